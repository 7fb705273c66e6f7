"""The administrative divisions of GB/T 2260: which province, city and county a name stands for."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsie.lazy import lazy
from newsie.lexicons import alternation, first_character, rows

_SUFFIX = lazy(
    r"(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市|地区|盟|"
    r"(?:(?:朝鲜|土家|苗|藏|彝|羌|回|蒙古|哈萨克|柯尔克孜|傣|景颇|白|哈尼|壮|布依|侗|傈僳)族?)*自治州|州)$"
)
_LAST = lazy("[省市州盟县区旗]|地区")
_LONGEST = 15


@dataclass(frozen=True)
class Division:
    """One division: its ``code`` of two (province), four (city) or six digits (county), and its ``name`` in full."""

    code: str
    name: str

    @property
    def six(self) -> str:
        """The code as GB/T 2260 prints it.

        Examples:
            >>> Division("2204", "辽源市").six
            '220400'
        """
        return self.code.ljust(6, "0")

    def within(self, other: Division) -> bool:
        """Say whether this is a part of the other, or the other itself."""
        return self.code.startswith(other.code)


@cache
def _named() -> dict[str, tuple[Division, ...]]:
    """Every full name → the divisions that bear it (鼓楼区: four)."""
    table: dict[str, list[Division]] = {}
    for row in rows("areas"):
        if row.id.isdigit():
            table.setdefault(row.text, []).append(Division(row.id, row.text))
    text = files("newsie.models").joinpath("counties.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        code, name = line.split("\t")
        table.setdefault(name, []).append(Division(code, name))
    return {name: tuple(found) for name, found in table.items()}


@cache
def county_names() -> frozenset[str]:
    """Return the counties' names as a station or paper has them in its own: 甘州区 and 甘州.

    Examples:
        >>> {"甘州区", "甘州"} <= county_names(), "城" in county_names()
        (True, False)
    """
    full = [name for name, found in _named().items() if any(len(one.code) == 6 for one in found)]
    return frozenset(name for text in full for name in (text, _COUNTY.sub("", text)) if len(name) >= 2)


_COUNTY = lazy("(?:自治县|县|区|市|旗)$")


def bare(name: str) -> str:
    """Return the name of a province or city without what it is.

    Examples:
        >>> bare("辽源市"), bare("内蒙古自治区"), bare("延边朝鲜族自治州")
        ('辽源', '内蒙古', '延边')
    """
    return _SUFFIX.sub("", name)


@cache
def _short() -> dict[str, Division]:
    """辽源 → 辽源市: provinces and cities alone, whose short names are used for them."""
    table: dict[str, Division] = {}
    for name, found in _named().items():
        short = bare(name)
        if len(found[0].code) <= 4 and 2 <= len(short) < len(name):
            table.setdefault(short, found[0])
        if name.endswith("自治州") and len(short) >= 2:
            table[short + "州"] = found[0]
    return table


def named(name: str) -> tuple[Division, ...]:
    """Return the divisions of a full name, in the order of their codes; none for a name that GB/T 2260 has not.

    Examples:
        >>> [division.six for division in named("东丰县")], len(named("鼓楼区")), named("某县")
        (['220421'], 4, ())
    """
    return _named().get(name, ())


def parent_of(division: Division) -> Division | None:
    """Return the city of a county, the province of a city; None for a province.

    Examples:
        >>> parent_of(named("东丰县")[0]).name, parent_of(named("辽源市")[0]).name
        ('辽源市', '吉林省')
    """
    for length in (4, 2):
        if length < len(division.code):
            found = _by_code().get(division.code[:length])
            if found:
                return found
    return None


@cache
def _by_code() -> dict[str, Division]:
    return {division.code: division for found in _named().values() for division in found}


def leading(name: str, *, short: bool = False) -> tuple[list[tuple[Division, ...]], int]:
    """Return the divisions that an organ's name begins with, the widest first, and where the organ begins.

    Args:
        name: an organisation as printed (吉林省辽源市教育局).
        short: take the short name of a province or city too (辽源).

    Returns:
        For each printed division all that it can be (鼓楼区 alone: four), those that lie in the one before it where
        one is; and the number of characters that they take.

    Examples:
        >>> [[d.six for d in found] for found in leading("吉林省辽源市教育局")[0]], leading("吉林省辽源市教育局")[1]
        ([['220000'], ['220400']], 6)
        >>> leading("辽源发改委"), leading("辽源发改委", short=True)[1]
        (([], 0), 2)
    """
    chain: list[tuple[Division, ...]] = []
    at = 0
    while True:
        step = _step(name, at, chain[-1] if chain else ())
        if step is None:
            break
        chain.append(step[0])
        at = step[1]
    if not chain and short:
        for length in range(min(6, len(name)), 1, -1):
            if name[:length] in _short():
                return [(_short()[name[:length]],)], length
    return chain, at


def _step(name: str, at: int, wider: tuple[Division, ...]) -> tuple[tuple[Division, ...], int] | None:
    for length in range(min(_LONGEST, len(name) - at), 1, -1):
        found = named(name[at : at + length])
        if wider:
            found = tuple(one for one in found if any(one.within(w) and one != w for w in wider))
        if found:
            return found, at + length
    return None


def in_text(text: str) -> Iterator[tuple[Division, ...]]:
    """Yield for every full name of a division in a text, in order, the divisions that bear it.

    A name inside a longer one (山县 in 东山县) is *not* found beside it.

    Examples:
        >>> [[d.six for d in found] for found in in_text("他从辽源市东丰县回来。")]
        [['220400'], ['220421']]
    """
    begun = 0
    for match in _LAST.finditer(text):
        for start in range(max(begun, match.end() - _LONGEST), match.end() - 1):
            found = named(text[start : match.end()])
            if found:
                yield found
                begun = match.end()
                break


def areas_in(text: str) -> Iterator[tuple[Division, int, int]]:
    """Yield the provinces and cities that a text names, in full or by their short names, and where each name stands.

    Examples:
        >>> [(area.name, start, end) for area, start, end in areas_in("辽源与长春市结对")]
        [('辽源市', 0, 2), ('长春市', 3, 6)]
    """
    for match in _area_names().finditer(text):
        name = match.group()
        yield _short()[name] if name in _short() else named(name)[0], *match.span()


@cache
def _area_names() -> re.Pattern[str]:
    names = frozenset(_short()) | {name for name, found in _named().items() if len(found[0].code) <= 4}
    return re.compile(first_character(names) + f"(?:{alternation(names)})")
