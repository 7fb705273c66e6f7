"""The verbs: ``segment``, ``load``, ``extract``, ``pipe``. They only join the parts."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import regex

from newsie.areas import full_name, home_area
from newsie.corpus.streaming import pages
from newsie.language.cover import Cover
from newsie.layout import take_apart
from newsie.reading import Input, Readable, is_day, read
from newsie.records import Appointment, Article, Date, Entity, Page, Person, Position, Span
from newsie.timex import date_page, guess_year, resolve_dateline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENTS = ("newsie_entities", "newsie_dates", "newsie_people", "newsie_positions")
# What makes the tokens, by the name that load() takes.
TOKENIZERS = {"characters": "newsie.CharacterTokenizer.v1", "pkuseg": "newsie.WordTokenizer.v1"}


def segment(
    source: Readable, *, published: str | None = None, area: str | None = None, name: str | None = None
) -> Page:
    """Take a page apart into its articles, without reading what they say.

    Args:
        source: a ``str`` is text, ``bytes`` are a file's contents, a path is a file.
        published: the day of issue (ISO), if known; else it is worked out from the page.
        area: the paper's home area (吉林省辽源市), if known; else it is read off the page.
        name: what to call the page; by default the file's name, "text" or "bytes".

    Returns:
        The page: its articles with headline, dateline, byline and text, and where every other line went. An empty
        source gives a page without articles. People, positions, dates, meetings and appointments are *not* found:
        that is :func:`extract`.

    Raises:
        TypeError: the source is none of the three.
        OSError: the file cannot be read.
        ValueError: ``published`` is not an ISO day, or the contents are not text.

    Example:
        >>> page = segment("市委召开会议\\n\\n本报讯（记者 丁一鸣）4月28日，市委召开会议。会议研究了有关事项。")
        >>> page.articles[0].headline.title, page.articles[0].byline[0].name
        ('市委召开会议', '丁一鸣')
    """
    if published is not None and not is_day(published):
        raise ValueError(f"published must be a day like 2025-04-28, not {published!r}")
    text = read(source, name=name)
    page = take_apart(text.text, source=text.name)
    header = "\n".join(line.text for line in page.furniture)
    day, basis = date_page(page.articles, published=published or page.published, header=header)
    if published is None and page.published is not None:
        basis = page.published_basis or "masthead"
    year = guess_year([article.text for article in page.articles])
    articles = tuple(
        replace(article, dateline=resolve_dateline(article.dateline, day, year=year))
        for article in page.articles
    )
    page = replace(
        page,
        published=day,
        published_basis=basis,
        newspaper=page.newspaper or _paper_of(articles),
        articles=articles,
        warnings=(*text.warnings, *page.warnings),
    )
    return replace(page, area=area or home_area(page))


def _paper_of(articles: tuple[Article, ...]) -> str | None:
    """The paper whose reporters sign most of the page."""
    outlets = Counter(byline.outlet for article in articles for byline in article.byline if byline.outlet)
    return min(outlets, key=lambda outlet: (-outlets[outlet], outlet)) if outlets else None


def load(*, segmenter: str | None = None) -> Language:
    """Return newsie's spaCy pipeline: its tokens, and the components in their order.

    Args:
        segmenter: ``"characters"`` (the default, also ``None``) makes one token a character; ``"pkuseg"`` makes one
            token a word, with the model that ships with newsie. The records are the same with either.

    Returns:
        The pipeline. Tokens have no part of speech, lemma or dependency.

    Raises:
        ValueError: there is no such segmenter.

    Example:
        >>> load().pipe_names
        ['newsie_entities', 'newsie_dates', 'newsie_people', 'newsie_positions']
        >>> [token.text for token in load(segmenter="pkuseg")("县长马远山主持会议")]
        ['县长', '马远山', '主持', '会议']
    """
    chosen = "characters" if segmenter is None else segmenter
    if chosen not in TOKENIZERS:
        raise ValueError(f"segmenter must be one of {', '.join(map(repr, TOKENIZERS))}, not {segmenter!r}")

    import spacy

    # The factories register when their modules are imported; the entry points do the same for an installed newsie.
    import newsie.language.tokenizer
    import newsie.pipeline.dates
    import newsie.pipeline.entities
    import newsie.pipeline.people
    import newsie.pipeline.positions

    if chosen == "pkuseg":
        import newsie.language.segmenter  # noqa: F401

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZERS[chosen]}}})
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def extract(
    source: Readable,
    *,
    published: str | None = None,
    area: str | None = None,
    nlp: Language | None = None,
    name: str | None = None,
) -> Page:
    """Read a page: its articles, and in each the people, positions, dates, meetings and appointments.

    Args:
        source: a ``str`` is text, ``bytes`` are a file's contents, a path is a file.
        published: the day of issue (ISO), if known; else it is worked out from the page.
        area: the paper's home area, if known; else it is read off the page.
        nlp: a pipeline from :func:`load`, with components of your own if you like; one is made and kept otherwise.
        name: what to call the page.

    Returns:
        The page. The same input gives the same page.

    Raises:
        TypeError, OSError, ValueError: as :func:`segment`.

    Example:
        >>> page = extract("决定\\n\\n任命孙立为临河市人民政府副市长。", published="2025-04-28")
        >>> [(a.person, a.action, a.organization, a.role) for a in page.articles[0].appointments]
        [('孙立', 'appoint', '临河市人民政府', '副市长')]
    """
    page = segment(source, published=published, area=area, name=name)
    pipeline = nlp if nlp is not None else _kept_pipeline()
    return replace(page, articles=tuple(_read_article(article, page, pipeline) for article in page.articles))


def pipe(
    sources: Iterable[Readable | Input],
    *,
    n_process: int = 1,
    published: str | None = None,
    area: str | None = None,
    nlp: Language | None = None,
) -> Iterator[Page]:
    """Read many pages, in order; a bad input becomes a page with a warning, never the end of the run.

    Args:
        sources: texts, bytes, paths or :class:`newsie.reading.Input`; read as they are needed.
        n_process: how many processes; the pages and their order are the same.
        published: day of issue for the sources that do not say their own.
        area: home area for the sources that do not say their own.
        nlp: a pipeline for :func:`extract`; with several processes it must be picklable.

    Yields:
        Pages. The warning of one that could not be read starts with "failed: ".

    Raises:
        ValueError: ``n_process`` is below 1.

    Example:
        >>> [page.source for page in pipe(["本报讯 今天召开会议。", b""])]
        ['text', 'bytes']
        >>> next(pipe([5])).warnings[0][:32]  # type: ignore[list-item]
        'failed: TypeError: cannot read a'
    """
    verb: Any = extract if nlp is None else partial(extract, nlp=nlp)
    return pages(verb, sources, published=published, area=area, n_process=n_process)


@cache
def _kept_pipeline() -> Language:
    return load()


def context_of(article: Article, page: Page) -> dict[str, Any]:
    """Return what the components may know of an article: plain data for ``doc.user_data["newsie"]``."""
    return {
        "published": page.published,
        "dateline": article.dateline.date,
        "area": page.area,
        "body_start": article.body_start,
        "byline": [byline.name for byline in article.byline],
    }


def _read_article(article: Article, page: Page, nlp: Language) -> Article:
    doc = nlp.make_doc(article.text)
    doc.user_data["newsie"] = context_of(article, page)
    return records_of(nlp(doc), article)


def records_of(doc: Doc, article: Article) -> Article:
    """Return the article with the records that the components and the event extractors read off its Doc."""
    from newsie.events.appointments import find_appointments
    from newsie.events.meetings import find_meetings
    from newsie.language.own import outvoted
    from newsie.pipeline.entities import marked
    from newsie.pipeline.lexicon import matched

    context: dict[str, Any] = doc.user_data.get("newsie") or {}
    area = context.get("area")
    people = [_person(row, area) for row in doc.user_data.get("newsie_people") or ()]
    dates = [Date(**row) for row in doc.user_data.get("newsie_dates") or ()]
    tagged = outvoted(marked(doc.user_data), matched(doc.user_data))
    appointments = find_appointments(article.text, people=people, dates=dates, context=context, tagged=tagged)
    people = _with_appointed(people, appointments, article.text)
    meetings = find_meetings(article.text, people=people, dates=dates, context=context)
    positions = tuple(_position(row, area) for row in doc.user_data.get("newsie_positions") or ())
    recognised = [Entity(**row) for row in doc.user_data.get("newsie_entities") or ()]
    return replace(
        article,
        entities=_entities(article.text, recognised, people, positions),
        people=tuple(people),
        positions=positions,
        dates=tuple(dates),
        meetings=tuple(meetings),
        appointments=tuple(appointments),
    )


def _position(row: dict[str, Any], area: str | None) -> Position:
    position = Position(**row)
    return replace(position, organization_name=full_name(position.organization, position.role, area))


def _person(row: dict[str, Any], area: str | None) -> Person:
    """The plain data of ``newsie_people`` as a record; decoding by type hints takes thirty times as long."""
    return Person(
        row["name"],
        tuple(Span(**mention) for mention in row["mentions"]),
        tuple(_position(position, area) for position in row["positions"]),
    )


def _with_appointed(people: list[Person], appointments: list[Appointment], text: str) -> list[Person]:
    """An appointment names a person even where no title stands before the name, and knows the name whole."""
    known = {person.name for person in people}
    appointed = [name for name in dict.fromkeys(a.person for a in appointments) if name not in known]
    if not appointed:
        return people
    added = [
        Person(name, tuple(Span(*m.span(), name) for m in regex.finditer(regex.escape(name), text)))
        for name in appointed
    ]
    whole = {(span.start, span.end) for person in added for span in person.mentions}
    kept = [
        person
        for person in people
        if not all(any(a <= m.start and m.end <= b for a, b in whole) for m in person.mentions)
    ]
    return sorted(kept + added, key=lambda person: person.mentions[0].start if person.mentions else 0)


def _entities(
    text: str, recognised: list[Entity], people: list[Person], positions: tuple[Position, ...]
) -> tuple[Entity, ...]:
    """Return what the article names: people as the rules settled them, posts, and the recogniser's ORG and LOC."""
    spans = {(m.start, m.end, "PERSON") for person in people for m in person.mentions}
    inside = Cover(len(text), ((start, end) for start, end, _ in spans))
    spans |= {(p.start, p.end, "POST") for p in positions}
    spans |= {
        (e.start, e.end, e.label)
        for e in recognised
        if e.label != "PERSON" and not inside.touches(e.start, e.end)
    }
    return tuple(Entity(text[start:end], label, start, end) for start, end, label in sorted(spans))
