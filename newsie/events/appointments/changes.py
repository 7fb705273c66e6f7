"""A change of office as its clause tells it: who, what, which posts, where; and the passage that is being read."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from newsie.events.appointments.acts import WEAK, Act, decisions
from newsie.events.appointments.offices import Office, Offices, is_job, read_offices
from newsie.events.grammar.engine import Rule, pattern
from newsie.events.reading.article import Named, Reading
from newsie.language.own import OwnStretches
from newsie.language.posts import Post

_YEARS = {"一": "P1Y", "1": "P1Y", "半": "P6M"}


@dataclass(frozen=True)
class Change:
    """A change of office as its clause tells it, before the scene around it is asked."""

    people: tuple[str, ...]
    act: Act
    rule: str
    printed: str
    offices: tuple[Office, ...]
    start: int
    end: int
    word: int
    action: str
    comrade: bool = False
    respectively: bool = False
    passing: bool = False
    undated: bool = False
    near: bool = True
    reason: str | None = None

    def changes(self) -> Iterator[tuple[str, Office]]:
        """Yield every person with every post, or each with their own (分别)."""
        if self.respectively:
            yield from zip(self.people, self.offices, strict=True)
            return
        for person in self.people:
            for office in self.offices:
                yield person, office


@dataclass(frozen=True)
class Governing:
    """The act whose word order goes on behind a change: ``order`` is as (任命) or off (免去)."""

    order: str
    rule: Rule
    act: Act
    printed: str


class Passage:
    """A sentence (or a list over several lines) read from left to right: where reading stands, who was told of last."""

    def __init__(self, reading: Reading, start: int, end: int, antecedent: tuple[str, ...], own: OwnStretches) -> None:
        self.reading, self.text, self.view = reading, reading.text, reading.view
        self.start, self.end = start, end
        self.people = antecedent
        self.own = own
        self.last: Change | None = None
        self.governs: Governing | None = None
        self.reached = start

    def note(self, change: Change) -> None:
        """Remember a change: what follows may lean on its people."""
        self.last, self.people = change, change.people
        self.reached = max(self.reached, change.end)

    def names_in(self, start: int, end: int) -> list[str]:
        """Return who is named between two offsets."""
        return [named.person for named in self.reading.people_in(start, end)]

    def offices(self, start: int, end: int, *, formal: bool, before: Post | None = None) -> Offices | None:
        """Return the posts that stand between two offsets, up to the next word of decision."""
        stop = decisions().search(self.view, start, end)
        if stop and self.view.startswith(("选举的候选人", "选举候选人"), stop.start()):
            stop = decisions().search(self.view, stop.end(), end)
        limit = stop.start() if stop else end
        if self.view[limit : limit + 1] and limit < len(self.view):
            limit = min(limit, self._before_title(start, limit))
        found = read_offices(self.text, start, limit, formal=formal, before=before, own=self.own.roles)
        if found is None:  # 当选中共中央总书记表示祝贺: the posts that the view marks
            marked = pattern("appointments.marked_posts").match(self.view, start, limit)
            if marked is not None:
                found = read_offices(self.text, start, marked.end(), formal=formal, before=before, own=self.own.roles)
        return found

    def titled(self, person: Named, lead: int | None = None) -> Offices | None:
        """Return the posts printed before a name; ``lead`` is where the words before it begin that may hold one."""
        floor = max(self.start, person.start - 80)
        marked = pattern("appointments.title_before").search(self.view, floor, person.start)
        title = marked.start() if marked else person.title
        if title >= person.start:
            if lead is None or lead >= person.start:
                return None
            title = lead
        offices = self.offices(title, person.start, formal=False)
        return offices if offices is not None and are_jobs(offices) else None

    def _before_title(self, start: int, limit: int) -> int:
        """任命甲为部长、外交大臣乙为…: the title before the next name is no post of the list."""
        named = next(iter(self.reading.people_in(limit, limit + 8)), None)
        if named is None or named.start != limit or not start < named.title < limit:
            return limit
        return named.title if self.text[named.title - 1] in "、，,和及" else limit

    def change(
        self, match: regex.Match[str], rule: str, people: Sequence[str], act: Act, offices: Offices, *,
        start: int, word: int, printed: str | None = None, action: str | None = None, end: int | None = None,
    ) -> Change:  # fmt: skip
        """Return a change with what its clause says besides: the reason, 同志, 试用期, 另有任用."""
        tail = offices.end
        other = pattern("appointments.elsewhere").match(self.text, tail, self.end)
        probation = pattern("appointments.probation").match(self.text, tail, self.end)
        posts = offices.posts
        if probation:
            posts = tuple(replace(post, probation=_YEARS[probation["years"]]) for post in posts)
        around = self.text[start:tail]
        kind = action or act.action
        if offices.candidate and kind in ("appoint", "elect") and act.text not in ("当选", "连任"):
            kind = "nominate"
        return Change(
            people=tuple(people),
            act=act,
            rule=rule,
            printed=printed or match["act"],
            offices=posts,
            start=start,
            end=max(end or 0, other.end() if other else tail),
            word=word,
            action=kind,
            comrade="同志" in around[:80] or "同志" in self.text[max(self.start, start - 12) : start],
            respectively="分别" in self.view[start:tail] and len(people) == len(posts) > 1,
            passing=pattern("appointments.passing").match(self.view, tail) is not None,
            reason=self._reason(start, tail),
        )

    def _reason(self, start: int, end: int) -> str | None:
        inside = pattern("appointments.reason").search(self.text, start, end)
        before = inside or pattern("appointments.reason_before").search(self.text, max(self.start, start - 40), start)
        return before["reason"] if before else None

    def denied(self, word: int) -> bool:
        """Tell whether the verb at ``word`` is denied, or only hoped for."""
        return pattern("appointments.denied").search(self.view, max(self.start, word - 8), word) is not None


def weak(act: Act) -> bool:
    """Tell whether an act needs a post that is surely one."""
    return act.text in WEAK


def are_jobs(offices: Offices) -> bool:
    """Tell whether all of some posts are posts somebody works in."""
    return all(map(is_job, offices.posts))
