"""Every row of layout's lexicons does what its example shows, and not what its counter-example shows."""

from __future__ import annotations

import pytest

from newsie.layout.briefs import is_rubric
from newsie.layout.datelines import read_formula
from newsie.layout.heads import writers_end
from newsie.layout.tails import NOBODY, SOURCE, WRITERS, tail_pieces
from newsie.lexicons import Row, rows

KIND = {"staff": NOBODY, "lent": NOBODY, "source": SOURCE}


def tail(text: str) -> list[str]:
    return [piece.kind for piece in tail_pieces(text)]


@pytest.mark.parametrize("row", rows("outlets"), ids=lambda row: row.id)
def test_outlets_open_a_report(row: Row) -> None:
    formula = read_formula(row.example)
    assert formula is not None and formula.dateline.agency is not None
    agency = formula.dateline.agency
    assert agency.endswith(row.text) if row.note == "kind" else agency == row.text
    assert formula.byline
    assert read_formula(row.counter_example) is None


@pytest.mark.parametrize("row", rows("credit_words"), ids=lambda row: row.id)
def test_credit_words_end_a_text(row: Row) -> None:
    assert tail(row.example)[-1:] == [KIND.get(row.note, WRITERS)]
    assert tail(row.counter_example) == []


@pytest.mark.parametrize("row", rows("web_endings"), ids=lambda row: row.id)
def test_a_sites_own_words_end_a_text(row: Row) -> None:
    assert tail(row.example)[-1:] == [NOBODY]
    assert tail(row.counter_example) == []


@pytest.mark.parametrize("row", rows("rubrics"), ids=lambda row: row.id)
def test_rubrics(row: Row) -> None:
    assert is_rubric(row.example)
    assert not is_rubric(row.counter_example)


@pytest.mark.parametrize("row", rows("body_beginnings"), ids=lambda row: row.id)
def test_beginnings_of_a_body_end_the_writers_names(row: Row) -> None:
    end = writers_end(row.example, 0)
    assert end is not None and row.example[end:].startswith(row.text)
    assert writers_end(row.counter_example, 0) is None
