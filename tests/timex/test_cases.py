"""Golden sentences: the answers stand inside them."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from newsie.timex import Anchors, find

HERE = Path(__file__).parent
MARK = regex.compile('<date value="(?P<value>[^"]+)">(?P<text>.*?)</date>')


def golden() -> Iterator[tuple[str, Anchors]]:
    anchors = Anchors()
    for line in (HERE / "cases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            given = dict(word.split("=") for word in line[1:].split() if "=" in word)
            anchors = Anchors(**given)
        elif line and not line.startswith("#"):
            yield line.replace("\\n", "\n"), anchors


def negatives() -> list[str]:
    lines = (HERE / "negatives.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if line and not line.startswith("#")]


def points(text: str, anchors: Anchors) -> list[tuple[int, int, str, str]]:
    return [
        (date.start, date.end, date.text, date.value)
        for date in find(text, anchors, named=False)
        if date.type in ("DATE", "TIME") and not date.value.endswith("_REF")
    ]


def answers(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The sentence without its marks, and what they say."""
    plain, expected, position = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[position : mark.start()]
        expected.append((len(plain), len(plain) + len(mark["text"]), mark["text"], mark["value"]))
        plain += mark["text"]
        position = mark.end()
    return plain + marked[position:], expected


@pytest.mark.parametrize(("marked", "anchors"), list(golden()))
def test_golden_sentence(marked: str, anchors: Anchors) -> None:
    plain, expected = answers(marked)
    assert points(plain, anchors) == expected


@pytest.mark.parametrize("text", negatives())
def test_nothing_is_found(text: str) -> None:
    assert points(text, Anchors(published="2025-04-28", dateline="2025-04-27")) == []


def test_there_are_enough_cases() -> None:
    assert sum(len(answers(marked)[1]) for marked, _ in golden()) >= 150
    assert len(negatives()) >= 40


@pytest.mark.parametrize(("marked", "anchors"), list(golden()))
def test_type_follows_value(marked: str, anchors: Anchors) -> None:
    for date in find(answers(marked)[0], anchors):
        if date.type in ("DATE", "TIME"):
            has_clock = "T" in date.value.replace("PAST_REF", "").replace("PRESENT_REF", "").replace("FUTURE_REF", "")
            assert (date.type == "TIME") == has_clock
