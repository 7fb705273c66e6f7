"""A library that is not installed: said in one line, with what installs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needs(library: str, what: str, extra: str) -> Iterator[None]:
    """Turn a failing import into a ValueError that says what to install.

    Examples:
        >>> with needs("no_such_library", ".xyz", "xyz"):
        ...     import no_such_library
        Traceback (most recent call last):
        ValueError: reading .xyz needs no_such_library: pip install 'newsie-zh[xyz]'
    """
    try:
        yield
    except ImportError:
        raise ValueError(f"reading {what} needs {library}: pip install 'newsie-zh[{extra}]'") from None
