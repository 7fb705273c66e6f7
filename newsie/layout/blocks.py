"""Blocks: labelled lines gathered into bodies and runs of headline lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsie.layout.bylines import credits, lone_names
from newsie.layout.cues import ENDED, end_class, runs_on
from newsie.layout.datelines import is_sign_off
from newsie.layout.evidence import Evidence
from newsie.layout.lines import Line
from newsie.layout.roles import Labels, label
from newsie.layout.topics import WIDE, Topics
from newsie.layout.torn import mend_torn
from newsie.lazy import lazy

_LONGEST_CAPTION = 260
_SAME_TOPIC = 0.12
#: A text that does not say that it describes a picture must share next to nothing with the body.
_OWN_TOPIC = 0.12
#: When and where a picture was taken: 5月28日，清江市… 5月28日，在…
_DAY_SHOWN = lazy(r"(?:(?:\d{1,2}月)?\d{1,2}日|近日|日前|连日来)[，,]")


@dataclass
class Body:
    """The running text of one article as it is gathered: its paragraphs, credits and jumps.

    ``sure``: nothing can make it part of the body before (a dateline, a jump or a credit stands between).
    """

    paragraphs: list[list[Line]] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    sure: bool = False

    @property
    def text(self) -> str:
        """The paragraphs' text, joined; for weighing, not for the record."""
        return "\n".join("".join(line.text for line in lines) for lines in self.paragraphs)

    def has(self, role: str) -> bool:
        """Tell whether a line of this role stands with the body."""
        return any(line.role == role for line in self.others)


@dataclass
class HeadlineRun:
    """Headline lines that stand together, with the credits between them; ``after`` counts the bodies begun before."""

    after: int
    lines: list[Line] = field(default_factory=list)
    others: list[tuple[int, Line]] = field(default_factory=list)
    inside: bool = False


@dataclass
class Gathered:
    """A page's bodies and headline runs in printed order.

    ``labels`` are the roles that the lines of text were given, ``place`` their numbers by where they start.
    """

    bodies: list[Body] = field(default_factory=list)
    runs: list[HeadlineRun] = field(default_factory=list)
    labels: Labels = field(default_factory=lambda: Labels("", (), ()))
    place: dict[int, int] = field(default_factory=dict)

    def opening(self, line: Line) -> int:
        """Return how much speaks for a new body at a line of text rather than a new paragraph."""
        return self.labels.opening(self.place[line.start])


def text_lines(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[str, ...]]]:
    """Return the lines of text alone, and for each the roles of the other lines that stand before it."""
    texts: list[Line] = []
    between: list[tuple[str, ...]] = []
    passed: list[str] = []
    for line in lines:
        if line.role == "text":
            texts.append(line)
            between.append(tuple(passed))
            passed = []
        else:
            passed.append(line.role)
    return texts, between


def gather(lines: Sequence[Line]) -> Gathered:
    """Return the bodies and the runs of headline lines that the lines of a page (without furniture) make."""
    lines = _with_lone_names(lines)
    texts, between = text_lines(lines)
    evidence = Evidence(texts, between)
    labels = label(evidence)
    roles = iter(mend_torn(evidence, labels.roles))
    page = _Gatherer(evidence.gap).gather(lines, [next(roles) if line.role == "text" else "" for line in lines])
    _part_captions(page)
    page.labels = labels
    page.place = {line.start: i for i, line in enumerate(texts)}
    formulas = {line.start for line, opens in zip(texts, evidence.openers, strict=True) if opens in "FB"}
    for body in page.bodies:
        body.sure = body.sure or body.paragraphs[0][0].start in formulas
    return page


def _with_lone_names(lines: Sequence[Line]) -> list[Line]:
    """Mark as credits the lines of nothing but names that stand alone after the end of a body."""
    out: list[Line] = []
    for i, line in enumerate(lines):
        ended = bool(out) and out[-1].role == "text" and end_class(out[-1].text) in ENDED
        alone = i + 1 == len(lines) or lines[i + 1].gap > 0 or lines[i + 1].role != "text"
        named = line.role == "text" and ended and alone and lone_names(line.text) is not None
        out.append(replace(line, role="credit") if named else line)
    return out


def goes_on(paragraph: Sequence[Line], line: Line, *, gap: int = 0) -> bool:
    """Tell whether a line goes on with a paragraph whatever its role: the paragraph stops in the middle of a sentence.

    It does where its last line ends in a comma or an open bracket; and where running text ends without any mark and
    the line below is neither indented nor apart.

    Args:
        paragraph: the lines of the paragraph so far.
        line: the line below.
        gap: how many blank lines usually part two lines of the page.
    """
    last = paragraph[-1]
    if runs_on(last.text):
        return True
    running = any(mark in before.text for before in paragraph[-6:] for mark in "，。")
    return running and end_class(last.text) == "N" and line.gap <= gap and not line.indent and line.text[:1].isalpha()


class _Gatherer:
    """Walks down the page with the body and the headline run that are open."""

    def __init__(self, gap: int) -> None:
        self.gap = gap
        self.page = Gathered()
        self.run: HeadlineRun | None = None
        self.waiting: list[Line] = []
        self.ended = True

    def gather(self, lines: Sequence[Line], roles: Sequence[str]) -> Gathered:
        for line, role in zip(lines, roles, strict=True):
            if role == "H":
                self._headline(line)
            elif role:
                self._text(line, role)
            elif line.role == "from":
                self.waiting.append(line)
                self.ended = True
            elif line.role == "on" and self.page.bodies:
                self.page.bodies[-1].others.append(line)
                self.ended = True
            else:
                self._credit(line)
        for line in self.waiting:
            self._adopt(line)
        if self.page.bodies:
            self.page.bodies[0].sure = True
        return self.page

    def _headline(self, line: Line) -> None:
        if self.run is None:
            self.run = HeadlineRun(after=len(self.page.bodies) - 1)
            self.page.runs.append(self.run)
        self.run.lines.append(line)

    def _text(self, line: Line, role: str) -> None:
        signed = role != "S" and bool(self.page.bodies) and is_sign_off(line.text)
        if signed and self.ended:
            self.page.bodies[-1].paragraphs.append([line])  # below the writers' names
            return
        if role == "S" or self.ended:
            self.page.bodies.append(Body(others=self.waiting, sure=self.ended))
            self.waiting, self.ended = [], False
            role = "P"
        elif self.run is not None:
            self.run.inside = True
        body = self.page.bodies[-1]
        if self.run is None and body.paragraphs and goes_on(body.paragraphs[-1], line, gap=self.gap):
            role = "C"
        self.run = None
        if role == "P" or not body.paragraphs:
            body.paragraphs.append([line])
        else:
            body.paragraphs[-1].append(line)

    def _credit(self, line: Line) -> None:
        """A credit goes with the headline it stands in, else with the body it follows."""
        if self.run is not None:
            self.run.others.append((max(0, len(self.run.lines) - 1), line))
        elif self.page.bodies:
            self._adopt(line)
            self.ended = self.ended or (
                line.role == "credit"
                and bool(credits(line.text) or lone_names(line.text))
                and self._closes(line)
            )
        else:
            self.waiting.append(line)

    def _closes(self, credit: Line) -> bool:
        """Tell whether a credit ends the body: it stands on its last line, or after the end of a sentence."""
        last = self.page.bodies[-1].paragraphs[-1][-1]
        return last.number == credit.number or end_class(last.text) not in "KNL"

    def _adopt(self, line: Line) -> None:
        if self.page.bodies:
            self.page.bodies[-1].others.append(line)


def _part_captions(page: Gathered) -> None:
    """Give a picture's text that stands at the end of a body, with its photographer, a body of its own.

    It stays where it is if it speaks of the same things as the body.
    """
    for i in range(len(page.bodies) - 1, -1, -1):
        body = page.bodies[i]
        caption, rest = body.paragraphs[-1], body.paragraphs[:-1]
        text = "".join(line.text for line in caption)
        signed = [line for line in body.others if line.role == "picture" and line.start > caption[-1].start]
        shown = "图为" in text
        if not rest or not signed or not (shown or _DAY_SHOWN.match(text)) or len(text) > _LONGEST_CAPTION:
            continue
        topics = Topics(["".join(line.text for line in lines) for lines in body.paragraphs])
        shared = topics.shared(len(rest) - 1, len(rest), 4 * WIDE)
        if shared < (_SAME_TOPIC if shown else _OWN_TOPIC):
            body.paragraphs = rest
            body.others = [line for line in body.others if line not in signed]
            page.bodies.insert(i + 1, Body(paragraphs=[caption], others=signed, sure=True))
            for run in page.runs:
                if run.after > i or (run.after == i and run.lines[0].start > caption[0].start):
                    run.after += 1
