"""The package's scorer gives the figures of the team's."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from newsie import score as scoring

GOLD = Path(__file__).parent / "gold"


def as_prediction(page: dict[str, Any]) -> dict[str, Any]:
    """A gold page in the shape of newsie's output."""
    articles = []
    for gold in page["articles"]:
        text = f"{gold['opening']}……{gold['closing']}" if gold.get("opening") else ""
        people = [
            {"name": who["name"], "positions": [{"role": post} for post in who.get("positions", [])]}
            for who in gold.get("people", [])
        ]
        for who in people:
            for post in who["positions"]:
                post["former"] = post["role"].startswith("原")
                post["role"] = post["role"].removeprefix("原")
        articles.append(
            {
                **{key: gold.get(key) for key in ("lines", "dateline", "dates", "meetings", "visits", "appointments")},
                "headline": {"title": gold.get("title")},
                "byline": [{"name": name} for name in gold.get("byline", [])],
                "text": text,
                "people": people,
            }
        )
    return {"source": page["source"], "published": page.get("published"), "articles": articles}


def damaged(page: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The page with records dropped, doubled and moved, and lines given to other articles."""
    page = json.loads(json.dumps(page))
    for article in page["articles"]:
        for key in ("people", "dates", "meetings", "visits", "appointments", "byline"):
            article[key] = [record for record in article[key] or [] if chance.random() < 0.8]
            if article[key] and chance.random() < 0.3:
                chance.choice(page["articles"])[key] = [*article[key], chance.choice(article[key])]
        for meeting in article["meetings"]:
            meeting["name"] = (meeting["name"] or "")[: chance.randrange(1, 20)]
            meeting["chairs"], meeting["speakers"] = meeting["speakers"], meeting["chairs"]
        article["lines"] = [[first, last + chance.randrange(3)] for first, last in article["lines"] or []]
    if len(page["articles"]) > 2:
        page["articles"].pop(chance.randrange(len(page["articles"])))
    chance.shuffle(page["articles"])
    return page


def test_gold_scores_one_against_itself() -> None:
    gold = scoring.load(GOLD)
    assert len(gold) == 5
    scores = scoring.score(gold, {stem: as_prediction(page) for stem, page in gold.items()})
    assert {name: round(value, 9) for name, value in scores.headline().items() if value < 1} == {}
    assert scores.figures()["appointments"]["gold"] == 8


def test_nothing_found_scores_nothing() -> None:
    scores = scoring.score(scoring.load(GOLD), {})
    assert scores.headline()["people"] == 0
    assert scores.headline()["segmentation"] == 0
    assert next(scores.errors(1)).split("\t")[:2] == ["appointments", "missed"]


def test_b_cubed_of_a_page_cut_in_the_wrong_place() -> None:
    gold = [{"lines": [[1, 6]]}, {"lines": [[7, 8]]}]
    # Line by line, mates found of mates wanted: 4 lines of 4/6, 2 of 2/6, 2 of 2/2; and of the mates given:
    # 4 of 4/4, 2 of 2/4, 2 of 2/4.
    recall, precision = (4 * 4 / 6 + 2 * 2 / 6 + 2) / 8, (4 + 2 * 2 / 4 + 2 * 2 / 4) / 8
    expected = 2 * precision * recall / (precision + recall)
    assert scoring.b_cubed(gold, [{"lines": [[1, 4]]}, {"lines": [[5, 8]]}]) == pytest.approx(expected)


def test_a_page_that_is_no_page_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for text in ("[1]", "{", '{"articles": []}'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"a\.json"):
            scoring.load(path)


def test_the_three_shapes_of_a_dump_load_alike(tmp_path: Path) -> None:
    pages = [{"source": "a.txt", "articles": []}, {"source": "b\u2028.txt", "articles": []}]
    (tmp_path / "list.json").write_text(json.dumps(pages), encoding="utf-8")
    lines = "\n".join(json.dumps(page, ensure_ascii=False) for page in pages)
    (tmp_path / "lines.jsonl").write_text(lines, encoding="utf-8")
    expected = {"a": pages[0], "b\u2028": pages[1]}
    assert scoring.load(tmp_path / "list.json") == expected
    assert scoring.load(tmp_path / "lines.jsonl") == expected
    assert scoring.load(tmp_path) == expected


def test_same_figures_as_the_shared_scorer(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "gold" / "score.py")
    assert spec and spec.loader
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    folders = [shared / "gold" / name for name in ("pages", "articles", "news")]
    gold = {stem: page for folder in folders for stem, page in scoring.load(folder).items()}
    assert gold == {stem: page for folder in folders for stem, page in theirs.load_pages(folder).items()}
    for seed in range(3):
        chance = random.Random(seed)
        found = {stem: damaged(as_prediction(page), chance) for stem, page in gold.items()}
        ours = scoring.score(gold, found).figures()
        tally, rate = theirs.score(gold, found)
        assert ours == {
            **{name: pytest.approx(one.figures(), abs=1e-12) for name, one in tally.items()},
            **{name: pytest.approx({"rate": value, "n": n}, abs=1e-12) for name, (value, n) in rate.items()},
        }
        assert len(ours) == len(tally) + len(rate) >= 30
