"""What frames a notice: the body in its heading, and the body and the day under it (落款)."""
from __future__ import annotations

from newsie.events.appointments.sessions import Sessions, own_name
from newsie.events.grammar.engine import pattern

#: In so many last lines stand the body and the day of a document.
_LAST_LINES = 4
_LONGEST_BODY = 40


def heading_body(headline: str) -> str | None:
    """Return the body that a notice's heading names, or None.

    Examples:
        >>> heading_body("临河市人大常委会任免名单")
        '临河市人大常委会'
    """
    head = headline.strip("\n（）()")
    for line in (*head.split("\n"), head):
        match = pattern("appointments.heading").match(line)
        if match and pattern("appointments.organ_ends").search(match["organ"]):
            organ = match["organ"].split("\n")[-1]
            return own_name(organ, organ, 0, len(organ))[1]
    return None


def signature(text: str, sessions: Sessions) -> tuple[str | None, str | None]:
    """Return the day under a document, and the body above it."""
    lines = text.rstrip().rsplit("\n", _LAST_LINES)[-_LAST_LINES:]
    place = len(text.rstrip())
    for number, line in reversed(list(enumerate(lines))):
        start = place - len(line)
        days = sessions.days_in(start, place)
        if days and days[0][1] - days[0][0] >= len(line.strip()) - 2 and len(days[0][2]) == len("2025-04-28"):
            body = lines[number - 1].strip() if number else ""
            signed = len(body) < _LONGEST_BODY and pattern("appointments.organ_ends").search(body) is not None
            return days[0][2], body if signed else None
        place = start - 1
    return None, None
