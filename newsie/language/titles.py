"""Titles before names: where a title that ends at a name begins, however long and however nested.

The printed chain is read from right to left: role, its organisation, and, over 、 or 兼, the post before it. An
organisation begins at punctuation, after a verb or preposition (``title_stops.tsv``), or after another name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import cache

from newsie.language.names import is_chinese_name
from newsie.language.own import Own
from newsie.language.posts import CHARGE
from newsie.language.roles import TERM, role_start
from newsie.language.tagger import Tagged
from newsie.lazy import lazy
from newsie.lexicons import alternation, first_character, sorted_in, words

_LIMIT = 60  # of one organisation's name
_CHAIN = 160  # of all the posts of one man
_NAME = 10  # of a man
_BELIEVED = 0.7  # from this score on no preposition inside an organisation ends a title
#: What a ministry with several fields ends with: (经济、)教育和研究部
_FIELDS = lazy(r"\p{Han}{2,6}[和与及]\p{Han}{2,8}")
_FIELD = 12  # of the fields before the last two
_POSTS = 8  # that one man has in one title
# What a quotation has and a quoted name, “不忘初心、牢记使命”, has not.
_SPEECH = lazy(r"[。？！!?；\n…]|，.$")
_CREDIT = lazy(r"记者|通讯员|编者|实习生|作者|摄|图")
_RANK_GLOSS = lazy(r"（[^（）\n]{0,6}(?:级|待遇)[^（）\n]{0,3}）$")
_OPENERS = {"”": "“", "）": "（", ")": "(", "》": "《", "’": "‘", "」": "「"}
_QUOTES = frozenset("".join(map("".join, _OPENERS.items())))
_SYMBOL = lazy(r"[\p{So}\p{Sk}<>=]")
_BOUNDARY = frozenset("，,。；;：:！!？?、\n\t \u3000“（(《‘「—…|｜/▲■●◆△〕】］]〉\"'")
# One-character stops are parts of many names of organs; these are the ones not to cut.
_NOT_STOPS = (
    r"和平|和田|和县|和政|和龙|和顺|仁和|呼和|泰和|太和|"
    r"特立尼达和多巴哥|圣基茨和尼维斯|波斯尼亚和黑塞哥维那|安提瓜和巴布达|圣文森特和格林纳丁斯|圣多美和普林西比|"
    r"访问学者|同班|主持人|主持日常工作|主持工作|职称|名称|称号|陪审|替代|替补|陪审员|陪练|遭遇|"
    r"联合国|联合会|联合总会|联合体|联合大学|联合社|联合党|联合政府|联合办|联合公司|联合集团|联合工会|联合商会|联合王国|联合酋长国|联合实验室|联合创始|联合主席|联合参谋|联合阵线|应对|"
    r"桑给巴尔|网约|预约|合约|签约|节约|集约|履约|饿了么|常任|对外|对口|数据|证据|经济|经理|经贸|经营|经开|经信|经管|财经|神经|经纬|政经|自由|理由|以色列|有限|有色|国有|所有|公有|共有|有机|特有|将军|责任|任城|任丘|主任|信任|"
    r"大同|同济|协同|共同|同心|同仁|合同|同德|会同县|同学|同志|党同|与会|参与|自贸|自治|自然|自动|自主|自愿|自行|自来水|来自贡|从江|从化|从业|至德|为民(?![政族航营主办间革盟建进])|行为|华为|使馆|使命|大使|特使|"
    r"用户|应用|通用|信用|利用|专用|使用|民用|军用|商用|航天|了解|过程|通过性|着力|沿着|都市|首都|成都|新都|丰都|江都|都江|武都|都匀|昌都|都昌|尼泊尔|或者|约旦|条约|公约|纽约|派出所|"
    r"在线|潜在|如东|如皋|如意|有关|湖南|云南|到达|而今|并州|且末|支持|叫停|向阳|方向|导向|定向|志向|向日|是非|系统|关系|体系|联系|水系|院系|学系|系主任|工程系|随州|随县|请愿|申请|让胡路|被动|给水|供给|补给|聘用|"
    r"介绍所|介绍中心|介绍信|介绍人|下任|名为|即墨|即时|立即|其中医|吉他|其他|司令"
)


@cache
def _stops() -> re.Pattern[str]:
    """The stops, and as ``none`` the words in which one is a part of another word."""
    stops = words("title_stops")
    none = _NOT_STOPS.split("|")
    first = first_character(stops, none)
    return re.compile(rf"{first}(?:(?P<none>{sorted_in(none)})|{sorted_in(alternation(stops).split('|'))})")


_DATE_BEFORE = lazy(
    r"(?:\d{1,4}年|\d{1,2}月|\d{1,2}[日号](?:电(?![力视影信网子商厂站气]))?|[上下中]午|当晚|[今昨当前]天|当日|日前|近日|这?[两几]天|\d岁的?|(?<!的)[一二三四五六七八九十两]+[名位个]|\d+[名位个]|(?<![\d.])\d{1,2}[.．](?!\d))"
)
_ADJECTIVES = lazy(
    r"(?:(?<=—)记|摄(?![影像制政氏])|其(?![他中次实它])|此次|本次|这次|此轮|此(?=\p{Han}{2})|本届|著名的?|知名的?|伟大的?|杰出的?|敬爱的?|年轻的?|优秀的?|资深的?|我[国省市县区州盟旗校院]的?|当地的?|该(?:公司|集团|企业|中心|学院|医院|[省市县区镇乡村校院所厂矿局厅队馆处司科室部社店])?的?|"
    r"[6-9０0][05]后的?|新一届|新任|首任|历任|现年|时年|一名|一位|这位|那位|另一名|另一位|两位|几位|新当选的?|新任命的?|已故的?|中方|外方|本报|本台|(?:有关|相关)(?!部门|单位|方面)|主要(?!负责人)|多位|多名|数名|各级|各地|"
    rf"(?!{_NOT_STOPS})[和与及或同跟由经据因随在是被]|应(?![急用城县届]|对))+"
)
_ORGAN_END = lazy(
    r"(?:委|委员会|办|部|厅|局|院|处|科|室|所|站|校|园|馆|台|社|会|团|队|厂|矿|店|场|中心|公司|集团|银行|大学|学院|医院|法院|协会|联合会|政府|街道|社区|村|镇|乡|"
    r"省|市|县|区|州|国|省委|市委|军|旅|连|营|基地|企业|合作社|商会|学会|基金会|组织|党|网|报|版|司|署|庭|组|系|专业|科技|股份|机构)$"
)
Cut = Callable[[int, int], int]
# The organisation or place, as a recogniser sees it, that covers a code point, or None.
Organs = Callable[[int], "Tagged | None"]


def organization_start(
    text: str,
    end: int,
    *,
    floor: int = 0,
    cut: Cut | None = None,
    organs: Organs | None = None,
    own: Set[str] = frozenset(),
) -> int:
    """Return where the organisation printed before a role begins (``end`` if there is none).

    Args:
        text: the article's text.
        end: where the role starts.
        floor: never look before this code point.
        cut: given a stretch, the end of the last thing in it that no organisation contains (a person's name).
        organs: what a recogniser knows of organisations; no verb or preposition inside one ends the title.
        own: roles of the user's.

    Examples:
        >>> text = "会见由重庆市总工会主席"
        >>> text[organization_start(text, 9) :]
        '重庆市总工会主席'
    """
    ordinal = TERM.search(text, max(floor, end - 8), end)
    if ordinal:  # 澳门特别行政区第五任(行政长官)
        start = organization_start(text, ordinal.start(), floor=floor, cut=cut, organs=organs, own=own)
        return start if start < ordinal.start() else end
    start = _boundary(text, end, max(floor, end - _LIMIT))
    if cut is not None:
        start = max(start, cut(start, end))
    for match in _DATE_BEFORE.finditer(text, start, end):
        start = match.end()
    for stop in _stops().finditer(text, start, end):
        if stop.lastgroup or stop.start() < start or not _outside_quotes(text, start, stop.start()):
            continue
        if stop.group() in _FORMERLY:
            start = stop.start()
        elif _stops_here(text, start, stop, end, organs, own):
            start = stop.end()
    for match in _DATE_BEFORE.finditer(text, start, end):
        start = match.end()
    adjective = _ADJECTIVES.match(text, start, end)
    if adjective:
        start = adjective.end()
    start = _after_possessive(text, start, end)
    inside = organs(start) if organs else None
    return inside.start if isinstance(inside, Own) and inside.end <= end else start


_FORMERLY = frozenset(("时任", "曾任", "原任"))
# No body is named so, whatever a recogniser says: 外交部介绍美国总统
_SAID_AND_DONE = frozenset(
    ("介绍", "会见", "会晤", "接见", "宣布", "出席", "指出", "强调", "表示", "认为", "祝贺", "感谢", "谴责", "敦促")
)
# These begin names of organs as well (听花岛, 经开区); the other prepositions never do.
_WEAK = frozenset("自至用使令过着了都又还仅约听聘派叫像如即且并但而据经系随")
_JOINING = frozenset(("和", "与", "及", "以及", "或"))


def _stops_here(
    text: str, start: int, match: re.Match[str], end: int, organs: Organs | None, own: Set[str]
) -> bool:
    """Titles are joined after a role or at the edge; 人力资源和社会保障厅 is one organ, 悉尼与澳大利亚 are two."""
    inside = organs(match.start()) if organs else None
    if match.group() == "同" and _AT.search(text, max(0, match.start() - 8), match.start()):
        return True  # 在中南海同美国总统
    if inside and inside.start < match.start() and match.group() == "同" and _doubtful(inside):
        return True  # 在北京同文莱王储: no place is named so
    if match.group() in _SAID_AND_DONE:
        return True
    if match.group() in _JOINING and _CROWD.search(text, start, match.start()):
        return True  # 镇领导和驻镇干部
    if inside and inside.end >= match.end() and (inside.start < match.start() or match.group() in _WEAK):
        return False
    if match.group() == "系" and match.end() == end and end - start > 3:
        return False  # 历史系主任
    if match.group() not in _JOINING or match.start() == start or match.end() == end:
        return True
    place = organs(match.start() - 1) if organs else None
    if place and place.label == "LOC" and organs and organs(match.end()):
        return True
    return role_start(text, match.start(), start, own) is not None


_AT = lazy(r"在\p{Han}{2,6}$")
_CROWD = lazy(r"(?:领导|领导班子|代表|群众|同志|志愿者|方面)$")


def _doubtful(organ: Tagged) -> bool:
    return organ.label == "LOC" or organ.score < _BELIEVED


# …副委员长，原…副主任王立民: after a comma only these go on with the same man's posts.
_GOES_ON = ("原", "现任", "时任", "曾任")


def _boundary(text: str, end: int, floor: int) -> int:
    position = end
    while position > floor:
        character = text[position - 1]
        if "\u4e00" <= character <= "\u9fff":
            position -= 1
            continue
        if _SYMBOL.match(character):
            return position  # an emoji, the mark of a tag
        if character in _OPENERS:
            opening = text.rfind(_OPENERS[character], floor, position - 1)
            inside = text[opening:position]
            if text[position - 1] in "）)" and text[opening - 1 : opening] in ("电", "讯"):
                return position
            if character == "》" and _JOINED.match(text, position, end):
                return position  # 《A报告》和某署署长
            if opening <= floor or _SPEECH.search(inside) or _CREDIT.search(inside):
                return position
            if text[opening - 1] in _BOUNDARY:
                return position if character in "）)" else opening
            position = opening
            continue
        if character in _BOUNDARY and not _CHINA_AND.search(text, floor, position):
            return position
        position -= 1
    return position


_JOINED = lazy(r"以?及|[和与同、]")
#: 中国—东盟中心秘书长, 中国—上海合作组织研究院院长
_CHINA_AND = lazy("中国[—－-]$")


def _outside_quotes(text: str, start: int, position: int) -> bool:
    before = text[start:position]
    if _QUOTES.isdisjoint(before):
        return True
    return all(before.count(left) <= before.count(right) for right, left in _OPENERS.items())


def _after_possessive(text: str, start: int, end: int) -> int:
    """长春市某医院的(医生) keeps the organisation; 勤劳的(农民) is no organisation."""
    chunk = text[start:end]
    if chunk.endswith("的"):
        inner = chunk[:-1]
        charged = CHARGE.search(inner)
        if charged:
            return start if charged.start() else end
        if inner.endswith("》") and text.startswith(_MAKERS, end):
            return start  # 《渡口》的编剧
        if "的" in inner:
            start += inner.rindex("的") + 1
            inner = text[start : end - 1]
        return start if _ORGAN_END.search(inner) else end
    if "的" in chunk:
        owner, _, own = chunk.rpartition("的")
        printed = owner
        if owner.count("“") > owner.count("”") or (owner.endswith("党") and own.startswith("建设")):
            return start  # “赠送者的礼物”组织, 党的建设工作领导小组
        start += len(owner) + 1
        owner = _PRAISE.sub("", owner)
        if _INSTITUTION_END.search(owner) and "的" not in owner:
            return start - len(printed) - 1
        number = _NUMBER.match(own)
        start += number.end() if number else 0
    return start


_MAKERS = ("编剧", "导演", "总导演", "作者", "主编", "副主编", "制片人", "主演", "主持人", "总编辑")
_PRAISE = lazy(r"(?:资深|著名|知名|优秀|年轻)$")
_INSTITUTION_END = lazy(
    r"(?:大学|学院|中学|小学|学校|幼儿园|医院|公司|集团|研究所|研究院|派出所|合作社|社区|村|组织|协会)$"
)
_NUMBER = lazy(r"[一两三几][名位个]")


#: Titles that stand behind the name.
_BEHIND_NAMES = ("院士", "博士", "教授", "研究员", "先生", "女士", "同志")
_ITEM_EDGE = frozenset("、，。；：\n \u3000")


def _held_by_itself(text: str, role: int, end: int, floor: int) -> bool:
    """Tell whether a title of learning has its holder in front of it and nothing else: 、张柏院士."""
    if not text.startswith(_BEHIND_NAMES, role, end):
        return False
    sizes = (size for size in (2, 3) if role - size >= floor)
    return any(
        (role == size or text[role - size - 1] in _ITEM_EDGE)
        and is_chinese_name(text[role - size : role])
        and role_start(text, role, role - size) is None
        and _ORGAN_END.search(text, role - size, role) is None
        for size in sizes
    )


def title_start(
    text: str,
    role: int,
    *,
    floor: int = 0,
    cut: Cut | None = None,
    organs: Organs | None = None,
    starts: dict[int, int] | None = None,
    own: Set[str] = frozenset(),
) -> int:
    """Return where the chain of posts begins whose last role starts at ``role``.

    Args:
        text: the article's text.
        role: where the last role starts.
        floor: never look before this code point.
        cut: see `organization_start`.
        organs: see `organization_start`.
        starts: where the organisation of every role begins that an earlier call looked at; it is added to.
        own: roles of the user's.

    Examples:
        >>> text = "会上，中国工程院院士、阿里云创始人王坚作报告"
        >>> text[title_start(text, 14) : 17]
        '中国工程院院士、阿里云创始人'
    """
    floor = max(floor, role - _CHAIN)
    starts = {} if starts is None else starts

    def organ_of(position: int) -> int:
        if position not in starts:
            starts[position] = organization_start(
                text, position, floor=floor, cut=cut, organs=organs, own=own
            )
        return max(floor, starts[position])

    last, start = role, organ_of(role)
    for _ in range(_POSTS):
        if start <= floor:
            break
        goes_on = text[start - 1] == "，" and text.startswith(_GOES_ON, start) and last - start > 2
        if text[start - 1] in "、兼" or goes_on:
            end = start - 1
        elif text.startswith("兼任", start - 2):
            end = start - 2
        else:
            break
        gloss = _RANK_GLOSS.search(text, max(floor, end - 12), end)
        end = gloss.start() if gloss else end  # 原副主任（正厅级）、离休干部
        before = role_start(text, end, floor, own)
        if before is not None and before > floor and cut and cut(max(floor, before - _NAME), before) == before:
            break  # 会见阿努廷总理、国会主席索蓬: the title before is that of the man before
        if before is not None and _held_by_itself(text, before, end, floor):
            break  # 李末院士、临川集团副总裁吴田: two men
        fields = _FIELDS.fullmatch(text, start, role) if before is None and text[end] == "、" else None
        if before is not None:
            last, start = before, organ_of(before)
        elif fields:  # 东陵国经济、教育和研究部部长
            first = organization_start(text, end, floor=floor, cut=cut, organs=organs, own=own)
            if not 2 <= end - first <= _FIELD or is_chinese_name(text[first:end]):
                break
            start = first
        elif text[end] != "、" or role == start or not _ORGAN_END.search(text, max(floor, end - 12), end):
            break
        else:  # 中共中央台办、国务院台办主任: two organs, one role
            first = organization_start(text, end, floor=floor, cut=cut, organs=organs, own=own)
            if first == end or not _ORGAN_END.search(text, first, end):
                break
            start = first
    return start
