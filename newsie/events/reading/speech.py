"""Whose words a stretch of the text is: what X指出，… says, to the end of its sentence and on through the paragraph."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsie.events.grammar.engine import compiled
from newsie.events.reading.sentences import Places, Stretch
from newsie.events.reading.view import BEGIN

_SPEAKS = "{SPEAKS}"
#: The sentence tells again: 他来到…; 随后，…; 市长丁一鸣…; 考察团还走进…
_TELLS = (
    r"[\s　]*(?:{WHEN}?，?(?:其间|期间|随后|接着|会前|会后|每到一处|现场|活动中|调研中|座谈中|{PARTY})"
    r"|(?:他|她)(?:们|还|又|一行|来到|走进|先后|首先|实地|详细|仔细)"
    r"|{WHEN}{0,3}，?(?:{ORG}|{PLACE})?{POST}[^{STOP}]{0,30}?{PERSON}(?!主席|总书记|总统|总理)"
    r"|[^。；：\n]{0,90}?{PERSON}[^。；：\n]{0,60}?(?:参加|陪同|出席)[^，。；]{0,10}[。\n])"
)
_WORD = "强调|指出|表示|要求|认为|提出|说|称|介绍"


@dataclass(frozen=True)
class Words:
    """A half-open stretch that is somebody's words; ``speaker`` is a name, or "" where none is known."""

    start: int
    end: int
    speaker: str


class Speech:
    """Who speaks where in a text.

    Args:
        view: the typed view.
        sentences: its sentences.
        named: ``(start, name)`` of everybody named, in order.

    Examples:
        >>> from newsie.events.reading.sentences import sentences
        >>> from newsie.events.reading.view import BEGIN, INSIDE
        >>> name = BEGIN["PERSON"] + INSIDE["PERSON"]
        >>> view = f"{name}指出，水要修。渠也要修。{name}来到村里。"
        >>> speech = Speech(view, sentences(view), [(0, "甲乙"), (14, "甲乙")])
        >>> [speech.speaker_at(place) for place in (1, 6, 11, 17)]
        [None, '甲乙', '甲乙', None]
    """

    def __init__(self, view: str, sentences: Sequence[Stretch], named: Sequence[tuple[int, str]]) -> None:
        self._view = view
        self._named = [(start, name) for start, name in named if view[start : start + 1] == BEGIN["PERSON"]]
        self.words = self._told(sentences) if compiled(_WORD).search(view) else []
        self._at = Places([Stretch(one.start, one.end) for one in self.words]) if self.words else None

    def speaker_at(self, place: int) -> str | None:
        """Return whose words a place is: a name, "" for somebody without one, None where the article itself tells."""
        if self._at is None or not self._at.covers(place):
            return None
        return self.words[self._at.index(place)].speaker

    def begins_in(self, start: int, end: int) -> int:
        """Return where somebody's words begin between two offsets, or ``end``."""
        if self._at is None:
            return end
        ahead = self._at.index(start)
        for words in self.words[ahead : ahead + 2]:
            if start <= words.start < end:
                return words.start
        return end

    def holds(self, place: int) -> bool:
        """Tell whether a place is somebody's words."""
        return self.speaker_at(place) is not None

    def _told(self, sentences: Sequence[Stretch]) -> list[Words]:
        out: list[Words] = []
        speaker: str | None = None
        last = ""
        who = iter(self._named)
        ahead = next(who, None)
        for sentence in sentences:
            inside: list[tuple[int, str]] = []
            while ahead is not None and ahead[0] < sentence.end:
                inside.append(ahead)
                ahead = next(who, None)
            if speaker is not None and self._tells_again(sentence, speaker, inside):
                speaker = None
            cue = compiled(_SPEAKS).search(self._view, sentence.start, sentence.end)
            if cue is not None:
                before = [name for start, name in inside if start < cue.start()]
                begin = sentence.start if speaker is not None and not before else cue.end()
                speaker = before[-1] if before else speaker or last
                out.append(Words(begin, sentence.end, speaker))
            elif speaker is not None:
                out.append(Words(sentence.start, sentence.end, speaker))
            last = inside[-1][1] if inside else last
            if "\n" in self._view[sentence.start : sentence.end]:
                speaker = None
        return [one for one in out if one.start < one.end]

    def _tells_again(self, sentence: Stretch, speaker: str, inside: Sequence[tuple[int, str]]) -> bool:
        """A speaker does not name himself."""
        if any(name == speaker for _, name in inside):
            return True
        return compiled(_TELLS).match(self._view, sentence.start, sentence.end) is not None
