"""Lays set articles out on a page: where each headline lands, what touches what, and the gold of it all."""
from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .articles import Article, break_off, take_up, target
from .columns import Printed, Setter, draw
from .furniture import foot, head, imprint
from .styles import Style


@dataclass(frozen=True)
class Page:
    """A page's text and its gold: a dict in the format of the gold files and ``_weight`` (characters by line)."""

    source: str
    style: str
    text: str
    gold: dict[str, Any]


@dataclass
class Block:
    """Rows of one article that stand together; ``owner`` -1 is furniture."""

    owner: int
    part: str
    rows: list[str]


@dataclass(frozen=True)
class Row:
    text: str
    owners: tuple[int, ...]


def make_page(stock: Sequence[Article], style: Style, seed: int | str) -> Page:
    """Return a page of the style with articles drawn from the stock; the same seed gives the same page."""
    rng = random.Random(f"{style.name} {seed}")
    count = min(rng.randint(*style.articles), len(stock))
    chosen = rng.sample(list(stock), count)
    return lay_out(chosen, style, rng, source=f"{style.name}-{seed}.txt")


def lay_out(articles: Sequence[Article], style: Style, rng: random.Random, *, source: str) -> Page:
    """Return the page on which the articles stand, in this order, with its gold."""
    setter = Setter(style, rng)
    printed = [setter.set(_jumped(article, style, rng)) for article in articles]
    rows = _touch(_placed(printed, style, rng), printed, style, rng)
    rows = [Row("", ())] * rng.choice([0, 0, 0, 1, 2]) + rows
    ending = rng.choice(["\n"] * 19 + ["\r\n"])
    text = ending.join(row.text for row in rows) + ending * rng.choice([0, 1, 1, 2]) + rng.choice(["", "", "", "\f"])
    return Page(source, style.name, text, _gold(rows, printed, source))


def _jumped(article: Article, style: Style, rng: random.Random) -> Article:
    if article.characters < 250 or article.kind == "notice":
        return article
    chance = rng.random()
    if chance < style.jump_on:
        return break_off(article, rng)
    return take_up(article, rng) if chance < style.jump_on + style.jump_from else article


def _headline_rows(item: Printed, style: Style, rng: random.Random, *, kicker: bool = True) -> list[str]:
    title = item.title_rows
    if rng.random() < style.headline_blanks / 5:
        title = [x for row in title for x in (row, "")][:-1]
    parts = [item.kicker_rows if kicker else [], title, item.subtitle_rows]
    if rng.random() < style.shuffled_headline:
        parts = rng.choice([[parts[2], parts[1], parts[0]], [parts[1], parts[0], parts[2]]])
    if item.rubric_rows:
        parts.insert(rng.choice([0, len(parts), len(parts)]), item.rubric_rows)
    rows: list[str] = []
    open_out = rng.random() < style.headline_blanks
    for part in filter(None, parts):
        if rows and (open_out if rng.random() < 0.8 else not open_out):
            rows.append("")
        rows += part
    return rows


def _placed(printed: list[Printed], style: Style, rng: random.Random) -> list[Block]:
    """Every block of the page in printing order: bodies as they come, headlines where the design put them."""
    slots: list[tuple[float, Block]] = []
    on_top = rng.choice(range(len(printed))) if rng.random() < style.kicker_on_top else -1
    where = _placements(len(printed), style, rng)
    for i, item in enumerate(printed):
        body = Block(i, "body", list(item.body_rows))
        slots.append((i, body))
        kicker = not (i == on_top and item.kicker_rows)
        if not kicker:
            slots.append((-1, Block(i, "kicker", [rng.choice(["", " "]) + item.kicker_rows[0]])))
        rows = _headline_rows(item, style, rng, kicker=kicker)
        if rows and rng.random() < style.interrupted and "" in body.rows[3:-1]:
            _insert(body.rows, rows, rng)
        elif rows:
            slots.append((where[i], Block(i, "headline", rows)))
        for caption in item.caption_rows:
            if rng.random() < 0.6 and len(body.rows) > 6:
                _insert(body.rows, [*[""] * rng.randint(0, 2), caption], rng)
            elif rows and where[i] < i:
                slots.append((i - 0.01, Block(i, "caption", [caption])))
            else:
                slots.append((i + 0.01, Block(i, "caption", [caption])))
    return [block for _, block in sorted(slots, key=lambda slot: slot[0])]


def _insert(rows: list[str], extra: list[str], rng: random.Random) -> None:
    """Put rows between two columns of a body: at one of its blank rows, or between any two."""
    places = [k for k, row in enumerate(rows) if not row and 2 < k < len(rows) - 1] or [len(rows) // 2]
    place = rng.choice(places)
    rows[place:place] = ["", *extra, *([""] if rows[place] else [])]


def _placements(count: int, style: Style, rng: random.Random) -> list[float]:
    """For each article the place of its headline, on a scale where its body stands at its own number."""
    where = [0.0] * count
    i = 0
    while i < count:
        kind = draw(style.headlines, rng)
        length = min(rng.randint(*style.run), count - i) if kind in ("end", "reversed", "start") else 1
        for k in range(length):
            step = (k + 1) / (length + 1) * 0.5
            where[i + k] = {
                "before": i - 0.3,
                "after": i + 0.3,
                "far": i + rng.randint(1, 4) + 0.35,
                "last": count + rng.random(),
                "end": i + length - 1 + 0.2 + step,
                "reversed": i + length - 1 + 0.8 - step,
                "start": i - 0.8 + step,
            }[kind]
        i += length
    return where


def _touch(blocks: list[Block], printed: list[Printed], style: Style, rng: random.Random) -> list[Row]:
    """The rows of the page: blocks with blank rows between, or none, or even on one line; furniture around."""
    rows: list[Row] = []
    furnished = rng.random() < style.furniture
    if furnished and rng.random() < 0.8:
        rows += [Row(line, ()) for line in head(rng)]
    for k, block in enumerate(blocks):
        # Nothing but the words tells where a body without an opener begins: only those with one may touch a stranger.
        known = block.part == "body" and printed[block.owner].has_opener
        related = k > 0 and blocks[k - 1].owner == block.owner
        fresh = [Row(text, (block.owner,) if text.strip() else ()) for text in block.rows]
        if k > 0 and known and not related and printed[block.owner].article.formula and (
            rng.random() < style.shared_line and printed[block.owner].flow == "wrapped"
        ):
            last = rows.pop()
            rows.append(Row(last.text + fresh[0].text.lstrip(), (*last.owners, *fresh[0].owners)))
            fresh = fresh[1:]
        elif rows and not ((known or related) and rng.random() < style.tight):
            picture = printed[block.owner].flow == "unwrapped" and rng.random() < 0.15
            rows += [Row("", ())] * (rng.randint(2, 4) if picture else 1)
        rows += fresh
        if furnished and k < len(blocks) - 1 and blocks[k + 1].owner != block.owner and rng.random() < 0.08:
            rows += [Row("", ()), Row(imprint(rng), ())]
    if furnished and rng.random() < 0.6:
        rows += [Row("", ()), *[Row(line, ()) for line in foot(rng)]]
    return rows


def _ranges(rows: list[Row], wanted: Callable[[Row], bool]) -> list[list[int]]:
    """1-based inclusive ranges of the wanted rows; blank rows between two of them do not part them."""
    out: list[list[int]] = []
    foreign = True
    for number, row in enumerate(rows, 1):
        if wanted(row):
            if out and not foreign:
                out[-1][1] = number
            else:
                out.append([number, number])
            foreign = False
        elif row.text.strip():
            foreign = True
    return out


def _bare(text: str) -> str:
    return "".join(text.split())


def _gold(rows: list[Row], printed: list[Printed], source: str) -> dict[str, Any]:
    articles = []
    for i, item in enumerate(printed):
        body = _bare("".join(item.paragraphs))
        article = item.article
        articles.append({
            "lines": _ranges(rows, lambda row, i=i: i in row.owners),  # type: ignore[misc]
            "kicker": item.kicker,
            "title": " ".join(item.title) or None,
            "subtitles": list(item.subtitles),
            "opening": body[:12],
            "closing": body[-12:],
            "dateline": {"agency": article.agency, "place": article.place, "date": article.date},
            "byline": list(article.byline),
            "continued_from": target(article.jump_from),
            "continued_on": target(article.jump_on),
        })
    weight = {n: len(_bare(row.text)) for n, row in enumerate(rows, 1) if row.owners}
    return {"source": source, "published": None, "articles": articles, "_weight": weight}


def with_blanks(page: Page, top: int) -> Page:
    """Return the page moved down by blank lines: its gold moves with it (for the generator's own tests)."""
    gold = dict(page.gold)
    gold["articles"] = [
        {**a, "lines": [[x + top, y + top] for x, y in a["lines"]]} for a in page.gold["articles"]
    ]
    gold["_weight"] = {n + top: w for n, w in page.gold["_weight"].items()}
    return replace(page, text="\n" * top + page.text, gold=gold)
