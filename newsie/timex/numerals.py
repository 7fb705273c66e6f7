"""Interpretation the numerals of time expressions, and the 1→1 table that makes their characters uniform."""
from __future__ import annotations

import unicodedata
from functools import lru_cache

from newsie.lazy import lazy

_DIGITS = {**{digit: value for value, digit in enumerate("〇一二三四五六七八九")}, "零": 0, "元": 1, "两": 2}

#: Digits of other scripts, which regular expressions take for digits too.
_OTHER_DIGITS = {
    sign: str(unicodedata.decimal(sign)) for sign in filter(str.isdecimal, map(chr, range(0x80, 0x20000)))
}
#: Every character maps to exactly one, so offsets into the uniform text are offsets into the printed one.
_UNIFORM = str.maketrans(
    {
        **_OTHER_DIGITS,
        **dict.fromkeys("—–―－~～‐‑─", "-"),
        **dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\t", " "),
        **dict.fromkeys("○Ｏ◯", "〇"),
        "：": ":",
        "（": "(",
        "）": ")",
        "．": ".",
        "／": "/",
        **dict.fromkeys("“”‘’", '"'),
    }
)


#: 二O二五年, 二0二0年, 二OO八年, 二000年: Latin letters O or noughts between Chinese digits
_LATIN_NOUGHT = lazy("(?<=[一二三四五六七八九〇][OoО0]{0,2})[OoО0](?=[OoО0]{0,2}[一二三四五六七八九〇年])")


@lru_cache(maxsize=16)
def uniform(text: str) -> str:
    """Return ``text`` with one character for each kind of digit, dash, blank, bracket and colon, offsets kept.

    Examples:
        >>> uniform("２０２５年４—６月")
        '2025年4-6月'
    """
    return _LATIN_NOUGHT.sub("〇", text.translate(_UNIFORM))


def number(text: str) -> int:
    """Return the number that ``text`` writes in ASCII digits or Chinese numerals, by its units or digit by digit.

    Raises:
        ValueError: ``text`` is not such a numeral.

    Examples:
        >>> [number(s) for s in ("08", "十", "二十一", "廿三", "二〇二五", "零", "一百零五", "三千")]
        [8, 10, 21, 23, 2025, 0, 105, 3000]
    """
    text = text.replace(" ", "")  # 2 8日, letter-spaced
    if text.isascii() and text.isdigit():
        return int(text)
    spelled = text.replace("廿", "二十").replace("卅", "三十")
    try:
        if "百" in spelled or "千" in spelled:
            return _with_hundreds(spelled)
        if "十" in spelled:
            tens, _, ones = spelled.partition("十")
            return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
        return int("".join(str(_DIGITS[c]) for c in spelled))
    except KeyError:
        message = f"{text!r} is not a numeral: give ASCII digits or Chinese numerals below ten thousand"
        raise ValueError(message) from None


def _with_hundreds(spelled: str) -> int:
    """三千二百零五: every unit of its own; a rest below a hundred stands as tens and ones."""
    total, rest = 0, spelled
    for unit, worth in (("千", 1000), ("百", 100)):
        if unit in rest:
            head, _, rest = rest.partition(unit)
            total += (_DIGITS[head.lstrip("零")] if head else 1) * worth
    rest = rest.lstrip("零")
    return total + (number(rest) if rest else 0)
