"""The shipped network as one goes on training it: its whole numbers as floats again, narrowed to the configured width.

    python training/restart.py ../shared/corpora WORK --commit 090b54f

Takes the weights that a commit ships; writes WORK/vocabulary.npz, WORK/vectors_KIND.npy and WORK/restart.pt. Of the
channels those stay that move the layers and heads most; of the layers those that ``kept_layers`` of
configs/recogniser.cfg names. A narrowed network has unlearned most and learns it again in the next stage.
"""

from __future__ import annotations

import argparse
import io
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import shifted
from settings import settings
from torch import Tensor
from train import Model, batch
from vocabularies import load_vocabulary

from examples import corpus_examples, sentences

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("characters", "pairs", "strings")
#: A shipped activation of so many is one.
UNIT = 64.0


class Shipped:
    """The shipped arrays as floats."""

    def __init__(self, commit: str) -> None:
        show = ["git", "show", f"{commit}:newsie/models/recogniser.npz"]
        weights = subprocess.run(show, capture_output=True, check=True, cwd=ROOT).stdout
        with np.load(io.BytesIO(weights)) as arrays:
            self.arrays: dict[str, Any] = {name: arrays[name] for name in arrays.files}
        self.steps = [int(step) for step in self.arrays["steps"]]
        self.tables = {name: self.arrays[name].astype(np.float32) for name in TABLES}
        self.spread = {name: float(table[1:].std()) for name, table in self.tables.items()}
        by_row = np.concatenate(
            [np.full(self.tables[name].shape[1], self.spread[name]) for name in (*TABLES, "strings")]
        )
        self.enter = (self.arrays["enter"] * self.arrays["enter_scale"] * by_row[:, None]).astype(np.float32)

    def vectors(self, name: str) -> np.ndarray:
        return (self.tables[name] / self.spread[name]).astype(np.float32)

    def affine(self, name: str) -> tuple[Tensor, Tensor]:
        """Gain and bias before a matrix."""
        return tuple(
            torch.from_numpy(self.arrays[f"{name}_{part}"] / np.float32(UNIT)) for part in ("gain", "bias")
        )  # type: ignore[return-value]

    def matrix(self, name: str, unit: float = 1.0) -> Tensor:
        whole = self.arrays[f"{name}_matrix"].astype(np.float32) * self.arrays[f"{name}_scale"]
        return torch.from_numpy((whole * (UNIT / unit)).astype(np.float32))


def hidden_rows(shipped: Shipped, model: Model, examples: list[Any], gap: int) -> list[Tensor]:
    """Return what stands before every activation of the shipped network, for some sentences."""
    inputs, _, _, _ = batch(examples, gap)
    mask = inputs[3][:, None]
    hidden = (model.encoder.look_up(*inputs[:3]) * mask) @ torch.from_numpy(shipped.enter)
    out = []
    for n, step in enumerate(shipped.steps):
        out.append(hidden[mask[:, 0] > 0])
        gain, bias = shipped.affine(f"layer{n}")
        active = torch.relu(hidden * gain + bias) * mask
        hidden = hidden + shifted(active, step) @ shipped.matrix(f"layer{n}")
    return [*out, hidden[mask[:, 0] > 0]]


def strongest(shipped: Shipped, hidden: list[Tensor], width: int, heads: list[str]) -> Tensor:
    """Return the channels to keep, as many of every third."""
    old = hidden[0].shape[1]
    worth = torch.zeros(old)
    for n in range(len(shipped.steps)):
        gain, bias = shipped.affine(f"layer{n}")
        active = torch.relu(hidden[n] * gain + bias)
        worth += active.std(0) * shipped.matrix(f"layer{n}").norm(dim=1)
    for head in heads:
        gain, bias = shipped.affine(f"head_{head}")
        active = torch.relu(hidden[-1] * gain + bias)
        worth += active.std(0) * shipped.matrix(f"head_{head}", 256.0).norm(dim=1)
    third, kept = old // 3, width // 3
    return torch.cat(
        [worth[n * third : (n + 1) * third].topk(kept).indices.sort().values + n * third for n in range(3)]
    )


@torch.no_grad()
def restarted(shipped: Shipped, corpora: Path, work: Path) -> dict[str, Tensor]:
    """Return the state of the network to go on with."""
    options = settings()["network"]
    model = Model({name: shipped.vectors(name) for name in TABLES})
    rows = sentences(
        list(corpus_examples(corpora / "msra" / "train.jsonl.gz", "msra"))[:2000], load_vocabulary(work)
    )
    hidden = hidden_rows(shipped, model, rows, options["gap"])
    heads = [name for name in shipped.arrays["heads"].tolist() if name in model.heads]
    if options["width"] == hidden[0].shape[1]:
        keep = torch.arange(options["width"])
    else:
        keep = strongest(shipped, hidden, options["width"], heads)
    layers = list(options["kept_layers"])
    encoder = model.encoder
    encoder.enter.weight.copy_(torch.from_numpy(shipped.enter).T[keep])
    for n, source in enumerate(layers):
        matrix = shipped.matrix(f"layer{source}")[keep][:, keep]
        encoder.layers[n].weight.copy_(matrix.T)
    for n, (source, name) in enumerate(
        [*((s, f"layer{s}") for s in layers), (len(shipped.steps), f"head_{heads[0]}")]
    ):
        gain, bias = shipped.affine(name)
        mean, var = hidden[source].mean(0), hidden[source].var(0)
        norm = encoder.norms[n]
        norm.running_mean.copy_(mean[keep])
        norm.running_var.copy_(var[keep])
        norm.weight.copy_((gain * torch.sqrt(var + norm.eps))[keep])
        norm.bias.copy_((bias + gain * mean)[keep])
    for head in heads:
        chain = model.heads[head]
        chain.emit.weight.copy_(shipped.matrix(f"head_{head}", 256.0)[keep].T)
        chain.emit.bias.copy_(torch.from_numpy(shipped.arrays[f"head_{head}_offset"] / 256.0))
        moves = torch.from_numpy(shipped.arrays[f"head_{head}_transitions"] / 256.0).float()
        chain.transitions.copy_(torch.where(chain.barred < 0, 0.0, moves))
    return model.state_dict()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--commit", required=True, help="whose recogniser.npz to go on from")
    arguments = parser.parse_args()
    shipped = Shipped(arguments.commit)
    arguments.work.mkdir(parents=True, exist_ok=True)
    np.savez(arguments.work / "vocabulary.npz", **{name: shipped.arrays[f"{name}_keys"] for name in TABLES})
    for name in TABLES:
        np.save(arguments.work / f"vectors_{name}.npy", shipped.vectors(name))
    torch.save(restarted(shipped, arguments.corpora, arguments.work), arguments.work / "restart.pt")


if __name__ == "__main__":
    main()
