"""Datelines (电头): outlet, place and date, with the reporters in brackets, at a body's head or behind a caption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from newsie.layout.bylines import credits
from newsie.layout.names_in_row import split_names
from newsie.layout.outlets import JOINTS, begins_known, outlet_ends
from newsie.layout.reporters_first import reporters_first
from newsie.lazy import lazy
from newsie.records import Byline, Dateline
from newsie.timex.numerals import number, uniform

_CHINESE = "[一二三四五六七八九十廿]{1,3}"
#: 4月25日, 四月二十五日, and the day alone, as papers of the fifties print it: 新华社重庆十四日电
_DAY = (
    rf"(?:(?:(?P<year>\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}})年)?\s?(?P<month>\d{{1,2}}|{_CHINESE})\s?月)?"
    rf"\s?(?P<day>\d{{1,2}}|{_CHINESE})\s?日"
)
#: A month or a year is no place.
_PLACE = (
    r"(?P<place>(?!\p{Han}{0,4}(?:记者|通讯员)|[一二三四五六七八九十〇零廿]{1,4}[年月日])"
    r"\p{Han}[\p{Han}·、/／]{1,13}?)?\s?"
)
_WHO = r"[】\]〕]?\s?(?:[（(](?P<who>[^（()）]{1,120})[）)])?\s?[：:]?\s?"
#: 【甲报讯】, 《甲报》3月5日讯, 据甲社电.
_OPENED = lazy(r"[【\[〔《]?(?P<quoted>据|综合)?\s?")
#: （甲社伦敦18日电）: one in round brackets opens a text where the text follows on the same line.
_ROUND = lazy(r"[（(]\s?(?P<inside>[^（()）。]{3,40})\s?[）)]\s?[：:]?\s?(?=[^\s。，）)])")
#: 〔本市讯〕 names a place and no paper.
_LOCAL = lazy(r"[〔【\[（(]\s?(?P<place>本(?:市|县|省|区|埠|港|澳))讯\s?[〕】\]）)]\s?[：:]?\s?(?=\S)")
#: 通讯, 快讯, 简讯 are other words.
_NEWS = r"(?<![通快短简资喜])讯"
_DATED_ENDS = rf"(?:专?电|专讯|{_NEWS}|消息|信息|快讯|综合(?:报道|消息|讯)?|报道(?![说称了：:，,、]))"
_UNDATED_ENDS = (
    rf"(?P<tail>专?电|专讯|{_NEWS}|消息|报道(?=\s?[：:（(])"
    r"|综合(?:消息|报道)(?=[\s：:，])|(?:综合(?:报道)?|信息)(?=\s?[（(]\S{0,12}(?:记者|通讯员|实习生)))"
)
_NO_PLACE = r"(?!综合|记者|评论|从|近日|日前|通讯|客户|的|报道)"
#: What a name of its own form needs behind 讯 without a day: a bracket, a reporter, a colon, a blank, a day, the end.
_AFTER_FORMED = r"(?=[】\]]?\s?(?:[（(：:，,]|$)|[】\]]|\s|记者|通讯员|\d{1,2}[月日])"
_SHOW = lazy(
    r"(?P<agency>CCTV\.com|央视网|央视新闻)(?:消息|讯)?\s?[（(](?:《?新闻联播》?)?(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日)?(?:播出)?[）)]\s?[：:]\s?"
)
_TOLD = lazy(
    r"(?P<who>(?:[\p{Han}A-Za-z、，\s]{0,24})(?:记者|通讯员)[\p{Han}、，\s]{2,60}?)\s?(?:报道|电)(?:[：:，]\s?|\s|(?=\d|“|《)|$)"
)
#: Where a text could open with a formula at all; everything else need not be looked at.
_COULD = lazy(r"讯|电|消息|信息|综合|报道|《?新闻联播|播出|记者.{1,40}日[：:]")
_REACH, _LONGEST_FORMULA, _NEAR = 70, 200, 16
#: 甲网（记者 A）8月18日报道
_NAMED_FIRST = lazy(
    rf"\s?[（(](?P<who>[^（()）]{{0,20}}(?:记者|通讯员)[^（()）]{{2,60}})[）)]\s?{_DAY}\s?(?:报道|消息|讯|电)[：:\s]?"
)


@dataclass(frozen=True)
class Formula:
    """A dateline formula at the head of a text: what it says and where it ends."""

    dateline: Dateline
    byline: tuple[Byline, ...]
    end: int
    bracketed: bool


#: What stands behind an outlet's name in a formula.
_DATED = lazy(rf"》?\s?{_PLACE}{_DAY}\s?(?P<tail>{_DATED_ENDS}){_WHO}")
_UNDATED = lazy(
    rf"(?P<place>{_NO_PLACE}\p{{Han}}{{2,5}}?)?\s?{_UNDATED_ENDS}(?P<sure>{_AFTER_FORMED})?{_WHO}"
)
#: 甲网记者 A 通讯员 B 长沙报道, 甲网记者A、通讯员B7月24日报道, …7月24日：: the reporters first, then place or day.
_REPORTING = lazy(
    rf"\s?(?P<who>(?:首席|见习|实习|特派|全媒体|高级)*(?:记者|通讯员)[^。，“”\d]{{2,40}}?(?:[，,][^。，“”\d]{{2,30}}?)?)\s?"
    rf"(?:(?<=\s)(?P<place>\p{{Han}}{{2,4}})|{_DAY})\s?(?:(?:报道|消息|讯|电)[：:，,\s]{{0,2}}|(?<=日)[：:])"
)


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
        >>> f = read_formula("临河网8月4日综合（青石日报记者 丁一鸣/文 何玉兰/图）水渠通水。")
        >>> f.dateline.agency, f.dateline.date, [b.name for b in f.byline]
        ('临河网', 'XXXX-08-04', ['丁一鸣', '何玉兰'])
        >>> f = read_formula("【新华社重庆十四日电】川东各县春耕开始。")
        >>> f.dateline.agency, f.dateline.place, f.dateline.date
        ('新华社', '重庆', 'XXXX-XX-14')
        >>> read_formula("本报记者从有关部门获悉") is None
        True
    """
    return _formula(text[:_LONGEST_FORMULA])


@lru_cache(maxsize=512)  # the same line is asked about by whoever looks for heads, openings and articles
def _formula(text: str) -> Formula | None:
    first = reporters_first(text) if "记者" in text[:_NEAR] or "特派员" in text[:_NEAR] else None
    if first is not None:
        return Formula(*first, bracketed=True)
    if _COULD.search(text, 0, _REACH) is None:
        return None
    local = _LOCAL.match(text)
    if local is not None:
        return Formula(Dateline(None, local["place"], None), (), local.end(), bracketed=True)
    enclosed = _ROUND.match(text)
    if enclosed is not None:
        inner = _formula(enclosed["inside"])
        whole = inner is not None and inner.end == len(enclosed["inside"])
        return replace(inner, end=enclosed.end(), bracketed=True) if inner is not None and whole else None
    show = _SHOW.match(text)
    opened = _OPENED.match(text)
    if show is not None:
        match, agency = show, show["agency"]
    elif opened is not None and (behind := _behind_outlet(text, opened.end())) is not None:
        match, agency = behind
    else:
        return None
    if match.re in (_REPORTING, _NAMED_FIRST):
        return _reported(match, agency)
    parts = match.groupdict()
    if opened and opened["quoted"] and parts.get("tail") in ("消息", "信息", "报道"):
        return None
    who = parts.get("who")
    people = _people(who)
    end = match.end() if people is not None or who is None else match.start("who") - 1
    if people is None and who is None:
        told = _TOLD.match(text, end)
        people = credits(told["who"], sure=True) if told else None
        end = told.end() if told and people else end
    date = _day(parts)
    dateline = Dateline(agency=agency, place=parts.get("place") or None, date=date)
    return Formula(dateline, people or (), end, bracketed=who is not None)


def _behind_outlet(text: str, start: int) -> tuple[regex.Match[str], str] | None:
    """Return what a formula has behind the outlet's name that begins at a place, and the name."""
    ends = outlet_ends(text, start)
    known = bool(ends) and begins_known(text, start)
    for pattern in (_DATED, _UNDATED, _REPORTING, _NAMED_FIRST):
        for end in ends:
            match = pattern.match(text, end)
            if (
                match is not None
                and _NO_TOWN.search(match.groupdict().get("place") or "") is None
                and (known or _holds(match, text, start, end))
            ):
                return match, text[start:end].strip("》")
    return None


def _holds(match: regex.Match[str], text: str, start: int, end: int) -> bool:
    """Tell whether a match is a formula: a name that is formed like an outlet's only must stand as one.

    A headline's last words before an outlet that is known (…主持本报, …活动永州新闻网) are no part of its name.
    """
    last = match.start("tail") if "tail" in match.re.groupindex else end
    inner = (place for place in range(start + _LONGEST_PREFIX, last) if text[place - 1] not in JOINTS)
    if any(begins_known(text, place) for place in inner) or _OWN.search(text, start, end):
        return False
    parts = match.groupdict()
    if parts.get("place") and _OFFICE.search(parts["place"]):
        return False
    return bool(parts.get("day")) or parts.get("sure") is not None or match.re in (_REPORTING, _NAMED_FIRST)


#: 中国网 in front of 络电视台消息 is the beginning of another name.
_NO_TOWN = lazy(r"络|电视|广播|记者|客户端")
_LONGEST_PREFIX = 3
_OWN = lazy(r"(?<=\p{Han})本[报台网刊社站]|^(?:供图|摄)")
_OFFICE = lazy(r"[局办委部院会厅署司团处员的]")


def _day(parts: Mapping[str, str | None]) -> str | None:
    year, month, day = (_number(parts.get(name)) for name in ("year", "month", "day"))
    if day is None:
        return None
    return f"{'XXXX' if year is None else year}-{'XX' if month is None else f'{month:02d}'}-{day:02d}"


def _number(printed: str | None) -> int | None:
    return number(uniform(printed)) if printed else None


def _reported(match: regex.Match[str], agency: str) -> Formula | None:
    parts = match.groupdict()
    people = credits(match["who"], sure=True)
    if not people:
        return None
    return Formula(Dateline(agency, parts.get("place"), _day(parts)), people, match.end(), bracketed=True)


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
    found = _signed(text[-60:])
    return found[1] if found else None


def sign_off_start(text: str) -> int | None:
    """Return where the dateline begins that closes a text, its bracket included, else None.

    Examples:
        >>> sign_off_start("会议圆满结束。（据新华社北京5月18日电）"), sign_off_start("会议圆满结束。")
        (7, None)
    """
    found = _signed(text[-60:])
    return max(0, len(text) - 60) + found[0] if found else None


def _signed(end: str) -> tuple[int, Dateline] | None:
    match = _SIGN_OFF_AT_END.search(end) if _ENDS_SIGNED.search(end) else None
    formula = read_formula(match["formula"]) if match else None
    whole = formula is not None and match is not None and formula.end == len(match["formula"])
    return (match.start(), formula.dateline) if match is not None and formula is not None and whole else None


def _people(who: str | None) -> tuple[Byline, ...] | None:
    if who is None:
        return None
    found = credits(who, sure=True)
    if found is not None:
        return found
    names = split_names(who)
    return tuple(Byline(name=n) for n in names) or None


#: Where a formula that begins inside a line can end: with its reporters, with a day before, or before what is told.
_INSIDE = lazy(
    r"(?:电|讯|消息|综合|信息|报道)(?=[】\]]?\s?[：:]?\s?[（(][^（()）]{0,16}(?:记者|通讯员|实习生))"
    r"|(?<=日\s?)(?:专?电|讯|消息|综合|信息)|讯(?=[】\]]?\s?(?:[：:]|记者|通讯员|\d{1,2}月|$)|\s|“)|(?<=本报\p{Han}{0,4})讯"
    r"|(?:报道|消息)(?=(?:日前|近日|\d{1,2}月|[：:]|\s))"
)
_EDGE = "。！？…】]｜|：: \u3000；;>↓"
#: Behind these a name begins where a sentence has ended before them, or a bracket with its own words.
_CLOSED = lazy(r"(?:[。！？…][”』」]|[）)])$")
#: 据新某客户端…消息: an outlet that the text leans on.
_LEANS = lazy(r"据[\p{Han}A-Za-z]{0,6}$")
_NOT_QUOTED = '据《“"（(、，,由经自为称和与及'
_LONGEST_START = 46


@dataclass(frozen=True)
class Opening:
    """A formula inside a line: where it starts, and whether what stands before it ends there by a mark."""

    start: int
    formula: Formula


def openings(text: str) -> Iterator[Opening]:
    """Yield the dateline formulas that begin inside a line, behind a headline, a caption or another article.

    Examples:
        >>> [o.start for o in openings("李明主持本报讯（记者王伟）日前，")]
        [4]
        >>> list(openings("据新华社北京4月25日电 会议"))
        []
        >>> [o.start for o in openings("会议现场。青石网8月4日讯（记者 丁一鸣）会议召开。")]
        [5]
    """
    head = read_formula(text)
    passed = head.end if head else 1
    for match in _INSIDE.finditer(text):
        for start in range(max(passed, match.end() - _LONGEST_START), match.start()):
            before = text[start - 1]
            if before in _NOT_QUOTED or text[start] in "据（(" or _LEANS.search(text[max(0, start - 8) : start]):
                continue
            edge = before in _EDGE or _CLOSED.search(text[max(0, start - 2) : start])
            if not edge and not begins_known(text, start):
                continue
            formula = read_formula(text[start : start + _LONGEST_FORMULA])
            if formula is not None and start + formula.end >= match.end() and not text[start].isspace():
                yield Opening(start - (before in "【[〔"), formula)
                passed = start + formula.end
                break


def find_inside(text: str) -> int | None:
    """Return where a second article's formula begins inside a line (``韩俊主持本报讯（记者华泰来）日前``), else None.

    What stands before it must be short or end a sentence: a report that quotes another (据新华社…电) is no new article.

    Examples:
        >>> find_inside("李明主持本报讯（记者王伟）日前，"), find_inside("据新华社北京4月25日电 会议")
        (4, None)
    """
    for opening in openings(text):
        before = text[: opening.start].rstrip()
        formula = opening.formula
        if (len(before) <= _LONGEST_TITLE or before[-1:] in "。！？”」）)") and (
            formula.bracketed or formula.dateline.date or before[-1:] in "。！？"
        ):
            return opening.start
    return None


_LONGEST_TITLE = 24
_ENDS_SIGNED = lazy(
    r"(?:电|讯)[）)\s。]{0,4}$|[（(][^（()）]{2,40}[）)][）)]?$|消息[）)]?$|综合[）)]?$"
)
_SIGN_OFF_AT_END = lazy(
    r"(?:[（(]\s?(?P<formula>[^（()）]{4,40}(?:[（(][^（()）]{2,40}[）)])?)\s?[）)]|^(?P<formula>[^（()）。]{4,40})|(?<=[。！？”…）)]\s?)(?P<formula>[^（()）。！？”…]{4,40}))[。]?$"
)
