"""A source → its page, taken apart into articles: read in simplified characters, with how the source is printed."""
from __future__ import annotations

from collections import Counter
from dataclasses import replace
from os import PathLike, fspath
from os.path import basename, isdir

from newsie.areas import area_code, home_area
from newsie.characters import simplified
from newsie.layout import take_apart
from newsie.printed import Print
from newsie.readers import read
from newsie.readers.document import Document, why_failed
from newsie.reading import Readable, is_day
from newsie.records import Article, Byline, Page
from newsie.timex import date_page, guess_year, resolve_dateline


def segmented(
    source: Readable | Document, *, published: str | None, area: str | None, name: str | None
) -> tuple[Page, Print]:
    """Return the page of a source with all its strings in simplified characters, and how the source is printed.

    Args:
        source: as `newsie.segment` takes it, and so are the other arguments.

    Raises:
        TypeError, OSError, ValueError: as `newsie.segment`.

    Examples:
        >>> page, source = segmented("市長會見", published=None, area=None, name=None)
        >>> page.articles[0].text, source.printed
        ('市长会见', '市長會見')
    """
    day, home = checked_day(published), checked_area(area)
    document = _one_document(source, name)
    both = Print(simplified(document.text), document.text)
    return _page(document, both, day or document.published, home or document.area), both


def checked_day(published: object) -> str | None:
    """Return the day of issue that a caller gives, None for "".

    Raises:
        TypeError: it is no str.
        ValueError: it is no ISO day.
    """
    if not isinstance(published, str | None):
        raise TypeError(f"published must be a str like '2025-04-28', not a {type(published).__name__}")
    if published and not is_day(published):
        raise ValueError(f"published must be a day like 2025-04-28, not {published!r}")
    return published or None


def checked_area(area: object) -> str | None:
    """Return the home area that a caller gives, None for "".

    Raises:
        TypeError: it is no str.
    """
    if not isinstance(area, str | None):
        raise TypeError(f"area must be a str like '吉林省辽源市', not a {type(area).__name__}")
    return area or None


def _one_document(source: Readable | Document, name: str | None) -> Document:
    """The text of a source that holds one."""
    if isinstance(source, Document):
        return source if name is None else replace(source, name=name)
    if isinstance(source, PathLike) and isdir(source):
        raise IsADirectoryError(f"{fspath(source)} is a folder: newsie.pipe([path]) reads the files in it")
    found = read(source, name=name)
    document = next(found, None)
    if document is None:
        raise ValueError(f"{name or source!r} has no text")
    if next(found, None) is not None:
        raise ValueError(f"{name or _called(source)} holds several texts: newsie.pipe([path]) gives a page of each")
    reason = why_failed(document.warnings)
    if reason is not None:
        raise ValueError(f"{document.name}: {reason}")
    return document


def _called(source: Readable) -> str:
    return basename(fspath(source)) if isinstance(source, PathLike) else "the source"


def _page(document: Document, source: Print, published: str | None, area: str | None) -> Page:
    headline = simplified(document.headline) if document.headline is not None else None
    page = take_apart(
        source.read, source=document.name, headline=headline, boxes=document.boxes, sizes=document.sizes
    )
    header = "\n".join(line.text for line in page.furniture)
    day, basis = date_page(page.articles, published=published or page.published, header=header)
    if published is None and page.published is not None:
        basis = page.published_basis or "masthead"
    # Without a day of issue the year of a dateline is that of the texts.
    year = None if is_day(day or "") else guess_year([article.text for article in page.articles])
    articles = _signed(tuple(_dated(article, day, year) for article in page.articles), document.byline)
    home = area or home_area(page)
    code = area_code(simplified(home)) if home else None
    unknown = (f"no area {area!r} is known: write it like 吉林省辽源市",) if area and not code else ()
    return replace(
        page,
        published=day,
        published_basis=basis,
        newspaper=document.newspaper or page.newspaper or _paper_of(articles),
        articles=articles,
        warnings=(*document.warnings, *unknown, *map(source.of, page.warnings)),
        area=home,
        area_code=code,
        format=document.format or None,
        page_number=document.page_number or page.page_number,
        section=document.section or page.section,
    )


def _signed(articles: tuple[Article, ...], byline: tuple[str, ...]) -> tuple[Article, ...]:
    """One article without writers gets those that its file names."""
    if len(articles) != 1 or articles[0].byline or not byline:
        return articles
    return (replace(articles[0], byline=tuple(Byline(name=simplified(name)) for name in byline)),)


def _dated(article: Article, day: str | None, year: int | None) -> Article:
    """The article with the year of its dateline."""
    dateline = resolve_dateline(article.dateline, day, year=year)
    return article if dateline is article.dateline else replace(article, dateline=dateline)


def _paper_of(articles: tuple[Article, ...]) -> str | None:
    """The paper whose reporters sign most of the page."""
    outlets = Counter(byline.outlet for article in articles for byline in article.byline if byline.outlet)
    return min(outlets, key=lambda outlet: (-outlets[outlet], outlet)) if outlets else None
