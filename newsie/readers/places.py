"""Places: pieces of printed lines → the text of a page in reading order, with the box and the size of every line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsie.readers.document import Document
from newsie.records import Box

_VERTICAL_STEP = 1.9


@dataclass(frozen=True)
class Slug:
    """A piece of a printed line (a slug of cast type is one): its text, rectangle from the upper left corner, height.

    ``standing``: one character a line, to be read downwards.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    standing: bool = False

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Shape:
    """What is drawn beside the text: a ruled frame, a rule, a picture."""

    kind: str
    x0: float
    y0: float
    x1: float
    y1: float


def body_size(pieces: Iterable[Slug]) -> float:
    """Return the height of type that most characters of a page have.

    Examples:
        >>> body_size([Slug("要闻", 0, 0, 9, 9, 30), Slug("市委昨日召开会议", 0, 0, 9, 9, 9.02)])
        9.0
    """
    counts: dict[float, int] = {}
    for piece in pieces:
        rounded = round(piece.size * 2) / 2
        counts[rounded] = counts.get(rounded, 0) + len(piece.text)
    return min(counts, key=lambda size: (-counts[size], size)) if counts else 0.0


def page_document(
    name: str,
    pieces: Sequence[Slug],
    *,
    page: int = 1,
    format: str,
    shapes: Sequence[Shape] = (),
    warnings: tuple[str, ...] = (),
) -> Document:
    """Return a page's text in reading order, a line a piece, a blank line between blocks.

    Args:
        name: what to call the document.
        pieces: the pieces of its printed lines, in any order.
        page: the number of the page in its file, from 1.
        format: the file's.
        shapes: frames, rules and pictures, which part what stands near each other.
        warnings: what could not be read.

    Examples:
        >>> left = [Slug("甲乙丙丁", 0, 20, 40, 30, 10), Slug("戊己", 0, 34, 20, 44, 10)]
        >>> right = [Slug("庚辛壬癸", 60, 20, 100, 30, 10)]
        >>> found = page_document("a.pdf", [*right, *left, Slug("天干", 20, 0, 80, 18, 18)], format="pdf")
        >>> found.text
        '天干\\n\\n甲乙丙丁\\n戊己\\n庚辛壬癸'
        >>> found.boxes[0]
        Box(start=0, end=2, page=1, x0=20, y0=0, x1=80, y1=18)
    """
    from newsie.readers.order import in_order

    texts: list[str] = []
    boxes: list[Box] = []
    sizes: list[float] = []
    position = 0
    for block in in_order(upright(pieces), shapes):
        if texts:
            texts.append("")
            position += 1
        for piece in block:
            texts.append(piece.text)
            x0, y0, x1, y1 = (round(v, 2) for v in (piece.x0, piece.y0, piece.x1, piece.y1))
            boxes.append(Box(position, position + len(piece.text), page, x0, y0, x1, y1))
            sizes.append(round(piece.size, 2))
            position += len(piece.text) + 1
    return Document(
        name, "\n".join(texts), format, boxes=tuple(boxes), sizes=tuple(sizes), warnings=warnings
    )


def upright(pieces: Sequence[Slug]) -> list[Slug]:
    """Return the pieces with every vertical headline (one large character a line) as one piece.

    Examples:
        >>> column = [Slug(c, 0, 24.0 * i, 20, 24.0 * i + 20, 20) for i, c in enumerate("水渠通水")]
        >>> [(piece.text, piece.standing) for piece in upright([*column, Slug("正文" * 5, 60, 0, 400, 9, 9)])]
        [('正文正文正文正文正文', False), ('水渠通水', True)]
    """
    large = 1.25 * body_size(pieces)
    single = [p for p in pieces if len(p.text) == 1 and p.size >= large]
    single.sort(key=lambda p: (round(p.middle / max(1.0, p.size)), p.y0))
    chains: list[list[Slug]] = []
    for piece in single:
        if chains and _below(chains[-1][-1], piece):
            chains[-1].append(piece)
        else:
            chains.append([piece])
    standing = [chain for chain in chains if len(chain) >= 3]
    chained = {id(piece) for chain in standing for piece in chain}
    return [*(p for p in pieces if id(p) not in chained), *map(_standing, standing)]


def _below(above: Slug, piece: Slug) -> bool:
    step = piece.y0 - above.y0
    return (
        abs(above.middle - piece.middle) < 0.4 * piece.size
        and 0.7 * piece.size < step < _VERTICAL_STEP * piece.size
        and abs(above.size - piece.size) < 0.2 * piece.size
    )


def _standing(chain: Sequence[Slug]) -> Slug:
    return replace(
        chain[0],
        text="".join(piece.text for piece in chain),
        x0=min(piece.x0 for piece in chain),
        x1=max(piece.x1 for piece in chain),
        y1=chain[-1].y1,
        standing=True,
    )
