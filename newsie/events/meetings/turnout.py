"""How many were at a gathering, and whether what somebody attended is one."""
from __future__ import annotations

from newsie.events.grammar.engine import pattern
from newsie.lazy import lazy

_MANY = 30
_TIMES = {"万": 10_000, "千": 1_000, "百": 100}
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)} | {"两": 2}


def attendance_of(sentence: str) -> int | None:
    """Return how many people a sentence says were there.

    Examples:
        >>> attendance_of("秘书长王甲及委员共40人出席会议"), attendance_of("代表等3000多人参加大会")
        (40, 3000)
        >>> attendance_of("全省各地约2.2万人次收看"), attendance_of("干部职工三百余人参加")
        (22000, 300)
    """
    for name in ("meetings.present_count", "meetings.count", "meetings.count_behind"):
        for match in pattern(name).finditer(sentence):
            spelt = match["spelt"] if "spelt" in match.re.groupindex else None
            if spelt:
                return _DIGITS.get(spelt[0], 1) * _TIMES[spelt[-1]]
            times = match["times"] if "times" in match.re.groupindex else None
            return round(float(match["number"].replace(",", "")) * _TIMES.get(times or "", 1))
    return None


def count_of(group: str) -> int | None:
    """Return how many a group is said to be, if they are so many that they are those who came.

    Examples:
        >>> count_of("来自首都高校的近2000名师生"), count_of("10名退休职工"), count_of("各镇代表")
        (2000, None, None)
    """
    counted = list(pattern("meetings.count_of_group").finditer(group))
    if len(counted) != 1:
        return None
    number = round(float(counted[0]["number"]) * _TIMES.get(counted[0]["times"] or "", 1))
    return number if number >= _MANY else None


_CLAUSE = lazy(r"[^，,。；\n]*")


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
    stop = _CLAUSE.match(following)
    return None if stop is None or len(stop.group()) <= 2 else False
