"""Invented names in the place of those that stand in a sentence, so that the network learns what stands around a name.

As they meet a reader of newspapers: Han names of every length, names that are words (王胜利, 高原), names of
minorities,
names from abroad and from Japan, two characters set as wide as three, a name in brackets.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from newsie.lexicons import words

Changes = list[tuple[int, int, str]]
#: How often each kind is made.
KINDS = {"han": 55, "worded": 15, "minority": 9, "foreign": 9, "japanese": 6, "spaced": 3, "bracketed": 3}


def replaced(text: str, changes: Changes) -> tuple[str, Callable[[int], int]]:
    """Return the text with some stretches (start, end, what stands there now) replaced, and where an offset went."""
    changes = sorted(changes)
    out, place = "", 0
    for start, end, new in changes:
        out += text[place:start] + new
        place = end
    out += text[place:]

    def moved(offset: int) -> int:
        by = 0
        for start, end, new in changes:
            if offset >= end:
                by += len(new) - (end - start)
            elif offset > start:
                return start + by + min(offset - start, len(new))
        return offset + by

    return out, moved


class Inventor:
    """Invents names from the surnames, given names, words and foreign names of the training data."""

    def __init__(self, corpora: Path) -> None:
        self.random = random.Random(12)
        gazetteers = corpora / "gazetteers"
        self.surnames = self._table(gazetteers / "surnames_from_pfr_train.tsv.gz", 0.7)
        self.given = self._table(gazetteers / "givenname_chars_from_pfr_train.tsv.gz", 0.6)
        self.words = self._frequent(corpora / "pfr199801_seg" / "train.jsonl.gz")
        self.foreign = self._foreign(corpora)
        lists = json.loads((corpora / "officials" / "name_lists_xwlb.json").read_text(encoding="utf-8"))
        self.minority = sorted(
            {name for row in lists for name, people in row["names"] if people.endswith("族")}
        )
        self.japanese = sorted(words("surnames", "japanese"))

    @staticmethod
    def _table(path: Path, power: float) -> tuple[list[str], list[float]]:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file]
        found = [(row[0], float(row[-1])) for row in rows if row[-1].isdigit()]
        return [row[0] for row in found], [count**power for _, count in found]

    @staticmethod
    def _frequent(path: Path) -> list[str]:
        counts: Counter[str] = Counter()
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                counts.update(word for word in json.loads(line)["words"] if len(word) == 2)
        return [word for word, _ in counts.most_common(4000) if all("\u4e00" <= c <= "\u9fff" for c in word)]

    @staticmethod
    def _foreign(corpora: Path) -> list[str]:
        names: set[str] = set()
        for corpus in ("msra", "pfr199801", "uner_gsdsimp"):
            with gzip.open(corpora / corpus / "train.jsonl.gz", "rt", encoding="utf-8") as file:
                for row in map(json.loads, file):
                    names |= {
                        row["text"][a:b] for a, b, label in row["spans"] if label == "PER" and b - a > 3
                    }
        return sorted(names)

    def one(self, kind: str) -> str:
        """Return a new name of a kind."""
        choose = self.random.choice
        if kind == "minority":
            return choose(self.minority)
        if kind == "foreign":
            return choose(self.foreign)
        if kind == "japanese":
            return choose(self.japanese) + self._given(2)
        surname = self.random.choices(*self.surnames)[0]
        if kind == "worded":
            return surname + choose(self.words)
        if kind == "spaced":
            return surname[0] + choose(" 　") + self._given(1)
        return surname + self._given(2 if self.random.random() < 0.65 else 1)

    def _given(self, length: int) -> str:
        return "".join(self.random.choices(*self.given, k=length))

    def changes(self, text: str, people: list[tuple[int, int]]) -> Changes:
        """Return what to write in the place of the people of a text; a name that stands there twice changes alike."""
        instead: dict[str, str] = {}
        out: Changes = []
        for start, end in people:
            name = text[start:end]
            kind = self.random.choices(list(KINDS), list(KINDS.values()))[0]
            if name not in instead:
                instead[name] = self.one("han" if kind == "bracketed" else kind)
            out.append((start, end, instead[name]))
        return out
