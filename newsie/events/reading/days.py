"""The days of an article: which expressions name one, which of them dates a place of the text, what is too long ago."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from newsie.lazy import lazy
from newsie.occasion import Occasion, whole_day
from newsie.records import Date

_DAY_OR_MONTH = lazy(r"(?:\d{4}|XXXX)-\d\d|XXXX-XX-\d\d")
_IN_VIEW = lazy(r"(?:\d{4}|XXXX)-\d\d|XXXX-XX|[\dX]{4}-W")
#: Days before the issue within which what happened is its news.
RECENT = 12


def tells_day(date: Date) -> bool:
    """Tell whether a date says the day or the month.

    Examples:
        >>> tells_day(Date("4月28日", 0, 5, "DATE", "2025-04-28")), tells_day(Date("2025年", 0, 5, "DATE", "2025"))
        (True, False)
    """
    return date.type in ("DATE", "TIME") and _DAY_OR_MONTH.match(date.value) is not None


def fills_view(date: Date) -> bool:
    """Tell whether a date is a DAY of the typed view: a day, a month or a week."""
    return date.type in ("DATE", "TIME") and _IN_VIEW.match(date.value) is not None


def days_of(date: Date) -> str | None:
    """Return the day or the interval of days a date means, or None if it names no day.

    Examples:
        >>> days_of(Date("26日至27日", 0, 7, "DATE", "2020-03-26/2020-03-27"))
        '2020-03-26/2020-03-27'
        >>> days_of(Date("4月25日下午", 0, 7, "TIME", "2025-04-25TAF"))
        '2025-04-25'
    """
    days = [part[:10] for part in date.value.split("/")]
    if any(len(part) < 10 or part.endswith("XX-XX") for part in days):
        return None
    return "/".join(dict.fromkeys(days))


def is_background(date: Date, occasion: Occasion, *, recent: int = RECENT) -> bool:
    """Tell whether a date lies too far from the day of issue for its event to be the news of the article.

    Examples:
        >>> last_year = Date("去年10月", 0, 5, "DATE", "2024-10", begin="2024-10-01", end_date="2024-10-31")
        >>> is_background(last_year, Occasion(published="2025-04-28"))
        True
    """
    issue = occasion.today
    last = whole_day(date.end_date or date.begin)
    first = whole_day(date.begin or date.end_date)
    if issue is None or last is None or first is None:
        return False
    return last < issue - timedelta(days=recent) or first > issue


class Days:
    """The dates of an article that name a day, asked by place.

    Examples:
        >>> days = Days([Date("4月27日", 0, 5, "DATE", "2025-04-27")])
        >>> [date.text for date in days.within(0, 10)], days.last_before(8, floor=0).text
        (['4月27日'], '4月27日')
    """

    def __init__(self, dates: Sequence[Date]) -> None:
        self.all = [date for date in dates if tells_day(date)]
        self._starts = [date.start for date in self.all]

    def within(self, start: int, end: int) -> list[Date]:
        """Return the days that begin between two offsets."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, place: int, *, floor: int) -> Date | None:
        """Return the last day that begins before a place, and not before ``floor``."""
        index = bisect_left(self._starts, place) - 1
        return self.all[index] if index >= 0 and self._starts[index] >= floor else None
