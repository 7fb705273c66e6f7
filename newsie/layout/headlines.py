"""Headlines: which printed headline lines belong to which body, wherever they stand.

Every line is weighed against every body near it by the rare character pairs they share, with a little weight for the
place where this page puts its headlines. The lines of a run are parted into blocks by the best sequence of bodies;
blocks and bodies are then paired as an assignment, so that one wrong guess does not push all the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from operator import add

from newsie.layout.assignment import assign
from newsie.layout.headline_parts import is_note, notice_fit, read_headline
from newsie.lazy import lazy

_HAN_RUN = lazy(r"[\p{Han}\p{L}\d]+")
LEAD = 220
WINDOW = 40
NOBODY = -2.5
_NEW_BLOCK = 0.6
#: How much blank lines part a run's headlines when there are as many groups as bodies that wait for one.
_COUNTED = 4.0
_ENDING = 50.0
#: What a pair is worth at least that one body alone has, however few bodies there are.
_SINGLE = 1.6
_RAREST_PLACE = -5.0
_ROUNDS = 3


@dataclass(frozen=True)
class Run:
    """Headline lines that stand together: their texts, blank lines before each, and the bodies before and around.

    ``after`` is the number of the last body that began before the run (-1 for none); ``inside`` tells that this body
    goes on after the run; ``waiting`` counts the bodies since the run before.
    """

    texts: tuple[str, ...]
    gaps: tuple[int, ...]
    after: int
    inside: bool = False
    waiting: int = 0

    @property
    def counted(self) -> bool:
        """Whether the blank lines part the run into as many groups as there are bodies waiting for a headline."""
        groups = 1 + sum(gap == self.widest for gap in self.gaps[1:])
        return self.widest > 0 and groups > 1 and groups == self.waiting

    @cached_property
    def widest(self) -> int:
        """The most blank lines before one of the run's lines."""
        return max(self.gaps, default=0)


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters of a text, marks and blanks aside.

    Examples:
        >>> sorted(pairs_of("黄强主持，会议"))
        ['主持', '会议', '强主', '黄强']
    """
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in _HAN_RUN.findall(text)))


class Matcher:
    """Weighs headline lines against the bodies of a stretch of the page."""

    def __init__(self, bodies: Sequence[str]) -> None:
        self.whole = [pairs_of(text) for text in bodies]
        self.lead = [pairs_of(text[:LEAD]) for text in bodies]
        seen: Counter[str] = Counter()
        for pairs in self.whole:
            seen.update(pairs)
        count = len(bodies)
        scale = max(1.0, _SINGLE / math.log((count + 1) / 1.4))
        by_number = {n: scale * math.log((count + 1) / (n + 0.4)) for n in set(seen.values())}
        self.rarity = {pair: by_number[n] for pair, n in seen.items()}
        sizes = [max(1, len(pairs)) for pairs in self.whole]
        usual = sum(sizes) / max(1, len(sizes))
        self.breadth = [min(1.0, 0.35 + 0.65 * (usual / size) ** 0.5) for size in sizes]

    def score(self, line: str, body: int) -> float:
        """Return how much the words of a line speak for a body: above 0 for, below 0 against."""
        return self.weigh(line, self.lead[body], self.whole[body], self.breadth[body])

    def weigh(
        self, line: str, lead: AbstractSet[str], whole: AbstractSet[str], breadth: float = 1.0
    ) -> float:
        """Return how much the words of a line speak for a text of which the pairs are given."""
        shared = missing = 0.0
        for pair in pairs_of(line):
            rarity = self.rarity.get(pair)
            if rarity is None:
                continue
            if pair in lead:
                shared += 1.5 * rarity
            elif pair in whole:
                shared += rarity * breadth
            else:
                missing += rarity
        return shared - 0.4 * missing


def match_headlines(
    runs: Sequence[Run], bodies: Sequence[str], *, closed: frozenset[int] = frozenset()
) -> list[list[int]]:
    """Return for every line of every run the body that it belongs to, -1 for none.

    Args:
        runs: the runs of headline lines, in printed order.
        bodies: the text of each body, in printed order.
        closed: bodies that rarely have a headline of their own (上接).

    Examples:
        >>> runs = [Run(("李明到长川县调研", "市图书馆新馆开放"), (1, 1), 1)]
        >>> match_headlines(runs, ["本报讯 市图书馆新馆昨日开放。", "本报讯 李明到长川县调研农业。"])
        [[1, 0]]
    """
    found = [[-1] * len(run.texts) for run in runs]
    for first in range(0, len(bodies), WINDOW):
        last = min(len(bodies), first + WINDOW)
        mine = [k for k, run in enumerate(runs) if first <= max(run.after, 0) < last]
        local = [Run(r.texts, r.gaps, r.after - first, r.inside, r.waiting) for r in (runs[k] for k in mine)]
        solved = _Run(local, bodies[first:last], {c - first for c in closed}).solve()
        for k, owners in zip(mine, solved, strict=True):
            found[k] = [owner + first if owner >= 0 else -1 for owner in owners]
    return found


class _Run:
    """The assignment within one stretch of bodies."""

    def __init__(self, runs: Sequence[Run], bodies: Sequence[str], closed: set[int]) -> None:
        self.runs, self.count, self.closed = runs, len(bodies), closed
        matcher = Matcher(bodies if runs else ())
        self.words = [
            [[_worth(matcher, t, b, bodies[b]) for b in range(self.count)] for t in run.texts] for run in runs
        ]
        self.order = {"next": 0.3, "last": 0.3, "inside": 0.3, "back": 0.08, "ahead": 0.02}

    def solve(self) -> list[list[int]]:
        owners = [[-1] * len(run.texts) for run in self.runs]
        taken: dict[int, tuple[int, float]] = {}
        for _ in range(_ROUNDS):
            owners = [self._part(k, taken) for k in range(len(self.runs))]
            owners, taken = self._assign(owners)
            self._learn_order(owners)
        return owners

    def _place(self, run: Run, body: int) -> str:
        if run.inside and body == run.after:
            return "inside"
        if body == run.after + 1:
            return "next"
        if body == run.after:
            return "last"
        return "back" if body < run.after else "ahead"

    def _prior(self, run: Run, body: int) -> float:
        """The weight of the place: how often this page puts headlines there, less with distance."""
        place = self._place(run, body)
        distance = run.after - body if place == "back" else body - run.after - 1
        weight = max(_RAREST_PLACE, 2.0 * math.log(self.order[place])) - (
            0.25 * distance if place in ("back", "ahead") else 0.0
        )
        return weight - (3.0 if body in self.closed else 0.0)

    def _part(self, k: int, taken: dict[int, tuple[int, float]]) -> list[int]:
        """Return the body of each line of a run by the best sequence of blocks."""
        run, words = self.runs[k], self.words[k]
        states = range(-1, self.count)

        def enter(body: int) -> float:
            if body < 0:
                return NOBODY
            other = taken.get(body)
            return self._prior(run, body) - (max(0.0, other[1]) if other and other[0] != k else 0.0)

        entry = {b: enter(b) for b in states}
        scores = {b: entry[b] + (words[0][b] if b >= 0 else 0.0) for b in states}
        back: list[dict[int, int]] = []
        for i in range(1, len(run.texts)):
            switch = self._switch_cost(run, i)
            ending = _ENDING if is_note(run.texts[i - 1]) and not is_note(run.texts[i]) else 0.0
            ranked = sorted(states, key=lambda b: scores[b], reverse=True)[:2]
            new, pointers = {}, {}
            for b in states:
                source = ranked[0] if ranked[0] != b else ranked[1]
                stay, move = scores[b] - ending, scores[source] + entry[b] - switch
                pointers[b] = b if stay >= move else source
                new[b] = max(stay, move) + (words[i][b] if b >= 0 else 0.0)
            scores = new
            back.append(pointers)
        path = [max(states, key=lambda b: scores[b])]
        for pointers in reversed(back):
            path.append(pointers[path[-1]])
        return path[::-1]

    def _switch_cost(self, run: Run, i: int) -> float:
        """What it costs to begin another headline at line ``i``: less where one seems to end or to begin."""
        before, here = (_kind(run.texts[j]) for j in (i - 1, i))
        cost = _NEW_BLOCK
        if before == "K":
            cost += 3.0
        if here == "K" and before != "K":
            cost -= 2.0
        if before == "S" and here != "S":
            cost -= 1.0
        if here == "S":
            cost += 20.0 if is_note(run.texts[i]) else 2.0
        if run.counted:
            return cost + (_COUNTED if run.gaps[i] < run.widest else -_COUNTED)
        return cost + (0.7 if run.gaps[i] < run.widest else 0.0)

    def _assign(self, owners: list[list[int]]) -> tuple[list[list[int]], dict[int, tuple[int, float]]]:
        """Pair the blocks that the runs were parted into with the bodies, each body once."""
        blocks = [(k, lines) for k, row in enumerate(owners) for lines in _blocks(row)]
        if not blocks:
            return owners, {}
        table = []
        for k, lines in blocks:
            row = [
                sum(self.words[k][i][b] for i in lines) + self._prior(self.runs[k], b)
                for b in range(self.count)
            ]
            table.append([v - NOBODY for v in row] + [0.0] * len(blocks))
        new = [[-1] * len(row) for row in owners]
        taken = {}
        for (k, lines), values, column in zip(blocks, table, assign(table), strict=True):
            if column < self.count and values[column] > 0:
                taken[column] = (k, values[column])
                for i in lines:
                    new[k][i] = column
        return new, taken

    def _learn_order(self, owners: list[list[int]]) -> None:
        """Count where this page puts its headlines, for the next round."""
        counts = Counter(
            self._place(run, row[lines[0]])
            for run, row in zip(self.runs, owners, strict=True)
            for lines in _blocks(row)
            if row[lines[0]] >= 0
        )
        total = sum(counts.values()) + 2.0
        self.order = {
            place: (counts[place] + share) / total
            for place, share in {"next": 0.6, "last": 0.6, "inside": 0.5, "back": 0.2, "ahead": 0.1}.items()
        }


def _worth(matcher: Matcher, line: str, number: int, body: str) -> float:
    """What a line says for a body; a note （…通过） says nothing: all notices of a session have the same."""
    return 0.0 if is_note(line) else matcher.score(line, number) + notice_fit(line, body)


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    """K or S for a line that is sure to be a kicker or a subtitle, else T."""
    headline, _ = read_headline((text, "□" * 9))
    return "K" if headline.kicker == text else "S" if text in headline.subtitles else "T"


def _blocks(owners: Sequence[int]) -> list[list[int]]:
    """Return the runs of equal owners as lists of line numbers."""
    blocks: list[list[int]] = []
    for i, owner in enumerate(owners):
        if blocks and owners[i - 1] == owner:
            blocks[-1].append(i)
        else:
            blocks.append([i])
    return blocks
