"""The notebooks run from top to bottom in a kernel of their own, and show what they promise to show."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.ipynb"))


@pytest.fixture(scope="module")
def executed() -> dict[str, Any]:
    """Every notebook after a run in a clean kernel, from its own folder."""
    out = {}
    for path in EXAMPLES:
        notebook = nbformat.read(path, as_version=4)
        place = {"metadata": {"path": path.parent}}
        client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place)
        out[path.stem] = client.execute()
    return out


def outputs(notebook: Any) -> list[Any]:
    """All outputs of a notebook's code, in order."""
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def printed(notebook: Any) -> list[str]:
    """What its code printed."""
    return [output.text for output in outputs(notebook) if output.output_type == "stream"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_something(path: Path, executed: dict[str, Any]) -> None:
    shown = outputs(executed[path.stem])
    assert shown and not [output for output in shown if output.output_type == "error"]
    assert not [output for output in shown if output.get("name") == "stderr"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_stored_is_what_it_shows(path: Path, executed: dict[str, Any]) -> None:
    """Text outputs that stand in the repository are those of today; pictures and HTML may differ by a version."""
    assert printed(nbformat.read(path, as_version=4)) == printed(executed[path.stem])


def test_the_plot_is_a_picture(executed: dict[str, Any]) -> None:
    shown = outputs(executed["many_pages_to_a_table_and_a_plot"])
    assert [output for output in shown if "image/png" in output.get("data", {})]


def test_there_are_four_notebooks() -> None:
    assert len(EXAMPLES) == 4
