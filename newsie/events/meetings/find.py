"""Meetings: the gatherings an article reports as held, one record each: who was there, what they dealt with."""
from __future__ import annotations

from collections.abc import Sequence

from newsie.events.grammar.engine import Rule, pattern
from newsie.events.meetings.gatherings import Gathering
from newsie.events.meetings.names import head_kinds, is_generic, marked
from newsie.events.meetings.news import Newsworthy
from newsie.events.meetings.reports import Report, reports_of
from newsie.events.meetings.sessions import organization_of, session_of
from newsie.events.meetings.surety import tier_of
from newsie.events.meetings.telling import Telling
from newsie.events.reading.article import Reading
from newsie.events.reading.days import days_of
from newsie.events.reading.scenes import SceneOpening, Scenes
from newsie.language.tagger import Tagged
from newsie.occasion import Occasion
from newsie.records import Date, Meeting, Participant, Person, Position

_ROLES = ("chair", "speaker", "attendee", "observer")
_SHORT_NAME = 4
_FURTHEST_OPENING = 300
_NO_BODY = ("会议", "大会", "全会", "座谈会", "论坛")
_VISITS = ("访问", "考察", "调研", "走访")


class Gatherings:
    """The gatherings that an article reports as held.

    Args:
        reading: the article.
        own: the user's own rules of meetings.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = reading
        self._reports, self._view = reports_of(reading, own)
        self._news = Newsworthy(reading, self._view, self._reports)
        self._gatherings = self._news.gatherings()

    def openings(self) -> list[SceneOpening]:
        """Return the reports, for the article's scenes."""
        return [
            SceneOpening(
                report.naming.start,
                report.naming.end,
                "gathering",
                ("meetings", number),
                report.rule,
                (report.naming.head, "会议", "大会", "会上"),
            )
            for number, gathering in enumerate(self._gatherings)
            for report in gathering.reports
            if not report.spoken_of
        ]

    def records(self, scenes: Scenes) -> list[Meeting]:
        """Return one record per gathering, in order of mention, with what its scene tells of it."""
        if not self._gatherings:
            return []
        named = [report.naming for report in self._reports if report.reported and not is_generic(report.naming)]
        view = marked(self._reading, named)  # the words of the names it reports are no verbs
        Telling(self._reading, view, self._gatherings, self._reports, scenes).attach()
        return [self._record(number, one, scenes) for number, one in enumerate(self._gatherings)]

    def _record(self, number: int, gathering: Gathering, scenes: Scenes) -> Meeting:
        name = gathering.name
        held = [report for report in gathering.reports if report.reported]
        told = held or gathering.reports[:1]
        subject = self._body(gathering)
        kind = next((report.naming.kind for report in held if report.naming.name in name), gathering.kind)
        date = self._date(gathering)
        scene = scenes.of(("meetings", number))
        return Meeting(
            name=name,
            kind=kind if kind in head_kinds().values() else "other",
            organization=organization_of(name, subject),
            session=session_of(name),
            date=days_of(date) if date else None,
            end_date=date.end_date if date else None,
            place=self._place(held) or self._setting(gathering),
            mode=gathering.mode,
            participants=tuple(
                Participant(person, tuple(role for role in _ROLES if role in roles), self._reading.positions_of(person))
                for person, roles in gathering.roles.items()
            ),
            groups=tuple(gathering.groups),
            attendance=gathering.attendance,
            organizers=tuple(gathering.organizers or gathering.hosts),
            agenda=tuple(gathering.agenda.values()),
            evidence=tuple(
                self._reading.quotation(start, end)
                for start, end in dict.fromkeys((report.sentence.start, report.sentence.end) for report in told)
            ),
            rule=told[0].rule,
            tier=tier_of(self._reading, gathering, held, date, scene, alone=len(self._gatherings) == 1),
            scene=scenes.index_of(("meetings", number)),
        )

    def _body(self, gathering: Gathering) -> str | None:
        """The body that holds it, as the first report that tells one prints it."""
        for report in gathering.reports:
            if report.subject and not self._reading.has_person(report.subject.start, report.subject.end):
                body = self._reading.text[report.subject.start : report.subject.end]
                return None if body in _NO_BODY else body
        return None

    # when and where ------------------------------------------------------------------------------------------------

    def _body_first(self, reports: Sequence[Report]) -> list[Report]:
        return sorted(reports, key=self._news.in_headline)

    def _date(self, gathering: Gathering) -> Date | None:
        """The date of the first report that has one; else that of its paragraph, or of the meeting beside it."""
        held = [report for report in gathering.reports if report.reported]
        main = self._gatherings[0]
        for report in self._body_first(held):
            if report.date is not None and not self._is_a_stay(report.date, report):
                return report.date
        for report in held:
            if gathering is not main and (self._news.is_beside(report) or report.naming.head == "分论坛"):
                return self._date(main)
            date = self._news.date_near(report)
            if date is not None and not self._news.in_headline(report) and not self._is_a_stay(date, report):
                return date
        if gathering is not main and gathering.kind == "ceremony":
            return self._date(main)  # 会上，…举行了授牌仪式
        if all(self._news.in_headline(report) or self._news.is_beside(report) for report in held):
            body = self._reading.sentences[self._reading.first]
            return next(iter(self._reading.days.within(body.start, body.end)), None)
        return None

    def _is_a_stay(self, date: Date, report: Report) -> bool:
        """5月5日至8日，某人访问某国，出席某会: the days are those of the visit."""
        between = self._reading.view[max(date.end, report.naming.start - 300) : report.naming.start]
        return "/" in date.value and any(verb in between for verb in _VISITS)

    def _place(self, held: Sequence[Report]) -> str | None:
        """The venue or town of the first report that names one; 在京 is 北京 where the text prints the full name."""
        text, view = self._reading.text, self._reading.view
        for report in self._body_first(held):
            if report.place is not None:
                place = text[report.place.start : report.place.end]
                return "北京" if place == "京" and "北京" in text else place
        for report in held:
            start = max(report.sentence.start, report.naming.start - 150)
            here = pattern("meetings.place_here").search(view, start, min(report.sentence.end, report.naming.end + 30))
            if here:
                return text[here.start("venue") : here.end("venue")]
            near = pattern("meetings.place_closed").search(view, start, report.naming.start)
            if near:
                return text[near.start("place") : near.end("place")]
        return self._opened_at(held[0]) if held else None

    def _setting(self, gathering: Gathering) -> str | None:
        return self._reading.text[slice(*gathering.setting)] if gathering.setting else None

    def _opened_at(self, report: Report) -> str | None:
        """The place of 在…揭牌 in a sentence before, of a bare 揭牌仪式."""
        if len(report.naming.name) > _SHORT_NAME or report.naming.kind != "ceremony":
            return None
        text, verb = self._reading.text, report.naming.name[:2]
        floor = max(0, report.sentence.start - _FURTHEST_OPENING)
        for match in pattern("meetings.opened_at").finditer(self._reading.view, floor, report.sentence.start):
            if match["verb"] == verb:
                return text[match.start("place") : match.end("place")]
        return None


def find_meetings(
    text: str,
    *,
    people: Sequence[Person] = (),
    positions: Sequence[Position] = (),
    tagged: Sequence[Tagged] = (),
    dates: Sequence[Date] = (),
    occasion: Occasion | None = None,
) -> list[Meeting]:
    """Return the gatherings the article reports as held.

    Args:
        text: an article's text: headline lines, then paragraphs, joined by newlines.
        people: its people with their mentions; only they can take part.
        positions: its posts with their places.
        tagged: a recogniser's stretches.
        dates: its time expressions with their values.
        occasion: what is known of issue and article.

    Returns:
        One record per meeting, in order of mention. ``date`` of a meeting of several days is the interval
        (``2020-03-26/2020-03-27``), ``end_date`` its last day. Not found: receptions, talks and visits, contests
        and performances, and meetings only spoken of (their spirit, their speeches), to come, or long past.

    Examples:
        >>> text = "4月27日，市九届人大常委会举行第二十八次会议。会议听取了市政府《关于教育的报告》。"
        >>> [(m.name, m.session.number, [a.topic for a in m.agenda]) for m in find_meetings(text)]
        [('市九届人大常委会第二十八次会议', 28, ['市政府《关于教育的报告》'])]
    """
    reading = Reading(text, people, positions, tagged, dates, occasion)
    gatherings = Gatherings(reading)
    return gatherings.records(Scenes(reading, gatherings.openings()))
