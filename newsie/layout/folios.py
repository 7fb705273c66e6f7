"""Folios: the line that an e-paper prints over a page: paper, day, weekday, number and section of the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from newsie.lazy import lazy

_PAPER = r"(?P<paper>[\p{Han}]{2,8}(?:日报|晚报|时报|早报|晨报|商报|都市报|快报|青年报|周报|导报|日报社))"
_DAY = (
    r"(?P<day>(?P<y>(?:19|20)\d\d)\s?[年.\-/]\s?(?P<m>\d{1,2})\s?[月.\-/]\s?(?P<d>\d{1,2})\s?日?"
    r"|(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d))"
)
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
_LUNAR = r"(?:农历)?\p{Han}{0,3}年?\p{Han}{1,3}月(?:初|十|廿|二|三)?[一二三四五六七八九十]{1,2}"
_ISSUE = r"(?:总)?第\s?\d{1,6}\s?(?:期|号)|今日\s?\d{1,3}\s?版"
_COUNT = r"[一二三四五六七八九十]{1,3}"
_NAME = r"\p{Han}(?:[\p{Han}·/／、&A-Za-z ]{0,10}\p{Han})?"
#: 第04版：要闻, A01版 要闻, 01：要闻, 第A01版(头版), 版次：04 版名：要闻.
_PAGE = (
    rf"(?:第\s?(?P<number>[A-Z]{{0,2}}\s?\d{{1,3}}|{_COUNT})\s?[版页]|(?P<number>[A-Z]{{0,2}}\s?\d{{1,3}})\s?版"
    rf"|版[次号]\s?[：:]\s?第?\s?(?P<number>[A-Z]{{0,2}}\d{{1,3}})\s?版?|(?P<number>[A-Z]{{1,2}}\d{{1,3}}"
    rf"|0\d)(?=\s?[：:\s]|$|\p{{Han}}))"
)
_SECTION = (
    rf"(?:\s?[：:·|｜/／]\s?|\s?)(?:版名[：:]\s?)?(?P<section>{_NAME})|\s?[（(](?P<section>{_NAME})[）)]"
)
_LEADING = rf"(?P<lead>{_NAME})\s?[·|｜/／ ]?\s?"
_GAP = r"[\s|｜·,，—-]*"
_FOLIO = lazy(
    rf"{_GAP}(?:(?:{_PAPER}|{_DAY}|{_WEEKDAY}|{_LUNAR}|{_ISSUE}){_GAP}){{0,6}}(?:(?P<page>{_PAGE})(?:{_SECTION})?)?"
    rf"{_GAP}(?:(?:{_PAPER}|{_DAY}|{_WEEKDAY}|{_LUNAR}|{_ISSUE}){_GAP}){{0,6}}"
)
#: 要闻 04版: the section in front of the number.
_SECTION_FIRST = lazy(rf"{_LEADING}(?:{_PAGE})(?:{_GAP}(?:{_PAPER}|{_DAY}|{_WEEKDAY})){{0,3}}")
_SECTIONS = frozenset(
    [
        "要闻",
        "综合",
        "综合新闻",
        "本地新闻",
        "本埠新闻",
        "国内新闻",
        "国际新闻",
        "国际",
        "国内",
        "时政",
        "时政新闻",
        "民生",
        "社会",
        "经济",
        "财经",
        "文化",
        "体育",
        "教育",
        "科技",
        "法治",
        "评论",
        "理论",
        "视点",
        "副刊",
        "专版",
        "专题",
        "广告",
        "头版",
        "新闻",
        "地方新闻",
        "县区新闻",
        "社会新闻",
        "经济新闻",
        "文体",
        "文体新闻",
        "要闻版",
        "民生新闻",
        "政法",
        "党建",
        "特刊",
        "公告",
        "时事",
        "天下",
        "健康",
        "旅游",
        "乡村振兴",
        "焦点",
        "关注",
        "都市",
        "县域",
        "融媒",
        "深度",
        "读者",
        "声音",
        "生活",
        "农业",
        "生态",
        "党政",
        "头条",
        "调查",
        "周刊",
        "人物",
        "文艺",
        "悦读",
        "学习",
        "思想",
        "文旅",
        "产经",
        "金融",
        "房产",
        "汽车",
    ]
)
_COULD = lazy(r"版|页|报|^\W*(?:[A-Z]\d|0\d)|\d\s?(?:[A-Z]\d|0\d)|[A-Z]\d{1,2}$")
_KNOWN = "|".join(sorted(_SECTIONS, key=lambda name: (-len(name), name)))
_SECTION_KNOWN = rf"(?P<section>(?:{_KNOWN})(?:[·/／、](?:{_KNOWN}))?)"
#: 4 要闻 临河日报, 临河日报 要闻 4: a bare number beside a known section, and the paper or the day.
_BARE = (
    rf"(?<!\d)(?P<number>\d{{1,2}})\s?[：:·|｜]?\s?{_SECTION_KNOWN}|{_SECTION_KNOWN}\s?(?P<number>\d{{1,2}})(?!\d)"
)
_BARE_FOLIO = lazy(
    rf"{_GAP}(?:(?:{_PAPER}|{_DAY}|{_WEEKDAY}){_GAP}){{0,4}}(?:{_BARE}){_GAP}"
    rf"(?:(?:{_PAPER}|{_DAY}|{_WEEKDAY}){_GAP}){{0,4}}"
)
#: Ways to the pages beside it, which sites print on the folio's line.
_WAYS = lazy(r"(?:[\s|｜]*(?:[上下]一[版期页]|返回目录|版面目录|版面导航|标题导航)){1,4}[\s|｜]*$")
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_LONGEST = 60


@dataclass(frozen=True)
class Folio:
    """What a folio says: the page's number and section, the day (ISO) and the paper; None for what it leaves out."""

    number: str | None = None
    section: str | None = None
    day: str | None = None
    paper: str | None = None


@lru_cache(maxsize=512)
def read_folio(text: str) -> Folio | None:
    """Return what a line says as a folio, None if it is none: a number or a section alone is not enough.

    Args:
        text: the line, cleaned.

    Examples:
        >>> read_folio("2024年05月01日 星期三 第04版：要闻")
        Folio(number='04', section='要闻', day='2024-05-01', paper=None)
        >>> [(found.number, found.section) for found in map(read_folio, ("A01版 综合", "第一版")) if found]
        [('A01', '综合'), ('1', None)]
        >>> read_folio("第04版的读者来信"), read_folio("2024年5月1日")
        (None, None)
    """
    if len(text) > _LONGEST or _COULD.search(text) is None:
        return None
    text = _WAYS.sub("", text)
    match = _FOLIO.fullmatch(text)
    if match is not None and match["number"]:
        found = _folio(match, match["section"])
        sure = match["section"] is None or is_section(match["section"]) or _is_marked(text, match)
        return found if sure else None
    first = _SECTION_FIRST.fullmatch(text)
    if first is not None and is_section(first["lead"]):
        return _folio(first, first["lead"])
    bare = _BARE_FOLIO.fullmatch(text)
    if bare is not None and (bare["paper"] or bare["day"]):
        return _folio(bare, bare["section"])
    return None


def is_section(text: str) -> bool:
    """Tell whether a text is a section's name or several with marks between.

    Examples:
        >>> is_section("时政·综合"), is_section("水渠")
        (True, False)
    """
    return all(name in _SECTIONS for name in _PARTED.split("".join(text.split())))


_PARTED = lazy(r"[·/／、&]")


def _is_marked(text: str, match: regex.Match[str]) -> bool:
    """Tell whether a section that is not known stands where only a section can: behind a mark, beside a day."""
    before = text[match.end("number") : match.start("section")]
    return any(mark in before for mark in "：:·|｜/／（(") or bool(match["day"] or match["paper"])


def _folio(match: regex.Match[str], section: str | None) -> Folio:
    return Folio(
        _digits(match["number"]), section and "".join(section.split()), day_of(match), match["paper"]
    )


def day_of(match: regex.Match[str]) -> str | None:
    """Return the day of a match with the groups y, m and d in ISO form, None if there is none."""
    if not match["y"]:
        return None
    month, day = int(match["m"]), int(match["d"])
    return f"{match['y']}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _digits(number: str) -> str:
    """Return a page's number with Chinese numerals as digits (十二 → 12), any other as printed."""
    number = "".join(number.split())
    if not any(character in _NUMERALS or character == "十" for character in number):
        return number
    tens, ten, ones = number.rpartition("十")
    return str((_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0))
