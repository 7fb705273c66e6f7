"""Whether a change of office is the news of its article, or only looks like it: careers, obituaries, plans, groups."""
from __future__ import annotations

from datetime import date

from newsie.events.appointments.changes import Change
from newsie.events.appointments.founding import founding
from newsie.events.appointments.settings import Settings
from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading

#: Days after which what a sentence dates is history; days within which it is news in any article.
_OLD_NEWS, _RECENT = 400, 45
#: Characters after a change of office in which a next one is news as well.
_NEAR = 120
#: No clause is read further back than this for signs of history.
_REACH = 400


class Freshness:
    """Tells of the changes of one article, asked in order, which are its news."""

    def __init__(self, reading: Reading, settings: Settings, headline_end: int) -> None:
        self.text, self.view = reading.text, reading.view
        self.reading, self.settings, self.headline_end = reading, settings, headline_end
        self.today = reading.occasion.today
        headline = self.text[:headline_end]
        self.personnel = pattern("appointments.personnel").search(headline) is not None
        self.notice = pattern("appointments.notice").search(headline) is not None or settings.heads is not None
        memorial = pattern("appointments.memorial")
        opening = self.text[: headline_end + 120]
        self.memorial = bool(memorial.search(headline)) or (not self.personnel and bool(memorial.search(opening)))
        line_end = self.text.find("\n", headline_end + 1)
        self.lead_end = line_end if line_end >= 0 else len(self.text)
        self.told = -_NEAR

    def tells(self, change: Change, first: int) -> bool:
        """Tell whether a change is news.

        Args:
            change: the change.
            first: where its sentence begins.
        """
        news = self._is_news(change, first)
        if news:
            self.told = change.end
        return news

    def _is_news(self, change: Change, first: int) -> bool:
        word, view = change.word, self.view
        first = max(first, word - _REACH)
        if change.passing or pattern("appointments.story").search(view, first, word):
            return False
        if not change.near:
            return self._at_session(word)
        if self._is_draft(first, change):
            return False
        if change.printed.startswith("拟"):
            return True
        subject = change.rule.endswith((".subject", ".given", ".passive"))
        if subject and pattern("appointments.group").search(view, first, word):
            return False
        if self._in_career(first, change) or self._is_old(first, word):
            return False
        clause = max(first, word - 40)
        if self._formal(change):
            since = view[max(first, word - 30) : word].replace("此前", "")
            earlier = pattern("appointments.earlier").search(since)
            return earlier is None and not self.memorial and not self._wished(change, clause)
        line = max(self.text.rfind("\n", 0, word) + 1, word - 2000)
        begins = change.start if self.view.startswith("的", max(first, change.start - 1)) else first
        begins = max(begins, self.told if self.told < word else first)  # what was told before is news itself
        if self.memorial or self._earlier(begins, word):
            return False
        if pattern("appointments.long_ago").search(self.text, line, word):
            return False
        if pattern("appointments.plan").search(view, clause, word) or self._wished(change, clause):
            return False
        return self._is_fresh_enough(first, change)

    def _is_draft(self, first: int, change: Change) -> bool:
        """审议关于任命W的议案 decides nothing, 表决通过 does."""
        cue = self.reading.actuality.against(max(0, change.end - 1), change.end, "appointments", ("draft",))
        passed = pattern("appointments.passed").search(self.view, first, change.word)
        draft = self.text.endswith("议案", 0, change.end) or (cue is not None and cue.direction == "backward")
        return draft and passed is None

    @staticmethod
    def _formal(change: Change) -> bool:
        return change.act.strength == "formal" and not change.printed.startswith(("被", "获"))

    def _is_fresh_enough(self, first: int, change: Change) -> bool:
        word = change.word
        headline = word < self.headline_end or self._is_crosshead(word)
        if change.action == "elect" and self._at_session(word) and not self.settings.sessions.days_in(first, word):
            return True
        if change.act.strength == "bare" and not self._takes_over(first, change):
            return change.comrade or headline or self._alone(change) or self._decided(first, word)
        if change.action in ("elect", "appoint") and self._congratulated(first, change):
            return True
        near = self.told <= word < self.told + _NEAR
        return headline or self.personnel or near or self._is_fresh(first, change)

    def _congratulated(self, first: int, change: Change) -> bool:
        """祝贺某某当选, 对某某当选表示祝贺: what is congratulated on is new."""
        before = pattern("appointments.of_congratulations").search(self.view, max(first, change.word - 80), change.word)
        return bool(before or pattern("appointments.congratulates_behind").match(self.view, change.end))

    def _alone(self, change: Change) -> bool:
        """Tell whether a change is all that the article says."""
        return not self.text[: change.start].strip() and not self.text[change.end :].strip("。；\n ")

    def _is_crosshead(self, word: int) -> bool:
        """Tell whether a place stands in a headline line within the body: short, and no sentence."""
        line = self.reading.paragraph_at(word)
        said = self.text[line.start : line.end].rstrip()
        return len(said) <= 36 and not said.endswith(("。", "！", "？", "；", "：", "”", "，")) and "。" not in said

    def _at_session(self, word: int) -> bool:
        """Tell whether a place belongs to the report of a session."""
        main = self.settings.sessions.main
        return main is not None and main.start < word

    def _in_career(self, first: int, change: Change) -> bool:
        line = max(self._line_start(change.word), change.word - 2000)
        if pattern("appointments.career_line").match(self.text, line, change.end):
            return True
        if self._formal(change) or change.comrade or self.notice or self._ordered(first, change.word):
            line = max(line, first)  # what was decided is told beside a career, not in it
        return pattern("appointments.career").search(self.text, line, change.word) is not None

    def _line_start(self, place: int) -> int:
        """Where the line of a place begins; a crawl leaves two blanks between lines."""
        return max(self.text.rfind("\n", 0, place) + 1, *(self.text.rfind(gap, 0, place) + 2 for gap in ("  ", "　　")))

    def _earlier(self, first: int, word: int) -> bool:
        """Tell whether the words before a verb speak of earlier times (曾, 历任, 时任)."""
        now = max(first, *(self.view.rfind(mark, first, word) for mark in ("现已", "，现")))
        return pattern("appointments.earlier").search(self.view, now, word) is not None

    def _wished(self, change: Change, clause: int) -> bool:
        return pattern("appointments.wished").search(self.view, clause, change.word) is not None

    def _decided(self, first: int, word: int) -> bool:
        """任 without 同志 tells a decision in a notice, after 决定 or 宣布, or with a date in personnel news."""
        if self.notice or (self.personnel and self.settings.year_before(first, word)):
            return True
        return self._ordered(first, word) or founding(self.reading, word) is not None

    def _ordered(self, first: int, word: int) -> bool:
        """Tell whether words of decision stand before a bare 任."""
        line = min(first, self.text.rfind("\n", max(0, word - 200), word) + 1)
        decided = pattern("appointments.decided").search(self.view, max(line, word - 80), word)
        return decided is not None and not self._by(first, word)

    def _takes_over(self, first: int, change: Change) -> bool:
        """已任, 正式任, 接替某某任 tell a change as 出任 does; 兼任 does where a day or 近日 dates it."""
        view, word = self.view, change.word
        if pattern("appointments.for_years").match(view, change.end):
            return False
        start = max(first, word - 40)
        if pattern("appointments.takes_over").search(view, start, word):
            return True
        fresh = pattern("appointments.fresh").search(self.text, start, word)
        return change.act.text == "兼任" and fresh is not None and not self._by(first, word)

    def _by(self, first: int, word: int) -> bool:
        """由某某任组长: how a group is made up, unless it was decided so."""
        return pattern("appointments.made_up").search(self.view, max(first, word - 80), word) is not None

    def _is_old(self, first: int, word: int) -> bool:
        if not self.today:
            return False
        day = self.settings.year_before(first, word)
        years = pattern("appointments.year").findall(self.text, max(first, word - _REACH), word)
        if day is None and years:
            return int(years[-1]) < self.today.year - 1
        day = day or self._earlier_day(first)
        age = days_between(day, self.today.isoformat()) if day else None
        return age is not None and age > _OLD_NEWS

    def _earlier_day(self, first: int) -> str | None:
        """The last day named in the sentences before, of this paragraph and the one above."""
        if first <= self.headline_end:
            return None
        line = self.text.rfind("\n", max(0, first - _REACH), first - 1) + 1
        above = self.text.rfind("\n", max(0, line - _REACH), max(0, line - 1)) + 1
        return self.settings.year_before(max(self.headline_end, above, first - _REACH), first)

    def _is_fresh(self, first: int, change: Change) -> bool:
        word = change.word
        day = self.settings.year_before(first, word)
        if day and self.today:
            if len(day) == len("2025-03") and not pattern("appointments.year").search(self.text, first, word):
                day += "-28"  # 上个月 is as near as its end
            age = days_between(day, self.today.isoformat())
            return age is None or -1 <= age <= _RECENT  # a day whose year nobody knows is no proof of age
        first = max(first, word - _REACH)
        fresh = word < self.lead_end or pattern("appointments.fresh").search(self.text, first, change.end)
        return bool(fresh) and not pattern("appointments.year").search(self.text, first, word)


def headline_end(text: str, given: int) -> int:
    """Return where the body starts: as given, else after the first line if that is no sentence.

    Examples:
        >>> headline_end("任免名单\\n任命丁一鸣为局长。", 0)
        5
    """
    if given > 0:
        return min(given, len(text))
    first = text.find("\n")
    if first < 0 or text[:first].rstrip().endswith(("。", "；", "！", "：", ":")) or first > 60:
        return 0
    return first + 1


def days_between(earlier: str, later: str) -> int | None:
    """Return the days from one ISO day or month to another; None if either is none.

    Examples:
        >>> days_between("2025-04", "2025-04-28")
        27
    """
    try:
        first, second = (date.fromisoformat(day + "-01"[: 3 * (len(day) == 7)]) for day in (earlier, later))
    except ValueError:
        return None
    return (second - first).days
