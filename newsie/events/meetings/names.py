"""The names of gatherings in running text: where one begins, where it ends, what kind it is.

A name ends in a head (座谈会, 第三次会议, 启动仪式; ``meeting_heads.tsv``) and reaches left to the word that governs
it: a verb of holding or attending, a preposition, a date, a person, the end of a relative clause.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

import regex

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.view import BEGIN, INSIDE, kind_at, mentions, write
from newsie.lazy import lazy
from newsie.lexicons import alternation, rows, words
from newsie.together import Together

_LONGEST_NAME = 70
_LEAD = 2
_SHORTEST_BEFORE = 4
_LONGEST_JOINED = 160
_WEAK = frozenset(["的", "于", "是", "以", "就", "等", "在", "由", "并", "将", "从", "关于"])
#: What is opened or closed with a ceremony, or sits within something larger, follows its name directly.
_COMPONENTS = frozenset(["开幕式", "闭幕式", "开幕会", "闭幕会", "仪式", "欢迎仪式"])
#: So much text of a relative clause 的 may close within a name that a verb of holding governs.
_LONGEST_ATTRIBUTE = 30


@dataclass(frozen=True)
class Naming:
    """One place where a text names a gathering. ``pointing`` marks 此次, 本次, 该: a name spoken of before."""

    start: int
    end: int
    name: str
    head: str
    kind: str
    bare: bool
    pointing: bool = False


@dataclass(frozen=True)
class _Head:
    """The last words of a name; ``start`` is where its quotation begins if it stands in one."""

    start: int
    end: int
    word: str


@cache
def head_kinds() -> dict[str, str]:
    """Return the kind of gathering of every head in ``meeting_heads.tsv``."""
    return {row.text: row.note for row in rows("meeting_heads")}


@cache
def _quoted_head() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(words('meeting_heads'))})(?=[”\"」]$)")


_GENERIC = frozenset(
    ["会议", "大会", "全会", "会", "座谈会", "论坛", "仪式", "活动", "讲座", "座谈", "研讨会", "发布会"]
)


def is_generic(naming: Naming) -> bool:
    """Tell whether a name is a bare word that only takes up its gathering again: the rules read it as a word."""
    return naming.bare and naming.name in _GENERIC


def marked(reading: Reading, namings: Sequence[Naming] | None = None) -> str:
    """Return the typed view with the names of gatherings as mentions.

    Examples:
        >>> from newsie.events.reading.view import shown
        >>> reading = Reading("全市教育工作会议在临河召开。")
        >>> shown(marked(reading), reading.text)
        '[GATHERING 全市教育工作会议]在临河召开。'
    """
    signs = list(reading.view)
    for naming in find_namings(reading) if namings is None else namings:
        write(signs, naming.start, naming.end, "GATHERING")
    return "".join(signs)


def find_namings(reading: Reading) -> list[Naming]:
    """Return every name of a gathering, in order, with nothing said about whether the text reports it as held.

    Not found: gatherings named by a head the lexicon does not know, and those inside document titles and speech.
    """
    text, view = reading.text, reading.view
    out: list[Naming] = []
    last = 0
    heads = _heads(reading)
    forums = {match.start("head"): match for match in pattern("meetings.forums").finditer(view)}
    for head, follower in zip_longest(heads, heads[1:]):
        if head.start in forums:
            out += [naming for naming in _forums(text, forums[head.start]) if naming.start >= last]
            last = head.end
            continue
        if head.start < last or (follower and _goes_on(text, view, head, follower)):
            continue
        naming = _naming(text, view, head, last)
        if out and _COUNTED.match(naming.name) and view[out[-1].end : naming.start] in ("和", "及", "、", "与"):
            body = _COUNTED.split(out[-1].name)[0]  # 市侨联六届六次主席会议和六届七次常委会议
            naming = replace(naming, name=body + naming.name)
        out.append(naming)
        last = naming.end
    return out


_COUNTED = lazy(r"[一二三四五六七八九十\d]{1,3}届")


def _forums(text: str, match: regex.Match[str]) -> Iterator[Naming]:
    """“甲”“乙”分论坛: one gathering each, the last with its head printed."""
    head = match["head"]
    for start, end in sorted(match.spans("quoted"))[:-1]:
        yield Naming(start, end, text[start:end] + head, "分论坛", "forum", False)
    start = max(match.spans("quoted"))[0]
    end = max(match.spans("quoted"))[1]
    yield Naming(start, match.end(), text[start:end] + head, "分论坛", "forum", False)


@cache
def _all_heads() -> Together:
    names = ("head", "congress", "rally", "sitting", "training")
    return Together([pattern(f"meetings.{name}") for name in names])


def _heads(reading: Reading) -> list[_Head]:
    view, text = reading.view, reading.text
    found = [
        _Head(match.start(), match.end(), match.group())
        for _, matches in _all_heads().found_in(view)
        for match in matches
    ]
    for start, end, kind in mentions(view):
        if view[end : end + 1] in _ALL_BEGIN or text[end : end + 1] == "等":
            continue  # “参观”“讲座”等活动
        if kind == "QUOTED" and (quoted := _quoted_head().search(text, start, end)):
            found.append(_Head(start, end, quoted.group()))
    sat = pattern("meetings.sat_with").search(view, reading.body_start)
    if sat and reading.depth(sat.start()) < _LEAD and pattern("meetings.sat_named").search(view, sat.end()):
        found.append(_Head(sat.start(), sat.end(), "座谈会"))
    found.sort(key=lambda head: (head.start, -head.end))
    return [
        head for n, head in enumerate(found)
        if n == 0 or head.end > found[n - 1].end
    ]


def _naming(text: str, view: str, head: _Head, floor: int) -> Naming:
    end = head.end
    session = _session_before(view, head.end)
    session = None if session is not None and session < floor else session  # 第十次会议举行联组会议: two
    while (joined := pattern("meetings.joined").match(view, end)) and joined.end() - head.start < _LONGEST_JOINED:
        if pattern("meetings.counted").search(joined.group()):
            break  # 全国人大三次会议和全国政协十四届三次会议 are two
        end = joined.end()
    start = _left_edge(text, view, session if session is not None else head.start, end, floor)
    if head.word.endswith("大"):
        start = head.start  # 欢庆党的二十大
    name = "座谈会" if head.word == "座谈会" and head.word not in text[start:end] else text[start:end]
    if name == "仪式" and view.startswith(("，欢迎", "欢迎"), end):
        name = "欢迎仪式"
    if head.word == "座谈会" and name == "座谈会":
        start = head.start
    pointing = pattern("meetings.pointing").search(view, max(0, start - 3), start) is not None
    bare = start == head.start and end == head.end and kind_at(view, start) is None
    word = "欢迎仪式" if name == "欢迎仪式" else head.word
    return Naming(start, end, _without_gloss(name), word, _kind(name, head.word), bare, pointing)


def _without_gloss(name: str) -> str:
    """A name without a bracketed short form: 亚太经合组织（APEC）贸易部长会议."""
    return _GLOSS.sub("", name)


_GLOSS = lazy(
    r"[（(](?:以下|以?下文?|简|又|也|统)?(?:简?称)[^（）()]{1,40}[）)]"
    r"|[（(](?:[A-Za-z][A-Za-z0-9 .-]{1,24}|议会|国会|众议院|参议院)[）)]"
)
_OF_A_RALLY = lazy(r"(?:捐赠|签约|揭牌|授牌|颁奖|启动|授旗|闭幕|开幕|揭幕)")
_GOING_ON = lazy(rf"(?:[\p{{Han}}\d]|{BEGIN['QUOTED']}{INSIDE['QUOTED']}*){{1,16}}")


def _goes_on(text: str, view: str, head: _Head, follower: _Head) -> bool:
    """Whether a head is only the middle of a longer name: 夏季达沃斯论坛工商界代表座谈会."""
    between = view[head.end : follower.start]
    if follower.start <= head.end or _GLOSS.fullmatch(text, head.end, follower.start):
        return True
    if follower.word == "仪式" and _OF_A_RALLY.fullmatch(between) and head.word.endswith("大会"):
        return True  # 成立大会捐赠仪式
    if between.startswith("暨") and not _HARD_EDGE.search(between):
        return pattern("meetings.joined").match(view, head.end) is None
    if follower.word in _COMPONENTS or not _GOING_ON.fullmatch(between):
        return False
    governed = pattern("meetings.governor").search(between) or pattern("meetings.between_heads").search(between)
    return governed is None


def _session_before(view: str, end: int) -> int | None:
    """Where 第二十八次会议 begins if the head is the end of one: its number must not be cut off."""
    counted = pattern("meetings.session_end").search(view[max(0, end - 24) : end])
    return max(0, end - 24) + counted.start() if counted else None


_HARD_EDGE = lazy(rf"[，,。；;：:！？!?…\n\s{BEGIN['APART']}{INSIDE['APART']}]")


#: 【本报讯】, [时政]: the opening formula and a label at a line's head stand before a name and are no part of it.
_LABEL = lazy(
    r"(?m)^[ \u3000]{0,4}[【〔［\[][^【】〔〕［］\[\]\n]{1,30}[】〕］\]]"
    r"|[【〔［\[][^【】〔〕［］\[\]\n]{0,30}(?:讯|电|消息|报道)[】〕］\]]"
)


def _left_edge(text: str, view: str, start: int, end: int, floor: int) -> int:
    """Return where the name that reaches to ``start`` begins."""
    floor = max(floor, start - _LONGEST_NAME)
    glosses = [gloss for gloss in _GLOSS.finditer(text, floor, start) if text[gloss.start() - 1] not in "》”"]
    glossed = {place for gloss in glosses for place in range(*gloss.span())}
    hard = [edge.end() for edge in _HARD_EDGE.finditer(view, floor, start) if edge.start() not in glossed]
    labels = [label.end() for label in _LABEL.finditer(text, max(0, floor - 40), start)]
    floor = max([floor, *hard, *labels])
    while floor < start and view[floor] in _ALL_INSIDE:
        floor += 1  # never inside a mention
    edge, held = floor, False
    topic = pattern("meetings.topic")
    for match in pattern("meetings.governor").finditer(view, floor, start):
        word = match.group()
        if word in _WEAK or kind_at(view, match.start()) == "PERSON":
            named = kind_at(view, match.start()) == "PERSON" and kind_at(view, match.end() - 1) == "PERSON"
            if topic.match(view, edge) or (held and named):
                continue  # 学习贯彻…的重要思想座谈会: the topic's own 的
            if word in ("的", "等") and held and _is_attribute(view, edge, match.start()):
                continue
        if word in ("开展", "参与", "进行") and pattern("meetings.is_held").match(view, end) and match.start() > edge:
            continue  # 常态化开展扫黑除恶推进会议在京召开
        if held and word in ("开展", "开设", "组织开展", "举办") and match.start() - edge >= _SHORTEST_BEFORE:
            continue  # 召开…常态化开展扫黑除恶推进会议
        edge, held = match.end(), match["holds"] is not None
    edge = _with_quotation(text, view, edge)
    leading = pattern("meetings.leading")
    while (found := leading.match(view, edge, start)) and found.end() > edge:
        edge = found.end()
    return edge


_LONGEST_QUOTATION = 60


def _with_quotation(text: str, view: str, edge: int) -> int:
    """Where a name begins that a long quotation opens: “某某中心”启动仪式."""
    if kind_at(view, edge - 1) != "APART" or text[edge - 1] not in "”\"":
        return edge
    start = view.rfind(BEGIN["APART"], max(0, edge - _LONGEST_QUOTATION), edge)
    if start < 0 or text[start] not in "“\"" or any(sign in text[start:edge] for sign in "。！？，："):
        return edge
    return start


_ALL_BEGIN = frozenset(BEGIN[kind] for kind in ("QUOTED", "TITLE"))
_ALL_INSIDE = frozenset(INSIDE.values())


def _is_attribute(view: str, start: int, end: int) -> bool:
    """新安、玉龙等社区规划|的 belongs to the name; 为期三天|的, 由市委主办|的 does not."""
    if not 2 <= end - start <= _LONGEST_ATTRIBUTE:
        return False
    return pattern("meetings.relative").search(view, start, end) is None


def _kind(name: str, head: str) -> str:
    kinds = head_kinds()
    if head == "大会" and name.endswith("代表大会"):
        return "plenary"
    if head == "会议":
        if name.endswith(("全体会议", "代表会议")):
            return "plenary"
        if _AT_WORK.search(name):
            return "work"
    if "培训" in head and head not in kinds:
        return "study"
    return kinds.get(head, "plenary" if head.endswith("大") else "ceremony" if head.endswith("活动") else "other")


_AT_WORK = lazy(
    r"(?:工作|专题|推进|调度|部署|动员|现场|视频|电视电话|领导小组\S{0,8}|协调)会议$"
)
