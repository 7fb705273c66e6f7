"""Why a record says what it says: the quotation of every field, the rule that read it, and how sure that is.

A record's id is its article's, the list it stands in and its place there: ``001.txt#2/appointments/0``.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from newsie.json_base import Record
from newsie.records import Article, Date, Page, Position, Scene, Span

KINDS = ("people", "positions", "dates", "meetings", "appointments", "visits")
_NO_FIELDS = (
    "evidence", "mentions", "rule", "tier", "text", "start", "end", "same_as", "kind", "action", "roles", "scene",
)  # fmt: skip


#: So many characters of a scene are quoted.
_QUOTED = 40


@dataclass(frozen=True)
class Ground:
    """A field, what it says, and where the article prints it.

    ``inherited``: it is not printed in the record's own evidence but elsewhere in the article: in the heading, a note,
    an earlier sentence. ``scene`` is the index of the scene it is taken from, where it stands in the record's own.
    ``span`` is None for what is worked out from several places or from the page (a day's year).
    """

    field: str
    value: str
    span: Span | None
    inherited: bool = False
    scene: int | None = None


def records_of(page: Page) -> Iterator[tuple[str, Article, Record]]:
    """Yield every record of a page with its id and its article."""
    for article in page.articles:
        for kind in KINDS:
            for number, record in enumerate(getattr(article, kind)):
                yield f"{article.id}/{kind}/{number}", article, record


def find_record(pages: Iterable[Page], wanted: str) -> list[tuple[str, Article, Record]]:
    """Return the record of an id, or all records of an article's id.

    Args:
        pages: where to look.
        wanted: ``001.txt#2/appointments/0`` or ``001.txt#2``.

    Examples:
        >>> import newsie
        >>> page = newsie.extract("决定\\n\\n任命孙立为临河市人民政府副市长。", name="p")
        >>> [name for name, _, _ in find_record([page], "p#1/appointments/0")]
        ['p#1/appointments/0']
    """
    return [
        found
        for page in pages
        for found in records_of(page)
        if found[0] == wanted or found[1].id == wanted or found[0].startswith(wanted.rstrip("/") + "/")
    ]


def grounds_of(article: Article, record: Record) -> list[Ground]:
    """Return every field of a record that says something, with its quotation.

    Args:
        article: the record's article.
        record: one of its people, positions, dates, meetings, appointments or visits.

    Examples:
        >>> import newsie
        >>> page = newsie.extract("决定\\n\\n任命孙立为临河市人民政府副市长。")
        >>> (article,) = page.articles
        >>> [(g.field, g.span.text) for g in grounds_of(article, article.appointments[0])]
        [('person', '孙立'), ('act', '任命'), ('organization', '临河市人民政府'), ('role', '副市长')]
    """
    if isinstance(record, Date):
        return [Ground("value", record.value, Span(record.start, record.end, record.text))]
    number, scene = scene_of(article, record)
    told = [_quoted(article, start, end) for start, end in scene.stretches] if scene else []
    out = []
    for name, value, spans in _said(record, evidence_of(record)):
        ground = _ground(article, spans, name, value)
        if ground.inherited and told:
            there = _ground(article, told, name, value)
            ground = ground if there.inherited else replace(there, inherited=True, scene=number)
        out.append(ground)
    return out


def scene_of(article: Article, record: Record) -> tuple[int | None, Scene | None]:
    """Return the scene that a record is told in, with its index; None for records that have none."""
    number: int | None = getattr(record, "scene", None)
    return (number, article.scenes[number]) if number is not None else (None, None)


def _quoted(article: Article, start: int, end: int) -> Span:
    return Span(start, end, article.text[start:end])


def evidence_of(record: Record) -> list[Span]:
    """Return the quotations that a record rests on."""
    spans = getattr(record, "evidence", None) or getattr(record, "mentions", None)
    if spans:
        return list(spans)
    if isinstance(record, (Date, Position)) and record.end > record.start:
        return [Span(record.start, record.end, record.text)]
    return []


def _said(record: Record, evidence: list[Span], prefix: str = "") -> Iterator[tuple[str, str, list[Span]]]:
    """Field, value and evidence of all that a record says, also in the records inside it."""
    for entry in fields(record):  # type: ignore[arg-type]
        value: Any = getattr(record, entry.name)
        name = prefix + entry.name
        if entry.name in _NO_FIELDS or value is None or value is False:
            continue
        for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
            place = f"{name}.{number}" if isinstance(value, tuple) else name
            if isinstance(item, Record):
                yield from _said(item, [*evidence_of(item), *evidence], f"{place}.")
            else:
                yield place, str(item), evidence


def _ground(article: Article, evidence: list[Span], name: str, value: str) -> Ground:
    for span in evidence:
        place = span.text.find(value)
        if place >= 0:
            start = span.start + place
            return Ground(name, value, Span(start, start + len(value), value))
    if name.endswith("date"):
        dated = [date for date in article.dates if date.value.partition("T")[0][: len(value)] == value]
        inside = [date for date in dated if any(s.start <= date.start < s.end for s in evidence)]
        for date in (*inside, *dated):
            return Ground(name, value, Span(date.start, date.end, date.text), inherited=date not in inside)
    place = article.text.find(value)
    if place >= 0:
        return Ground(name, value, Span(place, place + len(value), value), inherited=True)
    return Ground(name, value, None, inherited=True)


def explanation(name: str, article: Article, record: Record) -> str:
    """Return a record for a reader: what it says, its quotations, its rule and tier.

    Examples:
        >>> import newsie
        >>> page = newsie.extract("决定\\n\\n任命孙立为临河市人民政府副市长。", name="p")
        >>> print(explanation("p#1/appointments/0", page.articles[0], page.articles[0].appointments[0]))
        p#1/appointments/0  appoint  rule appoint.as, certain
          “任命孙立为临河市人民政府副市长”
          person        孙立  [5:7]
          act           任命  [3:5]
          organization  临河市人民政府  [8:15]
          role          副市长  [15:18]
          scene 0  decision  rule appoint.as  [0:19] “决定 任命孙立为临河市人民政府副市长。”
    """
    kind = getattr(record, "action", None) or getattr(record, "kind", None) or getattr(record, "type", None)
    rule, tier = getattr(record, "rule", None), getattr(record, "tier", None)
    why = ", ".join(part for part in (f"rule {rule}" if rule else "", tier or "") if part)
    lines = ["  ".join(part for part in (name, kind, why) if part)]
    lines += [f"  “{' '.join(span.text.split())}”" for span in evidence_of(record)]
    grounds = grounds_of(article, record)
    width = max((len(ground.field) for ground in grounds), default=0)
    for ground in grounds:
        if ground.span is None:
            where = "worked out"
        else:
            where = f"[{ground.span.start}:{ground.span.end}]"
            quoted = ground.span.text != ground.value
            where += f" “{ground.span.text}”" if quoted else ""
            if ground.inherited:
                where += " from elsewhere" if ground.scene is None else f" from scene {ground.scene}"
        lines.append(f"  {ground.field:{width}}  {ground.value}  {where}")
    if isinstance(record, Date):
        days = f"{record.begin or '?'} to {record.end_date or '?'}"
        lines.append(f"  leans on {record.anchor or 'nothing'}; days {days}")
    number, scene = scene_of(article, record)
    if scene is not None:
        start, end = scene.stretches[0]
        told = " ".join(article.text[start:end].split())
        opening = told if len(told) <= _QUOTED else told[:_QUOTED] + "…"
        opened = f"  rule {scene.rule}" if scene.rule else ""
        lines.append(f"  scene {number}  {scene.kind}{opened}  [{start}:{end}] “{opening}”")
    if getattr(record, "same_as", None):
        lines.append(f"  the same as {record.same_as}")  # type: ignore[attr-defined]
    return "\n".join(lines)
