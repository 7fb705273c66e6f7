"""Finding time expressions in running text."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import regex

from newsie.records import Date

from .anchors import Anchors, Context
from .numerals import uniform
from .patterns import connector, opening, point
from .refusals import refused
from .resolve import Reading, resolve
from .spans import spans
from .values import Moment, day_of, exists
from .years import guess_year

_BOOK = regex.compile("《[^《》\n]{1,150}》|〈[^〈〉\n]{1,150}〉")


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    begin: Moment
    finish: Moment | None
    source: str | None
    is_open: bool = False
    explicit_year: bool = False
    counted_on: bool = False
    #: 较前一日: a day that the text does not dwell on
    in_passing: bool = False


def find(text: str, anchors: Anchors, *, start: int = 0) -> list[Date]:
    """Return the calendar points and intervals that ``text`` names, in order.

    Args:
        text: an article's text, or any running text.
        anchors: the days that 今天, 30日 or 去年 lean on.
        start: where to begin; what stands before is still read for its years and days.

    Returns:
        One record an expression, its value resolved as far as text and anchors allow (``XXXX`` for the rest).
        Durations (五年来) and sets (每年) have types of their own, vague time (日前, 近年来) a value
        that ends in ``_REF``. NOT found: holidays (春节), plan periods (十四五), years in the names of documents and
        events, ordinals (第二十八次会议).

    Example:
        >>> page = Anchors(published="2025-06-02")
        >>> [(d.text, d.value) for d in find("今天上午，市长到访。截至5月底，已有3人。", page)]
        [('今天上午', '2025-06-02TMO'), ('5月底', '2025-05')]
    """
    plain = uniform(text)
    name, iso = anchors.nearest()
    anchor = day_of(iso) if iso else None
    year = None if anchor and anchor.year is not None else guess_year([text])
    context = Context(plain, anchor, name, year)
    points = [_record(text, found) for found in _expressions(plain, context)]
    others = (replace(span, text=text[span.start : span.end]) for span in spans(plain))
    return [date for date in _merged(points, others) if date.start >= start]


def _merged(points: list[Date], others: Iterable[Date]) -> list[Date]:
    """Both in order; of two that overlap, the calendar point stays."""
    merged: list[Date] = []
    waiting = iter([*points, None])
    point_ahead = next(waiting)
    for other in others:
        while point_ahead and point_ahead.end <= other.start:
            merged.append(point_ahead)
            point_ahead = next(waiting)
        if not point_ahead or other.end <= point_ahead.start:
            merged.append(other)
    if point_ahead:
        merged.append(point_ahead)
    merged.extend(point for point in waiting if point)
    return merged


def _expressions(plain: str, context: Context) -> Iterator[_Found]:
    books = [match.span() for match in _BOOK.finditer(plain)] if "《" in plain or "〈" in plain else []
    position = 0
    while match := point().search(plain, position):
        found = None if refused(plain, match, books) else _extended(plain, match, context)
        if found is None:
            position = _end_of_refused(plain, match)
            continue
        if not found.in_passing:
            context.mention(
                found.begin,
                found.end,
                explicit_year=found.explicit_year,
                finish=found.finish,
                counted_on=found.counted_on,
            )
        yield found
        position = found.end


def _end_of_refused(plain: str, match: regex.Match[str]) -> int:
    """Where to read on: behind the second end too, if 每年3月至8月 is a range."""
    joint = connector().match(plain, match.end())
    other = point().match(plain, joint.end()) if joint else None
    return other.end() if other else match.end()


def _extended(plain: str, match: regex.Match[str], context: Context) -> _Found | None:
    """The point of a match, with the second end of its range or the word that leaves it open."""
    reading = resolve(match, context)
    if reading is None or not _exist(reading):
        return None
    start, end = match.span()
    if reading.end is None:
        joined = _second_end(plain, match, reading, context)
        if joined:
            return joined
    found = _Found(
        start,
        end,
        reading.begin,
        reading.end,
        reading.source,
        explicit_year=reading.explicit_year,
        counted_on=match["ryear"] in ("次年", "翌年"),
        in_passing=(match["rday"] or "").startswith("前一"),
    )
    tail = opening().match(plain, end)
    if tail and _may_open(plain, match, tail, reading):
        return replace(found, end=tail.end(), is_open=True)
    if _is_half_a_span(plain, match):
        return None
    return found


def _may_open(plain: str, match: regex.Match[str], tail: regex.Match[str], reading: Reading) -> bool:
    if tail["dash"] is None:
        return reading.end is None
    # only the dotted months of a career history end in a dash: 2012.08—
    return "." in match.group() and match["day"] is None and reading.begin.unit == "month"


def _is_half_a_span(plain: str, match: regex.Match[str]) -> bool:
    """1986.08 alone is a number, not a month."""
    return "." in match.group() and match["day"] is None and match["sep"] is None and bool(match["year"])


def _second_end(plain: str, match: regex.Match[str], reading: Reading, context: Context) -> _Found | None:
    joint = connector().match(plain, match.end())
    if not joint:
        return None
    other = point().match(plain, joint.end())
    if not other:
        return None
    inner = Context(plain, context.anchor, context.anchor_name, context.year, context.last_day)
    inner.mention(reading.begin, match.end(), explicit_year=reading.begin.year is not None)
    second = resolve(other, inner)
    if second is None or not _exist(second) or second.end or abs(second.begin.fineness - reading.begin.fineness) > 1:
        return None
    finish = second.begin
    first, last = reading.begin.first(), finish.first()
    if first and last and last < first and finish.year is not None and other["year"] is None and other["ryear"] is None:
        finish = replace(finish, year=finish.year + 1)
    return _Found(
        match.start(), other.end(), reading.begin, finish, reading.source, explicit_year=reading.explicit_year
    )


def _exist(reading: Reading) -> bool:
    return exists(reading.begin) and (reading.end is None or exists(reading.end))


def _record(text: str, found: _Found) -> Date:
    begin, finish = found.begin, found.finish
    value = begin.value()
    first, last = begin.first(), begin.last()
    if finish:
        value = f"{value}/{finish.value()}"
        last = finish.last()
    elif found.is_open:
        value, last = f"{value}/..", None
    return Date(
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        type="TIME" if begin.type == "TIME" or (finish and finish.type == "TIME") else "DATE",
        value=value,
        mod="SINCE" if found.is_open else None,
        begin=first.isoformat() if first else None,
        end_date=last.isoformat() if last else None,
        anchor=found.source,
    )
