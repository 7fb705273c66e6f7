"""Guessing the year of a text that prints no full date, from the years it does print."""
from __future__ import annotations

from collections.abc import Iterable

import regex

from .numerals import uniform

_DAY = regex.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?: {0,2}年 {0,2}|[-./])\d{1,2}(?: {0,2}月 {0,2}|[-./])\d{1,2}(?!\d)"
)
_YEAR = regex.compile(
    r"(?<![\d.,-])(?P<year>20\d\d)(?= {0,2}年|[\"《·\p{Han}A-Z]|-20\d\d| {0,2}- {0,2}20\d\d)"
    r"(?! {0,2}[余多]|[元人个家万亿米公吨名台套件户亩次辆吨座条项平千克位只艘架斤]|年[前内底])"
)
_GOAL_BEFORE = regex.compile("(?:到|至|未来|力争|-) {0,2}$")


def guess_year(texts: Iterable[str]) -> int | None:
    """Return the newest year that the texts print of their own time, None where they print none.

    A full date is strong evidence; a year in a name (2023年度…, 2023好声音) or a plain 2021年 is weak; a goal
    (到2035年, 2023—2025年 its end) is none.

    Example:
        >>> guess_year(["《行动方案（2023—2025年）》提出到2030年的目标。"])
        2023
    """
    strong: list[int] = []
    weak: list[int] = []
    for text in texts:
        plain = uniform(text)
        strong += [int(match["year"]) for match in _DAY.finditer(plain)]
        weak += [
            int(match["year"])
            for match in _YEAR.finditer(plain)
            if not _GOAL_BEFORE.search(plain, max(0, match.start() - 4), match.start())
        ]
    if strong and (not weak or max(strong) >= max(weak) - 1):
        return max(strong)
    return max(weak, default=None)
