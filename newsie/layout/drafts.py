"""Drafts: an article's lines, sorted into headline, body and the rest, for pages of which that can be told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsie.layout.blocks import Body, goes_on
from newsie.layout.bylines import lone_names
from newsie.layout.cues import ENDED, could_head, end_class, headline_cues
from newsie.layout.forms import headline_of, labels_of, paragraphs_of, records_of, writers_of
from newsie.layout.lines import Line
from newsie.layout.tails import FORM
from newsie.lazy import lazy

_LONGEST_TITLE = 4
_LETTER = lazy(r"\p{L}")


@dataclass
class Draft:
    """An article as it is put together: headline lines in printed order, body, and lines that are not text."""

    body: Body
    headline: list[Line] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """Return all lines of the article."""
        text = [line for paragraph in self.body.paragraphs for line in paragraph]
        return [*self.headline, *text, *self.body.others, *self.others]


def forms(lines: Sequence[Line]) -> tuple[list[Draft], list[Line], list[Line]]:
    """The articles of a database's form; the lines of other labels are furniture."""
    drafts = []
    for entry in records_of(lines):
        paragraphs, others = paragraphs_of(entry)
        if paragraphs:
            writers = [replace(line, role="credit", detail=FORM) for line in writers_of(entry)]
            drafts.append(Draft(Body(paragraphs, [*labels_of(entry), *writers, *others]), headline=headline_of(entry)))
    placed = {line.number for draft in drafts for line in draft.lines()}
    return drafts, [], [line for line in lines if line.number not in placed]


def titled(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text whose first one is known to be its title, whatever it looks like."""
    first = lines[0].number if lines else 0
    known = any(line.number == first and line.role == "text" for line in lines)
    return [replace(line, role="text", detail="") if line.number == first and not known else line for line in lines]


def running(lines: Sequence[Line], titles: int = 1) -> tuple[list[Draft], list[Line]]:
    """A single clean article: its first printed lines are its title."""
    numbers = sorted({line.number for line in lines})[:titles]
    head = [line for line in lines if line.number in numbers]
    title = [line for line in head if line.role == "text"]
    body = Body(others=[line for line in head if line.role != "text"])
    for line in lines[len(head) :]:
        if line.detail == "title":
            title.append(line)
            continue
        if line.role == "text" and body.paragraphs and goes_on(body.paragraphs[-1], line):
            body.paragraphs[-1].append(line)
        elif line.role == "text":
            body.paragraphs.append([line])
        else:
            body.others.append(line)
    _take_off_names(body)
    return [Draft(body, headline=title)], []


def _take_off_names(body: Body) -> None:
    """Names alone on the last line, below the end of a sentence, are those of the writers."""
    if len(body.paragraphs) < 2 or len(body.paragraphs[-1]) > 1:
        return
    line, above = body.paragraphs[-1][0], body.paragraphs[-2][-1]
    if end_class(above.text) in ENDED and lone_names(line.text) is not None:
        body.paragraphs.pop()
        body.others.append(replace(line, role="credit"))


def brief(headline: Sequence[Line], lines: Sequence[Line]) -> Draft:
    body = Body(
        paragraphs=[[line] for line in lines if line.role == "text"],
        others=[line for line in lines if line.role != "text"],
    )
    return Draft(body, headline=list(headline))


def only_article(lines: Sequence[Line]) -> list[Draft]:
    """A text without a body (one short sentence, a list) is one article: what leads to its sentences is the title."""
    texts = [line for line in lines if line.role == "text"]
    if not any(_LETTER.search(line.text) for line in texts):
        return []
    listed = int("list" in headline_cues(texts[0].text) and len(texts) > 1)
    first = next((i for i, line in enumerate(texts) if end_class(line.text) in ENDED), listed)
    while first and not could_head(texts[first - 1].text):
        first -= 1
    title = texts[:first] if first <= _LONGEST_TITLE else []
    body = Body(others=[line for line in lines if line.role != "text"])
    for line in texts[len(title) :]:
        if body.paragraphs and goes_on(body.paragraphs[-1], line):
            body.paragraphs[-1].append(line)
        else:
            body.paragraphs.append([line])
    return [Draft(body, headline=title)]
