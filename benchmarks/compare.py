"""Two revisions on the same raw texts: records gained and lost by type, with examples, and the seconds each took.

    python benchmarks/compare.py HEAD~1 HEAD [--texts 2000] [--examples 6] [--only appointments]
    python benchmarks/compare.py HEAD~1 . --bytes [--texts 5000]

"." is the working tree as it is. ``--bytes`` is for a change that must change nothing: it tells which of the raw
texts, the gold's texts and the seeds, each with its day of issue and without, come out with other JSON.
Each revision is checked out for itself and reads the texts in a process of its own,
both at the same time. A record is what it says, not where it stands: name, organisation, role, value.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: What makes a record of a type the same in both revisions.
READER = '''
import json, sys, time
sys.path.insert(0, sys.argv[1])
import newsie
nlp = newsie.load()
started = time.process_time()
def rows(article):
    for person in article.people:
        yield "people", person.name
    for p in article.positions:
        yield "positions", f"{p.organization or ''} / {p.role} / {p.person or ''}"
    for d in article.dates:
        yield "dates", f"{d.text} {d.type} {d.value}"
    for m in article.meetings:
        yield "meetings", f"{m.name} {m.date or ''}"
        for x in m.participants:
            yield "participants", f"{m.name}: {x.person} {' '.join(x.roles)}"
        for x in m.agenda:
            yield "agenda", f"{m.name}: {x.action} {x.topic}"
    for a in article.appointments:
        yield "appointments", f"{a.person} {a.action} {a.organization or ''} {a.role} {a.date or ''}"
    for v in getattr(article, "visits", ()):
        yield "visits", f"{v.kind} {' '.join(x.person for x in v.participants)} {v.place or ''} {v.date or ''}"
    for e in article.entities:
        yield "entities", f"{e.label} {e.text}"
for line in sys.stdin:
    row = json.loads(line)
    page = newsie.extract(row["text"], published=row["published"], nlp=nlp)
    found = [list(r) for article in page.articles for r in rows(article)]
    if page.warnings and page.warnings[0].startswith("failed"):
        found.append(["failures", page.warnings[0]])
    print(json.dumps(found, ensure_ascii=False), flush=True)
print(json.dumps({"seconds": time.process_time() - started}))
'''

#: The hash of all that a revision says of a text.
HASHER = '''
import hashlib, json, sys, time
sys.path.insert(0, sys.argv[1])
import newsie
nlp = newsie.load()
started = time.process_time()
for line in sys.stdin:
    row = json.loads(line)
    try:
        said = newsie.extract(row["text"], published=row["published"], nlp=nlp).to_json()
    except Exception as error:
        said = repr(error)
    print(json.dumps(hashlib.sha256(said.encode()).hexdigest()), flush=True)
print(json.dumps({"seconds": time.process_time() - started}))
'''


def texts(folder: Path, count: int, seed: int) -> list[dict[str, str | None]]:
    """The same texts for every run: of each source as many, at random."""
    chance = random.Random(seed)
    out: list[dict[str, str | None]] = []
    sources = sorted(folder.glob("*.jsonl.gz"))
    for path in sources:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        for row in chance.sample(rows, min(len(rows), count // len(sources))):
            day = row["date"] or ""
            published = f"{day[:4]}-{day[4:6]}-{day[6:8]}" if len(day) == 8 else None
            out.append({"text": f"{row['title'] or ''}\n{row['text'] or ''}", "published": published})
    return out


def gold_texts(shared: Path) -> list[dict[str, str | None]]:
    """The texts of the gold and the seeds."""
    rows = [
        json.loads(line)
        for path in sorted(shared.glob("gold/*/texts.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    out: list[dict[str, str | None]] = [{"text": row["text"], "published": row.get("published")} for row in rows]
    return out + [
        {"text": path.read_text(encoding="utf-8"), "published": None} for path in sorted((ROOT / "seeds").glob("*.txt"))
    ]


def checked_out(revision: str, folder: Path) -> Path:
    """The tree of a revision."""
    if revision == ".":
        return ROOT
    command = ["git", "worktree", "add", "--detach", "-f", str(folder), revision]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def read(trees: list[Path], rows: list[dict[str, str | None]]) -> list[tuple[list[Counter[tuple[str, str]]], float]]:
    """What each tree reads in every text, and the seconds it took."""
    given = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    printed = [text.splitlines() for text in outputs(READER, trees, given)]
    return [
        ([Counter(map(tuple, json.loads(line))) for line in lines[:-1]], json.loads(lines[-1])["seconds"])
        for lines in printed
    ]


def hashes(trees: list[Path], rows: list[dict[str, str | None]]) -> None:
    """Print which texts come out with other JSON."""
    rows = [*rows, *({**row, "published": None} for row in rows if row["published"])]
    given = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    before, after = (text.splitlines()[:-1] for text in outputs(HASHER, trees, given))
    changed = [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    print(f"{len(rows):,} texts, {len(changed):,} with other JSON")
    for number in changed[:20]:
        print(f"  [{number}] {(rows[number]['text'] or '')[:60]!r}")
    sys.exit(1 if changed else 0)


def outputs(code: str, trees: list[Path], given: str) -> list[str]:
    """What a process of each tree's own prints of the texts."""
    with ThreadPoolExecutor(len(trees)) as pool:
        return list(pool.map(lambda tree: output(code, tree, given), trees))


def output(code: str, tree: Path, given: str) -> str:
    command = [sys.executable, "-c", code, str(tree)]
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, text=True, check=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--examples", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="show examples of these types alone, separated by commas")
    parser.add_argument("--bytes", action="store_true", help="tell only which texts come out with other JSON")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    rows = texts(arguments.shared / "corpora" / "raw", arguments.texts, arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        trees = [
            checked_out(revision, Path(folder) / str(n))
            for n, revision in enumerate((arguments.before, arguments.after))
        ]
        if arguments.bytes:
            hashes(trees, [*gold_texts(arguments.shared), *rows])
        (before, seconds), (after, more_seconds) = read(trees, rows)
    subprocess.run(["git", "worktree", "prune"], cwd=ROOT, check=True)
    size = sum(len(row["text"] or "") for row in rows)
    print(f"{len(rows):,} texts, {size:,} characters; ", end="")
    print(f"{arguments.before} {seconds:.0f} s, {arguments.after} {more_seconds:.0f} s")
    kinds = sorted({kind for found in (*before, *after) for kind, _ in found})
    print(f"{'':14}{'before':>9}{'after':>9}{'lost':>7}{'gained':>8}")
    chance = random.Random(2)
    shown = arguments.only.split(",") if arguments.only else kinds
    examples: list[str] = []
    for kind in kinds:
        lost, gained = [], []
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            lost += [(number, text) for k, text in old - new if k == kind]
            gained += [(number, text) for k, text in new - old if k == kind]
        totals = [sum(c for found in side for (k, _), c in found.items() if k == kind) for side in (before, after)]
        print(f"{kind:14}{totals[0]:9,}{totals[1]:9,}{len(lost):7,}{len(gained):8,}")
        if kind in shown:
            for sign, changed in (("-", lost), ("+", gained)):
                some = chance.sample(changed, min(arguments.examples, len(changed)))
                examples += [f"{sign} {kind} [{number}] {text}" for number, text in sorted(some)]
    print("\n".join(examples))


if __name__ == "__main__":
    main()
