"""Datelines of older papers: brackets of their time, numerals, the day of the month alone."""
from __future__ import annotations

import pytest

import newsie
from newsie.layout.articles import take_apart
from newsie.layout.datelines import read_formula
from newsie.records import Dateline
from newsie.timex.page import resolve_dateline

_BODY = "各县农民已开始春耕，水渠修整完毕，种子和农具陆续运到。"


@pytest.mark.parametrize(
    ("opening", "agency", "place", "day"),
    [
        ("【新华社重庆十四日电】", "新华社", "重庆", "XXXX-XX-14"),
        ("〔新华社重庆十四日电〕", "新华社", "重庆", "XXXX-XX-14"),
        ("【本报北平十四日专电】", "本报", "北平", "XXXX-XX-14"),
        ("【塔斯社莫斯科五日讯】", "塔斯社", "莫斯科", "XXXX-XX-05"),
        ("新华社北京十四日电　", "新华社", "北京", "XXXX-XX-14"),
        ("据新华社北京十四日电　", "新华社", "北京", "XXXX-XX-14"),
        ("新华社三亚十日电　", "新华社", "三亚", "XXXX-XX-10"),
        ("新华社沈阳二十日电　", "新华社", "沈阳", "XXXX-XX-20"),
        ("新华社沈阳廿一日电　", "新华社", "沈阳", "XXXX-XX-21"),
        ("新华社重庆14日电　", "新华社", "重庆", "XXXX-XX-14"),
        ("新华社华东前线四月二十一日电　", "新华社", "华东前线", "XXXX-04-21"),
        ("新华社三月十四日电　", "新华社", None, "XXXX-03-14"),
        ("新华社一九五〇年三月十四日讯　", "新华社", None, "1950-03-14"),
        ("新华社一九五○年三月十四日讯　", "新华社", None, "1950-03-14"),
        ("【本报讯】", "本报", None, None),
        ("〔本报讯〕", "本报", None, None),
    ],
)
def test_a_formula_is_read(opening: str, agency: str, place: str | None, day: str | None) -> None:
    formula = read_formula(opening + _BODY)
    assert formula is not None
    assert formula.dateline == Dateline(agency, place, day)
    assert (opening + _BODY)[formula.end :].lstrip() == _BODY


@pytest.mark.parametrize(
    "text",
    [
        "新华社十四日从临河得到消息，各县已开始春耕。",
        "据新华社十日报道，各县已开始春耕。",
        "新华社二十日内将发表通讯三篇。",
        "【注】十四日电厂停机检修。",
        "〔附记〕本报讯息传到村里，已是傍晚。",
        "十四日电影院放映新片。",
    ],
)
def test_what_only_looks_alike_is_no_formula(text: str) -> None:
    assert read_formula(text) is None


@pytest.mark.parametrize(
    ("printed", "published", "day"),
    [
        ("XXXX-XX-14", "1950-03-16", "1950-03-14"),
        ("XXXX-XX-16", "1950-03-16", "1950-03-16"),
        ("XXXX-XX-28", "1950-03-02", "1950-02-28"),
        ("XXXX-XX-30", "1950-03-02", "1950-01-30"),
        ("XXXX-XX-31", "1951-01-01", "1950-12-31"),
        ("XXXX-XX-14", None, "XXXX-XX-14"),
    ],
)
def test_the_day_alone_is_the_last_one_before_the_issue(printed: str, published: str | None, day: str) -> None:
    assert resolve_dateline(Dateline("新华社", "重庆", printed), published).date == day


def test_without_a_day_of_issue_a_year_is_kept() -> None:
    assert resolve_dateline(Dateline("新华社", "重庆", "XXXX-XX-14"), None, year=1950).date == "1950-XX-14"


@pytest.mark.parametrize("published", [None, "1950-03-16"])
def test_a_page_with_a_day_alone_is_read_whole(published: str | None) -> None:
    text = f"川东春耕开始\n【新华社重庆十四日电】{_BODY}昨晚，县里开了会。"
    page = newsie.extract(text, published=published)
    (article,) = page.articles
    assert article.headline.title == "川东春耕开始"
    assert article.dateline.date == ("1950-03-14" if published else "XXXX-XX-14")
    first, last = article.dates[0], article.dates[-1]
    assert (first.text, first.value) == ("十四日", "1950-03-14" if published else "XXXX-XX-14")
    assert last.value == ("1950-03-13TEV" if published else "XXXX-XX-XXTEV")


def test_two_pieces_in_one_line_are_parted_at_the_bracket() -> None:
    text = f"春耕开始\n【新华社重庆十四日电】{_BODY}\n\n水渠通水\n〔本报讯〕{_BODY}"
    assert [a.dateline.agency for a in take_apart(text, source="a").articles] == ["新华社", "本报"]
