"""Openings of papers of Taiwan, in which the reporters stand before place and day: 〔記者丁一鳴／台中報導〕."""
from __future__ import annotations

import regex

from newsie.layout.bylines import credits
from newsie.lazy import lazy
from newsie.records import Byline, Dateline

_NAME = r"\p{Han}{2,4}(?:[、．·]\p{Han}{2,4}){0,4}"
_OPEN, _CLOSE = r"[〔【\[（(]?\s?", r"\s?[〕】\]）)]?\s?[：:]?\s?"
#: A slash between the reporters and the place; 综合 and 即时 are no places.
_SLASHED = lazy(
    rf"{_OPEN}(?P<agency>\p{{Han}}{{2,6}}?[社报网])?(?:特约|实习|驻\p{{Han}}{{2,4}}|地方|政治|财经|体育)?(?:记者|特派员)\s?(?P<who>{_NAME})\s?[／/╱∕]\s?"
    rf"(?P<place>(?!综合|即时|连线|专题|整理)[\p{{Han}}、]{{2,9}}?)?(?:即时|综合|连线|专题|现场)?(?:报导|报道|电|专电|整理){_CLOSE}"
)
#: 中央社记者丁一鸣台北5日电
_OF_AGENCY = lazy(
    rf"{_OPEN}(?P<agency>\p{{Han}}{{2,4}}社)(?:特派员|特约记者|记者)\s?(?P<who>\p{{Han}}{{2,3}}(?:、\p{{Han}}{{2,3}}){{0,4}})\s?"
    rf"(?P<place>\p{{Han}}{{2,4}})\s?(?P<day>\d{{1,2}})日(?:综合)?(?:外|专)?[电讯]{_CLOSE}"
)


def reporters_first(text: str) -> tuple[Dateline, tuple[Byline, ...], int] | None:
    """Return what an opening with the reporters first says, and where it ends; None if the text has none.

    Args:
        text: the head of a body, in simplified characters.

    Examples:
        >>> reporters_first("〔记者丁一鸣／台中报导〕市长主持会议")
        (Dateline(agency=None, place='台中', date=None), (Byline(name='丁一鸣', role='reporter', outlet=None),), 12)
        >>> reporters_first("（中央社记者何玉兰台北5日电）会议")[0]
        Dateline(agency='中央社', place='台北', date='XXXX-XX-05')
        >>> reporters_first("记者走访／报导") is None
        True
    """
    for pattern in (_SLASHED, _OF_AGENCY):
        match = pattern.match(text)
        people = credits(f"记者{match['who']}", sure=True) if match else None
        if match and people:
            return _dateline(match), people, match.end()
    return None


def _dateline(match: regex.Match[str]) -> Dateline:
    day = match.groupdict().get("day")
    return Dateline(match["agency"], match["place"], f"XXXX-XX-{int(day):02d}" if day else None)
