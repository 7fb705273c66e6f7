"""The recogniser: which characters of a text name a PERSON, an ORG, a LOC or a POST, and how sure that is.

A small convolutional network over characters, character pairs and known strings, with a linear-chain CRF on top,
trained by ``training/`` and shipped as whole numbers. It is computed in whole numbers too: a product of matrices of
floats is exact while every sum stays under 2**24, whatever the order of the sums, so that the same text gives the same
spans on every machine, with any number of threads, and in whatever company it is read. The layers take a third of
their channels from either side (shift convolution: Wu et al., 2018, https://arxiv.org/abs/1711.08141).
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from newsie.language.chain import BARRED, Chain, Scores
from newsie.language.ngrams import LENGTHS, Codes, Lookup, Rows, Vocabulary, code_points
from newsie.language.threads import one_thread

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Places = npt.NDArray[np.intp]

#: The rows computed together: what of the network's work fits a processor's cache.
ROWS = 1024
#: The most a quantised activation can be; times 127 times the channels of a layer it stays under 2**24.
TOP = np.float32(511)
_LINE_END = 10


class Desk:
    """The arrays that one text's batches are computed in, one batch after the other; a line a channel."""

    def __init__(self, rows: int, channels: int, entering: int) -> None:
        self._channels = channels
        self._flat = [np.empty(channels * rows, dtype=np.float32) for _ in range(3)]
        self._entering = np.empty((rows, entering), dtype=np.float32)

    def lay(self, places: Places) -> Batch:
        """Return the batch of so many characters; ``places`` is -1 in the gaps between lines."""
        rows = len(places)
        hidden, active, out = (flat[: self._channels * rows] for flat in self._flat)
        shape = (self._channels, rows)
        return Batch(
            self._entering[:rows], hidden.reshape(shape), active, out.reshape(shape), np.flatnonzero(places < 0)
        )


@dataclass(frozen=True)
class Batch:
    """Some lines side by side: what enters, row by row; then the network's state, channel by channel.

    ``active`` is flat, one channel behind the other; ``gaps`` are the places between, before and behind the lines.
    """

    entering: Floats
    hidden: Floats
    active: Floats
    out: Floats
    gaps: Places


@dataclass(frozen=True)
class Layer:
    """A matrix, the gain and bias that make its input whole numbers, the scale of its output, how far it looks.

    The matrix has a line a channel that it gives; gain, bias and scale are columns.
    """

    gain: Floats
    bias: Floats
    matrix: Floats
    scale: Floats
    step: int = 0

    def activated(self, batch: Batch) -> Floats:
        """Return the whole numbers that go into the matrix; a third of them from the left, a third from the right."""
        hidden, flat, step = batch.hidden, batch.active, self.step
        channels, rows = hidden.shape
        third = channels // 3
        # To move a line is to write it a little further on: what runs over its end falls into the gap of the next.
        parts = [(0, third, step), (third, 2 * third, 0), (2 * third, channels, -step)]
        moved = [flat[first * rows + by : last * rows + by].reshape(-1, rows) for first, last, by in parts]
        for (first, last, _), part in zip(parts, moved, strict=True):
            np.multiply(hidden[first:last], self.gain[first:last], out=part)
        flat[:step] = flat[len(flat) - step :] = 0
        active = flat.reshape(channels, rows)
        active += self.bias
        np.rint(active, out=active)
        np.clip(active, np.float32(0), TOP, out=active)
        for part in moved:
            part[:, batch.gaps] = 0
        flat[:step] = flat[len(flat) - step :] = 0  # the bias stands there by now
        return active

    def add_to(self, batch: Batch) -> None:
        """Add the layer's output to the hidden rows."""
        hidden = batch.hidden
        out = np.matmul(self.matrix, self.activated(batch), out=batch.out)
        out *= self.scale
        hidden += out


@dataclass(frozen=True)
class Head:
    """One set of guidelines: what it makes of the last rows, and its chain."""

    output: Layer
    bias: Floats
    chain: Chain

    def scores(self, batch: Batch) -> Scores:
        """Return the score of every tag, a line a tag, for every row, as whole numbers."""
        out = self.output.matrix @ self.output.activated(batch)
        out *= self.output.scale
        out += self.bias
        whole: Scores = np.rint(out, out=out).astype(np.int32)
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
                _column(arrays[f"head_{name}_offset"]),
                Chain(
                    tuple(arrays[f"head_{name}_labels"].tolist()),
                    arrays[f"head_{name}_transitions"],
                    tuple(map(tuple, arrays.get(f"head_{name}_calibration", np.empty((0, 2))).tolist())),
                ),
            )
            for name in arrays["heads"].tolist()
        }
        return cls(
            Vocabulary(*(Lookup(arrays[f"{name}_keys"]) for name in ("characters", "pairs", "strings"))),
            arrays["characters"],
            arrays["pairs"],
            arrays["strings"],
            _turned(arrays["enter"]),
            _column(arrays["enter_scale"]),
            layers,
            heads,
        )

    def tag(self, text: str, *, head: str = "news") -> Iterator[tuple[int, int, str, float]]:
        """Yield the named stretches of a text, in order: start, end, label, how sure (0 to 1).

        Args:
            text: any text; a newline ends a line, and what stands in one line says nothing of another.
            head: whose guidelines.
        """
        chain = self.heads[head].chain
        for start, end, label, lead in self.leads(text, head=head):
            yield start, end, label, chain.chance(label, lead)

    def leads(self, text: str, *, head: str) -> Iterator[tuple[int, int, str, float]]:
        """Yield what `tag` does, but for the lead of the span (see `Chain.decode`) in the place of its chance."""
        if not text:
            return
        chosen = self.heads[head]
        with one_thread():
            scores = self._scores(text, chosen)
        yield from chosen.chain.decode(scores)

    def _scores(self, text: str, head: Head) -> Scores:
        """Return the score of every tag, a line a tag, for every character; line ends are barred."""
        codes = code_points(text)
        scores = np.full((len(head.bias), len(codes)), BARRED, dtype=np.int32)
        scores[0] = 0
        rows = self.vocabulary.rows(codes)
        batches = list(_packed(codes, self._gap, self._reach))
        desk = Desk(max((len(places) for places, _ in batches), default=0), *self.enter.shape)
        for places, kept in batches:
            batch = desk.lay(places)
            self._enter(batch, rows, places)
            for layer in self.layers:
                layer.add_to(batch)
            scores[:, places[kept]] = head.scores(batch)[:, kept]
        return scores

    @property
    def _reach(self) -> int:
        """How many characters to either side a character's answer depends on."""
        return sum(layer.step for layer in self.layers) + max(LENGTHS)

    @property
    def _gap(self) -> int:
        """How many empty rows keep two lines apart."""
        return max(layer.step for layer in self.layers)

    def _enter(self, batch: Batch, rows: tuple[Rows, Rows, Rows], places: Places) -> None:
        """Make what goes into the first layer: character, pair, the strings that begin and that end here."""
        entering, (characters, pairs, strings) = batch.entering, rows
        one, two, more = self.characters.shape[1], self.pairs.shape[1], self.strings.shape[1]
        # In the gaps stands what belongs to the text's last character: no layer looks there.
        entering[:, :one] = self.characters.take(characters.take(places, mode="wrap"), axis=0)
        entering[:, one : one + two] = self.pairs.take(pairs.take(places, mode="wrap"), axis=0)
        entering[:, one + two :] = 0
        begins, ends = entering[:, one + two : -more], entering[:, -more:]
        for length, found in zip(LENGTHS, strings.take(places, axis=1, mode="wrap"), strict=True):
            here = np.flatnonzero(found)
            vectors = self.strings[found[here]]
            begins[here] += vectors
            # A window of a long line may end in the middle of a string: its end is in the next window's care.
            inside = here + length - 1 < len(places)
            ends[here[inside] + length - 1] += vectors[inside]
        hidden = np.matmul(self.enter, entering.T, out=batch.hidden)
        hidden *= self.enter_scale


def _layer(arrays: Mapping[str, Any], name: str, step: int) -> Layer:
    return Layer(
        _column(arrays[f"{name}_gain"]),
        _column(arrays[f"{name}_bias"]),
        _turned(arrays[f"{name}_matrix"]),
        _column(arrays[f"{name}_scale"]),
        step,
    )


def _column(row: Floats) -> Floats:
    return row[:, None]


def _turned(matrix: Bytes) -> Floats:
    return np.ascontiguousarray(matrix.T, dtype=np.float32)


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
