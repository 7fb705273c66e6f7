"""Sentences and clauses of an article, and what of it stands in quotation marks and brackets."""
from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

import regex

_PAIRS = {"“": "”", "《": "》", "（": "）", "(": "）", "「": "」", "【": "】", "〔": "〕", '"': '"'}
_OPENER = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
_LONGEST_QUOTED_NAME = 30
_LONGEST_TITLE = 60  # “站得高 看得远——视域下的《某刊》报道创新交流会”
_LONGEST_BRACKET_IN_NAME = 4
_REMARKS = ("记者", "通讯员", "完", "图", "文", "见", "女")
_FURTHEST_CLOSER = 2000
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_CLAUSE_END = re.compile(r"[，,；;：:]")
_ENDS_LIKE_A_MEETING = regex.compile(r"(?:交流会|研讨会|座谈会|推介会|发布会|论坛|大会|峰会|年会|仪式)$")
_SPOKEN = regex.compile(r"[。！？!?：:；;]|[，,、…]$|，.*，")
_PUNCTUATED = regex.compile(r"[，。；！？,;!?：:]")


class Stretch(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int


def asides(text: str) -> list[tuple[int, int, str]]:
    """Return what stands in 《》, quotation marks and brackets: ``(start, end, kind)`` with TITLE, QUOTED or APART.

    Marks without a partner in their paragraph are left as they are.

    Examples:
        >>> asides("听取《关于会议的报告》。“会开得好，”他说。")
        [(2, 11, 'TITLE'), (12, 19, 'APART')]
        >>> asides("公益活动（青川站)启动")
        [(4, 9, 'QUOTED')]
    """
    text = text.replace(")", "）")  # a wide bracket may be closed by a narrow one
    out: list[tuple[int, int, str]] = []
    start = 0
    for paragraph in text.split("\n"):
        _asides_of(text, start, start + len(paragraph), out)
        start += len(paragraph) + 1
    return out


def _asides_of(text: str, start: int, end: int, out: list[tuple[int, int, str]]) -> None:
    place = start
    none_before: dict[str, int] = {}  # closers known to be absent up to a place: keeps the search linear
    while (opening := _OPENER.search(text, place, end)) is not None:
        place, opener = opening.start(), opening.group()
        closer = _PAIRS[opener]
        limit = min(end, place + _FURTHEST_CLOSER)
        last = text.find(closer, max(place + 1, none_before.get(closer, 0)), limit)
        if last < 0:
            none_before[closer] = limit
            if opener in "“\"" and _PUNCTUATED.search(text, place, min(end, place + 60)) and end - place > 40:
                out.append((place, end, "APART"))
                return
            place += 1
            continue
        out.append((place, last + 1, _kind(opener, text[place + 1 : last])))
        place = last + 1


def _kind(opener: str, inside: str) -> str:
    if opener == "《":
        return "TITLE"
    if opener in "“\"「":
        longest = _LONGEST_TITLE if _ENDS_LIKE_A_MEETING.search(inside) else _LONGEST_QUOTED_NAME
        is_speech = len(inside) > longest or _SPOKEN.search(inside)
        return "APART" if is_speech else "QUOTED"
    is_remark = len(inside) > _LONGEST_BRACKET_IN_NAME or inside.startswith(_REMARKS)
    return "APART" if is_remark else "QUOTED"


def sentences(masked: str) -> list[Stretch]:
    """Return the sentences of a masked text in order; a line break ends one too.

    Examples:
        >>> [(s.start, s.end) for s in sentences("开会。散会")]
        [(0, 3), (3, 5)]
    """
    return _cut(masked, 0, len(masked), _SENTENCE_END)


def clauses(masked: str, sentence: Stretch) -> list[Stretch]:
    """Return the clauses of a sentence, each with the comma, colon or semicolon that ends it."""
    return _cut(masked, sentence.start, sentence.end, _CLAUSE_END)


def _cut(masked: str, start: int, end: int, sign: re.Pattern[str]) -> list[Stretch]:
    out = []
    for match in sign.finditer(masked, start, end):
        behind = match.end()
        out.append(Stretch(start, behind))
        start = behind
    if start < end:
        out.append(Stretch(start, end))
    return out


class Places:
    """Tells in which of the ordered stretches a place lies."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self.stretches = stretches
        self._starts = [stretch.start for stretch in stretches]

    def index(self, place: int) -> int:
        """Return the index of the stretch that holds the place (the last that starts before it)."""
        return max(0, bisect_right(self._starts, place) - 1)

    def covers(self, place: int) -> bool:
        """Tell whether a stretch holds the place."""
        stretch = self.stretches[self.index(place)]
        return stretch.start <= place < stretch.end


_FORMULA = regex.compile(
    r"(?m)^[ 　]*(?:原标题[^\n]{0,60}|据?(?:本报|本台|新华社|中新社|中新网|人民网|央视网|新华网|CCTV|光明网|"
    r"中国新闻网|新京报|澎湃新闻|"
    r"\p{Han}{2,6}(?:日报|晚报|网|社|台))[^，。；：\n]{0,30}?(?:[电讯](?=[ 　（(“《\d]|\p{Han})|消息|讯))"
    r"[ 　]*(?:[（(][^（）()\n]{1,60}[）)])?[：:]?"
)


def formulas(text: str) -> list[Stretch]:
    """Return the dateline formulas that open a line: 新华社北京4月25日电, 本报讯（记者王甲）.

    Examples:
        >>> [(s.start, s.end) for s in formulas("标题\\n本报讯（记者王甲）3日，市委召开会议。")]
        [(3, 12)]
    """
    return [Stretch(*match.span()) for match in _FORMULA.finditer(text)]
