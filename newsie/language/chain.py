"""The last step of the recogniser: the best row of tags over the scores of every character.

A linear-chain CRF whose tags say where a span begins (B), goes on (I), ends (E) or stands alone (S). Only the stretches
where something but O is thinkable are decoded; all of them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Chain:
    """The labels of a head and what it costs to go from tag to tag.

    Tag 0 is O; label n has the tags 4n+1 (B), 4n+2 (I), 4n+3 (E) and 4n+4 (S). ``transitions[before, after]``.
    """

    labels: tuple[str, ...]
    transitions: Scores

    def decode(self, scores: Scores) -> Iterator[tuple[int, int, str, float]]:
        """Yield the spans of the best path: start, end, label, and how sure (0 to 1), in order.

        How sure: the logistic of how far the best path leads before every path that says something else of a
        character of the span (of the differences, that of the weakest character).

        Args:
            scores: one row a character, one column a tag; rows between lines are barred but for O.
        """
        starts, ends = _parted(scores[:, 1:].max(1) - scores[:, 0])
        if not len(starts):
            return
        # Side by side, the longest first, so that those still running are always the first ones.
        order = np.argsort(starts - ends, kind="stable")
        yield from self._spans(*self._best(scores, starts[order], (ends - starts)[order]))

    def _best(self, scores: Scores, starts: Places, lengths: Places) -> tuple[Places, Scores]:
        """Return the best tag of every character and by how much it leads; elsewhere O and nought."""
        opening, closing = self._ends(scores, starts, starts + lengths)
        longest = int(lengths[0])
        running = np.searchsorted(-lengths, -np.arange(longest), side="left")
        into, onto = np.ascontiguousarray(self.transitions.T), self.transitions
        before = [scores[starts] + opening]
        for step in range(1, longest):
            count = int(running[step])
            best = (before[-1][:count, None, :] + into).max(2)
            best -= best.max(1, keepdims=True)  # however long the stretch, the sums stay small
            before.append(best + scores[starts[:count] + step])
        tags = np.zeros(len(scores), dtype=np.intp)
        leads = np.zeros(len(scores), dtype=np.int32)
        chosen = np.zeros(len(starts), dtype=np.intp)
        behind = closing
        for step in range(longest - 1, -1, -1):
            count, here = int(running[step]), before[step]
            whole = here + behind[:count]  # the best path through every tag of this character
            # The tag the best path goes on from, or, where a stretch ends here, the best one.
            going = int(running[step + 1]) if step + 1 < longest else 0
            tag = whole.argmax(1)
            if going:
                tag[:going] = (here[:going] + self.transitions[:, chosen[:going]].T).argmax(1)
            chosen[:count] = tag
            rows = np.arange(count)
            best = whole[rows, tag].copy()
            whole[rows, tag] = 2 * BARRED
            places = starts[:count] + step
            tags[places], leads[places] = tag, best - whole.max(1)
            if step:
                following = behind[:count] + scores[places]
                after = (following[:, None, :] + onto).max(2)
                behind[:count] = after - after.max(1, keepdims=True)
        return tags, leads

    def _ends(self, scores: Scores, starts: Places, ends: Places) -> tuple[Scores, Scores]:
        """Return what it costs to begin a stretch with every tag, and to end one with it.

        Before and behind it stands an O, but at the end of a line, where nothing stands.
        """
        kinds = (np.arange(scores.shape[1]) - 1) % 4
        kinds[0] = -1
        nothing = np.concatenate([[True], scores[:, 1] == BARRED, [True]])  # one place further on
        line_begins, line_ends = nothing[starts], nothing[ends + 1]
        opening = np.where(line_begins[:, None], 0, self.transitions[0]).astype(np.int32)
        closing = np.where(line_ends[:, None], 0, self.transitions[:, 0]).astype(np.int32)
        opening[:, (kinds == 1) | (kinds == 2)] = BARRED
        closing[:, (kinds == 0) | (kinds == 1)] = BARRED
        return opening, closing

    def _spans(self, tags: Places, leads: Scores) -> Iterator[tuple[int, int, str, float]]:
        named = np.flatnonzero(tags)
        if not len(named):
            return
        kinds = (tags[named] - 1) % 4
        first = np.flatnonzero((kinds == 0) | (kinds == 3))
        least = np.minimum.reduceat(leads[named], first)
        sure = 1 / (1 + np.exp(-np.maximum(least, 0).astype(np.float64) / UNIT))
        last = np.append(first[1:], len(named)) - 1
        for start, end, tag, share in zip(
            named[first].tolist(),
            (named[last] + 1).tolist(),
            tags[named[first]].tolist(),
            sure.tolist(),
            strict=True,
        ):
            yield start, end, self.labels[(tag - 1) // 4], round(share, 3)


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
