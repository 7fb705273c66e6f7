"""Patterns of `regex` that are tried only where something that every match must have stands in the text.

`regex` tries a pattern at every place of a text, branch by branch; the standard library's ``re`` runs over a text in
search of a set of literals much faster. A `Guarded` pattern looks for them first. What it finds is the same.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Literal, Protocol

import regex

from newsie.lazy import lazy
from newsie.lexicons import alternation
from newsie.necessary import NOTHING_KNOWN, Necessity, NotUnderstood, Words, cost, necessity

Match = regex.Match[str]
_Guard = re.Pattern[str]
#: `regex` itself is fast where a match can begin in few ways only.
_FEW_BEGINNINGS = 3
#: Where so much of a text can begin a match, or be what it must hold, looking for it first does not pay.
_TOO_COMMON = 250.0
#: So often a pattern's words are looked for one by one, before it pays to compile a pattern of them.
_PATIENCE = 200
_MANY = 60
_PASSED_ON = ("findall", "sub", "split", "groupindex")


class Search(Protocol):
    def __call__(self, text: str, pos: int = ..., endpos: int | None = ..., /) -> Match | None: ...


class FindIter(Protocol):
    def __call__(
        self, text: str, pos: int = ..., endpos: int | None = ..., /, *, overlapped: bool = ...
    ) -> Iterator[Match]: ...


class Guarded:
    """A pattern with what must be there for it to match. It is compiled where that is there for the first time.

    Args:
        source: the pattern.
        known: says what is true of every match (see `newsie.necessary.necessity`, ``ahead``); asked when the pattern is
            first used.

    Examples:
        >>> held = Guarded.of(r"(?:会议|大会|论坛|仪式)(?:召开|举行)")
        >>> held.search("全市教育大会召开。").span(), held.search("全市教育大会。")
        ((4, 8), None)
    """

    def __init__(self, source: str, known: Callable[[bool], Necessity]) -> None:
        self.pattern, self._known = source, known
        self.plain = lazy(source)
        self.search: Search = self._search_first
        self.finditer: FindIter = self._find_first
        self.match: Search = self._match_first
        self.fullmatch: Search = self._fullmatch_first
        self._must: tuple[str, ...] | None = None
        self._asked = 0
        self._need: _Guard | Literal[False] | None = None

    @classmethod
    def of(cls, source: str) -> Guarded:
        """Return the guarded pattern of a source."""
        return cls(source, lambda ahead: necessity(source, ahead=ahead))

    def __getattr__(self, name: str) -> Any:
        if name not in _PASSED_ON:
            raise AttributeError(name)
        return getattr(self.plain, name)

    def __reduce__(self) -> tuple[Callable[[str], Guarded], tuple[str]]:
        return Guarded.of, (self.pattern,)

    def match_held(self, text: str, pos: int, endpos: int) -> Match | None:
        """Return the match at a place, for a pattern that takes longer to fail there than its words are looked for."""
        return self.match(text, pos, endpos) if self.may_match(text, pos, endpos) else None

    def may_match(self, text: str, pos: int, endpos: int) -> bool:
        """Tell whether what a match must hold stands between two offsets."""
        if self._need is None:
            if self._is_absent(text, pos, endpos):
                return False
            if self._asked <= _PATIENCE:
                return True
            self._decide()
        return not self._need or self._need.search(text, pos, endpos) is not None

    def _search_first(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        if self._is_absent(text, pos, endpos):
            return None
        self._decide()
        return self.search(text, pos, endpos)

    def _find_first(
        self, text: str, pos: int = 0, endpos: int | None = None, *, overlapped: bool = False
    ) -> Iterator[Match]:
        if self._is_absent(text, pos, endpos):
            return iter(())
        self._decide()
        return self.finditer(text, pos, endpos, overlapped=overlapped)

    def _match_first(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        self._look_at_first()
        return self.match(text, pos, endpos)

    def _fullmatch_first(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        self._look_at_first()
        return self.fullmatch(text, pos, endpos)

    def _look_at_first(self) -> None:
        if first := self._first():
            self.match, self.fullmatch = _if_it_begins(self.plain, first)
        else:
            self.match, self.fullmatch = self.plain.match, self.plain.fullmatch

    def _first(self) -> frozenset[str]:
        """The characters that a match begins with, or that stand behind an empty one; none where they are not known."""
        for ahead in (False, True):
            try:
                known = self._known(ahead)
            except NotUnderstood:
                break
            if known.begins and not known.nullable and not known.unless:
                return frozenset(word[0] for word in known.begins)
        return frozenset()

    def _is_absent(self, text: str, pos: int, endpos: int | None) -> bool:
        """Whether none of the words is there; asked the first times, when to compile even a guard may not pay."""
        self._asked += 1
        if pos < 0 or self._asked > _PATIENCE:
            return False
        if self._must is None:
            known = self.necessity
            must = known.holds
            if must is None and known.begins is not None and not known.nullable:
                must = known.begins | known.unless
            self._must = tuple(must or ())
            if not self._must or len(self._must) > _MANY:
                self._asked = _PATIENCE
                return False
        inside = text[pos:endpos]
        return not any(word in inside for word in self._must)

    @cached_property
    def necessity(self) -> Necessity:
        """What is true of every match."""
        try:
            return self._known(False)
        except NotUnderstood:
            return NOTHING_KNOWN

    def _decide(self) -> None:
        """Choose, once, what is looked for first."""
        known = self.necessity
        anchored = known.nullable or r"\G" in self.pattern
        begins = None if anchored or known.begins is None else known.begins
        holds = known.holds
        if begins is not None and (len(begins) <= _FEW_BEGINNINGS or cost(begins) >= _TOO_COMMON):
            begins = None
        common = holds is None or cost(holds) >= _TOO_COMMON
        need = _any_of(_without_longer(holds)) if holds and not common else None
        self._need = need or False
        if holds == begins:
            need = None
        if begins:
            unless = _any_of(_without_longer(known.unless)) if known.unless else None
            self.search, self.finditer = from_beginnings(self.plain, _any_of(shortest(begins)), unless, need)
        elif need is not None:
            self.search, self.finditer = _if_held(self.plain, need)
        else:
            self.search, self.finditer = self.plain.search, self.plain.finditer


def _if_it_begins(plain: regex.Pattern[str], first: frozenset[str]) -> tuple[Search, Search]:
    """``match`` and ``fullmatch`` of a pattern, tried where one of some characters stands."""

    def match(text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        if pos >= 0 and text[pos : pos + 1] not in first:
            return None
        return plain.match(text, pos, endpos)

    def fullmatch(text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        if pos >= 0 and text[pos : pos + 1] not in first:
            return None
        return plain.fullmatch(text, pos, endpos)

    return match, fullmatch


def _if_held(plain: regex.Pattern[str], need: _Guard) -> tuple[Search, FindIter]:
    """Both ways of looking for a pattern whose matches hold one of some words."""
    is_there = need.search

    def search(text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        if endpos is None:
            endpos = len(text)
        return plain.search(text, pos, endpos) if pos < 0 or is_there(text, pos, endpos) is not None else None

    def finditer(
        text: str, pos: int = 0, endpos: int | None = None, *, overlapped: bool = False
    ) -> Iterator[Match]:
        if endpos is None:
            endpos = len(text)
        if pos >= 0 and is_there(text, pos, endpos) is None:
            return iter(())
        if overlapped or pos < 0:
            return plain.finditer(text, pos, endpos, overlapped=overlapped)
        return each(text, pos, endpos)

    def each(text: str, pos: int, endpos: int) -> Iterator[Match]:
        """What is left behind a match may hold none of the words any more."""
        while (found := plain.search(text, pos, endpos)) is not None:
            yield found
            pos = found.end()
            if is_there(text, pos, endpos) is None:
                return

    return search, finditer


def from_beginnings(
    plain: regex.Pattern[str], beginning: _Guard, unless: _Guard | None = None, need: _Guard | None = None
) -> tuple[Search, FindIter]:
    """Return ``search`` and ``finditer`` of a pattern whose matches begin with some words, unless others are there."""
    begin = beginning.search
    is_there = need.search if need else None
    elsewhere = unless.search if unless else None

    def first(text: str, pos: int, endpos: int) -> Match | None:
        while (hit := begin(text, pos, endpos)) is not None:
            pos = hit.start()
            if (found := plain.match(text, pos, endpos)) is not None:
                return found
            pos += 1
        return None

    def search(text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        if endpos is None:
            endpos = len(text)
        if pos < 0 or (elsewhere is not None and elsewhere(text, pos, endpos) is not None):
            return plain.search(text, pos, endpos)
        if is_there is not None and is_there(text, pos, endpos) is None:
            return None
        return first(text, pos, endpos)

    def each(text: str, pos: int, endpos: int, overlapped: bool) -> Iterator[Match]:
        while (found := first(text, pos, endpos)) is not None:
            yield found
            pos = found.start() + 1 if overlapped else found.end()

    def finditer(
        text: str, pos: int = 0, endpos: int | None = None, *, overlapped: bool = False
    ) -> Iterator[Match]:
        if endpos is None:
            endpos = len(text)
        if pos < 0 or (elsewhere is not None and elsewhere(text, pos, endpos) is not None):
            return plain.finditer(text, pos, endpos, overlapped=overlapped)
        if is_there is not None and is_there(text, pos, endpos) is None:
            return iter(())
        return each(text, pos, endpos, overlapped)

    return search, finditer


def _any_of(words: Words) -> _Guard:
    """A pattern of ``re`` that matches any of the words; single characters as one set, which is looked up at once."""
    if all(len(word) == 1 for word in words):
        return re.compile(f"[{re.escape(''.join(sorted(words)))}]")
    return re.compile(alternation(frozenset(map(re.escape, words))))


def shortest(words: Words) -> Words:
    """Return the words without those that begin with another."""
    return frozenset(word for word in words if not any(word[:end] in words for end in range(1, len(word))))


def _without_longer(words: Words) -> Words:
    """The words without those that hold another."""
    return frozenset(
        word
        for word in words
        if not any(
            word[start:end] in words
            for start in range(len(word))
            for end in range(start + 1, len(word) + 1)
            if end - start < len(word)
        )
    )
