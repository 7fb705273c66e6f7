"""Whose office changes, where the name does not stand beside the verb: a clause before, the change told last."""
from __future__ import annotations

from newsie.events.appointments.changes import Passage
from newsie.events.grammar.engine import pattern

_CLAUSE_ENDS = "，,；;：:。\n"
#: No clause is looked through further back.
_LONGEST_CLAUSE = 600


def subject_of(passage: Passage, word: int, *, reach: int) -> tuple[int, list[str]] | None:
    """Return ``(start, people)`` of the subject of the verb at ``word``, or None.

    Args:
        passage: what is being read.
        word: where the verb begins.
        reach: so many characters before the verb are looked through.
    """
    view = passage.view
    clause = _clause_start(passage, word)
    said = view[clause:word]
    if pattern("appointments.you").search(view, clause, word):
        return None
    if pattern("appointments.congratulates").search(view, max(passage.start, clause - 1), word):
        return _congratulated(passage, clause - 1)
    floor = passage.reached if passage.last else passage.start
    if passage.last is not None and word - passage.last.end <= 40 and not passage.names_in(floor, word):
        return floor, list(passage.people)
    inside = passage.reading.people_in(clause, word)
    if inside:
        from_among = pattern("appointments.from_among").search(view, clause, word)
        return (inside[0].start, [inside[0].person]) if from_among else None
    if pattern("appointments.own_subject").match(view, clause, word) and len(said) > 2:
        return None
    return _of_earlier_clause(passage, clause - 1, max(floor, word - reach, passage.start))


def _clause_start(passage: Passage, word: int) -> int:
    floor = max(passage.start, word - _LONGEST_CLAUSE)
    return max(floor, max(passage.view.rfind(mark, floor, word) for mark in _CLAUSE_ENDS) + 1)


def _congratulated(passage: Passage, stop: int) -> tuple[int, list[str]] | None:
    """致电某某，祝贺他当选: the last person of the clause before."""
    clause = _clause_start(passage, stop)
    wired = max(passage.view.rfind(verb, clause, stop) for verb in ("致电", "致函", "电贺", "向", "同"))
    people = passage.reading.people_in(max(clause, wired), stop)  # who wires is not who is congratulated
    return (people[-1].start, [people[-1].person]) if people else None


def _of_earlier_clause(passage: Passage, stop: int, floor: int) -> tuple[int, list[str]] | None:
    """The nearest clause to the left that names somebody: its first person is the subject."""
    view = passage.view
    while stop > floor and view[stop : stop + 1] in "，,":
        clause = max(floor, _clause_start(passage, stop))
        beaten = pattern("appointments.beats").search(view, clause, stop)
        people = passage.reading.people_in(clause, beaten.start() if beaten else stop)
        if people:
            return people[0].start, [people[0].person]
        stop = clause - 1
    return None
