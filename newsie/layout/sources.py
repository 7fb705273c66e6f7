"""Sources: the outlet that a text names as its own, the writers behind it, and notes about the author."""

from __future__ import annotations

from functools import cache

import regex

from newsie.layout.credit_lists import role_words
from newsie.layout.names_in_row import split_names
from newsie.layout.outlets import is_outlet, outlet_ends
from newsie.lazy import lazy

_BLANKS = " \u3000\xa0\t|｜✦★☆◆"
_VALUE = r"[\p{Han}A-Za-z0-9·•+@_＠“”\"（）()、/／\-－—|｜ \u3000]{2,40}"
ABOUT_AUTHOR = lazy(r"(?:本文)?作者(?:为|系|是|单位|简介|：系)")
AND_WROTE = lazy(r"[，,；;、]\s?(?P<credit>[^，,；;]{4,40}(?:采访整理|整理|采写))$")


def about_author(text: str) -> str | None:
    """Return the credit that a note about the author holds (（作者为…，本报记者X采访整理）), None if it is no note.

    Examples:
        >>> [about_author(t) for t in ("（作者为教授，本报记者丁一鸣整理）", "（作者系临河市民）", "（记者丁一鸣）")]
        ['本报记者丁一鸣整理', '', None]
    """
    inside = text.strip("（()）【】 ")
    if not ABOUT_AUTHOR.match(inside):
        return None
    wrote = AND_WROTE.search(inside)
    return wrote["credit"] if wrote else ""


@cache
def source_label() -> regex.Pattern[str]:
    """Return the pattern of a source with its label (来源：甲晚报)."""
    return regex.compile(
        rf"(?:{role_words('source', 'lent')}|来 源)\s?[：:丨|｜/／]\s?(?P<value>{_VALUE})(?:微信公众号|公众号|微博)?等?"
    )


def is_source(text: str) -> bool:
    """Tell whether a text is a label of a source and its value: 来源：甲晚报."""
    return source_label().fullmatch(text) is not None


def source_of(text: str) -> str | None:
    """Return the outlet that a piece names as its source (来源：X, （来源：X）, X alone), None if it names none.

    Examples:
        >>> [source_of(t) for t in ("（来源：临河日报）", "来源：石楼融媒 云河发布", "吕梁日报", "水渠")]
        ['临河日报', '石楼融媒 云河发布', '吕梁日报', None]
    """
    bare = text.strip("（()）【】[]〔〕 \u3000")
    taken = _TAKEN_FROM.fullmatch(text.strip())
    if taken:
        return taken["value"]
    bare = _credited(bare)[0]
    match = source_label().fullmatch(bare)
    if match:
        return match["value"].strip()
    bare = _ACCORDING.sub("", bare)
    return bare if is_outlet(bare) else None


def _credited(text: str) -> tuple[str, str]:
    """Part a source from its day and from the writers it names: (来源：甲晚报, 记者：乙)."""
    text = _CLOCK.sub("", text).strip()
    role = _WRITER.search(text)
    label = _source_label_start().match(text)
    if role is None or label is None or role.start() == 0:
        return text, ""
    return text[: role.start()].strip(_BLANKS + "/／"), text[role.start() :]


def writers_of_source(text: str) -> str:
    """Return the credit behind a source, "" if there is none.

    Examples:
        >>> writers_of_source("（来源：青石晚报 记者：丁一鸣）"), writers_of_source("来源：青石晚报")
        ('记者：丁一鸣', '')
    """
    return _credited(text.strip("（()）【】[]〔〕 \u3000"))[1]


_WRITER = lazy("(?:记者|通讯员|作者|文字|撰文)(?=[：: 丨|/／])|(?<=[报网社闻])记者")
_ACCORDING = lazy(r"^据|(?:报道|讯|消息)$")
_CLOCK = lazy(
    r"^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*|\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?$"
)


@cache
def _source_label_start() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{role_words('source', 'lent')}|来 源)\s?[：:丨|｜/／]")


_TAKEN_FROM = lazy(r"本?文?转自\s?[【《](?P<value>[^【】《》]{2,16})[】》]\s?[；;，。]?")


def outlet_and_names(text: str) -> list[str]:
    """Return the names behind an outlet's (（中国台湾网王琳）), [] if the text is anything else."""
    inside = text.strip("（()） ")
    names = (split_names(inside[end:]) for end in outlet_ends(inside, 0) if end < len(inside))
    return next((found for found in names if found), [])
