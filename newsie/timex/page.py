"""The day of issue of a page, and the year of its datelines."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from newsie.lazy import lazy
from newsie.records import Article, Date, Dateline

from .anchors import Anchors
from .find import find
from .numerals import uniform
from .values import Moment, day_of, exists, shifted, shifted_month
from .years import guess_year

_TODAY = lazy("今[天日晨早晚]")
_HEADER_DAY = lazy(r"(?P<y>(?:19|20)\d\d) {0,2}[年.\-/] {0,2}(?P<m>\d{1,2}) {0,2}[月.\-/] {0,2}(?P<d>\d{1,2})")
#: 将于5月20日, 截至, 5月20日起施行: days that the article does not report as past
_YET_TO_COME = lazy("(?:将|定于|拟于?|计划|预计|预定|[到至自从])[于在]?(?:每年)?$")
_MONTH = lazy("(?P<year>(?:19|20)\\d\\d)年(?:年?[底末]|(?P<month>\\d{1,2})月)(?!\\d)")
_AHEAD = lazy("将|拟|计划|预计|预定|有望|力争|争取|到|前|至|规划|目标")
_GONE = lazy("了|曾|已|被|出现|发生|死亡|后")
_FROM_THEN_ON = lazy(" {0,2}(?:起|前|之前|截止|施行|实施|生效|报名)")


def date_page(
    articles: Sequence[Article], *, published: str | None = None, header: str | None = None
) -> tuple[str | None, str | None]:
    """Return a page's day of issue and what shows it.

    Args:
        articles: the page's articles, with ``text`` and ``dateline``.
        published: the day of issue where the caller knows it.
        header: what the page prints about itself (folio, masthead).

    Returns:
        An ISO date with "given", "masthead" (printed in the header), "dateline" (the day after the dateline of a
        piece that says 今天) or "newest date" (the newest day the page reports); ``(None, None)`` where no year or
        no day can be known.

    Examples:
        >>> story = Article(id="a#1", text="本报11月28日讯 今天，全市会议召开。2023年11月27日通过。",
        ...                 dateline=Dateline("本报", None, "XXXX-11-28"))
        >>> date_page([story])
        ('2023-11-29', 'dateline')
    """
    if published:
        return published, "given"
    printed = _HEADER_DAY.search(uniform(header or ""))
    if printed:
        day = day_of(f"{printed['y']}-{int(printed['m']):02d}-{int(printed['d']):02d}")
        if day:
            return day.value(), "masthead"
    year = guess_year([article.text for article in articles] + [a.dateline.date or "" for a in articles])
    issue = max(_days_after_today_pieces(articles, year), default=None)
    if issue:
        return issue, "dateline"
    newest = max(_reported_days(articles, year), default=None)
    if newest is None or _is_contradicted(articles, newest, year):
        return None, None
    return newest, "newest date"


def resolve_dateline(dateline: Dateline, published: str | None, *, year: int | None = None) -> Dateline:
    """Return the dateline with its year filled in: the page's, or the year before where the day is yet to come.

    Args:
        dateline: with an ISO date, its year ``XXXX`` where it is not printed.
        published: the page's day of issue, if known.
        year: the year to take where ``published`` is not known.

    Examples:
        >>> resolve_dateline(Dateline("本报", None, "XXXX-12-31"), "2024-01-01").date
        '2023-12-31'
        >>> resolve_dateline(Dateline("新华社", "重庆", "XXXX-XX-28"), "1950-03-02").date
        '1950-02-28'
    """
    if (dateline.date or "").startswith(_DAY_ALONE):
        return replace(dateline, date=_last_such_day(dateline.date or "", published, year))
    day = day_of(dateline.date or "")
    if day is None or day.year is not None:
        return dateline
    issue = day_of(published or "")
    if issue is None or issue.year is None:
        return dateline if year is None else replace(dateline, date=replace(day, year=year).value())
    year = issue.year - 1 if (day.month or 0, day.day or 0) > (issue.month or 0, (issue.day or 0) + 7) else issue.year
    return replace(dateline, date=replace(day, year=year).value())


#: A dateline that prints the day of the month alone: 新华社重庆十四日电.
_DAY_ALONE = "XXXX-XX-"
#: How long a wire of the fifties can have been under way when a paper printed it, that is: less than a month.
_MONTHS_BACK = 2


def _last_such_day(iso: str, published: str | None, year: int | None) -> str:
    """The last day of that number up to the day of issue; without one, what is known of it."""
    issue = day_of(published or "")
    if issue is None or issue.first() is None:
        return iso if year is None else f"{year}{iso[4:]}"
    for back in range(_MONTHS_BACK + 1):
        month = shifted_month(issue, -back)
        day = Moment("day", month.year, month.month, int(iso[8:]))
        if exists(day) and (back or (day.day or 0) <= (issue.day or 0)):
            return day.value()
    return iso


def _days_after_today_pieces(articles: Sequence[Article], year: int | None) -> Iterator[str]:
    for article in articles:
        day = _dateline_day(article, year)
        own = (article.dateline.agency or "").startswith("本")
        if day is not None and day.year is not None and own and _TODAY.search(article.text):
            yield shifted(day, 1).value()


def _dateline_day(article: Article, year: int | None) -> Moment | None:
    day = day_of(article.dateline.date or "")
    return replace(day, year=year) if day and day.year is None else day


def _reported_days(articles: Sequence[Article], year: int | None) -> Iterator[str]:
    if year is None:
        return
    for article in articles:
        dateline = _dateline_day(article, year)
        anchors = Anchors(published=f"{year}-07-01", dateline=dateline.value() if dateline else None)
        if dateline:
            yield dateline.value()
        plain = uniform(article.text)
        for date in find(article.text, anchors, named=False):
            if _is_reported_day(plain, date):
                yield date.end_date or date.value


def _is_contradicted(articles: Sequence[Article], newest: str, year: int | None) -> bool:
    """Whether the page tells of a year or month after its newest day as gone by: then that day is not its own."""
    if year is not None and newest[:4] < f"{year}":
        return True
    for article in articles:
        plain = uniform(article.text)
        for match in _MONTH.finditer(plain):
            month = int(match["month"] or 12)
            if newest[:7] < f"{match['year']}-{month:02d}" and _is_past(plain, match):
                return True
    return False


def _is_past(plain: str, match: regex.Match[str]) -> bool:
    clause = plain[max(0, match.start() - 12) : match.end() + 16]
    return not _AHEAD.search(clause) and _GONE.search(clause) is not None


def _is_reported_day(plain: str, date: Date) -> bool:
    """A day, printed with its month, that no word next to it puts into the future."""
    if date.begin is None or date.end_date is None or date.mod == "SINCE":
        return False
    if date.value.startswith("XXXX") or "月" not in date.text:
        return False
    if len(date.value.partition("/")[0]) < 10 or date.value[4:6] in ("-W", "-Q", "-H"):
        return False
    before, after = plain[max(0, date.start - 6) : date.start], plain[date.end : date.end + 6]
    return not _YET_TO_COME.search(before.rstrip()) and not _FROM_THEN_ON.match(after)
