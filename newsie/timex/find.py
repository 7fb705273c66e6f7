"""Finding time expressions in running text."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from newsie.characters import simplified
from newsie.records import Date

from .anchors import Anchors, Context
from .durations import durations
from .found import Found, record
from .interpretation import Interpretation
from .named import named_times
from .numerals import uniform
from .patterns import connector, next_point, opening, point_at
from .references import references
from .refusals import refused
from .resolve import resolve
from .sets import sets
from .values import Moment, day_of, exists
from .years import guess_year

#: …北京4月25日电: the formula that opens a body, below its headlines
_FORMULA = regex.compile("(?<!\\d)(?P<month>\\d{1,2})月(?P<day>\\d{1,2})日(?:电|讯|消息|综合|报道)(?!称|说)")
_HEAD = 400
_WEEK = 7
_BOOK = regex.compile("《[^《》\n]{1,150}》|〈[^〈〉\n]{1,150}〉")

#: 东陵国总统今起对我国进行国事访问
_FROM_TODAY = regex.compile(r"[^\n。]{2,40}今日?起[^\n。]{2,40}\n")


def find(
    text: str, anchors: Anchors, *, start: int = 0, named: bool = True, in_names: bool = False
) -> list[Date]:
    """Return the time expressions of ``text``, in order, resolved as far as text and anchors allow.

    Args:
        text: an article's text, or any running text.
        anchors: the days that 今天, 30日 or 去年 lean on.
        start: where to begin; what stands before is still read for its years and days.
        named: read what has a name instead of a date too: 春节, 五一假期, 冬至, 农历八月十五, “十四五”, 党的十八大以来,
            上世纪, 十多年前; 今冬 as a season of a year. The records of a page (`newsie.extract`) leave it out.
        in_names: read the years inside the names of documents and events too (《2025年工作要点》).

    Returns:
        One record an expression. Calendar points and intervals are of type DATE, or TIME with a clock time or a
        part of the day, ``XXXX`` standing for what cannot be known; 三年 is a DURATION, 每周五 a SET; vague time
        (日前, 近年来) is a DATE whose value ends in ``_REF``. NOT found: ordinals (第二十八次会议), scores, ages,
        numbers of things (21号选手), plans called by their years (三年行动).

    Examples:
        >>> page = Anchors(published="2025-06-02")
        >>> [(d.text, d.value) for d in find("今天上午，市长到访。截至5月底，已有3人。", page)]
        [('今天上午', '2025-06-02TMO'), ('5月底', '2025-05')]
        >>> [(d.text, d.value, d.begin) for d in find("去年端午节，每周五下午4点", page)]
        [('去年端午节', '2024-06-10', '2024-06-10'), ('每周五下午4点', 'XXXX-WXX-5T16:00', None)]
    """
    if not isinstance(text, str) or not isinstance(anchors, Anchors):
        raise TypeError(f"find takes a text and Anchors, not {type(text).__name__} and {type(anchors).__name__}")
    plain = uniform(simplified(text))
    name, iso = anchors.nearest()
    formula = _FORMULA.search(plain, 0, _HEAD)
    if name == "published" and formula and (told := _told(formula, iso)):
        name, iso = "dateline", told  # a dateline that is printed and was not given
    anchor = day_of(iso) if iso else None
    year = None if anchor and anchor.year is not None else guess_year([text])
    context = Context(plain, anchor, name, year)
    if name == "dateline" and anchors.published and formula:
        context.issue, context.body_start = day_of(anchors.published), plain.rfind("\n", 0, formula.start()) + 1
    elif name == "dateline" and anchors.published and (headline := _FROM_TODAY.match(plain)):
        context.issue, context.body_start = day_of(anchors.published), headline.end()  # its dateline stands at the end
    if anchors.event:
        context.last_day = context.last_past_day = day_of(anchors.event)
    today = iso if anchor and anchor.year is not None else None
    calendar = named_times(plain, context) if named else ()
    points = _expressions(plain, context, in_names, named)
    # Of two that overlap the earlier one in this list stays: 今年春节 and not 今年, 每周五下午4点 and not 下午4点.
    kinds: tuple[Iterable[Date], ...] = (
        (record(text, plain, found, today) for found in calendar),
        sets(plain),
        (record(text, plain, found, today) for found in points),
        references(plain, today, name),
        durations(plain, anchor, name),
    )
    merged: list[Date] = []
    for dates in kinds:
        merged = _merged(merged, (_as_printed(date, text) for date in dates))
    return [date for date in merged if date.start >= start]


def _told(formula: regex.Match[str], issue: str | None) -> str | None:
    """The day of an opening formula, if it lies at most a week before the issue."""
    day = day_of(f"{(issue or '')[:4]}-{int(formula['month']):02d}-{int(formula['day']):02d}")
    first, last = (day.first() if day else None), (day_of(issue or "") or Moment("day")).first()
    return first.isoformat() if first and last and 0 <= (last - first).days <= _WEEK else None


def _as_printed(date: Date, text: str) -> Date:
    """The record with its words as the text has them and not as the uniform text does."""
    printed = text[date.start : date.end]
    return date if date.text == printed else replace(date, text=printed)


def _merged(dates: list[Date], others: Iterable[Date]) -> list[Date]:
    """Both in order; of two that overlap, the one of the first list stays."""
    merged: list[Date] = []
    waiting = iter([*dates, None])
    ahead = next(waiting)
    for other in others:
        while ahead and ahead.end <= other.start:
            merged.append(ahead)
            ahead = next(waiting)
        if not ahead or other.end <= ahead.start:
            merged.append(other)
    if ahead:
        merged.append(ahead)
    merged.extend(date for date in waiting if date)
    return merged


def _expressions(plain: str, context: Context, in_names: bool, named: bool) -> Iterator[Found]:
    books = [match.span() for match in _BOOK.finditer(plain)] if "《" in plain or "〈" in plain else []
    position = 0
    while match := next_point(plain, position):
        vague = match["more"] and not named  # 十多年前 is no year
        none = vague or refused(plain, match, books, in_names=in_names)
        found = None if none else _extended(plain, match, context)
        if found is None:
            position = _end_of_refused(plain, match)
            continue
        if not found.in_passing:
            context.mention(
                _this_year(found.begin, context),
                found.end,
                explicit_year=found.explicit_year,
                finish=found.finish,
                counted_on=found.counted_on,
            )
        yield found
        position = found.end


def _this_year(moment: Moment, context: Context) -> Moment:
    """将5月8日定为…日: what goes on from such a day goes on from this year's."""
    if moment.unit != "day" or moment.year is not None or moment.month is None:
        return moment
    return replace(moment, year=context.anchor_year())


def _end_of_refused(plain: str, match: regex.Match[str]) -> int:
    """Where to read on: behind the second end too, if 每年3月至8月 is a range."""
    if match["counted"]:  # 起义一周后的8月7日: the day is one of its own
        return match.end("back" if match["back"] else "later")
    joint = connector().match(plain, match.end())
    other = point_at(plain, joint.end()) if joint else None
    return other.end() if other else match.end()


def _extended(plain: str, match: regex.Match[str], context: Context) -> Found | None:
    """The point of a match, with the second end of its range or the word that leaves it open."""
    reading = resolve(match, context)
    if reading is None or not _exist(reading):
        return None
    start, end = match.span()
    if reading.end is None:
        joined = _second_end(plain, match, reading, context)
        if joined:
            return joined
    found = Found(
        start,
        end,
        reading.begin,
        reading.end,
        reading.source,
        explicit_year=reading.explicit_year,
        counted_on=match["ryear"] in ("次年", "翌年", "第二年"),
        in_passing=(match["rday"] or "").startswith("前一"),
        mod="APPROX" if match["more"] else None,
    )
    tail = opening().match(plain, end)
    if tail and _may_open(plain, match, tail, reading):
        return replace(found, end=tail.end(), is_open=True)
    if _is_half_a_span(plain, match):
        return None
    return found


def _may_open(plain: str, match: regex.Match[str], tail: regex.Match[str], reading: Interpretation) -> bool:
    if tail["dash"] is None:
        return reading.end is None
    # only the dotted months of a career history end in a dash: 2012.08—
    return "." in match.group() and match["day"] is None and reading.begin.unit == "month"


def _is_half_a_span(plain: str, match: regex.Match[str]) -> bool:
    """1986.08 alone is a number, not a month."""
    return "." in match.group() and match["day"] is None and match["sep"] is None and bool(match["year"])


def _second_end(plain: str, match: regex.Match[str], reading: Interpretation, context: Context) -> Found | None:
    joint = connector().match(plain, match.end())
    if not joint:
        return None
    other = point_at(plain, joint.end())
    if not other:
        return None
    inner = Context(plain, context.anchor, context.anchor_name, context.year, context.last_day)
    inner.mention(reading.begin, match.end(), explicit_year=reading.begin.year is not None)
    clocks = other["hour"] and not other["part"] and not (reading.begin.clock or reading.begin.part)
    if clocks and other["day"] and (till := connector().match(plain, other.end())):
        hours = point_at(plain, till.end())
        if hours and hours["hour"]:  # 24日至28日19:30—20:30: the hours are of each day
            other = point_at(plain, joint.end(), other.start("hour")) or other
    second = resolve(other, inner)
    if second is None or not _exist(second) or second.end:
        return None
    # 2018年至今年6月 runs from year to month, 2018年至6月1日 is nothing
    if abs(second.begin.fineness - reading.begin.fineness) > (2 if other["year"] or other["ryear"] else 1):
        return None
    finish = _of_the_same_half(reading.begin, second.begin, other)
    first, last = reading.begin.first(), finish.first()
    if first and last and last < first and finish.year is not None and other["year"] is None and other["ryear"] is None:
        finish = replace(finish, year=finish.year + 1)
    return Found(
        match.start(), other.end(), reading.begin, finish, reading.source, explicit_year=reading.explicit_year
    )


def _of_the_same_half(begin: Moment, finish: Moment, other: regex.Match[str]) -> Moment:
    """下午3点到5点: the second hour is of the afternoon too."""
    said = other["part"] is not None or other["rday"] is not None or other["day"] is not None
    if said or not begin.clock or not finish.clock or begin.clock < "12:00" or finish.clock >= "12:00":
        return finish
    return replace(finish, clock=f"{int(finish.clock[:2]) + 12:02d}{finish.clock[2:]}")


def _exist(reading: Interpretation) -> bool:
    return exists(reading.begin) and (reading.end is None or exists(reading.end))
