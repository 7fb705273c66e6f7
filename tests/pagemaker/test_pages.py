"""The generator keeps its own promises, and newsie gets the generated pages back."""
from __future__ import annotations

import json
import random
import re
from itertools import pairwise
from typing import Any

import pytest

from .articles import break_off, take_up, target
from .layout import Page, make_page, with_blanks
from .measures import b_cubed, compare, norm
from .printing import chop, flatten, letter_space, space_digits, split_title, wrap
from .stock import load_stock, parse_article, read_formula
from .styles import STYLES

PAGES = 200


def pages() -> list[Page]:
    stock, styles = load_stock(), list(STYLES.values())
    return [make_page(stock, styles[n % len(styles)], n) for n in range(PAGES)]


@pytest.fixture(scope="module")
def all_pages() -> list[Page]:
    return pages()


def source_lines(page: Page) -> list[str]:
    return page.text.replace("\r\n", "\n").replace("\f", "").split("\n")


def owned(page: Page, article: dict[str, Any]) -> str:
    lines = source_lines(page)
    return norm("".join(line for a, b in article["lines"] for line in lines[a - 1 : b]))


def test_stock_is_large_and_varied() -> None:
    stock = load_stock()
    assert len(stock) >= 40
    assert {a.kind for a in stock} == {"news", "notice", "commentary", "caption"}
    assert len({a.body for a in stock}) == len(stock)
    assert sum(a.characters > 600 for a in stock) >= 4


def test_every_name_of_a_byline_is_printed() -> None:
    for article in load_stock():
        printed = norm(article.formula + article.credit + article.rubric)
        assert all(name in printed for name in article.byline), article.title


def test_same_seed_same_page() -> None:
    stock = load_stock()
    for style in STYLES.values():
        first, second, other = (make_page(stock, style, seed) for seed in (5, 5, 6))
        assert first == second
        assert first.text != other.text


def test_gold_owns_every_line_but_furniture(all_pages: list[Page]) -> None:
    free = []
    for page in all_pages:
        taken = {n for a in page.gold["articles"] for x, y in a["lines"] for n in range(x, y + 1)}
        free += [line for n, line in enumerate(source_lines(page), 1) if line.strip() and n not in taken]
    stock_text = norm("".join("".join(a.body) for a in load_stock()))
    assert free, "no page has furniture"
    assert not [line for line in free if len(norm(line)) > 8 and norm(line) in stock_text]


def test_ranges_start_and_end_on_printed_lines(all_pages: list[Page]) -> None:
    for page in all_pages:
        lines = source_lines(page)
        for article in page.gold["articles"]:
            assert article["lines"] == sorted(article["lines"])
            assert all(lines[a - 1].strip() and lines[b - 1].strip() for a, b in article["lines"])
            # Ranges of one article that only blank lines part would be one range.
            assert all(any(x.strip() for x in lines[b : c - 1]) for (_, b), (c, _) in pairwise(article["lines"]))


def test_opening_closing_and_headline_stand_in_the_lines(all_pages: list[Page]) -> None:
    for page in all_pages:
        for article in page.gold["articles"]:
            text = owned(page, article)
            headline = [article["kicker"], article["title"], *article["subtitles"]]
            for part in [article["opening"], *headline, *article["byline"]]:
                # Letter-spacing and a headline set inside the body leave no more than the parts whole.
                assert part is None or all(norm(x) in text for x in part.split(" ")), (page.source, part)
            assert norm(article["closing"][-4:]) in text


def test_lines_shared_by_two_articles_occur(all_pages: list[Page]) -> None:
    def shared(page: Page) -> bool:
        seen: set[int] = set()
        for article in page.gold["articles"]:
            mine = {n for a, b in article["lines"] for n in range(a, b + 1)}
            ends = {n for r in article["lines"] for n in r}
            if seen & mine & ends:
                return True
            seen |= mine
        return False

    assert any(map(shared, all_pages))


#: What thirty pages of a style must show, and what none of them may.
MARKS = {
    "collected": (r"（上接", r"\S{70}"),
    "narrow": (r"\d 月", r"\n\u3000\u3000"),
    "unwrapped": (r"\S{100}", r"\u3000\u3000\S"),
    "scanned": (r"[\u4e00-\u9fff],[\u4e00-\u9fff]", r"，|“"),
    "spaced_out": (r"\n(?:\S{1,2} ){8}", r"\S{70}"),
    "plain": (r"\n\u3000\u3000\S", r"\S{70}"),
    "bare": (r"(?:\n\S+){40}", r"\S{70}"),
    "double": (r"(?:\n\S+\n){30}", r"\S{70}"),
    "gathered": (r"\n\n", r"\S{70}"),
    "scattered": (r"通过）", r"\u3000\u3000\S"),
    "spanned": (r"\n\n", r"\S{70}"),
    "running": (r"\S{150}", r"（下转|（上接"),
    "mixed": (r"\S{100}", r"\x00"),
}


@pytest.mark.parametrize("name", sorted(STYLES))
def test_a_style_shows_its_mark(name: str) -> None:
    stock = load_stock()
    together = "\n".join(make_page(stock, STYLES[name], n).text.replace("\r\n", "\n") for n in range(30))
    wanted, unwanted = MARKS[name]
    assert re.search(wanted, together)
    assert not re.search(unwanted, together)


@pytest.mark.parametrize("name", ["collected", "gathered", "scattered"])
def test_headlines_stand_away_from_their_bodies(name: str) -> None:
    """Between the two pieces of some article stand lines of another."""
    stock = load_stock()
    gold = [a for n in range(20) for a in make_page(stock, STYLES[name], n).gold["articles"]]
    assert sum(len(a["lines"]) > 1 for a in gold) > len(gold) / 4


def test_wrap_keeps_the_characters_and_the_edges() -> None:
    text = "会议指出，“要把 2025年的工作做好”，完成6142.8亿元（含税）。" * 6
    for seed in range(20):
        rng = random.Random(seed)
        lines = wrap(text, rng.randint(10, 24), rng)
        assert norm("".join(lines)) == norm(text)
        assert not [line for line in lines if line[0] in "，。、”）" or line[-1] in "“（"]
        assert not any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(lines))


def test_spacing_only_adds_blanks() -> None:
    rng = random.Random(1)
    assert letter_space("五一，辽河站") == "五 一 ，辽 河 站"
    assert letter_space("五一，辽河站", marks=True) == "五 一 ， 辽 河 站"
    assert chop("一二三四五", 2) == ["一二", "三四", "五"]
    assert space_digits("在4月24日的会上", rng, both=True).replace(" ", "") == "在4月24日的会上"
    assert flatten(["加快建", "设"], random.Random(0)) in ("加快建 设", "加快建设")
    assert "".join(split_title("千方百计稳住就业这个最大的民生根本", rng)) == "千方百计稳住就业这个最大的民生根本"


def test_jumps_cut_articles_in_two() -> None:
    rng = random.Random(2)
    article = next(a for a in load_stock() if a.characters > 600)
    front, back = break_off(article, rng), take_up(article, rng)
    whole = "".join(article.body)
    assert whole.startswith("".join(front.body)) and len("".join(front.body)) < len(whole)
    assert whole.endswith("".join(back.body)) and not back.formula
    assert target(front.jump_on) and target(back.jump_from)
    assert target("（下转第三版）") == "第三版"
    assert target("◀上接A01版") == "A01版"
    assert target("") is None


def test_formula_is_read() -> None:
    assert read_formula("新华社北京4月25日电") == ("新华社", "北京", "XXXX-04-25")
    assert read_formula("据新华社电（记者周圆）") == ("新华社", None, None)
    assert read_formula("本报11月8日讯") == ("本报", None, "XXXX-11-08")
    assert read_formula("") == (None, None, None)


def test_stock_chunks_are_checked() -> None:
    with pytest.raises(ValueError, match="unknown field 'heading'"):
        parse_article("heading: 标题\n---\n正文。")
    with pytest.raises(ValueError, match="no line"):
        parse_article("title: 标题\n正文。")


def test_gold_can_be_written_as_a_gold_file(all_pages: list[Page]) -> None:
    gold = {k: v for k, v in all_pages[0].gold.items() if k != "_weight"}
    assert json.loads(json.dumps(gold, ensure_ascii=False)) == gold
    assert set(gold["articles"][0]) == {
        "lines", "kicker", "title", "subtitles", "opening", "closing", "dateline", "byline",
        "continued_from", "continued_on",
    }


def test_b_cubed_by_hand() -> None:
    gold = [{"lines": [[1, 2]]}, {"lines": [[3, 4]]}]
    assert b_cubed(gold, gold) == 1.0
    assert b_cubed(gold, [{"lines": [[1, 4]]}]) == pytest.approx(2 * 0.5 / 1.5)
    assert b_cubed(gold, [{"lines": [[1, 2]]}]) == pytest.approx(2 / 3)
    assert b_cubed(gold, []) == 0.0


def test_b_cubed_is_that_of_the_scorer(all_pages: list[Page]) -> None:
    score = pytest.importorskip("newsie.score")
    rng = random.Random(3)
    for page in all_pages[:12]:
        gold = page.gold["articles"]
        shaken = [
            {"lines": [[max(1, a + rng.randint(-5, 3)), b + rng.randint(-2, 8)] for a, b in x["lines"]]} for x in gold
        ][:-1]
        assert b_cubed(gold, shaken) == pytest.approx(score.b_cubed(gold, shaken))


def test_blank_lines_on_top_move_the_gold_along(all_pages: list[Page]) -> None:
    moved = with_blanks(all_pages[3], 2)
    assert owned(moved, moved.gold["articles"][0]) == owned(all_pages[3], all_pages[3].gold["articles"][0])


def test_newsie_gets_the_pages_back(all_pages: list[Page]) -> None:
    layout = pytest.importorskip("newsie.layout")
    figures = [compare(p.gold, layout.take_apart(p.text, source=p.source).to_dict()) for p in all_pages]
    assert len(figures) == PAGES
    assert sum(f.segmentation for f in figures) / PAGES >= 0.95
