"""Meetings: the gatherings an article reports as held, one record each: who was there, what they dealt with."""
from __future__ import annotations

from collections.abc import Sequence

import regex

from newsie.events.grammar.engine import Rule
from newsie.events.meetings.gatherings import Gathering
from newsie.events.meetings.names import head_kinds
from newsie.events.meetings.news import drafts_of
from newsie.events.meetings.reading import MeetingReading
from newsie.events.meetings.reports import Report
from newsie.events.meetings.roles import Roles
from newsie.events.meetings.sessions import organization_of, session_of
from newsie.events.reading.article import Reading
from newsie.events.reading.days import days_of
from newsie.events.reading.scenes import Opening, Scenes
from newsie.language.tagger import Tagged
from newsie.language.tiers import CERTAIN, GUESS, LIKELY
from newsie.occasion import Occasion
from newsie.records import Date, Meeting, Participant, Person, Position, Span

_ROLES = ("chair", "speaker", "attendee", "observer")
_NO_BODY = ("会议", "大会", "全会", "座谈会", "论坛")
_VISITS = regex.compile(r"访问|考察|调研|走访")
_BESIDE_ANOTHER = regex.compile(
    r"(?:闭幕会|开幕会|开幕式|会议|大会|全会|座谈会|会)?(?:结束)?(?:后|前|期间|当天|同期)，"
)
# 某滑雪场热闹非凡，…仪式在这里举行: the venue is the subject of the clause before
_HERE = regex.compile(
    r"(?:^|[，。｜＠])(?P<venue>(?:(?![的着在])\p{Han}){2,20}?(?:场|馆|中心|广场|学校|大学|村|镇|公园|会堂|剧院|"
    r"基地|景区|酒店|厅|园区|"
    r"小区|社区|宫|院|库|港))[^，。的]{2,12}，(?:[^，。]{2,60}，)?[^，。]{2,60}在(?:这里|此)(?:隆重|正式)?(?:举行|"
    r"举办|召开|开幕)"
)
_TAKES_PLACE = regex.compile(r"在(?P<place>\p{Han}{2,16}?)(?:胜利|圆满)?(?:落下帷幕|拉开帷幕|闭幕|开幕)")


class Gatherings:
    """The gatherings that an article reports as held.

    Args:
        reading: the article.
        own: the user's own rules of meetings.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = MeetingReading(reading.text, reading.people, reading.dates, reading.occasion)
        self._reports = self._reading.reports()
        self._drafts = drafts_of(self._reading, self._reports)

    def openings(self) -> list[Opening]:
        """Return the reports, for the article's scenes."""
        return [
            Opening(
                report.naming.start,
                report.naming.end,
                "gathering",
                ("meetings", number),
                f"meeting.{report.form}",
                (report.naming.head, "会议", "大会", "会上"),
            )
            for number, draft in enumerate(self._drafts)
            for report in draft.reports
            if not report.spoken_of
        ]

    def records(self, scenes: Scenes) -> list[Meeting]:
        """Return one record per gathering, in order of mention, with what its scene tells of it."""
        roles = Roles(self._reading, self._drafts, self._reports)
        roles.attach_people()
        roles.attach_matters()
        return [_record(self._reading, draft, self._drafts[0]) for draft in self._drafts]


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


def _record(reading: MeetingReading, draft: Gathering, first: Gathering) -> Meeting:
    name = draft.name
    held = [report for report in draft.reports if report.reported]
    subject = next((r.subject for r in draft.reports if r.subject and not reading.has_person(r.subject)), None)
    if subject and reading.text[subject.start : subject.end] in _NO_BODY:
        subject = None
    kind = next((report.naming.kind for report in held if report.naming.name in name), draft.kind)
    date = _date(reading, draft, first)
    positions = {person.name: person.positions for person in reading.people}
    return Meeting(
        name=name,
        kind=kind if kind in head_kinds().values() else "other",
        organization=organization_of(name, reading.text[subject.start : subject.end] if subject else None),
        session=session_of(name),
        date=days_of(date) if date else None,
        end_date=date.end_date if date else None,
        place=_place(reading, held),
        mode=draft.mode,
        participants=tuple(
            Participant(person, tuple(role for role in _ROLES if role in roles), positions[person])
            for person, roles in draft.roles.items()
        ),
        groups=tuple(draft.groups),
        attendance=draft.attendance,
        organizers=tuple(draft.organizers),
        agenda=tuple(draft.agenda.values()),
        evidence=tuple(
            _quoted(reading.text, start, end)
            for start, end in dict.fromkeys((r.sentence.start, r.sentence.end) for r in held or draft.reports[:1])
        ),
        rule=f"meeting.{(held or draft.reports)[0].form}",
        tier=_tier(held, date),
    )


def _tier(held: Sequence[Report], date: Date | None) -> str:
    """Said to be held, or chaired, on a day that is known: certain. Only attended or spoken at: likely."""
    told = any(report.form in ("held", "chaired") for report in held)
    return CERTAIN if told and date is not None else LIKELY if held else GUESS


def _quoted(text: str, start: int, end: int) -> Span:
    """The stretch without the line end behind it."""
    quotation = text[start:end].rstrip()
    return Span(start, start + len(quotation), quotation)


def _body_first(reading: MeetingReading, reports: Sequence[Report]) -> list[Report]:
    return sorted(reports, key=reading.in_headline)


def _date(reading: MeetingReading, draft: Gathering, first: Gathering) -> Date | None:
    """The date in the first report's sentence that has one; else that of the paragraph, or of the meeting beside it."""
    held = [report for report in draft.reports if report.reported]
    for report in _body_first(reading, held):
        if report.date is not None and not _is_a_stay(reading, report.date, report):
            return report.date
    for report in held:
        if draft is not first and _BESIDE_ANOTHER.match(reading.view, report.sentence.start):
            return _date(reading, first, first)
        date = reading.date_near(report)
        if date is not None and not reading.in_headline(report) and not _is_a_stay(reading, date, report):
            return date
    return None


def _is_a_stay(reading: MeetingReading, date: Date, report: Report) -> bool:
    """5月5日至8日，某人访问某国，出席某会: the days are those of the visit."""
    return "/" in date.value and _VISITS.search(
        reading.text, max(date.end, report.naming.start - 300), report.naming.start
    ) is not None


def _place(reading: MeetingReading, held: Sequence[Report]) -> str | None:
    """The venue or town of the first report that names one; 在京 is 北京 where the text prints the full name."""
    for report in _body_first(reading, held):
        if report.place is not None:
            place = reading.text[report.place.start : report.place.end]
            return "北京" if place == "京" and "北京" in reading.text else place
    for report in held:
        start = max(report.sentence.start, report.naming.start - 150)
        here = _HERE.search(reading.view, start, min(report.sentence.end, report.naming.end + 30))
        if here:
            return reading.text[here.start("venue") : here.end("venue")]
        near = _TAKES_PLACE.search(reading.view, start, report.naming.start)
        if near:
            return reading.text[near.start("place") : near.end("place")]
    return None
