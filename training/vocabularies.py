"""What has vectors, as ``restart.py`` writes it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from newsie.language.ngrams import Lookup, Vocabulary


def load_vocabulary(work: Path) -> Vocabulary:
    """Return the characters, pairs and strings that have vectors."""
    with np.load(work / "vocabulary.npz") as arrays:
        return Vocabulary(*(Lookup(arrays[name]) for name in ("characters", "pairs", "strings")))
