"""Who organised a gathering, and how it was held."""
from __future__ import annotations

import regex

from newsie.events.reading.sentences import DEMANDS
from newsie.records import Organizer

_ROLES = {"主办": "organizer", "举办": "organizer", "承办": "contractor", "协办": "co_organizer"}
_BY = regex.compile(
    r"(?:由|，|,|^)(?P<bodies>[^，。；：《》]{2,120}?)(?:联合|共同|具体|负责)*(?P<verb>主办|承办|协办)(?=的|，|。|"
    r"；|,|$|\n)"
    r"|由(?P<bodies>[^，。；：《》]{2,120}?)(?:联合|共同)(?P<verb>举办)(?=的|，|。|；|,|$|\n)"
)
_MODE = (
    ("hybrid", regex.compile(
        r"线上线下|线上\+线下|线上[、和与]线下|现场[^，。]{0,6}[和与加+][^，。]{0,4}视频[^，。]{0,6}相结合")),
    ("video", regex.compile(r"以?视频(?:连线|会议)?(?:的)?(?:形式|方式)|视频会议|电视电话会议|视频调度会|视频连线")),
    ("online", regex.compile(r"以?(?:线上|网络|云端)(?:的)?(?:形式|方式)")),
)  # fmt: skip


def organizers_of(sentence: str) -> list[Organizer]:
    """Return the bodies a sentence names as organisers (主办), contractors (承办) and co-organisers (协办).

    Examples:
        >>> [(o.organization, o.role) for o in organizers_of("由市总工会、市教育局主办，甲学院承办的论坛")]
        [('市总工会', 'organizer'), ('市教育局', 'organizer'), ('甲学院', 'contractor')]
        >>> [o.organization for o in organizers_of("招待会由市对外友好协会和东陵国大使馆共同举办。")]
        ['市对外友好协会', '东陵国大使馆']
    """
    out = []
    for match in _BY.finditer(sentence):
        bodies = regex.sub(r"^.*?由", "", match["bodies"])
        for body in regex.split(r"、|(?<=[部委局府院社会省市县区司团学心联盟行馆])和(?=\p{Han}{3})", bodies):
            if 2 <= len(body) <= 40:
                out.append(Organizer(body, _ROLES[match["verb"]]))
    return out


def mode_of(sentence: str) -> str | None:
    """Return how the meeting was held if the sentence says so: video, online, hybrid.

    Examples:
        >>> mode_of("会议以视频形式召开"), mode_of("会议召开")
        ('video', None)
        >>> mode_of("他表示，要发挥线上线下相结合的优势") is None
        True
    """
    found = ((mode, pattern.search(sentence)) for mode, pattern in _MODE)
    return next((mode for mode, match in found if match and not DEMANDS.search(sentence, 0, match.start())), None)
