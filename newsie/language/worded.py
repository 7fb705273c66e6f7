"""Names that are words (许可, 时光辉, 高可为): what the words around say where the recogniser sees nobody."""

from __future__ import annotations

import regex

from newsie.language import names
from newsie.language.refusals import is_phrase, no_name
from newsie.lazy import lazy
from newsie.lexicons import words

# 应邀出席, 全程陪同, 高度评价: what stands between a title and a verb and is no name.
ADVERBIAL = frozenset(
    "全应时常多连分专经来向从于由都将过单成解令回任高方双和与同及等还也就均曾已正再可能仅不未没"
    "如因为何安包代要需先后当亲家"
)
_HUMAN_VERB = lazy(
    r"出席|主持|到会|讲话|致辞|致词|指出|强调|表示|介绍|宣布|宣读|会见|涉嫌|落马|被查|受贿|率队|率团|登台|接受(?:采访|审查|记者)|告诉记者|赛后"
)
#: 到丰收镇调研, 赴边防检查站慰问
_GOES_THERE = lazy(
    r"(?:到|赴|深入|前往|来到)[^，。；：\n]{2,18}?(?:调研|考察|检查|督导|督查|走访|看望|慰问|指导)"
)
_JOINS = frozenset("并且和与及也还又")  # 贺信并致辞
_PREPOSITIONAL = frozenset("向从于由和与同及以因如为")
_COUNTED = lazy(r"[一二两三四五六七八九十多几首每再]|[次日月年天度回]$")  # 曾多次, 将于近日
# These join a noun to what is said; a verb right behind leaves them nothing to join.
_STRANDED = frozenset("为从由于对与被把给和及同")
_RELATIVE = lazy(r"[^，。；：、\n]{1,16}的")


def does_something(text: str, position: int) -> bool:
    """Tell whether a verb stands here that only people do.

    Examples:
        >>> does_something("许可到丰收镇调研", 2), does_something("许可证到期", 2)
        (True, False)
    """
    return _verb(text, position) is not None


def _verb(text: str, position: int) -> regex.Match[str] | None:
    return _HUMAN_VERB.match(text, position) or _GOES_THERE.match(text, position)


def is_worded(name: str) -> bool:
    """Tell whether a word between a title and a verb can be a name: no adverb, nothing that a preposition begins.

    Examples:
        >>> [is_worded(word) for word in ("许可", "时光辉", "应邀", "曾多次", "向大会")]
        [True, True, False, False, False]
    """
    if name[:2] in words("adverbs") or (len(name) > 2 and name[-1] in _JOINS) or is_phrase(name):
        return False
    if name[0] not in ADVERBIAL:
        return True
    given = name[1:]
    if len(name) != 3 or name[0] in _PREPOSITIONAL or no_name(name):
        return False
    return not (names.is_common(given) or names.is_entry(given) or _COUNTED.search(given))


def stranded(text: str, position: int) -> bool:
    """Tell whether a preposition here has a verb right behind, so that it is the end of a name: 高可为主持会议.

    Examples:
        >>> stranded("高可为主持会议", 2), stranded("高可为参加会议的代表服务", 2), stranded("高可为大会致辞", 2)
        (True, False, False)
    """
    verb = _verb(text, position + 1) if text[position : position + 1] in _STRANDED else None
    return verb is not None and not _RELATIVE.match(text, verb.end())
