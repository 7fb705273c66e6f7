"""The day of issue as files and file names write it → an ISO day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

_CHINA = timezone(timedelta(hours=8))
_PARTED = re.compile(r"(?<!\d)(\d{4}) ?[-/._年] ?(\d{1,2}) ?[-/._月] ?(\d{1,2})(?!\d)")
_SOLID = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")
_SOLID_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)\d{4}(?:\d\d)?")
_STAMP = re.compile(r"-?\d{9,10}(?:\d{3})?(?:\.\d{1,9})?")
_NOTHING = frozenset(("", "none", "null", "nan", "nat", "n/a", "-", "无", "不详"))


def is_nothing(value: object) -> bool:
    """Tell whether a value of a row says nothing: None, blank, "nan", "无".

    Examples:
        >>> is_nothing(" "), is_nothing(float("nan")), is_nothing(0)
        (True, True, False)
    """
    return value is None or value != value or str(value).strip().lower() in _NOTHING


def day_written(value: object) -> str | None:
    """Return the ISO day that a value of a row writes, None where it writes none.

    Args:
        value: a text (2025-04-28, 20250428, 2025/4/28, 2025年4月28日, each with or without a time of day behind it),
            a unix timestamp in seconds or milliseconds (the day in China), or a ``date``.

    Not found: days without a year, 28/4/2025, words (昨天).

    Examples:
        >>> day_written("2025年4月28日 08:30"), day_written(20250428), day_written(1745798400)
        ('2025-04-28', '2025-04-28', '2025-04-28')
        >>> day_written("28.4.2025")
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    written = str(value).strip()
    if isinstance(value, bool) or len(written) > 60:
        return None
    if isinstance(value, float) and value.is_integer():
        written = str(int(value))
    match = _PARTED.match(written) or _SOLID.match(written)
    day = _valid(match) if match else None
    if day is None and (match := _SOLID_TIME.fullmatch(written)) and "1800" < match[1] < "2101":
        day = _valid(match)
    return day or (_of_stamp(written) if _STAMP.fullmatch(written) else None)


def day_in_name(name: str, pattern: re.Pattern[str]) -> str | None:
    """Return the day that a pattern finds in a file's name: its group ``published``, its first group, or all of it.

    Examples:
        >>> day_in_name("rmrb_2025_04_28_p1.txt", re.compile(r"rmrb_(\\d+_\\d+_\\d+)"))
        '2025-04-28'
        >>> day_in_name("19960301-2.txt", re.compile(r"(?P<y>\\d{4})(?P<m>\\d\\d)(?P<d>\\d\\d)"))
        '1996-03-01'
    """
    match = pattern.search(name)
    if match is None:
        return None
    groups = match.groupdict()
    for year, month, day in (("y", "m", "d"), ("year", "month", "day")):
        if {year, month, day} <= groups.keys():
            return day_written(f"{groups[year]}-{groups[month]}-{groups[day]}")
    named = groups.get("published") or groups.get("day") or groups.get("date")
    return day_written(named or (match[1] if pattern.groups else match[0]) or "")


def _valid(match: re.Match[str]) -> str | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _of_stamp(written: str) -> str | None:
    seconds = float(written)
    if abs(seconds) > 1e11:
        seconds /= 1000
    return (
        (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=seconds))
        .astimezone(_CHINA)
        .date()
        .isoformat()
    )
