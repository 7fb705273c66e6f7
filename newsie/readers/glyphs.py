"""Glyphs: the characters that a page of a PDF draws, each with its place as a reader of the page sees it, made lines.

Coordinates are points from the upper left corner of what is shown: inside the crop box, turned as ``/Rotate`` says.
Characters that follow each other in the file on one base line make a piece of a line; a column's end is a jump in the
file, so that narrow gutters part columns safely. What is drawn twice (a false bold) counts once.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from newsie.readers.places import Slug

#: In units of the type's height: how far apart characters of one piece of a line stand at most; with a blank between.
_JOINED, _BLANKED = 1.3, 2.6
#: A wider gap than this is a blank where the characters of the line stand closer.
_BLANK = 0.45
_SAME_LINE = 0.35
_SMALLEST, _TWICE = 1.5, 0.18
_LOOSE = 1.35


@dataclass(frozen=True)
class Glyph:
    """A character: its place, the height of its type, whether a blank stands before it, and whether that is drawn."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    blank: bool = False
    drawn: bool = False

    @property
    def base(self) -> float:
        return self.y1


def is_readable(text: str) -> bool:
    """Tell whether a character is one: no private use, no U+FFFD, no control character.

    Examples:
        >>> is_readable("市"), is_readable("\\ue012"), is_readable("\\ufffd")
        (True, False, False)
    """
    return text != "\ufffd" and unicodedata.category(text[:1] or "\0") not in ("Co", "Cc", "Cn", "Cs")


def once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield the glyphs without those drawn a second time at nearly the same place.

    Of a dash that one glyph draws for two characters (——) both stay.
    """
    last = ""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        step = max(1.0, glyph.size)
        column, row = int(glyph.x0 / step), int(glyph.y0 / step)
        near = (g for i in (-1, 0, 1) for j in (-1, 0, 1) for g in seen.get((glyph.text, column + i, row + j), ()))
        limit = _TWICE * glyph.size
        paired, last = glyph.text == last and last in "—…", glyph.text
        if not paired and any(abs(g.x0 - glyph.x0) < limit and abs(g.y0 - glyph.y0) < limit for g in near):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        yield glyph


def forwards(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs in the order in which lines are read: a page set upside down has them the other way round.

    Examples:
        >>> row = [Glyph(c, 30.0 - 10.0 * i, 0, 40.0 - 10.0 * i, 10, 10) for i, c in enumerate("会开委市")]
        >>> "".join(glyph.text for glyph in forwards(row))
        '市委开会'
    """
    pairs = [(a, b) for a, b in pairwise(glyphs) if _on_line(a, b, a.size)]
    if 2 * sum(b.x0 < a.x0 for a, b in pairs) <= len(pairs):
        return glyphs
    marks = [(False, False), *((g.blank, g.drawn) for g in reversed(glyphs[1:]))]
    turned = zip(reversed(glyphs), marks, strict=True)
    return [replace(glyph, blank=blank, drawn=drawn) for glyph, (blank, drawn) in turned]


def pieces_of(glyphs: Iterable[Glyph]) -> list[Slug]:
    """Return the pieces of lines that glyphs make, in the order of the file.

    Examples:
        >>> row = [Glyph(c, 10.0 * i, 0, 10.0 * i + 10, 10, 10) for i, c in enumerate("市委开会")]
        >>> [(piece.text, piece.x1) for piece in pieces_of([*row, Glyph("省", 300, 0, 310, 10, 10)])]
        [('市委开会', 40.0), ('省', 310)]
    """
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _follows(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [_piece(run) for run in _touching(runs)]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.x0 - last.x1
    reach = _BLANKED if glyph.drawn else _JOINED
    alike = min(last.size, glyph.size) > 0.62 * size
    one_glyph = abs(glyph.x0 - last.x0) < 0.01  # a ligature, a double dash
    return alike and _on_line(last, glyph, size) and (one_glyph or -0.75 * size < gap < reach * size)


def _on_line(one: Glyph, other: Glyph, size: float) -> bool:
    return abs(one.base - other.base) < _SAME_LINE * size


def _touching(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Join runs that the file draws apart though nothing stands between them on the page (a name in another font)."""
    heads: dict[int, list[int]] = {}
    for number, run in enumerate(runs):
        heads.setdefault(round(run[0].base), []).append(number)
    taken: set[int] = set()
    out: dict[int, list[Glyph]] = {}
    for number in sorted(range(len(runs)), key=lambda n: runs[n][0].x0):
        if number in taken:
            continue
        taken.add(number)
        joined = list(runs[number])
        first = number
        while (following := _next_run(joined[-1], runs, heads, taken)) is not None:
            taken.add(following)
            joined += runs[following]
            first = min(first, following)
        out[first] = joined
    return [out[first] for first in sorted(out)]


def _next_run(
    last: Glyph, runs: list[list[Glyph]], heads: dict[int, list[int]], taken: set[int]
) -> int | None:
    rows = range(math.floor(last.base - 0.2 * last.size), math.ceil(last.base + 0.2 * last.size) + 1)
    for number in (n for row in rows for n in heads.get(row, ()) if n not in taken):
        first = runs[number][0]
        size = max(last.size, first.size)
        if abs(first.x0 - last.x1) < 0.2 * size and 0.8 * size < min(last.size, first.size):
            return number
    return None


def _piece(run: list[Glyph]) -> Slug:
    sizes = sorted(glyph.size for glyph in run)
    size = sizes[len(sizes) // 2]
    gaps = sorted(max(0.0, b.x0 - a.x1) for a, b in pairwise(run))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    text = run[0].text
    for before, here in pairwise(run):
        gap = here.x0 - before.x1
        drawn = here.blank and gap > usual + 0.12 * size
        text += " " * (drawn or gap > max(_BLANK * size, _LOOSE * usual + 0.25 * size)) + here.text
    return Slug(
        text,
        min(glyph.x0 for glyph in run),
        min(glyph.y0 for glyph in run),
        max(glyph.x1 for glyph in run),
        max(glyph.y1 for glyph in run),
        size,
    )
