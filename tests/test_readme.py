"""What the README shows is what happens."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

README = Path(__file__).parents[1] / "README.md"


def test_the_examples_run_and_print_what_they_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(README.parent)
    text = README.read_text(encoding="utf-8")
    codes = [match.group(1) for match in re.finditer(r"```python\n(.*?)```", text, re.DOTALL)]
    names: dict[str, Any] = {}
    printed = ""
    for code in codes:
        exec(compile(code, "README.md", "exec"), names)
        printed += capsys.readouterr().out
    shown = [m.group(1) for m in re.finditer(r"```\n([^`]*?)```", text) if re.match(r"\d{4}-|韩立群", m.group(1))]
    assert len(codes) >= 2
    assert len(shown) == 2
    for block in shown:
        assert block in printed
