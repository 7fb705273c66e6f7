"""Reads times with another library, in that library's own interpreter: JSON lines in, JSON lines out.

    PYTHON benchmarks/date_peer.py jionlp|recognizers < texts.jsonl > found.jsonl

In: ``{"text", "anchor"}``. Out: ``{"spans": [[start, end, kind, first, last, detail], ...], "seconds"}``, where kind is
point, duration or set, first and last are ISO days or nothing, detail a clock time (15:30) or a period (P3Y).
Stands alone: the library's environment needs nothing of newsie's.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

#: Every text is read so often; the fastest time counts.
ROUNDS = 3
Span = tuple[int, int, str, str, str, str]


def jionlp_reader() -> Callable[[str, date], list[Span]]:
    import jionlp

    units = (("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D"), ("hour", "TH"), ("minute", "TM"))

    def period(delta: dict[str, Any]) -> str:
        parts = []
        for name, sign in units:
            count = delta.get(name)
            if count and not isinstance(count, list):
                parts.append(("T" if sign[0] == "T" else "", f"{count:g}{sign[-1]}"))
        return "P" + "".join(clock + count for clock, count in parts)

    def read(text: str, anchor: date) -> list[Span]:
        base = time.mktime((anchor.year, anchor.month, anchor.day, 12, 0, 0, 0, 0, 0))
        out: list[Span] = []
        for found in jionlp.ner.extract_time(text, time_base=base):
            start, end = found["offset"]
            value = found["detail"]["time"]
            if found["type"] in ("time_point", "time_span"):
                first, last = (str(v) for v in value)
                clock = first[11:16] if found["type"] == "time_point" and first[11:13] == last[11:13] else ""
                out.append((start, end, "point", day(first), day(last), clock))
            elif found["type"] == "time_delta":
                delta = value if isinstance(value, dict) else {}
                out.append((start, end, "duration", "", "", period(delta)))
            else:
                out.append((start, end, "set", "", "", period(value.get("delta") or {})))
        return out

    return read


def day(text: str) -> str:
    return text[:10] if text[:4].isdigit() else ""


def recognizers_reader() -> Callable[[str, date], list[Span]]:
    from recognizers_date_time import Culture, recognize_datetime

    def read(text: str, anchor: date) -> list[Span]:
        out: list[Span] = []
        noon = datetime(anchor.year, anchor.month, anchor.day, 12)
        for found in recognize_datetime(text, Culture.Chinese, reference=noon):
            kind = found.type_name.rpartition(".")[2]
            values = [v for v in (found.resolution or {}).get("values", [])]
            start, end = found.start, found.end + 1
            if kind in ("set", "duration"):
                timex = values[0].get("timex", "") if values else ""
                out.append((start, end, kind, "", "", timex))
                continue
            ends = [span_of(v) for v in values]
            # Of several readings the one nearest to the anchor, as newspapers mean it.
            best = min(ends, key=lambda e: distance(e[0], anchor), default=("", "", ""))
            out.append((start, end, "point", *best))
        return out

    return read


def span_of(value: dict[str, str]) -> tuple[str, str, str]:
    if "start" in value or "end" in value:
        first, last = value.get("start", ""), value.get("end", "")
        if value["type"] == "daterange" and day(last):
            # The end is the day after the last one.
            last = (date.fromisoformat(day(last)) - timedelta(days=1)).isoformat()
        return day(first), day(last), ""
    whole = value.get("value", "")
    return day(whole), day(whole), whole[11:16] if value["type"] == "datetime" else ""


def distance(first: str, anchor: date) -> int:
    return abs((date.fromisoformat(first) - anchor).days) if first else 10**6


def main() -> None:
    read = {"jionlp": jionlp_reader, "recognizers": recognizers_reader}[sys.argv[1]]()
    read("4月28日", date(2025, 4, 28))  # whatever is loaded at first use
    for line in sys.stdin:
        row = json.loads(line)
        seconds = []
        for _ in range(ROUNDS):
            started = time.process_time()
            try:
                spans = read(row["text"], date.fromisoformat(row["anchor"]))
            except Exception as error:  # a text that the library cannot take counts as one without times
                spans = []
                print(f"{type(error).__name__}: {error}: {row['text'][:40]}", file=sys.stderr)
            seconds.append(time.process_time() - started)
        print(json.dumps({"spans": spans, "seconds": min(seconds)}), flush=True)


if __name__ == "__main__":
    main()
