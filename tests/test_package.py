"""What is promised of the package itself: light to import, complete, open to spaCy."""

from __future__ import annotations

import configparser
import importlib
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

COMPONENTS = [
    "newsie_appointments",
    "newsie_dates",
    "newsie_entities",
    "newsie_meetings",
    "newsie_people",
    "newsie_positions",
    "newsie_visits",
]
#: Those that newsie.load(lexicon=..., entities=...) puts in.
OPTIONAL = ["newsie_lexicon", "newsie_other_entities"]


def python(code: str, root: Path) -> str:
    """Run code in a fresh interpreter that sees the project; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def settings(root: Path) -> configparser.ConfigParser:
    """The project's setup.cfg."""
    parser = configparser.ConfigParser()
    parser.read(root / "setup.cfg", encoding="utf-8")
    return parser


@pytest.mark.parametrize("module", ["newsie", "newsie.cli"])
def test_import_brings_in_no_spacy_and_no_lexicon(root: Path, module: str) -> None:
    heavy = "{'spacy', 'spacy_pkuseg', 'numpy', 'thinc', 'lxml', 'openpyxl', 'pyarrow', 'pypdfium2', 'tqdm'}"
    assert python(f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))", root) == "[]"
    opened = python(
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        f"import {module}\n"
        "print([name for name in opened if 'newsie' in name and not name.endswith(('.py', '.pyc'))])",
        root,
    )
    assert [name for name in eval(opened) if ".pyc." not in name] == []


def test_import_is_quick(root: Path) -> None:
    code = "import time; t = time.perf_counter(); import newsie; print(time.perf_counter() - t)"
    assert min(float(python(code, root)) for _ in range(5)) < 0.3


def test_the_front_door_has_the_five_verbs_and_the_records() -> None:
    import newsie

    for name in ("extract", "load", "pipe", "read", "segment"):
        assert callable(getattr(newsie, name))
    assert newsie.Page(source="a").to_json().startswith('{"source": "a"')


def test_import_prints_nothing(root: Path) -> None:
    assert python("import newsie; newsie.extract; newsie.pipe; newsie.segment; newsie.load", root) == ""


def test_components_are_declared_for_spacy(root: Path) -> None:
    declared = settings(root)["options.entry_points"]["spacy_factories"].strip().splitlines()
    assert (
        sorted(line.partition("=")[0].strip() for line in declared if not line.startswith("#"))
        == sorted(COMPONENTS + OPTIONAL)
    )


@pytest.mark.parametrize("group", ["console_scripts", "spacy_factories"])
def test_entry_points_resolve(root: Path, group: str) -> None:
    declared = settings(root)["options.entry_points"][group].strip().splitlines()
    assert declared
    for line in declared:
        name, _, target = (part.strip() for part in line.partition("="))
        metadata.EntryPoint(name, target, group).load()


@pytest.mark.parametrize("component", COMPONENTS)
def test_spacy_finds_the_component_without_an_import_of_newsie(root: Path, component: str) -> None:
    if "newsie-zh" not in {package.name for package in metadata.distributions()}:
        pytest.skip("newsie is not installed here (pip install -e .)")
    code = (
        "import spacy\n"
        "nlp = spacy.blank('zh')\n"
        f"nlp.add_pipe({component!r})\n"
        "doc = nlp('本报讯 11月8日，县长马远山主持会议。')\n"
        f"print(nlp.pipe_names, {component!r} in doc.user_data)"
    )
    assert python(code, root) == f"[{component!r}] True"


def test_the_pipeline_survives_pickle_disk_and_bytes(tmp_path: Path) -> None:
    import pickle

    import spacy
    from spacy.tokens import Doc

    import newsie

    nlp = newsie.load()
    assert set(COMPONENTS) <= set(nlp.pipe_names)
    doc = nlp("青河县县长马远山11月8日主持会议。")
    nlp.to_disk(tmp_path / "model")
    for again in (pickle.loads(pickle.dumps(nlp)), spacy.load(tmp_path / "model")):
        assert again(doc.text).user_data == doc.user_data
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes()).user_data == doc.user_data


def test_package_data_is_there(root: Path) -> None:
    package = Path(str(importlib.import_module("newsie").__file__)).parent
    assert (package / "py.typed").is_file()
    assert list((package / "lexicons").glob("*.tsv"))


def test_every_data_file_is_packed(root: Path) -> None:
    patterns = settings(root)["options.package_data"]["newsie"].split()
    packed = {path for pattern in patterns for path in (root / "newsie").glob(pattern)}
    data = {
        path
        for path in (root / "newsie").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and not path.name.startswith(".")
    }
    assert data - packed == set()


def test_every_folder_of_modules_is_a_package(root: Path) -> None:
    folders = {path.parent for path in (root / "newsie").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_no_file_above_400_lines(root: Path) -> None:
    files = [path for folder in ("newsie", "tests", "benchmarks") for path in (root / folder).rglob("*.py")]
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in files
    }
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_the_readme_example_runs(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```python\n")[2].partition("```")[0]
    printed = python(example, root)
    for path in (root / "seeds").glob("*.txt"):
        assert f"\n{path.name} " in printed


def test_the_readme_commands_are_the_ones_ci_runs(root: Path) -> None:
    done = subprocess.run(
        [root / ".ci" / "run", "--commands"], capture_output=True, text=True, cwd=root, check=True, timeout=60
    )
    install, test = done.stdout.strip().splitlines()
    assert "newsie extract seeds/ -o " in install
    assert "[test]" in test and "pytest" in test


def test_the_weights_stay_small(root: Path) -> None:
    """All that training made: at most 20 MB in the wheel, and nothing that runs code when it is read."""
    models = [path for path in (root / "newsie" / "models").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in models) <= 20_000_000
    assert {path.suffix for path in models} <= {".npz", ".tsv", ".txt", ".md", ".py", ".pyc"}
