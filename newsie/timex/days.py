"""Days and hours that lean on what the text said before: 昨天, 当天, 周五, a bare 30日 or 下午3时."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import regex

from newsie.lazy import lazy

from .anchors import Context
from .clock import OF_DAY, PARTS, Groups
from .interpretation import Interpretation, finer, in_day, span_of_hours
from .numerals import number
from .refusals import is_quoted
from .tense import FUTURE, is_reported, speaks_of_future
from .values import Moment, exists, shifted, shifted_month

_DAY_STEPS = {"今": 0, "昨": -1, "明": 1, "前天": -2, "前日": -2, "前晚": -2, "大前天": -3, "后天": 2}
_GLOSS = lazy(
    "(?:(?P<year>\\d{4})年)?(?:(?P<month>[^年月]{1,2}) {0,2}月)?(?P<day>[^年月日号]{1,3}?) {0,2}[日号]"
)
_HOLIDAYS = {
    "元旦": (1, 1), "五一": (5, 1), "六一": (6, 1), "七一": (7, 1), "八一": (8, 1), "国庆": (10, 1), "国庆节": (10, 1),
    "双十一": (11, 11), "双11": (11, 11), "教师节": (9, 10), "五四": (5, 4),
}  # fmt: skip
_HOLIDAY = lazy("(五一|国庆节?|元旦|八一|七一|六一|双十一|双11|教师节|五四)\"?$")
#: what a day can be the day of: 开幕当天, 比赛当天; but 外长当天 is a person that day
_OCCASION = lazy(
    "(?:[开闭启揭][赛幕业学工播售馆园机盘班展营通动程运航用牌镰渔]|首[映发播演]|上[市映线任]|活动|[比决]赛|会议|大会|仪式|典礼"
    "|发布会|演出|投票|选举|大选|出发|发车|发射|起飞|报到|入学|考试|高考|[事案]发|出事|事故|地震|通车|投产|[节生]日|婚礼"
    "|[出入]院|除夕|节)$"
)
_CLAUSE = lazy("[^，。；\n]*")
_DATELINE = lazy(" {0,2}(?:讯|电|消息|报道|综合)")
_LATELY = lazy("近日|日前|不久前|前不久")


def relative_day(g: Groups, context: Context, start: int) -> Interpretation | None:
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
        day = shifted(here or context.last_day or Moment("day"), _DAY_STEPS[head])
        day = replace(day, part=None, clock=None)
        source = source if here else "context"
    elif context.last_day is None and (
        word[0] in "前第" or (word in ("当天", "当日") and is_quoted(context.text, start))
    ):
        return None
    else:
        day, source = _day_referred_to(word, context, start), "context"
    if g["hfrom"]:
        return replace(span_of_hours(day, g), source=source)
    return Interpretation(in_day(day, g, part), source=source)


def _gloss(g: Groups, context: Context) -> Moment | None:
    """今天（5月18日）: the day in brackets."""
    inside = _GLOSS.match(g["gloss"] or "")
    if not inside or not inside["month"]:
        return None
    year = int(inside["year"]) if inside["year"] else context.anchor_year()
    return Moment("day", year, number(inside["month"]), number(inside["day"]))


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
    ahead = FUTURE.search(context.text, max(0, start - 4), start + 12)
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


def week(g: Groups, context: Context) -> Interpretation | None:
    anchor = context.anchor
    if anchor is None or anchor.first() is None:
        return None
    steps = {"上上": -2, "上": -1, "下": 1}.get(g["week"] or "", 0)
    today = anchor.first() or date.min
    monday = shifted(anchor, 7 * steps - today.weekday())
    weekday = g["weekday"]
    source = context.anchor_name
    if weekday and (told := _gloss(g, context)):
        return Interpretation(in_day(told, g, None), source=source)  # 本周四（9月18日）
    if weekday and weekday != "末":
        step = 6 if weekday in "日天" else number(weekday) - 1
        return Interpretation(in_day(shifted(monday, step), g, None), source=source)
    first = monday.first() or today
    iso_year, iso_week, _ = first.isocalendar()
    return Interpretation(Moment("weekend" if weekday else "week", iso_year, number=iso_week), source=source)


def weekday_said(g: Groups, context: Context, match: regex.Match[str]) -> Interpretation | None:
    """周五上午, no week said: the last one up to the anchor's day, or the next one where the text looks ahead."""
    today = context.anchor.first() if context.anchor else None
    if context.anchor is None or today is None:
        return None
    word = g["thisweekday"] or ""
    step = (7 if word in "日天" else number(word)) - today.isoweekday()
    said = _CLAUSE.match(context.text, match.end())  # 周五表示，桥将通车: the saying is past
    end = min(said.end() if said else match.end(), match.end() + 10)
    ahead = FUTURE.search(context.text, max(0, match.start() - 8), end)
    day = shifted(context.anchor, step % 7 if ahead else -((-step) % 7))
    return Interpretation(in_day(day, g, None), source=context.anchor_name)


def bare_day(g: Groups, context: Context, match: regex.Match[str]) -> Interpretation:
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
        and not speaks_of_future(context.text, match)
        and not (_lies_ahead(last, day, context) and _is_far(last, day, context))
    ):
        base, source = replace(last, part=None, clock=None), "context"  # a story goes on from 3月7日 to 9日
    if source == "context" and _lies_ahead(base, day, context) and is_reported(context.text, match):
        base, source = context.anchor, context.anchor_name  # 自9月1日起…。部长12日称
    if base is None or base.month is None:
        return Interpretation(in_day(Moment("day", None, None, day), g, None), source=None)
    month = Moment("month", base.year, base.month)
    ahead = day - (base.day or day)
    # a bare day is near to its anchor: 30日 on 3 April is in March, 7日 is to come
    said = ahead >= 2 and is_reported(context.text, match)
    gone = said or (ahead > 15 and not speaks_of_future(context.text, match))
    if source != "context" and gone:
        month = shifted_month(base, -1)
    elif source != "context" and ahead < -20 and speaks_of_future(context.text, match):
        month = shifted_month(base, 1)
    if not exists(Moment("day", month.year, month.month, day)):  # 31日, said in April, is in March
        month = shifted_month(month, 1 if speaks_of_future(context.text, match) else -1)
    reading = finer(g, context, month.year, month.month)
    return replace(reading, source=source)


def _is_far(last: Moment, day: int, context: Context) -> bool:
    """Whether a day to come is too far from the last one for a story that goes on."""
    return day - (last.day or day) > 10 or last.year != context.anchor_year()


def _lies_ahead(base: Moment | None, day: int, context: Context) -> bool:
    """Whether that day of the month of ``base`` lies after the issue."""
    today = context.anchor.first() if context.anchor else None
    if base is None or today is None:
        return False
    there = Moment("day", base.year, base.month, day)
    first = there.first() if exists(there) else None
    return first is not None and first > today


def clock_alone(g: Groups, context: Context) -> Interpretation | None:
    day = context.last_day
    if not g["hour"] and not g["moment"] and (day is None or day.day is None):
        return None  # 下午， without a day is any afternoon
    base = replace(day, part=None, clock=None) if day else Moment("day")
    if g["till"]:  # 晚上六七点钟
        until = {name: g["till" if name == "hour" else name] for name in OF_DAY}
        return Interpretation(in_day(base, g, None), in_day(base, until, None), "context" if day else None)
    return Interpretation(in_day(base, g, None), source="context" if day else None)
