"""An article's strings set in the columns of a style: rows of text and blank rows, and what gold takes from them."""
from __future__ import annotations

import random
from dataclasses import dataclass, field

from .articles import Article
from .printing import BRACKETS, CLOSERS, HALF, chop, flatten, letter_space, misread, space_digits, wrap
from .styles import Style, Weights


def draw(weights: Weights, rng: random.Random) -> str:
    """Return one of the keys by its weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


@dataclass
class Printed:
    """An article as its page prints it: headline parts (rows each), body rows, and the strings behind them."""

    article: Article
    kicker: str | None = None
    title: tuple[str, ...] = ()
    subtitles: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    kicker_rows: list[str] = field(default_factory=list)
    title_rows: list[str] = field(default_factory=list)
    subtitle_rows: list[str] = field(default_factory=list)
    rubric_rows: list[str] = field(default_factory=list)
    body_rows: list[str] = field(default_factory=list)
    caption_rows: list[str] = field(default_factory=list)
    flow: str = "wrapped"

    @property
    def has_opener(self) -> bool:
        return bool(self.article.formula or self.article.jump_from)


class Setter:
    """Sets the articles of one page: what the whole page shares (marks, spacing) is drawn once."""

    def __init__(self, style: Style, rng: random.Random) -> None:
        self.style, self.rng = style, rng
        self.half = rng.random() < style.half_width
        self.half_brackets = rng.random() < style.half_brackets
        self.digits_both = rng.random() < 0.6
        self.width = rng.randint(*style.widths)
        self.chopped = rng.random() < style.chopped
        self.spaced_marks = rng.random() < 0.25
        self.gap = rng.choice([" ", " ", "\u3000"])

    def spell(self, text: str, *, noisy: bool = True) -> str:
        """Return the string with the page's marks and misreadings."""
        if self.half_brackets:
            text = text.translate(BRACKETS)
        if self.half:
            text = text.translate(HALF)
        return misread(text, self.rng, self.style.noise) if noisy and self.style.noise else text

    def set(self, article: Article) -> Printed:
        """Return the article set in type, all its rows ready."""
        style, rng = self.style, self.rng
        lost = rng.random() < style.lost_headline and bool(article.formula)
        printed = Printed(
            article,
            kicker=None if lost or not article.kicker else self.spell(article.kicker, noisy=False),
            title=() if lost else tuple(self.spell(t) for t in article.title),
            subtitles=() if lost else tuple(self.spell(t) for t in article.subtitles),
            paragraphs=tuple(self.spell(p) for p in article.body),
            flow=draw(style.flow, rng),
        )
        self._headline(printed)
        self._body(printed)
        return printed

    def _headline(self, printed: Printed) -> None:
        spaced = self.rng.random() < self.style.spaced_title
        printed.kicker_rows = [printed.kicker] if printed.kicker else []
        printed.title_rows = [
            letter_space(t, marks=self.spaced_marks) if spaced else t.replace(" ", self.gap) for t in printed.title
        ]
        if spaced and len(printed.title_rows) > 1 and self.rng.random() < 0.3:
            printed.title_rows[1] = printed.title[1]
        printed.subtitle_rows = list(printed.subtitles)
        printed.rubric_rows = [printed.article.rubric] if printed.article.rubric else []
        if self.rng.random() < self.style.captions:
            printed.caption_rows = [self.spell(c) for c in printed.article.captions]

    def _body(self, printed: Printed) -> None:
        article, rng, style = printed.article, self.rng, self.style
        formula = self.spell(article.formula, noisy=False)
        texts = list(printed.paragraphs)
        if formula and rng.random() < style.spaced_formula:
            formula = letter_space(formula.strip())
        texts[0] = formula + texts[0]
        if article.jump_from and rng.random() < 0.35:
            texts[0] = self.spell(article.jump_from, noisy=False) + texts[0]
        elif article.jump_from:
            texts.insert(0, self.spell(article.jump_from, noisy=False))
        if rng.random() < style.spaced_digits:
            texts = [space_digits(t, rng, both=self.digits_both) for t in texts]
        if article.jump_on:
            texts[-1] += rng.choice(["", " ", " "]) + self.spell(article.jump_on, noisy=False)
        if article.credit and printed.flow == "flattened" and rng.random() < 0.4:
            texts[-1] += " " + article.credit
        elif article.credit:
            texts.append(article.credit)
        printed.body_rows = self._flow(printed, texts)

    def _flow(self, printed: Printed, texts: list[str]) -> list[str]:
        if printed.flow == "unwrapped":
            return self._cut_paragraphs(texts, draw(self.style.blanks, self.rng), draw(self.style.indents, self.rng))
        wide = printed.article.kind == "notice" and self.rng.random() < self.style.wide_notices
        width = self.rng.uniform(45, 62) if wide else float(self._width())
        indent = draw(self.style.indents, self.rng)
        paragraphs = []
        for k, text in enumerate(texts):
            first = {"first": " " if k == 0 else "", "one": " ", "two": "\u3000\u3000"}.get(indent, "")
            if self.chopped:
                rows = chop(text, round(width), indent=first)
            else:
                rows = wrap(text, width, self.rng, raggedness=self.style.raggedness, indent=first)
            paragraphs.append([*map(self._spaced, rows[:-1]), rows[-1]])
            if self.rng.random() < 0.06:  # the column goes on beside a picture, or over two
                width = max(10.0, width + self.rng.choice([-3, -2, -1, 1, 2, 3]))
        if printed.flow == "flattened":
            return self._flattened(paragraphs)
        return self._columns(paragraphs, draw(self.style.blanks, self.rng))

    def _width(self) -> int:
        """Most articles of a page stand in columns of the page's width, the others in boxes of their own."""
        if self.rng.random() < 0.6:
            return self.width + self.rng.choice([0, 0, 0, -1, 1])
        return self.rng.randint(*self.style.widths)

    def _spaced(self, row: str) -> str:
        return letter_space(row) if self.rng.random() < self.style.spaced_line else row

    def _flattened(self, paragraphs: list[list[str]]) -> list[str]:
        rows: list[str] = []
        left = self.rng.randint(*self.style.column)
        for lines in paragraphs:
            start = 0
            for i in range(len(lines)):
                left -= 1
                if left <= 0:
                    left = self.rng.randint(*self.style.column)
                    if 0 < i < len(lines) - 1:
                        rows += [flatten(lines[start : i + 1], self.rng), ""]
                        start = i + 1
            rows += [flatten(lines[start:], self.rng), ""]
        return rows[:-1]

    def _cut_paragraphs(self, texts: list[str], blanks: str, indent: str) -> list[str]:
        """One line a paragraph, each cut where the column ended, be it in the middle of a word."""
        lead = {"one": " ", "two": "\u3000\u3000"}.get(indent, "")
        between = [] if blanks == "none" else [""]
        rows: list[str] = []
        left = self.rng.randint(*self.style.column)
        for text in texts:
            text = lead + text
            while len(text) > left + 8 and left > 8:
                while text[left] in CLOSERS and left < len(text) - 1:
                    left += 1
                rows += [text[:left], ""]
                text = text[left:]
                left = self.rng.randint(*self.style.column)
            left = left - len(text) if left > len(text) + 8 else self.rng.randint(*self.style.column)
            rows += [text, *between]
        return rows[: len(rows) - len(between)]

    def _columns(self, paragraphs: list[list[str]], blanks: str) -> list[str]:
        style, rng = self.style, self.rng
        if blanks == "line":
            return [x for lines in paragraphs for row in lines for x in (row, "")][:-1]
        rows: list[str] = []
        left = rng.randint(*style.column)
        cuts = blanks == "paragraph" or rng.random() < 0.5
        for k, lines in enumerate(paragraphs):
            late = (k > 0 and len(paragraphs[k - 1]) <= 2 and len(lines) > 1 and rng.random() < style.late_blank)
            if k > 0 and blanks == "paragraph" and not late:
                rows.append("")
            for i, row in enumerate(lines):
                quoted = i > 0 and row[:1] == "“" and rng.random() < style.quote_break
                if quoted and rows[-1]:
                    rows.append("")
                rows.append(row)
                left -= 1
                inner = i < len(lines) - 1
                if inner and ((late and i == 0) or (quoted and rng.random() < 0.3) or (left <= 0 and cuts)):
                    rows.append("")
                if left <= 0:
                    left = rng.randint(*style.column)
        return rows
