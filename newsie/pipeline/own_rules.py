"""What the components of events have in common: the user's own rules, kept with the pipeline."""
from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from newsie.events.grammar.engine import Rule

C = TypeVar("C", bound="WithRules")


class WithRules:
    """A component with rules of the user's. They are stored with it, so that the file is needed no more."""

    def __init__(self, rules: tuple[Rule, ...] = ()) -> None:
        self.rules = rules

    def to_bytes(self, **options: Any) -> bytes:
        """Return the rules."""
        return json.dumps([asdict(rule) for rule in self.rules], ensure_ascii=False).encode()

    def from_bytes(self: C, data: bytes, **options: Any) -> C:
        """Take the rules that `to_bytes` gave."""
        rows = json.loads(data)
        self.rules = tuple(
            Rule(**{**row, "examples": tuple(row["examples"]), "counter": tuple(row["counter"])}) for row in rows
        )
        return self

    def to_disk(self, path: str | Path, **options: Any) -> None:
        """Write the rules to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self: C, path: str | Path, **options: Any) -> C:
        """Take the rules that `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())
