"""Prints span precision, recall and F1 of the trained network by corpus and label, before it is made of whole numbers.

    python training/evaluate.py ../shared/corpora WORK [--trained trained.pt]

``benchmarks/recogniser.py`` measures the shipped one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training")]
from export import load
from guidelines import HEAD
from train import evaluate
from vocabularies import load_vocabulary

from examples import corpus_examples, sentences

SETS = (
    ("msra", "test"),
    ("pfr199801", "dev"),
    ("resume", "test"),
    ("cluener", "dev"),
    ("uner_gsdsimp", "dev"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--trained", default="trained.pt")
    arguments = parser.parse_args()
    model = load(arguments.work, arguments.trained)
    vocabulary = load_vocabulary(arguments.work)
    for corpus, part in SETS:
        rows = sentences(corpus_examples(arguments.corpora / corpus / f"{part}.jsonl.gz", corpus), vocabulary)
        for head in (corpus, HEAD):
            for label, figures in evaluate(model, head, rows).items():
                print(
                    f"{corpus:13}{part:5} {head:13}{label:7}" + "{:8.4f}{:8.4f}{:8.4f}".format(*figures),
                    flush=True,
                )


if __name__ == "__main__":
    main()
