"""Excel workbooks: a row a text; the first line of a sheet that is filled names the columns."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from newsie.readers.document import Document
from newsie.readers.missing import needs
from newsie.readers.rows import Fields, named


def documents(name: str, data: bytes, fields: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the texts of an ``.xlsx`` workbook, sheet by sheet, a row at a time.

    Args:
        name: the file's.
        data: its contents.
        fields: what the columns are called, where not by a usual name.

    Yields:
        A document a row; formulas give the value that was saved with them. Sheets without a column of texts are left
        out where another has one.

    Raises:
        ValueError: openpyxl is not installed, the file is broken, or no sheet has a column of texts.
    """
    with needs("openpyxl", ".xlsx", "xlsx"):
        import openpyxl
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises what its parsers raise
        raise ValueError(f"{name} is broken or no workbook: {error}") from None
    try:
        yield from _of_book(name, book, fields)
    finally:
        book.close()


def _of_book(name: str, book: Any, fields: Mapping[str, str] | None) -> Iterator[Document]:
    seen: list[str] = []
    count = 0
    for sheet in book.worksheets:
        known = Fields(fields or {})
        rows = enumerate(sheet.iter_rows(values_only=True), 1)
        columns = next(
            (_names(values) for _, values in rows if any(value is not None for value in values)), []
        )
        if not known.has_text(filter(None, columns)):
            seen += [key for key in columns if key]
            continue
        where = name if len(book.worksheets) == 1 else f"{name}:{sheet.title}"
        for number, values in rows:
            if any(value is not None for value in values):
                count += 1
                row = {key: value for key, value in zip(columns, values, strict=False) if key}
                yield known.document(row, f"{where}:{number}", "xlsx")
    if not count:
        raise ValueError(
            f"{name} has no column of texts with rows: name it with --fields text=…; its columns are {named(seen)}"
        )


def _names(values: tuple[object, ...]) -> list[str]:
    return ["" if value is None else str(value).strip() for value in values]
