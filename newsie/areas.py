"""The home area of a page: which province or city its 省委, 市委 and 我市 are those of."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsie.divisions import Division, areas_in, leading, parent_of
from newsie.lazy import lazy
from newsie.lexicons import words
from newsie.records import Page

_CITY_VOICE = lazy(r"我[市州盟]|(?<![\p{Han}])市(?:委|政府|人大|政协|直|[\p{Han}]届)|全[市州](?:上下|各)")
_PROVINCE_VOICE = lazy(
    r"我(?:省|区)|(?<![\p{Han}])(?:省|自治区)(?:委|政府|人大|政协|直|[\p{Han}]届|党委)|全省(?:上下|各)"
)
# 市 and 州 are printed or dropped; in front of these words a name stands for the area, not for a football club.
_PAPER = lazy("日报|晚报|晨报|都市报|商报")


#: Surnames that are mostly words of their own before a place: 从长春, 和长春, 由长春.
_WORDS = frozenset("从于和与向由经时全都及同自而则应将以关来回是在为有任当对到赴往距离过")
#: What titles end with: here the language of titles is not known yet.
_TITLED = lazy(r"(?:书记|主任|(?<![成延增特擅])长|主席|委员|代表|常委|记者|教授|院士|干部|同志)$")
#: A short name before one of these is a place, whoever stands before it: 局长李长春市.
_LEVEL = frozenset("省市州盟区县")


def areas_named(text: str) -> Iterator[tuple[Division, int]]:
    """Yield the provinces and cities that a text names, and where each name ends; those in people's names are none.

    Examples:
        >>> text = "辽源市革委会副主任李长春任计委主任，李长春到任。"
        >>> [area.name for area, _ in areas_named(text)]
        ['辽源市']
    """
    found = list(areas_in(text))
    people = {name for _, start, end in found for name in _people_at(text, start, end)}
    taken = re.compile("|".join(map(re.escape, sorted(people)))) if people else None
    spans = iter([match.span() for match in taken.finditer(text)] if taken else ())
    first, last = next(spans, (len(text), len(text)))
    for area, start, end in found:
        while last <= start:
            first, last = next(spans, (len(text) + 1, len(text) + 1))
        if not first < end:
            yield area, end


def _people_at(text: str, start: int, end: int) -> Iterator[str]:
    """The names of people that hold a place's short name: 李长春 behind a title, 吴忠民 behind one."""
    if end - start != 2 or text[end : end + 1] in _LEVEL:
        return
    for first, last in ((start - 1, end), (start, end + 1)):
        name = text[max(0, first) : last]
        if len(name) != 3 or name[0] in _WORDS or name[0] not in words("surnames"):
            continue
        if _TITLED.search(text, max(0, first - 4), first) or text.startswith(("同志", "先生", "女士"), last):
            yield name


def area_code(area: str | None) -> str | None:
    """Return the six digits that GB/T 2260 has for a province, city or county; None for any other place.

    Examples:
        >>> area_code("吉林省辽源市"), area_code("吉林省"), area_code("北京市"), area_code("某地")
        ('220400', '220000', '110000', None)
    """
    chain, _ = leading(area or "")
    return chain[-1][0].six if chain and len(chain[-1]) == 1 else None


def home_area(page: Page) -> str | None:
    """Return the page's home area, read off its articles, or None where nothing tells.

    Args:
        page: a page whose articles have their text.

    Returns:
        A province (吉林省) where the page speaks of 省委 and 我省, province and city (吉林省辽源市) where it speaks of
        市委 and 我市, each the one the page names most; a paper's own name counts most. Counties are *not* told
        apart, and of two named alike often neither is one.

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
    cities: Counter[Division] = Counter()
    provinces: Counter[Division] = Counter()
    for area, end in areas_named(text):
        weight = 20 if _PAPER.match(text, end) else 1
        province = parent_of(area) or area
        provinces[province] += weight
        if area != province:
            cities[area] += weight
    city = _first(cities) if city_voice > province_voice and cities else None
    if city is not None:
        holder = parent_of(city)
        return (holder.name if holder else "") + city.name
    first = _first(provinces) if provinces else None
    return first.name if first else None


def _first(counts: Counter[Division]) -> Division | None:
    """The one that is named most often; None where two do."""
    most = [area for area, count in counts.items() if count == max(counts.values())]
    return most[0] if len(most) == 1 else None
