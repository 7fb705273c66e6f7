"""Trains the encoder to say what the teacher says: words, parts of speech and names of 30 million characters.

    python training/pretrain.py WORK

Reads WORK/silver.npz and the vectors, writes WORK/pretrained.pt.
"""

from __future__ import annotations

import math
import sys
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from network import Encoder
from settings import settings
from torch import nn

TABLES = ("characters", "pairs", "strings")


def first_vectors(work: Path) -> dict[str, np.ndarray]:
    """The vectors learned without labels; what has none gets small random ones."""
    rng = np.random.default_rng(0)
    out = {}
    for name in TABLES:
        vectors = np.load(work / f"vectors_{name}.npy")
        missing = np.abs(vectors).sum(1) == 0
        vectors[missing] = rng.normal(0, 0.3, (int(missing.sum()), vectors.shape[1]))
        vectors[0] = 0
        out[name] = vectors.astype(np.float32)
    return out


def spread(tags: np.ndarray, gap: int) -> np.ndarray:
    """Return the source row of every packed row: sentences as they are, ``gap`` empty rows (-1) for a line end."""
    repeats = np.where(tags == 0, gap, 1)
    places = np.repeat(np.arange(len(tags)), repeats)
    places[tags[places] == 0] = -1
    return places


def main(work: Path) -> None:
    options = settings()["pretrain"]
    torch.manual_seed(options["seed"])
    arrays = np.load(work / "silver.npz")
    data = {name: arrays[name] for name in (*TABLES, "tags")}
    names = len(arrays["names"])
    vectors = first_vectors(work)
    encoder = Encoder(vectors, settings()["network"])
    encoder.dropout, encoder.lookup_dropout = options["dropout"], options["lookup_dropout"]
    head = nn.Linear(settings()["network"]["width"], names + 1)
    tables = [encoder.characters.weight, encoder.pairs.weight, encoder.strings.weight]
    rest = [p for n, p in encoder.named_parameters() if n.split(".")[0] not in TABLES]
    optimizer = torch.optim.Adam(
        [{"params": tables, "lr": options["rate"]}, {"params": [*rest, *head.parameters()], "lr": options["rate"]}]
    )
    # Blocks of whole sentences of about the same number of rows, in a random order.
    ends = np.flatnonzero(data["tags"] == 0) + 1
    cuts = [0, *ends[np.searchsorted(ends, np.arange(options["rows"], ends[-1], options["rows"]))].tolist()]
    blocks = [(a, b) for a, b in pairwise(cuts) if b > a]
    rng = np.random.default_rng(options["seed"])
    steps, step, started, seen = options["steps"], 0, time.time(), 0
    gap = settings()["network"]["gap"]
    print(f"{len(blocks):,} blocks of about {options['rows']:,} rows; {steps:,} steps", flush=True)
    loss_sum = right = count = 0.0
    while step < steps:
        for number in rng.permutation(len(blocks))[: steps - step]:
            a, b = blocks[number]
            tags = data["tags"][a:b]
            places = spread(tags, gap)
            real = places >= 0
            inputs = [
                torch.from_numpy(np.where(real.reshape(-1, *[1] * (c.ndim - 1)), c[places], 0).astype(np.int64))
                for c in (data["characters"][a:b], data["pairs"][a:b], data["strings"][a:b])
            ]
            target = torch.from_numpy(tags[places[real]].astype(np.int64))
            rate = (
                options["rate"] * min(1, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * step / steps) * 0.98)
            )
            for group in optimizer.param_groups:
                group["lr"] = rate
            out = head(encoder(*inputs, torch.from_numpy(real.astype(np.float32)))[torch.from_numpy(real)])
            loss = nn.functional.cross_entropy(out, target)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(rest, 5.0)
            optimizer.step()
            step += 1
            seen += len(target)
            loss_sum += loss.item()
            right += (out.argmax(1) == target).sum().item()
            count += len(target)
            if step % 100 == 0:
                print(
                    f"{step}/{steps} loss {loss_sum / 100:.4f} accuracy {right / count:.4f}"
                    f" {seen / (time.time() - started):,.0f} characters/s",
                    flush=True,
                )
                loss_sum = right = count = 0.0
    torch.save(encoder.state_dict(), work / "pretrained.pt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
