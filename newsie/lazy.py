"""Patterns that are compiled at their first use.

newsie has a thousand patterns, and compiling one takes up to some milliseconds. A page has a use for half of them, and
who imports newsie to read dates for a tenth.
"""
from __future__ import annotations

from typing import Any, cast

import regex

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def lazy(source: str) -> regex.Pattern[str]:
    """Return what works as ``regex.compile(source)`` does; a source that is no pattern is told at the first use.

    Examples:
        >>> lazy(r"(?P<year>\\d{4})年").search("2025年")["year"]
        '2025'
    """
    return cast("regex.Pattern[str]", _Lazy(source))


class _Lazy:
    """Stands for a pattern. Once it is compiled, the methods of the compiled pattern are its own: no call is dearer."""

    def __init__(self, source: str) -> None:
        self.pattern = source

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)  # who copies or stores the object asks for such
        compiled = regex.compile(self.pattern)
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return lazy, (self.pattern,)
