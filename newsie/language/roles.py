"""Roles: 书记, 常务副市长, 党组成员. Where one stands in a text, and of which kind it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache

import regex

from newsie.lazy import lazy
from newsie.lexicons import alternation, first_character, rows, sorted_in, words

_MODIFIERS = (
    "常务副", "常务", "第一副", "执行副", "专职副", "高级副", "副", "第一", "执行", "专职", "兼职", "代理", "代",
    "署理", "署任",
    "名誉", "首席", "高级", "正高级", "资深", "候任", "当选", "轮值", "终身", "挂职", "联席", "联合", "共同", "总",
    "特邀", "荣誉",
)  # fmt: skip
_PARTY_CELLS = ("党组", "党委", "党总支", "党支部", "分党组", "党工委", "机关党委", "党总支部")
_CELL_HEADS = ("书记", "成员", "委员", "常委")


#: 澳门特别行政区第五任行政长官, 临河市新任市长: which holder, between an organisation and its role
TERM = lazy(r"(?:第[一二三四五六七八九十百\d]{1,4}任|首任|新任|现任)$")


#: 外科学家, 土壤学家: the field a man knows
_FIELDS = (
    "外科|内科|肿瘤|医|中医|药|免疫|遗传|生态|人类|政治|法|农|林|教育|心理|神经|昆虫|古生物|微生物|病理|流行病|传染病|"
    "海洋|地理|地球物理|土壤|材料|力|水文|光|声|核物理|冶金|建筑|计算机科|统计|民族|民俗|目录|文献|文字|训诂|汉|藏|"
    "敦煌|红|艺术|音乐|戏曲|新闻|传播|管理|伦理|宗教|育种|园艺|兽医|营养"
)


@cache
def _role() -> re.Pattern[str]:
    """The pattern of one role: modifiers and a head from ``roles.tsv``."""
    cells = f"(?:{alternation(_PARTY_CELLS)})"
    # 教育部长官, 民主党首席议员: the role goes on to be another; 国内外相关领域 has none.
    heads = alternation(words("roles")).replace("部长|", "部长(?!官)|").replace("党首|", "党首(?!席)|")
    heads = heads.replace("|专员|", "|专员(?!公署)|")  # 临河专区专员公署 is the office
    heads = heads.replace("外相|", "(?<!国内)外相(?!关)|")
    heads = regex.sub(r"(?<=\|)([大上中少]校)\|", r"\1(?!长)|", heads)  # 第一中校长 is no 中校
    # 清代书画家 is no acting one.
    scholars = f"{first_character(_fields(), '教')}(?:(?:{_FIELDS})学家|(?:音乐|书法|舞蹈|戏剧|{_FIELDS})?教育家)"
    heads = f"(?:{scholars}|{sorted_in(heads.split('|'))})"
    modifiers = alternation(_MODIFIERS).replace("|代|", "|(?<![清明唐宋元汉现近当古历后时年世朝隋秦新每一])代|")
    modifiers = f"(?:{first_character(_MODIFIERS)}(?:{modifiers}))"
    in_cell = first_character(_MODIFIERS, _PARTY_CELLS)
    return re.compile(
        rf"(?:{in_cell}{modifiers}{{0,2}}{cells}{modifiers}{{0,2}}(?:{'|'.join(_CELL_HEADS)})|(?:{heads}|{modifiers}{{1,3}}{heads})(?:候选人|人选)?)"
    )


def _fields() -> tuple[str, ...]:
    return (*_FIELDS.split("|"), "音乐", "书法", "舞蹈", "戏剧")


@cache
def _pairs() -> tuple[frozenset[str], frozenset[str]]:
    """The two characters that a role begins with, and those that it ends with: no role is shorter.

    Where neither stands, which is nearly everywhere, its thousand branches need not be tried.
    """
    wholes = (*(f"{field}{kind}家" for field in _fields() for kind in ("学", "教育")), "教育家", *words("roles"))
    following = {text[0] for text in (*wholes, *_MODIFIERS, *_PARTY_CELLS)}
    begins = {text[:2] for text in (*wholes, *_PARTY_CELLS)}
    for modifier in _MODIFIERS:
        begins |= {modifier[:2]} if len(modifier) > 1 else {modifier + first for first in following}
    ends = {text[-2:] for text in (*wholes, *_CELL_HEADS, "候选人", "人选")}
    return frozenset(begins), frozenset(ends)


@cache
def _first_two() -> re.Pattern[str]:
    begins, _ = _pairs()
    firsts, seconds = ("".join(sorted({pair[n] for pair in begins})) for n in (0, 1))
    return re.compile(f"[{firsts}](?=[{seconds}])")


def role_at(text: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """Return the role that begins at a place, None if none does.

    Examples:
        >>> role_at("市委副书记", 2).group(), role_at("市委副书记", 1)
        ('副书记', None)
    """
    if text[start : start + 2] not in _pairs()[0]:
        return None
    return _role().match(text, start, len(text) if end is None else end)


def roles_in(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the roles of a text from left to right, the longest that begins at a place.

    Examples:
        >>> [role.group() for role in roles_in("市委副书记、市长候选人讲话")]
        ['副书记', '市长候选人']
    """
    end = len(text) if end is None else end
    match, begins = _role().match, _pairs()[0]
    for candidate in _first_two().finditer(text, start, end):
        place = candidate.start()
        if place >= start and text[place : place + 2] in begins and (role := match(text, place, end)):
            yield role
            start = role.end()


@cache
def role_kinds() -> dict[str, str]:
    """Return the kind (office, academic, profession …) of every role head."""
    return {row.text: row.note for row in rows("roles")}


@lru_cache(maxsize=8192)
def kind_of(role: str) -> str:
    """Return the kind of a role by its longest known head: office, enterprise, academic, profession, grade …

    Examples:
        >>> kind_of("常务副市长"), kind_of("妇产科医生")
        ('office', 'profession')
    """
    kinds = role_kinds()
    if role.endswith("学家"):
        return "academic"
    for start in range(len(role)):
        if role[start:] in kinds:
            return kinds[role[start:]]
    return "office"


_NONE: Set[str] = frozenset()


def role_start(text: str, end: int | None = None, floor: int = 0, own: Set[str] = _NONE) -> int | None:
    """Return where the longest role that ends at ``end`` starts, or None if no role ends there.

    ``own`` are roles of the user's beside those of the lexicon.

    Examples:
        >>> role_start("辽源市监察委员会副主任")
        8
    """
    end = len(text) if end is None else end
    mine = [own_role_start(text, end - len(role), floor) for role in own if text.endswith(role, floor, end)]
    first = min(mine, default=end)
    begins, ends = _pairs()
    if text[end - 2 : end] in ends:
        for start in range(max(floor, end - 14), min(first, end - 1)):
            if text[start : start + 2] in begins and _role().fullmatch(text, start, end):
                return start
    return first if mine else None


def own_role_start(text: str, start: int, floor: int = 0) -> int:
    """Return where a role of the user's begins that is printed at ``start``: 副 before it is a part of it.

    Examples:
        >>> own_role_start("大河网副播报官", 4)
        3
    """
    return next((start - len(m) for m in _DEPUTIES if text.endswith(m, floor, start)), start)


_DEPUTIES = ("常务副", "执行副", "副", "代理", "署理", "署任")
