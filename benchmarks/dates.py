"""Times in the tests' golden sentences, on the seeds and on the team's articles: newsie, jionlp, Recognizers-Text.

    python3 -m venv jio && jio/bin/pip install jionlp
    python3 -m venv rec && rec/bin/pip install recognizers-text-suite 'emoji<2'
    python benchmarks/dates.py --jionlp jio/bin/python --recognizers rec/bin/python

Each peer runs in an environment of its own, on one processor. It gets one anchor: the day of issue, or the dateline
where there is one. A value is right where its first and last day are (and its clock time, where there is one); of
a duration, where its length is; of a set, where it is found as one. Vague time (日前) is left out. "False" are spans
that touch nothing that is marked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import regex

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from date_peer import ROUNDS

import newsie
from newsie.records import Date
from newsie.timex import Anchors, find

Span = tuple[int, int, str, str, str, str]
MARK = regex.compile(r"<(?P<type>date|duration|set) (?P<attributes>[^>]*)>(?P<text>.*?)</(?P=type)>")
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


@dataclass(frozen=True)
class Text:
    """One text with its answers and the anchors that are given."""

    text: str
    answers: tuple[Span, ...]
    anchors: Anchors
    #: vague time, of which no reader is asked anything
    vague: tuple[tuple[int, int], ...] = ()
    #: holidays, plans and eras are marked too
    named: bool = False


def month_end(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def days(value: str) -> tuple[str, str]:
    """Return the first and last day of a TIMEX3 value, nothing where it says none."""
    first, slash, last = value.partition("/")
    if slash:
        return days(first)[0], days(last)[1] if last != ".." else ""
    plain = value.partition("T")[0]
    if "X" in plain or plain.startswith("BC") or not plain[:2].isdigit():
        return "", ""
    if regex.fullmatch(r"\d\d", plain):
        return f"{plain}00-01-01", f"{plain}99-12-31"
    if plain.endswith("0s"):
        return f"{plain[:3]}0-01-01", f"{plain[:3]}9-12-31"
    year = int(plain[:4])
    if week := regex.fullmatch(r"\d{4}-W(\d\d)(-WE)?", plain):
        monday = date.fromisocalendar(year, int(week[1]), 1)
        begin = monday + timedelta(days=5 if week[2] else 0)
        return begin.isoformat(), (monday + timedelta(days=6)).isoformat()
    rest = plain[5:]
    if rest in SEASONS:
        a, b = SEASONS[rest]
    elif rest[:1] == "Q":
        a, b = 3 * int(rest[1]) - 2, 3 * int(rest[1])
    elif rest[:1] == "H":
        a, b = 6 * int(rest[1]) - 5, 6 * int(rest[1])
    elif not rest:
        a, b = 1, 12
    elif len(rest) == 2:
        a = b = int(rest)
    else:
        return plain, plain
    return date(year, a, 1).isoformat(), month_end(year, b).isoformat()


def span_of(start: int, text: str, kind: str, value: str) -> Span:
    if kind != "date":
        return start, start + len(text), kind, "", "", value
    clock = regex.search(r"T(\d\d:\d\d)", value.partition("/")[0])
    return start, start + len(text), "point", *days(value), clock[1] if clock and "/" not in value else ""


def of_record(found: Date) -> Span:
    kind = {"DURATION": "duration", "SET": "set"}.get(found.type, "date")
    return span_of(found.start, found.text, kind, found.value)


def golden() -> Iterator[Text]:
    """The sentences of tests/timex, their answers inside them, and those that hold none."""
    for name in ("cases.txt", "golden.txt", "nothing.txt"):
        anchors = Anchors(published="2025-04-28")
        for line in (ROOT / "tests" / "timex" / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                anchors = Anchors(**dict(word.split("=") for word in line[1:].split() if "=" in word))
            elif line and not line.startswith("#"):
                yield marked(line.replace("\\n", "\n"), anchors, named=name != "cases.txt")


def marked(line: str, anchors: Anchors, *, named: bool) -> Text:
    plain, answers, vague, position = "", [], [], 0
    for mark in MARK.finditer(line):
        plain += line[position : mark.start()]
        value = regex.search('value="([^"]*)"', mark["attributes"])
        if value and value[1].endswith("_REF"):
            vague.append((len(plain), len(plain) + len(mark["text"])))
        elif value:
            answers.append(span_of(len(plain), mark["text"], mark["type"], value[1]))
        plain += mark["text"]
        position = mark.end()
    return Text(plain + line[position:], tuple(answers), anchors, tuple(vague), named)


def of_gold(pages: Iterable[newsie.records.Page], gold: dict[str, list[dict]]) -> Iterator[Text]:
    """Articles as newsie takes them apart, each with the times of the gold article it shares most lines with."""
    for page in pages:
        left = {n: row for n, row in enumerate(gold[page.source])}
        for article in page.articles:
            # The gold of a single article names no lines: it has them all.
            mine = numbers(article.lines)
            shared = {n: len(mine & numbers(row.get("lines") or article.lines)) for n, row in left.items()}
            best = max(shared, key=lambda n: (shared[n], -n), default=None)
            if best is None or not shared[best]:
                continue
            anchors = Anchors(published=page.published, dateline=article.dateline.date)
            yield Text(article.text, tuple(placed(article.text, left.pop(best).get("dates") or [])), anchors)


def numbers(ranges: Iterable[Iterable[int]]) -> set[int]:
    return {n for first, last in ranges for n in range(first, last + 1)}


def squeezed(text: str) -> str:
    return "".join(text.split())


def placed(text: str, rows: list[dict]) -> Iterator[Span]:
    """The gold times, found in the text one after the other."""
    place = 0
    for row in rows:
        pattern = r"\s*".join(map(regex.escape, squeezed(row["text"])))
        found = regex.compile(pattern).search(text, place)
        if found:
            yield span_of(found.start(), found.group(), "date", row["value"])
            place = found.end()


def newsies(text: Text) -> list[Span]:
    found = find(text.text, text.anchors, named=text.named)
    return [of_record(d) for d in found if not d.value.endswith("_REF")]


def timed(texts: list[Text]) -> tuple[list[list[Span]], float]:
    """Read every text three times, as the peers do; the fastest time counts."""
    out, total = [], 0.0
    for text in texts:
        seconds = []
        for _ in range(ROUNDS):
            started = time.process_time()
            found = newsies(text)
            seconds.append(time.process_time() - started)
        out.append(found)
        total += min(seconds)
    return out, total


def peers(python: str, name: str, texts: list[Text]) -> tuple[list[list[Span]], float]:
    rows = [
        {"text": t.text, "anchor": (t.anchors.dateline or t.anchors.published or "2025-04-28").replace("XXXX", "2025")}
        for t in texts
    ]
    run = subprocess.run(
        [python, str(ROOT / "benchmarks" / "date_peer.py"), name],
        input="".join(json.dumps(row) + "\n" for row in rows),
        capture_output=True,
        text=True,
        check=True,
    )
    out = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    assert len(out) == len(texts), run.stderr[-500:]
    return [[tuple(s) for s in row["spans"]] for row in out], sum(row["seconds"] for row in out)  # type: ignore[misc]


def right(answer: Span, found: Span) -> bool:
    if answer[2] != found[2]:
        return False
    if answer[2] == "set":
        return True
    if answer[2] == "duration":
        return answer[5] == found[5]
    if not answer[3]:  # a day that cannot be known: a peer always names one
        return answer == found
    same_end = answer[4] == found[4] or not answer[4]
    return answer[3] == found[3] and same_end and (not answer[5] or answer[5] == found[5])


def table(name: str, texts: list[Text], results: dict[str, tuple[list[list[Span]], float]]) -> None:
    wanted = sum(len(t.answers) for t in texts)
    size = sum(len(t.text) for t in texts)
    print(f"\n{name}: {wanted} times in {size:,} characters")
    print(f"{'':14}{'found':>7}{'span':>7}{'value':>7}{'false':>7}{'P':>8}{'R':>7}{'F1':>7}{'chars/s':>12}")
    for reader, (found, seconds) in results.items():
        hit = exact = good = false = total = 0
        for text, spans in zip(texts, found, strict=True):
            taken = [
                s
                for s in spans
                if (text.named or s[2] == "point") and not any(s[0] < b and a < s[1] for a, b in text.vague)
            ]
            total += len(taken)
            for answer in text.answers:
                touching = [s for s in taken if s[0] < answer[1] and answer[0] < s[1]]
                same = [s for s in touching if s[:2] == answer[:2]]
                hit += bool(touching)
                exact += bool(same)
                good += any(right(answer, s) for s in same)
            false += sum(not any(s[0] < a[1] and a[0] < s[1] for a in text.answers) for s in taken)
        p, r = good / max(1, total), good / max(1, wanted)
        f1 = 2 * p * r / max(1e-9, p + r)
        rate = size / seconds if seconds else 0
        print(f"{reader:14}{hit:7}{exact:7}{good:7}{false:7}{p:8.3f}{r:7.3f}{f1:7.3f}{rate:12,.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jionlp", help="the interpreter of an environment with jionlp")
    parser.add_argument("--recognizers", help="the interpreter of an environment with recognizers-text-suite")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    sets = {"golden sentences": list(golden())}
    gold = {p.name.removesuffix(".json"): p for p in sorted((ROOT / "tests" / "gold").glob("*.json"))}
    seeds = [newsie.extract(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    answers = {}
    for page in seeds:
        path = next(p for name, p in gold.items() if page.source.startswith(name.partition("_")[0]))
        answers[page.source] = json.loads(path.read_text(encoding="utf-8"))["articles"]
    sets["seeds"] = list(of_gold(seeds, answers))
    articles = arguments.shared / "gold" / "articles"
    if articles.exists():
        rows = [json.loads(line) for line in (articles / "texts.jsonl").read_text(encoding="utf-8").splitlines()]
        pages = [newsie.extract(r["text"], published=r["published"], name=r["source"]) for r in rows]
        answers = {r["source"]: gold_of(articles, r["source"]) for r in rows}
        sets["gold/articles"] = list(of_gold(pages, answers))
    find("今天", Anchors(published="2025-04-28"))  # the peers read a first text too before the clock runs
    for name, texts in sets.items():
        results = {"newsie": timed(texts)}
        for peer in ("jionlp", "recognizers"):
            python = getattr(arguments, peer)
            if python:
                results[peer] = peers(python, peer, texts)
        table(name, texts, results)


def gold_of(folder: Path, source: str) -> list[dict]:
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if row.get("source") == source:
            return row["articles"]
    return []


if __name__ == "__main__":
    main()
