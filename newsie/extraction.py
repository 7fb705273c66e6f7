"""The verbs: ``segment``, ``load``, ``extract``, ``pipe``. They only join the parts."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from newsie.assembly import assembled
from newsie.characters import simplified
from newsie.corpus.inputs import Options
from newsie.corpus.streaming import pages
from newsie.linking import linked
from newsie.printed import Print, as_printed, printed_text
from newsie.readers.document import Document
from newsie.readers.rows import checked_fields
from newsie.reading import Readable
from newsie.records import Article, Page
from newsie.segmentation import checked_area, checked_day, segmented

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

_LONGEST = 1_000_000_000
COMPONENTS = (
    "newsie_entities",
    "newsie_dates",
    "newsie_people",
    "newsie_positions",
    "newsie_meetings",
    "newsie_visits",
    "newsie_appointments",
)
_WITH_RULES = COMPONENTS[-3:]
# What makes the tokens, by the name that load() takes.
TOKENIZERS = {"characters": "newsie.CharacterTokenizer.v1", "pkuseg": "newsie.WordTokenizer.v1"}


def segment(
    source: Readable | Document,
    *,
    published: str | None = None,
    area: str | None = None,
    name: str | None = None,
) -> Page:
    """Take a page apart into its articles, without reading what they say.

    Args:
        source: a ``str`` is text, ``bytes`` are a file's contents, a path is a file of any kind that newsie reads
            (`newsie.read`), a `Document` one of its texts.
        published: the day of issue (ISO), if known; else it is that of the file, or worked out from the page.
        area: the paper's home area (吉林省辽源市), if known; else it is that of the file, or read off the page.
        name: what to call the page; by default the file's name, "text" or "bytes".

    Returns:
        The page: its articles with headline, dateline, byline and text, and where every other line went. An empty
        text gives a page without articles. People, positions, dates, meetings and appointments are *not* found:
        that is `extract`.

    Raises:
        TypeError: the source is none of those, or ``published`` or ``area`` is no str.
        OSError: the file cannot be read.
        ValueError: ``published`` is not an ISO day, the file holds several texts (`pipe` reads them), or it is
            broken, empty or of a kind that newsie does not read.

    Examples:
        >>> page = segment("市委召开会议\\n\\n本报讯（记者 丁一鸣）4月28日，市委召开会议。会议研究了有关事项。")
        >>> page.articles[0].headline.title, page.articles[0].byline[0].name
        ('市委召开会议', '丁一鸣')
    """
    page, source_print = segmented(source, published=published, area=area, name=name)
    return as_printed(page, source_print)


def load(
    *,
    segmenter: str | None = None,
    entities: Language | None = None,
    lexicon: str | Path | None = None,
    rules: str | Path | None = None,
) -> Language:
    """Return newsie's spaCy pipeline: its tokens, and the components in their order.

    Args:
        segmenter: ``"characters"`` (the default, also ``None``) makes one token a character; ``"pkuseg"`` makes one
            token a word, with the model that ships with newsie. The records are the same with either.
        entities: another spaCy pipeline in the place of newsie's recogniser. Its ``doc.ents`` are taken: PERSON, PER
            and NR as people, ORG as organisations, GPE, LOC and FAC as places; other labels are not.
        lexicon: a table of your own names in UTF-8, a tab between the columns. The first line names them, ``text`` and
            ``label`` among them; then an entry a line, its label PERSON, ORG, LOC or POST. What it says wins over
            recogniser and rules, even inside a longer name.
        rules: a file of your own rules of meetings, visits and appointments (TOML; see ``docs/rules.md``), asked beside
            newsie's. Each is proven on its examples before it is taken.

    Returns:
        The pipeline. Tokens have no part of speech, lemma or dependency.

    Raises:
        ValueError: there is no such segmenter, a row of the lexicon is not one, or a rule is malformed, does not match
            its example or matches its counter-example (the message says which and why).
        TypeError: ``entities`` is not a spaCy pipeline.
        FileNotFoundError: there is no such lexicon or file of rules.

    Examples:
        >>> load().pipe_names[:4]
        ['newsie_entities', 'newsie_dates', 'newsie_people', 'newsie_positions']
        >>> load().pipe_names[4:]
        ['newsie_meetings', 'newsie_visits', 'newsie_appointments']
        >>> [token.text for token in load(segmenter="pkuseg")("县长马远山主持会议")]
        ['县长', '马远山', '主持', '会议']
    """
    chosen = "characters" if segmenter is None else segmenter
    if chosen not in TOKENIZERS:
        raise ValueError(f"segmenter must be one of {', '.join(map(repr, TOKENIZERS))}, not {segmenter!r}")

    import spacy
    from spacy.language import Language

    if entities is not None and not isinstance(entities, Language):
        raise TypeError(
            f"entities must be a spaCy pipeline (spacy.load(...) returns one), not a {type(entities).__name__}"
        )
    # The factories register when their modules are imported; the entry points do the same for an installed newsie.
    import newsie.language.tokenizer
    import newsie.pipeline.appointments
    import newsie.pipeline.dates
    import newsie.pipeline.entities
    import newsie.pipeline.lexicon
    import newsie.pipeline.meetings
    import newsie.pipeline.other_entities
    import newsie.pipeline.people
    import newsie.pipeline.positions
    import newsie.pipeline.visits
    from newsie.language.own import Lexicon, read_lexicon

    if chosen == "pkuseg":
        import newsie.language.segmenter  # noqa: F401

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZERS[chosen]}}})
    nlp.max_length = _LONGEST  # spaCy's limit is for components whose memory grows faster than the text
    for component in COMPONENTS:
        nlp.add_pipe(component)
    if entities is not None:
        marker: Any = nlp.replace_pipe("newsie_entities", "newsie_other_entities")
        marker.other = entities
    if lexicon is not None:
        # Not in the config: a pipeline read from disk has the entries and must not ask for the file again.
        own: Any = nlp.add_pipe("newsie_lexicon", first=True)
        own.lexicon = Lexicon(read_lexicon(lexicon))
    if rules is not None:
        from newsie.rules import own_rules

        proven = own_rules(rules)
        for component in _WITH_RULES:
            reader: Any = nlp.get_pipe(component)
            reader.rules = proven
    return nlp


def extract(
    source: Readable | Document,
    *,
    published: str | None = None,
    area: str | None = None,
    nlp: Language | None = None,
    name: str | None = None,
) -> Page:
    """Read a page: its articles, and in each the people, positions, dates, meetings and appointments.

    Args:
        source: a ``str`` is text, ``bytes`` are a file's contents, a path is a file of any kind that newsie reads
            (`newsie.read`), a `Document` one of its texts.
        published: the day of issue (ISO), if known; else it is that of the file, or worked out from the page.
        area: the paper's home area, if known; else it is that of the file, or read off the page.
        nlp: a pipeline from `load`, with components of your own if you like; one is made and kept otherwise.
        name: what to call the page.

    Returns:
        The page. The same input gives the same page.

    Raises:
        TypeError, OSError, ValueError: as `segment`.

    Examples:
        >>> page = extract("决定\\n\\n任命孙立为临河市人民政府副市长。", published="2025-04-28")
        >>> [(a.person, a.action, a.organization, a.role) for a in page.articles[0].appointments]
        [('孙立', 'appoint', '临河市人民政府', '副市长')]
    """
    page, source_print = segmented(source, published=published, area=area, name=name)
    pipeline = nlp if nlp is not None else _kept_pipeline()
    docs = pipeline.pipe(_doc_of(article, page, source_print, pipeline) for article in page.articles)
    found = (assembled(doc, article) for doc, article in zip(docs, page.articles, strict=True))
    return as_printed(replace(page, articles=linked(tuple(found))), source_print)


def pipe(
    sources: Iterable[Readable | Document],
    *,
    n_process: int = 1,
    published: str | None = None,
    area: str | None = None,
    nlp: Language | None = None,
    fields: Mapping[str, str] | None = None,
    glob: str | None = None,
    published_from_name: str | re.Pattern[str] | None = None,
) -> Iterator[Page]:
    """Read many pages, in order; a bad input becomes a page with a warning, never the end of the run.

    Args:
        sources: texts, bytes, paths or documents; read as they are needed. A file with several texts (a table, JSON
            Lines, an archive) gives a page of each, a folder those of all its files.
        n_process: how many processes; the pages and their order are the same.
        published: day of issue for the sources that do not say their own.
        area: home area for the sources that do not say their own.
        nlp: a pipeline for `extract`; with several processes it must be picklable.
        fields: what tables and JSON call text, title, published …, where not by a usual name (`newsie.read`).
        glob: which files of a folder: ``*.html``.
        published_from_name: a pattern that finds the day of issue in a file's name (its first group, or all of it),
            for texts that do not say their own.

    Yields:
        Pages. The warning of one that could not be read starts with "failed: ".

    Raises:
        ValueError: ``n_process`` is below 1, ``published`` is not an ISO day, or there is no such field.
        TypeError: ``sources`` is one text (write ``[text]``), or an argument is of a wrong type.
        RuntimeError: the processes cannot work, as in a script without a main guard.

    Examples:
        >>> [page.source for page in pipe(["本报讯 今天召开会议。", b""])]
        ['text', 'bytes']
        >>> next(pipe([5])).warnings[0][:32]  # type: ignore[list-item]
        'failed: TypeError: cannot read a'
    """
    verb: Any = extract if nlp is None else partial(extract, nlp=nlp)
    options = Options(checked_fields(fields), glob, re.compile(published_from_name) if published_from_name else None)
    day, home = checked_day(published), checked_area(area)
    return pages(verb, sources, published=day, area=home, n_process=n_process, options=options)


@cache
def _kept_pipeline() -> Language:
    return load()


def context_of(article: Article, page: Page) -> dict[str, Any]:
    """Return what the components may know of an article: plain data for ``doc.user_data["newsie"]``, in simplified
    characters."""
    return {
        "text": simplified(article.text),
        "published": page.published,
        "dateline": article.dateline.date,
        "area": simplified(page.area) if page.area else None,
        "body_start": article.body_start,
        "byline": [simplified(byline.name) for byline in article.byline],
    }


def _doc_of(article: Article, page: Page, source: Print, nlp: Language) -> Doc:
    doc = nlp.make_doc(printed_text(article, source) if source else article.text)
    doc.user_data["newsie"] = context_of(article, page)
    return doc
