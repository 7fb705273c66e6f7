"""Counts what gets vectors, learns first vectors without labels, and turns every corpus into arrays.

    python training/prepare.py ../shared/corpora silver.jsonl.gz WORK

Writes WORK/vocabulary.npz, WORK/vectors_KIND.npy and WORK/silver.npz. Needs gensim; for training only. Every
word2vec runs on one thread, so that the same numbers come out; the three run side by side.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training")]
from settings import settings

from newsie.language.ngrams import LENGTHS, Lookup, Vocabulary, code_points, key_of, pair_keys


def sentences(silver: Path) -> Iterator[tuple[list[str], list[str]]]:
    with gzip.open(silver, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row["w"], row["t"]


def count(silver: Path) -> tuple[Counter[int], Counter[int], Counter[str]]:
    """Count characters, pairs and the teacher's words."""
    characters: Counter[int] = Counter()
    pairs: Counter[int] = Counter()
    words: Counter[str] = Counter()
    block: list[str] = []

    def settle() -> None:
        codes = code_points("\n".join(block))
        for counter, keys in ((characters, codes), (pairs, pair_keys(codes)[:-1])):
            found, counts = np.unique(keys, return_counts=True)
            counter.update(dict(zip(found.tolist(), counts.tolist(), strict=True)))
        block.clear()

    for parts, _ in sentences(silver):
        block.append("".join(parts))
        words.update(word for word in parts if len(word) in LENGTHS)
        if len(block) == 20_000:
            settle()
    settle()
    return characters, pairs, words


def most(counter: Counter[int], number: int, at_least: int) -> list[int]:
    """The most frequent keys; of equals the smaller one."""
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return [key for key, times in ranked[:number] if times >= at_least]


def vocabulary(silver: Path) -> Vocabulary:
    """Return what gets vectors."""
    options = settings()["vocabulary"]
    characters, pairs, words = count(silver)
    line_end = 10
    pairs = Counter({k: n for k, n in pairs.items() if line_end not in (k >> 21, k & 0x1FFFFF)})
    del characters[line_end]
    keys: Counter[int] = Counter()
    for word, times in words.items():
        keys[key_of(word)] += times
    return Vocabulary(
        Lookup.of(most(characters, 1 << 16, options["characters_at_least"])),
        Lookup.of(most(pairs, options["pairs"], 2)),
        Lookup.of(most(keys, options["strings"], options["strings_at_least"])),
    )


def save_vocabulary(made: Vocabulary, path: Path) -> None:
    np.savez(path, characters=made.characters.keys, pairs=made.pairs.keys, strings=made.strings.keys)


def load_vocabulary(path: Path) -> Vocabulary:
    with np.load(path) as arrays:
        return Vocabulary(*(Lookup(arrays[name]) for name in ("characters", "pairs", "strings")))


def encode(silver: Path, made: Vocabulary, out: Path) -> None:
    """Write the teacher's sentences as arrays: rows of the tables and the tag of every character."""
    tags: dict[str, int] = {}
    columns: dict[str, list[np.ndarray]] = {name: [] for name in ("characters", "pairs", "strings", "tags")}
    block: list[str] = []
    labels: list[int] = []

    def settle() -> None:
        # Blocks of lines; a line end belongs to no sentence and no string runs over it.
        characters, pairs, strings = made.rows(code_points("".join(line + "\n" for line in block)))
        columns["characters"].append(characters.astype(np.uint16))
        columns["pairs"].append(pairs)
        columns["strings"].append(
            np.stack(strings, axis=1).astype(np.uint16 if len(made.strings.keys) < 65535 else np.int32)
        )
        columns["tags"].append(np.array(labels, dtype=np.uint8))
        block.clear()
        labels.clear()

    for words, word_tags in sentences(silver):
        for word, tag in zip(words, word_tags, strict=True):
            first = tags.setdefault(f"B-{tag}", len(tags) + 1)
            rest = tags.setdefault(f"I-{tag}", len(tags) + 1)
            labels += [first, *[rest] * (len(word) - 1)]
        labels.append(0)
        block.append("".join(words))
        if len(block) == 20_000:
            settle()
    settle()
    arrays = {name: np.concatenate(parts) for name, parts in columns.items()}
    np.savez(out, names=np.array(sorted(tags, key=tags.__getitem__)), **arrays)


def units(silver: Path, kind: str) -> Iterator[list[str]]:
    """Yield every sentence as characters, as pairs, or as the teacher's words (normalised alike)."""
    for words, _ in sentences(silver):
        codes = code_points("".join(words))
        plain = "".join(map(chr, codes.tolist()))
        if kind == "characters":
            yield list(plain)
        elif kind == "pairs":
            yield [plain[n : n + 2] for n in range(len(plain) - 1)]
        else:
            cuts = np.cumsum([0, *map(len, words)]).tolist()
            yield [plain[a:b] for a, b in pairwise(cuts)]


class Corpus:
    """What gensim reads again in every round."""

    def __init__(self, silver: Path, kind: str) -> None:
        self.silver, self.kind = silver, kind

    def __iter__(self) -> Iterator[list[str]]:
        return units(self.silver, self.kind)


def learn(silver: Path, kind: str, work: Path) -> None:
    """Learn the vectors of one kind and write them for the rows of its table; row 0 is nobody's."""
    from gensim.models import Word2Vec

    options = settings()["vectors"]
    made = load_vocabulary(work / "vocabulary.npz")
    size = options["strings_size"] if kind == "strings" else options["size"]
    model = Word2Vec(
        Corpus(silver, kind),
        vector_size=size,
        window=options["window"],
        min_count=2,
        sg=options["skip_gram"],
        negative=5,
        sample=1e-4,
        workers=1,
        seed=1,
        epochs=options["rounds"],
        max_final_vocab=None if kind != "pairs" else 300_000,
        batch_words=100_000,
    )
    table = {"characters": made.characters, "pairs": made.pairs, "strings": made.strings}[kind]
    places = {int(key): n + 1 for n, key in enumerate(table.keys)}
    vectors = np.zeros((len(places) + 1, size), dtype=np.float32)
    for unit, vector in zip(model.wv.index_to_key, model.wv.vectors, strict=True):
        codes = code_points(unit)
        if kind == "characters":
            key = int(codes[0])
        elif kind == "pairs":
            key = int(pair_keys(codes)[0])
        elif len(unit) in LENGTHS:
            key = key_of(unit)
        else:
            continue
        if key in places:
            vectors[places[key]] = vector
    known = np.abs(vectors).sum(1) > 0
    vectors[known] /= vectors[known].std()
    np.save(work / f"vectors_{kind}.npy", vectors)
    print(f"{kind}: {known.sum():,} of {len(places):,} have vectors", flush=True)


def main(corpora: Path, silver: Path, work: Path) -> None:
    work.mkdir(parents=True, exist_ok=True)
    made = vocabulary(silver)
    save_vocabulary(made, work / "vocabulary.npz")
    print({name: len(getattr(made, name).keys) for name in ("characters", "pairs", "strings")}, flush=True)
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    jobs = [
        subprocess.Popen([sys.executable, __file__, str(corpora), str(silver), str(work), kind], env=environment)
        for kind in ("characters", "pairs", "strings")
    ]
    encode(silver, made, work / "silver.npz")
    if any(job.wait() for job in jobs):
        raise SystemExit("word2vec failed")


def run(arguments: Iterable[str]) -> None:
    corpora, silver, work, *kind = arguments
    if kind:
        learn(Path(silver), kind[0], Path(work))
    else:
        main(Path(corpora), Path(silver), Path(work))


if __name__ == "__main__":
    run(sys.argv[1:])
