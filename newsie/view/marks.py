"""Text with overlapping quotations as HTML: cut into runs at every border, each run with the numbers of its records."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Mark:
    """A stretch of a text that belongs to a record: half-open code points, the record's key."""

    start: int
    end: int
    key: str


def marked(text: str, marks: Iterable[Mark], *, tints: Sequence[tuple[int, int, str]] = ()) -> str:
    """Return the text as HTML, every stretch with a mark in a span that names the keys of its records.

    Args:
        text: any text; it is shown as it is, whatever it holds.
        marks: stretches of it, which may overlap.
        tints: stretches with a class of their own, one after the other.

    Examples:
        >>> marked("a<b>c", [Mark(0, 2, "x"), Mark(1, 5, "y")])
        '<span data-keys="x">a</span><span data-keys="x y">&lt;</span><span data-keys="y">b&gt;c</span>'
    """
    starts: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for mark in marks:
        if mark.start < mark.end:
            starts.setdefault(mark.start, []).append(mark.key)
            ends.setdefault(mark.end, []).append(mark.key)
    tint_starts = {start: name for start, _, name in tints}
    tint_ends = {end for _, end, _ in tints}
    borders = sorted({0, len(text), *starts, *ends, *tint_starts, *tint_ends})
    out: list[str] = []
    open_keys: dict[str, int] = {}
    tinted = False
    for here, there in zip(borders, [*borders[1:], len(text)], strict=True):
        for key in ends.get(here, ()):
            open_keys[key] -= 1
            if not open_keys[key]:
                del open_keys[key]
        for key in starts.get(here, ()):
            open_keys[key] = open_keys.get(key, 0) + 1
        if tinted and (here in tint_ends or here in tint_starts):
            out.append("</span>")
            tinted = False
        if here in tint_starts:
            out.append(f'<span class="{escape(tint_starts[here])}">')
            tinted = True
        run = escape(text[here:there], quote=False)
        if run and open_keys:
            out.append(f'<span data-keys="{escape(" ".join(open_keys))}">{run}</span>')
        else:
            out.append(run)
    if tinted:
        out.append("</span>")
    return "".join(out)
