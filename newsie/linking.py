"""Articles of one page that tell the same: the notice of a change of office, and the report of the session."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsie.records import Appointment, Article

_START = ("appoint", "elect")
#: The short names of organs that a report uses for what the notice names in full.
_SHORT = (("人民代表大会常务委员会", "人大常委会"), ("人民代表大会", "人大"), ("人民政府", "政府"), ("委员会", "委"))


def linked(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles, each change of office that an earlier one tells too with its ``same_as``.

    The same change: the same person, the same side (into or out of office), the same role and acting or not, and
    neither two days nor two organs that differ.

    Examples:
        >>> act = Appointment("孙立", "appoint", "任命", "临河市人民政府", "副市长", date="2025-04-27")
        >>> told = replace(act, act="决定任命", organization=None)
        >>> two = linked([Article("p#1", appointments=(act,)), Article("p#2", appointments=(told,))])
        >>> [a.same_as for article in two for a in article.appointments]
        [None, 'p#1/appointments/0']
    """
    seen: list[tuple[str, Appointment]] = []
    out = []
    for article in articles:
        here = [replace(record, same_as=_earlier(record, seen)) for record in article.appointments]
        seen += [(f"{article.id}/appointments/{n}", r) for n, r in enumerate(here) if r.same_as is None]
        out.append(replace(article, appointments=tuple(here)))
    return tuple(out)


def _earlier(record: Appointment, seen: Sequence[tuple[str, Appointment]]) -> str | None:
    return next((name for name, other in seen if _same(record, other)), None)


def _same(one: Appointment, other: Appointment) -> bool:
    if (one.person, one.role, one.acting) != (other.person, other.role, other.acting):
        return False
    if (one.action in _START) != (other.action in _START):
        return False
    if one.date and other.date and not one.date.startswith(other.date) and not other.date.startswith(one.date):
        return False
    a, b = _short(one.organization or ""), _short(other.organization or "")
    return not a or not b or a.endswith(b) or b.endswith(a)


def _short(organ: str) -> str:
    for long, short in _SHORT:
        organ = organ.replace(long, short)
    return organ
