"""Located: a piece of a source with the place where it is printed, and the rectangle of a part of a printed line."""

from __future__ import annotations

from typing import Any

#: (x0, y0, x1, y1) from the upper left corner.
Rectangle = tuple[float, float, float, float]


class Place(tuple[int, int]):
    """A piece of a source, ``(source_start, source_end)``, and where it is printed.

    It compares as the pair. ``page`` (1-based) and ``box`` (``(x0, y0, x1, y1)``, as of a `newsie.records.Box`) are
    None where the source has no places.

    Examples:
        >>> place = Place(4, 8, 1, (0.0, 0.0, 40.0, 10.0))
        >>> place == (4, 8), place.page, Place(4, 8).box
        (True, 1, None)
    """

    page: int | None
    box: Rectangle | None

    def __new__(cls, start: int, end: int, page: int | None = None, box: Rectangle | None = None) -> Place:
        """Make a pair with what is known of its place."""
        made = super().__new__(cls, (start, end))
        made.page, made.box = page, box
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Let copies and pickles keep the place."""
        return (*self, self.page, self.box)


def part_of(box: Rectangle, text: str, start: int, end: int) -> Rectangle:
    """Return the rectangle of a part of a printed line, by the printed width of its characters.

    Args:
        box: the line's place.
        text: the line.
        start: first code point of the part.
        end: one past its last code point.

    Returns:
        A part of the width; of a vertical line (one character under the other) a part of the height; the whole
        rectangle where it holds several lines.

    Examples:
        >>> part_of((0, 0, 30, 10), "第12版", 1, 3)
        (10.0, 0, 20.0, 10)
        >>> part_of((0, 0, 10, 22), "通水", 1, 2)
        (0, 11.0, 10, 22.0)
        >>> part_of((0, 0, 40, 30), "水渠昨日全线通水了。", 4, 6)
        (0, 0, 40, 30)
    """
    x0, y0, x1, y1 = box
    widths = [0.5 if character.isascii() else 1.0 for character in text]
    total = sum(widths) or 1.0
    first, last = sum(widths[:start]) / total, sum(widths[:end]) / total
    wide, high = x1 - x0, y1 - y0
    if high < 1.8 * wide / total or len(text) < 2:
        return (x0 + first * wide, y0, x0 + last * wide, y1)
    if high / total > 0.6 * wide:
        return (x0, y0 + first * high, x1, y0 + last * high)
    return box
