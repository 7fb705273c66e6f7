"""What a gathering dealt with: the printed objects of 听取, 审议, 通过, 传达学习, 研究, 部署 and their like."""
from __future__ import annotations

from collections.abc import Iterator

import regex

from newsie.events.grammar.engine import pattern
from newsie.events.meetings.matters import matters_in
from newsie.events.reading.article import Reading
from newsie.events.reading.sentences import Stretch
from newsie.events.reading.view import BEGIN, INSIDE, mentions
from newsie.records import AgendaItem

_ACTIONS = ("adopted", "conveyed", "heard", "deliberated", "studied", "arranged", "reviewed", "announced")
_FURTHEST = 80
_LONGEST_MATTER = 600
_LONGEST_REPORT = 320
_NAMED = BEGIN["PERSON"] + INSIDE["PERSON"]


def agenda_of(
    reading: Reading, view: str, number: int, *, opening: int | None, chaired: bool = False
) -> list[AgendaItem]:
    """Return the matters a sentence says the meeting dealt with.

    Args:
        reading: the article.
        view: its typed view with the names of gatherings as mentions.
        number: the number of a sentence that speaks of the meeting.
        opening: where the meeting's name ends if this sentence reports it as held (主持召开会议，听取…), else None.
        chaired: whether somebody chairs it there: then 深入学习贯彻 is no mere purpose.

    Returns:
        The items in order, document titles whole. Not found: what a speaker asked for, and 其他事项.
    """
    return list(_Sentence(reading, view, number, opening, chaired).items())


class _Sentence:
    """One sentence, clause by clause; ``chained`` tells that the meeting is the subject of what comes next."""

    def __init__(self, reading: Reading, view: str, number: int, opening: int | None, chaired: bool) -> None:
        self.reading, self.view, self.opening, self.is_chaired = reading, view, opening, chaired
        self.sentence = reading.sentences[number]
        self.clauses = reading.clauses_of(number)
        self.chained = False
        self.action: str | None = None  # of the last verb: more objects may follow it
        said = pattern("meetings.who_says").search(view, self.sentence.start, self.sentence.end)
        self.until = said.start() if said else self.sentence.end
        self.since = self._after_formula()

    def _after_formula(self) -> int:
        """Where the body begins in a sentence to which a headline is glued."""
        since = self.sentence.start
        for start, end, kind in mentions(self.view, self.sentence.start, self.sentence.end):
            if kind == "APART" and pattern("meetings.opening_formula").search(
                self.reading.text, max(0, start - 4), end
            ):
                since = end
        return since

    def items(self) -> Iterator[AgendaItem]:
        done = self.sentence.start
        for clause in self.clauses:
            spoken = clause.start >= self.until and (clause.start > self.sentence.start or self.until == clause.start)
            if spoken and not self._is_lecture(clause):
                break
            early = self.opening is not None and clause.end <= self.opening
            if clause.end <= max(done, self.since) or (early and not self._is_study(clause)):
                continue
            clause = Stretch(max(clause.start, self.since), clause.end)
            for action, left, right in self._read(clause):
                done = max(done, right)
                listed, whole = action == "treated", action == "arranged_for"
                for topic in matters_in(self.reading, left, right, listed=listed, whole=whole):
                    yield AgendaItem({"treated": "deliberated", "arranged_for": "arranged"}.get(action, action), topic)

    def _speak_several(self, start: int, end: int) -> bool:
        return sum(kind == "PERSON" for *_, kind in mentions(self.view, start, end)) > 1

    def _is_study(self, clause: Stretch) -> bool:
        return pattern("meetings.study_on").search(self.view, clause.start, clause.end + 40) is not None

    def _is_lecture(self, clause: Stretch) -> bool:
        return pattern("meetings.lecture").search(self.view, clause.start, clause.end) is not None

    def _read(self, clause: Stretch) -> list[tuple[str, int, int]]:
        """The objects of one clause: what was done with them, and from where to where they stand."""
        view = self.view
        lecture = pattern("meetings.lecture").search(view, clause.start, min(self.sentence.end, clause.end + _FURTHEST))
        if lecture and lecture.start() < clause.end:
            return [("heard", *span) for span in lecture.spans("topic")]
        study = pattern("meetings.study_on").search(view, clause.start, clause.end)
        if study:
            return [("studied", *study.span("topic"))]
        told = pattern("meetings.told_there").search(view, clause.start, clause.end)
        if told:
            return [("announced", *told.span("topic"))]
        reported = self._reported(clause)
        if reported:
            return [reported]
        far = min(self.sentence.end, clause.end + 240)
        for name in ("meetings.disposed", "meetings.nominated"):
            disposed = pattern(name).search(view, clause.start, far)
            if disposed is None or disposed.start() >= clause.end:
                continue
            if "建议" not in view[self.sentence.start : disposed.start()]:
                return [("deliberated", *disposed.span("topic"))]
        deals = pattern("meetings.deals").match(view, clause.start, clause.end)
        more = pattern("meetings.more").match_held(view, clause.start, clause.end)
        if self.chained and self.action and more and not deals:
            return [(self.action, clause.start, clause.end)]
        found = self._verb(clause)
        if found:
            self.chained = True
            return list(self._objects(found, clause))
        conveyed = pattern("meetings.conveyed_by").match_held(view, clause.start, clause.end)
        if conveyed and not pattern("meetings.demands").search(view, self.sentence.start, conveyed.end()):
            return [("conveyed", *conveyed.span("topic"))]
        treated = self._treated(clause)
        if treated:
            return [treated]
        if not self.chained or pattern("meetings.quotes").search(view, clause.start, clause.end):
            self.chained = pattern("meetings.meeting_alone").match_held(view, clause.start, clause.end) is not None
        return []

    def _verb(self, clause: Stretch) -> regex.Match[str] | None:
        """The clause's agenda verb, if the meeting is its subject."""
        view = self.view
        start = max(clause.start, self.opening or 0)
        match = pattern("meetings.deals").search(view, start, clause.end)
        if match is None:
            return None
        before = view[start : match.start()]
        if len(before) > _FURTHEST:
            return None
        heard = bool(match["heard"]) and pattern("meetings.hears").match(before) is not None
        if not heard and pattern("meetings.by_the_meeting").match(before) is None:
            return None
        named = pattern("meetings.names_meeting").search(before) is not None
        opened = self.opening is not None and start >= self.opening
        named = named or heard
        bare = start == self.sentence.start and match.start() == start and match.group().endswith(("了", "追认"))
        opened = opened or (bare and bool(
            match["adopted"] or match["heard"] or match["deliberated"] or match["reviewed"] == "通报"
        ))
        if not (named or self.chained or opened):
            return None
        if pattern("meetings.no_matter").match(view[match.end() : clause.end]):
            return None
        deeply = (match["studied"] or "").startswith("学习") and "深入" in match["deep"]
        if deeply and opened and not named and not self.is_chaired:
            return None  # 举办培训班，深入学习贯彻…: what it is for
        if match.group() == "通过" and not named and pattern("meetings.means").match(view, match.end(), clause.end):
            return None
        if match["announced"] and pattern("meetings.announcable").search(view, match.end(), clause.end) is None:
            return None
        return match

    def _objects(self, match: regex.Match[str], clause: Stretch) -> Iterator[tuple[str, int, int]]:
        """The verb's object, cut where another agenda verb follows a 、 or 和 (听取和审议了…、听取和审议了…)."""
        view, deals = self.view, pattern("meetings.deals")
        self.action, left = _action(match), match.end()
        for place in range(left + 4, clause.end - 3):
            if view[place] in "、和并":
                verb = deals.match(view, place + 1, clause.end)
                if verb and not _inside_phrase(view[left:place]) and (verb.end() - verb.start() > 2 or verb["heard"]):
                    yield str(self.action), left, place
                    self.action, left = _action(verb), verb.end()
        end = self._end(left, clause)
        listed = pattern("meetings.and_so_on").search(view, left, end - 1) and view[left:end].count("、") > 1
        yield "treated" if listed and "关于" not in view[left:end] else str(self.action), left, end

    def _end(self, left: int, clause: Stretch) -> int:
        """Where the last object ends: 关于免去…职务，撤销其资格的决定 goes on behind the comma."""
        body = self.view[left : clause.end].rstrip("，；。")
        after = next((one for one in self.clauses if one.start == clause.end), None)
        if after is None or not body.startswith("关于") or pattern("meetings.whole").search(body):
            return clause.end
        following = self.view[after.start : after.end].rstrip("，。；")
        return after.end if following.endswith(("的决定", "的决议", "的报告", "的议案")) else clause.end

    def _reported(self, clause: Stretch) -> tuple[str, int, int] | None:
        """就X作了汇报, before a council of chairmen or by several bodies."""
        view = self.view
        match = pattern("meetings.reported_there").search(
            view, clause.start, min(self.sentence.end, clause.end + _LONGEST_REPORT)
        )
        if match is None or match.start() >= clause.end:
            return None
        before = view[max(self.sentence.start, match.start() - _LONGEST_REPORT) : match.start()]
        several = _EACH.search(before) and not by_one_person(before)
        if pattern("meetings.council").search(self.reading.text, self.sentence.start, match.start()) or several:
            return "treated", *match.span("topic")
        return None

    def _treated(self, clause: Stretch) -> tuple[str, int, int] | None:
        """就, 围绕 X 研讨; 对X作出安排."""
        view = self.view
        limit = min(self.sentence.end, clause.end + _LONGEST_MATTER)  # a sentence without end is read once
        arranged = pattern("meetings.arranged_for").search(view, clause.start, limit)
        by_one = pattern("meetings.by_one").search
        if arranged and arranged.start() < clause.end and not by_one(view, clause.start, arranged.start()):
            named = pattern("meetings.names_meeting").search(view, clause.start, arranged.start())
            if named or self.chained or self.opening is not None:
                return "arranged_for", *arranged.span("topic")
        match = pattern("meetings.treated").search(view, clause.start, limit)
        if match is None or match.start() >= clause.end or match["as"] == "为主题":
            return None
        between = pattern("meetings.talks_between").search(view, clause.start, match.start("topic"))
        if between and not (between.group()[0] in _NAMED and self._speak_several(clause.start, match.start())):
            return None
        if "请" in match["topic"]:
            return None  # 就X请大家建言
        if pattern("meetings.demands").search(view, self.sentence.start, match.start()):
            return None
        listed = match["and_so"] is not None or "、" in match["topic"]
        if "发言" in match["act"] and "主题" not in (match["and_so"] or ""):
            return None
        return ("treated" if listed else "deliberated"), *match.span("topic")


_EACH = regex.compile(r"各\p{Han}{1,12}|分别|负责人")


def by_one_person(before: str) -> bool:
    """Whether the words before a verb name somebody: then it is one speaker's report."""
    return BEGIN["PERSON"] in before


def _action(match: regex.Match[str]) -> str:
    return next(action for action in _ACTIONS if match[action])


def _inside_phrase(head: str) -> bool:
    """A 和 inside 关于…的报告 or 对…的… joins two parts of one object."""
    return "关于" in head and "的" not in head[head.rfind("关于") :]
