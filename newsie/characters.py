"""The repair of characters, one by one: what a page is read by, and what is compared with it."""
from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from newsie.lexicons import alternation, rows

#: What texts in simplified characters print too (瞭望), beside all that GB 2312 has (著名, 乾隆): only in a text of
#: traditional ones does it stand for what the table has.
_ALSO_SIMPLIFIED = frozenset("瞭")
#: Quotation marks of traditional papers, and the dot of their foreign names.
_MARKS = dict(zip("「」『』‧", "“”‘’·", strict=True))
#: A text with this share of characters that only traditional papers print is one of theirs; of a few, one or two may be
#: those of a name.
_SHARE, _SHARE_OF_FEW, _FEW = 0.02, 0.2, 3


@cache
def table() -> dict[int, str]:
    """Return the one-to-one repair table: full-width letters and digits, radicals, odd blanks.

    Half-width punctuation is not in it: it stays as printed.

    Examples:
        >>> "２０２５年Ａ1版".translate(table())
        '2025年A1版'
    """
    repairs = {}
    ranges = ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0x2E80, 0x2FD5), (0xF900, 0xFAFF))
    for first, last in ranges:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1:
                repairs[code] = plain
    repairs.update({ord(c): " " for c in "\t\x0b\u00a0\u1680\u202f\u205f\u3000"})
    repairs.update({code: " " for code in range(0x2000, 0x200B)})
    repairs[0xFF05] = "%"
    return repairs


@cache
def _repaired() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, table())))}]")


def repaired(text: str) -> str:
    """Return the text with its characters repaired by the `table`.

    Few lines have one to repair; to see that is ten times as fast as to look all their characters up.

    Examples:
        >>> repaired("２０２５年")
        '2025年'
    """
    return text.translate(table()) if _repaired().search(text) else text


@cache
def traditional() -> dict[str, str]:
    """Return the simplified form of every traditional character and old form (`newsie/models/traditional.txt`)."""
    lines = files("newsie.models").joinpath("traditional.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[2] for line in lines}


@cache
def only_traditional() -> dict[str, str]:
    """Return those of them that no text in simplified characters prints, but for a name now and then."""
    return {old: new for old, new in traditional().items() if old not in _ALSO_SIMPLIFIED and not _in_gb2312(old)}


def simplified(text: str) -> str:
    """Return the text as it reads in simplified characters: each one for one, so that offsets stay.

    Args:
        text: of any script.

    Returns:
        A text of the same length. Where the text is one of traditional characters, so are its quotation marks
        (「」), and what has two simplified forms (著, 乾, 覆) is told by the word it stands in
        (`newsie/lexicons/traditional_words.tsv`); elsewhere those stay as they are. Words are not put into those of
        the mainland.

    Examples:
        >>> simplified("臺北市政府任命王大文為「秘書長」")
        '台北市政府任命王大文为“秘书长”'
        >>> simplified("著名學者沿著河邊走"), simplified("沿著河边走")
        ('著名学者沿着河边走', '沿著河边走')
    """
    if not _only_traditional().search(text):
        return text
    whole = _is_traditional(text)
    read = text.translate(_one_for_one(whole=whole))
    return _with_words(text, read) if whole else read


def _is_traditional(text: str) -> bool:
    printed = sum(map(len, _only_traditional().findall(text)))
    share = _SHARE if printed >= _FEW else _SHARE_OF_FEW
    return printed >= share * sum(map(len, _HAN.findall(text)))


def _with_words(text: str, read: str) -> str:
    """What has two simplified forms, by the words it stands in."""
    forms, pattern = _words()
    if not pattern.search(text):
        return read
    pieces, end = [], 0
    for match in pattern.finditer(text):
        pieces += [read[end : match.start()], forms[match[0]]]
        end = match.end()
    return "".join(pieces) + read[end:]


_HAN = re.compile("[\u4e00-\u9fff]+")


@cache
def _only_traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(only_traditional())}]+")


@cache
def _one_for_one(*, whole: bool) -> dict[int, str]:
    forms = {**traditional(), **_MARKS} if whole else only_traditional()
    return {ord(old): new for old, new in forms.items()}


@cache
def _words() -> tuple[dict[str, str], re.Pattern[str]]:
    forms = {row.text: row.note for row in rows("traditional_words")}
    return forms, re.compile(alternation(tuple(forms)))


def _in_gb2312(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False
