"""The recogniser as PyTorch trains it: what ``newsie/language/recogniser.py`` computes, with gradients.

Sentences stand one after another in one long column of rows, a gap of empty rows between them. A layer adds
to every row a matrix times a third of the channels of an earlier row, a third of its own and a third of a later one
(shift convolution: Wu et al., 2018, https://arxiv.org/abs/1711.08141), normalised over the batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from newsie.language.ngrams import LENGTHS


def shifted(rows: Tensor, step: int) -> Tensor:
    """Return rows whose first third of channels comes from ``step`` rows before, whose last from ``step`` after."""
    third = rows.shape[1] // 3
    before = nn.functional.pad(rows[:-step, :third], (0, 0, step, 0))
    after = nn.functional.pad(rows[step:, 2 * third :], (0, 0, 0, step))
    return torch.cat([before, rows[:, third : 2 * third], after], 1)


class Encoder(nn.Module):
    """Rows of tables in, one vector a character out."""

    def __init__(self, vectors: dict[str, Any], options: dict[str, Any]) -> None:
        super().__init__()
        width = options["width"]
        self.dilations: Sequence[int] = options["dilations"]
        self.characters = nn.Embedding.from_pretrained(torch.tensor(vectors["characters"]), freeze=False)
        self.pairs = nn.Embedding.from_pretrained(torch.tensor(vectors["pairs"]), freeze=False)
        self.strings = nn.Embedding.from_pretrained(torch.tensor(vectors["strings"]), freeze=False)
        total = self.characters.embedding_dim + self.pairs.embedding_dim + 2 * self.strings.embedding_dim
        self.enter = nn.Linear(total, width, bias=False)
        self.norms = nn.ModuleList(nn.BatchNorm1d(width) for _ in range(len(self.dilations) + 1))
        self.layers = nn.ModuleList(nn.Linear(width, width, bias=False) for _ in self.dilations)
        self.dropout, self.lookup_dropout = 0.0, 0.0

    def look_up(self, characters: Tensor, pairs: Tensor, strings: Tensor) -> Tensor:
        """Return the input of every row: its character, its pair, the strings that begin and that end there."""
        if self.training and self.lookup_dropout:
            keep = lambda ids: ids * (torch.rand_like(ids, dtype=torch.float32) > self.lookup_dropout)  # noqa: E731
            pairs, strings = keep(pairs), keep(strings)
            characters = characters * (
                torch.rand_like(characters, dtype=torch.float32) > self.lookup_dropout / 10
            )
        begins = ends = torch.zeros(len(characters), self.strings.embedding_dim)
        for column, length in enumerate(LENGTHS):
            places = strings[:, column].nonzero()[:, 0]
            found = self.strings(strings[places, column])
            begins = begins.index_add(0, places, found)
            ends = ends.index_add(0, places + length - 1, found)
        return torch.cat([self.characters(characters), self.pairs(pairs), begins, ends], 1)

    def forward(self, characters: Tensor, pairs: Tensor, strings: Tensor, real: Tensor) -> Tensor:
        """``real`` is 1 for the rows of characters and 0 for those of the gaps; returns (rows, width)."""
        mask = real[:, None]
        x = self.look_up(characters, pairs, strings) * mask
        x = nn.functional.dropout(x, self.dropout, self.training)
        hidden = self.enter(x)
        for norm, layer, step in zip(self.norms, self.layers, self.dilations, strict=False):
            active = torch.relu(norm(hidden)) * mask
            active = nn.functional.dropout(active, self.dropout, self.training)
            hidden = hidden + layer(shifted(active, step))
        out = torch.relu(self.norms[-1](hidden)) * mask
        return nn.functional.dropout(out, self.dropout, self.training)


class Chain(nn.Module):
    """A linear-chain CRF on the encoder's rows: one corpus' labels as B-, I-, E- and S- tags."""

    def __init__(self, width: int, labels: Sequence[str]) -> None:
        super().__init__()
        self.labels = list(labels)
        self.tags = ["O", *(f"{part}-{label}" for label in labels for part in "BIES")]
        self.emit = nn.Linear(width, len(self.tags))
        self.transitions = nn.Parameter(torch.zeros(len(self.tags), len(self.tags)))
        inside = [tag[0] in "BI" for tag in self.tags]
        allowed = [
            [
                (after[0] in "IE" and after[2:] == before[2:]) if inside[n] else after[0] in "OBS"
                for after in self.tags
            ]
            for n, before in enumerate(self.tags)
        ]
        self.register_buffer("barred", torch.tensor([[0.0 if ok else -1e4 for ok in row] for row in allowed]))
        self.register_buffer("start", torch.tensor([0.0 if tag[0] in "OBS" else -1e4 for tag in self.tags]))
        self.register_buffer("stop", torch.tensor([0.0 if tag[0] in "OES" else -1e4 for tag in self.tags]))

    def loss(self, rows: Tensor, places: Tensor, bits: Tensor, lengths: Tensor) -> Tensor:
        """Return the negative log-likelihood a character of all paths that keep to the thinkable tags.

        Args:
            rows: what the encoder makes of a batch.
            places: (sentences, length), the rows of every sentence, -1 where it is over; the longest sentence first.
            bits: (sentences, length), the thinkable tags of every character, bit n for tag n; where only one
            is, this is
                the loss of a common CRF.
            lengths: of the sentences.
        """
        scores = self.emit(rows)[places.clamp(min=0)]
        thinkable = (bits[:, :, None] >> torch.arange(len(self.tags))) & 1
        # All paths and the thinkable ones run side by side.
        both = torch.stack([scores, scores.masked_fill(thinkable == 0, -1e4)], 1)
        weights = self.transitions + self.barred
        running = (torch.arange(places.shape[1])[:, None] < lengths).sum(1).tolist()
        # exp(a+b) by a product of matrices: the largest of a row goes before.
        moves = torch.exp(weights.clamp(min=-60))
        alpha = both[:, :, 0] + self.start
        for n in range(1, places.shape[1]):
            count = running[n]
            here = alpha[:count]
            top = here.max(2, keepdim=True).values
            step = torch.log(torch.exp(here - top) @ moves + 1e-30) + top + both[:count, :, n]
            alpha = torch.cat([step, alpha[count:]]) if count < len(alpha) else step
        total = torch.logsumexp(alpha + self.stop, 2)
        return (total[:, 0] - total[:, 1]).sum() / lengths.sum()

    @torch.no_grad()
    def decode(self, rows: Tensor, places: Tensor, lengths: Tensor) -> list[list[int]]:
        """Return the best tags of every sentence."""
        scores = self.emit(rows)[places.clamp(min=0)].numpy()
        weights = (self.transitions + self.barred).numpy()
        alpha = scores[:, 0] + self.start.numpy()
        back = np.zeros((scores.shape[1], scores.shape[0], scores.shape[2]), dtype=np.int64)
        ends = alpha.copy()
        for n in range(1, scores.shape[1]):
            table = alpha[:, :, None] + weights
            back[n] = table.argmax(1)
            alpha = np.take_along_axis(table, back[n][:, None], 1)[:, 0] + scores[:, n]
            running = (lengths > n).numpy()
            ends[running] = alpha[running]
        ends = ends + self.stop.numpy()
        out = []
        for sentence, length in enumerate(lengths.tolist()):
            tag = int(ends[sentence].argmax())
            path = [tag]
            for n in range(length - 1, 0, -1):
                tag = int(back[n, sentence, tag])
                path.append(tag)
            out.append(path[::-1])
        return out
