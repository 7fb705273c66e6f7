"""How many were at a gathering, who came as a group, and whether what someone attended is a gathering at all."""
from __future__ import annotations

from collections.abc import Sequence

import regex

from newsie.events.meetings.names import head_pattern
from newsie.events.reading.sentences import Stretch
from newsie.records import Person

_ATTENDING = regex.compile("列席|出席|参加|参会|与会")
_PRESENT = regex.compile(r"实到(?:会)?(?:委员|代表|常委|人数|会员|党员|职工)?(?:为)?(?P<number>\d{1,5})(?:人|名|位)")
_ATTENDANCE = regex.compile(
    r"(?:共计?|约|近|等|共约|等共|等约)?(?P<number>\d{1,6}|\d{1,3}(?:,\d{3})+|"
    r"[一二三四五六七八九十百千两]{1,6})(?P<ten>万|千)?(?P<over>多|余)?(?:名|位|"
    r"人)(?P<who>[^，。；\d]{0,14}?)(?:出席|参加|参会|与会|列席|到会|参训)"
)


def attendance_of(sentence: str) -> int | None:
    """Return how many people a sentence says were there.

    Examples:
        >>> attendance_of("秘书长王甲及委员共40人出席会议"), attendance_of("代表等3000多人参加大会")
        (40, 3000)
    """
    counted = _PRESENT.search(sentence)
    if counted:
        return int(counted["number"])
    for match in _ATTENDANCE.finditer(sentence):
        digits = match["number"].replace(",", "")
        if not digits.isdigit() or not regex.search(r"人|名|位|代表|委员", match.group()):
            continue
        return int(digits) * {"万": 10_000, "千": 1_000}.get(match["ten"] or "", 1)
    return None


_GROUP = regex.compile(
    r"(?<![（(][^，,。；、\s）)]{0,30})[^，,。；、\s（(）)][^，,。；、\s]{1,59}?(?:负责同志|负责人|班子成员|组成人员|成员|代表|委员(?=共|出席|列席)|领导同志|老同志|"
    r"专家学者|师生|企业家|使节|人员|嘉宾)(?:等)?(?=[，,、]|等|共|\d|出席|参加|列席|参会|与会|在各)"
)


def groups_of(text: str, sentence: Stretch, people: Sequence[Person]) -> list[tuple[str, str]]:
    """Return the collective participants of a sentence about attendance, with their role.

    Examples:
        >>> groups_of("省直有关部门负责同志列席会议", Stretch(0, 14), [])
        [('省直有关部门负责同志', 'observer')]
    """
    body = text[sentence.start : sentence.end]
    verb = _ATTENDING.search(body)
    if not verb:
        return []
    role = "observer" if verb.group() == "列席" else "attendee"
    names = [person.name for person in people]
    return [
        (body[_listed_from(body, match) : match.end()].removesuffix("等").lstrip("及和"), role)
        for match in _GROUP.finditer(body[:260], 0, min(260, verb.end()))
        if not any(name in match.group() for name in names)
    ]


_SHARED = regex.compile(r"[^，,。；、\s]{1,8}等(?:\d+个)?(?:省区|省份|省市|地区|地|国家|国|部门|单位|方面|领域)")
_BEFORE = regex.compile(r"(?:(?<=^|[，,。；\s])|(?<=^))(?:[^，,。；、\s（(）)]{1,10}、){1,12}$")


def _listed_from(body: str, group: regex.Match[str]) -> int:
    """Where the list begins that 等 sums up: 西藏、四川、云南等省区有关部门负责同志 is one group."""
    if not _SHARED.match(group.group()):
        return group.start()
    before = _BEFORE.search(body, 0, group.start())
    return before.start() if before else group.start()


def is_about_a_gathering(following: str) -> bool | None:
    """Tell from what follows 出席, 参加, 主持 whether its object is a gathering; None if it does not say.

    Examples:
        >>> is_about_a_gathering("会议并讲话"), is_about_a_gathering("调研。"), is_about_a_gathering("。")
        (True, False, None)
    """
    rest = regex.match(r"[^，,。；\n｜]*", following)
    body = rest.group() if rest else ""
    if regex.match(
        r"(?:上述|有关|相关|此次|了)?(?:(?!调研座谈)调研|考察|会见|会谈|检查|督查|督导|慰问|看望|接访|巡查|座谈时|"
        r"植树|劳动|剪彩|暗访|走访|宴会|比赛|演出|"
        r"文艺|展览|欢迎宴会|晚宴|签字|抢险|救援|培训|研究|社会实践|竞赛|投票|选举)(?!会|座谈|.{0,10}(?:会议|"
        r"座谈会|大会|仪式))",
        body,
    ):
        return False
    if regex.match(r"(?:了|并讲话|并致辞|和讲话|$)", body):
        return None
    if regex.search(r"情况的?(?:书面)?(?:报告|汇报|通报)", body):
        return False
    named = regex.match(r"(?:了)?(?:会议|大会|全会|论坛|座谈|仪式|会|主持|学习(?!贯彻)|集体学习)", body)
    if named or head_pattern().search(body):
        return True
    if regex.match(r"(?:了|上述|相关|有关|此次|本次)?活动", body):
        return None
    return None if len(body) <= 2 or regex.match(r"并|和|以及", body) else False
