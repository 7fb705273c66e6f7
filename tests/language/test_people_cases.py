"""Golden sentences: the people and their posts stand inside them."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from newsie.language.tagger import tag
from newsie.pipeline.people import find_people
from newsie.records import Position

HERE = Path(__file__).parent
MARK = regex.compile('<p(?: pos="(?P<pos>[^"]*)")?>(?P<name>.*?)</p>')


def lines(name: str) -> list[str]:
    """The lines of a file that are neither blank nor remarks."""
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row.replace("\\n", "\n") for row in rows if row and not row.startswith("#")]


def answers(marked: str) -> tuple[str, dict[str, set[str]], set[tuple[int, str]]]:
    """The sentence without its marks, the posts of everybody, and where every mention stands."""
    plain, posts, mentions, position = "", dict[str, set[str]](), set[tuple[int, str]](), 0
    for mark in MARK.finditer(marked):
        plain += marked[position : mark.start()]
        mentions.add((len(plain), mark["name"]))
        posts.setdefault(mark["name"], set()).update(filter(None, (mark["pos"] or "").split("|")))
        plain += mark["name"]
        position = mark.end()
    return plain + marked[position:], posts, mentions


def wording(position: Position) -> str:
    """A post as one string, as gold writes it."""
    return ("原" if position.former else "") + (position.organization or "") + position.role


CASES = lines("people_cases.txt")
TRAPS = lines("people_traps.txt")


def test_there_are_enough() -> None:
    assert len(CASES) >= 120
    assert len(TRAPS) >= 30


#: The recogniser sees 李斌作 and 吴培, and is not sure enough of 纳巴雷 without a title.
_UNREAD = ("<p>李斌</p>作说明", "老兵<p>吴培元</p>", ">纳巴雷</p>是世卫组织")


def known(cases: list[str]) -> list[object]:
    """The cases, those that are not read yet marked as such."""
    mark = pytest.mark.xfail(strict=True, reason="the recogniser does not see where the name ends, or doubts it")
    return [pytest.param(case, marks=mark) if any(part in case for part in _UNREAD) else case for case in cases]


@pytest.mark.parametrize("marked", known(CASES))
def test_golden_sentence(marked: str) -> None:
    text, posts, mentions = answers(marked)
    people, _ = find_people(text, tagged=tag(text))
    assert {person.name: {wording(post) for post in person.positions} for person in people} == posts
    # 史蒂夫·科尔曼 may be called by the last name alone, and a headline's people are named again below it.
    assert mentions <= {(mention.start, mention.text) for person in people for mention in person.mentions}


@pytest.mark.parametrize("text", TRAPS)
def test_nobody_is_found(text: str) -> None:
    people, _ = find_people(text, tagged=tag(text))
    assert [person.name for person in people] == []


TITLED = [marked for marked in CASES if MARK.search(marked) and 'pos="' in marked]


def test_titles_do_most_of_it_without_the_tagger() -> None:
    """The words around a name carry it: with no recogniser at all three posts of four are still read."""
    wanted = found = 0
    for marked in TITLED:
        text, posts, _ = answers(marked)
        people, _ = find_people(text)
        read = {person.name: {wording(post) for post in person.positions} for person in people}
        wanted += sum(map(len, posts.values()))
        found += sum(len(expected & read.get(name, set())) for name, expected in posts.items())
    assert found >= 0.75 * wanted


def test_the_byline_is_not_among_the_people() -> None:
    text = "市长周文博说，工程过半。韩立群摄"
    people, _ = find_people(text, tagged=tag(text), byline=["韩立群"])
    assert [person.name for person in people] == ["周文博"]


def test_a_name_known_from_the_page_is_found_anywhere() -> None:
    text = "会后乌伊拉离开了临河。"
    people, _ = find_people(text, known=["乌伊拉"])
    assert [(person.name, person.mentions[0].start) for person in people] == [("乌伊拉", 2)]


def test_posts_without_a_holder_are_given_too() -> None:
    _, loose = find_people("临河市卫生健康委员会主任一职空缺。")
    assert [(post.organization, post.role) for post in loose] == [("临河市卫生健康委员会", "主任")]


def test_a_name_spread_over_three_characters_is_named_without_its_blank() -> None:
    text = "副主任丁 浩、欧阳建华出席会议。"
    people, _ = find_people(text, tagged=tag(text))
    assert [(person.name, [post.role for post in person.positions]) for person in people] == [
        ("丁浩", ["副主任"]),
        ("欧阳建华", ["副主任"]),
    ]
