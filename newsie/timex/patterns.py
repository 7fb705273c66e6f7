"""The patterns of time expressions, over uniform text (see `newsie.timex.numerals.uniform`).

One POINT is one calendar point or part of one: 2025年4月27日上午, 今年前三季度, 30日, 下午1时. Ranges and open
intervals are put together in `newsie.timex.find`. Every repetition is bounded: hostile text costs linear time.
"""
from __future__ import annotations

import re
from functools import cache

import regex

from .clock import PARTS
from .pieces import (
    AFTER_HAO,
    BARE_DAY,
    BARE_ONES,
    BARE_TENS,
    BEFORE_HAO,
    CLOCK,
    COUNTED_BACK,
    DASH,
    DAY,
    DAY_LIST,
    DAY_SPAN,
    DOTTED_DAY,
    EDGE_DAY,
    FESTIVALS,
    GLOSS,
    HALF,
    HAO,
    HOURS,
    IN_DAY,
    MONTH,
    MONTH_SPAN,
    MONTHS_AHEAD,
    NUMBERED_THING,
    NUMERAL_HAO,
    OPENING_HAO,
    PART,
    PHASE,
    QUARTER,
    QUARTER_SPAN,
    QUARTERS,
    REIGN_YEAR,
    REIGNS,
    RELATIVE_DAY,
    RELATIVE_MONTH,
    RELATIVE_YEAR,
    SP,
    THIRD,
    WITHIN_MONTH,
    WITHIN_YEAR,
    YEAR,
    YEAR_NUMBER,
)

# What stands before a bare number and shows that it is no date: 第5日, 12.5月, 为期3日
_NO_PART_OF_NUMBER = r"(?<!\d)(?<!\d[.,∶])"
_NO_ORDINAL = "(?<![第每近逾超约经])"
_NO_STAY = "(?<![%期时达满续隔])(?<!关闭|隔离|停课|暂停|延长|封闭|停业|至少|最长|长达|少于|多于|不足|不到)"
_NO_STAY += "(?<!不满|未满|超过|历时|耗时|用时|连续|拘留|停职|停产|公示期?)"
_NO_MONTH_NAME = "(?<![第正腊每闰元二三四五六七八九十])(?<!不足|不到|未满|不满|为期|历时|超过)"

_NO_SET_OF_DAYS = f"(?<![每逢上下本这个一二三四五六日、至到-])(?<!{DASH}{SP})"
#: 周五宣布, 周五上午; but 周一鸣 is a man
_AFTER_WEEKDAY = (
    "(?=[，,。；（(上下晚凌早傍将举召说称表宣公发透向对在签访会抵同与的起出警拒呼敦确否开收闭再就被遭于通裁批投启播进结]"
    "|中午|中旬)"
)

_PRINTED_YEAR = r"(?<![\d./_A-Za-z])(?P<year>(?:19|20)\d\d)"
_TEN = "[3-9]0|[三四五六七八九]十"
_CENTURY = "(?P<century>20|19|18|二十|十九|上个?|本)世纪"

#: 13号 as the day of a month
_HAOS = (
    f"{_NO_PART_OF_NUMBER}(?<!天宫|天问|风云|长征)(?<![第船星舰舟娥链斗鹊A-Za-z街路巷弄楼栋道园村座组-])(?<!(?<![议务法察]|参|众)院){HAO}"
    f"(?:{GLOSS}{PART}{HOURS}|{AFTER_HAO})",
    f"{_NO_PART_OF_NUMBER}{BEFORE_HAO}{HAO}{OPENING_HAO}",
    f"(?<=[。！？；\\n]){HAO}(?=[一-龥](?<!{NUMBERED_THING}))",
    f"(?<=[日号午晚]{SP}{DASH}{SP}){HAO}",
)

#: What a point can begin with, parted so that few alternatives are tried at a place: a digit, a numeral, 今 or 上, the
#: rest. A pattern of them all is large, and to go through it costs more than to read a text.
_DIGIT, _NUMERAL, _SAID, _REST = "1", "一", "今", "早"
_NUMERALS = "〇零一二三四五六七八九十百元廿两"
_SAYING = "上今前去同后大当明本来次第翌昨此下这"

NUMERAL_YEAR = "[一二][〇零一二三四五六七八九]{3}"
_LISTED_DAYS = "[\\d一二三四五六七八九十]{1,3}(?:、[\\d一二三四五六七八九十]{1,3}){1,2} ?[两二三][日天]"

#: The alternatives in the order in which they are tried, each with what it can begin with.
_POINTS = (
    # 2024.5.6, 2024-05-06, 2024/5/6
    (
        _DIGIT,
        rf"{_PRINTED_YEAR}(?P<sep>[.\-/])(?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d){HOURS}",
    ),
    # 1986.08 in the line of a career
    (
        _DIGIT,
        rf"{_PRINTED_YEAR}\.(?P<month>1[0-2]|0?[1-9])(?![\d.%])(?={SP}(?:-|至|起)|(?<=-{SP}\d{{4}}\.\d{{1,2}}))",
    ),
    # 于8.26到任
    (_DIGIT, f"{DOTTED_DAY}{IN_DAY}"),
    # 一九五〇至一九五二年, 五一年三月
    (_NUMERAL, f"(?P<yfrom>{NUMERAL_YEAR})年?{SP}{DASH}{SP}(?P<year>{NUMERAL_YEAR}){SP}年度?"),
    (
        _NUMERAL,
        "(?<![一二三四五六七八九十〇百千第两])(?P<year2>[四五六七八九][〇零一二三四五六七八九])年"
        f"{MONTH}{WITHIN_MONTH}",
    ),
    # 2023-2025年, 2025年, 三年前, 98年8月, 今明两年, 今年
    (_DIGIT, rf"(?<![\d.])(?P<yfrom>{YEAR_NUMBER})年?{SP}{DASH}{SP}(?P<year>{YEAR_NUMBER}){SP}年度?"),
    (
        _DIGIT + _NUMERAL,
        rf"(?:{YEAR}{SP}年(?!级|代|鉴|纪|轻|产(?!业|值|量|出)|糕|会)|{COUNTED_BACK}){WITHIN_YEAR}",
    ),
    (_DIGIT, rf"(?<![\d.])(?P<year2>[5-9]\d)年{MONTH}{WITHIN_MONTH}"),
    # 民国二十六年7月, 光绪二十年, 公元前221年
    (_REST, f"(?P<reign>{'|'.join(REIGNS)})(?P<reignyear>元|{REIGN_YEAR})年(?!级|间|代){WITHIN_YEAR}"),
    (_REST, f"公元{YEAR}{SP}年{WITHIN_YEAR}"),
    (_REST, f"(?P<bc>公元前?)(?P<bcyear>\\d{{1,4}}|{REIGN_YEAR})年(?!代)"),
    (_SAID, "(?P<both>今明两[年天日]|昨今两[天日])"),
    (_SAID, f"{RELATIVE_YEAR}{WITHIN_YEAR}"),
    # 本月20日, 今天上午, 1—9月, 4月28日, 5日至8日, 30日
    (_SAID, f"{RELATIVE_MONTH}份?(?:{SP}{DAY_SPAN}|{SP}{DAY}{IN_DAY}|{THIRD}|{EDGE_DAY})?"),
    (_SAID, f"{RELATIVE_DAY}{IN_DAY}"),
    (_DIGIT + _NUMERAL, f"{_NO_PART_OF_NUMBER}(?<![第正腊每]){MONTH_SPAN}"),
    (_DIGIT + _NUMERAL, f"(?=[^月]{{1,4}}月){_NO_PART_OF_NUMBER}{_NO_MONTH_NAME}{MONTH}{WITHIN_MONTH}"),
    (_DIGIT + _NUMERAL, f"{_NO_PART_OF_NUMBER}{_NO_ORDINAL}{DAY_SPAN}"),
    (_DIGIT, f"(?=\\d{{1,2}} {{0,2}}日){_NO_PART_OF_NUMBER}{_NO_ORDINAL}{_NO_STAY}{BARE_DAY}{IN_DAY}"),
    # 十四日上午, 于八日, 十号从, 八、九两日
    (_NUMERAL, f"(?:{BARE_TENS}|{BARE_ONES}|{NUMERAL_HAO}){IN_DAY}"),
    (_DIGIT + _NUMERAL, f"{_NO_PART_OF_NUMBER}(?<![一二三四五六七八九十百第])(?={_LISTED_DAYS}){DAY_LIST}"),
    # 22号晚, 16号宣布, (8月25号)至31号
    (_DIGIT, f"(?=\\d{{1,2}}号)(?:{'|'.join(_HAOS)})"),
    # 20世纪80年代, 2010年代, 80年代
    (
        _DIGIT + _NUMERAL + _SAID,
        f"{_CENTURY}(?P<decadefrom>[三四五六七八](?=[四五六七八九]十))?(?P<decade>[1-9]0|[一二三四五六七八九]十)年代{PHASE}",
    ),
    (_DIGIT, rf"(?<![\d.])(?P<decade4>(?:18|19|20)\d0)年代{PHASE}"),
    (_DIGIT + _NUMERAL, rf"(?<![\d.])(?P<decade>{_TEN})年代{PHASE}"),
    # 上周五, 本周末
    (
        _SAID,
        "(?P<week>上上|上|下|本|这)个?(?:周(?![期边刊年长转折六日报围])|星期|礼拜|周(?=六|日))"
        f"(?P<weekday>[一二三四五六日天末])?{IN_DAY}",
    ),
    (
        _REST,
        f"{_NO_SET_OF_DAYS}(?:星期(?P<thisweekday>[一二三四五六日天])"
        f"|周(?P<thisweekday>[一二三四五六日]){_AFTER_WEEKDAY}){IN_DAY}",
    ),
    # 前三季度, 前5个月, 一季度, 下半年, 月底
    (_SAID, f"(?<![一二三四1-4]、){QUARTERS}"),
    (_SAID + _REST, MONTHS_AHEAD),
    (_DIGIT + _NUMERAL + _SAID, rf"(?<![\d两二三四五六七八九十几个]){QUARTER_SPAN}"),
    (_DIGIT + _NUMERAL + _SAID + _REST, rf"(?<![\d两二三四五六七八九十几个]){QUARTER}"),
    (_REST, "(?<=[，；并在于到至自将前])(?P<yearend>年[底末初])(?![班会考夜饭花以])"),
    (_SAID, "(?P<lastquarter>上一?个?季度)"),
    (_SAID, HALF),
    (_REST, r"(?<![正腊每个\d])(?P<thirdmonth>月[底初末])(?![一二三四五六七八九十])"),
    # 正午时分
    (_SAID + _REST, f"(?=.{{1,3}}时分)(?P<part>{'|'.join(PARTS)})(?P<moment>时分)"),
    # 晚上六七点钟
    (
        _NUMERAL + _SAID + _REST,
        f"(?:{PART}{SP})?(?P<hour>[一二三四五六七八九])(?P<till>(?<=一)二|(?<=二)三|(?<=三)四|(?<=四)五|(?<=五)六|(?<=六)七"
        "|(?<=七)八|(?<=八)九|(?<=九)十)点钟?(?![半多以])",
    ),
    # 下午1时, a sentence that opens with 下午，, 10时
    (_SAID + _REST, f"{PART}{SP}{CLOCK}"),
    (_SAID + _REST, "(?<=[。！？；\\n])(?P<part>上午|中午|下午|傍晚|晚上|凌晨|清晨)(?=[，,])"),
    (_DIGIT + _NUMERAL, f"{_NO_PART_OF_NUMBER}(?<![:第一二三四五六七八九十几]){CLOCK}"),
)
#: Every part knows the names of all groups.
_GROUPS = "".join(sorted({f"(?P<{name}>)" for _, source in _POINTS for name in re.findall(r"\(\?P<(\w+)>", source)}))
_GROUPS = f"(?(DEFINE){_GROUPS})"

#: Two characters that can begin a point: a cheap guard before the alternatives are tried one by one.
_START = (
    "(?=\\d{1,4}+[年月日号时点个天周世星季多余:.·/ 至到、-]"
    "|[一二三四五六七八九十元廿零两][〇零一二三四五六七八九十百月日号时点至到世年季 、-]"
    "|[一二两三四五六七八九十百](?:[周天]|个月|个?星期|[多余]个?[年天月周])(?:以|之)?[前后]"
    "|[今去明昨][年天日晨早晚夜明起(]|前[日晚]|此前|年[底末初]|[Qq][1-4]|前[年天一两二三23]|[前头][\\d十一两二三四五六七八九]|大前|后[年天]"
    "|[当同次翌][年月日天晨晚夜一]|上一?个?季度|[上下本这][年月周个星礼上半世午]|来年|第[一二三四1-4]|首季|月[底初末]"
    f"|公元|周[一二三四五六日]|星期|{'|'.join(REIGNS)}"
    "|凌晨|清晨|(?:天[亮黑]|日[出落]|黄昏)时|[早晚][晨上间\\d一二三四五六七八九十零]|[中正午深夜黎拂傍][午间后晨夜里晚明晓\\d])"
)

#: \d for ``re`` and for ``regex``: the two know the digits of different years of Unicode, the newer ones all lie there.
ANY_DIGIT = "\\d\U00010000-\U0010ffff"
#: What the first of the two can be.
_FIRST = (
    "一二三四五六七八九十元廿零两百今去明昨此年Qq前头大后当同次翌上下本这来第首月公周星凌清天日黄早晚中正午深夜黎拂傍"
    + "".join(reign[0] for reign in REIGNS)
)


@cache
def _begins() -> re.Pattern[str]:
    begins = _START[len("(?=") :].replace("\\d{1,4}+", "[\\d]{1,4}").replace("\\d", ANY_DIGIT)
    return re.compile(f"(?=[{ANY_DIGIT}{_FIRST}])(?:{begins}")


@cache
def _part(kind: str) -> regex.Pattern[str]:
    """The alternatives that begin with something of a kind, "" for all."""
    sources = [source for kinds, source in _POINTS if kind in kinds]
    return regex.compile(f"(?:{'|'.join(sources)}){_GROUPS}{FESTIVALS}")


def _kind(sign: str) -> str:
    if sign in _SAYING:
        return _SAID
    if sign in _NUMERALS:
        return _NUMERAL
    if sign.isdecimal():
        return _DIGIT
    return "" if sign > "\uffff" else _REST  # a digit that `regex` knows and Python does not


#: What stands behind the numeral that begins a point: most numerals are known by it to begin none.
_COUNTED_UNIT = re.compile(f"[{_NUMERALS}]{{1,6}}[多余]? {{0,2}}[年月日号时点个天周世星季至到、-]")


def _match(plain: str, place: int, end: int) -> regex.Match[str] | None:
    """The point at a place where two characters can begin one."""
    kind = _kind(plain[place])
    if kind == _NUMERAL and _COUNTED_UNIT.match(plain, place, end) is None:
        return None
    return _part(kind).match(plain, place, end)


def point_at(plain: str, place: int, end: int | None = None) -> regex.Match[str] | None:
    """Return the calendar point that begins at a place.

    Examples:
        >>> point_at("4月27日上午9时", 0)["part"]
        '上午'
    """
    end = len(plain) if end is None else end
    if _begins().match(plain, place, end) is None:
        return None
    return _match(plain, place, end)


def next_point(plain: str, place: int) -> regex.Match[str] | None:
    """Return the first calendar point from a place on."""
    search, end = _begins().search, len(plain)
    while (hit := search(plain, place)) is not None:
        place = hit.start()
        if (found := _match(plain, place, end)) is not None:
            return found
        place += 1
    return None


@cache
def connector() -> regex.Pattern[str]:
    """Return the pattern of what joins the two ends of a range."""
    return regex.compile(f"起?{SP}{DASH}{SP}")


@cache
def opening() -> regex.Pattern[str]:
    """Return the pattern of what leaves an interval open: 以来, 至今, the dash that ends a line of a career."""
    return regex.compile(
        f"(?:以来|起)?(?:至今|迄今)(?![年天日晨晚])|以来|(?<=年)来(?=[，,]|首次|最[高低大多])|(?P<dash>{SP}-{{1,2}})(?:至今|今(?!年|天))?"
    )
