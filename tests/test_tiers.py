"""How sure a record is, and which rule or model says so."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import newsie
from newsie.corpus.inputs import inputs
from newsie.language.tagger import Tagged
from newsie.pipeline.people import find_people
from newsie.records import Page, Person, Position


def read(text: str, *tagged: Tagged) -> Person:
    (person,) = find_people(text, tagged=tagged)[0]
    return person


@pytest.mark.parametrize(
    ("tagged", "rule", "tier"),
    [
        ([Tagged(4, 7, "PERSON", 0.99)], "title", "certain"),
        ([Tagged(4, 7, "PERSON", 0.6)], "title", "certain"),
        ([], "title", "guess"),
        ([Tagged(4, 6, "PERSON", 0.99)], "title", "guess"),
    ],
)
def test_a_rule_and_the_model_vote(tagged: list[Tagged], rule: str, tier: str) -> None:
    person = read("市委书记韩立群主持会议。", *tagged)
    assert (person.name, person.rule, person.tier) == ("韩立群", rule, tier)


@pytest.mark.parametrize(("score", "tier"), [(0.97, "likely"), (0.87, "guess")])
def test_the_model_alone(score: float, tier: str) -> None:
    person = read("下午，韩立群走了。", Tagged(3, 6, "PERSON", score))
    assert (person.rule, person.tier) == ("model", tier)


def test_a_post_is_as_sure_as_its_holder() -> None:
    text, name, role = "市委书记韩立群主持会议。", Tagged(4, 7, "PERSON"), Tagged(2, 4, "POST")
    assert [p.tier for p in read(text, role, name).positions] == ["certain"]
    assert [p.tier for p in read(text, name).positions] == ["likely"]
    assert [p.tier for p in read(text, role).positions] == ["likely"]


@pytest.mark.parametrize(("tagged", "tier"), [([Tagged(4, 6, "POST")], "likely"), ([], "guess")])
def test_a_post_that_nobody_holds(tagged: list[Tagged], tier: str) -> None:
    _, loose = find_people("市教育局局长一职空缺。", tagged=tagged)
    assert [(p.role, p.rule, p.tier) for p in loose] == [("局长", "vacant", tier)]


def test_every_record_says_it_and_json_keeps_it() -> None:
    page = newsie.extract("市委书记韩立群主持会议\n\n本报讯 任命孙立为临河市副市长，市委书记韩立群主持会议。")
    for article in page.articles:
        for record in (*article.people, *article.entities, *article.positions):
            assert record.rule and record.tier in {"certain", "likely", "guess"}
    assert Page.from_json(page.to_json()) == page


def test_json_of_an_earlier_version_is_read() -> None:
    old = {"organization": None, "role": "市长", "person": "韩立群"}
    assert Position.from_dict(old, infer_missing=True).tier == "likely"


def test_what_is_surer_is_right_more_often(shared: Path) -> None:
    """Measured on the people of the team's articles: no tier is worse than the one below it, and certain means it."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    folder = shared / "gold" / "articles"
    for page in newsie.pipe(inputs([folder / "texts.jsonl"])):
        gold = json.loads((folder / f"{Path(page.source).stem}.json").read_text(encoding="utf-8"))
        names = {person["name"] for article in gold["articles"] for person in article["people"]}
        for article in page.articles:
            for person in article.people:
                found[person.tier] += 1
                right[person.tier] += person.name in names
    assert right["certain"] / found["certain"] >= 0.99
    shares = [right[tier] / found[tier] for tier in ("certain", "likely", "guess") if found[tier]]
    assert shares == sorted(shares, reverse=True), (right, found)
