"""The stops of a round: what goes after 到, 来到, 在 as printed, one place each, without what is none in particular."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.view import BEGIN, INSIDE, kind_at
from newsie.lexicons import words

_LONGEST = 36
#: Bodies whose rooms are no stops of their own.
_WHOLES = (
    "公司", "集团", "厂", "学院", "大学", "医院", "学校", "小学", "中学", "馆", "队", "部队", "中心", "少年宫", "之家",
)
#: What a named region has many of: 石板村滑坡隐患点.
_SPOTS = ("隐患点", "安置点", "工地", "景区", "园区", "厂区")
_NO_PART = frozenset([BEGIN["DAY"], BEGIN["APART"], BEGIN["TITLE"]])
_SPREAD = ("PLACE", "ORG")


@cache
def _heads() -> tuple[str, ...]:
    return tuple(words("place_heads", "facility"))


@cache
def _rooms() -> tuple[str, ...]:
    return tuple(sorted(words("place_heads", "part"), key=len, reverse=True))


def stops_in(reading: Reading, start: int, end: int, *, sure: bool = True, bare: bool = True) -> list[str]:
    """Return the places of a stretch, as printed.

    Args:
        reading: the article.
        start: where the stretch begins, behind its preposition.
        end: where it ends.
        sure: the preposition says that somebody went there (到, not 在): the words need no further proof.
        bare: what stands behind shows that a word which nobody marked is a place (到青石调研).

    Examples:
        >>> stops_in(Reading("市福利院、丰收镇桃花村和有关企业"), 0, 16)
        ['市福利院', '丰收镇桃花村']
    """
    view = reading.view
    parts = []
    last = start
    for part in pattern("visits.parted").finditer(view, start, end):
        parts.append((last, part.start()))
        last = part.end()
    parts.append((last, end))
    places = [_place(reading, *part, sure, bare) for part in parts]
    if pattern("visits.rooms_all").search(view, start, end):  # 代表之家展示厅、书房等工作区域
        places = [place for place in places[:1] if place is not None and _named(view, *place)]
    if sure and len(parts) > 1 and any(places):  # a word that nobody marked, in a list of places
        places = [place or _listed(view, *part) for place, part in zip(places, parts, strict=True)]
    return list(dict.fromkeys(reading.text[slice(*place)] for place in places if place is not None))


def _listed(view: str, start: int, end: int) -> tuple[int, int] | None:
    tail = pattern("visits.place_tail").search(view, start, end)
    end = tail.start() if tail and tail.start() > start else end
    none = pattern("visits.no_place").fullmatch(view, start, end)
    if none or pattern("visits.no_place_end").search(view, start, end):
        return None
    return (start, end) if pattern("visits.unmarked_listed").fullmatch(view, start, end) else None


def _place(reading: Reading, start: int, end: int, sure: bool, bare: bool) -> tuple[int, int] | None:
    """The place of a stretch that names one: without what only describes it, without its rooms."""
    view = reading.view
    again = pattern("visits.said_again").fullmatch(view, start, end)
    if again:
        end = again.end("place")
    verb = pattern("visits.swallowed").search(view, start, end)
    if verb:
        end = verb.start()
    owner = pattern("visits.owner").match(view, start, end)
    if owner and is_place(reading, *owner.span("owner")):
        end = owner.end("owner")
    tail = pattern("visits.place_tail").search(view, start, end)
    if tail and tail.start() > start:
        end = tail.start()
    described = pattern("visits.described").match(view, start, end)
    if described and described.end() < end:
        start = described.end()
    while start < end and view[start] in " 　，、":
        start += 1
    for _ in range(3):
        tail = pattern("visits.place_tail").search(view, start, end)
        if tail is None or tail.start() == start:
            break
        end = tail.start()
    if pattern("visits.no_place").fullmatch(view, start, end):
        return None
    room = next((room for room in _rooms() if view.endswith(room, start, end)), None)
    if room is not None:
        end -= len(room)
        sure = False
        if pattern("visits.no_place").fullmatch(view, start, end):
            return None
    short = end - start == 1 and kind_at(view, start) != "PLACE"
    if short or not 0 < end - start <= _LONGEST or pattern("visits.no_place_end").search(view, start, end):
        return None
    return (start, end) if is_place(reading, start, end, sure=sure, bare=bare) else None


def is_place(reading: Reading, start: int, end: int, *, sure: bool = False, bare: bool = True) -> bool:
    """Tell whether a stretch names a place: it ends in the name of one or of a body, or like one (县福利院)."""
    view = reading.view
    if any(view[place] in _NO_PART for place in range(start, end)):
        return False
    if kind_at(view, end - 1) in _SPREAD:
        return True
    ends = reading.text.endswith(_heads(), start, end) and end - start >= 2
    named = _named(view, start, end)
    if not named and pattern("visits.of_a_kind").fullmatch(view, start, end):
        return False
    if named:
        return ends or sure or reading.text.endswith(_SPOTS, start, end)
    return (ends and end - start >= 3) or (sure and bare and _word(view, start, end))


def _named(view: str, start: int, end: int) -> bool:
    """Tell whether the name of a place or a body is in a stretch."""
    return any(view[place] in _signs() for place in range(start, end))


def _word(view: str, start: int, end: int) -> bool:
    """Tell whether a stretch can be a name that nobody marked: 青石, 首都."""
    return pattern("visits.unmarked").match(view[start:end]) is not None


@cache
def _signs() -> frozenset[str]:
    return frozenset(INSIDE[kind] for kind in _SPREAD)


def is_matter(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch ends like the matter of an inspection: 春耕工作, 项目建设."""
    return pattern("visits.is_matter").search(reading.view, start, end) is not None


def add_stops(stops: list[str], more: Sequence[str]) -> None:
    """Add further stops; of two wordings of one place the first stays."""
    for stop in more:
        for number, known in enumerate(stops):
            if known != stop and known.endswith(stop) and any(known.startswith(region) for region in stops[:number]):
                stops[number] = stop  # 邢台市临城县: 临城县, where 邢台市 is a stop already
            elif known != stop and stop.endswith(known) and len(known) > 1 and number == 0:
                stops[number] = stop  # 余村 in the headline, in full behind it
        whole = not stop.endswith((*_WHOLES, "本部"))
        if whole and any(stop.startswith(known) and known.endswith(_WHOLES) for known in stops):
            continue  # 学院西校区 of 学院
        if not any(stop == known or known.endswith(stop) or stop.endswith(known) for known in stops):
            stops.append(stop)
