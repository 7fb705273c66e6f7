"""Lexicons as data: tab-separated files, one row a rule, each with an example that the tests run.

Columns: ``id``, ``text``, ``note``, ``example``, ``counter_example`` ("-" where there is none to give).
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Row:
    """One rule of a lexicon."""

    id: str
    text: str
    note: str
    example: str
    counter_example: str


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of ``newsie/lexicons/<name>.tsv``, read once.

    Args:
        name: the file's name without its suffix.

    Raises:
        FileNotFoundError: there is no such lexicon.

    Examples:
        >>> rows("roles")[0].text
        '书记'
    """
    text = files("newsie.lexicons").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(Row(*line.split("\t")) for line in text.splitlines()[1:] if line)


@cache
def words(name: str, *notes: str) -> frozenset[str]:
    """Return the texts of a lexicon, of all its rows or of those whose ``note`` is one of ``notes``."""
    return frozenset(row.text for row in rows(name) if not notes or row.note in notes)


def alternation(texts: frozenset[str] | tuple[str, ...]) -> str:
    """Return a regex source that matches any of the texts, longest first.

    Examples:
        >>> alternation(("省长", "副省长"))
        '副省长|省长'
    """
    return "|".join(sorted(texts, key=lambda text: (-len(text), text)))


def first_character(*texts: Iterable[str]) -> str:
    """Return a lookahead for the characters that the texts begin with.

    The standard library's ``re`` looks a character up in such a set at once, ``regex`` goes through it: a long
    alternation that is searched for in whole texts is compiled with ``re`` behind this guard.

    Examples:
        >>> first_character(("省长", "副省长"), ("市长",))
        '(?=[副市省])'
    """
    return f"(?=[{''.join(sorted({text[0] for group in texts for text in group}))}])"


def sorted_in(sources: Sequence[str]) -> str:
    """Return a regex source for ``re`` that matches as the sources, in their order, joined by ``|`` would, but sooner.

    Only the few sources are tried that begin as the text does: ``re`` goes through all branches one by one.

    Args:
        sources: regex sources without groups at their start; each begins with a character, or a lookbehind before one.

    Examples:
        >>> re.findall(sorted_in(["副省长", "省长", "(?<!总)书记", "副"]), "副省长、书记、总书记、副职")
        ['副省长', '书记', '副']
    """
    of: dict[str, list[str]] = {}
    for source in sources:
        of.setdefault(_BEHIND.sub("", source)[0], []).append(source)
    firsts = list(of)
    size = 1 + int(len(firsts) ** 0.5)
    shelves = [firsts[n : n + size] for n in range(0, len(firsts), size)]
    branches = [f"(?=[{''.join(shelf)}])(?:{'|'.join('|'.join(of[first]) for first in shelf)})" for shelf in shelves]
    return f"(?:{'|'.join(branches)})"


_BEHIND = re.compile(r"\(\?<[=!][^()]*\)")
