"""Joining: lines made into the text of a record, with the map back to the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import sub

from newsie.layout.characters import Cleaned, clean
from newsie.layout.lines import Line
from newsie.lazy import lazy

_GAP = lazy(r"(?<=\p{Han}|[，、。：；,.\"”》]) (?=\p{Han}|[“《\"（])")
_REGULAR = 0.7


def was_flattened(line: Line) -> bool:
    """Tell whether a line's blanks stand where a column's lines ended: at regular distances.

    Such a line is a paragraph whose wraps were turned into blanks.
    """
    pieces = _GAP.split(line.text)
    if len(pieces) < 4:
        return False
    sizes = sorted(len(piece) for piece in pieces[:-1])
    usual = sizes[len(sizes) // 2]
    near = sum(1 for size in sizes if abs(size - usual) <= 3 or abs(size - 2 * usual) <= 3)
    return usual >= 7 and near >= _REGULAR * len(sizes)


def join_lines(source: str, lines: Sequence[Line], *, flattened: bool) -> Cleaned:
    """Return one paragraph: lines joined without anything between, or with the line end as a blank between Latin words.

    Args:
        source: the page's text.
        lines: the paragraph's lines.
        flattened: blanks between Chinese characters are wraps and go.
    """
    text = ""
    offsets: list[int] = []
    for line in lines:
        part = clean(source, line.start, line.end, flattened=True) if flattened else line.cleaned
        if text and text[-1].isascii() and part.text[:1].isascii() and _latin_break(text, part.text):
            text += " "
            offsets.append(_line_end(source, offsets[-1], part.offsets[0]))
        text += part.text
        offsets.extend(part.offsets)
    return Cleaned(text, tuple(offsets))


def _latin_break(before: str, after: str) -> bool:
    return (before[-1].isalpha() or before[-1] == ",") and after[0].isalpha()


def _line_end(source: str, left: int, right: int) -> int:
    for place in range(left + 1, right):
        if source[place] in "\n\r\f \u3000":
            return place
    return left + 1


def compose(parts: Iterable[Cleaned]) -> tuple[str, tuple[tuple[int, int, int], ...], list[int]]:
    """Return the text of several parts, one a line, its segments, and where each part begins in it.

    Examples:
        >>> compose([Cleaned("本报", (1, 2)), Cleaned("讯", (5,))])
        ('本报\\n讯', ((0, 1, 2), (3, 5, 1)), [0, 3])
    """
    texts: list[str] = []
    segments: list[tuple[int, int, int]] = []
    starts: list[int] = []
    position = 0
    for part in parts:
        starts.append(position)
        texts.append(part.text)
        run = 0
        for end in _run_ends(part.offsets):
            segments.append((position + run, part.offsets[run], end - run))
            run = end
        position += len(part.text) + 1
    return "\n".join(texts), tuple(segments), starts


def _run_ends(offsets: tuple[int, ...]) -> list[int]:
    """Where the runs end in which each offset follows the one before: most lines are one run, so that is seen fast."""
    size = len(offsets)
    if size and offsets[-1] - offsets[0] == size - 1 and offsets == tuple(range(offsets[0], offsets[-1] + 1)):
        return [size]
    steps = list(map(sub, offsets[1:], offsets))
    breaks = [place for place, step in enumerate(steps, 1) if step != 1]
    return [*breaks, size] if offsets else []


def ranges(numbers: Iterable[int], follower: Mapping[int, int] | None = None) -> tuple[tuple[int, int], ...]:
    """Return sorted line numbers as inclusive ranges.

    Args:
        numbers: line numbers, in any order.
        follower: for every line with text the next one, so that blank lines between two of them do not part them.

    Examples:
        >>> ranges([1, 2, 5]), ranges([1, 2, 5], {1: 2, 2: 5, 5: 6})
        (((1, 2), (5, 5)), ((1, 5),))
    """
    follower = follower or {}
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and (number == found[-1][1] + 1 or follower.get(found[-1][1]) == number):
            found[-1][1] = number
        else:
            found.append([number, number])
    return tuple((first, last) for first, last in found)
