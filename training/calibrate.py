"""How sure a span is, as a chance: a logistic of its lead, fitted on sentences that taught nothing (Platt, 1999).

The lead of a span is how far the best path is before every one that says something else of one of its
characters, in logits. A
span counts as right if its corpus has the same; one that touches what newsie's guidelines leave open does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from guidelines import HEAD, LABELS, Row, thinkable

from examples import watched_examples
from newsie.language.recogniser import Recogniser


def leads(recogniser: Recogniser, rows: Iterator[Row]) -> dict[str, list[tuple[float, bool]]]:
    """Return lead and rightness of every span the head finds, by label."""
    out: dict[str, list[tuple[float, bool]]] = {label: [] for label in LABELS}
    for row in rows:
        bits, wanted = thinkable(row), set(row.spans)
        for start, end, label, lead in recogniser.leads(row.text, head=HEAD):
            if all(b & (b - 1) == 0 for b in bits[start:end].tolist()):
                out[label].append((lead, (start, end, label) in wanted))
    return out


def logistic(pairs: list[tuple[float, bool]], rounds: int = 50) -> tuple[float, float]:
    """Return slope and intercept of the most likely logistic (Newton's method, a little drawn towards slope 1)."""
    x = np.array([lead for lead, _ in pairs])
    y = np.array([right for _, right in pairs], dtype=float)
    w = np.array([1.0, 0.0])
    design = np.stack([x, np.ones_like(x)], axis=1)
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-design @ w))
        gradient = design.T @ (p - y) + 0.1 * (w - [1.0, 0.0])
        curvature = (design * (p * (1 - p))[:, None]).T @ design + 0.1 * np.eye(2)
        w = w - np.linalg.solve(curvature, gradient)
    return float(w[0]), float(w[1])


def calibrations(arrays: dict[str, Any], corpora: Path, work: Path) -> dict[str, Any]:
    """Return the calibration of the head ``news``: slope and intercept by label, rounded to a thousandth."""
    found = leads(Recogniser.of(arrays), (example.row for example in watched_examples(corpora, work)))
    fitted = [logistic(found[label]) if found[label] else (1.0, 0.0) for label in LABELS]
    return {f"head_{HEAD}_calibration": np.round(np.array(fitted), 3)}
