"""Changes of office that an article reports as decided or proposed."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from newsie.events.appointments.acts import any_act
from newsie.events.appointments.changes import Change, Passage
from newsie.events.appointments.founding import founding
from newsie.events.appointments.history import Freshness, headline_end
from newsie.events.appointments.lists import listed_appointments
from newsie.events.appointments.merge import merged
from newsie.events.appointments.offices import Office
from newsie.events.appointments.orders import goes_on, read
from newsie.events.appointments.rosters import roster_changes
from newsie.events.appointments.settings import Setting, Settings
from newsie.events.appointments.tables import tabled_appointments
from newsie.events.grammar.engine import Rule, builtin, pattern, together
from newsie.events.reading.article import Named, Reading
from newsie.events.reading.scenes import DECISION, SceneOpening, Scenes
from newsie.events.reading.sentences import Stretch
from newsie.events.reading.view import BEGIN, INSIDE, kind_at, mentions, write
from newsie.language.mentions import find_mentions
from newsie.language.own import OwnStretches
from newsie.language.tagger import Tagged, tag
from newsie.language.tiers import CERTAIN, LIKELY
from newsie.occasion import Occasion
from newsie.records import Appointment, Date, Person, Position, Span

#: Changes of office so many characters apart are one decision.
_ONE_DECISION = 120
_LONGEST_LIST = 20000
#: Without any of these no heading stands over a list or a table of names.
_LISTS = regex.compile("名单|任命|任职|任免|免去|免职|聘任|解聘|当选|补选|拟任")
#: 《关于W为P的决定》: a title that tells a change.
_TITLED = regex.compile(r"《(?P<said>关于[^《》\n]{4,80}的决定)》")


@dataclass(frozen=True)
class Told:
    """A change that is news, and where the sentence begins that tells it."""

    change: Change
    first: int
    floor: int


class Changes:
    """The changes of office that an article reports.

    Args:
        reading: the article.
        own: the user's own rules of appointments.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = reading = opened(reading)
        self._own = tuple(own)
        self._rules = tuple(sorted([*_reporting(), *own], key=lambda rule: rule.phase))
        self._patterns = together(self._rules)
        self._headline_end = headline_end(reading.text, reading.body_start)
        self._told = list(self._news()) if reading.text else []

    def openings(self) -> list[SceneOpening]:
        """Return the reports, for the article's scenes; changes told one after the other are one decision."""
        out: list[SceneOpening] = []
        for number, told in enumerate(self._told):
            change = told.change
            goes_on = bool(out) and change.start - out[-1].end <= _ONE_DECISION
            key = out[-1].key if goes_on else ("appointments", number)
            out.append(SceneOpening(change.start, change.end, DECISION, key, change.rule))
        return out

    @cached_property
    def _settings(self) -> Settings:
        """The sessions and notes of the article, looked for once a change is found."""
        return Settings(self._reading, self._headline_end)

    @cached_property
    def _told_news(self) -> Freshness:
        return Freshness(self._reading, self._settings, self._headline_end)

    def records(self, scenes: Scenes) -> list[Appointment]:
        """Return one record per person and post, in the order of the text, with what their scene tells of them."""
        if not self._told and _LISTS.search(self._reading.text) is None:
            return []
        settings = self._settings
        found: list[Appointment] = []
        for told in (*self._told, *self._rostered()):
            change = told.change
            formal = change.act.strength == "formal" or change.comrade or change.action == "elect"
            formal = formal or self._reading.text.startswith(("任命", "提名", "决定"), change.end)
            setting = settings.of(change, told.first, told.floor, formal=formal)
            if change.undated:
                setting = Setting(setting.authority, setting.session)
            found += _records(self._reading.text, change, setting, settings)
        found += listed_appointments(self._reading, settings, self._headline_end)
        found += tabled_appointments(self._reading, settings)
        found = [replace(record, scene=_told_in(scenes, record)) for record in found]
        return merged(self._reading.text, found, self._headline_end)

    def _rostered(self) -> Iterator[Told]:
        """The changes that rosters tell, each where its list is."""
        reported = self._settings.sessions.main is not None
        for change in roster_changes(self._reading, reported=reported):
            first = self._reading.sentences[self._reading.sentence_at(change.start)].start
            if self._told_news.tells(change, first):
                yield Told(change, first, first)

    def _news(self) -> Iterator[Told]:
        own = OwnStretches(self._reading.text, self._reading.tagged)
        antecedent: tuple[str, ...] = ()
        for first, last in self._passages():
            passage = Passage(self._reading, first, last, antecedent, own)
            floor = first
            for change in self._changes(passage):
                antecedent = change.people
                if self._told_news.tells(change, first):
                    yield Told(change, first, floor)
                floor = max(floor, change.end)

    def _passages(self) -> Iterator[tuple[int, int]]:
        """Yield the sentences that hold a word of change; a list after 任命： is one sentence, over its lines."""
        view, reached = self._reading.view, 0
        stretches = self._reading.sentences
        for number, sentence in enumerate(stretches):
            if sentence.start < reached or not self._may_tell(sentence):
                continue
            end, following = sentence.end, number + 1
            while _goes_on(view, end) and following < len(stretches) and end - sentence.start < _LONGEST_LIST:
                end = stretches[following].end
                following += 1
            reached = end
            yield sentence.start, end

    def _may_tell(self, sentence: Stretch) -> bool:
        """Tell whether a sentence holds a word of change, one of newsie's or of a rule of the user's."""
        view, start, end = self._reading.view, sentence.start, sentence.end
        own = (rule.compiled.search(view, start, end) for rule in self._own)
        return any_act().search(view, start, end) is not None or any(own)

    def _changes(self, passage: Passage) -> Iterator[Change]:
        """Yield the changes that one passage tells, from left to right; no two rules read one act."""
        if not passage.people and passage.view.find(BEGIN["PERSON"], passage.start, passage.end) < 0:
            return
        found: list[tuple[int, int, int, regex.Match[str], Rule]] = []
        told = self._patterns.found_in(passage.view, passage.start, passage.end, overlapped=True)
        for number, matches in told:
            rule = self._rules[number]
            for match in matches:
                found.append((match.start("act"), rule.phase, number, match, rule))
        read_acts: set[int] = set()
        for act, _, _, match, rule in sorted(found, key=lambda one: one[:3]):
            if act in read_acts or act < passage.reached:
                continue
            for change in read(passage, match, rule):
                read_acts.add(act)
                passage.note(change)
                yield change
            for change in goes_on(passage) if act in read_acts else ():
                passage.note(change)
                yield change


def _told_in(scenes: Scenes, record: Appointment) -> int | None:
    """The index of the scene that a change is told in."""
    key = scenes.key_at(record.evidence[0].start)
    return scenes.index_of(key) if key is not None else None


def opened(reading: Reading) -> Reading:
    """Return the reading as appointments see it.

    A title that tells a change (《关于W为代理主任的决定》) is plain text, and no post or body begins with a word of
    change (决定递补市委候补委员 as one post).
    """
    signs = _trimmed(reading)
    for match in _TITLED.finditer(reading.text):
        start, end = match.span("said")
        inside = [n for n in reading.named if start <= n.start and n.end <= end]
        if not inside or kind_at(reading.view, start) != "TITLE":
            continue
        signs = list(reading.view) if signs is None else signs
        signs[start:end] = reading.text[start:end]
        for named in inside:
            write(signs, named.start, named.end, "PERSON")
    if signs is None:
        return reading
    return reading.seen_as("".join(signs), [_trimmed_name(named, signs) for named in reading.named])


#: 保罗·科恩分别接任, 提名沈一抖任董事: words that a name's right edge has swallowed.
_SWALLOWED_BEHIND = regex.compile(r"政(?=协)|(?:分别|双双|同时|出任|接任|就任|担任|当选|任)+(?=.?$)")


def _trimmed_name(named: Named, signs: list[str]) -> Named:
    """任命艾力·买买提 read as one name begins behind the verb."""
    if signs[named.end - 1 : named.end] == [named.person[-1:]] and signs[named.start] == BEGIN["PERSON"]:
        name = (BEGIN["PERSON"], INSIDE["PERSON"])
        end = next(place for place in range(named.end, named.start, -1) if signs[place - 1] in name)
        return replace(named, end=end, person=named.person[: end - named.start])
    if signs[named.start : named.start + 1] == [named.person[:1]] and signs[named.end - 1] == INSIDE["PERSON"]:
        start = next(place for place in range(named.start, named.end) if signs[place] == BEGIN["PERSON"])
        return replace(named, start=start, person=named.person[start - named.start :], title=start)
    return named


def _trimmed(reading: Reading) -> list[str] | None:
    """The view's signs with words of change freed from the left edges of posts and bodies; None if none was there."""
    signs: list[str] | None = None
    for start, end, kind in mentions(reading.view):
        if kind not in ("POST", "ORG", "PERSON"):
            continue
        behind = _SWALLOWED_BEHIND.search(reading.text[: end + 1], start + 2) if kind == "PERSON" else None
        if behind is not None and behind.group() == "任" and kind_at(reading.view, end) not in ("POST", "ORG", "PLACE"):
            behind = None  # a name may end so
        if behind is not None:
            signs = list(reading.view) if signs is None else signs
            signs[behind.start() : end] = reading.text[behind.start() : end]
            end = behind.start()
        if kind == "PERSON" and "·" not in reading.text[start:end]:
            continue
        took = kind == "POST" and reading.text.startswith("任", start) and kind_at(reading.view, start - 1) == "PERSON"
        if took and start and end - start > 2:  # 丁一鸣任临河县县长, 任临河县县长 read as one post
            signs = list(reading.view) if signs is None else signs
            signs[start] = "任"
            write(signs, start + 1, end, kind)
            continue
        swallowed = pattern("appointments.swallowed").match(reading.text, start, end - 1)
        if swallowed is not None and swallowed.end() > start:
            signs = list(reading.view) if signs is None else signs
            signs[start : swallowed.end()] = reading.text[start : swallowed.end()]
            write(signs, swallowed.end(), end, kind)
    return signs


def _reporting() -> list[Rule]:
    return [rule for rule in builtin("appointments") if rule.reports]


def _goes_on(view: str, end: int) -> bool:
    """Tell whether a sentence ends its line with a mark that more comes after."""
    return view.endswith("\n", 0, end) and view[max(0, end - 3) : end].rstrip().endswith(("：", ":", "；", ";", "、"))


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
        people: the people already found; where none are given, they are looked for.
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
    marked = tag(text) if tagged is None else tagged
    if not people and not positions:
        people, positions = _people_of(text, marked)
    reading = Reading(text, people, positions, marked, dates, occasion)
    changes = Changes(reading)
    return changes.records(Scenes(reading, changes.openings()))


def _people_of(text: str, tagged: Sequence[Tagged]) -> tuple[list[Person], list[Position]]:
    """The people a text names, with where, and their posts."""
    mentions, _ = find_mentions(text, tagged=tagged)
    spans: dict[str, list[Span]] = {}
    posts: list[Position] = []
    for mention in mentions:
        spans.setdefault(mention.name, []).append(Span(mention.start, mention.end, text[mention.start : mention.end]))
        posts += [
            Position(p.organization, p.role, mention.name, p.former, p.acting, text[p.start : p.end], p.start, p.end)
            for p in mention.posts
        ]
    held = {name: tuple(post for post in posts if post.person == name) for name in spans}
    return [Person(name, tuple(places), held[name]) for name, places in spans.items()], posts


def _records(text: str, change: Change, setting: Setting, settings: Settings) -> Iterator[Appointment]:
    evidence = (Span(change.start, change.end, text[change.start : change.end]),)
    for person, office in change.changes():
        yield Appointment(
            person=person,
            action=change.action,
            act=change.printed,
            organization=_organization(office, change, settings),
            role=office.role,
            acting=office.acting,
            concurrent=office.concurrent,
            probation=office.probation if change.action == "appoint" else None,
            reason=change.reason,
            authority=_authority(change, setting),
            session=setting.session,
            date=setting.date or _founded_on(change, settings),
            evidence=evidence,
            rule=change.rule,
            tier=_tier(change, setting),
        )


def _organization(office: Office, change: Change, settings: Settings) -> str | None:
    """解聘某某先生公司副总经理职务; a bare 当选主席 is the head of the congress's host."""
    organization = office.organization
    for courtesy in ("先生", "女士", "同志"):
        if organization and organization.startswith(courtesy) and len(organization) > 2:
            organization = organization.removeprefix(courtesy)
    if organization is None and change.action == "elect":
        return settings.host_of(office.role, change)
    if organization is None and change.act.strength == "bare":
        founded = founding(settings.reading, change.word)
        return founded.body if founded else None
    return settings.body_said(organization, change.word) if organization else None


def _founded_on(change: Change, settings: Settings) -> str | None:
    """The day a body was founded is that of its first heads."""
    founded = founding(settings.reading, change.word) if change.act.strength == "bare" else None
    return founded.day if founded else None


def _authority(change: Change, setting: Setting) -> str | None:
    """The body that decided; a government elects nobody."""
    governs = change.action == "elect" and (setting.authority or "").endswith(("国务院", "政府"))
    return None if governs else setting.authority


def _tier(change: Change, setting: Setting) -> str:
    """What a body or a session decided is certain, and a decision that no day is guessed for; the rest is likely."""
    decided = setting.authority is not None or setting.session is not None
    return CERTAIN if decided or (change.act.strength == "formal" and setting.date is None) else LIKELY
