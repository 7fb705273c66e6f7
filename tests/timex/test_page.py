"""The day of issue, worked out from the page."""
from __future__ import annotations

import pytest

from newsie.records import Article, Dateline
from newsie.timex import date_page, guess_year, resolve_dateline


def article(text: str, agency: str | None = None, date: str | None = None) -> Article:
    return Article(id="page#1", text=text, dateline=Dateline(agency, None, date))


def test_given() -> None:
    assert date_page([article("今天")], published="2025-04-28") == ("2025-04-28", "given")


def test_masthead() -> None:
    assert date_page([article("今天")], header="临河日报 2025年4月8日 星期二") == ("2025-04-08", "masthead")


def test_the_day_after_a_piece_that_says_today() -> None:
    piece = article("本报12月31日讯 今天，会议召开。", "本报", "XXXX-12-31")
    other = article("2023年12月30日通过。")
    assert date_page([piece, other]) == ("2024-01-01", "dateline")


def test_a_wire_story_that_says_today_is_no_such_piece() -> None:
    wire = article("新华社临河4月25日电 今天，会议召开。", "新华社", "2025-04-25")
    assert date_page([wire, article("4月27日，会议召开。")]) == ("2025-04-27", "newest date")


@pytest.mark.parametrize(
    "future",
    ["将于5月20日开幕", "从4月30日到5月5日加开列车", "自2025年7月1日起施行", "截至时间到5月20日", "《5月20日行动》"],
)
def test_days_to_come_are_not_the_newest_reported(future: str) -> None:
    assert date_page([article("2025年4月27日通过。"), article(future)]) == ("2025-04-27", "newest date")


@pytest.mark.parametrize(
    "text",
    [
        "2012年年底，一患者死亡了。8月19日，法院开庭。",
        "2012年8月19日，法院开庭。2012年12月，患者死亡了。",
        "2023年3月5日，大会召开。2024年产值增长，2024年下降。",
        "丁一鸣，男，1971年12月3日生，1990年7月参加工作。",
    ],
)
def test_a_day_that_the_text_contradicts_is_none(text: str) -> None:
    assert date_page([article(text)]) == (None, None)


def test_a_month_to_come_contradicts_nothing() -> None:
    story = article("2012年8月19日，法院开庭。到2012年12月，将建成三座桥。")
    assert date_page([story]) == ("2012-08-19", "newest date")


def test_no_year_no_day() -> None:
    assert date_page([article("11月18日，镇里召开会议。")]) == (None, None)
    assert date_page([]) == (None, None)


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["《方案（2023—2025年）》提出到2025年的目标。"], 2023),
        (["2023临河好声音开唱，到2035年建成。"], 2023),
        (["2025年全国劳动模范参加大会。"], 2025),
        (["2021年产值增长。", "自2020年至今下线百辆。"], 2021),
        (["2023年11月28日通过。", "承办2024年系列活动。"], 2023),
        (["1949年10月1日开国。", "2025年产值增长。"], 2025),
        (["投资2000万元，共2025人。"], None),
        (["5月1日，放假。"], None),
    ],
)
def test_the_year_of_a_page(texts: list[str], year: int | None) -> None:
    assert guess_year(texts) == year


@pytest.mark.parametrize(
    ("printed", "published", "filled"),
    [
        ("XXXX-04-25", "2025-04-28", "2025-04-25"),
        ("XXXX-12-31", "2025-01-01", "2024-12-31"),
        ("2025-04-25", "2025-04-28", "2025-04-25"),
        ("XXXX-04-25", None, "XXXX-04-25"),
        (None, "2025-04-28", None),
    ],
)
def test_resolve_dateline(printed: str | None, published: str | None, filled: str | None) -> None:
    assert resolve_dateline(Dateline("本报", None, printed), published).date == filled
