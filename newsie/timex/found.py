"""What a reader of time expressions has found, and the record it becomes."""
from __future__ import annotations

from dataclasses import dataclass

from newsie.records import Date

from .edtf import edtf_of
from .modifiers import modifier
from .values import Moment


@dataclass(frozen=True)
class Found:
    """A calendar point or an interval, and where it stands in the text."""

    start: int
    end: int
    begin: Moment
    finish: Moment | None = None
    #: what resolved it, as in ``Date.anchor``
    source: str | None = "self"
    is_open: bool = False
    explicit_year: bool = False
    counted_on: bool = False
    #: 较前一日: a day that the text does not dwell on
    in_passing: bool = False
    #: a modifier that the words around do not show
    mod: str | None = None


def record(text: str, plain: str, found: Found, today: str | None) -> Date:
    """Return the record of what was found.

    Args:
        text: the text as printed.
        plain: the uniform text, for the words around.
        found: the expression.
        today: the ISO day at which an open interval (以来) ends as far as the paper can know, if known.
    """
    begin, finish = found.begin, found.finish
    value = begin.value()
    first, last = begin.first(), begin.last()
    around = modifier(plain, found.start, found.end)
    # 8月下旬至9月上旬: the days say it.
    mod = found.mod or (None if finish and around in ("START", "MID", "END") else around)
    if finish:
        value = f"{value}/{finish.value()}"
        last = finish.last()
    elif found.is_open:
        value, mod = f"{value}/..", "SINCE"
    end_date = last.isoformat() if last else None
    if found.is_open:
        end_date = today if today and first and today >= first.isoformat() else None
    return Date(
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        type="TIME" if begin.type == "TIME" or (finish and finish.type == "TIME") else "DATE",
        value=value,
        mod=mod,
        begin=first.isoformat() if first else None,
        end_date=end_date,
        anchor=found.source,
        edtf=edtf_of(begin, finish, is_open=found.is_open, about=mod == "APPROX" and not begin.clock),
    )
