"""Streams: in order, in bounded memory, in any kind of process, and ended by nothing but their reader."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest

from newsie.corpus.streaming import failure, pages, stream
from newsie.readers.document import Document, failed
from newsie.reading import read
from newsie.records import Page


def process_and_square(number: int) -> tuple[int, int]:
    time.sleep(0.02 if number % 5 == 0 else 0)
    return os.getpid(), number * number


def raise_on(bad: int, number: int) -> int:
    if number == bad:
        raise ArithmeticError(f"cannot do {number}")
    return number


def a_page(source: Document, /, *, published: str | None, area: str | None) -> Page:
    if source.text == "crash":
        raise KeyError("crash")
    return Page(source=source.name, published=published, area=area)


def test_order_holds_over_processes() -> None:
    results = list(stream(process_and_square, range(50), 3, chunk=3))
    assert [square for _, square in results] == [n * n for n in range(50)]
    assert os.getpid() not in {process for process, _ in results}
    assert len({process for process, _ in results}) > 1


@pytest.mark.parametrize("method", ["spawn", "forkserver", "fork"])
def test_any_start_method(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    monkeypatch.setattr(multiprocessing, "get_context", partial(multiprocessing.get_context, method))
    assert list(stream(abs, [-1, -2, -3], 2, chunk=1)) == [1, 2, 3]


def test_an_endless_source_is_read_only_a_little_ahead() -> None:
    read_so_far = 0

    def numbers() -> Iterator[int]:
        nonlocal read_so_far
        for read_so_far in count(1):
            yield -read_so_far

    results = stream(abs, numbers(), 2, chunk=4)
    assert list(islice(results, 10)) == list(range(1, 11))
    assert read_so_far <= 10 + 8 * 2 * 4 + 4
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("n_process", [1, 2])
def test_an_exception_comes_where_its_item_stands(n_process: int) -> None:
    results = stream(partial(raise_on, 6), range(20), n_process, chunk=2)
    assert list(islice(results, 6)) == list(range(6))
    with pytest.raises(ArithmeticError, match="cannot do 6"):
        next(results)


@pytest.mark.parametrize("wrong", [{"n_process": 0}, {"n_process": -1}, {"n_process": 2, "chunk": 0}])
def test_numbers_below_one_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        stream(abs, [1], **wrong)


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_bad_page_does_not_end_the_run(tmp_path: Path, n_process: int) -> None:
    gone = tmp_path / "gone.txt"
    sources = [
        Document("a.txt", "本报讯", published="2025-01-01"),
        gone,
        failed("row:3", "not a line of JSON"),
        "crash",
        "本报讯".encode(),
    ]
    results = list(pages(a_page, sources, published="2025-04-28", area="青河县", n_process=n_process))
    assert [page.source for page in results] == ["a.txt", "gone.txt", "row:3", "text", "bytes"]
    assert [failure(page) for page in results] == [
        None,
        f"no such file: {gone}",
        "not a line of JSON",
        "KeyError: 'crash'",
        None,
    ]
    assert [page.published for page in results if not failure(page)] == ["2025-01-01", "2025-04-28"]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path, root: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import multiprocessing, os\n"
        "from newsie.corpus.streaming import stream\n"
        "if __name__ == '__main__':\n"
        "    results = stream(abs, [1] * 100, 2)\n"
        "    next(results)\n"
        "    print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
                          stdout=subprocess.PIPE, timeout=60, check=False)  # fmt: skip
    workers = [int(pid) for pid in done.stdout.split()]
    assert workers
    deadline = time.monotonic() + 10
    while any(_is_running(pid) for pid in workers):
        assert time.monotonic() < deadline, "workers are still there"
        time.sleep(0.05)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")  # a dead process that nobody has waited for still has a number
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def test_one_text_is_no_series_of_texts() -> None:
    with pytest.raises(TypeError, match="write \\[text\\]"):
        pages(read, "本报讯 今天召开会议。")  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [None, "2", 1.5, True])
def test_what_is_no_number_of_processes_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="n_process must be a whole number like 2, not"):
        pages(a_page, ["x"], n_process=wrong)  # type: ignore[arg-type]


def test_a_script_without_a_main_guard_is_told_so(tmp_path: Path, root: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import multiprocessing\n"
        "multiprocessing.set_start_method('spawn', force=True)\n"
        "from newsie.corpus.streaming import stream\n"
        "print(list(stream(abs, [-1, -2], 2)))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
                          capture_output=True, timeout=60, check=False)  # fmt: skip
    assert done.returncode == 1
    last = done.stderr.decode().strip().splitlines()[-1]
    assert last.startswith("RuntimeError: ") and 'if __name__ == "__main__":' in last
