"""Where words stand in a text: names that a text itself gives, for which compiling a pattern is too dear."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsie.lazy import lazy

#: 经某省人大常委会, （某省人大常委会: where a name in full begins.
_FULL = lazy(r"(?:(?<!\p{Han})|(?<=[在由经和与的据]|中共))\p{Han}{2,7}")


def occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of every place of a word, those that overlap one before left out.

    Examples:
        >>> list(occurrences("王王王，王王", "王王"))
        [(0, 2), (4, 6)]
    """
    start = text.find(word) if word else -1
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + len(word))


def occurrences_of_any(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of several words from left to right: where two overlap the first, of one start the longest.

    Examples:
        >>> list(occurrences_of_any("王小二和王小", ["王小", "王小二", "二和"]))
        [(0, 3), (4, 6)]
    """
    found = [(start, -len(word)) for word in words for start in _starts(text, word)]
    last = 0
    for start, length in sorted(found):
        if start >= last:
            last = start - length
            yield start, last


def _starts(text: str, word: str) -> Iterator[int]:
    start = text.find(word) if word else -1
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def stands_without(text: str, word: str, before: str) -> bool:
    """Tell whether a word stands anywhere without a certain character before it.

    Examples:
        >>> stands_without("向前说", "前", "向"), stands_without("向前，前说", "前", "向")
        (False, True)
    """
    return any(start == 0 or text[start - 1] != before for start in _starts(text, word))


def with_more_before(text: str, name: str) -> Iterator[str]:
    """Yield, from left to right, a name with the two to seven characters before it that make it a name in full.

    Examples:
        >>> list(with_more_before("会上，青川省人大批准，省人大决定", "省人大"))
        ['青川省人大']
    """
    found = sorted(
        (place, start)
        for start in _starts(text, name)
        for place in range(max(0, start - 7), start - 1)
        if _FULL.fullmatch(text, place, start)
    )
    last = 0
    for place, start in found:
        if place >= last:
            last = start + len(name)
            yield text[place:last]
