"""What the README shows is what happens."""
from __future__ import annotations

import json
import subprocess
import sys
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


def test_the_explanation_that_the_readme_shows_is_what_is_printed(tmp_path: Path) -> None:
    shown = next(text for _, text in blocks(README.read_text(encoding="utf-8")) if text.startswith("$ newsie explain"))
    command, _, wanted = shown.partition("\n")
    pages = tmp_path / "pages.jsonl"
    run = [sys.executable, "-m", "newsie"]
    subprocess.run([*run, "extract", "seeds/", "-o", str(pages)], cwd=README.parent, check=True)
    arguments = ["explain", str(pages), command.split()[-1]]
    printed = subprocess.run([*run, *arguments], cwd=README.parent, check=True, capture_output=True, encoding="utf-8")
    assert printed.stdout == wanted


def test_the_page_in_gives_the_record_out() -> None:
    import newsie

    found = blocks(README.read_text(encoding="utf-8"))
    text = found[0][1]
    wanted = json.loads(next(contents for language, contents in found if language == "json"))
    wanted.pop("…")
    page = newsie.extract(text, published="2025-04-28")
    (record,) = [change.to_dict() for article in page.articles for change in article.appointments]
    assert {name: record[name] for name in wanted} == wanted
