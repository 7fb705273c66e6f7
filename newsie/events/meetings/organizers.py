"""Who organised a gathering, and how it was held."""
from __future__ import annotations

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.sentences import Stretch
from newsie.events.reading.view import BEGIN
from newsie.records import Organizer

_ROLES = {
    "主办": "organizer",
    "举办": "organizer",
    "发起举办": "organizer",
    "承办": "contractor",
    "协办": "co_organizer",
}
#: A body's name is not longer, and does not stand farther before the gathering's.
_LONGEST = 40
_FURTHEST = 160
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
    view, out = reading.view, list[Organizer]()
    for match in pattern("meetings.organized").finditer(view, sentence.start, sentence.end):
        start, end = match.span("bodies")
        if pattern("meetings.not_its_own").search(view, sentence.start, start):
            continue
        start = max(start, view.rfind("由", start, end) + 1)
        out += [Organizer(body, _ROLES[match["verb"]]) for body in bodies_in(reading, start, end)]
    return out


def hosts_of(reading: Reading, view: str, sentence: Stretch, gathering: int) -> list[Organizer]:
    """Return who 举办, 组织召开 a gathering; a body that only 召开 its own meeting organises nothing.

    Args:
        reading: the article.
        view: its typed view with the names of gatherings as mentions.
        sentence: the sentence that reports the gathering.
        gathering: where its name begins.
    """
    for match in pattern("meetings.hosted").finditer(view, max(sentence.start, gathering - _FURTHEST), gathering + 1):
        start, end = match.span("bodies")
        said = reading.text[start : match.end("verb")]
        if match.end() != gathering or pattern("meetings.hosts_it").search(said) is None:
            continue
        bodies = bodies_in(reading, start, end)
        if all(pattern("meetings.body_noun").search(body) for body in bodies) or view[start] == BEGIN["ORG"]:
            return [Organizer(body, "organizer") for body in bodies]
    return []


def bodies_in(reading: Reading, start: int, end: int) -> list[str]:
    """Return the bodies of a list, each as printed; none that only supports (指导, 资助)."""
    out, left = [], start
    for cut in pattern("meetings.between_bodies").finditer(reading.view, start, end):
        out.append((left, cut.start()))
        left = cut.end()
    out.append((left, end))
    texts = (one for left, right in out for one in pattern("meetings.joined_bodies").split(reading.text[left:right]))
    bodies = (text.strip("，、和及与 “”") for text in texts)
    return [
        body for body in bodies if 2 <= len(body) <= _LONGEST and not pattern("meetings.no_organizer").search(body)
    ]


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
