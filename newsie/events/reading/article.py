"""One article as all kinds of events read it: its typed view, its sentences and clauses, its people and days."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property

from newsie.events.grammar.engine import pattern
from newsie.events.reading.actuality import Actuality
from newsie.events.reading.days import Days, fills_view
from newsie.events.reading.sentences import Places, Stretch, asides, clauses, formulas, sentences
from newsie.events.reading.speech import Speech
from newsie.events.reading.view import BEGIN, blank_view, free, write
from newsie.language.tagger import Tagged
from newsie.lazy import lazy
from newsie.lexicons import alternation, first_character, words
from newsie.occasion import Occasion
from newsie.records import Date, Person, Position, Span

#: 同德国总理, 为公司董事会秘书: a word that the post's left edge has swallowed is no part of it
_SWALLOWED = lazy(r"[同与跟](?!仁|江|心|济|德|安|煤|方|盟|窗|乡)|[为辞其]")
#: 在中南海同美国总统: what a post behind 在 may not hold
_TALKS_THERE = lazy(r"\p{Han}{2,8}?[同与](?!仁|江|心|济|德|安|煤|方|盟|窗|乡)(?=\p{Han}{3})")
#: 8月2日讯, 8月2日电（记者…: the day of a dateline, wherever it stands
_DATELINE = lazy(r"讯|电(?=[ 　（(“】〕\]])|(?:消息|综合|报道)(?=[ 　（(])")
_PUNCTUATION = lazy(r"[，。；：、！？\s]")
#: 习近平主席特使: who is there is the envoy
#: 焦裕禄同志纪念馆: a place that has his name; 奥巴马夫人米歇尔: who is there is his wife
_SENDER = lazy(
    r"(?:(?:国家)?(?:总书记|主席|总统|总理|首相|国王))?(?:的)?(?:特使|特别代表|个人代表|特别助理)"
    r"|(?:同志|烈士|先生|将军|元帅)?(?:生平)?(?:纪念[馆园碑堂亭塔室]|故居|旧居|故里|陵园|事迹陈列|干部学院|先进事迹)"
    r"|(?:同志|烈士|先生|老人)?的?(?:亲属|遗属|家属)"
    r"|夫人(?=\p{Han})(?![和与及同在一向等来到对将说也表])"
)




@dataclass(frozen=True)
class Named:
    """A person named at ``start:end``; ``title`` is where the posts begin that are printed right before the name."""

    start: int
    end: int
    person: str
    title: int


class Reading:
    """An article's text with everything looked up once.

    Args:
        text: headline lines, then paragraphs, joined by newlines.
        people: its people with their mentions; only they can take part in anything.
        positions: its posts with their places, with and without a holder.
        tagged: the recogniser's stretches, of which organisations and places are taken.
        dates: its time expressions with their values.
        occasion: what is known of issue and article.

    Examples:
        >>> from newsie.events.reading.view import shown
        >>> from newsie.records import Span
        >>> text = "市委书记应勇到丰收镇调研。"
        >>> post = Position("市委", "书记", "应勇", start=0, end=4)
        >>> reading = Reading(text, [Person("应勇", (Span(4, 6, "应勇"),))], [post])
        >>> shown(reading.view, text)
        '[POST 市委书记][PERSON 应勇]到丰收镇调研。'
    """

    def __init__(
        self,
        text: str,
        people: Sequence[Person] = (),
        positions: Sequence[Position] = (),
        tagged: Sequence[Tagged] = (),
        dates: Sequence[Date] = (),
        occasion: Occasion | None = None,
    ) -> None:
        self.text, self.people, self.positions, self.tagged = text, people, positions, tagged
        self.printed_dates = dates  # those of the dateline formula too
        self.occasion = occasion or Occasion()
        self.body_start = self.occasion.body_start
        openings = Places(found) if (found := formulas(text)) else None
        self.dates = [
            date
            for date in dates
            if (openings is None or not openings.covers(date.start)) and not _DATELINE.match(text, date.end)
        ]
        self.days = Days(self.dates)
        self.named = _named(text, people)
        self.view = _view(text, self, positions, tagged, dates, openings)
        self.sentences = sentences(self.view)
        self._at = Places(self.sentences)
        self.paragraphs = Places(_paragraphs(text))
        self._named_starts = [named.start for named in self.named]
        self._clauses: dict[int, list[Stretch]] = {}

    def seen_as(self, view: str, named: list[Named]) -> Reading:
        """Return the same article under another view, with who is named where."""
        other = copy(self)
        other.view, other.named = view, named
        other._named_starts = [one.start for one in named]
        other._clauses = {}
        return other

    # where ----------------------------------------------------------------------------------------------------------

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence that holds a place."""
        return self._at.index(place)

    @cached_property
    def first(self) -> int:
        """The number of the first sentence of the body."""
        return self.sentence_at(self.body_start)

    def clauses_of(self, number: int) -> list[Stretch]:
        """Return the clauses of a sentence."""
        if number not in self._clauses:
            self._clauses[number] = clauses(self.view, self.sentences[number])
        return self._clauses[number]

    def paragraph_at(self, place: int) -> Stretch:
        """Return the line that holds a place."""
        return self.paragraphs.stretches[self.paragraphs.index(place)]

    def quotation(self, start: int, end: int) -> Span:
        """Return a stretch as evidence, without the line end behind it."""
        text = self.text[start:end].rstrip()
        return Span(start, start + len(text), text)

    def in_headline(self, place: int) -> bool:
        """Tell whether a place stands in the headline lines."""
        return place < self.body_start

    def depth(self, place: int) -> int:
        """Return how many sentences of the body stand before that of a place; below 0 in the headline."""
        return self.sentence_at(place) - self.first

    # who ------------------------------------------------------------------------------------------------------------

    def people_in(self, start: int, end: int) -> list[Named]:
        """Return who is named between two offsets, in order; names inside titles and speeches are not in the view."""
        inside = self.named[bisect_left(self._named_starts, start) : bisect_left(self._named_starts, end)]
        return [named for named in inside if self.view[named.start] == BEGIN["PERSON"] and named.end <= end]

    def has_person(self, start: int, end: int) -> bool:
        """Tell whether anybody is named there."""
        return bool(self.people_in(start, end))

    def positions_of(self, name: str) -> tuple[Position, ...]:
        """Return the posts of a person of the article."""
        return self._positions.get(name, ())

    @cached_property
    def _positions(self) -> dict[str, tuple[Position, ...]]:
        return {person.name: person.positions for person in self.people}

    # whether it happened --------------------------------------------------------------------------------------------

    @cached_property
    def actuality(self) -> Actuality:
        """What of the text is to come, past, wished for, only spoken of, denied or a draft."""
        return Actuality(self.view, self.sentences, self.clauses_of)

    @cached_property
    def speech(self) -> Speech:
        """Which of the text is somebody's words, and whose."""
        return Speech(self.view, self.sentences, [(named.start, named.person) for named in self.named])


def _named(text: str, people: Iterable[Person]) -> list[Named]:
    """Everybody's mentions in order, with where the titles before them begin; no two overlap."""
    found = sorted(
        (
            Named(span.start, span.end, person.name, titles_before(text, person.positions, span.start))
            for person in people
            for span in person.mentions
            if not _SENDER.match(text, span.end)
        ),
        key=lambda named: (named.start, -named.end),
    )
    out: list[Named] = []
    for named in found:
        if not out or named.start >= out[-1].end:
            out.append(named)
    return out


def titles_before(text: str, positions: Sequence[Position], start: int) -> int:
    """Return where the posts begin that stand right before a name."""
    for _ in positions:
        printed = ((post.organization or "") + post.role for post in positions)
        length = max((len(title) for title in printed if text.endswith(title, 0, start)), default=0)
        if not length:
            break
        start -= length
        start -= text.endswith("、", 0, start)
    return start


def _paragraphs(text: str) -> list[Stretch]:
    out, start = [], 0
    for line in text.split("\n"):
        out.append(Stretch(start, start + len(line)))
        start += len(line) + 1
    return out


_HOLDS = re.compile(r"(?<=.)(?:召开|举行|举办|主持|提名)(?!地|城市)")
#: Rules of what a recogniser may call a body and is none: people who go somewhere, any place, a congress by its number.
_NO_BODIES = ("visits.is_party", "visits.bare_place", "meetings.numbered")


@cache
def _gathering() -> re.Pattern[str]:
    heads = words("meeting_heads")
    return re.compile(f"{first_character(heads)}(?:{alternation(heads)})")


def _view(
    text: str,
    reading: Reading,
    positions: Sequence[Position],
    tagged: Sequence[Tagged],
    dates: Sequence[Date],
    openings: Places | None,
) -> str:
    """The typed view: what is masked first, then days, people, posts, and what the recogniser sees besides."""
    signs = blank_view(text)
    for start, end, aside in asides(text):
        write(signs, start, end, aside)
    for stretch in openings.stretches if openings else ():
        write(signs, stretch.start, stretch.end, "APART")
    for date in dates:
        over = ("APART", "QUOTED") if signs[date.start : date.start + 1] == [text[date.start]] else ("APART",)
        if fills_view(date) and date.end <= len(signs) and free(signs, date.start, date.end, over):
            write(signs, date.start, date.end, "DAY")
    for named in reading.named:
        if free(signs, named.start, named.end):
            write(signs, named.start, named.end, "PERSON")
    places = {item.start: item.end for item in tagged if item.label == "LOC"}
    for position in sorted(positions, key=lambda post: (post.start, post.start - post.end)):
        start = position.start + bool(_SWALLOWED.match(text, position.start))
        behind = places.get(start, start)  # 在中南海同美国总统: the place and what is behind it are no part of the post
        if start < behind < position.end - 2 and text[behind] in "同与" and _SWALLOWED.match(text, behind):
            start = behind + 1
        elif text.endswith("在", 0, start) and (talks := _TALKS_THERE.match(text, start, position.end)):
            start = talks.end()
        if position.end <= len(signs) and free(signs, start, position.end):
            write(signs, start, position.end, "POST")
    gathering = _gathering()
    for item in tagged:
        kind: str | None = {"ORG": "ORG", "LOC": "PLACE"}.get(item.label)
        inside = text[item.start : item.end]
        if kind is None or _PUNCTUATION.search(inside) or gathering.search(inside):
            continue  # 世界互联网大会 is a gathering, not a body
        if any(pattern(rule).search(inside) for rule in _NO_BODIES):
            continue  # 东陵国代表团, 纪念馆, 二十五大
        held = _HOLDS.search(inside)
        end = item.start + held.start() if held else item.end  # 青川县召开县委, taken for one body
        if free(signs, item.start, end):
            write(signs, item.start, end, kind)
    return "".join(signs)
