"""Interpretation one expression that stands by itself."""
from __future__ import annotations

from newsie.records import Date

from .anchors import Anchors
from .find import find


def parse(expression: str, *, anchor: str | None = None) -> Date | None:
    """Return the record of one time expression, or None where the whole of it is none.

    Args:
        expression: such as 4月28日下午 or 今年前三季度.
        anchor: the ISO day that relative expressions lean on.

    Returns:
        The record, its offsets those of ``expression`` itself. An expression with other words around it (4月28日左右,
        “十四五”期间: what modifies a time is no part of it) or an ordinal gives None.

    Examples:
        >>> parse("去年12月", anchor="2025-04-28").value
        '2024-12'
        >>> parse("第二十八次") is None
        True
    """
    stripped = expression.strip()
    for date in find(expression, Anchors(published=anchor)):
        if date.text == stripped:
            return date
    return None
