"""Gold records: the plain form a careful reader writes down, and newsie's own pages brought into it.

A gold page is an object with ``source``, ``published`` and ``articles``; an article has ``lines`` (1-based inclusive
ranges), ``kicker``, ``title``, ``subtitles``, ``opening`` and ``closing`` (the body's first and last dozen characters),
``dateline``, ``byline`` (names), ``continued_from``, ``continued_on``, ``people`` (``name``, ``positions`` as printed),
``dates``, ``meetings`` (``chairs``, ``speakers``, ``attendees``, ``observers``, ``agenda``), ``appointments``. What a
page leaves out is not scored against it. ``tests/gold/`` has five.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

JSON = Mapping[str, Any]
_ROLES = {"chair": "chairs", "speaker": "speakers", "attendee": "attendees", "observer": "observers"}


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
        "appointments": article.get("appointments") or [],
    }


def _printed(post: JSON) -> str:
    return f"{'原' if post.get('former') else ''}{post.get('organization') or ''}{post['role']}"


def _meeting(meeting: JSON) -> JSON:
    roles: dict[str, list[str]] = {name: [] for name in _ROLES.values()}
    for participant in meeting.get("participants") or []:
        for role in participant["roles"]:
            roles[_ROLES[role]].append(participant["person"])
    return {
        "name": meeting["name"],
        "date": meeting.get("date"),
        "place": meeting.get("place"),
        **roles,
        "agenda": [item["topic"] for item in meeting.get("agenda") or []],
    }
