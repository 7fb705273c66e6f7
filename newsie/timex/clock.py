"""Times of the day: 下午4点半, 晚8时, 傍晚."""
from __future__ import annotations

from typing import Protocol

import regex

from .numerals import number


class Groups(Protocol):
    """The groups of a match by their names: the match itself, or a dict."""

    def __getitem__(self, name: str, /) -> str | None: ...


#: The groups that say when on a day.
OF_DAY = ("part", "hour", "minute", "second", "half")
PARTS = {
    "凌晨": "TMO", "清晨": "TMO", "早晨": "TMO", "早上": "TMO", "早间": "TMO", "上午": "TMO", "早": "TMO", "晨": "TMO",
    "黎明": "TMO", "拂晓": "TMO", "中午": "TMI", "正午": "TMI", "午间": "TMI", "下午": "TAF", "午后": "TAF",
    "傍晚": "TEV", "晚上": "TEV", "晚间": "TEV", "晚": "TEV", "深夜": "TNI", "夜间": "TNI", "夜里": "TNI",
    "夜晚": "TNI", "午夜": "TNI",
    "后半夜": "TNI", "前半夜": "TNI", "下半夜": "TNI", "上半夜": "TNI", "清早": "TMO", "夜": "TNI",
    "天亮": "TMO", "日出": "TMO", "日落": "TEV", "黄昏": "TEV", "天黑": "TEV",
}  # fmt: skip


def part_of(word: str) -> str:
    """Return the TIMEX3 part of the day that a word names.

    Examples:
        >>> part_of("傍晚")
        'TEV'
    """
    return PARTS[word]


def clock_of(match: regex.Match[str]) -> str:
    """Return the time of day, 24 hours, of a match with an hour: 下午4点半 is 16:30."""
    return clock_at(match, PARTS[match["part"]] if match["part"] else None)


def clock_at(g: Groups, part: str | None) -> str:
    """Return the time of day of some groups: 下午1时 is 13:00, 中午12时 is noon, 晚12时 is the end of the day."""
    hour = number(g["hour"] or "0")
    if (part in ("TAF", "TEV") and hour < 12) or (part == "TMI" and hour < 3) or (part == "TNI" and 6 <= hour < 12):
        hour += 12
    elif part in ("TEV", "TNI") and hour == 12:
        hour = 24
    minute = number(g["minute"].lstrip("零") or "零") if g["minute"] else 30 if g["half"] else 0
    return f"{hour:02d}:{minute:02d}" + (f":{int(g['second']):02d}" if g["second"] else "")
