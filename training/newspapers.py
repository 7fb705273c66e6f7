"""Labels today's news for the head that newsie uses: its own rules say who is a person and what is a post, the teacher
says what else is an organisation or a place.

    python training/newspapers.py ../shared/corpora OUT.jsonl.gz

One object a line, a sentence or a headline with its spans; a third of the sentences with names stand there again with
invented names, so that the recogniser learns what stands around a name and not who is in the news.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training")]
from silver import tagged as teacher_words

import newsie

#: Characters to read of each source.
BUDGET = {"rmrb_2026": 1_100_000, "xwlb_2012-2025": 900_000, "chinanews_2020": 400_000, "mrdx_2026": 250_000}
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’）]?")
HAN = re.compile(r"[\u4e00-\u9fff]{2,3}")
Spans = list[tuple[int, int, str]]


def articles(path: Path, budget: int) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    random.Random(11).shuffle(rows)
    for row in rows:
        text = "\n".join(part.strip() for part in (row["title"] or "", row["text"] or "") if part.strip())
        budget -= len(text)
        yield text
        if budget < 0:
            return


def by_rules(text: str, nlp: newsie.load) -> Spans:
    """The people, posts and the posts' organisations that newsie reads."""
    doc = nlp(text)
    out: Spans = []
    for person in doc.user_data["newsie_people"]:
        out += [(m["start"], m["end"], "PERSON") for m in person["mentions"]]
    for post in doc.user_data["newsie_positions"]:
        start, end, role = post["start"], post["end"], post["role"]
        if text[start:end].endswith(role):
            out.append((end - len(role), end, "POST"))
            if post["organization"] and text[start : end - len(role)] == post["organization"]:
                out.append((start, end - len(role), "ORG"))
    return out


def by_teacher(text: str) -> Spans:
    out: Spans = []
    for match in SENTENCE.finditer(text):
        place = match.start()
        for word, tag in zip(*teacher_words(match.group()), strict=True):
            if tag in ("ORG", "LOC"):
                out.append((place, place + len(word), tag))
            place += len(word)
    return out


def settled(spans: Spans) -> Spans:
    """Return the spans that overlap none before them in the list, in the order of the text."""
    taken: set[int] = set()
    out = []
    for start, end, label in spans:
        if end > start and not taken & set(range(start, end)):
            taken.update(range(start, end))
            out.append((start, end, label))
    return sorted(out)


def agreed(ours: Spans, teachers: Spans) -> Spans:
    """The rules' spans first; but a place with a post (哈萨克斯坦总统) is a place if the teacher says so,
    and two characters
    (平台总编辑) are an organ only if he does."""
    known = {(start, end): label for start, end, label in teachers}
    sure = [
        (a, b, known.get((a, b), label) if label == "ORG" else label)
        for a, b, label in ours
        if label != "ORG" or b - a > 2 or (a, b) in known
    ]
    return settled([*sure, *teachers])


class Names:
    """Invents names: a surname and given names as frequent as they are."""

    def __init__(self, gazetteers: Path) -> None:
        self.surnames = self._table(gazetteers / "surnames_from_pfr_train.tsv.gz")
        self.given = self._table(gazetteers / "givenname_chars_from_pfr_train.tsv.gz")
        self.random = random.Random(12)

    @staticmethod
    def _table(path: Path) -> tuple[list[str], list[float]]:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file]
        found = [(row[0], float(row[-1])) for row in rows if row[-1].isdigit()]
        return [row[0] for row in found], [count**0.7 for _, count in found]

    def one(self, length: int) -> str:
        surname = self.random.choices(*self.surnames)[0]
        return surname + "".join(self.random.choices(*self.given, k=max(1, length - len(surname))))


def renamed(text: str, spans: Spans, names: Names) -> tuple[str, Spans]:
    """Return the sentence with invented names in the place of its Chinese ones."""
    out, moved, place = "", [], 0
    instead: dict[str, str] = {}
    for start, end, label in spans:
        name = text[start:end]
        if label == "PERSON" and HAN.fullmatch(name):
            name = instead.setdefault(name, names.one(len(name)))
        out += text[place:start]
        moved.append((len(out), len(out) + len(name), label))
        out += name
        place = end
    return out + text[place:], moved


def main(corpora: Path, out: Path) -> None:
    names, chance, nlp = Names(corpora / "gazetteers"), random.Random(13), newsie.load()
    with gzip.open(out, "wt", encoding="utf-8") as file:
        for source, budget in BUDGET.items():
            for text in articles(corpora / "raw" / f"{source}.jsonl.gz", budget):
                spans = agreed(by_rules(text, nlp), by_teacher(text))
                for match in SENTENCE.finditer(text):
                    a, b = match.span()
                    inner = [(s - a, e - a, label) for s, e, label in spans if a <= s and e <= b]
                    rows = [(match.group(), inner)]
                    if any(label == "PERSON" for *_, label in inner) and chance.random() < 0.33:
                        rows.append(renamed(match.group(), inner, names))
                    for sentence, found in rows:
                        file.write(json.dumps({"text": sentence, "spans": found}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
