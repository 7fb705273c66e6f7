"""Evidence: for every line of text the features by which its role is weighed.

A feature is a short string; its weights stand in ``models/layout_roles.tsv``. Nothing here decides anything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newsie.layout.columns import column_widths, usual_gap
from newsie.layout.cues import (
    ENDED,
    FUNCTION,
    cohesion,
    end_class,
    has_sentence_inside,
    headline_cues,
    is_closer,
    is_plain,
    opener,
    stops,
)
from newsie.layout.lines import Line, is_picture_note, width
from newsie.layout.topics import NEAR, WIDE, Topics

_AHEAD = 3
_LONGEST_RUN = 8
_TURN_STEPS = (0.4, 0.9, 1.9, 3.1)
_RANK_STEPS = (0.04, 0.1, 0.2, 0.35, 0.6)
_ECHO_STEPS = (0.1, 0.3, 0.5, 0.7, 0.9)
MARKS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"))
_NEAR_STEPS = (0.004, 0.012, 0.03, 0.06)
_WIDE_STEPS = (0.012, 0.025, 0.04, 0.055, 0.08)


class Evidence:
    """The text lines of a page with all that is known of each, and the features made of it."""

    def __init__(self, lines: Sequence[Line], between: Sequence[tuple[str, ...]]) -> None:
        self.lines = lines
        self.between = between
        self.texts = [line.text for line in lines]
        self.widths = [
            width(t) * (1.0 if not x.spaced else 1.3) for t, x in zip(self.texts, lines, strict=True)
        ]
        self.before, self.after = column_widths(self.widths)
        self.ends = [end_class(t) for t in self.texts]
        self.stops = [stops(t) for t in self.texts]
        self.openers = [opener(t, self._ahead(i)) for i, t in enumerate(self.texts)]
        self.gap = usual_gap([line.gap for line in lines[1:]])
        self.indented = sum(1 for x in lines if x.indent) > 0.3 * len(lines)
        self.far = self._far()
        self.plain = [is_plain(t) for t in self.texts]
        self.topics = Topics(self.texts)
        self.common = self._common()
        ranked = sorted(value for value in self.common.values())
        self.rank = {
            i: _step(bisect_left(ranked, v) / len(ranked), _RANK_STEPS) for i, v in self.common.items()
        }

    def _ahead(self, i: int) -> str:
        text = self.texts[i]
        for other in self.texts[i + 1 : i + 1 + _AHEAD]:
            if len(text) > 60:
                break
            text += other
        return text

    def _common(self) -> dict[int, float]:
        """What the sides of every place have in common where a sentence has just ended."""
        places = [i for i in range(1, len(self.lines)) if self.ends[i - 1] in ENDED]
        return {i: self.topics.shared(i - 1, i, WIDE) for i in places}

    def _far(self) -> list[str]:
        """What comes first after each line: an opener (O), a sentence's end (0, 1, 2 lines on), the page's (E)."""
        found = ["E"] * len(self.lines)
        state = "E"
        for i in range(len(self.lines) - 1, -1, -1):
            found[i] = state
            if self.openers[i] == "F":
                state = "O"
            elif self.ends[i] in ENDED:
                state = "0"
            elif state not in "OE":
                state = str(min(9, int(state) + 1))
        return found

    def fill(self, i: int, column: float) -> str:
        """Return how a line fills a column: o(ver), f(ull), i(ndented first line), s(hort); - without a column."""
        if not column:
            return "L" if self.widths[i] > 60 else "M" if self.widths[i] > 34 else "-"
        over = self.widths[i] - column
        return "o" if over > 1.2 else "f" if over > -1.7 else "i" if over > -3.2 else "s"

    def features(self, i: int) -> list[str]:
        """Return the features of line ``i``."""
        last = len(self.lines) - 1
        end, text = self.ends[i], self.texts[i]
        fill_before, fill_after = self.fill(i, self.before[i]), self.fill(i, self.after[i])
        regime = "u" if fill_before in "LM-" and fill_after in "LM-" else "w"
        found = [
            f"y{regime}{end}{fill_before}{fill_after}",
            f"op{self.openers[i]}{regime}",
            f"far{self.far[i]}{'T' if end == 'T' else 'x'}",
            f"stops{min(3, self.stops[i])}{regime}{fill_before}",
            f"w{regime}{min(12, int(self.widths[i] / 4))}",
        ]
        cues = headline_cues(text)
        found += [f"cue_{cue}{'T' if end == 'T' else ''}" for cue in cues]
        echo = _step(self.topics.echo(i), _ECHO_STEPS)
        found += [
            f"echo{echo}{self.plain[i]}{regime}",
            f"tail{text[-1:] in FUNCTION}{self.plain[i]}",
            f"head{text[:1] in FUNCTION}{self.plain[i]}",
        ]
        if any(text.count(a) != text.count(b) for a, b in MARKS):
            found.append(f"open_marks{self.plain[i]}")
        if has_sentence_inside(text):
            found.append("inside" + regime)
        if self.lines[i].spaced:
            found.append("spaced")
        if " " in text and end != "T" and self.stops[i] == 0:
            found.append("halves")
        if is_picture_note(text) or "图为" in text[-40:]:
            found.append("picture_note")
        if self.lines[i].indent and not self.indented:
            found.append("indent")
        found += self._behind(i, regime) if i else ["first", "first" + self.openers[i]]
        found += self._next(i, regime) if i < last else ["last" + end]
        return found

    def _behind(self, i: int, regime: str) -> list[str]:
        """Features of the junction with the line before."""
        a, b = i - 1, i
        column = self.before[b] or self.after[b]
        junction = f"{self.ends[a]}{self.fill(a, self.before[a] or column)}"
        gap = min(3, self.lines[b].gap) - self.gap
        space = "<" if gap < 0 else ">" if gap > 0 else "="
        joined = cohesion(self.texts[a], self.texts[b])
        between = "".join(sorted(set(role[0] for role in self.between[b]))) or "-"
        found = [
            f"x{regime}{junction}{space}",
            f"xy{junction}{self.fill(b, column)}{self.ends[b]}",
            f"gap{space}{self.gap}{'T' if self.ends[a] in ENDED else 'x'}",
            f"join{joined}{self.ends[a] in 'NQDL'}",
            f"sep{between}{'T' if self.ends[a] in ENDED else 'x'}",
            f"oa{self.openers[a]}",
            f"sepop{between}{self.openers[b]}",
            f"sepy{between}{'T' if self.ends[b] == 'T' else 'x'}{regime}",
            f"xop{self.ends[a]}{self.openers[b]}{space}",
        ]
        if is_closer(self.texts[a]):
            found += ["closer", "closer" + self.openers[b], "closer" + space]
        if self.before[b] and self.after[b]:
            turn = _step(abs(self.before[b] - self.after[b]), _TURN_STEPS)
            found += [f"turn{turn}{'T' if self.ends[a] in ENDED else 'x'}", f"turnop{turn}{self.openers[b]}"]
        if self.lines[b].indent:
            found.append("ind" + ("T" if self.ends[a] in ENDED else "x") + str(self.indented))
        return found + self._across(i, column)

    def pairs(self, i: int) -> list[str]:
        """Return the features that are weighed apart for a headline line and for a line of body before line ``i``."""
        if not i:
            return []
        a, b = i - 1, i
        column = self.before[b] or self.after[b]
        gap = min(3, self.lines[b].gap) - self.gap
        space = "<" if gap < 0 else ">" if gap > 0 else "="
        between = "".join(sorted(set(role[0] for role in self.between[b]))) or "-"
        kind = "T" if self.ends[a] in ENDED else "x"
        return [
            f"{kind}{space}{self.gap}",
            f"{self.ends[a]}{self.fill(a, self.before[a] or column)}",
            f"join{cohesion(self.texts[a], self.texts[b])}{kind}",
            f"sep{between}{kind}",
            f"op{self.openers[b]}{kind}",
            f"fill{self.fill(b, column)}{'T' if self.ends[b] == 'T' else 'x'}{kind}",
            f"closer{is_closer(self.texts[a])}",
            f"cue{'kicker' in headline_cues(self.texts[a])}{kind}",
            f"plain{self.plain[a]}{self.plain[b]}",
        ]

    def _across(self, i: int, column: float) -> list[str]:
        """Features of what stands on both sides of the lines around that could be a headline."""
        k = i - 1
        while k > 0 and self.plain[k] and i - k < _LONGEST_RUN:
            k -= 1
        m = i
        while m < len(self.lines) - 1 and self.plain[m] and m - i < _LONGEST_RUN:
            m += 1
        found = []
        here = "b" if m == i else "h"
        if self.ends[k] in ENDED or k < i - 1:
            near = _step(self.topics.shared(k, m, NEAR), _NEAR_STEPS)
            value = self.common[i] if m == i == k + 1 else self.topics.shared(k, m, WIDE)
            wide = _step(value, _WIDE_STEPS)
            if i in self.rank:
                found += [f"rank{self.rank[i]}{here}", f"rankop{self.rank[i]}{self.openers[i]}"]
            across = "1" if k == i - 1 else "2"
            found += [
                f"near{here}{across}{near}",
                f"wide{here}{across}{wide}",
                f"topic{here}{across}{near}{wide}",
                f"topop{self.openers[i]}{across}{wide}",
            ]
        if k < i - 1:
            joined = cohesion(self.texts[k], self.texts[i])
            fill = self.fill(k, self.before[k] or column)
            found += [
                f"res{self.ends[k]}{fill}{joined}",
                f"resy{self.ends[k]}{self.fill(i, self.after[i])}{m == i}",
            ]
        if m > i:
            found.append(f"to{self.ends[k]}{cohesion(self.texts[k], self.texts[m])}{self.openers[m]}")
        return found

    def _next(self, i: int, regime: str) -> list[str]:
        """Features of the junction with the line after."""
        b, c = i, i + 1
        column = self.after[b] or self.before[b]
        gap = min(3, self.lines[c].gap) - self.gap
        space = "<" if gap < 0 else ">" if gap > 0 else "="
        joined = cohesion(self.texts[b], self.texts[c])
        between = "".join(sorted(set(role[0] for role in self.between[c]))) or "-"
        alike = abs(self.widths[b] - self.widths[c]) < 0.6 and not self.stops[b] and not self.stops[c]
        return [
            f"n{regime}{self.ends[b]}{self.fill(b, column)}{space}{self.fill(c, self.after[c] or column)}",
            f"njoin{joined}{self.ends[b] in 'NQDL'}",
            f"nsep{between}{'T' if self.ends[b] == 'T' else 'x'}",
            f"nop{self.openers[c]}{self.ends[b]}",
            f"alike{alike}{regime}",
            f"nfar{self.far[c]}{self.ends[b] == 'T'}{self.ends[c] == 'T'}",
        ]


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)
