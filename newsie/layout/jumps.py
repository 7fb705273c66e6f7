"""Jump marks (上接A1版, 下转第三版) and furniture: folios, page dates, section labels, imprints."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from newsie.lazy import lazy

_TARGET = r"第?\s?[A-Z]?\s?[0-9一二三四五六七八九十]{1,3}\s?[版页]?|头版|封面"
_MARK = (
    rf"[▲△▶►◀◄●■]?\s?(?:紧)?(?P<kind>上\s?接|下\s?转|接|转)\s?(?P<target>{_TARGET})"
    r"(?:\s?[\p{Han}《》“”\"、]{0,24})?\s?[▲△▶►◀◄]?"
)
_BRACKETED = lazy(rf"[（(【\[]\s?{_MARK}\s?[）)】\]]")
_BARE = lazy(rf"[▲△▶►◀◄●■]?\s?(?P<kind>上\s?接|下\s?转)\s?(?P<target>{_TARGET})\s?[▲△▶►◀◄]?")
_SIGNED = lazy(rf"[▲△▶►◀◄●■]\s?(?P<kind>上\s?接|下\s?转)\s?(?P<target>{_TARGET})")
_DAY = r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日"
_SECTIONS = (
    "要闻|综合|综合新闻|本地新闻|本埠新闻|国内新闻|国际新闻|国际|国内|时政|时政新闻|民生|社会|经济|财经|文化|体育|教育|科技|法治|评论|理论|视点|"
    "副刊|专版|专题|广告|头版|新闻|地方新闻|县区新闻|社会新闻|经济新闻|文体|文体新闻|要闻版|民生新闻|政法|党建|特刊|公告"
)
_PAPER = r"[\p{Han}]{2,8}(?:日报|晚报|时报|早报|晨报|商报|都市报|快报|青年报|周报|导报)"
_FOLIO = (
    r"(?:第\s?)?[A-Z]{0,2}\s?\d{1,3}\s?(?:版|页)?|第[一二三四五六七八九十]{1,3}版|[A-Z]\d{1,2}[-—]\d{1,2}"
)
_IMPRINT = (
    r"[■□●◆▲]?\s?(?:本版)?(?:值班主任|值班编委|责任编辑|责编|执行编辑|编辑|美术编辑|美编|版式|版面编辑|版面设计|版式设计|校对|责任校对|主编|监制|"
    r"视觉|制图|审读|检校|组版|编审|终审|统筹|策划)"
)
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
_FULL_DAY = r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}([-./])\d{1,2}\1\d{1,2})"
_LUNAR = (
    r"(?:农历)?[\p{Han}]{2}年[正一二三四五六七八九十冬腊闰]{1,3}月(?:初|十|廿|二|三)?[一二三四五六七八九十]{1,2}"
    r"|农历[\p{Han}]{3,14}"
)
_NUMBER = r"(?:总)?第\s?\d{1,6}\s?(?:期|号)|今日\s?\d{1,3}\s?版"
_CREDITED = rf"{_IMPRINT}[\s：:/／|｜]\s?[\p{{Han}}]{{2,4}}(?:[\s、][\p{{Han}}]{{2,4}}(?![\s：:]*[：:]))*"
#: A folio put together of several things, and the things that make it one: a bare date may be a signature's.
_COMPOSED = lazy(
    rf"(?:(?P<paper>{_PAPER})|(?P<day>{_FULL_DAY}|{_DAY})|(?P<week>{_WEEKDAY})|(?P<lunar>{_LUNAR})|(?P<number>{_NUMBER})"
    rf"|(?P<imprint>{_CREDITED})|(?P<section>(?:{_SECTIONS})版?)|(?P<folio>{_FOLIO})|[·|｜/—-]|\s){{1,24}}+"
)
_TOLD = (
    r"(?:本[报版刊栏]目?|栏目)?(?:新闻热线|热线电话|读者热线|广告热线|投稿邮箱|邮箱|电子邮箱|E-?mail|网址|邮编|地址|国内统一(?:连续出版物|刊)号|CN|邮发代号|零售价|定价)[：:\s\d].{0,60}"
    r"|(?:电\s?话|传真|联系电话)\s?[：:]?\s?[（(]?\d[\d（()）\s、/—-]{5,40}(?:\s?(?:E-?mail|邮箱|电子邮箱|网址|邮编|传真|投稿)\s?[：:]?\s?\S{0,60}){0,3}"
    r"|https?://\S{1,80}|www\.\S{1,60}"
)
_BARE_DAY = lazy(rf"{_FULL_DAY}")
_FURNITURE = lazy(
    rf"(?:{_FOLIO}|(?:{_SECTIONS})(?:\s?[·|]?\s?(?:{_FOLIO}))?|(?:{_FOLIO})\s?(?:{_SECTIONS})"
    rf"|(?:{_PAPER}\s?)?{_DAY}(?:\s?星期[一二三四五六日天])(?:\s?农历[\p{{Han}}]{{3,12}})?(?:\s?(?:{_FOLIO}))?(?:\s?(?:{_SECTIONS}))?"
    rf"|{_PAPER}(?:\s?{_DAY})?(?:\s?(?:{_FOLIO}))?|星期[一二三四五六日天]|农历[\p{{Han}}]{{3,14}}"
    rf"|{_PAPER}社出版|(?:{_IMPRINT}[\s：:/／|｜][\p{{Han}}\s、]{{2,12}}?){{1,6}}(?:\s?(?:{_TOLD}))?"
    rf"|{_TOLD})"
)
_OPEN_ENDED = lazy(_TOLD)


@dataclass(frozen=True)
class Jump:
    """A jump mark inside a line: ``kind`` "from" or "on", the target as printed, and its place in the line."""

    kind: str
    target: str
    start: int
    end: int


def find_jumps(text: str) -> list[Jump]:
    """Return the jump marks at the head or the end of a line.

    Examples:
        >>> [(j.kind, j.target) for j in find_jumps("更加幸福。 （下转第三版）")]
        [('on', '第三版')]
        >>> find_jumps("下转第三版的读者")
        []
    """
    if "接" not in text and "转" not in text:
        return []
    found = []
    for match in _BRACKETED.finditer(text):
        if match.start() == 0 or match.end() == len(text):
            found.append(_jump(match))
    if not found:
        signed = _SIGNED.match(text)
        if signed:
            return [_jump(signed)]
        match_bare = _BARE.fullmatch(text)
        if match_bare:
            found.append(_jump(match_bare))
    return found


_BLANK = lazy(r"\s")


def _jump(match: regex.Match[str]) -> Jump:
    kind = "from" if "接" in match["kind"] else "on"
    return Jump(kind, _BLANK.sub("", match["target"]), match.start(), match.end())


def is_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page and not to an article: folio, date with weekday, section, imprint.

    Examples:
        >>> [is_furniture(t) for t in ("A1版", "2025年4月28日 星期一", "要 闻", "责任编辑：李明 美编：王伟", "4月28日")]
        [True, True, True, True, False]
    """
    if len(text) > 80:
        return False
    if "，" in text or "。" in text:  # no part of a folio but what is told behind these
        return _OPEN_ENDED.fullmatch(text) is not None
    return (
        _FURNITURE.fullmatch(text) is not None
        or "".join(text.split()) in _section_names()
        or _is_composed(text)
    )


def _is_composed(text: str) -> bool:
    """Tell whether a line is a date with what a folio says besides: paper, page, section, weekday, editors."""
    match = _COMPOSED.fullmatch(text)
    if match is None:
        return False
    found = {name for name, value in match.groupdict().items() if value}
    return "imprint" in found or ("day" in found and len(found) > 1) or {"paper", "folio"} <= found


def is_bare_day(text: str) -> bool:
    """Tell whether a line is nothing but a full date: a folio at the page's head, else mostly a signature's.

    Examples:
        >>> [is_bare_day(t) for t in ("2026年4月8日", "2026-04-10", "4月8日", "2026年4月")]
        [True, True, False, False]
    """
    return _BARE_DAY.fullmatch(text) is not None


def _section_names() -> frozenset[str]:
    return frozenset(_SECTIONS.split("|"))
