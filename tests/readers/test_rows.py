"""Rows of JSON, CSV, Excel and Parquet: fields found, days read, what is none named."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import newsie
from newsie.readers.days import day_written
from newsie.readers.document import why_failed
from newsie.readers.rows import with_headline
from readers.made import BODY, ROW, TITLE, parquet, workbook


def texts(data: bytes, name: str, **options: Any) -> list[newsie.Document]:
    return list(newsie.read(data, name=name, **options))


def as_csv(delimiter: str, *rows: list[str]) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([list(ROW), *rows])
    return file.getvalue()


def is_the_row(document: newsie.Document) -> None:
    assert (document.headline, document.published, document.name) == (TITLE, "2022-11-09", "qh-1")
    assert document.text == f"{TITLE}\n\n{BODY}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_every_encoding(encoding: str, delimiter: str) -> None:
    (document,) = texts(as_csv(delimiter, list(ROW.values())).encode(encoding), "a.csv")
    is_the_row(document)
    assert document.format == ("tsv" if delimiter == "\t" else "csv")


def test_line_breaks_inside_a_field_are_of_the_text() -> None:
    body = f"{BODY}\n会议强调，要“稳”字当头，\"抓\"项目。"
    rows = [[TITLE, body, "2022-11-09", "1"], [TITLE, BODY, "2022-11-10", "2"]]
    first, second = texts(as_csv(",", *rows).encode(), "a.csv")
    assert first.text == f"{TITLE}\n\n{body}"
    assert (first.name, second.name) == ("1", "2")


def test_a_csv_named_txt_is_read_as_one() -> None:
    (document,) = texts(as_csv(",", list(ROW.values())).encode(), "a.txt")
    is_the_row(document)


def test_a_text_with_commas_is_no_csv() -> None:
    (document,) = texts("标题党，正文，内容\n不是表格，是报纸。".encode(), "a.txt")
    assert document.format == "txt"


def test_a_csv_without_a_text_column_names_its_columns() -> None:
    with pytest.raises(ValueError, match=r"a\.csv has no column of texts: .*--fields text=….* 题目甲, 数量"):
        texts("题目甲,数量\nx,3\n".encode(), "a.csv")


def test_rows_behind_an_open_quotation_mark_are_not_one_text() -> None:
    data = 'title,text\n甲,"第一篇。"\n乙,"第二篇。\n丙,第三篇。\n丁,第四篇。\n'
    first, torn = texts(data.encode(), "a.csv")
    assert (first.headline, why_failed(first.warnings)) == ("甲", None)
    assert torn.name == "a.csv:3"
    assert "opened here and not closed" in str(why_failed(torn.warnings))


def test_a_text_of_several_lines_in_quotation_marks_is_whole() -> None:
    data = 'title,text\n甲,"第一行。\n第二行，“引文”。"\n乙,5" 管道通水。\n'
    first, second = texts(data.encode(), "a.csv")
    assert first.text.endswith("第一行。\n第二行，“引文”。")
    assert (second.headline, why_failed(second.warnings)) == ("乙", None)


def test_a_quotation_mark_that_nobody_closes_loses_no_row_before_it() -> None:
    long = '"' + "会" * 10_000_001
    first, broken = texts(f"id,text\n1,甲\n2,{long}\n".encode(), "a.csv")
    assert (first.text, broken.name) == ("甲", "a.csv:3")
    assert "is a quotation mark not closed" in str(why_failed(broken.warnings))


def test_a_row_with_too_many_columns_is_named_not_shifted() -> None:
    wrong, right = texts("id,text\n1,甲,乙\n2,丙\n".encode(), "a.csv")
    assert why_failed(wrong.warnings) == "a row of 3 columns where the first line names 2"
    assert right.text == "丙"


def test_excel() -> None:
    pytest.importorskip("openpyxl")
    rows = [list(ROW), list(ROW.values()), [TITLE, None, "2022-11-10", "qh-2"]]
    document, empty = texts(workbook(*rows), "a.xlsx")
    is_the_row(document)
    assert why_failed(empty.warnings) == 'no text: "正文" is empty'


def test_excel_days_are_days() -> None:
    pytest.importorskip("openpyxl")
    from datetime import datetime

    (document,) = texts(workbook(["text", "date"], ["甲", datetime(2022, 11, 9, 8)]), "a.xlsx")
    assert (document.published, document.name) == ("2022-11-09", "a.xlsx:2")


def test_parquet() -> None:
    pytest.importorskip("pyarrow")
    rows = [{**ROW, "无关": 3}] * 600
    documents = texts(parquet(rows), "a.parquet")
    is_the_row(documents[0])
    assert len(documents) == 600
    assert [bool(d.warnings) for d in documents[:2]] == [True, False]


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_tables_without_texts_name_their_columns(kind: str) -> None:
    pytest.importorskip({"xlsx": "openpyxl", "parquet": "pyarrow"}[kind])
    data = workbook(["甲", "乙"], [1, 2]) if kind == "xlsx" else parquet([{"甲": 1, "乙": 2}])
    with pytest.raises(ValueError, match=r"no column of texts.* its columns are 甲, 乙"):
        texts(data, f"a.{kind}")


def test_json_lines_and_what_is_not_read_is_told_once() -> None:
    rows = [{**ROW, "点击": 5, "编号": str(number)} for number in range(3)]
    documents = texts("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(), "a.jsonl")
    assert [d.name for d in documents] == ["0", "1", "2"]
    assert [d.warnings for d in documents] == [
        ("fields that newsie does not read (told once a file): 点击",), (), ()
    ]  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        [ROW],
        ROW,
        {"data": [ROW]},
        {"code": 0, "result": {"total": 1, "list": [ROW]}},
        {"hits": {"hits": [{"_index": "x", "_source": ROW}]}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_however_it_is_nested(value: object, indent: int | None) -> None:
    for name in ("a.json", "a.txt"):
        (document,) = texts(json.dumps(value, ensure_ascii=False, indent=indent).encode(), name)
        is_the_row(document)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "not a line of JSON"),
        ("[" * 100_000, "not a line of JSON"),
        ("[]", 'string "text"'),
        ('{"source": "a.txt"}', "a row must have a text"),
        ('{"text": ""}', 'no text: "text" is empty'),
        ('{"text": 3}', '"text" must be a text, not int'),
        ('{"text": "x", "area": 3}', '"area" must be a text'),
        ('{"text": "' + "会" * 10_000_000 + '"}', "a line of more than 10 million characters"),
        ('{"source": "a", "schema_version": "1", "articles": []}', "newsie's own output"),
    ],
    ids=range(9),
)
def test_a_broken_row_is_named_and_the_rest_read(row: str, reason: str) -> None:
    first, broken, last = texts(f'{{"text": "a"}}\n{row}\n{{"text": "b"}}\n'.encode(), "a.jsonl")
    assert (first.text, last.text) == ("a", "b")
    assert broken.name in ("a.jsonl:2", "a.txt")
    assert reason in str(why_failed(broken.warnings))


def test_newsies_own_output_is_refused(tmp_path: Path) -> None:
    page = newsie.segment(BODY).to_json()
    for text in (page, f"[{page}]"):
        with pytest.raises(ValueError, match=r"a\.json is newsie's own output"):
            texts(text.encode(), "a.json")


def test_fields_by_name() -> None:
    data = json.dumps({"main": BODY, "t": TITLE, "text": "…", "when": 20221109}).encode()
    names = {"text": "main", "title": "t", "published": "when"}
    (document,) = texts(data, "a.json", fields=names)
    assert (document.text, document.published) == (f"{TITLE}\n\n{BODY}", "2022-11-09")
    assert document.warnings == ("fields that newsie does not read (told once a file): text",)
    with pytest.raises(ValueError, match="no field 'body'"):
        texts(data, "a.json", fields={"body": "main"})


def test_what_a_row_knows_besides() -> None:
    row = {"content": "县政府昨日发布通知。", "作者": "记者 田小禾、丁一鸣", "来源": "青河日报", "版次": 4}
    row["area"] = "吉林省辽源市"
    (page,) = newsie.pipe([json.dumps(row).encode()])
    assert [writer.name for writer in page.articles[0].byline] == ["田小禾", "丁一鸣"]
    assert (page.newspaper, page.page_number, page.area, page.format) == ("青河日报", "4", "吉林省辽源市", "json")


def test_a_source_in_chinese_is_the_paper_and_no_name() -> None:
    (document,) = texts(json.dumps({"source": "青河日报", "id": 7, "text": BODY}).encode(), "a.json")
    assert (document.newspaper, document.name) == ("青河日报", "7")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-04-28", "2025-04-28"),
        ("2025-4-8 09:30:00", "2025-04-08"),
        ("2025-04-28T09:30:00+08:00", "2025-04-28"),
        ("20250428", "2025-04-28"),
        ("20250428093000", "2025-04-28"),
        ("2025/4/28", "2025-04-28"),
        ("2025年4月28日 星期一", "2025-04-28"),
        (20250428, "2025-04-28"),
        (1745798400, "2025-04-28"),
        (1745798400000, "2025-04-28"),
        ("2025-02-30", None),
        ("28.4.2025", None),
        ("昨天", None),
        (3, None),
    ],
)
def test_days(written: object, day: str | None) -> None:
    assert day_written(written) == day


def test_a_day_that_is_none_is_told_and_the_text_read() -> None:
    (document,) = texts(b'{"text": "x", "date": "28.4.2025"}', "a.json")
    assert document.published is None and document.text == "x"
    assert document.warnings == ("'28.4.2025' is not a day like 2025-04-28: the day of issue is not taken from it",)


@pytest.mark.parametrize("nothing", [None, "", "  ", "nan", "None"])
def test_nothing_is_no_day(nothing: str | None) -> None:
    (document,) = texts(json.dumps({"text": "x", "date": nothing}).encode(), "a.json")
    assert (document.published, document.warnings) == (None, ())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{TITLE}\n{BODY}", f"{TITLE}\n{BODY}"),
        (f"  {TITLE}\n{BODY}", f"{TITLE}\n{BODY}"),
        (f"{TITLE}{BODY}", f"{TITLE}\n\n{BODY}"),
        (f"{TITLE}，各界关注。", f"{TITLE}\n\n{TITLE}，各界关注。"),
    ],
)
def test_a_headline_is_not_doubled(body: str, text: str) -> None:
    assert with_headline(TITLE, body) == text


def test_a_row_with_a_headline_is_one_article() -> None:
    body = f"{BODY}\n\n青河县教育工作会议召开\n\n"
    body += "本报讯（记者 丁一鸣）11月9日，青河县召开教育工作会议。会议研究了有关事项。"
    with_title, without = newsie.pipe(
        [json.dumps({"title": TITLE, "text": body}).encode(), json.dumps({"text": f"{TITLE}\n\n{body}"}).encode()]
    )
    assert [article.headline.title for article in with_title.articles] == [TITLE]
    assert len(without.articles) == 2
    article = with_title.articles[0]
    assert article.text[article.body_start :].startswith("本报讯")
    assert "教育工作会议" in article.text
