"""Calendar points as EDTF strings (Extended Date/Time Format, level 1: https://www.loc.gov/standards/datetime/).

Only what level 1 can say: a known year, an interval with an open or unknown end, seasons, 198X and 20XX, ``~`` for
about. Quarters, halves and weeks have no code there and become intervals. A day without a year has none.
"""
from __future__ import annotations

from dataclasses import replace
from datetime import date

from .values import Moment

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def edtf_of(begin: Moment, finish: Moment | None = None, *, is_open: bool = False, about: bool = False) -> str | None:
    """Return the EDTF string of a point or of an interval, None where level 1 has none.

    Args:
        begin: the point, or the first end of an interval.
        finish: the second end.
        is_open: the interval has not ended (以来).
        about: the point is approximate (左右).

    Examples:
        >>> edtf_of(Moment("month", 2022, 6), is_open=True), edtf_of(Moment("quarter", 2022, number=3))
        ('2022-06/..', '2022-07/2022-09')
        >>> edtf_of(Moment("year", 1998), about=True), edtf_of(Moment("day", None, 4, 28)) is None
        ('1998~', True)
    """
    if finish is None and not is_open:
        point = _point(begin)
        if point and about and "/" not in point and "X" not in point:
            return point + "~"
        return point
    first = _edge(begin, last=False)
    if finish and first and first == _edge(finish, last=True):
        return first  # hours of one day
    last = ".." if is_open else finish and _edge(finish, last=True)
    return f"{first}/{last}" if first and last else None


def _point(moment: Moment) -> str | None:
    if moment.year is None or (moment.unit == "day" and (moment.month is None or moment.day is None)):
        return None
    if moment.unit == "decade":
        return f"{moment.year // 10}X"
    if moment.unit == "century":
        return f"{moment.year // 100}XX"
    if moment.unit == "season":
        return f"{moment.year:04d}-{_SEASONS[moment.season or 'SP']}"
    if moment.unit in ("day", "month", "year"):
        return _edge(moment, last=False)
    first, last = _edge(moment, last=False), _edge(moment, last=True)
    return f"{first}/{last}" if first and last else None


def _edge(moment: Moment, *, last: bool) -> str | None:
    """The day, month or year that an interval begins or ends with."""
    if moment.year is None:
        return None
    if moment.unit == "year":
        return f"{moment.year:05d}" if moment.year < 0 else f"{moment.year:04d}"
    if moment.unit in ("decade", "century"):
        span = 9 if moment.unit == "decade" else 99
        return f"{moment.year + (span if last else 0):04d}"
    edge = replace(moment, third=None).last() if last else replace(moment, third=None).first()
    if edge is None:
        return None
    whole_days = moment.unit in ("day", "week", "weekend")
    return edge.isoformat() if whole_days else _month(edge)


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"
