"""Decoding: what a caller hands over → its text with a name, and what was wrong with its bytes.

A ``str`` is text, ``bytes`` are a file's contents, a path is a file: never guessed. The text is the decoded source
and nothing else; its line ends stay as they are, so that offsets into it are offsets into the source.
"""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
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
ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5hkscs")
#: Files that people mistake for text, and what to do with them.
NOT_TEXT = (
    (b"%PDF-", "a PDF; newsie.extract(Path) reads it"),
    (b"PK\x03\x04", "a ZIP archive or an office document; newsie.read(Path) reads it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document; save it as plain text first"),
    (b"\x1f\x8b\x08", "a gzip archive; newsie.read(Path) unpacks it"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture; newsie reads text, not scans"),
    (b"\xff\xd8\xff\xe0", "a JPEG picture; newsie reads text, not scans"),
    (b"\xff\xd8\xff\xe1", "a JPEG picture; newsie reads text, not scans"),
)
SAMPLE = 1 << 16
#: A third of any text, in either form of the characters; hardly any of it where the encoding is another.
_EVERYWHERE = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過"
    "子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力里裡如水化高自二理起小物现現实實加量都两兩体體"
    "制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內"
    "数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系系军軍很情者最立代想已通并並提直"
    "题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見"
    "讯訊报報记記县縣市省区區，。、：；“”（）「」"
)
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


def read(source: Readable, *, name: str | None = None) -> Source:
    """Return the text of a source, decoded if need be.

    Args:
        source: a ``str`` is text, ``bytes`` are a file's contents, a path is a file.
        name: what to call it; by default the file's name, "text" or "bytes".

    Returns:
        The source text, without a byte order mark, its line ends untouched. UTF-8, UTF-16, UTF-32 (with a byte order
        mark), GB18030 and Big5 are told apart by mark, by validity and by how much of the outcome is common Chinese.
        Bytes that are not of that encoding become U+FFFD and are warned of with their place; control characters
        stay and are warned of.

    Raises:
        TypeError: the source is none of the three.
        OSError: the file is missing, a folder, or cannot be read.
        ValueError: the contents are a PDF, an office document, an archive or a picture.

    Not found: encodings other than those (EUC-JP, HZ …); they come out as GB18030 that makes no sense.

    Examples:
        >>> read("本报讯".encode("gb18030"), name="page.txt")
        Source(name='page.txt', text='本报讯', warnings=())
        >>> read(b"\\xe6\\x9c\\xac\\xff\\xe6\\x8a\\xa5").warnings
        ('bad utf-8 at offset 3, line 1: 0xff replaced by U+FFFD',)
    """
    if isinstance(source, str):
        return checked(name or "text", source, [])
    if isinstance(source, bytes):
        return _decoded(name or "bytes", source)
    if isinstance(source, os.PathLike):
        path = Path(source)
        return _decoded(name or printable(path.name), _bytes_of(path))
    raise TypeError(
        f"cannot read a {type(source).__name__}: give a str (text), bytes (a file's contents) or a Path (a file)"
    )


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


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file of bytes.

    Raises:
        OSError: the file is missing, a folder, or cannot be read; the message says which.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise FileNotFoundError(f"no such file: {path}") from None
    except IsADirectoryError:
        raise IsADirectoryError(f"{path} is a folder: newsie.pipe([path]) reads the files in it") from None
    except OSError as error:
        raise OSError(f"cannot read {path}: {error.strerror or error}") from error
    with file:
        yield file


def _bytes_of(path: Path) -> bytes:
    with opened(path) as file:
        return file.read()


def _decoded(name: str, data: bytes) -> Source:
    for magic, what in NOT_TEXT:
        if data.startswith(magic):
            raise ValueError(f"{name} is {what}")
    mark, encoding = _encoding(data)
    text, warnings = _text(data, mark, encoding)
    return checked(name, text, warnings)


def as_text(file: BinaryIO) -> io.TextIOWrapper:
    """Return a file of bytes as one of text, its encoding told from its beginning; bad bytes become U+FFFD.

    Examples:
        >>> as_text(io.BytesIO("本报讯".encode("gb18030"))).read()
        '本报讯'
    """
    start = file.tell()
    mark, encoding = _encoding(_whole_characters(file.read(SAMPLE)))
    file.seek(start + mark)
    return io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")


def _whole_characters(sample: bytes) -> bytes:
    """A sample without the half of a UTF-8 character that its end may cut."""
    for cut in range(1, 4):
        if sample[-cut:][:1] >= b"\xc0":
            return sample[:-cut]
    return sample


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
            score += 1 + (character in _EVERYWHERE)
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
    return frozenset((*filter(None, level_1), *marks, *_EVERYWHERE, *"0123456789 \n\r\t"))


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


def checked(name: str, text: str, warnings: list[str]) -> Source:
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
