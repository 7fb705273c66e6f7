"""What 省, 市 and 县 of an article stand for: the divisions that its page and its text are at home in."""
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from newsie.divisions import Division, in_text, leading, parent_of, short_in_text


@dataclass(frozen=True)
class Home:
    """Province, city and county of an article, each None where neither the page nor the text tells one alone."""

    province: Division | None = None
    city: Division | None = None
    county: Division | None = None

    def place(self, level: str) -> Division | None:
        """Return what a level's character stands for: 省, 市, 州, 盟, 县, 区, 旗, 自治区.

        Examples:
            >>> home_of("", "吉林省辽源市").place("市").name, home_of("", "北京市").place("市").name
            ('辽源市', '北京市')
            >>> home_of("县委书记到东丰县调研。", None).place("县").six
            '220421'
        """
        for division in (self.city, self.province, self.county):
            if division is not None and level in (_level(division), division.name[-3:]):
                return division
        return None

    def holds(self, division: Division) -> bool:
        """Say whether a division lies in the narrowest that is known."""
        known = self.county or self.city or self.province
        return known is not None and division.within(known)

    def one_of(self, divisions: tuple[Division, ...]) -> Division | None:
        """Return the one of several of a name that is meant: the only one, or the only one of this home.

        Examples:
            >>> from newsie.divisions import named
            >>> home_of("", None).one_of(named("鼓楼区")), home_of("", "江苏省南京市").one_of(named("鼓楼区")).six
            (None, '320106')
        """
        if len(divisions) == 1:
            return divisions[0]
        for wider in (self.city, self.province):
            inside = [one for one in divisions if wider is not None and one.within(wider)]
            if len(inside) == 1:
                return inside[0]
        return None


@lru_cache(maxsize=32)
def home_of(text: str, area: str | None) -> Home:
    """Return what an article is at home in.

    Args:
        text: the article.
        area: the page's home area (吉林省辽源市), or a county of it; None where it is not known.

    Returns:
        The divisions of the area; where it has no province, city or county, the one that the text names, if it
        names only one of that kind (a province also by its cities, a city by its counties). A text that names
        several tells *nothing*.

    Examples:
        >>> home_of("襄阳市侨联召开全委会议。", None).city.name, home_of("从襄阳市到宜昌市", None).city
        ('襄阳市', None)
        >>> home_of("从襄阳市到宜昌市", None).province.name
        '湖北省'
    """
    chain = [found[0] for found in leading(area or "")[0] if len(found) == 1]
    of_area = {len(one.code): one for one in chain}
    told = [found for found in in_text(text)]
    counties = {one for found in told for one in [_in(found, chain)] if one is not None and len(one.code) == 6}
    cities = {one for found in told for one in found if len(one.code) == 4}
    cities |= {one for one in short_in_text(text) if len(one.code) == 4}
    cities |= {up for one in counties for up in [parent_of(one)] if up is not None and len(up.code) == 4}
    provinces = {one for found in told for one in found if len(one.code) == 2}
    provinces |= {one for one in short_in_text(text) if len(one.code) == 2}
    provinces |= {up for one in cities for up in [parent_of(one)] if up is not None}
    province = of_area.get(2) or _only(provinces)
    city = of_area.get(4) or _only({one for one in cities if not chain or one.within(chain[0])})
    if city is not None and province is not None and not city.within(province):
        city = of_area.get(4)
    wider = city or province
    county = of_area.get(6) or _only({one for one in counties if wider is None or one.within(wider)})
    return Home(province, city, county)


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
