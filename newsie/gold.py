"""Gold records: the plain form a careful reader writes down, and newsie's own pages brought into it.

A gold page is an object with ``source``, ``published`` and ``articles``; an article has ``lines`` (1-based inclusive
ranges), ``kicker``, ``title``, ``subtitles``, ``opening`` and ``closing`` (the body's first and last dozen characters),
``dateline``, ``byline`` (names), ``continued_from``, ``continued_on``, ``people`` (``name``, ``positions`` as printed),
``dates``, ``meetings`` (``chairs``, ``speakers``, ``attendees``, ``observers``, ``agenda``, ``groups``, ``organizers``,
``attendance``), ``visits`` (``leads``, ``counterparts``, ``accompanying``, ``places``, ``topic``), ``appointments``.
What a page leaves out is not scored against it. ``tests/gold/`` has five.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

JSON = Mapping[str, Any]
_ROLES = {"chair": "chairs", "speaker": "speakers", "attendee": "attendees", "observer": "observers"}
_SIDES = {"lead": "leads", "counterpart": "counterparts", "accompanying": "accompanying"}


def as_gold(page: JSON) -> JSON:
    """Return a page in the form of gold; one that has it already comes back as it is.

    So a run can be compared with an earlier one, and newsie's output corrected by hand can serve as gold.

    Args:
        page: a gold page, or a page of newsie's JSON.

    Examples:
        >>> article = {"headline": {"title": "市委开会"}, "text": "市委今天开会。", "byline": [{"name": "丁一鸣"}]}
        >>> as_gold({"source": "a", "articles": [article]})["articles"][0]["byline"]
        ['丁一鸣']
    """
    if not any("headline" in article for article in page["articles"]):
        return page
    return {**page, "articles": [_article(article) for article in page["articles"]]}


def _article(article: JSON) -> JSON:
    headline, body = article.get("headline") or {}, article["text"][article.get("body_start") or 0 :]
    return {
        "lines": article.get("lines") or [],
        "kicker": headline.get("kicker"),
        "title": headline.get("title"),
        "subtitles": headline.get("subtitles") or [],
        "opening": body[:12],
        "closing": body[-12:],
        "dateline": article.get("dateline") or {},
        "byline": [writer["name"] for writer in article.get("byline") or []],
        "continued_from": article.get("continued_from"),
        "continued_on": article.get("continued_on"),
        "people": [
            {"name": person["name"], "positions": [_printed(post) for post in person.get("positions") or []]}
            for person in article.get("people") or []
        ],
        "dates": [
            day
            for day in article.get("dates") or []
            if day["type"] in ("DATE", "TIME") and not day["value"].endswith("_REF")
        ],
        "meetings": [_meeting(meeting) for meeting in article.get("meetings") or []],
        "visits": [_visit(visit) for visit in article.get("visits") or []],
        "appointments": article.get("appointments") or [],
    }


def _printed(post: JSON) -> str:
    return f"{'原' if post.get('former') else ''}{post.get('organization') or ''}{post['role']}"


def _by_role(record: JSON, fields: Mapping[str, str]) -> dict[str, list[str]]:
    """The participants under the field of each of their roles."""
    roles: dict[str, list[str]] = {name: [] for name in fields.values()}
    for participant in record.get("participants") or []:
        for role in participant["roles"]:
            roles[fields[role]].append(participant["person"])
    return roles


def _visit(visit: JSON) -> JSON:
    kept = {key: visit.get(key) for key in ("kind", "date", "end_date", "topic")}
    return {**kept, "places": visit.get("places") or [], **_by_role(visit, _SIDES)}


def _meeting(meeting: JSON) -> JSON:
    return {
        "name": meeting["name"],
        "date": meeting.get("date"),
        "end_date": meeting.get("end_date"),
        "place": meeting.get("place"),
        **_by_role(meeting, _ROLES),
        **{key: meeting.get(key) or [] for key in ("groups", "organizers")},
        "attendance": meeting.get("attendance"),
        "agenda": [item["topic"] for item in meeting.get("agenda") or []],
    }
