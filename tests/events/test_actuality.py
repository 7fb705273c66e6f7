"""What did not happen: every cue of the table at work on its example, and nothing that forbids its counter-example."""
from __future__ import annotations

import time

import pytest

from newsie.events.grammar.engine import EVENTS
from newsie.events.reading.actuality import SENSES, Cue, cues
from newsie.events.reading.article import Reading
from newsie.rules import example_of


def events_of(cue: Cue) -> list[str]:
    return list(EVENTS) if cue.events == "all" else cue.events.split()


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: str(cue.id))
def test_a_cue_both_ways(cue: Cue) -> None:
    assert cue.sense in SENSES and cue.id.startswith(cue.sense) and set(events_of(cue)) <= set(EVENTS)
    example, counter = example_of(cue.example), example_of(cue.counter_example)
    assert example.target and counter.target
    for event in events_of(cue):
        found = [one.cue.id for one in example.reading.actuality.governing(*example.target, event)]
        assert cue.id in found, f"{cue.example} is governed by {found}"
        against = counter.reading.actuality.against(*counter.target, event)
        assert against is None, f"{cue.counter_example} is governed by {against}"


def test_ids_are_one_each() -> None:
    assert len({cue.id for cue in cues()}) == len(cues())


@pytest.mark.parametrize("name", ["应勇", "曾可为", "时光辉", "许可", "高能", "将军", "拟文"])
def test_a_name_is_no_cue(name: str) -> None:
    example = example_of(f"市长[PERSON {name}]昨天到丰收镇«调研»。")
    assert example.target
    assert [example.reading.actuality.against(*example.target, event) for event in EVENTS] == [None] * len(EVENTS)


def test_an_event_asks_for_its_own_cues() -> None:
    example = example_of("市长[PERSON 丁一鸣]坚持每周到丰收镇«调研»。")
    assert example.target
    assert example.reading.actuality.against(*example.target, "visits")
    assert example.reading.actuality.against(*example.target, "appointments") is None
    assert example.reading.actuality.against(*example.target, "visits", ("denied",)) is None


@pytest.mark.parametrize("hostile", ["将" * 20_000, "曾到，" * 10_000, "就" * 20_000, "要求和" * 8_000, "数" * 20_000])
def test_hostile_text_takes_no_time(hostile: str) -> None:
    started = time.perf_counter()
    assert Reading(hostile).actuality.against(10, 11, "visits") or True
    assert time.perf_counter() - started < 5
