"""What is known of an article before its sentences are read: its day of issue, its dateline, its place, its writers."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Occasion:
    """The issue and the article's own frame.

    ``published`` is the day of issue and ``dateline`` the day in the dateline formula, ISO days or None; of a dateline
    the year may be unknown (``XXXX-05-21``). ``area`` is the paper's home, ``body_start`` where the body begins in the
    article's text, ``byline`` the names of the writers.

    Examples:
        >>> Occasion(dateline="XXXX-05-21").today is None
        True
        >>> Occasion(published="2025-04-28", dateline="2025-04-27").today
        datetime.date(2025, 4, 28)
    """

    published: str | None = None
    dateline: str | None = None
    area: str | None = None
    body_start: int = 0
    byline: tuple[str, ...] = ()

    @classmethod
    def of(cls, known: Mapping[str, Any]) -> Occasion:
        """Return the occasion that plain data tell, as ``doc.user_data["newsie"]`` holds them."""
        return cls(
            known.get("published"),
            known.get("dateline"),
            known.get("area"),
            int(known.get("body_start") or 0),
            tuple(known.get("byline") or ()),
        )

    @property
    def today(self) -> date | None:
        """The day of the news: that of issue, else that of the dateline; None where its year is not known."""
        for day in (self.published, self.dateline):
            known = whole_day(day)
            if known is not None:
                return known
        return None


def whole_day(day: str | None) -> date | None:
    """Return an ISO day as a date, None where a part of it is unknown or it is no day.

    Examples:
        >>> whole_day("2025-04-28"), whole_day("XXXX-04-28"), whole_day("2025-02-30")
        (datetime.date(2025, 4, 28), None, None)
    """
    try:
        return date.fromisoformat(day or "")
    except ValueError:
        return None
