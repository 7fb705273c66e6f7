"""Forms: an article as the full-text databases of the 1990s hold it, each part behind its label (【 标  题 】…).

The labels are furniture; what stands behind them is the day, the page, the headline, the writers or the body.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsie.layout.folios import Folio, day_of
from newsie.layout.lines import Line
from newsie.lazy import lazy

_LABEL = lazy(
    r"【\s{0,4}(?P<name>日\s*期|版\s*号|版\s*次|版\s*名|标\s*题|副\s*题|引\s*题|作\s*者|正\s*文|原文出处|原刊期号|原刊页号|原刊地名|文\s*献\s*号|分\s*类\s*号|"
    r"分\s*类\s*名|复印期号|来\s*源|专\s*栏|栏\s*目|体\s*裁|关\s*键\s*词|页\s*号|报\s*名)\s{0,4}】"
)
_NEWSPAPER, _DAY, _NUMBER, _SECTION = (
    ("原文出处", "来源", "报名"),
    ("日期", "原刊期号"),
    ("版号", "版次", "原刊页号", "页号"),
    ("版名",),
)
_DATE = lazy(r"(?P<y>(?:19|20)\d\d)\D?(?P<m>\d{1,2})\D?(?P<d>\d{1,2})")
_DIGITS = lazy(r"[A-Z]?\d{1,3}")
_LONGEST_END = 4


def is_form(lines: Sequence[Line]) -> bool:
    """Tell whether the lines are of a form: a label of its headline or of its body, and one more."""
    names = {name for line in lines if (name := _name(line.text))}
    return len(names) > 1 and bool(names & {"标题", "正文"})


def _name(text: str) -> str | None:
    match = _LABEL.match(text) if text[:1] == "【" else None
    return "".join(match["name"].split()) if match else None


def _behind(line: Line) -> Line | None:
    """What stands behind the label of a line, None if nothing does."""
    match = _LABEL.match(line.text)
    end = match.end() if match else 0
    while end < len(line.text) and line.text[end].isspace():
        end += 1
    if end >= len(line.text):
        return None
    cleaned = line.cleaned.slice(end)
    return replace(line, cleaned=cleaned, start=cleaned.offsets[0], indent=4)


def parts(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Yield every label of a form and the lines behind and below it; what stands before the first has the name ""."""
    name, found = "", list[Line]()
    for line in lines:
        label = _name(line.text)
        if label is None:
            found.append(line)
            continue
        yield name, found
        rest = _behind(line)
        name, found = label, [rest] if rest else []
    yield name, found


def records_of(lines: Sequence[Line]) -> Iterator[list[tuple[str, list[Line]]]]:
    """Yield the parts of every article of a form: a label that stands there before, behind a body, begins another."""
    entry: list[tuple[str, list[Line]]] = []
    for name, found in parts(lines):
        names = {known for known, _ in entry}
        if "正文" in names and name != "正文":
            yield entry
            entry = []
        entry.append((name, found))
    if entry:
        yield entry


def folio_of(lines: Sequence[Line]) -> Folio:
    """Return what the first article of a form says of its day, its page and its paper.

    Args:
        lines: the form's lines.
    """
    said: dict[str, str] = {}
    for name, found in next(records_of(lines), []):
        said.setdefault(name, found[0].text if found else "")
    date = _DATE.match(unicodedata.normalize("NFKC", _first(said, _DAY)))
    number = _DIGITS.search(unicodedata.normalize("NFKC", _first(said, _NUMBER)))
    return Folio(
        number.group() if number else None,
        _first(said, _SECTION) or None,
        day_of(date) if date else None,
        _first(said, _NEWSPAPER).strip("《》 ") or None,
    )


def _first(said: dict[str, str], names: Sequence[str]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def headline_of(entry: Sequence[tuple[str, list[Line]]]) -> list[Line]:
    """Return the headline lines of an article of a form."""
    return [
        line
        for name, found in entry
        if name in ("引题", "标题", "副题")
        for line in found
        if line.role == "text"
    ]


def writers_of(entry: Sequence[tuple[str, list[Line]]]) -> list[Line]:
    """Return the lines of an article of a form that name its writers."""
    return [line for name, found in entry if name == "作者" for line in found]


def paragraphs_of(entry: Sequence[tuple[str, list[Line]]]) -> tuple[list[list[Line]], list[Line]]:
    """Return the paragraphs of an article of a form, each begun by its indent, and the other lines of its body."""
    paragraphs: list[list[Line]] = []
    others: list[Line] = []
    body = [line for name, found in entry if name == "正文" for line in found]
    indented = any(line.indent for line in body)
    for line in body:
        if line.role != "text":
            others.append(line)
        elif paragraphs and (not line.indent if indented else len(line.text) <= _LONGEST_END):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs, others
