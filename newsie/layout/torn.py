"""Torn lines: lines of a body that a column's or a page's end cut off and that therefore look like headlines.

A headline is whole. A line that stops in mid-phrase, or after which the next line of the body goes on in mid-phrase,
is body text however short and lonely it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsie.layout.cues import ENDED, end_class
from newsie.layout.evidence import Evidence
from newsie.lazy import lazy

_GOES_ON = lazy(
    r"[，。、；！？）》]|[等者]?(?:参加|出席|陪同)(?:会[议见]|活动|调研)?。"
    r"|之一[，。]|等(?:参加|出席|陪同|领导|[，。])"
)
_CUT_OFF = lazy(
    r"(?:[，、,；;]|[（(《][^（()）《》]{0,20}|(?<![目有标准鹄的])的|(?<![参赠给])与|以及|或|(?<![之])其|(?<![取])而|(?<![自存实内潜所])在"
    r"|(?<!\p{Han})(?:把|将|被)|[，。“”]\p{Han}{0,3}当|因其\p{Han}{1,2})$"
)


def mend_torn(evidence: Evidence, roles: str) -> str:
    """Return the roles with the torn lines among the headline lines made body lines.

    Args:
        evidence: the page's lines of text.
        roles: one letter a line, as `newsie.layout.roles.label` gave them.

    Only the last line of a run of headline lines can be told: what follows it is the body that it would belong to.
    """
    mended = list(roles)
    for i in range(len(mended) - 1, -1, -1):
        last = i + 1 == len(mended) or mended[i + 1] != "H" or bool(evidence.between[i + 1])
        if mended[i] != "H" or not last or not _is_torn(evidence, mended, i):
            continue
        _make_body(evidence, mended, i)
    return "".join(mended)


def _is_torn(evidence: Evidence, roles: Sequence[str], i: int) -> bool:
    """Tell whether headline line ``i``, the last of its run, stops in mid-phrase."""
    text = evidence.texts[i]
    following = i + 1 < len(roles)
    jumps = following and evidence.between[i + 1][:1] == ("on",)
    if jumps and end_class(text) not in ENDED:
        return end_class(text) == "K" or roles[i - 1] != "H"
    if not following or evidence.openers[i + 1] == "F" or evidence.between[i + 1]:
        return False
    return _CUT_OFF.search(text) is not None or _GOES_ON.match(evidence.texts[i + 1]) is not None


def _make_body(evidence: Evidence, roles: list[str], i: int) -> None:
    """Make line ``i`` a line of the body that goes on after it, or of the one before if a jump follows."""
    before = roles[i - 1] if i else "H"
    jumps = i + 1 < len(roles) and bool(evidence.between[i + 1])
    if before == "H" and not jumps:
        roles[i] = "S"
    else:
        roles[i] = "P" if i and evidence.ends[i - 1] in ENDED else "C"
    if not jumps and i + 1 < len(roles):
        roles[i + 1] = "C"
