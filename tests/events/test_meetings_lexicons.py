"""The rows of the meetings' lexicons at work: each example is read, each counter-example is not."""
from __future__ import annotations

import pytest

from newsie.lexicons import Row, rows
from tests.events.meeting_cases import read, with_role
from tests.invented import invented


@pytest.mark.parametrize("row", rows("meeting_heads"), ids=lambda row: str(row.id))
def test_a_head_names_a_meeting(row: Row) -> None:
    meetings = read(row.example, published="2024-05-04")
    assert [meeting.name.endswith(row.text) for meeting in meetings] == [True]
    assert row.text in row.counter_example
    assert read(row.counter_example, published="2024-05-04") == []


@pytest.mark.parametrize("row", rows("attendance_verbs"), ids=lambda row: str(row.id))
def test_a_verb_gives_its_role(row: Row) -> None:
    assert in_role(row.example, row.note) == sorted(invented(row.example)) != []
    assert invented(row.counter_example)
    assert in_role(row.counter_example, row.note) == []


def in_role(sentence: str, role: str) -> list[str]:
    """Who of the sentence's people has the role at the meeting that the sentence before it reports."""
    opening = "3日，临河市教育工作会议召开。"
    (meeting,) = read(opening + sentence, " ".join(invented(sentence)), published="2024-05-04")
    return with_role(meeting, role)
