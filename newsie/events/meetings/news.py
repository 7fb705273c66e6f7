"""Which gatherings are an article's news: its reports put together by gathering, and the background left out."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from newsie.events.grammar.engine import pattern
from newsie.events.meetings.gatherings import PARTS, Gathering, is_incomplete, same_meeting
from newsie.events.meetings.names import Naming
from newsie.events.meetings.reports import Report
from newsie.events.meetings.verdicts import VERDICTS
from newsie.events.reading.article import Reading
from newsie.events.reading.days import is_background
from newsie.lazy import lazy
from newsie.records import Date

_LEAD = 2  # a gathering named in so many first sentences is the news
_LEADING = 4  # … and in so many, what the rest of the article goes on about
_MOST_DRAFTS = 24  # compared with a new name: an article that names more gatherings is a list
_LATE_IN_LEAD, _LATE = 12, 4  # days after which a meeting is no longer news
_LAST_MONTH_OF_REVIEWS = 4
_UNNAMED = ("大会", "会议", "全会", "座谈会")
_PART_OF_A_SESSION = ("分组会议", "联组会议", "小组会议", "全体会议")
_STRONG = ("held", "chaired", "attended")


class Newsworthy:
    """The article with what decides whether a gathering is its news.

    Args:
        reading: the article.
        view: its typed view with the names of gatherings as mentions.
        reports: every naming of a gathering.
    """

    def __init__(self, reading: Reading, view: str, reports: Sequence[Report]) -> None:
        self.reading, self.view, self.reports = reading, view, reports
        self._years = [date for date in reading.dates if date.type == "DATE" and len(date.value) == 4]

    def gatherings(self) -> list[Gathering]:
        """Return the gatherings the article reports as held, each with its reports, in order of mention."""
        drafts: list[Gathering] = []
        for report in self.reports:
            self._place(report, drafts)
        self._attach_bare(drafts)
        drafts = self._with_headlines(drafts)
        news = [draft for draft in drafts if self._is_news(draft)]
        if news:
            return news
        unnamed = self._unnamed()
        return [unnamed] if unnamed else []

    # where it stands -----------------------------------------------------------------------------------------------

    def in_headline(self, report: Report) -> bool:
        """Whether it stands in the headline lines."""
        return self.reading.in_headline(report.naming.start)

    def in_lead(self, report: Report, count: int = _LEAD) -> bool:
        """Whether it stands in the headline or the first sentences of the body."""
        return self.reading.depth(report.naming.start) < count

    def has_person(self, report: Report) -> bool:
        """Whether somebody is named in its sentence."""
        return self.reading.has_person(report.sentence.start, report.sentence.end)

    def date_near(self, report: Report) -> Date | None:
        """The date of the report's sentence, or the last one before it in its paragraph."""
        if report.date is not None:
            return report.date
        line = self.reading.paragraph_at(report.naming.start)
        return self.reading.days.last_before(report.naming.start, floor=line.start)

    def is_beside(self, report: Report) -> bool:
        """Whether its sentence tells of one more gathering beside the main one: 闭幕会后，…举行…."""
        start = report.sentence.start
        return pattern("meetings.beside").match(self.view, start, report.naming.start) is not None

    # putting reports together --------------------------------------------------------------------------------------

    def _place(self, report: Report, drafts: list[Gathering]) -> None:
        """Put a named report with the draft it belongs to, or open one."""
        naming = report.naming
        name = self._full_name(report)
        short = name == naming.name and (naming.bare or (len(name) <= _SHORT and name.endswith("式")))
        if short and drafts and (report.form == "after" or self._is_taken_up(report, drafts)):
            if pattern("meetings.begins_or_ends").fullmatch(naming.name) and drafts[-1].kind == "study":
                drafts[-1].reports.append(report)
            return  # 赠书仪式结束后: a part of what is told
        if short and not drafts and naming.pointing and report.form == "held" and report.reported:
            before = [one.naming for one in self.reports if one.naming.end <= naming.start and not one.naming.bare]
            spoken = next((one.name for one in reversed(before[-6:]) if one.name.endswith(naming.name)), None)
            if spoken:  # 向某某论坛致贺信。本次论坛当日开幕
                drafts.append(Gathering(reports=[report], names={spoken: True}))
                return
        if naming.bare and name == naming.name and not self._opens(report):
            for draft in reversed(drafts[-_MOST_DRAFTS:]):  # 座谈会, later 专题座谈会
                if report.reported and naming.name != draft.name and naming.name.endswith(draft.name):
                    draft.add_name(name, in_body=True)
            return
        in_body = not self.in_headline(report)
        whole = self._of_session(report, drafts)
        if whole is not None:
            whole.reports.append(report)
            return
        for draft in reversed(drafts[-_MOST_DRAFTS:]):
            if _apart(draft, report):
                continue
            if any(same_meeting(name, known, loose=report.form != "held") for known in draft.names):
                part = report.form == "none" and (name.endswith(PARTS) or "、" in name or "名单" in name)
                if not report.spoken_of and not part and len(draft.names) < _MOST_DRAFTS:
                    draft.add_name(name, in_body)
                draft.reports.append(report)
                return
        if report.reported and not (naming.bare and self._belongs_to_last(naming, drafts)):
            drafts.append(Gathering(reports=[report], names={name: in_body}))

    def _of_session(self, report: Report, drafts: Sequence[Gathering]) -> Gathering | None:
        """The session that holds its sitting: 第二十三次会议举行联组会议 is one gathering."""
        subject = report.subject
        if subject is None or report.naming.name not in _PART_OF_A_SESSION:
            return None
        holder = self.reading.text[subject.start : subject.end]
        recent = reversed(drafts[-_MOST_DRAFTS:])
        return next((draft for draft in recent if any(same_meeting(holder, known) for known in draft.names)), None)

    def _full_name(self, report: Report) -> str:
        """The name as printed, with the body that holds it in front if it says nothing alone (第八次会议)."""
        name, subject = report.naming.name, report.subject
        opens = report.form == "held" and pattern("meetings.opens_something").fullmatch(name)
        if opens and (opened := self._opened(report)):
            return opened + name
        if subject and is_incomplete(name):
            body = self.reading.text[subject.start : subject.end]
            if body not in name:
                return body + name
        return name

    def _opened(self, report: Report) -> str | None:
        """What is opened or closed: 培训班在青川举行|开班仪式."""
        start, end = report.sentence.start, report.naming.end
        for match in pattern("meetings.opens_it").finditer(self.view, max(start, end - 150), end):
            if match.end() == report.naming.start:
                place = match.start("what")
                known = next((one.naming.name for one in self.reports if one.naming.start == place), None)
                return known or self.reading.text[place : match.end("what")]
        return None

    def _opens(self, report: Report) -> bool:
        """Whether a bare head (启动仪式, 发布会) names a gathering by itself: it is held or attended there and then."""
        naming = report.naming
        if naming.name in ("会议", "会", "大会") and not report.subject:
            people = self.reading.people_in(report.sentence.start, naming.start)
            near = bool(people) and naming.start - people[-1].end < _NEAR
            return report.form == "held" and near and not self.in_headline(report)
        told = report.date is not None or self.has_person(report) or self.in_lead(report)
        return report.reported and (told or self.speaks_there(report))

    def speaks_there(self, report: Report) -> bool:
        """座谈会上，两家企业介绍了情况; 启动仪式上，…代表分享: it is told who spoke or what was done there."""
        if report.rule != "meeting.inside_first" or report.spoken_of or self.in_headline(report):
            return False
        end = min(report.sentence.end, report.naming.end + _FURTHEST_WORD)
        return pattern("meetings.tells").search(self.view, report.naming.end, end) is not None

    def _is_taken_up(self, report: Report, drafts: Sequence[Gathering]) -> bool:
        """Whether a bare name is that of what was told before: 本次学术会议, 培训班's 开班仪式, 参加集体学习."""
        naming = report.naming
        if naming.pointing and report.form in ("attended", "inside", "none"):
            return True
        if pattern("meetings.begins_or_ends").fullmatch(naming.name) and drafts[-1].kind == "study":
            return True
        return report.form == "attended" and naming.kind == "study" and any(
            other.form in ("held", "chaired") and not other.naming.bare
            for other in drafts[-1].reports[-_NEAREST_REPORTS:]
            if other.sentence == report.sentence
        )

    def _belongs_to_last(self, naming: Naming, drafts: Sequence[Gathering]) -> bool:
        """A bare 座谈会 after 传承弘扬…精神座谈会 is that one; a bare 开幕式 after a forum's name is a part of it."""
        if naming.name in PARTS:
            return bool(drafts)
        return any(draft.means(naming) for draft in drafts[-_MOST_DRAFTS:])

    def _attach_bare(self, drafts: Sequence[Gathering]) -> None:
        """会议, 大会, 全会, 座谈会 mean the last gathering named before them that they fit."""
        named = sorted((report.naming.start, n) for n, draft in enumerate(drafts) for report in draft.reports)
        taken = {start for start, _ in named}
        place = 0
        recent: list[int] = []
        for report in self.reports:
            while place < len(named) and named[place][0] <= report.naming.start:
                recent = [*(number for number in recent[-6:] if number != named[place][1]), named[place][1]]
                place += 1
            if not report.naming.bare or report.spoken_of or report.naming.start in taken:
                continue
            fitting = [drafts[number] for number in reversed(recent) if drafts[number].means(report.naming)]
            if report.naming.name in PARTS:
                fitting.reverse()  # 闭幕会 is that of what the article is about, not of a sitting within it
            if fitting:  # after 集体学习, 出席会议 is said of the session that it was a part of
                session = next((draft for draft in fitting if draft.kind != "study"), fitting[0])
                (session if report.form == "attended" else fitting[0]).reports.append(report)

    def _with_headlines(self, drafts: list[Gathering]) -> list[Gathering]:
        """A gathering that only the headline names (市委召开会议, 达沃斯论坛) is the first of its kind in the body."""
        only = [draft for draft in drafts if all(self.in_headline(report) for report in draft.reports)]
        lead = (draft for draft in drafts if draft not in only and self.in_lead(draft.reports[0], _LEADING))
        named = next(lead, None)
        if named is None:
            return drafts
        vague = [
            draft
            for draft in only
            if draft.kind == named.kind or any(report.naming.bare and report.subject for report in draft.reports)
        ]
        for draft in vague:
            named.reports.extend(draft.reports)
        return [draft for draft in drafts if draft not in vague]

    # whether it is the news ----------------------------------------------------------------------------------------

    @cached_property
    def _is_about_talks(self) -> bool:
        return pattern("meetings.talks").search(self.reading.view, 0, self.reading.body_start) is not None

    def _is_news(self, draft: Gathering) -> bool:
        """Whether a gathering is the article's news rather than its background."""
        in_headline = any(self.in_headline(report) for report in draft.reports)
        if draft.name.endswith("活动") and not any(self.in_lead(report) for report in draft.reports):
            return False
        if draft.name.endswith("集会") and any(self._protests(report) for report in draft.reports):
            return False
        if draft.name.endswith("欢送仪式") and not any(
            report.form == "held" and (report.date is not None or self.in_lead(report)) for report in draft.reports
        ):
            return False  # at the airport
        attended = any(report.form in ("chaired", "attended") for report in draft.reports)
        beside = any(report.form == "held" and self.is_beside(report) for report in draft.reports)
        beside = beside and draft.name.endswith("仪式")  # 会谈前，…举行欢迎仪式
        if self._is_about_talks and not (in_headline or attended or beside or self._opens_article(draft)):
            return False  # talks, calls and letters speak of meetings past and to come
        draft.leads = any(
            self.in_lead(report, _LEADING) or report.naming.kind == "press_conference"
            for report in draft.reports
            if not report.spoken_of
        )
        return any(
            self._convinces(report, in_headline)
            for report in draft.reports
            if report.reported and not self.is_past(report)
        )

    def _protests(self, report: Report) -> bool:
        said = self.view[report.sentence.start : report.sentence.end]
        return any(word in said for word in ("抗议", "反对", "示威", "游行", "占中"))

    def _opens_article(self, draft: Gathering) -> bool:
        """表彰大会27日举行。X会见受表彰人员: the first sentence says on which day it was held."""
        return any(
            report.form == "held"
            and report.reported
            and report.date is not None
            and len(report.date.value) >= _WHOLE_DAY
            and self.in_lead(report, _LEADING)
            for report in draft.reports
        )

    def _convinces(self, report: Report, in_headline: bool) -> bool:
        """Whether one report says that the gathering has just taken place."""
        if self.in_headline(report):
            return report.form in ("held", "chaired", "attended", "inside")
        if self.date_near(report) is not None or in_headline:
            return True
        start = max(report.sentence.start, report.naming.start - 60)
        if pattern("meetings.honoured").search(self.view, start, report.naming.start):
            return False
        return any(verdict(self, report) for verdict in VERDICTS)

    def is_past(self, report: Report) -> bool:
        """Whether the time the text gives is not that of the news: another year, long before the issue."""
        naming = report.naming
        if self._is_of_another_year(naming.name) or self._is_convened(naming.name):
            return True
        sentence = report.sentence
        if pattern("meetings.years_ago").match(self.view, sentence.start, sentence.end):
            return True
        year = next((year for year in reversed(self._years) if year.start < naming.start), None)
        nearer = report.date is not None and year is not None and report.date.start > year.start
        occasion = self.reading.occasion
        if year and year.start >= report.sentence.start and not nearer and is_background(year, occasion):
            return True
        date = self.date_near(report)
        if date is None or self.is_beside(report):
            return False
        if self.reading.text.endswith("年前的", 0, date.start):
            return True
        return is_background(date, occasion, recent=_LATE_IN_LEAD if self.in_lead(report) else _LATE)

    @cached_property
    def _convened(self) -> list[str]:
        return [match["name"] for match in _CONVENED.finditer(self.reading.text)]

    def _is_convened(self, name: str) -> bool:
        """Whether a decision convenes it: 《关于召开第二次会议的决定》."""
        return any(same_meeting(name, convened) for convened in self._convened)

    def _is_of_another_year(self, name: str) -> bool:
        """2018年全国现场会 is no news of 2020; a year's own meeting may still sit in the next spring."""
        issued = self.reading.occasion.today
        years = [int(name[n : n + 4]) for n in range(len(name) - 4) if name.startswith("20", n) and _is_year(name, n)]
        if not years or issued is None:
            return False
        return years[0] < issued.year - (1 if issued.month <= _LAST_MONTH_OF_REVIEWS else 0)

    def _unnamed(self) -> Gathering | None:
        """A continued article may never name its meeting: 大会开始, 出席大会, 在主持大会时."""
        bare = [report for report in self.reports if report.naming.bare and report.naming.name in _UNNAMED]
        strong = [
            report
            for report in bare
            if report.form in (*_STRONG, "inside") and not report.spoken_of and not self.is_past(report)
        ]
        if len(strong) < 2:
            return None
        names = [report.naming.name for report in strong]
        name = max(_UNNAMED, key=names.count)
        return Gathering(reports=bare, names={name: True}, leads=True)


_NEAR = 12
_FURTHEST_WORD = 120
_SHORT = 4
_NEAREST_REPORTS = 4
_WHOLE_DAY = len("2025-04-28")
_CONVENED = lazy(r"关于召开(?P<name>[^》，。]{4,60}?)的决定")


def _is_year(name: str, start: int) -> bool:
    digits = name[start : start + 4]
    before = name[start - 1 : start]
    return digits.isdigit() and not before.isdigit() and before not in ("—", "-")


def _apart(draft: Gathering, report: Report) -> bool:
    """Two gatherings that are each held on a day, by a body, under names that say nothing alone, are two."""
    if report.form not in ("held", "chaired") or report.date is None:
        return False
    known = next((r for r in draft.reports if r.form in ("held", "chaired") and r.date and r.reported), None)
    if known is None or known.date is None or known.date.value[:10] == report.date.value[:10]:
        return False
    return is_incomplete(report.naming.name) and is_incomplete(known.naming.name) and (
        report.subject is not None or known.subject is not None
    )
