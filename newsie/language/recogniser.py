"""The recogniser: which characters of a text name a PERSON, an ORG, a LOC or a POST, and how sure that is.

A small convolutional network over characters, character pairs and known strings, with a linear-chain CRF on top,
trained by ``training/`` and shipped as whole numbers. It is computed in whole numbers too: a product of matrices of
floats is exact while every sum stays under 2**24, whatever the order of the sums, so that the same text gives the same
spans on every machine, with any number of threads, and in whatever company it is read. The layers take a third of
their channels from either side (shift convolution: Wu et al., 2018, https://arxiv.org/abs/1711.08141).
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from newsie.language.chain import BARRED, Chain, Scores
from newsie.language.ngrams import LENGTHS, Codes, Lookup, Rows, Vocabulary, code_points

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Places = npt.NDArray[np.intp]

#: The rows computed together: what of the network's work fits a processor's cache.
ROWS = 1024
#: The most a quantised activation can be; times 127 times the channels of a layer it stays under 2**24.
TOP = np.float32(511)
_LINE_END = 10


@dataclass(frozen=True)
class Layer:
    """A matrix, the gain and bias that make its input whole numbers, the scale of its output, how far it looks."""

    gain: Floats
    bias: Floats
    matrix: Floats
    scale: Floats
    step: int = 0

    def activated(self, hidden: Floats, gaps: Places) -> Floats:
        """Return the whole numbers that go into the matrix; the rows of gaps are nought."""
        active = hidden * self.gain
        active += self.bias
        np.rint(active, out=active)
        np.clip(active, np.float32(0), TOP, out=active)
        active[gaps] = 0
        return active

    def add_to(self, hidden: Floats, gaps: Places) -> None:
        """Add the layer's output to the hidden rows."""
        active = self.activated(hidden, gaps)
        third, step = active.shape[1] // 3, self.step
        moved = np.empty_like(active)
        moved[:step, :third] = 0
        moved[step:, :third] = active[:-step, :third]
        moved[:, third : 2 * third] = active[:, third : 2 * third]
        moved[:-step, 2 * third :] = active[step:, 2 * third :]
        moved[-step:, 2 * third :] = 0
        out = moved @ self.matrix
        out *= self.scale
        hidden += out


@dataclass(frozen=True)
class Head:
    """One set of guidelines: what it makes of the last rows, and its chain."""

    output: Layer
    bias: Floats
    chain: Chain

    def scores(self, hidden: Floats, gaps: Places) -> Scores:
        """Return the score of every tag for every row, as whole numbers."""
        out = self.output.activated(hidden, gaps) @ self.output.matrix
        out *= self.output.scale
        out += self.bias
        whole: Scores = np.rint(out).astype(np.int32)
        return whole


@dataclass(frozen=True)
class Recogniser:
    """The shipped network; ``heads`` by name: "news" is newsie's own, the others follow their corpus' guidelines."""

    vocabulary: Vocabulary
    characters: Bytes
    pairs: Bytes
    strings: Bytes
    enter: Floats
    enter_scale: Floats
    layers: tuple[Layer, ...]
    heads: Mapping[str, Head]

    @classmethod
    def of(cls, arrays: Mapping[str, Any]) -> Recogniser:
        """Return the network that some arrays describe (see ``training/export.py``, which writes them)."""
        layers = tuple(_layer(arrays, f"layer{n}", int(step)) for n, step in enumerate(arrays["steps"]))
        heads = {
            name: Head(
                _layer(arrays, f"head_{name}", 0),
                arrays[f"head_{name}_offset"],
                Chain(tuple(arrays[f"head_{name}_labels"].tolist()), arrays[f"head_{name}_transitions"]),
            )
            for name in arrays["heads"].tolist()
        }
        return cls(
            Vocabulary(*(Lookup(arrays[f"{name}_keys"]) for name in ("characters", "pairs", "strings"))),
            arrays["characters"],
            arrays["pairs"],
            arrays["strings"],
            arrays["enter"].astype(np.float32),
            arrays["enter_scale"],
            layers,
            heads,
        )

    def tag(self, text: str, *, head: str = "news") -> Iterator[tuple[int, int, str, float]]:
        """Yield the named stretches of a text, in order: start, end, label, how sure (0 to 1).

        Args:
            text: any text; a newline ends a line, and what stands in one line says nothing of another.
            head: whose guidelines.
        """
        if not text:
            return
        codes = code_points(text)
        chosen = self.heads[head]
        scores = np.full((len(codes), len(chosen.output.scale)), BARRED, dtype=np.int32)
        scores[:, 0] = 0
        rows = self.vocabulary.rows(codes)
        for places, kept in _packed(codes, self._gap, self._reach):
            gaps = np.flatnonzero(places < 0)
            hidden = self._entered(rows, places, gaps)
            for layer in self.layers:
                layer.add_to(hidden, gaps)
            scores[places[kept]] = chosen.scores(hidden, gaps)[kept]
        yield from chosen.chain.decode(scores)

    @property
    def _reach(self) -> int:
        """How many characters to either side a character's answer depends on."""
        return sum(layer.step for layer in self.layers) + max(LENGTHS)

    @property
    def _gap(self) -> int:
        """How many empty rows keep two lines apart."""
        return max(layer.step for layer in self.layers)

    def _entered(self, rows: tuple[Rows, Rows, Sequence[Rows]], places: Places, gaps: Places) -> Floats:
        """Return what goes into the first layer: character, pair, the strings that begin and that end here."""
        characters, pairs, strings = rows
        one, two, more = self.characters.shape[1], self.pairs.shape[1], self.strings.shape[1]
        entering = np.empty((len(places), one + two + 2 * more), dtype=np.float32)
        entering[:, :one] = self.characters[characters[places]]
        entering[:, one : one + two] = self.pairs[pairs[places]]
        entering[:, one + two :] = 0
        begins, ends = entering[:, one + two : -more], entering[:, -more:]
        entering[gaps] = 0
        for length, column in zip(LENGTHS, strings, strict=True):
            found = column[places]
            found[gaps] = 0
            here = np.flatnonzero(found)
            vectors = self.strings[found[here]]
            begins[here] += vectors
            # A window of a long line may end in the middle of a string: its end is in the next window's care.
            inside = here + length - 1 < len(places)
            ends[here[inside] + length - 1] += vectors[inside]
        out: Floats = entering @ self.enter
        out *= self.enter_scale
        return out


def _layer(arrays: Mapping[str, Any], name: str, step: int) -> Layer:
    return Layer(
        arrays[f"{name}_gain"],
        arrays[f"{name}_bias"],
        arrays[f"{name}_matrix"].astype(np.float32),
        arrays[f"{name}_scale"],
        step,
    )


def _packed(codes: Codes, gap: int, reach: int) -> Iterator[tuple[Places, Places]]:
    """Yield batches of rows: the character of every row (-1 in the gaps between lines), and the rows to keep.

    A line longer than a batch is read in windows; each looks as far beyond its end as an answer can depend on.
    """
    pieces: list[Places] = []
    kept: list[Places] = []
    empty = np.full(gap, -1, dtype=np.intp)
    size = 0
    for start, end in _lines(codes):
        for first in range(start, end, ROWS):
            last = min(end, first + ROWS)
            low, high = max(start, first - reach), min(end, last + reach)
            pieces += (empty, np.arange(low, high))
            size += gap
            kept.append(np.arange(size + first - low, size + last - low))
            size += high - low
            if size >= ROWS:
                yield np.concatenate([*pieces, empty]), np.concatenate(kept)
                pieces, kept, size = [], [], 0
    if pieces:
        yield np.concatenate([*pieces, empty]), np.concatenate(kept)


def _lines(codes: Codes) -> Iterator[tuple[int, int]]:
    """Yield where the lines begin and end, the empty ones left out."""
    start = 0
    for end in (*np.flatnonzero(codes == _LINE_END).tolist(), len(codes)):
        if end > start:
            yield start, end
        start = end + 1


@cache
def recogniser() -> Recogniser:
    """Return the shipped recogniser, read once."""
    with files("newsie.models").joinpath("recogniser.npz").open("rb") as file, np.load(file) as arrays:
        return Recogniser.of({name: arrays[name] for name in arrays.files})
