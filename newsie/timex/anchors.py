"""What relative expressions are resolved by: the caller's anchors, and the dates mentioned so far."""
from __future__ import annotations

from dataclasses import dataclass

from newsie.lazy import lazy

from .values import Moment, day_of

_ISO_DAY = lazy("(?:[0-9]{4}|XXXX)-[0-9]{2}-[0-9]{2}")
_SENTENCE_END = lazy("[。！？；\n]")
#: Two mentions further apart than this do not share a year or a month, whatever stands between them.
_REACH = 150


@dataclass(frozen=True)
class Anchors:
    """The days that relative expressions lean on, as ISO dates: the page's day of issue, the article's dateline, and
    the day of the event under discussion.

    今天 and 去年 ask the dateline first, then the day of issue; 当天, 次日 and a bare 上午10时 the last day that the
    text has named, and ``event`` until it names one. ``XXXX-11-10`` (a dateline whose year is not known) is understood.

    Raises:
        ValueError: one of them is no day (2025-02-30, 20250428).

    Examples:
        >>> Anchors(published="2025-04-28", dateline="2025-04-25").nearest()
        ('dateline', '2025-04-25')
    """

    published: str | None = None
    dateline: str | None = None
    event: str | None = None

    def __post_init__(self) -> None:
        for name in ("published", "dateline", "event"):
            given = getattr(self, name)
            if given is not None and not isinstance(given, str):
                raise TypeError(f"{name} must be a text like 2025-04-28, not {type(given).__name__}")
            if given is not None and (_ISO_DAY.fullmatch(given) is None or day_of(given) is None):
                raise ValueError(f"{name}={given!r} is no day of the calendar: give it as 2025-04-28")

    def nearest(self) -> tuple[str | None, str | None]:
        """Return which anchor counts ("dateline", "published" or None) and its ISO date."""
        for name, iso in (("dateline", self.dateline), ("published", self.published)):
            if iso and day_of(iso):
                return name, iso
        return None, None


@dataclass
class Context:
    """What has been mentioned up to here: built up while a text is read from left to right."""

    text: str
    anchor: Moment | None = None
    anchor_name: str | None = None
    #: the year the text itself lets one guess, where no anchor has one
    year: int | None = None
    #: the last single day mentioned; a day with all parts unknown after 开赛当日, whose date the text never gives
    last_day: Moment | None = None
    #: the last single day that is not after the anchor
    last_past_day: Moment | None = None
    last_day_end: int = 0
    last: Moment | None = None
    #: the second end of the last range
    last_finish: Moment | None = None
    last_end: int = -_REACH
    #: the last year printed or worked out from 去年, 次年
    last_year: int | None = None
    last_year_end: int = -_REACH
    #: the year that 次年 counts from: a second 次年 means the same year as the first
    base_year: int | None = None
    #: the day of issue, which 今起 in a headline means, and where the body with its dateline begins
    issue: Moment | None = None
    body_start: int = 0

    def anchor_year(self) -> int | None:
        """Return the year of the anchor, else the one guessed from the text."""
        if self.anchor and self.anchor.year is not None:
            return self.anchor.year
        return self.year

    def today(self, place: int) -> tuple[Moment | None, str | None]:
        """Return the day that 今天 at ``place`` leans on and its name: the day of issue in a headline."""
        if place < self.body_start and self.issue is not None:
            return self.issue, "published"
        return self.anchor, self.anchor_name

    def same_sentence(self, before: int, after: int) -> bool:
        """Return whether no sentence ends between two offsets that are near to each other."""
        return 0 <= after - before <= _REACH and not _SENTENCE_END.search(self.text, before, after)

    def same_paragraph(self, before: int, after: int) -> bool:
        """Return whether two offsets stand in one paragraph, not too far from each other."""
        return 0 <= after - before <= 3 * _REACH and self.text.find("\n", before, after) < 0

    def mention(
        self, moment: Moment, end: int, *, explicit_year: bool, finish: Moment | None = None, counted_on: bool = False
    ) -> None:
        """Note a point that the text has just named; the day of a range is no day to hang a clock time on."""
        self.last, self.last_finish, self.last_end = moment, finish, end
        if explicit_year and moment.year is not None and moment.unit != "decade":
            self.last_year, self.last_year_end = moment.year, end
            if not counted_on:
                self.base_year = moment.year
        day = (moment.year, moment.month, moment.day)
        within = finish is not None and (finish.year, finish.month, finish.day) == day
        if moment.unit == "day" and (finish is None or within) and (moment.day is not None or not moment.clock):
            self.last_day, self.last_day_end = moment, end
            if not self._after_anchor(moment):
                self.last_past_day = moment

    def _after_anchor(self, moment: Moment) -> bool:
        there, here = moment.first(), self.anchor.first() if self.anchor else None
        return there is not None and here is not None and there > here
