"""What convinces that a gathering took place where no day is told, each by its name."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsie.events.grammar.engine import pattern
from newsie.events.meetings.gatherings import is_specific
from newsie.events.meetings.reports import Report

if TYPE_CHECKING:
    from newsie.events.meetings.news import Newsworthy

_LEAD, _LEADING = 2, 4  # so many first sentences
_STRONG = ("held", "chaired", "attended")


def _is_told(news: Newsworthy, report: Report) -> bool:
    """Held, chaired or attended, and either at the head of the article or plainly one gathering."""
    if report.form not in _STRONG:
        return False
    known = is_specific(report.naming.name) if report.form == "held" else news.has_person(report)
    return news.in_lead(report) or ((bool(news.reading.days.all) or bool(news.reading.occasion.dateline)) and known)


def _is_beside_the_main(news: Newsworthy, report: Report) -> bool:
    return report.form in _STRONG and news.is_beside(report)


def _decides(news: Newsworthy, report: Report) -> bool:
    """第六次会议审议了…: a counted session that did something is news without a day."""
    if report.form not in ("inside", "source", "agent"):
        return False
    end = min(report.sentence.end, report.naming.end + 200)
    decides = pattern("meetings.decides").search(news.view, report.naming.end, end) is not None
    return decides and (news.in_lead(report) or (report.form == "agent" and is_specific(report.naming.name)))


def _somebody_speaks(news: Newsworthy, report: Report) -> bool:
    if report.form not in ("inside", "source"):
        return False
    end = min(report.sentence.end, report.naming.end + 200)
    named = is_specific(report.naming.name) and news.in_lead(report)
    if not named and pattern("meetings.tells").search(news.view, report.naming.end, end) is None:
        return False
    return news.in_lead(report, _LEADING if is_specific(report.naming.name) else _LEAD) or (
        news.has_person(report) and (report.naming.kind == "press_conference" or not report.naming.bare)
    )


def _somebody_spoke_there(news: Newsworthy, report: Report) -> bool:
    return report.naming.bare and news.speaks_there(report)


def _goes_on_now(news: Newsworthy, report: Report) -> bool:
    """正在举行, 正在就…召开."""
    start = max(report.sentence.start, report.naming.start - 40)
    end = min(report.sentence.end, report.naming.end + 12)
    return report.form == "held" and "正在" in news.view[start:end]


def _is_a_branch(news: Newsworthy, report: Report) -> bool:
    """A named sub-forum of the forum that the article is about."""
    return report.naming.head == "分论坛" and report.naming.name != "分论坛" and (
        any(other.reported and news.in_lead(other) and other.naming.head != "分论坛" for other in news.reports)
    )


def _announces(news: Newsworthy, report: Report) -> bool:
    """发布会宣布…, at the head of the article."""
    return report.form == "agent" and news.in_lead(report) and report.naming.kind == "press_conference"


#: One of them is enough.
VERDICTS: tuple[Callable[[Newsworthy, Report], bool], ...] = (
    _is_told, _is_beside_the_main, _decides, _somebody_speaks, _announces, _goes_on_now, _is_a_branch,
    _somebody_spoke_there,
)
