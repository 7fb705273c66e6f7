"""Lists of names under a heading that says what they were elected to: 某某委员会委员名单."""
from __future__ import annotations

from newsie.events.appointments.settings import Setting, Settings
from newsie.events.reading.article import Reading
from newsie.language.posts import split_post
from newsie.language.roles import kind_of
from newsie.lazy import lazy
from newsie.records import Appointment, Span

_POST = (
    r"(?:委员|常委|代表|书记|主席|主任|委员长|秘书长|院长|检察长|省长|市长|县长|区长|理事|监事|会长|政委)"
)
_BRACKETS = r"[（(][^（）()\n]{1,90}[）)]"
_HEADING = lazy(
    rf"(?m)^[ \u3000]*(?P<post>[^\n，。；：（）()“”《》]{{2,60}}?{_POST})"
    r"(?P<kind>当选(?:人员|人)?|候选人|拟任人选|建议人选)?名单[ \u3000]*"
    rf"(?:{_BRACKETS})?[ \u3000]*(?:\n[ \u3000]*{_BRACKETS}[ \u3000]*)*$"
)
_NOT_OFFICES = lazy(r"列席|参加|出席|获奖|表彰|嘉宾|评委|治丧|主席团|监票|特邀代表|列席代表")


def listed_appointments(reading: Reading, settings: Settings, headline_end: int) -> list[Appointment]:
    """Return the elections that headings over lists of names report.

    Args:
        reading: the article.
        settings: its sessions and notes, for authority and date.
        headline_end: where the body starts.

    Returns:
        One record per name. A heading whose next lines are no list of names gives nothing.
    """
    text = reading.text
    out: list[Appointment] = []
    done: set[tuple[str, str]] = set()
    for heading in _HEADING.finditer(text):
        post = heading.group("post").strip()
        organization, role = split_post(post)
        if _NOT_OFFICES.search(post) or kind_of(role) not in ("office", "honour"):
            continue
        people = _names_below(reading, heading.end())
        nominated = heading.group("kind") in ("候选人", "拟任人选", "建议人选")
        setting = settings.notice or Setting()
        for name, start, end in people:
            if (name, post) in done:
                continue
            done.add((name, post))
            out.append(
                Appointment(
                    person=name,
                    action="nominate" if nominated else "elect",
                    act="候选人名单" if nominated else "名单",
                    organization=organization,
                    role=role,
                    authority=setting.authority,
                    session=setting.session,
                    date=setting.date,
                    evidence=(
                        Span(heading.start("post"), heading.end("post"), heading.group("post")),
                        Span(start, end, text[start:end]),
                    ),
                    rule="nominate.list" if nominated else "elect.list",
                    tier="certain",
                )
            )
    return out


_BETWEEN = lazy(r"[ \u3000、，\n]*")
_REMARK = lazy(r"[ \u3000]?[（(][^（）()\n]{1,20}[）)]")
_FEWEST = 3


def _names_below(reading: Reading, start: int) -> list[tuple[str, int, int]]:
    """The people of the lines below a heading, as far as nothing else stands between them; nobody if they are few."""
    out: list[tuple[str, int, int]] = []
    place = start
    for person in reading.people_in(start, len(reading.text)):
        between = _BETWEEN.match(reading.text, place)
        if between is None or between.end() != person.start:
            break
        remark = _REMARK.match(reading.text, person.end)
        place = remark.end() if remark else person.end
        out.append((person.person, person.start, place))
    return out if len(out) >= _FEWEST else []
