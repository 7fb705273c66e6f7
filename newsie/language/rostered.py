"""Names that a heading promises: the rows of a table under 任命名单, the names below …委员名单.

Under such a heading a line says no more than who (and which post), so that no verb and no title speaks for a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from newsie.language import names
from newsie.language.refusals import no_name
from newsie.language.roles import role_start
from newsie.lazy import lazy

Stretch = tuple[int, int]

#: 临河市人大常委会决定任命名单; 一、任命; 免职：
_OF_ACTS = lazy(
    r"(?m)^[ \u3000]{0,12}[^\n，。；：]{0,50}?(?:拟任命|拟任|任命|任职|任免|聘任|免去|免职|解聘|补选|当选)(?:的)?"
    r"(?:国家机关工作人员|干部|人员|同志|国家工作人员|对象)?(?:名单|情况|公示|人员)?[：:]?[ \u3000]{0,12}$"
)
_OF_NAMES = lazy(
    r"(?m)^[ \u3000]{0,12}[^\n，。；：]{2,60}?名单[ \u3000]{0,12}(?:[（(][^（）()\n]{1,90}[）)])?[：:]?[ \u3000]{0,12}$"
)
_HEADING = re.compile(r"名单|任命|任职|免职|免去|拟任|聘任|当选")
_NAME = r"(?:\p{Han}[ \u3000]{1,4}\p{Han}(?![\p{Han}·])|[\p{Han}·•]{2,14})"
_GLOSS = r"(?:[ \u3000]?[（(][^（）()\n]{1,20}[）)])?"
_NUMBER = r"(?:\d{1,3}[.．、][ \u3000]{0,12})?"
_BLANK = r"[ \u3000]{0,12}"
_TAB = r"[ \u3000\t]{1,8}"
_ROWS = (
    lazy(rf"{_BLANK}{_NUMBER}(?P<n>{_NAME}){_GLOSS}{_TAB}(?P<post>[^\n，。；：]{{2,60}}?){_BLANK}$"),
    lazy(rf"{_BLANK}{_NUMBER}(?P<post>[^\n，。；：\s]{{3,60}}?){_TAB}(?P<n>{_NAME}){_GLOSS}{_BLANK}$"),
)
_LISTED = lazy(rf"(?P<n>{_NAME}){_GLOSS}")
_BETWEEN = lazy(r"[ \u3000\t、，\n]{0,12}")
_NOTE = lazy(r"(?m)\n[ \u3000]{0,12}[（(][^（）()\n]{1,90}[）)][ \u3000]{0,12}$")
_FEWEST_ROWS, _FEWEST_NAMES = 2, 3


def rostered(text: str) -> list[Stretch]:
    """Return where the names stand that headings of tables and lists promise, in order.

    Examples:
        >>> text = "决定任命名单\\n应　时（女） 临河市副市长\\n张维宇（满族） 临河市教育局局长\\n散会"
        >>> [text[start:end] for start, end in rostered(text)]
        ['应　时', '张维宇']
    """
    if "\n" not in text or not _HEADING.search(text):
        return []
    found = dict(_tabled(text))
    for heading in _OF_NAMES.finditer(text):
        found.update(_names_below(text, heading.end()))
    return sorted(found.items())


def _tabled(text: str) -> list[Stretch]:
    """The names of rows with a post, below a heading of acts; fewer than two rows are no table."""
    out: list[Stretch] = []
    headed = False
    place = 0
    for line in text.split("\n"):
        end = place + len(line)
        row = None
        if _OF_ACTS.match(line):
            headed = True
        elif headed and line.strip():
            row = next((m for shape in _ROWS if (m := shape.match(text, place, end)) and _is_row(m)), None)
        if row:
            out.append(row.span("n"))
        place = end + 1
    return out if len(out) >= _FEWEST_ROWS else []


def _is_row(row: regex.Match[str]) -> bool:
    return _is_name(row["n"]) and role_start(row["post"].strip()) is not None


def _is_name(printed: str) -> bool:
    name = "".join(printed.split())
    return names.is_name(name) and not no_name(name) and (len(name) < len(printed) or not names.is_word(name))


def _names_below(text: str, start: int) -> Iterator[Stretch]:
    """Yield the names of the lines below a heading that says who is listed: nothing but names."""
    out: list[Stretch] = []
    place, missed = start, 0
    while (note := _NOTE.match(text, place)) is not None:
        place = note.end()
    while True:
        between = _BETWEEN.match(text, place)
        match = _LISTED.match(text, between.end() if between else place)
        if match is None:
            break
        if not _is_name(match["n"]):
            missed += 1  # a surname that no table has, in a list of some length
            if missed > 1 + len(out) // 10 or len(match["n"]) > 4 or role_start(match["n"]) is not None:
                break
        out.append(match.span("n"))
        place = match.end()
    if len(out) >= _FEWEST_NAMES and missed * 4 <= len(out):
        yield from out
