"""One verb's report: who did it to whom, where, what about and when, and whether it took place."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsie.events.grammar.engine import pattern
from newsie.events.reading.actuality import SENSES
from newsie.events.reading.article import Reading
from newsie.events.reading.days import days_of
from newsie.events.reading.sentences import Stretch
from newsie.events.reading.view import kind_at
from newsie.events.visits.acts import VisitAct
from newsie.events.visits.report import CALLS_ON, LOOKS, LOOKS_IN, TOPICAL, TWO_SIDES, Subject, VisitReport
from newsie.events.visits.sides import Listed
from newsie.events.visits.stops import is_matter, is_place, stops_in
from newsie.records import Date

#: What a leader does for a matter, wherever he is.
_IN_CHARGE = frozenset(["调度", "督办", "督促"])
_LONGEST_TOPIC = 44
#: So many characters before a verb say what kind of verb it is.
_WINDOW = 120
#: A facility of so few characters is of a kind (养殖基地) and not by name.
_KIND_ALONE = 5
#: Verbs that say whom: 会见 is a talk even where who was received has no name.
_TRANSITIVE = frozenset(["会见", "接见", "拜会", "召见", "举行会见"])
#: What 欢迎 says of a guest on a visit is no wish.
_AGAINST = {
    "visit.welcomed": ("to_come", "past", "denied", "spoken_of"),
    "visit.gives": ("past", "wished", "denied", "draft"),  # 将慰问品送到职工手中
}


class VerbReader:
    """Reads the reports of single verbs.

    Args:
        reading: the article.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def report(
        self, act: VisitAct, sentence: Stretch, clause: Stretch, subject: Subject, after: Sequence[Listed]
    ) -> VisitReport | None:
        reading, view = self._reading, self._reading.view
        left = max(clause.start, act.start - _WINDOW)
        leads, met = list(subject.leads), list(subject.met)
        after = [group for group in after if group.start >= act.end]
        if "lead" in act.said:
            leads = [n.person for n in reading.people_in(*act.said["lead"])]
            met = [name for name in subject.leads if name not in leads] if act.rule.id == "visit.welcomed" else met
        if "met" in act.said:
            met += [n.person for n in reading.people_in(*act.said["met"])]
        if not (leads or subject.known()):
            return None
        if not leads and pattern("visits.modifier").match(view, act.end, clause.end):
            return None  # 到访的王甲与李乙会谈
        if self._is_empty(act, subject):
            return None
        cue = reading.actuality.against(act.start, act.end, "visits", _AGAINST.get(act.rule.id, SENSES))
        meant = (("spoken_of", "condolence") if subject.stops else ("", "")), ("to_come", "trip")
        if cue is not None and (cue.sense, act.kind) not in meant:
            return None
        if self._years_ago(sentence, act.start) or pattern("visits.by_press").search(view, clause.start, act.start):
            return None
        kind = act.kind
        named = [
            name
            for group in after
            if not (group.left > act.end and pattern("visits.came_with").search(view, act.end, group.left)
                    and pattern("visits.of_the_visit").match(view, group.end))
            for name in group.names
        ]
        if kind != "inspection":
            met += [name for name in named if name not in met and name not in leads]
        together = pattern("visits.together").search(view, clause.start, act.end)
        if kind in TWO_SIDES and not met and subject.group is not None and not together:
            leads, met = subject.group.split()
        if subject.met and named and view.endswith("共同", clause.start, act.start):
            leads, met = [*leads, *subject.met], [name for name in met if name not in subject.met]
        act_word = reading.text[act.start : act.end]
        over = pattern("visits.ended").search(view, left, act.start)
        if over and act.rule.id not in ("visit.welcomed", "visit.leaves"):
            return None
        if kind == "trip" and pattern("visits.meanwhile").match(view, act.end, clause.end):
            return None
        what_start, what_end = self._what(act, clause, after)
        what = view[what_start:what_end]
        party = pattern("visits.delegation").search(what) if kind in TWO_SIDES and not met else None
        nobody = act_word not in _TRANSITIVE or len(what) < 2 or pattern("visits.press").match(what) is not None
        if kind in TWO_SIDES and not met and nobody:
            if not (kind == "reception" and subject.went and subject.stops and act_word in LOOKS_IN):
                return None
            kind = "inspection"  # 到县医院座谈交流
        report = VisitReport(
            act.start, act.end, sentence, act.rule.id, kind, reading.text[act.start : act.end], leads, subject.body,
            subject.inherits and not leads, cue is not None, list(dict.fromkeys(met)), list(subject.along),
            [] if kind == "call" or act.rule.id == "visit.welcomed" else list(subject.stops), subject.topic, what,
        )  # fmt: skip
        report.party = party is not None
        self._object(act, report, what_start, what_end, clause)
        if pattern("visits.from_afar").search(view, left, min(clause.end, act.end + 20)):
            report.mode = "video"
        self.date(report)
        return report

    def _is_empty(self, act: VisitAct, subject: Subject) -> bool:
        """Tell whether the words of a weak rule are no visit by themselves: another campaign, a gift without a call."""
        if act.rule.id == "visit.campaign":
            return pattern("visits.campaign_word").search(self._reading.text[act.start : act.end]) is None
        if act.rule.id == "visit.purpose" and not subject.stops:
            word = self._reading.text[act.start : act.end]
            return word not in _IN_CHARGE or not is_matter(self._reading, *self._said(act))
        return act.rule.id in ("visit.gives", "visit.purpose") and not subject.went

    def _years_ago(self, sentence: Stretch, place: int) -> bool:
        """2013年，甲在视察乙时指出: a year that is over dates what is told behind it, where no day does."""
        issue = self._reading.occasion.published
        before = [date for date in self._reading.dates if sentence.start <= date.start < place]
        last = before[-1] if before else None
        return bool(issue and last and last.type == "DATE" and len(last.value) == 4 and last.value < issue[:4])

    def _said(self, act: VisitAct) -> tuple[int, int]:
        start, end = act.said.get("what", (act.end, act.end))
        return start, end

    def _what(self, act: VisitAct, clause: Stretch, after: Sequence[Listed]) -> tuple[int, int]:
        """The words behind a verb that are its object."""
        start, end = act.said.get("what", (act.end, act.end))
        stop = pattern("visits.object_ends").search(
            self._reading.view, start, min(end, clause.end)
        )
        return start, stop.start() if stop else min(end, clause.end)

    def _object(self, act: VisitAct, report: VisitReport, start: int, end: int, clause: Stretch) -> None:
        """What stands behind the verb is where or what about."""
        reading, view = self._reading, self._reading.view
        if "place" in act.said:  # the rule knows where a place ends: 桃花镇, not 桃花镇 and its own verb
            said = [s for s in stops_in(reading, *act.said["place"]) if not pattern("visits.bare_place").match(s)]
            report.stops = [stop for stop in report.stops if not stop.startswith(tuple(said))] + said
        if "topic" in act.said and report.kind == "inspection":
            start_of, end_of = act.said["topic"]
            if (
                end_of - start_of > 1
                and not report.topic
                and not pattern("visits.no_topic").fullmatch(reading.view, start_of, end_of)
            ):
                report.topic = reading.text[start_of:end_of]
                report.weak_topic = not is_matter(reading, start_of, end_of)
        law = pattern("visits.law").search(view, max(clause.start, act.start - _WINDOW), act.start)
        if law and report.kind == "inspection":
            report.topic, report.weak_topic = reading.text[slice(*law.span("topic"))], False
        towards = pattern("visits.towards").search(view, max(clause.start, act.start - _WINDOW), act.start)
        if towards and report.kind in ("trip", "inspection"):
            self._toward(report, *towards.span("what"))
        if report.kind == "trip":
            report.stops += [s for s in stops_in(reading, start, end) if s not in report.stops]
        elif report.kind == "condolence":
            if end - start > 2 and not reading.has_person(start, end) and is_place(reading, start, end):
                report.stops += [s for s in stops_in(reading, start, end, sure=False) if s not in report.stops]
        elif report.kind == "inspection" and end - start >= 2:
            if report.act in CALLS_ON and report.act != "参观" and reading.has_person(start, end):
                report.kind = "condolence"
                report.met = [n.person for n in reading.people_in(start, end) if n.person not in report.leads]
            else:
                self._inspected(report, act, start, end)

    def _toward(self, report: VisitReport, start: int, end: int) -> None:
        if is_place(self._reading, start, end) or report.kind == "trip":
            report.stops += [s for s in stops_in(self._reading, start, end) if s not in report.stops]
        elif not report.topic and report.act not in LOOKS:
            report.topic = self._reading.text[start:end]

    def _inspected(self, report: VisitReport, act: VisitAct, start: int, end: int) -> None:
        reading = self._reading
        matter = is_matter(reading, start, end)
        stops = [] if matter else stops_in(reading, start, end, sure=report.act.startswith("参观"))
        topical = any(verb in report.act for verb in TOPICAL)
        named = _by_name(reading, start, end)
        firm = not matter and all(len(stop) > 3 for stop in stops) and report.act not in LOOKS
        looked = report.act in LOOKS and all(len(stop) > _KIND_ALONE for stop in stops)  # 察看青石山茶叶基地
        if stops and (named or firm or looked or not (topical or report.act in LOOKS - CALLS_ON - {"巡视"})):
            report.stops += [stop for stop in stops if stop not in report.stops]
        elif (matter or topical) and report.act not in LOOKS and not report.topic and end - start <= _LONGEST_TOPIC:
            vague = any(
                pattern(f"visits.{none}").fullmatch(reading.view, start, end) for none in ("no_place", "no_topic")
            )
            report.topic = None if vague else reading.text[start:end]

    def date(self, report: VisitReport) -> None:
        """Give a report the day its sentence names before the verb, else behind it; that of 访问后 is none."""
        reading, sentence = self._reading, report.sentence
        report.undated = report.rule == "visit.welcomed"
        if report.undated or (report.kind and pattern("visits.over").match(reading.view, report.end, sentence.end)):
            return
        days = [day for day in reading.days.within(sentence.start, sentence.end) if not reading.speech.holds(day.start)]
        before = [day for day in days if day.start <= report.start]
        report.date = self._joined(before) if before else days[0] if days else None
        last = before[-1].end if before else sentence.start
        if before and pattern("visits.recently").search(reading.view, last, max(last, report.start)):
            report.date, report.undated = None, True  # 8月15日，记者从市里获悉，甲近日到乙调研
        if report.date is None and pattern("visits.recently").search(reading.view, sentence.start, sentence.end):
            report.undated = True


    def _joined(self, days: Sequence[Date]) -> Date:
        """10月26日和27日: two days named together are both."""
        last = days[-1]
        if len(days) > 1 and self._reading.text[days[-2].end : last.start] in ("和", "、", "与", "至", "及"):
            first = days[-2]
            begin, end = days_of(first), days_of(last)
            if begin and end and "/" not in begin + end and begin < end:
                return replace(
                    first, text=self._reading.text[first.start : last.end], end=last.end, type="DATE",
                    value=f"{begin}/{end}", end_date=last.end_date,
                )  # fmt: skip
        return last


def _by_name(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch ends in the name of a place or a body."""
    return kind_at(reading.view, end - 1) in ("PLACE", "ORG")

