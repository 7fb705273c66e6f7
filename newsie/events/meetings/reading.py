"""One article as the meetings' rules see it: its masked text, its sentences, its days, its people's places."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

import regex

from newsie.events.reading.days import is_background, tells_day
from newsie.events.reading.sentences import APART, DAY, QUOTED, TITLE, Places, Stretch, formulas, mask, sentences
from newsie.lexicons import alternation, words
from newsie.occasion import Occasion
from newsie.records import Date, Person

_LEAD = 2  # a gathering named in so many first sentences is the news
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

    def has_person(self, stretch: Stretch) -> bool:
        """Whether someone is named there."""
        place = bisect_left(self._mentions, stretch.start)
        return place < len(self._mentions) and self._mentions[place] < stretch.end

    def is_named_at(self, place: int) -> bool:
        """Whether a person's name begins there (曾 of 曾一鸣 does not tell of the past)."""
        index = bisect_left(self._mentions, place)
        return index < len(self._mentions) and self._mentions[index] == place

    def sentence_of(self, report: Any) -> int:
        """The index of the report's sentence."""
        return self.places.index(report.naming.start)

    def in_headline(self, report: Any) -> bool:
        """Whether it stands in the headline lines."""
        return report.naming.start < self.body_start

    def in_lead(self, report: Any, count: int = _LEAD) -> bool:
        """Whether it stands in the headline or the first sentences of the body."""
        return self.in_headline(report) or self.sentence_of(report) - self.places.index(self.body_start) < count

    def date_near(self, report: Any) -> Date | None:
        """The date of the report's sentence, or the last one before it in its paragraph."""
        if report.date is not None:
            return report.date
        line = self.paragraphs.stretches[self.paragraphs.index(report.naming.start)].start
        place = bisect_left(self._day_starts, report.naming.start) - 1
        return self.days[place] if place >= 0 and self._day_starts[place] >= line else None

    def is_past(self, report: Any) -> bool:
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


_QUOTATION = regex.compile(rf"{QUOTED}{{3,64}}")
_DAY_VALUE = regex.compile(r"(?:\d{4}|XXXX)-\d\d|XXXX-XX|[\dX]{4}-W")


@cache
def _quoted_head() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(words('meeting_heads'))})(?=[”\"」])")


def view_of(text: str, masked: str, dates: Sequence[Date]) -> str:
    """Return the masked text with calendar expressions masked too, and with quoted heads laid open.

    A quoted name (“国际友好城市大会”) keeps its head visible, so that it is found like any other.
    """
    out = list(masked)
    for date in dates:
        tells_a_day = date.type in ("DATE", "TIME") and _DAY_VALUE.match(date.value)
        if tells_a_day and date.end <= len(out) and out[date.start] not in (QUOTED, TITLE):
            out[date.start : date.end] = DAY * (date.end - date.start)
    for match in _QUOTATION.finditer(masked):
        inside = text[match.start() : match.end()]
        for tail in _quoted_head().finditer(inside):
            start = match.start() + tail.start()
            out[start : start + len(tail.group())] = tail.group()
    return "".join(out)
