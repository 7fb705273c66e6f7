"""Meetings: the gatherings an article reports as held, one record each, with who was there and what they dealt with."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex

from newsie.events.agenda import agenda_of
from newsie.events.attendance import Act, acts_of, attendance_of, groups_of, is_about_a_gathering
from newsie.events.meeting_names import Naming, find_namings, head_kinds, view_of
from newsie.events.meeting_reports import Report, assess, is_background
from newsie.events.organizers import mode_of, organizers_of
from newsie.events.sentences import APART, Places, Stretch, mask, sentences
from newsie.events.sessions import organization_of, same_session, session_of
from newsie.records import AgendaItem, Date, Group, Meeting, Organizer, Participant, Person, Span

_ROLES = ("chair", "speaker", "attendee", "observer")
_LEAD_SENTENCES = 2  # a gathering named there is the news
_LEADING_SENTENCES = 4  # one named there is what the rest of the article goes on about
_INCOMPLETE = regex.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]{1,6}[次讲届期](?!全国|中国|世界|国际).{0,14}|.{0,1}(?:专题|常务|工作|党组|全体|扩大|常委会?|常委扩大|领导干部|主任|主席|委员长|党委|动员|"
    r"推进|调度|部署|紧急|视频|视频调度|电视电话|专门|例行|党组（扩大）|党组理论学习中心组)*(?:{heads}))$".replace("{heads}", "|".join(
        ("会议", "全会", "大会", "座谈会", "发布会", "新闻发布会", "记者会", "吹风会", "例会", "推进会", "调度会", "集体学习", "学习会", "会议、党组（扩大）会议",
         "党组（扩大）会议和常务会议", "动员会", "部署会", "联席会议", "通气会")))
)


@dataclass
class _Draft:
    """A meeting while its reports are gathered."""

    reports: list[Report] = field(default_factory=list)
    names: list[tuple[str, bool]] = field(default_factory=list)
    roles: dict[str, set[str]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    organizers: list[Organizer] = field(default_factory=list)
    attendance: int | None = None
    mode: str | None = None
    leads: bool = False
    spread: set[int] = field(default_factory=set)  # sentences that speak of it

    @property
    def kind(self) -> str:
        """The kind of the first gathering named."""
        return self.reports[0].naming.kind

    @property
    def name(self) -> str:
        """The fullest printed form; one from the body is preferred to one of the headline."""
        return max(self.names, key=lambda item: (len(item[0]), item[1]))[0]


def find_meetings(
    text: str,
    *,
    people: Sequence[Person] = (),
    dates: Sequence[Date] = (),
    context: Mapping[str, Any] | None = None,
) -> list[Meeting]:
    """Return the gatherings the article reports as held.

    Args:
        text: an article's text: headline lines, then paragraphs, joined by newlines.
        people: its people with their mentions; only they can take part.
        dates: its time expressions with their values.
        context: ``published`` and ``dateline`` (ISO days), ``body_start`` (offset), all optional.

    Returns:
        One record per meeting, in order of mention. Not found: receptions, talks and visits, contests and
        performances, meetings only spoken of (their spirit, their speeches), to come, or long past.

    Example:
        >>> text = "4月27日，市九届人大常委会举行第二十八次会议。会议听取了市政府《关于教育的报告》。"
        >>> [(m.name, m.session.number, [a.topic for a in m.agenda]) for m in find_meetings(text)]
        [('市九届人大常委会第二十八次会议', 28, ['市政府《关于教育的报告》'])]
    """
    reader = _Reader(text, people, dates, dict(context or {}))
    return reader.meetings()


class _Reader:
    """Reads one article: names → reports → drafts → records."""

    def __init__(self, text: str, people: Sequence[Person], dates: Sequence[Date], context: dict[str, Any]) -> None:
        self.text, self.people, self.context = text, people, context
        self.dates = [date for date in dates if not _in_formula(text, date)]
        self.view = _without_formulas(text, view_of(text, mask(text), dates))
        self.sentences = sentences(self.view)
        self.places = Places(self.sentences)
        self.body_start = int(context.get("body_start") or 0)
        self.published = context.get("published") or context.get("dateline")
        self.days = [date for date in self.dates if _is_day(date)]
        self.years = [date for date in self.dates if date.type == "DATE" and regex.fullmatch(r"\d{4}", date.value)]
        self.of_talks = _TALKS.search(text[: self.body_start]) is not None
        self.tells_days = bool(self.days or context.get("dateline"))
        self.persons = {person.name: person for person in people}
        self.drafts: list[_Draft] = []
        self.reports: list[Report] = []

    def meetings(self) -> list[Meeting]:
        self.reports = reports = self._reports()
        for report in reports:
            self._place_report(report)
        self._attach_bare(reports)
        self.drafts = [draft for draft in self.drafts if self._is_news(draft)]
        if not self.drafts:
            fallback = self._unnamed(reports)
            if fallback is None:
                return []
            self.drafts = [fallback]
        self._attach_acts()
        self._attach_matters()
        return [self._record(draft) for draft in self.drafts]

    # -- which gatherings there are ------------------------------------------------------------------

    def _reports(self) -> list[Report]:
        out = []
        by_sentence: dict[int, list[Date]] = {}
        for date in self.days:
            by_sentence.setdefault(self.places.index(date.start), []).append(date)
        for naming in find_namings(self.text, self.view):
            index = self.places.index(naming.start)
            out.append(assess(self.view, naming, self.sentences[index], by_sentence.get(index, [])))
        return out

    def _place_report(self, report: Report) -> None:
        """Put a named report with the draft it belongs to, or open one."""
        naming = report.naming
        name = self._full_name(report)
        if naming.bare and name == naming.name and not self._opens(report):
            return
        for draft in reversed(self.drafts):
            if any(_same(name, known, loose=report.form != "held") for known, _ in draft.names):
                if not report.spoken_of or report.form != "none":
                    draft.names.append((name, naming.start >= self.body_start))
                draft.reports.append(report)
                return
        if report.reported and not (naming.bare and self._belongs_to_last(naming)):
            draft = _Draft(reports=[report], names=[(name, naming.start >= self.body_start)])
            self.drafts.append(draft)

    def _opens(self, report: Report) -> bool:
        """Whether a bare head (启动仪式, 发布会) names a gathering by itself: it is held or attended there and then."""
        if report.naming.name in ("会议", "会", "大会") and not report.subject:
            return False
        if report.naming.name == "仪式" and regex.match(r"，?欢迎|，?为", self.view[report.naming.end : report.naming.end + 3]):
            return False
        sentence = self.sentences[self.places.index(report.naming.start)]
        return report.reported and (report.date is not None or self._has_person(sentence) or self._in_lead(report))

    def _belongs_to_last(self, naming: Naming) -> bool:
        """A bare 座谈会 after 传承弘扬…精神座谈会 is that one; a bare 开幕式 after a forum's name is a part of it."""
        if naming.name in ("开幕式", "闭幕式", "开幕会", "闭幕会", "开幕大会", "全体会议", "全体大会"):
            return bool(self.drafts)
        return any(naming.head in known or naming.name in ("会议", "大会") for draft in self.drafts for known, _ in draft.names)

    def _full_name(self, report: Report) -> str:
        """The name as printed, with the body that holds it in front if it says nothing alone (第八次会议)."""
        name = report.naming.name
        if report.subject and _INCOMPLETE.match(name) and not self._has_person(report.subject):
            body = self.text[report.subject.start : report.subject.end]
            if body not in name:
                return body + name
        return name

    def _attach_bare(self, reports: Iterable[Report]) -> None:
        """会议, 大会, 全会, 座谈会 mean the last gathering named before them that they fit."""
        order = sorted(
            ((report.naming.start, draft) for draft in self.drafts for report in draft.reports), key=lambda item: item[0]
        )
        place = 0
        seen: list[_Draft] = []
        for report in reports:
            while place < len(order) and order[place][0] <= report.naming.start:
                seen.append(order[place][1])
                place += 1
            if not report.naming.bare or report.spoken_of:
                continue
            fitting = next((draft for draft in reversed(seen[-6:]) if _fits(report.naming, draft)), None)
            if fitting is not None and report not in fitting.reports:
                fitting.reports.append(report)

    def _is_news(self, draft: _Draft) -> bool:
        """Whether a gathering is the article's news rather than its background."""
        if self.of_talks and all(report.naming.start >= self.body_start for report in draft.reports):
            if not any(report.form in ("chaired", "attended") for report in draft.reports):
                return False
        reported = [report for report in draft.reports if report.reported and not self._is_past(report)]
        draft.leads = any(
            self._in_lead(report, _LEADING_SENTENCES) or report.naming.kind == "press_conference"
            for report in draft.reports
            if not report.spoken_of
        )
        return any(self._convinces(report, draft) for report in reported)

    def _convinces(self, report: Report, draft: _Draft) -> bool:
        index = self.places.index(report.naming.start)
        has_person = self._has_person(self.sentences[index])
        dated = self._date_near(report) is not None
        in_title = any(r.naming.start < self.body_start for r in draft.reports)
        if report.naming.start < self.body_start:
            return report.form in ("held", "chaired", "attended", "inside")
        if dated:
            return True
        if report.form in ("held", "chaired", "attended"):
            has_person = has_person and self.tells_days
            specific = report.form == "held" and self.tells_days and _is_specific(report.naming.name)
            return self._in_lead(report) or in_title or has_person or specific
        if report.form in ("inside", "source"):
            decides = _DECIDES.search(self.view, report.naming.end, self.sentences[index].end) is not None
            if decides and self._in_lead(report):
                return True
            speaks = _SPOKEN_THERE.search(self.view, report.naming.end, self.sentences[index].end) is not None
            return in_title or (speaks and has_person and report.naming.kind == "press_conference")
        return in_title

    def _in_lead(self, report: Report, count: int = _LEAD_SENTENCES) -> bool:
        if report.naming.start < self.body_start:
            return True
        first = self.places.index(self.body_start)
        return self.places.index(report.naming.start) - first < count

    def _is_past(self, report: Report) -> bool:
        """Whether the time the text gives is not that of the news: another year, 三年前的2月19日, 前不久."""
        before = self.text[max(report.sentence.start, report.naming.start - 60) : report.naming.start]
        if _LONG_AGO.search(before):
            return True
        years = [
            date
            for date in self.years
            if report.sentence.start <= date.start < report.naming.start
            and (report.date is None or date.start > report.date.start)
        ]
        if years and is_background(years[-1], self.published):
            return True
        date = self._date_near(report)
        if date is None:
            return False
        if self.text[max(0, date.start - 3) : date.start].endswith("年前的"):
            return True
        return is_background(date, self.published, recent=12 if self._in_lead(report) else 4)

    def _date_near(self, report: Report) -> Date | None:
        """The date of the report's sentence, or the last one before it in its paragraph."""
        if report.date is not None:
            return report.date
        line = self.text.rfind("\n", 0, report.naming.start) + 1
        earlier = [date for date in self.days if line <= date.start < report.naming.start]
        return earlier[-1] if earlier else None

    def _has_person(self, sentence: Stretch) -> bool:
        return any(
            sentence.start <= span.start < sentence.end for person in self.people for span in person.mentions
        )

    def _unnamed(self, reports: Sequence[Report]) -> _Draft | None:
        """A continued article may never name its meeting: 大会开始, 出席大会, 在主持大会时."""
        bare = [r for r in reports if r.naming.bare and r.naming.name in ("大会", "会议", "全会", "座谈会")]
        strong = [r for r in bare if r.form in ("held", "chaired", "attended", "inside") and not r.spoken_of]
        strong = [report for report in strong if not self._is_past(report)]
        if len(strong) < 2:
            return None
        names = [report.naming.name for report in strong]
        name = max(sorted(set(names)), key=names.count)
        return _Draft(reports=list(bare), names=[(name, True)], leads=True)

    # -- who was there -------------------------------------------------------------------------------

    def _attach_acts(self) -> None:
        cited = []
        for act in acts_of(self.view, self.sentences, self.people):
            draft = self._draft_of(act)
            if draft is None:
                continue
            if act.role == "speaker" and (self._is_citation(act) or self._is_comment(act, draft)):
                cited.append((draft, act))
            else:
                draft.roles.setdefault(act.person, set()).add(act.role)
        for draft, act in cited:
            if act.person in draft.roles:
                draft.roles[act.person].add(act.role)

    def _is_citation(self, act: Act) -> bool:
        """习近平总书记指出 in the body of another's speech or of a report is a quotation, unless he is there himself."""
        sentence = self.sentences[self.places.index(act.place)]
        named = self.text.rfind(act.person, sentence.start, act.place)
        after = self.text[named + len(act.person) : named + len(act.person) + 4]
        return act.place > self.body_start and named >= 0 and after.startswith(("总书记", "主席", "总统", "总理"))

    def _is_comment(self, act: Act, draft: _Draft) -> bool:
        """Whether a remark (说, 认为, 表示) may be an expert's about a session of an organ rather than made there."""
        if draft.kind not in ("session", "plenary") or not _REMARKS.fullmatch(act.verb):
            return False
        index = self.places.index(act.place)
        line = self.text.rfind("\n", 0, act.place) + 1
        if any(line <= report.naming.start < act.place for report in draft.reports):
            return False
        return _THERE.search(self.view, self.sentences[index].start, act.place) is None

    def _draft_of(self, act: Act) -> _Draft | None:
        """The meeting an act belongs to, or None: an inspection, an interview, another occasion."""
        index = self.places.index(act.place)
        gathering = None if act.role == "speaker" else is_about_a_gathering(act.object)
        if gathering is False:
            return None
        here = self._object_of(index, act) or self._drafts_in(index, act.place)
        if act.role == "speaker" and self._is_interview(index):
            return None
        if here is not None:
            return here
        if self._of_another(index, act):
            return None
        return self._current(index, act)

    def _object_of(self, index: int, act: Act) -> _Draft | None:
        """The gathering right after 出席, 主持: its name begins where the verb ends."""
        if act.role == "speaker":
            return None
        for draft in self.drafts:
            for report in draft.reports:
                if act.place < report.naming.start <= act.place + len(act.verb) + 10:
                    between = self.view[act.place + len(act.verb) : report.naming.start]
                    if not regex.search(r"[，。；]", between):
                        return draft
        return None

    def _of_another(self, index: int, act: Act) -> bool:
        """Whether the sentence ties the act to a gathering that is not the article's news."""
        sentence = self.sentences[index]
        return any(
            sentence.start <= report.naming.start < sentence.end
            and report.reported
            and not report.naming.bare
            and (report.naming.start < act.place or act.role != "speaker")
            for report in self.reports
        )

    def _drafts_in(self, index: int, place: int) -> _Draft | None:
        """The draft named in the sentence, nearest to the verb (before it, or as its object)."""
        sentence = self.sentences[index]
        best: tuple[int, _Draft] | None = None
        for draft in self.drafts:
            for report in draft.reports:
                if sentence.start <= report.naming.start < sentence.end and not (
                    report.spoken_of and report.form == "none"
                ):
                    distance = min(abs(report.naming.start - place), abs(place - report.naming.end))
                    if best is None or distance < best[0]:
                        best = (distance, draft)
        return best[1] if best else None

    def _current(self, index: int, act: Act) -> _Draft | None:
        """The meeting the article is speaking of when the sentence names none."""
        before = [
            (self.places.index(report.naming.start), draft)
            for draft in self.drafts
            for report in draft.reports
            if not report.spoken_of
        ]
        in_title = self.sentences[index].start < self.body_start
        if in_title:
            leading = [draft for draft in self.drafts if draft.leads]
            return leading[0] if leading else None
        passed = [(i, draft) for i, draft in before if i < index]
        if not passed:
            return None
        last, draft = max(passed, key=lambda item: item[0])
        if draft.leads:
            return draft
        same_paragraph = "\n" not in self.text[self.sentences[last].start : self.sentences[index].start]
        return draft if same_paragraph and act.role in ("speaker", "attendee", "observer", "chair") else None

    def _is_interview(self, index: int) -> bool:
        sentence = self.sentences[index]
        return regex.search(r"接受[^，。]{0,12}采访|告诉[^，。]{0,6}记者|对记者|向记者|受访", self.view[sentence.start : sentence.end]) is not None

    # -- what it dealt with --------------------------------------------------------------------------

    def _attach_matters(self) -> None:
        for index, sentence in enumerate(self.sentences):
            named = self._drafts_in(index, sentence.start)
            draft = named or self._matter_draft(index)
            if draft is None:
                continue
            if sentence.start >= self.body_start or len(self.sentences) == 1:
                opening = self._opening(draft, sentence)
                for item in agenda_of(self.text, self.view, sentence, opening=opening):
                    if item.topic not in [known.topic for known in draft.agenda]:
                        draft.agenda.append(item)
            body = self.text[sentence.start : sentence.end]
            if draft.attendance is None:
                draft.attendance = attendance_of(body)
            draft.mode = draft.mode or mode_of(body)
            draft.organizers.extend(o for o in organizers_of(body) if o not in draft.organizers)
            for text, role in groups_of(self.text, sentence, self.people):
                if Group(text, role) not in draft.groups:
                    draft.groups.append(Group(text, role))

    def _matter_draft(self, index: int) -> _Draft | None:
        sentence = self.sentences[index]
        return self._current(index, Act("", "speaker", sentence.start, "", ""))

    def _opening(self, draft: _Draft, sentence: Stretch) -> int | None:
        ends = [
            report.naming.end
            for report in draft.reports
            if sentence.start <= report.naming.start < sentence.end and report.form in ("held", "chaired", "agent", "inside")
        ]
        return min(ends) if ends else None

    # -- the record ----------------------------------------------------------------------------------

    def _record(self, draft: _Draft) -> Meeting:
        name = draft.name
        subject = next((r.subject for r in draft.reports if r.subject and not self._has_person(r.subject)), None)
        held = [report for report in draft.reports if report.reported]
        start, end = self._when(draft, held)
        naming = next((r.naming for r in held if r.naming.name in name), draft.reports[0].naming)
        return Meeting(
            name=name,
            kind=naming.kind if naming.kind in set(head_kinds().values()) else "other",
            organization=organization_of(name, self.text[subject.start : subject.end] if subject else None),
            session=session_of(name),
            date=start,
            end_date=end,
            place=self._where(draft, held),
            mode=draft.mode,
            participants=tuple(
                Participant(person, tuple(role for role in _ROLES if role in roles), self.persons[person].positions)
                for person, roles in draft.roles.items()
            ),
            groups=tuple(draft.groups),
            attendance=draft.attendance,
            organizers=tuple(draft.organizers),
            agenda=tuple(draft.agenda),
            evidence=tuple(
                Span(r.sentence.start, r.sentence.end, self.text[r.sentence.start : r.sentence.end])
                for r in _once(held or draft.reports[:1])
            ),
        )

    def _when(self, draft: _Draft, held: Sequence[Report]) -> tuple[str | None, str | None]:
        """The day or days of the first report that states them (an interval stays an interval)."""
        for report in sorted(held, key=lambda r: r.naming.start < self.body_start):
            date = report.date
            if date is not None and not self._is_a_stay(date, report):
                return _day(date), date.end_date
        for report in held:
            if _BESIDE_ANOTHER.match(self.view, report.sentence.start) and draft is not self.drafts[0]:
                return self._when(self.drafts[0], [r for r in self.drafts[0].reports if r.reported])
            date = self._date_near(report)
            if date is not None and not self._is_a_stay(date, report) and report.naming.start >= self.body_start:
                return _day(date), date.end_date
        return None, None

    def _is_a_stay(self, date: Date, report: Report) -> bool:
        """5月5日至8日，某人访问某国，出席某会: the days are those of the visit."""
        between = self.text[date.end : report.naming.start]
        return "/" in date.value and regex.search(r"访问|考察|调研|走访", between) is not None

    def _where(self, draft: _Draft, held: Sequence[Report]) -> str | None:
        for report in sorted(held, key=lambda r: r.naming.start < self.body_start):
            if report.place is not None:
                place = self.text[report.place.start : report.place.end]
                return "北京" if place == "京" and "北京" in self.text else place
        for report in held:
            here = _HERE.search(self.view, report.sentence.start, report.sentence.end)
            if here:
                return self.text[here.start("venue") : here.end("venue")]
            near = _TAKES_PLACE.search(self.view, report.sentence.start, report.naming.start)
            if near:
                return self.text[near.start("place") : near.end("place")]
        return None


_FORMULA = regex.compile(
    r"(?m)^[ 　]*(?:原标题[^\n]{0,60}|(?:据)?(?:本报|本台|新华社|中新社|中新网|人民网|央视网|新华网|CCTV|光明网|中国新闻网|新京报|澎湃新闻|\p{Han}{2,6}(?:日报|晚报|网|社|台))"
    r"[^，。；：\n]{0,30}?(?:[电讯](?=[ 　（(]|\p{Han})|消息|讯))[ 　]*(?:[（(][^（）()\n]{1,60}[）)])?[：:]?"
)


def _formulas(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _FORMULA.finditer(text)]


def _in_formula(text: str, date: Date) -> bool:
    """Whether a date is that of the dateline formula (新华社北京4月25日电): the day of writing, not of the event."""
    line = text.rfind("\n", 0, date.start) + 1
    match = _FORMULA.match(text, line)
    return match is not None and date.start < match.end()


def _without_formulas(text: str, view: str) -> str:
    for start, end in _formulas(text):
        view = view[:start] + APART * (end - start) + view[end:]
    return view


def _once(reports: Sequence[Report]) -> list[Report]:
    out: list[Report] = []
    for report in reports:
        if all(report.sentence != known.sentence for known in out):
            out.append(report)
    return out


def _is_day(date: Date) -> bool:
    return date.type in ("DATE", "TIME") and regex.match(r"(?:\d{4}|XXXX)-\d\d", date.value) is not None


def _day(date: Date) -> str | None:
    days = [part[:10] for part in date.value.split("/")]
    if any(len(part) < 10 or part.endswith("XX-XX") for part in days):
        return None
    return "/".join(dict.fromkeys(days))


def _fits(naming: Naming, draft: _Draft) -> bool:
    return any(
        naming.name in known or naming.name in ("会议", "大会", "会") or (naming.name == "全会" and "全体会议" in known)
        or naming.name in ("开幕式", "闭幕式", "闭幕会", "开幕会")
        for known, _ in draft.names
    )


def _is_specific(name: str) -> bool:
    return len(name) >= 12 or regex.search(r"[\d“”\"届]", name) is not None


_COUNT = regex.compile(r"^(?:20\d\d年?|第[^第届]{1,4}届|首届|“)+")
_GENERIC = regex.compile(r"(?:新闻发布会|发布会|座谈会|工作会议|会议|大会|全会|论坛|仪式|开幕式|闭幕式|闭幕会|开幕会|推进会|全体|专题)+$")


_REMARKS = regex.compile(r"说|认为|表示|介绍|指出|称|分析|透露|坦言|强调|建议|呼吁|解读")
_THERE = regex.compile(r"会上|会议|发言|审议")
_TALKS = regex.compile(r"会见|会谈|通电话|致电|致贺|贺信|贺电|复信|回信|批示|访问|抵达|专访")
_LONG_AGO = regex.compile(r"(?:前不久|不久前|此前|当年|历史上|年前|上一次|上次|去年|前年)[^，。；]{0,24}$|曾(?:经)?(?:召开|举行|出席|主持|参加)[^，。；]{0,6}$|(?:历届|往届|历次)$")
# 某滑雪场热闹非凡，…仪式在这里举行: the venue is the subject of the clause before
_HERE = regex.compile(
    r"(?:^|[，。｜＠])(?P<venue>(?:(?![的着在])\p{Han}){2,20}?(?:场|馆|中心|广场|学校|大学|村|镇|公园|会堂|剧院|基地|景区|酒店|厅|园区|小区|社区|宫|院|库|港))"
    r"[^，。的]{2,12}，(?:[^，。]{2,60}，)?[^，。]{2,60}在(?:这里|此)(?:隆重|正式)?(?:举行|举办|召开|开幕)"
)
_TAKES_PLACE = regex.compile(r"在(?P<place>\p{Han}{2,16}?)(?:胜利|圆满)?(?:落下帷幕|拉开帷幕|闭幕|开幕)")
_BESIDE_ANOTHER = regex.compile(r"(?:闭幕会|开幕会|开幕式|会议|大会|全会|座谈会|会)?(?:结束)?(?:后|前|期间|当天|同期)，")
_SPOKEN_THERE = regex.compile(r"表示|介绍|说|透露|指出|称|强调|通报|回应|解读|宣布|提到")
_DECIDES = regex.compile(r"(?:表决|审议)?通过了|审议了|听取了")
_LECTURES = regex.compile(r"(?:讲座|集体学习|学习会|报告会)$")


def _same(one: str, other: str, *, loose: bool = False) -> bool:
    """Whether two printed names mean one gathering: the same session, or one name inside the other.

    ``loose`` lets a short name that is only referred to (主席团会议) stand for the full one.
    """
    if one == other:
        return True
    if bool(_LECTURES.search(one)) != bool(_LECTURES.search(other)):
        return False
    counted = same_session(one, other)
    if counted is not None:
        return counted and (_core(one)[:2] == _core(other)[:2] or one in other or other in one or len(_core(one)) > 6)
    if one in other or other in one:
        return True
    a, b = _core(one), _core(other)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if loose and len(short) >= 2 and long.endswith(short + long[len(short) + long.rfind(short) :]) and short in long:
        return True
    if len(short) < 4:
        return False
    return short in long or _shared(short, long) >= 0.75


def _core(name: str) -> str:
    return _GENERIC.sub("", _COUNT.sub("", name))


def _shared(short: str, long: str) -> float:
    """The share of the shorter name's character pairs that the longer one has."""
    pairs = [short[i : i + 2] for i in range(len(short) - 1)]
    return sum(pair in long for pair in pairs) / len(pairs)
