"""A linear character tagger: which characters of a text name a PERSON, an ORG or a LOC.

A first-order CRF over character n-grams, its weights trained by ``training/train_tagger.py`` and shipped as plain
arrays. It reads names that stand in no formula; the rules of the pipeline outvote it where they are sure.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
# Offsets of the characters that make one n-gram; a character is 21 bits, so three of them fit a 64-bit code.
TEMPLATES = (
    (-2,), (-1,), (0,), (1,), (2,),
    (-2, -1), (-1, 0), (0, 1), (1, 2), (-1, 1),
    (-2, -1, 0), (-1, 0, 1), (0, 1, 2), (1, 2, 3),
)  # fmt: skip

Codes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Tagged:
    """A named stretch of text: half-open code points, a label (PERSON, ORG, LOC, POST), and how sure, 0 to 1."""

    start: int
    end: int
    label: str
    score: float = 1.0


def code_points(text: str) -> Codes:
    """Return one code per character; digits, Latin letters and the two widths of punctuation fall together."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    wide = (codes >= 0xFF01) & (codes <= 0xFF5E)
    codes[wide] -= np.uint64(0xFEE0)
    codes[(codes >= 48) & (codes <= 57)] = 48
    codes[((codes >= 65) & (codes <= 90)) | ((codes >= 97) & (codes <= 122))] = 97
    codes[codes == 0x3000] = 32
    return codes


def ngram_codes(codes: Codes) -> list[Codes]:
    """Return, per template, the n-gram code at every character; beyond the text stands a 1."""
    pad = 3
    padded = np.ones(len(codes) + 2 * pad, dtype=np.uint64)
    padded[pad : pad + len(codes)] = codes
    columns = []
    for offsets in TEMPLATES:
        column = np.zeros(len(codes), dtype=np.uint64)
        for offset in offsets:
            column = (column << np.uint64(21)) | padded[pad + offset : pad + offset + len(codes)]
        columns.append(column)
    return columns


@dataclass(frozen=True)
class Weights:
    """The shipped arrays: per template a sorted table of n-gram codes and a row of scores per label."""

    codes: tuple[Codes, ...]
    scores: tuple[npt.NDArray[np.int32], ...]
    transitions: tuple[tuple[int, ...], ...]

    def emissions(self, text: str) -> npt.NDArray[np.int32]:
        """Return the score of every label (columns) at every character (rows)."""
        total = np.zeros((len(text), len(LABELS)), dtype=np.int32)
        for column, table, scores in zip(ngram_codes(code_points(text)), self.codes, self.scores, strict=True):
            if not len(table):
                continue
            found = np.searchsorted(table, column)
            found[found == len(table)] = 0
            hit = np.flatnonzero(table[found] == column)
            total[hit] += scores[found[hit]]
        return total


@cache
def weights() -> Weights:
    """Return the shipped weights, read once."""
    with files("newsie.models").joinpath("tagger.npz").open("rb") as file, np.load(file) as arrays:
        numbers = range(len(TEMPLATES))
        return Weights(
            codes=tuple(arrays[f"codes{n}"] for n in numbers),
            scores=tuple(arrays[f"weights{n}"].astype(np.int32).reshape(-1, len(LABELS)) for n in numbers),
            transitions=tuple(tuple(int(w) for w in row) for row in arrays["transitions"]),
        )


def tag(text: str) -> list[Tagged]:
    """Return the named stretches of a text, in order, line by line.

    Args:
        text: any text; a newline ends a line and no name runs over it.

    Returns:
        Non-overlapping stretches of PERSON, ORG and LOC. Integer arithmetic throughout: the same text gives the
        same stretches on every machine. Names glued to each other (胡玉亭朱国贤) may come as one or not at all.

    Example:
        >>> [(t.label, "国家统计局局长王保安介绍"[t.start : t.end]) for t in tag("国家统计局局长王保安介绍")]
        [('ORG', '国家统计局'), ('PERSON', '王保安')]
    """
    if not text:
        return []
    model = weights()
    emissions: list[list[int]] = model.emissions(text).tolist()
    out: list[Tagged] = []
    start = 0
    for line in text.split("\n"):
        if line:
            labels = _best_path(emissions[start : start + len(line)], model.transitions)
            out.extend(_stretches(labels, start))
        start += len(line) + 1
    return out


def _best_path(rows: list[list[int]], transitions: tuple[tuple[int, ...], ...]) -> list[int]:
    """Viterbi over one line; an I- label follows only its own B- or I-."""
    free = tuple(tuple(row[label] for row in transitions) for label in range(len(LABELS)))
    first = rows[0]
    low = -(10**9)
    scores = [first[0], first[1], low, first[3], low, first[5], low]
    back: list[tuple[int, ...]] = []
    for row in rows[1:]:
        new = [0] * 7
        pointers = [0] * 7
        for label in (0, 1, 3, 5):
            into = free[label]
            best, where = scores[0] + into[0], 0
            for previous in range(1, 7):
                value = scores[previous] + into[previous]
                if value > best:
                    best, where = value, previous
            new[label] = best + row[label]
            pointers[label] = where
        for label in (2, 4, 6):
            begin = scores[label - 1] + free[label][label - 1]
            inside = scores[label] + free[label][label]
            new[label] = (begin if begin >= inside else inside) + row[label]
            pointers[label] = label - 1 if begin >= inside else label
        scores = new
        back.append(tuple(pointers))
    last = max(range(7), key=lambda n: scores[n])
    path = [last]
    for step in reversed(back):
        last = step[last]
        path.append(last)
    path.reverse()
    return path


def _stretches(labels: list[int], shift: int) -> list[Tagged]:
    out: list[Tagged] = []
    begin = -1
    for n, label in enumerate([*labels, 0]):
        if begin >= 0 and (label == 0 or label % 2 == 1):
            out.append(Tagged(begin + shift, n + shift, LABELS[labels[begin]][2:]))
            begin = -1
        if label % 2 == 1:
            begin = n
    return out
