"""The names of gatherings in running text: where one begins, where it ends, what kind it is.

A name ends in a head (座谈会, 第三次会议, 启动仪式; ``meeting_heads.tsv``) and reaches left to the word that governs
it: a verb of holding or attending, a preposition, a date, the end of a relative clause.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

import regex

from newsie.events.reading.sentences import APART, DAY, QUOTED, TITLE
from newsie.lexicons import alternation, first_character, rows, words
from newsie.records import Date

_QUOTATION = regex.compile(rf"{QUOTED}{{3,64}}")

HOLDING = r"(?:召开|举行|举办|召集|开幕|闭幕|启幕|落幕|开班|揭幕|拉开帷幕|落下帷幕|圆满结束|开始举行)"
_DAY_VALUE = regex.compile(r"(?:\d{4}|XXXX)-\d\d|XXXX-XX|[\dX]{4}-W")
_LONGEST_NAME = 70
_WORDS_AFTER_HEAD = (
    r"(?!室|中心(?!组)|厅|堂|纪要|记录|桌|旗|标|主席台|资料|报(?!告)|感|网|馆|址|组织|制度|服务|展|酒店|费|通知|"
    r"经济|代表团|指定|秘书处|"
    r"组委|组织委|筹委|学会|员|议|商(?!务|业|贸)|晚会|文艺|演出|音乐|常务委|常委|主席团|常务主席|中央委员)"
)
_GOVERNOR = regex.compile(
    r"主持召开|组织召开|召开|举行|举办|召集|出席|参加|列席|主持|主办|承办|协办|参与|迎来|收看|收听|聆听|宣布|受邀|应邀|"
    r"(?<![存潜内外])在(?!线|编|职|建|校|岗|押|册|役|华)|于|从(?!严|业|教|军|事|政|优)|(?<![自理事])由(?!来)|"
    r"(?<!求)是(?!否)|交付|——论?|(?<=■)(?:报告|白皮书|倡议|公报)?、|祝贺(?=中共|党|全国|大会|会议|第)|"
    rf"{DAY}+|(?<!党|目)的|(?<!为)了|日前|近日|近期|当天|当日|当晚|当地时间|上午|下午|今天|昨天|今日|昨日|今晚|"
    rf"昨晚|同日|同期|隆重|成功|顺利|如期|"
    r"(?<!成)就(?!业|读|医)|(?<![高平同中初均])等(?!级)|随后|期间|之际|之后|接着|[已曾又也还拟]|"
    r"(?<![面应针])[向对]$|将|并(?!购|网|轨)|"
    r"以(?!案|旧|赛)|"
    r"来到|前往|进行(?!曲|时)|赶赴|抵达|为期[\d一二三四五六七八九十两]+天|(?:主题|题)为[□■]+"
)
_LEADING = regex.compile(
    r"(?:(?:一|两|二|三|多|首|每|这|那|本|此|该|上述)(?:次|场|个|项)|本届|该|这届|首场|专场(?=发布|新闻)|"
    r"全体(?=中央)|[了过着]|完(?!成|善|达|美|整|全(?![国省市县区]))|正式|同时|再次|共同|联合(?!国)|"
    r"(?:开幕|闭幕|举行|召开)(?=第)|经(?=\p{Han}{0,8}(?:省|市|县|全国|人大|国务院))|即将|"
    r"专门|连续|分别|先后|连夜|紧急(?=召开)|一系列|系列(?=会议|活动)|有关|相关|其|他们|我们|各自|和|与(?!会)|及|、|"
    r"]|—+|"
    r"全程|线上|现场(?!会|推进|办公|观摩|交流))"
)
_WEAK = frozenset(["的", "于", "是", "以", "就", "等", "在", "由", "并"])
_TOPIC = regex.compile(r"(?:深入|全面)?(?:学习|贯彻|落实|纪念|庆祝|弘扬|传承|深化)(?!了)")
_POINTING = regex.compile(r"(?:此次|本次|这次|本届|该|上述|这场|本场|此届|这个|是次|同)$")
_SESSION = (
    r"第?[一二三四五六七八九十百零〇\d]{1,6}(?:次|届|轮|场|期|讲)"
    r"(?:\p{Han}{0,6}?)(?:全体会议|扩大会议|常务会议|联席会议|主任会议|主席会议|委员长会议|会议|全会|集体学习|"
    r"专题讲座|讲座|例会|论坛|峰会|年会)"
)


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


@cache
def head_kinds() -> dict[str, str]:
    """Return the kind of gathering of every head in ``meeting_heads.tsv``."""
    return {row.text: row.note for row in rows("meeting_heads")}


@cache
def head_pattern() -> re.Pattern[str]:
    """Return the pattern of a head that is not the beginning of another word (会议室, 大会堂)."""
    heads = words("meeting_heads")
    guard = first_character(heads)
    return re.compile(rf"{guard}(?<!欢迎|欢送|迎接|送别|迎宾)(?:{alternation(heads)}){_WORDS_AFTER_HEAD}")


@cache
def _quoted_head() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(words('meeting_heads'))})(?=[”\"」])")


@cache
def _joined_pattern() -> regex.Pattern[str]:
    """A second gathering under the same name: 年会暨…论坛; 常务会议、党组（扩大）会议."""
    heads = alternation(words("meeting_heads"))
    stop = rf"，。；：\s{APART}{DAY}"
    return regex.compile(
        rf"暨[^{stop}]{{1,45}}?(?:{heads}|活动周|活动|文化节|艺术节|博览会|晚会|展|周|年会)(?=[{stop}]|在|召开|"
        rf"举行|启动|开幕|上|的|$)"
        rf"|第[一二三四五六七八九十\d]{{1,4}}次全体(?:会议|会)"
        rf"|[、和及][^{stop}、的在]{{1,14}}?(?:会议|全会)(?!精神)"
    )


def view_of(text: str, masked: str, dates: Sequence[Date]) -> str:
    """Return the masked text with calendar expressions masked too, and with quoted heads laid open.

    A quoted name (“国际友好城市大会”) keeps its head visible, so that it is found like any other.
    """
    out = list(masked)
    for date in dates:
        tells_a_day = date.type in ("DATE", "TIME") and _DAY_VALUE.match(date.value)
        if tells_a_day and date.end <= len(out) and out[date.start] not in (QUOTED, TITLE):
            out[date.start : date.end] = DAY * (date.end - date.start)
    for match in _QUOTATION.finditer(masked):
        inside = text[match.start() : match.end()]
        for tail in _quoted_head().finditer(inside):
            start = match.start() + tail.start()
            out[start : start + len(tail.group())] = tail.group()
    return "".join(out)


def find_namings(text: str, view: str) -> Iterator[Naming]:
    """Yield every name of a gathering, in order, with nothing said about whether the text reports it as held.

    Args:
        text: the article's text.
        view: what `view_of` made of it.

    Yields:
        One naming per head. Not found: gatherings named by a head the lexicon does not know, and those inside
        document titles and quoted speech.
    """
    last = 0
    heads = list(head_pattern().finditer(view))
    for match, follower in zip_longest(heads, heads[1:]):
        if match.start() < last or (follower and _goes_on(view, match, follower)):
            continue
        head, end = match.group(), match.end()
        session = _session_before(view, match.end())
        session = None if session is not None and session < last else session  # 第十次会议举行联组会议: two
        while (joined := _joined_pattern().match(view, end)) and joined.end() - match.start() < 160:
            if _COUNTED_TERM.search(joined.group()):
                break  # 全国人大三次会议和全国政协十四届三次会议 are two
            end = joined.end()
        start = _left_edge(view, session if session is not None else match.start(), last)
        if view[end : end + 1] == QUOTED and QUOTED in view[start : match.start()]:
            end += 1
        elif view[end : end + 1] == QUOTED and view[match.start() - 1] != QUOTED:
            end = match.end()
        bare_start = match.start()
        name = text[start:end]
        pointing = bool(_POINTING.search(view, max(0, start - 3), start))
        yield Naming(start, end, name, head, _kind(name, head), start == bare_start and end == match.end(), pointing)
        last = end


_COMPONENTS = frozenset(["开幕式", "闭幕式", "开幕会", "闭幕会", "仪式", "欢迎仪式"])
_SITTINGS = frozenset(
    ["全会", "年会", "峰会", "座谈会", "论坛", "高峰论坛", "研讨会", "新闻发布会", "发布会", "记者会", "部长级会议"]
)
_APART_FROM_IT = regex.compile(
    r"[上中和与及对要]|开幕|闭幕|指出|强调|决定|讲话|审议|通过|会议|进行|启动|发布(?!会)|由|后|前|为|各|提请|大会"
)
_GOING_ON = regex.compile(rf"(?:\p{{Han}}|[{QUOTED}\d]){{1,16}}")


def _goes_on(view: str, head: re.Match[str], follower: re.Match[str]) -> bool:
    """Whether a head is only the middle of a longer name: 夏季达沃斯论坛工商界代表座谈会."""
    between = view[head.end() : follower.start()]
    if follower.group() in _COMPONENTS or not _GOING_ON.fullmatch(between):
        return between == "" and follower.group() in _SITTINGS
    return _GOVERNOR.search(between) is None and _APART_FROM_IT.search(between) is None


_COUNTED_TERM = regex.compile(r"[一二三四五六七八九十\d]届.{0,24}次(?:会议|全会)")
_SESSION_PATTERN = regex.compile(rf"(?:{_SESSION})$")


def _session_before(view: str, end: int) -> int | None:
    """Where 第二十八次会议 begins if the head is the end of one: its number must not be cut off."""
    counted = _SESSION_PATTERN.search(view[max(0, end - 24) : end])
    return max(0, end - 24) + counted.start() if counted else None


_HARD_EDGE = regex.compile(rf"[，,。；;：:！？!?\n\s{APART}]")


def _left_edge(view: str, start: int, floor: int) -> int:
    """Return where the name that reaches to ``start`` begins."""
    floor = max(floor, start - _LONGEST_NAME)
    for place in range(start - 1, floor - 1, -1):
        if _HARD_EDGE.match(view[place]):
            floor = place + 1
            break
    edge = floor
    for match in _GOVERNOR.finditer(view, floor, start):
        if match.group() in _WEAK and _TOPIC.match(view, edge):
            continue  # 学习贯彻…的重要思想座谈会: the topic's own 的
        edge = match.end()
    while (leading := _LEADING.match(view, edge, start)) and leading.end() > edge:
        edge = leading.end()
    return _whole_quotes(view, edge, start)


def _whole_quotes(view: str, edge: int, start: int) -> int:
    """A name begins before its opening quotation mark, never inside the quotation."""
    while edge > 0 and view[edge - 1] == QUOTED and edge < start and view[edge] == QUOTED:
        edge -= 1
    return edge


def _kind(name: str, head: str) -> str:
    kinds = head_kinds()
    if head == "大会" and regex.search(r"代表大会$", name):
        return "plenary"
    if head == "会议":
        if regex.search(r"(?:全体|代表)会议$", name):
            return "plenary"
        if regex.search(r"(?:工作|专题|推进|调度|部署|动员|现场|视频|电视电话|领导小组\S{0,8}|协调)会议$", name):
            return "work"
    return kinds.get(head, "other")
