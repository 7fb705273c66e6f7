"""Who did what at a gathering: 主持, 出席, 列席, and every way of speaking there, with the people who are its subject.

A subject is the list of people before the verb (副市长王甲、李乙，秘书长赵丙等出席会议), the one carried over from
the clause before (出席会议并讲话), a pronoun's antecedent (他强调), or a list after the verb (出席会议的还有王甲).
"""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from newsie.events.reading.people import NamedPerson, grouped, mentions_of
from newsie.events.reading.sentences import DAY, Stretch, clauses
from newsie.lexicons import alternation, words
from newsie.records import Person

_HE_HIMSELF = regex.compile(rf"{DAY}*(?:他|她)")


@dataclass(frozen=True)
class Part:
    """One person in one role, at the place of the verb that says so. ``object`` is what follows the verb."""

    person: str
    role: str
    place: int
    verb: str
    object: str


_OBJECT_MARK = regex.compile(
    r"(?:^|[，,])(?:[^，,]{0,20}?)(?:(?<![针应面相绝])对(?!外|口|台|华|接|标|话|策)|(?<![方走转倾])向(?!阳|明)|"
    r"同(?!志|时|济|期|比)|(?<![参])与(?!会)|(?<![作成认行因])为(?!主|民)|给(?!予)|把(?!手)|被|受(?!邀|聘|权)|跟|"
    r"邀请|接见|会见|陪同|由|继|授予|祝贺|接受|慰问|看望|听取|介绍了?|授权|感谢)[^，,]{0,25}$"
)
_SPEECH_GUARD = {
    "说": r"说(?=[：:，,。“｜；]|$|\n)",
    "称": r"(?<![名简俗统声职号宣昵自尊堪誉])称(?=[：:，,“｜]|(?!号|为|赞|职|谓)\p{Han}{4})",
    "要求": r"(?<![的按照等出新部署任务])要求(?!和|。|的|是|》)",
    "介绍": r"(?<![的据绍])介绍(?!了解|信|人)",
    "表示": r"(?<!代表)表示(?!为|出)",
    "讲话": r"(?<!重要|电视|广播)讲话(?!精神|和|、|中|以来|强调了|为|所|内容)|"
    r"(?:发表|作|作了|发表了|发表的)重要讲话(?!精神)",
    "汇报": r"(?<!听取|工作|情况|的)汇报(?!会|后|和|、|片|演)",
    "认为": r"认为",
    "宣布": r"宣布(?!的|后)",
    "提出": r"(?<!所|明确|先后)提出(?!的)",
    "强调": r"强调(?!的|了要)",
    "分享": r"分享(?!会|的)",
    "解读": r"解读(?!的|会)",
    "通报": r"(?<!情况)通报(?!会|的|批评|表扬)",
    "回应": r"(?<!积极)回应(?!的)",
    "呼吁": r"(?<!强烈)呼吁",
    "讲解": r"讲解(?!员)",
    "发言": r"发言(?!人|的|后|权|稿)",
    "演讲": r"演讲(?!比赛|者|的|家)",
    "指出": r"指出(?!的)",
}
_DONE_UNDER = regex.compile(
    r"(?<![工合操运动创写协当制看叫称视炒])作(?:了|出)?(?:的?关于[^，。；]{2,90}?|[^，。；\p{Nd}]{0,40}?)的?(?:报告|讲座|辅导|发言|说明|"
    r"讲解|演讲|讲话|汇报|解读|点评|总结|动员|介绍|交流)(?!会|厅|文学|团|精神)"
)


@cache
def _verb_pattern() -> regex.Pattern[str]:
    speech = words("attendance_verbs", "speaker")
    plain = alternation(frozenset(word for word in speech if word not in _SPEECH_GUARD and not word.startswith("作")))
    guarded = "|".join(source for word, source in _SPEECH_GUARD.items() if word in speech)
    return regex.compile(
        r"(?P<chair>(?<!节目)主持(?!召开的|举行的|人|词|编|修|日常|中央|全面|工作|正义|公道|的(?!会议|座谈|大会)|制定|设计|起草|"
        r"建设|研究|完成|研发|科研))"
        r"|(?P<attendee>(?<=[\p{Han}＠])(?:同|与)[^，。；同与]{2,40}?(?:代表|委员|专家|同志|人士|职工|群众|师生)(?:们)?座谈(?:交流)?(?!会))"
        r"|(?P<observer>列席(?!的?人员名单))"
        rf"|(?P<attendee>(?:一同|共同|应邀|分别|先后|同时)?(?:出席|参加(?!工作|革命|的|高考|比赛)|"
        rf"与会(?=[。；\n，]|$)|参会|到会(?!祝贺)))"
        rf"|(?P<speaker>{_DONE_UNDER.pattern}|(?<=\p{{Han}})报告了|{guarded}|{plain})"
    )


def acts_of(view: str, sentences: Sequence[Stretch], people: Sequence[Person]) -> list[Part]:
    """Return every act of presiding, attending, observing or speaking, sentence by sentence.

    Args:
        view: the masked text with its dates masked.
        sentences: its sentences.
        people: the people of the article with their mentions.

    Returns:
        The acts in order. Whether they belong to a gathering, and to which, is not decided here.
    """
    mentions = mentions_of(view, people)
    out: list[Part] = []
    last: list[str] = []
    first = 0
    for sentence in sentences:
        while first < len(mentions) and mentions[first].start < sentence.start:
            first += 1
        inside: list[NamedPerson] = []
        place = first
        while place < len(mentions) and mentions[place].start < sentence.end:
            if not inside or mentions[place].start >= inside[-1].end:
                inside.append(mentions[place])
            place += 1
        out.extend(_Reader(view, sentence, inside, last).read())
        subject = _first_subject(view, sentence, inside)
        if subject:
            last = subject
    return out


def _first_subject(view: str, sentence: Stretch, inside: Sequence[NamedPerson]) -> list[str]:
    """The people a pronoun in the next sentence means: the sentence's subject if it is one person."""
    groups = grouped(view, inside)
    for group in groups:
        if not _is_object(view, sentence, group):
            return [mention.person for mention in group]
    return []


def _is_object(view: str, sentence: Stretch, group: Sequence[NamedPerson]) -> bool:
    first = group[0].title if group[0].title >= 0 else group[0].start
    before = view[max(sentence.start, first - 40) : first]
    return _OBJECT_MARK.search(before) is not None


_GROUPS_BACK = 12  # so many lists of people back a verb looks for its subject
_FAR = 400  # and not farther than this many characters


class _Reader:
    """Reads one sentence, clause by clause, carrying the subject along."""

    def __init__(self, view: str, sentence: Stretch, inside: list[NamedPerson], last: list[str]) -> None:
        self.view, self.sentence, self.inside, self.last = view, sentence, inside, last
        self.groups = grouped(view, inside)
        self._starts = [mention.start for mention in inside]
        self._group_ends = [group[-1].end for group in self.groups]
        self.acts: list[Part] = []
        self.listed = False  # a list behind its verb ends the sentence: there is one
        self.quoting: int | None = None  # where the words of a speaker begin: what they tell is not the meeting's

    def _quotes(self, match: regex.Match[str]) -> bool:
        """X强调，…: what follows in the sentence is what X said."""
        return _SAYS.match(self.view, match.start()) is not None

    def read(self) -> list[Part]:
        carried: list[str] = []
        self._read_guests()
        for clause in clauses(self.view, self.sentence):
            verbs = list(_verb_pattern().finditer(self.view, clause.start, clause.end))
            for match in verbs:
                if self.quoting is not None and match.start() > self.quoting:
                    break
                self._read_verb(match, clause, carried)
                if self._quotes(match):
                    self.quoting = match.end()
            carried = self._carried(clause, carried)
        return self.acts

    def _read_guests(self) -> None:
        """与会的王甲、李乙; 王甲、李乙等与会嘉宾: attendees by the word 与会 beside their names."""
        for match in _PRESENT.finditer(self.view, self.sentence.start, self.sentence.end):
            behind = bisect_right(self._group_ends, match.start())
            for group in self.groups[max(0, behind - 1) : behind + 1]:
                before = self.view[match.end() : group[0].start] if group[0].start >= match.end() else "，"
                after = self.view[group[-1].end : match.start()] if group[-1].end <= match.start() else "，"
                names_them = match.group() == "与会的" and not regex.search(r"[，；]", before) and len(before) <= 30
                if names_them or regex.fullmatch(r"(?:等|等\p{Han}{0,3})", after):
                    self._add([mention.person for mention in group], "attendee", match, "")

    def _carried(self, clause: Stretch, carried: list[str]) -> list[str]:
        """What a clause without a subject of its own takes over: its predecessor's people, unless a body spoke."""
        place = bisect_left(self._starts, clause.start)
        if place < len(self._starts) and self._starts[place] < clause.end:
            first = max(0, bisect_right(self._group_ends, clause.start) - 1)
            opened = (
                group
                for group in self.groups[first : first + _GROUPS_BACK]
                if clause.start <= group[0].start < clause.end and not self._object(group)
            )
            lead = next(opened, None)
            return [mention.person for mention in lead] if lead else carried
        if _HE_HIMSELF.match(self.view, clause.start, clause.end):
            return self.last[-1:]
        if _OTHER_SUBJECT.match(self.view, clause.start, clause.end):
            return []
        return carried

    def _object(self, group: Sequence[NamedPerson]) -> bool:
        return _is_object(self.view, self.sentence, group)

    def _read_verb(self, match: regex.Match[str], clause: Stretch, carried: list[str]) -> None:
        role = str(match.lastgroup)
        if role == "speaker" and _IN_WRITING.search(self.view, self._after_names(clause, match), match.start()):
            return
        following = self.view[match.end() : min(self.sentence.end, match.end() + 80)]
        if role in ("attendee", "observer", "chair"):
            listed = self._listed_after(match)
            if listed:
                self._add(listed, role, match, following)
                return
        if role == "chair":
            agent = self._agent(match)
            if agent:
                self._add(agent, role, match, following)
                return
        people = self._subject(match, clause, role)
        if people is None:
            people = self._without_subject(match, clause, carried)
        self._add(people, role, match, following)

    def _add(self, people: Sequence[str], role: str, match: regex.Match[str], following: str) -> None:
        for person in people:
            self.acts.append(Part(person, role, match.start(), match.group(), following))

    def _listed_after(self, match: regex.Match[str]) -> list[str]:
        """出席会议的还有…, 参加座谈的有…: the people who follow, up to the sentence's end."""
        found = _LIST_FOLLOWS.match(self.view, match.end(), min(self.sentence.end, match.end() + 60))
        if not found or self.listed:
            return []
        self.listed = True
        return [mention.person for mention in self.inside[bisect_left(self._starts, found.end()) :]]

    def _agent(self, match: regex.Match[str]) -> list[str]:
        """会议由郑甲主持; 在郑甲主持下."""
        for group in self._groups_before(match.start())[:1]:
            between = self.view[group[-1].end : match.start()]
            if len(between) > 20:
                return []
            before = self.view[max(self.sentence.start, group[0].start - 40) : group[0].start]
            if _HONOURS.fullmatch(between) and regex.search(r"(?:由|在)[^，,。；]{0,38}$", before):
                return [mention.person for mention in group]
            return []
        return []

    def _subject(self, match: regex.Match[str], clause: Stretch, role: str) -> list[str] | None:
        """The people listed before the verb, or None if the clause names none before it."""
        together: list[str] = []
        for group in self._groups_before(match.start()):
            end = group[-1].end
            if match.start() - end > _FAR:
                return None
            between = self.view[end : match.start()]
            if role != "speaker" and _TOGETHER.match(self.view, end) and match.start() - end <= 2:
                together = [mention.person for mention in group]
                if self._object(group):
                    continue
            if self._object(group) and not (
                match.group().startswith("作")
                and _HEARD.search(self.view, max(self.sentence.start, group[0].start - 80), group[0].start)
            ):
                continue
            if role == "speaker":
                if end <= clause.start and not _only_group_nouns(between):
                    return None
                if self._other_subject_between(between):
                    return None
            elif len(between) > 220 or _blocked(between, role, end > clause.start):
                return None
            return list(dict.fromkeys([*(mention.person for mention in group), *together]))
        return together or None

    def _after_names(self, clause: Stretch, match: regex.Match[str]) -> int:
        """Where the last name before the verb ends, in its clause."""
        count = bisect_right(self._group_ends, match.start())
        name_end = self._group_ends[count - 1] if count else clause.start
        return max(clause.start, name_end, match.start() - 80)

    def _groups_before(self, place: int) -> list[list[NamedPerson]]:
        """The lists of people that end before a place, the nearest first."""
        count = bisect_right(self._group_ends, place)
        return self.groups[max(0, count - _GROUPS_BACK) : count][::-1]

    def _other_subject_between(self, between: str) -> bool:
        return regex.search(r"[，,](?:会议|全会|大会|双方|各方|与会|大家|座谈会)", between) is not None

    def _without_subject(self, match: regex.Match[str], clause: Stretch, carried: list[str]) -> list[str]:
        before = self.view[clause.start : match.start()]
        if len(before) > _FAR:
            return []
        pronoun = regex.match(rf"(?:{DAY}|随后|会上|并|同时|最后|为此|对此|[“”]|｜)*(?:他|她)(?!们|国|人|的)", before)
        if pronoun:
            return self.last[-1:]
        if regex.fullmatch(_ADVERBIAL, before):
            return carried
        return []


#: 甲同乙共同出席: both do
_TOGETHER = regex.compile(r"共同|一同|一道|一起")
_HEARD = regex.compile(r"听取[^，。；]{0,60}$")
_IN_WRITING = regex.compile(r"批示|指示|贺信|贺电|致信|复信|来信|文章|撰文|书面意见")
_SAYS = regex.compile(r"(?:指出|强调|表示|说|认为|称|要求|介绍|透露|坦言|致辞中说|致辞中表示|呼吁)(?:说|道)?[，,：:]")
_OTHER_SUBJECT = regex.compile(
    r"(?:会议|全会|大会|座谈会|双方|各方|与会|大家|代表们|[^，,]{0,20}(?:负责人|负责同志|代表|嘉宾|人士|专家|单位|"
    r"部门|委员会|政府))"
)
_ADVERBIAL = regex.compile(
    rf"(?:{DAY}|[并还也就在]|随后|同时|讲话中|致辞中|时|会上|会议上|最后|代表[^，]{{1,20}}|围绕[^，]{{1,40}}|"
    rf"就[^，]{{1,40}}|从[^，]{{1,30}}|"
    r"结合[^，]{1,30}|以[^，]{1,30}|对[^，]{1,30}|向[^，]{1,30}|为[^，]{1,30}|受[^，]{1,20}|并?(?:出席|"
    r"参加)[^，]{0,40}|听取[^，]{0,30}|"
    r"分别|作[^，]{0,20}|发表|致|进行|主旨|主题|重要|明确|进一步|再次|特别|着重|会|出席并|主持[^，]{0,40}|"
    r"研究[^，]{0,20}|在[^，]{1,40}[上时中])*"
)
_LIST_FOLLOWS = regex.compile(
    r"[^，。；：]{0,25}?(?:的|并讲话的|并致辞的)(?:领导|嘉宾|市领导|省领导|领导同志|有关领导)?还?"
    r"(?:有|包括|分别是|是)[：:]?"
)
_HONOURS = regex.compile(
    r"(?:同志|委员长|主席|书记|主任|总理|教授|院士|分别|共同|先生|女士|等)*"
)
_PRESENT = regex.compile(r"与会的?")
_GROUP_NOUN = (
    r"(?:等|同志|先生|女士|及|和|以及|共|[^，。；]{0,60}(?:负责人|负责同志|代表|成员|委员|主任|书记|嘉宾|领导|同志|人员|"
    r"专家|学者|人士|人|使节|干部|群众|官兵|师生|单位|部门|职工|记者|企业家|院士|教授|主席|秘书长|部长|班子)"
    r"[^，。；]{0,12})"
)


def _only_group_nouns(between: str) -> bool:
    """Whether what stands between a list of people and the verb only goes on with the list."""
    return regex.fullmatch(rf"[，,、]?(?:{_GROUP_NOUN}[，,、]?){{0,12}}", between) is not None


_STOPS = regex.compile(r"指出|强调|表示|介绍|讲话|致辞|发言|宣读|来到|调研|考察|认为|要求|观看|参观|会见")


def _blocked(between: str, role: str, same_clause: bool) -> bool:
    """Whether another predicate stands between the list and 出席, so that the list is not its subject."""
    if same_clause and not regex.search(r"[，,；]", between):
        if role == "chair":
            return regex.search(r"(?:参加|出席)了?[^，]{0,10}(?:由|，)", between) is not None
        return False
    if regex.fullmatch(r"(?:等|同志|先生|女士)?[，,]?(?:还|并|也|一同|分别)?", between):
        return False
    last_clause = regex.split(r"[，,；]", between)[-1]
    if _STOPS.search(between) or regex.search(r"[在向了将是率]|并$", between.replace("主席", "").replace("在京", "")):
        # another predicate before: only a clause that begins with the verb itself goes on with its subject
        there = "|[在于][^，；]{1,30}" if role == "chair" else ""
        return not (regex.fullmatch(rf"(?:并|还|也|则|应邀|{DAY}{there})*", last_clause) is not None)
    return False
