"""What one article tells as its news: what took place first, then whose words tell of it, then the records.

Each kind of event says what the article reports (gatherings, rounds and talks, changes of office), and where; from all
of these come the scenes; within the scenes the records take what their own sentence leaves out.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from newsie.events import appointments, meetings, visits
from newsie.events.grammar.engine import EVENTS, Rule
from newsie.events.reading.article import Reading
from newsie.events.reading.scenes import Scenes
from newsie.records import Appointment, Meeting, Visit


class News:
    """The events of one article.

    Args:
        reading: the article.
        rules: the user's own rules, for all kinds of events.

    Examples:
        >>> from newsie.timex import Anchors, find
        >>> text = "4月27日，市九届人大常委会举行第二十八次会议。"
        >>> dates = find(text, Anchors(published="2025-04-28"))
        >>> [meeting.name for meeting in News(Reading(text, dates=dates)).meetings]
        ['市九届人大常委会第二十八次会议']
    """

    def __init__(self, reading: Reading, rules: Sequence[Rule] = ()) -> None:
        self.reading = reading
        self._own = {event: tuple(rule for rule in rules if rule.event == event) for event in EVENTS}

    @cached_property
    def _gatherings(self) -> meetings.Gatherings:
        return meetings.Gatherings(self.reading, self._own["meetings"])

    @cached_property
    def _rounds(self) -> visits.Rounds:
        return visits.Rounds(self.reading, self._own["visits"])

    @cached_property
    def _changes(self) -> appointments.Changes:
        return appointments.Changes(self.reading, self._own["appointments"])

    @cached_property
    def scenes(self) -> Scenes:
        """What the article tells of, and which of its words tell of which."""
        openings = [*self._gatherings.openings(), *self._rounds.openings(), *self._changes.openings()]
        return Scenes(self.reading, openings)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """The gatherings the article reports as held."""
        return self._gatherings.records(self.scenes)

    @cached_property
    def visits(self) -> list[Visit]:
        """The visits the article reports."""
        return self._rounds.records(self.scenes)

    @cached_property
    def appointments(self) -> list[Appointment]:
        """The changes of office the article reports."""
        return self._changes.records(self.scenes)
