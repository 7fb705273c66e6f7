"""Blocks: an HTML tree as lines of text, and the part of the tree that holds the main text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "nav",
        "footer",
        "aside",
        "button",
        "select",
        "option",
        "textarea",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "head",
        "title",
        "input",
        "marquee",
        "applet",
        "dialog",
        "menu",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
        "time",
        "ruby",
        "rb",
        "rt",
        "rp",
        "o:p",
        "st1:chsdate",
        "nobr",
    ]
)
_CONTAINERS = frozenset(
    [
        "html",
        "body",
        "div",
        "td",
        "th",
        "tr",
        "tbody",
        "table",
        "article",
        "section",
        "main",
        "center",
        "form",
        "fieldset",
        "dl",
        "dd",
        "li",
        "ul",
        "ol",
        "font",
        "span",
    ]
)
_HIDDEN = re.compile(r"display\s{0,2}:\s{0,2}none|visibility\s{0,2}:\s{0,2}hidden", re.IGNORECASE)
#: Names of parts that are not the text; a name that also speaks of the text (content-nav-wrap) is no such part.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumb|crumbs?|footer|foot|copyright|share|bdshare\w*|related|relevant|recommend|comments?|sidebar|"
    r"hot|rank(?:ing)?|pagination|pager|prevnext|toolbar|advert\w*|ad|ads|banner|links|friendlink|qrcode|ewm)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MARK = re.compile("[，。；：！？、]")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_BETWEEN_WIDE = re.compile(r"(?<=[\u2e80-\uffef]) ?\n ?(?=[\u2e80-\uffef])")
_EDGE = " \t\r\n\f\v\xa0\u3000\u200b\ufeff"
_LONGEST_CELL = 120
_MOST_OF_IT = 0.75
_LONG_ENOUGH = 18


@dataclass(frozen=True)
class Paragraphs:
    """One line of text of an HTML page: the tag that it stands in, and how many of its characters are links."""

    text: str
    tag: str
    linked: int = 0


def blocks_of(root: Any) -> list[Paragraphs]:
    """Return the lines of a tree: its paragraphs, and the rows of its tables of data, cells parted by two blanks.

    Args:
        root: an element of lxml's.
    """
    return list(_walk(root))


def main_part(root: Any) -> list[Paragraphs]:
    """Return the lines of the part of a tree that holds most of its sentences, lists of links left out."""
    weights = _weights(root)
    here = root
    while True:
        below = [child for child in here if child.tag in _CONTAINERS and weights.get(child, 0)]
        heaviest = max(below, key=lambda child: weights[child], default=None)
        if heaviest is None or weights[heaviest] < _MOST_OF_IT * weights.get(here, 0):
            break
        if _is_table(heaviest) or (_is_one_paragraph(heaviest) and here is not root):
            break
        here = heaviest
    found = [block for block in _walk(here) if block.linked <= 0.6 * len(block.text) or len(block.text) > 60]
    return found or [block for block in _walk(root) if not block.linked]


def _weights(root: Any) -> dict[Any, int]:
    """How many characters of sentences stand in every element; links and what is not the text weigh nothing."""
    weights: dict[Any, int] = {}
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or _is_dropped(element):
            continue
        own = _weight(element.text) + sum(weights.get(child, 0) + _weight(child.tail) for child in element)
        weights[element] = 0 if element.tag == "a" else own
    return weights


def _weight(text: str | None) -> int:
    bare = (text or "").strip(_EDGE)
    return len(bare) if _MARK.search(bare) or len(bare) >= _LONG_ENOUGH else 0


def _is_one_paragraph(element: Any) -> bool:
    return sum(1 for _ in _walk(element)) < 2


def _is_dropped(element: Any) -> bool:
    tag = element.tag
    if tag in _DROPPED:
        return True
    if _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        tag not in ("html", "body", "p")
        and len(names) > 1
        and _ASIDE.search(names) is not None
        and _is_aside(element)
    )


def _is_aside(element: Any) -> bool:
    """Tell whether a part that is named like one beside the text holds no long paragraph of its own."""
    text = "".join(element.itertext())
    return len(text) < 400 or sum(len(p.text_content()) for p in element.iter("p")) < 0.5 * len(text)


def _is_table(element: Any) -> bool:
    """Tell whether a table holds data: two rows or more of short cells without paragraphs or tables in them."""
    if element.tag != "table" or next(element.iterdescendants("table"), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    cells = [cell for row in rows for cell in row]
    several = sum(1 for row in rows if len(row) > 1)
    return (
        several > 0
        and several >= 0.5 * len(rows)
        and all(len(cell.text_content()) <= _LONGEST_CELL for cell in cells)
    )


class _Lines:
    """Collects runs of text until a block ends."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0

    def add(self, text: str | None, *, linked: bool, kept: bool) -> None:
        if text:
            self.pieces.append(text if kept else _BLANKS.sub(_one_blank, text))
            self.linked += len(text.strip(_EDGE)) if linked else 0

    def end(self, tag: str) -> Iterator[Paragraphs]:
        text = _BETWEEN_WIDE.sub("", "".join(self.pieces)).replace("\xa0", " ")
        linked, self.pieces, self.linked = self.linked, [], 0
        for line in text.split("\x00") if "\x00" in text else [text]:
            bare = line.replace("\n", " ").strip(_EDGE)
            if bare:
                yield Paragraphs(bare, tag, min(linked, len(bare)))


def _one_blank(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] or "\r" in match[0] else " "


def _walk(root: Any) -> Iterator[Paragraphs]:
    """Yield the blocks of a tree in order, without recursion: pages nest deep."""
    lines = _Lines()
    stack: list[tuple[Any, bool, str, bool, bool]] = [(root, True, "p", False, False)]
    while stack:
        element, opens, tag, linked, kept = stack.pop()
        if not opens:
            if element.tag not in _INLINE:
                yield from lines.end(tag)
            if element is not root:
                _, parent_tag, parent_linked, parent_kept = True, *_around(stack)
                del parent_tag
                lines.add(element.tail, linked=parent_linked, kept=parent_kept)
            continue
        stack.append((element, False, tag, linked, kept))
        if not isinstance(element.tag, str) or (_is_dropped(element) and element is not root):
            continue
        if element.tag == "br":
            yield from lines.end(tag)
            continue
        if element.tag not in _INLINE:
            yield from lines.end(tag)
            tag = element.tag
        if _is_table(element):
            yield from _rows(element)
            continue
        linked, kept = linked or element.tag == "a", kept or element.tag == "pre"
        stack[-1] = (element, False, tag, linked, kept)
        lines.add(element.text, linked=linked, kept=False)
        if kept and element.text:
            lines.pieces[-1] = element.text.replace("\r\n", "\n").replace("\n", "\x00")
        stack.extend((child, True, tag, linked, kept) for child in reversed(element))


def _around(stack: list[tuple[Any, bool, str, bool, bool]]) -> tuple[str, bool, bool]:
    """The state of the element that is open around the one that has just ended."""
    for _, opens, tag, linked, kept in reversed(stack):
        if not opens:
            return tag, linked, kept
    return "p", False, False


def _rows(table: Any) -> Iterator[Paragraphs]:
    for row in table.iter("tr"):
        cells = [_joined(cell) for cell in row if cell.tag in ("td", "th")]
        text = "  ".join(cell for cell in cells if cell)
        if text:
            yield Paragraphs(text, "tr", sum(len(a.text_content()) for a in row.iter("a")))


def _joined(cell: Any) -> str:
    return (
        _BETWEEN_WIDE.sub("", _BLANKS.sub(_one_blank, cell.text_content().replace("\xa0", " ")))
        .replace("\n", " ")
        .strip(_EDGE)
    )
