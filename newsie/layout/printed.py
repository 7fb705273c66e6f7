"""Printed: what the place and the size of its type say of a line: headline, first line of a body, paragraph, the rest.

Only pages with places (a PDF, OCR) have it. The type of the body is what most characters are set in; larger lines are
headlines, except a short one of moderate size in the middle of a column (a crosshead, or the headline of a brief):
there the words decide. A paragraph begins where a line is indented against its column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from newsie.layout.cues import ENDED, end_class
from newsie.layout.lines import Line
from newsie.records import Box, Headline

#: H(eadline), S(tart of a body), P(aragraph), C(ontinued line), B(ody, anything but a headline): `Line.printed`.
_LARGE, _BESIDE, _MODERATE, _LONGEST_CROSSHEAD = 1.2, 1.03, 1.32, 16
_TITLE = 0.87
_INDENTS = (1.2, 3.4)
_SHORT = 2.0
_SMALL, _SAME = 0.93, 0.97


def with_places(lines: Sequence[Line], boxes: Sequence[Box], sizes: Sequence[float]) -> list[Line]:
    """Return the lines with their size of type and what their places say of them.

    Args:
        lines: the lines of a page.
        boxes: the places of its printed lines, in the order of the text.
        sizes: the height of type of each box.

    Examples:
        >>> from newsie.layout.lines import read_lines
        >>> boxes = [Box(0, 4, 1, 0, 0, 80, 20), Box(6, 14, 1, 20, 30, 100, 40), Box(15, 24, 1, 0, 44, 90, 54)]
        >>> text = "水渠通水\\n\\n昨日，水渠通水，\\n两岸农田得到灌溉。"
        >>> [line.printed for line in with_places(read_lines(text), boxes, (20.0, 10.0, 10.0))]
        ['H', 'S', 'C']
    """
    if not boxes or len(boxes) != len(sizes):
        return list(lines)
    starts = [box.start for box in boxes]
    homes = [max(0, bisect_right(starts, line.start) - 1) for line in lines]
    body = _body_size(boxes, sizes)
    lines = _with_whole_headlines(lines, [sizes[i] for i in homes], body)
    roles = _Roles([boxes[i] for i in homes], [sizes[i] for i in homes], list(lines), body).roles()
    return [
        replace(line, size=sizes[i], printed=role) for line, i, role in zip(lines, homes, roles, strict=True)
    ]


def _with_whole_headlines(lines: Sequence[Line], sizes: Sequence[float], body: float) -> list[Line]:
    """The end of a headline alone on its line (…任免 / 名单) is no credit, whatever names it looks like."""
    out = list(lines)
    for i in range(1, len(out)):
        above, line = out[i - 1], out[i]
        large = sizes[i] >= _LARGE * body and abs(sizes[i] - sizes[i - 1]) < 0.05 * sizes[i]
        if line.role == "credit" and large and above.role == "text" and not line.gap and line.number != above.number:
            out[i] = replace(line, role="text", detail="")
    return out


def _body_size(boxes: Sequence[Box], sizes: Sequence[float]) -> float:
    counts: Counter[float] = Counter()
    for box, size in zip(boxes, sizes, strict=True):
        counts[round(size * 2) / 2] += box.end - box.start
    return min(counts, key=lambda size: (-counts[size], size))


class _Roles:
    """Walks down the lines of text with the place of each."""

    def __init__(self, boxes: list[Box], sizes: list[float], lines: list[Line], body: float) -> None:
        self.boxes, self.sizes, self.lines, self.body = boxes, sizes, lines, body or 1.0
        self.lefts, self.rights = self._columns()
        shifts = [box.x0 - left for box, left in zip(boxes, self.lefts, strict=True)]
        self.indented = [_INDENTS[0] * s < shift < _INDENTS[1] * s for shift, s in zip(shifts, sizes, strict=True)]

    def _columns(self) -> tuple[list[float], list[float]]:
        """The left and right edge of the column that each line stands in: lines one below the other in the text."""
        lefts, rights = [0.0] * len(self.boxes), [0.0] * len(self.boxes)
        first = 0
        for i in range(1, len(self.boxes) + 1):
            if i < len(self.boxes) and self._same_column(i - 1, i):
                continue
            block = self.boxes[first:i]
            left, right = min(box.x0 for box in block), max(box.x1 for box in block)
            lefts[first:i], rights[first:i] = [left] * (i - first), [right] * (i - first)
            first = i
        return lefts, rights

    def _same_column(self, i: int, j: int) -> bool:
        above, below = self.boxes[i], self.boxes[j]
        alike = abs(self.sizes[i] - self.sizes[j]) < 0.25 * self.body
        same = self.lines[i].number == self.lines[j].number
        under = above.page == below.page and below.y1 > above.y1 and abs(above.x0 - below.x0) < 4 * self.body
        return same or (alike and under)

    def roles(self) -> list[str]:
        found: list[str] = []
        opened = False
        before = -1
        for i, line in enumerate(self.lines):
            if line.role != "text":
                found.append("")
                continue
            role = "H" if opened and self._is_note(i) else self._role(i, before, opened)
            found.append(role)
            opened = (opened and role == "") or role == "H"
            before = i
        return found

    def _is_note(self, i: int) -> bool:
        """Tell whether a line below a headline is, or goes on with, a note in brackets （…通过）."""
        first = i
        while first > 0 and self.lines[first].text[0] not in "（(" and i - first < 2 and self.lines[first].gap == 0:
            first -= 1
        note = ""
        for line in self.lines[first : first + 3]:
            note += line.text
            if note[-1] in "）)":
                break
        return note[0] in "（(" and note[-1] in "）)" and len(note) > sum(len(x.text) for x in self.lines[first:i])

    def _role(self, i: int, before: int, opened: bool) -> str:
        if self._is_large(i):
            return "H" if self._stands_apart(i) else ""
        if self.sizes[i] < _SMALL * self.body and not self._goes_on(i, before):
            return "B"
        if opened or self._stands_alone(i, before):
            return "S"
        if before < 0 or self.lines[i].detail in ("title", "body"):
            return "B"
        if self.lines[i].number == self.lines[before].number:
            return "B"
        return self._paragraph(i, before)

    def _is_large(self, i: int) -> bool:
        return self.sizes[i] >= _LARGE * self.body or self._beside_large(i)

    def _beside_large(self, i: int) -> bool:
        """Tell whether a line a little larger than the body's stands in one block with a headline."""
        if self.sizes[i] < _BESIDE * self.body:
            return False
        for step in (-1, 1):
            j = i
            while 0 <= j + step < len(self.lines) and self.lines[max(j, j + step)].gap == 0:
                j += step
                if self.sizes[j] >= _LARGE * self.body:
                    return True
        return False

    def _stands_apart(self, i: int) -> bool:
        """Tell whether a large line is no crosshead: a blank line parts its block from the body above."""
        short = self.sizes[i] < _MODERATE * self.body and len(self.lines[i].text) <= _LONGEST_CROSSHEAD
        j = i
        while j > 0 and self.lines[j].gap == 0 and self._is_large(j - 1):
            j -= 1
        inside = j > 0 and self.lines[j].gap == 0
        if inside and short:
            return False
        return not inside or not self._runs(i)

    def _runs(self, i: int) -> bool:
        return end_class(self.lines[i].text) in ENDED

    def _goes_on(self, i: int, before: int) -> bool:
        return before >= 0 and self.lines[i].gap == 0 and abs(self.sizes[i] - self.sizes[before]) < 0.05 * self.body

    def _stands_alone(self, i: int, before: int) -> bool:
        """Tell whether a line begins a body without a headline: readers write what flows on without a blank line."""
        apart = before >= 0 and self.lines[i].gap > 0 and self.lines[i].number != self.lines[before].number
        return apart and self.sizes[i] > _SAME * self.body and not self._is_paragraph(i)

    def _is_paragraph(self, i: int) -> bool:
        """Tell whether a box holds lines one below the other: a paragraph as some OCR programs give it."""
        return self.boxes[i].y1 - self.boxes[i].y0 > 1.8 * self.sizes[i] and len(self.lines[i].text) > 1

    def _paragraph(self, i: int, before: int) -> str:
        if self.lines[i].gap or self._is_paragraph(i) or self._is_paragraph(before):
            return "B"
        if self.indented[i]:
            return "P"
        indents = any(self.indented[max(0, i - 40) : i + 40])
        box, size = self.boxes[before], self.sizes[before]
        short = self.rights[before] - box.x1 > _SHORT * size and end_class(self.lines[before].text) in ENDED
        return "B" if short and not indents else "C"


def printed_headline(lines: Sequence[Line]) -> tuple[Headline, tuple[int, ...]] | None:
    """Return the headline that lines of known sizes make, and their order in it; None where sizes do not tell.

    The largest lines are the title; smaller ones above are the kicker, below subtitles.

    Args:
        lines: the lines of a headline, in printed order.
    """
    if not lines or any(line.printed != "H" for line in lines):
        return None
    largest = max(line.size for line in lines)
    parts = [line.size >= _TITLE * largest for line in lines]
    if not largest or len(lines) < 2:
        return None
    first, last = parts.index(True), len(parts) - 1 - parts[::-1].index(True)
    kicker = [i for i in range(first)]
    title = [i for i in range(first, last + 1) if parts[i]]
    below = [i for i in range(first, len(lines)) if not parts[i]]
    headline = Headline(
        kicker=" ".join(lines[i].text for i in kicker) or None,
        title=" ".join(lines[i].text for i in title) or None,
        subtitles=_whole([lines[i].text for i in below]),
    )
    return headline, (*kicker, *title, *below)


def _whole(texts: Sequence[str]) -> tuple[str, ...]:
    """Subtitles, those in brackets that go on in the next line in one."""
    out: list[str] = []
    for text in texts:
        if out and out[-1][0] in "（(" and out[-1][-1] not in "）)":
            out[-1] += text
        else:
            out.append(text)
    return tuple(out)
