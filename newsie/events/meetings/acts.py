"""Who did what at a gathering: 主持, 出席, 列席, and every way of speaking there, with the people who are its subject.

A subject is the list of people before the verb (副市长王甲、李乙，秘书长赵丙等出席会议), the one carried over from
the clause before (出席会议并讲话), a pronoun's antecedent (他强调), or a list after the verb (出席会议的还有王甲).
"""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Named, Reading
from newsie.events.reading.people import lists_of, starts_at
from newsie.events.reading.sentences import Stretch
from newsie.lazy import lazy

#: So many lists of people back a verb looks for its subject, and not farther than so many characters.
_LISTS_BACK = 12
_FAR = 400
_TOLD_NEAR = 60
_LONGEST_BETWEEN = 220
#: 以某某同志为核心的党中央: the body is who acts
_AT_THE_CORE = ("同志为核心", "为核心", "同志为总书记", "为总书记")


@dataclass(frozen=True)
class Part:
    """One person in one role, at the place of the verb that says so. ``object`` is what follows the verb."""

    person: str
    role: str
    place: int
    verb: str
    object: str
    named: int


def acts_of(reading: Reading, view: str) -> list[Part]:
    """Return every act of presiding, attending, observing or speaking, sentence by sentence.

    Args:
        reading: the article.
        view: its typed view with the names of gatherings as mentions.

    Returns:
        The acts in order. Whether they belong to a gathering, and to which, is not decided here.
    """
    out: list[Part] = []
    last: list[Named] = []
    for number, sentence in enumerate(reading.sentences):
        reader = _Reader(reading, view, number, sentence, last)
        acts = pattern("meetings.acts").search(view, sentence.start, sentence.end)
        if acts or "与会" in view[sentence.start : sentence.end]:
            out.extend(reader.read())
        last = reader.first_subject() or last
    return out


class _Reader:
    """Reads one sentence, clause by clause, carrying the subject along."""

    def __init__(self, reading: Reading, view: str, number: int, sentence: Stretch, last: list[Named]) -> None:
        self.reading, self.view, self.number, self.sentence, self.last = reading, view, number, sentence, last
        lists = lists_of(reading, sentence.start, sentence.end)
        self.lists = [one for one in lists if not view.startswith(_AT_THE_CORE, one[-1].end)]
        self._inside = [named for one in self.lists for named in one]
        self._starts = [named.start for named in self._inside]
        self._ends = [one[-1].end for one in self.lists]
        self.acts: list[Part] = []
        self.listed = False  # a list behind its verb ends the sentence: there is one
        self.quoting: int | None = None  # where the words of a speaker begin: what they tell is not the meeting's

    def first_subject(self) -> list[Named]:
        """The people a pronoun in the next sentence means: the sentence's first subject."""
        return next((list(one) for one in self.lists if not self._is_object(one)), [])

    def read(self) -> list[Part]:
        carried: list[Named] = []
        self._read_guests()
        for clause in self.reading.clauses_of(self.number):
            for match in pattern("meetings.acts").finditer(self.view, clause.start, clause.end):
                if self.quoting is not None and match.start() > self.quoting:
                    break
                self._read_verb(match, clause, carried)
                if pattern("meetings.quotes").match(self.view, match.start()):
                    self.quoting = match.end()
            carried = self._carried(clause, carried)
        return self.acts

    def _read_guests(self) -> None:
        """与会的王甲、李乙; 王甲、李乙等与会嘉宾: attendees by the word 与会 beside their names."""
        for match in pattern("meetings.present").finditer(self.view, self.sentence.start, self.sentence.end):
            behind = bisect_right(self._ends, match.start())
            for one in self.lists[max(0, behind - 1) : behind + 1]:
                if one[0].start >= match.end():
                    between = self.view[match.end() : one[0].start]
                    named = match.group() == "与会的" and len(between) <= 30 and not any(c in between for c in "，；")
                else:
                    between = self.view[one[-1].end : match.start()]
                    named = between.startswith("等") and len(between) <= 4
                if named:
                    self._add(one, "attendee", match, "")

    def _is_object(self, one: Sequence[Named]) -> bool:
        if pattern("meetings.honoured_one").match(self.view, one[-1].end):
            return True
        first = starts_at(self.view, one[0])
        start = max(self.sentence.start, first - 40, self.view.rfind("；", self.sentence.start, first) + 1)
        return pattern("meetings.object").search(self.view[start:first]) is not None

    def _carried(self, clause: Stretch, carried: list[Named]) -> list[Named]:
        """What a clause without a subject of its own takes over: its predecessor's people, unless a body spoke."""
        place = bisect_left(self._starts, clause.start)
        if place < len(self._starts) and self._starts[place] < clause.end:
            first = max(0, bisect_right(self._ends, clause.start) - 1)
            opened = (
                one
                for one in self.lists[first : first + _LISTS_BACK]
                if clause.start <= one[0].start < clause.end and not self._is_object(one)
            )
            return list(next(opened, carried))
        if pattern("meetings.himself").match(self.view, clause.start, clause.end):
            return self.last[-1:]
        if pattern("meetings.other_subject").match(self.view, clause.start, clause.end):
            return []
        return carried

    def _read_verb(self, match: regex.Match[str], clause: Stretch, carried: list[Named]) -> None:
        role = str(match.lastgroup)
        if role in ("told", "bite"):
            self._add(self._alone(match, clause, role), "speaker", match, "")
            return
        if role == "speaker" and pattern("meetings.in_writing").search(
            self.view, self._after_names(clause, match), match.start()
        ):
            return
        following = self.view[match.end() : min(self.sentence.end, match.end() + 80)]
        if role not in ("speaker", "joint") and (listed := self._listed_after(match)):
            self._add(listed, role, match, following)
            return
        if role == "chair" and (agent := self._agent(match)):
            self._add(agent, role, match, following)
            return
        people = self._subject(match, clause, role)
        if people is None:
            people = self._without_subject(match, clause, carried)
        self._add(people, role, match, following)
        if match.group().startswith("到会") and following.startswith(("祝贺", "并", "讲话")):
            self._add(people, "attendee", match, following)

    def _alone(self, match: regex.Match[str], clause: Stretch, role: str) -> list[Named]:
        """Who 讲述, 畅谈, or whose words stand behind a colon: only the subject of the very clause."""
        for one in self._lists_before(match.start())[:1]:
            start = starts_at(self.view, one[-1] if role == "bite" else one[0])
            before, between = self.view[self.sentence.start : start], self.view[one[-1].end : match.start()]
            if role == "bite":
                begins = pattern("meetings.bite_begins").match(before)
                return [one[-1]] if not before or (begins and begins.end() == len(before)) else []
            near = len(between) <= _TOLD_NEAR and (not between or pattern("meetings.told_between").fullmatch(between))
            if near and not self._is_object(one) and not pattern("meetings.other_body_speaks").search(between):
                return one
        return []

    def _add(self, people: Sequence[Named], role: str, match: regex.Match[str], following: str) -> None:
        for named in people:
            self.acts.append(Part(named.person, role, match.start(), match.group(), following, named.start))

    def _listed_after(self, match: regex.Match[str]) -> list[Named]:
        """出席会议的还有…, 参加座谈的有…: the people who follow, up to the sentence's end."""
        found = pattern("meetings.list_follows").match(self.view, match.end(), min(self.sentence.end, match.end() + 60))
        if not found or self.listed:
            return []
        self.listed = True
        return self._inside[bisect_left(self._starts, found.end()) :]

    def _agent(self, match: regex.Match[str]) -> list[Named]:
        """会议由郑甲主持; 在郑甲主持下."""
        for one in self._lists_before(match.start())[:1]:
            between = self.view[one[-1].end : match.start()]
            first = starts_at(self.view, one[0])
            before = self.view[max(self.sentence.start, first - 40) : first]
            if len(between) <= 20 and pattern("meetings.courtesies").match(between) and (
                pattern("meetings.by").search(before)
            ):
                return list(one)
        return []

    def _subject(self, match: regex.Match[str], clause: Stretch, role: str) -> list[Named] | None:
        """The people listed before the verb, or None if the clause names none before it."""
        together: list[Named] = []
        for one in self._lists_before(match.start()):
            end = one[-1].end
            if match.start() - end > _FAR:
                return None
            between = self.view[end : match.start()]
            is_object = self._is_object(one)
            both = pattern("meetings.together").match(self.view, end, match.end()) if role != "speaker" else None
            if both and both.end() >= match.start():
                together = list(one)
                first = starts_at(self.view, one[0])
                before = self.view[max(self.sentence.start, first - 30) : first]
                if is_object or pattern("meetings.met_before").search(before):
                    continue
            if is_object and not self._speaks_as_agent(one, match, role):
                continue
            if role == "speaker":
                if end <= clause.start and not pattern("meetings.group_nouns").match(between):
                    return None
                if pattern("meetings.other_body_speaks").search(between):
                    return None
            elif not together and self._is_cut_off(between, role, end > clause.start):
                return None
            return [*one, *(named for named in together if named not in one)]
        return together or None

    def _speaks_as_agent(self, one: Sequence[Named], match: regex.Match[str], role: str) -> bool:
        """听取了副市长丁一鸣作的; 由教授王小川授课: behind 听取 and 由 stands who spoke."""
        if match.group().startswith(("作", "关于")) and self._was_heard(one):
            return True
        first = starts_at(self.view, one[0])
        before = self.view[max(self.sentence.start, first - 30) : first]
        return role == "speaker" and pattern("meetings.by_whom").search(before) is not None

    def _was_heard(self, one: Sequence[Named]) -> bool:
        start = max(self.sentence.start, one[0].start - 80)
        return pattern("meetings.heard").search(self.view, start, one[0].start) is not None

    def _is_cut_off(self, between: str, role: str, same_clause: bool) -> bool:
        """Whether a list of people is no subject of presiding, attending, observing."""
        if len(between) > _LONGEST_BETWEEN or (role == "chair" and not same_clause and self._is_after_a_list(between)):
            return True
        return self._is_blocked(between, role, same_clause)

    def _is_after_a_list(self, between: str) -> bool:
        """出席会议，|洛桑江村主持: whoever stands right before the comma has a verb already."""
        return "出席" in between or "参加" in between

    def _is_blocked(self, between: str, role: str, same_clause: bool) -> bool:
        """Whether another predicate stands between the list and the verb, so that the list is not its subject."""
        if same_clause and not any(sign in between for sign in "，,；"):
            return role == "chair" and ("出席" in between or "参加" in between) and "并" not in between
        goes_on = pattern("meetings.goes_on").match(_last_clause(between)) is not None
        if not goes_on and pattern("meetings.there_already").search(between):
            return True  # 王小川等出席会议，有关部门负责人|列席
        if pattern("meetings.group_nouns").match(between) and not any(sign in between for sign in "；"):
            return False
        return not goes_on and pattern("meetings.other_predicate").search(between.replace("在京", "")) is not None

    def _after_names(self, clause: Stretch, match: regex.Match[str]) -> int:
        """Where the last name before the verb ends, in its clause."""
        count = bisect_right(self._ends, match.start())
        name_end = self._ends[count - 1] if count else clause.start
        return max(clause.start, name_end, match.start() - 80)

    def _lists_before(self, place: int) -> list[list[Named]]:
        """The lists of people that end before a place, the nearest first."""
        count = bisect_right(self._ends, place)
        return self.lists[max(0, count - _LISTS_BACK) : count][::-1]

    def _without_subject(self, match: regex.Match[str], clause: Stretch, carried: list[Named]) -> list[Named]:
        before = self.view[clause.start : match.start()]
        if len(before) > _FAR:
            return []
        if pattern("meetings.himself").match(before):
            return carried if len(carried) == 1 else self.last[-1:]
        return carried if pattern("meetings.adverbial").match(before) else []


_COMMA = lazy(r"[，,；]")


def _last_clause(between: str) -> str:
    return _COMMA.split(between)[-1]
