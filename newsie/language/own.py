"""The user's own names, organisations and posts: a lexicon from a file, and where a text has its entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsie.characters import repaired, simplified
from newsie.language.cover import Cover, apart
from newsie.language.tagger import Tagged

LABELS = ("PERSON", "ORG", "LOC", "POST")


@dataclass(frozen=True)
class Own(Tagged):
    """A stretch that an entry of the user's lexicon names: it is whole, and it is what the entry says."""


def read_lexicon(path: str | Path) -> dict[str, str]:
    """Read a lexicon: a tab-separated file with a header that has the columns ``text`` and ``label``.

    Args:
        path: the file, in UTF-8. Other columns (``note``) are for its owner; blank lines and lines that start with #
            are skipped.

    Returns:
        Labels (PERSON, ORG, LOC, POST) by text, in the file's order. An entry given twice alike counts once.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it is not UTF-8, a column is missing, a text is empty, a label is unknown, or one text has two
            labels; the message names file and line.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "my.tsv")
        ...     _ = path.write_text("text\\tlabel\\n首席播报官\\tPOST\\n", encoding="utf-8")
        ...     read_lexicon(path)
        {'首席播报官': 'POST'}
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8: save it as UTF-8 ({error})") from error
    rows = [(n, line.rstrip("\r").split("\t")) for n, line in enumerate(lines, 1)]
    rows = [(n, cells) for n, cells in rows if any(map(str.strip, cells)) and not cells[0].startswith("#")]
    first, header = rows[0] if rows else (1, [""])
    columns = {cell.strip(): place for place, cell in enumerate(header)}
    if not {"text", "label"} <= set(columns):
        raise ValueError(f"{path}, line {first}: the first line must name the columns, text and label among them")
    out: dict[str, str] = {}
    for number, cells in rows[1:]:
        text, label = (
            cells[columns[name]].strip() if columns[name] < len(cells) else "" for name in ("text", "label")
        )
        text = simplified(repaired(text))  # as the characters of a page are read
        where = f"{path}, line {number}"
        if not any(map(str.isalnum, text)):
            raise ValueError(
                f"{where}: the text is empty, or has no letter; write the name in column text, a tab, and its label"
            )
        if label not in LABELS:
            raise ValueError(f"{where}: the label of {text} is {label!r}; it must be one of {', '.join(LABELS)}")
        if out.setdefault(text, label) != label:
            raise ValueError(f"{where}: {text} was {out[text]} before and is {label} here; keep one of the two rows")
    return out


class Lexicon:
    """Finds the entries of a lexicon in a text, in a time that grows with the text and not with the entries.

    Examples:
        >>> lexicon = Lexicon({"张小": "PERSON", "张小二": "PERSON", "小二集团": "ORG"})
        >>> [(own.label, own.start, own.end) for own in lexicon.find("张小二说，张小二集团开会。")]
        [('PERSON', 0, 3), ('ORG', 6, 10)]
    """

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.labels = dict(labels)
        lengths: dict[str, set[int]] = {}
        for text in self.labels:
            lengths.setdefault(text[0], set()).add(len(text))
        self._lengths = {first: sorted(found) for first, found in lengths.items()}

    def find(self, text: str) -> list[Own]:
        """Return the entries that a text has, in order, never overlapping: the longest goes first, then the first.

        An entry that begins or ends inside a Latin word or a number of the text is not found.
        """
        nothing: list[int] = []
        return apart(
            Own(start, start + length, label)
            for start, first in enumerate(text)
            for length in self._lengths.get(first, nothing)
            if (label := self.labels.get(text[start : start + length])) is not None
            and not (_cuts(text, start) or _cuts(text, start + length))
        )


def _cuts(text: str, place: int) -> bool:
    """Tell whether a place stands inside a Latin word or a number: AI is no part of MAIN."""
    around = text[max(0, place - 1) : place + 1]
    return 0 < place < len(text) and around.isascii() and around.isalnum()


def outvoted(tagged: Iterable[Tagged], own: Sequence[Own]) -> list[Tagged]:
    """Return a recogniser's stretches with the user's in the place of all that they touch, in order.

    Examples:
        >>> outvoted([Tagged(0, 2, "LOC"), Tagged(4, 6, "LOC")], [Own(1, 3, "PERSON")])
        [Own(start=1, end=3, label='PERSON', score=1.0), Tagged(start=4, end=6, label='LOC', score=1.0)]
    """
    if not own:
        return list(tagged)
    taken = Cover(max(item.end for item in own), ((item.start, item.end) for item in own))
    left = [item for item in tagged if not taken.touches(item.start, item.end)]
    return sorted([*left, *own], key=lambda item: item.start)


class OwnStretches:
    """The stretches of one text that the user has named: what no rule may cut, lengthen or take for something else.

    Examples:
        >>> own = OwnStretches("大河网的张小二", [Own(0, 3, "ORG"), Own(4, 7, "PERSON")])
        >>> own.forbids(1, 3), own.forbids(4, 7), own.forbids(4, 6)
        (True, False, True)
    """

    def __init__(self, text: str, tagged: Iterable[Tagged]) -> None:
        own = [item for item in tagged if isinstance(item, Own)]
        self.people = {item.start: item for item in own if item.label == "PERSON"}
        self.posts = [item for item in own if item.label == "POST"]
        self.roles = frozenset(text[item.start : item.end] for item in self.posts)
        self.bounds = [(item.start, item.end) for item in own]
        self._cover = Cover(len(text), self.bounds)

    def is_person(self, start: int, end: int) -> bool:
        """Tell whether exactly this is a person of the user's."""
        person = self.people.get(start)
        return person is not None and person.end == end

    def forbids(self, start: int, end: int) -> bool:
        """Tell whether a person cannot stand here, because the user says something else."""
        return self._cover.touches(start, end) and not self.is_person(start, end)

    def first(self, start: int, end: int) -> int:
        """Return where the user's first stretch begins that a stretch runs into, ``end`` if it runs into none."""
        return self._cover.first(start, end)
