"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples every time: a red test is red for everybody.
settings.register_profile("newsie", derandomize=True, deadline=None)
settings.load_profile("newsie")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five pages."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The team's folder beside the project; what needs it is skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("no ../shared beside this clone")
    return folder
