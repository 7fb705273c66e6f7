"""The picture of a page: the HTML as such, and in a real browser what lights up, and that nothing leaves the file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import newsie
from newsie.cli import main
from newsie.view import page_html, record_html
from newsie.view.marks import Mark, marked

SEED = Path(__file__).resolve().parent.parent / "seeds" / "001_310140353d9e08f8.txt"
HOSTILE = (
    "<script>document.title='owned'</script>\n\n"
    "本报讯 4月27日，市长丁一鸣\u202e主持\u202c会议。<img src=x onerror=alert(1)>&amp;\"'</pre></div>\n"
    "市长丁一鸣" + "出席会议。" * 200_000 + "\n"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def shown(text: str) -> str:
    return page_html(newsie.extract(text, name="p"), text)


def test_every_quotation_is_where_the_source_prints_it() -> None:
    text = SEED.read_text(encoding="utf-8")
    html = page_html(newsie.extract(SEED), text)
    assert "data-key=" in html
    assert "://" not in html


def test_another_text_is_refused() -> None:
    page = newsie.extract("本报讯 4月27日，市长丁一鸣主持会议。")
    with pytest.raises(ValueError, match="was read from 20 characters or more; the text given has 2"):
        page_html(page, "本报")


def test_marks_that_overlap_share_their_runs() -> None:
    html = marked("甲乙丙丁", [Mark(0, 3, "a"), Mark(1, 4, "b")], tints=[(0, 2, "t")])
    assert html == (
        '<span class="t"><span data-keys="a">甲</span><span data-keys="a b">乙</span></span>'
        '<span data-keys="a b">丙</span><span data-keys="b">丁</span>'
    )


def test_notebooks_show_pages_articles_and_records() -> None:
    page = newsie.extract("本报讯 4月27日，市长丁一鸣主持会议。")
    assert page._repr_html_().startswith("<iframe srcdoc=")
    (article,) = page.articles
    for record in (article, *article.people, *article.positions, *article.dates):
        assert record._repr_html_() == record_html(record)
        assert "<table" in record_html(record)


def test_the_command(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages.jsonl", tmp_path / "out.html"
    pages.write_text(newsie.extract(SEED).to_json() + "\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["view", str(pages), "-o", str(out), "--source", str(SEED.parent)])
    assert told.exit_code == 0, told.output
    assert out.read_text(encoding="utf-8") == page_html(newsie.extract(SEED), SEED.read_text(encoding="utf-8"))
    assert CliRunner().invoke(main, ["view", str(pages), "-o", str(out)]).exit_code == 0


def test_displacy_draws_newsies_labels_in_its_colours() -> None:
    from spacy import displacy

    from newsie.pipeline.colours import COLOURS

    doc = newsie.load()("国家统计局局长王保安介绍")
    html = displacy.render(doc, style="ent", jupyter=False)
    assert {ent.label_ for ent in doc.ents} <= set(COLOURS)
    assert all(COLOURS[ent.label_] in html for ent in doc.ents)


# In a real browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A function that opens HTML in a tab; at the end nothing has left the file and the console is empty."""
    said: list[str] = []
    asked: list[str] = []
    tab = browser.new_page()
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))

    def open_(html: str) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        tab.goto(path.as_uri())
        return tab

    yield open_
    tab.close()
    assert said == []
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 1


def lit(tab: Any) -> str:
    return "".join(tab.locator(".source .lit").all_text_contents())


def test_hovering_a_record_lights_its_quotation_and_nothing_else(opened: Any) -> None:
    page = newsie.extract(SEED)
    tab = opened(page_html(page, SEED.read_text(encoding="utf-8")))
    number, article = next((n, a) for n, a in enumerate(page.articles) if a.appointments)
    for place, change in enumerate(article.appointments):
        tab.locator(f"[data-key=a{number}-appointments-{place}]").hover()
        assert "".join(lit(tab).split()) == "".join(change.evidence[0].text.split())
    person = next(n for n, p in enumerate(article.people) if p.mentions)
    tab.locator(f"[data-key=a{number}-people-{person}]").hover()
    assert "".join(lit(tab).split()) == article.people[person].name * len(article.people[person].mentions)


def test_hovering_a_quotation_lights_its_records(opened: Any) -> None:
    text = "本报讯 4月27日，市长丁一鸣主持会议。"
    tab = opened(shown(text))
    tab.locator(".source [data-keys]", has_text="丁一鸣").first.hover()
    assert any("丁一鸣" in words for words in tab.locator(".reading .lit").all_text_contents())


def test_the_keyboard_goes_from_record_to_record(opened: Any) -> None:
    tab = opened(shown("本报讯 4月27日，市长丁一鸣主持会议。"))
    for _ in range(10):
        tab.keyboard.press("Tab")
        if tab.locator(".record.lit").count():
            break
    assert lit(tab)
    tab.keyboard.press("Escape")
    assert lit(tab) == ""


def test_hostile_text_shows_as_text(opened: Any) -> None:
    tab = opened(page_html(newsie.segment(HOSTILE, name="p"), HOSTILE))
    assert tab.title() == "p"
    printed = tab.locator(".source").text_content()
    assert printed == HOSTILE
    assert tab.locator(".source script, .source img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_no_sideways_scrolling(browser: Any, scheme: str, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
    tab = context.new_page()
    path = tmp_path / "page.html"
    path.write_text(page_html(newsie.extract(SEED), SEED.read_text(encoding="utf-8")), encoding="utf-8")
    tab.goto(path.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
