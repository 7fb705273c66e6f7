"""What 省, 市 and 县 of an article stand for: the divisions that its page and its text are at home in."""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from newsie.areas import areas_named
from newsie.divisions import Division, in_text, leading, parent_of


@dataclass(frozen=True)
class Home:
    """What an article is at home in; its text is only read where the page's area does not tell a level.

    ``area`` is the page's home area (吉林省辽源市), or a county of it, None where it is not known.
    """

    text: str = ""
    area: str | None = None

    def place(self, level: str) -> Division | None:
        """Return what a level's character stands for: 省, 市, 州, 盟, 县, 区, 旗, 自治区.

        Returns:
            The division of the area; where it has none of that kind, the one that the text names, if it names only
            one of that kind (a province also by its cities, a city by its counties). A text that names several
            tells *nothing*.

        Examples:
            >>> Home("", "吉林省辽源市").place("市").name, Home("", "北京市").place("市").name
            ('辽源市', '北京市')
            >>> Home("县委书记到东丰县调研。").place("县").six
            '220421'
            >>> Home("襄阳市侨联召开全委会议。").place("市").name, Home("从襄阳市到宜昌市").place("市")
            ('襄阳市', None)
            >>> Home("从襄阳市到宜昌市").place("省").name
            '湖北省'
        """
        for division in _divisions(self.text, self.area):
            if division is not None and level in (_level(division), division.name[-3:]):
                return division
        return None

    def one_of(self, divisions: tuple[Division, ...]) -> Division | None:
        """Return the one of several of a name that is meant: the only one, or the only one of this home.

        Examples:
            >>> from newsie.divisions import named
            >>> Home().one_of(named("鼓楼区")), Home("", "江苏省南京市").one_of(named("鼓楼区")).six
            (None, '320106')
        """
        if len(divisions) == 1:
            return divisions[0]
        city, province, _ = _divisions(self.text, self.area)
        for wider in (city, province):
            inside = [one for one in divisions if wider is not None and one.within(wider)]
            if len(inside) == 1:
                return inside[0]
        return None


@lru_cache(maxsize=32)
def _divisions(text: str, area: str | None) -> tuple[Division | None, Division | None, Division | None]:
    """Return city, province and county that an article is at home in."""
    chain = [found[0] for found in leading(area or "")[0] if len(found) == 1]
    of_area = {len(one.code): one for one in chain}
    counties = {one for found in in_text(text) for one in [_in(found, chain)] if one is not None and len(one.code) == 6}
    whole = {area for area, _ in areas_named(text)}
    cities = {one for one in whole if len(one.code) == 4}
    cities |= {up for one in counties for up in [parent_of(one)] if up is not None and len(up.code) == 4}
    provinces = {one for one in whole if len(one.code) == 2}
    provinces |= {up for one in cities for up in [parent_of(one)] if up is not None}
    province = of_area.get(2) or _only(provinces)
    city = of_area.get(4) or _only({one for one in cities if not chain or one.within(chain[0])})
    if city is not None and province is not None and not city.within(province):
        city = of_area.get(4)
    wider = city or province
    county = of_area.get(6) or _only({one for one in counties if wider is None or one.within(wider)})
    return city, province, county


def _in(found: tuple[Division, ...], chain: list[Division]) -> Division | None:
    """Return the one of a name, or the one of the area's."""
    if len(found) == 1:
        return found[0]
    inside = [one for one in found if chain and one.within(chain[-1])]
    return inside[0] if len(inside) == 1 else None


def _only(found: set[Division]) -> Division | None:
    return next(iter(found)) if len(found) == 1 else None


def _level(division: Division) -> str:
    if division.name.endswith("地区"):
        return "市"
    return "" if division.name.endswith("自治区") else division.name[-1]
