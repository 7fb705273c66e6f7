"""The records of what is printed: quotations, headlines, credits, places on the page. `newsie.records` has them too."""
from __future__ import annotations

from dataclasses import dataclass

from newsie.json_base import Record


@dataclass(frozen=True)
class Span(Record):
    """A quotation: ``article.text[start:end] == text``, in Unicode code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Line(Record):
    """A source line that belongs to no article: its 1-based number and its text without outer blanks."""

    number: int
    text: str


@dataclass(frozen=True)
class Headline(Record):
    """引题 ``kicker``, 主题 ``title`` (its lines joined by one space) and 副题 ``subtitles``."""

    kicker: str | None = None
    title: str | None = None
    subtitles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dateline(Record):
    """电头: agency as printed (新华社, 本报), place, and ISO date (``XXXX-11-10`` where no year can be known)."""

    agency: str | None = None
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class Byline(Record):
    """One writer or photographer. ``role``: reporter, correspondent, photographer, commentator, editor."""

    name: str
    role: str = "reporter"
    outlet: str | None = None


@dataclass(frozen=True)
class Aside(Record):
    """A piece of an article's source lines that is not part of ``Article.text``.

    ``kind`` is "jump" (下转, 上接) or "byline" (all else beside the text: writers, a source, editors, the caption of a
    picture, a site's own words).
    ``source_start`` and ``source_end`` are half-open code points of the page's source text; ``text`` is the source
    there, blanks and all.
    """

    kind: str
    source_start: int
    source_end: int
    text: str


@dataclass(frozen=True)
class Box(Record):
    """Where a run of text is printed: ``start`` and ``end`` (half-open code points), the 1-based ``page`` of the file,
    and the rectangle in points from the upper left corner (``x0`` ≤ ``x1``, ``y0`` ≤ ``y1``); of OCR in pixels.
    """

    start: int
    end: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
