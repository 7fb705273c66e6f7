"""Parts of a headline: which of its printed lines are 引题 (kicker), 主题 (title) and 副题 (subtitle).

The kicker gives the occasion and stands above: who speaks where (…强调), a place (通化：), a meeting that was held. The
title is the message, on one line or several of one size. The subtitle adds: who presided (黄强主持), what it follows
(——论…), when it was passed (（…通过）), whom or what it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newsie.layout.lines import width
from newsie.lazy import lazy
from newsie.records import Headline

_SPEECH = lazy(
    r"(?:强调|指出|要求|提出|表示|号召|时说|会上说|会上|之际|(?:调研|考察|会见|会议|会|主持|讲话|致辞|检查|座谈|学习|慰问|督导|审议|采访|视察)时)[：:]?$"
)
_PLACE = lazy(r"^(?:.{1,5}[：:]|.{1,14}——)$")
_DASHED = lazy(r"^(?:——|--|──|—|－－)")
_NOTE = lazy(
    r"^[（(](?:.{4,76}(?:通过|决定|公布|批准|为序排列|施行)|.{0,40}\d{4}\s?年.{0,40})[）)]$"
)
_NUMBER_NOTE = lazy(r"^[（(](?:第.{1,4}号|\d+名|[草讨][^）)]{1,4}稿?)[）)]$")
_ACTION = (
    r"(?:主持召开|主持会议|主持|出席会议|出席活动|出席|列席|讲话|致辞|参加|见证|陪同|作报告|作说明|作专题辅导|作辅导报告|宣布开幕|揭牌|会见|发言|授课|"
    r"并致辞|并讲话|分别.{2,6}|通报情况|传达)"
)
_PEOPLE = lazy(
    rf"^(?:[\p{{Han}}·]{{2,24}}?{_ACTION}(?:并?(?:讲话|致辞|主持|会议|活动|仪式))?\s?){{1,4}}$"
)
_HELD = lazy(
    r"(?:召开|举行|举办|主持)[\p{Han}“”（）()、—\-\d第\"]{0,26}(?:会议?|大会|全会|座谈会|学习|仪式|活动|论坛|发布会|推进会|培训班|党课|调研)$"
    r"|(?:会议|全会|大会|座谈会|推进会|发布会|论坛|活动|仪式|学习会|培训班)(?:[\p{Han}]{0,6})(?:召开|举行|开幕|闭幕|启动|公布)$|公布$"
)
_SLOGAN = lazy(
    r"^[“\"]?(?:坚持|坚定|坚决|推动|推进|全力|奋力|加快|着力|深入|深化|持续|牢记|努力|切实|扎实|凝聚|营造|充分|全面|提升|打造|构建|以|把|让|为|用|在|不断|大力|"
    r"进一步|聚焦|强化|发挥|加强|抓好|抓实|抓紧|守护|守牢|筑牢|激发|释放|促进|统筹|弘扬|传承|践行|紧扣|锚定|锲而不舍|齐心|共|做|当好|写好|答好|一鼓作气|开创|谱写|"
    r"有力|有效|争|勇|扛牢|纵深|感恩|防|确保|织密|兜牢|压实|树立|巩固|更好|高质量|树牢|建设|完善|创新|实现|提高|增强|优化|夯实|擦亮|铸就|推|唱响|讲好|用好)"
)
_EVENT_NAME = lazy(
    r"(?:赛|预选赛|系列|工程|行动|大赛|精神|走基层|系列报道|观察|专访|综述|述评|小康|周年|之一|之二|进行时|三农|计划|论坛|博览会|展)$"
)
_RUN_ON = lazy(
    r"^(?:关于|暨|和|与|及|的|并|共同|举行|召开|出席|参加|会见|听取|审议|研究|讨论|传达|部署|通过|分析|同|向|就)|^[、，]"
)
_COUPLET = lazy(r"^(\S{4,12})[ ](\S{4,12})$")
_COUNTED = lazy(r"这\d|\d+名")
_DOERS = lazy(
    r"^[\p{Han}·]{2,9}(?:(?:到|赴|在)[\p{Han}]{2,10})?(?:调研|督导|走访|看望|慰问|考察)|负责人|负责同志|答记者问|专访"
)
_GOVERNMENT = lazy(r"人民政府|[省市州县区]长|厅长|局长")
_NOTICE_TITLE = lazy(r"(?P<list>(?P<by>决定)?(?:任命|免职|任免|免去|任职)(?:的)?名单)$|的决定$")
_LISTED = lazy(r"(?:一、)?(?:决定)?(?:任命|免去|批准|补选)")
_SERIES = lazy(
    r"^[一二三四五六七八九十]{0,2}[论谈评]|^(?:认真|深入)?(?:学习)?(?:贯彻|落实|学习)[^，]{4,30}(?:精神|要求|部署)$"
)


def read_headline(lines: Sequence[str]) -> tuple[Headline, tuple[int, ...]]:
    """Return the headline that printed lines make, and their order in it (kicker, title lines, subtitles).

    Args:
        lines: the headline's lines, cleaned, in printed order.

    Returns:
        The headline, and the numbers of the lines in the order in which the text has them.

    Examples:
        >>> read_headline(["李明主持", "市委召开会议", "坚定信心 迎难而上"])[0]
        Headline(kicker='市委召开会议', title='坚定信心 迎难而上', subtitles=('李明主持',))
        >>> read_headline(["辽源市第九届人民代表大会常务委员会", "关于接受辞职请求的决定"])[0].title
        '辽源市第九届人民代表大会常务委员会 关于接受辞职请求的决定'
    """
    parts = _parts(list(lines))
    kickers = [i for i, part in enumerate(parts) if part == "K"]
    titles = [i for i, part in enumerate(parts) if part == "T"]
    subtitles = [i for i, part in enumerate(parts) if part == "S"]
    titles_once = [i for n, i in enumerate(titles) if lines[i] not in {lines[k] for k in titles[:n]}]
    headline = Headline(
        kicker=" ".join(lines[i] for i in kickers) or None,
        title=" ".join(lines[i] for i in titles_once) or None,
        subtitles=tuple(lines[i] for i in subtitles),
    )
    return headline, (*kickers, *titles, *subtitles)


def _parts(lines: list[str]) -> list[str]:
    parts = [_sure_part(line) for line in lines]
    if lines and "?" not in parts:
        _restore_title(lines, parts)
    open_lines = [i for i, part in enumerate(parts) if part == "?"]
    if len(open_lines) > 1 and "K" not in parts:
        _find_kicker(lines, parts, open_lines)
    open_lines = [i for i, part in enumerate(parts) if part == "?"]
    if len(open_lines) > 1:
        _find_subtitle(lines, parts, open_lines)
    return ["T" if part == "?" else part for part in parts]


@lru_cache(maxsize=2048)
def _sure_part(line: str) -> str:
    """K, S or ? of a line by its own words."""
    if _DASHED.match(line) or _NOTE.match(line) or _NUMBER_NOTE.match(line):
        return "S"
    if _PEOPLE.match(line) and width(line) <= 24 and not _SLOGAN.match(line) and not _HELD.search(line):
        return "S"
    if _SPEECH.search(line) or _PLACE.match(line):
        return "K"
    return "?"


def _restore_title(lines: list[str], parts: list[str]) -> None:
    """Every headline has a title: take the line that looks least like its part."""
    best = max(
        range(len(lines)), key=lambda i: (parts[i] == "K", not _DASHED.match(lines[i]), width(lines[i]), -i)
    )
    parts[best] = "?"


def _find_kicker(lines: list[str], parts: list[str], open_lines: list[int]) -> None:
    first, second = lines[open_lines[0]], lines[open_lines[1]]
    held = (
        _HELD.search(first)
        and not _HELD.search(second)
        and _SLOGAN.match(second)
        and not _RUN_ON.match(second)
    )
    occasion = _EVENT_NAME.search(first) and not _SLOGAN.match(first) and not _RUN_ON.match(second)
    series = _SERIES.match(first) and width(first) <= 22
    couplet = (
        _COUPLET.match(first)
        and not _SLOGAN.match(second)
        and not _SLOGAN.match(first)
        and not _COUPLET.match(second)
    )
    poetic = couplet and not _names_people(second)
    if held or occasion or series or poetic:
        parts[open_lines[0]] = "K"


def _find_subtitle(lines: list[str], parts: list[str], open_lines: list[int]) -> None:
    last = lines[open_lines[-1]]
    if _RUN_ON.match(last):
        return
    factual = bool(_HELD.search(last)) or _names_people(last)
    if (factual and not _SLOGAN.match(last)) or _COUNTED.match(last):
        parts[open_lines[-1]] = "S"


def _names_people(line: str) -> bool:
    """Tell whether a line says what people did: 沈德生周敬东调研重点企业生产经营情况, 有关负责人解读《…》."""
    return _DOERS.search(line) is not None


def is_note(line: str) -> bool:
    """Tell whether a line is a note in brackets that ends a headline (（2025年4月27日…通过）)."""
    return _NOTE.match(line) is not None


def notice_fit(line: str, body: str) -> float:
    """Return how well the kind of a notice's title fits a body: a list to appointments, a decision to what was decided.

    A congress committee decides on members of the government (决定任命) and appoints its own staff and
    that of courts, procuratorates and supervision (任命).

    Examples:
        >>> government = "任命王伟为市人民政府副市长。"
        >>> notice_fit("市人大常委会决定任命名单", government) > notice_fit("市人大常委会任命名单", government)
        True
        >>> notice_fit("李明调研", "本报讯")
        0.0
    """
    title = _NOTICE_TITLE.search(line)
    if title is None:
        return 0.0
    lists = _LISTED.match(body) is not None
    if title["list"] is None:
        return 3.0 if "决定" in body[:300] and not lists else -5.0
    if not lists:
        return -8.0
    government = _GOVERNMENT.search(body[:200]) is not None
    return 8.0 + (3.0 if bool(title["by"]) == government else -3.0)
