"""Outlets: the names of papers, agencies, stations and sites, by a list and by the way they are formed.

A name of the list (``lexicons/outlets.tsv``) or one that begins with an area (永州新闻网) is known wherever it begins;
any other (临河晚报, 青石融媒) only from where a clause begins.
"""

from __future__ import annotations

from functools import cache

import regex

from newsie.lexicons import alternation, rows, words

_AREA_TAIL = regex.compile(r"(?:壮族|回族|维吾尔|特别行政|\p{Han}{0,12}族)?(?:自治区|自治州|省|市|地区|盟|州)$")
_LONGEST_HEAD = 8


@cache
def area_names() -> frozenset[str]:
    """Return the areas' names as a paper has them in its own: 永州 and 永州市."""
    full = (row.text for row in rows("areas"))
    return frozenset(name for text in full for name in (text, _AREA_TAIL.sub("", text)) if len(name) >= 2)


@cache
def _kinds() -> str:
    """The last words of outlets' names, with what may stand behind them: 日报, 日报客户端, 日报全媒体."""
    return rf"(?:{alternation(words('outlets', 'kind'))}){{1,2}}+"


@cache
def known() -> str:
    """Return a regex source for the outlets that are known wherever they begin.

    Examples:
        >>> bool(regex.fullmatch(known(), "羊城晚报")), bool(regex.fullmatch(known(), "临河晚报"))
        (True, False)
    """
    listed = alternation(words("outlets", "agency", "site", "paper"))
    return rf"(?:(?:{listed})(?:{_kinds()})?|(?:{alternation(area_names())}){_kinds()})"


@cache
def formed() -> str:
    """Return a regex source for what looks like an outlet's name by its last word: 临河晚报, 青石县融媒体中心."""
    return rf"[\p{{Han}}A-Za-z]{{0,{_LONGEST_HEAD}}}?{_kinds()}"


@cache
def outlet() -> str:
    """Return a regex source for one outlet or two that are printed as one: 甲网-乙日报, 甲网（乙日报网）.

    Examples:
        >>> [bool(regex.fullmatch(outlet(), t)) for t in ("荆楚网（湖北日报网）", "厦门网-厦门日报", "青石融媒", "水渠")]
        [True, True, True, False]
    """
    one = rf"(?:{known()}|{formed()})"
    return rf"{one}(?:\s?[-—·、/－]\s?{one}|[（(]{one}[）)])?"


@cache
def _known_here() -> regex.Pattern[str]:
    return regex.compile(known())


@cache
def _whole() -> regex.Pattern[str]:
    return regex.compile(outlet())


def begins_known(text: str, start: int) -> bool:
    """Tell whether an outlet that is known wherever it begins stands at a place."""
    return _known_here().match(text, start) is not None


def is_outlet(text: str) -> bool:
    """Tell whether a text is an outlet's name and nothing else.

    Examples:
        >>> [is_outlet(t) for t in ("新京报", "临河县融媒体中心", "县水利局")]
        [True, True, False]
    """
    return len(text) <= 40 and _whole().fullmatch(text) is not None
