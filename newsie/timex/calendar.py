"""The Chinese calendar: lunar days, solar terms, and the days off that the State Council set, by ``lunar_python``."""
from __future__ import annotations

from datetime import date, timedelta
from functools import cache

#: The table of a lunar year runs from winter solstice to winter solstice; the second one has this name there.
_SECOND_SOLSTICE = "DONG_ZHI"
_FIRST_YEAR, _LAST_YEAR = 1600, 2200


@cache
def lunar_day(year: int, month: int, day: int) -> date | None:
    """Return the day of the common calendar on which a day of a lunar year falls, None where that year lacks it.

    Args:
        year: the common year in which the lunar year begins.
        month: 1 (正月) to 12 (腊月).
        day: 1 (初一) to 30.

    Examples:
        >>> lunar_day(2025, 8, 15), lunar_day(2025, 1, 1)
        (datetime.date(2025, 10, 6), datetime.date(2025, 1, 29))
        >>> lunar_day(2025, 12, 30) is None
        True
    """
    from lunar_python import (
        Lunar,
        LunarMonth,
    )

    if not _FIRST_YEAR <= year <= _LAST_YEAR or day > LunarMonth.fromYm(year, month).getDayCount():
        return None
    solar = Lunar.fromYmd(year, month, day).getSolar()
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def new_years_eve(year: int) -> date | None:
    """Return 除夕, the day before the lunar year that begins in ``year``.

    Examples:
        >>> new_years_eve(2025)
        datetime.date(2025, 1, 28)
    """
    first = lunar_day(year, 1, 1)
    return first - timedelta(days=1) if first else None


@cache
def solar_term(year: int, name: str) -> date | None:
    """Return the day on which one of the twenty-four solar terms begins.

    Examples:
        >>> solar_term(2025, "清明"), solar_term(2025, "冬至")
        (datetime.date(2025, 4, 4), datetime.date(2025, 12, 21))
    """
    from lunar_python import Solar

    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    found = Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable().get(_SECOND_SOLSTICE if name == "冬至" else name)
    return date(found.getYear(), found.getMonth(), found.getDay()) if found else None


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the ``nth`` Monday (1) to Sunday (7) of a month.

    Examples:
        >>> nth_weekday(2025, 5, 2, 7)
        datetime.date(2025, 5, 11)
    """
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


@cache
def days_off(day: date) -> tuple[date, date] | None:
    """Return the first and last of the days off in a row around a holiday, as the State Council's notice has them.

    None for a year that the table of ``lunar_python`` lacks (before 2002, or not yet announced), and for a day that is
    no public holiday.

    Examples:
        >>> days_off(date(2025, 5, 1))
        (datetime.date(2025, 5, 1), datetime.date(2025, 5, 5))
        >>> days_off(date(1995, 5, 1)) is None
        True
    """
    free = _free_days(day.year - 1) | _free_days(day.year) | _free_days(day.year + 1)
    if day not in free:
        return None
    first = last = day
    while first - timedelta(days=1) in free:
        first -= timedelta(days=1)
    while last + timedelta(days=1) in free:
        last += timedelta(days=1)
    return first, last


@cache
def _free_days(year: int) -> frozenset[date]:
    from lunar_python.util import HolidayUtil

    return frozenset(date.fromisoformat(h.getDay()) for h in HolidayUtil.getHolidays(year) if not h.isWork())
