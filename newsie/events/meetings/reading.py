"""One article as the meetings' rules see it: its masked text, its sentences, its days, its people's places."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import regex

from newsie.events.meetings.names import Naming, find_namings, view_of
from newsie.events.meetings.reports import Report, assess
from newsie.events.reading.days import is_background, tells_day
from newsie.events.reading.sentences import APART, Places, Stretch, formulas, mask, sentences
from newsie.occasion import Occasion
from newsie.records import Date, Person

_LEAD = 2  # a gathering named in so many first sentences is the news
_SITTING = regex.compile(
    r"(?<=[\p{Han}＠])(?:同|与)[^，。；同与\n]{2,40}?(?:代表|委员|专家|同志|人士|职工|群众|师生)(?:们)?(?P<sat>座谈)(?:交流)?(?!会)"
)
_SITTING_NAMED = regex.compile(r"(?:^|[，。\n])座谈会上|主持(?:了)?座谈会[。，]|座谈会由")
_TALKS = regex.compile(r"会见|会谈|通电话|致电|致贺|贺信|贺电|复信|回信|访问|抵达|专访")
_LONG_AGO = regex.compile(
    r"(?:前不久|不久前|此前|当年|历史上|年前|上一次|上次|去年|前年)[^。；]{0,30}$|"
    r"曾(?:经)?(?:召开|举行|出席|主持|参加)[^，。；]{0,6}$|(?:历届|往届|历次)$|通过(?:召开|举行|举办)$|"
    r"(?<!第)[\d一二三四五六七八九十多数几]+次(?:主持|组织|参加|出席|召开|举行)+[^，。；]{0,4}$"
)
_YEAR_IN_NAME = regex.compile(r"(?<!\d|—|-)20\d\d(?=年|\p{Han})")
_LAST_MONTH_OF_REVIEWS = 4
_LATE_IN_LEAD, _LATE = 12, 4  # days after which a meeting is no longer news


class MeetingReading:
    """The article's text with everything looked up once."""

    def __init__(
        self, text: str, people: Sequence[Person], dates: Sequence[Date], occasion: Occasion
    ) -> None:
        self.text, self.people = text, people
        openings = formulas(text)
        inside = Places(openings) if openings else None
        self.dates = [date for date in dates if inside is None or not _covers(inside, date.start)]
        self.view = _blotted(view_of(text, mask(text), dates), openings)
        self.sentences = sentences(self.view)
        self.places = Places(self.sentences)
        self.paragraphs = _paragraphs(text)
        self.occasion = occasion
        self.body_start = occasion.body_start
        self.days = [date for date in self.dates if tells_day(date)]
        self.years = [date for date in self.dates if date.type == "DATE" and regex.fullmatch(r"\d{4}", date.value)]
        self.is_about_talks = _TALKS.search(text[: self.body_start]) is not None
        self.tells_days = bool(self.days or occasion.dateline)
        self._day_starts = [date.start for date in self.days]
        self._year_starts = [date.start for date in self.years]
        self._mentions = sorted(span.start for person in people for span in person.mentions)

    def reports(self) -> list[Report]:
        """Every naming of a gathering with what its sentence says of it."""
        by_sentence: dict[int, list[Date]] = {}
        for date in self.days:
            by_sentence.setdefault(self.places.index(date.start), []).append(date)
        out = []
        for naming in find_namings(self.text, self.view):
            index = self.places.index(naming.start)
            out.append(assess(self.view, naming, self.sentences[index], by_sentence.get(index, [])))
        sitting = self._sitting()
        if sitting is not None:
            index = self.places.index(sitting.start)
            report = assess(self.view, sitting, self.sentences[index], by_sentence.get(index, []))
            out.append(replace(report, form="held", spoken_of=False))
            out.sort(key=lambda report: report.naming.start)
        return out

    def _sitting(self) -> Naming | None:
        """某某同代表座谈交流, which the text goes on to call 座谈会."""
        found = _SITTING.search(self.view, self.body_start)
        if found is None or self.places.index(found.start()) - self.places.index(self.body_start) >= _LEAD:
            return None
        if _SITTING_NAMED.search(self.view, found.end()) is None:
            return None
        return Naming(found.start("sat"), found.end("sat"), "座谈会", "座谈会", "forum", True)

    def has_person(self, stretch: Stretch) -> bool:
        """Whether someone is named there."""
        place = bisect_left(self._mentions, stretch.start)
        return place < len(self._mentions) and self._mentions[place] < stretch.end

    def is_named_at(self, place: int) -> bool:
        """Whether a person's name begins there (曾 of 曾一鸣 does not tell of the past)."""
        index = bisect_left(self._mentions, place)
        return index < len(self._mentions) and self._mentions[index] == place

    def sentence_of(self, report: Report) -> int:
        """The index of the report's sentence."""
        return self.places.index(report.naming.start)

    def in_headline(self, report: Report) -> bool:
        """Whether it stands in the headline lines."""
        return report.naming.start < self.body_start

    def in_lead(self, report: Report, count: int = _LEAD) -> bool:
        """Whether it stands in the headline or the first sentences of the body."""
        return self.in_headline(report) or self.sentence_of(report) - self.places.index(self.body_start) < count

    def date_near(self, report: Report) -> Date | None:
        """The date of the report's sentence, or the last one before it in its paragraph."""
        if report.date is not None:
            return report.date
        line = self.paragraphs.stretches[self.paragraphs.index(report.naming.start)].start
        place = bisect_left(self._day_starts, report.naming.start) - 1
        return self.days[place] if place >= 0 and self._day_starts[place] >= line else None

    def is_past(self, report: Report) -> bool:
        """Whether the time the text gives is not that of the news: another year, 三年前的2月19日, 前不久."""
        naming = report.naming
        if _LONG_AGO.search(self.text[max(report.sentence.start, naming.start - 60) : naming.start]):
            return True
        if self._is_of_another_year(naming.name):
            return True
        place = bisect_left(self._year_starts, naming.start) - 1
        year = self.years[place] if place >= 0 else None
        nearer = report.date is not None and year is not None and report.date.start > year.start
        if year and year.start >= report.sentence.start and not nearer and is_background(year, self.occasion):
            return True
        date = self.date_near(report)
        if date is None:
            return False
        if self.text[max(0, date.start - 3) : date.start].endswith("年前的"):
            return True
        return is_background(date, self.occasion, recent=_LATE_IN_LEAD if self.in_lead(report) else _LATE)


    def _is_of_another_year(self, name: str) -> bool:
        """2018年全国现场会 is no news of 2020; a year's own meeting may still sit in the next spring."""
        year = _YEAR_IN_NAME.search(name)
        issued = self.occasion.today
        if year is None or issued is None:
            return False
        return int(year.group()) < issued.year - (1 if issued.month <= _LAST_MONTH_OF_REVIEWS else 0)


def _covers(openings: Places, place: int) -> bool:
    """Whether a place lies in a dateline formula: 新华社北京4月25日电 dates the writing, not the event."""
    stretch = openings.stretches[openings.index(place)]
    return stretch.start <= place < stretch.end


def _paragraphs(text: str) -> Places:
    out, start = [], 0
    for paragraph in text.split("\n"):
        out.append(Stretch(start, start + len(paragraph)))
        start += len(paragraph) + 1
    return Places(out)


def _blotted(view: str, openings: Sequence[Stretch]) -> str:
    pieces, last = [], 0
    for stretch in openings:
        pieces += [view[last : stretch.start], APART * (stretch.end - stretch.start)]
        last = stretch.end
    return "".join([*pieces, view[last:]])
