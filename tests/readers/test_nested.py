"""JSON of every shape, and fields that hold HTML, lists or line ends written out: no text is lost without a word."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsie
from newsie.readers.document import why_failed

FIRST = "本报讯 6月11日，白杨县召开防汛工作会议。"
SECOND = "本报讯 6月12日，白杨县开展夏粮收购检查。"


def texts(value: object, name: str = "a.json", **options: Any) -> list[newsie.Document]:
    return list(newsie.read(json.dumps(value, ensure_ascii=False).encode(), name=name, **options))


def told(value: object) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.name, one.published, one.page_number, one.text) for one in texts(value)]


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        (
            {"20250612": {"content": FIRST}, "20250613": {"content": SECOND}},
            [("20250612", "2025-06-12", None, FIRST), ("20250613", "2025-06-13", None, SECOND)],
        ),
        (
            {"20250612": FIRST, "20250613": SECOND},
            [("20250612", "2025-06-12", None, FIRST), ("20250613", "2025-06-13", None, SECOND)],
        ),
        (
            {"by1": {"content": FIRST, "date": "2025-06-12"}, "by2": {"content": SECOND}},
            [("by1", "2025-06-12", None, FIRST), ("by2", None, None, SECOND)],
        ),
        (
            {
                "date": "2025-06-12",
                "pages": [
                    {"page": "01", "articles": [{"content": FIRST}, {"content": SECOND, "page": "03"}]},
                    {"page": "02", "articles": []},
                    {"page": "04", "articles": [{"content": FIRST, "date": "2025-06-11"}]},
                ],
            },
            [
                ("a.json:1", "2025-06-12", "01", FIRST),
                ("a.json:2", "2025-06-12", "03", SECOND),
                ("a.json:3", "2025-06-11", "04", FIRST),
            ],
        ),
        (
            {"2025-06-12": [{"content": FIRST}], "2025-06-13": [{"content": SECOND}]},
            [("a.json:1", "2025-06-12", None, FIRST), ("a.json:2", "2025-06-13", None, SECOND)],
        ),
        (
            {"news": [{"content": FIRST}], "more": {"list": [{"content": SECOND}]}},
            [("a.json:1", None, None, FIRST), ("a.json:2", None, None, SECOND)],
        ),
        # traps: an id that is no day; a row's own name; a page's title is no headline
        ({"20259999": {"content": FIRST}}, [("20259999", None, None, FIRST)]),
        ({"1": {"content": FIRST, "id": "by-7"}}, [("by-7", None, None, FIRST)]),
        ({"title": "要闻", "list": [{"content": FIRST}]}, [("a.json", None, None, FIRST)]),
    ],
)
def test_every_row_of_nested_json_is_read(
    value: object, rows: list[tuple[str, str | None, str | None, str]]
) -> None:
    assert told(value) == rows


def test_a_line_of_json_lines_may_hold_several() -> None:
    found = texts({"page": "1", "articles": [{"text": FIRST}, {"text": SECOND}]}, "a.jsonl")
    assert [(one.text, one.page_number) for one in found] == [(FIRST, "1"), (SECOND, "1")]


def test_what_is_no_row_among_rows_is_named() -> None:
    first, broken, last = texts({"list": [{"text": FIRST}, {"note": SECOND}, {"text": SECOND}]})
    assert (first.text, last.text) == (FIRST, SECOND)
    assert "this one has note" in str(why_failed(broken.warnings))


def test_what_is_beside_the_rows_is_told() -> None:
    (document,) = texts({"preface": SECOND, "list": [{"text": FIRST}]})
    assert document.text == FIRST
    assert "preface" in " ".join(document.warnings)


def test_an_object_with_odd_names_lists_them() -> None:
    with pytest.raises(ValueError, match=r"--fields text=….* this one has bt, nr$"):
        texts({"bt": "通知", "nr": FIRST})


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (f"<p>&nbsp;&nbsp;{FIRST}</p><p>县长说：&ldquo;要早准备。&rdquo;</p>", f"{FIRST}\n县长说：“要早准备。”"),
        (f"{FIRST}<br/>{SECOND}", f"{FIRST}\n{SECOND}"),
        ("县长说：&ldquo;要早准备。&rdquo;", "县长说：“要早准备。”"),
        ([FIRST, "", SECOND], f"{FIRST}\n{SECOND}"),
        (f"{FIRST}\\n{SECOND}\\n（罗一舟）", f"{FIRST}\n{SECOND}\n（罗一舟）"),
        # traps: brackets that are no tags, one written end, real ends beside it
        ("水位<3米，流量>5，A<b型。", "水位<3米，流量>5，A<b型。"),
        ("文件存于D:\\new目录。", "文件存于D:\\new目录。"),
        ("一\\n二\\n三\n四", "一\\n二\\n三\n四"),
    ],
)
def test_what_a_field_holds_becomes_text(field: object, text: str) -> None:
    pytest.importorskip("lxml")
    (document,) = texts({"content": field})
    assert (document.text, document.warnings) == (text, ())


def test_html_without_lxml_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    (document,) = texts({"content": f"<p>{FIRST}</p>"})
    assert "pip install 'newsie-zh[html]'" in document.warnings[0]
