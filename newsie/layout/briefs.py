"""Briefs: short pieces one below the other, each a headline line and its text, under a rubric or under none.

``联播快讯 / 大桥合龙 / 昨日，… / 水渠通水 / 今天，…``: the rubric belongs to none of the pieces.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsie.layout.cues import ENDED, could_head, end_class
from newsie.layout.lines import Line, width
from newsie.lazy import lazy
from newsie.lexicons import alternation, words

_LONGEST_HEADLINE = 44
_RUBRIC = lazy(
    rf"[【《“]?(?:\p{{Han}}{{0,6}}[·丨|])?(?:{alternation(words('rubrics'))})[】》”]?(?:[·丨|]\p{{Han}}{{1,6}})?"
)


def is_rubric(text: str) -> bool:
    """Tell whether a line is the name of a column of short pieces.

    Examples:
        >>> is_rubric("国际联播快讯"), is_rubric("【环球扫描】"), is_rubric("联播快讯栏目获奖")
        (True, True, False)
    """
    return len(text) <= 20 and _RUBRIC.fullmatch(text) is not None


def briefs(lines: Sequence[Line]) -> list[tuple[list[Line], list[Line]]] | None:
    """Return the headline lines and the other lines of every brief of a page that is a rubric and briefs, else None.

    Args:
        lines: the page's lines without its furniture; the first may be a rubric, which is in none of the briefs.
    """
    if len(lines) < 5 or lines[0].role != "text" or not is_rubric(lines[0].text):
        return None
    found: list[tuple[list[Line], list[Line]]] = []
    for i, line in enumerate(lines[1:], 1):
        if _heads(lines, i):
            if found and not found[-1][1]:
                found[-1][0].append(line)
            else:
                found.append(([line], []))
        elif not found:
            return None
        else:
            found[-1][1].append(line)
    whole = len(found) > 1 and all(any(line.role == "text" for line in below) for _, below in found)
    return found if whole else None


def _heads(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line is the headline of a brief: plain, and a text that ends in a full stop stands below."""
    line = lines[i]
    if line.role != "text" or not could_head(line.text) or width(line.text) > _LONGEST_HEADLINE:
        return False
    below = next((x for x in lines[i + 1 :] if x.role == "text"), None)
    ended = (
        i == 1
        or end_class(lines[i - 1].text) in ENDED + "Q"
        or lines[i - 1].role != "text"
        or lines[i - 1].gap > 0
    )
    return (
        below is not None
        and ended
        and (width(below.text) > width(line.text) or end_class(below.text) in ENDED)
    )
