"""Every row of the lexicons of people does in its example what it says, and not in its counter-example."""
from __future__ import annotations

import pytest

from newsie.areas import area_code
from newsie.language.boundaries import follower
from newsie.language.mentions import find_mentions
from newsie.language.refusals import no_name
from newsie.language.tagger import Tagged, tag
from newsie.language.titles import organization_start
from newsie.lexicons import Row, rows, words
from newsie.pipeline.people import find_people
from newsie.records import Person
from tests.invented import invented

#: other words in most texts: only with the tagger's word for it are they read as surnames
_RARELY = frozenset("来都和权回") | {"长孙", "长谷川", "和泉", "和田"}
#: these stop a title and are its first word: 时任县长
_BOTH = ("曾任", "时任", "原任")
#: no title stands right behind, but 与 after it joins no two organs: 先后与总统
_JOINED = ("先后",)


#: The recogniser sees the end of the body and not its unusual beginning (而立书院), or a herb where a man is meant.
_UNREAD = frozenset(["stop.006", "stop.186", "stop.195", "stop.196", "stop.302", "adv.025"])


def known(found: list[Row]) -> list[object]:
    """The rows, those that are not read yet marked as such."""
    mark = pytest.mark.xfail(strict=True, reason="the recogniser does not see where the name begins")
    return [pytest.param(row, marks=mark) if row.id in _UNREAD else row for row in found]


def told(name: str) -> list[Row]:
    """The rows with a counter-example."""
    return [row for row in rows(name) if row.counter_example != "-"]


def ident(row: object) -> str:
    return row.id if isinstance(row, Row) else str(row)


def tagged(text: str) -> list[Tagged]:
    """What a tagger says that finds the invented people and nothing else."""
    return [Tagged(text.index(name), text.index(name) + len(name), "PERSON") for name in invented(text)]


def read(text: str) -> list[Person]:
    """The people of a text as newsie reads it by itself."""
    return list(find_people(text, tagged=tag(text))[0])


@pytest.mark.parametrize("row", rows("roles"), ids=ident)
def test_a_role_is_read_before_a_name(row: Row) -> None:
    people, _ = find_people(row.example, tagged=tagged(row.example))
    assert [person.name for person in people] == invented(row.example) != []
    behind = next(name for name in invented(row.example) if row.text + name in row.example)
    posts = [post for person in people if person.name == behind for post in person.positions]
    printed = (posts[-1].organization or "") + posts[-1].role if posts else ""
    assert printed.endswith(row.text) != (row.note == "status")


@pytest.mark.parametrize("row", [*told("roles"), *told("licensers"), *told("surnames")], ids=ident)
def test_the_counter_example_names_nobody(row: Row) -> None:
    assert row.text in row.counter_example
    assert [person.name for person in read(row.counter_example)] == []


@pytest.mark.parametrize("row", rows("surnames"), ids=ident)
def test_a_surname_opens_a_name(row: Row) -> None:
    (person,) = read(row.example) if row.text in _RARELY else find_people(row.example, tagged=[])[0]
    assert person.name.startswith(row.text)
    assert len(person.name) > len(row.text)


@pytest.mark.parametrize("row", rows("foreign_places"), ids=ident)
def test_a_foreign_place_is_nobody(row: Row) -> None:
    assert [person.name for person in read(row.example)] == []


@pytest.mark.parametrize("row", rows("areas"), ids=ident)
def test_an_area_has_its_code(row: Row) -> None:
    within = "" if row.note == "province" else row.note
    assert area_code(within + row.text) == row.id.ljust(6, "0")
    assert row.text in row.example


@pytest.mark.parametrize("row", rows("licensers"), ids=ident)
def test_a_licenser_is_followed_by_a_name_and_gives_no_post(row: Row) -> None:
    mentions, _ = find_mentions(row.example, tagged=tagged(row.example))
    assert [(m.name, m.rule, m.posts) for m in mentions] == [(*invented(row.example), "licensed", ())]
    assert row.text + mentions[0].name in row.example


@pytest.mark.parametrize("row", rows("name_followers"), ids=ident)
def test_a_follower_ends_a_name(row: Row) -> None:
    ends = [row.example.index(name) + len(name) for name in invented(row.example)]
    assert row.text in [match.group() for end in ends if (match := follower().match(row.example, end))]


@pytest.mark.parametrize("row", told("name_followers"), ids=ident)
def test_a_follower_inside_a_name_ends_none(row: Row) -> None:
    (person,) = read(row.counter_example)
    assert row.text in person.name[1:]


def behind_the_stop(row: Row) -> tuple[str, int]:
    """What stands before the title of the man named behind a stop, and where his role begins."""
    text, first = row.example, row.example.index(row.text)
    end = min(text.index(name) for name in invented(text) if text.index(name) > first)
    role = min(start for start in range(end) if text[start:end] in words("roles"))
    return text[: organization_start(text, role)], role


@pytest.mark.parametrize("row", rows("courtesies"), ids=ident)
def test_a_surname_with_a_courtesy_is_nobody(row: Row) -> None:
    place = row.example.index(row.text)
    start, end = (place, place + 2) if row.note == "familiar" else (place - 1, place + len(row.text))
    misled = [Tagged(start, end, "PERSON")]
    assert no_name(row.example[start:end])
    assert [person.name for person in find_people(row.example, tagged=misled)[0]] == []


@pytest.mark.parametrize("row", rows("title_stops"), ids=ident)
def test_a_stop_stands_before_a_title(row: Row) -> None:
    before, role = behind_the_stop(row)
    if row.text in _BOTH:
        assert before + row.text == row.example[:role]
    elif row.text in _JOINED:
        assert before.endswith(row.text + "与")
    else:
        assert before.endswith(row.text)


@pytest.mark.parametrize("row", known(told("title_stops")), ids=ident)
def test_a_stop_inside_a_name_of_an_organ_is_none(row: Row) -> None:
    (person,) = read(row.counter_example)
    assert [person.name] == invented(row.counter_example)
    assert row.counter_example.startswith(tuple((p.organization or "") + p.role for p in person.positions))
    assert any(row.text in (post.organization or "") + post.role for post in person.positions)


def test_enough_rows_say_what_they_are_not() -> None:
    assert sum(len(told(name)) for name in ("roles", "licensers", "surnames", "title_stops")) >= 200


@pytest.mark.parametrize("row", rows("adverbs"), ids=ident)
def test_an_adverb_behind_a_title_is_no_name(row: Row) -> None:
    """Neither for newsie by itself nor for a tagger that takes it for somebody."""
    start = row.example.index(row.text)
    misled = [*tagged(row.example), Tagged(start, start + len(row.text), "PERSON")]
    for said in (tag(row.example), misled):
        people, _ = find_people(row.example, tagged=said)
        assert [person.name for person in people] == invented(row.example)


@pytest.mark.parametrize("row", known(told("adverbs")), ids=ident)
def test_an_adverb_that_begins_a_name_is_none(row: Row) -> None:
    (person,) = read(row.counter_example)
    assert person.name.startswith(row.text)
    assert len(person.name) > len(row.text)


def test_a_delegate_of_no_organ_holds_no_post() -> None:
    """人大代表 is a post, 代表 alone is none."""
    (person,), _ = find_people("代表蒋勤生带来一瓶江水。", tagged=[Tagged(2, 5, "PERSON")])
    assert (person.name, person.positions) == ("蒋勤生", ())
