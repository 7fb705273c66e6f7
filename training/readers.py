"""What the careful readers' records say of their articles, as labels for the head that newsie uses.

    python training/readers.py ../shared/gold OUT.jsonl.gz

Certain: every person the readers name, wherever the whole name stands and newsie's rules see one, too, or no longer
word holds it; the posts (role and body) that newsie reads as they do; their bylines. Open: names inside works
and fixed terms
(习近平新时代…思想), organisations and places, of which the records say little.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training")]
from newspapers import agreed, cut, pipeline, write

SETS = ("news", "articles")


def labelled(
    text: str, record: dict[str, Any]
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, list[str]]]]:
    """Return certain spans and open stretches of an article."""
    names = {person["name"] for article in record["articles"] for person in article.get("people", ())}
    names |= {name for article in record["articles"] for name in article.get("byline", ())}
    posts = {
        post
        for article in record["articles"]
        for person in article.get("people", ())
        for post in person["positions"]
    }
    voted, open_ = agreed(text)
    notes = pipeline()(text).user_data
    read = {(m["start"], m["end"]) for m in notes["newsie_mentions"] if m["label"] == "PERSON"}
    certain = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        for match in re.finditer(re.escape(name), text):
            if any(a < match.end() and match.start() < b for a, b, _ in certain):
                continue
            if match.span() in read or (match.end(), "PERSON") in {(b, label) for _, b, label in voted}:
                certain.append((*match.span(), "PERSON"))
            else:
                open_.append((*match.span(), ["PERSON", "ORG", "LOC"]))
    bare = {re.sub(r"^[原前]", "", post) for post in posts}
    for post in notes["newsie_positions"]:
        start, end, role = post["start"], post["end"], post["role"]
        body = post["organization"] or ""
        if text[start:end] != body + role or not (
            body + role in bare or any(p.endswith(text[start:end]) for p in bare)
        ):
            open_.append((start, end, ["POST", "ORG", "LOC"]))
            continue
        for span in ((end - len(role), end, "POST"), (start, end - len(role), "ORG")):
            if span[1] > span[0] and not any(a < span[1] and span[0] < b for a, b, _ in certain):
                certain.append(span)
    for start, end, label in voted:
        if any(a < end and start < b for a, b, _ in certain):
            continue
        if label in ("ORG", "LOC"):
            certain.append((start, end, label))
        else:  # a person the readers do not count, a post without a holder
            open_.append((start, end, [label, "ORG", "LOC"]))
    return sorted(certain), open_


def main(gold: Path, out: Path) -> None:
    with gzip.open(out, "wt", encoding="utf-8") as file:
        for name in SETS:
            for line in (gold / name / "texts.jsonl").read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                record = (gold / name / row["source"]).with_suffix(".json").read_text(encoding="utf-8")
                write(cut(row["text"], *labelled(row["text"], json.loads(record))), file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
