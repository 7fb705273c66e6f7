"""Pages in the terminal, with rich: headline, people, dates, meetings, visits and appointments of every article."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsie.records import Article, Page

from .cards import KINDS
from .records import summary

_COLOURS = {"certain": "", "likely": "dim", "guess": "dim italic"}


def show(pages: Iterable[Page], console: Any = None) -> None:
    """Print pages to the terminal.

    Args:
        pages: what to show.
        console: a ``rich.console.Console``; one for standard output is made otherwise.

    Raises:
        ModuleNotFoundError: rich is not installed (``pip install '.[show]' in newsie's folder``).
    """
    try:
        from rich.console import Console
        from rich.markup import escape
        from rich.panel import Panel
        from rich.table import Table
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("newsie show needs rich: pip install '.[show]' in newsie's folder") from error
    console = console or Console()
    for page in pages:
        facts = " · ".join(part for part in (page.source, page.published, page.area) if part)
        console.rule(escape(facts))
        for article in page.articles:
            title = escape(article.headline.title or article.id)
            rows = Table.grid(padding=(0, 2))
            rows.add_column()
            rows.add_column(overflow="fold")
            for label, words in _rows(article, escape):
                rows.add_row(f"[bold]{label}[/]", words)
            console.print(Panel(rows if rows.row_count else "—", title=title, title_align="left"))


def _rows(article: Article, escape: Any) -> Iterator[tuple[str, str]]:
    """Yield what each kind of record is called, and its records, one a line; times stand side by side."""
    for kind, label in KINDS.items():
        shown = []
        for record in getattr(article, kind):
            colour = _COLOURS.get(getattr(record, "tier", ""), "")
            words = escape(summary(record))
            shown.append(f"[{colour}]{words}[/]" if colour else words)
        if shown:
            yield label, ("；" if kind == "dates" else "\n").join(shown)
