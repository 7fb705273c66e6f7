"""The labelled corpora as the heads of the recogniser want them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from newsie.language.ngrams import code_points

#: One head a corpus, for guidelines differ: what its labels are called here; what is left out is nobody's.
LABELS: dict[str, dict[str, str]] = {
    "msra": {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"},
    "pfr199801": {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "TIME": "TIME"},
    "cluener": {
        "name": "PERSON",
        "organization": "ORG",
        "company": "ORG",
        "government": "ORG",
        "address": "LOC",
        "scene": "LOC",
        "position": "POST",
        "game": "OTHER",
        "book": "OTHER",
        "movie": "OTHER",
    },
    "resume": {
        "NAME": "PERSON",
        "ORG": "ORG",
        "TITLE": "POST",
        "LOC": "OTHER",
        "EDU": "OTHER",
        "PRO": "OTHER",
        "RACE": "OTHER",
        "CONT": "OTHER",
    },
    "uner_gsdsimp": {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"},
    "news": {"PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "POST": "POST"},
}
SHINGLE = 15

Spans = list[tuple[int, int, str]]


def labels(corpus: str) -> list[str]:
    return list(dict.fromkeys(LABELS[corpus].values()))


def read(path: Path, corpus: str) -> Iterator[tuple[str, Spans]]:
    """Yield texts and spans of a corpus under newsie's names of its labels."""
    known = LABELS[corpus]
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield row["text"], [(a, b, known[label]) for a, b, label in row["spans"] if label in known]


def shingles(texts: Iterable[str]) -> set[str]:
    out: set[str] = set()
    for text in texts:
        plain = "".join(map(chr, code_points(text).tolist()))
        out.update(plain[n : n + SHINGLE] for n in range(len(plain) - SHINGLE + 1))
    return out


def unseen(rows: Iterable[tuple[str, Spans]], held_out: set[str]) -> Iterator[tuple[str, Spans]]:
    """Drop what shares fifteen characters in a row with a held-out text: PFR and MSRA print the same papers."""
    for text, spans in rows:
        if not shingles([text]) & held_out:
            yield text, spans


def tags_of(length: int, spans: Spans, names: list[str]) -> np.ndarray:
    """Return O as 0, and B, I, E, S of label n as 4n+1 to 4n+4."""
    out = np.zeros(length, dtype=np.int64)
    for start, end, label in spans:
        base = 4 * names.index(label)
        if end - start == 1:
            out[start] = base + 4
        else:
            out[start:end] = base + 2
            out[start], out[end - 1] = base + 1, base + 3
    return out


def spans_of(tags: Iterable[int], names: list[str]) -> set[tuple[int, int, str]]:
    """The spans that a valid row of tags stands for."""
    out = set()
    start = 0
    for n, tag in enumerate(tags):
        if tag and (tag - 1) % 4 in (0, 3):
            start = n
        if tag and (tag - 1) % 4 in (2, 3):
            out.add((start, n + 1, names[(tag - 1) // 4]))
    return out
