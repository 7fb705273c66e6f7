"""Hostile input: time grows with the length, spans quote the text, nothing raises."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsie.language.tagger import tag
from newsie.pipeline.people import find_people

SIZE = 300_000
HOSTILE = {
    "a list of names": "丁一鸣、",
    "open brackets": "（",
    "closed brackets": "）",
    "titles and brackets": "市委书记（",
    "quotes": "“",
    "titles of books": "《",
    "dots": "艾力·",
    "blanks": " 　",
    "foreign sounds": "斯",
    "surnames": "丁",
    "lines": "丁一鸣\n",
}


WHOLE = ("丁一鸣、", "（", "《")  # the longest line of each sort; the others are shorter to save time


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=list(HOSTILE))
def test_long_lines(piece: str) -> None:
    size = SIZE if piece in WHOLE else SIZE // 5
    text = (piece * (size // len(piece) + 1))[:size]
    started = time.process_time()
    find_people(text, tagged=tag(text))
    assert time.process_time() - started < 60


@pytest.mark.parametrize(
    "piece", ["市委书记、", "书记", "书记兼", "记者丁一鸣", "临河市委书记韩立群，", "省委常委、统战部部长"]
)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        started = time.process_time()
        find_people(text)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(8_000) < 10 * seconds(2_000) + 0.5


PIECES = (
    *("市委书记", "省长", "原", "时任", "、", "，", "。", "\n", "韩立群", "周文博", "艾力·买买提", "JOHN SMITH"),
    *("拉马福萨", "（", "）", "“", "”", "《", "》", "的", "和", "兼", "总统", "记者", "电", "同志", "医生", "某"),
    *("4月27日", "会见", "主持会议"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_spans_quote_the_text(text: str) -> None:
    people, loose = find_people(text, tagged=tag(text))
    spans = [mention for person in people for mention in person.mentions]
    for span in spans:
        assert text[span.start : span.end] == span.text != ""
    for person in people:
        assert person.name
        for position in person.positions:
            assert text[position.start : position.end] == position.text
            assert position.person == person.name
            assert position.role
    for position in loose:
        assert text[position.start : position.end] == position.text
        assert position.person is None
    taken = sorted((span.start, span.end) for span in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(taken))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    people, _ = find_people(text, tagged=tag(text))
    assert len({person.name for person in people}) == len(people)
