"""Bylines: who wrote or photographed a piece, in brackets after the dateline, on a credit line, or at the end."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import regex

from newsie.language.names import is_chinese_name, is_dotted, is_latin, is_word, surnames
from newsie.records import Byline

#: 何玉兰会见马德明 is a headline and no list of names.
_DOES = regex.compile("会[见谈晤]|接见|拜会|调研|考察|视察|慰问|看望|出席|主持|当选|辞[职去]|访问|致信|通话|任[命职]")
_PICTURE_CREDIT = regex.compile(r"(?:摄|摄影|供图|提供|/图)[）)]?$")
_OUTLET = r"(?P<outlet>[\p{Han}A-Za-z·]{0,14}?)"
_RANK = r"(?:执笔|参与|参与采写|采写|全媒体|融媒体|首席|见习|实习|特约|特派|驻\p{Han}{2,6}?)*"
_NAMES = r"(?P<names>[\p{Han}·•、，,／/;；\s]{2,60}?|[A-Za-z .]{3,40}?)"
_WRITER = rf"(?P<role>{_RANK}记者|通讯员|实习生|特约撰稿人?|撰稿人?|{_RANK}评论员|评论员)"
_AFTER = (
    r"(?P<after>\s?(?:文/图|图/文|文/摄|文并摄|摄影报道|综合报道|采访整理|/?摄影?|报道|采写|整理|摄制?|"
    r"发自\p{Han}{2,4}))?"
)
_ONE = regex.compile(rf"{_OUTLET}{_WRITER}[：:\s]*+(?!从\p{{Han}}){_NAMES}{_AFTER}[。.]?")
_NEXT_ROLE = regex.compile(r"通讯员|实习生|(?<=[；;]\s?)\p{Han}{0,8}记者|(?<=[，,]\s?)本报记者")
_SHOT = regex.compile(
    rf"(?:新华社发)?[（(]?{_NAMES}\s?[/／]?(?P<role>摄影报道|摄影|摄|文/图|图/文|文/摄|供图|制图|绘)[）)]?"
)
_LED = regex.compile(
    rf"(?P<role>撰文|采写|文字|文/图|文图|图/文|文/摄|摄影报道|摄影|供图|图片|制图|文|图|摄|作者|记者|编辑|整理)\s?[|｜：:/／\s]\s?+(?!从\p{{Han}}){_NAMES}"
)
_LABEL = regex.compile(
    r"[（(【]?(?:社\s?论|短\s?评|时\s?评|评论员文章|编者按|编后|本[报刊台网][\p{Han}]{0,4}评论员|[\p{Han}]{2,6}报(?:特约)?评论员|"
    r"(?:新华社|人民日报|本[报刊台网社])(?:特约)?(?:评论员|评论部|记者)|[\p{Han}]{2,6}报(?:全媒体|融媒体)?记者)[）)】]?"
)
_SPLIT = regex.compile(r"[、，,／/;；\s]+|(?<=\p{Han}{2})和(?=\p{Han}{2})")
_POST = regex.compile(r"\s?[（(]\p{Han}{2,12}[）)]$")
_BLANK_BEFORE = regex.compile(r"(?:本报|[报网社台])\p{Han}{0,6}(?:记者|通讯员)[ ：:]+$")
_UNUSUAL = regex.compile(r"(?![从在对就与和近日获问走])\p{Han}{2,3}(?<![中下上从在获悉])")
_BRACKETS = "（()）【】[]"
_PICTURE = regex.compile(r"[\p{Han}\s]{1,24}(?:供图|提供|摄)")
_ROLES = {
    "摄": "photographer",
    "图": "photographer",
    "绘": "photographer",
    "评论员": "commentator",
    "通讯员": "correspondent",
    "编辑": "editor",
    "整理": "editor",
}


@cache
def _single() -> frozenset[str]:
    return surnames()[0]


def split_names(text: str) -> list[str]:
    """Return the names of a list that has 、, blanks or nothing at all between them; [] if it is not all names.

    Examples:
        >>> split_names("徐楠 夏景明、侯远鑫"), split_names("刘忠俊王鹏汤雁"), split_names("会议室")
        (['徐楠', '夏景明', '侯远鑫'], ['刘忠俊', '王鹏', '汤雁'], [])
    """
    if is_latin(text.strip()):
        return [text.strip()]
    names: list[str] = []
    for part in _mended(_SPLIT.split(text.strip())):
        found = _unglue(part) if part else []
        if part and not found:
            return []
        names += found
    return names


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
    """Cut names printed without a gap: every piece begins with a surname; fewer pieces first."""
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
            if known is None or len(candidate) < len(known):
                best[end] = candidate
    return best[-1] or []


def _is_reporter(text: str, *, alone: bool) -> bool:
    compound = text[:2] in surnames()[1]
    if len(text) == 4 and not compound:
        return False
    return is_chinese_name(text) or (alone and len(text) <= 3 and text[0] in _single())


def credits(text: str, *, sure: bool = False) -> tuple[Byline, ...] | None:
    """Return the people a credit names, ``()`` for a credit without names (本报评论员), None if it is no credit.

    Args:
        text: one line, or what stands in brackets, cleaned.
        sure: the place itself says that names follow (（记者…） after a dateline), so a surname may be unknown.

    Examples:
        >>> [b.name for b in credits("吉林日报记者 黄鹭") or ()], credits("本报评论员"), credits("会议指出")
        (['黄鹭'], (), None)
        >>> [(b.name, b.role) for b in credits("记者 李明 通讯员 王伟 摄") or ()]
        [('李明', 'reporter'), ('王伟', 'correspondent')]
    """
    marked = text.strip()[:1] in set("■◎□")
    text = text.strip().strip("■◎□●▲△/").strip(" ")
    if not 2 <= len(text) <= 80:
        return None
    if _LABEL.fullmatch(text):
        return ()
    if marked and (alone := lone_names(_POST.sub("", text))):
        return alone
    inner = text.strip(_BRACKETS).strip()
    found = _written(inner, sure=sure)
    if found is None:
        found = _shot(inner)
    return found


def _written(text: str, *, sure: bool) -> tuple[Byline, ...] | None:
    """记者 A B 通讯员 C: one or several roles, each with its names."""
    starts = [m.start() for m in _NEXT_ROLE.finditer(text)]
    cuts = [0, *[s for s in starts if s > 0], len(text)]
    people: list[Byline] = []
    for first, last in pairwise(cuts):
        part = text[first:last].strip(" 、，,；;/")
        match = _ONE.fullmatch(part)
        names = split_names(match["names"]) if match else split_names(part) if last < len(text) else []
        if match and not names and (sure or _BLANK_BEFORE.search(part[: match.start("names")])):
            names = _unusual(match["names"])
        if not names:
            return None
        if match is None:
            people += [Byline(name=n) for n in names]
            continue
        role = next((r for word, r in _ROLES.items() if word in match["role"]), "reporter")
        people += [Byline(name=n, role=role, outlet=match["outlet"] or None) for n in names]
    return tuple(people) or None


def _unusual(text: str) -> list[str]:
    """Return the names of a list in a place where only names stand, though their surnames are rare (恩浩)."""
    parts = _mended([part for part in _SPLIT.split(text.strip()) if part])
    return parts if all(_UNUSUAL.fullmatch(part) and not is_word(part) for part in parts) else []


def _shot(text: str) -> tuple[Byline, ...] | None:
    """A 摄, 文/图 A B, 撰文 | A: photographers and the like."""
    match = _LED.fullmatch(text) or _SHOT.fullmatch(text)
    if match:
        names = split_names(match["names"])
        role = next((r for word, r in _ROLES.items() if word in match["role"]), "reporter")
        if names and not (role == "photographer" and "文" in match["role"]):
            return tuple(Byline(name=n, role=role) for n in names)
        if names:
            return tuple(Byline(name=n) for n in names)
    return None


def gloss(text: str) -> tuple[Byline, ...] | None:
    """Return the people of a bracket that holds nothing but names (``（李明 王伟）``), else None.

    Examples:
        >>> [b.name for b in gloss("(徐楠 夏景明)") or ()]
        ['徐楠', '夏景明']
    """
    if text[:1] not in "（(" or text[-1:] not in "）)":
        return None
    names = split_names(text[1:-1])
    good = names and all((n[0] in _single() or n[:2] in surnames()[1]) and not is_word(n) for n in names)
    return tuple(Byline(name=n) for n in names) if good else None


def lone_names(text: str) -> tuple[Byline, ...] | None:
    """Return the people of a line that is nothing but one to three names (``薛海宁``), else None.

    Shape alone proves little; ask only of a line that stands by itself after the end of a sentence.

    Examples:
        >>> [b.name for b in lone_names("徐楠 夏景明") or ()], lone_names("高度"), lone_names("会议结束")
        (['徐楠', '夏景明'], None, None)
    """
    text = text.rstrip("）)")
    names = split_names(text) if 2 <= len(text) <= 12 and not _DOES.search(text) else []
    good = 1 <= len(names) <= 3 and all(n[0] in _single() and len(n) <= 3 and not is_word(n) for n in names)
    return tuple(Byline(name=n) for n in names) if good else None


def picture_credit(text: str) -> tuple[Byline, ...] | None:
    """Return the photographers of a caption's credit line (``选手在比赛中 晚报记者 李明 摄``), None if it is none.

    Examples:
        >>> picture_credit("留学生 学校供图"), picture_credit("会议指出")
        ((), None)
    """
    if len(text) > 60 or not _PICTURE_CREDIT.search(text[-3:]):
        return None
    for place in range(len(text)):
        if place == 0 or text[place - 1] in " ）)。":
            found = credits(text[place:])
            if found is not None:
                return found
    return () if _PICTURE.fullmatch(text) and " " in text else None
