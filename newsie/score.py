"""Predicted pages against gold: precision, recall and F1 per record type, on what a reader would call right.

Gold and predictions are plain JSON objects, so that any system's output can be scored. Pages are matched by the stem
of ``source``.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from os import PathLike
from pathlib import Path
from typing import Any

import regex

JSON = Mapping[str, Any]

_SPACE = regex.compile(r"\s+")
_FORMER = regex.compile(r"^(?:原任|原|时任|曾任|前任)")
_WIDE = str.maketrans("(),:;", "（），：；")
#: Field of a gold meeting → role of a participant.
ROLES = {"chairs": "chair", "speakers": "speaker", "attendees": "attendee", "observers": "observer"}


@dataclass
class Tally:
    """True positives, false positives and false negatives of one record type, and which they were."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[tuple[str, str, object]] = field(default_factory=list)

    def add(self, gold: Iterable[Hashable], predicted: Iterable[Hashable], where: str = "") -> None:
        """Count what two collections share and what only one of them has; ``where`` names the article."""
        wanted, found = Counter(gold), Counter(predicted)
        self.right += (wanted & found).total()
        self.missed += (wanted - found).total()
        self.extra += (found - wanted).total()
        self.errors += [(where, "missed", item) for item in (wanted - found).elements()]
        self.errors += [(where, "extra", item) for item in (found - wanted).elements()]

    def figures(self) -> dict[str, float]:
        """Return precision ``p``, recall ``r``, ``f1`` and the number of ``gold`` and ``pred`` records.

        Examples:
            >>> tally = Tally()
            >>> tally.add(["黄强"], ["黄强", "王伟"])
            >>> tally.figures()["p"], tally.figures()["r"]
            (0.5, 1.0)
        """
        p = self.right / (self.right + self.extra) if self.right + self.extra else 1.0
        r = self.right / (self.right + self.missed) if self.right + self.missed else 1.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {"p": p, "r": r, "f1": f1, "gold": self.right + self.missed, "pred": self.right + self.extra}


@dataclass
class Rate:
    """The mean of a figure over pages or records."""

    total: float = 0.0
    count: int = 0

    def add(self, value: float) -> None:
        """Take one more value in."""
        self.total += value
        self.count += 1

    def mean(self) -> float:
        """Return the mean; 0.0 of nothing."""
        return self.total / self.count if self.count else 0.0


@dataclass
class Scores:
    """What `score` found: a tally per record type, a rate per figure."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rates: defaultdict[str, Rate] = field(default_factory=lambda: defaultdict(Rate))

    def figures(self) -> dict[str, dict[str, float]]:
        """Return every figure by name: those of `Tally.figures`, or ``rate`` and ``n``."""
        return {
            **{name: tally.figures() for name, tally in self.tallies.items()},
            **{name: {"rate": rate.mean(), "n": rate.count} for name, rate in self.rates.items()},
        }

    def headline(self) -> dict[str, float]:
        """Return one number by name: F1 of a record type, mean of a rate."""
        return {name: figures.get("f1", figures.get("rate", 0.0)) for name, figures in self.figures().items()}

    def table(self) -> str:
        """Return the figures as a table to print."""
        lines = [f"{'record':22}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}"]
        for name, tally in sorted(self.tallies.items()):
            f = tally.figures()
            lines.append(f"{name:22}{f['p']:7.3f}{f['r']:7.3f}{f['f1']:7.3f}{f['gold']:7}{f['pred']:7}")
        lines += ["", f"{'rate':22}{'mean':>7}{'n':>7}"]
        lines += [f"{name:22}{rate.mean():7.3f}{rate.count:7}" for name, rate in sorted(self.rates.items())]
        return "\n".join(lines)

    def errors(self, most: int) -> Iterator[str]:
        """Yield up to ``most`` errors of each record type, tab separated: type, missed or extra, where, what."""
        for name, tally in sorted(self.tallies.items()):
            for where, what, item in tally.errors[:most]:
                yield f"{name}\t{what}\t{where}\t{item}"


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


def norm(text: str | None) -> str:
    """Return a text without white space and with its half-width punctuation widened.

    Examples:
        >>> norm("强 化 举 措, 确保安全")
        '强化举措，确保安全'
    """
    return _SPACE.sub("", text or "").translate(_WIDE)


def similar(a: str | None, b: str | None) -> float:
    """Return how alike two texts are, 0 to 1; at least 0.8 where one holds the other."""
    a, b = norm(a), norm(b)
    if not a or not b:
        return 0.0
    if a in b or b in a:
        return max(0.8, min(len(a), len(b)) / max(len(a), len(b)))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


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


def _best_pairs(scored: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Take the best pair of what is left, again and again."""
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(scored, reverse=True):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


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
    pairs = _best_pairs(scored)
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
    _score_meetings(scores, gold.get("meetings") or [], found.get("meetings") or [], where)
    _score_appointments(scores, gold, found, where)


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


def _roles(meeting: JSON) -> set[tuple[str, str]]:
    roles = {(role, norm(name)) for key, role in ROLES.items() for name in meeting.get(key) or []}
    for who in meeting.get("participants") or []:
        roles |= {(role, norm(who["person"])) for role in who.get("roles") or [] if role in ROLES.values()}
    return roles


def _pair_meetings(gold: Sequence[JSON], found: Sequence[JSON]) -> list[tuple[int, int]]:
    scored = []
    for i, ours in enumerate(gold):
        for j, theirs in enumerate(found):
            a, b = {name for _, name in _roles(ours)}, {name for _, name in _roles(theirs)}
            shared = len(a & b) / len(a | b) if a | b else 0.0
            same_day = 0.3 * (ours.get("date") == theirs.get("date"))
            likeness = similar(ours.get("name"), theirs.get("name")) + shared + same_day
            if likeness >= 0.6:
                scored.append((likeness, i, j))
    return _best_pairs(scored)


def _score_meetings(scores: Scores, gold: Sequence[JSON], found: Sequence[JSON], where: str) -> None:
    pairs = _pair_meetings(gold, found)
    used_gold, used_found = {i for i, _ in pairs}, {j for _, j in pairs}
    spurious = [theirs for j, theirs in enumerate(found) if j not in used_found]
    scores.tallies["meetings"].add(
        [("meeting", i) for i in range(len(gold))],
        [
            *(("meeting", i) for i in used_gold),
            *(("spurious", norm(theirs.get("name"))) for theirs in spurious),
        ],
        where,
    )
    participants, rates = scores.tallies["participants"], scores.rates
    for i, j in pairs:
        ours, theirs = gold[i], found[j]
        participants.add(_roles(ours), _roles(theirs), where)
        rates["meeting date"].add(ours.get("date") == theirs.get("date"))
        rates["meeting place"].add(norm(ours.get("place")) == norm(theirs.get("place")))
        rates["meeting name"].add(similar(ours.get("name"), theirs.get("name")))
        if ours.get("agenda"):
            topics = [
                item["topic"] if isinstance(item, dict) else item for item in theirs.get("agenda") or []
            ]
            best = [
                max((similar(wanted, topic) for topic in topics), default=0.0) for wanted in ours["agenda"]
            ]
            rates["agenda"].add(sum(best) / len(best))
    for i, ours in enumerate(gold):
        if i not in used_gold:
            participants.add(_roles(ours), (), where)
    for theirs in spurious:
        participants.add((), _roles(theirs), where)


def _score_appointments(scores: Scores, gold: JSON, found: JSON, where: str) -> None:
    ours = {_appointment_key(record): record for record in gold.get("appointments") or []}
    theirs = {_appointment_key(record): record for record in found.get("appointments") or []}
    scores.tallies["appointments"].add(list(ours), list(theirs), where)
    for key in ours.keys() & theirs.keys():
        for name in ("acting", "authority", "session", "date"):
            same = norm(str(ours[key].get(name) or "")) == norm(str(theirs[key].get(name) or ""))
            scores.rates[f"appointment {name}"].add(same)


def _appointment_key(record: JSON) -> tuple[str, str | None, str]:
    post = norm((record.get("organization") or "") + (record.get("role") or ""))
    return norm(record.get("person")), record.get("action"), post
