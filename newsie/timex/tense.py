"""Whether the words around a day tell of what is to come or of what was said and done."""
from __future__ import annotations

import regex

from newsie.lazy import lazy

#: what is still to come
FUTURE = lazy("将|定于|拟|计划|预计|预定|有望")
#: what is said or done already: 12日称, 12日在记者会上表示, 12日宣布
_REPORTED = lazy(
    "(?:[^，。；！？\\n]{0,24}[上时中])?[，,]?[^，。；！？\\n]{0,12}?"
    "(?:[宣公发]布(?!会)|表示|声明|指出|强调|证实|透露|报道|援引|回应|警告|呼吁|称(?![为号职])|说(?![明法服]))"
)


def speaks_of_future(text: str, match: regex.Match[str]) -> bool:
    """Whether a word just before or behind the match looks ahead: 将于12日开幕."""
    start, end = match.span()
    return bool(FUTURE.search(text, max(0, start - 8), start) or FUTURE.search(text, end, end + 10))


def is_reported(text: str, match: regex.Match[str]) -> bool:
    """Whether something was said or done on that day: 12日表示，桥将通车 looks ahead only in what was said."""
    start, end = match.span()
    said = _REPORTED.match(text, end)
    if said is None or FUTURE.search(text, max(0, start - 8), start):
        return False
    return FUTURE.search(text, end, said.end()) is None
