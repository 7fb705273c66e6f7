"""Time that has a name instead of a date: holidays and solar terms, lunar days, plan periods, eras, centuries, seasons.

None of them is a calendar point of the guidelines for pages (``find(..., named=False)`` leaves them out); their days
come from the Chinese calendar (`newsie.timex.calendar`) and from the lexicons ``holidays.tsv`` and ``eras.tsv``.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import regex

from newsie.lazy import lazy
from newsie.lexicons import Row, alternation, rows, words

from .anchors import Context
from .calendar import days_off, lunar_day, new_years_eve, nth_weekday, solar_term
from .found import Found
from .numerals import number, uniform
from .values import Moment

_YEAR_WORDS = {"今": 0, "去": -1, "明": 1, "前": -2, "来": 1}
_YEAR = r"(?:(?:(?P<year>(?:19|20)\d\d)年|(?P<yearword>[今去明前来])年)的?)?"
#: 假期, 小长假: the days off and not the day itself
_OFF = "(?P<off>小长假|假期|长假|黄金周)"
_AROUND = "期间|前夕|前后|当[天日晚]|之际|来临|临近|到来|将至|这天"
_NO_HOLIDAY = (
    "劳动奖|奖章|勋章|路|街|广场|口号|大桥|小学|中学|学校|村|镇|乡|社区|水库|厂|矿|农场|起义|运动|联欢|晚会|序曲|红旗"
    "|上河图|电影|南昌|说|表示|指出|介绍|同志|先生|女士"
)
_DIGIT = "[一二三四五六七八九]"
_LUNAR_DAY = f"(?P<lday>初(?:{_DIGIT}|十)|十{_DIGIT}|二十{_DIGIT}?|廿{_DIGIT}|三十)"
_LUNAR_MONTH = f"(?:{_DIGIT}|十|冬|十[一二])月|正月|腊月"
#: 农历八月十五, 腊月二十三
_LUNAR = (
    f"{_YEAR}(?:农历|阴历|旧历|夏历|废历)(?P<lmonth>{_LUNAR_MONTH}){_LUNAR_DAY}日?|{_YEAR}(?P<lmonth>正月|腊月){_LUNAR_DAY}"
)
#: “十四五”时期, 十五五开局之年; but “十四五”规划 is a document
_PLANS = (
    '"(?P<plan>十?[一二三四五六]|[七八九十])五"(?P<turn>的?(?:开局|收官)之年)?'
    "(?=时期|期间|末|初|开|收官|前[一二三四1-4]|后期|以来|[、，。和与及的]|规划期|这|,|$)(?P<open>以来)?",
    "(?<![\\d一二三四五六七八九十百第])(?P<plan>十[一二三四五六]?|[七八九])五"
    "(?:(?P<turn>的?(?:开局|收官)之年)|(?=时期|期间|末期|初期|开局|开好局|开门红|收官|规划期)|(?P<open>以来))",
)
_SEASONS_AND_TAILS = (
    "(?P<seasonyear>[今去明])(?P<season>[春夏秋冬])(?:[今明](?P<season2>[春夏]))?(?![天季晚日节]|达沃斯|年|奥)",
    "(?<![年今去明前后来当\\d每本同次上度几某隔近历往常老新])(?P<tail>年[底初末])(?![班会考夜饭花])",
    "(?P<cold>冬春)(?:季节?|时节|之交)",
)
_CENTURY = (
    "(?<![新半跨个两几百千\\d])(?P<century>上个?|本|这个|二十一|21|二十|20|十九|19|十八|18)世纪"
    "(?!\\d0|[一二三四五六七八九]{1,2}十|大|经济|海上|议程|联盟|城|广场|公园|银行|电影|新|的?教育)"
    "(?P<phase>初|中叶|末)?(?P<open>以来)?"
)
_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
_YEAR_BEFORE = lazy("(?:\\d{4}|[今去明])年[^。！？；\\n]{0,60}$")
_GLOSSED = lazy("[日号]\\($")
_OPEN = lazy("以来|至今|迄今")
_EVERY = lazy("(?:每年|每逢|历年|往年|每到|每个)的?$")
_CENTURY_NUMBERS = {"上": 1900, "上个": 1900, "本": 2000, "这个": 2000, "新": 2000}


def named_times(plain: str, context: Context) -> Iterator[Found]:
    """Yield the named times of a uniform text, in order; ``context`` has the anchor they are nearest to.

    Examples:
        >>> from newsie.timex import find, Anchors
        >>> [(d.text, d.value) for d in find("五一假期，“十四五”期间，党的十八大以来", Anchors("2025-04-28"))]
        [('五一假期', '2025-05-01/2025-05-05'), ('“十四五”', '2021/2025'), ('党的十八大以来', '2012-11-08/..')]
    """
    for match in _pattern().finditer(plain):
        found = _read(match, context)
        if found is None or _GLOSSED.search(plain, max(0, found.start - 2), found.start):
            continue  # 1月26日(大年初二) is one expression, a point
        left_open = _OPEN.match(plain, found.end)
        if left_open and not found.is_open and found.finish is None:
            found = replace(found, end=left_open.end(), is_open=True)  # 立秋以来, 年初至今
        yield found


@cache
def _holidays() -> dict[str, Row]:
    return {uniform(row.text): row for row in rows("holidays")}


@cache
def _eras() -> dict[str, Row]:
    return {uniform(row.text): row for row in rows("eras")}


@cache
def _pattern() -> regex.Pattern[str]:
    surnames = "".join(sorted(word for word in words("surnames") if len(word) == 1 and word not in _NO_SURNAMES))
    names = _holidays()
    bare = alternation(tuple(name for name, row in names.items() if row.note.endswith(" bare")))
    every = alternation(tuple(names))
    kind = "(?:国际)?(?:劳动妇女|劳动|妇女|儿童|青年|建军|建党)?"
    festival = f"(?:{kind}节(?!目|约|奏|点|气(?!氛)|能|俭|水|选)(?:{_OFF})?|{_OFF})"
    open_eras = alternation(tuple(name for name, row in _eras().items() if "/" not in row.note))
    periods = alternation(tuple(name for name, row in _eras().items() if "/" in row.note))
    kinds = (
        # 五一假期, “七一”前夕, 国庆节, 雨水节气, 春节
        f'{_YEAR}"(?P<holiday>{every})"(?:{festival}|(?!{_NO_HOLIDAY}))',
        f"{_YEAR}(?P<holiday>{every})(?:{festival}|节气|日(?![程常子报])|(?={_AROUND}))",
        f"{_YEAR}(?<![{surnames}])(?P<holiday>{bare})(?!{_NO_HOLIDAY}|节)",
        _LUNAR,
        *_PLANS,
        f"(?P<era>{open_eras.replace('党的', '(?:党的|中共)?')})以来",
        f"(?P<period>{periods})(?:时期|(?=期间|中|初期|末期|爆发|胜利前))",
        *_SEASONS_AND_TAILS,
        _CENTURY,
    )
    return regex.compile("|".join(kinds))


#: 从国庆, 迎国庆, 于春节 are no names
_NO_SURNAMES = frozenset("秋从于和与及自向时全都将来过多单成解令回任由应常有是在年月日当每经为以对比同如能可所而其这那")


def _read(match: regex.Match[str], context: Context) -> Found | None:
    start, end = match.span()
    if match["holiday"]:
        return _holiday(match, context)
    if match["lmonth"]:
        return _lunar(match, context)
    if match["plan"]:
        return _plan(match)
    if match["era"]:
        row = _eras().get(match["era"]) or _eras()["党的" + match["era"].removeprefix("中共")]
        moment = _moment(row.note)
        return Found(start, end, moment, is_open=True)
    if match["period"]:
        first, _, last = _eras()[match["period"]].note.partition("/")
        return Found(start, end, _moment(first), _moment(last))
    if match["season"]:
        return _season(match, context)
    if match["tail"]:
        if _YEAR_BEFORE.search(match.string, max(0, start - 60), start):
            return None  # the year of its sentence, which only the points in their order know
        year = context.anchor_year()
        return Found(start, end, Moment("month", year, 1 if "初" in match["tail"] else 12), source=context.anchor_name)
    if match["cold"]:
        return _cold_season(match, context)
    return _century(match)


def _moment(iso: str) -> Moment:
    """The year, month or day that an ISO string names."""
    pieces = [int(piece) for piece in iso.split("-")]
    year, month, day = (*pieces, None, None)[:3]
    return Moment(("year", "month", "day")[len(pieces) - 1], year, month, day)


def _year_of(match: regex.Match[str], context: Context) -> tuple[int | None, str | None]:
    """The year that stands before the name, and what resolved it."""
    if match["year"]:
        return int(match["year"]), "self"
    year = context.anchor_year()
    if match["yearword"] and year is not None:
        return year + _YEAR_WORDS[match["yearword"]], context.anchor_name
    return None, None


def _holiday(match: regex.Match[str], context: Context) -> Found | None:
    if _EVERY.search(match.string, max(0, match.start() - 4), match.start()):
        return None
    rule = _holidays()[match["holiday"]].note.split()
    year, source = _year_of(match, context)
    day = _on(rule, year) if year is not None else _nearest(rule, context)
    if day is None:
        moment = replace(_moment("2000-" + rule[1]), year=None) if rule[0] == "solar" else Moment("day")
        return Found(*match.span(), moment, source=None)
    source = source or context.anchor_name or "context"
    free = days_off(day) if match["off"] else None
    if free:
        return Found(*match.span(), _moment(free[0].isoformat()), _moment(free[1].isoformat()), source)
    return Found(*match.span(), _moment(day.isoformat()), source=source)


def _on(rule: list[str], year: int) -> date | None:
    """The day of a holiday in a year, by its rule in the lexicon; None outside the calendar."""
    if not 1 <= year <= 9998:
        return None
    if rule[0] == "eve":
        return new_years_eve(year)
    if rule[0] == "term":
        return solar_term(year, rule[1])
    numbers = [int(piece) for piece in rule[1].split("-")]
    if rule[0] == "solar":
        return date(year, *numbers)
    if rule[0] == "lunar":
        return lunar_day(year, *numbers)
    return nth_weekday(year, *numbers)


def _nearest(rule: list[str], context: Context) -> date | None:
    """The occurrence of a holiday that is nearest to the anchor's day."""
    today = context.anchor.first() if context.anchor else None
    year = context.anchor_year()
    if year is None:
        return None
    if today is None:
        return _on(rule, year)
    days = [day for step in (-1, 0, 1) if (day := _on(rule, year + step))]
    return min(days, key=lambda day: abs((day - today).days), default=None)


def _lunar(match: regex.Match[str], context: Context) -> Found | None:
    name = match["lmonth"]
    month = {"正月": 1, "腊月": 12, "冬月": 11}.get(name) or number(name[:-1])
    day = match["lday"]
    rule = ["lunar", f"{month}-{number(day.removeprefix('初'))}"]
    year, source = _year_of(match, context)
    found = _on(rule, year) if year is not None else _nearest(rule, context)
    if found is None:
        return Found(*match.span(), Moment("day"), source=None)
    return Found(*match.span(), _moment(found.isoformat()), source=source or context.anchor_name or "context")


def _plan(match: regex.Match[str]) -> Found:
    """The Nth five-year plan: 1953 to 1957, 1958 to 1962, and from the third (1966) on without a gap."""
    nth = number(match["plan"])
    first = {1: 1953, 2: 1958}.get(nth, 1951 + 5 * nth)
    begin, finish = Moment("year", first), Moment("year", first + 4)
    if match["turn"]:
        return Found(*match.span(), begin if "开局" in match["turn"] else finish)
    phase = {"末": "END", "初": "START"}.get(match.string[match.end() : match.end() + 1])
    return Found(*match.span(), begin, None if match["open"] else finish, is_open=bool(match["open"]), mod=phase)


def _season(match: regex.Match[str], context: Context) -> Found | None:
    year = context.anchor_year()
    if year is None:
        return None
    today = context.anchor
    season = _SEASONS[match["season"]]
    # In January 今冬 is the winter that began the year before, and 去冬 the one before that.
    if season == "WI" and today and today.month is not None and today.month <= 2:
        year -= 1
    year += _YEAR_WORDS[match["seasonyear"]]
    if season == "WI" and match["season2"] and today and today.month is not None and 3 <= today.month <= 6:
        year = (context.anchor_year() or year) - 1  # 去冬今春, said in spring
    begin = Moment("season", year, season=season)
    finish = Moment("season", year + (season == "WI"), season=_SEASONS[match["season2"]]) if match["season2"] else None
    return Found(*match.span(), begin, finish, context.anchor_name or "context")


def _cold_season(match: regex.Match[str], context: Context) -> Found | None:
    year = context.anchor_year()
    if year is None:
        return None
    if context.anchor and (context.anchor.month or 12) < 7:
        year -= 1
    winter, spring = Moment("season", year, season="WI"), Moment("season", year + 1, season="SP")
    return Found(*match.span(), winter, spring, context.anchor_name or "context")


def _century(match: regex.Match[str]) -> Found:
    name = match["century"]
    first = _CENTURY_NUMBERS.get(name)
    moment = Moment("century", first if first is not None else 100 * (number(name) - 1))
    return Found(*match.span(), moment, is_open=bool(match["open"]))
