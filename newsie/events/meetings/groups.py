"""Who was at a gathering, or spoke there, as a group: 市直有关部门负责同志, 来自各地的师生."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.people import starts_at
from newsie.events.reading.sentences import Stretch
from newsie.events.reading.view import BEGIN, mentions
from newsie.guarded import Guarded
from newsie.lazy import lazy
from newsie.necessary import NOTHING_KNOWN, necessity

_LONGEST_LIST = 260
_LONGEST_SENTENCE = 3_000
_LONGEST_GLOSS = 14
_SHORTEST = 3
_SHORTEST_BODY = 4
_SHORTEST_GROUP = 5
#: What stands over a whole list, and what begins a member that has a body of its own.
_SHARED = lazy(r"[，、；及和]*(?:各|重点|全体)(?!界)")
_OWN = lazy(
    rf"全?[省市县区州旗镇乡]|各|重点|全体|来自|部分|受邀|特邀|到会|企业|其[他余它]|社会|\d|[一二三四五六七八九十百两]+余?[名位]"
    rf"|[{BEGIN['ORG']}{BEGIN['PLACE']}{BEGIN['QUOTED']}]"
)
_COUNTED = lazy(r"\d")
#: 来自甲、乙的代表和学者 is one group; 来自甲的80名师生和乙的代表 are two.
_FROM = lazy(r"[，、及和]*(?:[近约超]?\d+[余多]?[名位])?来自")
_COUNTED_NEXT = lazy(r"来自|.*\d[余多]?[名位]")
_DISCUSSED = lazy("研讨|探讨|讨论|(?:进行|展开|开展|深入).{0,8}(?:交流|对话)")
_CAME = lazy(r"(?:[近约超]?\d+[余多]?[名位])?来自|(?:全体)?与会")
_CONFERENCE = lazy("发布会|吹风会|记者会")
_CLAUSE_ENDS = lazy("[，,；;]")


def groups_of(reading: Reading, sentence: Stretch, marked: str | None = None) -> list[tuple[str, str]]:
    """Return the collective participants of a sentence with their role, whole enumerations as one.

    Args:
        reading: the article.
        sentence: the sentence.
        marked: the article's typed view with the names of gatherings as mentions; else its view.

    Examples:
        >>> reading = Reading("市直有关部门负责同志列席会议。市法院、检察院负责人参加。")
        >>> [groups_of(reading, sentence) for sentence in reading.sentences]
        [[('市直有关部门负责同志', 'observer')], [('市法院、检察院负责人', 'attendee')]]
    """
    view, found = marked or reading.view, list[tuple[int, str, str]]()
    there = pattern("meetings.is_there").search(view, sentence.start, sentence.end)
    for match in _told("meetings.groups_there", view, sentence) if there else ():
        role = "observer" if match["verb"].startswith("列席") else "attendee"
        if pattern("meetings.and_spoke").match(view, match.end(), sentence.end):
            role = "speaker"
        left = max(match.start("groups"), match.end("groups") - _LONGEST_LIST)
        found += [(start, text, role) for start, text in _groups(reading, view, left, match.end("groups"))]
    for match in pattern("meetings.groups_behind").finditer(view, sentence.start, sentence.end) if there else ():
        role = "observer" if match.group().startswith("列席") else "attendee"
        found += [(start, text, role) for start, text in _groups(reading, view, *match.span("groups"))]
    if sentence.end - sentence.start < _LONGEST_SENTENCE:
        for match in _told("meetings.groups_speak", view, sentence):
            bodies = pattern("meetings.needs_people").match(match["verb"]) is None
            # 举行发布会，有关部门介绍了
            if not bodies and match["verb"].startswith(("介绍了", "通报了", "表示")):
                bodies = _CONFERENCE.search(reading.text, sentence.start, match.start("verb")) is not None
            spoke = _speaker(reading, view, *match.span("groups"), bodies)
            discussed = _DISCUSSED.search(match["verb"]) is not None
            for start, text in spoke:
                if discussed and _CAME.match(text):
                    found.append((start, text, "attendee"))
                elif bodies or not text.startswith("与会"):
                    found.append((start, text, "speaker"))
    for match in pattern("meetings.groups_heard").finditer(view, sentence.start, sentence.end):
        if pattern("meetings.demands").search(view, sentence.start, match.start()):
            continue
        heard = _stripped(reading, view, *match.span("groups"), bodies=True)
        found += [(start, text, "speaker") for start, text in heard]
    for match in pattern("meetings.groups_from").finditer(view, sentence.start, sentence.end):
        start, end = match.span("groups")
        text = reading.text[start:end]
        if not any(text in known or known in text for _, known, _ in found):
            found.append((start, text, "attendee"))
    return list(dict.fromkeys((text, role) for _, text, role in sorted(found)))


_GROUP_ENDS = re.compile(r"\{\d+,\d+\}\?\)")


@cache
def _verb(name: str) -> Guarded:
    """The end of a pattern, from its verb on: where it is nowhere, there is no use in trying every subject."""
    source = pattern(name).pattern
    return Guarded.of(source[source.index("(?P<verb>") :])


@cache
def _with_group(name: str) -> Guarded:
    """The pattern, told what stands behind its group: so it need not try every adverb and verb behind every character.

    Raises:
        ValueError: what stands there can be nothing, or anything.
    """
    source = pattern(name).pattern
    ends = _GROUP_ENDS.search(source)
    behind = necessity(source[ends.end() :]) if ends else NOTHING_KNOWN
    if ends is None or behind.begins is None or behind.nullable or behind.unless:
        raise ValueError(f"{name}: nothing is known of what stands behind the group")
    signs = re.escape("".join(sorted({word[0] for word in behind.begins})))
    return Guarded.of(f"{source[: ends.end()]}(?=[{signs}]){source[ends.end() :]}")


def _told(name: str, view: str, sentence: Stretch) -> Iterator[regex.Match[str]]:
    """The matches of a pattern that ends in a verb, as long as there is one."""
    start, end = sentence.start, sentence.end
    while _verb(name).search(view, start, end) and (match := _with_group(name).search(view, start, end)):
        yield match
        start = match.end()


def _groups(reading: Reading, view: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The groups between two offsets: what stands between people, cut where both sides are whole."""
    for stretch in _without_people(reading, start, end):
        for left, right in _pieces(reading.text, view, stretch):
            yield from _stripped(reading, view, left, right, bodies=True)


def _without_people(reading: Reading, start: int, end: int) -> list[Stretch]:
    out, left = [], start
    for named in reading.people_in(start, end):
        right = starts_at(reading.view, named)
        while right > left and reading.view[right - 1] not in "，、；及和":
            right -= 1  # 市领导丁一鸣
        out.append(Stretch(left, right))
        left = named.end
    out.append(Stretch(left, end))
    return [stretch for stretch in out if stretch.end - stretch.start >= 2]


def _pieces(text: str, view: str, stretch: Stretch) -> list[tuple[int, int]]:
    """Cut at a comma, and at 、 和 及 behind a group's noun; bodies before a comma go with the group behind it."""
    cuts = list(pattern("meetings.between_groups").finditer(view, stretch.start, stretch.end))
    out, left = [], stretch.start
    for number, cut in enumerate(cuts):
        piece = view[left : cut.start()]
        right = cuts[number + 1].start() if number + 1 < len(cuts) else stretch.end
        if cut.group() == "，":
            listed = "、" in piece or left > stretch.start
            if listed and _is_body(piece):
                continue  # 市水利局、市文旅局，各镇负责人
        elif _SHARED.match(text, left, cut.start()) and not _OWN.match(view[cut.end() : right]):
            continue  # 重点企业工会主席、安全监督员; 各镇工会主席及安全工作负责同志
        elif cut.group() == "、" and min(len(piece), right - cut.end()) < _SHORTEST_GROUP:
            continue  # 市民、各级领导、嘉宾
        if cut.group() not in "，；" and _FROM.match(piece) and _COUNTED_NEXT.match(view[cut.end() : right]) is None:
            continue
        out.append((left, cut.start()))
        left = cut.end()
    out.append((left, stretch.end))
    return out


def _is_body(piece: str) -> bool:
    if pattern("meetings.people_noun").search(piece) or pattern("meetings.no_group").search(piece):
        return False
    return pattern("meetings.body_noun").search(piece) is not None


def _speaker(reading: Reading, view: str, start: int, end: int, bodies: bool) -> Iterator[tuple[int, str]]:
    """The group that ends a stretch, with the clauses before it that are part of its list."""
    edges = [start, *(cut.end() for cut in _CLAUSE_ENDS.finditer(view, start, end))]
    groups: list[tuple[int, str]] = []
    found: list[tuple[int, str]] = []
    for left in reversed(edges):
        if left >= end or pattern("meetings.with_somebody").search(reading.text[left:end]):
            continue
        clause = view[left : end if not found else found[0][0]].rstrip("，,；;")
        if found and pattern("meetings.people_noun").search(clause):
            groups, end, found = found + groups, left + len(clause), []  # 有关同志，职工代表: each a group
        elif found and not _is_body(clause):
            break
        longer = list(_stripped(reading, view, left, end, bodies=bodies))
        if not longer:
            break
        found = longer
    yield from found + groups


def _stripped(reading: Reading, view: str, start: int, end: int, *, bodies: bool) -> Iterator[tuple[int, str]]:
    """A group as printed, without what introduces it and how many they are; none if it is none."""
    lead = pattern("meetings.before_group").match(view, start, end)
    start = lead.end() if lead else start
    tail = pattern("meetings.behind_group").search(view, start, end)
    end = tail.start() if tail else end
    text = reading.text[start:end]
    if end - start < 2 or pattern("meetings.no_group").search(view, start, end) or _quotes(reading, start, end):
        return
    counted = tail is not None and _COUNTED.search(tail.group()) is not None
    if len(text) < _SHORTEST and not counted:
        return
    if all(pattern("meetings.one_post").search(part) for part in text.split("、")):
        return
    if pattern("meetings.people_noun").search(text) is None:
        listed = any(sign in text for sign in "、各及和") or len(text) >= _SHORTEST_BODY
        named = pattern("meetings.body_noun").search(text) or pattern("meetings.body_noun").search(view, start, end)
        if not bodies or not listed or not named:
            return
    yield start, text


def _quotes(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch holds somebody's words; a gloss (各镇（街道）) is none."""
    return any(
        right - left > _LONGEST_GLOSS or reading.text[left] not in "（(“"
        for left, right, kind in mentions(reading.view, start, end)
        if reading.view[left] == BEGIN["APART"]
    )
