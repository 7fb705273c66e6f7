"""What a reader yields: one text of a file, and what the file says of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsie.records import Box

#: What the warning of a text or page that could not be read starts with.
FAILED = "failed: "


@dataclass(frozen=True)
class Document:
    """One text to read: a page, an article, a row of a table.

    ``text`` is the source text: offsets into it are what `newsie.records.Article.locate` gives. ``format`` is the
    file's (txt, html, pdf …), empty for a text given as one. ``headline`` is the title that the file gives by itself
    (a column, a field, a tag): then it is the first line of ``text``, and the text is one article. ``published`` (ISO),
    ``area``, ``newspaper``, ``byline``, ``page_number`` and ``section`` are what the file knows beside the text; None
    where it says nothing. ``boxes`` are the places of the printed lines in ``text`` (of a PDF or of OCR), ``sizes`` the
    height of their type in the box's units, one a box. ``warnings`` say what could not be read; one that starts with
    "failed: " says why there is no text at all.
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


def failed(name: str, reason: str, format: str = "") -> Document:
    """Return the document of what could not be read: no text, and why.

    Examples:
        >>> failed("a.csv:3", "no text").warnings
        ('failed: no text',)
    """
    return Document(name, "", format, warnings=(FAILED + reason,))


def why_failed(warnings: tuple[str, ...]) -> str | None:
    """Return why a text or a page could not be read, or None if it was.

    Examples:
        >>> why_failed(("failed: no text",)), why_failed(("control character",))
        ('no text', None)
    """
    return next((line[len(FAILED) :] for line in warnings if line.startswith(FAILED)), None)
