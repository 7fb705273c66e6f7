"""The settings of a training run: ``configs/recogniser.cfg``, in spaCy's format."""
from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from thinc.api import Config


@cache
def settings() -> dict[str, Any]:
    """Return the settings."""
    return Config().from_disk(Path(__file__).resolve().parent / "configs" / "recogniser.cfg")
