"""Decisions and their word order: 任命 W 为 P, 免去 W 的 P 职务, 接受 W 辞去 P 职务的请求."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from newsie.events.appointments.acts import Act, act_pattern, next_decision
from newsie.events.appointments.changes import Change, Sentence
from newsie.events.appointments.offices import Offices, acting, is_job, stretch_end
from newsie.language.roles import role_start
from newsie.language.titles import title_start

_LIST = 4000
_LONGEST_TITLE = 60
_BLANK = regex.compile(r"了?[：:]?\s*")
_JOIN = regex.compile(r"[，,、；;\n]{0,2}(?:和|以及|并|同时)?")
_NEXT = regex.compile(r"[；;、]\s*|\n\s*")
_LINK = regex.compile(r"为|担任|出任|兼任|代理|接任|(?<![首新现原前上下继连责主担信])任(?![命期务免])")
# 被总统任命为总理, 获董事会任命为总裁: the agent stands between 被 and the verb.
_AGENT = regex.compile(r"[被获][^，。；\n]{2,20}$")
_REPLACES = regex.compile(r"(?:接替|接任|取代|代替)[^，。；\n]{2,20}$")
_HELD = regex.compile(r"(?:所|现|原)?(?:兼任|担任|任|兼|代理)的")
_THEIRS = regex.compile(r"(?:其|他|她)(?:的|(?:所|现)?(?:兼任|担任|任)的)?")
_ALL = regex.compile(r"[^，。；、\n]{4,40}?(?:的)?(?:一切|所有)?职务")
_ACCEPT = regex.compile(r"接受|同意|批准|准许|准予|接收")
_PASSES = regex.compile(r"通过(?=[^，。；]{0,40}$)")
_ADJUNCT = regex.compile(
    r"(?:[（(][^（）()]{0,40}[）)]|同志|自愿|主动|\d{1,2}[日号]|日前|近日|今[天日]|昨[天日]|当[天日]|(?:向[^，。；]{2,20})?(?:提出|提交|递交)了?|引咎|集体|突然|书面|申请|请求|要求|本人|的|宣布|决定|已|正式|同时|关于|将|也|则|还|均|被迫|[，,]"
    r"|(?:因|由于|鉴于|出于)[^，。；：\n]{1,30}?(?:原因|变动|调整|需要|退休|年龄|身体|健康|分工|安排|[，,])?)$"
)
_RESIGN_CUT = regex.compile(r"因|由于|鉴于|出于|提出|请求|申请|主动|自愿|书面|要求|辞|的|同志|，|,")
_ORGAN_START = regex.compile(
    r"国家|中国|中共|政协|外交|财政|公安|农业|驻|共青团|中央|全国|最高|国务院|人民|省|市|县|区|州|盟|旗|自治|本|第|兼任|担任|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南"
    r"|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|北京|天津|上海|重庆|香港|澳门"
)


# 任命 W 为 P ------------------------------------------------------------------------------------------------------


def read_as(sentence: Sentence, match: regex.Match[str], act: Act) -> Iterator[Change]:
    """Read ``任命 W 为 P`` and the ``、W 为 P`` that follow; ``W 被任命为 P`` too."""
    text, printed, start = sentence.text, match.group(), match.end()
    if sentence.denied(match.start()):
        return
    if text.endswith("新", sentence.start, match.start()) and text.startswith("的", start):
        yield from _newly(sentence, match, act)
        return
    passive = sentence.passive(match.start())
    if passive is None and text.startswith(("为", "成为"), start) and act.text not in ("决定", "建议", "推荐"):
        by = _AGENT.search(text, max(sentence.start, match.start() - 24), match.start())
        passive = sentence.subject(by.start() if by else match.start(), reach=60)
        if passive is None:
            return
    if passive is not None:
        link = regex.compile(r"(?:成)?(?:为|担任|任)?").match(text, start, sentence.end)
        offices = sentence.offices(link.end() if link else start, sentence.end, formal=False)
        sure = act.strength == "formal" and link is not None and link.group() == "为" and act.text != "提名"
        if offices and passive[1] and (sure or all(map(is_job, offices.posts))):
            respectively = text.endswith(("分别被", "分别获"), sentence.start, match.start())
            mark = "被" if text.endswith(("被", "被正式", "获", "受"), sentence.start, match.start()) else ""
            yield sentence.draft(
                passive[1], act, mark + printed, offices, passive[0], match.start(), respectively=respectively
            )
        return
    if act.text == "决定" and text.startswith(("：", ":"), start):
        return
    blank = _BLANK.match(text, start, sentence.end)
    found = _linked(sentence, blank.end() if blank else start, match.start(), act, printed)
    while found is not None:
        yield found
        joint = _JOIN.match(text, found.end, sentence.end)
        after = joint.end() if joint else found.end
        following = act_pattern().match(text, after, sentence.end)
        if following and not (following.group() == "任" and sentence.names.linked(after, sentence.end)):
            return
        found = _linked(sentence, after, after, act, printed)


def _newly(sentence: Sentence, match: regex.Match[str], act: Act) -> Iterator[Change]:
    """新任命的某市财政局局长某某: the post stands before the name, and nothing says when it was given."""
    start = match.end() + len("的")
    for place, name in sentence.names.people_in(start, min(sentence.end, start + _LONGEST_TITLE)):
        offices = sentence.offices(start, place, formal=False)
        if offices and offices.end == place and all(map(is_job, offices.posts)):
            draft = sentence.draft([name], act, match.group(), offices, match.start(), match.start())
            yield replace(draft, end=place + len(name), undated=True)
        return


def _linked(sentence: Sentence, start: int, first: int, act: Act, printed: str) -> Change | None:
    """Read ``W 为 P`` at ``start``."""
    text = sentence.text
    stop = next_decision(text, start, min(sentence.end, start + _LIST))
    stop = stretch_end(text, start, stop, stop="。；;！？：:\n", longest=_LIST)
    if act.text in ("决定", "关于", "建议", "推荐", "批准"):
        stop = min(stop, stretch_end(text, start, stop))
    for tries, link in enumerate(_LINK.finditer(text, start, stop)):
        if tries > 3:
            return None
        if link.start() == start:
            continue
        end = link.start()
        replaced = _REPLACES.search(text, start, end)
        if replaced:
            end = replaced.start()
        respectively = text.endswith("分别", start, end)
        for word in ("同时", "继续", "分别", "同志"):
            end -= 2 * text.endswith(word, start, end)
        people = sentence.names.listed(start, end, ordered=act.text in ("任命", "委任"))
        if people is None and act.text == "选举" and regex.fullmatch(r"\p{Han}{4}", text[start:end]):
            people = sentence.names.listed(start, end, ordered=True)  # a Japanese name: 选举高野一郎为首相
        if people is None:
            continue
        offices = _posts_after(sentence, link, act)
        if offices is not None and act.text == "关于":
            printed = offices.tail.removeprefix("的") or printed  # 关于…的决定: the act is the decision
        if offices is not None:
            return sentence.draft(people, act, printed, offices, first, start, respectively=respectively)
    return None


def _posts_after(sentence: Sentence, link: regex.Match[str], act: Act) -> Offices | None:
    formal = act.text not in ("提名", "决定", "批准", "推荐", "建议", "聘请", "增补", "关于")
    offices = sentence.offices(link.end(), _before_next(sentence, link.end()), formal=formal)
    if offices is None or (not formal and not all(map(is_job, offices.posts))):
        return None
    if act.text in ("推荐", "建议") and not offices.candidate:
        return None
    if act.text == "关于" and not offices.tail.startswith("的"):
        return None
    if link.group() == "代理":
        return acting(offices)
    if link.group() == "兼任":
        return replace(offices, posts=tuple(replace(post, concurrent=True) for post in offices.posts))
    return offices


def _before_next(sentence: Sentence, start: int) -> int:
    """Return where the posts must end because the next ``、W为`` begins."""
    end = stretch_end(sentence.text, start, sentence.end)
    for link in regex.finditer("为", sentence.text[start:end]):
        people = sentence.names.before(start + link.start(), start)
        if people and people[0] > start and sentence.text[people[0] - 1] in "、，,和及":
            return people[0] - 1
    return end


# 免去 W 的 P 职务 -------------------------------------------------------------------------------------------------


def read_off(sentence: Sentence, match: regex.Match[str], act: Act) -> Iterator[Change]:
    """Read ``免去 W 的 P 职务``, with 其 for W, without 的, with the post before the name, and ``W 被免去 P 职务``."""
    text, printed, start = sentence.text, match.group(), match.end()
    if sentence.denied(match.start()):
        return
    passive = sentence.passive(match.start())
    if passive is not None:
        offices = sentence.offices(start, sentence.end, formal=False)
        if offices and passive[1] and all(map(is_job, offices.posts)):
            yield sentence.draft(passive[1], act, "被" + printed, offices, passive[0], match.start())
        return
    blank = _BLANK.match(text, start, sentence.end)
    start = blank.end() if blank else start
    if text.startswith(("，", ",", "。"), start):
        return
    theirs = _THEIRS.match(text, start, sentence.end)
    if theirs:
        people = list(sentence.people)
        if not people:
            near = sentence.subject(match.start(), reach=80)
            named = sentence.names.people_in(max(sentence.start, match.start() - 80), match.start())
            people = near[1] if near else [name for _, name in named[-1:]]
        offices = sentence.offices(theirs.end(), sentence.end, formal=True)
        if people and offices:
            yield sentence.draft(people, act, printed, offices, match.start(), match.start())
        return
    stop = next_decision(text, start, min(sentence.end, start + _LIST))
    stop = stretch_end(text, start, stop, stop="。；;！？\n", longest=_LIST)
    found = (
        _with_de(sentence, start, stop, match, act)
        or _given(sentence, start, match, act)
        or _glued(sentence, start, stop, match, act)
        or _titled(sentence, start, match, act)
    )
    while found:
        yield found
        joint = _NEXT.match(text, found.end, sentence.end)
        if joint is None or act_pattern().match(text, joint.end(), sentence.end):
            return
        stop = next_decision(text, joint.end(), min(sentence.end, joint.end() + _LIST))
        stop = stretch_end(text, joint.end(), stop, stop="。；;！？\n", longest=_LIST)
        found = _with_de(sentence, joint.end(), stop, match, act, first=joint.end())


def _given(sentence: Sentence, start: int, match: regex.Match[str], act: Act) -> Change | None:
    """给予某某撤销党内职务、撤销公司副总经理职务处分."""
    given = regex.compile(r"给予(?P<who>[^，。；、]{2,20}?)(?:撤销|免去)").search(
        sentence.text, max(sentence.start, match.start() - 60), match.end()
    )
    people = sentence.names.listed(given.start("who"), given.end("who")) if given else None
    offices = sentence.offices(start, sentence.end, formal=False) if people else None
    if not people or offices is None or not offices.closed or not all(map(is_job, offices.posts)):
        return None
    return sentence.draft(people, act, match.group(), offices, match.start(), match.start())


def _with_de(
    sentence: Sentence, start: int, stop: int, match: regex.Match[str], act: Act, *, first: int | None = None
) -> Change | None:
    first = match.start() if first is None else first
    for tries, link in enumerate(regex.finditer("的", sentence.text[start:stop])):
        if tries > 2:
            break
        place = start + link.start()
        held = _HELD.search(sentence.text, start, place + 1)
        end = held.start() if held and held.end() == place + 1 else place
        people = sentence.names.listed(start, end, ordered=act.text == "免去")
        if people:
            offices = sentence.offices(place + 1, sentence.end, formal=act.text == "免去")
            if offices:
                return sentence.draft(people, act, match.group(), offices, first, first)
            return None
    return None


def _glued(sentence: Sentence, start: int, stop: int, match: regex.Match[str], act: Act) -> Change | None:
    """免去林某国家税务总局局长职务: no 的 between the name and the post."""
    last = max(start, sentence.text.rfind("、", start, min(stop, start + 400)) + 1)
    for first in dict.fromkeys((last, start)):
        for size in _sizes(sentence, first, stop):
            end = first + size
            people = sentence.names.listed(start, end)
            if people is None:
                continue
            offices = sentence.offices(end, sentence.end, formal=False)
            glued = offices is not None and offices.closed and "的" not in sentence.text[end : offices.end]
            if offices is not None and glued and all(map(is_job, offices.posts)):
                return sentence.draft(people, act, match.group(), offices, match.start(), match.start())
    return None


def _sizes(sentence: Sentence, first: int, stop: int) -> list[int]:
    """The lengths a name at ``first`` may have, the likeliest first."""
    text, names = sentence.text, sentence.names
    seen = [len(name) for place, name in names.people_in(first, min(stop, first + 20)) if place == first]
    seen += [n for n in range(12, 1, -1) if text[first : first + n] in names.known]
    comrade = text.find("同志", first, first + 8)
    if comrade > 0:
        seen.append(comrade + 2 - first)
    return [*(n for n in (3, 2, 4) if _ORGAN_START.match(text, first + n)), *seen, 3, 2]


def _titled(sentence: Sentence, start: int, match: regex.Match[str], act: Act) -> Change | None:
    """解除国防部长某某的职务: the post stands before the name."""
    text = sentence.text
    closing = _ALL.match(text, start, sentence.end)
    if closing is None:
        return None
    end = closing.end() - len("职务")
    end -= text.endswith(("一切", "所有"), start, end) * 2
    end -= text.endswith("的", start, end)
    person = sentence.names.ending(end, start)
    if person is None or person[0] <= start:
        return None
    offices = sentence.offices(start, person[0], formal=False)
    if offices is None or not all(map(is_job, offices.posts)):
        return None
    offices = replace(offices, end=closing.end())
    return sentence.draft([person[1]], act, match.group(), offices, match.start(), match.start())


# 接受 W 辞去 P 职务 -----------------------------------------------------------------------------------------------


def read_resign(sentence: Sentence, match: regex.Match[str], act: Act) -> Iterator[Change]:
    """Read ``接受 W 因…请求辞去 P 职务`` and ``W 辞去 P 职务``."""
    if sentence.denied(match.start()):
        return
    offices = sentence.offices(match.end(), sentence.end, formal=False)
    if offices is None:
        return
    if sentence.text.startswith("的", offices.end):  # 辞去总统职务的某某
        whose = sentence.names.people_in(offices.end + 1, min(sentence.end, offices.end + 14))
        if whose and whose[0][0] == offices.end + 1:
            yield sentence.draft([whose[0][1]], act, match.group(), offices, match.start(), match.start())
            return
    floor = max(sentence.start, sentence.reached, match.start() - _LIST)
    accepts = list(_ACCEPT.finditer(sentence.text, floor, match.start()))
    if not accepts:  # 会议补选某某为主任；通过某某辞去副主任职务
        accepts = [m for m in _PASSES.finditer(sentence.text, floor, match.start())][-1:]
    if accepts:
        first = accepts[-1]
        people = _resigning(sentence, first.end(), match.start())
        if people:
            yield sentence.draft(people, act, first.group() + "辞职", offices, first.start(), match.start())
        if people or first.group() != "通过":
            return
    end = sentence.strip(match.start(), _ADJUNCT)
    found = sentence.names.before(end, sentence.start) or sentence.subject(match.start(), reach=40)
    if found and all(map(is_job, offices.posts)):
        yield sentence.draft(found[1], act, match.group(), offices, found[0], match.start())


def _resigning(sentence: Sentence, start: int, stop: int) -> list[str] | None:
    for tries, cut in enumerate(_RESIGN_CUT.finditer(sentence.text, start, stop)):
        people = sentence.names.listed(start, cut.start()) if tries < 6 else None
        if people:
            return people
    return sentence.names.listed(start, stop)


# W 的 P 资格终止 --------------------------------------------------------------------------------------------------


def read_ended(sentence: Sentence, match: regex.Match[str], act: Act) -> Iterator[Change]:
    """Read ``W 的 P 资格终止``."""
    text = sentence.text
    floor = max(sentence.start, sentence.reached, match.start() - _LIST)
    link = text.rfind("的", max(floor, match.start() - _LONGEST_TITLE), match.start())
    if link < 0 or sentence.denied(match.start()):
        return
    offices = sentence.offices(link + 1, match.start(), formal=False)
    people = sentence.names.before(link, floor)
    if people and offices and offices.end == match.start() and all(map(is_job, offices.posts)):
        offices = replace(offices, end=match.end())
        yield sentence.draft(people[1], act, match.group(), offices, people[0], match.start())


# P W 辞职 ---------------------------------------------------------------------------------------------------------


def read_quit(sentence: Sentence, match: regex.Match[str], act: Act) -> Iterator[Change]:
    """Read ``P W 辞职``, ``P W、P W 提交了辞职申请``: the office is the title before the name."""
    text = sentence.text
    if sentence.denied(match.start()) or not _QUITS.match(text, match.end(), sentence.end):
        return
    end = sentence.strip(match.start(), _ADJUNCT)
    while True:
        person = sentence.names.ending(end, sentence.start)
        role = role_start(text, person[0], sentence.start) if person else None
        if person is None or role is None:
            return
        first = title_start(text, role, floor=sentence.start)
        offices = sentence.offices(first, person[0], formal=False)
        if offices is None or not all(map(is_job, offices.posts)) or _URGED.search(text, sentence.start, first):
            return
        yield sentence.draft([person[1]], act, match.group(), replace(offices, end=match.end()), first, match.start())
        if first <= sentence.start or text[first - 1] not in "、和":
            return
        end = first - 1


_QUITS = regex.compile(r"(?:申请|报告|信|书)?(?:(?=[，。；、！\n\s”]|以|并|$)|获批|被接受|生效)")
_URGED = regex.compile(r"(?:要求|呼吁|敦促|迫使|劝|促使|促|逼|令|接替|取代)[^，。；]{0,10}$")
