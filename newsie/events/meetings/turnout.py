"""How many were at a gathering, and who came or spoke as a group."""
from __future__ import annotations

import regex

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.people import starts_at
from newsie.events.reading.sentences import Stretch

_TIMES = {"万": 10_000, "千": 1_000, "百": 100}
_LONGEST_LIST = 260
_LONGEST_SENTENCE = 3_000


def attendance_of(sentence: str) -> int | None:
    """Return how many people a sentence says were there.

    Examples:
        >>> attendance_of("秘书长王甲及委员共40人出席会议"), attendance_of("代表等3000多人参加大会")
        (40, 3000)
        >>> attendance_of("全省各地约2.2万人次收看")
        22000
    """
    counted = pattern("meetings.present_count").search(sentence)
    if counted:
        return int(counted["number"])
    for match in pattern("meetings.count").finditer(sentence):
        number = float(match["number"].replace(",", ""))
        return round(number * _TIMES.get(match["times"] or "", 1))
    return None


def groups_of(reading: Reading, sentence: Stretch) -> list[tuple[str, str]]:
    """Return the collective participants of a sentence with their role, whole enumerations as one.

    Examples:
        >>> reading = Reading("市直有关部门负责同志列席会议。市法院、检察院负责人参加。")
        >>> [groups_of(reading, sentence) for sentence in reading.sentences]
        [[('市直有关部门负责同志', 'observer')], [('市法院、检察院负责人', 'attendee')]]
    """
    out: list[tuple[str, str]] = []
    view = reading.view
    there = pattern("meetings.is_there").search(view, sentence.start, sentence.end)
    for match in pattern("meetings.groups_there").finditer(view, sentence.start, sentence.end) if there else ():
        role = "observer" if match["verb"].startswith("列席") else "attendee"
        left = max(match.start("groups"), match.end("groups") - _LONGEST_LIST)
        out += [(text, role) for text in _groups(reading, left, match.end("groups"))]
    spoken = False
    if sentence.end - sentence.start < _LONGEST_SENTENCE:
        for match in pattern("meetings.groups_speak").finditer(view, sentence.start, sentence.end):
            spoken = True
            out += [(text, "speaker") for text in _groups(reading, *match.span("groups"), whole=True)]
    for match in pattern("meetings.groups_from").finditer(view, sentence.start, sentence.end):
        text = reading.text[slice(*match.span("groups"))]
        if not spoken and not any(text in known or known in text for known, _ in out):
            out.append((text, "attendee"))
    return list(dict.fromkeys(out))


def _groups(reading: Reading, start: int, end: int, *, whole: bool = False) -> list[str]:
    """The groups between two offsets: what stands between people, cut where both sides are whole."""
    view, out = reading.view, []
    for stretch in _without_people(reading, start, end):
        pieces = [(stretch.start, stretch.end)] if whole else _pieces(view, stretch)
        for left, right in pieces:
            text = _stripped(reading, left, right)
            if text:
                out.append(text)
    return out


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


def _pieces(view: str, stretch: Stretch) -> list[tuple[int, int]]:
    """Cut at a comma, and at 、 和 及 behind a group's noun."""
    out, left = [], stretch.start
    for cut in pattern("meetings.between_groups").finditer(view, stretch.start, stretch.end):
        out.append((left, cut.start()))
        left = cut.end()
    out.append((left, stretch.end))
    return out


def _stripped(reading: Reading, start: int, end: int) -> str | None:
    """A group as printed, without what introduces it and how many they are; None if it is none."""
    view = reading.view
    lead = pattern("meetings.before_group").match(view, start, end)
    start = lead.end() if lead else start
    tail = pattern("meetings.behind_group").search(view, start, end)
    end = tail.start() if tail else end
    text = reading.text[start:end]
    if end - start < 2 or pattern("meetings.group_noun").search(text) is None:
        return None
    if pattern("meetings.no_group").search(view, start, end):
        return None
    return text


def is_about_a_gathering(following: str) -> bool | None:
    """Tell from what follows 出席, 参加, 主持 whether its object is a gathering; None if it does not say.

    Examples:
        >>> is_about_a_gathering("会议并讲话"), is_about_a_gathering("调研。"), is_about_a_gathering("。")
        (True, False, True)
    """
    if pattern("meetings.no_gathering").match(following):
        return False
    if pattern("meetings.gathering_object").match(following):
        return True
    stop = regex.match(r"[^，,。；\n]*", following)
    return None if stop is None or len(stop.group()) <= 2 else False
