"""JSON and JSON Lines: an object a row, a list of them, or an object that holds one; OCR with boxes is handed on."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from newsie.readers.document import Document, failed, why_failed
from newsie.readers.nested import Row, rows_of
from newsie.readers.rows import Fields
from newsie.reading import as_text

#: The longest line or file that is parsed at once: a parsed one takes ten times as much memory.
LONGEST_LINE = 10_000_000
LARGEST_FILE = 256_000_000
OWN = "newsie's own output, not a text: give the files that it was made from"


def documents(name: str, data: bytes, fields: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the texts of a JSON file.

    Args:
        name: the file's.
        data: its contents: an object, a list of objects or of texts, or lists and objects of such, however deep.
        fields: what the rows call text, title, published and so on, where not by a usual name.

    Yields:
        A document a row; a row without text says so.

    Raises:
        ValueError: the file is not JSON, too large, newsie's own output, or has no rows.

    Examples:
        >>> [d.text for d in documents("a.json", b'{"data": [{"body": "x"}, {"body": "y"}]}')]
        ['x', 'y']
    """
    if len(data) > LARGEST_FILE:
        raise ValueError(
            f"{name} is JSON of more than {LARGEST_FILE // 1_000_000} MB: write it as JSON Lines"
        )
    value = parsed(as_text(io.BytesIO(data)).read(), name)
    yield from _of_value(name, value, Fields(fields or {}))


def lines(name: str, file: BinaryIO, fields: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the texts of JSON Lines, a row at a time; a broken row says why and the rest is read.

    Examples:
        >>> [d.name for d in lines("a.jsonl", io.BytesIO(b'{"text": "x"}\\n\\n{"text": "y", "id": 7}'))]
        ['a.jsonl:1', '7']
    """
    known = Fields(fields or {})
    text = as_text(file)
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        place = f"{name}:{number}"
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            while (more := text.readline(LONGEST_LINE)) and not more.endswith("\n"):
                pass
            yield failed(
                place,
                f"a line of more than {LONGEST_LINE // 1_000_000} million characters is not read",
                "jsonl",
            )
        elif line.strip():
            yield from _of_line(line, place, known)


def parsed(text: str, name: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        ValueError: it is none, or nested too deep.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{name} is not JSON: {error}") from None


def is_own(value: object) -> bool:
    """Tell whether a parsed value is a page that newsie wrote.

    Examples:
        >>> is_own({"source": "a.txt", "schema_version": "1", "articles": []}), is_own({"text": "x"})
        (True, False)
    """
    return isinstance(value, dict) and {"source", "schema_version", "articles"} <= value.keys()


def _of_line(line: str, place: str, fields: Fields) -> Iterator[Document]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield failed(place, f"not a line of JSON: {error}", "jsonl")
        return
    if is_own(row):
        yield failed(place, OWN, "jsonl")
        return
    if isinstance(row, str):
        row = {"text": row}
    rows = rows_of(row, fields) if isinstance(row, dict) else []
    for number, one in enumerate(rows, 1):
        yield _document(one, place if len(rows) == 1 else f"{place}#{number}", fields, "jsonl")
    if not rows and isinstance(row, dict):
        yield fields.document(row, place, "jsonl")
    elif not rows:
        yield failed(place, 'a row must be an object with a string "text"', "jsonl")


def _of_value(name: str, value: Any, fields: Fields) -> Iterator[Document]:
    if is_own(value) or (isinstance(value, list) and value and is_own(value[0])):
        raise ValueError(f"{name} is {OWN}")
    if _is_boxes(value):
        from importlib import import_module

        yield from import_module("newsie.readers.boxes").documents(name, value)
        return
    rows = rows_of(value, fields)
    if not rows:
        raise ValueError(_no_row(name, value, fields))
    for number, row in enumerate(rows, 1):
        place = name if len(rows) == 1 and isinstance(value, dict) else f"{name}:{number}"
        yield _document(row, place, fields, "json")


def _document(row: Row, place: str, fields: Fields, format: str) -> Document:
    if row.wrong is not None:
        return failed(row.name or place, row.wrong, format)
    return fields.document(row.values, row.name or place, format)


def _no_row(name: str, value: Any, fields: Fields) -> str:
    """Why a file has no row; an object or a list of them says which fields it has."""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict) and first:
        reason = why_failed(fields.document(first, name, "json").warnings)
        return f"{name}: {reason}"
    return f"{name} holds no object with a text: name its field with --fields text=…"


def _is_boxes(value: object) -> bool:
    try:
        from importlib import import_module

        boxes = import_module("newsie.readers.boxes")
    except ModuleNotFoundError:
        return False
    return bool(boxes.is_boxes(value))
