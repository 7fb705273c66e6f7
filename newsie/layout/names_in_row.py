"""Names in a row: lists of names with marks, blanks or nothing at all between them."""

from __future__ import annotations

from functools import cache

from newsie.language.names import (
    FOREIGN,
    is_chinese_name,
    is_dotted,
    is_latin,
    is_word,
    sounds_foreign,
    surnames,
)
from newsie.lazy import lazy
from newsie.lexicons import rows

_SPLIT = lazy(r"[、，,／/;；\s]+|(?<=\p{Han}{2})和(?=\p{Han}{2})")
_UNUSUAL = lazy(r"(?![从在对就与和近日获问走])(?:\p{Han}{2,3}|\p{Han}{4})(?<![中下上从在获悉])")


@cache
def single_surnames() -> frozenset[str]:
    return surnames()[0]


def split_names(text: str) -> list[str]:
    """Return the names of a list that has 、, blanks or nothing at all between them; [] if it is not all names.

    Examples:
        >>> split_names("徐楠 夏景明、侯远鑫"), split_names("刘忠俊王鹏汤雁"), split_names("会议室")
        (['徐楠', '夏景明', '侯远鑫'], ['刘忠俊', '王鹏', '汤雁'], [])
        >>> split_names("史伟彭汉明邢彬")
        ['史伟', '彭汉明', '邢彬']
    """
    if is_latin(text.strip()):
        return [text.strip()]
    names: list[str] = []
    for part in _mended(_SPLIT.split(text.strip())):
        found = _unglue(part) if part else []
        if part and not found:
            return []
        names += found
    return [] if any(is_nobody(name) for name in names) else names


_NOBODY = lazy(
    r"佚名|简讯|匿名|不详|未知|网络|综合|转载|管理员|本[报站网刊]|\p{Han}{0,6}(?:[处室局委办厅]|\p{Han}部|党委|团委|中心|学院|大学|[中小]学"
    r"|支部|公司|集团|[协学工]会)"
)


def is_nobody(text: str) -> bool:
    """Tell whether what stands where a name does is none: an office that signs (教务处), 佚名, 简讯.

    Examples:
        >>> [is_nobody(t) for t in ("教务处", "宣传部", "佚名", "丁一鸣")]
        [True, True, True, False]
    """
    return _NOBODY.fullmatch(text) is not None


def _mended(parts: list[str]) -> list[str]:
    """Put a lone character back to the name that a line end tore it from: 邵文 博."""
    whole: list[str] = []
    for part in parts:
        if whole and len(part) == 1 and len(whole[-1]) <= 2:
            whole[-1] += part
        else:
            whole.append(part)
    return whole


def _unglue(part: str) -> list[str]:
    """Cut names printed without a gap: every piece begins with a surname; fewest pieces, then commonest surnames."""
    if is_dotted(part):
        return [part]
    if len(part) > 24:
        return []
    best: list[list[str] | None] = [[]] + [None] * len(part)
    for end in range(2, len(part) + 1):
        for size in (3, 2, 4):
            before = best[end - size] if end >= size else None
            if before is None or not _is_reporter(part[end - size : end], alone=size == len(part)):
                continue
            candidate = [*before, part[end - size : end]]
            known = best[end]
            if known is None or _rarity(candidate) < _rarity(known):
                best[end] = candidate
    return best[-1] or []


def _rarity(names: list[str]) -> tuple[int, int]:
    """The number of names, and the ranks of their surnames: 彭汉明, 邢彬 rather than 彭汉, 明邢彬."""
    ranks = _ranks()
    return len(names), sum(ranks.get(name[:2], ranks.get(name[0], len(ranks))) for name in names)


@cache
def _ranks() -> dict[str, int]:
    """The surnames, the commonest first."""
    return {row.text: rank for rank, row in enumerate(rows("surnames"))}


def _is_reporter(text: str, *, alone: bool) -> bool:
    compound = text[:2] in surnames()[1]
    if len(text) == 4 and not compound:
        return False
    return is_chinese_name(text) or (alone and len(text) <= 3 and text[0] in single_surnames())


def surnames_begin(text: str) -> bool:
    """Tell whether a text begins with a surname."""
    return text[0] in single_surnames() or text[:2] in surnames()[1]


def unusual_names(text: str) -> list[str]:
    """Return the names of a list in a place where only names stand, though their surnames are rare (恩浩, 平措诺吉).

    Examples:
        >>> [unusual_names(text) for text in ("平措诺吉 恩浩", "董鲁皖龙", "关建武努尔然", "市局宣")]
        [['平措诺吉', '恩浩'], ['董鲁皖龙'], ['关建武', '努尔然'], ['市局宣']]
    """
    out: list[str] = []
    for part in _mended([part for part in _SPLIT.split(text.strip()) if part]):
        if len(part) == 4 and all(character in FOREIGN for character in part):
            out.append(part)
        elif known := split_names(part):
            out += known
        elif (glued := _glued_with_foreign(part)) is not None:
            out += glued
        elif _UNUSUAL.fullmatch(part) and not is_word(part) and (len(part) < 4 or _long_name(part)):
            out.append(part)
        else:
            return []
    return [] if any(is_nobody(name) for name in out) else out


def _long_name(text: str) -> bool:
    return surnames_begin(text) or sum(character in FOREIGN for character in text) >= 3


def _glued_with_foreign(part: str) -> list[str] | None:
    """关建武努尔然: a Chinese name and one of another people, printed without a gap."""
    for cut in (3, 2):
        head, rest = part[:cut], part[cut:]
        if 3 <= len(rest) <= 5 and is_chinese_name(head) and sounds_foreign(rest, share=0.6):
            return [head, rest]
    return None
