"""The verbs: what goes in, what comes out, and what they promise about it."""
from __future__ import annotations

import dataclasses
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsie
from newsie.corpus.streaming import failure
from newsie.records import Page, Record, Span

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
REPORT = """\
临河市委召开常委会会议

本报4月28日讯（记者 丁一鸣）今天，市委书记韩立群主持召开市委常委会会议，传达学习上级会议精神。市委副书记、市长佟大海，
市委常委、组织部部长欧阳雪梅出席会议。市政协主席马立新列席会议。
会议还研究了其他事项。
"""
NOTICE = """\
临河市人民代表大会常务委员会任命名单
（2025年4月27日临河市第九届人民代表大会常务委员会第二十八次会议通过）

任命向黎明为临河市监察委员会副主任。
"""


def spans_of(record: Any) -> Iterator[tuple[int, int, str]]:
    """Every quotation inside a record, however deep: whatever has start, end and text."""
    if isinstance(record, Record):
        if hasattr(record, "start") and getattr(record, "text", ""):
            yield record.start, record.end, record.text
        for field in dataclasses.fields(record):  # type: ignore[arg-type]
            yield from spans_of(getattr(record, field.name))
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [newsie.extract(path) for path in SEEDS]


def test_a_report_gives_its_people_and_posts() -> None:
    article = newsie.extract(REPORT, published="2025-04-29").articles[0]
    posts = {p.name: [(q.organization, q.role) for q in p.positions] for p in article.people}
    assert posts == {
        "韩立群": [("市委", "书记")],
        "佟大海": [("市委", "副书记"), (None, "市长")],
        "欧阳雪梅": [("市委", "常委"), ("市委组织部", "部长")],
        "马立新": [("市政协", "主席")],
    }
    assert [b.name for b in article.byline] == ["丁一鸣"]
    assert (article.dateline.agency, article.dateline.date) == ("本报", "2025-04-28")


def test_a_report_gives_its_meeting() -> None:
    (meeting,) = newsie.extract(REPORT, published="2025-04-29").articles[0].meetings
    roles = {p.person: p.roles for p in meeting.participants}
    assert (meeting.name, meeting.date) == ("临河市委常委会会议", "2025-04-28")
    assert roles == {
        "韩立群": ("chair",),
        "佟大海": ("attendee",),
        "欧阳雪梅": ("attendee",),
        "马立新": ("observer",),
    }


def test_a_notice_names_whom_no_title_announces() -> None:
    article = newsie.extract(NOTICE).articles[0]
    (appointment,) = article.appointments
    assert (appointment.person, appointment.organization, appointment.role) == ("向黎明", "临河市监察委员会", "副主任")
    assert (appointment.session, appointment.date) == ("第二十八次会议", "2025-04-27")
    assert [person.name for person in article.people] == ["向黎明"]
    assert ("PERSON", "向黎明") in {(e.label, e.text) for e in article.entities}


def test_every_span_quotes_its_text(pages: list[Page]) -> None:
    checked = 0
    for page in pages:
        for article in page.articles:
            for start, end, text in spans_of(dataclasses.replace(article, asides=())):
                assert article.text[start:end] == text
                checked += 1
    assert checked > 500


def test_the_text_is_the_source_but_for_blanks_and_widths(pages: list[Page]) -> None:
    for path, page in zip(SEEDS, pages, strict=True):
        source = path.read_text(encoding="utf-8")
        for article in page.articles:
            for line in article.text.split("\n"):
                start = article.text.index(line)
                printed = "".join(source[a:b] for a, b in article.locate(start, start + len(line)))
                assert len(printed) == len(line)


def test_the_same_page_gives_the_same_bytes(pages: list[Page]) -> None:
    again = [newsie.extract(path).to_json() for path in SEEDS]
    assert again == [page.to_json() for page in pages]


def test_a_page_survives_json(pages: list[Page]) -> None:
    assert Page.from_json(pages[1].to_json()) == pages[1]


def test_several_processes_give_the_same_pages_in_order(pages: list[Page]) -> None:
    assert list(newsie.pipe(SEEDS, n_process=2)) == pages


def test_a_bad_input_is_a_page_with_a_warning_and_the_run_goes_on() -> None:
    first, bad, last = newsie.pipe([REPORT, Path("no/such/page.txt"), NOTICE])
    assert failure(bad) == "no such file: no/such/page.txt"
    assert (bad.source, bad.articles) == ("page.txt", ())
    assert first.articles and last.articles


@pytest.mark.parametrize("empty", ["", " \n\n　\n", b""])
def test_an_empty_page_has_no_articles(empty: str | bytes) -> None:
    page = newsie.extract(empty)
    assert (page.articles, page.coverage()) == ((), 1.0)


def test_published_must_be_a_day() -> None:
    with pytest.raises(ValueError, match="published must be a day like 2025-04-28"):
        newsie.extract(REPORT, published="28/4/2025")


def test_what_is_given_wins() -> None:
    page = newsie.extract(REPORT, published="2025-05-01", area="某省临河市")
    assert (page.published, page.published_basis, page.area) == ("2025-05-01", "given", "某省临河市")


def test_the_day_of_issue_follows_the_day_that_the_paper_calls_today() -> None:
    page = newsie.segment("2025年4月27日，全市会议召开。\n\n" + REPORT)
    assert (page.published, page.published_basis) == ("2025-04-29", "dateline")


def test_segment_reads_no_records() -> None:
    (article,) = newsie.segment(REPORT).articles
    assert article.headline.title == "临河市委召开常委会会议"
    assert (article.people, article.dates, article.meetings) == ((), (), ())


def test_the_pipeline_can_be_pickled_and_its_docs_stored() -> None:
    nlp = pickle.loads(pickle.dumps(newsie.load()))
    doc = nlp("市委书记韩立群主持会议。")
    stored = type(doc)(nlp.vocab).from_bytes(doc.to_bytes())
    assert stored.user_data["newsie_people"][0]["name"] == "韩立群"
    assert [span.text for span in stored.spans["newsie_positions"]] == ["市委书记"]


def test_a_component_of_ones_own_joins_the_pipeline() -> None:
    nlp = newsie.load()
    nlp.remove_pipe("newsie_dates")
    article = newsie.extract(REPORT, nlp=nlp).articles[0]
    assert article.dates == ()
    assert [person.name for person in article.people][:1] == ["韩立群"]


def test_a_span_that_is_no_span_of_the_text_cannot_be_located(pages: list[Page]) -> None:
    with pytest.raises(ValueError, match="is not a span of a text"):
        pages[0].articles[0].locate(5, 10**6)


def test_a_million_characters_on_one_line_are_read() -> None:
    page = newsie.extract("会议强调，要抓好落实。" * 90_000)
    assert page.coverage() == 1.0


def test_spans_are_records_too() -> None:
    assert list(spans_of(Span(0, 2, "黄强"))) == [(0, 2, "黄强")]


def test_no_text_is_too_long_for_the_pipeline() -> None:
    assert newsie.load().max_length > 100_000_000


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_two_processes_read_the_same(method: str, root: Path, tmp_path: Path) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    script = tmp_path / "run.py"
    script.write_text(
        "import multiprocessing, newsie\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method({method!r})\n"
        "    texts = ['决定\\n\\n任命孙立为临河市副市长。', '本报讯 县长马远山主持会议。'] * 2\n"
        "    assert list(newsie.pipe(texts, n_process=2)) == list(newsie.pipe(texts))\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, script], cwd=tmp_path, env=environment, check=True, timeout=120)
