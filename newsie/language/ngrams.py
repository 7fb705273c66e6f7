"""The characters, character pairs and longer strings of a text, as rows of the recogniser's tables.

Widths, digits and Latin letters fall together, so that 2025年 and ２０２５年 look alike. One function makes
these numbers,
for training and at run time.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Rows = npt.NDArray[np.int32]
Keys = npt.NDArray[np.uint64]

#: Lengths of the strings that have vectors of their own; a pair of characters has one anyway.
LENGTHS = (3, 4, 5, 6)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def code_points(text: str) -> Codes:
    """Return one code per character; digits, Latin letters and the two widths of punctuation fall together."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).copy()
    wide = (codes >= 0xFF01) & (codes <= 0xFF5E)
    codes[wide] -= np.uint32(0xFEE0)
    codes[(codes >= 48) & (codes <= 57)] = 48
    codes[((codes >= 65) & (codes <= 90)) | ((codes >= 97) & (codes <= 122))] = 97
    codes[(codes == 0x3000) | (codes == 0xA0) | (codes == 9)] = 32
    return codes


def pair_keys(codes: Codes) -> Keys:
    """Return the key of every character with the one after it; after the last one stands a 0."""
    keys = codes.astype(np.uint64) << np.uint64(21)
    keys[:-1] |= codes[1:].astype(np.uint64)
    return keys


def string_keys(codes: Codes, length: int) -> Keys:
    """Return the 64-bit hash of the ``length`` characters that begin at every character; 0 where the text ends."""
    count = len(codes) - length + 1
    out = np.zeros(len(codes), dtype=np.uint64)
    if count > 0:
        keys = np.full(count, length, dtype=np.uint64)
        with np.errstate(over="ignore"):
            for offset in range(length):
                keys = (keys ^ codes[offset : offset + count].astype(np.uint64)) * _MULTIPLIER
                keys ^= keys >> np.uint64(29)
        out[:count] = keys
    return out


def key_of(string: str) -> int:
    """Return the key of one string of three characters or more.

    Examples:
        >>> key_of("市人大") == key_of("市人大"), key_of("市人大") == key_of("市政协")
        (True, False)
    """
    return int(string_keys(code_points(string), len(string))[0])


@dataclass(frozen=True)
class Lookup:
    """Sorted keys; the row of a key is its place + 1, and 0 is the row of what is not there."""

    keys: Keys

    @classmethod
    def of(cls, keys: Iterable[int]) -> Lookup:
        """Return the lookup of some keys, in their numerical order."""
        return cls(np.unique(np.fromiter(keys, dtype=np.uint64)))

    def rows(self, keys: Keys) -> Rows:
        """Return the row of every key, 0 for those that are not there."""
        found = np.searchsorted(self.keys, keys)
        found[found == len(self.keys)] = 0
        return np.where(self.keys[found] == keys, found + 1, 0).astype(np.int32)


@dataclass(frozen=True)
class Vocabulary:
    """What has vectors: characters, pairs, and strings of three to six characters."""

    characters: Lookup
    pairs: Lookup
    strings: Lookup

    def rows(self, codes: Codes) -> tuple[Rows, Rows, Sequence[Rows]]:
        """Return, for every character, its row, its pair's row, and the rows of the strings that begin there."""
        return (
            self.characters.rows(codes.astype(np.uint64)),
            self.pairs.rows(pair_keys(codes)),
            [self.strings.rows(string_keys(codes, length)) for length in LENGTHS],
        )
