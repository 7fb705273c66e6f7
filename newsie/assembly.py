"""What the components and the event extractors read off a Doc, put together as the records of an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsie.areas import full_name
from newsie.language.cover import Cover
from newsie.language.own import Own, outvoted
from newsie.language.tagger import Tagged
from newsie.language.tiers import LIKELY, TIERS, Votes
from newsie.records import Article, Date, Entity, Person, Position, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def records_of(doc: Doc, article: Article) -> Article:
    """Return the article with the records that the components and the event extractors read off its Doc."""
    from newsie.events.appointments import find_appointments
    from newsie.events.meeting_reading import Reading
    from newsie.events.meetings import find_meetings
    from newsie.events.visits import find_visits
    from newsie.pipeline.entities import marked
    from newsie.pipeline.lexicon import matched

    context: dict[str, Any] = doc.user_data.get("newsie") or {}
    area = context.get("area")
    people = [_person(row, area) for row in doc.user_data.get("newsie_people") or ()]
    dates = [Date(**row) for row in doc.user_data.get("newsie_dates") or ()]
    tagged = outvoted(marked(doc.user_data), matched(doc.user_data))
    appointments = find_appointments(article.text, people=people, dates=dates, context=context, tagged=tagged)
    reading = Reading(article.text, people, dates, context)
    meetings = find_meetings(article.text, people=people, reading=reading)
    visits = find_visits(article.text, people=people, reading=reading)
    positions = tuple(_position(row, area) for row in doc.user_data.get("newsie_positions") or ())
    mentions = [Entity(**row) for row in doc.user_data.get("newsie_mentions") or ()]
    return replace(
        article,
        entities=_entities(article.text, tagged, mentions, people, positions),
        people=tuple(people),
        positions=positions,
        dates=tuple(dates),
        meetings=tuple(meetings),
        appointments=tuple(appointments),
        visits=tuple(visits),
    )


def _position(row: dict[str, Any], area: str | None) -> Position:
    position = Position(**row)
    return replace(position, organization_name=full_name(position.organization, position.role, area))


def _person(row: dict[str, Any], area: str | None) -> Person:
    """The plain data of ``newsie_people`` as a record; decoding by type hints takes thirty times as long."""
    return Person(
        row["name"],
        tuple(Span(**mention) for mention in row["mentions"]),
        tuple(_position(position, area) for position in row["positions"]),
        row["rule"],
        row["tier"],
    )


def _entities(
    text: str,
    tagged: list[Tagged],
    mentions: list[Entity],
    people: list[Person],
    positions: tuple[Position, ...],
) -> tuple[Entity, ...]:
    """Return what the article names, in order: people and posts as the rules settled them, and what is left of the
    model's organisations, places and roles and of the user's names."""
    found = {(e.start, e.end): e for e in mentions}
    spans: dict[tuple[int, int, str], Entity] = {}

    def add(start: int, end: int, label: str, rule: str | None, tier: str) -> None:
        other = spans.get((start, end, label))
        if other is None or TIERS.index(tier) < TIERS.index(other.tier):
            spans[start, end, label] = Entity(text[start:end], label, start, end, rule, tier)

    for person in people:
        for m in person.mentions:
            seen = found.get((m.start, m.end))
            add(m.start, m.end, "PERSON", *((seen.rule, seen.tier) if seen else (person.rule, LIKELY)))
    named = Cover(len(text), ((start, end) for start, end, _ in spans))
    for position in positions:
        add(position.start, position.end, "POST", position.rule, position.tier)
    posts = Cover(len(text), ((p.start, p.end) for p in positions))
    for item in tagged:
        if named.touches(item.start, item.end):
            continue
        if item.label == "PERSON" and not isinstance(item, Own):  # a writer of the user's is a name, if not of the news
            continue
        if item.label == "POST" and posts.touches(item.start, item.end):
            continue
        rule, tier = ("lexicon", "certain") if isinstance(item, Own) else ("model", Votes.alone(item))
        add(item.start, item.end, item.label, rule, tier)
    return tuple(entity for _, entity in sorted(spans.items()))
