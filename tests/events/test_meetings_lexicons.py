"""The rows of the meetings' lexicons at work: each example is read, each counter-example is not."""
from __future__ import annotations

import pytest

from newsie.lexicons import Row, rows
from tests.events.meeting_cases import read, with_role


@pytest.mark.parametrize("row", rows("meeting_heads"), ids=lambda row: str(row.id))
def test_a_head_names_a_meeting(row: Row) -> None:
    meetings = read(row.example, published="2024-05-04")
    assert [meeting.name.endswith(row.text) for meeting in meetings] == [True]
    assert read(row.counter_example, published="2024-05-04") == []


@pytest.mark.parametrize("row", rows("attendance_verbs"), ids=lambda row: str(row.id))
def test_a_verb_gives_its_role(row: Row) -> None:
    opening = "3日，临河市教育工作会议召开。"
    (meeting,) = read(opening + row.example, "丁一鸣", published="2024-05-04")
    assert with_role(meeting, row.note) == ["丁一鸣"]
    if row.counter_example != "-":
        (meeting,) = read(opening + row.counter_example, "丁一鸣", published="2024-05-04")
        assert with_role(meeting, row.note) == []
