"""Records read in simplified characters → the same records with every quotation as the page prints it.

Layout, lexicons, rules and recogniser know simplified characters. A page in others is read by
`newsie.characters.simplified`, one character for one, and what was read is put back into print here.
"""
from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from newsie.json_base import Record
from newsie.records import Article, Aside, Page

R = TypeVar("R", bound=Record)
#: A man whose name is printed in two ways (陳台生, 陳臺生) stays one: the name is that of its first place.
_NAMES = ("name", "person")
#: Half-open stretches of a text.
Spans = Sequence[tuple[int, int]]

#: What is no quotation: names of files and rules, codes, full names in one normal form, where the paper is at home.
_NOT_PRINTED = frozenset(
    ("id", "source", "same_as", "rule", "tier", "organization_name", "organization_id", "area", "area_code")
)


class Print:
    """A text as it is read and as it is printed, character by character.

    Examples:
        >>> page = Print("北京发展与长发", "北京發展與長髮")
        >>> page.of("发展"), page.of("长发"), page.of("北京长发")
        ('發展', '長髮', '北京長髮')
    """

    def __init__(self, read: str, printed: str, beside: Print | None = None) -> None:
        """Take a text as read and as printed, and what is looked up where the text itself does not have a value."""
        self.read, self.printed, self.beside = read, printed, beside
        self.differ: set[str] = beside.differ if beside else _differ(read, printed)
        self._known: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Tell whether anything is printed otherwise than it is read."""
        return bool(self.differ)

    def of(self, value: str, near: Spans = ()) -> str:
        """Return a value as the text prints it: in the spans ``near``, or where it stands first, or piece by piece the
        longest that stand.
        """
        if self.differ.isdisjoint(value):
            return value
        quoted = self._near(value, near)
        if quoted:
            return quoted
        if value not in self._known:
            self._known[value] = "".join(self._pieces(value))
        return self._known[value]

    def _near(self, value: str, near: Spans) -> str:
        """Without this, a text of a million characters would be gone through once for every value."""
        places = (self.read.find(value, start, end) for start, end in near)
        place = next((place for place in places if place >= 0), None)
        return self.printed[place : place + len(value)] if place is not None else ""

    def longest(self, value: str) -> str:
        """Return the print of the longest beginning of ``value`` that stands in the text; "" if none does."""
        end, place, found = 0, 0, 0
        while end < len(value) and place >= 0:
            place = self.read.find(value[: end + 1], place)
            end, found = (end + 1, place) if place >= 0 else (end, found)
        return self.printed[found : found + end]

    def _pieces(self, value: str) -> Iterator[str]:
        while value:
            piece = self.longest(value)
            if len(piece) < len(value) and self.beside:
                piece = max(piece, self.beside.longest(value), key=len)
            piece = piece or value[0]
            yield piece
            value = value[len(piece) :]


def _differ(read: str, printed: str) -> set[str]:
    return {a for a, b in zip(read, printed, strict=True) if a != b} if read != printed else set()


def printed_text(article: Article, source: Print) -> str:
    """Return ``article.text`` with the characters that the source prints.

    Args:
        article: read from ``source.read``.
        source: the page.
    """
    text = list(article.text)
    for start, origin, length in article.segments:
        for step in range(length):
            if source.read[origin + step] != source.printed[origin + step]:
                text[start + step] = source.printed[origin + step]
    return "".join(text)


def as_printed(page: Page, source: Print) -> Page:
    """Return a page read from ``source.read`` with all its strings as ``source.printed`` has them.

    Full names (``organization_name``), ids and the area stay in simplified characters: they are the same for every
    way of printing.
    """
    if not source:
        return page
    articles = tuple(_article(article, source) for article in page.articles)
    return replace(_restored(replace(page, articles=()), source), articles=articles)


def _article(article: Article, source: Print) -> Article:
    text = printed_text(article, source)
    here = Print(article.text, text, beside=source)
    asides = tuple(replace(a, text=source.printed[a.source_start : a.source_end]) for a in article.asides)
    return replace(_restored(article, here), text=text, asides=asides)


def _restored(record: R, source: Print, near: Spans = ()) -> R:
    """The record with its strings in print; a quotation is cut out anew."""
    near = _quotations(record) or near
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    changed: dict[str, Any] = {}
    for name in _names(type(record)):
        value = getattr(record, name)
        if name == "text" and isinstance(start, int) and isinstance(end, int) and end > start:
            restored: Any = source.printed[start:end]
        else:
            restored = _value(value, source, () if name in _NAMES else near)
        if restored is not value:
            changed[name] = restored
    return type(record)(**{**vars(record), **changed}) if changed else record


def _quotations(record: Record) -> Spans:
    """Where a record says that it stands."""
    quoted: Sequence[Any] = getattr(record, "evidence", None) or getattr(record, "mentions", None) or (record,)
    return [(q.start, q.end) for q in quoted if getattr(q, "end", 0) > getattr(q, "start", 0)]


def _value(value: Any, source: Print, near: Spans) -> Any:
    if isinstance(value, str):
        return source.of(value, near)
    if isinstance(value, Record):
        return _restored(value, source, near)
    if isinstance(value, tuple) and value:
        restored = tuple(_value(item, source, near) for item in value)
        return restored if any(a is not b for a, b in zip(restored, value, strict=True)) else value
    return value


@cache
def _names(kind: type[Record]) -> tuple[str, ...]:
    if kind is Aside:
        return ()
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in _NOT_PRINTED)  # type: ignore[arg-type]
