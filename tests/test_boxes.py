"""JSON of OCR programs: the shapes each of them writes, invented pages in them, and what is no text with boxes."""
from __future__ import annotations

import json
from typing import Any

import pytest

from newsie.layout import take_apart
from newsie.readers.boxes import documents, is_boxes, rectangle
from newsie.readers.document import Document

#: Two articles side by side; each line with its rectangle (x0, y0, x1, y1), headlines 24 high, the body 10.
LEFT = [
    ("水渠全线通水", 0, 0, 144, 24),
    ("本报讯（记者丁一鸣）昨", 20, 40, 130, 50),
    ("日，城东水渠全线通水，", 0, 55, 110, 65),
    ("农田得到灌溉。", 0, 70, 70, 80),
]
RIGHT = [
    ("大桥昨日合龙", 160, 0, 304, 24),
    ("本报讯（记者何玉兰）昨", 180, 40, 290, 50),
    ("日，临河大桥合龙，比计", 160, 55, 270, 65),
    ("划提前了十二天。", 160, 70, 240, 80),
]
#: As a program may give them: across the columns.
LINES = [line for pair in zip(LEFT, RIGHT, strict=True) for line in pair]
TITLES = ["水渠全线通水", "大桥昨日合龙"]


def corners(x0: float, y0: float, x1: float, y1: float) -> list[list[float]]:
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]


PADDLE2 = [[corners(*box), [text, 0.97]] for text, *box in LINES]
PADDLE3 = {
    "input_path": "page.png",
    "page_index": None,
    "rec_texts": [text for text, *_ in LINES],
    "rec_scores": [0.97] * len(LINES),
    "rec_polys": [corners(*box) for _, *box in LINES],
}
PARAGRAPHS = [
    ("水渠全线通水", (0, 0, 144, 24), 1),
    ("本报讯（记者丁一鸣）昨日，城东水渠全线通水，农田得到灌溉。", (0, 40, 130, 80), 0),
    ("大桥昨日合龙", (160, 0, 304, 24), 1),
    ("本报讯（记者何玉兰）昨日，临河大桥合龙，比计划提前了十二天。", (160, 40, 290, 80), 0),
]
MINERU_CONTENT = [
    {"type": "text", "text": text, "page_idx": 0, "bbox": list(box)} | ({"text_level": 1} if level else {})
    for text, box, level in PARAGRAPHS
]
MINERU_MIDDLE = {
    "pdf_info": [
        {
            "page_idx": 0,
            "page_size": [304, 90],
            "para_blocks": [
                {
                    "type": "title" if y1 - y0 > 20 else "text",
                    "bbox": [x0, y0, x1, y1],
                    "lines": [{"bbox": [x0, y0, x1, y1], "spans": [{"type": "text", "content": text}]}],
                }
                for text, x0, y0, x1, y1 in LINES
            ],
            "discarded_blocks": [],
        }
    ],
    "_backend": "pipeline",
}
DOCLING = {
    "schema_name": "DoclingDocument",
    "version": "1.3.0",
    "texts": [
        {
            "self_ref": f"#/texts/{n}",
            "label": "section_header" if level else "text",
            "text": text,
            "orig": text,
            "prov": [
                {
                    "page_no": 1,
                    "bbox": {"l": x0, "t": 90 - y0, "r": x1, "b": 90 - y1, "coord_origin": "BOTTOMLEFT"},
                    "charspan": [0, len(text)],
                }
            ],
        }
        for n, (text, (x0, y0, x1, y1), level) in enumerate(PARAGRAPHS)
    ],
    "pages": {"1": {"size": {"width": 304.0, "height": 90.0}, "page_no": 1}},
}
PLAIN = [{"text": text, "box": box} for text, *box in LINES]
SHAPES = {
    "paddle 2, one page": PADDLE2,
    "paddle 2, pages": [PADDLE2],
    "paddle 3": PADDLE3,
    "paddle 3, list": [PADDLE3],
    "paddle 3, res": {"res": PADDLE3},
    "paddle structure 3": {"overall_ocr_res": PADDLE3, "page_index": 0},
    "mineru content list": MINERU_CONTENT,
    "mineru middle": MINERU_MIDDLE,
    "docling": DOCLING,
    "plain": PLAIN,
    "plain, points": [{"transcription": text, "points": corners(*box)} for text, *box in LINES],
    "plain, pages": {"pages": [{"lines": PLAIN}]},
    "plain, pages of lists": {"pages": [PLAIN]},
}


def one(value: Any) -> Document:
    (document,) = documents("page.json", value)
    return document


@pytest.mark.parametrize("shape", SHAPES)
def test_both_articles_are_read(shape: str) -> None:
    assert is_boxes(SHAPES[shape])
    document = one(json.dumps(SHAPES[shape], ensure_ascii=False).encode())
    page = take_apart(document.text, source=document.name, boxes=document.boxes, sizes=document.sizes)
    assert [article.headline.title for article in page.articles] == TITLES
    assert [[b.name for b in article.byline] for article in page.articles] == [["丁一鸣"], ["何玉兰"]]
    assert page.articles[1].text.endswith("临河大桥合龙，比计划提前了十二天。")
    assert one(SHAPES[shape]) == document


def test_a_span_has_its_place() -> None:
    document = one(PLAIN)
    page = take_apart(document.text, source=document.name, boxes=document.boxes, sizes=document.sizes)
    article = page.articles[0]
    at = article.text.index("丁一鸣")
    (place,) = article.locate(at, at + 3)
    assert (place.page, place.box) == (1, (80.0, 40, 110.0, 50))
    across = article.text.index("昨日")
    assert [piece.box for piece in article.locate(across, across + 2)] == [(120.0, 40, 130.0, 50), (0.0, 55, 10.0, 65)]


def test_pages_are_named_and_numbered() -> None:
    found = list(documents("paper.json", [PADDLE2, PADDLE2]))
    assert [document.name for document in found] == ["paper.json#page=1", "paper.json#page=2"]
    assert {box.page for box in found[1].boxes} == {2}


def test_lines_read_with_little_confidence_are_warned_of() -> None:
    doubtful = [[box, [text, 0.3]] for box, (text, _) in PADDLE2]
    assert one(doubtful).warnings == ("page.json: 8 of 8 lines were read with little confidence (below 0.5)",)
    assert one(PADDLE2).warnings == ()


@pytest.mark.parametrize(
    "value",
    [None, 5, "text", [], {}, [{"text": "昨日", "title": "决定"}], {"pages": 4}, {"rec_texts": ["甲"]}, [[1, 2]]],
)
def test_other_json_is_none(value: Any) -> None:
    assert not is_boxes(value)
    if not isinstance(value, str):
        with pytest.raises(ValueError, match=r"^page.json holds no text with boxes"):
            list(documents("page.json", value))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (b"{", "is no JSON"),
        ([{"text": "昨日", "box": [1, 2]}], "a box or a text in it is malformed"),
        ([{"text": "昨日", "box": [1, 2, float("nan"), 4]}], "a box or a text in it is malformed"),
        ({"rec_texts": ["甲", "乙"], "rec_polys": [[[0, 0], [9, 9]]]}, "a box or a text in it is malformed"),
        ([{"text": " ", "box": [1, 2, 3, 4]}], "holds boxes but no text"),
    ],
)
def test_broken_boxes_are_one_line(value: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message) as raised:
        list(documents("page.json", value))
    assert "\n" not in str(raised.value)


NOTHING_LOST = [
    {"type": "text", "text": "水渠全线通水", "text_level": 1, "page_idx": 0, "bbox": [0, 0, 144, 24]},
    {"type": "text", "text": "本报讯（记者丁一鸣）昨日，城东水渠全线通水。", "page_idx": 0, "bbox": [0, 40, 130, 80]},
    {"type": "table", "img_path": "a.jpg", "table_caption": ["各镇灌溉面积"], "page_idx": 0,
     "table_footnote": ["单位：亩"],
     "table_body": "<table><tr><td>青石镇</td><td>1200</td></tr><tr><td>临河镇</td><td>800</td></tr></table>",
     "bbox": [0, 100, 130, 180]},
    {"type": "image", "img_path": "b.jpg", "image_caption": ["图为通水现场。"], "page_idx": 0},
    {"type": "list", "list_items": ["一是修渠", "二是护渠"], "page_idx": 0, "bbox": [0, 200, 130, 230]},
]  # fmt: skip


def test_nothing_of_a_content_list_is_lost() -> None:
    document = one(NOTHING_LOST)
    lines = document.text.split("\n")
    for line in ("各镇灌溉面积", "青石镇  1200", "临河镇  800", "单位：亩", "图为通水现场。", "一是修渠", "二是护渠"):
        assert line in lines
    assert "a.jpg" not in document.text
    assert document.warnings == ("page.json: 1 texts without a box stand below the others",)
    assert [document.text[box.start : box.end] for box in document.boxes] == [line for line in lines[:-2] if line]


def test_a_content_list_without_boxes_keeps_its_order() -> None:
    bare = [{key: value for key, value in item.items() if key != "bbox"} for item in MINERU_CONTENT]
    document = one(bare)
    assert document.text.split("\n") == [PARAGRAPHS[0][0], PARAGRAPHS[1][0], "", PARAGRAPHS[2][0], PARAGRAPHS[3][0]]
    assert (document.boxes, document.warnings) == ((), ())
    assert titles_of(document) == TITLES


def titles_of(document: Document) -> list[str | None]:
    page = take_apart(document.text, source=document.name, boxes=document.boxes, sizes=document.sizes)
    return [article.headline.title for article in page.articles]


def test_one_bad_box_does_not_refuse_the_page() -> None:
    document = one([*PLAIN, {"text": "缺角的一行", "box": [1, 2, 3]}])
    assert document.text == one(PLAIN).text and titles_of(document) == TITLES
    (warning,) = document.warnings
    assert warning.startswith("page.json: 1 texts were left out, their box is malformed: 缺角的一行")


def test_a_table_of_a_middle_file_is_read() -> None:
    rows = "<table><tr><td>青石镇</td><td>1200</td></tr></table>"
    block = {"type": "table_body", "bbox": [0, 90, 90, 99], "lines": [{"spans": [{"type": "table", "html": rows}]}]}
    page = MINERU_MIDDLE["pdf_info"][0]  # type: ignore[index]
    value = {"pdf_info": [page | {"para_blocks": [*page["para_blocks"], {"type": "table", "blocks": [block]}]}]}
    assert "青石镇  1200" in one(value).text.split("\n")


def test_rectangles() -> None:
    assert rectangle({"x0": 1, "y0": 2, "x1": 3, "y1": 4}) == (1, 2, 3, 4)
    with pytest.raises(ValueError, match="four numbers or a polygon"):
        rectangle([1, 2, 3])
