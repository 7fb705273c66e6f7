"""How the meeting tests read a text: people by their names, dates by newsie's own reader."""
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from newsie.events.meetings import find_meetings
from newsie.occasion import Occasion
from newsie.records import Meeting, Person, Span
from newsie.timex import Anchors
from newsie.timex.find import find

PUBLISHED = "2024-05-11"


def read(text: str, names: str = "", published: str | None = PUBLISHED) -> list[Meeting]:
    """The meetings of an article whose first line, if there are several, is its headline."""
    people = [
        Person(name, tuple(Span(m.start(), m.end(), name) for m in re.finditer(re.escape(name), text)))
        for name in names.split()
    ]
    return find_meetings(
        text,
        people=people,
        dates=find(text, Anchors(published=published)),
        occasion=Occasion(published=published, body_start=text.find("\n") + 1),
    )


def with_role(meeting: Meeting, role: str) -> list[str]:
    """Who has a role."""
    return sorted(who.person for who in meeting.participants if role in who.roles)


def facts(meeting: Meeting, keys: Sequence[str]) -> dict[str, Any]:
    """The asked facts of a meeting, in the shape the cases write them."""
    every: dict[str, Any] = {
        "name": meeting.name,
        "kind": meeting.kind,
        "organization": meeting.organization,
        "session": meeting.session and (meeting.session.body, meeting.session.term, meeting.session.number),
        "date": meeting.date,
        "end_date": meeting.end_date,
        "place": meeting.place,
        "mode": meeting.mode,
        "chair": with_role(meeting, "chair"),
        "speaker": with_role(meeting, "speaker"),
        "attendee": with_role(meeting, "attendee"),
        "observer": with_role(meeting, "observer"),
        "attendance": meeting.attendance,
        "groups": [(group.text, group.role) for group in meeting.groups],
        "organizers": [(body.organization, body.role) for body in meeting.organizers],
        "agenda": [item.topic for item in meeting.agenda],
        "actions": [item.action for item in meeting.agenda],
    }
    return {key: every[key] for key in keys}
