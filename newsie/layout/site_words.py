"""A site's own words behind a text: 分享让更多人看到, links, tail codes, the issue of a paper."""

from __future__ import annotations

import re
from functools import cache

import regex

from newsie.layout.credit_lists import role_words
from newsie.lazy import lazy
from newsie.lexicons import alternation, first_character, words

_ISSUE = lazy(
    r"[（(]?《\s?[\p{Han}\s]{2,12}\s?》\s?[（(]\s?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日.{0,24}?[）)][）)]?$"
)
_CODE = lazy(r"[（(]?[①-⑳❶-❿⓿⓵-⓾]{1,2}\d{0,3}[）)]?$")
_NUMBERED = re.compile("[①-⑳❶-❿⓿⓵-⓾]")
_ARROWS = lazy(
    r"(?:点击|戳|关注|下滑|往下看|更多)?(?<=[↓→←▼]|点击|戳|关注|下滑|往下看|更多|[\p{Han}”！!？?])\s?[↓→←▼]{1,6}$"
)
_LINK = lazy(
    r"(?:(?:本文|原文|文章|稿件)?链接|网址|邮箱)?[：: ]{0,2}(?:https?://|www\.)?[A-Za-z0-9._/?=&%@:-]{4,80}\.(?:com|cn|net|org|s?html?)[A-Za-z0-9._/?=&%-]{0,40}$"
)
_PUBLISHED = lazy(r"发布(?:日期|时间)\s?[：:]\s?\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}[^。]{0,40}$")
_PRODUCED = lazy(
    r"(?<=[。！？”…）)】]|[丨｜|：:]\s?\p{Han}{2,4}|\p{Han}\s\p{Han})[\p{Han}·]{2,16}(?:联合)?出品$"
)
#: A bracket with a site's own words: （更多新闻资讯，请关注…）, （原标题：…）.
SITES_OWN = lazy(r"原标题|更多|请关注|下载|转载|链接|客服|热线")
#: 【爆料】 before what a site says.
_SOURCE_BEFORE = lazy(
    r"来源\s?[：:丨｜]\s?(?P<value>(?:(?!编辑|审核|校对|责编)[\p{Han}A-Za-z·、]){2,30}+)"
    r"(?:[（(][^（()）。]{0,40})?$"
)
_HEADING = lazy(r"【[^【】]{1,12}】$")


@cache
def _credit_label() -> regex.Pattern[str]:
    kinds = ("source", "lent", "staff", "reporter", "correspondent")
    return regex.compile(rf"(?:{role_words(*kinds)})\s?[：:丨|｜/／ ]")


@cache
def _endings() -> re.Pattern[str]:
    endings = words("web_endings", "ending")
    return re.compile(f"{first_character(endings)}(?:{alternation(endings)})")


def site_words(part: str) -> int | None:
    """Words of a site, a tail code, an issue of a paper, a link."""
    tail = part[-110:]
    last_sign = tail[-1:]
    for pattern, possible in (
        (_ISSUE, last_sign in ("）", ")")),
        (_CODE, _NUMBERED.search(tail) is not None),
        (_LINK, last_sign.isascii()),
        (_ARROWS, last_sign in tuple("↓→←▼")),
        (_PUBLISHED, "发布" in tail),
        (_PRODUCED, tail.endswith("出品")),
    ):
        match = pattern.search(tail) if possible else None
        if match:
            return len(part) - len(tail) + match.start()
    last = None
    for ending in _endings().finditer(part):
        last = ending
    if last is None:
        return None
    behind = part[last.end() : -1]
    if behind and _GOES_ON.match(behind):
        return None
    if len(behind) > 90 or any(mark in behind for mark in "。！？") or _credit_label().search(behind):
        return None
    start = _sentence_start(part, last.start())
    sourced = _SOURCE_BEFORE.search(part, start, last.start())  # 来源：临河日报版权归原作者所有
    if sourced is not None:
        return sourced.end("value")
    heading = _HEADING.search(part[:start])
    return heading.start() if heading else start


def site_links(part: str) -> int | None:
    match = _links().search(part)
    return match.start() if match else None


@cache
def _links() -> regex.Pattern[str]:
    """What a site puts below a text: a heading of links, and the links."""
    return regex.compile(
        rf"(?<=[。！？”…）)】→↓]|✦)\s?(?:{alternation(words('web_endings', 'links'))})[^。]{{0,120}}$"
    )


#: Behind a site's own words stands nothing, a mark or a link: 印有“扫码关注”字样的展板 goes on.
_GOES_ON = lazy(r"[\p{Han}”]")


def _sentence_start(part: str, place: int) -> int:
    """Return where the sentence around a place begins, or the place if it does not begin near."""
    start = place
    while start > 0 and place - start < 70:
        if part[start - 1] in "。！？…）)】〕" or (
            part[start - 1] == "”" and part[start - 2 : start - 1] in "。！？"
        ):
            return start
        start -= 1
    return place
