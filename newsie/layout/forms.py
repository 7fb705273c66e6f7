"""Forms: an article as the full-text databases of the 1990s hold it, each part behind its label (【 标  题 】…).

The labels are furniture; what stands behind them is the day, the page, the headline, the writers or the body.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsie.layout.folios import Folio, day_of
from newsie.layout.lines import Line
from newsie.layout.tails import NOBODY
from newsie.lazy import lazy

_LABEL = lazy(
    r"【\s{0,4}(?P<name>日\s*期|版\s*号|版\s*次|版\s*名|版\s*面|标\s*题|题\s*名|副\s*题|引\s*题|作\s*者|正\s*文|原文出处|原刊期号|原刊页号|原刊地名|文\s*献\s*号|分\s*类\s*号|"
    r"分\s*类\s*名|复印期号|来\s*源|专\s*栏|栏\s*目|体\s*裁|关\s*键\s*词|页\s*号|报\s*名|报纸名称|报\s*纸|库\s*名|出版日期|发表日期|作者单位)\s{0,4}】"
)
#: The same labels without a bracket, as a database's export has them: 标题：…, 报纸名称：….
_PLAIN = lazy(
    r"(?P<name>标\s?题|题\s?名|副\s?题|引\s?题|报纸名称|报\s?纸|报\s?名|版\s?面|版\s?次|版\s?号|版\s?名|日\s?期|出版日期|发表日期|作\s?者|作者单位|来\s?源"
    r"|库\s?名|数据库|栏\s?目|关键词|正\s?文)\s?[：:]"
)
_SAME = {"题名": "标题", "报纸名称": "报名", "报纸": "报名", "出版日期": "日期", "发表日期": "日期"}
_TITLES = ("引题", "标题", "副题")
_FEWEST = 3
_NEWSPAPER, _DAY, _NUMBER, _SECTION = (
    ("原文出处", "来源", "报名"),
    ("日期", "原刊期号"),
    ("版号", "版次", "版面", "原刊页号", "页号"),
    ("版名",),
)
_DATE = lazy(r"(?P<y>(?:19|20)\d\d)\D?(?P<m>\d{1,2})\D?(?P<d>\d{1,2})")
_DIGITS = lazy(r"[A-Z]?\d{1,3}")
_LONGEST_END = 4


def is_form(lines: Sequence[Line]) -> bool:
    """Tell whether the lines are of a form: a label of its headline or of its body, and one more."""
    names = {name for line in lines if (name := _name(line.text))}
    return (len(names) > 1 and bool(names & {"标题", "正文"})) or _is_plain(lines)


def _name(text: str, *, plain: bool = False) -> str | None:
    match = _PLAIN.match(text) if plain else _LABEL.match(text) if text[:1] == "【" else None
    name = "".join(match["name"].split()) if match else None
    return _SAME.get(name, name) if name else None


def _is_plain(lines: Sequence[Line]) -> bool:
    """Tell whether the lines begin with labels without brackets, the headline's among them and a paper's or page's."""
    names = [_name(line.text, plain=True) for line in lines[: _FEWEST + 1]]
    known = {name for name in names if name}
    return (
        bool(lines)
        and names[0] is not None
        and len(known) >= _FEWEST
        and "标题" in known
        and bool(known & {"报名", "版面", "版次", "版号"})
    )


def _behind(line: Line, name: str, *, plain: bool) -> list[Line]:
    """The label of a line and what stands behind it, as pieces; [] if nothing does.

    Writers stay in one piece with their label: they are quoted beside the text.
    """
    match = _PLAIN.match(line.text) if plain else _LABEL.match(line.text)
    label = end = match.end() if match else 0
    while end < len(line.text) and line.text[end].isspace():
        end += 1
    if end >= len(line.text):
        return []
    cleaned = line.cleaned.slice(end)
    role = line.role if name == "正文" else "text"
    if name == "作者":
        return [replace(line, cleaned=cleaned, role=role, detail="", indent=4)]
    head = line.cleaned.slice(0, label)
    return [
        replace(line, cleaned=head, end=head.offsets[-1] + 1, role="credit", detail=NOBODY),
        replace(line, cleaned=cleaned, start=cleaned.offsets[0], role=role, detail="", indent=4, gap=0),
    ]


def parts(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Yield every label of a form and the lines behind and below it; what stands before the first has the name "".

    Where no label says where the body begins, it begins below the line of a label.
    """
    plain = _is_plain(lines)
    labelled = any(_name(line.text, plain=plain) == "正文" for line in lines)
    name, found = "", list[Line]()
    for place, line in enumerate(lines):
        label = _name(line.text, plain=plain) if not plain or _heads(lines, place, name) else None
        if label is None:
            if not labelled and name not in ("", "正文"):
                yield name, found
                name, found = "正文", []
            found.append(line)
            continue
        yield name, found
        name, found = label, _behind(line, label, plain=plain)
    yield name, found


def _heads(lines: Sequence[Line], place: int, name: str) -> bool:
    """Tell whether a plain label can stand at a place: among those of the head, or where another article begins."""
    return name != "正文" or (
        _name(lines[place].text, plain=True) == "标题" and _is_plain(lines[place : place + _FEWEST + 1])
    )


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
        said.setdefault(name, next((line.text for line in found if line.detail != NOBODY), ""))
    date = _DATE.match(unicodedata.normalize("NFKC", _first(said, _DAY)))
    number = _DIGITS.search(unicodedata.normalize("NFKC", _first(said, _NUMBER)))
    return Folio(
        number.group() if number else None,
        _first(said, _SECTION) or None,
        day_of(date) if date else None,
        _paper(_first(said, _NEWSPAPER).strip("《》 ")),
    )


def _paper(name: str) -> str | None:
    """The paper's name; 本报 is what every paper calls itself."""
    return name if name and name not in ("本报", "本刊", "本社") else None


def _first(said: dict[str, str], names: Sequence[str]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def headline_of(entry: Sequence[tuple[str, list[Line]]]) -> list[Line]:
    """Return the headline lines of an article of a form."""
    return [line for line in _titles(entry) if line.role == "text"]


def labels_of(entry: Sequence[tuple[str, list[Line]]]) -> list[Line]:
    """Return the labels that stand before an article's headline lines, and what else stands there."""
    return [line for line in _titles(entry) if line.role != "text"]


def _titles(entry: Sequence[tuple[str, list[Line]]]) -> list[Line]:
    return [line for name, found in entry if name in _TITLES for line in found]


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
