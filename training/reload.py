"""Takes the shipped recogniser back as a network to train on, with vectors for more strings.

    python training/reload.py ../shared/corpora MODEL.npz WORK --out reloaded.pt

Writes WORK/vocabulary.npz, WORK/vectors_KIND.npy and the state. The strings that are added are those of three to six
characters that the labelled sentences print often; their vectors begin as noughts, and so does one more layer, so that
the network says what it said before. Batch normalisation is put back from the running means of the labelled sentences.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training")]
from gold import labels, read
from network import shifted
from prepare import save_vocabulary
from settings import settings
from train import Model, batch, batches, corpora_of

from newsie.language.chain import UNIT
from newsie.language.ngrams import LENGTHS, Lookup, Vocabulary, code_points, string_keys

TABLES = ("characters", "pairs", "strings")


def frequent_strings(texts: Iterable[str], at_least: int) -> list[int]:
    """Return the keys of the strings of three to six characters that stand there often."""
    codes = code_points("\n".join(texts))
    out: list[int] = []
    for length in LENGTHS:
        keys = string_keys(codes, length)[: len(codes) - length + 1]
        broken = np.zeros(len(keys), dtype=bool)
        for offset in range(length):
            # Strings of Chinese characters only: punctuation, digits and line ends say nothing of a word.
            broken |= codes[offset : offset + len(keys)] < 0x3400
            broken |= codes[offset : offset + len(keys)] > 0x9FFF
        found, counts = np.unique(keys[~broken], return_counts=True)
        out += found[counts >= at_least].tolist()
    return out


def grown(table: np.ndarray, old: Lookup, new: Lookup) -> np.ndarray:
    """Return the rows of ``table`` where ``new`` has them; the added rows are noughts."""
    out = np.zeros((len(new.keys) + 1, table.shape[1]), dtype=np.float32)
    out[new.rows(old.keys)] = table[1:]
    return out


def normalise_back(model: Model, arrays: dict[str, Any], data: dict[str, list[Any]]) -> None:
    """Give every batch normalisation the running figures of the data and the gain and bias that were folded."""
    encoder = model.encoder
    rng = np.random.default_rng(0)
    rows = [row for group in data.values() for row in group[:: max(1, len(group) // 600)]]
    groups = [batch(group, settings()["network"]["gap"])[0] for group in batches(rows, 8000, rng)]
    known = len(arrays["steps"])
    hidden = []
    for characters, pairs, strings, real in groups:
        hidden.append(encoder.enter(encoder.look_up(characters, pairs, strings) * real[:, None]))
    for n, norm in enumerate(encoder.norms):
        every = torch.cat(hidden)
        mean, variance = every.mean(0), every.var(0)
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        last = n == len(encoder.norms) - 1
        name = "head_news" if last or n >= known else f"layer{n}"
        # The folded gain and bias count in whole numbers; the scale of the matrix was divided by as many.
        gain, bias = (torch.tensor(arrays[f"{name}_{part}"]) for part in ("gain", "bias"))
        norm.weight.copy_(gain * torch.sqrt(variance + norm.eps))
        norm.bias.copy_(bias + gain * mean)
        if n < len(encoder.layers):
            hidden = [
                h + encoder.layers[n](shifted(torch.relu(norm(h)) * g[3][:, None], encoder.dilations[n]))
                for h, g in zip(hidden, groups, strict=True)
            ]


def restore(model: Model, arrays: dict[str, Any], data: dict[str, list[Any]]) -> None:
    encoder = model.encoder
    encoder.enter.weight.copy_(matrix(arrays["enter"], arrays["enter_scale"]))
    for n, layer in enumerate(encoder.layers):
        if n < len(arrays["steps"]):
            layer.weight.copy_(matrix(arrays[f"layer{n}_matrix"], arrays[f"layer{n}_scale"]))
        else:
            layer.weight.zero_()
    for name, head in model.heads.items():
        head.emit.weight.copy_(matrix(arrays[f"head_{name}_matrix"], arrays[f"head_{name}_scale"]) / UNIT)
        head.emit.bias.copy_(torch.tensor(arrays[f"head_{name}_offset"]) / UNIT)
        weights = torch.tensor(arrays[f"head_{name}_transitions"]).float() / UNIT
        head.transitions.copy_(torch.where(head.barred < 0, torch.zeros_like(weights), weights))
    model.eval()
    normalise_back(model, arrays, data)
    even_out(model)


def matrix(whole: np.ndarray, scale: np.ndarray) -> Tensor:
    return torch.tensor((whole.astype(np.float32) * scale).T.copy())


def even_out(model: Model) -> None:
    """Bring the activations, which count in whole numbers, down to the order of one; matrices grow by as much."""
    encoder = model.encoder
    unit = 64.0
    for n, norm in enumerate(encoder.norms):
        norm.weight.div_(unit)
        norm.bias.div_(unit)
        if n < len(encoder.layers):
            encoder.layers[n].weight.mul_(unit)
    for head in model.heads.values():
        head.emit.weight.mul_(unit)


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--out", default="reloaded.pt")
    parser.add_argument("--at-least", type=int, default=8)
    arguments = parser.parse_args()
    with np.load(arguments.model) as file:
        arrays = {name: file[name] for name in file.files}
    old = Vocabulary(*(Lookup(arrays[f"{name}_keys"]) for name in TABLES))
    texts = [
        text
        for name in ("msra", "pfr199801")
        for text, _ in read(arguments.corpora / name / "train.jsonl.gz", name)
    ]
    more = frequent_strings(texts, arguments.at_least)
    new = Vocabulary(old.characters, old.pairs, Lookup.of([*old.strings.keys.tolist(), *more]))
    print(f"strings: {len(old.strings.keys):,} and then {len(new.strings.keys):,}")
    save_vocabulary(new, arguments.work / "vocabulary.npz")
    # One scale a table was folded into the first matrix: tables count in whole numbers there.
    unit = 32.0
    tables = {name: arrays[name].astype(np.float32) / unit for name in TABLES}
    tables["strings"] = grown(tables["strings"], old.strings, new.strings)
    for name, table in tables.items():
        np.save(arguments.work / f"vectors_{name}.npy", table)
    data, watch = corpora_of(arguments.corpora, arguments.work)
    model = Model(tables, [name for name in arrays["heads"].tolist() if labels(name)])
    restore(model, arrays, data)
    model.encoder.enter.weight.mul_(unit)
    torch.save(model.state_dict(), arguments.work / arguments.out)
    from train import evaluate

    for name, rows in watch.items():
        if name in model.heads:
            print(name, evaluate(model, name, rows)["all"])


if __name__ == "__main__":
    main()
