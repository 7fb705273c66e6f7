"""Sets of times: 每年, 每周五下午4点, 每年3月至8月, 每两年, 逐月."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from newsie.lazy import lazy
from newsie.records import Date

from .clock import clock_of, part_of
from .numerals import number
from .pieces import CLOCK, DASH, DAY_NUMBER, MONTH_NUMBER, PART, SP

_PERIODS = {
    "年": "P1Y", "年度": "P1Y", "个月": "P1M", "月": "P1M", "个季度": "P3M", "季度": "P3M", "季": "P3M",
    "个星期": "P1W", "星期": "P1W", "个礼拜": "P1W", "周": "P1W", "天": "P1D", "日": "P1D", "晚": "P1D",
    "个小时": "PT1H", "小时": "PT1H", "分钟": "PT1M", "秒": "PT1S", "秒钟": "PT1S",
}  # fmt: skip
_LETTERS = {
    "年": "Y", "个月": "M", "周": "W", "个星期": "W", "天": "D", "日": "D", "小时": "H", "个小时": "H", "分钟": "M",
}  # fmt: skip
_DASH = lazy(DASH)
_WEEKDAYS = "一二三四五六日天末"
_HOUR = f"(?:{PART}{SP})?(?:{CLOCK})?(?:{SP}{DASH}{SP}(?:{PART}{SP})?{CLOCK})?"


@cache
def _pattern() -> regex.Pattern[str]:
    week = "(?:周|星期|礼拜)"
    more_days = f"(?:(?:{DASH}|[、和]|(?={week}[一二三四五六日天])){week}?(?P<weekday2>[{_WEEKDAYS}](?![致定直样])))"
    month = f"(?P<month>{MONTH_NUMBER}){SP}月份?"
    month2 = f"(?:(?P<month2>{MONTH_NUMBER}){SP}月)?"
    day, day2 = (f"(?P<{name}>{DAY_NUMBER}){SP}[日号]" for name in ("day", "day2"))
    clock = f"(?:{PART}{SP})?{CLOCK}"
    only_part = "(?P<onlypart>上午|下午|早上|晚上|凌晨|早晨|清晨|傍晚|中午|夜间|早|晚)(?![报点上期年])"
    period = "年度?|个季度|季度?|个月|月|个星期|星期|个礼拜|周|天|日|晚|个小时|小时|分钟|秒钟?"
    kinds = (
        # 每周五下午4点, 每周一至周五, 每逢周末, 周一到周五
        f"每(?:逢|个|到)?{week}(?P<weekday>[{_WEEKDAYS}])(?![天个次节场轮]){more_days}*{SP}{_HOUR}",
        f"(?<![上下本这每\\d]){week}(?P<weekday>[一二三四五六日天]){DASH}{week}(?P<weekday2>[一二三四五六日天])"
        f"{SP}{_HOUR}",
        # 每年3月至8月, 每年3月5日, 每月5日, 每天9时至17时
        f"每年的?{SP}{month}(?:{SP}{day})?(?:{SP}{DASH}{SP}{month2}(?:{SP}{day2})?)?",
        f"每个?月的?{SP}{day}(?P<several>(?:[、和]{DAY_NUMBER}{SP}[日号])+)?(?:{SP}{DASH}{SP}{day2})?",
        f"每[天日晚]的?(?P<inday>{SP}{clock}|{only_part})(?P<till>{SP}{DASH}{SP}{clock})?",
        # 每两年, 每3个月, 每隔两天
        "每隔?(?P<count>\\d{1,2}|[两二三四五六七八九十]) ?(?P<every>年|个月|周|个星期|天|日|小时|个小时|分钟)(?!级)",
        # 每年, 逐月, 年年; but 立方米每秒 is a unit, 每日电讯 a paper
        f"(?<![米吨瓦克帧转次节比特])[每逐](?P<period>{period})(?![一二三四五六]|轮|岁|新|成|电讯|经济新闻|质量报告|津|围|边)",
        "(?P<doubled>年年|月月|天天|日日)(?=[有都是在]|，)",
        # 每个工作日下午三点
        f"每(?:个|逢)?(?P<working>工作日){SP}{_HOUR}",
    )
    return regex.compile("|".join(kinds))


@cache
def _clock() -> regex.Pattern[str]:
    return regex.compile(f"(?:{PART}{SP})?(?:{CLOCK})")


def sets(plain: str) -> Iterator[Date]:
    """Yield the sets of times of a uniform text, in order: type SET, ``quant`` EVERY.

    The value is a period (P1Y), or a date with ``XX`` for what comes again: XXXX-WXX-5T16:00, XXXX-03-05.

    Examples:
        >>> [(d.text, d.value) for d in sets("每年，每周五下午4点，每年3月5日，每两年，每月10日")]
        [('每年', 'P1Y'), ('每周五下午4点', 'XXXX-WXX-5T16:00'), ('每年3月5日', 'XXXX-03-05'), ('每两年', 'P2Y'),
         ('每月10日', 'XXXX-XX-10')]
    """
    for match in _pattern().finditer(plain):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        yield Date(plain[start:end], start, end, "SET", _value(match), quant="EVERY")


def _value(match: regex.Match[str]) -> str:
    if match["weekday"]:
        return _weekdays(match)
    if match["working"]:
        return "XXXX-WXX-1/XXXX-WXX-5"
    if match["month"]:
        return _months(match)
    if match["several"]:
        return "P1M"
    if match["day"]:
        first = f"XXXX-XX-{number(match['day']):02d}"
        return f"{first}/XXXX-XX-{number(match['day2']):02d}" if match["day2"] else first
    if match["inday"]:
        return _hours(match)
    if match["count"]:
        letter = _LETTERS[match["every"]]
        clock = "T" if match["every"] in ("小时", "个小时", "分钟") else ""
        return f"P{clock}{number(match['count'].replace('两', '二'))}{letter}"
    return _PERIODS[match["period"] or match["doubled"][0]]


def _weekdays(match: regex.Match[str]) -> str:
    def one(weekday: str) -> str:
        return "XXXX-WXX-WE" if weekday == "末" else f"XXXX-WXX-{7 if weekday in '日天' else number(weekday)}"

    listed = match.captures("weekday2")
    if listed and _DASH.search(match.group()) is None:
        return "P1W"
    value = one(match["weekday"])
    if listed:
        return f"{value}/{one(listed[-1])}"
    if match["hour"]:
        return f"{value}T{clock_of(match)}"
    return value + part_of(match["part"]) if match["part"] else value


def _months(match: regex.Match[str]) -> str:
    def one(month: str, day: str | None) -> str:
        return f"XXXX-{number(month):02d}" + (f"-{number(day):02d}" if day else "")

    first = one(match["month"], match["day"])
    if match["month2"] or match["day2"]:
        return f"{first}/{one(match['month2'] or match['month'], match['day2'])}"
    return first


def _hours(match: regex.Match[str]) -> str:
    if match["onlypart"]:
        return "XXXX-XX-XX" + part_of(match["onlypart"])
    return "/".join(f"XXXX-XX-XXT{clock_of(clock)}" for clock in _clock().finditer(match.group()))
