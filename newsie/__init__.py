"""newsie reads the raw text of Chinese newspaper pages and returns structured records.

Four verbs: `segment` a page into articles, `extract` its records, `pipe` many pages, `load` the
spaCy pipeline. ``import newsie`` loads no lexicon, no model and no spaCy; the first call does.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsie.extraction import extract, load, pipe, segment
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
__all__ = [
    "AgendaItem",
    "Appointment",
    "Article",
    "Aside",
    "Byline",
    "Date",
    "Dateline",
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
    "segment",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'newsie' has no attribute {name!r}")
    return getattr(import_module("newsie.extraction" if name in _VERBS else "newsie.records"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
