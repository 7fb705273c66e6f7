"""newsie reads the raw text of Chinese newspaper pages and returns structured records.

Five verbs: `segment` a page into articles, `extract` its records, `pipe` many pages, `read` the texts
of a file of any kind, `load` the spaCy pipeline. ``import newsie`` loads no lexicon, no model and no spaCy;
the first call does.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsie.extraction import extract, load, pipe, segment
    from newsie.readers import read
    from newsie.readers.document import Document
    from newsie.records import (
        AgendaItem,
        Appointment,
        Article,
        Aside,
        Byline,
        Date,
        Dateline,
        Entity,
        Group,
        Headline,
        Line,
        Meeting,
        Organizer,
        Page,
        Participant,
        Person,
        Position,
        Scene,
        Session,
        Span,
        Visit,
    )

__version__ = "0.1.0"
_VERBS = ("extract", "load", "pipe", "segment")
_READERS = {"read": "newsie.readers", "Document": "newsie.readers.document"}
__all__ = [
    "AgendaItem",
    "Appointment",
    "Article",
    "Aside",
    "Byline",
    "Date",
    "Dateline",
    "Document",
    "Entity",
    "Group",
    "Headline",
    "Line",
    "Meeting",
    "Organizer",
    "Page",
    "Participant",
    "Person",
    "Position",
    "Scene",
    "Session",
    "Span",
    "Visit",
    "extract",
    "load",
    "pipe",
    "read",
    "segment",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'newsie' has no attribute {name!r}")
    home = _READERS.get(name) or ("newsie.extraction" if name in _VERBS else "newsie.records")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
