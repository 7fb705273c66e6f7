"""Accuracy on gold, against floors that only rise.

``floors.json`` holds, for the seeds, the team's articles and its news, one floor per figure and the digest of texts and
gold they were measured on. To raise a floor, put the measured figure there, rounded down. Where gold itself was
corrected, ``python tests/test_accuracy.py`` prints the new digests.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from newsie import score as scoring
from newsie.corpus.inputs import inputs
from newsie.records import Page

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "floors.json"
SETS = {
    "seeds": (ROOT / "seeds", ROOT / "tests" / "gold"),
    "articles": (
        ROOT.parent / "shared" / "gold" / "articles" / "texts.jsonl",
        ROOT.parent / "shared" / "gold" / "articles",
    ),
    "news": (
        ROOT.parent / "shared" / "gold" / "news" / "texts.jsonl",
        ROOT.parent / "shared" / "gold" / "news",
    ),
}


def digest(*places: Path) -> str:
    """The sha256 of the names and bytes of files and of the folders' files."""
    files = {file for place in places for file in (place.iterdir() if place.is_dir() else [place])}
    summary = "".join(
        f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n"
        for file in sorted(files, key=lambda f: f.name)
    )
    return hashlib.sha256(summary.encode()).hexdigest()


def floors(of: str) -> dict[str, Any]:
    """The floors of one set, and the digest of its gold."""
    entry: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))[of]
    return entry


def too_low(pages: Iterable[Page], of: str) -> dict[str, str]:
    """The figures that fell under their floors."""
    found = {Path(page.source).stem: page for page in pages}
    gold = scoring.load(SETS[of][1])
    figures = scoring.score(gold, {stem: page.to_dict() for stem, page in found.items()}).headline()
    figures["coverage"] = min(page.coverage() for page in found.values())
    return {
        name: f"{figures.get(name, 0.0):.4f} < {floor}"
        for name, floor in floors(of)["floors"].items()
        if figures.get(name, 0.0) < floor
    }


def extracted(of: str) -> list[Page]:
    """What newsie makes of the texts of a set."""
    import newsie

    return list(newsie.pipe(inputs([SETS[of][0]])))


def test_the_seeds_are_the_measured_ones() -> None:
    assert digest(*SETS["seeds"]) == floors("seeds")["digest"], (
        "seeds or gold changed: measure the floors anew"
    )


def test_accuracy_on_the_seeds() -> None:
    assert too_low(extracted("seeds"), "seeds") == {}


@pytest.mark.parametrize("of", ["articles", "news"])
def test_accuracy_on_the_teams_articles(shared: Path, of: str) -> None:
    if digest(SETS[of][1]) != floors(of)["digest"]:
        pytest.skip(f"the {of} in ../shared are not those the floors were measured on")
    assert too_low(extracted(of), of) == {}


def test_the_seeds_gold_is_the_teams(shared: Path) -> None:
    assert digest(SETS["seeds"][1]) == digest(shared / "gold" / "pages"), (
        "copy ../shared/gold/pages to tests/gold"
    )


def test_floors_only_rise() -> None:
    """No committed floor was higher, as long as it was measured on the same gold."""
    path = FLOORS.relative_to(ROOT).as_posix()
    log = subprocess.run(
        ["git", "log", "--format=%H", "--", path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if log.returncode:
        pytest.skip(f"no git history here: {log.stderr.strip()}")
    for commit in log.stdout.split():
        shown = subprocess.run(
            ["git", "show", f"{commit}:{path}"], cwd=ROOT, capture_output=True, check=False
        )
        if shown.returncode:  # the commit removed it
            continue
        for of, was in json.loads(shown.stdout).items():
            now = floors(of)
            if was.get("digest") == now["digest"]:
                fell = {k: v for k, v in was["floors"].items() if v > now["floors"].get(k, 0.0)}
                assert fell == {}, f"floors of {of} fell since {commit[:10]}"


def test_a_page_under_the_floor_is_seen() -> None:
    empty = [Page(source=path.name) for path in sorted(SETS["seeds"][0].iterdir())]
    assert too_low(empty, "seeds")["people"] == f"0.0000 < {floors('seeds')['floors']['people']}"


if __name__ == "__main__":
    print("seeds   ", digest(*SETS["seeds"]))
    print("articles", digest(SETS["articles"][1]))
    print("news    ", digest(SETS["news"][1]))
