"""Running text: a single article, clean, as a database holds it: title, blank line, paragraphs."""
from __future__ import annotations

from collections.abc import Sequence

from newsie.layout.cues import end_class, opener
from newsie.layout.lines import Line, width

_LONGEST_TITLE = 90


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


def is_wrapped(texts: Sequence[str]) -> bool:
    """Tell whether most lines break off in a sentence and fill one column."""
    if len(texts) < 4:
        return False
    widths = [width(text) for text in texts if end_class(text) in "KN"]
    if len(widths) < 0.4 * len(texts) or len(widths) < 3:
        return False
    top = sorted(widths)[len(widths) * 3 // 4]
    return top <= 60 and sum(1 for w in widths if top - 3.5 <= w <= top + 1.2) >= 0.75 * len(widths)
