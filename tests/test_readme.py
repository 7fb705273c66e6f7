"""What the README shows is what happens."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

README = Path(__file__).parents[1] / "README.md"


def blocks(text: str) -> list[tuple[str, str]]:
    """The fenced blocks of a Markdown text: language and contents."""
    out: list[tuple[str, str]] = []
    language, lines = "", None
    for line in text.splitlines(keepends=True):
        if not line.startswith("```"):
            if lines is not None:
                lines.append(line)
        elif lines is None:
            language, lines = line.strip("`\n"), []
        else:
            out.append((language, "".join(lines)))
            lines = None
    return out


def test_the_examples_run_and_print_what_the_readme_shows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(README.parent)
    names: dict[str, Any] = {}
    printed, shown = "", []
    for language, contents in blocks(README.read_text(encoding="utf-8")):
        if language == "python":
            exec(compile(contents, "README.md", "exec"), names)
            printed = capsys.readouterr().out
        elif not language and printed:
            shown.append(contents)
            assert contents in printed
            printed = ""
    assert len(shown) == 3
