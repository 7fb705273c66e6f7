"""The command line: ``newsie extract``, ``segment``, ``read``, ``score``, ``explain``, ``view``, ``show``, ``rules``.

Exit status: 0 all well; 1 some input failed (named on stderr, the rest done); 2 wrong usage.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from newsie import __version__
from newsie import score as scoring
from newsie.corpus.inputs import Options, count_of, inputs
from newsie.corpus.streaming import pages as stream_pages
from newsie.corpus.telling import Trouble, counted
from newsie.corpus.writing import SUFFIXES, page_writer
from newsie.gold import as_gold
from newsie.readers.document import Document, why_failed
from newsie.readers.rows import field_names
from newsie.reading import is_day
from newsie.records import Page

F = TypeVar("F", bound=Callable[..., None])
T = TypeVar("T")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsie", message="%(prog)s %(version)s")
def main() -> None:
    """Read the raw text of Chinese newspaper pages into records."""


def _fields(context: click.Context, option: click.Parameter, value: str | None) -> dict[str, str]:
    try:
        return field_names(value or "")
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _pattern(context: click.Context, option: click.Parameter, value: str | None) -> re.Pattern[str] | None:
    try:
        return re.compile(value) if value else None
    except re.error as error:
        raise click.BadParameter(f"{value!r} is no regular expression: {error}") from None


def _reading_command(function: F) -> F:
    """What every command takes that reads files of any kind."""
    for option in (
        click.option(
            "--published-from-name",
            "name_pattern",
            metavar="REGEX",
            callback=_pattern,
            help="Where a file's name has the day of issue: the first group, or all that matches.",
        ),
        click.option("--glob", metavar="PATTERN", help="Which files of a folder or archive, such as '*.html'."),
        click.option(
            "--fields",
            metavar="NAMES",
            callback=_fields,
            help="What tables and JSON call their fields: text=content,title=name,published=day.",
        ),
    ):
        function = option(function)
    return function


def _page_command(function: F) -> F:
    """What ``extract`` and ``segment`` take."""
    function = _reading_command(function)
    for option in (
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            default=1,
            show_default=True,
            metavar="N",
            help="How many processes work; the output is the same.",
        ),
        click.option("--area", metavar="NAME", help="Home area of the paper, such as 吉林省辽源市."),
        click.option(
            "--published",
            metavar="DAY",
            callback=_day,
            help="Day of issue, such as 2025-04-28; what a file or row says of itself goes first.",
        ),
        click.option(
            "-o",
            "--output",
            metavar="FILE",
            callback=_output,
            help="Where to write: .json (a list of pages) or .jsonl (a page a line). Default: JSON to stdout.",
        ),
        click.argument("arguments", metavar="INPUT...", nargs=-1, required=True),
    ):
        function = option(function)
    return function


def _day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_day(value):
        raise click.BadParameter(f"{value!r} is not a day like 2025-04-28")
    return value


def _output(context: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    if value is None or value == "-":
        return None
    path = Path(value)
    if path.suffix.lower() not in SUFFIXES:
        raise click.BadParameter(f"{value}: the name must end in {' or '.join(SUFFIXES)}")
    if path.is_dir() or not path.parent.is_dir():
        raise click.BadParameter(
            f"{value}: {'it is a folder' if path.is_dir() else f'there is no folder {path.parent}'}"
        )
    return path


_OWN_RULES = click.option(
    "--rules",
    "own",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own rules of events (TOML), asked beside newsie's.",
)


@main.command()
@_page_command
@_OWN_RULES
@click.option(
    "--lexicon",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own names, organisations and posts: a table with the columns text and label, parted by tabs.",
)
def extract(
    arguments: tuple[str, ...],
    output: Path | None,
    published: str | None,
    area: str | None,
    workers: int,
    own: Path | None,
    lexicon: Path | None,
    fields: dict[str, str],
    glob: str | None,
    name_pattern: re.Pattern[str] | None,
) -> None:
    """Read pages into articles with people, positions, dates, meetings, visits and appointments.

    INPUT is a file of any kind that newsie reads (text, HTML, JSON, CSV, XLSX, Parquet, DOCX, PDF, .gz and .zip of
    those), a folder (every file in it and below), or - (stdin).
    """
    from newsie.extraction import load, pipe

    nlp = _or_refused(lambda: load(rules=own, lexicon=lexicon)) if own or lexicon else None
    _run(
        lambda pages: pipe(pages, n_process=workers, published=published, area=area, nlp=nlp),
        arguments,
        output,
        Options(fields, glob, name_pattern),
    )


@main.command("read")
@click.argument("arguments", metavar="FILE...", nargs=-1, required=True)
@_reading_command
@click.option("--json", "as_json", is_flag=True, help="Print the texts as JSON, one a line.")
def read_files(
    arguments: tuple[str, ...],
    fields: dict[str, str],
    glob: str | None,
    name_pattern: re.Pattern[str] | None,
    as_json: bool,
) -> None:
    """Print the text of files as newsie reads it, and what the files say of it: headline, day, format, warnings.

    FILE is what extract takes as INPUT.
    """
    from newsie.corpus.telling import as_json_line, shown

    told = Trouble()
    for document in inputs(arguments, stdin=sys.stdin.buffer, options=Options(fields, glob, name_pattern)):
        told.see(document.name, document.warnings)
        if as_json:
            click.echo(as_json_line(document))
        elif why_failed(document.warnings) is None:
            click.echo(shown(document))
    _end(told)


@main.group()
def rules() -> None:
    """List the rules of meetings, visits and appointments, and try one on a sentence."""


@rules.command("list")
@click.option("--event", type=click.Choice(["meetings", "visits", "appointments"]), help="Those of one kind alone.")
@_OWN_RULES
def list_rules(event: str | None, own: Path | None) -> None:
    """Print a line a rule: its id, what it makes, an example."""
    from newsie.rules import all_rules, listing, own_rules

    yours = _or_refused(lambda: own_rules(own)) if own is not None else ()
    click.echo(listing(rule for rule in (*yours, *all_rules()) if rule.reports and event in (None, rule.event)))


@rules.command("try")
@click.argument("rule", metavar="ID")
@click.argument("sentence")
@_OWN_RULES
def try_rule(rule: str, sentence: str, own: Path | None) -> None:
    """Show what the rule ID does in SENTENCE: the typed view, what fires, which cue refuses, the records.

    SENTENCE may write its mentions itself, as [PERSON 韩立群]; else the pipeline finds them.
    """
    from newsie.rules import own_rules, trial

    click.echo(_or_refused(lambda: trial(rule, sentence, own_rules(own) if own is not None else ())))


def _or_refused(call: Callable[[], T]) -> T:
    """What a call gives; where it refuses what the user gave, the reason and exit status 1."""
    try:
        return call()
    except KeyError as error:
        raise click.ClickException(str(error.args[0])) from error
    except (ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error


@main.command()
@_page_command
def segment(
    arguments: tuple[str, ...],
    output: Path | None,
    published: str | None,
    area: str | None,
    workers: int,
    fields: dict[str, str],
    glob: str | None,
    name_pattern: re.Pattern[str] | None,
) -> None:
    """Take pages apart into articles, and stop there.

    INPUT is what extract takes.
    """
    from newsie.extraction import segment as verb

    _run(
        lambda pages: stream_pages(verb, pages, n_process=workers, published=published, area=area),
        arguments,
        output,
        Options(fields, glob, name_pattern),
    )


@main.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("predicted", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show N errors of each kind."
)
def score(gold: Path, predicted: Path, as_json: bool, errors: int) -> None:
    """Score predicted pages against gold.

    GOLD and PREDICTED are each a JSON file (a page or a list of pages), a JSON Lines file, or a folder of those. GOLD
    holds gold records (their form: see the module newsie.gold) or newsie's own pages, corrected or of another run.
    """
    try:
        gold_pages = {stem: as_gold(page) for stem, page in scoring.load(gold).items()}
        predicted_pages = scoring.load(predicted)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    if not gold_pages:
        raise click.ClickException(f"no gold pages in {gold}")
    missing = sorted(gold_pages.keys() - predicted_pages.keys())
    if missing:
        click.echo(f"no prediction for: {', '.join(missing)}", err=True)
    scores = scoring.score(gold_pages, predicted_pages)
    if as_json:
        click.echo(json.dumps(scores.figures(), ensure_ascii=False, indent=1))
        return
    click.echo(scores.table())
    for line in scores.errors(errors):
        click.echo(line)


@main.command()
@click.argument("pages", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("record", metavar="ID")
def explain(pages: Path, record: str) -> None:
    """Show why a record says what it says: quotations, rule, tier.

    PAGES is what extract wrote; ID is that of a record (001.txt#2/appointments/0), of a list (001.txt#2/people) or of
    an article (001.txt#2).
    """
    from newsie.explain import explanation, find_record

    try:
        rows = scoring.load(pages).values()
        found = find_record([Page.from_dict(row) for row in rows], record)
    except (OSError, ValueError, KeyError) as error:
        raise click.ClickException(f"{pages}: {error}") from error
    if not found:
        raise click.ClickException(f"no record {record} in {pages}: an id is like 001.txt#2/appointments/0")
    click.echo("\n\n".join(explanation(*one) for one in found))


@main.command()
@click.argument("pages", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The HTML file.")
@click.option(
    "--source",
    type=click.Path(exists=True, path_type=Path),
    help="The folder with the texts that were read, or the text: shown as printed beside the records.",
)
def view(pages: Path, output: Path, source: Path | None) -> None:
    """Show pages as one HTML file: the source, and beside it what was read; each lights the other.

    PAGES is what extract wrote. Without --source the left side shows the articles' texts. The file needs no network.
    """
    from newsie.reading import read
    from newsie.view import pages_html

    def text_of(name: str) -> str | None:
        path = source / name if source and source.is_dir() else source
        return read(path).text if path and path.is_file() else None

    try:
        rows = [Page.from_dict(row) for row in scoring.load(pages).values()]
        output.write_text(pages_html((page, text_of(page.source)) for page in rows), encoding="utf-8")
    except (OSError, ValueError, KeyError) as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("pages", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def show(pages: Path) -> None:
    """Show pages in the terminal. PAGES is what extract wrote. Needs rich: pip install '.[show]' in newsie's folder."""
    from newsie.view.terminal import show as show_pages

    try:
        show_pages(Page.from_dict(row) for row in scoring.load(pages).values())
    except (OSError, ValueError, KeyError, ModuleNotFoundError) as error:
        raise click.ClickException(str(error)) from error


def _run(
    verb: Callable[[Iterable[Document]], Iterator[Page]],
    arguments: tuple[str, ...],
    output: Path | None,
    options: Options,
) -> None:
    """Write the page of every text; exit with 1 if one failed, with its name and why on stderr."""
    sources = inputs(arguments, stdin=sys.stdin.buffer, options=options)
    length = count_of(arguments, options) if sys.stderr.isatty() else None
    told = Trouble()
    try:
        with page_writer(output) as write, counted(verb(sources), length) as pages:
            for page in pages:
                write(page)
                told.see(page.source, page.warnings)
    except BrokenPipeError:  # the reader of stdout had enough; click ends quietly
        raise
    except RuntimeError as error:  # the workers died
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"cannot write {output or 'to stdout'}: {error.strerror or error}"
        ) from error
    _end(told)


def _end(told: Trouble) -> None:
    """Say on stderr what was wrong; exit with 1 if something failed."""
    for line in told.lines():
        click.echo(f"newsie: {line}", err=True)
    if told.failed:
        sys.exit(1)
