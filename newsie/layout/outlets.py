"""Outlets: the names of papers, agencies, stations and sites, by a list and by the way they are formed.

A name of the list (``lexicons/outlets.tsv``) or one that begins with an area (永州新闻网) is known wherever it begins;
any other (临河晚报, 青石融媒) only from where a clause begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from newsie.divisions import bare, county_names
from newsie.lazy import lazy
from newsie.lexicons import rows, words


@cache
def area_names() -> frozenset[str]:
    """Return the areas' names as a paper has them in its own: 永州 and 永州市."""
    kinds = tuple(words("outlets", "kind"))
    counties = (name for name in county_names() if not any(kind.startswith(name) for kind in kinds))  # 长安网
    full = [*(row.text for row in rows("areas")), *counties]
    return frozenset(name for text in full for name in (text, bare(text)) if len(name) >= 2)


#: How many characters may stand before the last word of a name that only its form tells.
_LONGEST_HEAD = 8
#: What stands between two outlets that are printed as one (临河网-临河日报).
JOINTS = "-—·、/－"
_JOINT = lazy(rf"\s?[{JOINTS}]\s?")
_HEAD = lazy(r"[\p{Han}A-Za-z]")
#: Words by their first character: at most places none begins.
_List = Mapping[str, tuple[str, ...]]


@cache
def _listed() -> _List:
    return _by_start(words("outlets", "agency", "site", "paper"))


@cache
def _kinds() -> _List:
    return _by_start(words("outlets", "kind"))


@cache
def _areas() -> _List:
    return _by_start(area_names())


def _by_start(texts: frozenset[str]) -> _List:
    """The words by their first character, the longest first."""
    out: dict[str, tuple[str, ...]] = {}
    for text in sorted(texts, key=len, reverse=True):
        out[text[0]] = (*out.get(text[0], ()), text)
    return out


def _longest(text: str, start: int, of: _List) -> int:
    """Return the end of the longest word of a list at a place, 0 if none stands there."""
    words_here = of.get(text[start : start + 1])
    if words_here:
        for word in words_here:
            if text.startswith(word, start):
                return start + len(word)
    return 0


def _kind_end(text: str, start: int) -> int:
    """Return the end of one or two last words of outlets' names at a place (日报, 日报客户端), 0 for none."""
    end = _longest(text, start, _kinds())
    return end and (_longest(text, end, _kinds()) or end)


def _known_ends(text: str, start: int) -> list[int]:
    """Return where outlets end that begin at a place and are known wherever they begin; longest first."""
    first = text[start : start + 1]
    listed, areas = _listed().get(first), _areas().get(first)
    ends: list[int] = []
    for word in listed or ():
        if text.startswith(word, start):
            end = start + len(word)
            more = _kind_end(text, end)
            if more:
                ends.append(more)
            ends.append(end)
    if first == "中" and text.startswith("中国", start) and (within := _longest(text, start + 2, _areas())):
        ends += [end] if (end := _kind_end(text, within)) else []
    area = _longest(text, start, _areas()) if areas else 0
    end = area and _kind_end(text, area)
    if end:
        ends.append(end)
    return ends


@lru_cache(maxsize=10_000)
def _in_head(character: str) -> bool:
    return _HEAD.match(character) is not None


def _one(text: str, start: int) -> list[int]:
    ends = _known_ends(text, start)
    kinds = _kinds()
    for place in range(start, min(len(text), start + _LONGEST_HEAD + 1)):
        character = text[place]
        own = place > start + 1 and text[place - 1] == "本"  # 解放日报本报: another begins there
        if character in kinds and not own and (end := _kind_end(text, place)):
            ends.append(end)
        if not _in_head(character):
            break
    return ends


def outlet_ends(text: str, start: int) -> list[int]:
    """Return where an outlet's name can end that begins at a place, with a second that is printed as one with it.

    Examples:
        >>> text = "荆楚网（湖北日报网）讯"
        >>> [text[:end] for end in outlet_ends(text, 0)][:2]
        ['荆楚网（湖北日报网）', '荆楚网']
        >>> outlet_ends("水渠通水", 0)
        []
    """
    ends = _one(text, start)
    return list(dict.fromkeys(end for first in ends for end in (*_second(text, first), first))) if ends else ends


def _second(text: str, end: int) -> list[int]:
    if text[end : end + 1] in ("（", "("):
        return [second + 1 for second in _one(text, end + 1) if text[second : second + 1] in ("）", ")")]
    joint = _JOINT.match(text, end)
    if joint:
        return _one(text, joint.end())
    return [] if text[end : end + 1] == "本" else _known_ends(text, end)


def begins_known(text: str, start: int) -> bool:
    """Tell whether an outlet that is known wherever it begins stands at a place.

    Examples:
        >>> begins_known("某某羊城晚报", 2), begins_known("某某青石晚报", 2)
        (True, False)
    """
    return bool(_known_ends(text, start))


@lru_cache(maxsize=1024)
def is_outlet(text: str) -> bool:
    """Tell whether a text is an outlet's name and nothing else.

    Examples:
        >>> [is_outlet(t) for t in ("新京报", "临河县融媒体中心", "厦门网-厦门日报", "县水利局")]
        [True, True, True, False]
    """
    return len(text) <= 40 and any(end == len(text) for end in outlet_ends(text, 0))
