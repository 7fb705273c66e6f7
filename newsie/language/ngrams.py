"""The characters, character pairs and longer strings of a text, as rows of the recogniser's tables.

Widths, digits and Latin letters fall together, so that 2025年 and ２０２５年 look alike, and 張 and 张. One function
makes these numbers, for training and at run time.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from newsie.characters import only_traditional

Codes = npt.NDArray[np.uint32]
Rows = npt.NDArray[np.int32]
Keys = npt.NDArray[np.uint64]

#: Lengths of the strings that have vectors of their own; a pair of characters has one anyway.
LENGTHS = (3, 4, 5, 6)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
#: So many times as many slots as keys, or a few more.
_ROOM = 4


def code_points(text: str) -> Codes:
    """Return one code per character, the same for what is read alike: digits, Latin letters, the two widths of
    punctuation, blanks, and a traditional character and its simplified one.

    Examples:
        >>> (code_points("２０２５年張A") == code_points("2999年张b")).all()
        np.True_
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    plane = _alike()
    if len(codes) and int(codes.max()) >= len(plane):
        return np.where(codes < len(plane), plane[np.minimum(codes, len(plane) - 1)], codes)
    return plane[codes]


@cache
def _alike() -> Codes:
    """What stands for every character of the basic plane."""
    plane = np.arange(1 << 16, dtype=np.uint32)
    for old, new in only_traditional().items():
        plane[ord(old)] = ord(new)
    plane[0xFF01:0xFF5F] -= np.uint32(0xFEE0)
    plane[(plane >= 48) & (plane <= 57)] = 48
    plane[((plane >= 65) & (plane <= 90)) | ((plane >= 97) & (plane <= 122))] = 97
    plane[(plane == 0x3000) | (plane == 0xA0) | (plane == 9)] = 32
    return plane


def pair_keys(codes: Codes) -> Keys:
    """Return the key of every character with the one after it; after the last one stands a 0."""
    keys = codes.astype(np.uint64) << np.uint64(21)
    keys[:-1] |= codes[1:].astype(np.uint64)
    return keys


def string_keys(codes: Codes, length: int) -> Keys:
    """Return the 64-bit hash of the ``length`` characters that begin at every character; 0 where the text ends."""
    keys: Keys = _keys_of_lengths(codes, (length,))[0]
    return keys


def _keys_of_lengths(codes: Codes, lengths: Sequence[int]) -> Keys:
    """Return the keys of strings of each length, a line a length; the lengths ascend."""
    size, longest = len(codes), lengths[-1]
    padded = np.zeros(size + longest, dtype=np.uint64)
    padded[:size] = codes
    keys = np.empty((len(lengths), size), dtype=np.uint64)
    keys[:] = np.array(lengths, dtype=np.uint64)[:, None]
    shifted = np.empty_like(keys)
    for offset in range(longest):
        shorter = sum(length <= offset for length in lengths)
        going, moved = keys[shorter:], shifted[shorter:]
        going ^= padded[offset : offset + size]
        going *= _MULTIPLIER
        np.right_shift(going, _SHIFT, out=moved)
        going ^= moved
    for line, length in zip(keys, lengths, strict=True):
        line[max(0, size - length + 1) :] = 0
    return keys


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
        slots = self._slots
        found: Rows = slots.rows.take(_slot(keys, slots.shift))
        others = slots.keys.take(found) != keys
        # Whose slot is empty is not there; whose slot is another's may stand among the few that found theirs taken.
        asked = np.flatnonzero(others & (found > 0))
        found[others] = 0
        if len(asked) and len(slots.crowded):
            wanted = keys[asked]
            near = slots.crowded[np.searchsorted(self.keys[slots.crowded[:-1] - 1], wanted)]
            found[asked] = np.where(slots.keys.take(near) == wanted, near, 0)
        return found

    @cached_property
    def _slots(self) -> _Slots:
        size = max(1, (_ROOM * len(self.keys)).bit_length())
        shift = np.uint64(64 - size)
        rows = np.arange(1, len(self.keys) + 1, dtype=np.int32)
        taken = np.zeros(1 << size, dtype=np.int32)
        slots = _slot(self.keys, shift)
        taken[slots] = rows
        crowded = rows[taken[slots] != rows]
        keys = np.concatenate([np.zeros(1, dtype=np.uint64), self.keys])
        return _Slots(shift, taken, keys, np.append(crowded, crowded[-1:]))


@dataclass(frozen=True)
class _Slots:
    """The rows of a lookup by the top bits of their key's hash; ``keys`` by row, those of ``crowded`` have no slot."""

    shift: np.uint64
    rows: Rows
    keys: Keys
    crowded: Rows


def _slot(keys: Keys, shift: np.uint64) -> npt.NDArray[np.intp]:
    hashed = keys * _MULTIPLIER
    hashed >>= shift
    return hashed.astype(np.intp)


@dataclass(frozen=True)
class Vocabulary:
    """What has vectors: characters, pairs, and strings of three to six characters."""

    characters: Lookup
    pairs: Lookup
    strings: Lookup

    def rows(self, codes: Codes) -> tuple[Rows, Rows, Rows]:
        """Return, for every character, its row, its pair's row, and, a line a length, those of strings begun."""
        return (
            self.characters.rows(codes.astype(np.uint64)),
            self.pairs.rows(pair_keys(codes)),
            self.strings.rows(_keys_of_lengths(codes, LENGTHS).ravel()).reshape(len(LENGTHS), -1),
        )
