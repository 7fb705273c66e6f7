"""What a run reads: the arguments of a command or the sources of `newsie.pipe` → documents, each with its own name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from newsie.readers import files_below, of_folder, read
from newsie.readers.days import day_in_name
from newsie.readers.document import Document, failed
from newsie.readers.kinds import SUFFIXES, suffix_of
from newsie.reading import Readable, printable

#: What the warning of a text starts with whose name another text of the run has.
RENAMED = "named twice: "
_ONE_TEXT = frozenset(("txt", "html", "docx"))


@dataclass(frozen=True)
class Options:
    """How files are read: the names of fields, which files of a folder, where a file's name has the day of issue."""

    fields: Mapping[str, str] = field(default_factory=dict)
    glob: str | None = None
    published_from_name: re.Pattern[str] | None = None


def documents(sources: Iterable[Readable | Document], options: Options = Options()) -> Iterator[Document]:
    """Yield the texts of many sources, in their order; what cannot be read is a document that says why.

    Examples:
        >>> [document.name for document in documents(["x", b"y", Path("no/such/page.txt")])]
        ['text', 'bytes', 'page.txt']
    """
    pattern = options.published_from_name
    for source in sources:
        if isinstance(source, os.PathLike) and os.path.isdir(source):
            for name, found in of_folder(Path(source), options.fields, options.glob):
                yield from _dated(found, pattern, name)
        else:
            name = _name(source) if isinstance(source, os.PathLike) else ""
            yield from _dated(_documents_of(source, options), pattern, name)


def inputs(
    arguments: Iterable[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    options: Options = Options(),
) -> Iterator[Document]:
    """Yield the texts that the arguments of a command name, in their order; each has a name of its own.

    Args:
        arguments: each a file, a folder, or ``-`` (what stands on ``stdin``).
        stdin: what ``-`` reads.
        options: how files are read.

    Examples:
        >>> [page.name for page in inputs(["no/such/page.txt"])]
        ['page.txt']
    """
    return numbered(_of_arguments(arguments, stdin, options))


def numbered(documents: Iterable[Document], *, spare: frozenset[str] = frozenset()) -> Iterator[Document]:
    """Give every text a name of its own: the second ``a.txt`` is ``a.txt~2``, and says so; names of ``spare`` stay.

    Examples:
        >>> [d.name for d in numbered([Document("a", ""), Document("b", ""), Document("a", "")])]
        ['a', 'b', 'a~2']
    """
    seen: dict[str, int] = {}
    for document in documents:
        name, count = document.name, seen.get(document.name, 0) + 1
        if count > 1 and name not in spare:
            while f"{name}~{count}" in seen:
                count += 1
            told = f"{RENAMED}another text of this run is called {name}; this one is {name}~{count}"
            document = replace(document, name=f"{name}~{count}", warnings=(*document.warnings, told))
            seen[document.name] = 1
        seen[name] = count
        yield document


def count_of(arguments: Iterable[str], options: Options) -> int | None:
    """Return how many texts the arguments of a command name; None where only reading tells."""
    count = 0
    for argument in arguments:
        path = Path(argument)
        names = [name for name, _ in files_below(path, options.glob)] if path.is_dir() else [argument]
        if any(SUFFIXES.get(suffix_of(name), "txt") not in _ONE_TEXT for name in names if name != "-"):
            return None
        count += len(names)
    return count


def _of_arguments(
    arguments: Iterable[str | os.PathLike[str]], stdin: BinaryIO | None, options: Options
) -> Iterator[Document]:
    for argument in arguments:
        if os.fspath(argument) != "-":
            yield from documents([Path(argument)], options)
        elif stdin is None:
            yield failed("stdin", "there is no standard input")
        else:
            yield from (_renamed(one, "bytes", "stdin") for one in documents([stdin.read()], options))


def _renamed(document: Document, old: str, new: str) -> Document:
    return (
        replace(document, name=new + document.name[len(old) :]) if document.name.startswith(old) else document
    )


def _documents_of(source: Readable | Document, options: Options) -> Iterator[Document]:
    if isinstance(source, Document):
        yield source
        return
    name = _name(source)
    try:
        yield from read(source, fields=options.fields)
    except (OSError, ValueError) as error:
        yield failed(name, str(error))
    except Exception as error:  # a bad source must not end the run
        yield failed(name, f"{type(error).__name__}: {error}")


def _dated(
    documents: Iterator[Document], pattern: re.Pattern[str] | None, file: str
) -> Iterator[Document]:
    """The documents with the day that the name of their file has, where they do not say their own."""
    for document in documents:
        if pattern is not None and document.published is None:
            day = day_in_name(document.name, pattern) or day_in_name(file, pattern)
            document = replace(document, published=day)
        yield document


def _name(source: object) -> str:
    if isinstance(source, os.PathLike):
        return printable(os.path.basename(os.fspath(source)))
    return "text" if isinstance(source, str) else "bytes"
