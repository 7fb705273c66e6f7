"""Tables of appointments: under a heading (决定任命名单) every line is a name and a post, with no verb between."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsie.events.appointments.settings import Setting, Settings
from newsie.events.reading.article import Reading
from newsie.language.posts import parse_post
from newsie.language.roles import role_start
from newsie.lazy import lazy
from newsie.records import Appointment, Span

_ACTIONS = {
    "任命": "appoint", "任职": "appoint", "聘任": "appoint", "免去": "remove", "免职": "remove", "解聘": "remove",
    "当选": "elect", "补选": "elect", "拟任": "nominate", "拟任命": "nominate",
}  # fmt: skip
_ACT = "拟任命|拟任|决定任命|任命|任职|聘任|决定免去|免去|免职|解聘|补选|当选"
#: 临河市人大常委会决定任命名单; 一、任命; 免职：
_HEADING = lazy(
    rf"(?m)^[ \u3000]*(?P<lead>[^\n，。；：]{{0,50}}?)(?P<act>{_ACT})(?P<mixed>免|任免)?(?:的)?"
    r"(?:国家机关工作人员|干部|人员|同志|国家工作人员|对象)?(?:名单|情况|公示|人员)?[：:]?[ \u3000]*$"
)
_GLOSS = r"(?:[（(][^（）()\n]{1,14}[）)])?"
_BLANK = r"[ \u3000\t]+"
#: 孙黎（女） 临河市人民政府副市长; 临河市教育局局长 许国强
_NAME = r"(?:\p{Han}[ \u3000]{1,2}\p{Han}|[\p{Han}·]{2,14}?)"
_WHO = rf"(?P<name>{_NAME})[ \u3000]?{_GLOSS}"
_NUMBER = r"(?:\d{1,3}[.．、][ \u3000]*)?"
_ROWS = (
    lazy(rf"[ \u3000]*{_NUMBER}{_WHO}{_BLANK}(?P<post>[^\n，。；：]{{2,60}}?)[ \u3000]*$"),
    lazy(rf"[ \u3000]*{_NUMBER}(?P<post>[^\n，。；：\s]{{3,60}}?){_BLANK}{_WHO}[ \u3000]*$"),
)
_FEWEST = 2


@dataclass(frozen=True)
class Row:
    """One line of a table: who, which post, the act of the heading it stands under."""

    name: str
    post: str
    act: str
    action: str
    start: int
    end: int


def tabled_appointments(reading: Reading, settings: Settings) -> list[Appointment]:
    """Return the changes of office that tables report.

    Args:
        reading: the article.
        settings: its sessions and notes, for authority, session and date.

    Returns:
        One record a line. A heading with fewer than two such lines below it gives nothing.
    """
    text = reading.text
    rows = list(_rows(reading))
    if len(rows) < _FEWEST:
        return []
    setting = settings.notice or Setting()
    out = []
    for row in rows:
        post = parse_post(row.post)
        out.append(
            Appointment(
                person=row.name,
                action=row.action,
                act=row.act,
                organization=post.organization,
                role=post.role,
                acting=post.acting,
                authority=setting.authority,
                session=setting.session,
                date=setting.date,
                evidence=(Span(row.start, row.end, text[row.start : row.end]),),
                rule=f"{row.action}.table",
                tier="certain",
            )
        )
    return out


def _rows(reading: Reading) -> Iterator[Row]:
    """The lines of the tables, under the act of the last heading above them."""
    act: str | None = None
    place = 0
    for line in reading.text.split("\n"):
        heading = _HEADING.match(line)
        row = None if heading else _row(reading, line, place)
        if heading and not heading["mixed"]:
            act = heading["act"].removeprefix("决定")
        elif row and act:
            start = place + len(line) - len(line.lstrip())
            yield Row(row[0], row[1], act, _ACTIONS[act], start, place + len(line.rstrip()))
        place += len(line) + 1


def _row(reading: Reading, line: str, place: int) -> tuple[str, str] | None:
    """Who and which post a line says, if it says no more."""
    people = reading.people_in(place, place + len(line))
    if len(people) != 1:
        return None
    first, last = people[0].start - place, people[0].end - place
    for shape in _ROWS:
        match = shape.match(line)
        if match and match.start("name") <= first and last <= match.end("name"):
            post = match["post"].strip()
            return (people[0].person, post) if role_start(post) is not None else None
    return None
