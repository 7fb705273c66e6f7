"""Columns: how wide the column is that a line stands in, and how blank lines are used on the page.

A column's width is the commonest line length around: wrapped lines fill it, paragraph ends and headlines do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

SPAN = 9
NARROWEST, WIDEST = 8.0, 70.0


def column_widths(widths: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return for every line the width of the column that its forerunners, and that its followers, stand in.

    Args:
        widths: printed width of each line.

    Returns:
        Two lists; 0.0 where the lines on that side keep no common width.

    Examples:
        >>> column_widths([16, 16, 15.5, 16, 7, 30])[0]
        [0.0, 0.0, 16, 16, 16, 16]
    """
    before = [_common(widths[max(0, i - SPAN) : i]) for i in range(len(widths))]
    after = [_common(widths[i + 1 : i + 1 + SPAN]) for i in range(len(widths))]
    return before, after


def _common(widths: Sequence[float]) -> float:
    """The width that most of the lines fill, 0.0 if fewer than two lines or two fifths of them do."""
    inside = sorted(w for w in widths if NARROWEST <= w <= WIDEST)
    best, most = 0.0, 0
    for top in dict.fromkeys(reversed(inside)):
        count = bisect_right(inside, top + 0.3) - bisect_left(inside, top - 1.3)
        if count > most:
            best, most = top, count
    return best if most >= 2 and most >= 0.4 * len(widths) else 0.0


def usual_gap(gaps: Sequence[int]) -> int:
    """Return how many blank lines usually part two lines of the page: 0 or more.

    Examples:
        >>> usual_gap([0, 1, 1, 1, 0, 1]), usual_gap([])
        (1, 0)
    """
    counts = Counter(min(gap, 3) for gap in gaps)
    return counts.most_common(1)[0][0] if counts else 0
