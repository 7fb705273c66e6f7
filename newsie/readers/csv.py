"""CSV and TSV: a row a text, the first line names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
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
    reader = csv.reader(text, delimiter=delimiter)
    line, count = 2, 0
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            yield failed(
                f"{name}:{line}",
                f"{error} (is a quotation mark not closed?): the rest of {name} is not read",
                kind,
            )
            return
        if values is None:
            break
        if any(value.strip() for value in values):
            count += 1
            yield _row(columns, values, known, f"{name}:{line}", kind)
        line = reader.line_num + 2
    if not count:
        raise ValueError(f"{name} has no rows below its first line")


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
