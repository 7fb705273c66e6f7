"""Rosters: who fills the posts of a body that was elected or appointed, told role by role without a verb.

主任甲，副主任乙、丙; under a heading the roles stand before colons (主席：甲 副主席：乙、丙).
"""
from __future__ import annotations

from collections.abc import Iterator

import regex

from newsie.events.appointments.acts import Act
from newsie.events.appointments.changes import Change
from newsie.events.appointments.offices import Office
from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.view import mentions
from newsie.lazy import lazy

_LONGEST_NAME = 4


def roster_changes(reading: Reading, *, reported: bool) -> list[Change]:
    """Return the changes that rosters tell.

    Args:
        reading: the article.
        reported: the article reports a session, so that the roster under a heading is what that elected.
    """
    out = []
    for heading in pattern("appointments.roster_told").finditer(reading.text):
        action = "appoint" if heading["act"] == "任命" else "elect"
        out += list(_bare(reading, heading, action))
    if reported and pattern("appointments.roster_decided").search(reading.text):
        for heading in pattern("appointments.roster_heading").finditer(reading.text):
            out += list(_under_colons(reading, heading))
    return out


def _change(people: list[str], action: str, body: str | None, role: str, heading: regex.Match[str], end: int) -> Change:
    act = Act("名单", "as", action, "formal")
    return Change(
        people=tuple(people), act=act, rule=f"{action}.roster", printed=act.text, offices=(Office(body or None, role),),
        start=heading.start(), end=end, word=heading.start("body"), action=action,
    )  # fmt: skip


_THIS = lazy("^(?:新一届|本届|新的)")


def _bare(reading: Reading, heading: regex.Match[str], action: str) -> Iterator[Change]:
    """主任甲，副主任乙、丙: the roles stand before names that are known."""
    body = _THIS.sub("", heading["body"])
    place = heading.end()
    while item := pattern("appointments.roster_bare").match(reading.text, place):
        people, end = _known(reading, item.end())
        if not people:
            return
        yield _change(people, action, body, item["role"], heading, end)
        place = end


def _known(reading: Reading, place: int) -> tuple[list[str], int]:
    """The known people that are listed from a place on, and where the list ends."""
    out: list[str] = []
    end = place
    for named in reading.people_in(place, min(len(reading.text), place + 400)):
        if named.start != place:
            break
        out.append(named.person)
        end = named.end
        between = pattern("appointments.roster_between").match(reading.text, end)
        place = between.end() if between else end
    return out, end


def _under_colons(reading: Reading, heading: regex.Match[str]) -> Iterator[Change]:
    body = heading["body"][_body_start(reading, *heading.span("body")) :]
    if pattern("appointments.roster_of_no_office").search(body):
        return
    place = heading.end()
    while item := pattern("appointments.roster_item").match(reading.text, place):
        people = list(_names(reading, *item.span("names")))
        if people:
            role = item["role"].removeprefix("主席团") if body.endswith("主席团") else item["role"]
            yield _change(people, "elect", body, role + item["gloss"], heading, item.end())
        place = item.end()


def _body_start(reading: Reading, start: int, end: int) -> int:
    """How many characters of a heading are a name that the crawl has glued to it."""
    inside = [s for s, _, kind in mentions(reading.view, start, end) if kind in ("ORG", "PLACE")]
    glued = reading.text[start - 1 : start] in ("、", "：", ":", ")", "）") or bool(reading.people_in(start, end))
    return inside[0] - start if glued and inside else 0


def _names(reading: Reading, start: int, end: int) -> Iterator[str]:
    """The names of a list; the colons before it say that nothing else stands in it."""
    place = start
    for part in reading.text[start:end].split("、"):
        match = pattern("appointments.roster_name").match(part)
        known = reading.people_in(place, place + len(part))
        name = known[0].person if known else (match["name"].replace(" ", "") if match else "")
        if match and not known and len(name) > _LONGEST_NAME and "·" not in name:
            name = name[: _body_start(reading, place, place + len(part)) or 0]
        if len(name) > 1:
            yield name
        place += len(part) + 1
