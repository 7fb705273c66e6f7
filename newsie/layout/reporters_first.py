"""Openings of papers of Taiwan, in which the reporters stand before place and day: 〔記者丁一鳴／台中報導〕."""
from __future__ import annotations

from newsie.language.names import is_chinese_name, is_word
from newsie.layout.bylines import credits
from newsie.layout.outlets import area_names
from newsie.lazy import lazy
from newsie.records import Byline, Dateline
from newsie.timex.numerals import number, uniform

_NAME = r"\p{Han}{2,4}(?:[、．·]\p{Han}{2,4}){0,4}"
_OPEN, _CLOSE = r"[〔【\[（(]?\s?", r"\s?[〕】\]）)]?\s?[：:]?\s?"
#: A slash between the reporters and the place; 综合 and 即时 are no places.
_SLASHED = lazy(
    rf"{_OPEN}(?P<agency>\p{{Han}}{{2,6}}?[社报网])?(?:特约|实习|驻\p{{Han}}{{2,4}}|地方|政治|财经|体育)?(?:记者|特派员)\s?(?P<who>{_NAME})\s?[／/╱∕]\s?"
    rf"(?P<place>(?!综合|即时|连线|专题|整理)[\p{{Han}}、]{{2,9}}?)?(?:即时|综合|连线|专题|现场)?(?:报导|报道|电|专电|整理){_CLOSE}"
)
_DAY = r"(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日"
#: 中央社记者丁一鸣台北5日电, 【本报记者丁一鸣澳门二十日电】
_OF_AGENCY = lazy(
    rf"{_OPEN}(?P<agency>\p{{Han}}{{2,4}}社|本[报社刊台])(?:特派员|特约记者|特派记者|记者)\s?"
    rf"(?P<written>\p{{Han}}{{2,3}}(?:、\p{{Han}}{{2,3}}){{0,4}}\s?\p{{Han}}{{2,4}}?)\s?{_DAY}(?:综合)?(?:外|专)?[电讯]{_CLOSE}"
)
#: 【记者丁一鸣彰化报导】: nothing but the bracket and a place that is known parts name and place.
_IN_BRACKETS = lazy(
    r"[〔【\[（(]\s?(?P<agency>\p{Han}{2,6}[社报网])?(?:特约|特派|实习)?记者\s?"
    r"(?P<written>\p{Han}{2,3}(?:、\p{Han}{2,3}){0,4}\s?\p{Han}{2,4}?)\s?(?:综合|专题)?(?:报导|报道)\s?[〕】\]）)]\s?[：:]?\s?"
)


_KNOWN = frozenset(
    (
        "台北", "新北", "桃园", "台中", "台南", "高雄", "基隆", "新竹", "嘉义", "苗栗", "彰化", "南投", "云林", "屏东",
        "宜兰", "花莲", "台东", "澎湖", "金门", "马祖", "香港", "澳门",
    )
)  # fmt: skip


def reporters_first(text: str) -> tuple[Dateline, tuple[Byline, ...], int] | None:
    """Return what an opening with the reporters first says, and where it ends; None if the text has none.

    Args:
        text: the head of a body, in simplified characters.

    Examples:
        >>> reporters_first("〔记者丁一鸣／台中报导〕市长主持会议")
        (Dateline(agency=None, place='台中', date=None), (Byline(name='丁一鸣', role='reporter', outlet=None),), 12)
        >>> reporters_first("（中央社记者何玉兰台北5日电）会议")[0]
        Dateline(agency='中央社', place='台北', date='XXXX-XX-05')
        >>> dateline, people, _ = reporters_first("【本报记者丁一鸣澳门廿二日电】会议")
        >>> dateline.place, dateline.date, [one.name for one in people]
        ('澳门', 'XXXX-XX-22', ['丁一鸣'])
        >>> reporters_first("记者走访／报导") is None
        True
    """
    match = _SLASHED.match(text)
    people = credits(f"记者{match['who']}", sure=True) if match else None
    if match and people:
        return Dateline(match["agency"], match["place"], None), people, match.end()
    match = _OF_AGENCY.match(text) or _IN_BRACKETS.match(text)
    parted = _parted(match["written"]) if match else None
    if match is None or parted is None:
        return None
    who, place, known = parted
    people = credits(f"记者{who}", sure=True)
    printed = match.groupdict().get("day")
    day = number(uniform(printed)) if printed else None
    if not people or (not known and day is None):
        return None
    return Dateline(match["agency"], place, f"XXXX-XX-{day:02d}" if day else None), people, match.end()


def _parted(written: str) -> tuple[str, str, bool] | None:
    """Part the reporters' names from the place behind them, and tell whether the place is one that is known."""
    before, _, last = written.rpartition("、")
    head, blank, _ = last.rpartition(" ")
    cuts = [len(head)] if blank else [size for size in (3, 2, 4) if len(last) - size >= 2]
    parts = [(last[:cut], last[cut:].strip()) for cut in cuts if is_chinese_name(last[:cut].strip())]
    found = next((part for part in parts if _is_place(part[1])), parts[0] if parts else None)
    if found is None:
        return None
    return f"{before}、{found[0]}" if before else found[0], found[1], _is_place(found[1])


def _is_place(text: str) -> bool:
    return text in _KNOWN or text in area_names() or is_word(text)
