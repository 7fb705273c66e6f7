"""Writes the trained recogniser as whole numbers: ``newsie/models/recogniser.npz``.

    python training/export.py ../shared/corpora WORK OUT.npz [--trained trained.pt]

Every matrix becomes bytes with a scale for each column; batch normalisation is folded into the gain and
bias that turn a layer's input into whole numbers, so that its largest values on sentences of MSRA come near the
top. How sure a span
is, is made a chance by what the head found right in the sentences kept apart (Platt, 1999).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training")]
from calibrate import calibrations
from gold import labels
from guidelines import HEAD
from network import shifted
from settings import settings
from train import Model, batch
from vocabularies import load_vocabulary

from examples import CORPORA, corpus_examples, sentences
from newsie.language.chain import UNIT
from newsie.language.recogniser import TOP

TABLES = ("characters", "pairs", "strings")


def in_bytes(matrix: np.ndarray, axis: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix as whole numbers from -127 to 127, and the scale (of each column, or one for all)."""
    # Of a table a few outliers may be cut.
    top = np.asarray(np.quantile(np.abs(matrix), 0.9999)) if axis is None else np.abs(matrix).max(axis=axis)
    scale = np.maximum(top, 1e-9) / 127
    return np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def load(work: Path, trained: str) -> Model:
    state = torch.load(work / trained)
    model = Model({name: state[f"encoder.{name}.weight"].numpy() for name in TABLES})
    model.load_state_dict(state)
    model.eval()
    return model


@torch.no_grad()
def largest(model: Model, corpora: Path, work: Path, count: int = 4000) -> list[float]:
    """Return the largest usual value that goes into each layer, and into the heads."""
    examples = list(corpus_examples(corpora / "msra" / "train.jsonl.gz", "msra"))[:count]
    inputs, *_ = batch(sentences(examples, load_vocabulary(work)), settings()["network"]["gap"])
    encoder, mask = model.encoder, inputs[3][:, None]
    real = inputs[3] > 0
    hidden = encoder.enter(encoder.look_up(*inputs[:3]) * mask)
    out = []
    for n, norm in enumerate(encoder.norms):
        active = torch.relu(norm(hidden)) * mask
        out.append(float(np.quantile(active[real][::7].numpy(), 0.9999)) * 1.3)
        if n < len(encoder.layers):
            hidden = hidden + encoder.layers[n](shifted(active, encoder.dilations[n]))
    return out


def folded(norm: torch.nn.BatchNorm1d, largest_value: float) -> tuple[np.ndarray, np.ndarray, float]:
    """Return gain and bias that make whole numbers of a layer's input, and how many of them make one."""
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    bias = norm.bias - norm.running_mean * gain
    unit = float(TOP) / largest_value
    return (gain * unit).detach().numpy(), (bias * unit).detach().numpy(), unit


def arrays_of(model: Model, corpora: Path, work: Path) -> dict[str, Any]:
    vocabulary, encoder, heads = load_vocabulary(work), model.encoder, [HEAD, *CORPORA]
    out: dict[str, Any] = {f"{name}_keys": getattr(vocabulary, name).keys for name in TABLES}
    scales = []
    for name in TABLES:
        table = getattr(encoder, name).weight.detach().numpy().copy()
        out[name], scale = in_bytes(table, None)
        scales.append((float(scale), table.shape[1]))
    scales.append(scales[-1])
    by_row = np.concatenate([np.full(width, scale) for scale, width in scales])
    out["enter"], out["enter_scale"] = in_bytes(encoder.enter.weight.detach().numpy().T * by_row[:, None], 0)
    tops = largest(model, corpora, work)

    def write(name: str, weight: Tensor, norm: torch.nn.BatchNorm1d, top: float, unit: float) -> None:
        gain, bias, many = folded(norm, top)
        matrix, scale = in_bytes(weight.detach().numpy().T, 0)
        out[f"{name}_gain"], out[f"{name}_bias"] = gain.astype(np.float32), bias.astype(np.float32)
        out[f"{name}_matrix"], out[f"{name}_scale"] = matrix, (scale / many * unit).astype(np.float32)

    out["steps"] = np.array(encoder.dilations)
    for n, layer in enumerate(encoder.layers):
        write(f"layer{n}", layer.weight, encoder.norms[n], tops[n], 1.0)
    out["heads"] = np.array(heads)
    for name in heads:
        head = model.heads[name]
        write(f"head_{name}", head.emit.weight, encoder.norms[-1], tops[-1], UNIT)
        out[f"head_{name}_offset"] = (head.emit.bias.detach().numpy() * UNIT).astype(np.float32)
        transitions = (head.transitions + head.barred).detach().numpy() * UNIT
        out[f"head_{name}_transitions"] = np.rint(transitions).astype(np.int32)
        out[f"head_{name}_labels"] = np.array(labels(name))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--trained", default="trained.pt")
    arguments = parser.parse_args()
    arrays = arrays_of(load(arguments.work, arguments.trained), arguments.corpora, arguments.work)
    arrays |= calibrations(arrays, arguments.corpora, arguments.work)
    np.savez_compressed(arguments.out, **arrays)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
