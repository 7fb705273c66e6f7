"""Who wrote a piece, and where from, where it is printed below the headline or below the text."""
from __future__ import annotations

import pytest

from newsie.layout.articles import take_apart

TITLE = "临河水渠全线通水"
BODY = (
    "5月1日上午，临河水渠全线通水，沿线十二个乡镇的群众用上了放心水，灌溉面积比去年增加一成。\n"
    "施工期间，建设者克服了山高坡陡的困难，提前两个月完成任务，工程质量全部合格。"
)


@pytest.mark.parametrize("credit", ["新华社记者", "本报记者", "本报评论员", "临河日报全媒体记者"])
def test_a_credit_without_names_is_no_part_of_the_headline(credit: str) -> None:
    article = take_apart(f"{TITLE}\n{credit}\n{BODY}", source="a").articles[0]
    assert article.headline.title == TITLE
    assert [aside.text for aside in article.asides] == [credit]


@pytest.mark.parametrize("credit", ["新华社记者\n丁一鸣 王小川", "新华社记者 丁一鸣\n王小川", "本报记者 丁一鸣 王小川"])
def test_names_on_the_line_below_the_credit_belong_to_it(credit: str) -> None:
    article = take_apart(f"{TITLE}\n{credit}\n{BODY}", source="a").articles[0]
    assert article.headline.title == TITLE
    assert [writer.name for writer in article.byline] == ["丁一鸣", "王小川"]


@pytest.mark.parametrize(
    "below",
    ["\n（记者丁一鸣 王小川）\n新华社临河5月2日电", "\n（记者丁一鸣\n王小川）\n新华社临河5月2日电"],
)
def test_a_sign_off_below_the_writers_dates_the_text(below: str) -> None:
    page = take_apart(f"{TITLE}\n{BODY}{below}", source="a")
    assert len(page.articles) == 1 and not page.unassigned
    article = page.articles[0]
    assert (article.headline.title, article.dateline.place) == (TITLE, "临河")
    assert [writer.name for writer in article.byline] == ["丁一鸣", "王小川"]


@pytest.mark.parametrize(
    ("end", "place"), [("据新华社临河/青石5月2日电", "临河/青石"), (" 新华社临河5月2日电", "临河")]
)
def test_a_sign_off_may_follow_the_last_sentence(end: str, place: str) -> None:
    article = take_apart(f"{TITLE}\n{BODY}{end}", source="a").articles[0]
    assert (article.dateline.agency, article.dateline.place, article.dateline.date) == ("新华社", place, "XXXX-05-02")


def test_a_title_that_is_printed_twice_is_the_headline() -> None:
    title = "青石网评：用好“绣花功夫”，让城市颜值高"
    article = take_apart(f"{title}\n【青石线】{title}\n{BODY}", source="a").articles[0]
    assert article.headline.title is not None and article.headline.title.startswith(title)
    assert article.text[article.body_start :].startswith("5月1日")


def test_the_parts_of_a_column_are_no_headlines() -> None:
    text = f"追梦者与圆梦人（热评）\n【关键词】传承与突破\n【事件】{BODY}"
    page = take_apart(text, source="a")
    assert [article.headline.title for article in page.articles] == ["追梦者与圆梦人（热评）"]
