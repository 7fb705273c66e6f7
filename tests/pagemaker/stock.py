"""The articles written for these tests: every name, place and company in them is invented."""
from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from .articles import Article

FOLDER = Path(__file__).parent / "stock"
FORMULA = re.compile(
    r"^据?(?P<agency>新华社|本报)?(?P<place>[\u4e00-\u9fff]{2,5})??(?:(?P<month>\d+)月(?P<day>\d+)日)?(?:专?电|讯)"
)
CREDIT_WORD = re.compile(r"\S*记者|文/摄|摄影报道|摄$|[（）()]")
FIELDS = ("kind", "kicker", "title", "subtitle", "formula", "byline", "credit", "rubric", "caption")


@cache
def load_stock() -> tuple[Article, ...]:
    """Return all articles of the folder, in the order of files and of the articles in them."""
    return tuple(
        parse_article(chunk)
        for file in sorted(FOLDER.glob("*.txt"))
        for chunk in re.split(r"^====\n", file.read_text(encoding="utf-8"), flags=re.M)
        if chunk.strip()
    )


def parse_article(chunk: str) -> Article:
    """Return the article a chunk describes: ``field: value`` lines, a line ``---``, one paragraph a line.

    ``title`` has `` / `` between its lines; ``subtitle`` and ``caption`` may stand several times.

    Raises:
        ValueError: a field is unknown or the line ``---`` is missing.
    """
    above, mark, below = chunk.strip("\n").partition("\n---\n")
    if not mark:
        raise ValueError(f"no line '---' in {chunk[:30]!r}")
    found: dict[str, list[str]] = {}
    for line in above.splitlines():
        name, _, value = line.partition(":")
        if name not in FIELDS:
            raise ValueError(f"unknown field {name!r}; known: {', '.join(FIELDS)}")
        found.setdefault(name, []).append(value.strip())

    def one(name: str) -> str:
        return found.get(name, [""])[0]

    formula = one("formula")
    agency, place, date = read_formula(formula)
    return Article(
        body=tuple(line for line in below.splitlines() if line.strip()),
        title=tuple(t for t in one("title").split(" / ") if t),
        kicker=one("kicker") or None,
        subtitles=tuple(found.get("subtitle", ())),
        formula=formula + " " if formula.endswith("电") else formula,
        agency=agency, place=place, date=date,
        byline=tuple(one("byline").split() or CREDIT_WORD.sub("", one("credit")).split()),
        credit=one("credit"), rubric=one("rubric"),
        captions=tuple(found.get("caption", ())),
        kind=one("kind") or "news",
    )


def read_formula(formula: str) -> tuple[str | None, str | None, str | None]:
    """Return agency, place and date (``XXXX-04-25``) of a dateline formula, None for what it does not say."""
    match = FORMULA.match(formula)
    if match is None:
        return None, None, None
    date = f"XXXX-{int(match['month']):02d}-{int(match['day']):02d}" if match["month"] else None
    return match["agency"], match["place"], date
