"""The sessions an article names: whose, which, on what day, and whether they sat or only will."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.view import kind_at, write
from newsie.lazy import lazy
from newsie.occasion import whole_day
from newsie.records import Date

#: No sentence is read further than this for what surrounds a session or a change.
WINDOW = 400
#: In so many first sentences of the body stands the session that the article reports.
_LEAD = 5
_LONGEST_BODY = 60
_DAY = lazy(r"(?:\d{4}-\d{2}|XXXX-\d{2}|XXXX-XX(?=-\d))(?:-\d{2})?")
#: （2025年4月27日市人大常委会第二次会议通过） under a notice's heading.
NOTE = lazy(r"[（(](?P<note>[^（）()\n]{6,90}?(?:通过|决定|选举|任命|选出|选举产生))[）)]")
_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}


@dataclass(frozen=True)
class SessionNaming:
    """A session named in the text: 市九届人大常委会 + 第二十八次会议; a congress has its host as ``body``."""

    start: int
    end: int
    body: str | None
    name: str | None
    date: str | None
    held: bool
    congress: str | None = None

    @property
    def authority(self) -> str | None:
        """The body that decided, in full: a congress decides under its own name."""
        return self.congress or self.body

    @property
    def session(self) -> str | None:
        """Which of the body's sessions it is."""
        return None if self.congress else self.name


def calendar_day(date: Date) -> str | None:
    """Return the calendar day or month of a date record, without its time of day; None for anything vaguer."""
    value = date.value.split("T")[0]
    return value if date.type in ("DATE", "TIME") and _DAY.fullmatch(value) else None


class Sessions:
    """The sessions of one article, in order, those of the same name with the fullest wording and the day of any."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._view = _with_notes(reading)
        self.days = [(d.start, d.end, day) for d in reading.printed_dates if (day := calendar_day(d))]
        self.all = _agreed(list(self._found()))
        self._ends = [session.end for session in self.all]
        self.main = self._main()

    def between(self, start: int, end: int) -> list[SessionNaming]:
        """Return the sessions whose names end between two offsets."""
        inside = self.all[bisect_left(self._ends, start) : bisect_right(self._ends, end)]
        return [session for session in inside if session.start >= start]

    def days_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the calendar points that start between two offsets, in order."""
        return self.days[bisect_left(self.days, (start,)) : bisect_left(self.days, (end,))]

    def of_body(self, body: str, place: int) -> SessionNaming | None:
        """Return the last session of a body that is named before a place."""
        found = [s for s in self.all if s.end <= place and s.held and (s.body == body or s.congress == body)]
        return found[-1] if found else None

    def _main(self) -> SessionNaming | None:
        """The session that the article reports: the first that sat of its headline and its first sentences."""
        reading = self._reading
        early = [s for s in self.all if s.held and s.authority and reading.depth(s.start) < _LEAD]
        body = [s for s in early if not reading.in_headline(s.start)]
        head = next((s for s in early if reading.in_headline(s.start)), None)
        if head is not None:
            same = next((s for s in body if _key(s) == _key(head)), None)
            return same or head
        return body[0] if body else None

    def _found(self) -> Iterator[SessionNaming]:
        view = self._view
        reached = 0
        for match in pattern("appointments.session").finditer(view):
            if match.start() < reached:
                continue
            held = pattern("appointments.meets").search(view, max(reached, match.start() - 24), match.start())
            edge = held.start() if held and held.end() == match.start() else match.start()
            start, body = self._body(edge, max(0, edge - _LONGEST_BODY))
            text = self._reading.text
            whole = text[start : match.end()] if edge == match.start() else text[start:edge] + match.group()
            congress = match["congress"] is not None and not body.endswith(("人大", "人民代表大会"))
            people = match["people"] is not None
            if not congress and not people and not pattern("appointments.sitting_body").search(body):
                body = ""
            printed = text[match.start() : match.end()]
            if not body:
                start = match.start()
            if people:  # 日照市第十九届人民代表大会第三次会议
                body, printed = text[start : match.end("people")], text[match.end("people") : match.end()]
                congress = False
            reached = match.end()
            yield SessionNaming(
                start, match.end(), body or None, printed, self._held_on(start, match.end()),
                self._sat(start, match.end()), whole if congress else None,
            )  # fmt: skip

    def _body(self, end: int, floor: int) -> tuple[int, str]:
        """Return where the body's name begins that ends at ``end``, and the name."""
        text, view = self._reading.text, self._view
        start = end
        while start > floor and (kind_at(view, start - 1) in ("ORG", "PLACE") or _is_letter(view[start - 1])):
            start -= 1
        return own_name(text, view, start, end)

    def _sat(self, start: int, end: int) -> bool:
        view, reading = self._view, self._reading
        if kind_at(view, start) in ("TITLE", "APART"):
            return False
        if pattern("appointments.coming").search(view, max(0, start - 20), start):
            return False
        if pattern("appointments.not_there").match(view, end):
            return False
        against = reading.actuality.against(start, end, "meetings", ("to_come", "wished", "denied"))
        return against is None

    def _held_on(self, start: int, end: int) -> str | None:
        """The day of a session: right after its name (于25日, 30日上午), else before it, else later in the sentence."""
        view = self._reading.view
        first, last = self.sentence(start)
        days = [d for d in self.days_in(first, last + 1) if not self._to_come(d[2])]
        near = [d for d in days if end <= d[0] <= end + 3]
        before = [d for d in days if d[1] <= end and not reported(view, d[1])]
        held = pattern("appointments.sits").search(view, end, last) is not None
        later = [d for d in days if end <= d[0] and d[1] <= last and d[0] - end < 30] if held else []
        choice = near or before[-1:] or later
        return choice[0][2] if choice else None

    def _to_come(self, day: str) -> bool:
        today, whole = self._reading.occasion.today, whole_day(day)
        return today is not None and whole is not None and whole > today

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence of a place begins and ends."""
        stretch = self._reading.sentences[self._reading.sentence_at(place)]
        return max(stretch.start, place - WINDOW), min(stretch.end, place + WINDOW)


def _with_notes(reading: Reading) -> str:
    """The view, the brackets under a notice's heading (（…第二次会议通过）) as they are printed."""
    out: list[str] = []
    place = 0
    for note in NOTE.finditer(reading.text):
        shown = list(note.group())
        for date in reading.printed_dates:
            if note.start() <= date.start and date.end <= note.end():
                write(shown, date.start - note.start(), date.end - note.start(), "DAY")
        out += [reading.view[place : note.start()], *shown]
        place = note.end()
    return "".join((*out, reading.view[place:]))


def _is_letter(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" or sign in "·〇"


def reported(view: str, place: int) -> bool:
    """Tell whether a day that ends at a place dates the report: 7月31日消息."""
    return pattern("appointments.report").match(view, place) is not None


def own_name(text: str, view: str, start: int, end: int) -> tuple[int, str]:
    """Return where a body's name begins in a stretch, and the name: 近日，召开的 and 参加 are none of it."""
    junk = pattern("appointments.no_part").match(view, start, end)
    if junk and end - junk.end() >= 2:
        start = junk.end()
    return start, text[start:end]


_NUMBER = lazy(r"第?([一二三四五六七八九十百零〇\d]{1,6})次")


def number_of(printed: str) -> str:
    """Return the number of a session without 第 and with its tens written out, so that 第二十八 and 28 are one."""
    found = _NUMBER.search(printed)
    signs = found[1] if found else ""
    if signs.isdigit() or not signs:
        return signs
    tens, _, ones = signs.partition("十")
    if "十" in signs:
        return str((_DIGITS.get(tens[-1:], 1) if tens else 1) * 10 + _DIGITS.get(ones[:1], 0))
    return str(_DIGITS.get(signs[0], 0))


def _key(session: SessionNaming) -> tuple[str, str]:
    """What the mentions of one session share: its number, and what kind of body it is of."""
    body = (session.congress or session.body or "").replace("常务委员会", "常委会").replace("人民代表大会", "人大")
    kind = "congress" if session.congress else body[-2:]
    return number_of(session.name or ""), kind


def _agreed(found: list[SessionNaming]) -> list[SessionNaming]:
    """Give every mention of a session the fullest wording of its body and the first day that any tells."""
    groups: dict[tuple[str, str], list[SessionNaming]] = {}
    for session in found:
        groups.setdefault(_key(session), []).append(session)
    fullest: dict[tuple[str, str], SessionNaming] = {}
    for key, group in groups.items():
        sat = [s for s in group if s.held] or group
        longest = max(sat, key=lambda s: len(s.authority or ""))
        day = next((s.date for s in sat if s.date), None)
        fullest[key] = replace(longest, date=day)
    out = []
    for session in found:
        best = fullest[_key(session)]
        same = session.held and best.held and (session.authority is None or best.authority is not None)
        if same:
            session = replace(session, body=best.body, congress=best.congress, date=session.date or best.date)
        out.append(session)
    return out
