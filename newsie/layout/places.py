"""Places: the boxes of a page's printed lines → those of the runs of an article's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from newsie.located import part_of
from newsie.records import Box


def boxes_of(
    source: str, segments: Iterable[tuple[int, int, int]], boxes: Sequence[Box]
) -> tuple[Box, ...]:
    """Return where the runs of an article's text are printed.

    Args:
        source: the page's text.
        segments: runs ``(start, source_start, length)`` of the text.
        boxes: the places of the source's printed lines, in the order of the source.

    Examples:
        >>> lines = [Box(0, 2, 1, 0, 0, 20, 10), Box(3, 7, 1, 0, 14, 40, 24)]
        >>> boxes_of("水渠\\n昨日通水", [(0, 0, 2), (2, 4, 3)], lines)
        (Box(start=0, end=2, page=1, x0=0.0, y0=0, x1=20.0, y1=10),
         Box(start=2, end=5, page=1, x0=10.0, y0=14, x1=40.0, y1=24))
    """
    starts = [box.start for box in boxes]
    found = []
    for start, source_start, length in segments:
        first = max(0, bisect_right(starts, source_start) - 1)
        for box in boxes[first:]:
            if box.start >= source_start + length:
                break
            low, high = max(box.start, source_start), min(box.end, source_start + length)
            if low < high:
                shift = start - source_start
                line, rectangle = source[box.start : box.end], (box.x0, box.y0, box.x1, box.y1)
                x0, y0, x1, y1 = part_of(rectangle, line, low - box.start, high - box.start)
                found.append(Box(low + shift, high + shift, box.page, x0, y0, x1, y1))
    return tuple(found)
