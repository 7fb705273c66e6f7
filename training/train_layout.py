"""Learns the weights of line roles on pages that the tests' generator lays out from real titled articles.

    python training/train_layout.py [--pages 3000] [--rounds 5] [--seed 1000] [--check 300]

An averaged structured perceptron: labels every page, adds the features of the right sequence, takes those of the wrong
one. Writes ``newsie/models/layout_roles.tsv``: feature, and one whole number a role.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from corpora import read_articles
from pagemaker.columns import Setter
from pagemaker.layout import _jumped, _placed, _touch
from pagemaker.stock import load_stock
from pagemaker.styles import STYLES

from newsie.layout.blocks import text_lines
from newsie.layout.evidence import Evidence
from newsie.layout.jumps import find_jumps
from newsie.layout.lines import read_lines
from newsie.layout.roles import CERTAIN, ROLES, best_sequence, row_of

TARGET = ROOT / "newsie" / "models" / "layout_roles.tsv"
PRUNE = 30


def bare(text: str) -> str:
    return "".join(text.split())


PLACES = ("云河", "青岭", "松江", "平川县", "东洲市", "长桥镇", "南坪区", "北岭")
NAMES = ("魏长青", "葛文涛", "杭秀兰", "吕思齐", "仲维新", "罗兆丰", "何清", "崔晓岚", "石磊")
MATTERS = (
    "安全生产",
    "营商环境",
    "乡村振兴",
    "数字政府建设",
    "粮食生产",
    "生态环境保护",
    "文化旅游",
    "科技创新",
    "民生保障",
)
SLOGANS = (
    "推动{}迈上新台阶",
    "有力有效抓好{}",
    "以更实举措推进{}",
    "锚定目标 做好{}",
    "全力以赴抓{}",
    "{}再上新水平 发展再添新动能",
)


def dressed(article, rng):
    """Give an article headline parts as papers add them: an occasion above, who presided below, a note."""
    if (
        not article.title
        or article.kicker
        or article.subtitles
        or article.kind == "notice"
        or rng.random() > 0.3
    ):
        return article
    place, name, other, matter = rng.choice(PLACES), rng.choice(NAMES), rng.choice(NAMES), rng.choice(MATTERS)
    kicker = rng.choice(
        [
            f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日，{place}召开{matter}新闻发布会",
            f"{place}：",
            f"{place}召开{matter}工作会议",
            f"{name}在{matter}专题会议上强调",
            f"{name}到{place}调研时指出",
            f"深入学习贯彻{matter}会议精神",
            f"{matter}一线见闻",
            None,
            None,
        ]
    )
    subtitles = rng.choice(
        [
            (f"{name}主持",),
            (f"{name}{other}出席",),
            (f"——{place}{matter}工作综述",),
            (f"——论抓好{matter}",),
            (f"{place}{matter}工作推进会召开",),
            (f"{name}主持并讲话 {other}出席",),
            (),
            (),
            (),
            (),
        ]
    )
    title = (rng.choice(SLOGANS).format(matter),) if rng.random() < 0.3 else article.title
    return replace(article, kicker=kicker, subtitles=subtitles, title=title)


def labelled_page(stock, style, seed):
    """Return the text of a page and the true role of each (line number, owner)."""
    rng = random.Random(f"{style.name} {seed}")
    chosen = rng.sample(list(stock), min(rng.randint(*style.articles), len(stock)))
    setter = Setter(style, rng)
    printed = [setter.set(_jumped(dressed(article, rng), style, rng)) for article in chosen]
    rows = _touch(_placed(printed, style, rng), printed, style, rng)
    headline = [
        {bare(r) for r in (*p.kicker_rows, *p.title_rows, *p.subtitle_rows, *p.rubric_rows)} for p in printed
    ]
    captions = [{bare(r) for r in p.caption_rows} for p in printed]
    paragraphs = [[bare(t)[:4] for t in p.paragraphs] for p in printed]
    at = [0] * len(printed)
    roles = {}
    for number, row in enumerate(rows, 1):
        text = bare(row.text)
        for k, owner in enumerate(row.owners):
            if text in captions[owner]:
                roles[number, k] = "?"
                continue
            if text in headline[owner] or (
                k == 0 and len(row.owners) > 1 and any(text.startswith(h) for h in headline[owner])
            ):
                roles[number, k] = "H"
                continue
            if any(jump.start == 0 and jump.end == len(text) for jump in find_jumps(text)):
                continue
            if at[owner] == 0:
                roles[number, k], at[owner] = "S", 1
            elif at[owner] < len(paragraphs[owner]) and text[:4] == paragraphs[owner][at[owner]]:
                roles[number, k] = "P"
                at[owner] += 1
            else:
                roles[number, k] = "C"
    return "\n".join(row.text for row in rows), roles


def examples(stock, seed, pages):
    names = list(STYLES)
    stock = stock + list(load_stock()) * max(1, len(stock) // 400)
    for n in range(pages):
        source, roles = labelled_page(stock, STYLES[names[n % len(names)]], f"train-{seed}-{n}")
        lines = read_lines(source)
        texts, between = text_lines(lines)
        gold, seen = [], defaultdict(int)
        for line in texts:
            k = seen[line.number]
            seen[line.number] += 1
            gold.append(roles.get((line.number, k), roles.get((line.number, 0), "?")))
        if not texts:
            continue
        evidence = Evidence(texts, between)
        yield names[n % len(names)], [row_of(evidence, i) for i in range(len(texts))], gold


def update(table, totals, stamp, rows, roles, amount, step):
    previous = None
    for (row, paired), role in zip(rows, roles, strict=True):
        k = ROLES.index(role)
        kind = "^H" if previous == "H" else "^B"
        before = [">" + previous, *(kind + f for f in paired)] if previous else []
        for feature in [*row, *before]:
            if feature in CERTAIN:
                continue
            weight, total, when = table[feature], totals[feature], stamp[feature]
            for j in range(4):
                total[j] += (step - when) * weight[j]
            stamp[feature] = step
            weight[k] += amount
        previous = role


def train(data, rounds, rng):
    table = defaultdict(lambda: [0, 0, 0, 0])
    totals = defaultdict(lambda: [0, 0, 0, 0])
    stamp = defaultdict(int)
    step = 0
    for turn in range(rounds):
        rng.shuffle(data)
        wrong = count = 0
        for _, rows, gold in data:
            step += 1
            guess = best_sequence(rows, table)
            truth = [g if g != "?" else p for g, p in zip(gold, guess, strict=True)]
            errors = sum(a != b for a, b in zip(truth, guess, strict=True))
            wrong, count = wrong + errors, count + len(rows)
            if errors:
                update(table, totals, stamp, rows, truth, 1, step)
                update(table, totals, stamp, rows, guess, -1, step)
        print(f"round {turn + 1}: {wrong} of {count} lines wrong", file=sys.stderr)
    step += 1
    for feature in CERTAIN:
        table.pop(feature, None)
    out = {}
    for feature, weight in table.items():
        out[feature] = tuple(
            round((totals[feature][j] + (step - stamp[feature]) * weight[j]) * 100 / step) for j in range(4)
        )
    return {f: w for f, w in out.items() if max(w) - min(w) >= PRUNE}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1000)
    parser.add_argument("--check", type=int, default=260)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    data = list(examples(read_articles(limit=3000, seed=args.seed), args.seed, args.pages))
    print(f"{len(data)} pages, {sum(len(g) for _, _, g in data)} lines", file=sys.stderr)
    table = train(data, args.rounds, rng)
    lines = ["feature\t" + "\t".join(ROLES)]
    lines += ["\t".join([f, *map(str, table[f])]) for f in sorted(table)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    check(table, args)


def check(table, args) -> None:
    wrong, count = defaultdict(int), defaultdict(int)
    kinds = defaultdict(int)
    for style, rows, gold in examples(read_articles(limit=1500, seed=7), 7, args.check):
        for g, p in zip(gold, best_sequence(rows, {**table, **CERTAIN}), strict=True):
            if g != "?":
                count[style] += 1
                wrong[style] += g != p
                if g != p:
                    kinds[g + p] += 1
    for style in count:
        print(
            f"{style:12} {wrong[style]:5} of {count[style]:6} {wrong[style] / count[style]:.4f}",
            file=sys.stderr,
        )
    print(dict(kinds), len(table), "features", file=sys.stderr)


if __name__ == "__main__":
    main()
