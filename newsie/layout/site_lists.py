"""Lists that a news site prints below an article: hot searches with their ranks, readers' comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsie.layout.lines import Line
from newsie.layout.tails import SITE
from newsie.lazy import lazy

_HOT = lazy(
    r"[◆●■【\[]?\s?(?:(?:今日|实时|微博|百度|全网|新闻)?(?:热搜|热榜|热点)榜?|(?:点击|阅读|热门|热点|热文|新闻)?排行榜?"
    r"|24小时(?:热文|热点|热榜|排行榜?)|热门新闻|热文)\s?[】\]]?\s?[：:]?"
)
_RANKED = lazy(r"(?:TOP\s?)?(?P<rank>\d{1,2}|[①-⑳])\s?[.．、:：]?\s?\p{Han}?[^。]{3,44}")
_COMMENT = lazy(r"(?:网友|跟贴|楼主)\s?[“\"]?[\w·*]{1,12}[”\"]?\s?[：:]\s?\S.{0,160}")
#: A heading and one entry are no list yet.
_SECOND = 2


def without_lists(lines: list[Line]) -> list[Line]:
    """Return the lines with the site's lists below the text, hot searches and readers' comments, as furniture."""
    return _without_comments(_without_hot(lines))


def _without_hot(lines: list[Line]) -> list[Line]:
    """A heading of hot searches below a text, and the numbered lines under it."""
    heads = [i for i, line in enumerate(lines) if i and line.role == "text" and _is_hot(line.text)]
    for i in heads:
        end = i + 1
        while end < len(lines) and _follows(lines[end], end - i):
            end += 1
        if end - i > _SECOND:
            lines = _furniture(lines, i, end)
    return lines


def _is_hot(text: str) -> bool:
    return len(text) <= 12 and _HOT.fullmatch(text) is not None


def _follows(line: Line, rank: int) -> bool:
    """Tell whether a line is the entry of a hot list that has this rank."""
    match = _RANKED.fullmatch(line.text) if line.role in ("text", "credit") else None
    if match is None:
        return False
    printed = match["rank"]
    return (int(printed) if printed.isdecimal() else ord(printed) - ord("①") + 1) == rank


def _without_comments(lines: list[Line]) -> list[Line]:
    """Readers' comments that close a page: a text that answers them goes on below and is none."""
    start = end = len(lines)
    while start and (lines[start - 1].role == "furniture" or _COMMENT.fullmatch(lines[start - 1].text)):
        start -= 1
    told = any(line.role == "text" and "。" in line.text for line in lines[:start])
    return _furniture(lines, start, end) if told else lines


def _furniture(lines: Sequence[Line], start: int, end: int) -> list[Line]:
    own = [replace(line, role="furniture", detail=SITE) for line in lines[start:end]]
    return [*lines[:start], *own, *lines[end:]]
