"""Cues: what a line's own characters say about its place in an article: ends, openers, closers, headline words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newsie.layout.datelines import read_formula
from newsie.lazy import lazy

#: Characters that a clause does not end or begin with; only a wrapped line does.
FUNCTION = frozenset("的和在与了地是对将为以及从到把被等中上着不也都就要有而其所于由向使让并")
_TERMINAL = lazy(r"(?:[。！？!?…]|(?<=\p{Han})\.)[”’」』\"'）)]*$")
_LAST_MARKS = frozenset("。！？!?….”’」』\"'）)\n")
_CALL = lazy(r"[！？!?][”’」』\"'）)]*$")
_BREAKS = lazy(r"[，。；！？,;!?]")
_FULL_STOP = lazy(r"[。；;](?![”’」』]*$)")
#: The classes of `end_class` with which a sentence ends.
ENDED = "TE"
_SENTENCE_INSIDE = lazy(r"[。！？](?![”’」』\"']*$)")
_STOPS = lazy(r"[，。、；：！？,;]")
_DAY_OPENER = lazy(
    r"(?:\d{4}\s?年)?\d{1,2}\s?月(?:\d{1,2}\s?日|底|初|中旬|上旬|下旬|份)(?:[—\-~～至、到和].{1,8}日)?(?:上午|下午|晚|晚上|凌晨|中午|傍晚|清晨)?\d{0,2}时?\p{Han}{0,4}[，,\p{Han}（(]"
)
_NEAR_OPENER = lazy(r"(?:日前|近日|近期|昨日|昨天|今天|今日|连日来|近年来|今年|当前|\d{1,2}日)")
_NOTICE_OPENER = lazy(
    r"(?:根据《|经.{2,30}(?:研究|批准|决定)|任命|免去|决定任命|决定免去|接受|补选|批准任命|一、(?:任命|免去|决定)|\p{Han}{6,40}会议决定)"
)
_NOTICE_BEGINS = tuple("根经任免决接补批一")
_SPEECH_OPENER = lazy(
    r"(?:会议|全会|大会|会上|会前|会后|随后|据了解|据悉|据介绍|与此同时|此外|同时|目前|下一步|其中|启动仪式上|座谈会上|调研期间|仪式上|活动中|"
    r"\p{Han}{2,4}(?:指出|强调|要求|表示|说|认为|介绍))"
)
_CLOSER = lazy(
    r"(?:会议还(?:研究|审议|听取|讨论)了其他.{0,6}|.{2,60}(?:参加|出席|列席|陪同|随同)(?:会议|调研|活动|座谈|会见|考察|仪式|检查|.{0,8})?|本报将.{0,20})[。.]$"
)
_CLOSING = ("会议还", "参加", "出席", "列席", "陪同", "随同", "本报将")
_KICKER_END = lazy(r"(?:强调|指出|要求|表示|提出|时说|会上说|时|会议上|致辞|批示|指示|号召|：|:)$")
_SUBTITLE = lazy(r"(?:——|--|──|—)|[（(].{4,60}[）)]$")
_ROLE_NOTE = lazy(
    r"\p{Han}{2,24}(?:主持|出席|讲话|参加|致辞|作报告|列席|见证|陪同|主持召开|主持会议|出席并讲话|并讲话)(?:会议|活动|并讲话|仪式)?$"
)
_LIST_TITLE = lazy(r"(?:名单|决定|决议|公告|通知|公报|意见|通告|办法|条例|命令|令)$")
_SLOGAN = lazy(
    r"(?:坚持|坚定|推动|推进|全力|奋力|加快|着力|深入|持续|牢记|努力|切实|扎实|凝聚|营造|充分|全面|提升|打造|构建|以|把|让|为|用|在|不断|大力|进一步|聚焦|"
    r"强化|深化|发挥|加强|抓好|抓实|守护|筑牢|激发|释放|促进|统筹|弘扬|传承|践行|紧扣|锚定|勇|争|共|做|当好|写好|答好|一鼓作气|开创|谱写)"
)
_COMMAS = ("，", "、", ",")
_MARK_REACH = 40
_OPEN_MARK = lazy(r"[（(《][^（()）《》]*$")
_PAPER_START = lazy(r"\p{Han}{2,5}[报网]")
_HAN = lazy(r"\p{Han}")


def end_class(text: str) -> str:
    """Return how a line ends: T (full stop), E (！ or ？), K (comma), M (colon), Q (closing mark), D(igit), L(atin),
    N (in a clause).

    Examples:
        >>> [end_class(t) for t in ("会议结束。", "会上，", "他说：", "“数字吉林”", "会议要")]
        ['T', 'K', 'M', 'Q', 'N']
    """
    last = text[-1:]
    if last == "。":
        return "T"
    if last in _LAST_MARKS and _TERMINAL.search(text[-6:]):
        return "E" if _CALL.search(text[-4:]) else "T"
    if last in "，、；,;":
        return "K"
    if last in "：:":
        return "M"
    if last in "”’」』》）)\"'】":
        return "Q"
    if last.isdigit() or last in "%％":
        return "D"
    return "L" if last.isascii() else "N"


def opener(text: str, ahead: str) -> str:
    """Return what a body could open with here: F(ormula), D(ay), R (near past), B (notice), P(aragraph words) or -.

    Args:
        text: the line.
        ahead: the line with its next lines, for formulas that are broken over them.
    """
    if text[:1] in "据本新中央人C国【〔塔" or _PAPER_START.match(text):
        formula = read_formula(ahead[:160])
        if formula is not None:
            return "F"
    if text[:1] in "（(" and read_formula(text[:160]) is not None:
        return "F"
    if ahead[:1].isdigit() and _DAY_OPENER.match(ahead[:40]):
        return "D"
    if _NEAR_OPENER.match(text):
        return "R"
    notice = ahead[:1] in _NOTICE_BEGINS or "会议决定" in ahead[:60]
    if notice and _NOTICE_OPENER.match(ahead[:60]):
        return "B"
    return "P" if _SPEECH_OPENER.match(ahead[:12]) else "-"


def runs_on(text: str) -> bool:
    """Tell whether a line cannot be the last of its paragraph: it ends in a comma or an open bracket.

    Examples:
        >>> [runs_on(t) for t in ("会上，", "王伟、", "《云河", "（记者李明", "《云河》", "会议结束。")]
        [True, True, True, True, False, False]
    """
    return text[-1:] in _COMMAS or _OPEN_MARK.search(text[-_MARK_REACH:]) is not None


def is_closer(text: str) -> bool:
    """Tell whether a line closes a report (会议还研究了其他事项。 …参加调研。)."""
    end = text[-70:]
    return end.endswith(("。", ".")) and any(word in end for word in _CLOSING) and _CLOSER.search(end) is not None


def headline_cues(text: str) -> list[str]:
    """Return the signs of a headline line that stand in its own words."""
    cues = []
    for name, pattern in (("kicker", _KICKER_END), ("list", _LIST_TITLE)):
        if pattern.search(text[-8:]):
            cues.append(name)
    for name, pattern in (("sub", _SUBTITLE), ("role", _ROLE_NOTE), ("slogan", _SLOGAN)):
        if len(text) <= 70 and pattern.match(text):
            cues.append(name)
    return cues


def stops(text: str) -> int:
    """Return how many commas and full stops stand inside a line (its last character aside)."""
    return len(_STOPS.findall(text[:-1]))


def is_plain(text: str) -> bool:
    """Tell whether a line has no comma or stop inside and no full stop at its end: it could be a headline's."""
    return _BREAKS.search(text[:-1]) is None and end_class(text) != "T"


def could_head(text: str) -> bool:
    """Tell whether a line could be a headline's: no stop inside, one comma at most, no full stop at its end."""
    return (
        len(_BREAKS.findall(text[:-1])) <= 1
        and _FULL_STOP.search(text[:-1]) is None
        and end_class(text) != "T"
    )


def has_sentence_inside(text: str) -> bool:
    """Tell whether a sentence ends inside the line and another begins."""
    return _SENTENCE_INSIDE.search(text[:-1]) is not None


@cache
def _pairs() -> frozenset[str]:
    lines = files("newsie.models").joinpath("layout_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return frozenset(first + second for first, seconds in rows for second in seconds)


def cohesion(left: str, right: str) -> str:
    """Tell whether the last character of one line and the first of the next make a word's pair: y, n or - (no pair).

    Examples:
        >>> cohesion("推动吉林高质量发", "展的新路"), cohesion("黄强主持", "黄强在会上")
        ('y', 'n')
    """
    if not left or not right or not _HAN.match(left[-1]) or not _HAN.match(right[0]):
        return "-"
    return "y" if left[-1] + right[0] in _pairs() else "n"
