"""The verbs of visits in a text: what a sentence reports, before it is known who did it and whether it happened."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import regex

from newsie.events.grammar.engine import Rule, builtin, together
from newsie.events.reading.article import Reading
from newsie.events.reading.sentences import Stretch
from newsie.events.reading.view import BEGIN
from newsie.lexicons import alternation, first_character, rows, words

_BESIDES = (
    "抵达", "到达", "欢迎", "送", "致以", "表达", "对接", "调度",
    "督办", "指导", "现场办公", "洽谈", "商谈", "观摩", "取经", "访企拓岗",
    "招商", "推介", "拓岗", "交流", "探讨",
)


@dataclass(frozen=True)
class VisitAct:
    """A verb at ``start:end`` with the rule that read it; ``said`` holds the spans of the rule's other groups."""

    start: int
    end: int
    rule: Rule
    kind: str
    said: dict[str, tuple[int, int]]


@cache
def kinds() -> dict[str, str]:
    """Return the kind of visit of every verb."""
    return {row.text: row.note for row in rows("visit_verbs")}


@cache
def _likely() -> re.Pattern[str]:
    """What a sentence without it reports no visit: spares most of them the rules."""
    verbs = words("visit_verbs").union(_BESIDES)
    quoted = BEGIN["QUOTED"]  # 开展“送清凉”活动: the view hides what the quotation marks hold
    return re.compile(f"{first_character(verbs, quoted)}(?:{alternation(verbs)}|{quoted}[^。]{{0,40}}活动)")


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in builtin("visits") if rule.reports)


class Acts:
    """Finds the verbs of visits.

    Args:
        reading: the article.
        own: the user's own rules, asked before newsie's.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = reading
        self._own = tuple(rule for rule in own if rule.reports)

    def any(self) -> bool:
        """Tell whether the text has any word of a visit."""
        return bool(self._own) or _likely().search(self._reading.view) is not None

    def within(self, sentence: Stretch, end: int) -> list[VisitAct]:
        """Return the acts of a sentence up to ``end``, in order; of two that overlap, that of the earlier rule."""
        view = self._reading.view
        acts = self._matches(self._own, sentence.start, end) if self._own else iter(())
        if _likely().search(view, sentence.start, end):
            acts = chain(acts, self._matches(_rules(), sentence.start, end))
        out: list[VisitAct] = []
        taken: set[int] = set()
        for act in acts:
            if taken.isdisjoint(range(act.start, act.end)):
                taken.update(range(act.start, act.end))
                out.append(act)
        return sorted(out, key=lambda act: act.start)

    def _matches(self, rules: tuple[Rule, ...], start: int, end: int) -> Iterator[VisitAct]:
        for number, matches in together(rules).found_in(self._reading.view, start, end):
            rule = rules[number]
            for match in matches:
                said = {
                    name: match.span(name) for name in match.re.groupindex if name != "act" and match[name]
                }
                first, last = match.span("act") if "act" in match.re.groupindex else _verb_in(match)
                verb = self._reading.text[first:last]
                yield VisitAct(first, last, rule, rule.kind or kinds().get(verb, "inspection"), said)


def _verb_in(match: regex.Match[str]) -> tuple[int, int]:
    """Where a user's rule does not say which of its words is the verb: the last known one, else all of it."""
    found = list(_likely().finditer(match.string, match.start(), match.end()))
    return found[-1].span() if found else match.span()
