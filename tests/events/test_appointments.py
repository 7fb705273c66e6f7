"""Golden sentences with their answers inside, traps that report nothing, and what hostile input costs."""
from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from newsie import timex
from newsie.events.appointments import find_appointments
from newsie.events.appointments.acts import acts
from newsie.language.tagger import tag
from newsie.lexicons import rows
from newsie.occasion import Occasion
from newsie.pipeline.people import read_people
from newsie.records import Appointment, Person, Span
from tests.invented import invented

FOLDER = Path(__file__).parent
PUBLISHED = "2025-04-28"


def blocks(name: str) -> Iterator[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    block: list[str] = []
    for line in [*(line for line in lines if not line.startswith("#")), ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def read(text: str, known: Iterable[str] = ()) -> list[Appointment]:
    """Read a text as the pipeline does; ``known`` are names that the page tells elsewhere."""
    dates = timex.find(text, timex.Anchors(published=PUBLISHED))
    tagged = tag(text)
    people, _, _ = read_people(text, tagged=tagged, known=known)
    posts = [position for person in people for position in person.positions]
    occasion = Occasion(published=PUBLISHED)
    return find_appointments(text, people=people, positions=posts, tagged=tagged, dates=dates, occasion=occasion)


def shown(record: Appointment) -> str:
    return " | ".join((record.person, record.action, record.organization or "-", record.role))


def blocks_of(*names: str) -> list[list[str]]:
    return [block for name in names for block in blocks(name)]


CASES = [
    pytest.param(block, id=block[0][:20])
    for block in blocks_of("appointment_cases.txt", "appointment_cases_scenes.txt")
]
TRAPS = [
    pytest.param("\n".join(block), id=block[0][:20])
    for block in blocks_of("appointment_traps.txt", "appointment_traps_scenes.txt")
]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80
    assert len(TRAPS) >= 25


@pytest.mark.parametrize("block", CASES)
def test_case(block: list[str]) -> None:
    text = "\n".join(line for line in block if not line.startswith("= "))
    wanted = [line[2:].split(" | ") for line in block if line.startswith("= ")]
    found = {shown(record): record for record in read(text, [fields[0] for fields in wanted])}
    assert sorted(found) == sorted(" | ".join(fields[:4]) for fields in wanted)
    for fields in wanted:
        record = found[" | ".join(fields[:4])]
        assert record.acting == ("acting" in fields)
        for detail in fields[4:]:
            name, _, value = detail.partition("=")
            expected = None if value == "-" else value
            if name == "A":
                assert record.authority == expected
            elif name == "S":
                assert record.session == expected
            elif name == "D":
                assert record.date == expected
            elif name == "act":
                assert record.act == expected
            elif name == "reason":
                assert record.reason == expected
            elif name == "P1Y":
                assert record.probation == "P1Y"
            elif name == "concurrent":
                assert record.concurrent
            else:
                assert detail == "acting"


@pytest.mark.parametrize("block", CASES)
def test_evidence_quotes_the_text(block: list[str]) -> None:
    text = "\n".join(line for line in block if not line.startswith("= "))
    for record in read(text):
        assert record.evidence
        for span in record.evidence:
            assert span.text and text[span.start : span.end] == span.text


@pytest.mark.parametrize("text", TRAPS)
def test_trap(text: str) -> None:
    assert [shown(record) for record in read(text)] == []


@pytest.mark.parametrize("row", rows("appointment_acts"), ids=lambda row: row.text)
def test_every_act_reads_its_example_and_not_its_counter_example(row) -> None:  # type: ignore[no-untyped-def]
    (record,) = read("人事任免\n" + row.example)
    assert [record.person] == invented(row.example)
    assert record.action == row.note.split()[1]
    assert row.text in row.counter_example
    assert [shown(record) for record in read(row.counter_example)] == []


def test_acts_have_known_forms() -> None:
    assert {act.form for act in acts().values()} == {"as", "ended", "off", "quit", "resign", "subject"}
    assert {act.action for act in acts().values()} == {"appoint", "elect", "nominate", "remove", "resign"}


def test_a_known_person_outvotes_the_shape_of_a_name() -> None:
    text = "免去库尔班江清江市副市长职务。"
    known = find_appointments(text, people=[Person("库尔班江", (Span(2, 6, "库尔班江"),))])
    assert [shown(record) for record in known] == ["库尔班江 | remove | 清江市 | 副市长"]


def test_without_dates_no_record_has_a_date() -> None:
    text = "4月20日，会议选举丁一鸣为临河市市长。"
    assert find_appointments(text)[0].date is None
    assert read(text)[0].date == "2025-04-20"


def test_the_same_change_told_twice_is_one_record_with_two_quotations() -> None:
    text = "丁一鸣当选临河市市长\n会议选举丁一鸣为临河市市长。"
    (record,) = read(text)
    assert record.act == "选举"
    assert [span.text for span in record.evidence] == ["选举丁一鸣为临河市市长", "丁一鸣当选临河市市长"]


def test_empty_text() -> None:
    assert find_appointments("") == []


HOSTILE = {
    "names": "任命" + "丁一鸣、" * 40000,
    "acts": "任命免去辞去当选" * 20000,
    "act and name": "任命丁一鸣、" * 20000,
    "posts": "任命丁一鸣为" + "临河市财政局局长、" * 10000,
    "of": "免去" + "丁一鸣的" * 30000,
    "subjects": "丁一鸣同志任临河市财政局局长，" * 6000,
    "brackets": "任命丁一鸣为" + "（" * 60000,
    "sessions": "第一次会议" * 20000,
    "organs": "委员会" * 40000 + "决定任命丁一鸣为局长",
    "list": "临河市委员会委员名单\n" + "丁一鸣 " * 20000,
    "headings": "临河市委员会委员名单\n" * 6000,
    "one line": "丁" * 150000 + "任命",
    "commas": "，" * 100000 + "不再担任局长",
}


def read_hostile(text: str) -> list[Appointment]:
    """Read a text whose names were found before: what finding them costs is tested elsewhere."""
    spans = tuple(Span(m.start(), m.end(), m.group()) for m in re.finditer("丁一鸣", text))
    return find_appointments(text, people=[Person("丁一鸣", spans)], tagged=())


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_linear_time(name: str) -> None:
    text = HOSTILE[name]
    read_hostile(text[:2000])
    start = time.perf_counter()
    read_hostile(text)
    assert time.perf_counter() - start < 12
