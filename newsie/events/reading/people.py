"""The people a sentence names, with their titles, and who of them are listed together."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from newsie.events.reading.sentences import DAY, Stretch
from newsie.records import Person

_PREDICATE = regex.compile(
    rf"[在向了将是率]|(?<!针|应|面|相)对(?!外|口|台)|出席|参加|主持|指出|强调|表示|介绍|讲话|致辞|发言|宣读|会见|"
    rf"陪同|来到|提出|叮嘱|呼吁|宣布|提了|谈了|作了|加强|推进|调研|考察|听取|围绕|代表(?=全|广|与|参)|认为|要求|举行|召开|{DAY}|｜"
)


@dataclass(frozen=True)
class NamedPerson:
    """A name at ``start:end``, and where the title begins that is printed right before it."""

    start: int
    end: int
    person: str
    title: int = -1


#: 习近平主席特使: who is there is the envoy
_SENDER = regex.compile(r"(?:国家)?(?:总书记|主席|总统|总理|首相|国王)(?:的)?(?:特使|特别代表|个人代表|特别助理)")


def mentions_of(view: str, people: Sequence[Person], first: int = 0, last: int | None = None) -> list[NamedPerson]:
    """The names in order, with their titles."""
    last = len(view) if last is None else last
    found = (
        NamedPerson(span.start, span.end, person.name, _title(view, person, span.start))
        for person in people
        for span in person.mentions
        if first <= span.start < last and not _SENDER.match(view, span.end)
    )
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _title(view: str, person: Person, start: int) -> int:
    """Where the posts begin that stand right before a name: 食品加工与安全研究所所长 holds no preposition."""
    for _ in person.positions:
        printed = ((post.organization or "") + post.role for post in person.positions)
        length = max((len(title) for title in printed if view.endswith(title, 0, start)), default=0)
        if not length:
            break
        start -= length
        start -= view.endswith("、", 0, start)
    return start


def groups_of_people(view: str, sentence: Stretch, people: Sequence[Person]) -> list[list[NamedPerson]]:
    """Return the people of a sentence, those that are listed together in one list: start, end and name of each."""
    found = mentions_of(view, people, sentence.start, sentence.end)
    inside: list[NamedPerson] = []
    for mention in found:
        if not inside or mention.start >= inside[-1].end:
            inside.append(mention)
    return grouped(view, inside)


def grouped(view: str, inside: Sequence[NamedPerson]) -> list[list[NamedPerson]]:
    """People listed together: between two of them stands nothing but separators and titles."""
    groups: list[list[NamedPerson]] = []
    for mention in inside:
        if groups:
            between = view[groups[-1][-1].end : mention.start]
            separated = between == "" or regex.search(r"[、，,和及\s]|与(?!会)", between)
            if separated and len(between) <= 70 and not _PREDICATE.search(between) and "；" not in between:
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return groups
