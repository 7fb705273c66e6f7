"""The time lexicons: every row works on its example and leaves its counter-example alone."""
from __future__ import annotations

import pytest

from newsie.lexicons import Row, rows
from newsie.timex import Anchors, find

PAGE = Anchors(published="2025-04-28")


@pytest.mark.parametrize("row", rows("named_years"), ids=lambda row: row.text)
def test_year_of_a_name(row: Row) -> None:
    found = [date.text for date in find(row.example, PAGE, named=False)]
    assert ("2025年" in found) == (row.note == "verb")
    if row.counter_example != "-":
        assert ("2025年" in [date.text for date in find(row.counter_example, PAGE)]) == (row.note == "head")


@pytest.mark.parametrize("row", rows("time_references"), ids=lambda row: row.text)
def test_reference(row: Row) -> None:
    assert (row.text, row.note) in [(date.text, date.value) for date in find(row.example, PAGE, named=False)]


@pytest.mark.parametrize("row", rows("eras"), ids=lambda row: row.text)
def test_era(row: Row) -> None:
    (era,) = [date for date in find(row.example, PAGE) if row.text.strip("“”") in date.text]
    assert era.value in (row.note, row.note + "/..")
    assert row.text in row.counter_example
    assert [date.text for date in find(row.counter_example, PAGE)] == []


@pytest.mark.parametrize("row", rows("holidays"), ids=lambda row: row.text)
def test_holiday(row: Row) -> None:
    (holiday,) = [date for date in find(row.example, PAGE) if row.text in date.text]
    assert holiday.begin
    if row.note.startswith("solar") and holiday.begin == holiday.end_date and "前" not in holiday.text:
        assert holiday.begin.endswith(row.note.split()[1])
    if row.counter_example != "-":
        assert row.text in row.counter_example
        assert [date.text for date in find(row.counter_example, PAGE)] == []
