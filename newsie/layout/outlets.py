"""Outlets: the names of papers, agencies, stations and sites, by a list and by the way they are formed.

A name of the list (``lexicons/outlets.tsv``) or one that begins with an area (永州新闻网) is known wherever it begins;
any other (临河晚报, 青石融媒) only from where a clause begins.
"""

from __future__ import annotations

from functools import cache

import regex

from newsie.lexicons import rows, words

_AREA_TAIL = regex.compile(r"(?:壮族|回族|维吾尔|特别行政|\p{Han}{0,12}族)?(?:自治区|自治州|省|市|地区|盟|州)$")


@cache
def area_names() -> frozenset[str]:
    """Return the areas' names as a paper has them in its own: 永州 and 永州市."""
    full = (row.text for row in rows("areas"))
    return frozenset(name for text in full for name in (text, _AREA_TAIL.sub("", text)) if len(name) >= 2)


#: The sources below name lists of words (``\\L<kinds>``) that `compiled` gives; a list is looked up at once.
KINDS = r"\L<kinds>{1,2}+"
#: An outlet that is known wherever it begins.
KNOWN = rf"(?:\L<outlets>(?:{KINDS})?|\L<areas>{KINDS})"
#: What looks like an outlet's name by its last word: 临河晚报, 青石县融媒体中心.
FORMED = rf"[\p{{Han}}A-Za-z]{{0,8}}?{KINDS}"
_ONE = rf"(?:{KNOWN}|{FORMED})"
#: One outlet or two that are printed as one: 甲网-乙日报, 甲网（乙日报网）, 甲日报乙新闻.
OUTLET = rf"{_ONE}(?:\s?[-—·、/－]\s?{_ONE}|[（(]{_ONE}[）)]|\L<outlets>)?"


def compiled(source: str) -> regex.Pattern[str]:
    """Compile a pattern that holds `KNOWN`, `FORMED` or `OUTLET`.

    Examples:
        >>> pattern = compiled(OUTLET)
        >>> [bool(pattern.fullmatch(t)) for t in ("荆楚网（湖北日报网）", "厦门网-厦门日报", "青石融媒", "水渠")]
        [True, True, True, False]
    """
    return regex.compile(
        source,
        outlets=words("outlets", "agency", "site", "paper"),
        kinds=words("outlets", "kind"),
        areas=area_names(),
        ignore_unused=True,
    )


@cache
def _known_here() -> regex.Pattern[str]:
    return compiled(KNOWN)


@cache
def _whole() -> regex.Pattern[str]:
    return compiled(OUTLET)


def begins_known(text: str, start: int) -> bool:
    """Tell whether an outlet that is known wherever it begins stands at a place.

    Examples:
        >>> begins_known("某某羊城晚报", 2), begins_known("某某临河晚报", 2)
        (True, False)
    """
    return _known_here().match(text, start) is not None


def is_outlet(text: str) -> bool:
    """Tell whether a text is an outlet's name and nothing else.

    Examples:
        >>> [is_outlet(t) for t in ("新京报", "临河县融媒体中心", "县水利局")]
        [True, True, False]
    """
    return len(text) <= 40 and _whole().fullmatch(text) is not None
