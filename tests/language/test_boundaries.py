"""Where names end; which characters are taken; who wrote the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsie.language.boundaries import Boundaries
from newsie.language.cover import Cover
from newsie.language.tagger import Tagged
from newsie.language.writers import reporters, writers

# The name stands between < and >, nothing else tells where it ends.
SHAPED = [
    "书记<韩立群>主持会议",
    "书记<司马江翃>说",
    "书记<修东>、<何明>",
    "主席<艾力·买买提>出席",
    "主席<雪克来提·扎克尔>27日在京会见",
    "总统<拉马福萨>表示",
    "学生<JOHN SMITH>走了",
    "书记<庄稼汉>，",
]


@pytest.mark.parametrize("marked", SHAPED)
def test_end_by_shape(marked: str) -> None:
    text = marked.replace("<", "").replace(">", "")
    start, end = marked.index("<"), marked.index(">") - 1
    assert Boundaries(text, ()).end_of(start) == end


@pytest.mark.parametrize("text", ["书记要求大家", "书记和工作人员", "书记，", "书记", "书记的话", "书记张某说"])
def test_no_name_follows(text: str) -> None:
    assert Boundaries(text, ()).end_of(2) is None


# The tagger's stretch stands between < and >, the right end at |.
MENDED = ["<胡玉亭主>|持".replace("主>|持", ">|主持"), "<查尔斯>三世|发表", "<阿玛尔巴伊斯格>楞|会见", "<黄滢>滢|，"]


@pytest.mark.parametrize("marked", MENDED)
def test_mended(marked: str) -> None:
    text = marked.translate({ord(mark): None for mark in "<>|"})
    end = marked.index(">") - 1
    right = marked.replace("<", "").replace(">", "").index("|")
    boundaries = Boundaries(text, [Tagged(0, end, "PERSON")])
    assert boundaries.end_of(0) == right


def test_pieces_of_one_foreign_name_are_joined() -> None:
    text = "总统巴特尔别科夫说"
    boundaries = Boundaries(text, [Tagged(2, 5, "PERSON"), Tagged(5, 8, "PERSON")])
    assert boundaries.end_of(2) == 8


def test_strict_asks_the_tagger() -> None:
    text = "学生韩立群说"
    assert Boundaries(text, ()).end_of(2, strict=True) is None
    assert Boundaries(text, [Tagged(2, 5, "PERSON")]).end_of(2, strict=True) == 5


def test_a_banned_name_is_none() -> None:
    text = "记者韩立群说"
    assert Boundaries(text, [Tagged(2, 5, "PERSON")], frozenset(["韩立群"])).end_of(2, strict=True) is None


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair))), max_size=6)


@given(spans, st.integers(0, 30), st.integers(0, 30))
def test_cover_is_a_set_of_characters(taken: list[tuple[int, int]], one: int, other: int) -> None:
    start, end = min(one, other), max(one, other)
    cover = Cover(30, taken)
    characters = {n for first, last in taken for n in range(first, last)}
    assert cover.touches(start, end) == bool(characters & set(range(start, end)))
    assert cover.holds(start, end) == (set(range(start, end)) <= characters)


CREDITED = [
    "本报讯（记者<丁一鸣> 通讯员<王小二>）今天开会",
    "中新社临河4月1日电(<丁一鸣>)今天开会",
    "策划：<丁一鸣> <王小二>",
    "记者丨<丁一鸣>",
    "他走了。（海外网<丁一鸣>）",
    "作者<丁一鸣>",
]


@pytest.mark.parametrize("marked", CREDITED)
def test_writers(marked: str) -> None:
    text = marked.replace("<", "").replace(">", "")
    cover = writers(text)
    for name in ("丁一鸣", "王小二"):
        if name in text:
            assert cover.holds(text.index(name), text.index(name) + 3)


def test_no_writer() -> None:
    text = "记者从市长韩立群处了解到，作者很多。"
    assert not writers(text).touches(text.index("韩"), text.index("韩") + 3)


def test_reporters() -> None:
    text = "主持人、记者韩立群和记者丁一鸣、王小二"
    tagged = [Tagged(6, 9, "PERSON"), Tagged(12, 15, "PERSON"), Tagged(16, 19, "PERSON")]
    assert reporters(text, tagged) == {"丁一鸣", "王小二"}
