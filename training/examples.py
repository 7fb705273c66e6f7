"""What one batch is made of: a text with the labels of its own corpus, if it has one, and what newsie's head
may say of it."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from gold import Spans, labels, read, shingles, tags_of, unseen
from guidelines import LABELS, READINGS, Row, thinkable
from invented import Inventor, replaced

from newsie.language.ngrams import Vocabulary, code_points

#: The corpora with heads of their own.
CORPORA = ("msra", "pfr199801", "cluener", "resume", "uner_gsdsimp")
LIMIT = 200
#: How often a corpus' sentences with people stand there again with other names.
VARIED = {"msra": 0.3, "pfr199801": 0.3, "news": 0.3, "readers": 0.9, "uner_gsdsimp": 0.5}
_PAUSES = "。！？；，、"


@dataclass(frozen=True)
class Example:
    """A text, its corpus and spans under the corpus' own labels (None: newsie's alone), newsie's reading."""

    corpus: str | None
    spans: Spans
    row: Row


@dataclass
class Sentence:
    """Rows of the tables; ``tags`` of the corpus' own head, ``bits`` thinkable for the head ``news``."""

    text: str
    tags: np.ndarray | None
    bits: np.ndarray
    characters: np.ndarray
    pairs: np.ndarray
    strings: np.ndarray


def corpus_examples(path: Path, corpus: str) -> Iterator[Example]:
    """Yield a labelled corpus' examples."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        raw = [[tuple(span) for span in json.loads(line)["spans"]] for line in file]
    for (text, spans), original in zip(read(path, corpus), raw, strict=True):
        yield Example(corpus, spans, READINGS[corpus](text, original))


def news_examples(path: Path) -> Iterator[Example]:
    """Yield what ``newspapers.py`` or ``readers.py`` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            spans = [tuple(span) for span in row["spans"]]
            open_ = [(a, b, tuple(names)) for a, b, names in row["open"]]
            yield Example(None, [], Row(row["text"], spans, tuple(row.get("closed", LABELS)), open_))


def without(examples: Iterable[Example], held_out: set[str]) -> Iterator[Example]:
    """Leave out what shares fifteen characters in a row with a held-out text."""
    for example in examples:
        if any(unseen([(example.row.text, [])], held_out)):
            yield example


def varied(examples: Iterable[Example], inventor: Inventor, chance: float) -> Iterator[Example]:
    """Yield some examples again: with invented names, in brackets, or run together with the next one."""
    rng = random.Random(21)
    before: Example | None = None
    for example in examples:
        people = [(a, b) for a, b, label in example.row.spans if label == "PERSON"]
        if people and rng.random() < chance:
            yield moved(example, inventor.changes(example.row.text, people))
        # 市委召开会议4月28日，市委…: a headline without a full stop, glued to what follows.
        if (
            before
            and before.corpus == example.corpus
            and len(before.row.text) < 30
            and rng.random() < chance / 3
        ):
            yield joined(before, example)
        before = example


def moved(example: Example, changes: list[tuple[int, int, str]]) -> Example:
    """Return an example with some stretches replaced, every label where it belongs."""
    text, place = replaced(example.row.text, changes)
    row = example.row
    return replace(
        example,
        spans=[(place(a), place(b), label) for a, b, label in example.spans],
        row=Row(
            text,
            [(place(a), place(b), label) for a, b, label in row.spans],
            row.closed,
            [(place(a), place(b), names) for a, b, names in row.open],
            [place(end) for end in row.post_ends],
        ),
    )


def joined(first: Example, second: Example) -> Example:
    """Return two examples as one, without what ends the first."""
    text = first.row.text.rstrip("。！？；")
    by = len(text)
    row, other = first.row, second.row
    return Example(
        first.corpus,
        [s for s in first.spans if s[1] <= by] + [(a + by, b + by, label) for a, b, label in second.spans],
        Row(
            text + other.text,
            [s for s in row.spans if s[1] <= by] + [(a + by, b + by, label) for a, b, label in other.spans],
            tuple(label for label in row.closed if label in other.closed),
            [s for s in row.open if s[1] <= by] + [(a + by, b + by, names) for a, b, names in other.open],
            [end for end in row.post_ends if end <= by] + [end + by for end in other.post_ends],
        ),
    )


def sentences(examples: Iterable[Example], vocabulary: Vocabulary) -> list[Sentence]:
    """Return examples as arrays, the long ones cut at pauses outside their spans."""
    out = []
    for example in examples:
        text = example.row.text
        bits = thinkable(example.row)
        tags = None if example.corpus is None else tags_of(len(text), example.spans, labels(example.corpus))
        inside = {n for a, b, _ in (*example.spans, *example.row.spans) for n in range(a, b)}
        for start, end in _pieces(text, inside):
            characters, pairs, strings = vocabulary.rows(code_points(text[start:end]))
            out.append(
                Sentence(
                    text[start:end],
                    None if tags is None else tags[start:end],
                    bits[start:end],
                    characters.astype(np.int32),
                    pairs.astype(np.int32),
                    np.stack(strings, axis=1).astype(np.int32),
                )
            )
    return out


def _pieces(text: str, inside: set[int]) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > LIMIT:
        cuts = [n + 1 for n in range(start + 20, start + LIMIT) if text[n] in _PAUSES and n not in inside]
        if not cuts:
            # Nowhere to cut: what would tear a span is not read.
            return
        yield start, cuts[-1]
        start = cuts[-1]
    if len(text) > start:
        yield start, len(text)


def _msra(corpora: Path) -> tuple[list[Example], list[Example]]:
    """Return what of MSRA's training set is learned and, one sentence in twenty, watched."""
    rows = list(corpus_examples(corpora / "msra" / "train.jsonl.gz", "msra"))
    kept = np.random.default_rng(5).random(len(rows)) > 0.05
    return (
        [row for row, keep in zip(rows, kept, strict=True) if keep],
        [row for row, keep in zip(rows, kept, strict=True) if not keep],
    )


def learned_examples(corpora: Path, work: Path) -> dict[str, list[Example]]:
    """Return the examples to learn from, by corpus; "news" and "readers" are newsie's own."""
    inventor = Inventor(corpora)
    out = {name: list(corpus_examples(corpora / name / "train.jsonl.gz", name)) for name in CORPORA}
    test = shingles(text for text, _ in read(corpora / "msra" / "test.jsonl.gz", "msra"))
    out["pfr199801"] = list(without(out["pfr199801"], test))
    out["msra"], _ = _msra(corpora)
    # One in ten of UNER's training sentences is the project's own test set: see benchmarks/recogniser.py.
    out["uner_gsdsimp"] = [row for n, row in enumerate(out["uner_gsdsimp"]) if n % 10]
    out["news"] = [row for n, row in enumerate(news_examples(work / "news.jsonl.gz")) if n % 100]
    out["readers"] = list(news_examples(work / "readers.jsonl.gz"))
    for name, chance in VARIED.items():
        out[name] += list(varied(out[name], inventor, chance))
    return out


def watched_by_corpus(corpora: Path, work: Path) -> dict[str, list[Example]]:
    """Return the examples that teach nothing: the development sets, and of MSRA and the news what is kept apart."""
    out = {name: list(corpus_examples(corpora / name / "dev.jsonl.gz", name)) for name in CORPORA[1:]}
    out["msra"] = _msra(corpora)[1]
    out["news"] = list(news_examples(work / "news.jsonl.gz"))[::100]
    return out


def watched_examples(corpora: Path, work: Path) -> Iterator[Example]:
    """Yield the examples that teach nothing, of all corpora."""
    for rows in watched_by_corpus(corpora, work).values():
        yield from rows
