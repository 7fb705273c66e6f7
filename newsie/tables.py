"""Records as tables: one pandas frame a kind, one row a record, for data sets of many pages."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from newsie.explain import records_of
from newsie.json_base import Record
from newsie.records import Article, Date, Meeting, Page, Visit

if TYPE_CHECKING:
    import pandas

KINDS = ("articles", "people", "positions", "dates", "meetings", "participants", "visits", "appointments")


def frames(pages: Iterable[Page]) -> dict[str, pandas.DataFrame]:
    """Return one table a kind of record, those of `KINDS`.

    Args:
        pages: what `newsie.extract` or `newsie.pipe` gave.

    Returns:
        Frames by kind, all of them there, some perhaps empty. Every row has ``id`` (see `newsie.explain`),
        ``source``, ``published`` and ``article``; ``quote`` is the record's evidence. People are one row each, their
        posts in ``positions``; who took part in what is in ``participants``.

    Raises:
        ModuleNotFoundError: pandas is not installed (``pip install '.[pandas]' in newsie's folder``).

    Examples:
        >>> import newsie
        >>> tables = frames([newsie.extract("决定\\n\\n任命孙立为临河市副市长。", published="2025-04-28")])
        >>> tables["appointments"][["person", "action", "role"]].to_dict("records")
        [{'person': '孙立', 'action': 'appoint', 'role': '副市长'}]
    """
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("to_frames needs pandas: pip install '.[pandas]' in newsie's folder") from error
    rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for page in pages:
        for article in page.articles:
            rows["articles"].append({**_where(page, article, article.id), **_article(article)})
        for name, article, record in records_of(page):
            kind = name.split("/")[-2]
            rows[kind].append({**_where(page, article, name), **dict(_fields(record))})
            rows["participants"] += _participants(page, article, name, record)
    return {kind: pandas.DataFrame(rows[kind]) for kind in KINDS}


def _where(page: Page, article: Article, name: str) -> dict[str, Any]:
    return {"id": name, "source": page.source, "published": page.published, "article": article.id}


def _article(article: Article) -> dict[str, Any]:
    return {
        "kind": article.kind,
        "title": article.headline.title,
        "agency": article.dateline.agency,
        "place": article.dateline.place,
        "date": article.dateline.date,
        "byline": "、".join(byline.name for byline in article.byline),
        "characters": len(article.text),
    }


def _fields(record: Record) -> Iterator[tuple[str, Any]]:
    """The plain fields; lists of words joined, records inside as words, the evidence as its quotation."""
    for name, value in vars(record).items():
        if name == "evidence":
            yield "quote", " … ".join(span.text for span in value)
        elif name in ("mentions", "participants", "groups", "organizers"):
            continue
        elif name == "positions":
            yield name, "；".join((post.organization or "") + post.role for post in value)
        elif name == "agenda":
            yield name, "；".join(item.topic for item in value)
        elif isinstance(value, tuple):
            yield name, "；".join(map(str, value))
        elif not isinstance(value, Record):
            yield name, value
    if isinstance(record, Date):
        yield "quote", record.text


def _participants(page: Page, article: Article, name: str, record: Record) -> list[dict[str, Any]]:
    if not isinstance(record, (Meeting, Visit)):
        return []
    what = record.name if isinstance(record, Meeting) else record.act
    return [
        {
            **_where(page, article, name),
            "event": what,
            "date": record.date,
            "person": one.person,
            "roles": "、".join(one.roles),
            "positions": "；".join((post.organization or "") + post.role for post in one.positions),
        }
        for one in record.participants
    ]
