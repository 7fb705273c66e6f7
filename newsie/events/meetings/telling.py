"""What an article tells of each of its gatherings: the acts, matters, groups and figures within its scene."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from newsie.events.grammar.engine import pattern
from newsie.events.meetings.activities import activity_before
from newsie.events.meetings.acts import Part, acts_of
from newsie.events.meetings.agenda import agenda_of
from newsie.events.meetings.gatherings import Gathering
from newsie.events.meetings.groups import groups_of
from newsie.events.meetings.organizers import hosts_of, mode_of, organizers_of
from newsie.events.meetings.reports import Report
from newsie.events.meetings.turnout import attendance_of, count_of, is_about_a_gathering
from newsie.events.reading.article import Reading
from newsie.events.reading.scenes import Scenes
from newsie.events.reading.view import BEGIN, INSIDE
from newsie.records import Group

_OPENS_THE_AGENDA = ("held", "chaired", "agent", "inside")
_NEAR_NAME = 12
_FURTHEST_DECLARATION = 600
_LEGISLATURES = ("人大", "人民代表大会", "议会", "国会")
_TITLE_SIGNS = BEGIN["POST"] + INSIDE["POST"] + BEGIN["PLACE"] + INSIDE["PLACE"] + BEGIN["ORG"] + INSIDE["ORG"]
_HONOURS = ("总书记", "主席", "总统", "总理")


class Telling:
    """Gives every act and every matter of the article to the gathering whose scene it stands in.

    Args:
        reading: the article.
        view: its typed view with the names of gatherings as mentions.
        gatherings: what it reports as held; they are filled.
        reports: every naming, those of what is no news too.
        scenes: the article's scenes.
    """

    def __init__(
        self, reading: Reading, view: str, gatherings: Sequence[Gathering], reports: Sequence[Report], scenes: Scenes
    ) -> None:
        self.reading, self.view, self.gatherings, self.scenes = reading, view, gatherings, scenes
        of_news = {report.naming.start: one for one in gatherings for report in one.reports}
        self._named: dict[int, list[tuple[Report, Gathering | None]]] = {}
        for report in reports:
            owner = of_news.get(report.naming.start)
            if owner is not None or (report.reported and not report.naming.bare):
                self._named.setdefault(reading.sentence_at(report.naming.start), []).append((report, owner))
        self._spoken: dict[int, bool] = {}
        self._held: dict[tuple[int, int], list[Report]] = {}
        for gathering in gatherings:
            for report in gathering.reports:
                if report.form == "held" and not report.spoken_of:
                    self._held.setdefault((id(gathering), report.sentence.start), []).append(report)
        self._starts = {
            number: [report.naming.start for report, _ in named] for number, named in self._named.items()
        }
        leading = [
            (report.naming.start, one)
            for one in gatherings
            for report in one.reports
            if not report.spoken_of and one.leads
        ]
        self._leading = sorted(leading, key=lambda pair: pair[0])
        self._leading_starts = [start for start, _ in self._leading]
        self._told_in = {
            id(one): {reading.sentence_at(report.naming.start) for report in one.reports if not report.spoken_of}
            for one in gatherings
        }

    def attach(self) -> None:
        """Fill the gatherings."""
        self._attach_people()
        self._attach_matters()
        self._inherit()

    def _inherit(self) -> None:
        """A gathering that is only told of by what happened at it has place and hosts of the activity it is part of."""
        inner = [
            one for one in self.gatherings
            if all(report.form in ("inside", "attended", "none", "after") for report in one.reports)
        ]
        first = self.reading.sentences[self.reading.first].start
        for one in inner:
            start = min(report.naming.start for report in one.reports)
            if start < first:
                continue
            activity = activity_before(self.reading, self.view, start)
            if activity is None:
                continue
            one.setting = activity.place
            if not one.organizers and not one.hosts:
                one.hosts = list(activity.hosts)
            if not any(group.role == "attendee" for group in one.groups):
                one.groups.update(dict.fromkeys(Group(text, "attendee") for text in activity.groups))
                one.attendance = one.attendance or next(
                    (number for text in activity.groups if (number := count_of(text)) is not None), activity.attendance
                )

    # who -----------------------------------------------------------------------------------------------------------

    def _attach_people(self) -> None:
        """Give every participant a role; a quotation counts only for someone who is there anyway."""
        cited, joined = [], []
        for act in acts_of(self.reading, self.view):
            one = self._of_act(act)
            if one is None:
                continue
            role = "speaker" if act.role == "held" else act.role
            if role == "speaker" and self._spoke_on_another_day(act, one):
                continue
            if "座谈" in act.verb and "chair" in one.roles.get(act.person, ()):
                continue
            if role == "joint":
                joined.append((one, act))
            elif act.role == "speaker" and (self._is_citation(act) or self._is_comment(act, one)):
                cited.append((one, act))
            else:
                for each in (one, *self._listed_with(act, one)):
                    each.roles.setdefault(act.person, set()).add(role)
        for one, act in cited:
            if act.person in one.roles:
                one.roles[act.person].add(act.role)
        for one, act in joined:
            one.roles.setdefault(act.person, {"attendee"})

    def _of_act(self, act: Part) -> Gathering | None:
        """The gathering an act belongs to, or None: an inspection, an interview, another occasion."""
        number = self.reading.sentence_at(act.place)
        if pattern("meetings.once").search(self.view, max(act.named, act.place - 12), act.place):
            return None
        if act.role == "held":
            return self._held_by(number, act)
        if act.role == "speaker":
            behind = bisect_right(self._starts.get(number, []), act.place)
            for report, owner in self._named.get(number, [])[behind : behind + 1]:
                if report.naming.start < act.place + len(act.verb):
                    return owner  # 作题为…的学习讲座
            if act.person in self._declaring(number) or self._is_quoted(act):
                return None
        else:
            if act.role == "joint" or act.verb.endswith("见证"):
                return self._at(act.place)
            if is_about_a_gathering(act.object) is False or pattern("meetings.other_gathering").match(act.object):
                return None
            known, owner = self._object_of(number, act)
            if known:
                return owner
        if self._is_of_another(number, act):
            return None
        if act.verb.startswith("与会"):
            return self._last_before(act.place)
        here = self._at(act.place)
        if here is None and act.role != "speaker" and is_about_a_gathering(act.object):
            if act.object.startswith("上述"):
                return self._last_before(act.place) or self._last_told(act.place)
            return self._last_before(act.place)  # …参加活动, told at a round's end
        return here or self._chaired_at_talks(number, act)

    def _chaired_at_talks(self, number: int, act: Part) -> Gathering | None:
        """X同Y会见，并共同主持委员会会议。X表示，…: what the talks' scene tells was said at the meeting as well."""
        key = self.scenes.key_at(act.place)
        if act.role != "speaker" or key is None or key[0] != "visits":
            return None
        start = self.reading.sentences[number].start
        if pattern("meetings.at_talks").match(self.view, start):
            return None
        first = self.reading.sentence_at(self.reading.body_start)
        told = self._named.get(first, [])
        if len(told) != 1 or told[0][1] is None or told[0][0].form not in ("chaired", "held"):
            return None
        return told[0][1] if "chair" in told[0][1].roles.get(act.person, ()) else None

    def _is_quoted(self, act: Part) -> bool:
        """丁一鸣说，…。去年，何玉兰主席提出，…: told in somebody else's words."""
        speaker = self.reading.speech.speaker_at(act.named)
        before = self.view[max(0, act.named - 40) : act.named].rstrip(_TITLE_SIGNS)
        return speaker not in (None, "", act.person) and before.endswith(("上，", "上"))

    def _held_by(self, number: int, act: Part) -> Gathering | None:
        """Who calls a press conference, or a meeting to give out its tasks, speaks there."""
        if "安排" in act.object[:8] or "部署" in act.object[:8]:
            return self._at(act.place)
        known, owner = self._object_of(number, act)
        return owner if known and owner is not None and owner.kind == "press_conference" else None

    def _spoke_on_another_day(self, act: Part, one: Gathering) -> bool:
        """某州长3月30日表示, in a report of a briefing of the 31st."""
        number = self.reading.sentence_at(act.place)
        days = self.reading.days.within(act.named, act.place)
        held = next((r.date for r in one.reports if r.date is not None and r.reported), None)
        if not days or held is None or number in self._told_in[id(one)]:
            return False
        return days[-1].value[:10] not in held.value

    def _last_before(self, place: int) -> Gathering | None:
        """The gathering last named before a place, if the article is about it, else the one it is about."""
        place = bisect_right(self._leading_starts, place)
        if place:
            return self._leading[place - 1][1]
        return self._leading[0][1] if self._leading else None

    def _last_told(self, place: int) -> Gathering | None:
        """The gathering last reported before a place, wherever in the article."""
        told = [
            (report.naming.start, number)
            for number, one in enumerate(self.gatherings)
            for report in one.reports
            if report.reported and report.naming.start < place
        ]
        return self.gatherings[max(told)[1]] if told else None

    def _at(self, place: int) -> Gathering | None:
        key = self.scenes.key_at(place)
        return self.gatherings[key[1]] if key and key[0] == "meetings" else None

    def _object_of(self, number: int, act: Part) -> tuple[bool, Gathering | None]:
        """Whether a gathering stands right after 出席, 主持, and which; None is one that is no news."""
        named = self._named.get(number, [])
        place = bisect_right(self._starts.get(number, []), act.place)
        end = act.place + len(act.verb)
        for report, owner in named[place : place + 1]:
            between = self.view[end : report.naming.start]
            if len(between) <= 40 and not any(sign in between for sign in "，。；"):
                return True, owner
        return False, None

    def _listed_with(self, act: Part, one: Gathering) -> list[Gathering]:
        """共同主持甲会议、乙会议和丙会议: the gatherings listed behind the verb with the first."""
        if act.role not in ("chair", "attendee", "observer"):
            return []
        number = self.reading.sentence_at(act.place)
        first = bisect_right(self._starts.get(number, []), act.place)
        named = self._named.get(number, [])[first : first + _LONGEST_LIST]
        if not named or named[0][1] is not one:
            return []
        out: list[Gathering] = []
        for (before, _), (report, owner) in pairwise(named):
            if self.view[before.naming.end : report.naming.start] not in _AND:
                break
            if owner is not None and owner is not one:
                out.append(owner)
        return out

    def _is_of_another(self, number: int, act: Part) -> bool:
        """Whether the sentence ties the act to a gathering that is not the article's news."""
        named = self._named.get(number, [])
        place = bisect_right(self._starts.get(number, []), act.place - 1)
        if not place:
            return False
        report, owner = named[place - 1]
        return owner is None and act.named <= report.naming.start

    def _declaring(self, number: int) -> set[str]:
        """Who spoke elsewhere, as the paragraph tells up to a sentence: 李家超当晚发表声明."""
        sentence = self.reading.sentences[number]
        start = max(self.reading.paragraph_at(sentence.start).start, sentence.end - _FURTHEST_DECLARATION)
        said = [match.start() for match in pattern("meetings.declares").finditer(self.view, start, sentence.end)]
        return {
            named.person
            for place in said
            for named in self.reading.people_in(max(start, place - 40), place)
            if place - named.end <= _NEAR_NAME
        }

    def _is_citation(self, act: Part) -> bool:
        """习近平总书记指出, with the title behind the name, is how a text quotes a leader from elsewhere."""
        after = act.named + len(act.person)
        in_body = act.place > self.reading.body_start
        return in_body and self.reading.text.startswith(_HONOURS, after)

    def _is_comment(self, act: Part, one: Gathering) -> bool:
        """Whether a remark (说, 认为, 表示) may be an expert's about a session of an organ rather than made there."""
        if one.kind not in ("session", "plenary") or not pattern("meetings.remark").match(act.verb):
            return False
        if not any(organ in one.name for organ in _LEGISLATURES):
            return False
        number = self.reading.sentence_at(act.place)
        start = max(self.reading.sentences[number].start, act.place - 200)
        if pattern("meetings.there").search(self.view, start, act.place):
            return False
        return number not in self._told_in[id(one)]

    # what ----------------------------------------------------------------------------------------------------------

    def _attach_matters(self) -> None:
        """Give every gathering its agenda, attendance, mode, organisers and collective participants."""
        reading = self.reading
        for number, sentence in enumerate(reading.sentences):
            places = sorted({sentence.start, *(r.naming.start for r, _ in self._named.get(number, ()))})
            owners = [one for place in places if (one := self._at(place)) is not None]
            one = owners[0] if owners else None
            if one is None:
                self._attach_from_aside(number)
                continue
            if sentence.start >= reading.body_start and one.kind != "press_conference":
                self._attach_agenda(number, one)
            said = reading.view[sentence.start : sentence.end]
            if one.attendance is None and (one.kind != "press_conference" or number in self._told_in[id(one)]):
                one.attendance = attendance_of(said)
            one.mode = one.mode or mode_of(said)
            self._attach_organizers(number, one)
            in_body = sentence.start >= reading.body_start
            for group, role in groups_of(reading, sentence, self.view) if in_body else ():
                one.groups[Group(group, role)] = None
                if one.attendance is None and role == "attendee":
                    one.attendance = count_of(group)

    def _attach_from_aside(self, number: int) -> None:
        """A sentence of no scene: 此次活动由…主办 behind an interview, …代表参加 before the ceremony is named."""
        reading, sentence = self.reading, self.reading.sentences[number]
        one = self._last_before(sentence.start)
        if one is None or sentence.start < reading.body_start:
            return
        if pattern("meetings.own_organizers").match(self.view, sentence.start, sentence.end):
            self._attach_organizers(number, one)
        there = pattern("meetings.is_there").search(self.view, sentence.start, sentence.end)
        if there and len(self.gatherings) == 1 and is_about_a_gathering(self.view[there.end() : sentence.end]):
            for group, role in groups_of(reading, sentence, self.view):
                if role != "speaker":
                    one.groups[Group(group, role)] = None

    def _attach_organizers(self, number: int, one: Gathering) -> None:
        """Those of the meeting itself: a press conference's are not those of the fair it is about."""
        sentence = self.reading.sentences[number]
        told_here = number in self._told_in[id(one)]
        its_own = one.kind != "press_conference" or (
            pattern("meetings.organized_conference").search(self.view, sentence.start, sentence.end)
        )
        if its_own or pattern("meetings.own_organizers").match(self.view, sentence.start, sentence.end):
            one.organizers.update(dict.fromkeys(organizers_of(self.reading, sentence)))
        if not told_here or one.kind == "press_conference":
            return
        for report in self._held.get((id(one), sentence.start), ()):
            one.hosts = one.hosts or hosts_of(self.reading, self.view, sentence, report.naming.start)

    def _attach_agenda(self, number: int, one: Gathering) -> None:
        if self._is_speech(number):
            return
        opening = self._opening(number, one)
        earlier = list(one.agenda)
        now: list[str] = []
        chaired = opening is not None and opening.form == "chaired"
        end = opening.naming.end if opening else None
        for item in agenda_of(self.reading, self.view, number, opening=end, chaired=chaired):
            if any(_told_before(item.topic, known, one.opened_by) for known in earlier):
                continue
            if item.action == "deliberated" and any(item.topic in known and item.topic != known for known in now):
                continue
            now.append(item.topic)
            one.agenda.setdefault(item.topic, item)
        if opening is not None and not earlier:
            one.opened_by = tuple(now)

    def _is_speech(self, number: int) -> bool:
        """Whether a sentence goes on with somebody's words: an earlier one of its paragraph says whose."""
        sentence = self.reading.sentences[number]
        line = self.reading.paragraph_at(sentence.start)
        first = self.reading.sentence_at(line.start)
        if number == first or pattern("meetings.by_itself").match(self.reading.view, sentence.start, sentence.end):
            return False
        return any(self._speaks(before) for before in range(max(first, number - _LONGEST_SPEECH), number))

    def _speaks(self, number: int) -> bool:
        if number not in self._spoken:
            sentence = self.reading.sentences[number]
            said = pattern("meetings.says").search(self.reading.view, sentence.start, sentence.end)
            self._spoken[number] = said is not None
        return self._spoken[number]

    def _opening(self, number: int, one: Gathering) -> Report | None:
        """The first report of a sentence that reports the meeting as held."""
        found = [
            report
            for report, owner in self._named.get(number, ())
            if owner is one and report.form in _OPENS_THE_AGENDA
        ]
        return min(found, key=lambda report: report.naming.end) if found else None


_AND = ("、", "和", "及", "与", "以及", "，并")
_LONGEST_LIST = 8
_LIKE = 6
_LONGEST_SPEECH = 12


def _told_before(topic: str, known: str, opened_by: tuple[str, ...]) -> bool:
    """Whether a matter was told before: the same, a part of it, or one of the opening sentence in other words."""
    if topic in known or _core(topic) == _core(known):
        return True
    papers = any(sign in topic + known for sign in ("关于", "《"))
    return known in opened_by and topic[:_LIKE] == known[:_LIKE] and not papers


def _core(topic: str) -> str:
    return topic.strip("《》“”").removesuffix("草案").removeprefix("关于")
