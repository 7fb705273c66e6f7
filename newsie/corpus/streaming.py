"""One function over many items, in order, in one process or several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, Protocol, TypeVar

from newsie.reading import Input, Readable, printable
from newsie.records import Page

T = TypeVar("T")
R = TypeVar("R")

#: What the warning of a page that could not be read starts with.
FAILED = "failed: "
#: How many chunks a process may be ahead of the reader: one long page should not leave the others idle.
AHEAD = 8


class Verb(Protocol):
    """What makes a page of a source: ``newsie.extract``, ``newsie.segment``."""

    def __call__(
        self, source: Readable, /, *, published: str | None, area: str | None, name: str | None
    ) -> Page: ...


def pages(
    verb: Verb,
    sources: Iterable[Readable | Input],
    *,
    published: str | None = None,
    area: str | None = None,
    n_process: int = 1,
) -> Iterator[Page]:
    """Yield the page of every source, in order; a source that fails becomes a page with a warning.

    Args:
        verb: ``newsie.extract`` or ``newsie.segment``; with several processes it must be picklable.
        sources: texts, bytes, paths or `newsie.reading.Input`; read as they are needed.
        published: ISO day of issue for the sources that do not say their own.
        area: home area for the sources that do not say their own.
        n_process: how many processes do the work; the pages are the same.

    Yields:
        Pages. The warning of a failed one starts with "failed: " and says why.

    Raises:
        ValueError: ``n_process`` is below 1.
        TypeError: ``sources`` is one text.
    """
    if isinstance(sources, str | bytes):
        raise TypeError("sources are several texts, files or inputs: for one, write [text]")
    return stream(partial(_page, verb, published, area), sources, n_process)


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
    if n_process < 1 or chunk < 1:
        raise ValueError(f"n_process and chunk must be at least 1, not {n_process} and {chunk}")
    return map(function, items) if n_process == 1 else _parallel(function, iter(items), n_process, chunk)


def failure(page: Page) -> str | None:
    """Return why the page could not be read, or None if it was.

    Examples:
        >>> failure(Page(source="a.txt", warnings=("failed: no such file: a.txt",)))
        'no such file: a.txt'
    """
    for warning in page.warnings:
        if warning.startswith(FAILED):
            return warning[len(FAILED) :]
    return None


def _page(verb: Verb, published: str | None, area: str | None, source: Readable | Input) -> Page:
    item = source if isinstance(source, Input) else Input(_name(source), source)
    try:
        return verb(
            item.contents(), published=item.published or published, area=item.area or area, name=item.name
        )
    except Exception as error:  # a bad page must not end the run
        reason = str(error) if isinstance(error, OSError | ValueError) else f"{type(error).__name__}: {error}"
        return Page(source=item.name, warnings=(FAILED + reason,))


def _name(source: object) -> str:
    if isinstance(source, os.PathLike):
        return printable(os.path.basename(os.fspath(source)))
    return "text" if isinstance(source, str) else "bytes"


def _parallel(function: Callable[[T], R], items: Iterator[T], n_process: int, chunk: int) -> Iterator[R]:
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
            yield from waiting.popleft().result()
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
