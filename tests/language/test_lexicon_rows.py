"""Every row of the lexicons of people does in its example what it says, and not in its counter-example."""
from __future__ import annotations

import pytest

from newsie.language.boundaries import follower
from newsie.language.roles import role_pattern
from newsie.language.tagger import Tagged, tag
from newsie.language.titles import organization_start
from newsie.lexicons import Row, rows
from newsie.pipeline.people import find_people

NAME = "丁一鸣"


def told(name: str) -> list[Row]:
    """The rows with a counter-example."""
    return [row for row in rows(name) if row.counter_example != "-"]


def ident(row: object) -> str:
    return row.id if isinstance(row, Row) else str(row)


@pytest.mark.parametrize("row", rows("roles"), ids=ident)
def test_a_role_is_read_before_a_name(row: Row) -> None:
    start = row.example.index(NAME)
    people, _ = find_people(row.example, tagged=[Tagged(start, start + 3, "PERSON")])
    posts = [(post.organization or "") + post.role for person in people for post in person.positions]
    assert [person.name for person in people] == [NAME]
    nobodys = row.note == "status" or row.text == "代表"
    assert not posts if nobodys else posts[-1].endswith(row.text)


@pytest.mark.parametrize("row", [*told("roles"), *told("licensers"), *told("surnames")], ids=ident)
def test_the_counter_example_names_nobody(row: Row) -> None:
    people, _ = find_people(row.counter_example, tagged=tag(row.counter_example))
    assert [person.name for person in people] == []


@pytest.mark.parametrize("row", rows("licensers"), ids=ident)
def test_a_licenser_is_followed_by_a_name_and_gives_no_post(row: Row) -> None:
    start = row.example.index(NAME)
    people, _ = find_people(row.example, tagged=[Tagged(start, start + 3, "PERSON")])
    assert [person.name for person in people] == [NAME]


def test_a_follower_ends_a_name() -> None:
    for row in rows("name_followers"):
        assert follower().match(row.example, row.example.index(NAME) + 3), row.id


def test_a_stop_stands_before_a_title() -> None:
    for row in rows("title_stops"):
        role = row.example.index("市长" + NAME)
        assert organization_start(row.example, role) in (role, 0), row.id


@pytest.mark.parametrize("row", told("title_stops"), ids=ident)
def test_a_stop_inside_a_name_of_an_organ_is_none(row: Row) -> None:
    match = next(m for m in role_pattern().finditer(row.counter_example) if m.end() == row.counter_example.index(NAME))
    assert organization_start(row.counter_example, match.start()) == 0


def test_enough_rows_say_what_they_are_not() -> None:
    assert sum(len(told(name)) for name in ("roles", "licensers", "surnames", "title_stops")) >= 60


@pytest.mark.parametrize("row", rows("adverbs"), ids=ident)
def test_an_adverb_behind_a_title_is_no_name(row: Row) -> None:
    people, _ = find_people(row.example, tagged=tag(row.example))
    assert row.text not in {person.name for person in people}
    if row.counter_example != "-":
        assert [person.name for person in find_people(row.counter_example, tagged=tag(row.counter_example))[0]]
