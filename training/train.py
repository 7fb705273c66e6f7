"""Trains the recogniser: one encoder, a head for each labelled corpus, and the head ``news`` over all of them.

    python training/train.py ../shared/corpora WORK --stage NAME --start restart.pt --out first.pt
    (and so on through the stages of configs/recogniser.cfg: see project.yml)

Every sentence teaches the head of its own corpus its labels, and the head ``news`` what of them newsie's
guidelines share
(``guidelines.py``); labelled news (``newspapers.py``, ``readers.py``) teaches the head ``news`` alone. Writes
encoder and heads,
as running means over the last steps. One MSRA sentence in twenty is kept apart to watch.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training")]
from gold import labels, spans_of
from guidelines import HEAD
from network import Chain, Encoder
from settings import settings
from vocabularies import load_vocabulary

from examples import CORPORA, Sentence, learned_examples, sentences, watched_by_corpus

Inputs = tuple[Tensor, Tensor, Tensor, Tensor]
#: Inputs, where each sentence's rows are, the thinkable tags by head, the lengths.
Batch = tuple[Inputs, Tensor, dict[str, Tensor], Tensor]


def batch(rows: list[Sentence], gap: int, corpus: str | None = None) -> Batch:
    """Pack sentences, the longest first."""
    rows = sorted(rows, key=lambda s: -len(s.text))
    lengths = [len(s.text) for s in rows]
    total = sum(lengths) + gap * (len(rows) + 1)
    real = np.zeros(total, dtype=np.float32)
    inputs = (
        np.zeros(total, dtype=np.int64),
        np.zeros(total, dtype=np.int64),
        np.zeros((total, 4), dtype=np.int64),
    )
    places = np.full((len(rows), lengths[0]), -1, dtype=np.int64)
    bits = {
        name: np.ones((len(rows), lengths[0]), dtype=np.int64)
        for name in (HEAD, *([corpus] if corpus else []))
    }
    start = gap
    for n, (row, length) in enumerate(zip(rows, lengths, strict=True)):
        here = slice(start, start + length)
        real[here] = 1
        for target, source in zip(inputs, (row.characters, row.pairs, row.strings), strict=True):
            target[here] = source
        places[n, :length] = np.arange(start, start + length)
        bits[HEAD][n, :length] = row.bits
        if corpus and row.tags is not None:
            bits[corpus][n, :length] = 1 << row.tags
        start += length + gap
    tensors = tuple(map(torch.from_numpy, (*inputs, real)))
    wanted = {name: torch.from_numpy(array) for name, array in bits.items()}
    return tensors, torch.from_numpy(places), wanted, torch.tensor(lengths)  # type: ignore[return-value]


def batches(rows: list[Sentence], size: int, rng: np.random.Generator) -> Iterator[list[Sentence]]:
    """Yield sentences of about one length together, in a random order."""
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].text) + rng.uniform(0, 12))
    out: list[list[Sentence]] = [[]]
    for n in order:
        if sum(len(s.text) for s in out[-1]) > size:
            out.append([])
        out[-1].append(rows[n])
    for n in rng.permutation(len(out)):
        if out[n]:
            yield out[n]


def some(rows: list[Sentence], share: float, rng: np.random.Generator) -> list[Sentence]:
    """Return a random part of the sentences; of a share above one, all of them so many times."""
    if share >= 1:
        return rows * round(share)
    return [row for row, chance in zip(rows, rng.random(len(rows)), strict=True) if chance < share]


class Model(nn.Module):
    """The encoder and the heads."""

    def __init__(self, vectors: dict[str, np.ndarray]) -> None:
        super().__init__()
        options = settings()["network"]
        self.encoder = Encoder(vectors, options)
        self.heads = nn.ModuleDict({name: Chain(options["width"], labels(name)) for name in (*CORPORA, HEAD)})


def is_single(bits: int) -> bool:
    """Tell whether one tag alone is thinkable."""
    return bits & (bits - 1) == 0


def gold_of(row: Sentence, head: str) -> list[int]:
    """Return the tags of a sentence under a head; what is open under ``news`` is O."""
    if head != HEAD and row.tags is not None:
        return [int(tag) for tag in row.tags]
    return [int(b).bit_length() - 1 if is_single(int(b)) else 0 for b in row.bits]


@torch.no_grad()
def evaluate(model: Model, name: str, rows: list[Sentence]) -> dict[str, tuple[float, float, float]]:
    """Return exact span precision, recall and F1 by label and of all."""
    model.eval()
    head = model.heads[name]
    counts: dict[str, list[int]] = {}
    rng = np.random.default_rng(0)
    for group in batches(rows, 8000, rng):
        inputs, places, _, lengths = batch(group, settings()["network"]["gap"])
        paths = head.decode(model.encoder(*inputs), places, lengths)
        for path, row in zip(paths, sorted(group, key=lambda s: -len(s.text)), strict=True):
            found, wanted = spans_of(path, head.labels), spans_of(gold_of(row, name), head.labels)
            if name == HEAD:  # only what touches nothing open counts
                found = {s for s in found if all(is_single(int(b)) for b in row.bits[s[0] : s[1]])}
            for label in (*head.labels, "all"):
                c = counts.setdefault(label, [0, 0, 0])
                c[0] += sum(label in (s[2], "all") for s in found & wanted)
                c[1] += sum(label in (s[2], "all") for s in found)
                c[2] += sum(label in (s[2], "all") for s in wanted)
    out = {}
    for label, (right, found_, wanted_) in counts.items():
        p, r = right / max(1, found_), right / max(1, wanted_)
        out[label] = (p, r, 2 * p * r / max(1e-9, p + r))
    return out


def fit(
    model: Model, data: dict[str, list[Sentence]], watch: dict[str, list[Sentence]], out: Path, options: dict
) -> None:
    torch.manual_seed(options["seed"])
    torch.set_num_threads(
        1
    )  # the same sums in the same order; and a step's many small ones are slower on two
    rng = np.random.default_rng(options["seed"])
    encoder = model.encoder
    encoder.dropout, encoder.lookup_dropout = options["dropout"], options["lookup_dropout"]
    for table in (encoder.pairs, encoder.strings, encoder.characters):
        table.weight.requires_grad_(options["tune_tables"])
    alone = options["heads_alone"]
    if alone:
        model.requires_grad_(False)
        for head in alone:
            model.heads[head].requires_grad_(True)
    inner = [p for n, p in model.named_parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(inner, lr=options["rate"], weight_decay=options["weight_decay"])
    mean = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(options["mean"]), use_buffers=True
    )
    shares = settings()["shares"] | options["shares"]
    per_round = [
        sum(1 for _ in batches(some(rows, shares.get(n, 1), rng), options["rows"], rng))
        for n, rows in data.items()
    ]
    steps, step, started = options["rounds"] * sum(per_round), 0, time.time()
    gap = settings()["network"]["gap"]
    for turn in range(options["stop_after"]):
        model.train(not alone)
        queue = [
            (name, group)
            for name, rows in data.items()
            for group in batches(some(rows, shares.get(name, 1), rng), options["rows"], rng)
        ]
        losses: dict[str, list[float]] = {}
        seen, began = 0, time.time()
        for n in rng.permutation(len(queue)):
            name, group = queue[n]
            corpus = name if name in CORPORA and (not alone or name in alone) else None
            inputs, places, wanted, lengths = batch(group, gap, corpus)
            rate = (
                options["rate"]
                * min(1, (step + 1) / 200)
                * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * min(1, step / steps))))
            )
            for part in optimizer.param_groups:
                part["lr"] = rate
            rows = encoder(*inputs)
            parts = {
                head: model.heads[head].loss(rows, places, bits, lengths) for head, bits in wanted.items()
            }
            loss = torch.stack(list(parts.values())).sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(inner, 5.0)
            optimizer.step()
            mean.update_parameters(model)
            step += 1
            seen += int(lengths.sum())
            for head, part in parts.items():
                losses.setdefault(head if corpus else name, []).append(part.item())
            if step % 100 == 0:
                print(f"{step}/{steps} {seen / (time.time() - began):,.0f} characters/s", flush=True)
        figures = {name: evaluate(mean.module, name, rows) for name, rows in watch.items()}
        print(
            f"round {turn + 1} {time.time() - started:.0f} s",
            " ".join(f"{name} {np.mean(v):.4f}" for name, v in losses.items()),
            "|",
            " ".join(f"{name} {f['all'][2]:.4f}" for name, f in figures.items()),
            flush=True,
        )
        torch.save(mean.module.state_dict(), out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--stage", default="first", choices=tuple(settings()["stages"]))
    parser.add_argument("--start", default="restart.pt", help="a file in WORK to go on from")
    parser.add_argument("--out", default="trained.pt")
    arguments = parser.parse_args()
    vocabulary = load_vocabulary(arguments.work)
    data = {
        name: sentences(rows, vocabulary)
        for name, rows in learned_examples(arguments.corpora, arguments.work).items()
    }
    watch = {
        name: sentences(rows, vocabulary)
        for name, rows in watched_by_corpus(arguments.corpora, arguments.work).items()
    }
    for name, rows in data.items():
        print(f"{name}: {sum(len(row.text) for row in rows):,} characters", flush=True)
    vectors = {
        name: np.load(arguments.work / f"vectors_{name}.npy") for name in ("characters", "pairs", "strings")
    }
    model = Model(vectors)
    model.load_state_dict(torch.load(arguments.work / arguments.start))
    fit(
        model,
        data,
        watch,
        arguments.work / arguments.out,
        options=dict(settings()["stages"][arguments.stage]),
    )


if __name__ == "__main__":
    main()
