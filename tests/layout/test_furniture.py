"""What stands around the articles: folios, editors' lines, sign-offs, marked bylines; and texts without any of it."""

from __future__ import annotations

import pytest

from newsie.layout import take_apart
from newsie.layout.bylines import credits
from newsie.layout.datelines import sign_off
from newsie.layout.jumps import is_furniture

FIRST = "云河图书馆新馆开放\n本报讯（记者 林致远）昨日，云河图书馆新馆开放，市民可凭证件入馆。新馆设有少儿阅览区。\n"
SECOND = "部分小区检修停水\n本报讯 4月3日，云河市水务局发布通知，东城区部分小区将停水检修。市民请提前储水。\n"


@pytest.mark.parametrize(
    ("folio", "day"),
    [
        ("2026年3月28日 星期六 责任编辑：何清 版式：周宇", "2026-03-28"),
        ("云河日报 02 要闻 2026年4月4日 星期六", "2026-04-04"),
        ("云河日报 A01 2026年4月4日", "2026-04-04"),
        ("云河日报 2026年1月13日 要闻", "2026-01-13"),
        ("2026年4月8日 星期三 丙午年二月廿一", "2026-04-08"),
        ("2026年4月8日", "2026-04-08"),
        ("2026-04-10", "2026-04-10"),
        ("第3版 要闻", None),
        ("责编：何清 校对：周宇", None),
    ],
)
def test_a_folio_is_no_headline(folio: str, day: str | None) -> None:
    page = take_apart(f"{folio}\n{FIRST}\n{SECOND}", source="p")
    assert [a.headline.title for a in page.articles] == ["云河图书馆新馆开放", "部分小区检修停水"]
    assert len(page.furniture) == 1 and not page.unassigned
    assert page.published == day


@pytest.mark.parametrize(
    "text",
    ["4月28日", "要闻发布会今日举行", "云河日报社", "编辑部的故事", "2026年云河马拉松", "星期六的约会"],
)
def test_no_furniture(text: str) -> None:
    assert not is_furniture(text)


def test_furniture_of_many_digits_is_told_fast() -> None:
    assert not is_furniture("1" * 79 + "甲")


def test_a_signature_date_closes_its_notice() -> None:
    page = take_apart(f"{FIRST}\n{SECOND}云河市自来水公司\n2026年4月10日\n", source="p")
    assert len(page.articles) == 2 and not page.furniture
    assert page.articles[1].text.endswith("2026年4月10日")
    assert page.articles[1].headline.title == "部分小区检修停水"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("（新华社北京5月18日电）", "北京"),
        ("（本报马尼拉6月24日电）", "马尼拉"),
        ("（据新华社东京5月18日电）", "东京"),
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_sign_off_gives_the_dateline_and_no_title(line: str, place: str, blank: str) -> None:
    body = (
        "云河大桥近日合龙，全长三千余米，预计年底通车。\n" + blank + "大桥建成后，两岸车程将缩短至十分钟。\n"
    )
    page = take_apart(f"云河大桥合龙\n\n{body}{blank}{line}\n\n{SECOND}", source="p")
    first, second = page.articles
    assert (first.headline.title, first.dateline.place) == ("云河大桥合龙", place)
    assert first.text.endswith("两岸车程将缩短至十分钟。")
    assert [aside.text for aside in first.asides] == [line]
    assert second.headline.title == "部分小区检修停水" and second.dateline.place is None


def test_sign_off_on_the_last_line_of_text() -> None:
    found = sign_off("大桥年底通车。（新华社北京/迪拜4月28日电）")
    assert found is not None and (found.agency, found.place, found.date) == (
        "新华社",
        "北京/迪拜",
        "XXXX-04-28",
    )
    assert sign_off("他引用了新华社北京4月28日电的说法。") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("□余明辉", ["余明辉"]),
        ("□余明辉（价格鉴证师）", ["余明辉"]),
        ("□本报记者 柳如烟 文/图", ["柳如烟"]),
        ("本报记者 恩浩", ["恩浩"]),
        ("张力元, 本报记者 恩浩", ["张力元", "恩浩"]),
        ("（执笔记者：李奥；参与记者：栾海、李东旭）", ["李奥", "栾海", "李东旭"]),
        ("本报记者靳博采访整理", ["靳博"]),
        ("耿玉和 摄", ["耿玉和"]),
    ],
)
def test_unusual_bylines(line: str, names: list[str]) -> None:
    assert [b.name for b in credits(line) or ()] == names


@pytest.mark.parametrize(
    "line", ["本报记者 调查", "记者从水", "记者 从海关总署", "□陈列", "新华社记者 走基层"]
)
def test_what_only_looks_like_a_byline(line: str) -> None:
    assert not credits(line)


def test_words_after_the_bracket_are_no_second_byline() -> None:
    text = "云河新站开工\n\n本报东洲5 月24日电\n（记者林致远） 记者从水\n"
    text += "利部门获悉，今年全市水\n利投资增长明显，各地加\n快推进重点工程。\n"
    (article,) = take_apart(text, source="p").articles
    assert [b.name for b in article.byline] == ["林致远"]
    assert "记者从水利部门获悉" in article.text


def test_a_dateline_of_two_places() -> None:
    (article,) = take_apart("本报东洲、云河4月27日电（记者林致远）今天，大桥通车。", source="p").articles
    assert article.dateline.place == "东洲、云河" and [b.name for b in article.byline] == ["林致远"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("任命李明为云河市副市长。", None),
        ("云河市人事任免\n任命李明为云河市副市长。", "云河市人事任免"),
        ("市长李明4月3日主持召开会议", None),
        ("目录\n一\n二", None),
    ],
)
def test_whatever_can_be_read_is_an_article(text: str, title: str | None) -> None:
    page = take_apart(text, source="p")
    assert [a.headline.title for a in page.articles] == [title]
    assert page.articles[0].text == text
    assert not page.unassigned and not page.warnings


@pytest.mark.parametrize("text", ["", "12", "—— ——\n***"])
def test_nothing_to_read_is_no_article(text: str) -> None:
    assert take_apart(text, source="p").articles == ()
