"""Changes of office that an article reports as decided or proposed."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from newsie.events.appointments.acts import act_pattern
from newsie.events.appointments.changes import Change
from newsie.events.appointments.clauses import drafts
from newsie.events.appointments.history import (
    days_between,
    in_career,
    is_earlier,
    is_fresh,
    is_group,
    is_memorial,
    is_notice,
    is_personnel,
    is_plan,
    is_story,
)
from newsie.events.appointments.lists import listed_appointments
from newsie.events.appointments.merge import merged
from newsie.events.appointments.names import Names
from newsie.events.appointments.surroundings import Setting, Surroundings
from newsie.events.appointments.tables import tabled_appointments
from newsie.events.grammar.engine import Rule
from newsie.events.reading.article import Reading
from newsie.events.reading.scenes import Opening, Scenes
from newsie.language.tagger import Tagged, tag
from newsie.language.tiers import CERTAIN, LIKELY
from newsie.occasion import Occasion
from newsie.records import Appointment, Date, Person, Position, Span

_SENTENCE = regex.compile(r"[^。！？\n]+")
_YEAR = regex.compile(r"(?<!\d)(\d{4})年")
_BY = regex.compile(r"(?<!决定)由[^，。；]{2,20}(?:$|担任|任)")
_TAKES_OVER = regex.compile(r"(?:(?<!早|就|经)已|现已|正式|(?:接替|接棒)[^，。；]{2,16})$")
_FOR_YEARS = regex.compile(
    r"[^，。；]{0,4}(?:\d+|[一二两三四五六七八九十多几半]+)余?多?(?:年|载|个月|届)|至今|以来|期间"
)
#: 上世纪50年代, …刚刚当选村支书的某某: a story of old
_LONG_AGO = regex.compile(r"上世纪|[五六七八九]十年代|\d0年代")
_WISH = regex.compile(r"有权|应当|可以|不得|要求|呼吁|敦促|如果|否则|是否|拒绝|反对(?!党)|阻止|由.{0,12}提请")
#: Days after which what a sentence dates is history; days within which it is news in any article.
_OLD_NEWS = 400
_NEWS = 45
#: Characters after a change of office in which a next one is news as well.
_NEAR = 120
#: No clause is read further back than this for signs of history.
_REACH = 400


class Changes:
    """The changes of office that an article reports.

    Args:
        reading: the article.
        own: the user's own rules of appointments.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = reading
        self._found = _Reader(reading).appointments() if reading.text else []

    def openings(self) -> list[Opening]:
        """Return the reports, for the article's scenes."""
        return []

    def records(self, scenes: Scenes) -> list[Appointment]:
        """Return one record per person and post, in the order of the text, with what their scene tells of them."""
        return self._found


def find_appointments(
    text: str,
    *,
    people: Sequence[Person] = (),
    positions: Sequence[Position] = (),
    tagged: Sequence[Tagged] | None = None,
    dates: Sequence[Date] = (),
    occasion: Occasion | None = None,
) -> list[Appointment]:
    """Find the changes of office that an article reports.

    Args:
        text: the article's headline lines and body paragraphs, one a line.
        people: the people already found, whose names outvote the shape of characters.
        positions: its posts with their places.
        tagged: a recogniser's stretches; the shipped tagger is asked where none are given.
        dates: the time expressions already found; without them no record has a date.
        occasion: what is known of issue and article.

    Returns:
        One record per person and post, in the order of the text. What a sentence leaves out is taken from the notice's
        heading, its （…通过） note, or the meeting that the article reports. The same change told twice is one record.
        Not found: offices of the past (曾任, 2019年任, a 简历), plans, law, and changes told without a name or a post.

    Examples:
        >>> [(a.person, a.action, a.organization, a.role) for a in find_appointments("任命丁一鸣为临河市财政局局长。")]
        [('丁一鸣', 'appoint', '临河市财政局', '局长')]
    """
    reading = Reading(text, people, positions, tag(text) if tagged is None else tagged, dates, occasion)
    changes = Changes(reading)
    return changes.records(Scenes(reading, changes.openings()))


class _Reader:
    """One article being read."""

    def __init__(self, reading: Reading) -> None:
        text = self.text = reading.text
        self.names = Names(text, reading.people, reading.tagged)
        self.today = reading.occasion.today
        self.headline_end = _headline_end(text, reading.body_start)
        self.around = Surroundings(text, reading.printed_dates, self.headline_end)
        headline = text[: self.headline_end]
        self.personnel = is_personnel(headline)
        self.notice = is_notice(headline)
        opening = self.headline_end + 120
        self.memorial = is_memorial(headline) or (not self.personnel and is_memorial(text[:opening]))
        line_end = text.find("\n", self.headline_end + 1)
        self.lead_end = line_end if line_end >= 0 else len(text)
        self.told = -_NEAR

    def appointments(self) -> list[Appointment]:
        found = [record for draft, setting in self._news() for record in _records(self.text, draft, setting)]
        found += listed_appointments(self.text, self.names, self.around, self.headline_end)
        found += tabled_appointments(self.text, self.around)
        return merged(self.text, found, self.headline_end)

    def _news(self) -> Iterator[tuple[Change, Setting]]:
        antecedent: tuple[str, ...] = ()
        for first, last in self._passages():
            for draft in drafts(self.text, first, last, self.names, antecedent):
                antecedent = draft.people
                if self._is_news(draft, first):
                    self.told = draft.end
                    formal = draft.act.strength == "formal" or draft.comrade or draft.act.action == "elect"
                    setting = self.around.of(first, draft.word, formal=formal)
                    undated = draft.undated or draft.act.text.startswith("拟")
                    yield draft, Setting(setting.authority, setting.session) if undated else setting

    def _passages(self) -> Iterator[tuple[int, int]]:
        """Yield the sentences that hold a word of change; a list after 任命： is one sentence, over its lines."""
        reached = 0
        for match in _SENTENCE.finditer(self.text):
            if match.start() < reached or not act_pattern().search(self.text, match.start(), match.end()):
                continue
            end = match.end()
            while self.text[end - 1 : end] in ("：", ":", "；", ";", "、") and end < len(self.text):
                more = _SENTENCE.match(self.text, end + 1)
                if more is None or end - match.start() > 20000:
                    break
                end = more.end()
            reached = end
            yield match.start(), end

    def _is_news(self, draft: Change, first: int) -> bool:
        headline = draft.word < self.headline_end
        sentence = self.text[max(first, draft.word - _REACH) : draft.word]
        clause = sentence[-40:]
        line = max(self.text.rfind("\n", 0, draft.word) + 1, draft.word - 2000)
        if draft.passing or is_story(sentence):
            return False
        if draft.act.text.startswith("拟"):
            return True
        if draft.act.form == "subject" and is_group(sentence):
            return False
        if in_career(self.text[line : draft.end], draft.word - line):
            return False
        if self._is_old(first, draft.word):
            return False
        if draft.act.strength == "formal" and not draft.printed.startswith("被"):
            return not is_earlier(sentence[-30:].replace("此前", "")) and not self.memorial and not _is_wish(clause)
        if self.memorial or is_earlier(sentence) or is_plan(clause) or _LONG_AGO.search(self.text, line, draft.word):
            return False
        if draft.act.strength == "bare" and not self._takes_over(first, draft):
            return draft.comrade or headline or self._decided(first, draft.word)
        near = self.told <= draft.word < self.told + _NEAR
        return headline or self.personnel or near or self._is_fresh(first, draft)

    def _decided(self, first: int, word: int) -> bool:
        """任 without 同志 tells a decision in a notice, after 决定 or 宣布, or with a date in personnel news."""
        if self.personnel and self.around.year_before(first, word):
            return True
        if self.notice:
            return True
        line = min(first, self.text.rfind("\n", max(0, word - 200), word) + 1)
        decided = regex.search(r"决定[：:，,]?|宣布|批准|任命|通知|通过", self.text[max(line, word - 80) : word])
        return (decided is not None and not self._by(first, word))

    def _takes_over(self, first: int, draft: Change) -> bool:
        """已任, 正式任, 接替某某任 tell a change as 出任 does; 兼任 does where a day or 近日 dates it."""
        if _FOR_YEARS.match(self.text, draft.end):
            return False
        said = self.text[max(first, draft.word - 40) : draft.word]
        if _TAKES_OVER.search(said):
            return True
        return draft.act.text == "兼任" and is_fresh(said) and not self._by(first, draft.word)

    def _by(self, first: int, word: int) -> bool:
        """由某某任组长: how a group is made up, unless it was decided so."""
        return _BY.search(self.text, max(first, word - 80), word) is not None

    def _is_old(self, first: int, word: int) -> bool:
        if not self.today:
            return False
        day = self.around.year_before(first, word)
        years = _YEAR.findall(self.text, max(first, word - _REACH), word)
        if day is None and years:
            return int(years[-1]) < self.today.year - 1
        day = day or self._earlier_day(first)
        age = days_between(day, self.today.isoformat()) if day else None
        return age is not None and age > _OLD_NEWS

    def _earlier_day(self, first: int) -> str | None:
        """The last day named in the sentences before, of this paragraph and the one above."""
        if first <= self.headline_end:
            return None
        line = self.text.rfind("\n", max(0, first - _REACH), first - 1) + 1
        above = self.text.rfind("\n", max(0, line - _REACH), max(0, line - 1)) + 1
        return self.around.year_before(max(self.headline_end, above, first - _REACH), first)

    def _is_fresh(self, first: int, draft: Change) -> bool:
        day = self.around.year_before(first, draft.word)
        if day and self.today:
            age = days_between(day, self.today.isoformat())
            return age is None or age <= _NEWS  # a day whose year nobody knows is no proof of age
        lead = draft.word < self.lead_end
        first = max(first, draft.word - _REACH)
        fresh = lead or is_fresh(self.text[first : draft.end])
        return fresh and not _YEAR.search(self.text, first, draft.word)


def _is_wish(clause: str) -> bool:
    return _WISH.search(clause) is not None


def _headline_end(text: str, given: int) -> int:
    """Where the body starts: as given, else after the first line if that is no sentence."""
    if given > 0:
        return min(given, len(text))
    first = text.find("\n")
    if first < 0 or text[:first].rstrip().endswith(("。", "；", "！", "：", ":")) or first > 60:
        return 0
    return first + 1


#: 解聘某某先生公司副总经理职务
_COURTESY = regex.compile("^(?:先生|女士|同志)(?=\\p{Han})")


def _records(text: str, draft: Change, setting: Setting) -> Iterator[Appointment]:
    evidence = (Span(draft.start, draft.end, text[draft.start : draft.end]),)
    for person, office in draft.changes():
        yield Appointment(
            person=person,
            action=draft.action,
            act=draft.printed,
            organization=_COURTESY.sub("", office.organization) if office.organization else None,
            role=office.role,
            acting=office.acting,
            concurrent=office.concurrent,
            probation=office.probation if draft.action == "appoint" else None,
            reason=draft.reason,
            authority=setting.authority,
            session=setting.session,
            date=setting.date,
            evidence=evidence,
            rule=f"{draft.action}.{draft.act.form}",
            tier=_tier(draft, setting),
        )


def _tier(draft: Change, setting: Setting) -> str:
    """A formal act is certain, and so is any that a body or a session decided; what tells news (履新) is likely."""
    decided = setting.authority is not None or setting.session is not None
    return CERTAIN if draft.act.strength == "formal" or decided else LIKELY
