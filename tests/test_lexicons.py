"""Every row of every lexicon shows itself at work."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.invented import NAMES

LEXICONS = sorted((Path(__file__).resolve().parent.parent / "newsie" / "lexicons").glob("*.tsv"))
COLUMNS = ["id", "text", "note", "example", "counter_example"]


def rows(path: Path) -> list[list[str]]:
    """All rows, the header first."""
    return list(
        csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def test_there_are_lexicons() -> None:
    assert LEXICONS


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_rows_are_whole(path: Path) -> None:
    header, *body = rows(path)
    assert header == COLUMNS
    assert body
    assert [row for row in body if len(row) != len(COLUMNS)] == []
    assert [row for row in body if any(cell != cell.strip() for cell in row)] == []
    assert [row for row in body if not all(row[column] for column in (0, 1, 3, 4))] == []


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_ids_and_texts_are_there_once(path: Path) -> None:
    body = rows(path)[1:]
    for column in (0, 1):
        seen = [row[column] if column == 0 else (row[1], row[2]) for row in body]
        assert sorted({cell for cell in seen if seen.count(cell) > 1}) == []


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_an_example_contains_its_rule(path: Path) -> None:
    assert [row for row in rows(path)[1:] if row[1] not in row[3]] == []


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_a_counter_example_is_another_text(path: Path) -> None:
    """``-`` where there is none; what must not match there is for the tests of the rule's own module to say."""
    assert [row for row in rows(path)[1:] if row[4] in (row[1], row[3])] == []


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_no_sentence_dominates(path: Path) -> None:
    """The same sentence around the row's text is no example of forty words; neither is it a counter-example."""
    body = rows(path)[1:]
    names = re.compile("|".join(NAMES))
    if len(body) > 20:
        for column in (3, 4):
            around = Counter(names.sub("", row[column].replace(row[1], "")) for row in body if row[column] != "-")
            assert [(text, count) for text, count in around.items() if count > 3] == []


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_no_two_rows_running_have_one_sentence(path: Path) -> None:
    around = [row[3].replace(row[1], "") for row in rows(path)[1:]]
    assert [text for text, following in pairwise(around) if text == following] == []
