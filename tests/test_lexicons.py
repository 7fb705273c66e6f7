"""Every row of every lexicon shows itself at work."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

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
