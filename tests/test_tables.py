"""Records as pandas tables and in the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsie
from newsie.cli import main
from newsie.tables import KINDS, frames

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))


def test_every_record_is_a_row() -> None:
    pytest.importorskip("pandas")
    pages = list(newsie.pipe(SEEDS))
    tables = frames(pages)
    assert tuple(tables) == KINDS
    articles = [article for page in pages for article in page.articles]
    for kind in ("people", "positions", "dates", "meetings", "visits", "appointments"):
        assert len(tables[kind]) == sum(len(getattr(article, kind)) for article in articles), kind
    assert len(tables["articles"]) == len(articles)
    assert set(tables["participants"]["person"]) <= set(tables["people"]["name"])
    assert tables["appointments"]["id"].is_unique
    assert len(pages[0].to_frames()["articles"]) == len(pages[0].articles)


def test_a_page_without_records_has_empty_tables() -> None:
    pytest.importorskip("pandas")
    assert all(table.empty for kind, table in newsie.extract("").to_frames().items() if kind != "articles")


def test_the_terminal_shows_what_was_read(tmp_path: Path) -> None:
    console = pytest.importorskip("rich.console")
    from newsie.view.terminal import show

    page = newsie.extract("丁一鸣会见孙大海\n\n本报讯 4月27日，市长丁一鸣会见董事长孙大海。[bold]不是标记[/bold]")
    out = io.StringIO()
    show([page], console.Console(file=out, width=100))
    assert "丁一鸣会见孙大海" in out.getvalue()
    assert "4月27日 = " in out.getvalue()
    path = tmp_path / "pages.jsonl"
    path.write_text(page.to_json() + "\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["show", str(path)])
    assert told.exit_code == 0
    assert "孙大海" in told.output
