"""Newspaper pages as their designers set them: HTML and CSS that Chromium prints as a PDF, with the gold of each page.

A page is rows of modules over three to six columns. A module holds an article (its headline across it, or over the
first of its columns, or upright beside them), a frame around one, or a stack of short pieces; pictures with captions
stand over a body or in a column, around which the text runs.
"""
from __future__ import annotations

import base64
import html
import random
import struct
import subprocess
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .articles import Article, break_off, take_up, target
from .furniture import PAPERS, SECTIONS, imprint
from .measures import norm

FONTS = '"Noto Serif CJK SC","Noto Sans CJK SC","WenQuanYi Zen Hei",serif'
SANS = '"Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif'
SHEETS = {"A3": (297, 420), "A2": (420, 594)}


@dataclass(frozen=True)
class Sheet:
    """A page: its HTML, and of each article what is printed and what a reader must find."""

    name: str
    body: str
    articles: tuple[dict[str, Any], ...]


def grey_png() -> str:
    """Return a one-pixel grey picture as a data URI."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    raw = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\x00\xaa"))
        + chunk(b"IEND", b"")
    )
    return "data:image/png;base64," + base64.b64encode(raw).decode()


def make_sheet(stock: Sequence[Article], seed: int, size: str = "A3") -> Sheet:
    """Return a page of the seed; the same seed gives the same page."""
    return _Designer(stock, random.Random(f"paper {size} {seed}"), size, seed).sheet()


class _Designer:
    def __init__(self, stock: Sequence[Article], rng: random.Random, size: str, seed: int) -> None:
        self.rng, self.size, self.seed = rng, size, seed
        self.stock = rng.sample(list(stock), len(stock))
        self.columns = rng.randint(3, 5) if size == "A3" else rng.randint(4, 6)
        self.type = rng.choice([9.0, 9.5, 10.0, 10.5])
        self.gutter = rng.choice([9, 11, 13, 16])
        self.leading = rng.choice([1.35, 1.45, 1.55, 1.65])
        self.ruled_columns = rng.random() < 0.2
        self.ruled_rows = rng.random() < 0.5
        self.ruled_sides = rng.random() < 0.4
        self.indent = "0" if rng.random() < 0.08 else "2em"
        self.spaces = rng.random() < 0.3
        self.sans_titles = rng.random() < 0.6
        self.gold: list[dict[str, Any]] = []

    def sheet(self) -> Sheet:
        wide, high = SHEETS[self.size]
        rows, left = [], high * 2.83 - 140
        for _ in range(30):
            known = len(self.gold)
            row, tall = self._row() if self.stock else ("", 0.0)
            if tall > left:  # it would not fit: the page has room for a lower one perhaps
                del self.gold[known:]
                continue
            rows.append(row)
            left -= tall
        style = f"font-size:{self.type}pt;line-height:{self.leading};width:{wide - 30}mm;height:{high - 24}mm"
        body = f'<div class="sheet" style="{style}">{self._folio()}{"".join(rows)}{self._foot()}</div>'
        return Sheet(f"{self.size}-{self.seed}", body, tuple(self.gold))

    def _folio(self) -> str:
        rng = self.rng
        year, month, date = rng.randint(2012, 2026), rng.randint(1, 12), rng.randint(1, 28)
        weekday = rng.choice("一二三四五六日")
        day = f"{year}年{month}月{date}日 星期{weekday}"
        parts = [day, rng.choice(SECTIONS), f"{rng.randint(1, 8):02d}", rng.choice(PAPERS)]
        large = rng.random() < 0.5
        cells = "".join(
            f'<span style="font-size:{18 if large and part in PAPERS + SECTIONS else 9}pt">{part}</span>'
            for part in parts
        )
        return f'<div class="folio">{cells}</div>'

    def _foot(self) -> str:
        return f'<div class="foot">{imprint(self.rng)}</div>' if self.rng.random() < 0.5 else ""

    def _row(self) -> tuple[str, float]:
        """Modules side by side over all columns; also how high they are at most, in points."""
        rng, left = self.rng, self.columns
        cells, tall = [], 0.0
        while left and self.stock:
            span = min(left, rng.choice([1, 2, 2, 3, 3, self.columns]))
            if left - span == 1 and rng.random() < 0.5:
                span = left
            if left < self.columns and span < left and not self.stock[1:]:
                span = left
            cell, characters = self._module(span)
            border = "border-left:0.6pt solid #000;padding-left:9pt;" if cells and self.ruled_sides else ""
            cells.append(f'<div style="grid-column:span {span};{border}">{cell}</div>')
            lines = characters / ((self._measure() - 2) * span)
            tall = max(tall, lines * self.type * self.leading * 1.05 + 60 + (70 if span > 1 else 40))
            left -= span
        rule = "border-bottom:0.8pt solid #000;" if self.ruled_rows else ""
        grid = f"grid-template-columns:repeat({self.columns},1fr);column-gap:{self.gutter + 6}pt;{rule}"
        return f'<div class="row" style="{grid}">{"".join(cells)}</div>', tall

    def _measure(self) -> float:
        """Characters a line of a column."""
        return ((SHEETS[self.size][0] - 30) * 2.83 / self.columns - self.gutter) / self.type

    def _module(self, span: int) -> tuple[str, int]:
        rng = self.rng
        if span == 1 and rng.random() < 0.5 and len(self.stock) >= 2:
            short = sorted(self.stock[:6], key=lambda a: a.characters)[: rng.randint(2, 3)]
            for article in short:
                self.stock.remove(article)
            pieces = [self._article(article, 1, small=True) for article in short]
            return "".join(pieces), sum(a.characters + 160 + (150 if a.captions else 0) for a in short)
        article = self.stock.pop()
        if article.characters >= 250 and article.kind != "notice":
            chance = rng.random()
            if chance < 0.12:
                article = break_off(article, rng)
            elif chance < 0.2:
                article = take_up(article, rng)
        inner = self._article(article, span)
        if rng.random() < 0.15 and article.title:
            tint = rng.choice(["", "background:#eee;"])
            inner = f'<div class="frame" style="{tint}">{inner}</div>'
        shown = bool(article.captions) or article.kind == "caption"
        return inner, article.characters + len(article.body) * 9 + (700 if shown else 100)

    def _article(self, article: Article, span: int, *, small: bool = False) -> str:
        rng = self.rng
        paragraphs = list(article.body)
        paragraphs[0] = article.formula + paragraphs[0]
        if article.jump_from:
            paragraphs.insert(0, article.jump_from)
        if article.jump_on:
            paragraphs[-1] += article.jump_on
        if article.credit:
            paragraphs.append(article.credit)
        printed = [article.kicker, *article.title, *article.subtitles, article.rubric, *paragraphs, *article.captions]
        self.gold.append(_gold(article, [text for text in printed if text]))
        texts = "".join(self._paragraph(p, article.formula) for p in paragraphs)
        picture = self._picture(article)
        partial = not small and span > 2 and rng.random() < 0.15
        head = self._headline(article, 1 if partial else span, small=small)
        place = rng.choice(["top", "column", "column"])
        above = picture if article.kind == "caption" or (place == "top" and span < 3) else ""
        if not above:
            cut = rng.choice([1, 2]) if len(paragraphs) > 2 else 1
            shown = [self._paragraph(p, article.formula) for p in paragraphs]
            texts = "".join([*shown[:cut], picture, *shown[cut:]])
        short = len(article.title) == 1 and len(article.title[0]) <= 14
        upright = not small and span > 1 and short and rng.random() < 0.06
        rule = "column-rule:0.4pt solid #999;" if self.ruled_columns else ""
        columns = f"column-count:{span};column-gap:{self.gutter + 6}pt;{rule}"
        if upright and not article.kicker and not article.subtitles and not article.rubric:
            title = "".join(f"<div>{c}</div>" for c in article.title[0])
            size = 20
            beside = f'<div class="upright" style="font-size:{size}pt">{title}</div>'
            return f'<div class="article beside">{beside}<div style="{columns}flex:1">{texts}</div></div>'
        if partial:
            return f'<div class="article"><div style="{columns}">{head}{above}{texts}</div></div>'
        return f'<div class="article">{head}{above}<div style="{columns}">{texts}</div></div>'

    def _paragraph(self, text: str, formula: str) -> str:
        lead = f"<b>{html.escape(formula)}</b>" if formula and text.startswith(formula) else ""
        rest = html.escape(text.removeprefix(formula) if lead else text)
        indent = self.indent
        spaces = ""
        if self.spaces and indent != "0":
            indent, spaces = "0", "\u3000\u3000"
        return f'<p style="text-indent:{indent}">{spaces}{lead}{rest}</p>'

    def _picture(self, article: Article) -> str:
        if not article.captions and article.kind != "caption":
            return ""
        high = self.rng.choice([70, 90, 120])
        words = "".join(f'<div class="caption">{html.escape(c)}</div>' for c in article.captions)
        return f'<div class="picture"><img src="{grey_png()}" style="height:{high}pt">{words}</div>'

    def _headline(self, article: Article, span: int, *, small: bool) -> str:
        rng = self.rng
        if not article.title:
            return ""
        large = rng.uniform(13, 15) if small else {1: 16, 2: 22, 3: 27}.get(span, 33) * rng.uniform(0.9, 1.15)
        room = self._measure() * self.type * (span if not small else 1)
        longest = max(map(len, article.title))
        large = max(self.type * 1.35, min(large, room / longest if longest < 24 else large))
        other = max(self.type * 1.12, rng.uniform(0.45, 0.62) * large)
        align = rng.choice(["center", "center", "left"])
        family = SANS if self.sans_titles else FONTS
        lines = []
        if article.kicker:
            lines.append(f'<div style="font-size:{other:.1f}pt">{html.escape(article.kicker)}</div>')
        for text in article.title:
            shown = html.escape(text).replace(" ", "\u3000")
            lines.append(f'<div style="font-size:{large:.1f}pt;line-height:1.2;font-weight:bold">{shown}</div>')
        for text in article.subtitles:
            lines.append(f'<div style="font-size:{other:.1f}pt">{html.escape(text)}</div>')
        if article.rubric:
            lines.append(f'<div style="font-size:{other:.1f}pt">{html.escape(article.rubric)}</div>')
        return f'<div class="head" style="text-align:{align};font-family:{family}">{"".join(lines)}</div>'


def _gold(article: Article, printed: Sequence[str]) -> dict[str, Any]:
    body = norm("".join(article.body))
    return {
        "printed": norm("".join(printed)),
        "parts": [norm(text) for text in printed],
        "kicker": article.kicker,
        "title": " ".join(article.title) or None,
        "subtitles": list(article.subtitles),
        "opening": body[:12],
        "closing": body[-12:],
        "dateline": {"agency": article.agency, "place": article.place, "date": article.date},
        "byline": list(article.byline),
        "continued_from": target(article.jump_from),
        "continued_on": target(article.jump_on),
    }


def document(sheets: Sequence[Sheet], size: str) -> str:
    """Return the HTML file of several pages of one size."""
    wide, high = SHEETS[size]
    return f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@page {{ size: {wide}mm {high}mm; margin: 0 }}
body {{ margin: 0; font-family: {FONTS} }}
.sheet {{ margin: 12mm 15mm; break-after: page; box-sizing: border-box }}
.folio {{ display: flex; justify-content: space-between; align-items: end; margin-bottom: 6pt }}
.folio {{ border-bottom: 1pt solid #000 }}
.foot {{ font-size: 7.5pt; border-top: 0.5pt solid #000; text-align: right }}
.row {{ display: grid; padding-bottom: 7pt; margin-bottom: 8pt }}
.article {{ margin-bottom: 10pt }} .beside {{ display: flex; gap: 12pt }}
.upright {{ line-height: 1.15; font-weight: bold }}
.frame {{ border: 0.8pt solid #000; padding: 7pt }}
.head {{ break-inside: avoid; break-after: avoid; margin-bottom: 6pt; line-height: 1.3 }}
p {{ margin: 0; text-align: justify; orphans: 1; widows: 1 }}
.picture {{ break-inside: avoid; margin: 4pt 0 }} .picture img {{ width: 100%; display: block }}
.caption {{ font-size: 8pt; line-height: 1.3; font-family: {SANS}; margin-top: 2pt }}
</style>{"".join(sheet.body for sheet in sheets)}</html>"""


def print_pdf(chromium: str, sheets: Sequence[Sheet], size: str, folder: Path) -> bytes:
    """Return the PDF that Chromium prints of the pages."""
    page, out = folder / "paper.html", folder / "paper.pdf"
    page.write_text(document(sheets, size), encoding="utf-8")
    command = [
        chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'chromium'}", f"--print-to-pdf={out}", page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out.read_bytes()


def gold_of(sheet: Sheet, text: str) -> tuple[dict[str, Any], float]:
    """Return the page's gold with the lines of a text read from it, and the share of its characters found there."""
    lines = [norm(line) for line in text.split("\n")]
    homes = [[i for i, article in enumerate(sheet.articles) if line and _prints(article, line)] for line in lines]
    owners: list[int] = []
    for n, some in enumerate(homes):
        # A line that two articles print (the body that decides) is of the one whose other lines stand around it.
        last = next((owner for owner in reversed(owners) if owner >= 0), -1)
        after = next((other[0] for other in homes[n + 1 :] if len(other) == 1), -1)
        first = some[0] if some else -1
        owners.append(first if len(some) < 2 else after if after in some else last if last in some else first)
    articles = []
    for i, article in enumerate(sheet.articles):
        mine = [n for n, owner in enumerate(owners, 1) if owner == i]
        gold = {k: v for k, v in article.items() if k not in ("printed", "parts")}
        articles.append({"lines": [[n, n] for n in mine], **gold})
    weight = {n: len(line) for n, (line, owner) in enumerate(zip(lines, owners, strict=True), 1) if owner >= 0}
    total = sum(len(article["printed"]) for article in sheet.articles)
    return {"articles": articles, "_weight": weight}, min(1.0, sum(weight.values()) / max(1, total))


def _prints(article: dict[str, Any], line: str) -> bool:
    return any(line in part for part in article["parts"])
