"""CSV and TSV: a row a text, the first line names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from newsie.readers.document import Document, failed
from newsie.readers.rows import Fields, named
from newsie.reading import as_text

#: In the order in which they win a tie.
DELIMITERS = (",", "\t", ";", "|")
LONGEST_FIELD = 10_000_000


def documents(name: str, data: bytes, fields: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the texts of a CSV file; as `rows`.

    Examples:
        >>> [d.headline for d in documents("a.csv", "标题;正文\\n甲县开会;本报讯 …".encode())]
        ['甲县开会']
    """
    return rows(name, io.BytesIO(data), fields)


def rows(name: str, file: BinaryIO, fields: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the texts of a CSV or TSV file, a row at a time.

    Args:
        name: the file's.
        file: its contents, in UTF-8, UTF-16 or GB18030; columns parted by comma, tab, semicolon or bar.
        fields: what the columns are called, where not by a usual name.

    Yields:
        A document a row; one without text says so. The row's name is the line it begins at.

    Raises:
        ValueError: no column is the text (the message names those there are), or there are no rows.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_FIELD))  # Python's own limit is 131,072 for all
    text = as_text(file)
    head = text.readline(100_000)
    delimiter = delimiter_of(head)
    columns = [key.strip() for key in next(csv.reader([head], delimiter=delimiter), [])]
    known = Fields(fields or {})
    if not known.has_text(columns):
        raise ValueError(
            f"{name} has no column of texts: name it with --fields text=…; its columns are {named(columns)}"
        )
    kind = "tsv" if delimiter == "\t" else "csv"
    lines = _Counted(text)
    reader = csv.reader(lines, delimiter=delimiter)
    line, count = 2, 0
    last: tuple[list[str], int] | None = None  # held back: at the end of the file it can turn out to be torn
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            if last is not None:
                yield _row(columns, last[0], known, f"{name}:{last[1]}", kind)
            yield failed(
                f"{name}:{line}",
                f"{error} (is a quotation mark not closed?): the rest of {name} is not read",
                kind,
            )
            return
        if last is not None and values is not None:
            yield _row(columns, last[0], known, f"{name}:{last[1]}", kind)
        if values is None:
            break
        last = None
        if any(value.strip() for value in values):
            count += 1
            last = values, line
        line = reader.line_num + 2
    if last is not None and lines.marks % 2 and line - last[1] > 1:
        yield failed(
            f"{name}:{last[1]}",
            "a quotation mark is opened here and not closed: the rows from here to the end are one text and not read",
            kind,
        )
    elif last is not None:
        yield _row(columns, last[0], known, f"{name}:{last[1]}", kind)
    if not count:
        raise ValueError(f"{name} has no rows below its first line")


class _Counted:
    """The lines of a file, and how many quotation marks they had so far."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self.marks = iter(lines), 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.marks += line.count('"')
        return line


def delimiter_of(head: str) -> str:
    """Return what parts the columns of a first line.

    Examples:
        >>> delimiter_of("id;title;text"), delimiter_of("id\\ttext"), delimiter_of("text")
        (';', '\\t', ',')
    """
    return max(DELIMITERS, key=lambda sign: head.count(sign))


def _row(columns: list[str], values: list[str], fields: Fields, place: str, kind: str) -> Document:
    if len(values) > len(columns) and any(value.strip() for value in values[len(columns) :]):
        return failed(
            place, f"a row of {len(values)} columns where the first line names {len(columns)}", kind
        )
    row = {key: value for key, value in zip(columns, values, strict=False) if key}
    return fields.document({key: row.get(key, "") for key in columns if key}, place, kind)
