"""Credited: what the lines beside a text say of it: its people, its source, where it goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsie import records
from newsie.layout.bylines import credits, gloss, lone_names, picture_credit
from newsie.layout.crawled import JOINT
from newsie.layout.datelines import sign_off
from newsie.layout.lines import Line
from newsie.layout.names_in_row import split_names
from newsie.layout.sources import about_author, outlet_and_names, source_of, writers_of_source
from newsie.layout.tails import EDITORS, FORM, NOBODY, SIGNED, SOURCE, WEB
from newsie.layout.web_lines import editors, read_web_line


def people_of(line: Line) -> Iterable[records.Byline]:
    """Return the writers, photographers and editors whom a line beside the text names."""
    if line.role == "picture":
        return picture_credit(line.text) or ()
    if line.role != "credit" or line.detail in (NOBODY, SIGNED) or line.detail.startswith(JOINT):
        return ()
    if line.detail == WEB:
        return web.people if (web := read_web_line(line.text)) else ()
    if line.detail == EDITORS:
        return editors(line.text)
    if line.detail == FORM:
        return tuple(records.Byline(name=name) for name in split_names(line.text))
    text = writers_of_source(line.text) if line.detail == SOURCE else about_author(line.text) or line.text
    if not text:
        return ()
    found = credits(text, sure=True) or gloss(text) or lone_names(text) or _behind_outlet(text)
    return (*found, *editors(line.text)) if line.detail != SOURCE else found


def _behind_outlet(text: str) -> tuple[records.Byline, ...]:
    return tuple(records.Byline(name=name) for name in outlet_and_names(text))


def named_source(others: Sequence[Line]) -> records.Dateline:
    """The agency's formula below a text, or the outlet that it names as its source."""
    signed = next((sign_off(line.text) for line in others if line.detail == SIGNED), None)
    if signed is not None:
        return signed
    agency = next((found for line in others if (found := _outlet_of(line))), None)
    return records.Dateline(agency=agency)


def jump_of(others: Sequence[Line], role: str) -> str | None:
    """What a text goes on to or comes from; of a text parted inside a line both."""
    for line in others:
        if line.role == role:
            return line.detail
        if line.detail.startswith(JOINT):
            came, _, goes = line.detail.removeprefix(JOINT).partition(":")
            return came if role == "from" else goes
    return None


def _outlet_of(line: Line) -> str | None:
    if line.detail == WEB:
        return web.outlet if (web := read_web_line(line.text)) else None
    return source_of(line.text) if line.detail == SOURCE else None
