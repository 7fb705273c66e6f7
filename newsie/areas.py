"""The home area of a page: which province or city its 省委, 市委 and 我市 are those of."""
from __future__ import annotations

import re
from collections import Counter
from functools import cache

import regex

from newsie.lexicons import alternation, first_character, rows
from newsie.records import Page

_SUFFIX = regex.compile(
    r"(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|[\p{Han}]{0,12}族自治州|省|市|地区|盟|自治州|州)$"
)
_CITY_VOICE = regex.compile(r"我[市州盟]|(?<![\p{Han}])市(?:委|政府|人大|政协|直|[\p{Han}]届)|全[市州](?:上下|各)")
_PROVINCE_VOICE = regex.compile(
    r"我(?:省|区)|(?<![\p{Han}])(?:省|自治区)(?:委|政府|人大|政协|直|[\p{Han}]届|党委)|全省(?:上下|各)"
)
# 市 and 州 are printed or dropped; in front of these words a name stands for the area, not for a football club.
_PAPER = regex.compile("日报|晚报|晨报|都市报|商报")


@cache
def _areas() -> dict[str, tuple[str, str]]:
    """Short and full name of every area → (full name, province)."""
    table: dict[str, tuple[str, str]] = {}
    for row in rows("areas"):
        province = row.text if row.note == "province" else row.note
        short = _SUFFIX.sub("", row.text)
        for name in (short, row.text):
            if len(name) >= 2:
                table.setdefault(name, (row.text, province))
    return table


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(first_character(_areas()) + f"(?:{alternation(frozenset(_areas()))})")


# Short names of organs and what they stand for; {} is the area.
_FULL = {
    "人大常委会": "{}人民代表大会常务委员会",
    "人大": "{}人民代表大会",
    "委": "中国共产党{}委员会",
    "政府": "{}人民政府",
    "政协": "中国人民政治协商会议{}委员会",
    "监委": "{}监察委员会",
    "纪委": "中国共产党{}纪律检查委员会",
    "总工会": "{}总工会",
    "妇联": "{}妇女联合会",
    "科协": "{}科学技术协会",
    "残联": "{}残疾人联合会",
    "工商联": "{}工商业联合会",
}
_LEVEL = regex.compile(r"(?:我)?(?P<level>[省市州盟])(?P<term>(?:第)?[一二三四五六七八九十]{1,3}届)?(?P<rest>.+)")
#: 辽源市委, 吉林省政协, 东丰县人民政府: the area stands there.
_NAMED = regex.compile(
    r"(?P<place>\p{Han}{1,12}?(?:省|自治区|特别行政区|自治州|自治县|自治旗|市|州|盟|地区|县|区|旗))"
    r"(?P<term>(?:第)?[一二三四五六七八九十]{1,3}届)?(?P<rest>人大常委会|人大|委|政府|政协|监委|纪委|总工会|妇联|科协|残联|工商联)"
)
#: Organs of the state and the party by their short names.
_CENTRAL = {
    "全国人大常委会": "全国人民代表大会常务委员会",
    "全国人大": "全国人民代表大会",
    "全国政协": "中国人民政治协商会议全国委员会",
    "中共中央": "中国共产党中央委员会",
    "中央纪委": "中国共产党中央纪律检查委员会",
    "中央军委": "中国共产党中央军事委员会",
    "国家监委": "中华人民共和国国家监察委员会",
    "中央组织部": "中国共产党中央委员会组织部",
    "中组部": "中国共产党中央委员会组织部",
    "中央宣传部": "中国共产党中央委员会宣传部",
    "中宣部": "中国共产党中央委员会宣传部",
    "中央统战部": "中国共产党中央委员会统一战线工作部",
    "国家发展改革委": "国家发展和改革委员会",
    "国家发改委": "国家发展和改革委员会",
    "国家卫生健康委": "国家卫生健康委员会",
    "全国总工会": "中华全国总工会",
    "全国妇联": "中华全国妇女联合会",
    "共青团中央": "中国共产主义青年团中央委员会",
    "团中央": "中国共产主义青年团中央委员会",
}
_AREA = regex.compile(
    r"(?P<province>.+?(?:省|自治区|特别行政区)|[北上天重][京海津庆]市)?(?P<city>.+?[市州盟]|.+地区)?$"
)
_HEADS = regex.compile(r"(?:常务副|副|代理|代)?(?P<level>[省市州盟])长")


#: 团省委, 团市委
_LEAGUE = regex.compile(r"团(?P<level>[省市县区州盟旗])委")


def full_name(organization: str | None, role: str, area: str | None) -> str | None:
    """Return an organ's name in full, with the page's home area for its 省, 市 or 我市; None where that is not known.

    Args:
        organization: as printed or inherited (市人大常委会), None where the role says it (市长).
        role: the post's role.
        area: the page's home area (吉林省辽源市).

    Returns:
        The full name of congress, party committee, government, CPPCC, supervision and discipline of the area's own
        level, or of an area that is named there (东丰县委), a congress with its term (市九届人大); of the central
        organs that have a short name; and the name of any other organ of the area's level with the area before it.
        县委 and 区政府 by themselves are *not* expanded: no page tells its county.

    Examples:
        >>> full_name("市人大常委会", "主任", "吉林省辽源市"), full_name(None, "副省长", "吉林省辽源市")
        ('辽源市人民代表大会常务委员会', '吉林省人民政府')
        >>> full_name("东丰县委", "书记", None), full_name("市九届人大", "代表", "吉林省辽源市")
        ('中国共产党东丰县委员会', '辽源市第九届人民代表大会')
        >>> full_name("团市委", "书记", "吉林省辽源市")
        '共青团辽源市委员会'
        >>> full_name("全国政协", "主席", None), full_name("国家统计局", "局长", "吉林省辽源市") is None
        ('中国人民政治协商会议全国委员会', True)
    """
    if organization in _CENTRAL:
        return _CENTRAL[organization]
    league = _LEAGUE.fullmatch(organization or "")
    if league:
        place = _levels(area).get(league["level"])
        return f"共青团{place}委员会" if place else None
    named = _NAMED.fullmatch(organization or "")
    if named and not named["place"].startswith(("我", "全")) and len(named["place"]) > 1:
        return _in_full(named["place"], named["term"], named["rest"])
    levels = _levels(area)
    head = _HEADS.fullmatch(role) if organization is None else None
    if head:
        place = levels.get(head["level"])
        return f"{place}人民政府" if place else None
    match = _LEVEL.fullmatch(organization or "")
    place = levels.get(match["level"]) if match else None
    if match is None or place is None:
        return None
    rest = match["rest"]
    if rest in _FULL:
        return _in_full(place, match["term"], rest)
    if rest.startswith("委") and not rest.startswith("委员"):
        return f"中国共产党{place}委员会{rest[1:]}"
    return place + rest if regex.search(r"(?:[厅局委办院会]|中心|总队|政府)$", rest) else None


def _in_full(place: str, term: str | None, rest: str) -> str:
    """辽源市, 九届, 人大 → 辽源市第九届人民代表大会."""
    counted = "" if term is None else term if term.startswith("第") else "第" + term
    return _FULL[rest].format(place + counted)


def area_code(area: str | None) -> str | None:
    """Return the six digits that GB/T 2260 has for a province, or for a city of it; None for any other place.

    Examples:
        >>> area_code("吉林省辽源市"), area_code("吉林省"), area_code("北京市"), area_code("某地")
        ('220400', '220000', '110000', None)
    """
    match = _AREA.match(area or "")
    names = [name for name in (match["city"], match["province"]) if name] if match else []
    found = next((row.id for name in names for row in rows("areas") if row.text == name), None)
    return found.ljust(6, "0") if found else None


def _levels(area: str | None) -> dict[str, str]:
    """吉林省辽源市 → the province and the city that 省 and 市 stand for."""
    match = _AREA.match(area or "")
    if not match:
        return {}
    province, city = match["province"], match["city"]
    out = {}
    if province:
        out["省" if province.endswith("省") else "市"] = province
    if city:
        out[city[-1]] = city
    return out


def home_area(page: Page) -> str | None:
    """Return the page's home area, read off its articles, or None where nothing tells.

    Args:
        page: a page whose articles have their text.

    Returns:
        A province (吉林省) where the page speaks of 省委 and 我省, province and city (吉林省辽源市) where it speaks of
        市委 and 我市, each the one the page names most; a paper's own name counts most. Counties are *not* told apart.

    Examples:
        >>> from newsie.records import Article
        >>> home_area(Page("a", articles=(Article("a#1", text="市委书记到辽源市东丰县调研，辽源市委主要领导陪同。"),)))
        '吉林省辽源市'
    """
    text = "\n".join(
        [*(article.text for article in page.articles), *(aside.text for a in page.articles for aside in a.asides)]
        + [line.text for line in page.furniture]
    )
    city_voice, province_voice = len(_CITY_VOICE.findall(text)), len(_PROVINCE_VOICE.findall(text))
    if not city_voice and not province_voice:
        return None
    cities: Counter[str] = Counter()
    provinces: Counter[str] = Counter()
    for match in _pattern().finditer(text):
        name, province = _areas()[match.group()]
        weight = 20 if _PAPER.match(text, match.end()) else 1
        provinces[province] += weight
        if name != province:
            cities[name] += weight
    if city_voice > province_voice and cities:
        city = _first(cities)
        return next(province for name, province in _areas().values() if name == city) + city
    return _first(provinces) if provinces else None


def _first(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))
