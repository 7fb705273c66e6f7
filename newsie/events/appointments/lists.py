"""Lists of names under a heading that says what they were elected to: 某某委员会委员名单."""
from __future__ import annotations

import regex

from newsie.events.appointments.names import Names
from newsie.events.appointments.surroundings import Setting, Surroundings
from newsie.language.posts import split_post
from newsie.language.roles import kind_of
from newsie.records import Appointment, Span

_POST = (
    r"(?:委员|常委|代表|书记|主席|主任|委员长|秘书长|院长|检察长|省长|市长|县长|区长|理事|监事|会长|政委)"
)
_BRACKETS = r"[（(][^（）()\n]{1,90}[）)]"
_HEADING = regex.compile(
    rf"(?m)^[ \u3000]*(?P<post>[^\n，。；：（）()“”《》]{{2,60}}?{_POST})"
    r"(?P<kind>当选(?:人员|人)?|候选人|拟任人选|建议人选)?名单[ \u3000]*"
    rf"(?:{_BRACKETS})?[ \u3000]*(?:\n[ \u3000]*{_BRACKETS}[ \u3000]*)*$"
)
_NOT_OFFICES = regex.compile(r"列席|参加|出席|获奖|表彰|嘉宾|评委|治丧|主席团|监票|特邀代表|列席代表")


def listed_appointments(text: str, names: Names, around: Surroundings, headline_end: int) -> list[Appointment]:
    """Return the elections that headings over lists of names report.

    Args:
        text: the article.
        names: its names.
        around: its sessions and notes, for authority and date.
        headline_end: where the body starts.

    Returns:
        One record per name. A heading whose next lines are no list of names gives nothing.
    """
    out: list[Appointment] = []
    done: set[tuple[str, str]] = set()
    for heading in _HEADING.finditer(text):
        post = heading.group("post").strip()
        organization, role = split_post(post)
        if _NOT_OFFICES.search(post) or kind_of(role) not in ("office", "honour"):
            continue
        people = _names_below(text, names, heading.end())
        if people is None:
            continue
        nominated = heading.group("kind") in ("候选人", "拟任人选", "建议人选")
        setting = around.notice or Setting()
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


_NAME = regex.compile(
    r"(?:\p{Han}[ \u3000]{1,4}\p{Han}(?![\p{Han}·])|[\p{Han}·•]{2,20})(?:[ \u3000]?[（(][^（）()\n]{1,20}[）)])?"
)
_BETWEEN = regex.compile(r"[ \u3000、，\n]*")


def _names_below(text: str, names: Names, start: int) -> list[tuple[str, int, int]] | None:
    """The names of the lines below a heading: nothing but names, or None."""
    out: list[tuple[str, int, int]] = []
    place = start
    missed = 0
    while True:
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        match = _NAME.match(text, place)
        if match is None:
            break
        name = names.whole(match.start(), match.end())
        if name is None:
            missed += 1
            if missed > 1 + len(out) // 10:
                break
            name = regex.sub(r"[ \u3000]|[（(].*", "", match.group())
            if len(name) > 6 and "·" not in name:
                break
        out.append((name, match.start(), match.end()))
        place = match.end()
    return out if len(out) >= 3 else None
