"""The words that change who holds an office, read from ``appointment_acts.tsv``.

``form`` is the word order: *as* (任命 W 为 P), *off* (免去 W 的 P 职务), *resign* (接受 W 辞去 P 职务), *ended* (W 的
P 资格终止), *quit* (P W 辞职), *subject* (W 任 P). ``strength`` says how much a word proves: *formal* words are used
of decisions, *narrative* ones tell news and history alike, and a *bare* one (任) needs 同志, a decision or a headline
beside it.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import regex

from newsie.lexicons import alternation, rows

#: Of these a post must follow that is surely one: 决定W为P, 关于W为P的决定.
WEAK = ("通过", "提议并通过", "表决通过", "决定", "决定由", "关于", "建议", "推荐", "批准")


#: Word orders that only decisions have.
_DECIDED = ("as", "off", "their", "of_title", "accepted")


@dataclass(frozen=True)
class Act:
    """One word of change: its text, word order, the record's ``action``, and how much it proves."""

    text: str
    form: str
    action: str
    strength: str


@cache
def acts() -> dict[str, Act]:
    """Return the acts by their word.

    Examples:
        >>> acts()["免去"]
        Act(text='免去', form='off', action='remove', strength='formal')
    """
    out = {}
    for row in rows("appointment_acts"):
        form, action, strength = row.note.split()
        out[row.text] = Act(row.text, form, action, strength)
    return out


def act_of(printed: str, action: str, form: str) -> Act:
    """Return the act that a printed word holds (被免去, 决定任命), else a narrative one of its own."""
    known = acts()
    inside = (printed[start:] for start in range(len(printed)))
    found = next((known[word] for word in inside if word in known), None)
    if found is not None and found.action == action:
        return found
    return Act(printed, form, action, "formal" if form in _DECIDED else "narrative")


_OTHERS = (
    "当选", "就职", "选举中", "被免", "解职", "撤职", "罢免", "革职", "宣誓", "以", "选出", "辞呈", "赢得",
    "解雇", "兼代", "暂代", "署理", "补任", "升补", "免掉", "撤掉",
    "并通过", "表决通过", "任命案", "提名人",
)  # fmt: skip


@cache
def any_act() -> re.Pattern[str]:
    """Return a pattern of everything that can change an office: where it finds nothing, no rule is asked."""
    return re.compile(alternation(frozenset(acts()) | frozenset(_OTHERS)))


@cache
def decisions() -> regex.Pattern[str]:
    """Return the pattern of the words of decision (任命, 免去, 辞去): no list of posts runs over one."""
    words = (act.text for act in acts().values() if act.form not in ("subject", "quit") and act.text not in WEAK)
    return regex.compile(alternation(frozenset(words)))
