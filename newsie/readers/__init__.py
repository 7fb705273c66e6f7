"""Files of every kind → texts with what the file says of them: one module a format, loaded when such a file comes."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from newsie.readers import archives
from newsie.readers.document import Document, failed
from newsie.readers.kinds import kind_of, refused_by_name, suffix_of
from newsie.readers.rows import checked_fields
from newsie.reading import Readable, checked, printable
from newsie.reading import opened as opened_file

#: Readers of rows: they are told the names of the fields.
_OF_ROWS = frozenset(("json", "jsonl", "csv", "xlsx", "parquet"))
#: Readers that take a file as it is, so that a large one is not held in memory: module and function.
_STREAMS = {"jsonl": ("json", "lines"), "csv": ("csv", "rows"), "parquet": ("parquet", "rows")}
_OUTER, _INNER = 0, 1


def read(
    source: Readable,
    *,
    name: str | None = None,
    fields: Mapping[str, str] | None = None,
    glob: str | None = None,
) -> Iterator[Document]:
    """Read the texts of a file, and what the file says of them.

    Args:
        source: a ``str`` is text, ``bytes`` are a file's contents, a path is a file or a folder (every file in it and
            below it, sorted, hidden ones left out).
        name: what to call it; by default the file's name, "text" or "bytes".
        fields: what the rows of a table or of JSON call text, title, published, source, area, byline, newspaper, page
            and section, where not by a usual name: ``{"text": "main"}``.
        glob: which files of a folder or an archive: ``*.html``.

    Yields:
        A `Document` a text: one of a text file, a Word document or a web page, one a row of a table or of JSON, one a
        page of a PDF, those of every file of an archive or folder. What cannot be read among several (a row without
        text, a file of a folder) is a document without text whose warning starts with "failed: ".

    Raises:
        TypeError: the source is none of the three, or a field's name is no str.
        OSError: the file cannot be read.
        ValueError: the file is broken, empty or of a kind that newsie does not read; the message says what to do.

    Examples:
        >>> [(d.headline, d.published) for d in read(b'{"title": "A", "date": "2025/4/28", "content": "B"}')]
        [('A', '2025-04-28')]
    """
    fields = checked_fields(fields)
    if isinstance(source, str):
        text = checked(name or "text", source, [])
        return iter((Document(text.name, text.text, "", warnings=text.warnings),))
    if isinstance(source, bytes):
        return (
            _of_file(name or "bytes", io.BytesIO(source), fields, glob)
            if source
            else iter((Document(name or "bytes", ""),))
        )
    if isinstance(source, os.PathLike):
        path = Path(source)
        return (
            chain.from_iterable(documents for _, documents in of_folder(path, fields, glob))
            if path.is_dir()
            else _of_path(name or printable(path.name), path, fields, glob)
        )
    raise TypeError(
        f"cannot read a {type(source).__name__}: give a str (text), bytes (a file's contents) or a Path (a file)"
    )


def files_below(folder: Path, glob: str | None = None) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder and below it, sorted, with their names in it; hidden ones are left out."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not name.startswith(".")]
    for path in sorted(found):
        name = printable(path.relative_to(folder).as_posix())
        if picks(glob, name):
            yield name, path


def picks(glob: str | None, name: str) -> bool:
    """Tell whether a pattern picks a file, by its name or by its path.

    Examples:
        >>> picks("*.html", "a/b.html"), picks("a/*.txt", "b/c.txt"), picks(None, "x")
        (True, False, True)
    """
    from fnmatch import fnmatchcase

    return glob is None or fnmatchcase(name, glob) or fnmatchcase(name.rpartition("/")[2], glob)


def of_folder(
    folder: Path, fields: Mapping[str, str], glob: str | None = None
) -> Iterator[tuple[str, Iterator[Document]]]:
    """Yield every file of a folder, its name in it and its texts; where it cannot be read, why."""
    nothing = True
    for name, path in files_below(folder, glob):
        nothing = False
        yield name, _of_one(name, path, fields, glob)
    if nothing:
        picked = f" that {glob} picks" if glob else ""
        name = printable(str(folder))
        yield name, iter((failed(name, f"no file{picked} in {folder} or below it"),))


def _of_one(name: str, path: Path, fields: Mapping[str, str], glob: str | None) -> Iterator[Document]:
    reason = refused_by_name(name) if glob is None else None
    if reason is not None:
        yield failed(name, reason)
        return
    yield from _or_failed(name, _of_path(name, path, fields, None))


def _or_failed(name: str, documents: Iterator[Document]) -> Iterator[Document]:
    try:
        yield from documents
    except (OSError, ValueError) as error:
        yield failed(name, str(error))
    except Exception as error:  # a library's own: a bad file must not end the run
        yield failed(name, f"{type(error).__name__}: {error}")


def _of_path(name: str, path: Path, fields: Mapping[str, str], glob: str | None) -> Iterator[Document]:
    with opened_file(path) as file:
        if not file.read(1):
            raise ValueError(f"{name} is empty")
        yield from _of_file(name, file, fields, glob)


def _of_file(
    name: str, file: BinaryIO, fields: Mapping[str, str], glob: str | None, depth: int = _OUTER
) -> Iterator[Document]:
    kind = kind_of(name, file)
    if kind in ("zip", "gz"):
        if depth > _INNER:
            raise ValueError(f"{name} is an archive in an archive in an archive: unpack the outer ones first")
        yield from _of_archive(name, kind, file, fields, glob, depth + 1)
        return
    if kind in ("docx", "xlsx"):
        with zipfile.ZipFile(file) as archive:
            archives.bounded(name, archive)
        file.seek(0)
    options: dict[str, Any] = {"fields": fields} if kind in _OF_ROWS else {}
    if kind in _STREAMS:
        module, function = _STREAMS[kind]
        yield from getattr(_reader(module, name), function)(name, file, **options)
    else:
        yield from _reader(kind, name).documents(name, file.read(), **options)


def _reader(kind: str, name: str) -> Any:
    try:
        return import_module(f"newsie.readers.{kind}")
    except ModuleNotFoundError as error:
        if error.name != f"newsie.readers.{kind}":
            raise
        raise ValueError(f"{name}: this newsie has no reader of {kind}") from None


def _of_archive(
    name: str, kind: str, file: BinaryIO, fields: Mapping[str, str], glob: str | None, depth: int
) -> Iterator[Document]:
    if kind == "gz":
        inner = name[:-3] if suffix_of(name) == "gz" else name
        data = archives.unpacked(name, file)
        if not data:
            raise ValueError(f"{name} is empty")
        yield from _of_file(inner, io.BytesIO(data), fields, glob, depth)
        return
    nothing = True
    for member, contents in archives.members(name, file):
        if not picks(glob, member):
            continue
        nothing = False
        place = f"{name}/{member}"
        if isinstance(contents, str):
            yield failed(place, contents)
        elif (reason := refused_by_name(member)) is not None and glob is None:
            yield failed(place, reason)
        elif not contents:
            yield failed(place, "empty")
        else:
            yield from _or_failed(place, _of_file(place, io.BytesIO(contents), fields, None, depth))
    if nothing:
        raise ValueError(f"{name} has no files in it" + (f" that {glob} picks" if glob else ""))
