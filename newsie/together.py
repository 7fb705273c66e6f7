"""Many patterns looked for in one pass over a text.

Each of a table's cues is somewhere in few texts only. To look for them one after the other reads the text as often as
there are cues; here it is read once, for the words that their matches begin with.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from newsie.guarded import Guarded, Match, shortest
from newsie.lexicons import alternation
from newsie.necessary import cost

#: Where so much of a text can begin a match, a pattern is better looked for alone.
_TOO_COMMON = 60.0
#: Of every first character: the words that begin with it, and the number of the pattern that can begin with them.
_Candidates = dict[str, list[tuple[tuple[str, ...], int]]]


class Together:
    """Patterns that are asked of the same texts.

    Examples:
        >>> both = Together([Guarded.of("将(?!军)|即将"), Guarded.of("[会大]议")])
        >>> [[match.span() for match in found] for found in both.found_in("即将开会议将军")]
        [[(0, 2)], [(3, 5)]]
    """

    def __init__(self, patterns: Sequence[Guarded]) -> None:
        self._patterns = tuple(patterns)

    def found_in(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> list[list[Match]]:
        """Return the matches of every pattern, in the order of the patterns: what ``finditer`` of each finds."""
        scan, candidates, alone, settled = self._plan
        patterns = self._patterns
        end = len(text) if end is None else end
        out: list[list[Match]] = [[] for _ in patterns]
        for number in alone:
            out[number].extend(patterns[number].finditer(text, start, end, overlapped=overlapped))
        reached = [start] * len(patterns)
        asked = [*settled]
        for hit in scan.finditer(text, start, end) if scan else ():
            place = hit.start()
            for words, number in candidates[text[place]]:
                if place >= reached[number] and text.startswith(words, place, end):
                    if not asked[number]:
                        asked[number] = True
                        if not patterns[number].may_match(text, place, end):
                            reached[number] = end  # nothing from here on
                            continue
                    found = patterns[number].plain.match(text, place, end)
                    if found is not None:
                        out[number].append(found)
                        reached[number] = place + 1 if overlapped else found.end()
        return out

    @cached_property
    def _plan(self) -> tuple[re.Pattern[str] | None, _Candidates, tuple[int, ...], tuple[bool, ...]]:
        """What is looked for; the patterns of which it is not known what they begin with; whether one holds no more."""
        candidates: _Candidates = {}
        alone: list[int] = []
        for number, pattern in enumerate(self._patterns):
            known = pattern.necessity
            common = known.begins is None or cost(known.begins) >= _TOO_COMMON
            if known.begins is None or common or known.nullable or known.unless or r"\G" in pattern.pattern:
                alone.append(number)
                continue
            by_first: dict[str, list[str]] = {}
            for word in sorted(shortest(known.begins)):
                by_first.setdefault(word[0], []).append(word)
            for first, words in by_first.items():
                candidates.setdefault(first, []).append((tuple(words), number))
        scanned = "|".join(_first_of(first, found) for first, found in sorted(candidates.items()))
        settled = tuple(one.necessity.holds in (None, one.necessity.begins) for one in self._patterns)
        return re.compile(scanned) if scanned else None, candidates, tuple(alone), settled


def _first_of(first: str, found: Sequence[tuple[tuple[str, ...], int]]) -> str:
    """One character, so that a word is found inside another too, with what must stand behind it."""
    rests = {word[1:] for words, _ in found for word in words}
    behind = "" if "" in rests else f"(?={alternation(frozenset(map(re.escape, rests)))})"
    return re.escape(first) + behind
