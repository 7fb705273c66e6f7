"""Which room may import which: data flows one way, and nothing below knows what is built on it."""
from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: From the bottom up; a room may import those of the lines before its own, and those named behind it on its own line.
ORDER = (
    "json_base lazy located",
    "printed_records",
    "records lexicons occasion necessary",
    "characters guarded",
    "together",
    "divisions timex",
    "areas",
    "homes printed",
    "organizations",
    "language",
    "layout linking reading gold",
    "readers",
    "segmentation",
    "corpus",
    "events.view",
    "events.grammar",
    "events.reading",
    "events.appointments events.meetings events.visits",
    "events",
    "pipeline",
    "assembly",
    "extraction",
    "rules explain tables score",
    "view",
    "cli",
    "__main__",
)
#: Looked up when they are asked for, not on the way in: `newsie.load(rules=...)` proves a file of rules.
LATE = {("extraction", "rules")}
#: What several rooms of one line may take from each other.
BESIDE = {("tables", "explain"), ("newsie", "extraction"), ("newsie", "records")}
ROOMS_OF_EVENTS = ("grammar", "reading", "meetings", "visits", "appointments")
RANK = {room: number for number, line in enumerate(ORDER) for room in line.split()}


def room(module: str) -> str:
    parts = module.split(".")
    if len(parts) == 1 or parts[1] in ("__version__",):
        return "newsie"
    if parts[1:3] == ["events", "reading"] and parts[3:4] == ["view"]:
        return "events.view"
    if parts[1] == "events" and parts[2:3] and parts[2] in ROOMS_OF_EVENTS:
        return f"events.{parts[2]}"
    return parts[1]


def imports() -> Iterator[tuple[str, str, str]]:
    """Every import of one room by another: the file, the room, the room it takes from."""
    for path in sorted((ROOT / "newsie").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        package = module.removesuffix(".__init__") if path.name == "__init__.py" else module.rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in named(node, package):
                here, there = room(module.removesuffix(".__init__")), room(name)
                if name.startswith("newsie") and here != there:
                    yield path.relative_to(ROOT).as_posix(), here, there


def named(node: ast.AST, package: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
    base = ".".join([*above, *([node.module] if node.module else [])])
    return [f"{base}.{alias.name}" for alias in node.names] if base in ("newsie", "newsie.events") else [base]


def test_every_room_has_its_place() -> None:
    assert {there for _, _, there in imports()} <= {*RANK, "newsie"}


@pytest.mark.parametrize("line", range(len(ORDER)))
def test_arrows_point_down(line: int) -> None:
    rooms = ORDER[line].split()
    up = [
        (file, here, there)
        for file, here, there in imports()
        if here in rooms and RANK.get(there, -1) >= line and (here, there) not in LATE | BESIDE
    ]
    assert up == []


def test_records_import_nothing_but_their_base() -> None:
    assert {there for _, here, there in imports() if here == "records"} == {"json_base", "located", "printed_records"}
    assert [there for file, here, there in imports() if here == "json_base"] == []


def test_one_name_for_one_thing() -> None:
    """No two classes share a name, but for the printed line and the lexicon's row, which are older than this test."""
    classes = [
        node.name
        for path in (ROOT / "newsie").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert {name for name in classes if classes.count(name) > 1} <= {"Line", "Row"}
