"""One function over many items, in order, in one process or several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, Protocol, TypeVar

from newsie.corpus.inputs import Options, documents, numbered
from newsie.readers.document import FAILED, Document, why_failed
from newsie.reading import Readable
from newsie.records import Page

T = TypeVar("T")
R = TypeVar("R")

#: How many chunks a process may be ahead of the reader: one long page should not leave the others idle.
AHEAD = 8
_UNGUARDED = (
    "n_process > 1 in a script needs Python's main guard: put what calls newsie below "
    '`if __name__ == "__main__":`'
)
_DIED = f"a worker process ended (killed, out of memory, or it could not start). {_UNGUARDED}"


class Verb(Protocol):
    """What makes a page of a source: ``newsie.extract``, ``newsie.segment``."""

    def __call__(
        self, source: Document, /, *, published: str | None, area: str | None
    ) -> Page: ...


def pages(
    verb: Verb,
    sources: Iterable[Readable | Document],
    *,
    published: str | None = None,
    area: str | None = None,
    n_process: int = 1,
    options: Options = Options(),  # noqa: B008
) -> Iterator[Page]:
    """Yield the page of every text of the sources, in order; what fails becomes a page with a warning.

    Args:
        verb: ``newsie.extract`` or ``newsie.segment``; with several processes it must be picklable.
        sources: texts, bytes, paths or documents; read as they are needed. A file or folder gives all its texts.
        published: ISO day of issue for the sources that do not say their own.
        area: home area for the sources that do not say their own.
        n_process: how many processes do the work; the pages are the same.
        options: how files are read.

    Yields:
        Pages. The warning of a failed one starts with "failed: " and says why.

    Raises:
        ValueError: ``n_process`` is below 1.
        TypeError: ``sources`` is one text or file, or ``n_process`` is no whole number.
        RuntimeError: the processes cannot start or die, as in a script without a main guard.
    """
    if isinstance(sources, str | bytes | os.PathLike | Document):
        raise TypeError("sources are several texts, files or documents: for one, write [text] or [path]")
    return stream(partial(_page, verb, published, area), _told_apart(sources, options), n_process)


def stream(
    function: Callable[[T], R], items: Iterable[T], n_process: int = 1, *, chunk: int = 1
) -> Iterator[R]:
    """Yield ``function(item)`` for every item, in order.

    Args:
        function: with several processes, picklable; it is sent to each process once.
        items: read a little ahead of the results, so that an endless stream takes bounded memory.
        n_process: how many processes work; 1 works in this one.
        chunk: how many items travel together; 1 unless an item takes less than a millisecond.

    Yields:
        The results. What the function raises ends the stream where its item stands, and the processes with it.

    Raises:
        ValueError: ``n_process`` or ``chunk`` is below 1.

    Examples:
        >>> list(stream(str.upper, ["a", "b"]))
        ['A', 'B']
    """
    if type(n_process) is not int or type(chunk) is not int:
        raise TypeError(f"n_process must be a whole number like 2, not {n_process!r}")
    if n_process < 1 or chunk < 1:
        raise ValueError(f"n_process and chunk must be at least 1, not {n_process} and {chunk}")
    return map(function, items) if n_process == 1 else _parallel(function, iter(items), n_process, chunk)


def failure(page: Page) -> str | None:
    """Return why the page could not be read, or None if it was.

    Examples:
        >>> failure(Page(source="a.txt", warnings=("failed: no such file: a.txt",)))
        'no such file: a.txt'
    """
    return why_failed(page.warnings)


def _told_apart(sources: Iterable[Readable | Document], options: Options) -> Iterator[Document]:
    """The documents; those of files have names of their own, texts given as such stay "text"."""
    return numbered(documents(sources, options), spare=frozenset(("text", "bytes")))


def _page(verb: Verb, published: str | None, area: str | None, item: Document) -> Page:
    reason = why_failed(item.warnings)
    if reason is not None:
        return Page(source=item.name, warnings=item.warnings, format=item.format or None)
    try:
        return verb(item, published=item.published or published, area=item.area or area)
    except Exception as error:  # a bad page must not end the run
        reason = str(error) if isinstance(error, OSError | ValueError) else f"{type(error).__name__}: {error}"
        return Page(source=item.name, warnings=(FAILED + reason,))


def _parallel(function: Callable[[T], R], items: Iterator[T], n_process: int, chunk: int) -> Iterator[R]:
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise RuntimeError(_UNGUARDED)
    pool = ProcessPoolExecutor(
        n_process, multiprocessing.get_context(), initializer=_begin, initargs=(function,)
    )
    waiting: deque[Future[list[Any]]] = deque()
    try:
        while True:
            while len(waiting) < AHEAD * n_process and (batch := list(islice(items, chunk))):
                waiting.append(pool.submit(_work, batch))
            if not waiting:
                return
            try:
                done = waiting.popleft().result()
            except BrokenProcessPool:
                raise RuntimeError(_DIED) from None
            yield from done
    finally:  # also when the reader stops early or presses Ctrl-C
        pool.shutdown(wait=True, cancel_futures=True)


_function: Callable[[Any], Any]


def _begin(function: Callable[[Any], Any]) -> None:
    """Set up a worker: keep the function, leave Ctrl-C to the parent, and do not outlive it."""
    global _function
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(batch: list[Any]) -> list[Any]:
    return [_function(item) for item in batch]
