"""Which characters of a text are taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Cover:
    """Which characters of a text are taken; every question costs only the length of the span asked about.

    Examples:
        >>> cover = Cover(5, [(1, 3)])
        >>> cover.touches(2, 4), cover.holds(1, 3), cover.touches(3, 5)
        (True, True, False)
    """

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._taken = bytearray(length)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take the characters of a span."""
        self._taken[start:end] = b"\1" * (min(end, len(self._taken)) - start)

    def remove(self, start: int, end: int) -> None:
        """Give the characters of a span back."""
        self._taken[start:end] = b"\0" * (min(end, len(self._taken)) - start)

    def touches(self, start: int, end: int) -> bool:
        """Tell whether any character of the span is taken."""
        return self._taken.find(1, start, end) >= 0

    def last(self, start: int, end: int) -> int:
        """Return where the last taken character of ``start:end`` ends, ``start`` if none is taken."""
        return max(start, self._taken.rfind(1, start, end) + 1)

    def first(self, start: int, end: int) -> int:
        """Return where the first taken character of ``start:end`` stands, ``end`` if none is taken."""
        found = self._taken.find(1, start, end)
        return found if found >= 0 else end

    def holds(self, start: int, end: int) -> bool:
        """Tell whether every character of the span is taken."""
        return self._taken.find(0, start, end) < 0


class HasSpan(Protocol):
    """Whatever has a start and an end."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=HasSpan)


def apart(stretches: Iterable[S]) -> list[S]:
    """Return the stretches in order, without those that overlap a longer one, or an earlier one as long.

    Examples:
        >>> from newsie.records import Span
        >>> [span.text for span in apart([Span(0, 2, "县长"), Span(1, 4, "长马远"), Span(4, 5, "山")])]
        ['长马远', '山']
    """
    longest = sorted(stretches, key=lambda stretch: (stretch.start - stretch.end, stretch.start))
    taken = Cover(max((stretch.end for stretch in longest), default=0))
    kept: list[S] = []
    for stretch in longest:
        if not taken.touches(stretch.start, stretch.end):
            taken.add(stretch.start, stretch.end)
            kept.append(stretch)
    return sorted(kept, key=lambda stretch: stretch.start)
