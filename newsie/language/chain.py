"""The last step of the recogniser: the best row of tags over the scores of every character.

A linear-chain CRF whose tags say where a span begins (B), goes on (I), ends (E) or stands alone (S). Only the stretches
where something but O is thinkable are decoded; all of them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import exp

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]

#: Scores are logits times this, as whole numbers.
UNIT = 256
#: Where O leads by more than this, no path that ends elsewhere is thinkable (e**8 is 3,000).
LEAD = 8 * UNIT
#: In a stretch longer than this, it is enough that O leads by so much.
LONG, NEAR = 40, 3 * UNIT
#: No stretch is longer than this.
FAR = 256
BARRED = -(1 << 24)


#: So many stretches are decoded side by side.
LANES = 128


@dataclass(frozen=True)
class Chain:
    """The labels of a head and what it costs to go from tag to tag.

    Tag 0 is O; label n has the tags 4n+1 (B), 4n+2 (I), 4n+3 (E) and 4n+4 (S). ``transitions[before, after]``: from O,
    E or S to O, B or S, and inside a label from B or I to I or E; the others are barred, whatever stands there.
    """

    labels: tuple[str, ...]
    transitions: Scores
    #: By label, slope and intercept of the logistic that makes a chance of a lead (``training/calibrate.py``).
    calibration: tuple[tuple[float, float], ...] = ()

    def chance(self, label: str, lead: float) -> float:
        """Return how sure a span of such a lead is (0 to 1, to a thousandth)."""
        slope, intercept = self.calibration[self.labels.index(label)] if self.calibration else (1.0, 0.0)
        return round(1 / (1 + exp(-(slope * lead + intercept))), 3)

    def decode(self, scores: Scores) -> Iterator[tuple[int, int, str, float]]:
        """Yield the spans of the best path: start, end, label, and the lead, in order.

        The lead: how far, in logits, the best path is before every path that says something else of a character of the
        span (of the differences, that of the weakest character).

        Args:
            scores: one row a tag, one column a character; columns between lines are barred but for O.
        """
        starts, ends = _parted(scores[1:].max(0) - scores[0])
        tags = np.zeros(scores.shape[1], dtype=np.intp)
        leads = np.zeros(scores.shape[1], dtype=np.int32)
        # Side by side, the longest first, so that those still running are always the first ones.
        order = np.argsort(starts - ends, kind="stable")
        for first in range(0, len(order), LANES):
            some = order[first : first + LANES]
            self._decode(scores, starts[some], ends[some], tags, leads)
        yield from self._spans(tags, leads)

    def _decode(self, scores: Scores, starts: Places, ends: Places, tags: Places, leads: Scores) -> None:
        """Write the best tag of every character of some stretches, and by how much it leads.

        The best way to every tag from the left, and from the right, at once: what B is to the one, E is to the other.
        """
        steps, lane, lengths = self._steps, np.arange(len(starts)), ends - starts
        running = np.searchsorted(-lengths, -np.arange(int(lengths[0])), side="left").tolist()
        widths = [1 << (count - 1).bit_length() for count in running]
        offsets = list(accumulate(widths, initial=0))
        # Where every step of every lane reads; lanes that have ended read on, to nobody's harm.
        time = np.repeat(np.arange(len(widths)), widths)
        lanes = np.minimum(np.arange(offsets[-1]) - np.repeat(offsets[:-1], widths), len(starts) - 1)
        ways = np.empty((len(scores), offsets[-1], 2), dtype=np.int32)
        ways[:, :, 0] = scores[steps.onward].take(starts[lanes] + time, axis=1, mode="clip")
        ways[:, :, 1] = scores[steps.back].take(ends[lanes] - 1 - time, axis=1, mode="clip")
        opening, closing = self._ends(scores, starts, ends)
        ways[:, : len(starts), 0] += opening[steps.onward]
        ways[:, : len(starts), 1] += closing[steps.back]
        steps.take(ways, widths, offsets)
        # The same, character by character.
        time = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        lane = np.repeat(lane, lengths)
        places, first = starts[lane] + time, np.array(offsets)
        left = ways[:, :, 0].take(first[time] + lane, axis=1)
        right = ways[:, :, 1].take(first[lengths[lane] - 1 - time] + lane, axis=1)
        left, right = left[np.argsort(steps.onward)], right[np.argsort(steps.back)]
        whole = left + right - scores.take(places, axis=1)
        best = whole.max(0)
        among = whole == best
        whole[among] = 2 * BARRED
        lead = best - whole.max(0)
        tags[places], leads[places] = among.argmax(0), lead
        even = np.flatnonzero(among.sum(0) > 1)
        leads[places[even]] = 0
        for one in np.unique(lane[even]).tolist():
            self._walk(left[:, lane == one], closing[:, one], tags[starts[one] : ends[one]])

    def _walk(self, left: Scores, closing: Scores, tags: Places) -> None:
        """Write the best path of a stretch that has more than one: of tags as good, the first, from its end on."""
        ahead = closing
        for place in range(len(tags) - 1, -1, -1):
            tags[place] = tag = int((left[:, place] + ahead).argmax())
            ahead = self.transitions[:, tag]

    @cached_property
    def _steps(self) -> _Steps:
        return _Steps.of(self.transitions)

    def _ends(self, scores: Scores, starts: Places, ends: Places) -> tuple[Scores, Scores]:
        """Return what it costs to begin a stretch with every tag, and to end one with it; a row a tag.

        Before and behind it stands an O, but at the end of a line, where nothing stands.
        """
        kinds = (np.arange(len(scores)) - 1) % 4
        kinds[0] = -1
        nothing = np.concatenate([[True], scores[1] == BARRED, [True]])  # one place further on
        opening = np.where(nothing[starts], 0, self.transitions[0][:, None]).astype(np.int32)
        closing = np.where(nothing[ends + 1], 0, self.transitions[:, 0][:, None]).astype(np.int32)
        opening[(kinds == 1) | (kinds == 2)] = BARRED
        closing[(kinds == 0) | (kinds == 1)] = BARRED
        return opening, closing

    def _spans(self, tags: Places, leads: Scores) -> Iterator[tuple[int, int, str, float]]:
        named = np.flatnonzero(tags)
        if not len(named):
            return
        kinds = (tags[named] - 1) % 4
        first = np.flatnonzero((kinds == 0) | (kinds == 3))
        least = np.minimum.reduceat(leads[named], first)
        lead = np.maximum(least, 0) / UNIT
        last = np.append(first[1:], len(named)) - 1
        for start, end, tag, by in zip(
            named[first].tolist(),
            (named[last] + 1).tolist(),
            tags[named[first]].tolist(),
            lead.tolist(),
            strict=True,
        ):
            yield start, end, self.labels[(tag - 1) // 4], by


@dataclass(frozen=True)
class _Steps:
    """One step of all lanes, from the left and from the right.

    ``onward`` and ``back`` order the tags: I, B, O, S, E of all labels, and I, E, O, S, B. In both, a tag is reached
    from ``before`` (row: of its few possible ones the n-th), at the ``cost`` (from the left, from the right).
    """

    onward: Places
    back: Places
    before: Places
    cost: Scores

    @classmethod
    def of(cls, transitions: Scores) -> _Steps:
        """Return the steps of a chain."""
        count = len(transitions) // 4
        begin, inside, end, alone = (np.arange(kind, len(transitions), 4) for kind in (1, 2, 3, 4))
        zero = np.zeros(1, dtype=np.intp)
        onward = np.concatenate([inside, begin, zero, alone, end])
        back = np.concatenate([inside, end, zero, alone, begin])
        outside, label = np.arange(2 * count, 4 * count + 1), np.arange(count)
        before = np.empty((len(outside), len(transitions)), dtype=np.intp)
        before[:, count : 3 * count + 1] = outside[:, None]
        for row in range(len(outside)):
            before[row, :count] = before[row, 3 * count + 1 :] = label + count * (row % 2)
        tags = np.arange(len(transitions))
        cost = np.stack(
            [transitions[onward[before], onward[tags]], transitions[back[tags], back[before]]], axis=-1
        )
        return cls(onward, back, before, cost)

    def take(self, ways: Scores, widths: list[int], offsets: list[int]) -> None:
        """Add to the scores of every step the best way that leads there; step by step, each of its width."""
        width, shape = 0, (*self.before.shape, 0, 2)
        for step in range(1, len(widths)):
            if widths[step] != width:
                width = widths[step]
                shape = (*self.before.shape, width, 2)
                reached, best = np.empty(shape, dtype=np.int32), np.empty(shape[1:], dtype=np.int32)
                cost = np.empty_like(reached)
                cost[:] = self.cost[:, :, None, :]
            last = offsets[step - 1]
            ways[:, last : last + width].take(self.before, axis=0, out=reached, mode="clip")
            reached += cost
            reached.max(0, out=best)
            ways[:, offsets[step] : offsets[step] + width] += best


def _parted(leads: Scores) -> tuple[Places, Places]:
    """Return the stretches to decode; ``leads`` is how far the best label is before O.

    A list of a hundred names is cut at its commas, and what is still long where O is nearest, so that no stretch is
    long and most run side by side.
    """
    active = leads > -LEAD
    starts, ends = _stretches(active)
    for long in np.flatnonzero(ends - starts > LONG).tolist():
        here = slice(starts[long], ends[long])
        active[here] = leads[here] > -NEAR
    starts, ends = _stretches(active)
    for long in np.flatnonzero(ends - starts > FAR).tolist():
        start, end = int(starts[long]), int(ends[long])
        while end - start > FAR:
            half = start + FAR // 2
            cut = half + int(leads[half : start + FAR].argmin())
            active[cut] = False
            start = cut + 1
    return _stretches(active)


def _stretches(active: npt.NDArray[np.bool_]) -> tuple[Places, Places]:
    """Return where the runs of true begin and end."""
    edges = np.flatnonzero(np.diff(active.astype(np.int8), prepend=0, append=0))
    return edges[::2], edges[1::2]
