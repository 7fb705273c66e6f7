"""Sources and days that a site puts in front of a text, glued to it: 来源：临河日报, 2015年04月12日01：要闻."""

from __future__ import annotations

from functools import cache

import regex

from newsie.layout.credit_lists import role_words
from newsie.layout.outlets import outlet_ends
from newsie.lazy import lazy

#: 本文转自【甲晚报】；
_TAKEN_FROM = lazy(r"本?文?转自\s?[【《][^【】《》]{2,16}[】》]\s?[；;，。]?")


@cache
def _source_label() -> regex.Pattern[str]:
    return regex.compile(rf"[（(【]?(?:{role_words('source')}|来 源)\s?[：:丨|]\s?")


#: 2015年04月12日01：要闻稿件来源：…, |2023年07月27日13:11:52，正文：: when a site put the text there, glued to it.
_DATED = lazy(
    r"[|｜]?\s?(?:19|20)\d\d[年-]\d{1,2}[月-]\d{1,2}日?\s?"
    r"(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[，,]?\s?正文[：:])?|第?[A-Z]?\d{2}版?[：:]\p{Han}{2,4}?(?=稿件来源|来源)|(?=\s?(?:稿件)?来源[：:]))"
)


def put_there(text: str, place: int) -> int | None:
    """Return where a day ends that says when a site put a text there, None if no such day stands at a place."""
    if text[place : place + 1] not in ("1", "2", "|", "｜"):
        return None
    match = _DATED.match(text, place)
    return match.end() if match else None


#: 来源：临河广电总台·融媒体中心 with a blank behind: the whole name.
_TO_BLANK = lazy(r"[\p{Han}A-Za-z·•—-]{2,24}(?:中心|总台|网|报|社|台|新闻|客户端|发布|融媒)(?=[ \u3000\xa0])")


def source_end(text: str, place: int) -> int | None:
    """Return where a source ends that is named at a place (来源：甲报), None if none is."""
    taken = _TAKEN_FROM.match(text, place)
    if taken:
        return taken.end()
    label = _source_label().match(text, place)
    end = next(iter(outlet_ends(text, label.end())), None) if label else None
    whole = _TO_BLANK.match(text, label.end()) if label and end is not None else None
    end = max(end or 0, whole.end()) if whole is not None else end
    return end + (text[end : end + 1] in ("）", ")", "】")) if end is not None else None
