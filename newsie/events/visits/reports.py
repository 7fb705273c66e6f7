"""What the sentences of an article report: who went where, who was received, one report a verb, in order."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from newsie.events.grammar.engine import Rule, compiled, pattern
from newsie.events.reading.actuality import SENSES
from newsie.events.reading.article import Reading
from newsie.events.reading.sentences import Stretch
from newsie.events.visits.acts import Act, Acts
from newsie.events.visits.sides import Group, groups_in, is_led_along, is_object, is_other_side
from newsie.events.visits.stops import is_matter, is_place, stops_in
from newsie.records import Date

TWO_SIDES = ("reception", "call")
#: Verbs whose object is what an inspection is about unless it is a body or a place by name.
_TOPICAL = ("调研", "督导", "督查", "督察", "检查")
#: Verbs of a look at something: no round of their own.
LOOKS = frozenset(["察看", "查看", "实地察看", "实地查看", "参观", "巡视", "走访", "座谈", "交谈"])
_LONGEST_TOPIC = 44
#: Called on are people or places.
_CALLS_ON = frozenset(["走访", "实地走访"])
#: What 欢迎 says of a guest on a visit is no wish.
_AGAINST = {"visits.welcomed": ("to_come", "past", "denied", "spoken_of")}
_CAMPAIGN = regex.compile("清凉|慰问|温暖|关爱|祝福|送福|送喜报")


@dataclass
class Report:
    """One verb's report. ``kind`` None is a further stop of a round told elsewhere; ``body`` a party without names."""

    start: int
    end: int
    sentence: Stretch
    rule: str
    kind: str | None
    act: str
    leads: list[str]
    body: str = ""
    inherits: bool = False
    tentative: bool = False
    met: list[str] = field(default_factory=list)
    along: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    topic: str | None = None
    what: str = ""
    mode: str | None = None
    date: Date | None = None
    undated: bool = False
    weak_topic: bool = False
    party: bool = False


@dataclass
class Company:
    """People who 陪同, 参加调研; ``noun`` is what they took part in, as printed."""

    start: int
    names: list[str]
    noun: str


@dataclass
class _Subject:
    """Who the words of a sentence so far are about."""

    leads: list[str] = field(default_factory=list)
    group: Group | None = None
    body: str = ""
    inherits: bool = False
    stops: list[str] = field(default_factory=list)
    topic: str | None = None
    met: list[str] = field(default_factory=list)
    along: list[str] = field(default_factory=list)
    went: bool = False

    def known(self) -> bool:
        return bool(self.leads or self.body or self.inherits)


class Reports:
    """Reads an article's reports.

    Args:
        reading: the article.
        own: the user's own rules.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = reading
        self._acts = Acts(reading, own)
        self.all: list[Report] = []
        self.company: list[Company] = []
        self.led_by: list[Company] = []
        if self._acts.any():
            for number, sentence in enumerate(reading.sentences):
                self._read(number, sentence)

    def _read(self, number: int, sentence: Stretch) -> None:
        """The reports of one sentence, as far as the article itself speaks."""
        reading = self._reading
        end = self._told_until(sentence)
        if end <= sentence.start:
            return
        groups = groups_in(reading, sentence.start, end)
        groups = [group for group in groups if not self._is_company(group, sentence, end)]
        led_by = pattern("visits.led_by").search(reading.view, sentence.start, end)
        if led_by:
            inside = groups_in(reading, *led_by.span("lead"))
            self.led_by += [Company(led_by.start(), group.names, "") for group in inside]
            groups = [group for group in groups if not led_by.start() <= group.start < led_by.end()]
        acts = self._acts.within(sentence, end)
        goes = list(pattern("visits.goes").finditer(reading.view, sentence.start, end)) if acts or groups or (
            pattern("visits.same").match(reading.view, sentence.start, end)
        ) else []
        if not acts and not goes and not (groups and pattern("visits.here").search(reading.view, sentence.start, end)):
            return
        there = pattern("visits.there").match(reading.view, sentence.start, end)
        subject = _Subject()
        if pattern("visits.same").match(reading.view, sentence.start, end):
            subject.inherits = True
        if there:
            subject.stops += stops_in(reading, *there.span("place"), sure=False)
            goes = [go for go in goes if go.start("place") >= there.end()]
        last: Report | None = None
        for clause in reading.clauses_of(number):
            if clause.start < end:
                last = self._clause(sentence, Stretch(clause.start, min(clause.end, end)), subject, groups, acts, goes, last)
        if last is None and subject.known():
            if not subject.stops and (subject.leads or subject.inherits):
                subject.stops += self._introduced(number, sentence, end)
            if subject.stops:
                self.all.append(self._stop(sentence, subject))
        elif last is not None and not last.stops and last.kind == "inspection" and not last.topic:
            last.stops += self._introduced(number, sentence, end)

    def _introduced(self, number: int, sentence: Stretch, end: int) -> list[str]:
        """A馆是一栋古宅。丁一鸣走进馆内: the place that one of the two sentences before begins with."""
        reading = self._reading
        if not pattern("visits.here").search(reading.view, sentence.start, end):
            return []
        for before in reversed(reading.sentences[max(reading.first, number - 2) : number]):
            if reading.has_person(before.start, before.end):
                return []
            found = pattern("visits.introduced").match(reading.view, before.start, before.end)
            if found:
                return stops_in(reading, *found.span("place"), sure=False)
        return []

    def _told_until(self, sentence: Stretch) -> int:
        """Where the article's own words of a sentence end and somebody's begin."""
        speech = self._reading.speech
        if speech.holds(sentence.start):
            return sentence.start
        return next((w.start for w in speech.words if sentence.start <= w.start < sentence.end), sentence.end)

    def _is_company(self, group: Group, sentence: Stretch, end: int) -> bool:
        view = self._reading.view
        beside = pattern("visits.alongside").match(view, group.end, end)
        company = beside or pattern("visits.in_company").match(view, group.end, end)
        if company:
            self.company.append(Company(group.start, group.names, beside["noun"] if beside else "陪同"))
        return company is not None

    # one clause -----------------------------------------------------------------------------------------------------

    def _clause(
        self,
        sentence: Stretch,
        clause: Stretch,
        subject: _Subject,
        groups: Sequence[Group],
        acts: Sequence[Act],
        goes: Sequence[regex.Match[str]],
        last: Report | None,
    ) -> Report | None:
        reading, view = self._reading, self._reading.view
        if pattern("visits.other_side").match(view, clause.start, clause.end) and subject.group is not None:
            subject.leads, subject.group = [], None
        party = None if subject.known() and not subject.inherits else self._party(clause)
        if party and not subject.leads and not any(clause.start <= g.start < party.end() for g in groups):
            subject.body = reading.text[slice(*party.span("party"))]
        items: list[tuple[int, int, object]] = [(g.start, 0, g) for g in groups if clause.start <= g.start < clause.end]
        items += [(a.start, 1, a) for a in acts if clause.start <= a.start < clause.end]
        items += [(m.start(), 2, m) for m in goes if clause.start <= m.start() < clause.end]
        items += [(m.start(), 3, m) for m in pattern("visits.matter").finditer(view, clause.start, clause.end)]
        acted = False
        for _, sort, item in sorted(items, key=lambda one: one[:2]):
            if isinstance(item, Group):
                self._people(item, clause, subject, last if acted else None)
            elif isinstance(item, Act):
                report = self._report(item, sentence, clause, subject, groups)
                if report is not None and report.rule == "visits.gives" and last is not None and last.act in _CALLS_ON:
                    last.kind, report = "condolence", None
                if report is not None:
                    self.all.append(report)
                    last, acted = report, True
                    subject.met = []
            elif sort == 2:
                self._go(item, subject, last)
            else:
                self._matter(item, subject, last)
        return last

    def _people(self, group: Group, clause: Stretch, subject: _Subject, report: Report | None) -> None:
        reading = self._reading
        if report is not None:  # the object of the clause's verb is read with the verb
            return
        if is_object(reading, group, clause.start):
            return
        if is_led_along(reading, group, clause.start):
            subject.along += group.names
            return
        if subject.known() and is_other_side(reading, group, clause.start):
            subject.met += group.names
            return
        if subject.leads != group.names:
            subject.leads, subject.group, subject.body, subject.inherits = group.names, group, "", False
            subject.topic = None

    def _party(self, clause: Stretch) -> regex.Match[str] | None:
        return pattern("visits.party").match(self._reading.view, clause.start, clause.end)

    def _go(self, match: regex.Match[str], subject: _Subject, last: Report | None) -> None:
        view = self._reading.view
        start, end = match.span("place")
        word = view[match.start() : start]
        found = stops_in(self._reading, start, end, sure=word != "在")
        subject.went = subject.went or word != "在"
        if not found or self._reading.actuality.against(match.start(), end, "visits"):
            return
        target = last.stops if last is not None and last.kind not in TWO_SIDES else subject.stops
        target += [stop for stop in found if stop not in target]

    def _matter(self, match: regex.Match[str], subject: _Subject, last: Report | None) -> None:
        start, end = match.span("topic")
        topic = self._reading.text[start:end]
        if last is None:
            subject.topic = subject.topic or topic
        elif last.kind == "inspection" and compiled("[^{STOP}]{0,12}?(?:{INSPECTS})").search(
            self._reading.view, end, min(end + 14, last.sentence.end)
        ):
            last.topic = last.topic or topic

    # one verb -------------------------------------------------------------------------------------------------------

    def _report(
        self, act: Act, sentence: Stretch, clause: Stretch, subject: _Subject, groups: Sequence[Group]
    ) -> Report | None:
        reading, view = self._reading, self._reading.view
        leads, met = list(subject.leads), list(subject.met)
        after = [g for g in groups if act.end <= g.start < clause.end]
        if "lead" in act.said:
            leads = [n.person for n in reading.people_in(*act.said["lead"])]
            met = [name for name in subject.leads if name not in leads] if act.rule.id == "visits.welcomed" else met
        if "met" in act.said:
            met += [n.person for n in reading.people_in(*act.said["met"])]
        if not (leads or subject.known()):
            return None
        if act.rule.id == "visits.campaign" and not _CAMPAIGN.search(reading.text[act.start : act.end]):
            return None
        if act.rule.id == "visits.gives" and not subject.went:
            return None
        cue = reading.actuality.against(act.start, act.end, "visits", _AGAINST.get(act.rule.id, SENSES))
        if cue is not None and not (cue.sense == "spoken_of" and act.kind == "condolence" and subject.stops):
            if cue.sense != "to_come" or act.kind != "trip":
                return None
        kind = act.kind
        named = [
            name
            for group in after
            if not (group.left > act.end and compiled("(?:随同|陪同|跟随)").search(view, act.end, group.left)
                    and compiled("[^，。；的]{0,8}(?:访|来|到)[^，。；的]{0,4}的").match(view, group.end))
            for name in group.names
        ]
        if kind != "inspection":
            met += [name for name in named if name not in met and name not in leads]
        if kind in TWO_SIDES and not met and subject.group is not None:
            leads, met = subject.group.split()
        what_start, what_end = self._what(act, clause, after)
        what = view[what_start:what_end]
        party = compiled("代表团|访问团|特使团|考察团").search(what) if kind in TWO_SIDES and not met else None
        if kind in TWO_SIDES and not met:
            if kind == "call" or len(what) < 2 or pattern("visits.press").match(what):
                return None
        report = Report(
            act.start, act.end, sentence, act.rule.id, kind, reading.text[act.start : act.end], leads, subject.body,
            subject.inherits and not leads, cue is not None, list(dict.fromkeys(met)), list(subject.along),
            list(subject.stops) if kind != "call" else [], subject.topic, what,
        )  # fmt: skip
        report.party = party is not None
        self._object(act, report, what_start, what_end, clause)
        if compiled("视频|线上").search(view, clause.start, clause.end):
            report.mode = "video"
        self._dated(report)
        return report

    def _what(self, act: Act, clause: Stretch, after: Sequence[Group]) -> tuple[int, int]:
        """The words behind a verb that are its object."""
        start, end = act.said.get("what", (act.end, act.end))
        stop = compiled("时(?![光代间])|后(?![山街勤])|期间|过程|并(?!购)|和看望|强调|指出|表示|{GOES}|以来|，").search(
            self._reading.view, start, min(end, clause.end)
        )
        return start, stop.start() if stop else min(end, clause.end)

    def _object(self, act: Act, report: Report, start: int, end: int, clause: Stretch) -> None:
        """What stands behind the verb is where or what about."""
        reading, view = self._reading, self._reading.view
        for place in [act.said["place"]] if "place" in act.said else []:
            report.stops += [stop for stop in stops_in(reading, *place) if stop not in report.stops]
        if "topic" in act.said and report.kind == "inspection":
            start_of, end_of = act.said["topic"]
            if end_of - start_of > 1 and not report.topic:
                report.topic = reading.text[start_of:end_of]
                report.weak_topic = not is_matter(reading, start_of, end_of)
        law = pattern("visits.law").search(view, clause.start, act.start)
        if law and report.kind == "inspection":
            report.topic, report.weak_topic = reading.text[slice(*law.span("topic"))], False
        towards = pattern("visits.towards").search(view, clause.start, act.start)
        if towards and report.kind in ("trip", "inspection"):
            self._toward(report, *towards.span("what"))
        if report.kind == "trip":
            report.stops += [s for s in stops_in(reading, start, end) if s not in report.stops]
        elif report.kind == "condolence":
            if end - start > 2 and not reading.has_person(start, end) and is_place(reading, start, end):
                report.stops += [s for s in stops_in(reading, start, end, sure=False) if s not in report.stops]
        elif report.kind == "inspection" and end - start >= 2:
            if report.act in _CALLS_ON and reading.has_person(start, end):
                report.kind = "condolence"
                report.met = [n.person for n in reading.people_in(start, end) if n.person not in report.leads]
            else:
                self._inspected(report, act, start, end)

    def _toward(self, report: Report, start: int, end: int) -> None:
        if is_place(self._reading, start, end) or report.kind == "trip":
            report.stops += [s for s in stops_in(self._reading, start, end) if s not in report.stops]
        elif not report.topic:
            report.topic = self._reading.text[start:end]

    def _inspected(self, report: Report, act: Act, start: int, end: int) -> None:
        reading = self._reading
        matter = is_matter(reading, start, end)
        stops = [] if matter else stops_in(reading, start, end, sure=False)
        topical = any(verb in report.act for verb in _TOPICAL)
        named = _by_name(reading, start, end)
        if stops and (named or not (topical or report.act in LOOKS - _CALLS_ON)):
            report.stops += [stop for stop in stops if stop not in report.stops]
        elif (matter or topical) and report.act not in LOOKS and not report.topic and end - start <= _LONGEST_TOPIC:
            if not pattern("visits.no_place").fullmatch(reading.view, start, end):
                report.topic = reading.text[start:end]

    def _stop(self, sentence: Stretch, subject: _Subject) -> Report:
        report = Report(
            sentence.start, sentence.start, sentence, "", None, "", list(subject.leads), subject.body,
            subject.inherits and not subject.leads, False, [], list(subject.along), list(subject.stops), subject.topic,
        )  # fmt: skip
        self._dated(report)
        return report

    # when -----------------------------------------------------------------------------------------------------------

    def _dated(self, report: Report) -> None:
        """The day that the sentence names before the verb, else behind it; 近日 is none, and that of 访问后 is not its."""
        reading, sentence = self._reading, report.sentence
        report.undated = report.rule == "visits.welcomed"
        if report.undated or (report.kind and compiled("[^，。；]{0,12}后，").match(reading.view, report.end, sentence.end)):
            return
        days = [day for day in reading.days.within(sentence.start, sentence.end) if not reading.speech.holds(day.start)]
        before = [day for day in days if day.start <= report.start]
        report.date = before[-1] if before else days[0] if days else None
        if report.date is None and pattern("visits.recently").search(reading.view, sentence.start, sentence.end):
            report.undated = True


def _by_name(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch ends in the name of a place or a body."""
    from newsie.events.reading.view import kind_at

    return kind_at(reading.view, end - 1) in ("PLACE", "ORG")
