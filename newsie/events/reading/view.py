"""The typed view: an article's text, character for character, with its mentions replaced by signs.

A rule that looks for words in it cannot be misled by a name or a title (应勇, 组织部部长), nor by the words of a
document or a speech; what it finds is quoted from the text itself, since every offset holds. A mention is one *begin*
sign and as many *inside* signs as it takes to fill its length, so that two mentions side by side stay two.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

#: The kinds of mentions. TITLE is 《》, QUOTED a short name in quotation marks, APART a speech or a bracketed remark;
#: GATHERING, a meeting's name, is written only in the copy that the rules of meetings are asked on.
KINDS = ("PERSON", "POST", "ORG", "PLACE", "DAY", "TITLE", "QUOTED", "APART", "GATHERING")
_FIRST = 0xE100
BEGIN = {kind: chr(_FIRST + 2 * number) for number, kind in enumerate(KINDS)}
INSIDE = {kind: chr(_FIRST + 2 * number + 1) for number, kind in enumerate(KINDS)}
_KIND_OF = {sign: kind for signs in (BEGIN, INSIDE) for kind, sign in signs.items()}
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_MENTION = re.compile("|".join(f"{BEGIN[kind]}{INSIDE[kind]}*" for kind in KINDS))


def blank_view(text: str) -> list[str]:
    """Return the text's characters, its own private-use ones replaced: a text cannot feign a mention.

    Examples:
        >>> blank_view("市\\ue100")
        ['市', '\\ufffd']
    """
    return list(_PRIVATE.sub("\ufffd", text))


def write(signs: list[str], start: int, end: int, kind: str) -> None:
    """Write a mention over a half-open stretch."""
    if start < end:
        signs[start:end] = [BEGIN[kind], *INSIDE[kind] * (end - start - 1)]


def kind_at(view: str, place: int) -> str | None:
    """Return the kind of the mention that covers a place, or None.

    Examples:
        >>> kind_at(BEGIN["DAY"] + INSIDE["DAY"] + "开会", 1), kind_at("开会", 0)
        ('DAY', None)
    """
    return _KIND_OF.get(view[place : place + 1])


def mentions(view: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Return ``(start, end, kind)`` of the mentions between two offsets, in order."""
    if start == 0 and end is None:
        return iter(_all_mentions(view))
    return _mentions(view, start, len(view) if end is None else end)


@lru_cache(maxsize=4)
def _all_mentions(view: str) -> tuple[tuple[int, int, str], ...]:
    """Those of a whole view: all events ask for them."""
    return tuple(_mentions(view, 0, len(view)))


def _mentions(view: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for match in _MENTION.finditer(view, start, end):
        yield match.start(), match.end(), _KIND_OF[view[match.start()]]


def free(signs: list[str], start: int, end: int, over: Iterable[str] = ()) -> bool:
    """Tell whether a stretch holds no mention, but for those of the kinds it may be written over."""
    if _KIND_OF.keys().isdisjoint(signs[start:end]):
        return True
    allowed = frozenset(over)
    return bool(allowed) and all((kind := _KIND_OF.get(sign)) is None or kind in allowed for sign in signs[start:end])


def shown(view: str, text: str) -> str:
    """Return the view for a reader: every mention in brackets with its kind.

    Examples:
        >>> shown(BEGIN["PERSON"] + INSIDE["PERSON"] * 2 + "开会", "丁一鸣开会")
        '[PERSON 丁一鸣]开会'
    """
    return _MENTION.sub(lambda m: f"[{_KIND_OF[m.group()[0]]} {text[m.start():m.end()]}]", view)
