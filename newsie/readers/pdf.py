"""PDF with a text layer → one document a page, its lines in reading order with their places and sizes (pypdfium2)."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsie.readers.document import Document
from newsie.readers.glyphs import Glyph, forwards, is_readable, once, pieces_of
from newsie.readers.places import Shape, page_document

if TYPE_CHECKING:
    from collections.abc import Sequence

#: More glyphs than this share that mean no character make a text layer of garbage.
_GARBAGE = 0.2
_TINY = 3.0
_QUARTER = math.pi / 2


def documents(name: str, data: bytes) -> Iterator[Document]:
    """Yield the pages of a PDF.

    Args:
        name: the file's name; the pages of a PDF of several are called ``paper.pdf#page=3``.
        data: the file's contents.

    Yields:
        A document a page: the text in reading order, a line a printed line, ``boxes`` in points from the upper left
        corner of the page as it is shown, ``sizes``. A page without a text layer is read by `newsie.readers.ocr` where
        the extra is installed; otherwise its text is empty and a warning says so. A text layer whose glyphs mean no
        characters is warned of.

    Raises:
        ValueError: the file is encrypted, broken or has no pages, or pypdfium2 is not installed.

    Not found: the text of pictures on a page that has a text layer; tables as tables.
    """
    pdfium = _pdfium()
    try:
        file = pdfium.PdfDocument(data)
        count = len(file)
    except pdfium.PdfiumError as error:
        raise ValueError(_refusal(name, str(error))) from None
    if not count:
        file.close()
        raise ValueError(f"{name} has no pages")
    try:
        for number in range(1, count + 1):
            yield _page(file, name, number, count)
    finally:
        file.close()


def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise ValueError("reading .pdf needs pypdfium2: pip install 'newsie-zh[pdf]'") from None
    return pypdfium2


def _refusal(name: str, error: str) -> str:
    if "password" in error.lower() or "security" in error.lower():
        return f"{name} is encrypted; remove its password first (qpdf --decrypt)"
    return f"{name} is no PDF that can be read: it is broken or cut off"


def _page(file: Any, name: str, number: int, count: int) -> Document:
    title = name if count == 1 else f"{name}#page={number}"
    try:
        page = file[number - 1]
    except _pdfium().PdfiumError:  # one bad page must not end the file
        return Document(title, "", "pdf", warnings=(f"page {number} of {name} is broken and was not read",))
    try:
        view = View(page)
        glyphs, shapes = forwards(list(once(view.glyphs()))), list(view.shapes())
        if not glyphs:
            return _scanned(page, name, title, number)
        bad = sum(not is_readable(glyph.text) for glyph in glyphs)
        warnings = (
            (
                f"page {number} of {name}: {bad} of {len(glyphs)} glyphs of the text layer mean no character "
                "(its fonts have no Unicode map); it has to be read by OCR",
            )
            if bad > _GARBAGE * len(glyphs)
            else ()
        )
        pieces = pieces_of(glyphs)
        return page_document(title, pieces, page=number, format="pdf", shapes=shapes, warnings=warnings)
    finally:
        page.close()


def _scanned(page: Any, name: str, title: str, number: int) -> Document:
    from newsie.readers import ocr

    if not any(shape.kind == "picture" for shape in View(page).shapes()):
        return Document(title, "", "pdf", warnings=(f"page {number} of {name} is empty",))
    if not ocr.available():
        return Document(title, "", "pdf", warnings=(ocr.missing(f"page {number} of {name}"),))
    return ocr.read_page(page, title, number)


class View:
    """A page as it is shown: inside its crop box, turned as it says, or as most of its text stands."""

    def __init__(self, page: Any) -> None:
        self.page = page
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom = float(left), float(bottom)
        self.right, self.top = float(right), float(top)
        self.turn: int = page.get_rotation() // 90 % 4

    def glyphs(self) -> Iterator[Glyph]:
        """Yield the characters that can be seen, in the order of the file."""
        text = self.page.get_textpage()
        try:
            drawn = list(_drawn(text.raw))
        finally:
            text.close()
        self._turn_upright([angle for *_, size, angle in drawn if size])
        blank = marked = False
        for character, box, size, angle in drawn:
            if not character.strip():
                blank, marked = True, marked or size > 0
                continue
            x0, y0, x1, y1 = self._shown(box)
            middle, centre = (x0 + x1) / 2, (y0 + y1) / 2
            inside = 0 <= middle <= self.width and 0 <= centre <= self.height
            if inside and size >= _TINY and (angle + self.turn) % 4 == 0:
                yield Glyph(character, x0, y0, x1, y1, size, blank, marked)
            blank = marked = False

    def _turn_upright(self, angles: Sequence[int]) -> None:
        """Turn the page so that most of its text can be read."""
        counts = [0, 0, 0, 0]
        for angle in angles:
            counts[(angle + self.turn) % 4] += 1
        most = counts.index(max(counts))
        if counts[most] > counts[0]:
            self.turn = (self.turn - most) % 4

    @property
    def width(self) -> float:
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def _shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """The rectangle (left, bottom, right, top) of the page's own space as (x0, y0, x1, y1) of what is shown."""
        left, bottom, right, top = box
        corners = [(left - self.left, self.top - top), (right - self.left, self.top - bottom)]
        wide, high = self.right - self.left, self.top - self.bottom
        turned = [
            {0: (x, y), 1: (high - y, x), 2: (wide - x, high - y), 3: (y, wide - x)}[self.turn] for x, y in corners
        ]
        (a, b), (c, d) = turned
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def shapes(self) -> Iterator[Shape]:
        """Yield frames, rules and pictures."""
        from pypdfium2 import raw

        kinds = {raw.FPDF_PAGEOBJ_PATH: "path", raw.FPDF_PAGEOBJ_IMAGE: "picture"}
        for item in self.page.get_objects(filter=list(kinds), max_depth=4):
            try:
                box = item.get_bounds()
            except Exception:  # an object without bounds is nothing that is seen
                continue
            x0, y0, x1, y1 = self._shown(box)
            kind = kinds[item.type]
            if kind == "path":
                kind = "rule" if min(x1 - x0, y1 - y0) < 4 else "frame"
            yield Shape(kind, x0, y0, x1, y1)


def _drawn(text: Any) -> Iterator[tuple[str, tuple[float, float, float, float], float, int]]:
    """Yield character, box (left, bottom, right, top), height of type and quarter turns of everything drawn."""
    from pypdfium2 import raw

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for i in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, i)
        if raw.FPDFText_IsGenerated(text, i) == 1:
            yield " ", (0.0, 0.0, 0.0, 0.0), 0.0, 0
            continue
        character = _character(code)
        raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box))
        raw.FPDFText_GetMatrix(text, i, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(text, i) * scale
        angle = round(math.atan2(matrix.b, matrix.a) / _QUARTER) % 4
        raw.FPDFText_GetCharOrigin(text, i, ctypes.byref(x), ctypes.byref(y))
        cell = _cell(box, x.value, y.value, size, angle)
        if character and cell[2] - cell[0] > 0.01 and cell[3] - cell[1] > 0.01:
            yield character, cell, size, (-angle) % 4


def _character(code: int) -> str:
    """The character of a code point, its lone halves and zeros as U+FFFD, those without width as nothing."""
    if code in (0xAD, 0xFEFF) or 0x200B <= code <= 0x200F or code == 0x2060:
        return ""
    return "\ufffd" if not code or 0xD800 <= code <= 0xDFFF else chr(code)


def _cell(box: Any, x: float, y: float, size: float, angle: int) -> tuple[float, float, float, float]:
    """The cell of a character (left, bottom, right, top): as wide as it is set, as high as its type."""
    above, below = 0.88 * size, 0.12 * size
    if angle == 0:
        return box.left, y - below, box.right, y + above
    if angle == 1:
        return x - above, box.bottom, x + below, box.top
    if angle == 2:
        return box.left, y - above, box.right, y + below
    return x - below, box.bottom, x + above, box.top
