"""Tails: what a line of text ends with behind its last sentence: sources, editors, writers, a site's own words.

Read from the end, piece after piece, until one is none: ``…通水。（记者丁一鸣）来源：临河日报 编辑：何玉兰``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import regex

from newsie.layout.bylines import credits, gloss, lone_names
from newsie.layout.credit_lists import role_words
from newsie.layout.datelines import sign_off, sign_off_start
from newsie.layout.names_in_row import split_names
from newsie.layout.outlets import begins_known, is_outlet, outlet_ends
from newsie.layout.site_words import SITES_OWN, site_links, site_words
from newsie.layout.sources import ABOUT_AUTHOR, AND_WROTE, is_source, outlet_and_names, source_of
from newsie.lazy import lazy
from newsie.lexicons import words

#: What a piece is: writers' names, an outlet named as the source, an agency's formula, or nobody's (editors, site).
WRITERS, SOURCE, SIGNED, NOBODY = "", "source", "signed", "nobody"
#: A line that a web page has beside its text (`newsie.layout.web_lines`), one that names editors alone, and the
#: writers of a database's form (`newsie.layout.forms`).
WEB, EDITORS, FORM = "web", "editors", "form"
#: Furniture of a site: what it says of papers and days is nothing of this page.
SITE = "site"
_REACH = 150
_MOST = 16
_ENDED = "。！？!?”」』…）)】》〕↓"
_CLOSING = tuple("）)】]〕")
_BLANKS = " \u3000\xa0\t|｜✦✍★☆◆"
#: 来源：临河日报记者 丁一鸣: the label of the outlet before the writers.
_BARE_LABEL = lazy(r"(?:来源|文图来源|文)[：:｜丨|]\s?$")
_GLUED_ROLE = lazy(r"\S{2,16}(?:记者|通讯员)")
_BRACKET = lazy(
    r"[（(【\[〔](?P<inside>[^（()）【】\[\]〔〕]{1,110}(?:[（(][^（()）]{1,20}[）)][^（()）【】\[\]〔〕]{0,40})?)[）)】\]〕][。.]?$"
)
_STAFF_VALUE = lazy(
    r"(?:实习)?(?:\p{Han}{2,4}|\p{Han}\s{1,3}\p{Han}|[A-Za-z]{0,3}\d{2,6})(?:[\s、，,;；/|｜]+(?:\p{Han}{2,4}|\p{Han}\s{1,3}\p{Han}|[A-Za-z]{1,3}\d{2,6})){0,5}"
)


@dataclass(frozen=True)
class Piece:
    """A piece of a line's tail: its place in the line, and what it is."""

    start: int
    end: int
    kind: str


def tail_pieces(text: str) -> list[Piece]:
    """Return the pieces of a line's tail in printed order, [] if it ends with its text.

    Examples:
        >>> text = "水渠已经通水。（记者丁一鸣）来源：临河日报 编辑：何玉兰"
        >>> [(text[p.start : p.end], p.kind) for p in tail_pieces(text)]
        [('（记者丁一鸣）', ''), ('来源：临河日报', 'source'), ('编辑：何玉兰', 'nobody')]
        >>> tail_pieces("水是生命的来源。")
        []
    """
    found: list[Piece] = []
    end = len(text.rstrip(_BLANKS))
    while len(found) < _MOST and end > 0:
        piece = _last_piece(text, end, sourced=bool(found) and found[-1].kind == SOURCE)
        if piece is None or piece.start <= 0:
            break
        found.append(piece)
        label = _BARE_LABEL.search(text, 0, piece.start) if piece.kind == WRITERS else None
        if label is not None and label.start() > 0:
            piece = Piece(label.start(), label.end(), NOBODY)
            found.append(piece)
        end = len(text[: piece.start].rstrip(_BLANKS))
    return found[::-1]


def _last_piece(text: str, end: int, *, sourced: bool) -> Piece | None:
    low = max(0, end - _REACH)
    part = text[low:end]
    for read in (_bracket, _own_words, _signed, _labelled, _writers, _links):
        found = read(part)
        if found is not None:
            return Piece(low + found[0], end, found[1])
    found = _bare_outlet(part) or (_bare_names(part) if sourced else None)
    return Piece(low + found[0], end, found[1]) if found else None


Found = tuple[int, str] | None


_LENT = lazy("图片|图文|素材|资料|视频|照片")


def _own_words(part: str) -> Found:
    start = site_words(part)
    return (start, NOBODY) if start is not None else None


def _links(part: str) -> Found:
    start = site_links(part)
    return (start, NOBODY) if start is not None else None


def _bracket(part: str) -> Found:
    match = _BRACKET.search(part) if part.rstrip("。.")[-1:] in _CLOSING else None
    if match is None:
        return None
    inside, start = match["inside"].strip(), match.start()
    ended = part[start - 1 : start] in _ENDED or part[start - 1 : start] in _BLANKS
    if ABOUT_AUTHOR.match(inside):
        wrote = AND_WROTE.search(inside)
        return start, WRITERS if wrote and credits(wrote["credit"]) else NOBODY
    if is_source(inside):
        return start, NOBODY if _LENT.match(inside) else SOURCE
    if ended and source_of(inside) is not None:
        return start, SOURCE
    if SITES_OWN.match(inside):
        return start, NOBODY
    if part[:start].rstrip(_BLANKS)[-1:] in ("讯", "电", "消"):
        return None
    found = credits(inside)
    if found is not None:
        staff = not found and _staff_only(inside)
        return start, NOBODY if staff else WRITERS
    if ended and gloss(part[start:]) is not None:
        return start, WRITERS
    if ended and outlet_and_names(inside):
        return start, WRITERS
    if ended and _PICTURED.fullmatch(inside):
        return start, NOBODY
    return (start, SIGNED) if ended and sign_off(part[start:]) is not None else None


#: Who lent a picture is no writer: （海关供图）, （图片由受访者提供）.
_PICTURED = lazy(
    r"(?:本文|本版|以上|文中)?(?:图片|照片)?(?:均?由|均为)?[\p{Han}、\s]{1,14}(?:供图|提供|资料图片?|制图|拍摄)"
)


@cache
def _staff_label() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{role_words('staff')})")


def _staff_only(text: str) -> bool:
    return _staff_label().search(text) is not None


@cache
def _label() -> regex.Pattern[str]:
    kinds = ("source", "lent", "staff", "reporter", "correspondent", "photographer")
    return regex.compile(
        rf"(?P<kind>{role_words(*kinds)}|来 源|责 编|编 辑|校 对|原标题|(?<!\p{{Han}})(?:图|文))"
        r"\s?(?P<sep>[：:丨|｜/／]\s?|[ \u3000\xa0]+)"
    )


def _labelled(part: str) -> Found:
    """A label and its value at the end: 来源：X, 编辑 X, 作者：X, 原标题：X."""
    last = None
    for match in _label().finditer(part) if _SEPARATOR.search(part) else ():
        last = match
    glued = _GLUED_STAFF.search(part) if _STAFF_NEAR.search(part, max(0, len(part) - 8)) else None
    if glued is not None and split_names(glued["name"]):
        return glued.start(), NOBODY
    if last is None:
        return None
    word, value = last["kind"], part[last.end() :].strip(_BLANKS + "。]】")
    start, colon = last.start(), last["sep"].strip() != ""
    if word == "原标题":
        return (start, NOBODY) if colon and len(value) <= 80 else None
    word = word.replace(" ", "")
    if word in words("credit_words", "source", "lent"):
        return _sourced(part, start, lent=word in words("credit_words", "lent")) if colon else None
    if word in words("credit_words", "staff"):
        good = _STAFF_VALUE.fullmatch(value) is not None and (colon or _alone(part, start, value))
        return (start, NOBODY) if good else None
    apart = part[start - 1 : start] in _ENDED or part[start - 1 : start] in _BLANKS
    named = (
        colon and (apart or word in ("作者", "记者", "通讯员", "采写")) and credits(part[start:], sure=True)
    )
    return (start, WRITERS) if named else None


def _sourced(part: str, start: int, *, lent: bool) -> Found:
    """A source at the end, or the writers that it names behind its outlet: 来源：北京晚报记者丁一鸣."""
    text = part[start:].strip(_BLANKS + "。")
    role = _PRESS.search(text)
    if role is not None:
        return (start + role.start(), WRITERS) if credits(text[role.start() :], sure=True) else None
    balanced = text.count("（") == text.count("）") and text.count("(") == text.count(")")
    return (start, NOBODY if lent else SOURCE) if balanced and is_source(text) else None


_PRESS = lazy("记者|通讯员")


def _signed(part: str) -> Found:
    """An agency's formula bare behind the last sentence: …他说。新华社北京4月29日电."""
    start = sign_off_start(part)
    return (start, SIGNED) if start is not None and start > 0 else None


def _alone(part: str, start: int, value: str) -> bool:
    """Tell whether a label without a colon is one: behind a sentence, a blank or another's name, before names only."""
    before = part[:start].rstrip(_BLANKS)
    names = split_names(value.replace(" ", "")) or split_names(value)
    apart = before != part[:start] or before[-1:] in _ENDED + "："
    behind = _staff_label().search(before[-12:]) or _SOURCED.search(before[-18:])
    return bool(names) and (apart or behind is not None)


_SOURCED = lazy(r"(?:来源|源)[：:丨|]\S{2,14}$")
_SEPARATOR = re.compile("[：:丨|｜/／ \u3000\xa0]")
_STAFF_NEAR = re.compile("校对|编辑|责编|审核|编校|编审")
#: 校对丁一鸣 with nothing between, behind the last sentence.
_GLUED_STAFF = lazy(
    r"(?<=[。！？”…）)\s])(?:校对|编辑|责编|审核|编校|编审|责任编辑)(?P<name>\p{Han}{2,4})$"
)


def _writers(part: str) -> Found:
    """Writers at the end without a bracket: …通水。临河日报记者 丁一鸣 通讯员 何玉兰."""
    tail = part[-110:]
    shift = len(part) - len(tail)
    if tail[-1:] in "。！？" or _role_near().search(tail) is None:
        return None
    for start in range(len(tail)):
        before = tail[start - 1] if start else ""
        edge = (before in _ENDED or before in _BLANKS) if before else shift == 0
        edge = edge or (_BARE_LABEL.search(tail, 0, start) is not None and _GLUED_ROLE.match(tail, start) is not None)
        edge = edge or (begins_known(tail, start) and _begins_credit(tail, start))
        if not edge or tail[start] in _BLANKS or tail[start] in "（(。！？":
            continue
        found = credits(tail[start:], sure=_begins_credit(tail, start))
        if found:
            return shift + start, WRITERS
    return None


def _begins_credit(tail: str, place: int) -> bool:
    """Tell whether a role stands at a place, or one with its outlet: only names can follow."""
    starts = (place, *outlet_ends(tail, place))
    return any(_role_near().match(tail, start) for start in starts)


@cache
def _role_near() -> regex.Pattern[str]:
    return regex.compile(
        role_words("reporter", "correspondent", "photographer", "behind", "editor") + r"|[/／ ](?:文|图|摄)"
    )


_LAST_ACCORDING = lazy(r"(?<=[。！？”…])\s?据(?P<outlet>[\p{Han}A-Za-z·]{3,14}?)(?:报道|讯|消息)?$")
_OF_OUTLET = lazy(r"[\p{Han}A-Za-z·]")
_LAST_WORD = lazy(r"(?<=[）)】])\s?(?P<outlet>[\p{Han}A-Za-z·]{3,14})$")


def _bare_outlet(part: str) -> Found:
    """An outlet alone behind the writers' bracket: （记者 丁一鸣）吕梁日报."""
    if part and not _OF_OUTLET.match(part, len(part) - 1):
        return None
    leaning = _LAST_ACCORDING.search(part) if "据" in part else None
    if leaning is not None and is_outlet(leaning["outlet"]):
        return leaning.start(), SOURCE
    match = _LAST_WORD.search(part)
    if match is None or not is_outlet(match["outlet"]):
        return None
    bracket = _BRACKET.search(part[: match.start()])
    named = bracket is not None and credits(bracket["inside"]) is not None
    return (match.start("outlet"), SOURCE) if named else None


_LAST_NAMES = lazy(r"(?<=[。！？”…])\s?(?P<names>\p{Han}{2,4}(?:[ 、\u3000]\p{Han}{2,4}){0,3})$")


def _bare_names(part: str) -> Found:
    """Names alone behind the last sentence and before a source: 。丁一鸣 来源：X."""
    match = _LAST_NAMES.search(part)
    return (match.start("names"), WRITERS) if match and lone_names(match["names"]) else None
