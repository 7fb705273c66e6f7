"""Page styles: what a paper's design and the program that took its text off the page do to it.

The first five are named after what stands out on one real page each; the others are variations that the same
designs and programs produce. Numbers called chances are drawn per article or per place.
"""
from __future__ import annotations

from dataclasses import dataclass, field

Weights = dict[str, float]


@dataclass(frozen=True)
class Style:
    """How pages of one kind look.

    ``flow``: wrapped (a line is a line of the column), flattened (a paragraph on one line, a blank where lines
    broke), unwrapped (a paragraph on one line, cut in two where a column ended). ``blanks``: paragraph, line (after
    every line), none. ``headlines``: before, after, end (collected at the end of a run of articles in order),
    reversed (the same in reverse order), start (collected before a run), far (some articles further down), last
    (end of the page). ``indents``: none, first (only the article's first line has a blank), one, two (every
    paragraph). A column holds so many lines or, unwrapped, characters.
    """

    name: str
    articles: tuple[int, int] = (3, 7)
    flow: Weights = field(default_factory=lambda: {"wrapped": 1})
    widths: tuple[int, int] = (12, 22)
    raggedness: float = 0.5
    chopped: float = 0.12
    column: tuple[int, int] = (25, 60)
    blanks: Weights = field(default_factory=lambda: {"paragraph": 1})
    indents: Weights = field(default_factory=lambda: {"none": 1})
    headlines: Weights = field(default_factory=lambda: {"before": 1})
    run: tuple[int, int] = (2, 3)
    shuffled_headline: float = 0.0
    headline_blanks: float = 0.5
    lost_headline: float = 0.03
    kicker_on_top: float = 0.0
    spaced_title: float = 0.0
    spaced_formula: float = 0.0
    spaced_line: float = 0.0
    spaced_digits: float = 0.0
    half_width: float = 0.0
    half_brackets: float = 0.0
    noise: float = 0.0
    late_blank: float = 0.0
    quote_break: float = 0.0
    tight: float = 0.1
    shared_line: float = 0.0
    jump_on: float = 0.05
    jump_from: float = 0.03
    furniture: float = 0.2
    wide_notices: float = 0.0
    interrupted: float = 0.0
    captions: float = 1.0


_STYLES = (
    Style("collected", articles=(3, 5), widths=(16, 19), column=(20, 50), headlines={"reversed": 4, "end": 1},
          run=(2, 3), headline_blanks=0.8, late_blank=0.7, quote_break=0.6, jump_from=0.12, furniture=0.1, tight=0.2,
          indents={"none": 3, "first": 1}),
    Style("narrow", articles=(5, 9), widths=(11, 16), column=(22, 45), headlines={"after": 8, "last": 1, "far": 1},
          headline_blanks=0.4, spaced_title=0.15, spaced_formula=0.2, spaced_digits=0.5, late_blank=0.6,
          quote_break=0.6, indents={"none": 2, "first": 2}, wide_notices=0.9, tight=0.15, lost_headline=0.06),
    Style("unwrapped", articles=(4, 7), flow={"unwrapped": 1}, column=(250, 700), headlines={"before": 1},
          headline_blanks=0.95, half_brackets=0.8, furniture=0.1, tight=0.0),
    Style("scanned", articles=(3, 5), flow={"flattened": 1}, widths=(11, 18), column=(15, 50),
          headlines={"before": 1}, headline_blanks=0.9, half_width=1.0, noise=0.006, furniture=0.1, tight=0.0),
    Style("spaced_out", articles=(4, 7), widths=(16, 24), blanks={"line": 3, "paragraph": 2},
          headlines={"after": 9, "before": 1}, headline_blanks=0.5, kicker_on_top=0.4, spaced_title=0.35,
          spaced_formula=0.1, spaced_line=0.02, spaced_digits=0.3, shared_line=0.25, jump_on=0.25, tight=0.35,
          indents={"none": 2, "first": 2}, lost_headline=0.05),
    Style("plain", articles=(3, 8), widths=(14, 25), blanks={"none": 2, "paragraph": 2},
          indents={"two": 3, "one": 1, "none": 1}, headlines={"before": 1}, headline_blanks=0.5, furniture=0.6,
          tight=0.2),
    Style("bare", articles=(3, 8), widths=(12, 25), blanks={"none": 1}, headlines={"before": 2, "after": 1},
          headline_blanks=0.3, furniture=0.3, tight=0.0, late_blank=0.0),
    Style("double", articles=(3, 7), widths=(14, 25), blanks={"line": 1}, headlines={"before": 2, "after": 2},
          headline_blanks=0.7, spaced_title=0.2, spaced_line=0.01, spaced_digits=0.3, furniture=0.3, jump_on=0.15,
          indents={"none": 2, "first": 1, "two": 1}),
    Style("gathered", articles=(3, 6), widths=(12, 20), headlines={"start": 2, "last": 1, "end": 1, "reversed": 1},
          run=(3, 6), headline_blanks=0.8, spaced_digits=0.2, late_blank=0.4, quote_break=0.4, tight=0.1,
          indents={"none": 2, "first": 2}),
    Style("scattered", articles=(4, 8), widths=(12, 20), headlines={"far": 1, "after": 1, "before": 1, "last": 1},
          shuffled_headline=0.3, kicker_on_top=0.4, spaced_title=0.2, spaced_digits=0.3, late_blank=0.4,
          indents={"none": 2, "first": 2}, wide_notices=0.6),
    Style("spanned", articles=(3, 6), widths=(12, 20), column=(15, 35), interrupted=0.7,
          headlines={"before": 2, "after": 1}, headline_blanks=0.6, spaced_title=0.1, furniture=0.3),
    Style("running", articles=(1, 5), flow={"unwrapped": 1}, column=(9000, 9999), blanks={"paragraph": 1, "none": 1},
          indents={"none": 3, "two": 1, "one": 1}, headlines={"before": 1}, headline_blanks=0.6, furniture=0.1,
          tight=0.0, jump_on=0.0, jump_from=0.0, lost_headline=0.0, captions=0.0),
    Style("mixed", articles=(4, 8), flow={"wrapped": 3, "unwrapped": 1, "flattened": 1}, widths=(12, 24),
          column=(25, 300), blanks={"paragraph": 3, "line": 1, "none": 1}, indents={"none": 3, "first": 1, "two": 1},
          headlines={"before": 3, "after": 3, "reversed": 1, "far": 1}, spaced_title=0.1, spaced_digits=0.3,
          half_width=0.2, noise=0.001, late_blank=0.3, quote_break=0.3, furniture=0.4, shared_line=0.1,
          jump_on=0.1, jump_from=0.08, wide_notices=0.5),
)

#: The five that imitate the seeds; the others are variations on them.
SEED_STYLES = tuple(style.name for style in _STYLES[:5])
STYLES: dict[str, Style] = {style.name: style for style in _STYLES}
