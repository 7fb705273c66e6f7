"""From a match of the point pattern to calendar points, by the anchors and by what the text said before."""
from __future__ import annotations

from dataclasses import replace

import regex

from newsie.lazy import lazy

from .anchors import Context
from .clock import Groups
from .counted import counted
from .days import bare_day, clock_alone, relative_day, week, weekday_said
from .interpretation import Interpretation, finer
from .numerals import number
from .tense import is_reported, speaks_of_future
from .values import Moment, shifted, shifted_month

_YEAR_STEPS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1, "来年": 1, "前年": -2, "大前年": -3, "后年": 2}
_CENTURIES = {"二十": 1900, "20": 1900, "十九": 1800, "19": 1800, "18": 1700, "本": 2000, None: 1900}
#: The first and the last year of the reigns that newspapers count by.
_REIGNS = {
    "民国": (1912, 2049), "宣统": (1909, 1911), "光绪": (1875, 1908), "同治": (1862, 1874), "咸丰": (1851, 1861),
    "道光": (1821, 1850), "嘉庆": (1796, 1820), "乾隆": (1736, 1795), "雍正": (1723, 1735), "康熙": (1662, 1722),
    "顺治": (1644, 1661), "崇祯": (1628, 1644), "万历": (1573, 1620), "永乐": (1403, 1424), "洪武": (1368, 1398),
}  # fmt: skip
#: 将6月30日确定为…日: that day of every year
_YEARLY = lazy("被?(?:正式)?(?:设立|确定|命名|确立|宣布|定|设|列)为|这一天，?(?:并?不|就)?是")


def resolve(match: regex.Match[str], context: Context) -> Interpretation | None:
    """Return what a match of `newsie.timex.patterns.point_at` names, or None where it names no calendar point."""
    g: Groups = match
    start = match.start()
    if g["counted"]:
        return _counted(g, context, start)
    if g["rday"]:
        return relative_day(g, context, start)
    if g["week"]:
        return week(g, context)
    if g["thisweekday"]:
        return weekday_said(g, context, match)
    if g["reign"] or g["bc"]:
        return _with_reign(g, context)
    if g["decade"] or g["decade4"]:
        return _decade(g)
    if g["both"]:
        year = context.anchor_year()
        first, last = (0, 1) if g["both"].startswith("今") else (-1, 0)
        if not g["both"].endswith("年"):
            here, source = context.today(start)
            return Interpretation(shifted(here, first), shifted(here, last), source) if here else None
        begin, end = Moment("year", _plus(year, first)), Moment("year", _plus(year, last))
        return Interpretation(begin, end, context.anchor_name)
    if g["rmonth"] or g["thirdmonth"]:
        return _relative_month(g, context, start)
    if g["year"] or g["year2"] or g["ryear"]:
        return _with_year(g, context, start)
    if g["lastquarter"]:
        return _last_quarter(context)
    if g["month"] or g["quarter"] or g["firstquarter"] or g["quarters"] or g["ahead"] or g["halfyear"] or g["yearend"]:
        return _without_year(g, context, match)
    if g["day"]:
        return bare_day(g, context, match)
    return clock_alone(g, context)


def _counted(g: Groups, context: Context, start: int) -> Interpretation | None:
    """三年前, 99年前的8月1日, 两天后."""
    told = counted(g, context, start)
    if told is None:
        return None
    moment, source = told
    if moment.unit != "year":
        return Interpretation(moment, source=source)
    reading = finer(g, context, moment.year, number(g["month"]) if g["month"] else None)
    return replace(reading, source=source, explicit_year=True)


def _with_reign(g: Groups, context: Context) -> Interpretation | None:
    """民国二十六年, 光绪二十年, 公元前221年."""
    if g["bc"]:
        year = number(g["bcyear"] or "0")
        return Interpretation(Moment("year", 1 - year if "前" in g["bc"] else year))
    first, last = _REIGNS[g["reign"] or ""]
    year = first + number("一" if g["reignyear"] == "元" else g["reignyear"] or "") - 1
    if not first <= year <= last:
        return None
    reading = finer(g, context, year, number(g["month"]) if g["month"] else None)
    return replace(reading, source="self", explicit_year=True)


def _decade(g: Groups) -> Interpretation:
    if g["decade4"]:
        return Interpretation(Moment("decade", int(g["decade4"])))
    century = 1900 if (g["century"] or "").startswith("上") else _CENTURIES.get(g["century"], 1900)
    decade = Moment("decade", century + number(g["decade"] or "0"))
    if g["decadefrom"]:
        return Interpretation(Moment("decade", century + 10 * number(g["decadefrom"])), decade)
    return Interpretation(decade)


def _relative_month(g: Groups, context: Context, start: int) -> Interpretation:
    word = g["rmonth"] or "本月"
    last = context.last
    counts_on = word in ("当月", "同月", "次月", "翌月") and last is not None and last.month is not None
    # 1月份指数为五十，较上月回落: the month before the one spoken of, not before the anchor's
    compares = word[0] == "上" and last is not None and last.unit == "month"
    if last and (counts_on or (compares and context.same_sentence(context.last_end, start))):
        base, source = last, "context"
    else:
        base, source = context.anchor or Moment("month", context.year), context.anchor_name or "context"
    month = shifted_month(base, {"上": -1, "下": 1, "次": 1, "翌": 1}.get(word[0], 0))
    return replace(finer(g, context, month.year, month.month), source=source)


def _with_year(g: Groups, context: Context, start: int) -> Interpretation | None:
    source: str | None = "self"
    if g["year"]:
        year: int | None = number(g["year"])
    elif g["year2"]:
        year = 1900 + number(g["year2"])
    else:
        year, source = _relative_year(g["ryear"] or "", context, start)
    if g["yfrom"]:
        return Interpretation(Moment("year", number(g["yfrom"])), Moment("year", year), source, explicit_year=True)
    if g["same"]:
        return replace(_same_period(year, context, start), source=source)
    reading = finer(g, context, year, number(g["month"]) if g["month"] else None)
    return replace(reading, source=source, explicit_year=g["ryear"] != "上年")


def _relative_year(word: str, context: Context, start: int) -> tuple[int | None, str | None]:
    if word == "上年":
        return _year_before(context, start)
    if word in _YEAR_STEPS:
        return _plus(context.anchor_year(), _YEAR_STEPS[word]), context.anchor_name
    if word[0] in "次翌第" and context.base_year is not None:
        return context.base_year + 1, "context"
    if context.last_year is not None:
        return context.last_year, "context"
    return _plus(context.anchor_year(), 1 if word[0] in "次翌第" else 0), context.anchor_name


def _year_before(context: Context, start: int) -> tuple[int | None, str | None]:
    """上年: the year before the one that is reported on, which is the issue's or the last one that was named."""
    here, told = context.anchor_year(), context.base_year
    if told is None or (here is not None and told not in (here, here - 1) and not context.same_sentence(
        context.last_year_end, start
    )):
        return _plus(here, -1), context.anchor_name
    return told - 1, "context"


def _last_quarter(context: Context) -> Interpretation | None:
    """上一季度: the one before the quarter of the anchor."""
    if context.anchor is None or context.anchor.month is None:
        return None
    month = shifted_month(context.anchor, -3)
    return Interpretation(
        Moment("quarter", month.year, number=((month.month or 1) + 2) // 3), source=context.anchor_name
    )


def _same_period(year: int | None, context: Context, start: int) -> Interpretation:
    """去年同期: the stretch the clause speaks of, in that year."""
    last = context.last
    if last and last.unit in ("month", "months", "quarter", "half") and context.same_sentence(context.last_end, start):
        finish = context.last_finish
        if finish is None or None in (year, last.year, finish.year):
            return Interpretation(replace(last, year=year), replace(finish, year=year) if finish else None)
        # 2021年10月—2022年9月, 去年同期: both ends go back as far as the second one does.
        step = (year or 0) - (finish.year or 0)
        return Interpretation(replace(last, year=_plus(last.year, step)), replace(finish, year=year))
    return Interpretation(Moment("year", year))


def _without_year(g: Groups, context: Context, match: regex.Match[str]) -> Interpretation | None:
    """4月28日, 一季度: the year of the sentence where it has one, else the anchor's."""
    start = match.start()
    month = number(g["month"]) if g["month"] else None
    if g["day"] and month and _YEARLY.match(context.text, match.end()):
        return replace(finer(g, context, None, month), source=None)
    here = context.last_year is not None and context.same_sentence(context.last_year_end, start)
    if g["yearend"]:  # 2008年，学校建新楼并在年底投入使用
        year = context.last_year if here else None
        return replace(finer(g, context, year, None), source="context") if year else None
    if here and (
        (context.last is not None and context.last.fineness > 1)
        or (start - context.last_year_end <= 20 and not _near_anchor(month, context))
    ):
        return replace(finer(g, context, context.last_year, month), source="context", explicit_year=True)
    year = context.anchor_year()
    if month and year and context.anchor and context.anchor.month:
        future = speaks_of_future(context.text, match)
        gone = (context.anchor.month <= 2 and month >= 10) or _is_reported_later(g, month, context, match)
        if gone and not future:
            year -= 1
        elif context.anchor.month >= 11 and month <= 2 and future:
            year += 1
    if g["quarter"] == "四" and year and context.anchor and (context.anchor.month or 12) <= 2:
        year -= 1
    reading = finer(g, context, year, month)
    return replace(reading, source=context.anchor_name if context.anchor else "context" if year else None)


def _is_reported_later(g: Groups, month: int, context: Context, match: regex.Match[str]) -> bool:
    """12月3日，他表示…, printed in June: what is reported as said or done lies before the issue."""
    anchor = context.anchor
    if g["day"] is None or anchor is None or anchor.month is None:
        return False
    return month - anchor.month >= 2 and is_reported(context.text, match)


def _near_anchor(month: int | None, context: Context) -> bool:
    """A month around the anchor's is this year's, though a name before it has another year."""
    return month is not None and context.anchor is not None and abs((context.anchor.month or month + 9) - month) <= 1


def _plus(year: int | None, step: int) -> int | None:
    return None if year is None else year + step
