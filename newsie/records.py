"""The records: what newsie reads off a page. Frozen dataclasses on one JSON base; nothing but data.

Names follow Popolo (people, posts, organisations in public life), TIMEX3 (dates) and schema.org
NewsArticle. JSON is UTF-8 without ``\\u`` escapes and ``from_json(to_json(x)) == x``. ``None`` means looked for
and not stated.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from newsie.json_base import Record, later
from newsie.located import Place, Rectangle, part_of
from newsie.printed_records import Aside, Box, Byline, Dateline, Headline, Line, Span

__all__ = [
    "SCHEMA_VERSION", "AgendaItem", "Appointment", "Article", "Aside", "Box", "Byline", "Date", "Dateline",
    "Entity", "Group", "Headline", "Line", "Meeting", "Organizer", "Page", "Participant", "Person",
    "Position", "Record", "Scene", "Session", "Span", "Visit",
]  # fmt: skip

SCHEMA_VERSION = "1"


@dataclass(frozen=True)
class Entity(Record):
    """A stretch of text that names something; ``label`` is PERSON, ORG, LOC or POST.

    ``rule`` says what found it: "model", "lexicon" (the user's own), or a rule of newsie's ("title", "list",
    "repeat" …). ``tier`` says how sure it is: "certain" (a rule and the model agree, or the user says so), "likely",
    "guess".
    """

    text: str
    label: str
    start: int
    end: int
    rule: str | None = None
    tier: str = "likely"


@dataclass(frozen=True)
class Position(Record):
    """A post: organisation + role, and who holds it.

    ``organization`` is the printed or inherited one, ``organization_name`` its full name where the text or the page's
    area tells it, ``organization_id`` what all printed forms of the body share (see `newsie.organizations`): with the
    role it names the office.
    ``former`` marks 原, 时任, 曾任; ``acting`` marks 代, 代理. ``text`` is the printed title at ``start:end``.
    ``rule`` and ``tier``: as for `Entity`.
    """

    organization: str | None
    role: str
    person: str | None = None
    former: bool = False
    acting: bool = False
    text: str = ""
    start: int = 0
    end: int = 0
    organization_name: str | None = None
    organization_id: str | None = None
    rule: str | None = None
    tier: str = "likely"


@dataclass(frozen=True)
class Person(Record):
    """A human being named in the article, once per article, with every mention and every position.

    ``rule`` and ``tier`` are those of the surest mention; see `Entity`.
    """

    name: str
    mentions: tuple[Span, ...] = ()
    positions: tuple[Position, ...] = ()
    rule: str | None = None
    tier: str = "likely"


@dataclass(frozen=True)
class Date(Record):
    """A time expression. ``type`` DATE, TIME, DURATION or SET and ``value`` follow TIMEX3/ISO 8601.

    ``mod`` is the TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, MORE_THAN,
    LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS, or SINCE for an interval that has not ended. ``begin`` and ``end_date``
    are the first and last ISO day it can mean (None where unknown; 以来 ends on the day of the anchor). ``anchor``
    says what resolved it: "self" (absolute), "dateline", "published", "context" (another date of the text) or None.
    ``edtf`` is the EDTF string where level 1 has one, ``quant`` EVERY for a SET.
    """

    text: str
    start: int
    end: int
    type: str
    value: str
    mod: str | None = None
    begin: str | None = None
    end_date: str | None = None
    anchor: str | None = None
    edtf: str | None = None
    quant: str | None = None


@dataclass(frozen=True)
class Session(Record):
    """市九届人大常委会第二十八次会议 → body 市人大常委会, term 9, number 28."""

    body: str | None = None
    term: int | None = None
    number: int | None = None


@dataclass(frozen=True)
class Participant(Record):
    """Who took part in a meeting, with ``roles`` among chair, speaker, attendee, observer."""

    person: str
    roles: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True)
class Group(Record):
    """A collective participant (省直有关部门负责同志) and its role; no names are invented for it."""

    text: str
    role: str


@dataclass(frozen=True)
class Organizer(Record):
    """An organisation and its role: organizer (主办), contractor (承办), co_organizer (协办)."""

    organization: str
    role: str


@dataclass(frozen=True)
class AgendaItem(Record):
    """``action``: heard, deliberated, adopted, studied, conveyed …; ``topic``: the printed object of that verb."""

    action: str
    topic: str


@dataclass(frozen=True)
class Meeting(Record):
    """A gathering that the article reports as held.

    ``kind``: session, plenary, study, work, forum, press_conference, ceremony, other. ``rule`` says how the article
    reports it ("meeting.held_before" …), ``tier`` how sure that is. ``organization_id``: as of a `Position`.
    """

    name: str
    kind: str = "other"
    organization: str | None = None
    session: Session | None = None
    date: str | None = None
    end_date: str | None = None
    place: str | None = None
    mode: str | None = None
    participants: tuple[Participant, ...] = ()
    groups: tuple[Group, ...] = ()
    attendance: int | None = None
    organizers: tuple[Organizer, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    evidence: tuple[Span, ...] = ()
    rule: str | None = None
    tier: str = "likely"
    scene: int | None = None
    organization_id: str | None = None


@dataclass(frozen=True)
class Appointment(Record):
    """One change of office: one person, one post.

    ``action``: appoint, elect, nominate, remove, resign; ``act`` is the legal act as printed (决定任命,
    接受辞职); ``probation`` an ISO duration (P1Y); ``authority`` and ``session`` as printed; ``date`` of the decision.
    ``rule`` is the action and the word order that says it ("appoint.as": 任命 W 为 P; "remove.off": 免去 W 的 P
    职务; "resign.resign"; "appoint.subject": W 任 P; "elect.list"), ``tier`` how sure it is. ``same_as`` is the id of
    the same change in an earlier article of the page (`newsie.explain`). ``organization_id`` is as of a `Position`.
    """

    person: str
    action: str
    act: str
    organization: str | None
    role: str
    acting: bool = False
    concurrent: bool = False
    probation: str | None = None
    reason: str | None = None
    authority: str | None = None
    session: str | None = None
    date: str | None = None
    evidence: tuple[Span, ...] = ()
    rule: str | None = None
    tier: str = "likely"
    scene: int | None = None
    same_as: str | None = None
    organization_id: str | None = None


@dataclass(frozen=True)
class Visit(Record):
    """A visit that the article reports.

    ``kind``: inspection (调研, 考察, 检查), condolence (看望, 慰问), reception (会见, 会谈), call (通电话) or trip
    (访问); ``act`` the verb as printed. ``participants`` have the roles lead (who goes or receives), counterpart (who
    is met) and accompanying (陪同, 参加调研). ``places`` as printed, ``place`` the first of them; ``topic`` what an
    inspection is about; ``mode`` video where it says so; ``date`` and ``end_date`` as of a meeting.
    """

    kind: str
    act: str
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    places: tuple[str, ...] = ()
    topic: str | None = None
    mode: str | None = None
    date: str | None = None
    end_date: str | None = None
    evidence: tuple[Span, ...] = ()
    rule: str | None = None
    tier: str = "likely"
    scene: int | None = None


@dataclass(frozen=True)
class Scene(Record):
    """What an article tells of as one: a session that sat, a round somebody made, a talk, a decision.

    ``kind`` is gathering, round, talk or decision; ``rule`` read the report that opens it; ``stretches`` are the
    half-open ``(start, end)`` of ``Article.text`` that tell of it.
    """

    kind: str
    rule: str | None = None
    stretches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Article(Record):
    """One piece of writing.

    ``text`` is the headline lines and the body paragraphs, one per line, joined by a newline; ``segments`` are
    runs ``(start, source_start, length)`` that map it back to the untouched source; ``lines`` are 1-based inclusive
    ranges of source lines; ``asides`` are the credits and jumps of those lines, which are not in ``text``.
    ``scenes`` are what its events are told in, by the index that their ``scene`` gives. ``boxes`` are the places of the
    runs of ``text`` on the page of a PDF or of OCR.
    """

    id: str
    kind: str = "news"
    headline: Headline = field(default_factory=Headline)
    dateline: Dateline = field(default_factory=Dateline)
    byline: tuple[Byline, ...] = ()
    continued_from: str | None = None
    continued_on: str | None = None
    lines: tuple[tuple[int, int], ...] = ()
    text: str = ""
    segments: tuple[tuple[int, int, int], ...] = ()
    asides: tuple[Aside, ...] = ()
    body_start: int = 0
    entities: tuple[Entity, ...] = ()
    people: tuple[Person, ...] = ()
    positions: tuple[Position, ...] = ()
    dates: tuple[Date, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    visits: tuple[Visit, ...] = ()
    scenes: tuple[Scene, ...] = ()
    boxes: tuple[Box, ...] = ()

    def locate(self, start: int, end: int) -> list[Place]:
        """Return the pieces of the page's source that ``text[start:end]`` was read from.

        Args:
            start: first code point of ``text``.
            end: one past the last code point of ``text``.

        Returns:
            Half-open ``(source_start, source_end)`` pairs in the order of the text. The newline between two
            lines of ``text`` is newsie's own and has no piece. Each pair is a `Place`: its ``page`` and ``box``
            say where it is printed, None where the source has no places.

        Raises:
            ValueError: ``start`` and ``end`` are not a span of ``text``.

        Examples:
            >>> article = Article(id="a#1", text="本报讯", segments=((0, 1, 1), (1, 3, 2)))
            >>> article.locate(0, 3)
            [(1, 2), (3, 5)]
            >>> article = Article(id="a#1", text="水渠通水", segments=((0, 0, 4),), boxes=(Box(0, 4, 2, 0, 0, 40, 10),))
            >>> [(piece, piece.page, piece.box) for piece in article.locate(2, 4)]
            [((2, 4), 2, (20.0, 0, 40.0, 10))]
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is not a span of a text of {len(self.text)} characters")
        pieces = []
        for run_start, source_start, length in self.segments:
            first, last = max(start, run_start), min(end, run_start + length)
            if first < last:
                shift = source_start - run_start
                pieces.append(Place(first + shift, last + shift, *self._printed(first, last)))
        return pieces

    def _printed(self, start: int, end: int) -> tuple[int, Rectangle] | tuple[()]:
        """The page and the rectangle of a piece of ``text``; of a piece of two lines, that of the first."""
        if not self.boxes:
            return ()
        box = self.boxes[max(0, bisect_right(self.boxes, start, key=lambda one: one.start) - 1)]
        last = min(end, box.end)
        if not box.start <= start < last:
            return ()
        line, rectangle = self.text[box.start : box.end], (box.x0, box.y0, box.x1, box.y1)
        return box.page, part_of(rectangle, line, start - box.start, last - box.start)


@dataclass(frozen=True)
class Page(Record):
    """A newspaper page: its articles, and where every other line went.

    ``published_basis`` is "given", "masthead", "dateline", "newest date" or None. ``area`` is the paper's home, given
    or read off the page, ``area_code`` its GB/T 2260 code. ``content_lines`` are the 1-based inclusive ranges of the
    source's non-blank lines. ``format`` is that of the file (txt, html, pdf …), None of a text that was given as one.
    ``page_number`` and ``section`` are those of the folio (第04版：要闻 → 04, 要闻).
    """

    source: str
    schema_version: str = SCHEMA_VERSION
    published: str | None = None
    published_basis: str | None = None
    newspaper: str | None = None
    area: str | None = None
    articles: tuple[Article, ...] = ()
    furniture: tuple[Line, ...] = ()
    unassigned: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()
    content_lines: tuple[tuple[int, int], ...] = ()
    area_code: str | None = None
    format: str | None = None
    page_number: str | None = None
    section: str | None = None

    def to_frames(self) -> dict[str, Any]:
        """Return one pandas table a kind of record; see `newsie.tables.frames`."""
        tables: dict[str, Any] = later("newsie.tables", "frames")([self])
        return tables

    def coverage(self) -> float:
        """Return the share of the source's non-blank lines that stand in an article, furniture or unassigned.

        Examples:
            >>> Page(source="empty.txt").coverage()
            1.0
        """
        content = set(_numbers(self.content_lines))
        placed = {line.number for line in (*self.furniture, *self.unassigned)}
        for article in self.articles:
            placed.update(_numbers(article.lines))
        return len(content & placed) / len(content) if content else 1.0


def _numbers(ranges: Iterable[tuple[int, int]]) -> Iterable[int]:
    for first, last in ranges:
        yield from range(first, last + 1)
