"""Calendar points and intervals, their TIMEX3 values and the first and last day they can mean."""
from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_FINENESS = {
    "century": 0, "decade": 0, "year": 1, "half": 2, "season": 2, "quarter": 2, "months": 2,
    "month": 3, "week": 3, "weekend": 3, "day": 4,
}  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """One calendar point. ``None`` in ``year``, ``month`` or ``day`` of a finer ``unit`` means: not known.

    ``unit`` is day, month, months (from ``first_month`` to ``month``), quarter, half, season, week, weekend, year,
    decade or century (both by their first year; a year before Christ is 1 minus its number); ``number`` the quarter,
    half or week; ``third`` 1, 2 or 3 for 上旬, 中旬 and 下旬 of a month; ``season`` SP, SU, FA or WI; ``part`` a
    TIMEX3 part of the day (TMO) and ``clock`` a time of day (10:00).
    """

    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    season: str | None = None
    part: str | None = None
    clock: str | None = None
    first_month: int = 1
    third: int | None = None

    @property
    def type(self) -> str:
        """TIME where a clock time or a part of the day is given, else DATE."""
        return "TIME" if self.part or self.clock else "DATE"

    @property
    def fineness(self) -> int:
        """How fine the point is: a day is finer than a month, a month than a year."""
        return _FINENESS[self.unit]

    def value(self) -> str:
        """Return the TIMEX3 value.

        Examples:
            >>> Moment("day", 2025, 4, 28, clock="10:00").value(), Moment("months", 2022, 9).value()
            ('2025-04-28T10:00', '2022-01/2022-09')
        """
        year = "XXXX" if self.year is None else f"{self.year:04d}" if self.year > 0 else f"BC{1 - self.year:04d}"
        if self.unit == "day":
            day = f"{year}-{_two(self.month)}-{_two(self.day)}"
            if self.clock:
                return f"{day}T{self.clock}"
            return f"{day}{self.part}" if self.part else day
        if self.unit == "month":
            return f"{year}-{_two(self.month)}"
        if self.unit == "months":
            return f"{year}-{self.first_month:02d}/{year}-{_two(self.month)}"
        if self.unit == "quarter":
            return f"{year}-Q{self.number}"
        if self.unit == "half":
            return f"{year}-H{self.number}"
        if self.unit == "season":
            return f"{year}-{self.season}"
        if self.unit in ("week", "weekend"):
            return f"{year}-W{_two(self.number)}{'-WE' if self.unit == 'weekend' else ''}"
        if self.unit == "decade":
            return f"{(self.year or 0) // 10}0s"
        if self.unit == "century":
            return f"{(self.year or 0) // 100:02d}"
        return year

    def first(self) -> date | None:
        """Return the first day the point can mean, None where the year or the day is not known."""
        if self.year is None or not 1 <= self.year <= 9998:
            return None
        opening = self.day if self.unit == "day" else 10 * ((self.third or 1) - 1) + 1
        return _day(self.year, self._first_month(), opening, self)

    def last(self) -> date | None:
        """Return the last day the point can mean, None where the year or the day is not known."""
        first = self.first()
        if first is None or self.year is None or self.unit == "day":
            return first
        if self.unit == "week":
            return first + timedelta(days=6)
        if self.unit == "weekend":
            return first + timedelta(days=1)
        if self.unit in ("decade", "century"):
            return date(self.year + (9 if self.unit == "decade" else 99), 12, 31)
        if self.third in (1, 2):
            return date(self.year, self.month or 1, 10 * self.third)
        month = self._last_month()
        year, month = (self.year + 1, month - 12) if month > 12 else (self.year, month)
        return date(year, month, monthrange(year, month)[1])

    def _first_month(self) -> int | None:
        if self.unit in ("day", "month"):
            return self.month
        if self.unit == "months":
            return self.first_month
        if self.unit == "quarter":
            return 3 * (self.number or 1) - 2
        if self.unit == "half":
            return 6 * (self.number or 1) - 5
        if self.unit == "season":
            return _SEASON_MONTHS[self.season or "SP"][0]
        return 1

    def _last_month(self) -> int:
        if self.unit in ("month", "months"):
            return self.month or 12
        if self.unit == "quarter":
            return 3 * (self.number or 4)
        if self.unit == "half":
            return 6 * (self.number or 2)
        if self.unit == "season":
            return _SEASON_MONTHS[self.season or "SP"][1]
        return 12


def day_of(iso: str) -> Moment | None:
    """Return the day an ISO string names, its year ``XXXX`` read as not known; None for anything else.

    Examples:
        >>> day_of("XXXX-04-28").value(), day_of("soon")
        ('XXXX-04-28', None)
    """
    pieces = iso[:10].split("-")
    if len(pieces) != 3 or not (pieces[1].isdecimal() and pieces[2].isdecimal()):
        return None
    if pieces[0] != "XXXX" and not pieces[0].isdecimal():
        return None
    moment = Moment("day", None if pieces[0] == "XXXX" else int(pieces[0]), int(pieces[1]), int(pieces[2]))
    return moment if exists(moment) else None


def exists(moment: Moment) -> bool:
    """Return whether the calendar has the day: 2月30日 has none."""
    if moment.unit != "day" or moment.month is None or moment.day is None:
        return True
    leap = moment.year if moment.year is not None else 2000
    return 1 <= leap <= 9999 and 1 <= moment.month <= 12 and 1 <= moment.day <= monthrange(leap, moment.month)[1]


def shifted(moment: Moment, days: int) -> Moment:
    """Return the day ``days`` later (or earlier), an unknown year staying unknown."""
    if moment.month is None or moment.day is None:
        return Moment("day")
    # without a year there is no 29 February to count from
    last = 28 if moment.year is None and moment.month == 2 else 31
    try:
        there = date(moment.year or 2001, moment.month, min(moment.day, last)) + timedelta(days=days)
    except OverflowError:  # beyond the calendar's first or last day
        return Moment("day")
    return Moment("day", None if moment.year is None else there.year, there.month, there.day)


def shifted_month(moment: Moment, months: int) -> Moment:
    """Return the month ``months`` later (or earlier) than the one of ``moment``."""
    if moment.month is None:
        return Moment("month", moment.year)
    count = moment.month - 1 + months
    return Moment("month", None if moment.year is None else moment.year + count // 12, count % 12 + 1)


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def _day(year: int, month: int | None, day: int | None, moment: Moment) -> date | None:
    if moment.unit in ("week", "weekend"):
        return date.fromisocalendar(year, moment.number, 1 if moment.unit == "week" else 6) if moment.number else None
    if month is None or day is None:
        return None
    return date(year, month, day)
