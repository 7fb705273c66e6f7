"""The command line as a user meets it: a process with files, streams and an exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

TEXT = """青河县经济工作会议召开

本报讯（记者 田小禾）11月8日，青河县召开经济工作会议。县长马远山主持会议并讲话。
"""

Done = subprocess.CompletedProcess[bytes]


def newsie(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> Done:
    """Run the command in a folder; its output is UTF-8 whatever the locale."""
    root = Path(__file__).resolve().parent.parent
    path = os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "newsie", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": path, "LC_ALL": "C", "PYTHONIOENCODING": "", "COLUMNS": "200"},
        timeout=120,
        check=False,
    )


def pages_of(done: Done) -> list[dict[str, Any]]:
    """The pages on stdout, of a run that went well."""
    assert done.returncode == 0, done.stderr.decode()
    pages: list[dict[str, Any]] = json.loads(done.stdout)
    return pages


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The pages of a JSON Lines file."""
    return [json.loads(line) for line in path.read_bytes().decode().split("\n") if line]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five pages in a folder and below it."""
    pages = tmp_path / "pages"
    (pages / "more").mkdir(parents=True)
    for name in ("1.txt", "2.txt", "3.txt", "more/4.txt", "more/5.txt"):
        (pages / name).write_text(TEXT.replace("青河", f"青河{name[-5]}"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("verb", ["extract", "segment"])
def test_stdin_to_stdout(tmp_path: Path, verb: str) -> None:
    done = newsie(verb, "-", cwd=tmp_path, stdin=TEXT.encode("gb18030"))
    (page,) = pages_of(done)
    assert page["source"] == "stdin"
    assert [article["headline"]["title"] for article in page["articles"]] == ["青河县经济工作会议召开"]
    assert [bool(article["people"]) for article in page["articles"]] == [verb == "extract"]
    assert "马远山".encode() in done.stdout
    assert done.stderr == b""


def test_a_folder_to_json_lines(folder: Path) -> None:
    done = newsie("extract", "pages", "-o", "out.jsonl", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    sources = [page["source"] for page in lines_of(folder / "out.jsonl")]
    assert sources == ["1.txt", "2.txt", "3.txt", "more/4.txt", "more/5.txt"]
    assert sorted(path.name for path in folder.iterdir()) == ["out.jsonl", "pages"]


def test_json_is_a_list_even_of_one(folder: Path) -> None:
    assert newsie("segment", "pages/1.txt", "-o", "out.json", cwd=folder).returncode == 0
    (page,) = json.loads((folder / "out.json").read_bytes())
    assert page["source"] == "1.txt"


def test_workers_change_nothing(folder: Path) -> None:
    one = newsie("extract", "pages", "-", cwd=folder, stdin=TEXT.encode())
    two = newsie("extract", "pages", "-", "--workers", "2", cwd=folder, stdin=TEXT.encode())
    assert len(pages_of(one)) == 6
    assert two.stdout == one.stdout


@pytest.mark.parametrize("verb", ["extract", "segment"])
def test_what_a_row_says_goes_before_the_run(tmp_path: Path, verb: str) -> None:
    rows = [
        {"source": "a", "text": TEXT, "published": "2021-11-09", "area": "甲省青河县"},
        {"source": "b", "text": TEXT},
    ]
    (tmp_path / "texts.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = newsie(verb, "texts.jsonl", "--published", "2022-11-09", "--area", "乙省青河县", cwd=tmp_path)
    first, second = pages_of(done)
    assert (first["published"], first["area"]) == ("2021-11-09", "甲省青河县")
    assert (second["published"], second["area"]) == ("2022-11-09", "乙省青河县")
    assert first["published_basis"] == second["published_basis"] == "given"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_fails_is_named_and_the_rest_done(folder: Path, workers: str) -> None:
    (folder / "rows.jsonl").write_bytes(b'{"text": "x"}\n{"text": 1}\n')
    (folder / "scan.txt").write_bytes(b"ID3 ...")
    done = newsie("extract", "gone.txt", "pages/1.txt", "rows.jsonl", "scan.txt", "--workers", workers,
                  "-o", "out.jsonl", cwd=folder)  # fmt: skip
    assert done.returncode == 1
    failed = [line for line in done.stderr.decode().splitlines() if "failed" in line]
    assert [line.partition(" is ")[0] for line in failed] == [
        "newsie: failed: gone.txt: no such file: gone.txt",
        'newsie: failed: rows.jsonl:2: "text" must be a text, not int',
        "newsie: failed: scan.txt: scan.txt",
    ]
    pages = lines_of(folder / "out.jsonl")
    assert [page["source"] for page in pages] == [
        "gone.txt",
        "1.txt",
        "rows.jsonl:1",
        "rows.jsonl:2",
        "scan.txt",
    ]
    assert pages[1]["articles"] and not pages[0]["articles"]


def test_an_empty_page_is_a_page(tmp_path: Path) -> None:
    (page,) = pages_of(newsie("extract", "-", cwd=tmp_path))
    assert page["articles"] == []


def test_bad_bytes_are_a_warning_not_a_failure(tmp_path: Path) -> None:
    done = newsie("segment", "-", cwd=tmp_path, stdin=TEXT.encode() + b"\xff\n")
    (page,) = pages_of(done)
    assert any("0xff replaced by U+FFFD" in warning for warning in page["warnings"])
    assert done.stderr.decode().splitlines() == [
        'newsie: warnings in stdin: see "warnings" in the output'
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["extract"],
        ["extract", "-", "--published", "28.4.2025"],
        ["extract", "-", "-o", "out.csv"],
        ["extract", "-", "-o", "no/such/folder/out.json"],
        ["extract", "-", "--workers", "0"],
        ["segment", "-", "--no-such-option"],
        ["score", "gone.json", "gone.json"],
        ["no-such-verb"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(tmp_path: Path, arguments: list[str]) -> None:
    done = newsie(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert b"Usage: newsie" in done.stderr
    assert done.stdout == b""


def test_an_interrupted_write_leaves_the_old_file(folder: Path) -> None:
    from newsie.corpus.writing import page_writer
    from newsie.records import Page

    out = folder / "out.jsonl"
    out.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), page_writer(out) as write:
        write(Page(source="a"))
        raise KeyboardInterrupt
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in folder.iterdir()) == ["out.jsonl", "pages"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_the_run_at_once_and_leaves_nothing(folder: Path, workers: str) -> None:
    (folder / "many.jsonl").write_text(json.dumps({"source": "a.txt", "text": TEXT}) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "newsie", "segment", *["many.jsonl"] * 20_000, "-o", "out.jsonl"]
    root = str(Path(__file__).resolve().parent.parent)
    process = subprocess.Popen([*command, "--workers", workers], cwd=folder, stderr=subprocess.PIPE,
                               env={**os.environ, "PYTHONPATH": root}, start_new_session=True)  # fmt: skip
    deadline = time.monotonic() + 60
    while not any(path.stat().st_size for path in folder.glob(".newsie-*")):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert errors.decode().split() == ["Aborted!"]
    assert sorted(path.name for path in folder.iterdir()) == ["many.jsonl", "pages"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_an_error_of_one_line(folder: Path) -> None:
    (folder / "full.json").symlink_to("/dev/full")
    done = newsie("segment", "pages", "-o", "full.json", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["Error: cannot write full.json: No space left on device"]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_bar_only_on_a_terminal(folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "newsie", "segment", "pages", "-o", "out.jsonl"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent), "TERM": "xterm"},
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while more := os.read(ours, 4096):
            shown += more
    except OSError:  # Linux says EIO where the other side closed
        pass
    os.close(ours)
    assert process.wait(60) == 0
    assert b"5/5" in shown
    assert len(lines_of(folder / "out.jsonl")) == 5


def test_version_is_the_packages(tmp_path: Path) -> None:
    import newsie as package

    assert newsie("--version", cwd=tmp_path).stdout.decode().strip() == f"newsie {package.__version__}"


def test_score(tmp_path: Path) -> None:
    gold = Path(__file__).parent / "gold"
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    done = newsie("score", gold, "none.jsonl", "--errors", "1", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[0].split() == ["record", "P", "R", "F1", "gold", "found"]
    assert "\nappointments\tmissed\t001_310140353d9e08f8:" in done.stdout.decode()
    assert done.stderr.decode().startswith("no prediction for: 000_52cdade58e174f5f, ")
    figures = json.loads(newsie("score", gold, "none.jsonl", "--json", cwd=tmp_path).stdout)
    assert figures["appointments"] == {"p": 1.0, "r": 0.0, "f1": 0.0, "gold": 8, "pred": 0}


def test_score_without_gold_or_with_broken_pages_is_1(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    for name, reason in (
        ("none.jsonl", "no gold pages in none.jsonl"),
        ("broken.json", "broken.json is not JSON"),
    ):
        done = newsie("score", name, name, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.decode().startswith(f"Error: {reason}")


def test_a_page_of_five_megabytes_on_the_command_line(tmp_path: Path) -> None:
    line = "会议强调，要坚持稳中求进工作总基调，扎实做好各项工作。\n"
    done = newsie("segment", "-", "-o", "out.json", cwd=tmp_path, stdin=line.encode() * 60_000)
    assert done.returncode == 0, done.stderr.decode()
