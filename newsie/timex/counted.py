"""Points counted from a known one: 三年前, 两个月前, 99年前的8月1日, 两天后."""
from __future__ import annotations

from dataclasses import replace

from newsie.lazy import lazy

from .anchors import Context
from .clock import Groups
from .numerals import number
from .values import Moment, shifted, shifted_month

_UNITS = {"年": "year", "个月": "month", "天": "day", "周": "week", "个星期": "week", "星期": "week"}
#: 比五年前: counted from the year that the clause is about
_COMPARED = lazy("(?:比|较|与|和|同|于)$")
#: 两天后，: what is counted on opens its clause
_OPENS = lazy("(?:^|[，。；：\n])$")
#: How far behind the last day or year 两天后 can count on.
_REACH = 60


def counted(g: Groups, context: Context, start: int) -> tuple[Moment, str | None] | None:
    """Return the point that is counted back from the anchor or on from the last one named, and what resolved it.

    A year for years, a month for months, a week for weeks, a day for days; None where nothing is known to count from.

    Args:
        g: the groups of a match of `newsie.timex.patterns.point_at`.
        context: what the text has named so far.
        start: where the expression begins.
    """
    unit, count = _UNITS[g["counted"] or ""], number((g["count"] or "").replace("两", "二"))
    if g["later"]:
        return _later(unit, count, context, start)
    anchor = context.anchor
    if anchor is None or anchor.first() is None:
        return None
    told = context.last_year
    compared = _COMPARED.search(context.text, max(0, start - 1), start)
    if unit == "year" and compared and told is not None and context.same_sentence(context.last_year_end, start):
        return Moment("year", told - count), "context"
    return _moved(anchor, unit, -count), context.anchor_name


def _later(unit: str, count: int, context: Context, start: int) -> tuple[Moment, str | None] | None:
    """两天后: from the last day named, if it was named just before and as fine as what is counted."""
    last = context.last
    if last is None or start - context.last_end > _REACH or not context.same_paragraph(context.last_end, start):
        return None
    if not _OPENS.search(context.text, max(0, start - 1), start) or context.last_finish is not None:
        return None
    if unit in ("day", "week"):
        if last.unit != "day" or last.day is None:
            return None
        return shifted(last, count * (7 if unit == "week" else 1)), "context"
    if unit == "month":
        return (_moved(last, unit, count), "context") if last.unit in ("day", "month") and last.month else None
    return (Moment("year", last.year + count), "context") if last.year is not None else None


def _moved(base: Moment, unit: str, count: int) -> Moment:
    if unit == "year":
        return Moment("year", (base.year or 0) + count)
    if unit == "month":
        return replace(shifted_month(base, count), unit="month", day=None)
    moment = shifted(base, count * (7 if unit == "week" else 1))
    first = moment.first()
    if unit == "week" and first:
        iso = first.isocalendar()
        return Moment("week", iso[0], number=iso[1])
    return moment
