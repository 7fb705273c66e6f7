"""Running text: a single article, clean, as a database holds it: title, blank line, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from newsie.layout.cues import cohesion, could_head, end_class, opener
from newsie.layout.lines import Line, width
from newsie.layout.tails import WEB

_LONGEST_TITLE = 90
#: The line of time and source of a web page is one of these.
_NEAR_HEAD = 5


def is_running(lines: Sequence[Line]) -> bool:
    """Tell whether the lines are one clean article: one line, a blank, then paragraphs without blanks or wraps.

    A second dateline inside, or lines that all fill one column, make it a page.
    """
    texts = [line for line in lines if line.role != "furniture"]
    if len(texts) < 2 or texts[0].role != "text" or width(texts[0].text) > _LONGEST_TITLE:
        return False
    body = [line for line in texts if line.number > texts[0].number]
    if not body or body[0].gap == 0 or any(line.gap for line in body[1:]):
        return False
    formulas = sum(opener(line.text, line.text) == "F" for line in body if line.role == "text")
    return formulas <= 1 and not is_wrapped([line.text for line in body])


def web_title(lines: Sequence[Line]) -> int | None:
    """Return of how many printed lines the title is of a web page's article: those above its line of time and source.

    None where no such line stands near the head, or where the page holds more than one article.
    """
    place = next((i for i, line in enumerate(lines[:_NEAR_HEAD]) if line.detail == WEB), 0)
    above, below = lines[:place], [line for line in lines[place:] if line.role == "text"]
    plain = all(
        line.role == "text" and could_head(line.text) and width(line.text) <= _LONGEST_TITLE for line in above
    )
    if (
        not above
        or not below
        or not plain
        or above[-1].number == lines[place].number == lines[place + 1].number
        or is_wrapped([line.text for line in below])
    ):
        return None
    formulas = sum(opener(line.text, line.text) == "F" for line in below)
    return place if formulas <= 1 and len({line.number for line in above}) == place else None


def is_wrapped(texts: Sequence[str]) -> bool:
    """Tell whether the lines are lines of a column: they fill one width, and words run on from one into the next.

    Examples:
        >>> is_wrapped(["会议指出要坚持稳中求进", "工作总基调，扎实推动高", "质量发展，努力实现全年", "目标任务。"])
        True
        >>> is_wrapped(["1990.07 某研究所研究人员", "1995.06 某办公室副主任", "2001.09 某市副市长"])
        False
    """
    broken = [i for i in range(len(texts) - 1) if end_class(texts[i]) in "KN"]
    if len(broken) < 3 or len(broken) < 0.4 * len(texts):
        return False
    running_on = sum(end_class(texts[i]) == "K" or cohesion(texts[i], texts[i + 1]) == "y" for i in broken)
    widths = sorted(width(texts[i]) for i in broken)
    top = widths[len(widths) * 3 // 4]
    filled = sum(1 for w in widths if top - 3.5 <= w <= top + 1.2)
    return top <= 60 and filled >= 0.75 * len(widths) and running_on >= 0.25 * len(broken)
