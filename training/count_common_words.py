"""Count the common words that begin like a surname and are no names.

    python training/count_common_words.py CORPORA SILVER OUT.txt

SILVER is JSON Lines: the teacher's words (``w``) and tags (``t``) of a sentence, as ``teacher.tagged`` gives them.

Words already in OUT are kept: some were added by hand.
"""
from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from newsie.language.names import surnames


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def people(path: Path) -> Counter[str]:
    """How often each text is labelled a person."""
    return Counter(row["text"][a:b] for row in rows(path) for a, b, label in row["spans"] if label == "PER")


def main(corpora: Path, silver: Path, out: Path) -> None:
    words = Counter(word for row in rows(corpora / "pfr199801_seg/train.jsonl.gz") for word in row["words"])
    named = {*people(corpora / "msra/train.jsonl.gz"), *people(corpora / "pfr199801/train.jsonl.gz")}
    taught = Counter(
        word for row in rows(silver) for word, tag in zip(row["w"], row["t"], strict=True) if tag == "PER"
    )
    doubtful = {name for name, count in taught.items() if count >= 3}
    single, _ = surnames()
    common = {
        word
        for word, count in words.items()
        if count >= 3 and len(word) in (2, 3) and word[0] in single and all("\u4e00" <= c <= "\u9fff" for c in word)
    }
    kept = set(out.read_text(encoding="utf-8").split()) if out.exists() else set()
    out.write_text("\n".join(sorted((common - named - doubtful) | kept)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
