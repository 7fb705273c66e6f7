"""What a match of the point pattern names: a point or the two ends of an interval."""
from __future__ import annotations

from dataclasses import dataclass, replace

from .anchors import Context
from .calendar import nth_weekday
from .clock import PARTS, Groups, clock_at
from .numerals import number
from .values import Moment, shifted, shifted_month

_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI", "暑": "SU", "寒": "WI"}


@dataclass(frozen=True)
class Interpretation:
    """The point or the two ends that a match names; ``source`` says what resolved it, as in ``Date.anchor``."""

    begin: Moment
    end: Moment | None = None
    source: str | None = "self"
    explicit_year: bool = False


def finer(g: Groups, context: Context, year: int | None, month: int | None) -> Interpretation:
    """The stretch within a year that the groups name."""
    if g["mfrom"]:
        return Interpretation(Moment("month", year, number(g["mfrom"])), Moment("month", year, month))
    if g["dfrom"]:
        end = in_day(Moment("day", year, month, number(g["day"] or "")), g, None)
        return Interpretation(Moment("day", year, month, number(g["dfrom"])), end)
    if g["day"]:
        return span_of_hours(Moment("day", year, month, number(g["day"])), g)
    if g["nthweek"] and month is not None:
        return Interpretation(nth_week(year, month, number(g["nthweek"])))
    if g["thisday"] and context.anchor and context.anchor.month:
        return Interpretation(replace(context.anchor, year=year))
    if g["edge"]:
        return Interpretation(_edge_day(g["edge"], year, month))
    if month is not None:
        third = _third(g["third"] or (g["thirdmonth"] or "")[1:] or None)
        return Interpretation(Moment("month", year, month, third=third))
    if g["quarters"]:
        return Interpretation(Moment("months", year, 3 * number(g["quarters"])))
    if g["ahead"]:
        return Interpretation(Moment("months", year, number(g["ahead"])))
    if g["qfrom"]:
        first, last = (number(g[name] or "") for name in ("qfrom", "quarter"))
        return Interpretation(Moment("quarter", year, number=first), Moment("quarter", year, number=last))
    if g["quarter"] or g["firstquarter"]:
        return Interpretation(Moment("quarter", year, number=number(g["quarter"] or "1")))
    if g["halfyear"]:
        return Interpretation(Moment("half", year, number=1 if g["halfyear"][0] == "上" else 2))
    if g["season"]:
        return Interpretation(Moment("season", year, season=_SEASONS[g["season"][0]]))
    if g["yearend"]:
        return Interpretation(Moment("month", year, 1 if g["yearend"] == "年初" else 12))
    if g["tail"]:
        return Interpretation(Moment("month", year, 1 if "初" in g["tail"] else 6 if "中" in g["tail"] else 12))
    return Interpretation(Moment("year", year))


def nth_week(year: int | None, month: int, nth: int) -> Moment:
    """The week of a month: the one whose Thursday is the month's first, second … Thursday (GB/T 7408)."""
    if year is None:
        return Moment("week")
    iso = nth_weekday(year, month, nth, 4).isocalendar()
    return Moment("week", iso[0], number=iso[1])


def _third(word: str | None) -> int | None:
    """Which ten days of the month 上旬, 中旬, 月底 stand for."""
    return None if word is None else 1 if word[0] in "上初" else 2 if word[0] == "中" else 3


def _edge_day(word: str, year: int | None, month: int | None) -> Moment:
    first = word.startswith("第一")
    if month is None:
        return Moment("day", year, 1 if first else 12, 1 if first else 31)
    if first:
        return Moment("day", year, month, 1)
    return replace(shifted(replace(shifted_month(Moment("month", year, month), 1), unit="day", day=1), -1), year=year)


def span_of_hours(day: Moment, g: Groups) -> Interpretation:
    """6月11日0—24时, or the day with what else it carries."""
    ending = in_day(day, g, None)
    if g["hfrom"]:
        return Interpretation(replace(day, clock=f"{int(g['hfrom']):02d}:00"), ending)
    return Interpretation(ending)


def in_day(day: Moment, g: Groups, part: str | None) -> Moment:
    """Put the part of the day and the clock time of the groups into a day."""
    part = PARTS[g["part"]] if g["part"] else part
    return replace(day, clock=clock_at(g, part)) if g["hour"] else replace(day, part=part)
