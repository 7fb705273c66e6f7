"""Every labelled corpus as newsie's guidelines read it: what of it is certain for the head ``news``, and what
stays open.

A character's tags that are thinkable are a set of bits (bit n is tag n of the head). The loss asks only that the best
path keep to them, so that a corpus can teach what it knows and say nothing of what it does not (a fuzzy CRF: Jie et
al., 2019, https://aclanthology.org/N19-1079). Masked: 江 of 江主席 and 中美 (names of one character), what a
corpus draws other
borders around (titles of Resume and CLUENER take in the department; PFR cuts 河北省张家口市 in two).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

HEAD = "news"
LABELS = ("PERSON", "ORG", "LOC", "POST")
Spans = list[tuple[int, int, str]]


@dataclass
class Row:
    """A text, its certain spans, the labels that stand nowhere else in it, and stretches where more is thinkable."""

    text: str
    spans: Spans
    closed: tuple[str, ...] = LABELS
    open: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    #: Where a post ends, whatever stands before.
    post_ends: list[int] = field(default_factory=list)


def bits(label: str, parts: str = "BIES") -> int:
    """Return the tags of a label as bits."""
    first = 4 * LABELS.index(label) + 1
    return sum(1 << first + "BIES".index(part) for part in parts)


def thinkable(row: Row) -> np.ndarray:
    """Return the thinkable tags of every character, as bits."""
    free = 1 | sum(bits(label) for label in LABELS if label not in row.closed)
    out = np.full(len(row.text), free, dtype=np.int64)
    for start, end, labels in row.open:
        out[start:end] |= 1 | sum(map(bits, labels))
    for start, end, label in row.spans:
        if end - start == 1:
            out[start] = bits(label, "S")
        else:
            out[start:end] = bits(label, "I")
            out[start], out[end - 1] = bits(label, "B"), bits(label, "E")
    for end in row.post_ends:
        out[end - 1] = bits("POST", "ES")
    return out


def _named(text: str, spans: Spans) -> Spans:
    """The spans without the people whose name is a part of a word: 马克思 of 马克思主义."""
    return [(a, b, label) for a, b, label in spans if label != "PER" or not text.startswith("主义", b)]


def _msra(text: str, spans: Spans) -> Row:
    names = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
    spans = _named(text, spans)
    sure = [(a, b, names[label]) for a, b, label in spans if b - a > 1]
    short = [(a, b, LABELS) for a, b, _ in spans if b - a == 1]
    return Row(text, sure, ("PERSON", "ORG", "LOC"), short)


def _pfr(text: str, spans: Spans) -> Row:
    spans = _named(text, spans)
    sure = [(a, b, "PERSON") for a, b, label in spans if label == "PER" and b - a > 1]
    masked = [(a, b, LABELS) for a, b, label in spans if label != "TIME" and (label != "PER" or b - a == 1)]
    return Row(text, sure, ("PERSON",), masked)


def _cluener(text: str, spans: Spans) -> Row:
    names = {"name": "PERSON", "organization": "ORG", "company": "ORG", "government": "ORG", "address": "LOC"}
    sure = [(a, b, names[label]) for a, b, label in spans if label in names and b - a > 1]
    open_ = [(a, b, ("ORG", "LOC", "POST")) for a, b, label in spans if label in ("position", "scene")]
    short = [(a, b, LABELS) for a, b, label in spans if b - a == 1]
    ends = [b for _, b, label in spans if label == "position"]
    return Row(text, sure, ("PERSON", "ORG"), [*open_, *short], ends)


def _resume(text: str, spans: Spans) -> Row:
    names = {"NAME": "PERSON", "ORG": "ORG"}
    sure = [(a, b, names[label]) for a, b, label in spans if label in names and b - a > 1]
    masked = [(a, b, LABELS) for a, b, label in spans if label not in names or b - a == 1]
    return Row(text, sure, ("PERSON",), masked, [b for _, b, label in spans if label == "TITLE"])


#: Corpus → its reading; UNER follows MSRA's guidelines but for the nicknames, which it takes too.
READINGS: dict[str, Callable[[str, Spans], Row]] = {
    "msra": _msra,
    "pfr199801": _pfr,
    "cluener": _cluener,
    "resume": _resume,
    "uner_gsdsimp": _msra,
}
