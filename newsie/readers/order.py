"""Reading order: pieces of lines → blocks in the order in which a reader of newspapers takes them.

A newspaper page is not cut well by whitespace alone (the recursive XY-cut of Nagy and Seth, "Hierarchical
representation of optically scanned documents", 1984): bodies turn around pictures and run into columns beside their
headline. So the
rule of Breuel ("High performance document layout analysis", 2003: what stands above in the same column is read first,
else what stands to the left) is asked for every stack of body lines which headline it hangs on, as in the article
trees of Aiello and Pegoretti ("Textual article clustering in newspaper pages", 2006): the headline right above it;
without one, the stack above; at the head of a column, what stands on its left. Then an article is read headline first,
its stacks column by column. Ruled frames that hold an article are pages of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsie.lazy import lazy
from newsie.readers.blocks import (
    Block,
    Place,
    between,
    distance,
    overlap,
    sheets,
    span,
    standing,
)
from newsie.readers.places import Shape, Slug, body_size
from newsie.readers.sheets import CAPTION_REACH, Sheet

#: In heights of the body's type.
_BREAK, _ALIGNED = 1.9, 1.6
_LEFT_REACH, _ROW, _FAR = 5.5, 0.7, 8.0
_CROSSHEAD, _LONGEST_CROSSHEAD, _CROSS_GAP = 1.32, 16, 1.7
#: A page of a newspaper has some two thousand lines; one of many more is read from the top down, as a list.
_MOST_PIECES, _MOST_SHAPES, _DEEPEST = 8_000, 2_000, 300

_OPENING = lazy(r"[（(◀【]{0,2}\s?(?:(?P<jump>[上紧]接)|(?:本报|新华社|中新社|据新华社).{0,24}?(?:讯|电))")

#: A picture's text that stands by itself, in the body's type.
_SHOWN = lazy(r"图为|(?:摄|摄影报道|供图)[）)]?$")
_LONGEST_CAPTION = 10


def in_order(pieces: Sequence[Slug], shapes: Sequence[Shape] = ()) -> list[list[Slug]]:
    """Return blocks of pieces in reading order; each article's blocks stand together, its headline first.

    Args:
        pieces: the pieces of a page's lines.
        shapes: frames, rules and pictures.

    Examples:
        >>> def column(x, y, *texts):
        ...     places = ((t, y + 14.0 * i) for i, t in enumerate(texts))
        ...     return [Slug(t, x, top, x + 10.0 * len(t), top + 10, 10) for t, top in places]
        >>> heads = [Slug("水渠通水", 0, 0, 90, 22, 22), Slug("大桥合龙", 120, 0, 210, 22, 22)]
        >>> bodies = column(0, 30, "昨日水渠", "通水了。") + column(120, 30, "昨日大桥", "合龙了。")
        >>> [[piece.text for piece in block] for block in in_order(bodies + heads)]
        [['水渠通水'], ['昨日水渠', '通水了。'], ['大桥合龙'], ['昨日大桥', '合龙了。']]
    """
    size = body_size(pieces)
    if not size or len(pieces) > _MOST_PIECES:
        return [sorted(pieces, key=lambda p: (p.y0, p.x0))] if pieces else []
    shapes = shapes[:_MOST_SHAPES]
    found: list[list[Slug]] = []
    for sheet in sheets(pieces, shapes, size):
        found += _Sheet(sheet, shapes, size).blocks()
    return found


class _Sheet(Sheet):
    """One page or frame: which stack hangs on which headline, and the order that this makes."""

    def __init__(self, pieces: Sequence[Slug], shapes: Sequence[Shape], size: float) -> None:
        super().__init__(pieces, shapes, size)
        self.owners: dict[int, Block | None] = {}

    # --- which stack hangs on which headline

    def _owner(self, block: Block, asked: frozenset[int] = frozenset()) -> Block | None:
        """The headline that a stack hangs on, None if none does."""
        if id(block) in self.owners or id(block) in asked or len(asked) > _DEEPEST:
            return self.owners.get(id(block))
        asked |= {id(block)}
        above = self._above(block)
        apart = above is None or block.y0 - above.y1 >= _BREAK * self.size
        beside = self._row_head(block) if apart else None
        owner: Block | None
        if above is not None and above.kind == "head" and not self._is_crosshead(above):
            far = block.y0 - above.y1 > _FAR * self.size and self._has_hole(above, block)
            owner = (self._row_head(block) if far else None) or above
        elif self._opens(block) and not (beside is not None and self._reports(block)):
            owner = block
        elif beside is not None:
            owner = beside
        elif above is not None and not self._starts_anew(above, block):
            owner = self._owner(above, asked)
        else:
            left = self._left(block) or (self._left(block, walls=False) if above is not None else None)
            if left is None:
                goes_on = above is not None and not self._ruled(above, block)
                owner = self._owner(above, asked) if above is not None and goes_on else None
            elif left.kind == "head" and not self._is_crosshead(left):
                owner = left
            else:
                owner = self._owner(left, asked)
            if owner is None and (left := self._left(block, walls=False)) is not None:
                owner = left if left.kind == "head" else self._owner(left, asked)
        self.owners[id(block)] = owner
        return owner

    def _top(self, block: Block) -> float:
        """Where a stack begins, with the pictures right above it."""
        top = block.y0
        for shape in sorted(self.pictures, key=lambda s: -s.y1):
            room = 2 * CAPTION_REACH * self.size
            if -0.5 * self.size < top - shape.y1 < room and overlap(shape, block) > 0.5:
                top = shape.y0
        return top

    def _row_head(self, block: Block) -> Block | None:
        """The headline over another stack of the row that begins on one height, the nearest on the left first."""
        row = [b for b in self.stacks if abs(b.y0 - block.y0) < _ROW * self.size]
        row.sort(key=lambda b: b.x0)
        here = next((i for i, b in enumerate(row) if b is block), None)
        if here is None:
            return None
        for step, end in ((-1, -1), (1, len(row))):
            for i in range(here + step, end, step):
                left, right = sorted((row[i - step], row[i]), key=lambda b: b.x0)
                if right.x0 - left.x1 > _LEFT_REACH * self.size or self._walled(left, right):
                    break
                above = self._above(row[i])
                if self._opens(row[i]):
                    return row[i] if step < 0 else None
                if above is not None and above.kind == "head" and not self._is_crosshead(above):
                    return above if step < 0 or self._centred(above, row, here, i) else None
        return None

    def _centred(self, head: Block, row: Sequence[Block], here: int, mate: int) -> bool:
        """Tell whether a headline stands over the middle of a row with the stacks from ``here`` rather than without."""
        last = mate
        while last + 1 < len(row) and row[last + 1].x0 - row[last].x1 < _LEFT_REACH * self.size:
            last += 1
        if self._indented(row[here]) and not self._indented(row[mate]):
            return True  # the stack right below the headline goes on from this one
        over = self._above(row[here])
        if over is None or self._has_hole(over, row[here]):
            return True
        middle = (head.x0 + head.x1) / 2
        whole, rest = span(row[here : last + 1]), span(row[mate : last + 1])
        return abs(middle - (whole.x0 + whole.x1) / 2) < abs(middle - (rest.x0 + rest.x1) / 2) + self.size

    def _indented(self, block: Block) -> bool:
        above = self._above(block)
        left = block.x0 if above is None or above.kind != "body" else min(block.x0, above.x0)
        return block.lines[0].x0 - left > 1.2 * self.size

    def _opens(self, block: Block) -> bool:
        """Tell whether a stack begins an article without a headline, away from what stands above.

        It begins with 上接 or 本报讯, or is a picture's text.
        """
        above = self._above(block)
        if block.kind != "body" or (above is not None and above.kind == "head"):
            return False
        begins = _OPENING.match(block.lines[0].text)
        apart = above is None or block.y0 - above.y1 >= _BREAK * self.size
        if begins:
            return apart or bool(begins["jump"])
        text = "".join(line.text for line in block.lines)
        shown = len(block.lines) <= _LONGEST_CAPTION and _SHOWN.search(text) is not None
        return apart and shown and self._top(block) < block.y0 and self._indented(block)

    def _reports(self, block: Block) -> bool:
        """Tell whether a stack begins as a report does: so does that below a headline."""
        begins = _OPENING.match(block.lines[0].text)
        return begins is not None and not begins["jump"]

    def _above(self, block: Block) -> Block | None:
        """The nearest block above in the same column, None where a rule comes first."""
        over = [
            b
            for b in (*self.heads, *self.stacks, *self.leads)
            if b is not block
            and not standing(b)
            and b.y1 <= block.y0 + 0.6 * self.size
            and overlap(b, block) > 0.3
        ]
        nearest = max(over, key=lambda b: (b.y1, -b.x0), default=None)
        return None if nearest is None or self._ruled(nearest, block) else nearest

    def _has_hole(self, above: Block, block: Block) -> bool:
        """Tell whether nothing, not even a picture, fills the room between two stacks: within a body something does."""
        return not any(between(above, block, picture) for picture in self.pictures)

    def _starts_anew(self, above: Block, block: Block) -> bool:
        """Tell whether a stack below another belongs to what stands on its left: they begin on one height."""
        if block.y0 - above.y1 < _BREAK * self.size:
            return False
        left = self._left(block) or (self._left(block, walls=False) if self._has_hole(above, block) else None)
        if left is None:
            return False
        top = left.y0 if left.kind == "head" else min(left.y0, self._top_of(left))
        mine = self._top(block)
        return abs(top - mine) < _ALIGNED * self.size or abs(left.y0 - mine) < _ALIGNED * self.size

    def _top_of(self, block: Block) -> float:
        above = self._above(block)
        return above.y0 if above is not None and above.kind == "head" else block.y0

    def _left(self, block: Block, *, walls: bool = True) -> Block | None:
        """The nearest block on the left at the height of a stack's first lines, or of the picture above them."""
        top = self._top(block)
        reach = top + 1.5 * self.size
        beside = [
            b
            for b in (*self.heads, *self.stacks)
            if b is not block
            and b.x1 <= block.x0 + 0.5 * self.size
            and b.y0 <= reach
            and b.y1 >= top
            and not (walls and self._walled(b, block))
        ]
        nearest = max(beside, key=lambda b: (b.x1, -b.y0), default=None)
        reach = _LEFT_REACH * self.size + block.x1 - block.x0
        return nearest if nearest is not None and block.x0 - nearest.x1 < reach else None

    def _walled(self, left: Block, block: Block) -> bool:
        """Tell whether a rule stands between two columns."""
        top = block.y0 + self.size
        return any(
            r.x1 - r.x0 < r.y1 - r.y0
            and left.x1 - self.size < r.x0 < block.x0 + self.size
            and r.y0 <= top <= r.y1
            and self._closes(r)
            for r in self.rules
        )

    def _closes(self, rule: Shape) -> bool:
        """Tell whether a rule between columns parts articles: it reaches up beside a headline."""
        return any(
            head.y0 < rule.y1
            and head.y1 > rule.y0
            and min(abs(head.x0 - rule.x0), abs(head.x1 - rule.x0)) < 6 * self.size
            for head in self.heads
        )

    def _is_crosshead(self, head: Block) -> bool:
        """Tell whether a headline only parts a body: one short line of moderate type in a column, right below text."""
        line = head.lines[0]
        plain = len(head.lines) == 1 and not line.standing
        if not plain or line.size > _CROSSHEAD * self.size or len(line.text) > _LONGEST_CROSSHEAD:
            return False
        above = self._above(head)
        return (
            above is not None
            and above.kind == "body"
            and head.y0 - above.y1 < _CROSS_GAP * self.size
            and head.x0 >= above.x0 - self.size
            and head.x1 <= above.x1 + 2 * self.size
        )

    # --- the order

    def blocks(self) -> list[list[Slug]]:
        crossheads = [head for head in self.heads if self._is_crosshead(head)]
        stacks = [*self.stacks, *self.leads, *crossheads]
        parting = {id(head) for head in crossheads}
        articles = {id(head): [head] for head in self.heads if id(head) not in parting}
        loose: list[list[Block]] = []
        followers: dict[int, list[Block]] = {}
        for stack in sorted(stacks, key=lambda b: (b.y0, b.x0)):
            owner = self._owner(stack)
            if owner is not None:
                articles.setdefault(id(owner), [])
                articles[id(owner)].append(stack)
                continue
            root = self._root(stack)
            if id(root) not in followers:
                followers[id(root)] = []
                loose.append(followers[id(root)])
            followers[id(root)].append(stack)
        groups = [*articles.values(), *loose]
        for caption in self.captions:
            self._home(caption, groups).append(caption)
        groups.sort(key=self._rank)
        return [lines for group in groups for lines in self._read(group)]

    def _root(self, stack: Block) -> Block:
        """The first stack of those without a headline that this one goes on from."""
        seen = {id(stack)}
        while True:
            above = self._above(stack)
            source = above if above is not None else self._left(stack)
            if source is None or id(source) in seen or source.kind != "body":
                return stack
            seen.add(id(source))
            stack = source

    def _home(self, caption: Block, groups: list[list[Block]]) -> list[Block]:
        """The article that a picture's text stands in or nearest to."""
        picture = self._picture_of(caption)
        if not groups:
            groups.append([])
            return groups[0]
        return min(groups, key=lambda group: (distance(group, caption, picture), group[0].y0, group[0].x0))

    def _picture_of(self, caption: Block) -> Place:
        over = [s for s in self.pictures if overlap(s, caption) > 0.6 and s.y1 <= caption.y0 + self.size]
        return max(over, key=lambda s: s.y1, default=caption)

    def _rank(self, group: Sequence[Block]) -> tuple[float, float]:
        first = group[0] if group[0].kind == "head" else min(group, key=lambda b: (b.x0, b.y0))
        return (round(first.y0 / (4 * self.size)), first.x0)

    def _read(self, group: Sequence[Block]) -> list[list[Slug]]:
        """An article's lines: headline, the flow of its columns, what stands beside its pictures."""
        heads = [block.lines for block in group if block.kind == "head" and block is group[0]]
        flow = [block for block in group if block.kind != "caption" and not (heads and block is group[0])]
        captions = [block.lines for block in group if block.kind == "caption"]
        body = [line for block in self._columns(flow) for line in block.lines]
        return [part for part in (*heads, body, *captions) if part]

    def _columns(self, flow: Sequence[Block]) -> list[Block]:
        """The stacks column by column, from the left; a stack across several columns closes what stands above it."""
        columns: list[list[Block]] = []
        for block in sorted(flow, key=lambda b: (b.x0, b.y0)):
            home = next((c for c in columns if overlap(span(c), block) > 0.5 and _like(c, block)), None)
            if home is None:
                columns.append([block])
            else:
                home.append(block)
        columns.sort(key=lambda column: (round(min(b.x0 for b in column) / 10), min(b.y0 for b in column)))
        return [block for column in columns for block in sorted(column, key=lambda b: (b.y0, b.x0))]


def _like(column: Sequence[Block], block: Block) -> bool:
    wide, mine = max(b.x1 - b.x0 for b in column), block.x1 - block.x0
    return (mine < 1.6 * wide + 20 and wide < 1.6 * mine + 20) or len(block.lines) < 3


