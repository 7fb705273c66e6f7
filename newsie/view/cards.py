"""The reading side of a page: one section an article, one card, row or chip a record, each with its key."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import regex

from newsie.explain import evidence_of
from newsie.json_base import Record
from newsie.records import Appointment, Article, Date, Meeting, Person, Visit

from .marks import Mark
from .records import AGENDA, ANCHORS, KINDS_OF_MEETING, MODES, participants_html, summary

#: The lists of an article that are shown, and what they are called.
KINDS = {"people": "人物", "dates": "时间", "meetings": "会议", "visits": "活动", "appointments": "任免"}
#: a record's id as the target of a link: source#6/appointments/1
_TWIN = regex.compile(r'href="#[^"]*#(\d+)/(\w+)/(\d+)"')
_TIERS = {"certain": "确定", "likely": "可能", "guess": "猜测"}


def key_of(number: int, kind: str, place: int) -> str:
    """Return the key of a record on the page: article 2's first meeting is ``a2-meetings-0``."""
    return f"a{number}-{kind}-{place}"


def marks_of(article: Article, number: int) -> Iterator[Mark]:
    """Yield the quotations of an article's records, in its text."""
    for kind in KINDS:
        for place, record in enumerate(getattr(article, kind)):
            for span in evidence_of(record):
                yield Mark(span.start, span.end, key_of(number, kind, place))


def cards(article: Article, number: int, first: int = 0) -> str:
    """Return the section of an article; ``first`` is the number of its page's first, for links between records."""
    parts = [f'<section class="article tint{number % 6}" aria-label="{escape(article.id)}">', _head(article)]
    for kind, label in KINDS.items():
        records = getattr(article, kind)
        if records:
            inside = "".join(_record(kind, key_of(number, kind, n), record) for n, record in enumerate(records))
            parts.append(f'<h3>{label} <small>{len(records)}</small></h3><div class="{kind}">{inside}</div>')
    html = "".join([*parts, "</section>"])
    return _TWIN.sub(lambda link: f'href="#{key_of(first + int(link[1]) - 1, link[2], int(link[3]))}"', html)


def _head(article: Article) -> str:
    headline = article.headline
    lines = [f'<p class="kicker">{escape(headline.kicker)}</p>'] if headline.kicker else []
    lines.append(f"<h2>{escape(headline.title or '（无标题）')}</h2>")
    lines += [f'<p class="subtitle">{escape(line)}</p>' for line in headline.subtitles]
    line = article.dateline
    source = " ".join(part for part in (line.agency, line.place, line.date) if part)
    writers = " ".join(byline.name for byline in article.byline)
    about = " · ".join(part for part in (source, writers) if part)
    return "".join([*lines, f'<p class="about">{escape(about)}</p>' if about else ""])


def _record(kind: str, key: str, record: Record) -> str:
    inside = _INSIDE[kind](record, key)
    rule, tier = getattr(record, "rule", None), getattr(record, "tier", None)
    why = " · ".join(part for part in (rule or "", _TIERS.get(tier or "", "")) if part)
    title = f' title="{escape(why)}"' if why else ""
    return f'<div class="record {escape(tier or "")}" id="{key}" tabindex="0" data-key="{key}"{title}>{inside}</div>'


def _person(person: Person, key: str) -> str:
    posts = "；".join(summary(post).removesuffix(person.name).strip() for post in person.positions)
    return f"<b>{escape(person.name)}</b>{f' <small>{escape(posts)}</small>' if posts else ''}"


def _date(date: Date, key: str) -> str:
    anchor = ANCHORS.get(date.anchor or "")
    lean = f" <small>{anchor}</small>" if anchor else ""
    return f"{escape(date.text)} <code>{escape(date.value)}</code>{lean}"


def _meeting(meeting: Meeting, key: str) -> str:
    kind, mode = KINDS_OF_MEETING.get(meeting.kind, meeting.kind), MODES.get(meeting.mode or "", meeting.mode)
    facts = " · ".join(part for part in (meeting.date, meeting.place, kind, mode) if part)
    agenda = "".join(
        f"<li>{escape(item.topic)} <small>{escape(AGENDA.get(item.action, item.action))}</small></li>"
        for item in meeting.agenda
    )
    return (
        f"<b>{escape(meeting.name)}</b><p>{escape(facts)}</p>{participants_html(meeting.participants, meeting.name)}"
        + (f'<ol class="agenda">{agenda}</ol>' if agenda else "")
    )


def _visit(visit: Visit, key: str) -> str:
    mode = MODES.get(visit.mode or "", visit.mode)
    facts = " · ".join(part for part in (visit.date, "；".join(visit.places), visit.topic, mode) if part)
    return f"<b>{escape(visit.act)}</b><p>{escape(facts)}</p>{participants_html(visit.participants, visit.act)}"


def _appointment(change: Appointment, key: str) -> str:
    post = ("代理 " if change.acting else "") + (change.organization or "") + change.role
    facts = " · ".join(part for part in (change.date, change.authority, change.session) if part)
    twin = f' <small><a href="#{escape(change.same_as)}">同一任免</a></small>' if change.same_as else ""
    return (
        f'<span class="act {escape(change.action)}">{escape(change.act)}</span> <b>{escape(change.person)}</b> '
        f"{escape(post)}{twin}<p>{escape(facts)}</p>"
    )


_INSIDE: dict[str, Callable[[Any, str], str]] = {
    "people": _person, "dates": _date, "meetings": _meeting, "visits": _visit, "appointments": _appointment,
}  # fmt: skip
