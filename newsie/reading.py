"""Input: what a caller hands over → decoded text with a name, and what was wrong with its bytes.

A ``str`` is text, ``bytes`` are a file's contents, a path is a file: never guessed. The text is the decoded source
and nothing else; its line ends stay as they are, so that offsets into it are offsets into the source.
"""

from __future__ import annotations

import codecs
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO

from newsie.lazy import lazy

Readable = str | bytes | os.PathLike[str]

#: Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: In the order in which they win a tie.
ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
#: Files that people mistake for text, and what to do with them.
NOT_TEXT = (
    (b"%PDF-", "a PDF; turn it into text first (pdftotext -layout)"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save it as plain text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document; save it as plain text first"),
    (b"\x1f\x8b\x08", "a gzip archive; unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture; newsie reads text, not scans"),
    (b"\xff\xd8\xff\xe0", "a JPEG picture; newsie reads text, not scans"),
    (b"\xff\xd8\xff\xe1", "a JPEG picture; newsie reads text, not scans"),
)
SAMPLE = 1 << 16
REPORTED = 20

_LINE_END = lazy(r"\r\n|[\n\r\f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Source:
    """A text to read, its name, and what was wrong with it on the way in."""

    name: str
    text: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Input:
    """One page of a run: its name, its text, bytes or file, and what is known about it.

    ``problem`` says why there is nothing to read (a broken row, an empty folder); then `contents` raises.
    """

    name: str
    data: Readable = ""
    published: str | None = None
    area: str | None = None
    problem: str | None = None

    def contents(self) -> Readable:
        """Return the text, bytes or path to read.

        Raises:
            ValueError: there is nothing to read; the message says why.

        Examples:
            >>> Input("a.txt", "本报讯").contents()
            '本报讯'
        """
        if self.problem is not None:
            raise ValueError(self.problem)
        return self.data


def read(source: Readable, *, name: str | None = None) -> Source:
    """Return the text of a source, decoded if need be.

    Args:
        source: a ``str`` is text, ``bytes`` are a file's contents, a path is a file.
        name: what to call it; by default the file's name, "text" or "bytes".

    Returns:
        The source text, without a byte order mark, its line ends untouched. UTF-8, UTF-16, UTF-32 (with a byte order
        mark) and GB18030 are told apart by mark, by validity and by how much of the outcome is common Chinese.
        Bytes that are not of that encoding become U+FFFD and are warned of with their place; control characters
        stay and are warned of.

    Raises:
        TypeError: the source is none of the three.
        OSError: the file is missing, a folder, or cannot be read.
        ValueError: the contents are a PDF, an office document, an archive or a picture.

    Not found: encodings other than those (Big5, EUC-JP …); they come out as GB18030 that makes no sense.

    Examples:
        >>> read("本报讯".encode("gb18030"), name="page.txt")
        Source(name='page.txt', text='本报讯', warnings=())
        >>> read(b"\\xe6\\x9c\\xac\\xff\\xe6\\x8a\\xa5").warnings
        ('bad utf-8 at offset 3, line 1: 0xff replaced by U+FFFD',)
    """
    if isinstance(source, str):
        return _checked(name or "text", source, [])
    if isinstance(source, bytes):
        return _decoded(name or "bytes", source)
    if isinstance(source, os.PathLike):
        path = Path(source)
        return _decoded(name or printable(path.name), _bytes_of(path))
    raise TypeError(
        f"cannot read a {type(source).__name__}: give a str (text), bytes (a file's contents) or a Path (a file)"
    )


def inputs(arguments: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None) -> Iterator[Input]:
    """Yield the pages that the arguments of a command name, in their order.

    Args:
        arguments: each a file, a folder (every ``*.txt`` in it and below it, sorted by path, hidden files left out;
            named by the path inside the folder), ``-`` (the text on ``stdin``), or a ``.jsonl`` file with an object
            a line: ``text``, ``source``, and optionally ``published`` and ``area``; other keys are ignored.
        stdin: what ``-`` reads.

    Yields:
        Inputs. What cannot be read (a missing file, a broken row, a folder without texts) is yielded too, so that
        the run goes on and can name it.

    Examples:
        >>> [page.name for page in inputs(["no/such/page.txt"])]
        ['page.txt']
    """
    for argument in arguments:
        path = Path(argument)
        if os.fspath(argument) == "-":
            yield (
                Input("stdin", stdin.read())
                if stdin
                else Input("stdin", problem="there is no standard input")
            )
        elif path.is_dir():
            yield from _folder(path)
        elif path.suffix.lower() == ".jsonl":
            yield from _rows(path)
        else:
            yield Input(printable(path.name), path)


def printable(name: str) -> str:
    """Return a file name that UTF-8 can hold: bytes of the name that are not UTF-8 become U+FFFD.

    Examples:
        >>> printable("page-\\udcff.txt")
        'page-\ufffd.txt'
    """
    return os.fsencode(name).decode("utf-8", "replace")


def is_day(text: str) -> bool:
    """Tell whether a text is an ISO day (2025-04-28), as ``published`` must be.

    Examples:
        >>> is_day("2025-04-28"), is_day("2025-4-28"), is_day("20250428")
        (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileNotFoundError(f"no such file: {path}") from None
    except IsADirectoryError:
        raise IsADirectoryError(
            f"{path} is a folder: give its files one by one, or use the command line"
        ) from None
    except OSError as error:
        raise OSError(f"cannot read {path}: {error.strerror or error}") from error


def _folder(folder: Path) -> Iterator[Input]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(parent, name) for name in files if not name.startswith(".") and name.lower().endswith(".txt")
        ]
    found.sort()
    if not found:
        yield Input(printable(str(folder)), problem=f"no .txt file in {folder} or below it")
    for path in found:
        yield Input(printable(path.relative_to(folder).as_posix()), path)


def _rows(path: Path) -> Iterator[Input]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _row(line, f"{printable(path.name)}:{number}")
    except OSError as error:
        yield Input(printable(path.name), problem=f"cannot read {path}: {error.strerror or error}")


def _row(line: bytes, place: str) -> Input:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Input(place, problem=f"not a line of JSON in UTF-8: {error}")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Input(place, problem='a row must be an object with a string "text"')
    known = {key: row.get(key) for key in ("source", "published", "area")}
    for key, value in known.items():
        if not (value is None or isinstance(value, str)):
            return Input(place, problem=f'"{key}" must be a string')
    published = known["published"] or None
    if published is not None and not is_day(published):
        return Input(
            known["source"] or place, problem=f'"published" must be a day like 2025-04-28, not {published!r}'
        )
    return Input(known["source"] or place, row["text"], published, known["area"] or None)


def _decoded(name: str, data: bytes) -> Source:
    for magic, what in NOT_TEXT:
        if data.startswith(magic):
            raise ValueError(f"{name} is {what}")
    mark, encoding = _encoding(data)
    text, warnings = _text(data, mark, encoding)
    return _checked(name, text, warnings)


def _encoding(data: bytes) -> tuple[int, str]:
    """Return the length of the byte order mark and the encoding."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark) and not (encoding.startswith("utf-32") and len(data) % 4):
            return len(mark), encoding
    if b"\0" not in data:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return 0, "utf-8"
    sample = data[:SAMPLE]
    return 0, max(ENCODINGS, key=lambda encoding: _plausibility(sample.decode(encoding, "replace")))


def _plausibility(text: str) -> float:
    """Return how much of a text is what a Chinese newspaper prints; a wrong decoding yields rare characters."""
    common, latin = _common(), 0
    score = 0
    for character in text:
        if character in common:
            score += 1
        elif " " <= character <= "~":
            latin += 1
    return (score + latin / 2) / max(1, len(text))


@cache
def _common() -> frozenset[str]:
    """The 3,755 most used characters (level 1 of GB 2312), Chinese and full-width punctuation, digits, line ends."""
    level_1 = (
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
    )
    marks = map(chr, (*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F), *map(ord, "“”‘’—…·")))
    return frozenset((*filter(None, level_1), *marks, *"0123456789 \n\r\t"))


def _text(data: bytes, start: int, encoding: str) -> tuple[str, list[str]]:
    """Decode from ``start``; the first bad bytes are named one by one, so that hostile input stays linear."""
    parts: list[str] = []
    warnings: list[str] = []
    line = 1
    rest = data[start:] if start else data
    offset = start
    while True:
        try:
            parts.append(rest.decode(encoding))
            break
        except UnicodeDecodeError as error:
            if len(warnings) == REPORTED:
                warnings.append(
                    f"more bad {encoding} from offset {offset + error.start} on: replaced by U+FFFD"
                )
                parts.append(rest.decode(encoding, "replace"))
                break
            good = rest[: error.start].decode(encoding)
            line += sum(1 for _ in _LINE_END.finditer(good))
            bad = " ".join(f"0x{byte:02x}" for byte in rest[error.start : error.end])
            place = f"offset {offset + error.start}, line {line}"
            warnings.append(f"bad {encoding} at {place}: {bad} replaced by U+FFFD")
            parts += (good, "\ufffd")
            offset, rest = offset + error.end, rest[error.end :]
    return "".join(parts), warnings


def _checked(name: str, text: str, warnings: list[str]) -> Source:
    """Report what no newspaper prints. Lone surrogates have no place in UTF-8, so they are replaced, one by one."""
    for pattern, what, replaced in (
        (_SURROGATE, "half a character", ": replaced by U+FFFD"),
        (_CONTROL, "control character", ""),
        (_PRIVATE, "private-use character", ""),
    ):
        first = pattern.search(text)
        if first:
            line = 1 + sum(1 for _ in _LINE_END.finditer(text, endpos=first.start()))
            count = sum(1 for _ in pattern.finditer(text))
            more = f" and {count - 1} more" if count > 1 else ""
            warnings.append(
                f"{what} U+{ord(first[0]):04X} at character {first.start()}, line {line}{more}{replaced}"
            )
        if first and replaced:
            text = pattern.sub("\ufffd", text)
    return Source(name, text, tuple(warnings))
