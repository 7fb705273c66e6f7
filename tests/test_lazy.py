"""Patterns are compiled once in a process: none while pages are read that are like those read before."""
from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest
import regex._main

import newsie
from newsie.lazy import lazy

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def test_reading_compiles_no_pattern_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in SEEDS:
        newsie.extract(seed)
    compiled: list[object] = []
    monkeypatch.setattr(regex._main, "_compile", lambda pattern, *_: compiled.append(pattern))
    for seed in SEEDS:
        newsie.extract(seed)
    assert compiled == []


def test_a_lazy_pattern_is_a_pattern() -> None:
    year = lazy(r"(?P<year>\d{4})年")
    assert year.pattern == r"(?P<year>\d{4})年"
    assert year.groupindex == {"year": 1}
    assert [match["year"] for match in year.finditer("2024年到2025年", 1)] == ["2025"]
    assert year.sub("今年", "2025年") == "今年"


def test_a_lazy_pattern_is_copied_and_stored() -> None:
    for same in (copy.deepcopy(lazy("市长")), pickle.loads(pickle.dumps(lazy("市长")))):
        assert same.search("副市长").start() == 1


def test_what_is_no_pattern_is_told_at_the_first_use() -> None:
    broken = lazy("(市长")
    with pytest.raises(regex.error):
        broken.search("市长")
