"""Print the tagger's exact span precision, recall and F1 on MSRA test and PFR dev, and its speed.

    python training/evaluate_tagger.py ../shared/corpora
"""
from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from newsie.language.tagger import tag

KEEP = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


def evaluate(path: Path) -> None:
    """Print one row a label, and one for all."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    characters, started = 0, time.perf_counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            wanted = {(a, b, KEEP[label]) for a, b, label in row["spans"] if label in KEEP}
            got = {(t.start, t.end, t.label) for t in tag(row["text"])}
            characters += len(row["text"])
            for counter, spans in ((right, wanted & got), (gold, wanted), (found, got)):
                counter.update(label for _, _, label in spans)
                counter["all"] += len(spans)
    seconds = time.perf_counter() - started
    print(f"{path.parent.name}/{path.name}: {characters / seconds:,.0f} characters/s")
    for label in (*KEEP.values(), "all"):
        precision, recall = right[label] / max(1, found[label]), right[label] / max(1, gold[label])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"  {label:8}{precision:7.3f}{recall:7.3f}{f1:7.3f}{gold[label]:7}")


if __name__ == "__main__":
    corpora = Path(sys.argv[1])
    evaluate(corpora / "msra/test.jsonl.gz")
    evaluate(corpora / "pfr199801/dev.jsonl.gz")
