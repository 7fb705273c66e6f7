"""JSON of OCR programs, text with boxes → one document a page: PaddleOCR, MinerU, docling, and plain text and box.

What each program writes is told by its keys; all come to `newsie.readers.places.Slug` and go the way of a PDF.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from newsie.readers import mineru
from newsie.readers.document import Document
from newsie.readers.mineru import Found
from newsie.readers.places import Slug, body_size, page_document

_TEXT, _BOX = ("text", "transcription", "content", "words"), ("box", "bbox", "points", "poly", "position", "rect")
_LINES = ("lines", "items", "blocks", "texts", "results", "words")
#: How much larger than the body a marked headline counts at least, and the marks.
_HEADED, _TITLES = 1.45, ("title", "section_header", "doc_title", "paragraph_title")
#: Of a paragraph in one box: what its lines' pitch is to their type, and how flat a single line is.
_PITCH, _FLAT = 1.22, 1.6
_UNSURE, _MANY = 0.5, 0.1
_BLANKS = re.compile(r"[^\S ]+| {3,}")

Pages = dict[int, list[Slug]]


def is_boxes(value: Any) -> bool:
    """Tell whether a JSON value is text with boxes, in one of the shapes that `documents` reads.

    Examples:
        >>> is_boxes([[[[0, 0], [9, 0], [9, 9], [0, 9]], ["市委", 0.98]]])
        True
        >>> is_boxes({"rec_texts": ["市委"], "rec_polys": [[[0, 0], [9, 0], [9, 9], [0, 9]]]})
        True
        >>> is_boxes([{"text": "市委", "title": "决定"}]), is_boxes({"pages": 4})
        (False, False)
    """
    return _kind(value) is not None


def documents(name: str, value: Any) -> Iterator[Document]:
    """Yield the pages of the JSON that an OCR program wrote.

    Args:
        name: the file's name; the pages of several are called ``paper.json#page=2``.
        value: the file's contents (bytes or text), or the value read from it.

    Yields:
        A document a page, as a PDF's: text in reading order, ``boxes`` in the program's units (pixels, points; the
        content list of MinerU has thousandths of the page), ``sizes``. Headlines that the program marked
        (``text_level``, ``section_header``, ``title``) count as such whatever the height of their box.

    Raises:
        ValueError: it is no JSON, no text with boxes, or holds no text.

    Not found: what the program left out. Its own order of reading is kept only where it gives no boxes. A text whose
        box is malformed is left out with a warning; one without a box stands below the others with a warning.

    Examples:
        >>> page = [{"text": "昨日，水渠通水。", "box": [0, 40, 80, 50]}, {"text": "水渠通水", "box": [0, 0, 100, 24]}]
        >>> next(documents("a.json", page)).text
        '水渠通水\\n\\n昨日，水渠通水。'
    """
    if isinstance(value, (bytes, bytearray, str)):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"{name} is no JSON: {error}") from None
    read = _kind(value)
    if read is None:
        raise ValueError(f"{name} holds no text with boxes: PaddleOCR, MinerU, docling or text and box are read")
    try:
        found = _collected(read(value))
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"{name}: a box or a text in it is malformed ({error})") from None
    if not found.pages and not found.unplaced:
        if found.malformed:
            raise ValueError(f"{name}: a box or a text in it is malformed ({found.malformed[0]})")
        raise ValueError(f"{name} holds boxes but no text")
    numbers = sorted({*found.pages, *found.unplaced})
    for number in numbers:
        title = name if len(numbers) == 1 else f"{name}#page={number}"
        pieces = _with_sizes(found.pages.get(number, ()))
        page = page_document(title, pieces, page=number, format="boxes", warnings=found.warnings(name))
        yield _with_unplaced(page, found.unplaced.get(number, ()))


@dataclass
class _Collected:
    """The texts of all pages: those with a box, those without (text, headline), and what was wrong."""

    pages: Pages = field(default_factory=lambda: defaultdict(list))
    unplaced: dict[int, list[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(list))
    malformed: list[str] = field(default_factory=list)
    lines: int = 0
    unsure: int = 0

    def warnings(self, name: str) -> tuple[str, ...]:
        said = []
        if self.unsure > _MANY * self.lines:
            said.append(
                f"{name}: {self.unsure} of {self.lines} lines were read with little confidence (below {_UNSURE})"
            )
        if self.malformed:
            count, first = len(self.malformed), self.malformed[0]
            said.append(f"{name}: {count} texts were left out, their box is malformed: {first}")
        return tuple(said)


def _collected(found: Iterable[Found]) -> _Collected:
    all_of = _Collected()
    for page, text, box, headed, score in found:
        text = _BLANKS.sub(" ", str(text or "")).strip()
        if not text:
            continue
        all_of.lines += 1
        all_of.unsure += score < _UNSURE
        if box is None:
            all_of.unplaced[page].append((text, headed))
            continue
        try:
            x0, y0, x1, y1 = rectangle(box)
        except (TypeError, ValueError, KeyError) as error:  # one bad box must not refuse the page
            all_of.malformed.append(f"{text[:20]} ({error})")
            continue
        # The size stands for the mark until `_with_sizes` knows the page's body.
        all_of.pages[page].append(Slug(text, x0, y0, x1, y1, -1.0 if headed else 0.0))
    return all_of


def _with_unplaced(page: Document, texts: Sequence[tuple[str, bool]]) -> Document:
    """The page with the texts that have no box below it, in the program's order, a blank line before headlines."""
    lines = [page.text, ""] if page.text and texts else [page.text] if page.text else []
    for text, headed in texts:
        lines += ["", text] if headed and lines and lines[-1] else [text]
    note = f"{page.name}: {len(texts)} texts without a box stand below the others"
    warnings = (*page.warnings, note) if page.text and texts else page.warnings
    return replace(page, text="\n".join(lines), warnings=warnings)


def rectangle(box: Any) -> tuple[float, float, float, float]:
    """Return (x0, y0, x1, y1) of a rectangle, a polygon, or the eight numbers of one.

    Examples:
        >>> rectangle([[1, 2], [9, 2], [9, 6], [1, 6]]), rectangle([1, 2, 9, 6]), rectangle([1, 2, 9, 2, 9, 6, 1, 6])
        ((1.0, 2.0, 9.0, 6.0), (1.0, 2.0, 9.0, 6.0), (1.0, 2.0, 9.0, 6.0))
    """
    if isinstance(box, Mapping):
        box = [box["x0"], box["y0"], box["x1"], box["y1"]]
    flat = [float(v) for point in box for v in (point if isinstance(point, (list, tuple)) else [point])]
    if len(flat) < 4 or len(flat) % 2 or not all(map(math.isfinite, flat)):
        raise ValueError(f"a box must be four numbers or a polygon, not {str(box)[:60]}")
    xs, ys = flat[::2], flat[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def _with_sizes(pieces: Sequence[Slug]) -> list[Slug]:
    """The pieces with the height of their type, read off their boxes; marked headlines are larger than the body."""
    sized = [(piece, _type_height(piece)) for piece in pieces]
    body = body_size([replace(p, size=size) for p, size in sized if p.size >= 0]) or 1.0
    out = []
    for piece, size in sized:
        headed = piece.size < 0
        near = not headed and abs(size - body) < 0.17 * body  # a box is drawn as loosely as that
        out.append(replace(piece, size=max(size, _HEADED * body) if headed else body if near else size))
    return out


def _type_height(piece: Slug) -> float:
    count = sum(0.5 if character.isascii() else 1.0 for character in piece.text) or 1.0
    wide, high = max(0.1, piece.x1 - piece.x0), max(0.1, piece.y1 - piece.y0)
    if high > 1.8 * wide and len(piece.text) > 1:
        return wide
    edge = math.sqrt(wide * high / count)
    return high if high < _FLAT * edge else edge / _PITCH


# --- the shapes


def _kind(value: Any) -> Callable[[Any], Iterator[Found]] | None:
    if isinstance(value, Mapping):
        if "pdf_info" in value and isinstance(value["pdf_info"], list):
            return mineru.middle
        if value.get("schema_name") == "DoclingDocument" and isinstance(value.get("texts"), list):
            return _docling
        if isinstance(value.get("pages"), list) and any(_kind(page) or _lines_of(page) for page in value["pages"]):
            return _plain_pages
        if _paddle3_of(value) is not None:
            return _paddle3
        return _plain_pages if _lines_of(value) else None
    if not isinstance(value, list) or not value:
        return None
    first = next((item for item in value if item), None)
    if isinstance(first, Mapping):
        if "page_idx" in first and "type" in first:
            return mineru.content_list
        if _paddle3_of(first) is not None:
            return _paddle3
        return _plain if _is_line(first) else None
    if _is_paddle2(first):
        return _paddle2
    return _paddle2_pages if isinstance(first, list) and first and _is_paddle2(first[0]) else None


def _is_paddle2(item: Any) -> bool:
    """[box, [text, score]]"""
    if not isinstance(item, (list, tuple)) or len(item) != 2 or not isinstance(item[0], (list, tuple)):
        return False
    text = item[1]
    return isinstance(text, (list, tuple)) and len(text) == 2 and isinstance(text[0], str)


def _paddle2(value: Any, page: int = 1) -> Iterator[Found]:
    for box, (text, score) in value:
        yield page, text, box, False, float(score)


def _paddle2_pages(value: Any) -> Iterator[Found]:
    for number, page in enumerate(value, 1):
        yield from _paddle2(page or (), number)


def _paddle3_of(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
    inner = value.get("res", value)
    if not isinstance(inner, Mapping):
        return None
    inner = inner.get("overall_ocr_res", inner)
    boxes = any(isinstance(inner.get(key), list) for key in ("rec_polys", "rec_boxes", "dt_polys"))
    return inner if isinstance(inner.get("rec_texts"), list) and boxes else None


def _paddle3(value: Any) -> Iterator[Found]:
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        inner = _paddle3_of(item)
        if inner is None:
            continue
        index = item.get("page_index", inner.get("page_index"))
        page = index + 1 if isinstance(index, int) else number
        boxes = next(inner[key] for key in ("rec_polys", "rec_boxes", "dt_polys") if isinstance(inner.get(key), list))
        scores = inner.get("rec_scores") or [1.0] * len(boxes)
        for text, box, score in zip(inner["rec_texts"], boxes, scores, strict=True):
            yield page, text, box, False, float(score)


def _docling(value: Any) -> Iterator[Found]:
    heights = {int(n): float(page["size"]["height"]) for n, page in (value.get("pages") or {}).items()}
    for item in value["texts"]:
        text = item.get("text") or item.get("orig") or ""
        for place in item.get("prov") or ():
            page, box = int(place["page_no"]), place["bbox"]
            first, last = place.get("charspan") or (0, len(text))
            part = text[first:last] if len(item["prov"]) > 1 else text
            top, bottom = float(box["t"]), float(box["b"])
            if box.get("coord_origin") == "BOTTOMLEFT":
                high = heights[page]
                top, bottom = high - top, high - bottom
            yield page, part, [box["l"], top, box["r"], bottom], item.get("label") in _TITLES, 1.0


def _is_line(item: Any) -> bool:
    return (
        isinstance(item, Mapping)
        and any(isinstance(item.get(key), str) for key in _TEXT)
        and any(isinstance(item.get(key), (list, tuple)) for key in _BOX)
    )


def _lines_of(page: Any) -> list[Any]:
    if isinstance(page, list):
        return page if page and _is_line(page[0]) else []
    if not isinstance(page, Mapping):
        return []
    found = (page[key] for key in _LINES if isinstance(page.get(key), list))
    return next((lines for lines in found if lines and _is_line(lines[0])), [])


def _plain(value: Any, page: int = 1) -> Iterator[Found]:
    for item in value:
        text = next((item[key] for key in _TEXT if isinstance(item.get(key), str)), "")
        box = next((item[key] for key in _BOX if item.get(key) is not None), None)
        number = item.get("page", item.get("page_no", page))
        score = item.get("score", item.get("confidence", 1.0))
        headed = str(item.get("label", item.get("type", ""))).lower() in _TITLES
        if text.strip():
            yield int(number) if isinstance(number, int) else page, text, box, headed, float(score)


def _plain_pages(value: Any) -> Iterator[Found]:
    for number, page in enumerate(value["pages"] if isinstance(value.get("pages"), list) else [value], 1):
        inner = _kind(page) if not _lines_of(page) else None
        own = page.get("page", page.get("page_no", number)) if isinstance(page, Mapping) else number
        place = own if isinstance(own, int) and own > 0 else number
        if inner is not None:
            yield from ((place, *found[1:]) for found in inner(page))
        else:
            yield from _plain(_lines_of(page), place)
