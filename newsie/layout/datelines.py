"""Datelines (电头): agency, place and date, with the reporters in brackets, at the head of a body."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from newsie.layout.bylines import credits, split_names
from newsie.records import Byline, Dateline

_PAPER = r"\p{Han}{2,5}(?:日报|晚报|时报|早报|晨报|商报|都市报|快报|青年报|新闻网)"
_AGENCY = (
    r"(?:新华社|新华网|新华每日电讯|中新社|中新网|中国新闻网|人民网|央广网|央视网|国际在线|本报|本刊|本网|本台|本社|本站|CCTV\.com|"
    rf"{_PAPER})"
)
_DAY = r"(?:(?P<year>\d{4})年)?\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"
_PLACE = r"(?P<place>\p{Han}[\p{Han}·、/／]{1,13}?)?\s?"
_WHO = r"\s?(?:[（(](?P<who>[^（()）]{1,80})[）)])?\s?[：:]?\s?"
_DATED = regex.compile(rf"据?\s?(?P<agency>{_AGENCY})\s?{_PLACE}{_DAY}\s?(?:专?电|讯|消息){_WHO}")
_UNDATED = regex.compile(
    rf"(?P<quoted>据)?(?P<agency>{_AGENCY})(?P<place>(?!记者|评论|从|近日|日前)\p{{Han}}{{2,5}}?)?\s?(?P<tail>专?电|讯|消息){_WHO}"
)
_SHOW = regex.compile(
    r"(?P<agency>CCTV\.com|央视网|央视新闻)(?:消息|讯)?\s?[（(](?:《?新闻联播》?)?(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日)?(?:播出)?[）)]\s?[：:]\s?"
)
_TOLD = regex.compile(r"(?P<who>(?:本报)?(?:记者|通讯员)[\p{Han}、\s]{2,40}?)(?:报道|电)[：:，]\s?")


@dataclass(frozen=True)
class Formula:
    """A dateline formula at the head of a text: what it says and where it ends."""

    dateline: Dateline
    byline: tuple[Byline, ...]
    end: int
    bracketed: bool


def read_formula(text: str) -> Formula | None:
    """Return the dateline formula that a text begins with, or None.

    Args:
        text: the head of a body, cleaned; a line's beginning with its next lines is enough.

    Examples:
        >>> f = read_formula("新华社北京4月25日电 中共中央政治局召开会议")
        >>> f.dateline.agency, f.dateline.place, f.dateline.date, f.end
        ('新华社', '北京', 'XXXX-04-25', 12)
        >>> f = read_formula("本报讯（记者徐楠 夏景明）4月24日，")
        >>> f.dateline.agency, [b.name for b in f.byline]
        ('本报', ['徐楠', '夏景明'])
        >>> read_formula("本报记者从有关部门获悉") is None
        True
    """
    match = _SHOW.match(text) or _DATED.match(text) or _UNDATED.match(text)
    parts = match.groupdict() if match else {}
    if match is None or (parts.get("quoted") and parts.get("tail") == "消息"):
        return None
    who = parts.get("who")
    people = _people(who)
    end = match.end() if people is not None or who is None else match.start("who") - 1
    if people is None and who is None:
        told = _TOLD.match(text, end)
        people = credits(told["who"]) if told else None
        end = told.end() if told and people else end
    date = None
    if parts.get("month"):
        date = f"{parts.get('year') or 'XXXX'}-{int(parts['month']):02d}-{int(parts['day']):02d}"
    dateline = Dateline(agency=parts["agency"], place=parts.get("place") or None, date=date)
    return Formula(dateline, people or (), end, bracketed=who is not None)


def is_sign_off(text: str) -> bool:
    """Tell whether a line is an agency's formula and nothing else, as it stands below a text, in brackets or bare.

    Examples:
        >>> [is_sign_off(t) for t in ("（新华社北京5月18日电）", "本报马尼拉6月24日电", "（本报评论员）")]
        [True, True, False]
    """
    return sign_off(text) is not None and _SIGN_OFF_AT_END.match(text) is not None


def sign_off(text: str) -> Dateline | None:
    """Return the dateline that closes a text (``…圆满结束。（新华社北京5月18日电）``), else None.

    Examples:
        >>> found = sign_off("会议圆满结束。（据新华社北京5月18日电）")
        >>> found and (found.agency, found.place, found.date)
        ('新华社', '北京', 'XXXX-05-18')
        >>> found = sign_off("会议圆满结束。据新华社北京/德黑兰5月18日电")
        >>> found and found.place
        '北京/德黑兰'
        >>> sign_off("（市图书馆供稿）") is None
        True
    """
    match = _SIGN_OFF_AT_END.search(text[-60:])
    formula = read_formula(match["formula"]) if match else None
    whole = formula is not None and match is not None and formula.end == len(match["formula"])
    return formula.dateline if formula is not None and whole else None


def _people(who: str | None) -> tuple[Byline, ...] | None:
    if who is None:
        return None
    found = credits(who, sure=True)
    if found:
        return found
    names = split_names(who)
    return tuple(Byline(name=n) for n in names) or None


def find_inside(text: str) -> int | None:
    """Return where a second article's formula begins inside a line (``韩俊主持本报讯（记者华泰来）日前``), else None.

    What stands before it must be short or end a sentence: a report that quotes another (据新华社…电) is no new article.

    Examples:
        >>> find_inside("李明主持本报讯（记者王伟）日前，"), find_inside("据新华社北京4月25日电 会议")
        (4, None)
    """
    for match in _INSIDE.finditer(text):
        place = match.start()
        before = text[:place].rstrip()
        if (
            before
            and before[-1] not in '据《“"（(、，,由经'
            and (len(before) <= 24 or before[-1] in "。！？”」）)")
        ):
            formula = read_formula(text[place:])
            if formula and (formula.bracketed or formula.dateline.date or before[-1] in "。！？"):
                return place
    return None


_SIGN_OFF_AT_END = regex.compile(
    r"(?:[（(]\s?(?P<formula>[^（()）]{4,40}(?:[（(][^（()）]{2,40}[）)])?)\s?[）)]|^(?P<formula>[^（()）。]{4,40})|(?<=[。！？”…]\s?)(?P<formula>[^（()）。！？”…]{4,40}))[。]?$"
)
_INSIDE = regex.compile(
    r"(?<!^)(?:本报|新华社)(?=讯|\p{Han}{0,8}\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:专?电|讯))"
)
