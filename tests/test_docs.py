"""What the documentation shows is what happens, and its site can be built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

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
