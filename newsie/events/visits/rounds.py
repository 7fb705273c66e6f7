"""Rounds and talks: the reports that tell of the same one joined, with its stops, its companions and its day."""
from __future__ import annotations

import re
from collections.abc import Sequence

from newsie.events.grammar.engine import Rule, pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.days import days_of, is_background
from newsie.events.reading.scenes import SceneOpening, Scenes
from newsie.events.visits.others import Others
from newsie.events.visits.report import LOOKS, TOPICAL, TWO_SIDES, Round, VisitReport
from newsie.events.visits.reports import Reports
from newsie.events.visits.stops import add_stops
from newsie.language.tiers import CERTAIN, LIKELY
from newsie.occasion import whole_day
from newsie.records import Date, Participant, Visit

#: how far into an article a visit is its news
_LEAD = 6
#: How many sentences behind a round's last one 他, or 考察团, still means its people.
_NEAR, _FAR = 2, 12
#: The capital is printed in full as a place, not only inside a name (北京峰会).
_CAPITAL = re.compile(r"北京(?=\d{1,2}月|人民大会堂|钓鱼台|中南海)|在北京")
#: With so many leaders nobody is mixed up; of so many stops none is left out.
_FEW, _FEW_STOPS = 3, 4
#: Rules whose verb is a visit by itself.
_PLAIN = frozenset(["visit.inspection", "visit.condolence"])
_TOURS = ("inspection", "condolence", "trip")


class Rounds:
    """The rounds and talks that an article reports.

    Args:
        reading: the article.
        own: the user's own rules of visits.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = reading
        self._reports = Reports(reading, own)
        self._rounds: list[Round] = []
        self._pending: list[VisitReport] = []
        for report in self._reports.all:
            self._take(report)
        Others(reading, self._rounds).add(self._reports.led_by, self._reports.company)
        self._rounds = [one for one in self._rounds if self._is_news(one)]

    def openings(self) -> list[SceneOpening]:
        """Return the reports, for the article's scenes."""
        return [
            SceneOpening(s.start, s.end, "talk" if one.kind in TWO_SIDES else "round", one.key, one.rule)
            for one in self._rounds
            for s in one.sentences
        ]

    def records(self, scenes: Scenes) -> list[Visit]:
        """Return one record a round, in order, with the index of its scene."""
        return [self._record(one, scenes) for one in self._rounds]

    # joining --------------------------------------------------------------------------------------------------------

    def _take(self, report: VisitReport) -> None:
        """Join a report to the round it tells of, or open one."""
        known = self._same(report)
        if known is None and report.tentative and report.kind == "trip":
            known = self._announced(report)
        if known is None and report.kind == "reception" and report.act in LOOKS and report.stops:
            known = self._tour_of(report)
        if known is not None:
            self._join(known, report)
        elif report.kind is None or report.tentative:
            self._pending.append(report)
        elif not report.inherits and self._opens(report):
            self._open(report)

    def _same(self, report: VisitReport) -> Round | None:
        for known in reversed(self._rounds):
            if self._is_same(known, report):
                return known
        return None

    def _announced(self, report: VisitReport) -> Round | None:
        """今起访问A … 将于5月19日至20日对A进行国事访问: the days that were announced are those of the journey."""
        for known in self._rounds if report.date is not None else ():
            same = known.kind == "trip" and set(known.leads) & set(report.leads)
            if same and (known.date is None or not _printed_day(known.date)):
                known.date = report.date
                return known
        return None

    def _is_same(self, known: Round, report: VisitReport) -> bool:
        if not self._on_one_day(known, report):
            return False
        if report.kind in TWO_SIDES:
            if known.kind != report.kind:
                return False
            sides, others = {*known.leads, *known.met}, {*report.leads, *report.met}
            if known.met and report.met:
                if set(known.leads) & set(report.leads):
                    return bool(set(known.met) & set(report.met)) or report.sentence == known.sentences[-1]
                return bool(set(known.leads) & set(report.met) and set(known.met) & set(report.leads))
            return bool(set(known.leads) & set(report.leads)) and bool(sides & others)
        if known.kind not in _TOURS:
            return False
        if report.kind == "trip" and (known.rule == "visit.leaves") != (report.rule == "visit.leaves"):
            return False  # 结束对A的访问 … 开始对B进行访问
        if report.inherits:
            since = self._reading.sentence_at(report.start) - self._reading.sentence_at(known.sentences[-1].start)
            return known is self._rounds[-1] and since <= (_FAR if report.body else _NEAR)
        if report.body and not report.leads:
            core, party = report.body.removesuffix("一行"), known.body.removesuffix("一行")
            same = not party or _is_short(core) or party.endswith(core) or core[-3:] == party[-3:]
            return known is self._rounds[-1] and same
        if not known.leads and known.body and report.leads and known is self._rounds[-1]:
            near = self._reading.sentence_at(report.start) - self._reading.sentence_at(known.place) <= 3
            return near and (known.kind == report.kind or bool(set(known.stops) & set(report.stops)))
        if not set(known.leads) & set(report.leads):
            return False
        if known.kind == "trip" and report.kind in ("inspection", "condolence"):
            return True
        if report.kind is None:
            return known.kind != "trip" or report.went
        return report.kind in _TOURS

    def _on_one_day(self, known: Round, report: VisitReport) -> bool:
        """Tell whether the days of a round and a report can be one, or one of them not told."""
        one, other = known.date, report.date
        if one is None or other is None or one.value == other.value or _overlap(one, other):
            return True
        if known.kind == report.kind == "trip" and not _printed_day(one) and set(known.leads) & set(report.leads):
            return True  # 今起访问 … 于5月13日至15日访问
        return _near(one, other) and bool(set(known.leads) & set(report.leads)) and _same_matter(known, report)

    def _join(self, known: Round, report: VisitReport) -> None:
        headline = known.place < self._reading.body_start <= report.start
        if headline or not known.told or not known.leads:
            known.leads += [name for name in report.leads if name not in known.leads and name not in known.met]
        if headline and report.kind is not None and known.kind != report.kind and not known.told:
            known.kind, known.act, known.rule = report.kind, report.act, report.rule
        if not self._reading.in_headline(report.start):
            known.told += 1
        for name in report.met:
            if name not in known.met and name not in known.leads:
                known.met.append(name)
        known.along += [name for name in report.along if name not in known.along]
        add_stops(known.stops, report.stops)
        later = known.told > 1 and report.sentence not in known.sentences
        if not (later and not any(verb in report.act for verb in TOPICAL)):
            known.topic = known.topic or report.topic
        if known.date is None or (report.date and not _printed_day(known.date) and _printed_day(report.date)):
            known.date = report.date or known.date
        known.undated = known.undated or report.undated
        known.party = known.party or report.party
        if known.weak_topic and report.topic and not report.weak_topic:
            known.topic = report.topic
        known.weak_topic = bool(known.topic == report.topic and report.weak_topic)
        known.mode = known.mode or report.mode
        if report.sentence not in known.sentences:
            known.sentences.append(report.sentence)

    def _open(self, report: VisitReport) -> None:
        new = Round(
            len(self._rounds), report.kind or "inspection", report.act, report.rule, list(report.leads), report.body,
            report.start,
        )  # fmt: skip
        self._rounds.append(new)
        for before in self._pending[-3:]:
            ahead = self._reading.sentence_at(report.start) - self._reading.sentence_at(before.start)
            if set(before.leads) & set(report.leads) and not before.tentative and 0 <= ahead <= _NEAR:
                self._join(new, before)
        self._join(new, report)

    def _opens(self, report: VisitReport) -> bool:
        """Tell whether a report is news by itself."""
        reading = self._reading
        deep = reading.depth(report.start) >= _LEAD
        if report.rule == "visit.arrives" and report.leads and not pattern("visits.visiting").search(reading.view):
            return False
        if report.kind in TWO_SIDES:
            if report.act in LOOKS and (not report.met or self._tours(report)):
                return False
        elif report.kind == "condolence" and report.leads and not deep:
            return True
        elif not (self._says_enough(report) or reading.in_headline(report.start)):
            return False
        if not report.leads and report.kind in (*TWO_SIDES, "trip"):
            known_party = pattern("visits.is_party").search(report.body) is not None
            return bool(report.date and (report.met or (report.kind == "trip" and report.stops and known_party)))
        beside = pattern("visits.beside").match(reading.view, report.sentence.start, report.sentence.end)
        if deep and not beside and report.date is None and not self._goes_on(report):
            return False
        if report.kind in TWO_SIDES:
            return True
        if not report.leads and report.kind == "condolence" and report.date is not None and report.body:
            return not deep
        if not report.leads:
            party = pattern("visits.is_party").search(report.body)
            whether = report.topic is not None and pattern("visits.whether").search(report.topic)
            return bool(report.stops or (party and report.topic and not whether)) and not deep
        return any(self._holds_office(name, reading.depth(report.start)) for name in report.leads)

    def _goes_on(self, report: VisitReport) -> bool:
        """Tell whether a talk is told right behind another one that is news there: 访问期间，A会见B … A还会见C."""
        last = self._rounds[-1] if self._rounds else None
        if last is None or report.kind not in TWO_SIDES or last.kind not in TWO_SIDES:
            return False
        reading = self._reading
        since = reading.sentence_at(report.start) - reading.sentence_at(last.sentences[-1].start)
        sides = {*last.leads, *last.met}
        return reading.depth(last.place) >= _LEAD and since <= _NEAR + 1 and bool(sides & set(report.leads))

    def _says_enough(self, report: VisitReport) -> bool:
        """Tell whether it is told where, what about or whom, or when at the very beginning."""
        led = report.date is not None and self._reading.depth(report.start) <= 1
        return bool(report.stops or report.topic or report.met) or led

    def _holds_office(self, name: str, depth: int) -> bool:
        """Tell whether somebody's rounds can be news: a mayor's are, a policeman's are his daily work."""
        posts = self._reading.positions_of(name)
        if not posts:
            return depth < 2
        return any(not pattern("visits.no_office").search(post.role) for post in posts)

    def _tours(self, report: VisitReport) -> bool:
        """与村民交谈: part of a round by the same people, and no talk of its own."""
        return self._tour_of(report) is not None

    def _tour_of(self, report: VisitReport) -> Round | None:
        """在甲家中，乙与老人交谈: the round of the same people."""
        tours = [one for one in self._rounds if one.kind in _TOURS and set(one.leads) & set(report.leads)]
        return tours[-1] if tours else None

    def _is_news(self, one: Round) -> bool:
        """A tour needs a place or a matter, and its day must be the news'."""
        self._date(one)
        if one.date is not None and is_background(one.date, self._reading.occasion):
            return False
        led = self._reading.depth(one.place) <= 1
        consoles = one.kind == "condolence" and any(self._holds_office(name, 1) for name in one.leads)
        return bool(one.stops or one.topic or one.met or one.kind in TWO_SIDES or consoles or (led and one.date))

    def _date(self, one: Round) -> None:
        """A round without a day of its own has that of the sentences before it."""
        if one.date is not None or one.undated or not one.sentences:
            return
        reading = self._reading
        first = min((s.start for s in one.sentences if s.start >= reading.body_start), default=one.sentences[0].start)
        earlier = [day for day in reading.days.within(reading.body_start, first) if not reading.speech.holds(day.start)]
        before = earlier[-1] if earlier else None
        if before is not None and not pattern("visits.recently").search(reading.view, before.start, first):
            one.date = before

    def _is_sure(self, one: Round) -> bool:
        """Tell whether a round is told so plainly that it is right in every field (learnt on news nobody tuned on).

        A talk is, where its own sentences tell day and both sides; a tour with a named leader and day, few stops, and
        nobody in its sentences without a part in it; a tour whose own words tell of more stops than were read is not.
        """
        if one.date is None or not one.leads or len(one.leads) > _FEW or not self._tells(one, one.date):
            return False
        if one.kind in TWO_SIDES:
            return bool(one.met) and one.rule == f"visit.{one.kind}" and len(one.leads) < _FEW
        if one.kind == "trip" or not one.stops or len(one.stops) > _FEW_STOPS or one.rule not in _PLAIN:
            return False
        if one.kind == "condolence" and one.topic:
            return False
        return self._everybody_in(one) and self._every_stop_in(one)

    def _tells(self, one: Round, date: Date) -> bool:
        """Tell whether a day stands in a round's own sentences, and is not that of the sentences before."""
        return any(sentence.start <= date.start < sentence.end for sentence in one.sentences)

    def _everybody_in(self, one: Round) -> bool:
        """Tell whether all who are named in a round's sentences and behind have a part in it."""
        reading = self._reading
        part = {*one.leads, *one.met, *one.along}
        first = min(s.start for s in one.sentences)
        return all(named.person in part for named in reading.people_in(first, len(reading.text)))

    def _every_stop_in(self, one: Round) -> bool:
        """Tell whether whatever the article says was gone to is a stop that was read."""
        reading = self._reading
        for went in pattern("visits.went_there").finditer(reading.view, reading.body_start):
            told = reading.text[slice(*went.span("place"))]
            if not reading.speech.holds(went.start()) and not any(stop in told for stop in one.stops):
                return False
        return True

    # the record -----------------------------------------------------------------------------------------------------

    def _record(self, one: Round, scenes: Scenes) -> Visit:
        reading = self._reading
        roles: dict[str, list[str]] = {}
        for role, names in (("lead", one.leads), ("counterpart", one.met), ("accompanying", one.along)):
            for name in names:
                if name not in roles:
                    roles[name] = [role]
        places = list(dict.fromkeys(_printed(place, reading.text) for place in one.stops))
        return Visit(
            kind=one.kind,
            act=one.act,
            participants=tuple(Participant(name, tuple(r), reading.positions_of(name)) for name, r in roles.items()),
            place=places[0] if places else None,
            places=tuple(places),
            topic=one.topic,
            mode=one.mode,
            date=days_of(one.date) if one.date else None,
            end_date=one.date.end_date if one.date and days_of(one.date) else None,
            evidence=tuple(reading.quotation(s.start, s.end) for s in sorted(one.sentences, key=lambda s: s.start)),
            rule=one.rule,
            tier=CERTAIN if self._is_sure(one) else LIKELY,
            scene=scenes.index_of(one.key),
        )


def _overlap(one: Date, other: Date) -> bool:
    """Tell whether one of two dates lies within the other."""
    if not (one.begin and one.end_date and other.begin and other.end_date):
        return False
    return one.begin <= other.begin <= one.end_date or other.begin <= one.begin <= other.end_date


def _same_matter(known: Round, report: VisitReport) -> bool:
    """Tell whether a round and a report are about the same, or in the same region."""
    if known.topic and known.topic == report.topic:
        return True
    return any(one.startswith(other) or other.startswith(one) for one in known.stops for other in report.stops)


def _near(one: Date, other: Date) -> bool:
    """Tell whether two dates are a day apart or less: 今天 read by the issue may be yesterday's."""
    first, second = whole_day(one.begin), whole_day(other.begin)
    return first is not None and second is not None and abs((first - second).days) <= 1


def _printed_day(date: Date) -> bool:
    return any(sign.isdigit() for sign in date.text)


def _is_short(body: str) -> bool:
    """考察团, 调研组一行: the party told before."""
    return len(body) <= 4


def _printed(place: str, text: str) -> str:
    if place == "京" and _CAPITAL.search(text):
        return "北京"
    return "中国" if place == "我国" else place
