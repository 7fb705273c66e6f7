"""Sheets: the lines of a page or frame as headlines, stacks of body lines and the texts of pictures."""

from __future__ import annotations

from collections.abc import Sequence

from newsie.readers.blocks import LARGE, Block, Place, between, grouped, is_lead, overlap
from newsie.readers.places import Shape, Slug

#: Lines beside a headline that are larger than the body by so much are its kicker or subtitle.
_BESIDE = 1.03
#: In heights of the body's type.
_PITCH, _HEAD_GAP, _INDENT = 1.3, 1.6, 2.6
CAPTION_REACH = 2.2


class Sheet:
    """One page or frame: its headlines, stacks and texts of pictures."""

    def __init__(self, pieces: Sequence[Slug], shapes: Sequence[Shape], size: float) -> None:
        self.size = size
        self.rules = [s for s in shapes if s.kind == "rule"]
        self.pictures = [s for s in shapes if s.kind == "picture"]
        large = [p for p in pieces if p.size >= LARGE * size]
        self.heads = self._heads(large, [p for p in pieces if p.size < LARGE * size])
        headed = {id(line) for head in self.heads for line in head.lines}
        rest = [p for p in pieces if id(p) not in headed]
        captions = {id(p) for p in rest if self._is_caption(p)}
        blockers: list[Place] = [*self.heads, *self.rules, *self.pictures]
        self.stacks = self._stacks([p for p in rest if id(p) not in captions], "body", blockers)
        self.captions = self._stacks([p for p in rest if id(p) in captions], "caption", blockers)

    def _heads(self, large: Sequence[Slug], small: Sequence[Slug]) -> list[Block]:
        """Large lines one below the other, and the smaller ones that stand right above or below them alone."""
        groups = grouped(sorted(large, key=lambda p: (p.y0, p.x0)), self._one_headline)
        heads: list[Block] = []
        bodies: list[Block] = []
        for lines in groups:
            (bodies if is_lead(lines, self.size) else heads).append(Block("head", lines))
        self.leads = bodies
        middling = [p for p in small if p.size >= _BESIDE * self.size]
        for head in heads:
            for line in sorted(middling, key=lambda p: abs(p.y0 - head.y0)):
                if self._beside(head, line):
                    head.lines.append(line)
                    middling.remove(line)
            taken = {id(p) for other in heads for p in other.lines}
            head.lines += self._note(head, [p for p in small if id(p) not in taken])
            head.lines.sort(key=lambda p: (p.y0, -p.x0 if p.standing else p.x0))
        return heads

    def _note(self, head: Block, small: Sequence[Slug]) -> list[Slug]:
        """The note in brackets right below a headline (（…通过）), in whatever type it is set."""
        note: list[Slug] = []
        bottom = head.y1
        for line in sorted(small, key=lambda p: (p.y0, p.x0)):
            inside = head.x0 - self.size < line.middle < head.x1 + self.size
            if not inside or not -self.size < line.y0 - bottom < _HEAD_GAP * self.size:
                continue
            if not note and line.text[0] not in "（(":
                break
            note.append(line)
            bottom = line.y1
            if line.text[-1] in "）)":
                return note
            if len(note) == 3:
                break
        return []

    def _one_headline(self, above: Slug, line: Slug) -> bool:
        if above.standing or line.standing:
            apart = max(above.x0, line.x0) - min(above.x1, line.x1)
            near = apart < above.size and abs(above.y0 - line.y0) < 2 * above.size
            return above.standing and line.standing and near
        reach = _HEAD_GAP * self.size + 0.35 * min(above.size, line.size)
        gap = line.y0 - above.y1
        return -0.5 * line.size < gap < reach and overlap(above, line) > 0.4 and not self._ruled(above, line)

    def _beside(self, head: Block, line: Slug) -> bool:
        gap = max(line.y0 - head.y1, head.y0 - line.y1)
        inside = head.x0 - self.size < line.middle < head.x1 + self.size
        return -self.size < gap < _HEAD_GAP * self.size and inside and not self._ruled(head, line)

    def _is_caption(self, piece: Slug) -> bool:
        """Tell whether a line stands below a picture in other type than the body's."""
        other = abs(piece.size - self.size) > 0.04 * self.size
        return other and any(
            -0.5 * self.size < piece.y0 - shape.y1 < 3 * CAPTION_REACH * self.size and overlap(shape, piece) > 0.6
            for shape in self.pictures
        )

    def _stacks(self, lines: Sequence[Slug], kind: str, blockers: Sequence[Place]) -> list[Block]:
        def one(above: Slug, line: Slug) -> bool:
            gap = line.y0 - above.y1
            near = -0.6 * self.size < gap < _PITCH * self.size
            narrow = min(above.width, line.width) < _INDENT * self.size
            aligned = (narrow or overlap(above, line) > 0.5) and abs(above.x0 - line.x0) < _INDENT * self.size
            alike = abs(above.size - line.size) < 0.25 * self.size
            return near and aligned and alike and not any(between(above, line, b) for b in blockers)

        groups = grouped(sorted(lines, key=lambda p: (p.y0, p.x0)), one)
        return [Block(kind, sorted(group, key=lambda p: (p.y1, p.x0))) for group in groups]

    def _ruled(self, above: Place, below: Place) -> bool:
        return any(between(above, below, rule) for rule in self.rules)
