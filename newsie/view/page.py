"""A page as one HTML file: the source on the left, as printed; on the right what newsie read; each lights the other.

The file asks nothing of the network: styles and script stand in it, and its content policy forbids the rest.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from newsie.json_base import Record
from newsie.records import Article, Page

from .cards import cards, marks_of
from .marks import Mark, marked
from .records import record_html

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

_LEGEND = '<p class="legend"><b>确定、可能</b> <b class="guess">猜测</b></p>'


def page_html(page: Page, text: str | None = None) -> str:
    """Return a page as one self-contained HTML document.

    Args:
        page: what `newsie.extract` returned.
        text: the source that was read, as printed. Without it the left side shows the articles' cleaned texts.

    Returns:
        A document of its own. Hovering, focusing or tapping a record lights its quotations on the left, and a
        quotation its records on the right.

    Raises:
        ValueError: ``text`` is shorter than what the page was read from: it is another text.

    Examples:
        >>> import newsie
        >>> text = "决定\\n\\n任命孙立为临河市副市长。"
        >>> html = page_html(newsie.extract(text), text)
        >>> html.startswith("<!doctype html>"), "data-key=" in html, "://" in html
        (True, True, False)
    """
    return pages_html([(page, text)])


def notebook_html(record: Record) -> str:
    """Return what a notebook shows: a page's picture in a frame of its own, any other record as a table."""
    if not isinstance(record, Page):
        return record_html(record)
    document = escape(page_html(record), quote=True)
    return f'<iframe srcdoc="{document}" style="width:100%;height:36rem;border:1px solid #ccc"></iframe>'


def pages_html(pages: Iterable[tuple[Page, str | None]]) -> str:
    """Return several pages, each with its source where it is known, as one document; see `page_html`."""
    bodies, names, first = [], [], 0
    for number, (page, text) in enumerate(pages):
        bodies.append(_body(page, text, number, first))
        names.append(page.source)
        first += len(page.articles)
    links = "".join(f'<a href="#page{n}">{escape(name)}</a> ' for n, name in enumerate(names))
    contents = f"<nav>{links}</nav>" if len(names) > 1 else ""
    title = names[0] if len(names) == 1 else f"newsie: {len(names)} pages"
    style, script = (_resource(name) for name in ("page.css", "page.js"))
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head>"
        f"<body>{contents}{''.join(bodies)}<script>{script}</script></body></html>\n"
    )


def _body(page: Page, text: str | None, number: int, first: int) -> str:
    """One page: what it is, its source and its reading; ``first`` is the number of its first article."""
    left = _source(page, text, first) if text is not None else _articles(page, first)
    right = "".join(cards(article, n, first) for n, article in enumerate(page.articles, first))
    facts = " · ".join(part for part in (page.newspaper, page.published, page.area) if part)
    warnings = "".join(f"<li>{escape(warning)}</li>" for warning in page.warnings)
    return (
        f'<header id="page{number}"><h1>{escape(page.source)}</h1><p>{escape(facts)}</p>{_LEGEND}'
        f"{f'<ul>{warnings}</ul>' if warnings else ''}</header>"
        f'<main><div class="source" tabindex="0">{left}</div><div class="reading">{right}</div></main>'
    )


def _resource(name: str) -> str:
    return files("newsie.view").joinpath(name).read_text(encoding="utf-8")


def _articles(page: Page, first: int) -> str:
    return "".join(
        f'<pre class="tint{number % 6}">{marked(article.text, marks_of(article, number))}</pre>'
        for number, article in enumerate(page.articles, first)
    )


def _source(page: Page, text: str, number_of_first: int) -> str:
    """The source as printed, the lines of each article tinted, its quotations where they stand there."""
    last = max((at + size for article in page.articles for _, at, size in article.segments), default=0)
    if last > len(text):
        raise ValueError(f"{page.source} was read from {last:,} characters or more; the text given has {len(text):,}")
    lines = _line_ends(text)
    tints: list[tuple[int, int, str]] = []
    taken = 0
    for first, final, number in sorted(
        (first, final, number)
        for number, article in enumerate(page.articles, number_of_first)
        for first, final in article.lines
    ):
        start, end = max(taken, lines[min(first, len(lines)) - 1][0]), lines[min(final, len(lines)) - 1][1]
        if start < end:
            tints.append((start, end, f"tint{number % 6}"))
            taken = end
    marks = [mark for n, article in enumerate(page.articles, number_of_first) for mark in _printed(article, n)]
    return f"<pre>{marked(text, marks, tints=tints)}</pre>"


def _line_ends(text: str) -> list[tuple[int, int]]:
    out, start = [], 0
    for line in text.splitlines(keepends=True):
        out.append((start, start + len(line)))
        start += len(line)
    return out or [(0, 0)]


def _printed(article: Article, number: int) -> Iterator[Mark]:
    """The marks of an article where its source prints them, in as many pieces as it takes."""
    for mark in marks_of(article, number):
        for start, end in article.locate(mark.start, mark.end):
            yield Mark(start, end, mark.key)
