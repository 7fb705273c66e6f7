"""Why a record says what it says: every field is quoted, and the command shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import newsie
from newsie.cli import main
from newsie.corpus.inputs import inputs
from newsie.explain import explanation, find_record, grounds_of, records_of

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PAGE = """决定

临河市人民代表大会常务委员会
关于孙立等任职的决定

（2025年4月27日临河市第九届人民代表大会常务委员会第二十八次会议通过）

临河市第九届人民代表大会常务委员会第二十八次会议决定：任命孙立为临河市人民政府副市长。

市人大常委会举行会议

本报讯 4月27日，临河市人大常委会举行第二十八次会议，决定任命孙立为临河市人民政府副市长。
"""


@pytest.fixture(scope="module")
def page() -> newsie.records.Page:
    return newsie.extract(PAGE, published="2025-04-28", name="p")


def test_a_field_from_the_heading_says_so(page: newsie.records.Page) -> None:
    (article, record) = next((a, r) for n, a, r in records_of(page) if "/appointments/" in n)
    grounds = {ground.field: ground for ground in grounds_of(article, record)}
    assert not grounds["person"].inherited
    assert grounds["date"].span is not None
    assert all(g.span is None or article.text[g.span.start : g.span.end] == g.span.text for g in grounds.values())


def test_the_same_change_twice_is_linked(page: newsie.records.Page) -> None:
    first, second = (r for n, _, r in records_of(page) if "/appointments/" in n)
    assert (first.same_as, second.same_as) == (None, "p#1/appointments/0")


def test_every_record_of_the_seeds_is_explained_with_true_quotations() -> None:
    for page in newsie.pipe(inputs(sorted(SEEDS.glob("*.txt")))):
        for name, article, record in records_of(page):
            assert explanation(name, article, record).startswith(name)
            for ground in grounds_of(article, record):
                assert ground.span is None or article.text[ground.span.start : ground.span.end] == ground.span.text
            if "/meetings/" in name or "/appointments/" in name or "/visits/" in name:
                assert record.rule
                assert record.tier in ("certain", "likely", "guess")


def test_the_command(page: newsie.records.Page, tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(page.to_json() + "\n", encoding="utf-8")
    shown = CliRunner().invoke(main, ["explain", str(path), "p#1/appointments/0"])
    assert shown.exit_code == 0
    assert "rule appoint.as, certain" in shown.output
    assert "孙立" in shown.output
    whole = CliRunner().invoke(main, ["explain", str(path), "p#1"])
    assert whole.output.count("rule ") >= 2


def test_an_unknown_id_says_what_an_id_is(page: newsie.records.Page, tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(page.to_json() + "\n", encoding="utf-8")
    shown = CliRunner().invoke(main, ["explain", str(path), "q#9"])
    assert shown.exit_code == 1
    assert "an id is like" in shown.output
    assert find_record([page], "p#") == []
