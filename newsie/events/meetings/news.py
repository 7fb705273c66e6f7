"""Which gatherings are an article's news: its reports put together by gathering, and the background left out."""
from __future__ import annotations

from collections.abc import Sequence

import regex

from newsie.events.meetings.gatherings import PARTS, Gathering, is_incomplete, is_specific, same_meeting
from newsie.events.meetings.names import Naming
from newsie.events.meetings.reading import MeetingReading
from newsie.events.meetings.reports import Report

_LEADING = 4  # a gathering named in so many first sentences is what the rest of the article goes on about
_MOST_DRAFTS = 24  # compared with a new name: an article that names more gatherings is a list
_UNNAMED = ("大会", "会议", "全会", "座谈会")
_DECIDES = regex.compile(r"(?:表决|审议)?通过了|审议了|听取了")
# X总书记主持召开…, with no day told, is how an essay recalls a meeting; 日前 makes it news
_HONOURED = regex.compile(r"总书记(?![^，。；]*(?:日前|近日|今天|昨天))[^，。；]{0,50}$")
_RECENTLY = regex.compile(r"日前|近日|今天|昨天|今日|昨日")
_SPEAKS = regex.compile(r"谈到|提出|表示|介绍|说|透露|指出|称|强调|通报|回应|解读|宣布|提到")


def drafts_of(reading: MeetingReading, reports: Sequence[Report]) -> list[Gathering]:
    """Return the gatherings the article reports as held, each with its reports, in order of mention."""
    drafts: list[Gathering] = []
    for report in reports:
        _place(reading, report, drafts)
    _attach_bare(drafts, reports)
    drafts = _with_headlines(reading, drafts)
    news = [draft for draft in drafts if _is_news(reading, draft)]
    if news:
        return news
    unnamed = _unnamed(reading, reports)
    return [unnamed] if unnamed else []


def _with_headlines(reading: MeetingReading, drafts: list[Gathering]) -> list[Gathering]:
    """A gathering that only the headline names (市委召开会议, 达沃斯论坛) is the first of its kind in the body."""
    only = [draft for draft in drafts if all(reading.in_headline(report) for report in draft.reports)]
    named = next((draft for draft in drafts if draft not in only and reading.in_lead(draft.reports[0], _LEADING)), None)
    vague = [
        draft
        for draft in only
        if named is not None
        and (draft.kind == named.kind or any(report.naming.bare and report.subject for report in draft.reports))
    ]
    if named is None:
        return drafts
    for draft in vague:
        named.reports.extend(draft.reports)
    return [draft for draft in drafts if draft not in vague]


def _place(reading: MeetingReading, report: Report, drafts: list[Gathering]) -> None:
    """Put a named report with the draft it belongs to, or open one."""
    naming = report.naming
    name = _full_name(reading, report)
    if naming.bare and name == naming.name and not _opens(reading, report):
        return
    in_body = not reading.in_headline(report)
    whole = _of_session(reading, report, drafts)
    if whole is not None:
        whole.reports.append(report)
        return
    for draft in reversed(drafts[-_MOST_DRAFTS:]):
        if any(same_meeting(name, known, loose=report.form != "held") for known in draft.names):
            if not report.spoken_of and len(draft.names) < _MOST_DRAFTS:
                draft.add_name(name, in_body)
            draft.reports.append(report)
            return
    if report.reported and not (naming.bare and _belongs_to_last(naming, drafts)):
        drafts.append(Gathering(reports=[report], names={name: in_body}))


_PART_OF_A_SESSION = ("分组会议", "联组会议", "小组会议", "全体会议")


def _of_session(reading: MeetingReading, report: Report, drafts: Sequence[Gathering]) -> Gathering | None:
    """The session that holds its sitting: 第二十三次会议举行联组会议 is one gathering."""
    subject = report.subject
    if subject is None or report.naming.name not in _PART_OF_A_SESSION:
        return None
    holder = reading.text[subject.start : subject.end]
    recent = reversed(drafts[-_MOST_DRAFTS:])
    return next((draft for draft in recent if any(same_meeting(holder, known) for known in draft.names)), None)


#: 指挥部定3月30日举行发布会: the word that sets the day is no part of the body's name
_SET = regex.compile("(?<=.{2})(?:定|定于|拟|将|已|日前|近日|今天|今日)$")


def _full_name(reading: MeetingReading, report: Report) -> str:
    """The name as printed, with the body that holds it in front if it says nothing alone (第八次会议)."""
    name, subject = report.naming.name, report.subject
    if subject and is_incomplete(name) and not reading.has_person(subject):
        body = _SET.sub("", reading.text[subject.start : subject.end])
        if body not in name:
            return body + name
    return name


def _opens(reading: MeetingReading, report: Report) -> bool:
    """Whether a bare head (启动仪式, 发布会) names a gathering by itself: it is held or attended there and then."""
    naming = report.naming
    if naming.name in ("会议", "会", "大会") and not report.subject:
        return False
    if naming.name == "仪式" and regex.match(r"，?欢迎|，?为", reading.view[naming.end : naming.end + 3]):
        return False
    told = report.date is not None or reading.has_person(report.sentence) or reading.in_lead(report)
    return report.reported and told


def _belongs_to_last(naming: Naming, drafts: Sequence[Gathering]) -> bool:
    """A bare 座谈会 after 传承弘扬…精神座谈会 is that one; a bare 开幕式 after a forum's name is a part of it."""
    if naming.name in PARTS:
        return bool(drafts)
    return any(draft.means(naming) for draft in drafts[-_MOST_DRAFTS:])


def _attach_bare(drafts: Sequence[Gathering], reports: Sequence[Report]) -> None:
    """会议, 大会, 全会, 座谈会 mean the last gathering named before them that they fit."""
    named = sorted(
        ((report.naming.start, number) for number, draft in enumerate(drafts) for report in draft.reports)
    )
    taken = {start for start, _ in named}
    place = 0
    recent: list[int] = []
    for report in reports:
        while place < len(named) and named[place][0] <= report.naming.start:
            recent = [*(number for number in recent[-6:] if number != named[place][1]), named[place][1]]
            place += 1
        if not report.naming.bare or report.spoken_of or report.naming.start in taken:
            continue
        fitting = [drafts[number] for number in reversed(recent) if drafts[number].means(report.naming)]
        if fitting:  # after 集体学习, 出席会议 is said of the session that it was a part of
            session = next((draft for draft in fitting if draft.kind != "study"), fitting[0])
            (session if report.form == "attended" else fitting[0]).reports.append(report)


def _is_news(reading: MeetingReading, draft: Gathering) -> bool:
    """Whether a gathering is the article's news rather than its background."""
    in_headline = any(reading.in_headline(report) for report in draft.reports)
    attended = any(report.form in ("chaired", "attended") for report in draft.reports)
    if reading.is_about_talks and not in_headline and not attended and not _opens_article(reading, draft):
        return False  # talks, calls and letters speak of meetings past and to come
    draft.leads = any(
        reading.in_lead(report, _LEADING) or report.naming.kind == "press_conference"
        for report in draft.reports
        if not report.spoken_of
    )
    return any(
        _convinces(reading, report, in_headline)
        for report in draft.reports
        if report.reported and not reading.is_past(report)
    )


def _opens_article(reading: MeetingReading, draft: Gathering) -> bool:
    """表彰大会27日举行。X会见受表彰人员: the first sentence says on which day it was held."""
    return any(
        report.form == "held" and report.reported and report.date is not None and reading.in_lead(report, 1)
        for report in draft.reports
    )


def _convinces(reading: MeetingReading, report: Report, in_headline: bool) -> bool:
    """Whether one report says that the gathering has just taken place."""
    if reading.in_headline(report):
        return report.form in ("held", "chaired", "attended", "inside")
    if reading.date_near(report) is not None or in_headline:
        return True
    before = reading.view[max(report.sentence.start, report.naming.start - 60) : report.naming.start]
    if _HONOURED.search(before):
        return False
    has_person = reading.has_person(report.sentence)
    if report.form in ("held", "chaired", "attended"):
        told = is_specific(report.naming.name) if report.form == "held" else has_person
        return reading.in_lead(report) or (reading.tells_days and told)
    if report.form in ("inside", "source"):
        view, start, end = reading.view, report.naming.end, min(report.sentence.end, report.naming.end + 200)
        if _DECIDES.search(view, start, end) and reading.in_lead(report):
            return True
        speaks = has_person and _SPEAKS.search(view, start, end) is not None
        recent = reading.in_lead(report) and _RECENTLY.search(before) is not None
        return speaks and (recent or report.naming.kind == "press_conference")
    return False


def _unnamed(reading: MeetingReading, reports: Sequence[Report]) -> Gathering | None:
    """A continued article may never name its meeting: 大会开始, 出席大会, 在主持大会时."""
    bare = [report for report in reports if report.naming.bare and report.naming.name in _UNNAMED]
    strong = [
        report
        for report in bare
        if report.form in ("held", "chaired", "attended", "inside")
        and not report.spoken_of
        and not reading.is_past(report)
    ]
    if len(strong) < 2:
        return None
    names = [report.naming.name for report in strong]
    name = max(_UNNAMED, key=names.count)
    return Gathering(reports=bare, names={name: True}, leads=True)
