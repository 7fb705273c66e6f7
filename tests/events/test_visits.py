"""Visits: golden sentences with their answers inside, and sentences that report none."""
from __future__ import annotations

from pathlib import Path

import pytest
import regex

import newsie
from newsie.events.visits import find_visits
from newsie.lexicons import Row, rows
from newsie.occasion import Occasion
from newsie.records import Person, Span, Visit
from newsie.timex import Anchors, find
from tests.invented import invented

HERE = Path(__file__).parent
PUBLISHED = "2024-05-11"
MARK = regex.compile(r"<(?P<as>lead|met|along|who|place|topic)>(?P<text>.*?)</(?P=as)>")
ROLES = {"lead": "lead", "met": "counterpart", "along": "accompanying"}


def lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.replace("\\n", "\n") for line in text.splitlines() if line and not line.startswith("#")]


def read(text: str, names: list[str]) -> list[Visit]:
    people = [
        Person(name, tuple(Span(*m.span(), name) for m in regex.finditer(regex.escape(name), text)))
        for name in dict.fromkeys(names)
    ]
    occasion = Occasion(published=PUBLISHED, body_start=text.find("\n") + 1)
    return find_visits(text, people=people, dates=find(text, Anchors(published=PUBLISHED)), occasion=occasion)


def unmarked(line: str) -> tuple[str, dict[str, list[str]]]:
    said: dict[str, list[str]] = {}
    for mark in MARK.finditer(line):
        said.setdefault(mark["as"], []).append(mark["text"])
    return MARK.sub(r"\g<text>", line), said


@pytest.mark.parametrize("line", lines("visit_cases.txt"))
def test_golden_sentence(line: str) -> None:
    told, _, marked = line.partition(" | ")
    kind, day = told.split()
    text, said = unmarked(marked)
    (visit,) = read(text, [n for part in ("lead", "met", "along", "who") for n in said.get(part, ())])
    assert (visit.kind, visit.date) == (kind, day)
    for mark, role in ROLES.items():
        found = [p.person for p in visit.participants if role in p.roles]
        assert sorted(found) == sorted(dict.fromkeys(said.get(mark, ()))), role
    assert list(visit.places) == said.get("place", [])
    assert [visit.topic] == said.get("topic", [None])
    assert all(text[span.start : span.end] == span.text for span in visit.evidence)


@pytest.mark.parametrize("line", lines("visit_traps.txt"))
def test_no_visit(line: str) -> None:
    text, said = unmarked(line)
    assert read(text, said.get("who", [])) == []


@pytest.mark.parametrize("row", rows("visit_verbs"), ids=lambda row: str(row.id))
def test_a_verb_at_work(row: Row) -> None:
    lead, *others = invented(row.example)
    (visit,) = read("5月9日，" + row.example, [lead, *others])
    assert (visit.kind, visit.act) == (row.note, row.text)
    assert [p.person for p in visit.participants if "lead" in p.roles] == [lead]
    assert [p.person for p in visit.participants if "counterpart" in p.roles] == others
    names = invented(row.counter_example)
    assert names and row.text in row.counter_example
    assert read("5月9日，" + row.counter_example, names) == []


def test_the_records_of_a_page_have_them() -> None:
    text = "丁一鸣会见孙大海\n\n本报讯 5月9日，市长丁一鸣在临河宾馆会见了临河集团董事长孙大海。"
    page = newsie.extract(text, published=PUBLISHED)
    (visit,) = page.articles[0].visits
    assert (visit.kind, visit.place, visit.date) == ("reception", "临河宾馆", "2024-05-09")
    assert [(p.person, p.roles) for p in visit.participants] == [("丁一鸣", ("lead",)), ("孙大海", ("counterpart",))]
    assert type(page).from_json(page.to_json()) == page


@pytest.mark.parametrize("hostile", ["市长丁一鸣到" * 5_000, "会见" * 30_000, "丁一鸣同" * 10_000 + "会谈"])
def test_hostile_text_is_no_danger(hostile: str) -> None:
    assert isinstance(read(hostile, ["丁一鸣"]), list)


@pytest.mark.parametrize(
    ("text", "names", "tier"),
    [
        ("5月9日，市长丁一鸣到丰收镇调研。", ["丁一鸣"], "certain"),
        ("5月9日，市长丁一鸣会见了东陵国外长梅尔森。", ["丁一鸣", "梅尔森"], "certain"),
        ("近日，市长丁一鸣到丰收镇调研。", ["丁一鸣"], "likely"),
        ("5月9日，市长丁一鸣到丰收镇调研。镇长孙大海汇报了工作。", ["丁一鸣", "孙大海"], "likely"),
        ("5月9日，市长丁一鸣到丰收镇调研。丁一鸣走进一家企业，询问用工。", ["丁一鸣"], "likely"),
        ("5月9日，市长丁一鸣到丰收镇开展春耕调研。", ["丁一鸣"], "likely"),
    ],
)
def test_certain_is_what_is_told_in_full(text: str, names: list[str], tier: str) -> None:
    (visit,) = read(text, names)
    assert visit.tier == tier
