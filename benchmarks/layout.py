"""Lays real articles out on pages in every style of the test generator and tells how well newsie takes them apart.

    python benchmarks/layout.py [--pages 500] [--seed 0] [--style NAME ...] [--errors N] [--dump DIR] [--own]

``--errors N`` shows the N worst pages of each style, ``--dump DIR`` writes their text and gold there (never into the
repository: the texts belong to their publishers), ``--own`` lays out the articles of tests/pagemaker/stock instead.
"""
from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from corpora import read_articles
from pagemaker import STYLES, Page, load_stock, make_page
from pagemaker.measures import Comparison, align, compare, norm
from pagemaker.styles import SEED_STYLES

from newsie.layout import take_apart

COLUMNS = ("title", "extent", "kicker", "subtitles", "dateline", "byline", "jumps")


class Table:
    """Sums of the measures per style and for all."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        self.seconds: dict[str, float] = defaultdict(float)

    def add(self, style: str, figures: Comparison, seconds: float) -> None:
        for row in (style, "all", *(["like seeds"] if style in SEED_STYLES else [])):
            self.seconds[row] += seconds
            self.values[row]["segmentation"].append(figures.segmentation)
            self.values[row]["by line"].append(figures.by_line)
            for column in COLUMNS:
                self.values[row][column] += [float(x) for x in figures.right[column]]

    def __str__(self) -> str:
        head = f"{'style':14}{'pages':>6}{'articles':>9}{'segm.':>8}{'by line':>9}"
        lines = [head + "".join(f"{c:>10}" for c in COLUMNS) + f"{'seconds':>9}"]
        for row in (name for name in [*STYLES, "like seeds", "all"] if name in self.values):
            v = self.values[row]
            mean = {c: sum(v[c]) / max(1, len(v[c])) for c in v}
            lines.append(
                f"{row:14}{len(v['segmentation']):6}{len(v['title']):9}{mean['segmentation']:8.3f}"
                f"{mean['by line']:9.3f}"
                + "".join(f"{mean[c]:10.3f}" for c in COLUMNS) + f"{self.seconds[row]:9.2f}"
            )
        return "\n".join(lines)


def report(page: Page, predicted: dict[str, Any], figures: Comparison) -> str:
    """Return what went wrong on a page, article by article."""
    out = [f"== {page.source}  segmentation {figures.segmentation:.3f}"
           f"  articles {len(page.gold['articles'])} found {len(predicted['articles'])}"]
    for i, (g, p) in enumerate(align(page.gold["articles"], predicted["articles"])):
        headline = p.get("headline") or {}
        wrong = [column for column in COLUMNS if not figures.right[column][i]]
        if wrong or g["lines"] != p.get("lines"):
            body = norm(p.get("text"))
            out += [
                f"  {' '.join(wrong).upper()} lines {g['lines']} found {p.get('lines')}",
                f"     title   {g['title']!r} found {headline.get('title')!r}",
                f"     kicker  {g['kicker']!r} found {headline.get('kicker')!r}"
                f" subtitles {g['subtitles']!r} found {headline.get('subtitles')!r}",
                f"     opening {g['opening']!r} closing {g['closing']!r} found ends {body[-12:]!r}",
            ]
    return "\n".join(out)


def dump(page: Page, folder: Path) -> None:
    """Write the page and its gold, in the format of the gold files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / page.source).write_text(page.text, encoding="utf-8")
    gold = {k: v for k, v in page.gold.items() if not k.startswith("_")}
    text = json.dumps(gold, ensure_ascii=False, indent=1)
    (folder / page.source).with_suffix(".json").write_text(text, encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--style", action="append", choices=sorted(STYLES), help="only this style (may be repeated)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the N worst pages of each style")
    parser.add_argument("--dump", type=Path, metavar="DIR", help="write the pages (with --errors: the worst) there")
    parser.add_argument("--own", action="store_true", help="lay out the articles of tests/pagemaker/stock")
    args = parser.parse_args(argv)
    try:
        stock = list(load_stock()) if args.own else read_articles(limit=args.pages * 6, seed=args.seed)
    except FileNotFoundError as error:
        sys.stderr.write(f"layout.py: {error}\n")
        return 1
    names = args.style or list(STYLES)
    table = Table()
    failed: dict[str, list[tuple[float, Page, str]]] = defaultdict(list)
    for n in range(args.pages):
        style = STYLES[names[n % len(names)]]
        page = make_page(stock, style, f"{args.seed}-{n}")
        if args.dump and not args.errors:
            dump(page, args.dump)
        started = time.perf_counter()
        predicted = take_apart(page.text, source=page.source).to_dict()
        figures = compare(page.gold, predicted)
        table.add(style.name, figures, time.perf_counter() - started)
        right = figures.right["title"] + figures.right["extent"]
        worth = figures.segmentation + sum(right) / len(right)
        failed[style.name].append((worth, page, report(page, predicted, figures)))
    for name in names if args.errors else ():
        for worth, page, text in sorted(failed[name], key=lambda x: x[0])[: args.errors]:
            if worth < 2:
                print(text)
                if args.dump:
                    dump(page, args.dump)
    print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
