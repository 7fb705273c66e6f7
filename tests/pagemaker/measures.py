"""How well a splitter gave back a page: the measures of the project's scorer, for one page, fast."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

SPACE = re.compile(r"\s+")
PUNCTUATION = str.maketrans("(),:;", "（），：；")
Gold = dict[str, Any]


def norm(text: str | None) -> str:
    """Return the text without white space, half-width marks widened."""
    return SPACE.sub("", text or "").translate(PUNCTUATION)


def _owners(articles: list[Gold]) -> dict[int, frozenset[int]]:
    out: dict[int, frozenset[int]] = {}
    for i, article in enumerate(articles):
        for a, b in article.get("lines") or []:
            for n in range(a, b + 1):
                out[n] = out.get(n, frozenset()) | {i}
    return out


def b_cubed(gold: list[Gold], predicted: list[Gold], weight: dict[int, int] | None = None) -> float:
    """Return extended B-cubed F1 of the lines, weighted; without weights every line of a gold range counts one.

    The same figure as ``b_cubed`` of the project's scorer, which has no weights.
    """
    of_gold, of_pred = _owners(gold), _owners(predicted)
    weight = weight or dict.fromkeys(of_gold, 1)
    none: frozenset[int] = frozenset()
    cells: Counter[tuple[frozenset[int], frozenset[int]]] = Counter()
    for n, w in weight.items():
        cells[of_gold.get(n, none), of_pred.get(n, none)] += w

    def side(a: int, b: int) -> float:
        total = score = 0.0
        for mine, w in cells.items():
            if not mine[a]:
                continue
            good = mates = 0.0
            for other, v in cells.items():
                shared = len(mine[a] & other[a])
                if shared:
                    good += v * min(1.0, len(mine[b] & other[b]) / shared)
                    mates += v
            score += w * good / mates
            total += w
        return score / total if total else 0.0

    p, r = side(1, 0), side(0, 1)
    return 2 * p * r / (p + r) if p + r else 0.0


def align(gold: list[Gold], predicted: list[Gold]) -> list[tuple[Gold, Gold]]:
    """Return each gold article with the predicted one that shares most of its lines, or with an empty dict."""

    def lines(article: Gold) -> set[int]:
        return {n for a, b in article.get("lines") or [] for n in range(a, b + 1)}

    scored = []
    for i, a in enumerate(map(lines, gold)):
        for j, b in enumerate(map(lines, predicted)):
            if a & b:
                scored.append((len(a & b) / len(a | b), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(g, predicted[pairs[i]] if i in pairs else {}) for i, g in enumerate(gold)]


@dataclass(frozen=True)
class Comparison:
    """What a reader asks of a page.

    ``segmentation`` is weighted by characters, ``by_line`` counts lines; ``right`` says for each gold article whether
    its title, extent, … came back.
    """

    segmentation: float
    by_line: float
    right: dict[str, list[bool]]


def compare(gold: Gold, predicted: Gold) -> Comparison:
    """Return how a predicted page compares with its gold."""
    articles = predicted.get("articles") or []
    pairs = [_right(g, p) for g, p in align(gold["articles"], articles)]
    return Comparison(
        b_cubed(gold["articles"], articles, gold.get("_weight")),
        b_cubed(gold["articles"], articles),
        {name: [pair[name] for pair in pairs] for name in pairs[0]} if pairs else {},
    )


def _right(gold: Gold, found: Gold) -> dict[str, bool]:
    headline, line = found.get("headline") or {}, found.get("dateline") or {}
    body = norm(found.get("text"))
    return {
        "title": norm(gold["title"]) == norm(headline.get("title")),
        "extent": norm(gold["opening"]) in body and body.endswith(norm(gold["closing"])),
        "kicker": norm(gold["kicker"]) == norm(headline.get("kicker")),
        "subtitles": [*map(norm, gold["subtitles"])] == [*map(norm, headline.get("subtitles") or [])],
        "dateline": all((line.get(k) or None) == gold["dateline"][k] for k in ("agency", "place")),
        "byline": {*map(norm, gold["byline"])} == {norm(x["name"]) for x in found.get("byline") or []},
        "jumps": all(norm(gold[k]) == norm(found.get(k)) for k in ("continued_from", "continued_on")),
    }
