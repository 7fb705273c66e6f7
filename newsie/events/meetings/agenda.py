"""What a gathering dealt with: the printed objects of 听取, 审议, 通过, 传达学习, 研究, 部署 and their like."""
from __future__ import annotations

import regex

from newsie.events.reading.sentences import DAY, DEMANDS, TITLE, Stretch, clauses
from newsie.records import AgendaItem

_ACTIONS = (
    ("adopted", r"(?:审议并?(?:原则)?通过|表决通过|讨论通过|原则通过|审议批准|批准|通过)"),
    ("conveyed", r"(?:传达学习贯彻|传达学习|传达贯彻|传达|学习传达)"),
    ("heard", r"(?:听取并?审议|听取和审议|听取和讨论|听取并讨论|听取)"),
    ("deliberated", r"(?:审议讨论|审议|讨论研究|讨论|审查)"),
    ("studied", r"(?:专题)?(?:学习贯彻落实|学习贯彻|学习领会|学习讨论|集体学习|专题学习|学习)"),
    ("studied", r"(?:专题研究|研究部署|研究审议|研究讨论|分析研究|研究分析|分析研判|研究|分析|研判)"),
    ("arranged", r"(?:安排部署|动员部署|部署推进|部署安排|部署|调度|安排)"),
    ("reviewed", r"(?:总结回顾|回顾总结|总结|回顾|通报|盘点)"),
    ("announced", r"(?:宣布|提出|发布)"),
    ("adopted", r"确定"),
)
_DEEP = r"(?:认真|深入|全面|集中|进一步|分别|还|并|也|又|书面|再次|专题|具体|重点|一并|先后|集体|继续)*"
_VERB = regex.compile(
    rf"(?P<deep>{_DEEP})(?:"
    + "|".join(f"(?P<a{i}>{source})" for i, (_, source) in enumerate(_ACTIONS))
    + r")(?:了)?(?:关于(?=《))?"
)
_NOT_AN_OBJECT = regex.compile(
    r"^(?:了)?(?:[。，；、,;]|要|的(?!政府)|会[，。上]|并|认为|指出|强调|表示|后[，。]|时[，。]|中[，。]|到|教育|"
    r"成果|精神|工作$|会议$|其他事项|有关事项|其它事项|任命|免去|\Z)"
)
_DISPOSED = regex.compile(r"将(?P<topic>[^，。；]{4,400}?)，?(?:提请|提交)[^，。；]{0,14}(?:表决|审议)")
_TREATED = regex.compile(
    r"(?:就|对|围绕)(?P<topic>[^，。；]{2,60}?)(?:等(?:主题|议题|内容|方面|问题|话题|工作)?)?(?:开展|进行|展开|"
    r"(?<![工合协操])作|了|深入)+[^，。；]{0,8}(?:第[^，。；]{1,6}次)?(?P<act>集体学习|回顾总结|总结回顾|发言|"
    r"交流发言|研讨|研究|讨论|座谈|交流|审议)"
)
_LECTURE = regex.compile(r"(?:作|做)了?题为(?P<topic>■+|□+)的(?:专题)?(?:讲座|报告|辅导)|题目(?:是|为)(?P<topic>■+)")
_BODIES = r"(?:会议|全会|大会|座谈会|主席团会议|常委会会议|全体会议|学习会|论坛|研讨会|会上|本次会议|此次会议|会)"
_MEETING_ALONE = regex.compile(
    rf"\p{{Han}}{{0,8}}?{_BODIES}(?:分别|经过?|依法|一致|表决|投票|以[^，]{{1,14}}(?:方式|形式|票)|还)*[，,]$"
)
_BY_THE_MEETING = regex.compile(
    rf"^(?:{DAY}|会上|，|,|随后|根据[^，]{{1,30}}|在[^，。；]{{1,30}}上|\p{{Han}}{{0,8}}?{_BODIES})?[，,]?(?:还|并|"
    rf"也|首先|分别|经|经过|依法|以[^，]{{1,14}}(?:方式|形式|票)|表决|投票|"
    rf"第[^，]{{1,5}}次|逐项|各代表团|一致|{DAY}|[，,])*$"
)


def agenda_of(text: str, view: str, sentence: Stretch, *, opening: int | None) -> list[AgendaItem]:
    """Return the matters a sentence says the meeting dealt with.

    Args:
        text: the article's text.
        view: its masked copy.
        sentence: a sentence that speaks of the meeting.
        opening: where the meeting's name ends if this sentence reports it as held (主持召开会议，听取…), else None.

    Returns:
        The items in order, document titles whole. Not found: what a speaker asked for, and 其他事项.
    """
    items: list[AgendaItem] = []
    chained = False
    for clause in clauses(view, sentence):
        start = clause.start
        if opening is not None and clause.end <= opening:
            continue
        if _PROPOSES.search(view, clause.start, clause.end):
            break
        lecture = _LECTURE.search(view, clause.start, clause.end)
        if lecture:
            items.append(AgendaItem("heard", text[lecture.start("topic") : lecture.end("topic")]))
            continue
        disposed = _DISPOSED.search(view, clause.start, min(sentence.end, clause.end + 60))
        if disposed and "建议" not in view[max(sentence.start, disposed.start() - 100) : disposed.start()]:
            topics = _topics(text, view, *disposed.span("topic"))
            items.extend(AgendaItem("deliberated", topic) for topic in topics)
            continue
        if chained and items and _ANOTHER.match(view, clause.start, clause.end):
            items.extend(AgendaItem(items[-1].action, topic) for topic in _topics(text, view, clause.start, clause.end))
            continue
        found = _verb_of(view, clause, opening, chained)
        if found:
            chained = True
            for action, left, right in _objects(view, found, clause, sentence):
                items.extend(AgendaItem(action, topic) for topic in _topics(text, view, left, right))
            continue
        treated = _TREATED.search(view, start, clause.end)
        if treated and _may_treat(view, sentence, clause, treated):
            action = "studied" if "学习" in treated["act"] else "deliberated"
            left, right = treated.span("topic")
            topics = _topics(text, view, left, right, listed="等" in treated.group())
            items.extend(AgendaItem(action, topic) for topic in topics)
        elif not chained or not _continues(view, clause):
            chained = _MEETING_ALONE.match(view, clause.start, clause.end) is not None
    return items


#: 委员长会议建议，常委会第十八次会议审议…: the matters are of another meeting, to come
_PROPOSES = regex.compile(r"会议?建议[，：]$")
#: 关于乙的报告; 王小二作的关于乙的汇报: one more object of the verb of the clause before
_ANOTHER = regex.compile(
    r"关于|(?!.{0,6}(?:听取|审议|审查|讨论))(?:以及|和)?[^，。；：]{2,50}?(?:所作的|作的|作(?=关于))[^，。；：]{2,90}?(?:报告|汇报|说明|通报)[，；。、]"
)


def _may_treat(view: str, sentence: Stretch, clause: Stretch, match: regex.Match[str]) -> bool:
    before = view[clause.start : match.start()]
    if DEMANDS.search(view, sentence.start, match.start()):
        return False
    return regex.search(r"表示|指出|强调|要求|建议|会见|会谈|双方|精神|讲话", before) is None


def _continues(view: str, clause: Stretch) -> bool:
    return regex.search(r"强调|指出|要求|表示", view[clause.start : clause.end]) is None


def _verb_of(view: str, clause: Stretch, opening: int | None, chained: bool) -> regex.Match[str] | None:
    """The clause's agenda verb, if the meeting is its subject."""
    start = max(clause.start, opening or 0)
    match = _VERB.search(view, start, clause.end)
    if match is None or _action(match) is None:
        return None
    before = view[start : match.start()]
    by_meeting = _BY_THE_MEETING.match(before) if len(before) <= 80 else None
    if not by_meeting:
        return None
    names_meeting = regex.search(_BODIES, before) is not None
    if not (names_meeting or chained or (opening is not None and start >= opening)):
        return None
    if _NOT_AN_OBJECT.match(view[match.end() : clause.end]):
        return None
    action = _action(match)
    if action == "announced" and not (names_meeting or chained or opening is not None):
        return None
    return match


def _action(match: regex.Match[str]) -> str | None:
    for i, (action, _) in enumerate(_ACTIONS):
        if match[f"a{i}"]:
            return action
    return None


def _objects(view: str, match: regex.Match[str], clause: Stretch, sentence: Stretch) -> list[tuple[str, int, int]]:
    """The verb's object, cut where another agenda verb follows a 、 or 和 (听取和审议了…、听取和审议了…)."""
    out = []
    action, left = str(_action(match)), match.end()
    end = clause.end
    for follow in regex.finditer(rf"[、和并]({_VERB.pattern})", view[left:end]):
        verb = _VERB.match(view, left + follow.start() + 1, end)
        if verb is None or left + follow.start() - left < 4 or _inside_phrase(view, left, left + follow.start()):
            continue
        out.append((action, left, left + follow.start()))
        action, left = str(_action(verb)), verb.end()
        break
    out.append((action, left, end))
    return out


def _inside_phrase(view: str, left: int, right: int) -> bool:
    """A 和 inside 关于…的报告 or 对…的… joins two parts of one object."""
    head = view[left:right]
    return "关于" in head and "的" not in head[head.rfind("关于") :]


def _topics(text: str, view: str, left: int, right: int, *, listed: bool = False) -> list[str]:
    """Cut an object into its topics: several documents, or several laws, are several topics."""
    body = view[left:right].rstrip("，,；;。：: \n")
    tail = _AND_SO_ON.search(body)
    if tail and (TITLE in body[: tail.start()] or tail.group() == "等"):
        body = body[: tail.start()]
    pieces = _cut(text[left : left + len(body)], body, listed)
    pieces = [piece for piece in pieces if not regex.match(r"[（(](?:以下)?简称", piece)]
    stripped = (piece.strip("、和与及， ") for piece in pieces)
    return [
        topic
        for topic in stripped
        if len(topic) >= 2 and topic not in _EMPTY and not _REFERRED.search(topic)
    ]


_AND_SO_ON = regex.compile(
    r"(?:等(?:\d+|[一二三四五六七八九十两]+)?(?:个|项|部|件)?(?:文件|议题|事项|法律草案|法律|议案|报告|事宜|内容|"
    r"情况|工作|法规|办法|条例|方案)?)$"
)
_EMPTY = frozenset(
    ["其他事项", "有关事项", "其它事项", "其他有关事项", "有关文件", "有关问题", "其他任务", "要求", "工作", "会议"]
)


#: 上述草案, 这些报告: named before; 以视频形式: no matter
_REFERRED = regex.compile(r"^(?:上述|这些|以上|前述)\p{Han}{0,8}$|(?:形式|方式)$")
#: 关于《甲法》、《乙法》审议情况的汇报: one report on several documents
_ON_SEVERAL = regex.compile(r"关于(?:《[^《》]*》(?:和|以及|及|、|，)?){2,}[^《》、，]{0,12}(?:报告|汇报|说明|介绍)$")
_BETWEEN_DOCUMENTS = regex.compile(r"(?<=》)(?:、|和|以及|及|，)?(?=[^《》、，]{0,24}《)")
_BETWEEN_LAWS = regex.compile(
    r"(?<=法|条例|决定|报告|案|名单)[、，](?=(?:关于)?[^、，]{2,80}(?:法|条例|决定|报告|案|名单)(?:[、，和]|$))"
)


def _cut(body: str, view: str, listed: bool) -> list[str]:
    if _ON_SEVERAL.search(body):
        return [body]
    joints = [match.span() for match in _BETWEEN_DOCUMENTS.finditer(body)]
    if not regex.search(r"关于[^《》]*、", view):
        joints += [match.span() for match in _BETWEEN_LAWS.finditer(view)]
    if listed:
        joints += [match.span() for match in regex.finditer("、", view)]
    pieces, start = [], 0
    for left, right in sorted(set(joints)):
        if left >= start:
            pieces.append(body[start:left])
            start = right
    pieces.append(body[start:])
    return [piece for piece in pieces if piece]
