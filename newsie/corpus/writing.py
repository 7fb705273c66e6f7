"""Pages → JSON on disk, whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from newsie.records import Page

#: A list of pages; a page a line.
SUFFIXES = (".json", ".jsonl")


@contextmanager
def page_writer(path: Path | None) -> Iterator[Callable[[Page], None]]:
    """Give a function that writes a page; when the block ends well, the file is there.

    Args:
        path: ``.jsonl`` gets a page a line, anything else a JSON list of pages, even of one; None is stdout, as a
            list. A file of that name is replaced at the end, and stays as it was if the block raises.

    Raises:
        OSError: the file cannot be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     with page_writer(Path(folder, "pages.jsonl")) as write:
        ...         write(Page(source="a.txt"))
        ...     Path(folder, "pages.jsonl").read_text()[:41]
        '{"source": "a.txt", "schema_version": "1"'
    """
    as_lines = path is not None and path.suffix.lower() == ".jsonl"
    count = 0
    with _whole_file(path) as file:

        def write(page: Page) -> None:
            nonlocal count
            before = b"" if as_lines else b",\n" if count else b"[\n"
            file.write(before + page.to_json().encode("utf-8") + (b"\n" if as_lines else b""))
            count += 1

        yield write
        if not as_lines:
            file.write(b"\n]\n" if count else b"[]\n")


@contextmanager
def _whole_file(path: Path | None) -> Iterator[BinaryIO]:
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif path.exists() and not path.is_file():  # a pipe, /dev/null: nothing there to replace
        with path.open("wb") as file:
            yield file
    else:
        target = Path(os.path.realpath(path))
        part = target.with_name(f".newsie-{os.getpid()}.part")
        try:
            with part.open("wb") as file:
                yield file
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
