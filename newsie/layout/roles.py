"""Roles: which lines of text are headline lines, and where bodies and paragraphs begin.

A first-order sequence model over lines: each line's features are weighed for each role, neighbours' roles for each other,
and the best sequence of all wins. The weights were learned on pages laid out from real titled articles
(``training/train_layout.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from newsie.layout.evidence import Evidence

#: H(eadline line), S(tart of a body), P(aragraph start), C(ontinued line).
ROLES = "HSPC"
_LOW = -(10**9)

#: Features that outweigh all others: a dateline opens a body, a note （…通过） belongs to a
#: headline and ends it, after a jump mark something else begins.
CERTAIN = {
    "!opens": (0, 100_000, 0, 0),
    "!note": (100_000, 0, 0, 0),
    "!jump": (0, 0, -100_000, -100_000),
    "!after_note": (0, 0, -100_000, -100_000),
}
_PASSED = regex.compile(r"[（(](?:\d{4}年)?\d{1,2}月\d{1,2}日.{4,60}(?:通过|决定|公布|批准)[）)]")

Table = dict[str, tuple[int, int, int, int]]


@cache
def weights() -> Table:
    """Return the shipped weights: feature → one whole number a role; ``>X`` holds what may follow role X."""
    text = files("newsie.models").joinpath("layout_roles.tsv").read_text(encoding="utf-8")
    table: Table = {}
    for line in text.splitlines()[1:]:
        feature, *values = line.split("\t")
        h, s, p, c = (int(v) for v in values)
        table[feature] = (h, s, p, c)
    return table


Row = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True)
class Labels:
    """The role of every line of text; how much speaks for a new body there rather than a new paragraph (``opening``),
    and for a headline line rather than a line of body (``heading``)."""

    roles: str
    opening: tuple[int, ...]
    heading: tuple[int, ...]


def label(evidence: Evidence) -> Labels:
    """Return the best role of every line of text, one letter of :data:`ROLES` each."""
    table = weights() | CERTAIN
    rows = [row_of(evidence, i) for i in range(len(evidence.lines))]
    sums = [_sum(table, row) for row, _ in rows]
    return Labels(
        best_sequence(rows, table),
        opening=tuple(s - p for _, s, p, _ in sums),
        heading=tuple(h - max(p, c) for h, _, p, c in sums),
    )


def row_of(evidence: Evidence, i: int) -> Row:
    """Return the features of a line: those of its own, and those weighed by the role of the line before."""
    return evidence.features(i) + _certain(evidence, i), evidence.pairs(i)


def _certain(evidence: Evidence, i: int) -> list[str]:
    """What settles a role whatever the rest looks like."""
    found = []
    if evidence.openers[i] == "F" and (i == 0 or evidence.ends[i - 1] != "K" or evidence.between[i]):
        found.append("!opens")
    if _PASSED.fullmatch(evidence.texts[i]):
        found.append("!note")
    if i and _PASSED.fullmatch(evidence.texts[i - 1]):
        found.append("!after_note")
    if set(evidence.between[i]) & {"on", "from"}:
        found.append("!jump")
    return found


def best_sequence(rows: Iterable[Row], table: Mapping[str, Sequence[int]]) -> str:
    """Return the sequence of roles with the highest sum of weights (Viterbi).

    Args:
        rows: the features of each line, and those that are weighed apart after a headline line (``^H``) and after a line of
            body (``^B``).
        table: feature → a weight for each role.

    Example:
        >>> table = {"a": (5, 0, 0, 0), "b": (0, 1, 0, 2), "^Hc": (0, 3, 0, 0)}
        >>> best_sequence([(["a"], []), (["b"], ["c"]), (["b"], ["c"])], table)
        'HSC'
    """
    none = (0, 0, 0, 0)
    follow = [table.get(">" + role, none) for role in ROLES]
    scores: list[int] = []
    back: list[tuple[int, ...]] = []
    for row, paired in rows:
        own = _sum(table, row)
        if not scores:
            scores = [own[0], own[1], _LOW, _LOW]
            continue
        after = [_sum(table, ["^H" + f for f in paired])] + [_sum(table, ["^B" + f for f in paired])] * 3
        new, pointers = [], []
        for k in range(4):
            value, where = max((scores[j] + follow[j][k] + after[j][k], -j) for j in range(4))
            new.append(value + own[k])
            pointers.append(-where)
        scores = new
        back.append(tuple(pointers))
    if not scores:
        return ""
    path = [max(range(4), key=lambda k: scores[k])]
    for pointer in reversed(back):
        path.append(pointer[path[-1]])
    return "".join(ROLES[k] for k in reversed(path))


def _sum(table: Mapping[str, Sequence[int]], features: Iterable[str]) -> list[int]:
    h = s = p = c = 0
    for feature in features:
        found = table.get(feature)
        if found:
            h += found[0]
            s += found[1]
            p += found[2]
            c += found[3]
    return [h, s, p, c]
