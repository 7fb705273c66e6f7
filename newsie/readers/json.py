"""JSON and JSON Lines: an object a row, a list of them, or an object that holds one; OCR with boxes is handed on."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from newsie.readers.document import Document, failed
from newsie.readers.rows import Fields
from newsie.reading import as_text

#: The longest line or file that is parsed at once: a parsed one takes ten times as much memory.
LONGEST_LINE = 10_000_000
LARGEST_FILE = 256_000_000
_DEEP = 4
OWN = "newsie's own output, not a text: give the files that it was made from"


def documents(name: str, data: bytes, fields: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the texts of a JSON file.

    Args:
        name: the file's.
        data: its contents: an object, a list of objects or of texts, or an object that holds such a list.
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
            yield _of_line(line, place, known)


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


def _of_line(line: str, place: str, fields: Fields) -> Document:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return failed(place, f"not a line of JSON: {error}", "jsonl")
    if is_own(row):
        return failed(place, OWN, "jsonl")
    if isinstance(row, str):
        row = {"text": row}
    if not isinstance(row, dict):
        return failed(place, 'a row must be an object with a string "text"', "jsonl")
    return fields.document(_flat(row, fields), place, "jsonl")


def _of_value(name: str, value: Any, fields: Fields) -> Iterator[Document]:
    if is_own(value) or (isinstance(value, list) and value and is_own(value[0])):
        raise ValueError(f"{name} is {OWN}")
    if _is_boxes(value):
        from importlib import import_module

        yield from import_module("newsie.readers.boxes").documents(name, value)
        return
    rows = _rows_in(value, fields, _DEEP)
    if not rows:
        raise ValueError(f"{name} holds no object with a text: name its field with --fields text=…")
    for number, row in enumerate(rows, 1):
        place = name if len(rows) == 1 and isinstance(value, dict) else f"{name}:{number}"
        if isinstance(row, str):
            row = {"text": row}
        if isinstance(row, dict):
            yield fields.document(_flat(row, fields), place, "json")
        else:
            yield failed(place, 'a row must be an object with a string "text"', "json")


def _is_boxes(value: object) -> bool:
    try:
        from importlib import import_module

        boxes = import_module("newsie.readers.boxes")
    except ModuleNotFoundError:
        return False
    return bool(boxes.is_boxes(value))


def _rows_in(value: Any, fields: Fields, deep: int) -> list[Any]:
    """The rows of a value: its own list, itself, or the longest list of rows below it."""
    if isinstance(value, list):
        return value if any(isinstance(row, dict | str) for row in value) else []
    if not isinstance(value, dict) or not deep:
        return []
    if fields.has_text(_flat(value, fields)) and any(
        isinstance(value.get(key), str) for key in fields.keys_of(value).get("text", ())
    ):
        return [value]
    below = [_rows_in(part, fields, deep - 1) for part in value.values() if isinstance(part, dict | list)]
    rows = max((rows for rows in below if rows and isinstance(rows[0], dict)), key=len, default=[])
    return rows or ([value] if fields.has_text(value) else [])


def _flat(row: dict[str, Any], fields: Fields) -> dict[str, Any]:
    """The row, or what stands in its only inner object that has the text (``{"_source": {"content": …}}``)."""
    if fields.has_text(row):
        return row
    inner = [part for part in row.values() if isinstance(part, dict) and fields.has_text(part)]
    return (
        {**{key: part for key, part in row.items() if not isinstance(part, dict)}, **inner[0]}
        if len(inner) == 1
        else row
    )
