"""What a text does not report as done: to come, past, wished for, spoken of, denied, a draft.

The cues are rows of ``actuality.tsv``, after ConText (Harkema et al. 2009): a cue governs what begins behind it
(forward) or ends before it (backward), as far as its ``reach`` says (clause, sentence, or so many characters: 1 is
right beside it), never over a match of its ``ends``. They are patterns over the typed view, so that no name and no
title holds one. A row's «target» is what its example says did not happen, and its counter-example says happened.
"""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from newsie.events.grammar.engine import compiled
from newsie.events.reading.sentences import Places, Stretch
from newsie.together import Together

SENSES = ("to_come", "past", "wished", "spoken_of", "denied", "draft")


@dataclass(frozen=True)
class Cue:
    """One row of the table."""

    id: str
    sense: str
    direction: str
    reach: str
    ends: str
    events: str
    text: str
    example: str
    counter_example: str

    def holds_for(self, event: str | None) -> bool:
        """Tell whether the cue is one of an event's: ``events`` is "all" or a list parted by blanks."""
        return event is None or self.events == "all" or event in self.events.split()


@dataclass(frozen=True)
class Governed:
    """The stretch that one cue at ``place`` takes out of what happened."""

    start: int
    end: int
    place: int
    cue: Cue

    def holds(self, start: int, end: int) -> bool:
        """Tell whether it governs what stands there: by where that begins behind a cue, by where it ends before one."""
        return self.start <= start < self.end if self.cue.direction == "forward" else self.start < end <= self.end


@cache
def cues() -> tuple[Cue, ...]:
    """Return the table of cues.

    Examples:
        >>> sorted({cue.sense for cue in cues()} - set(SENSES))
        []
    """
    text = files("newsie.events.reading").joinpath("actuality.tsv").read_text(encoding="utf-8")
    return tuple(Cue(*line.split("\t")) for line in text.splitlines()[1:] if line)


@cache
def _all_cues() -> Together:
    return Together([compiled(cue.text) for cue in cues()])


class Actuality:
    """The governed stretches of one text, asked by place.

    Args:
        view: the typed view.
        sentences: its sentences.
        clauses_of: the clauses of the sentence of a number.

    Examples:
        >>> from newsie.events.reading.sentences import clauses, sentences
        >>> view = "他将到丰收镇调研。他昨天到桃花镇调研。"
        >>> found = Actuality(view, sentences(view), lambda n: clauses(view, sentences(view)[n]))
        >>> found.against(6, 8).sense, found.against(15, 17)
        ('to_come', None)
    """

    def __init__(
        self, view: str, sentences: Sequence[Stretch], clauses_of: Callable[[int], Sequence[Stretch]]
    ) -> None:
        self._view, self._sentences, self._clauses_of = view, sentences, clauses_of
        self._at = Places(list(sentences))
        self._places: dict[int, Places] = {}
        governed = [
            self._governed(cues()[number], match)
            for number, matches in _all_cues().found_in(view)
            for match in matches
        ]
        self._governed_stretches = sorted(governed, key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self._governed_stretches]
        self._longest = max((one.end - one.start for one in governed), default=0)

    def against(self, start: int, end: int, event: str | None = None, senses: Sequence[str] = SENSES) -> Cue | None:
        """Return the nearest cue that says that what stands at ``start:end`` did not happen, or None.

        Args:
            start: where the words begin that would report it.
            end: where they end.
            event: "meetings", "visits" or "appointments", for cues that are for one of them alone.
            senses: the senses that count.
        """
        found = [one for one in self.governing(start, end, event) if one.cue.sense in senses]
        return min(found, key=lambda one: abs(one.place - start)).cue if found else None

    def governing(self, start: int, end: int, event: str | None = None) -> list[Governed]:
        """Return the cues that govern what stands at ``start:end``, each with its stretch."""
        out = []
        for one in reversed(self._governed_stretches[: bisect_left(self._starts, max(end, start + 1))]):
            if one.start < start - self._longest:
                break
            if one.holds(start, end) and one.cue.holds_for(event):
                out.append(one)
        return out

    def _governed(self, cue: Cue, match: regex.Match[str]) -> Governed:
        first, last = self._reach(cue, match.start(), match.end())
        return Governed(first, last, match.start(), cue)

    def _clause_places(self, number: int) -> Places:
        if number not in self._places:
            self._places[number] = Places(list(self._clauses_of(number)))
        return self._places[number]

    def _reach(self, cue: Cue, start: int, end: int) -> tuple[int, int]:
        """From where to where a cue governs."""
        number = self._at.index(start)
        unit = self._sentences[number]
        if cue.reach == "clause":
            clauses = self._clause_places(number)
            unit = clauses.stretches[clauses.index(start)] if clauses.stretches else unit
        elif cue.reach != "sentence":
            unit = Stretch(max(unit.start, start - int(cue.reach)), min(unit.end, end + int(cue.reach)))
        if cue.direction == "forward":
            stop = compiled(cue.ends).search(self._view, end, unit.end) if cue.ends != "-" else None
            return end, stop.start() if stop else unit.end
        stops = list(compiled(cue.ends).finditer(self._view, unit.start, start)) if cue.ends != "-" else []
        return stops[-1].end() if stops else unit.start, start
