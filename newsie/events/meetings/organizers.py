"""Who organised a gathering, and how it was held."""
from __future__ import annotations

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.sentences import Stretch
from newsie.records import Organizer

_ROLES = {"主办": "organizer", "举办": "organizer", "承办": "contractor", "协办": "co_organizer"}
_MODES = ("hybrid", "video", "online")


def organizers_of(reading: Reading, sentence: Stretch) -> list[Organizer]:
    """Return the bodies a sentence names as organisers (主办), contractors (承办) and co-organisers (协办).

    Examples:
        >>> reading = Reading("由市总工会、市教育局主办，甲学院承办的论坛10日举行。")
        >>> [(o.organization, o.role) for o in organizers_of(reading, reading.sentences[0])]
        [('市总工会', 'organizer'), ('市教育局', 'organizer'), ('甲学院', 'contractor')]
        >>> reading = Reading("招待会由市对外友好协会和东陵国大使馆共同举办。")
        >>> [o.organization for o in organizers_of(reading, reading.sentences[0])]
        ['市对外友好协会', '东陵国大使馆']
    """
    out = []
    for match in pattern("meetings.organized").finditer(reading.view, sentence.start, sentence.end):
        left = match.start("bodies")
        for cut in pattern("meetings.between_bodies").finditer(reading.view, left, match.end("bodies")):
            out.append((left, cut.start(), match["verb"]))
            left = cut.end()
        out.append((left, match.end("bodies"), match["verb"]))
    bodies = ((reading.text[start:end].strip("，、和及与 "), verb) for start, end, verb in out)
    return [Organizer(body, _ROLES[verb]) for body, verb in bodies if 2 <= len(body) <= 40]


def mode_of(view: str) -> str | None:
    """Return how the meeting was held if the sentence says so: video, online, hybrid.

    Examples:
        >>> mode_of("会议以视频形式召开"), mode_of("会议召开")
        ('video', None)
        >>> mode_of("他表示，要发挥线上线下相结合的优势") is None
        True
    """
    for mode in _MODES:
        found = pattern(f"meetings.{mode}").search(view)
        if found and not pattern("meetings.demands").search(view, 0, found.start()):
            return mode
    return None
