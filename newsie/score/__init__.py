"""Predicted pages against gold: precision, recall and F1 per record type, on what a reader would call right.

Gold and predictions are plain JSON objects, so that any system's output can be scored. Pages are matched by the stem
of ``source``.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import regex

from newsie.score.events import best_pairs, score_appointments, score_meetings, score_visits
from newsie.score.figures import Rate, Scores, Tally
from newsie.score.likeness import norm, similar

__all__ = ["Rate", "Scores", "Tally", "b_cubed", "load", "norm", "score", "similar"]

JSON = Mapping[str, Any]
_FORMER = regex.compile(r"^(?:原任|原|时任|曾任|前任)")


def load(path: str | PathLike[str]) -> dict[str, dict[str, Any]]:
    """Return the pages of a JSON file (a page or a list of pages), a JSON Lines file, or a folder of those.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not JSON, or not a page; the message names the file.
    """
    path = Path(path)
    files = sorted(file for file in path.rglob("*.json*") if file.is_file()) if path.is_dir() else [path]
    return {
        Path(page["source"]).stem: page for file in files for page in _pages_of(file) if "articles" in page
    }


def score(gold_pages: Mapping[str, JSON], predicted_pages: Mapping[str, JSON]) -> Scores:
    """Return how well the predicted pages match gold.

    Args:
        gold_pages: pages by stem, as `load` gives them; only these are scored.
        predicted_pages: pages by stem, as newsie's JSON has them; one that is missing counts as empty.

    Examples:
        >>> gold = {"a": {"articles": [{"people": [{"name": "黄强"}]}]}}
        >>> found = {"a": {"articles": [{"people": [{"name": "黄强"}, {"name": "王伟"}]}]}}
        >>> round(score(gold, found).headline()["people"], 2)
        0.67
    """
    scores = Scores()
    for stem, gold in gold_pages.items():
        predicted = predicted_pages.get(stem) or {"articles": []}
        if gold.get("published") and "published" in predicted:
            scores.rates["published"].add(predicted.get("published") == gold["published"])
        if len(gold["articles"]) > 1 and any(article.get("lines") for article in gold["articles"]):
            scores.rates["segmentation"].add(b_cubed(gold["articles"], predicted["articles"]))
        for wanted, found in _align(gold["articles"], predicted["articles"]):
            where = f"{stem}:{(wanted.get('title') or wanted.get('opening') or '?')[:14]}"
            _score_article(scores, wanted, found, where)
    return scores


def b_cubed(gold: Sequence[JSON], predicted: Sequence[JSON]) -> float:
    """Return the extended B-cubed F1 of the assignment of source lines to articles.

    Lines with the same articles on both sides count alike, so they are taken together.

    Examples:
        >>> b_cubed([{"lines": [[1, 2]]}, {"lines": [[3, 4]]}], [{"lines": [[1, 4]]}])
        0.6666666666666666
    """
    in_gold, in_predicted = _articles_by_line(gold), _articles_by_line(predicted)
    nobody: frozenset[int] = frozenset()
    groups = Counter((articles, in_predicted.get(line, nobody)) for line, articles in in_gold.items())

    def side(groups: Counter[tuple[frozenset[int], frozenset[int]]]) -> float:
        total = summed = 0.0
        for (here, there), lines in groups.items():
            if not here:
                continue
            mates = [(mate, n) for mate, n in groups.items() if mate[0] & here]
            good = sum(n * min(1.0, len(other & there) / len(same & here)) for (same, other), n in mates)
            summed += lines * good / sum(n for _, n in mates)
            total += lines
        return summed / total if total else 0.0

    precision = side(Counter({(b, a): n for (a, b), n in groups.items()}))
    recall = side(groups)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _pages_of(file: Path) -> list[dict[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            pages: Any = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            pages = json.loads(text)
    except ValueError as error:
        raise ValueError(f"{file} is not JSON in UTF-8: {error}") from error
    pages = pages if isinstance(pages, list) else [pages]
    for page in pages:
        if not isinstance(page, dict) or ("articles" in page and not isinstance(page.get("source"), str)):
            raise ValueError(
                f'{file} holds something that is not a page: a page is an object with a string "source"'
            )
    return list(pages)


def _lines_of(article: JSON) -> set[int]:
    return {line for first, last in article.get("lines") or [] for line in range(first, last + 1)}


def _articles_by_line(articles: Sequence[JSON]) -> dict[int, frozenset[int]]:
    of_line: defaultdict[int, set[int]] = defaultdict(set)
    for number, article in enumerate(articles):
        for line in _lines_of(article):
            of_line[line].add(number)
    return {line: frozenset(numbers) for line, numbers in of_line.items()}


def _align(gold: Sequence[JSON], predicted: Sequence[JSON]) -> list[tuple[JSON, JSON]]:
    """Pair each gold article with the predicted one that shares most of its lines; the rest with nothing."""
    if len(gold) == len(predicted) == 1:
        return [(gold[0], predicted[0])]
    theirs = [_lines_of(article) for article in predicted]
    scored = []
    for i, article in enumerate(gold):
        ours = _lines_of(article)
        scored += [
            (len(ours & lines) / len(ours | lines), i, j) for j, lines in enumerate(theirs) if ours & lines
        ]
    pairs = best_pairs(scored)
    used_gold, used_predicted = {i for i, _ in pairs}, {j for _, j in pairs}
    return [
        *((gold[i], predicted[j]) for i, j in pairs),
        *((article, {}) for i, article in enumerate(gold) if i not in used_gold),
        *(({}, article) for j, article in enumerate(predicted) if j not in used_predicted),
    ]


def _score_article(scores: Scores, gold: JSON, found: JSON, where: str) -> None:
    _score_layout(scores, gold, found, where)
    tallies = scores.tallies
    people, their_people = gold.get("people") or [], found.get("people") or []
    tallies["people"].add(
        {norm(who["name"]) for who in people}, {norm(who["name"]) for who in their_people}, where
    )
    tallies["positions"].add(
        {
            (norm(who["name"]), _FORMER.sub("原", norm(post)))
            for who in people
            for post in who.get("positions") or []
        },
        {(norm(who["name"]), post) for who in their_people for post in _posts(who)},
        where,
    )
    tallies["dates"].add(
        [(norm(day["text"]), day["value"]) for day in gold.get("dates") or []],
        [(norm(day["text"]), day["value"]) for day in found.get("dates") or [] if _is_scored(day)],
        where,
    )
    score_meetings(scores, gold.get("meetings") or [], found.get("meetings") or [], where)
    if "visits" in gold:
        score_visits(scores, gold["visits"], found.get("visits") or [], where)
    score_appointments(scores, gold, found, where)


def _score_layout(scores: Scores, gold: JSON, found: JSON, where: str) -> None:
    if gold and "title" in gold:
        title = (found.get("headline") or {}).get("title")
        scores.rates["title"].add(norm(gold.get("title")) == norm(title))
    if gold.get("opening") and found:
        body = norm(found.get("text", ""))
        scores.rates["extent"].add(norm(gold["opening"]) in body and body.endswith(norm(gold["closing"])))
    if "dateline" in gold:
        ours, theirs = gold.get("dateline") or {}, found.get("dateline") or {}
        scores.tallies["dateline"].add(
            [(key, norm(value)) for key, value in ours.items() if value],
            [(key, norm(theirs.get(key))) for key in ("agency", "place", "date") if theirs.get(key)],
            where,
        )
    writers = {norm(who["name"]) for who in found.get("byline") or []}
    scores.tallies["byline"].add({norm(name) for name in gold.get("byline") or []}, writers, where)


def _posts(person: JSON) -> Iterator[str]:
    for position in person.get("positions") or []:
        former = "原" if position.get("former") else ""
        yield former + norm((position.get("organization") or "") + (position.get("role") or ""))


def _is_scored(day: JSON) -> bool:
    """Gold has calendar points and intervals; durations, sets and vague times are extras."""
    return day.get("type") in ("DATE", "TIME") and not str(day.get("value", "")).endswith("_REF")
