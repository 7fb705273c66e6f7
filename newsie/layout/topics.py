"""Topics: how much the words before and after a place on the page have in common.

Inside an article names and terms come back; between two articles they do not. Pairs of neighbouring characters stand
for words, each weighed by its rarity among the page's lines.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import add

from newsie.lazy import lazy

_HAN_RUN = lazy(r"[\p{Han}\p{L}\d]+")
NEAR, WIDE = 130, 420


class Topics:
    """The weighed character pairs of every line, and what the sides of a place share."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.heads = [_pairs(text[:WIDE]) for text in texts]
        self.tails = [
            _pairs(t[-WIDE:]) if len(t) > WIDE else head for t, head in zip(texts, self.heads, strict=True)
        ]
        self.sizes = [len(text) for text in texts]
        self.counts: Counter[str] = Counter()
        for pairs in self.heads:
            self.counts.update(pairs)
        total = max(2, len(texts))
        by_number = {n: math.log(total / n) + 0.1 for n in set(self.counts.values())}
        rarity = {pair: by_number[n] for pair, n in self.counts.items()}
        self.rarity = rarity
        self.head_weights = [sum(map(rarity.__getitem__, pairs)) for pairs in self.heads]
        self.tail_weights = [
            weight if tail is head else sum(rarity.get(pair, 0.0) for pair in tail)
            for head, tail, weight in zip(self.heads, self.tails, self.head_weights, strict=True)
        ]

    def echo(self, line: int) -> float:
        """Return the share of a line's pairs that other lines of the page have too."""
        pairs = self.heads[line]
        return sum(1 for pair in pairs if self.counts[pair] > 1) / len(pairs) if pairs else 0.0

    def shared(self, before: int, after: int, reach: int) -> float:
        """Return the share (0 to 1) of what is said from line ``after`` on that was said up to line ``before``.

        Args:
            before: the last line of the first side.
            after: the first line of the second side.
            reach: how many characters to look at on each side.
        """
        left, left_weight = self._side(before, -1, reach, self.tails, self.tail_weights)
        right, right_weight = self._side(after, 1, reach, self.heads, self.head_weights)
        least = min(left_weight, right_weight)
        if not least:
            return 0.0
        rarity = self.rarity
        return sum(rarity.get(pair, 0.0) for pair in left & right) / least

    def _side(
        self, line: int, step: int, reach: int, pairs: Sequence[frozenset[str]], weights: Sequence[float]
    ) -> tuple[set[str], float]:
        size, weight = 0, 0.0
        first = line
        while 0 <= line < len(pairs) and size < reach:
            size += self.sizes[line]
            weight += weights[line]
            line += step
        taken = pairs[first:line] if step > 0 else pairs[line + 1 : first + 1]
        return set().union(*taken), weight


def _pairs(text: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in _HAN_RUN.findall(text)))
