"""Lines in which a headline, credits and a body, or several articles, are printed one behind the other."""

from __future__ import annotations

from dataclasses import dataclass

from newsie.layout.datelines import Opening, openings, read_formula
from newsie.layout.heads import TITLE, head_pieces
from newsie.lazy import lazy

_SHORT, _LONGEST_TITLE, _LONGEST_CAPTION = 24, 90, 170
_SENTENCE_END = lazy(r"[。；;]|[！？!?](?=[^”」』])")
_ENDED = "。！？”」』）)…"
_PICTURED = lazy(
    r"供\s?图|摄(?:影)?[）)]?(?:[（(][^（()）]{2,8}[）)])?$|图为|资料图|图片|^[（(](?:视频|组?图|\p{Han}{2,10}\s?[发摄供])[）)]$"
)
_MIDDLE = lazy(r"[据在于由从和与及，、：:]$")
#: The lines of a page that a caption can stand in front of an opening on: its headline's and the first below.
_FIRST_LINES = 2
_SAME = lazy(r"[\s\u3000，。！!？?、：:“”\"]")


@dataclass(frozen=True)
class Cut:
    """A piece of a line: its place, its role and what `newsie.layout.lines.Line.detail` says of it."""

    start: int
    end: int
    role: str
    detail: str = ""


def glued_pieces(text: str, *, above: str | None, place: int) -> list[Cut]:
    """Return the pieces of a line, headlines, credits and bodies, in printed order; one piece if it is all text.

    Args:
        text: the line without its tail.
        above: the line above if that is the page's first, so that a headline can be printed again here.
        place: how many lines of the page stand before.

    Examples:
        >>> line = "李明主持本报讯（记者王伟）日前，市图书馆新馆开放。"
        >>> [(line[c.start : c.end], c.detail) for c in glued_pieces(line, above=None, place=5)]
        [('李明主持', ''), ('本报讯（记者王伟）日前，市图书馆新馆开放。', '')]
    """
    cuts: list[Cut] = []
    start = 0
    if above is not None and (again := _printed_again(text, above)):
        cuts.append(Cut(0, again, "text", "title"))
        start = again
    elif place < _FIRST_LINES and len(text) >= 60 and read_formula(text) is None:
        first = next((opening.start for opening in openings(text)), None)
        for piece in head_pieces(text, lonely=place == 0, formula=first):
            cuts.append(Cut(piece.start, piece.end, "text" if piece.kind == TITLE else "credit", piece.kind))
            start = piece.end
    shift = start
    for opening in openings(text[shift:]):
        found = _before_opening(
            text, start, shift + opening.start, opening, lonely=place == 0, first=place < _FIRST_LINES
        )
        cuts += found
        start = found[-1].end if found else start
    rest = "body" if cuts and (cuts[-1].detail or cuts[-1].role != "text") else ""
    return [*cuts, Cut(start, len(text), "text", rest)]


#: 下转4版（上接第1版): where a text was parted over two pages, and is whole here.
_JOINT = lazy(
    r"[（(]?\s?下转\s?[◆▲△▶►]?\s?(?P<on>第?[A-Z]?[\d一二三四五六七八九十]{1,3}版)\s?[）)]?\s?[（(]\s?上接\s?(?P<from>第?[A-Z]?[\d一二三四五六七八九十]{1,3}版)\s?[）)]"
)
JOINT, MORE = "joint:", "more"


def with_joints(text: str, cuts: list[Cut]) -> list[Cut]:
    """Return the pieces of a line with those of text parted where the line says that a page ended inside it.

    Examples:
        >>> line = "水渠通水。下转4版（上接第1版）沿线用水有了保障。"
        >>> [(line[c.start : c.end], c.detail) for c in with_joints(line, [Cut(0, len(line), "text")])]
        [('水渠通水。', ''), ('下转4版（上接第1版）', 'joint:第1版:4版'), ('沿线用水有了保障。', 'more')]
    """
    if "上接" not in text:
        return cuts
    found: list[Cut] = []
    for cut in cuts:
        start, detail = cut.start, cut.detail
        for match in _JOINT.finditer(text, cut.start, cut.end) if cut.role == "text" else ():
            found += [
                Cut(start, match.start(), cut.role, detail),
                Cut(match.start(), match.end(), "credit", f"{JOINT}{match['from']}:{match['on']}"),
            ]
            start, detail = match.end(), MORE
        found.append(Cut(start, cut.end, cut.role, detail))
    return found


def _printed_again(text: str, title: str) -> int:
    """Return where the headline ends that a line begins with again, 0 if it does not."""
    wanted = _SAME.sub("", title)
    if len(wanted) < 8 or len(text) < len(title) + 40:
        return 0
    seen = 0
    for place, character in enumerate(text):
        if seen == len(wanted):
            return place if text[place - 1] not in "，、" else 0
        if _SAME.match(character):
            continue
        if character != wanted[seen]:
            return 0
        seen += 1
    return 0


def _before_opening(
    text: str, start: int, place: int, opening: Opening, *, lonely: bool, first: bool
) -> list[Cut]:
    """Return the pieces that end where a formula begins inside a line; [] if all before it is its own caption."""
    before = text[start:place].rstrip()
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    last = ends[-1] if ends else 0
    while last < len(before) and before[last] in "”’」』）)":
        last += 1
    glued = before[last:].strip()
    pictured = bool(glued) and _PICTURED.search(glued) is not None
    short = start == 0 and not glued and len(before) <= _LONGEST_CAPTION and read_formula(text) is None
    caption = first and (pictured or short)
    if not before or caption:
        return []
    if not glued:
        sure = opening.formula.bracketed or opening.formula.dateline.date or before[-1] in "。！？"
        return [Cut(start, place, "text")] if sure and before[-1] in _ENDED else []
    if _MIDDLE.search(glued) or len(glued) > _LONGEST_TITLE:
        return []
    if not last:
        short = (len(before) <= _SHORT or before[-1] in _ENDED) and bool(
            opening.formula.bracketed or opening.formula.dateline.date
        )
        return [Cut(start, place, "text", "title" if lonely else "")] if lonely or short else []
    if start == 0 and last < 60 and not lonely:
        return []
    return [Cut(start, start + last, "text"), Cut(start + last, place, "text", "title")]
