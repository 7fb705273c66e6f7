"""Time expressions of Chinese newspapers and their TIMEX3 values. Pure functions; no spaCy."""
from __future__ import annotations

from .anchors import Anchors
from .find import find
from .page import date_page, resolve_dateline
from .parse import parse
from .years import guess_year

__all__ = ["Anchors", "date_page", "find", "guess_year", "parse", "resolve_dateline"]
