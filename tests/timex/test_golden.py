"""Golden sentences with every expression marked: type, exact span, value, and what else the mark says."""
from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import regex

from newsie.records import Date
from newsie.timex import Anchors, find

HERE = Path(__file__).parent
MARK = regex.compile(r"<(?P<type>date|duration|set) (?P<attributes>[^>]*)>(?P<text>.*?)</(?P=type)>")
ATTRIBUTE = regex.compile(r'(?P<name>\w+)="(?P<value>[^"]*)"')
FIELDS = {"value": "value", "mod": "mod", "edtf": "edtf", "begin": "begin", "end": "end_date", "anchor": "anchor"}
SECONDS = 2


@contextmanager
def time_limit() -> Iterator[None]:
    """Stop a test that runs away, where the system can (not on Windows)."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError(f"longer than {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line]


def golden() -> Iterator[tuple[str, Anchors]]:
    anchors = Anchors()
    for line in lines("golden.txt"):
        if line.startswith("@"):
            anchors = Anchors(**dict(word.split("=") for word in line[1:].split() if "=" in word))
        elif not line.startswith("#"):
            yield line.replace("\\n", "\n"), anchors


def answers(marked: str) -> tuple[str, list[dict[str, object]]]:
    """The sentence without its marks, and what they say."""
    plain, expected, position = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[position : mark.start()]
        said = {FIELDS[a["name"]]: a["value"] for a in ATTRIBUTE.finditer(mark["attributes"])}
        expected.append({"start": len(plain), "text": mark["text"], "kind": mark["type"], **said})
        plain += mark["text"]
        position = mark.end()
    return plain + marked[position:], expected


def kind(date: Date) -> str:
    return {"DURATION": "duration", "SET": "set"}.get(date.type, "date")


@pytest.mark.parametrize(("marked", "anchors"), list(golden()))
def test_every_expression(marked: str, anchors: Anchors) -> None:
    plain, expected = answers(marked)
    with time_limit():
        found = find(plain, anchors)
    assert [(d.start, d.text, d.value, kind(d)) for d in found] == [
        (e["start"], e["text"], e["value"], e["kind"]) for e in expected
    ]
    for date, wanted in zip(found, expected, strict=True):
        said = {name: wanted[name] for name in FIELDS.values() if name in wanted}
        assert {name: getattr(date, name) for name in said} == said
        clock = "T" in date.value.removeprefix("PT") and not date.value.endswith("_REF")
        assert date.type == ({"date": "TIME" if clock else "DATE"}.get(str(wanted["kind"])) or date.type)


@pytest.mark.parametrize("text", [line for line in lines("nothing.txt") if not line.startswith("#")])
def test_nothing_is_found(text: str) -> None:
    with time_limit():
        assert find(text, Anchors(published="2025-04-28", dateline="2025-04-27")) == []


def test_there_are_enough_cases() -> None:
    assert sum(len(answers(marked)[1]) for marked, _ in golden()) >= 300
    assert sum(not line.startswith("#") for line in lines("nothing.txt")) >= 80
