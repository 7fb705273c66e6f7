"""What the source of a pattern says of every match: the words it begins with, the words of which it holds one.

A pattern that tries a hundred branches at every place of a text is slow where there is nothing to find. `necessity`
reads from the pattern itself what must be there, so that a search for a few literals can come first (`newsie.guarded`).
All it says is true of every match; where it understands a construct only in part, it says less.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import reduce
from typing import NamedTuple

Words = frozenset[str]
_EMPTY: Words = frozenset([""])
_NONE: Words = frozenset()
#: Larger sets are searched for no faster than the pattern itself.
_MOST = 500
_MOST_JOINED = 80
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")
_GROUP = re.compile(r"\(\?(?:P<[A-Za-z_0-9]+>|:|>)")
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_UNKNOWN_ESCAPES = "dDSwWpPbBAZX"
_ZERO_WIDTH_ESCAPES = "bBAZ"
#: What an escaped s stands for in `regex`.
_BLANKS = frozenset("\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | frozenset(
    map(chr, range(0x2000, 0x200B))
)
_SPELT = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}


class Necessity(NamedTuple):
    """What is true of every match of a part of a pattern.

    ``exact`` are all the strings it can match, where they are few. A match is empty (only if ``nullable``), begins with
    one of ``begins``, or, if ``unless`` is not None, holds one of ``unless``; with ``begins`` None nothing is known.
    It holds one of ``holds``, None where nothing is known.
    """

    exact: Words | None
    nullable: bool
    begins: Words | None
    unless: Words
    holds: Words | None


NOTHING_KNOWN = Necessity(None, True, None, _NONE, None)
_NO_WIDTH = Necessity(_EMPTY, True, _NONE, _NONE, None)


class NotUnderstood(ValueError):
    """The pattern has a construct that cannot be read as a part of something else: flags, conditions."""


def necessity(
    source: str, meanings: Callable[[str], Necessity] | None = None, *, ahead: bool = False
) -> Necessity:
    """Return what is true of every match of a pattern.

    Args:
        source: a pattern of `regex` in its default version, without flags.
        meanings: what stands in braces, ``{NAME}``, is asked of it.
        ahead: what a match must have right before it ends counts too, ``(?=…)``: all is said of the text from a
            match's start on, and an empty match begins with what stands behind it.

    Raises:
        NotUnderstood: nothing can be said.

    Examples:
        >>> sorted(necessity("(?:市|区)(?<!小)委|省委.{0,3}会").holds)
        ['区委', '市委', '省委']
        >>> sorted(necessity("在?[京沪](?=开)").begins)
        ['京', '在京', '在沪', '沪']
        >>> sorted(necessity("在?(?=[京沪])", ahead=True).begins)
        ['京', '在', '沪']
    """
    whole = _Source(source, meanings, ahead)
    found = whole.choice()
    if whole.at < len(source):
        raise NotUnderstood(source)
    return found


def of_words(words: Words) -> Necessity:
    """Return what is true of a part that matches just these words."""
    begins, nullable = words - _EMPTY, "" in words
    if len(words) > _MOST:
        return Necessity(None, nullable, None, _NONE, None)
    return Necessity(words, nullable, begins, _NONE, None if nullable else words)


class _Source:
    """Reads a pattern from left to right."""

    def __init__(self, source: str, meanings: Callable[[str], Necessity] | None, ahead: bool) -> None:
        self.source, self.meanings, self.ahead, self.at = source, meanings, ahead, 0

    def choice(self) -> Necessity:
        """Read branches up to a closing bracket or the end."""
        branches = [self._row()]
        while self.source.startswith("|", self.at):
            self.at += 1
            branches.append(self._row())
        return branches[0] if len(branches) == 1 else _either(branches)

    def _row(self) -> Necessity:
        items: list[Necessity] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            items.append(self._counted(self._item()))
        return _in_a_row(items)

    def _item(self) -> Necessity:
        sign = self.source[self.at]
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._set()
        if sign == "{":
            return self._named()
        self.at += 1
        if sign == "\\":
            return self._escape()
        if sign in "^$":
            return _NO_WIDTH
        if sign in "*+?":
            raise NotUnderstood(self.source)
        return Necessity(None, False, None, _NONE, None) if sign == "." else of_words(frozenset([sign]))

    def _group(self) -> Necessity:
        start = self.at
        around = next((kind for kind in _AROUND if self.source.startswith(kind, start)), None)
        if around:
            self.at += len(around)
        elif match := _GROUP.match(self.source, start):
            self.at = match.end()
        elif self.source.startswith("(?", start):
            raise NotUnderstood(self.source)
        else:
            self.at += 1
        inside = self.choice()
        if not self.source.startswith(")", self.at):
            raise NotUnderstood(self.source)
        self.at += 1
        if around == "(?=" and self.ahead:
            return inside._replace(exact=None)
        return _NO_WIDTH if around else inside

    def _named(self) -> Necessity:
        end = self.source.find("}", self.at)
        name = self.source[self.at + 1 : end]
        if self.meanings is None or end < 0 or not name.replace("_", "").isalpha():
            raise NotUnderstood(self.source)
        self.at = end + 1
        return self.meanings(name)

    def _escape(self) -> Necessity:
        sign = self.source[self.at]
        self.at += 1
        if sign == "G":
            return _NO_WIDTH
        if sign == "s":
            return of_words(_BLANKS)
        if sign in _UNKNOWN_ESCAPES:
            if sign in "pP":
                self.at = self.source.index("}", self.at) + 1
            return _NO_WIDTH if sign in _ZERO_WIDTH_ESCAPES else Necessity(None, False, None, _NONE, None)
        self.at -= 1
        return of_words(frozenset([self._character()]))

    def _character(self) -> str:
        """What an escape spells, read behind the backslash."""
        sign = self.source[self.at]
        self.at += 1
        if sign == "u":
            self.at += 4
            return chr(int(self.source[self.at - 4 : self.at], 16))
        if sign in _SPELT:
            return _SPELT[sign]
        if sign.isalnum():
            raise NotUnderstood(self.source)
        return sign

    def _set(self) -> Necessity:
        """A character class: its characters, where it lists them."""
        listed: set[str] = set()
        self.at += 1
        known = not self.source.startswith("^", self.at)
        self.at += not known
        first = True
        while first or not self.source.startswith("]", self.at):
            first = False
            sign = self.source[self.at]
            if sign == "[" and self.source.startswith(("[:", "[="), self.at):
                raise NotUnderstood(self.source)
            self.at += 1
            if sign == "\\":
                escaped = self.source[self.at]
                if escaped == "s":
                    listed |= _BLANKS
                    self.at += 1
                    continue
                if escaped in _UNKNOWN_ESCAPES:
                    known = False
                    self.at = self.source.index("}", self.at) + 1 if escaped in "pP" else self.at + 1
                    continue
                sign = self._character()
            ranged = self.source.startswith("-", self.at) and not self.source.startswith("-]", self.at)
            if ranged:
                self.at += 1
                last = self.source[self.at]
                self.at += 1
                if last == "\\":
                    last = self._character()
                if ord(last) - ord(sign) > _MOST_JOINED:
                    known = False
                else:
                    listed.update(map(chr, range(ord(sign), ord(last) + 1)))
            else:
                listed.add(sign)
        self.at += 1
        return of_words(frozenset(listed)) if known else Necessity(None, False, None, _NONE, None)

    def _counted(self, item: Necessity) -> Necessity:
        """An item with the repetition behind it."""
        least, most = 1, 1
        sign = self.source[self.at : self.at + 1]
        if sign and sign in "*+?":
            self.at += 1
            least, most = (0 if sign in "*?" else 1), (1 if sign == "?" else 2)
        elif sign == "{" and (count := _COUNT.match(self.source, self.at)):
            self.at = count.end()
            least = int(count[1] or 0)
            most = int(count[3]) if count[3] else 2 if count[2] else least
        else:
            return item
        if self.source[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        if (least, most) == (1, 1):
            return item
        if most == 0:
            return _NO_WIDTH
        if least and not item.nullable:
            return item._replace(exact=None)
        once = most == 1 and item.exact is not None
        return Necessity(item.exact | _EMPTY if once and item.exact else None, True, item.begins, item.unless, None)


def _either(branches: list[Necessity]) -> Necessity:
    """One of several: what each begins with or holds, together."""
    exact: Words | None = _joined([branch.exact for branch in branches])
    if exact is not None:
        return of_words(exact)
    nullable = any(branch.nullable for branch in branches)
    known = [_known_from(branch) for branch in branches]
    begins = _joined([one[0] if one else None for one in known])
    unless = frozenset().union(*(one[1] for one in known if one))
    return Necessity(None, nullable, begins, unless, _joined([branch.holds for branch in branches]))


def _known_from(one: Necessity) -> tuple[Words, Words] | None:
    """What it begins with, or else what it holds."""
    if one.begins is not None:
        return one.begins, one.unless
    return (_NONE, one.holds) if one.holds is not None else None


def _joined(sets: list[Words | None]) -> Words | None:
    out: set[str] = set()
    for one in sets:
        if one is None:
            return None
        out |= one
    return frozenset(out) if len(out) <= _MOST else None


def _in_a_row(items: list[Necessity]) -> Necessity:
    """One after the other: literals side by side are longer literals."""
    row = reduce(_appended, items, list[Necessity]())
    if not row:
        return _NO_WIDTH
    if len(row) == 1:
        return row[0]
    holds = min((one.holds for one in row if one.holds is not None), key=cost, default=None)
    begins, unless = set[str](), set[str]()
    nullable = True
    for one in row:
        if one.begins is None:
            if holds is None:
                return Necessity(None, all(other.nullable for other in row), None, _NONE, None)
            begins, unless, nullable = set(), set(holds), False
            break
        begins |= one.begins
        unless |= one.unless
        if not one.nullable:
            nullable = False
            break
    if len(begins) > _MOST or len(unless) > _MOST:
        return Necessity(None, nullable, None, _NONE, holds)
    return Necessity(None, nullable, frozenset(begins), frozenset(unless), holds)


def _appended(row: list[Necessity], item: Necessity) -> list[Necessity]:
    if item is _NO_WIDTH:
        return row
    last = row[-1].exact if row else None
    if last is not None and item.exact is not None and len(last) * len(item.exact) <= _MOST_JOINED:
        row[-1] = of_words(frozenset(one + other for one in last for other in item.exact))
    else:
        row.append(item)
    return row


#: How often a character is there that nothing is known of, of a thousand characters of a newspaper.
_COMMON: Mapping[str, float] = {
    **dict.fromkeys("，、。的", 30.0),
    **dict.fromkeys("在和了一是为“”中有年\n", 10.0),
    **dict.fromkeys("会人大工作国发行", 8.0),
    **dict.fromkeys("\ue100\ue102\ue104\ue106\ue108\ue10a\ue10c\ue10e", 8.0),  # the mentions of the typed view
    "\ue110": 2.0,
}


def cost(words: Words) -> float:
    """Return how likely it is that one of the words is there though the pattern matches nothing: a rough measure.

    Examples:
        >>> cost(frozenset(["免去"])) < cost(frozenset(["的"]))
        True
    """
    return sum(_COMMON.get(word, 1.5) if len(word) == 1 else 0.3 if len(word) == 2 else 0.1 for word in words)
