"""What the components leave for each other in ``doc.user_data``: every key, and how its rows become records.

All of it is plain data (dicts, lists, strings, numbers), so that a Doc can be stored and sent to another process.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsie.homes import Home
from newsie.language.own import Own, outvoted
from newsie.language.tagger import Tagged
from newsie.occasion import Occasion
from newsie.organizations import full_name, organization_id
from newsie.records import Date, Entity, Person, Position, Span

#: What is known of the article: text, published, dateline, area, body_start, byline, known_names.
CONTEXT = "newsie"
LEXICON = "newsie_lexicon"
ENTITIES = "newsie_entities"
DATES = "newsie_dates"
PEOPLE = "newsie_people"
LOOSE_POSTS = "newsie_loose_posts"
MENTIONS = "newsie_mentions"
POSITIONS = "newsie_positions"
MEETINGS = "newsie_meetings"
VISITS = "newsie_visits"
APPOINTMENTS = "newsie_appointments"
#: The scenes that the three are told in; each of them writes the same.
SCENES = "newsie_scenes"

Notes = Mapping[str, Any]


def context_in(notes: Notes) -> Mapping[str, Any]:
    """Return what is known of the article, as plain data."""
    context: Mapping[str, Any] = notes.get(CONTEXT) or {}
    return context


def occasion_in(notes: Notes) -> Occasion:
    """Return what is known of issue and article.

    Examples:
        >>> occasion_in({"newsie": {"published": "2025-04-28"}}).published
        '2025-04-28'
    """
    return Occasion.of(context_in(notes))


def tagged_in(notes: Notes) -> list[Tagged]:
    """Return the recogniser's stretches, the user's own in the place of those they meet."""
    marked = [Tagged(r["start"], r["end"], r["label"], r.get("score", 1.0)) for r in notes.get(ENTITIES) or ()]
    return outvoted(marked, [Own(r["start"], r["end"], r["label"]) for r in notes.get(LEXICON) or ()])


def dates_in(notes: Notes) -> list[Date]:
    """Return the time expressions."""
    return [Date(**row) for row in notes.get(DATES) or ()]


def home_in(notes: Notes) -> Home:
    """Return what 省, 市 and 县 of the article stand for."""
    context = context_in(notes)
    return Home(context.get("text") or "", context.get("area"))


def people_and_posts_in(notes: Notes) -> tuple[list[Person], list[Position]]:
    """Return the people, and the posts with and without a holder; a body's name is in full where the area tells it."""
    home = home_in(notes)
    made: dict[int, Position] = {}  # most rows are a person's too

    def position(row: dict[str, Any]) -> Position:
        if id(row) not in made:
            made[id(row)] = _position(row, home)
        return made[id(row)]

    people = [
        Person(
            row["name"],
            tuple(Span(**mention) for mention in row["mentions"]),
            tuple(position(post) for post in row["positions"]),
            row["rule"],
            row["tier"],
        )
        for row in notes.get(PEOPLE) or ()
    ]
    return people, [position(row) for row in notes.get(POSITIONS) or ()]


def mentions_in(notes: Notes) -> list[Entity]:
    """Return every mention of a person with the rule that found it."""
    return [Entity(**row) for row in notes.get(MENTIONS) or ()]


def _position(row: dict[str, Any], home: Home) -> Position:
    body = (row.get("organization"), row["role"], home)
    return Position(**{**row, "organization_name": full_name(*body), "organization_id": organization_id(*body)})
