"""Roles: which lines of text are headline lines, and where bodies and paragraphs begin.

A first-order sequence model over lines: each line's features are weighed for each role, neighbours' roles for each other,
and the best sequence of all wins. The weights were learned on pages laid out from real titled articles
(``training/train_layout.py``).
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from newsie.layout.evidence import Evidence

#: H(eadline line), S(tart of a body), P(aragraph start), C(ontinued line).
ROLES = "HSPC"
_LOW = -(10**9)
#: What may not follow what: a body starts before it goes on.
FORBIDDEN = {("", "P"), ("", "C")}

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


def label(evidence: Evidence) -> str:
    """Return the best role of every line of text, one letter of :data:`ROLES` each."""
    rows = (evidence.features(i) for i in range(len(evidence.lines)))
    return best_sequence(rows, weights())


def best_sequence(rows: Iterable[Sequence[str]], table: Table) -> str:
    """Return the sequence of roles with the highest sum of weights (Viterbi).

    Args:
        rows: the features of each line.
        table: feature → a weight for each role.

    Example:
        >>> table = {"a": (5, 0, 0, 0), "b": (0, 1, 0, 2)}
        >>> best_sequence([["a"], ["b"], ["b"]], table)
        'HCC'
    """
    none = (0, 0, 0, 0)
    follow = [table.get(">" + role, none) for role in ROLES]
    scores: list[int] = []
    back: list[tuple[int, ...]] = []
    for row in rows:
        own = [0, 0, 0, 0]
        for feature in row:
            found = table.get(feature)
            if found:
                for k in range(4):
                    own[k] += found[k]
        if not scores:
            scores = [own[0], own[1], _LOW, _LOW]
            continue
        new, pointers = [], []
        for k in range(4):
            value, where = max((scores[j] + follow[j][k], -j) for j in range(4))
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
