"""Blocks: lines that stand together on a page, frames that are pages of their own, how things stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from newsie.readers.places import Shape, Slug

#: A headline's type is so much higher than the body's.
LARGE = 1.2
#: Large type with so many lines and full stops is a body too.
_LEAD_LINES = 3
_LARGEST_FRAME = 0.85


@dataclass
class Block:
    """Lines that stand together: a headline ("head"), a stack of body lines ("body"), a picture's text ("caption")."""

    kind: str
    lines: list[Slug] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line.x1 for line in self.lines)

    @property
    def y0(self) -> float:
        return min(line.y0 for line in self.lines)

    @property
    def y1(self) -> float:
        return max(line.y1 for line in self.lines)

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)


Place = Slug | Shape | Block


def span(blocks: Sequence[Block]) -> Shape:
    return Shape(
        "span",
        min(b.x0 for b in blocks),
        min(b.y0 for b in blocks),
        max(b.x1 for b in blocks),
        max(b.y1 for b in blocks),
    )


def grouped(lines: Sequence[Slug], together: Callable[[Slug, Slug], bool]) -> list[list[Slug]]:
    """Lines, from the top, each put to the group whose last lines it goes on from."""
    groups: list[list[Slug]] = []
    opened: list[list[Slug]] = []
    for line in lines:
        opened = [g for g in opened if line.y0 - max(p.y1 for p in g[-3:]) < 6 * line.size + 40]
        homes = [g for g in opened if any(together(above, line) for above in g[-3:])]
        if homes:
            best = max(homes, key=lambda g: g[-1].y1)
            best.append(line)
        else:
            group = [line]
            groups.append(group)
            opened.append(group)
    return groups


def is_lead(lines: Sequence[Slug], size: float) -> bool:
    """Tell whether large lines are running text: several, with full stops, in type not much larger than the body's."""
    text = "".join(line.text for line in lines)
    return len(lines) >= _LEAD_LINES and "。" in text and max(line.size for line in lines) < 1.7 * size


def standing(block: Block) -> bool:
    return all(line.standing for line in block.lines)


def overlap(one: Place, other: Place) -> float:
    """How much of the narrower of two things stands below or above the wider, from 0 to 1."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return max(0.0, shared) / max(0.1, min(one.x1 - one.x0, other.x1 - other.x0))


def between(above: Place, below: Place, thing: Place) -> bool:
    """Tell whether a thing stands between two others, one above the other."""
    middle = (thing.y0 + thing.y1) / 2
    if thing.x1 - thing.x0 < 3 * (thing.y1 - thing.y0) and isinstance(thing, Shape) and thing.kind == "rule":
        return False
    low, high = above.y1 - 1, below.y0 + 1
    return low <= middle <= high and overlap(thing, above) > 0.3 and overlap(thing, below) > 0.3


def distance(group: Iterable[Block], caption: Block, picture: Place) -> float:
    """How far an article is from a picture and its text; below 0 where they stand inside it."""
    blocks = list(group)
    whole = span(blocks)
    x, y = (min(caption.x0, picture.x0) + max(caption.x1, picture.x1)) / 2, (picture.y0 + caption.y1) / 2
    if whole.x0 - 2 <= x <= whole.x1 + 2 and whole.y0 - 2 <= y <= whole.y1 + 2:
        return -1.0 / max(1.0, (whole.x1 - whole.x0) * (whole.y1 - whole.y0))
    return min(min(_apart(block, picture), _apart(block, caption)) for block in blocks)


def _apart(one: Place, other: Place) -> float:
    across = max(0.0, one.x0 - other.x1, other.x0 - one.x1)
    down = max(0.0, one.y0 - other.y1, other.y0 - one.y1)
    return across + down


def sheets(pieces: Sequence[Slug], shapes: Sequence[Shape], size: float) -> list[list[Slug]]:
    """The page without what stands in frames, then each frame that holds a headline and its body."""
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    top, bottom = min(p.y0 for p in pieces), max(p.y1 for p in pieces)
    page = max(1.0, (right - left) * (bottom - top))
    frames = [s for s in shapes if s.kind == "frame" and _area(s) < _LARGEST_FRAME * page]
    frames.sort(key=lambda s: (_area(s), s.y0, s.x0))
    rest = list(pieces)
    sheets: list[list[Slug]] = []
    for frame in frames:
        inside = [p for p in rest if _holds(frame, p)]
        large = any(p.size >= LARGE * size for p in inside)
        small = sum(p.size < LARGE * size for p in inside)
        if large and small >= 2 and len(inside) < len(rest):
            sheets.append(inside)
            rest = [p for p in rest if not _holds(frame, p)]
    sheets.sort(key=lambda sheet: (min(p.y0 for p in sheet), min(p.x0 for p in sheet)))
    return [rest, *sheets] if rest else sheets


def _area(shape: Shape) -> float:
    return (shape.x1 - shape.x0) * (shape.y1 - shape.y0)


def _holds(shape: Shape, piece: Slug) -> bool:
    return shape.x0 <= piece.middle <= shape.x1 and shape.y0 <= (piece.y0 + piece.y1) / 2 <= shape.y1
