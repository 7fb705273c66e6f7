"""Time that is no point of the calendar: durations (三年), sets (每年) and vague references (日前, 近年来)."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from newsie.lexicons import alternation, rows
from newsie.records import Date

from .numerals import number

_UNITS = {
    "年": "Y", "个月": "M", "个星期": "W", "周": "W", "天": "D", "日": "D", "个小时": "H", "小时": "H",
    "分钟": "MIN", "个世纪": "C", "个季度": "Q",
}  # fmt: skip
_SETS = {"年": "P1Y", "月": "P1M", "周": "P1W", "天": "P1D", "日": "P1D", "晚": "P1D"}


@cache
def _pattern() -> regex.Pattern[str]:
    units = alternation(tuple(_UNITS))
    return regex.compile(
        f"(?<![体呈展实出表兑显发再涌闪射末])(?P<reference>{alternation(tuple(_references()))})"
        "|每(?P<every>[年月周天日晚])(?![一二三四五六日]|轮)"
        r"|(?<![\d第.,、年月一二三四五六七八九十百千])"
        r"(?P<count>\d{1,3}(?!\d)|\d{4}(?= ?[余多])"
        "|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
        f" ?(?:余|多)?(?P<unit>{units})(?![级代度轮薪底初末前产年一]|以上|行动|规划|计划|期)多?(?:以来|来|间)?"
    )


@cache
def _references() -> dict[str, str]:
    return {row.text: row.note for row in rows("time_references")}


def spans(plain: str) -> Iterator[Date]:
    """Yield durations (P3Y), sets (P1Y of type SET) and vague references (PAST_REF) of a uniform text, in order.

    NOT found: spans of hundreds of years in Chinese numerals, fractions (半年).

    Example:
        >>> [(d.text, d.type, d.value) for d in spans("近年来，每年有3个月。")]
        [('近年来', 'DATE', 'PAST_REF'), ('每年', 'SET', 'P1Y'), ('3个月', 'DURATION', 'P3M')]
    """
    for match in _pattern().finditer(plain):
        if match["reference"]:
            kind, value = "DATE", _references()[match["reference"]]
        elif match["every"]:
            kind, value = "SET", _SETS[match["every"]]
        else:
            kind, value = "DURATION", _duration(number(match["count"].replace("两", "二")), match["unit"])
        yield Date(text=match.group(), start=match.start(), end=match.end(), type=kind, value=value)


def _duration(count: int, unit: str) -> str:
    letter = _UNITS[unit]
    if letter == "MIN":
        return f"PT{count}M"
    if letter == "H":
        return f"PT{count}H"
    if letter == "C":
        return f"P{100 * count}Y"
    return f"P{3 * count}M" if letter == "Q" else f"P{count}{letter}"
