"""The words that change who holds an office, read from ``appointment_acts.tsv``.

``form`` is the word order: *as* (任命 W 为 P), *off* (免去 W 的 P 职务), *resign* (接受 W 辞去 P 职务), *ended* (W 的
P 资格终止), *quit* (P W 辞职), *subject* (W 任 P). ``strength`` says how much a word proves: *formal* words are used
of decisions, *narrative* ones tell news and history alike, and a *bare* one (任) needs 同志, a decision or a headline
beside it.
"""
from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from newsie.lexicons import alternation, rows


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


# Words in which 任 or another act is only a part: 任何, 责任, 主任, 任务, 现任, 信任.
_NOT_BEFORE = r"(?<![责主担信重胜放专历曾现前时原委聘后首首离连留到常述判新下上继续届该本每几两个])"
_NOT_AFTER = r"(?![务何期意职人教课性由劳务命用免凭选满])(?!内(?!蒙))"


@cache
def act_pattern() -> regex.Pattern[str]:
    """Return the pattern of every act, with the word that strengthens it (决定, 批准) as group ``lead``."""
    longer = frozenset(acts()) - {"任"}
    return regex.compile(
        rf"(?P<lead>决定|批准|同意|一致|全票)?(?P<act>{alternation(longer)}|{_NOT_BEFORE}任{_NOT_AFTER})"
    )


@cache
def _decision_pattern() -> regex.Pattern[str]:
    weak = ("决定", "决定由", "关于", "建议", "推荐", "批准")  # they stand after posts too: …的决定
    words = (act.text for act in acts().values() if act.form not in ("subject", "quit") and act.text not in weak)
    return regex.compile(alternation(frozenset(words)))


def next_decision(text: str, start: int, end: int) -> int:
    """Return where the next word of decision (任命, 免去, 辞去) begins, or ``end``: no list of names runs over it."""
    match = _decision_pattern().search(text, start, end)
    return match.start() if match else end
