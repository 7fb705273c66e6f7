"""find and parse: offsets, order, anchors, hostile input."""
from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsie.timex import Anchors, find, parse

PAGE = Anchors(published="2025-04-28")
ALPHABET = (
    "0129年月日号时点分上下中午晚前今明去当同次天一二三十第至到—-.:：（）《》“”，。\n "
    "以来至今世纪代季度半周五底初会议的"
)


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_spans_quote_the_text_in_order(text: str) -> None:
    dates = find(text, PAGE)
    assert all(text[date.start : date.end] == date.text for date in dates)
    assert all(a.end <= b.start for a, b in pairwise(dates))
    assert find(text, PAGE) == dates


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_begin_is_not_after_end_within_one_point(text: str) -> None:
    for date in find(text, PAGE):
        if date.begin and date.end_date and "/" not in date.value:
            assert date.begin <= date.end_date


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 100_000,
        "-" * 10_000,
        "—" * 10_000,
        "《" * 50_000,
        "2025年" * 20_000,
        "2025年" + "甲" * 100_000,
        "12月" * 20_000,
        "一" * 100_000,
        "今天（" * 20_000,
        "1-" * 50_000,
        "当日" * 20_000,
        "2012.08—" * 10_000,
        "8:00" * 20_000,
        "3日、" * 20_000,
    ],
    ids=lambda text: text[:6],
)
def test_hostile_input_costs_linear_time(hostile: str) -> None:
    def seconds(text: str) -> float:
        begin = time.process_time()
        find(text, PAGE)
        return time.process_time() - begin

    find("今天", PAGE)
    half, whole = seconds(hostile[: len(hostile) // 4]), seconds(hostile)
    assert whole < 10
    assert whole < 12 * half + 0.3  # four times the text; a quadratic cost would be sixteen times


def test_dateline_is_asked_before_the_page() -> None:
    (date,) = find("今天", Anchors(published="2025-04-28", dateline="2025-04-25"))
    assert (date.value, date.anchor) == ("2025-04-25", "dateline")
    (date,) = find("今天", PAGE)
    assert (date.value, date.anchor) == ("2025-04-28", "published")


def test_dateline_without_a_year() -> None:
    (date,) = find("昨天", Anchors(dateline="XXXX-11-01"))
    assert date.value == "XXXX-10-31"


@pytest.mark.parametrize("name", ["published", "dateline", "event"])
@pytest.mark.parametrize("day", ["soon", "2025-02-30", "20250428", ""])
def test_an_unreadable_anchor_is_refused(name: str, day: str) -> None:
    with pytest.raises(ValueError, match=f"{name}=.*is no day of the calendar"):
        Anchors(**{name: day})



def test_start_skips_but_still_reads_what_stands_before() -> None:
    text = "2019年3月任市长，5月离开。"
    assert [(d.start, d.value) for d in find(text, PAGE, start=8)] == [(11, "2019-05")]


def test_first_and_last_day() -> None:
    (date,) = find("今年前三季度", PAGE)
    assert (date.begin, date.end_date) == ("2025-01-01", "2025-09-30")
    (date,) = find("2024年2月", PAGE)
    assert (date.begin, date.end_date) == ("2024-02-01", "2024-02-29")
    (date,) = find("6月以来", PAGE)
    assert (date.begin, date.end_date, date.mod) == ("2025-06-01", None, "SINCE")
    (date,) = find("2022年冬天", PAGE)
    assert (date.begin, date.end_date) == ("2022-12-01", "2023-02-28")


def test_days_the_calendar_has_not() -> None:
    assert find("2月30日", PAGE) == [] or find("2月30日", PAGE)[0].value != "2025-02-30"
    assert find("2023年2月29日", PAGE) == []
    assert [d.value for d in find("2024年2月29日", PAGE)] == ["2024-02-29"]


def test_vague_time_durations_and_sets() -> None:
    found = [(d.text, d.type, d.value) for d in find("日前，三年来每年有14天。", PAGE)]
    assert found == [
        ("日前", "DATE", "PAST_REF"),
        ("三年来", "DURATION", "P3Y"),
        ("每年", "SET", "P1Y"),
        ("14天", "DURATION", "P14D"),
    ]


@pytest.mark.parametrize(
    ("expression", "value"),
    [("4月28日", "2025-04-28"), (" 去年12月 ", "2024-12"), ("下午1时", "XXXX-XX-XXT13:00"), ("五年来", "P5Y")],
)
def test_parse(expression: str, value: str) -> None:
    date = parse(expression, anchor="2025-04-30")
    assert date is not None and date.value == value


@pytest.mark.parametrize("expression", ["第二十八次", "", "长春", "4月28日召开"])
def test_parse_wants_the_whole_expression(expression: str) -> None:
    assert parse(expression, anchor="2025-04-30") is None
