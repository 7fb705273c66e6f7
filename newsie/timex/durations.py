"""Durations: 三年, 两个半小时, 四十多年来, 1小时20分钟. How long, and, where it leads up to today, from when."""
from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

import regex

from newsie.guarded import FindIter, from_beginnings
from newsie.lexicons import alternation
from newsie.records import Date

from .numerals import number
from .patterns import ANY_DIGIT
from .values import Moment, shifted, shifted_month

#: unit → what it is counted in, and how many of those it is
_UNITS = {
    "年": ("Y", 1), "载": ("Y", 1), "个世纪": ("Y", 100), "世纪": ("Y", 100), "个季度": ("M", 3), "个月": ("M", 1),
    "个星期": ("W", 1), "星期": ("W", 1), "周": ("W", 1), "天": ("D", 1), "日": ("D", 1), "昼夜": ("D", 1),
    "个小时": ("H", 1), "小时": ("H", 1), "个钟头": ("H", 1), "钟头": ("H", 1),
    "分钟": ("MIN", 1), "秒钟": ("S", 1), "秒": ("S", 1),
}  # fmt: skip
#: half of a unit, in whole numbers of a smaller one where there is one
_HALVES = {"Y": "6M", "M": "0.5M", "W": "0.5W", "D": "0.5D", "H": "30M", "MIN": "30S", "S": "0.5S"}
_DIGIT = "[一二三四五六七八九]"
_SOME = "数十|几十|数百|几百|上百|成百|数|几|若干"
_COUNT = (
    r"\d{1,3}(?:\.\d)?(?![\d.])|(?!19|20)\d{4}(?= ?[余多年])"
    f"|[一二两三四五六七八九]?千(?:{_DIGIT}百)?|[一二两三四五六七八九]?百(?:零?{_DIGIT}?十?{_DIGIT}?)?"
    f"|{_DIGIT}?十{_DIGIT}?|[一二两三四五六七八九]"
)
_LESS = regex.compile("(?:不到|不足|不满|少于|近|将近|接近|不超过|最多)$")
_MORE = regex.compile("(?:超过|超|逾|多于|长达|至少|不少于|不低于)$")
_ABOUT_BEFORE = regex.compile("(?:大约|约|大概)$")
_ABOUT_AFTER = regex.compile(" ?(?:左右|上下)")
_LEAST = ("至少", "不少于", "不低于")
_TO_TODAY = regex.compile("(?<![附最就将接靠邻临远])近$|(?:过去|最近|此前|这)的?$")
_FROM_TODAY = regex.compile("(?:未来|今后|接下来|下来)的?$")
_INNER = {"小时": "H", "钟头": "H", "月": "M", "星期": "W", "世纪": "Y"}
#: 百年老店, 千年古城: not counted
_OLD = regex.compile("[百千]年")
_OLD_BUT_COUNTED = regex.compile("时间|里|过去|之久|了")
_ISO = ("Y", "M", "W", "D")


_NO_COUNT_BEFORE = (
    r"(?<![\d第.,年月一二三四五六七八九十百千万亿几数初高星周])(?<![\d一二三四五六七八九十]、)"
    # 总有一天, 枯竭的一天, 一年比一年
    "(?<!复)(?<!两个)(?<!上下)(?<!总有)(?<!的(?=一天))(?<![比又](?=一年))(?<!接着(?=一年))"
)
_NO_COUNT_AFTER = (
    "(?![级代度轮薪底初末产年一岁期游程均线报届食人生]|前(?![往来后])|行动|规划|计划|方案|高考|学制|男|女"
    "|比一|又一|接着一|复一|三餐|天天|树木|维新|一度)"
)


@cache
def _pattern() -> regex.Pattern[str]:
    units = alternation(tuple(unit for unit in _UNITS if unit != "世纪"))  # 21世纪 is none, 半个世纪 is one
    half = "(?P<half>半)个?(?P<more>多)?(?P<unit>年|月|世纪|小时|分钟|天|星期|钟头)(?![度径数边票])"
    about = "(?P<about>[一二两三四五六七八])(?=[二三四五六七八九](?!十))[二三四五六七八九]"
    count = f"(?:(?P<some>{_SOME})|{about}|(?P<count>{_COUNT}))"
    second = rf"(?:零?(?P<count2>\d{{1,2}}|{_DIGIT}?十{_DIGIT}?|{_DIGIT})个?(?P<unit2>月|天|小时|分钟?|秒)(?![之级日])"
    second += r"(?:(?P<count3>\d{1,2})秒)?)"
    kinds = (
        # 半年, 半个月, 半个多世纪
        f"(?<![下上前后一二两三四五六七八九十个多]){half}",
        # 三年半, 三四个月, 十余年, 40多年, 1小时20分钟
        "(?:(?P<low>\\d{1,3}|[一二三四五六七八九十]) ?(?:到|至|-) ?)?"
        f"{count} ?(?P<more>余|多|来|几)?(?P<unit>{units})(?P<more>多(?![数家名个位种元人少]))?"
        f"(?:(?P<andhalf>半)(?!年|个|天|小时|边))?{second}?",
        # 两个半小时, 一个多月
        r"(?P<count>\d{1,2}|[一二两三四五六七八九十])(?P<unit>个)(?:(?P<andhalf>半)|(?P<more>[多余]))"
        "(?P<inner>小时|月|星期|钟头|世纪)",
    )
    return regex.compile(
        rf"{_NO_COUNT_BEFORE}(?:{'|'.join(kinds)}){_NO_COUNT_AFTER}(?:以来|来(?![自到的说看往])|间(?!接|隔))?"
    )


#: What a duration begins with, what may stand before its unit, and how units begin.
_BEGINS = f"[{ANY_DIGIT}一二两三四五六七八九十百千半数几上成若]"
_UP_TO = f"[{ANY_DIGIT}一二两三四五六七八九十百千零半数几上成若干余多来到至个 .-]{{0,24}}"
_UNIT_BEGINS = "[年载世季月星周天日昼小钟分秒]"


@cache
def _all() -> FindIter:
    """The search for all of them: a number with a unit behind it."""
    return from_beginnings(_pattern(), re.compile(f"{_BEGINS}(?={_UP_TO}{_UNIT_BEGINS})"))[1]


def durations(plain: str, anchor: Moment | None, name: str | None) -> Iterator[Date]:
    """Yield the durations of a uniform text, in order.

    Args:
        plain: uniform text.
        anchor: the day that 五年来 and 近三年 lead up to.
        name: what that day is, as in ``Date.anchor``.

    Yields:
        Records of type DURATION. 五年来 and 近三年 carry the days they run over, a plain 三年 none. What is
        counted beyond (多, 余) has the modifier MORE_THAN. NOT found: ages, plans (三年行动), years of the calendar.

    Examples:
        >>> [(d.text, d.value, d.mod) for d in durations("三年半，四十多年来，两个半小时，至少30天", None, None)]
        [('三年半', 'P3Y6M', None), ('四十多年来', 'P40Y', 'MORE_THAN'), ('两个半小时', 'PT2H30M', None),
         ('30天', 'P30D', 'EQUAL_OR_MORE')]
    """
    for match in _all()(plain):
        if not _OLD.fullmatch(match.group()) or _OLD_BUT_COUNTED.match(plain, match.end()):
            yield _record(plain, match, anchor, name)


def _record(plain: str, match: regex.Match[str], anchor: Moment | None, name: str | None) -> Date:
    start, end = match.span()
    letter, count, value = _value(match)
    before = plain[max(0, start - 6) : start]
    past = match.group().endswith(("来", "以来")) or _TO_TODAY.search(before)
    begin = finish = edtf = None
    if anchor is not None and anchor.first() is not None and count is not None and letter in _ISO:
        if past:
            begin, finish, edtf = _run(_shifted(anchor, letter, -count), anchor, letter)
        elif _FROM_TODAY.search(before):
            begin, finish, edtf = _run(anchor, _shifted(anchor, letter, count), letter)
    return Date(
        text=match.group(),
        start=start,
        end=end,
        type="DURATION",
        value=value,
        mod=_modifier(plain, match, before, past=bool(past)),
        begin=begin,
        end_date=finish,
        anchor=name if begin else None,
        edtf=edtf,
    )


def _value(match: regex.Match[str]) -> tuple[str, int | None, str]:
    """The unit's letter, how many (None where it is not said or no whole number), and the ISO duration."""
    if match["inner"]:
        letter, times = _INNER[match["inner"]], 100 if match["inner"] == "世纪" else 1
    elif match["half"] and match["unit"] == "月":
        letter, times = "M", 1
    else:
        letter, times = _UNITS[match["unit"]]
    clock = "T" if letter in ("H", "MIN", "S") else ""
    sign = {"MIN": "M"}.get(letter, letter)
    if match["half"]:
        return letter, None, f"P{clock}{_HALVES[letter]}" if times == 1 else f"P{times // 2}Y"
    if match["some"]:
        size = 2 if "十" in match["some"] else 3 if "百" in match["some"] else 1
        return letter, None, f"P{clock}{'X' * size}{sign}"
    printed = (match["about"] or match["count"]).replace("两", "二")
    if "." in printed:
        return letter, None, f"P{clock}{printed}{sign}"
    count = number(printed) * times
    rest = ""
    if match["andhalf"]:
        rest = _HALVES[letter] if letter in ("Y", "H", "MIN") else ""
        if not rest:
            return letter, None, f"P{clock}{count}.5{sign}"
    elif match["unit2"]:
        second = number(match["count2"])
        rest = {"月": f"{second}M", "天": f"{second}D", "小时": f"T{second}H", "分": f"{second}M", "分钟": f"{second}M",
                "秒": f"{second}S"}[match["unit2"]]  # fmt: skip
        rest += f"{number(match['count3'])}S" if match["count3"] else ""
    high = f"P{clock}{count}{sign}{rest}"
    return letter, count, f"P{clock}{number(match['low']) * times}{sign}/{high}" if match["low"] else high


def _modifier(plain: str, match: regex.Match[str], before: str, *, past: bool) -> str | None:
    end = match.end()
    if plain.startswith("以上", end):
        return "EQUAL_OR_MORE"
    if plain.startswith(("以下", "以内", "之内", "内"), end):
        return "EQUAL_OR_LESS"
    if match["more"] and any(match.captures("more")):
        return "MORE_THAN"
    if match["about"] or _ABOUT_AFTER.match(plain, end) or _ABOUT_BEFORE.search(before):
        return "APPROX"
    if more := _MORE.search(before):
        return "EQUAL_OR_MORE" if more.group() in _LEAST else None if more.group() == "长达" else "MORE_THAN"
    if not past and _LESS.search(before):
        return "LESS_THAN"
    return None


def _shifted(anchor: Moment, letter: str, count: int) -> Moment:
    if letter == "Y" or letter == "M":
        months = 12 * count if letter == "Y" else count
        there = shifted_month(anchor, months)
        if there.year is None or there.month is None or not 1 <= there.year <= 9998:
            return Moment("day")
        return Moment("day", there.year, there.month, min(anchor.day or 1, monthrange(there.year, there.month)[1]))
    return shifted(anchor, 7 * count if letter == "W" else count)


def _run(begin: Moment, finish: Moment, letter: str) -> tuple[str | None, str | None, str | None]:
    first, last = begin.first(), finish.first()
    if first is None or last is None:
        return None, None, None
    width = {"Y": 4, "M": 7}.get(letter, 10)
    return first.isoformat(), last.isoformat(), f"{first.isoformat()[:width]}/{last.isoformat()[:width]}"
