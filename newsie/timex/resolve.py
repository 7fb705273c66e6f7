"""From a match of the point pattern to calendar points, by the anchors and by what the text said before."""
from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import regex

from .anchors import Context
from .counted import counted
from .clock import PARTS, Groups, clock_at
from .numerals import number
from .refusals import is_quoted
from .values import Moment, exists, shifted, shifted_month

_YEAR_STEPS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "明年": 1, "来年": 1, "前年": -2, "大前年": -3, "后年": 2}
_DAY_STEPS = {"今": 0, "昨": -1, "明": 1, "前天": -2, "大前天": -3, "后天": 2}
_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI", "暑": "SU", "寒": "WI"}
_CENTURIES = {"二十": 1900, "20": 1900, "十九": 1800, "19": 1800, "18": 1700, "本": 2000, None: 1900}
_GLOSS = regex.compile(
    "(?:(?P<year>\\d{4})年)?(?:(?P<month>[^年月]{1,2}) {0,2}月)?(?P<day>[^年月日号]{1,3}?) {0,2}[日号]"
)
_HOLIDAYS = {
    "元旦": (1, 1), "五一": (5, 1), "六一": (6, 1), "七一": (7, 1), "八一": (8, 1), "国庆": (10, 1), "国庆节": (10, 1),
    "双十一": (11, 11), "双11": (11, 11), "教师节": (9, 10), "五四": (5, 4),
}  # fmt: skip
_HOLIDAY = regex.compile("(五一|国庆节?|元旦|八一|七一|六一|双十一|双11|教师节|五四)\"?$")
#: what a day can be the day of: 开幕当天, 比赛当天; but 外长当天 is a person that day
_OCCASION = regex.compile(
    "(?:[开闭启揭][赛幕业学工播售馆园机盘班展营通动程运航用牌镰渔]|首[映发播演]|上[市映线任]|活动|[比决]赛|会议|大会|仪式|典礼"
    "|发布会|演出|投票|选举|大选|出发|发车|发射|起飞|报到|入学|考试|高考|[事案]发|出事|事故|地震|通车|投产|[节生]日|婚礼"
    "|[出入]院|除夕|节)$"
)
#: The first and the last year of the reigns that newspapers count by.
_REIGNS = {
    "民国": (1912, 1949), "宣统": (1909, 1911), "光绪": (1875, 1908), "同治": (1862, 1874), "咸丰": (1851, 1861),
    "道光": (1821, 1850), "嘉庆": (1796, 1820), "乾隆": (1736, 1795), "雍正": (1723, 1735), "康熙": (1662, 1722),
    "顺治": (1644, 1661), "崇祯": (1628, 1644), "万历": (1573, 1620), "永乐": (1403, 1424), "洪武": (1368, 1398),
}  # fmt: skip
_CLAUSE = regex.compile("[^，。；\n]*")
#: 将6月30日确定为…日: that day of every year
_YEARLY = regex.compile("被?(?:正式)?(?:设立|确定|命名|确立|宣布|定|设|列)为|这一天，?(?:并?不|就)?是")
_FUTURE = regex.compile("将|定于|拟|计划|预计|预定|有望")
_DATELINE = regex.compile(" {0,2}(?:讯|电|消息|报道|综合)")
_LATELY = regex.compile("近日|日前|不久前|前不久")
#: what is said or done already: 12日称, 12日在记者会上表示, 12日宣布
_REPORTED = regex.compile(
    "(?:[^，。；！？\\n]{0,24}(?:上|时|中))?[，,]?(?:[^，。；！？\\n]{0,12}?)(?:[宣公发]布(?!会)|表示|声明|指出|强调|证实|透露|报道|援引|回应|警告|呼吁|称(?![为号职])|说(?![明法服]))"
)


@dataclass(frozen=True)
class Interpretation:
    """The point or the two ends that a match names; ``source`` says what resolved it, as in ``Date.anchor``."""

    begin: Moment
    end: Moment | None = None
    source: str | None = "self"
    explicit_year: bool = False




def resolve(match: regex.Match[str], context: Context) -> Interpretation | None:
    """Return what a match of `newsie.timex.patterns.point` names, or None where it names no calendar point."""
    g: Groups = match.groupdict()
    start = match.start()
    if g["counted"]:
        return _counted(g, context, start)
    if g["rday"]:
        return _relative_day(g, context, start)
    if g["week"]:
        return _week(g, context)
    if g["thisweekday"]:
        return _weekday(g, context, match)
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
        return _bare_day(g, context, match)
    return _clock_alone(g, context)


def _counted(g: Groups, context: Context, start: int) -> Interpretation | None:
    """三年前, 99年前的8月1日, 两天后."""
    told = counted(g, context, start)
    if told is None:
        return None
    moment, source = told
    if moment.unit != "year":
        return Interpretation(moment, source=source)
    reading = _finer(g, context, moment.year, number(g["month"]) if g["month"] else None)
    return replace(reading, source=source, explicit_year=True)


def _relative_day(g: Groups, context: Context, start: int) -> Interpretation | None:
    word = g["rday"] or ""
    head, part = word, None
    if word == "此前一天" or word == "此前一日":
        word = word[1:]
    if word[-1] in "晨早晚夜":
        part = PARTS[word[-1]]
    if word[0] in "今昨明":
        head = word[0]
    gloss = _gloss(g, context)
    source: str | None = "self"
    if gloss:
        day = gloss
    elif head in _DAY_STEPS:
        here, source = context.today(start)
        day = shifted(here, _DAY_STEPS[head]) if here else context.last_day or Moment("day")
        day = replace(day, part=None, clock=None)
        source = source if here else "context"
    elif word[0] in "前第" and context.last_day is None:
        return None
    elif word in ("当天", "当日") and context.last_day is None and is_quoted(context.text, start):
        return None
    else:
        day, source = _day_referred_to(word, context, start), "context"
    if g["hfrom"]:
        return replace(_span_of_hours(day, g), source=source)
    return Interpretation(_in_day(day, g, part), source=source)


def _day_referred_to(word: str, context: Context, start: int) -> Moment:
    """当天, 同日, 次日: the last day named; 开赛当日 names a day of its own if nothing was said of 开赛 before."""
    before = context.text[max(0, start - 6) : start]
    if word[0] == "当" and (holiday := _HOLIDAY.search(before)):
        return Moment("day", context.anchor_year(), *_HOLIDAYS[holiday[1]])
    if word[0] == "当" and (named := _OCCASION.search(before)):
        earlier = context.text.find(named[0], max(0, start - 2000), start - len(named[0]))
        if earlier < 0 or context.last_day is None:
            return Moment("day")
    if _only_lately(context, start):
        return Moment("day")
    day = context.last_day or context.anchor or Moment("day")
    last = context.last
    if word[0] == "同" and context.last_day is None and last and last.unit == "month":
        return Moment("day", last.year, last.month)  # 7月份…。同日: a day of that month
    ahead = _FUTURE.search(context.text, max(0, start - 4), start + 12)
    if context.last_past_day and word[0] in "当同" and not ahead:
        day = context.last_past_day if context.last_day and context.last_day.day is not None else day
    day = replace(day, part=None, clock=None)
    step = {"次": 1, "翌": 1, "第": 1, "前": -1}.get(word[0], 0)
    return shifted(day, step) if step else day


def _only_lately(context: Context, start: int) -> bool:
    """8月1日讯 近日，…。当天: the day of a dateline is not the one that the story, told of 近日, is about."""
    since = context.last_day_end
    if context.last_day is not None and not _DATELINE.match(context.text, since):
        return False
    return bool(_LATELY.search(context.text, max(since, start - 300), start))


def _week(g: Groups, context: Context) -> Interpretation | None:
    anchor = context.anchor
    if anchor is None or anchor.first() is None:
        return None
    steps = {"上上": -2, "上": -1, "下": 1}.get(g["week"] or "", 0)
    today = anchor.first() or date.min
    monday = shifted(anchor, 7 * steps - today.weekday())
    weekday = g["weekday"]
    source = context.anchor_name
    if weekday and (told := _gloss(g, context)):
        return Interpretation(_in_day(told, g, None), source=source)  # 本周四（9月18日）
    if weekday and weekday != "末":
        step = 6 if weekday in "日天" else number(weekday) - 1
        return Interpretation(_in_day(shifted(monday, step), g, None), source=source)
    first = monday.first() or today
    iso_year, iso_week, _ = first.isocalendar()
    return Interpretation(Moment("weekend" if weekday else "week", iso_year, number=iso_week), source=source)


def _weekday(g: Groups, context: Context, match: regex.Match[str]) -> Interpretation | None:
    """周五上午, no week said: the last one up to the anchor's day, or the next one where the text looks ahead."""
    today = context.anchor.first() if context.anchor else None
    if context.anchor is None or today is None:
        return None
    word = g["thisweekday"] or ""
    step = (7 if word in "日天" else number(word)) - today.isoweekday()
    said = _CLAUSE.match(context.text, match.end())  # 周五表示，桥将通车: the saying is past
    end = min(said.end() if said else match.end(), match.end() + 10)
    ahead = _FUTURE.search(context.text, max(0, match.start() - 8), end)
    day = shifted(context.anchor, step % 7 if ahead else -((-step) % 7))
    return Interpretation(_in_day(day, g, None), source=context.anchor_name)


def _with_reign(g: Groups, context: Context) -> Interpretation | None:
    """民国二十六年, 光绪二十年, 公元前221年."""
    if g["bc"]:
        year = number(g["bcyear"] or "0")
        return Interpretation(Moment("year", 1 - year if "前" in g["bc"] else year))
    first, last = _REIGNS[g["reign"] or ""]
    year = first + number("一" if g["reignyear"] == "元" else g["reignyear"] or "") - 1
    if not first <= year <= last:
        return None
    reading = _finer(g, context, year, number(g["month"]) if g["month"] else None)
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
    return replace(_finer(g, context, month.year, month.month), source=source)


def _with_year(g: Groups, context: Context, start: int) -> Interpretation | None:
    source: str | None = "self"
    if g["year"]:
        year: int | None = number(g["year"])
    elif g["year2"]:
        year = 1900 + int(g["year2"])
    else:
        year, source = _relative_year(g["ryear"] or "", context, start)
    if g["yfrom"]:
        return Interpretation(Moment("year", int(g["yfrom"])), Moment("year", year), source, explicit_year=True)
    if g["same"]:
        return replace(_same_period(year, context, start), source=source)
    reading = _finer(g, context, year, number(g["month"]) if g["month"] else None)
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


def _finer(g: Groups, context: Context, year: int | None, month: int | None) -> Interpretation:
    """The stretch within a year that the groups name."""
    if g["mfrom"]:
        return Interpretation(Moment("month", year, number(g["mfrom"])), Moment("month", year, month))
    if g["dfrom"]:
        end = _in_day(Moment("day", year, month, number(g["day"] or "")), g, None)
        return Interpretation(Moment("day", year, month, number(g["dfrom"])), end)
    if g["day"]:
        return _span_of_hours(Moment("day", year, month, number(g["day"])), g)
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


def _without_year(g: Groups, context: Context, match: regex.Match[str]) -> Interpretation | None:
    """4月28日, 一季度: the year of the sentence where it has one, else the anchor's."""
    start = match.start()
    month = number(g["month"]) if g["month"] else None
    if g["day"] and month and _YEARLY.match(context.text, match.end()):
        return replace(_finer(g, context, None, month), source=None)
    here = context.last_year is not None and context.same_sentence(context.last_year_end, start)
    if g["yearend"]:  # 2008年，学校建新楼并在年底投入使用
        year = context.last_year if here else None
        return replace(_finer(g, context, year, None), source="context") if year else None
    if here and (
        (context.last is not None and context.last.fineness > 1)
        or (start - context.last_year_end <= 20 and not _near_anchor(month, context))
    ):
        return replace(_finer(g, context, context.last_year, month), source="context", explicit_year=True)
    year = context.anchor_year()
    if month and year and context.anchor and context.anchor.month:
        future = _speaks_of_future(context.text, match)
        if context.anchor.month <= 2 and month >= 10 and not future:
            year -= 1
        elif g["day"] and not future and _is_reported_later(number(g["day"]), month, context, match):
            year -= 1
        elif context.anchor.month >= 11 and month <= 2 and future:
            year += 1
    if g["quarter"] == "四" and year and context.anchor and (context.anchor.month or 12) <= 2:
        year -= 1
    reading = _finer(g, context, year, month)
    return replace(reading, source=context.anchor_name if context.anchor else "context" if year else None)


def _is_reported_later(day: int, month: int, context: Context, match: regex.Match[str]) -> bool:
    """12月3日，他表示…, printed in June: what is reported as said or done lies before the issue."""
    anchor = context.anchor
    if anchor is None or anchor.month is None or (month, day) <= (anchor.month, anchor.day or 31):
        return False
    return month - anchor.month >= 2 and _is_reported(context.text, match)


def _near_anchor(month: int | None, context: Context) -> bool:
    """A month around the anchor's is this year's, though a name before it has another year."""
    return month is not None and context.anchor is not None and abs((context.anchor.month or month + 9) - month) <= 1


def _bare_day(g: Groups, context: Context, match: regex.Match[str]) -> Interpretation:
    """30日: the month its sentence named, else the anchor's or, where that day lies two weeks ahead, the one before."""
    day = number(g["day"] or "")
    start = match.start()
    base: Moment | None = context.anchor
    source = context.anchor_name
    last = context.last
    with_month = last is not None and last.month is not None and last.unit in ("day", "month")
    if last and with_month and context.same_sentence(context.last_end, start):
        base, source = replace(last, unit="day", part=None, clock=None), "context"
        if last.unit == "month":
            base = replace(base, day=day)
        elif context.anchor and last.day and last.day - day > 15:
            base, source = context.anchor, context.anchor_name
    elif context.anchor is None:
        base, source = context.last_day, "context"
    elif last and last.unit == "day" and last.month and last.day and last.day < day and (
        context.same_paragraph(context.last_end, start)
        and not _speaks_of_future(context.text, match)
        and not (_lies_ahead(last, day, context) and _is_far(last, day, context))
    ):
        base, source = replace(last, part=None, clock=None), "context"  # a story goes on from 3月7日 to 9日
    if source == "context" and _lies_ahead(base, day, context) and _is_reported(context.text, match):
        base, source = context.anchor, context.anchor_name  # 自9月1日起…。部长12日称
    if base is None or base.month is None:
        return Interpretation(_in_day(Moment("day", None, None, day), g, None), source=None)
    month = Moment("month", base.year, base.month)
    ahead = day - (base.day or day)
    # a bare day is near to its anchor: 30日 on 3 April is in March, 7日 is to come
    said = ahead >= 2 and _is_reported(context.text, match)
    if source != "context" and said:
        month = shifted_month(base, -1)
    elif source != "context" and ahead > 15 and not _speaks_of_future(context.text, match):
        month = shifted_month(base, -1)
    elif source != "context" and ahead < -20 and _speaks_of_future(context.text, match):
        month = shifted_month(base, 1)
    if not exists(Moment("day", month.year, month.month, day)):  # 31日, said in April, is in March
        month = shifted_month(month, 1 if _speaks_of_future(context.text, match) else -1)
    reading = _finer(g, context, month.year, month.month)
    return replace(reading, source=source)


def _is_far(last: Moment, day: int, context: Context) -> bool:
    """Whether a day to come is too far from the last one for a story that goes on."""
    return day - (last.day or day) > 10 or last.year != context.anchor_year()


def _is_reported(text: str, match: regex.Match[str]) -> bool:
    """Whether something was said or done on that day: 12日表示，桥将通车 looks ahead only in what was said."""
    start, end = match.span()
    said = _REPORTED.match(text, end)
    return said is not None and not _FUTURE.search(text, max(0, start - 8), start) and not _FUTURE.search(
        text, end, said.end()
    )


def _lies_ahead(base: Moment | None, day: int, context: Context) -> bool:
    """Whether that day of the month of ``base`` lies after the issue."""
    today = context.anchor.first() if context.anchor else None
    if base is None or today is None:
        return False
    there = Moment("day", base.year, base.month, day)
    first = there.first() if exists(there) else None
    return first is not None and first > today


def _speaks_of_future(text: str, match: regex.Match[str]) -> bool:
    start, end = match.span()
    return bool(_FUTURE.search(text, max(0, start - 8), start) or _FUTURE.search(text, end, end + 10))


def _clock_alone(g: Groups, context: Context) -> Interpretation | None:
    day = context.last_day
    if not g["hour"] and not g["moment"] and (day is None or day.day is None):
        return None  # 下午， without a day is any afternoon
    base = replace(day, part=None, clock=None) if day else Moment("day")
    if g["till"]:  # 晚上六七点钟
        source = "context" if day else None
        return Interpretation(_in_day(base, g, None), _in_day(base, {**g, "hour": g["till"]}, None), source)
    return Interpretation(_in_day(base, g, None), source="context" if day else None)


def _span_of_hours(day: Moment, g: Groups) -> Interpretation:
    """6月11日0—24时, or the day with what else it carries."""
    ending = _in_day(day, g, None)
    if g["hfrom"]:
        return Interpretation(replace(day, clock=f"{int(g['hfrom']):02d}:00"), ending)
    return Interpretation(ending)


def _gloss(g: Groups, context: Context) -> Moment | None:
    """今天（5月18日）: the day in brackets."""
    inside = _GLOSS.match(g["gloss"] or "")
    if not inside or not inside["month"]:
        return None
    year = int(inside["year"]) if inside["year"] else context.anchor_year()
    return Moment("day", year, number(inside["month"]), number(inside["day"]))


def _in_day(day: Moment, g: Groups, part: str | None) -> Moment:
    """Put the part of the day and the clock time of the groups into a day."""
    part = PARTS[g["part"]] if g["part"] else part
    return replace(day, clock=clock_at(g, part)) if g["hour"] else replace(day, part=part)


def _plus(year: int | None, step: int) -> int | None:
    return None if year is None else year + step
