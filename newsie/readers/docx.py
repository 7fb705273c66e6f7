"""Word documents: paragraphs and tables in the order of the body."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from newsie.readers.document import Document
from newsie.readers.missing import needs
from newsie.reading import checked

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BETWEEN_CELLS = "  "
_BODY = "word/document.xml"


def documents(name: str, data: bytes) -> Iterator[Document]:
    """Yield the text of a ``.docx`` document: a paragraph a line, a row of a table a line.

    Yields:
        One document. Deleted text, comments, foot notes, headers and footers are *not* in it; what tracked changes
        insert and what stands in text boxes is.

    Raises:
        ValueError: lxml is not installed, the file is broken, or it has no text.
    """
    with needs("lxml", ".docx", "docx"):
        from lxml import etree
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = etree.fromstring(
                archive.read(_BODY), etree.XMLParser(resolve_entities=False, no_network=True)
            )
    except (
        zipfile.BadZipFile,
        KeyError,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        etree.XMLSyntaxError,
    ) as error:
        raise ValueError(f"{name} is broken or no Word document: {error}") from None
    except Exception as error:  # zlib.error has no common base with the others
        raise ValueError(f"{name} is broken: {error}") from None
    body = root.find(f"{_WORD}body")
    text = "\n".join(_lines(body)) if body is not None else ""
    if not text.strip():
        raise ValueError(f"{name} has no text")
    source = checked(name, text, [])
    yield Document(name, source.text, "docx", warnings=source.warnings)


def _lines(parent: Any) -> Iterator[str]:
    """The lines of a body or a cell."""
    for element in parent:
        if element.tag == f"{_WORD}p":
            boxes: list[Any] = []
            yield "".join(_pieces(element, boxes))
            for box in boxes:
                yield from _lines(box)
        elif element.tag == f"{_WORD}tbl":
            yield from _rows(element)
        elif element.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}ins", f"{_WORD}customXml"):
            yield from _lines(element)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(f"{_WORD}tr"):
        if next(row.iterancestors(f"{_WORD}tbl")) is not table:
            continue  # of a table inside a cell, which gives it
        cells = [cell for cell in row.iter(f"{_WORD}tc") if next(cell.iterancestors(f"{_WORD}tr")) is row]
        yield _BETWEEN_CELLS.join(filter(None, (" ".join(" ".join(_lines(cell)).split()) for cell in cells)))


def _pieces(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The text of a paragraph; text boxes in it are put aside."""
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag == f"{_WORD}tab":
            yield "\t" if element.tag == f"{_WORD}r" else ""
        elif child.tag in (f"{_WORD}br", f"{_WORD}cr"):
            yield "\n"
        elif child.tag == f"{_WORD}txbxContent":
            boxes.append(child)
        elif child.tag not in (_FALLBACK, f"{_WORD}del", f"{_WORD}moveFrom"):
            yield from _pieces(child, boxes)
