"""MinerU's JSON: content list and middle → its texts with page, box and mark of a headline; tables row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

#: Page from 1, text, box (None: the program gives none), headline, confidence.
Found = tuple[int, str, Any, bool, float]

#: What of an entry is about the text, not text: all else is read, so that nothing is lost.
_ABOUT = frozenset(
    [
        "type",
        "sub_type",
        "img_path",
        "image_path",
        "page_idx",
        "bbox",
        "text_format",
        "text_level",
        "code_language",
        "page_size",
        "score",
        "index",
        "guess_lang",
        "list_type",
        "anchor",
        "table_nest_level",
        "table_type",
    ]
)
_TITLES = ("title", "doc_title", "paragraph_title")


def content_list(value: Any) -> Iterator[Found]:
    """Yield the texts of a content list; captions and rows of a table share out the box of their entry."""
    for item in value:
        if not isinstance(item, Mapping):
            continue
        page = int(item.get("page_idx") or 0) + 1
        texts = [text for key, inner in item.items() if key not in _ABOUT for text in _texts(inner)]
        yield from shared_out(page, texts, item.get("bbox") or None, bool(item.get("text_level")))


def middle(value: Any) -> Iterator[Found]:
    """Yield the lines of a middle file, what MinerU discards too."""
    for number, page in enumerate(value["pdf_info"]):
        index = int(page.get("page_idx", number)) + 1
        blocks = page.get("para_blocks") or page.get("preproc_blocks") or ()
        for block in [*blocks, *(page.get("discarded_blocks") or ())]:
            yield from _block(block, index)


def _block(block: Mapping[str, Any], page: int) -> Iterator[Found]:
    for inner in block.get("blocks") or ():
        yield from _block(inner, page)
    for line in block.get("lines") or ():
        spans = line.get("spans") or ()
        box, headed = line.get("bbox") or block.get("bbox"), block.get("type") in _TITLES
        text = "".join(span["content"] for span in spans if isinstance(span.get("content"), str))
        score = min((float(span.get("score") or 1.0) for span in spans), default=1.0)
        if text.strip():
            yield page, text, box, headed, score
        rows = [row for span in spans if isinstance(span.get("html"), str) for row in rows_of(span["html"])]
        yield from shared_out(page, rows, box, headed)


def shared_out(page: int, texts: list[str], box: Any, headed: bool) -> Iterator[Found]:
    """Yield texts that have one box, each with its part of the height."""
    texts = [text for text in texts if text.strip()]
    plain = isinstance(box, (list, tuple)) and len(box) == 4 and all(isinstance(v, (int, float)) for v in box)
    for i, text in enumerate(texts):
        part = box
        if plain and len(texts) > 1:
            x0, y0, x1, y1 = box
            step = (y1 - y0) / len(texts)
            part = [x0, y0 + i * step, x1, y0 + (i + 1) * step]
        yield page, text, part, headed, 1.0


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return rows_of(value) if "<tr" in value.lower() else [value]
    if isinstance(value, Mapping):
        return [text for key, inner in value.items() if key not in _ABOUT for text in _texts(inner)]
    return [text for inner in value for text in _texts(inner)] if isinstance(value, list) else []


def rows_of(html: str) -> list[str]:
    """Return the rows of an HTML table, cells parted by two blanks; text outside its cells is a row too.

    Examples:
        >>> rows_of("<table><tr><td>姓名</td><td>职务</td></tr><tr><td>丁一鸣</td><td>县长</td></tr></table>注")
        ['姓名  职务', '丁一鸣  县长', '注']
    """
    parser = _Rows()
    parser.feed(html)
    parser.close()
    parser.end_row()
    return parser.rows


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str] = []
        self.cells: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("tr", "table"):
            self.end_row()
        elif tag in ("td", "th"):
            self.cells.append("")
        elif tag == "br":
            self.cells[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        self.cells[-1] += data

    def end_row(self) -> None:
        row = "  ".join(filter(None, (" ".join(cell.split()) for cell in self.cells)))
        self.rows += [row] if row else []
        self.cells = [""]
