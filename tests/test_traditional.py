"""Pages in traditional characters: read as those in simplified ones, and quoted as printed."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsie
from newsie import score as scoring
from newsie.characters import only_traditional, simplified, traditional
from newsie.gold import as_gold
from newsie.lexicons import rows
from newsie.printed import Print
from newsie.records import Page, Record
from newsie.timex import Anchors, find

SHARED = Path(__file__).parents[2] / "shared" / "gold"


def test_every_character_has_one_form_and_no_form_is_read_on() -> None:
    assert [(old, new) for old, new in traditional().items() if simplified(new) != new] == []
    assert len(traditional()) > 3000
    assert set(only_traditional()) < set(traditional())


@pytest.mark.parametrize("row", rows("traditional_words"), ids=lambda row: row.text)
def test_what_has_two_forms_is_told_by_its_word(row: Any) -> None:
    read = simplified(f"據報導，{row.example}")
    assert row.note in read
    assert len(read) == len(row.example) + 4
    other = next(c for c, form in zip(row.text, row.note, strict=True) if c in "著乾瞭藉覆畫鍊徵")
    place = row.counter_example.index(other)
    form = row.note[row.text.index(other)]
    assert simplified(f"據報導，{row.counter_example}")[4 + place] != form


@pytest.mark.parametrize(
    "text",
    [
        "乾隆年间的著名瞭望台，杯盘狼藉，不堪其覆",  # all in simplified texts too
        "於是他把「规划」交给毕昇镇",
        "中国队在大阪二比一取胜",
        "",
    ],
)
def test_a_simplified_text_stays(text: str) -> None:
    assert simplified(text) == text.replace("昇", "升")


def test_a_single_name_does_not_make_a_page_traditional() -> None:
    text = "本报讯 著名学者李國强到乾县「讲学」，" + "市民前往听讲。" * 20
    assert simplified(text) == text.replace("國", "国")


def spans_of(record: Record) -> list[tuple[int, int, str]]:
    """All quotations of a record and of those inside it."""
    found = []
    if {"start", "end", "text"} <= set(vars(record)) and getattr(record, "end", 0) > getattr(record, "start", 0):
        found.append((record.start, record.end, record.text))  # type: ignore[attr-defined]
    for value in vars(record).values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                found += spans_of(item)
    return found


PAGE = """臺北市政府人事異動

【本報訊】臺北市政府昨（27）日任命王大文為秘書長。
市長陳國強主持會議，副市長黃曉東、環保局局長李麗華等出席會議。

環境諮詢會議召開

本報訊（記者 張麗華）4月26日，市環境諮詢委員會召開會議，討論「減廢計畫」。市環保局局長李麗華在會上講話。
"""


@pytest.fixture(scope="module")
def page() -> Page:
    return newsie.extract(PAGE, published="2025-04-28", area="臺北市")


def test_a_page_is_quoted_as_printed(page: Page) -> None:
    first, second = page.articles
    assert first.headline.title == "臺北市政府人事異動"
    assert [(a.person, a.action, a.role) for a in first.appointments] == [("王大文", "appoint", "秘書長")]
    assert [p.name for p in first.people] == ["王大文", "陳國強", "黃曉東", "李麗華"]
    assert [p.role for person in first.people for p in person.positions] == ["市長", "副市長", "局長"]
    assert [(b.name, b.outlet) for b in second.byline] == [("張麗華", None)]
    assert second.dateline.agency == "本報"
    assert [person.name for person in second.people] == ["李麗華"]


def test_every_span_quotes_and_locates(page: Page) -> None:
    for article in page.articles:
        spans = [span for record in vars(article).values() if isinstance(record, tuple) for item in record
                 if isinstance(item, Record) and hasattr(item, "rule") for span in spans_of(item)]  # fmt: skip
        assert len(spans) > 5
        for start, end, text in spans:
            assert article.text[start:end] == text
            assert "".join(PAGE[a:b] for a, b in article.locate(start, end)) == text


def test_a_page_comes_back_from_json(page: Page) -> None:
    assert Page.from_json(page.to_json()) == page


def test_what_a_doc_holds_is_printed() -> None:
    docs = []

    class Keeper:
        def __call__(self, doc: Any) -> Any:
            docs.append(doc.text)
            return doc

    from spacy.language import Language

    Language.component("keeper_of_texts", func=Keeper())
    nlp = newsie.load()
    nlp.add_pipe("keeper_of_texts")
    newsie.extract("市長陳國強主持會議。", nlp=nlp)
    assert docs == ["市長陳國強主持會議。"]


def test_a_lexicon_holds_for_either_script(tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("text\tlabel\n首席播報官\tPOST\n", encoding="utf-8")
    nlp = newsie.load(lexicon=tmp_path / "mine.tsv")
    for text in ("首席播報官張小二出席會議。", "首席播报官张小二出席会议。"):
        (article,) = newsie.extract(text, nlp=nlp).articles
        assert [e.text for e in article.entities if e.label == "POST"] == [text[:5]]


def test_times_are_quoted_as_printed() -> None:
    times = find("會議於民國三十八年四月、下週五上午十時舉行", Anchors(published="2021-02-03"))
    assert [(time.text, time.value) for time in times] == [
        ("民國三十八年四月", "1949-04"), ("下週五上午十時", "2021-02-12T10:00"),
    ]  # fmt: skip


def test_the_print_of_a_value_that_stands_nowhere_is_put_together() -> None:
    print_ = Print("省人大常委会副主任，市政府秘书长", "省人大常委會副主任，市政府秘書長")
    assert print_.of("省人大常委会秘书长") == "省人大常委會秘書長"
    assert print_.of("无此") == "无此"


def test_what_is_printed_in_two_ways_is_quoted_where_it_stands() -> None:
    text = "訪臺北農會\n\n本報訊 臺北市長陳國強主持會議。台北市副市長黃曉東報告，臺北市長陳國強說明。"
    (article,) = newsie.extract(text).articles
    found = [(p.name, p.positions[0].organization, p.positions[0].text) for p in article.people]
    assert found == [("陳國強", "臺北", "臺北市長"), ("黃曉東", "台北市", "台北市副市長")]


READINGS = [
    ("會(huì)議(yì)決定任命孫立為副市長。", "會議決定任命孫立為副市長。"),
    ("会（huì）议（yì）决定任命孙立为副市长。", "会议决定任命孙立为副市长。"),
    ("會\u200b議決定任命孫\ufeff立為副市長。", "會議決定任命孫立為副市長。"),
    ("會（ㄏㄨㄟˋ）議決定任命孫立為副市長。", "會議決定任命孫立為副市長。"),
    ("世界贸易组织（WTO）会议举行。", "世界贸易组织（WTO）会议举行。"),  # no reading
    ("项目（xm）会议举行。", "项目（xm）会议举行。"),
]


@pytest.mark.parametrize(("printed", "read"), READINGS)
def test_readings_behind_characters_are_passed_over(printed: str, read: str) -> None:
    (article,) = newsie.extract("市府消息\n\n本報訊 " + printed).articles
    assert article.text.endswith(read)
    at = article.text.index(read)
    pieces = article.locate(at, at + len(read))
    source = "市府消息\n\n本報訊 " + printed
    assert "".join(source[a:b] for a, b in pieces) == read


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("name", ["articles", "news"])
def test_gold_in_traditional_characters_is_read_as_well(name: str) -> None:
    """The texts by OpenCC (s2t), gold's strings as the converted text prints them: no figure falls by two points."""
    opencc = pytest.importorskip("opencc")
    convert = opencc.OpenCC("s2t").convert
    rows_ = [json.loads(line) for line in (SHARED / name / "texts.jsonl").read_text(encoding="utf-8").splitlines()]
    rows_ = rows_ if name == "articles" else rows_[::6]
    gold, there, here = {}, {}, {}
    for row in rows_:
        stem = str(row["source"]).removesuffix(".txt")
        plain = json.loads((SHARED / name / f"{stem}.json").read_text(encoding="utf-8"))
        text = convert(row["text"])
        assert len(text) == len(row["text"])
        gold[stem] = as_gold(plain), as_gold(_converted(plain, Print(row["text"], text)))
        options = {"published": row.get("published"), "name": row["source"]}
        here[stem] = newsie.extract(row["text"], **options).to_dict()
        there[stem] = newsie.extract(text, **options).to_dict()
    simple = scoring.score({stem: pair[0] for stem, pair in gold.items()}, here).figures()
    figures = scoring.score({stem: pair[1] for stem, pair in gold.items()}, there).figures()
    assert _lower(simple, figures) == []


def _converted(value: Any, text: Print, key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _converted(v, text, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_converted(v, text, key) for v in value]
    return text.of(value) if isinstance(value, str) and key not in ("source", "organization_name") else value


def _lower(one: Any, other: Any, path: str = "") -> list[str]:
    """The figures of ``other`` that are more than .02 below those of ``one``."""
    if isinstance(one, dict):
        return [line for key in one for line in _lower(one[key], other[key], f"{path}/{key}")]
    count = isinstance(one, int) or one is None
    return [] if count or other >= one - 0.02 else [f"{path}: {one} → {other}"]
