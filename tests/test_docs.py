"""What the documentation shows is what happens, and its site can be built."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from newsie import records
from newsie.json_base import Record
from tests.test_readme import blocks

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = sorted(path for path in DOCS.glob("*.md") if "```python" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_examples_run_and_print_what_the_page_shows(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(DOCS.parent)
    names: dict[str, Any] = {}
    printed = ""
    for language, contents in blocks(path.read_text(encoding="utf-8")):
        if language == "python":
            exec(compile(contents, path.name, "exec"), names)
            printed = capsys.readouterr().out
        elif not language and printed:
            assert printed == contents
            printed = ""
    assert printed == ""


def test_there_are_pages() -> None:
    assert {path.stem for path in PAGES} >= {"tutorial", "howto"}


def test_the_page_of_the_records_has_every_field() -> None:
    """One section a record, one row a field, in the order of the dataclass."""
    sections = (DOCS / "schema.md").read_text(encoding="utf-8").split("\n## ")[1:]
    told = {part.split("\n", 1)[0]: re.findall(r"^\| `(\w+)` \|", part, re.M) for part in sections}
    classes = [value for value in vars(records).values() if dataclasses.is_dataclass(value) and value is not Record]
    assert told == {cls.__name__: [field.name for field in dataclasses.fields(cls)] for cls in classes}
