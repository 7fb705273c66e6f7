"""Scenes: what an article tells of as taken place, and which of its words tell of which.

A scene is a session that sat, a round somebody made, a talk two sides had, a decision. A report opens it; it goes on
through the sentences that have no report of their own, until one closes it: another report, 另据, an interview, a look
back. Every place of the text belongs to one scene or to none. The cues are rows of ``scene_cues.tsv``.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsie.events.grammar.engine import compiled
from newsie.events.reading.article import Reading
from newsie.guarded import Guarded
from newsie.records import Scene

#: Which event's which happening: ("meetings", 0).
Key = tuple[str, int]
DECISION = "decision"
#: In so many first sentences of the body a scene is what the article is about.
LEAD = 4
#: Reports that tell of a gathering only by what it did: another, which the headline names, leads.
_IN_PASSING = ("meeting.agent", "meeting.inside", "meeting.inside_first", "meeting.after")
#: A gathering is only named there.
_NAMED_ONLY = ("meetings.named",)
#: So many happenings can be taken up again by a word like 论坛上.
_REMEMBERED = 12


@dataclass(frozen=True)
class SceneOpening:
    """One report, from ``start`` to ``end``; reports of the same happening have the same ``key``.

    ``kind`` is gathering, round, talk or decision; ``heads`` are the words that take up a gathering again (论坛 for a
    forum); ``rule`` is the id of the rule that read the report.
    """

    start: int
    end: int
    kind: str
    key: Key
    rule: str = ""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True)
class SceneCue:
    """A row of ``scene_cues.tsv``: ``sense`` is goes_on, closes or aside (this sentence alone is of no scene).

    The pattern stands at a sentence's beginning.
    """

    id: str
    sense: str
    text: str
    example: str
    counter_example: str


@cache
def scene_cues() -> tuple[SceneCue, ...]:
    """Return the table of cues."""
    text = files("newsie.events.reading").joinpath("scene_cues.tsv").read_text(encoding="utf-8")
    return tuple(SceneCue(*line.split("\t")) for line in text.splitlines()[1:] if line)


@cache
def cue_pattern(sense: str) -> Guarded:
    """Return the pattern of all the cues of a sense."""
    return compiled("|".join(f"(?:{cue.text})" for cue in scene_cues() if cue.sense == sense))


class Scenes:
    """The scenes of one article.

    Args:
        reading: the article.
        openings: the reports of what is its news, of all kinds of events.

    Examples:
        >>> reading = Reading("全县教育大会召开。会上，六人发言。另据水利局消息，水位已降。")
        >>> scenes = Scenes(reading, [SceneOpening(0, 9, "gathering", ("meetings", 0))])
        >>> [scenes.key_at(place) for place in (0, 10, 20)]
        [('meetings', 0), ('meetings', 0), None]
    """

    def __init__(self, reading: Reading, openings: Sequence[SceneOpening]) -> None:
        self._reading = reading
        self._by_sentence: dict[int, list[SceneOpening]] = {}
        for opening in sorted(openings, key=lambda one: (one.start, one.end)):
            if opening.kind == DECISION:
                continue
            self._by_sentence.setdefault(reading.sentence_at(opening.start), []).append(opening)
        self._main = self._leading()
        self._recent: dict[Key, SceneOpening] = {}
        self._told: list[list[tuple[int, int, SceneOpening | None]]] = []  # per sentence: from, to, whose
        self._assign()
        self._decide([one for one in openings if one.kind == DECISION])
        self.all: list[Scene] = []
        self._index: dict[Key, int] = {}
        self._collect()

    def key_at(self, place: int) -> Key | None:
        """Return the happening that a place of the text tells of."""
        if not self._told:
            return None
        told = self._told[self._reading.sentence_at(place)]
        number = bisect_right(told, place, key=lambda one: one[0]) - 1
        start, end, opening = told[max(0, number)]
        return opening.key if opening and start <= place < end else None

    def index_of(self, key: Key) -> int | None:
        """Return the index of the scene of a happening, None where nothing tells of it."""
        return self._index.get(key)

    def at(self, place: int) -> Scene | None:
        """Return the scene that a place of the text belongs to."""
        key = self.key_at(place)
        return self.all[self._index[key]] if key is not None else None

    def of(self, key: Key) -> Scene | None:
        """Return the scene of a happening."""
        index = self.index_of(key)
        return self.all[index] if index is not None else None

    def _leading(self) -> SceneOpening | None:
        """The first report of the body's first sentences, else of the headline: what the article is about."""
        reading = self._reading
        reports = [one for number in sorted(self._by_sentence) for one in self._by_sentence[number]]
        body = [one for one in reports if not reading.in_headline(one.start) and reading.depth(one.start) < LEAD]
        titled = {one.key for one in reports if reading.in_headline(one.start)}
        if body and body[0].rule in _IN_PASSING:
            body.sort(key=lambda one: one.key not in titled)
        return next(iter([*body, *reports]), None)

    def _of_headline(self) -> SceneOpening | None:
        """A gathering that the headline reports and no first sentence names again: the body begins with it."""
        main = self._main
        if main is None or main.kind != "gathering" or not self._reading.in_headline(main.start):
            return None
        return None if main.rule in (*_IN_PASSING, *_NAMED_ONLY) else main

    def _assign(self) -> None:
        current: SceneOpening | None = None
        paragraph = -1
        for number, sentence in enumerate(self._reading.sentences):
            line = self._reading.paragraphs.index(sentence.start)
            if number == self._reading.first and self._reading.body_start:
                current = self._of_headline()
            reports = self._by_sentence.get(number)
            if reports and all(report.rule in _NAMED_ONLY for report in reports) and (
                cue_pattern("closes").match_held(self._reading.view, sentence.start, sentence.end)
            ):
                reports = None  # 与会者在接受采访时表示，会议…
            if reports:
                self._told.append(_shared(reports, sentence.start, sentence.end))
                current = reports[-1]
                self._note(reports)
            elif cue_pattern("aside").match(self._reading.view, sentence.start, sentence.end):
                self._told.append([(sentence.start, sentence.end, None)])
            else:
                current = self._goes_on(number, current, line != paragraph)
                self._told.append([(sentence.start, sentence.end, current)])
            paragraph = line

    def _decide(self, decisions: Sequence[SceneOpening]) -> None:
        """A decision is a scene of its own where nothing else is told: one at a session is of the session's."""
        of_sentence: dict[int, list[SceneOpening]] = {}
        for decision in sorted(decisions, key=lambda one: (one.start, one.end)):
            of_sentence.setdefault(self._reading.sentence_at(decision.start), []).append(decision)
        for number, here in of_sentence.items():
            if all(opening is None for _, _, opening in self._told[number]):
                sentence = self._reading.sentences[number]
                self._told[number] = _shared(here, sentence.start, sentence.end)
        if decisions and not self._by_sentence:  # a notice: its heading and its note are the decision's too
            last = decisions[0]
            for told in self._told:
                told[:] = [(start, end, opening or last) for start, end, opening in told]
                last = told[-1][2] or last

    def _goes_on(self, number: int, current: SceneOpening | None, new_paragraph: bool) -> SceneOpening | None:
        """What a sentence without a report of its own tells of."""
        view, sentence = self._reading.view, self._reading.sentences[number]
        if number < self._reading.first:
            return self._main if self._main is not None and self._main.kind == "gathering" else None
        if cue_pattern("closes").match_held(view, sentence.start, sentence.end):
            return None
        taken_up = self._taken_up(number)
        if taken_up is not None:
            return taken_up
        if not new_paragraph:
            return current
        if current is not None and self._main is not None and current.key == self._main.key:
            return current
        if current is not None and cue_pattern("goes_on").match(view, sentence.start, sentence.end):
            return current
        return self._main if current is not None and number > self._reading.first else None

    def _taken_up(self, number: int) -> SceneOpening | None:
        """论坛上, 会议指出: the last gathering that the word can mean."""
        view, sentence = self._reading.view, self._reading.sentences[number]
        for opening in reversed(self._recent.values()):
            if any(view.startswith(head, sentence.start) for head in opening.heads):
                return opening
        return None

    def _note(self, reports: Sequence[SceneOpening]) -> None:
        """Remember the last few happenings that were reported, the latest last."""
        for report in reports:
            self._recent.pop(report.key, None)
            self._recent[report.key] = report
        while len(self._recent) > _REMEMBERED:
            del self._recent[next(iter(self._recent))]

    def _collect(self) -> None:
        stretches: dict[Key, list[tuple[int, int]]] = {}
        first: dict[Key, SceneOpening] = {}
        for told in self._told:
            for start, end, opening in told:
                if opening is not None:
                    first.setdefault(opening.key, opening)
                    stretches.setdefault(opening.key, []).append((start, end))
        for key, opening in first.items():
            self._index[key] = len(self.all)
            self.all.append(Scene(opening.kind, opening.rule or None, _joined(stretches[key])))


def _shared(reports: Sequence[SceneOpening], start: int, end: int) -> list[tuple[int, int, SceneOpening | None]]:
    """A sentence's reports share its words: each has those up to the next."""
    edges = [start, *(report.start for report in reports[1:]), end]
    return [(edges[n], edges[n + 1], report) for n, report in enumerate(reports) if edges[n] < edges[n + 1]]


def _joined(stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for start, end in stretches:
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)
