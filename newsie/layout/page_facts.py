"""What a page prints about itself: day of issue, newspaper, page number, section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsie.layout.folios import Folio, read_folio
from newsie.layout.lines import Line
from newsie.layout.tails import SITE, WEB
from newsie.layout.web_lines import read_web_line
from newsie.lazy import lazy

_DAY = lazy(r"(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
_INDEX = lazy(r"(?:版面|本[期报])(?:目录|导航|版面|导读)")
_PAPER = lazy(r"[\p{Han}]{2,8}(?:日报|晚报|时报|早报|晨报|商报|都市报|快报|青年报|周报|导报)")


def facts(lines: Iterable[Line]) -> Folio:
    """Return what the folios and the web lines among a page's lines say, the first of each.

    Args:
        lines: all lines of the page.
    """
    lines = list(lines)
    furniture = _without_index([line for line in lines if line.role == "furniture"])
    furniture = [line for line in furniture if line.detail != SITE]
    folios = [found for line in furniture if (found := read_folio(line.text)) is not None]
    said = _merged(folios)
    return replace(
        said,
        day=said.day or _day(furniture) or _web_day(lines),
        paper=said.paper or _paper(furniture),
    )


def _without_index(furniture: Sequence[Line]) -> list[Line]:
    """The furniture without the list of a paper's pages (版面目录 and a folio for each): only one of them is this."""
    found: list[Line] = []
    inside = False
    for line in furniture:
        inside = _INDEX.fullmatch(line.text) is not None or (inside and read_folio(line.text) is not None)
        if not inside:
            found.append(line)
    return found


def _merged(folios: Sequence[Folio]) -> Folio:
    first = next((found for found in folios if found.number), None)
    return Folio(
        number=first.number if first else None,
        section=first.section if first else None,
        day=next((found.day for found in folios if found.day), None),
        paper=next((found.paper for found in folios if found.paper), None),
    )


def _web_day(lines: Iterable[Line]) -> str | None:
    web = (read_web_line(line.text) for line in lines if line.detail == WEB)
    return next((found.day for found in web if found is not None and found.day), None)


def _day(furniture: Iterable[Line]) -> str | None:
    for line in furniture:
        match = _DAY.search(line.text)
        if match:
            year, month, day = (int(part) for part in match.groups())
            return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None
    return None


def _paper(furniture: Iterable[Line]) -> str | None:
    found = (_PAPER.search(line.text) for line in furniture)
    return next((match.group() for match in found if match), None)
