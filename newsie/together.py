"""Many patterns looked for in one pass over a text.

Each of a table's cues is somewhere in few texts only. To look for them one after the other reads the text as often as
there are cues; here it is read once, for the words that their matches begin with.
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from newsie.guarded import Guarded, Match, shortest
from newsie.lexicons import alternation
from newsie.necessary import cost

#: Where so much of a text can begin a match, a pattern is better looked for alone.
_TOO_COMMON = 60.0
#: What can begin at a place, by its first two characters or its first alone: the number of a pattern, and the longer
#: words of which one must stand there; none where the two characters are enough.
_Candidates = dict[str, list[tuple[int, tuple[str, ...]]]]


class Together:
    """Patterns that are asked of the same texts.

    Examples:
        >>> both = Together([Guarded.of("将(?!军)|即将"), Guarded.of("[会大]议"), Guarded.of("拟")])
        >>> [(number, [match.span() for match in found]) for number, found in both.found_in("即将开会议将军")]
        [(0, [(0, 2)]), (1, [(3, 5)])]
    """

    def __init__(self, patterns: Sequence[Guarded]) -> None:
        self._patterns = tuple(patterns)

    def found_in(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> list[tuple[int, list[Match]]]:
        """Return the numbers of the patterns that are there, in order, with what ``finditer`` of each finds."""
        scan, candidates, alone, settled = self._plan
        patterns = self._patterns
        end = len(text) if end is None else end
        out: dict[int, list[Match]] = {}
        for number in alone:
            if matches := list(patterns[number].finditer(text, start, end, overlapped=overlapped)):
                out[number] = matches
        reached: dict[int, int] = {}
        for hit in scan.finditer(text, start, end) if scan else ():
            place = hit.start()
            two = text[place : min(place + 2, end)]
            for number, words in candidates.get(two) or candidates.get(two[0], []):
                since = reached.get(number)
                if (since is not None and place < since) or (words and not text.startswith(words, place, end)):
                    continue
                if since is None and not settled[number] and not patterns[number].may_match(text, place, end):
                    reached[number] = end  # nothing from here on
                    continue
                found = patterns[number].plain.match(text, place, end)
                reached[number] = place + 1 if found is None or overlapped else found.end()
                if found is not None:
                    out.setdefault(number, []).append(found)
        return sorted(out.items())

    @cached_property
    def _plan(self) -> tuple[re.Pattern[str] | None, _Candidates, tuple[int, ...], tuple[bool, ...]]:
        """What is looked for; the patterns of which it is not known what they begin with; whether one holds no more."""
        begins: dict[int, frozenset[str]] = {}
        for number, pattern in enumerate(self._patterns):
            known = pattern.necessity
            if known.begins is None or known.nullable or known.unless or r"\G" in pattern.pattern:
                continue
            if cost(known.begins) < _TOO_COMMON:
                begins[number] = shortest(known.begins)
        alone = tuple(number for number in range(len(self._patterns)) if number not in begins)
        settled = tuple(one.necessity.holds in (None, one.necessity.begins) for one in self._patterns)
        words = frozenset().union(*begins.values())
        scanned = "|".join(_first_of(first, words) for first in sorted({word[0] for word in words}))
        return re.compile(scanned) if scanned else None, _candidates(begins, words), alone, settled


def _candidates(begins: Mapping[int, frozenset[str]], words: frozenset[str]) -> _Candidates:
    out: _Candidates = {}
    for key in {word[:2] for word in words} | {word[0] for word in words}:
        for number, own in begins.items():
            if not own.isdisjoint((key, key[0])):
                out.setdefault(key, []).append((number, ()))
            elif len(key) == 2 and (longer := tuple(sorted(word for word in own if word.startswith(key)))):
                out.setdefault(key, []).append((number, longer))
    return out


def _first_of(first: str, words: frozenset[str]) -> str:
    """One character, so that a word is found inside another too, with what must stand behind it."""
    rests = {word[1:] for word in words if word[0] == first}
    behind = "" if "" in rests else f"(?={alternation(frozenset(map(re.escape, rests)))})"
    return re.escape(first) + behind
