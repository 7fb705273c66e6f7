"""What the sentences of an article report: who went where, who was received, one report a verb, in order."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Union

import regex

from newsie.events.grammar.engine import Rule, pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.sentences import Stretch
from newsie.events.visits.acts import Acts, VisitAct
from newsie.events.visits.report import CALLS_ON, TWO_SIDES, Company, Subject, VisitReport
from newsie.events.visits.sides import Listed, groups_in, is_led_along, is_object, is_other_side
from newsie.events.visits.stops import stops_in
from newsie.events.visits.verbs import VerbReader

#: What stands behind these is often no place (深入交流, 在会上): it needs proof.
_UNSURE = frozenset(["在", "深入", "走进"])


#: So many items behind a verb can be its object.
_MOST_BEHIND = 40
#: So many characters behind a place say what was done there.
_AHEAD = 60
_Item = Union[Listed, VisitAct, "regex.Match[str]"]


def _begins(item: _Item) -> tuple[int, int]:
    """Where an item of a sentence begins; of two at one place people come first, then verbs."""
    if isinstance(item, Listed):
        return item.start, 0
    return (item.start, 1) if isinstance(item, VisitAct) else (item.start(), 2)


class Reports:
    """Reads an article's reports.

    Args:
        reading: the article.
        own: the user's own rules.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = reading
        self._acts = Acts(reading, own)
        self._verbs = VerbReader(reading)
        self.all: list[VisitReport] = []
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
        headed = pattern("visits.headed_by").match_held(reading.view, sentence.start, end)
        acts = self._acts.within(sentence, end)
        same = pattern("visits.same").match(reading.view, sentence.start, end) is not None
        goes: list[regex.Match[str]] = []
        if acts or groups or same:
            goes = list(pattern("visits.goes").finditer(reading.view, sentence.start, end))
        if not acts and not goes and not (groups and pattern("visits.here").search(reading.view, sentence.start, end)):
            return
        home = pattern("visits.at_home").search(reading.view, sentence.start, end)
        there = pattern("visits.there").match(reading.view, sentence.start, end)
        subject = Subject()
        subject.inherits = same
        if headed:
            subject.leads = [named.person for named in reading.people_in(*headed.span("lead"))]
            groups = [group for group in groups if group.start >= headed.end()]
        if home:
            subject.went = True
            if home["to"]:
                subject.stops.append(reading.text[slice(*home.span("place"))].replace("的家", "家"))
                subject.met += [named.person for named in reading.people_in(*home.span("place"))]
            groups = [group for group in groups if group.start != home.start("place")]
        if there:
            talks = any(act.kind in TWO_SIDES for act in acts)
            subject.stops += stops_in(reading, *there.span("place"), sure=talks)
            goes = [go for go in goes if go.start("place") >= there.end()]
        matters = pattern("visits.matter").finditer(reading.view, sentence.start, end)
        items: list[_Item] = [*groups, *acts, *goes, *matters]
        items.sort(key=_begins)
        last: VisitReport | None = None
        place = 0
        for clause in reading.clauses_of(number):
            first = place
            while place < len(items) and _begins(items[place])[0] < clause.end:
                place += 1
            if clause.start < end:
                part = Stretch(clause.start, min(clause.end, end))
                last = self._clause(sentence, part, subject, items[first:place], last)
        if last is None and subject.known():
            if not subject.stops and (subject.leads or subject.inherits):
                subject.stops += self._introduced(number, sentence, end)
            if subject.stops:
                self.all.append(self._stop(sentence, subject))
        elif last is not None and not last.stops and last.kind == "inspection" and (subject.went or not last.topic):
            last.stops += self._introduced(number, sentence, end)

    def _introduced(self, number: int, sentence: Stretch, end: int) -> list[str]:
        """A馆是一栋古宅。丁一鸣走进馆内: the place that one of the two sentences before begins with."""
        reading = self._reading
        if not pattern("visits.here").search(reading.view, sentence.start, end):
            return []
        for before in reading.sentences[max(reading.first, number - 1) : number]:
            found = pattern("visits.introduced").match(reading.view, before.start, before.end)
            if found and not reading.has_person(before.start, found.end()):
                return stops_in(reading, *found.span("place"), sure=False)
        return []

    def _told_until(self, sentence: Stretch) -> int:
        """Where the article's own words of a sentence end and somebody's begin."""
        speech = self._reading.speech
        if speech.holds(sentence.start):
            return sentence.start
        return speech.begins_in(sentence.start, sentence.end)

    def _is_company(self, group: Listed, sentence: Stretch, end: int) -> bool:
        view = self._reading.view
        beside = pattern("visits.alongside").match_held(view, group.end, end)
        company = (
            beside
            or pattern("visits.in_company").match(view, group.end, end)
            or pattern("visits.escorts").match(view, group.end, end)
        )
        if company:
            self.company.append(Company(group.start, group.names, beside["noun"] or "" if beside else "陪同"))
        elif pattern("visits.sees_off").match(view, group.end, end):
            names = [named.person for named in group.members if not self._is_envoy(named.start)]
            self.company.append(Company(group.start, names, "送行"))
            return True
        return company is not None

    def _is_envoy(self, start: int) -> bool:
        """Tell whether somebody represents the guest's country there: 中国驻东陵国大使王甲."""
        return "驻" in self._reading.text[max(0, start - 12) : start]

    # one clause -----------------------------------------------------------------------------------------------------

    def _clause(
        self,
        sentence: Stretch,
        clause: Stretch,
        subject: Subject,
        items: Sequence[_Item],
        last: VisitReport | None,
    ) -> VisitReport | None:
        reading, view = self._reading, self._reading.view
        if pattern("visits.other_side").match(view, clause.start, clause.end) and subject.group is not None:
            subject.leads, subject.group = [], None
        party = None if subject.known() and not subject.inherits else self._party(clause)
        if party and not subject.leads and not any(isinstance(g, Listed) and g.start < party.end() for g in items):
            subject.body = reading.text[slice(*party.span("party"))]
        acted = False
        for number, item in enumerate(items):
            if isinstance(item, Listed):
                self._people(item, clause, subject, last if acted else None)
            elif isinstance(item, VisitAct):
                after = [one for one in items[number + 1 : number + _MOST_BEHIND] if isinstance(one, Listed)]
                report = self._verbs.report(item, sentence, clause, subject, after)
                if report is not None and report.rule == "visit.gives" and last is not None and last.act in CALLS_ON:
                    last.kind, report = "condolence", None
                if report is not None:
                    self.all.append(report)
                    last, acted = report, True
                    subject.met = []
                    if report.kind not in TWO_SIDES:
                        subject.stops = []
            elif "place" in item.re.groupindex:
                self._go(item, subject, last)
            else:
                self._matter(item, subject, last)
        return last

    def _people(self, group: Listed, clause: Stretch, subject: Subject, report: VisitReport | None) -> None:
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
        return pattern("visits.party").match_held(self._reading.view, clause.start, clause.end)

    def _go(self, match: regex.Match[str], subject: Subject, last: VisitReport | None) -> None:
        view = self._reading.view
        start, end = match.span("place")
        word = view[match.start() : start]
        ahead = min(len(view), end + _AHEAD)
        sure = word not in _UNSURE and not word.startswith("走访")
        sure = sure or pattern("visits.does_there").match(view, end, ahead) is not None
        if word != "离开" and last is not None and last.rule == "visit.leaves":
            return  # 离开A前往B: of another journey
        if word == "离开" and (last is None or last.rule != "visit.leaves"):
            return
        if word == "在" and pattern("visits.session_there").match(view, end, ahead):
            return
        listed = pattern("visits.listed_places").fullmatch(view, start, end) is not None
        bare = word in ("离开", "抵达") or pattern("visits.then_acts").match(view, end, ahead) is not None
        found = stops_in(self._reading, start, end, sure=sure or listed, bare=bare or listed)
        subject.went = subject.went or word != "在"
        if found and all(pattern("visits.bare_place").match(stop) for stop in found):
            found = []  # 走进纪念馆: one told of before
        if not found or self._reading.actuality.against(match.start(), end, "visits"):
            return
        talks = pattern("visits.talks_there").match(view, end, ahead) is not None
        target = subject.stops if talks or last is None or last.kind in TWO_SIDES else last.stops
        target += [stop for stop in found if stop not in target]

    def _matter(self, match: regex.Match[str], subject: Subject, last: VisitReport | None) -> None:
        start, end = match.span("topic")
        topic = self._reading.text[start:end]
        if last is None:
            subject.topic = subject.topic or topic
        elif last.kind == "inspection" and pattern("visits.inquiry").match(
            self._reading.view, end, min(end + 14, last.sentence.end)
        ):
            last.topic = last.topic or topic

    def _stop(self, sentence: Stretch, subject: Subject) -> VisitReport:
        report = VisitReport(
            sentence.start, sentence.start, sentence, "", None, "", list(subject.leads), subject.body,
            subject.inherits and not subject.leads, False, [], list(subject.along), list(subject.stops), subject.topic,
            went=subject.went,
        )  # fmt: skip
        self._verbs.date(report)
        return report
