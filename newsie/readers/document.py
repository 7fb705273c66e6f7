"""What a reader yields: one text of a file, and what the file says of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsie.records import Box


@dataclass(frozen=True)
class Document:
    """One text to read: a page, an article, a row of a table.

    ``text`` is the source text: offsets into it are what `newsie.records.Article.locate` gives. ``format`` is the
    file's (txt, html, pdf …). ``headline`` is the title that the file gives by itself (a column, a field, a tag): then
    it is the first line of ``text``, and the text is one article. ``published`` (ISO), ``area``, ``newspaper``,
    ``byline``, ``page_number`` and ``section`` are what the file knows beside the text; None where it says nothing.
    ``boxes`` are the places of the printed lines in ``text`` (of a PDF or of OCR), ``sizes`` the height of their type
    in the box's units, one a box. ``warnings`` say what could not be read.
    """

    name: str
    text: str
    format: str = "txt"
    headline: str | None = None
    published: str | None = None
    area: str | None = None
    newspaper: str | None = None
    byline: tuple[str, ...] = ()
    page_number: str | None = None
    section: str | None = None
    boxes: tuple[Box, ...] = ()
    sizes: tuple[float, ...] = ()
    warnings: tuple[str, ...] = field(default=())
