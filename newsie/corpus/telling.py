"""What a run tells a person: how far it is, what was wrong, and of a text what is known of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from newsie.corpus.inputs import RENAMED
from newsie.readers.document import Document, why_failed
from newsie.records import Page

_NAMED = 5
_FAILURES = 20


@dataclass
class Trouble:
    """What was wrong in a run, summed up where it is much."""

    failed: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)

    def see(self, name: str, warnings: tuple[str, ...]) -> None:
        """Take in the warnings of a page or text."""
        reason = why_failed(warnings)
        if any(warning.startswith(RENAMED) for warning in warnings):
            self.renamed.append(name)
        if reason is not None:
            self.failed.append(f"{name}: {reason}")
        elif any(not warning.startswith(RENAMED) for warning in warnings):
            self.warned.append(name)

    def lines(self) -> Iterator[str]:
        """Yield a line on what has warnings, one on what was named twice, and one a failure.

        Examples:
            >>> told = Trouble()
            >>> told.see("a.txt", ("failed: empty",))
            >>> list(told.lines())
            ['failed: a.txt: empty']
        """
        if self.warned:
            yield f'warnings in {_few(self.warned)}: see "warnings" in the output'
        if self.renamed:
            yield f"named twice, and numbered: {_few(self.renamed)}"
        for line in self.failed[:_FAILURES]:
            yield f"failed: {line}"
        if len(self.failed) > _FAILURES:
            yield f'failed: {len(self.failed) - _FAILURES} more: see "warnings" in the output'


@contextmanager
def counted(pages: Iterable[Page], length: int | None) -> Iterator[Iterable[Page]]:
    """Show pages, rate and time left on a terminal; nothing to a file or a program."""
    if not sys.stderr.isatty():
        yield pages
        return
    import shutil

    from tqdm import tqdm

    columns, rows = shutil.get_terminal_size()  # also where a terminal says that it has none

    with tqdm(pages, total=length, unit=" pages", desc="newsie", file=sys.stderr, ncols=columns - 1, nrows=rows) as bar:
        yield bar


def shown(document: Document) -> str:
    """Return a text with what is known of it above, for a person.

    Examples:
        >>> print(shown(Document("a.txt", "本报讯 …", published="2025-04-28")))
        == a.txt
        format: txt
        published: 2025-04-28
        <BLANKLINE>
        本报讯 …
        <BLANKLINE>
    """
    known = {
        key: value
        for key, value in asdict(document).items()
        if value and key not in ("name", "text", "boxes", "sizes")
    }
    lines = [f"== {document.name}"]
    for key, value in known.items():
        if key == "warnings":
            lines += [f"warning: {warning}" for warning in value]
        else:
            lines.append(f"{key}: {', '.join(value) if isinstance(value, tuple | list) else value}")
    return "\n".join([*lines, "", document.text, ""])


def as_json_line(document: Document) -> str:
    """Return a text and what is known of it as one line of JSON.

    Examples:
        >>> as_json_line(Document("a.txt", "本报讯"))[:54]
        '{"name": "a.txt", "text": "本报讯", "format": "txt", "hea'
    """
    return json.dumps(asdict(document), ensure_ascii=False)


def _few(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
