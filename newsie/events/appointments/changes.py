"""One sentence being read for changes of office, and the drafts that come out of it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from newsie.events.appointments.acts import Act
from newsie.events.appointments.names import Names
from newsie.events.appointments.offices import Office, Offices, read_offices
from newsie.language.posts import Post
from newsie.language.roles import role_start


@dataclass(frozen=True)
class Change:
    """A change of office as its clause tells it, before the notice around it is asked."""

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
        """The record's action; 为…候选人 makes an appointment a nomination, 当选…人选 remains an election."""
        start = self.act.action in ("appoint", "elect") and self.act.text not in ("当选", "连任")
        return "nominate" if self.candidate and start else self.act.action


# Between a person and the verb: when, how, whether already.
_ADVERB = regex.compile(
    r"(?:[（(][^（）()]{0,40}[）)]|同志|先生|女士|本人|已经|已|将|正式|同时|再次|继续|全票|满票|高票|成功|近日|日前|今日|今天|昨日|昨天|当日|当天|此前|此次|随后|最终|首次|第[一二三四五六七八九十]次|以[^，。；]{2,12}票"
    r"|“空降”|空降|回乡|罕见|“罕见”|跨省|同岗|平级|临时|暂时|一并|现已|现|刚刚|新近|最新|正在|宣誓|确认|确定|依法|当场|兼|又|还|则|也|均|都|分别|共同|相继|双双|一同|先后|提前|将于|于|自|从|在|获"
    r"|\d{1,4}[年月日号]|[一二三四五六七八九十]{1,3}[月日]|上午|下午|[，,](?:因|由于)[^，。；：\n]{1,24}[，,]?|(?:因|由于)[^，。；：\n]{2,16}(?:原因|变动|需要|调整|退休|年龄|安排)[，,]?|并|经选举|开始|起|到龄|退休|不再兼任[^，。；\n]{2,20}后|接受任命|当选并|宣布|表示)$"
)
_NOT = regex.compile(
    r"(?:不会|没有|没|未|并未|不|拒绝|无意|不准备|不想|绝不|否认|未能|不愿|不能|无法|才能|可以|有望|或|能否|是否|可能|希望|想|可|拟|争取|角逐|竞选)$"
)
_OTHER_POST = regex.compile(r"[，,]\s*(?:另有任用|另有任职)")
_REASON = regex.compile(
    r"(?:因|由于|鉴于|出于)(?P<reason>[^，。；：\n]{1,30}?)(?:，|,|原因)?(?=请求|提出|申请|要求|主动|辞去|不再|免去|本人|$)"
)
_REASON_BEFORE = regex.compile(
    r"(?:^|(?<=[，。：；、\n\s]))(?:因|由于|鉴于)(?P<reason>[^，。：；\n]{2,20}?)(?:原因)?，(?:经[^，。；：\n]{2,30}，)?$"
)
_PROBATION = regex.compile(r"[，,]\s*试用期(?:为)?(?P<years>[一1半])个?年")
_YEARS = {"一": "P1Y", "1": "P1Y", "半": "P6M"}
# 任县委书记时 tells when something else happened.
_PASSING = regex.compile(
    r"(?:的)?(?:时(?!隔)|期间|时期|任内|以来|之时|那年|之前|仪式|典礼|的(?:就职|宣誓|仪式|典礼|消息|传闻|可能|呼声|条件|资格)|前(?!往|来|后)|之后|后(?!留下|的职|的首次|备|勤|续|者))"
)
_CLAUSE = regex.compile(r"[，,；;：:]")
# Before a person who is not the subject: 接替某某, 击败某某.
_BEATS = regex.compile(r"击败|战胜|险胜|打败|取代|接替|接棒|领先")
_OTHERS = ("接替", "接棒", "代替", "取代", "击败", "战胜", "打败", "顶替")
# 某某由候补委员增补为委员
_FROM = regex.compile(r"[由从][^，。；]{2,20}$")
_CONGRATULATES = regex.compile(r"祝贺(?:他|她|其)(?:再次|成功|正式|连任|首次)?$")
_SENT = regex.compile(r"(?:致贺电|致贺函|发来?贺电|致信|致函|通电话|致电)(?=$)")
_YOU = regex.compile(r"[您你我]|阁下|陛下|殿下|总统先生|自己")


class Sentence:
    """A sentence read from left to right: where reading stands, and who was spoken of last."""

    def __init__(self, text: str, start: int, end: int, names: Names, antecedent: tuple[str, ...] = ()) -> None:
        self.text, self.start, self.end, self.names = text, start, end, names
        self.people = antecedent
        self.last: Change | None = None
        self.reached = start

    def note(self, draft: Change) -> None:
        """Remember a draft: what follows may lean on its people."""
        self.last, self.people = draft, draft.people
        self.reached = max(self.reached, draft.end)

    def offices(self, start: int, limit: int, *, formal: bool, before: Post | None = None) -> Offices | None:
        """Return the posts that begin at ``start``; the user's roles are known to `read_offices`."""
        return read_offices(self.text, start, limit, formal=formal, before=before, own=self.names.own_roles)

    def draft(
        self, people: list[str], act: Act, printed: str, offices: Offices, start: int, word: int, *,
        respectively: bool = False,
    ) -> Change:  # fmt: skip
        """Return a draft with what its clause says besides: the reason, 同志, 另有任用."""
        other = _OTHER_POST.match(self.text, offices.end, self.end)
        around = self.text[max(self.start, start) : offices.end]
        reason = _REASON.search(around) or _REASON_BEFORE.search(self.text, max(self.start, start - 40), start)
        probation = _PROBATION.match(self.text, offices.end, self.end)
        return Change(
            people=tuple(people),
            act=act,
            printed=printed,
            offices=tuple(replace(post, probation=_YEARS[probation["years"]]) for post in offices.posts)
            if probation
            else offices.posts,
            start=start,
            end=other.end() if other else offices.end,
            word=word,
            candidate=offices.candidate,
            comrade="同志" in around[:60],
            respectively=respectively and len(people) == len(offices.posts),
            passing=_PASSING.match(self.text, offices.end) is not None,
            reason=reason.group("reason") if reason else None,
        )

    def strip(self, end: int, pattern: regex.Pattern[str] = _ADVERB, *, steps: int = 8) -> int:
        """Return ``end`` moved left over what may stand between a name and its verb."""
        for _ in range(steps):
            match = pattern.search(self.text, max(self.start, end - 50), end)
            if match is None or match.end() != end or match.start() == end:
                return end
            end = match.start()
        return end

    def denied(self, word: int) -> bool:
        """Tell whether the verb at ``word`` is denied, or only hoped for."""
        return _NOT.search(self.text, max(self.start, word - 6), word) is not None

    def passive(self, word: int) -> tuple[int, list[str]] | None:
        """Return ``(start, people)`` of 某人被 right before the word; nobody if none is named."""
        for mark in ("被正式", "被再次", "被", "获", "受"):
            if word - len(mark) >= self.start and self.text.startswith(mark, word - len(mark)):
                return self.subject(word - len(mark), reach=30) or (word, [])
        return None

    def subject(self, word: int, *, reach: int) -> tuple[int, list[str]] | None:
        """Return ``(start, people)`` of the subject of the verb at ``word``.

        The person may stand right before the verb, in an earlier clause of the sentence, or in the change told just
        before (某某任书记，不再担任市长).
        """
        end = word
        while not (self.names.tagged_start(end) or self.names.ends_known(end)):
            cut = self.strip(end, steps=1)
            if cut == end:
                break
            end = cut
        found = self.names.before(end, self.start)
        for _ in range(2):
            if found and self.text.endswith(_OTHERS, self.start, found[0]):
                end = self.strip(found[0] - 2)
                found = self.names.before(end, self.start)
        if found:
            return found
        clause = max(self.text.rfind(mark, max(self.start, end - 400), end) for mark in "，,；;：:") + 1
        said = self.text[max(self.start, clause) : end]
        if _YOU.search(said):
            return None
        if _CONGRATULATES.search(self.text, max(self.start, end - 8), end):
            return self._congratulated(clause - 1)
        floor = self.reached if self.last else self.start
        if self.last is not None and word - self.last.end <= 40 and not self.names.people_in(floor, word):
            return floor, list(self.people)
        if _FROM.search(said):
            inside = self.names.people_in(max(self.start, clause), end)
            if inside:
                return inside[0][0], [inside[0][1]]
        elif len(said) > 2 or role_start(said) is not None:
            return None
        return self._of_earlier_clause(clause - 1, floor, word - reach)

    def _congratulated(self, stop: int) -> tuple[int, list[str]] | None:
        """致电某某，祝贺他当选: the last person of the clause before."""
        sent = _SENT.search(self.text, self.start, max(self.start, stop))
        stop = sent.start() if sent else stop
        whole = self.names.ending(stop, self.start) if stop > self.start else None
        return (whole[0], [whole[1]]) if whole else None

    def _of_earlier_clause(self, stop: int, floor: int, furthest: int) -> tuple[int, list[str]] | None:
        """The nearest clause to the left that names somebody: its first person is the subject."""
        floor = max(floor, furthest, self.start)
        if stop <= floor or self.text[stop : stop + 1] in "；;：:":
            return None
        edges = [floor, *(m.end() for m in _CLAUSE.finditer(self.text, floor, stop))]
        for number in range(len(edges) - 1, -1, -1):
            last = edges[number + 1] - 1 if number + 1 < len(edges) else stop
            if self.text[last : last + 1] in "；;" and last < stop:
                return None
            beaten = _BEATS.search(self.text, edges[number], last)
            last = beaten.start() if beaten else last
            whole = self.names.ending(max(self.strip(last), edges[number]), edges[number])
            people = [*self.names.people_in(edges[number], last), *([whole] if whole else [])]
            if people:
                first = min(people)
                return first[0], [first[1]]
        return None
