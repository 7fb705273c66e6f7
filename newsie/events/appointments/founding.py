"""A body that has just been set up: who heads it is told right behind (临河县革命委员会十三日成立。丁一鸣任主任)."""
from __future__ import annotations

from dataclasses import dataclass

from newsie.events.appointments.sessions import calendar_day
from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.days import is_background

#: So far behind the word 成立 its heads can stand.
_REACH = 160


@dataclass(frozen=True)
class Founding:
    """The body that was founded, and the day of it."""

    body: str
    day: str | None


def founding(reading: Reading, word: int) -> Founding | None:
    """Return the body whose founding the paragraph tells just before a place, if that is news and no history.

    Examples:
        >>> founding(Reading("丁一鸣任主任。"), 3) is None
        True
    """
    view = reading.view
    first = max(reading.paragraph_at(word).start, word - _REACH)
    found = list(pattern("appointments.founded").finditer(view, first, word))
    if not found:
        return None
    match = found[-1]
    days = [date for date in reading.printed_dates if match.start() <= date.start < match.end() and calendar_day(date)]
    if not days and match["lately"] is None:
        return None
    if any(is_background(date, reading.occasion) for date in days):
        return None
    return Founding(reading.text[slice(*match.span("body"))], calendar_day(days[-1]) if days else None)
