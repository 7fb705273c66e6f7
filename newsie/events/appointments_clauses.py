"""Clauses that change who holds an office, by their word order.

Each reader starts at a word of ``appointment_acts.tsv`` and returns drafts: who, what, which posts, where. Authority,
session and date come later, from :mod:`newsie.events.appointments_context`.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from newsie.events.acts import Act, act_pattern, acts
from newsie.events.appointments_people import Names
from newsie.events.appointments_posts import Office, Offices, acting, as_post, is_job, read_offices, stretch_end

_LIST = 4000


@dataclass(frozen=True)
class Draft:
    """One person's change of one or more posts, before the notice around it is asked."""

    people: tuple[str, ...]
    act: Act
    printed: str
    offices: tuple[Office, ...]
    start: int
    end: int
    word: int
    candidate: bool = False
    comrade: bool = False
    respectively: bool = False
    passing: bool = False
    undated: bool = False
    reason: str | None = None

    def changes(self) -> Iterator[tuple[str, Office]]:
        """Yield every person with every post, or each with their own (分别)."""
        if self.respectively:
            yield from zip(self.people, self.offices, strict=True)
            return
        for person in self.people:
            for office in self.offices:
                yield person, office

    @property
    def action(self) -> str:
        """The record's action; 为…候选人 makes every appointment a nomination."""
        return "nominate" if self.candidate and self.act.action in ("appoint", "elect") else self.act.action


# Between a person and the verb: when, how, whether already.
_ADVERB = regex.compile(
    r"(?:[（(][^（）()]{0,40}[）)]|同志|先生|女士|已经|已|将|正式|同时|再次|继续|全票|满票|高票|成功|近日|日前|今日|今天|昨日|昨天|当日|当天|此前|此次|随后"
    r"|“空降”|空降|回乡|罕见|“罕见”|跨省|同岗|平级|临时|一并|现已|现|刚刚|新近|最新|正在|宣誓|确认|确定|依法|当场|兼|又|还|则|也|均|都|分别|共同|相继|双双|一同|先后|提前|将于|于|自|从|在"
    r"|\d{1,4}[年月日号]|[一二三四五六七八九十]{1,3}[月日]|上午|下午|[，,]?(?:因|由于)[^，。；：\n]{1,24}[，,]?|并|经选举|开始|起|不再兼任[^，。；\n]{2,20}后)$"
)
_RESIGN_ADJUNCT = regex.compile(
    r"(?:[（(][^（）()]{0,40}[）)]|同志|自愿|主动|提出|提交|书面|申请|请求|要求|本人|的|宣布|决定|已|正式|同时|关于|[，,]|(?:因|由于|鉴于|出于)[^，。；：\n]{1,30}?(?:原因|变动|调整|需要|退休|年龄|身体|健康|分工|安排|[，,])?)$"
)
_ACCEPT = regex.compile(r"接受|同意|批准|准许|准予|接收")
_REASON = regex.compile(r"(?:因|由于|鉴于|出于)(?P<reason>[^，。；：\n]{1,30}?)(?:，|,|原因)?(?=请求|提出|申请|要求|主动|辞去|不再|免去|本人|$)")
_OTHER_POST = regex.compile(r"[，,]\s*(?:另有任用|另有任职)")
_HELD = regex.compile(r"(?:所|现|原)?(?:兼任|担任|任|兼|代理)的")
_JOIN = regex.compile(r"[，,、；;]?(?:和|以及|并|同时)?")
_ALSO = regex.compile(r"的(?:同志)?(?:还|分别)?(?:有|是|为)[：:]?")
_LINK = regex.compile(r"为|担任|出任|兼任|代理|接任|任(?![命期务])")
_CLAUSE = regex.compile(r"[，,；;：:]")


class Clauses:
    """The drafts of one sentence, from left to right."""

    def __init__(self, text: str, start: int, end: int, names: Names, antecedent: tuple[str, ...] = ()) -> None:
        self.text, self.start, self.end, self.names = text, start, end, names
        self.people = antecedent
        self.last: Draft | None = None
        self.reached = start

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts of the sentence."""
        place = self.start
        while True:
            match = act_pattern().search(self.text, place, self.end)
            if match is None:
                return
            act = acts()[match.group("act")]
            place = match.end()
            for draft in self._read(match, act):
                yield draft
                self.last = draft
                self.people = draft.people
                self.reached = place = max(place, draft.end)

    def _read(self, match: regex.Match[str], act: Act) -> Iterator[Draft]:
        if act.form == "as":
            yield from self._read_as(match, act)
        elif act.form == "off":
            yield from self._read_off(match, act)
        elif act.form == "resign":
            yield from self._read_resign(match, act)
        else:
            yield from self._read_subject(match, act)

    # 任命 W 为 P ------------------------------------------------------------------------------------------------

    def _read_as(self, match: regex.Match[str], act: Act) -> Iterator[Draft]:
        printed = match.group()
        start = match.end()
        passive = self._passive(match.start())
        if passive is None and self.text.startswith(("为", "成为"), start) and act.text != "决定":
            passive = self._subject(match.start(), reach=60)
        if passive is not None:
            link = regex.compile(r"(?:成)?(?:为|担任|任)?").match(self.text, start, self.end)
            offices = read_offices(self.text, link.end() if link else start, self.end, formal=False)
            if offices and all(map(is_job, offices.posts)):
                yield self._draft(passive[1], act, "被" + printed, offices, passive[0], match.start())
            return
        if act.text == "决定" and self.text.startswith(("：", ":"), start):
            return
        colon = regex.compile(r"了?[：:]?\s*").match(self.text, start, self.end)
        start = colon.end() if colon else start
        found = self._linked(start, match.start(), act, printed)
        while found is not None:
            yield found
            joint = _JOIN.match(self.text, found.end, self.end)
            after = joint.end() if joint else found.end
            if act_pattern().match(self.text, after, self.end):
                return
            found = self._linked(after, after, act, printed)

    def _linked(self, start: int, first: int, act: Act, printed: str) -> Draft | None:
        """Read ``W 为 P`` at ``start``."""
        stop = stretch_end(self.text, start, min(self.end, start + _LIST), stop="。；;！？：:\n")
        if act.text == "决定":
            stop = min(stop, stretch_end(self.text, start, stop))
        tries = 0
        for link in _LINK.finditer(self.text, start, stop):
            if link.start() == start:
                continue
            tries += 1
            if tries > 3:
                return None
            tail = self.text[max(start, link.start() - 2) : link.start()]
            end = link.start() - (2 if tail in ("同时", "继续") else 0)
            respectively = self.text.endswith("分别", start, end)
            people = self.names.listed(start, end - 2 * respectively)
            if people is None:
                continue
            offices = self._offices(link.end(), link.group(), act)
            if offices is not None:
                return self._draft(people, act, printed, offices, first, start, respectively)
        return None

    def _offices(self, start: int, link: str, act: Act) -> Offices | None:
        formal = act.text not in ("决定", "推荐", "建议", "聘请", "增补")
        end = self._before_next(start)
        offices = read_offices(self.text, start, end, formal=formal)
        if offices is None:
            return None
        if act.text in ("推荐", "建议") and not offices.candidate:
            return None
        if act.text == "关于" and not offices.tail.startswith("的"):
            return None
        if link == "代理":
            return acting(offices)
        if link == "兼任":
            return replace(offices, posts=tuple(replace(post, concurrent=True) for post in offices.posts))
        return offices

    def _before_next(self, start: int) -> int:
        """Return where the posts must end because the next ``、W为`` begins."""
        end = stretch_end(self.text, start, self.end)
        for link in regex.finditer("为", self.text[start:end]):
            people = self.names.before(start + link.start(), start)
            if people and people[0] > start and self.text[people[0] - 1] in "、，,和及":
                return people[0] - 1
        return end

    def _passive(self, word: int) -> tuple[int, list[str]] | None:
        """Return ``(start, people)`` of 某人被 right before the word."""
        for mark in ("被正式", "被", "获", "受"):
            if self.text.startswith(mark, max(self.start, word - len(mark))) and word - len(mark) >= self.start:
                return self._subject(word - len(mark), reach=30) or (word, [])
        return None

    # 免去 W 的 P 职务 -------------------------------------------------------------------------------------------

    def _read_off(self, match: regex.Match[str], act: Act) -> Iterator[Draft]:
        printed = match.group()
        passive = self._passive(match.start())
        start = match.end()
        if passive is not None:
            offices = read_offices(self.text, start, self.end, formal=False)
            if offices and passive[1] and all(map(is_job, offices.posts)):
                yield self._draft(passive[1], act, "被" + printed, offices, passive[0], match.start())
            return
        blank = regex.compile(r"了?[：:]?\s*").match(self.text, start, self.end)
        start = blank.end() if blank else start
        theirs = regex.compile(r"(?:其|他|她)(?:的|(?:所|现)?(?:兼任|担任|任)的)?").match(self.text, start, self.end)
        if theirs:
            people: list[str] | None = list(self.people)
            if not people:
                near = self._subject(match.start(), reach=80)
                people = near[1] if near else None
            offices = read_offices(self.text, theirs.end(), self.end, formal=True)
            if people and offices:
                yield self._draft(people, act, printed, offices, match.start(), match.start())
            return
        found = self._removed(start, match, act)
        if found:
            yield found

    def _removed(self, start: int, match: regex.Match[str], act: Act) -> Draft | None:
        stop = stretch_end(self.text, start, min(self.end, start + _LIST), stop="。；;！？\n")
        for tries, link in enumerate(regex.finditer("的", self.text[start:stop])):
            if tries > 2:
                break
            place = start + link.start()
            held = _HELD.search(self.text, start, place + 1)
            end = held.start() if held and held.end() == place + 1 else place
            people = self.names.listed(start, end)
            if people:
                offices = read_offices(self.text, place + 1, self.end, formal=True)
                return self._draft(people, act, match.group(), offices, match.start(), match.start()) if offices else None
        return self._glued(start, stop, match, act) or self._titled(start, match, act)

    def _glued(self, start: int, stop: int, match: regex.Match[str], act: Act) -> Draft | None:
        """免去林某国家税务总局局长职务: no 的 between the name and the post."""
        last = max(start, self.text.rfind("、", start, min(stop, start + 400)) + 1)
        tries = [start] if last == start else [start, last]
        for first in tries:
            for size in self._sizes(first, stop):
                end = first + size
                people = self.names.listed(start, end)
                if people is None:
                    continue
                offices = read_offices(self.text, end, self.end, formal=False)
                if offices and offices.closed and "的" not in self.text[end : offices.end] and all(map(is_job, offices.posts)):
                    return self._draft(people, act, match.group(), offices, match.start(), match.start())
        return None

    def _sizes(self, first: int, stop: int) -> list[int]:
        """The lengths a name at ``first`` may have, the likeliest first."""
        seen = [len(name) for place, name in self.names.people_in(first, min(stop, first + 20)) if place == first]
        seen += [n for n in range(12, 1, -1) if self.text[first : first + n] in self.names.known]
        known = [n for n in (3, 2, 4) if _ORGAN_START.match(self.text, first + n)]
        return [*seen, *known, 3, 2]

    def _titled(self, start: int, match: regex.Match[str], act: Act) -> Draft | None:
        """解除国防部长某某的职务: the post stands before the name."""
        closing = regex.compile(r"[^，。；、\n]{4,40}?(?:的)?(?:一切|所有)?职务").match(self.text, start, self.end)
        if closing is None:
            return None
        end = closing.end() - len("职务")
        end -= self.text[:end].endswith(("一切", "所有")) * 2
        end -= self.text[end - 1] == "的"
        person = self.names.ending(end, start)
        if person is None or person[0] <= start:
            return None
        offices = read_offices(self.text, start, person[0], formal=False)
        if offices is None or not all(map(is_job, offices.posts)):
            return None
        offices = replace(offices, end=closing.end())
        return self._draft([person[1]], act, match.group(), offices, match.start(), match.start())

    # 接受 W 辞去 P 职务 -----------------------------------------------------------------------------------------

    def _read_resign(self, match: regex.Match[str], act: Act) -> Iterator[Draft]:
        offices = read_offices(self.text, match.end(), self.end, formal=False)
        if offices is None:
            return
        floor = max(self.start, match.start() - _LIST)
        accepts = list(_ACCEPT.finditer(self.text, max(self.reached, floor), match.start()))
        if accepts:
            first = accepts[-1]
            people = self._resigning(first.end(), match.start())
            if people:
                yield self._draft(people, act, first.group() + "辞职", offices, first.start(), match.start())
            return
        end = self._strip(_RESIGN_ADJUNCT, match.start())
        found = self.names.before(end, self.start) or self._subject(match.start(), reach=40)
        if found and all(map(is_job, offices.posts)):
            yield self._draft(found[1], act, match.group(), offices, found[0], match.start())

    def _resigning(self, start: int, stop: int) -> list[str] | None:
        for cut in (*_RESIGN_CUT.finditer(self.text, start, stop),):
            people = self.names.listed(start, cut.start())
            if people:
                return people
        return self.names.listed(start, stop)

    # W 任 P -----------------------------------------------------------------------------------------------------

    def _read_subject(self, match: regex.Match[str], act: Act) -> Iterator[Draft]:
        sure = act.strength == "formal" or (act.strength == "bare" and self._comrade(match.start()))
        offices = read_offices(self.text, self._after_verb(match), self.end, formal=sure)
        if match.group() == "任" and self.names.covers(match.start()):
            return
        also = _ALSO.match(self.text, offices.end, self.end) if offices else None
        if offices and also:
            stop = stretch_end(self.text, also.end(), min(self.end, also.end() + _LIST), stop="。；;！？\n")
            people = self.names.listed(also.end(), stop)
            if people:
                yield self._draft(people, act, match.group(), replace(offices, end=stop), match.start(), match.start())
            return
        if offices and not offices.closed and (whose := self._relative(offices.end)):
            draft = self._draft([whose], act, match.group(), offices, match.start(), match.start())
            yield replace(draft, undated=True)
            return
        by = self._given(match)
        if offices is None:
            if by and by[2] is not None:
                yield self._draft(by[1], act, match.group(), replace(by[2], end=match.end()), by[0], match.start())
            return
        found = (by[0], by[1]) if by else self._subject(match.start(), reach=400 if act.text.startswith("拟") else 60)
        if found is None or not found[1]:
            return
        if not sure and not all(map(is_job, offices.posts)):
            return
        respectively = self.text.endswith("分别", self.start, match.start())
        draft = self._draft(found[1], act, match.group(), offices, found[0], match.start(), respectively)
        if act.text == "代理":
            draft = replace(draft, offices=acting(offices).posts)
        if act.text in ("兼任", "拟兼任"):
            draft = replace(draft, offices=tuple(replace(post, concurrent=True) for post in draft.offices))
        yield draft
        yield from self._continued(draft)

    def _relative(self, end: int) -> str | None:
        """履新某省委常委的某某: the person comes after the post."""
        if not self.text.startswith("的", end):
            return None
        people = [(a, n) for a, n in self.names.people_in(end + 1, min(self.end, end + 12)) if a == end + 1]
        return people[0][1] if people else None

    def _continued(self, draft: Draft) -> Iterator[Draft]:
        """某某当选书记，某某、某某为副书记."""
        while draft.act.action == "elect":
            joint = regex.compile(r"[，,、；;]").match(self.text, draft.end, self.end)
            stop = stretch_end(self.text, joint.end(), self.end) if joint else 0
            link = self.text.find("为", joint.end(), stop) if joint else -1
            if joint is None or link < 0:
                return
            people = self.names.listed(joint.end(), link)
            offices = read_offices(self.text, link + 1, self.end, formal=False, before=as_post(draft.offices[0]))
            if not people or not offices:
                return
            draft = self._draft(people, draft.act, draft.printed, offices, joint.end(), joint.end())
            yield draft

    def _after_verb(self, match: regex.Match[str]) -> int:
        extra = regex.compile(r"(?:了|为|担任|任|出任|连任|到|至|，任|并连任)?").match(self.text, match.end(), self.end)
        return extra.end() if extra else match.end()

    def _comrade(self, word: int) -> bool:
        return "同志" in self.text[max(self.start, word - 12) : word]

    def _given(self, match: regex.Match[str]) -> tuple[int, list[str], Offices | None] | None:
        """省长一职由某某接任: the post stands before 由."""
        person = self.names.before(self._strip(_ADVERB, match.start()), self.start)
        if person is None:
            return None
        by = self.text.rfind("由", max(self.start, person[0] - 30), person[0])
        if by < 0 or _CLAUSE.search(self.text, by, person[0]):
            return None
        first = max((self.text.rfind(mark, self.start, by) for mark in "，,；;：:。"), default=-1) + 1
        first = max(first, self.start)
        post = read_offices(self.text, first, by, formal=False) if by - first < 60 else None
        return first, person[1], post if post and post.closed and all(map(is_job, post.posts)) else None

    def _subject(self, word: int, *, reach: int) -> tuple[int, list[str]] | None:
        """Return ``(start, people)`` of the subject of the verb at ``word``."""
        floor = max(self.start, self.reached if self.last else self.start)
        end = self._strip(_ADVERB, word)
        found = self.names.before(end, self.start)
        if found and self.text.endswith(("接替", "接棒", "代替", "取代"), self.start, found[0]):
            found = self.names.before(self._strip(_ADVERB, found[0] - 2), self.start) or found
        if found:
            return found
        carried = self.last is not None and word - self.last.end <= 40
        if carried and not self.names.people_in(floor, word):
            return floor, list(self.people)
        return self._of_earlier_clause(word, floor, reach)

    def _of_earlier_clause(self, word: int, floor: int, reach: int) -> tuple[int, list[str]] | None:
        """The nearest clause to the left that names somebody: its first person is the subject."""
        floor = max(floor, word - reach)
        edges = [floor, *(m.end() for m in _CLAUSE.finditer(self.text, floor, word))]
        for number in range(len(edges) - 1, -1, -1):
            stop = edges[number + 1] - 1 if number + 1 < len(edges) else word
            if self.text[stop : stop + 1] in "；;" and stop < word:
                return None
            people = self.names.people_in(edges[number], stop)
            whole = self.names.ending(stop, edges[number]) if number + 1 < len(edges) else None
            if people or whole:
                first = min([*people, *([whole] if whole else [])])
                return first[0], [first[1]]
        return None

    def _strip(self, pattern: regex.Pattern[str], end: int) -> int:
        """Return ``end`` moved left over what the pattern allows between a name and its verb."""
        for _ in range(8):
            match = pattern.search(self.text, max(self.start, end - 50), end)
            if match is None or match.end() != end or match.start() == end:
                return end
            end = match.start()
        return end

    def _draft(
        self, people: list[str], act: Act, printed: str, offices: Offices, start: int, word: int,
        respectively: bool = False,
    ) -> Draft:  # fmt: skip
        other = _OTHER_POST.match(self.text, offices.end, self.end)
        around = self.text[max(self.start, start) : offices.end]
        reason = _REASON.search(around)
        return Draft(
            people=tuple(people), act=act, printed=printed, offices=offices.posts, start=start,
            end=other.end() if other else offices.end, word=word, candidate=offices.candidate,
            comrade="同志" in around[:60], respectively=respectively and len(people) == len(offices.posts),
            passing=_PASSING.match(self.text, offices.end) is not None, reason=reason.group("reason") if reason else None,
        )  # fmt: skip


# 任县委书记时 tells when something else happened.
_PASSING = regex.compile(r"(?:的)?(?:时(?!隔)|期间|时期|任内|以来|之时|那年|之前|前(?!往|来|后))")
_RESIGN_CUT = regex.compile(r"因|由于|鉴于|出于|提出|请求|申请|主动|自愿|书面|要求|辞|的|同志|，|,")
_ORGAN_START = regex.compile(
    r"国家|中国|中共|中央|全国|最高|国务院|人民|省|市|县|区|州|盟|旗|自治|本|第|兼任|担任|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    r"|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|北京|天津|上海|重庆|香港|澳门"
)
