"""What holds for every page: the map back to the source, coverage, nothing lost, linear time, no exception."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsie import records
from newsie.characters import table
from newsie.layout import take_apart

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
_PIECES = st.sampled_from(
    [
        "本报讯（记者何清）",
        "新华社北京4月25日电 ",
        "会议指出，",
        "要坚持稳中求进。",
        "市图书馆新馆开放",
        "（下转第三版）",
        "（上接A1版）",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u3000",
        "何清 摄",
        "社论",
        "A1版",
        "图为现场。",
        "任命何清为副市长。",
        "（2024年6月27日会议通过）",
        "1 2 3",
        "JOHN SMITH",
        "临河网8月4日综合（记者 何清/文）",
        "来源：临河日报",
        "编辑：何清校对：石磊",
        "通讯员 何清近日，",
        "（记者何清）分享让更多人看到",
        "联播快讯\n",
        "摄",
        "”",
        "“",
    ]
)


def check(source: str, page: records.Page) -> None:
    """Assert every promise about places."""
    assert page.coverage() == 1.0
    repairs = table()
    everywhere: dict[int, int] = {}
    starts = [0]
    for i, c in enumerate(source):
        everywhere[i] = len(starts)
        if c in "\n\r\f\x1c\x1d\x1e\x85\u2028\u2029" and not (c == "\r" and source[i + 1 : i + 2] == "\n"):
            starts.append(i + 1)
    kept: dict[int, set[int]] = {}
    for article in page.articles:
        covered = 0
        for start, source_start, length in article.segments:
            for k in range(length):
                wanted, printed = article.text[start + k], source[source_start + k]
                assert printed.translate(repairs) == wanted or (wanted == " " and printed.isspace())
                kept.setdefault(everywhere[source_start + k], set()).add(source_start + k)
            covered += length
        assert covered == len(article.text.replace("\n", ""))
        for aside in article.asides:
            assert source[aside.source_start : aside.source_end] == aside.text
            for place in range(aside.source_start, aside.source_end):
                kept.setdefault(everywhere[place], set()).add(place)
    numbers = {n for article in page.articles for a, b in article.lines for n in range(a, b + 1)}
    for place, c in enumerate(source):
        if everywhere[place] in numbers and not c.isspace() and c.isprintable():
            assert place in kept[everywhere[place]], f"{c!r} of line {everywhere[place]} is lost"


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
def test_seeds_keep_every_character(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    check(source, take_apart(source, source=path.name))


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_page_of_newspaper_pieces(source: str) -> None:
    check(source, take_apart(source, source="x"))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all(source: str) -> None:
    assert take_apart(source, source="x").coverage() == 1.0


def test_the_same_text_gives_the_same_page() -> None:
    source = "市图书馆新馆开放\n\n本报讯（记者何清）昨日，市图书馆新馆开放。\n"
    assert take_apart(source, source="a") == take_apart(source, source="a")


@pytest.mark.parametrize(
    "unit",
    [
        "会议指出，要坚持稳中求进工作总基调。",
        "会 议 指 出 ，",
        "（",
        "会议指出要坚持稳中求进\n",
        "会议指出要坚持\n\n",
        "本报讯（记者何清）今天\n",
        "何清石磊",
        "1 ",
        "（2024年6月27日会议通过）\n",
        "图为现场。\n何清 摄\n",
        "来源：临河日报 ",
        "编辑：何清 ",
        "临河网8月4日讯（记者 何清）今天，大桥合龙。",
        "记者 何清 通讯员 石磊",
        "“临河日报记者何清”",
        "（记者 何清 摄）",
        "联播快讯\n大桥合龙\n大桥昨日合龙。\n",
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        started = time.perf_counter()
        take_apart(text, source="x")
        return time.perf_counter() - started

    count = 60_000 // len(unit)
    seconds(100)
    short, long = seconds(count), seconds(4 * count)
    assert long < 10 * short + 1.0
