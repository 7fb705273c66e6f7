"""Heads: what a line of text begins with before its first sentence: headline, source, writers, all glued to the body.

A crawl leaves ``水渠全线通水来源：临河日报 记者 丁一鸣 通讯员 何玉兰5月1日，…`` where the page had four lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from newsie.language.names import is_chinese_name, is_word
from newsie.layout.bylines import credits
from newsie.layout.credit_lists import role_words
from newsie.layout.cues import cohesion
from newsie.layout.datelines import read_formula
from newsie.layout.head_sources import put_there, source_end
from newsie.layout.names_in_row import split_names, surnames_begin
from newsie.layout.outlets import begins_known, is_outlet, outlet_ends
from newsie.lazy import lazy
from newsie.lexicons import alternation, words

TITLE, WRITERS, SOURCE, WEB = "title", "", "source", "web"
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 90
#: A line of a column is no longer than this; what is glued together is.
_GLUED = 100
_SENTENCE_END = lazy(r"[。；;]|[！？!?](?=\p{Han}{0,60}[，。])")
_FULL_STOP = lazy("[。；;]")
_CALLS = lazy("[！？!?]")
_IN_MARKS = lazy(r"“[^“”]{1,30}”")
_BLANKS = " \u3000\xa0"
#: What papers print before the writers' names.
_SQUARES = "□■◎◆●"
_NOT_LAST = lazy(
    r"[在于自从至到由据将的和及与或是为把被等、，,：:（(“《今昨明当近日同前年月]$|截至?$|截止$|定于?$|其中$"
    r"|[\d零一二三四五六七八九十]$"
)
_SUBJECT_DAY = lazy(
    r"(?:(?:\d{4}\s?年)?\d{1,2}\s?月\d{1,2}\s?日(?:[—\-~～至、到和](?:\d{1,2}月)?\d{1,2}日)?|今天|昨天|昨日"
    r"|今日|\d{1,2}日)(?:[（(][^（()）]{1,8}[）)])?(?:上午|下午|晚上?|凌晨|中午|傍晚|清晨|早上|一早|夜间"
    r"|晚间|深夜|当天|起)?(?:\d{1,2}[时点](?:\d{1,2}分)?(?:许|左右)?)?[，,]"
)
_NEAR_DAY = lazy(r"(?:近日|日前|近期|连日来)[，,]")
_PICTURED = lazy(r"(?:供\s?图|通讯员\s*$|摄|图为|资料图|现场图|示意图|图片|截图)")
_BOTH = r"(?:文\s?[、/／&]\s?图|图\s?[、/／&]\s?文|图文|文图|文|图)\s?[/／：:|丨]\s?"


@dataclass(frozen=True)
class GluedHead:
    """A piece at a line's head: its place, and whether it is a headline, writers or a source."""

    start: int
    end: int
    kind: str


_BEFORE_ROLE = lazy(rf"[\s\u3000]*(?:{_BOTH})?")


@cache
def _role() -> regex.Pattern[str]:
    """A role that names follow: 全媒体记者 , 通讯员："""
    kinds = role_words("reporter", "correspondent")
    rank = r"(?:全媒体|全媒|融媒体|融媒|新媒体|首席|见习|实习|特约|特派|高级|本报|本网|本台|客户端|视频)*"
    return regex.compile(
        rf"{rank}(?P<role>{kinds}|文/图|图/文|文字|摄影|视频剪辑|视频)(?P<gap>\s?[：:/／|丨]\s?|[\s\u3000]+|)"
    )


@dataclass(frozen=True)
class _Role:
    """A role at a place, with the outlet before it: where the outlet begins, and where the names follow."""

    outlet: int | None
    end: int
    gap: bool


def _role_at(text: str, place: int) -> _Role | None:
    before = _BEFORE_ROLE.match(text, place)
    start = before.end() if before else place
    match = _role().match(text, start)
    if match:
        return _Role(None, match.end(), bool(match["gap"]))
    for end in outlet_ends(text, start):
        match = _role().match(text, end) or (
            _role().match(text, end + 1) if text[end : end + 1] in _BLANKS else None
        )
        if match:
            return _Role(start, match.end(), bool(match["gap"]))
    return None


@cache
def _body_begins() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(words('body_beginnings'))})")


_SEPARATOR = lazy(r"[\s\u3000]*[、，,/／]?[\s\u3000]*")
_HARD = lazy(r"$|[\d“\"《（(【‘]")


def writers_end(text: str, start: int) -> int | None:
    """Return where a list of writers ends that begins at a place and runs into the body, None if there is none.

    Examples:
        >>> text = "极目新闻记者 丁一鸣通讯员 何玉兰7月27日，城东水渠通水。"
        >>> text[: writers_end(text, 0)]
        '极目新闻记者 丁一鸣通讯员 何玉兰'
        >>> text = "通讯员 张海娟筑梦青春，不负韶华。"
        >>> text[: writers_end(text, 0)], writers_end("记者从县水利局获悉，水渠通水。", 0)
        ('通讯员 张海娟', None)
    """
    end: int | None = None
    place = start
    place = _outlet_and_name(text, start) or start
    while (role := _role_at(text, place)) is not None:
        names = _names_end(text, role.end, gap=role.gap)
        if names is None:
            break
        end = place = names
        behind = _behind_names().match(text, place)
        if behind:
            end = place = behind.end()
    return end


_NAME_AND_ROLE = lazy(r"[\s\u3000]+(?P<name>\p{Han}{2,4})(?=[\s\u3000]+(?:记者|通讯员|实习生))")


def _outlet_and_name(text: str, place: int) -> int | None:
    """河南手机报 丁一鸣 before 通讯员: where the name behind the outlet ends, None if none stands there."""
    for end in outlet_ends(text, place):
        match = _NAME_AND_ROLE.match(text, end)
        if match and split_names(match["name"]):
            return match.end()
    return None


@cache
def _behind_names() -> regex.Pattern[str]:
    return regex.compile(
        rf"\s?(?:[/／]\s?)?(?:{role_words('behind', 'editor')}|[/／]\s?(?:文|图|摄)|供图)(?!\p{{Han}}{{0,1}}[的了])"
    )


def _names_end(text: str, start: int, *, gap: bool) -> int | None:
    """Return where names end that begin at a place, None if no name does."""
    end: int | None = None
    place = start
    for number in range(8):
        size = _name_size(text, place, first=number == 0, gap=gap)
        if not size:
            break
        end = place + size
        between = _SEPARATOR.match(text, end)
        if between is None or between.end() == end or _role_at(text, end):
            break
        place = between.end()
    return end


def _name_size(text: str, place: int, *, first: bool, gap: bool) -> int:
    """Return the length of the name at a place: the one after which a mark, a role or a body begins; 0 for none."""
    room = len(text) - place
    sizes = [n for n in (3, 2, 4) if n <= room and _is_name(text[place : place + n])]
    hard = [n for n in sizes if _ends_hard(text, place + n)]
    if hard:
        return max(hard)
    if not sizes and first and gap:
        rare = [n for n in (3, 2) if _RARE.fullmatch(text, place, place + n) and _ends_hard(text, place + n)]
        return max(rare, default=0)
    if not sizes:
        return 0
    opened = [
        n
        for n in sizes
        if cohesion(text[place + n : place + n + 1], text[place + n + 1 : place + n + 2]) == "y"
    ]
    if opened:
        return opened[0]
    return 2 if text[place + 2 : place + 3] in _BEGINS_WORDS and 2 in sizes else sizes[0]


#: Characters that begin a sentence's first word far more often than they end a name.
_BEGINS_WORDS = frozenset("一二三四五六七八九十两几多年月日不为大小在有是这的了从把将被近今昨当随据按对让")


#: A name whose surname is rare, where a mark, a role or a body's beginning ends it.
_RARE = lazy(r"(?![从在对就与和近日获问走了的])\p{Han}{2,3}")


def _is_name(text: str) -> bool:
    if len(text) < 2 or text[0] == "从" or not surnames_begin(text) or is_word(text):
        return False
    return is_chinese_name(text)


def _ends_hard(text: str, place: int) -> bool:
    if place >= len(text) or text[place] in " \u3000、，,/／）)" or _HARD.match(text, place):
        return True
    return (
        _body_begins().match(text, place) is not None
        or _role_at(text, place) is not None
        or (_behind_names().match(text, place) is not None)
    )


def head_pieces(text: str, *, lonely: bool, formula: int | None = None) -> list[GluedHead]:
    """Return the pieces before a line's body, [] if it begins at once.

    Args:
        text: the line, cleaned.
        lonely: the line is the first of its page, so a headline may be glued to it.
        formula: where an opening formula begins inside the line, if one does; nothing is looked for behind it.

    Examples:
        >>> body = "5月1日，城东水渠全线通水，沿线群众用上了放心水。" * 8
        >>> line = "城东水渠全线通水来源：临河日报 记者 丁一鸣" + body
        >>> [(line[p.start : p.end], p.kind) for p in head_pieces(line, lonely=True)]
        [('城东水渠全线通水', 'title'), ('来源：临河日报', 'source'), ('记者 丁一鸣', '')]
        >>> head_pieces(body, lonely=True)
        []
    """
    found: list[GluedHead] = []
    place = 0
    if lonely and len(text) >= _GLUED and _piece(text, 0) is None:
        end = _title_end(text, formula)
        if end is not None:
            found.append(GluedHead(0, end, TITLE))
            place = end
    while (piece := _piece(text, place)) is not None and (
        formula is None or piece.end <= formula or _before_own(text, piece)
    ):
        found.append(piece)
        place = piece.end
    return found


def _before_own(text: str, piece: GluedHead) -> bool:
    """Tell whether a source ends where a formula begins: 稿件来源：解放日报 before 本报讯."""
    return piece.kind == SOURCE and read_formula(text[piece.end : piece.end + 160]) is not None


def _piece(text: str, place: int) -> GluedHead | None:
    """Return the source or the writers that stand at a place."""
    while place < len(text) and text[place] in _BLANKS:
        place += 1
    first = place
    while place < len(text) and text[place] in _SQUARES + _BLANKS:
        place += 1
    source = source_end(text, place)
    if source is not None:
        return GluedHead(place, source, SOURCE)
    dated = put_there(text, place)
    if dated is not None:
        return GluedHead(place, dated, WEB)
    bracket = _BRACKET.match(text, place)
    if bracket and _ROLE_INSIDE.search(bracket["inside"]) and credits(bracket["inside"], sure=True):
        return GluedHead(place, bracket.end(), WRITERS)
    if len(text) - place < 30:
        return None
    end = writers_end(text, place)
    return GluedHead(first, end, WRITERS) if end is not None and len(text) - end > 20 else None


_BRACKET = lazy(r"[（(](?P<inside>[^（()）]{2,80})[）)]")
_ROLE_INSIDE = lazy("记者|通讯员|实习生|摄影|撰文|作者|报道[）)]?$")


def _title_end(text: str, formula: int | None) -> int | None:
    """Return where the headline ends that is glued to a line's body, None if the body begins at once."""
    stop = _SENTENCE_END.search(text, 0, _LONGEST_TITLE + 60)
    if stop is not None and stop[0] in "！？!?" and _called_before(text, stop.end()):
        stop = _FULL_STOP.search(text, stop.end(), _LONGEST_TITLE + 60)
    reach = min(
        _LONGEST_TITLE, stop.start() if stop else _LONGEST_TITLE, formula - 1 if formula else _LONGEST_TITLE
    )
    for place in range(_SHORTEST_TITLE, reach + 1):
        if _begins_here(text, place):
            title = text[:place].rstrip(_BLANKS + _SQUARES)
            return len(title) if _is_title(title, text[place:]) else None
    return None


def _called_before(text: str, place: int) -> bool:
    """Tell whether a headline goes on behind a call (文明乡村！临河县开展活动为倡导…): no comma before a body."""
    marked = _IN_MARKS.sub(lambda match: "“" * len(match[0]), text[place : place + 60])
    end = marked.find("，") + place if "，" in marked else -1
    sure = (_SUBJECT_DAY, _PURPOSE, _QUOTED_SENTENCE, _OPENING_CLAUSE, _NEAR_DAY)
    last = end if end >= 0 else place + 60
    places = range(place + _SHORTEST_TITLE, min(last, len(text)))
    return any(pattern.match(text, p) for p in places for pattern in sure)


def _begins_here(text: str, place: int) -> bool:
    """Tell whether a source, writers, an opening formula or a day with a subject begins at a place inside a line."""
    if source_end(text, place) is not None or put_there(text, place) is not None:
        return True
    rest = text[place : place + 2]
    if rest[:1] in "（(":
        bracket = _BRACKET.match(text, place)
        return (
            bracket is not None
            and _ROLE_INSIDE.search(bracket["inside"]) is not None
            and bool(credits(bracket["inside"], sure=True))
        )
    first = text[place]
    day = first in _DAY_BEGINS or first.isdecimal()
    if day and (_SUBJECT_DAY.match(text, place) or _NEAR_DAY.match(text, place)):
        return _NOT_LAST.search(text[max(0, place - 2) : place]) is None
    if _writers_could_begin(text, place) and writers_end(text, place) is not None:
        return True
    after_blank = text[place - 1] in _BLANKS and read_formula(text[place : place + 160]) is not None
    if after_blank or (first == "为" and _PURPOSE.match(text, place) is not None):
        return True
    before = text[max(0, place - 2) : place]
    if first in _CLAUSE_BEGINS and _OPENING_CLAUSE.match(text, place):
        return _NOT_LAST.search(before) is None and _JOINED.search(before) is None
    return (
        first == "“"
        and _QUOTED_SENTENCE.match(text, place) is not None
        and _SAYS.search(text[max(0, place - 3) : place]) is None
    )


#: What `_SUBJECT_DAY` and `_NEAR_DAY`, what `_OPENING_CLAUSE` begins with.
_DAY_BEGINS = frozenset("今昨近日连")
_CLAUSE_BEGINS = frozenset("自随记笔据连今暑近入目当眼正时")
#: 为庆祝…、为进一步…: a body that begins with its purpose.
_PURPOSE = lazy(
    r"为(?:深入|进一步|倡导|切实|全面|积极|认真|扎实|庆祝|纪念|贯彻落实|营造|丰富|弘扬|加强|做好|提升"
    r"|推动)\p{Han}[^。]{8,90}，"
)


#: 自…以来，, 记者从…获悉，, 据…消息，: clauses that a report begins with.
_OPENING_CLAUSE = lazy(
    r"自[^，。“”]{4,40}以来，|随着[^，。“”]{4,40}，|(?:记者|笔者)(?:近日|日前|昨日|今日|\d{1,2}月\d{1,2}日"
    r"|\d{1,2}日)?(?:（[^（）]{1,8}）)?从[^，。]{2,40}(?:获悉|了解到)"
    r"|据[^，。据]{2,24}(?:消息|报道)[，：:]|(?:连日来|今年以来|暑期以来|近年来|入夏以来|入汛以来|目前|当前"
    r"|眼下)，|(?:正值|时值|眼下，?正值)\p{Han}"
)
#: A quotation that is a sentence of its own opens a report; behind 说 or in a name it is no beginning.
_QUOTED_SENTENCE = lazy(r"“[^“”]{6,120}[。！？…]”")
_SAYS = lazy(r"[说道称问喊写叫是为的以对把与和：:，、“（《用讲唱题]$|表示$|认为$")
_JOINED = lazy(r"[的与和并，、]$|根据$|依据$|有$|没$|自$|只$|占$|凭$|收$|数$|论$")


def _writers_could_begin(text: str, place: int) -> bool:
    """Tell whether a role or a known outlet begins at a place: it is not inside an outlet's name."""
    before = _BEFORE_ROLE.match(text, place)
    glued = (before is None or before.end() == place) and text[place - 1] not in _BLANKS
    if glued and not begins_known(text, place):
        return _role().match(text, place) is not None
    role = _role_at(text, place)
    if role is None:
        return begins_known(text, place) and _outlet_and_name(text, place) is not None
    named = role.outlet == place
    return not named or text[place - 1] in _BLANKS or begins_known(text, place)


def _is_title(title: str, rest: str) -> bool:
    """Tell whether what stands before a body's beginning is a headline, and no caption, outlet or sentence."""
    if _PICTURED.search(title[-12:]) or title.count("，") > 2 or title[-1] == "…":
        return False
    if _NOT_LAST.search(title) and not (title[-1] in "年月日" and _piece(rest, 0) is not None):
        return False
    called = _CALLS.search(title[:-1])
    if called is not None and "，" in _IN_MARKS.sub("", title[called.end() :]):
        return False
    if is_outlet(title) or (title[0] in "（(" and title[-1] in "）)"):
        return False
    quoted = title[:1] == "“" and title[-2:] in ("？”", "！”", "。”", "…”")
    return not quoted and title.count("？") + title.count("?") < 2 and not _DAY_FIRST.match(title)


#: 7月29日，某市通报: a sentence of the body.
_DAY_FIRST = lazy(
    r"(?:\d{4}\s?年)?\d{1,2}\s?月\d{1,2}\s?日(?:[上下]午)?[，,]|(?:近日|日前|昨日)[，,]"
)
