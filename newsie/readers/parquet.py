"""Parquet: a row a text, read in batches."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from newsie.readers.document import Document
from newsie.readers.missing import needs
from newsie.readers.rows import Fields, named

_BATCH = 256


def documents(name: str, data: bytes, fields: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the texts of a Parquet file; as `rows`."""
    return rows(name, io.BytesIO(data), fields)


def rows(name: str, file: BinaryIO, fields: Mapping[str, str] | None = None) -> Iterator[Document]:
    """Yield the texts of a Parquet file, a row at a time.

    Raises:
        ValueError: pyarrow is not installed, the file is broken, or no column is the text.
    """
    with needs("pyarrow", ".parquet", "parquet"):
        from pyarrow import parquet
    try:
        table = parquet.ParquetFile(file)
    except Exception as error:  # pyarrow has errors of its own, and OSError
        raise ValueError(f"{name} is broken or no Parquet file: {str(error).splitlines()[0]}") from None
    columns = table.schema_arrow.names
    known = Fields(fields or {})
    roles = known.keys_of(columns)
    if "text" not in roles:
        raise ValueError(
            f"{name} has no column of texts: name it with --fields text=…; its columns are {named(columns)}"
        )
    wanted = [column for column in columns if any(column in keys for keys in roles.values())]
    unread = {column: None for column in columns if column not in wanted}
    number = 0
    try:
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield known.document({**row, **unread}, f"{name}:{number}", "parquet")
    except (OSError, ValueError) as error:
        raise ValueError(f"{name} is broken behind row {number}: {str(error).splitlines()[0]}") from None
    if not number:
        raise ValueError(f"{name} has no rows")
