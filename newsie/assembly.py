"""What the components read off a Doc, put together as the records of an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsie.language.cover import Cover
from newsie.language.own import Own
from newsie.language.tagger import Tagged
from newsie.language.tiers import LIKELY, TIERS, Votes
from newsie.organizations import organization_id
from newsie.records import Appointment, Article, Entity, Meeting, Person, Position, Scene, Visit

if TYPE_CHECKING:
    from spacy.tokens import Doc


def assembled(doc: Doc, article: Article) -> Article:
    """Return the article with the records that the components read off its Doc."""
    from newsie.pipeline import notes

    data = doc.user_data
    home = notes.home_in(data)
    people, posts = notes.people_and_posts_in(data)
    positions = tuple(posts)
    entities = _entities(article.text, notes.tagged_in(data), notes.mentions_in(data), people, positions)
    return replace(
        article,
        entities=entities,
        people=tuple(people),
        positions=positions,
        dates=tuple(notes.dates_in(data)),
        meetings=tuple(
            replace(one, organization_id=organization_id(one.organization, "", home) if one.organization else None)
            for one in map(Meeting.from_dict, data.get(notes.MEETINGS) or ())
        ),
        appointments=tuple(
            replace(one, organization_id=organization_id(one.organization, one.role, home))
            for one in map(Appointment.from_dict, data.get(notes.APPOINTMENTS) or ())
        ),
        visits=tuple(map(Visit.from_dict, data.get(notes.VISITS) or ())),
        scenes=tuple(map(Scene.from_dict, data.get(notes.SCENES) or ())),
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
