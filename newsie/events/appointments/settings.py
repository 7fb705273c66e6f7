"""Who decided a change of office, at which session, on which day: from its clause, its scene, its notice."""
from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from newsie.events.appointments.changes import Change
from newsie.events.appointments.notices import heading_body, signature
from newsie.events.appointments.sessions import NOTE, WINDOW, SessionNaming, Sessions, own_name, reported
from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.view import kind_at, mentions
from newsie.language.occurrences import with_more_before
from newsie.lazy import lazy

#: Who may be told without the body's name where its congress elects.
_HEAD = lazy(r"(?:常务|第一|执行|名誉)?副?(?:主席|会长|理事长|秘书长|监事长)")
#: Word orders in which a title before the verb is of who decides, not of whose office changes.
_ORDERED = (".as", ".off", ".of_title", ".their", ".them", ".accepted", ".approved", ".replaced", ".handed_in")
#: 某某会第六届理事会: the head that it elects is the society's.
_COUNCIL = lazy(r"(?<=.)第?[一二三四五六七八九十]{1,4}届(?:常务)?理事会$")


@dataclass(frozen=True)
class Setting:
    """What surrounds a change of office; None for what is not stated. ``rule`` says where it was found."""

    authority: str | None = None
    session: str | None = None
    date: str | None = None
    decided: bool = False


class Settings:
    """The sessions, notes, headings and announcements of one article, asked change by change, in order."""

    def __init__(self, reading: Reading, headline_end: int) -> None:
        self.reading, self.text, self.view = reading, reading.text, reading.view
        self.headline_end = headline_end
        self._fullest: dict[str, str] = {}
        self.sessions = Sessions(reading)
        printed = pattern("appointments.document").search(reading.text) is not None
        self._signed, self._issuer = signature(self.text, self.sessions) if printed else (None, None)
        self.heads: regex.Match[str] | None = None
        self.notice = self._notice()
        self._issues = list(pattern("appointments.issued").finditer(self.view))
        self._carried: tuple[int, int, Setting] | None = None  # of which sentence and paragraph, what it told

    # the article as a whole ---------------------------------------------------------------------------------------

    def _notice(self) -> Setting | None:
        """What a notice's heading and its （…通过） note state, and the day it is signed with."""
        for match in NOTE.finditer(self.text):
            inside = self.sessions.between(match.start() + 1, match.end())
            days = self.sessions.days_in(match.start(), match.end())
            day = days[0][2] if days else None
            if inside:
                return Setting(inside[0].authority, inside[0].session, day, True)
            if day:
                organ = self._decider(days[0][1], match.end("note") - 2)
                return Setting(organ or heading_body(self.text[: self.headline_end]), None, day, True)
        heading = heading_body(self.text[: self.headline_end])
        self.heads = pattern("appointments.heads_a_notice").search(self.view)
        by_order = pattern("appointments.by_order").search(self.view)
        if by_order is not None:
            name = self._named(*by_order.span("by"))
            return Setting(self._full(name or ""), None, None, True) if name else None
        if heading is None and self.heads is not None:
            heading = self._named(*self.heads.span("by"))
        return Setting(heading, None, self._signed, True) if heading else None

    # one change ---------------------------------------------------------------------------------------------------

    def of(self, change: Change, first: int, floor: int, *, formal: bool) -> Setting:
        """Return the setting of a change.

        Args:
            change: the change.
            first: where its sentence begins.
            floor: where the change ends that the sentence told before.
            formal: it is worded as a decision, so that it may lean on what was said before.
        """
        start = min(change.start, change.word)
        ordered = change.rule.endswith(_ORDERED)
        told = self._told(max(first, floor), start, ordered)
        day = self._day(first, change.word)
        if change.printed.startswith("拟"):
            day = None  # 1975年3月生，拟任: the days beside it are of the career
        if pattern("appointments.congratulated").search(self.view, max(first, start - 120), change.word):
            return Setting()
        if day is None and not change.printed.startswith("拟") and (told is None or not told.session):
            day = self._scene_day(first, change.word)
        if told is None and change.rule == "remove.ended" and self._issuer:
            return Setting(self._issuer, None, self._signed or day)  # by law, as the document says
        if told is None and change.rule == "appoint.oath":
            return Setting(date=day or self._last_day(change.word))
        if told is None and change.action == "resign":
            told = self._accepted(change)
            if told is not None:
                self._carried = (first, self._paragraph(change.word), told)
        told = told or self._congress(first, change.word) or self._told_on(first)
        formal = formal or (self.heads is not None and change.act.strength == "bare")
        if told is None and formal:
            told = self._leaning(first, change, day)
        elif told is None and self._goes_on(first, change):
            told = self._carried[2] if self._carried else None
        elif told is not None:
            self._carried = (first, self._paragraph(change.word), told)
        if told is None:
            if day is None and not change.printed.startswith("拟"):
                day = self._issue_day(first, change)
            return Setting(date=day or (self._signed if formal else None))
        date = told.date or day or (self._issue_day(first, change) if not told.session else None)
        if not date and self.notice and self.notice.authority == told.authority:
            return replace(told, session=told.session or self.notice.session, date=self.notice.date)
        if not date and formal and not told.session:
            date = self._signed
        return replace(told, date=date)

    def _accepted(self, change: Change) -> Setting | None:
        """W提出辞去P职务，市人大常委会决定接受其辞职: who accepts what was handed in, and when."""
        end = min(len(self.view), change.end + 120)
        match = pattern("appointments.accepts").match(self.view, change.end, end)
        if match is None:
            return None
        name = self._decider(change.end, match.start("accepts"))
        days = self.sessions.days_in(change.end, match.end())
        return Setting(self._full(name) if name else None, None, days[-1][2] if days else None, True)

    def _paragraph(self, place: int) -> int:
        return self.reading.paragraphs.index(place)

    def _told(self, first: int, start: int, ordered: bool) -> Setting | None:
        """What the sentence itself says before the act: the body that acts, a session that sat."""
        first = max(first, start - WINDOW)
        lead = pattern("appointments.lead").match(self.view, start)
        organ = self._decider(first, lead.end() if lead else start, ordered)
        sat = [s for s in self.sessions.between(first, start) if s.held and kind_at(self.view, s.start) != "TITLE"]
        if sat:
            last = sat[-1]
            if last.authority is None:
                organ = organ or (self._carried[2].authority if self._carried else None)
                organ = organ or (self.notice.authority if self.notice else None)
                last = replace(last, body=organ) if organ else last
            elif organ and self._is_other(organ, last):
                return Setting(self._full(organ), None, None, True)
            if last.authority:
                return Setting(self._full(last.authority), last.session, last.date, True)
        organ = organ or self._through(first, start)
        if organ is None:
            return None
        known = self.sessions.of_body(organ, start)
        if known:
            return Setting(self._full(organ), known.session, known.date, True)
        return Setting(self._full(organ), None, None, True)

    def _is_other(self, organ: str, session: SessionNaming) -> bool:
        """Tell whether the body that acts is another than the one whose session is named before it."""
        host = session.authority or ""
        return not (organ in host or host in organ or organ.removeprefix("中共") in host) and not session.congress

    def _goes_on(self, first: int, change: Change) -> bool:
        """省委决定，W任P；V为Q: the same sentence goes on."""
        if self._carried is None or self._carried[0] != first:
            return False
        first = max(first, change.word - WINDOW)
        return pattern("appointments.elsewhere_told").search(self.view, first, change.word) is None

    def _leaning(self, first: int, change: Change, day: str | None) -> Setting | None:
        """What the article states elsewhere: the notice, the body told of just before, the session that is reported."""
        main = self._hosted(change) or self.sessions.main
        told_in, place, carried = self._carried or (-1, -1, None)
        here = self._paragraph(change.word)
        if carried is not None and told_in == first:
            return carried
        if self.notice is not None:
            return self.notice
        issue = self._issue(first, change)
        if issue is not None:
            return issue
        before = self._session_before(first, change.word)
        if before is not None:
            return Setting(self._full(before.authority or ""), before.session, before.date, True)
        own_day = day is not None and carried is not None and carried.date != day
        if carried is not None and place == here and not own_day:
            return carried
        told_before = main is not None and main.end <= max(change.word, self.headline_end)
        if main is not None and told_before and self._of_main(first, change, main):
            return Setting(self._full(main.authority or ""), main.session, main.date, True)
        if carried is not None and here - place <= 2 and not own_day:
            self._carried = (told_in, here, carried)  # a list goes on, line by line
            return carried
        return None

    def _session_before(self, first: int, word: int) -> SessionNaming | None:
        """会议任命…: the session told of in the sentences before, of the same paragraph."""
        if not pattern("appointments.the_meeting").search(self.view, max(first, word - WINDOW), word):
            return None
        line = self.reading.paragraph_at(word).start
        before = [s for s in self.sessions.between(max(line, first - WINDOW), first) if s.held and s.authority]
        return before[-1] if before else None

    def _last_day(self, word: int) -> str | None:
        """The last day named before a place in its paragraph."""
        days = self.sessions.days_in(self.reading.paragraph_at(word).start, word)
        return days[-1][2] if days else None

    def _hosted(self, change: Change) -> SessionNaming | None:
        """Where two congresses are reported together: the one of the body whose post it is."""
        main = self.sessions.main
        if main is None:
            return None
        bodies = [office.organization or "" for office in change.offices]
        found = [s for s in self.sessions.all if s.held and s.body and s.end <= change.word and len(s.body) > 2]
        return next((s for s in found if any(body.startswith(s.body or "-") for body in bodies)), None)

    def _of_main(self, first: int, change: Change, main: SessionNaming) -> bool:
        """Tell whether a change is one of the session that the article reports."""
        days = self.sessions.days_in(first, change.word)
        if days and main.date and days[-1][2] != main.date and not main.date.startswith(days[-1][2]):
            return False  # 今年3月调任
        other = pattern("appointments.elsewhere_told").search(self.view, max(first, change.word - WINDOW), change.word)
        return other is None

    def _issue(self, first: int, change: Change) -> Setting | None:
        """任前公示: who published it, on which day."""
        if change.action != "nominate":
            return None
        for issue in self._issues:
            if issue.start() <= change.word and issue["kind"].endswith("公示"):
                name = self._named(issue.start("by"), issue.end("by"))
                if name is not None and ("“" in name or "”" in name):
                    name = None  # an outlet, and no body
                days = self.sessions.days_in(issue.start(), issue.end()) or self.sessions.days_in(
                    max(0, issue.start() - 16), issue.start()
                )
                return Setting(name, None, days[0][2] if days else None, True)
        return None

    def _issue_day(self, first: int, change: Change) -> str | None:
        """3月24日，公司发布公告称: the day of a notice is that of what it tells, until another day comes."""
        before = [i for i in self._issues if i.start() <= change.word and "公告" in i["kind"]]
        if not before or self._paragraph(before[-1].start()) != self._paragraph(change.word):
            return None
        if pattern("appointments.vague").search(self.view, first, change.word):
            return None
        issue = before[-1]
        if pattern("appointments.told_only").search(self.view, max(0, issue.start() - 24), issue.end()):
            return None
        since = self.sessions.days_in(issue.end(), change.word)
        days = self.sessions.days_in(max(0, issue.start() - 24), issue.end())
        return days[-1][2] if days and not since else None

    # bodies -------------------------------------------------------------------------------------------------------

    def _decider(self, first: int, end: int, ordered: bool = True) -> str | None:
        """The body that the words right before an act make its subject: 省委决定, 国务院, 俄罗斯总统普京签署总统令."""
        floor = max(first, end - 160)
        for id in ("appointments.decides", "appointments.decides_of"):
            match = pattern(id).search(self.view, floor, end)
            if match is not None:
                if not ordered and kind_at(self.view, match.start("by")) == "POST":
                    continue  # 村支书王海燕…当选: who holds a post is elected, not electing
                name = self._named(*match.span("by"))
                if name is not None and not pattern("appointments.no_body").fullmatch(name):
                    return name
        return None

    def _congress(self, first: int, word: int) -> Setting | None:
        """在第70届世界卫生大会上当选: the congress."""
        match = pattern("appointments.at_congress").search(self.view, max(first, word - WINDOW), word)
        return Setting(self.text[slice(*match.span("by"))], None, None, True) if match else None

    def _told_on(self, first: int) -> Setting | None:
        """命令称，…; 其中，…: what the sentence before says of who decides, and when."""
        if not first or not pattern("appointments.tells_on").match(self.view, first):
            return None
        before, _ = self.sessions.sentence(first - 1)
        for word in pattern("appointments.deciding_words").finditer(self.view, before, first):
            name = self._decider(before, word.start())
            if name is not None:
                days = self.sessions.days_in(before, word.start())
                return Setting(self._full(name), None, days[-1][2] if days else None, True)
        return None

    def _through(self, first: int, start: int) -> str | None:
        """经某公司研究，W任P: the body that a clause before says it went through."""
        for match in reversed(list(pattern("appointments.through").finditer(self.view, first, start))):
            name = self._named(*match.span("by"))
            if name is not None and not pattern("appointments.no_body").fullmatch(name):
                return name
        return None

    def _named(self, start: int, end: int) -> str | None:
        if kind_at(self.view, start) == "POST" and self.view.find(self.view[start], start + 1, end) < 0:
            return self.text[start:end].removeprefix("现任") or None
        _, name = own_name(self.text, self.view, start, end)
        return name if len(name) > 1 else None

    def _full(self, name: str) -> str:
        """Return the fullest form of a body's name: 省人大常委会 is 某省人大常委会 if the text says so."""
        if name not in self._fullest:
            self._fullest[name] = self._find_full(name)
        return self._fullest[name]

    def _find_full(self, name: str) -> str:
        if not name.startswith(("省", "市", "县", "区", "自治区", "州")) or name.startswith(("市中区", "区县")):
            return name
        for said in with_more_before(self.text, name):
            plain = pattern("appointments.no_part").match(said) is None
            if plain and not pattern("appointments.no_place").search(said):
                return said
        return name

    def host_of(self, role: str, change: Change) -> str | None:
        """Return whose head a bare 主席 is that a congress elects: 某协会第九次全国代表大会, 某协会."""
        if _HEAD.fullmatch(role) is None:
            return None
        first, _ = self.sessions.sentence(change.word)
        sat = [s for s in self.sessions.between(first, change.word) if s.held and s.body and not s.congress]
        hosts = [_COUNCIL.sub("", s.body) for s in sat if s.body and not s.body.startswith("第")]
        if hosts:
            return hosts[-1]
        congresses = [s for s in self.sessions.all if s.congress and s.body and s.end <= change.word]
        return congresses[-1].body if congresses else None

    def body_said(self, name: str, word: int) -> str | None:
        """Return which body 该学院 is: the last one named before that ends so; the words themselves where none is."""
        said = pattern("appointments.the_said").match(name)
        if said is None or said.end() < len(name):
            return name
        first = max(0, self.reading.paragraph_at(word).start - WINDOW, word - WINDOW)
        for start, end, kind in reversed(list(mentions(self.view, first, word))):
            body = self.text[start:end]
            whole = start == first or not "\u4e00" <= self.view[start - 1] <= "\u9fff"
            if whole and kind in ("ORG", "PLACE") and body.endswith(said["kind"]) and len(body) > 2:
                return own_name(self.text, self.view, start, end)[1]
        return name

    # days ---------------------------------------------------------------------------------------------------------

    def _day(self, first: int, word: int) -> str | None:
        """The last day named before the word in its sentence, unless it dates the report or the announcement."""
        for start, end, day in reversed(self.sessions.days_in(max(first, word - WINDOW), word)):
            if end > word or kind_at(self.view, start) == "TITLE":
                continue
            if reported(self.view, end) and self._vague(first, word):
                return None
            if pattern("appointments.announced").search(self.view, end, word) or (
                reported(self.view, end) and not pattern("appointments.news_item").match(self.view, end)
            ):
                return day if self._acts_on(first, start, end, word) else None
            return day
        return None

    def _scene_day(self, first: int, word: int) -> str | None:
        """会上, …: the day of the scene that the sentence goes on with, told in its paragraph before."""
        view, first = self.view, max(first, word - WINDOW)
        goes_on = pattern("appointments.in_scene").search(view, first, word) is not None
        if not goes_on or self._vague(first, word) or self.sessions.days_in(first, word):
            return None
        if pattern("appointments.announced").search(view, first, word):
            return None
        day = self._last_day(first)
        return day if day is not None and len(day) == len("2025-04-28") else None

    def _acts_on(self, first: int, start: int, end: int, word: int) -> bool:
        """市人大常委会4月20日召开会议，决定任命: the day stands between the body and what it does."""
        match = pattern("appointments.decides").search(self.view, max(first, word - 160), word)
        if match is None:
            return False
        inside = match.end("by") <= start and end <= match.end()
        if not inside and self.view[end : match.start("by")] not in ("", "，"):
            return False
        return pattern("appointments.told_only").search(self.view, end, word) is None

    def _vague(self, first: int, word: int) -> bool:
        return pattern("appointments.vague").search(self.view, max(first, word - WINDOW), word) is not None

    def year_before(self, first: int, word: int) -> str | None:
        """Return the last calendar point named before the word in its sentence, for telling history from news."""
        days = self.sessions.days_in(max(first, word - WINDOW), word)
        return days[-1][2] if days else None
