"""The named activity (主题活动, 夏令营) in which a gathering was held, and what the gathering has of it."""
from __future__ import annotations

from dataclasses import dataclass

from newsie.events.grammar.engine import pattern
from newsie.events.meetings.groups import groups_of
from newsie.events.meetings.organizers import bodies_in, organizers_of
from newsie.events.meetings.turnout import attendance_of
from newsie.events.reading.article import Reading
from newsie.records import Organizer

_LEAD = 3
_LONGEST = 600
_BODIES = ("会", "社", "业", "店")


@dataclass(frozen=True)
class Activity:
    """Where an activity took place, who organised it, who came."""

    place: tuple[int, int] | None
    hosts: tuple[Organizer, ...]
    groups: tuple[str, ...]
    attendance: int | None


def activity_before(reading: Reading, view: str, place: int) -> Activity | None:
    """Return the activity that the first sentences of the body tell of, before a place; None if there is none.

    Args:
        reading: the article.
        view: its typed view with the names of gatherings as mentions.
        place: where the gathering is named first.
    """
    for sentence in reading.sentences[reading.first : reading.first + _LEAD]:
        if sentence.end > place:
            return None
        if sentence.end - sentence.start > _LONGEST:
            continue
        match = pattern("meetings.activity").search(view, sentence.start, sentence.end)
        if match is None:
            continue
        named = match["place"] is not None and not pattern("meetings.no_place").search(match["place"])
        where = match.span("place") if named else None
        hosts = organizers_of(reading, sentence)
        if not hosts and match.start("bodies") >= 0:
            bodies = bodies_in(reading, *match.span("bodies"))
            if all(pattern("meetings.body_noun").search(body) or body.endswith(_BODIES) for body in bodies):
                hosts = [Organizer(body, "organizer") for body in bodies]
        came = [text for text, role in groups_of(reading, sentence, view) if role == "attendee"]
        return Activity(where, tuple(hosts), tuple(came), attendance_of(reading.view[sentence.start : sentence.end]))
    return None
