"""Whose acts and which matters belong to which gathering of an article."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from newsie.events.meetings.agenda import agenda_of
from newsie.events.meetings.attendance import Part, acts_of
from newsie.events.meetings.gatherings import Gathering
from newsie.events.meetings.organizers import mode_of, organizers_of
from newsie.events.meetings.reading import MeetingReading
from newsie.events.meetings.reports import Report
from newsie.events.meetings.turnout import attendance_of, groups_of, is_about_a_gathering
from newsie.records import Group, Person

_REMARKS = regex.compile(r"说|认为|表示|介绍|指出|称|分析|透露|坦言|强调|建议|呼吁|解读")
_THERE = regex.compile(r"会上|会议|发言(?!人)|审议")
_INTERVIEW = regex.compile(r"接受[^，。]{0,12}采访|告诉[^，。]{0,6}记者|对记者|向记者|受访")
_OPENS_THE_AGENDA = ("held", "chaired", "agent", "inside")


# from there on people speak to the reporter, not to the meeting
_ASKED = regex.compile(
    r"(?:会后|与会|部分|各界|专家|大家)[^。\n]{0,30}接受[^，。\n]{0,16}采访|记者[^，。\n]{0,12}采访了"
)
# from there on two sides speak to each other, until the gathering is named again
_TALKS = regex.compile(r"(?:会谈|会见|通话|通电话)[^，。；\n]{0,16}?时，")
# these are published, not said at a meeting
_DECLARES = regex.compile(r"发表(?:书面)?(?:声明|谈话|文章|公报)|发文|在社交")
_NEAR_NAME = 12
_FURTHEST_DECLARATION = 600
# 赴某国出席峰会举行吹风会: what is attended is not what is held
_OF_ANOTHER = regex.compile(r"[^，。；]{2,30}?(?:峰会|论坛|会议|大会)(?:举行|召开)")
_ONCE = regex.compile(r"去年|前年|当年|此前|曾经?(?!任)[^，。]{0,6}$|(?:将|拟|计划)[^，。；]{0,8}$")
_WRITES = regex.compile(r"[^，。；]{0,12}作出(?:了)?(?:重要)?(?:指示|批示)")


def _writes(reading: MeetingReading, person: Person) -> bool:
    """Whether someone's words reach the meeting on paper: 作出重要指示, 作出批示."""
    return any(_WRITES.match(reading.view, span.end) for span in person.mentions)


class Roles:
    """Gives every act and every matter of the article to the gathering it belongs to."""

    def __init__(self, reading: MeetingReading, drafts: Sequence[Gathering], reports: Sequence[Report]) -> None:
        self.reading, self.drafts = reading, drafts
        self._named: dict[int, list[tuple[Report, Gathering]]] = {}
        for draft in drafts:
            for report in draft.reports:
                if not report.spoken_of or report.form != "none":
                    self._named.setdefault(reading.sentence_of(report), []).append((report, draft))
        self._others: dict[int, list[Report]] = {}
        for report in reports:
            if report.reported and not report.naming.bare:
                self._others.setdefault(reading.sentence_of(report), []).append(report)
        self._last = self._last_named()
        self._first_other = {
            index: min(report.naming.start for report in others) for index, others in self._others.items()
        }
        for named in self._named.values():
            named.sort(key=lambda pair: pair[0].naming.start)
        self._starts = {
            index: [report.naming.start for report, _ in named] for index, named in self._named.items()
        }
        self._writers = {person.name for person in reading.people if _writes(reading, person)}
        asked = _ASKED.search(reading.view)
        self._interviewed = reading.places.index(asked.start()) if asked else len(reading.sentences)
        self._interviews: dict[int, bool] = {}
        self._talks = [reading.places.index(match.start()) for match in _TALKS.finditer(reading.view)]

    def _last_named(self) -> list[tuple[int, Gathering] | None]:
        """For every sentence, the gathering last named before it, and in which sentence."""
        spoken = {
            index: (index, pairs[-1][1])
            for index, named in self._named.items()
            if (pairs := sorted((p for p in named if not p[0].spoken_of), key=lambda pair: pair[0].naming.start))
        }
        out: list[tuple[int, Gathering] | None] = []
        last: tuple[int, Gathering] | None = None
        for index in range(len(self.reading.sentences)):
            out.append(last)
            last = spoken.get(index, last)
        return out

    def attach_people(self) -> None:
        """Give every participant a role; a quotation counts only for someone who is there anyway."""
        cited = []
        for act in acts_of(self.reading.view, self.reading.sentences, self.reading.people):
            draft = self._draft_of(act)
            if draft is None:
                continue
            if act.role == "speaker" and (self._is_citation(act) or self._is_comment(act, draft)):
                cited.append((draft, act))
            else:
                draft.roles.setdefault(act.person, set()).add(act.role)
        for draft, act in cited:
            if act.person in draft.roles:
                draft.roles[act.person].add(act.role)

    def _is_citation(self, act: Part) -> bool:
        """习近平总书记指出, with the title behind the name, is how a text quotes a leader from elsewhere."""
        text = self.reading.text
        sentence = self.reading.sentences[self.reading.places.index(act.place)]
        named = text.rfind(act.person, max(sentence.start, act.place - 200), act.place)
        after = text[named + len(act.person) : named + len(act.person) + 4]
        in_body = act.place > self.reading.body_start
        return in_body and named >= 0 and after.startswith(("总书记", "主席", "总统", "总理"))

    def _is_comment(self, act: Part, draft: Gathering) -> bool:
        """Whether a remark (说, 认为, 表示) may be an expert's about a session of an organ rather than made there."""
        if draft.kind not in ("session", "plenary") or not _REMARKS.fullmatch(act.verb):
            return False
        index = self.reading.places.index(act.place)
        last = self._last[index]
        beside = index in self._named or (last is not None and self._same_paragraph(last[0], index))
        start = max(self.reading.sentences[index].start, act.place - 200)
        return not beside and _THERE.search(self.reading.view, start, act.place) is None

    def _draft_of(self, act: Part) -> Gathering | None:
        """The meeting an act belongs to, or None: an inspection, an interview, another occasion."""
        index = self.reading.places.index(act.place)
        once = _ONCE.search(self.reading.view, max(0, act.place - 12), act.place)
        if once and not self.reading.is_named_at(once.start()):
            return None
        if act.role == "speaker":
            remark = _REMARKS.fullmatch(act.verb) is not None
            if self._is_interview(index) or (remark and act.person in self._writers):
                return None
            if remark and index >= self._interviewed and index not in self._named:
                return None
            if remark and act.person in self._declaring(index):
                return None
        elif is_about_a_gathering(act.object) is False:
            return None
        if act.role != "speaker" and _OF_ANOTHER.match(act.object):
            return None
        here = self._object_of(index, act) or self._nearest(index, act.place)
        if here is not None:
            return here
        if self._is_of_another(index, act) or (act.role == "speaker" and self._in_talks(index)):
            return None
        return self._current(index)

    def _declaring(self, index: int) -> set[str]:
        """Who spoke elsewhere, as the paragraph tells up to a sentence: 李家超当晚发表声明."""
        line = self.reading.paragraphs.stretches[self.reading.paragraphs.index(self.reading.sentences[index].start)]
        end = self.reading.sentences[index].end
        start = max(line.start, end - _FURTHEST_DECLARATION)
        said = [match.start() for match in _DECLARES.finditer(self.reading.view, start, end)]
        return {
            person.name
            for person in self.reading.people
            for span in person.mentions
            if any(0 <= place - span.end <= _NEAR_NAME for place in said)
        } if said else set()

    def _in_talks(self, index: int) -> bool:
        """Whether the last that was told before a sentence is a talk (同某某会谈时，…), not a gathering."""
        talk = bisect_right(self._talks, index) - 1
        last = self._last[index]
        return talk >= 0 and (last is None or self._talks[talk] > last[0])

    def _is_interview(self, index: int) -> bool:
        if index not in self._interviews:
            sentence = self.reading.sentences[index]
            found = _INTERVIEW.search(self.reading.view, sentence.start, sentence.end)
            self._interviews[index] = found is not None
        return self._interviews[index]

    def _object_of(self, index: int, act: Part) -> Gathering | None:
        """The gathering right after 出席, 主持: its name begins where the verb ends."""
        if act.role == "speaker":
            return None
        verb_end = act.place + len(act.verb)
        place = bisect_right(self._starts.get(index, []), act.place)
        for report, draft in self._named.get(index, [])[place : place + 1]:
            between = self.reading.view[verb_end : report.naming.start]
            if len(between) <= 10 and not regex.search(r"[，。；]", between):
                return draft
        return None

    def _nearest(self, index: int, place: int) -> Gathering | None:
        """The gathering named in the sentence, nearest to the verb."""
        named = self._named.get(index)
        if not named:
            return None
        behind = bisect_right(self._starts[index], place)
        around = named[max(0, behind - 1) : behind + 1]
        return min(
            around, key=lambda pair: min(abs(pair[0].naming.start - place), abs(place - pair[0].naming.end))
        )[1]

    def _is_of_another(self, index: int, act: Part) -> bool:
        """Whether the sentence ties the act to a gathering that is not the article's news."""
        first = self._first_other.get(index)
        return first is not None and (first < act.place or act.role != "speaker")

    def _current(self, index: int) -> Gathering | None:
        """The meeting the article is speaking of when the sentence names none."""
        if self.reading.sentences[index].start < self.reading.body_start:
            return next((draft for draft in self.drafts if draft.leads), None)
        last = self._last[index]
        if last is None:
            return None
        if last[1].leads or self._same_paragraph(last[0], index):
            return last[1]
        # 主席会议举行集体学习 has its paragraph; what comes after it is of the meeting the article is about
        return next((draft for draft in self.drafts if draft.leads), None)

    def _same_paragraph(self, one: int, other: int) -> bool:
        sentences, paragraphs = self.reading.sentences, self.reading.paragraphs
        return paragraphs.index(sentences[one].start) == paragraphs.index(sentences[other].start)

    def attach_matters(self) -> None:
        """Give every gathering its agenda, attendance, mode, organisers and collective participants."""
        reading = self.reading
        for index, sentence in enumerate(reading.sentences):
            draft = self._nearest(index, sentence.start) or self._current(index)
            if draft is None:
                continue
            if sentence.start >= reading.body_start:
                opening = self._opening(index, draft)
                for item in agenda_of(reading.text, reading.view, sentence, opening=opening):
                    draft.agenda.setdefault(item.topic, item)
            body = reading.text[sentence.start : sentence.end]
            draft.attendance = draft.attendance if draft.attendance is not None else attendance_of(body)
            draft.mode = draft.mode or mode_of(body)
            draft.organizers.update(dict.fromkeys(organizers_of(body)))
            for text, role in groups_of(reading.text, sentence, reading.people):
                draft.groups[Group(text, role)] = None

    def _opening(self, index: int, draft: Gathering) -> int | None:
        """Where the meeting's name ends in a sentence that reports it as held."""
        ends = [
            report.naming.end
            for report, owner in self._named.get(index, ())
            if owner is draft and report.form in _OPENS_THE_AGENDA
        ]
        return min(ends) if ends else None
