"""Trains the recogniser on the labelled corpora, one head each over one encoder.

    python training/train.py ../shared/corpora WORK --stage first --out first.pt [--without-raw]
    python training/train.py ../shared/corpora WORK --stage second --start first.pt --out second.pt
    (and so on through the stages of configs/recogniser.cfg: see project.yml)

Reads WORK/vocabulary.npz and WORK/pretrained.pt (or, --without-raw, begins with random numbers); writes the
encoder and the heads, as running means over the last steps. One MSRA sentence in twenty is kept apart to watch.
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
from gold import Sentence, labels, read, sentences, shingles, spans_of, unseen
from network import Chain, Encoder
from prepare import load_vocabulary
from settings import settings

Batch = tuple[tuple[Tensor, Tensor, Tensor, Tensor], Tensor, Tensor, Tensor]


def batch(rows: list[Sentence], gap: int) -> Batch:
    """Pack sentences: the encoder's input, and where each sentence's rows are, its tags and its length."""
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
    tags = np.zeros((len(rows), lengths[0]), dtype=np.int64)
    start = gap
    for n, (row, length) in enumerate(zip(rows, lengths, strict=True)):
        here = slice(start, start + length)
        real[here] = 1
        for target, source in zip(inputs, (row.characters, row.pairs, row.strings), strict=True):
            target[here] = source
        places[n, :length] = np.arange(start, start + length)
        tags[n, :length] = row.tags
        start += length + gap
    tensors = tuple(map(torch.from_numpy, (*inputs, real)))
    return tensors, torch.from_numpy(places), torch.from_numpy(tags), torch.tensor(lengths)  # type: ignore[return-value]


def batches(rows: list[Sentence], size: int, rng: np.random.Generator) -> Iterator[list[Sentence]]:
    """Yield sentences of about one length together, in a random order."""
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].text) + rng.uniform(0, 12))
    out: list[list[Sentence]] = [[]]
    for n in order:
        if sum(len(s.text) for s in out[-1]) > size:
            out.append([])
        out[-1].append(rows[n])
    for n in rng.permutation(len(out)):
        yield out[n]


def some(rows: list[Sentence], share: float, rng: np.random.Generator) -> list[Sentence]:
    """Return a random part of the sentences."""
    return [row for row, chance in zip(rows, rng.random(len(rows)), strict=True) if chance < share]


class Model(nn.Module):
    """The encoder and the heads."""

    def __init__(self, vectors: dict[str, np.ndarray], heads: list[str]) -> None:
        super().__init__()
        options = settings()["network"]
        self.encoder = Encoder(vectors, options)
        self.heads = nn.ModuleDict({name: Chain(options["width"], labels(name)) for name in heads})


@torch.no_grad()
def evaluate(model: Model, name: str, rows: list[Sentence]) -> dict[str, tuple[float, float, float]]:
    """Return exact span precision, recall and F1 by label and of all."""
    model.eval()
    head = model.heads[name]
    counts: dict[str, list[int]] = {}
    rng = np.random.default_rng(0)
    for group in batches(rows, 8000, rng):
        inputs, places, tags, lengths = batch(group, settings()["network"]["gap"])
        paths = head.decode(model.encoder(*inputs), places, lengths)
        for path, gold, length in zip(paths, tags.tolist(), lengths.tolist(), strict=True):
            found, wanted = spans_of(path, head.labels), spans_of(gold[:length], head.labels)
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


def corpora_of(corpora: Path, work: Path) -> tuple[dict[str, list[Sentence]], dict[str, list[Sentence]]]:
    """Return training and development sentences by head."""
    vocabulary = load_vocabulary(work / "vocabulary.npz")
    rows = {
        name: list(read(corpora / name / "train.jsonl.gz", name))
        for name in ("msra", "pfr199801", "cluener", "resume")
    }
    test = shingles(text for text, _ in read(corpora / "msra" / "test.jsonl.gz", "msra"))
    rows["pfr199801"] = list(unseen(rows["pfr199801"], test))
    rng = np.random.default_rng(5)
    kept = rng.random(len(rows["msra"])) > 0.05
    watch = {"msra": [row for row, keep in zip(rows["msra"], kept, strict=True) if not keep]}
    rows["msra"] = [row for row, keep in zip(rows["msra"], kept, strict=True) if keep]
    for name in ("pfr199801", "cluener", "resume"):
        watch[name] = list(read(corpora / name / "dev.jsonl.gz", name))
    rows["news"] = list(read(work / "news.jsonl.gz", "news"))
    watch["news"], rows["news"] = rows["news"][::100], [row for n, row in enumerate(rows["news"]) if n % 100]
    made = [{n: sentences(r, n, vocabulary) for n, r in group.items()} for group in (rows, watch)]
    return made[0], made[1]


def fit(
    model: Model, data: dict[str, list[Sentence]], watch: dict[str, list[Sentence]], out: Path, options: dict
) -> None:
    torch.manual_seed(options["seed"])
    rng = np.random.default_rng(options["seed"])
    encoder = model.encoder
    encoder.dropout, encoder.lookup_dropout = options["dropout"], options["lookup_dropout"]
    for table in (encoder.pairs, encoder.strings, encoder.characters):
        table.weight.requires_grad_(options["tune_tables"])
    if options["only"]:
        data = {name: data[name] for name in options["only"]}
        model.requires_grad_(False)
        for name in data:
            model.heads[name].requires_grad_(True)
    inner = [p for n, p in model.named_parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(inner, lr=options["rate"], weight_decay=options["weight_decay"])
    mean = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(options["mean"]), use_buffers=True
    )
    shares = settings()["shares"]
    per_round = [
        sum(1 for _ in batches(some(rows, shares.get(n, 1), rng), options["rows"], rng))
        for n, rows in data.items()
    ]
    steps, step, started = options["rounds"] * sum(per_round), 0, time.time()
    gap = settings()["network"]["gap"]
    for turn in range(options["stop_after"]):
        model.train(not options["only"])
        queue = [
            (name, group)
            for name, rows in data.items()
            for group in batches(some(rows, shares.get(name, 1), rng), options["rows"], rng)
        ]
        losses: dict[str, list[float]] = {}
        seen = 0
        for n in rng.permutation(len(queue)):
            name, group = queue[n]
            inputs, places, tags, lengths = batch(group, gap)
            rate = (
                options["rate"]
                * min(1, (step + 1) / 200)
                * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * min(1, step / steps))))
            )
            for part in optimizer.param_groups:
                part["lr"] = rate
            loss = model.heads[name].loss(encoder(*inputs), places, tags, lengths)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(inner, 5.0)
            optimizer.step()
            mean.update_parameters(model)
            step += 1
            seen += int(lengths.sum())
            losses.setdefault(name, []).append(loss.item())
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
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--without-raw", action="store_true")
    parser.add_argument("--stage", default="first", choices=tuple(settings()["stages"]))
    parser.add_argument("--start", help="a file in WORK to go on from")
    parser.add_argument("--out", default="trained.pt")
    arguments = parser.parse_args()
    data, watch = corpora_of(arguments.corpora, arguments.work)
    options = dict(settings()["stages"][arguments.stage])
    vectors = {
        name: np.load(arguments.work / f"vectors_{name}.npy") for name in ("characters", "pairs", "strings")
    }
    if arguments.without_raw:
        rng = np.random.default_rng(0)
        vectors = {name: rng.normal(0, 0.3, v.shape).astype(np.float32) for name, v in vectors.items()}
        options["tune_tables"] = True
        del data["news"], watch["news"]
    model = Model(vectors, list(data))
    if arguments.start:
        model.load_state_dict(torch.load(arguments.work / arguments.start))
    elif not arguments.without_raw:
        model.encoder.load_state_dict(torch.load(arguments.work / "pretrained.pt"))
    fit(model, data, watch, arguments.work / arguments.out, options)


if __name__ == "__main__":
    main()
