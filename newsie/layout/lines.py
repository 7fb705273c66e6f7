"""Lines: the source cut at its line ends, cleaned, and each piece with what can be said of it alone.

A printed line may hold pieces of two kinds (``…更加幸福。 （下转第三版）``) or of two articles
(``韩俊主持本报讯（记者华泰来）日前``); each becomes a `Line` of its own with the same number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsie.layout.bylines import credits, gloss, lone_names, picture_credit
from newsie.layout.characters import BLANKS, Cleaned, clean, spaced_out
from newsie.layout.crawled import Cut, glued_pieces, with_joints
from newsie.layout.folios import read_folio
from newsie.layout.jumps import find_jumps, is_bare_day, is_furniture
from newsie.layout.names_in_row import is_nobody
from newsie.layout.site_furniture import is_sites
from newsie.layout.sources import about_author, source_of
from newsie.layout.tails import EDITORS, NOBODY, SITE, SOURCE, WEB, tail_pieces
from newsie.layout.web_lines import editors, is_ending, is_heading_of_links, is_pages_own, read_web_line
from newsie.lazy import lazy

_END = lazy(r"\r\n|[\n\r\f\x1c\x1d\x1e\x85\u2028\u2029]")
_TAIL_CREDIT = lazy(
    r"(?<=[。！？”」）)…\p{Han}])\s?(?P<credit>[（(][^（()）]{2,60}[）)])$|(?:\s|(?<=[。！？”]))(?P<plain>[\p{Han}]{0,12}记者\s?[\p{Han}、\s]{2,30}?(?:\s?(?:摄|文/图|摄影报道))?)$"
)
_WRITER = lazy(r"^[（(]|记者$|记者[ \u3000]")
_REPORTED = lazy(r"记者|文|报道")
_OUTLET_START = lazy(r"[（(](?:\p{Han}{0,10}(?:记者|通讯员)|文/图|图/文|文/摄|摄影|新华社|撰文)")
_SPACED_LABEL = lazy(r"(?<=[责编校审])\s(?=[编辑对核]\s?[：:])")
#: 原标题：, the label of a headline that another paper gave the text.
_FIRST_TITLE = lazy(r"[（(【]?\s?原\s?标题\s?】?\s?[：:]\s?")
#: 作者：佚名, 供稿：教务处: a credit that names no writer.
_UNSIGNED = lazy(r"[（(【]?(?:作者|供稿|撰稿|来稿|撰文|文字|文|记者|通讯员)\s?[：:]\s?(?P<value>\p{Han}{2,10})[）)】]?")
_LONGEST_AGAIN = 80
_MOST_LINKS, _LONGEST_LINK = 30, 44
_PICTURE_NOTE = lazy(r"(?:▲|△|↑|↓|←|→|◆|●)?(?:上图|下图|左图|右图|图为|图①|图片说明)")

_PICTURE_LINE = lazy(
    r"(?:▲|△|↑|↓|←|→|◆|●)?(?:上图|下图|左图|右图|图为|图①|图片说明)[^。]{1,28}。?(?:\s?\p{Han}{1,12}(?:供图|提供))?|资料(?:图片|照片)(?:\s?本报制图)?|"
    r"(?:新华社|中新社|本报|视觉中国)(?:发|供图|制图|资料图片|资料照片)|\p{Han}{2,8}供图"
)

#: Roles that a line shows by itself; every other line is "text".
FIXED = ("credit", "picture", "from", "on", "furniture")


@dataclass(frozen=True)
class Line:
    """One piece of a printed line.

    ``number`` is 1-based; ``start`` and ``end`` are its code points in the source; ``gap`` counts the blank lines
    before it, ``indent`` the blanks it begins with; ``role`` is "text" or one of `FIXED`; ``detail`` is what a jump
    points to, of a credit what it is (`newsie.layout.tails`), of text cut out of a longer line "title" or "body".
    ``size`` (0.0 unknown) and ``printed`` are what the line's place says of it (`newsie.layout.printed`).
    """

    number: int
    start: int
    end: int
    cleaned: Cleaned
    gap: int = 0
    indent: int = 0
    role: str = "text"
    detail: str = ""
    spaced: bool = False
    size: float = 0.0
    printed: str = ""

    @property
    def text(self) -> str:
        return self.cleaned.text


def width(text: str) -> float:
    """Return the printed width of a text in units of one Chinese character.

    Examples:
        >>> width("GDP增长5.5%"), width("本报讯")
        (5.5, 3.0)
    """
    narrow = len(text.encode("ascii", "ignore"))
    blanks = text.count(" ")
    return len(text) - 0.5 * narrow - 0.2 * blanks


def read_lines(source: str) -> list[Line]:
    """Return every non-blank line of the source, in pieces where it holds several.

    Examples:
        >>> [(x.number, x.role, x.text) for x in read_lines("A1版\\n\\n 更加幸福。 （下转第三版）")]
        [(1, 'furniture', 'A1版'), (3, 'text', '更加幸福。'), (3, 'on', '（下转第三版）')]
    """
    found: list[Line] = []
    places: set[int] = set()
    first: Line | None = None
    position = gap = 0
    ends = [(m.start(), m.end()) for m in _END.finditer(source)]
    for number, (stop, resume) in enumerate([*ends, (len(source), len(source))], 1):
        cleaned = clean(source, position, stop)
        if cleaned.text.strip():
            title = first.text if first is not None and len(places) == 1 else None
            found += _pieces(source, number, position, stop, cleaned, gap, above=title, place=len(places))
            first = first or found[0]
            places.add(number)
            gap = 0
        else:
            gap += 1
        position = resume
    return _without_links(_with_dates_of_folios(_with_torn_credits(found)))


def _without_links(lines: list[Line]) -> list[Line]:
    """A heading of links with nothing but plain lines below it, to the text's end, is the site's with its links."""
    for i, line in enumerate(lines):
        if line.role in ("text", "furniture") and i and is_heading_of_links(line.text):
            below = [other for other in lines[i + 1 :] if other.role != "furniture"]
            if below and len(below) <= _MOST_LINKS and all(_is_link(other) for other in below):
                return [*lines[:i], *(replace(other, role="furniture", detail=SITE) for other in lines[i:])]
    return lines


def _is_link(line: Line) -> bool:
    return width(line.text) <= _LONGEST_LINK and line.text[-1] not in "。；" and "。" not in line.text


def _with_torn_credits(lines: list[Line]) -> list[Line]:
    """本报记者 / 丁一鸣; （记者胡明 / 张研 董雪）: the names below a credit are of the same credit."""
    for i, line in enumerate(lines):
        above = lines[i - 1] if i else line
        torn = above.role == "credit" and not line.gap and _WRITER.search(above.text) is not None
        if line.role == "text" and torn and lone_names(line.text) is not None:
            lines[i] = replace(line, role="credit")
    return lines


def _with_dates_of_folios(lines: list[Line]) -> list[Line]:
    """A bare date at the head of the page, or beside another line of its furniture, is the day of issue."""
    for i, line in enumerate(lines):
        head = i == 0 or lines[i - 1].role == "furniture"
        beside = head or (i + 1 < len(lines) and lines[i + 1].role == "furniture" and line.gap > 0)
        if line.role == "text" and beside and is_bare_day(line.text):
            lines[i] = replace(line, role="furniture")
    return lines


def _pieces(
    source: str,
    number: int,
    start: int,
    end: int,
    cleaned: Cleaned,
    gap: int,
    *,
    above: str | None,
    place: int,
) -> list[Line]:
    raw = source[start:end]
    indent = len(raw) - len(raw.lstrip(BLANKS))
    whole = Line(number, start, end, cleaned, gap=gap, indent=indent, spaced=spaced_out(raw))
    text = cleaned.text
    if _is_pages(text):
        return [replace(whole, role="furniture")]
    if is_sites(text):
        return [replace(whole, role="furniture", detail=SITE)]
    if place and _FIRST_TITLE.match(text) and len(text) <= _LONGEST_AGAIN and "。" not in text:
        return [replace(whole, role="credit", detail=NOBODY)]
    unsigned = _UNSIGNED.fullmatch(text)
    if unsigned is not None and is_nobody(unsigned["value"]):
        return [replace(whole, role="credit", detail=NOBODY)]
    web = read_web_line(text)
    if web is not None:
        said = web.day or web.outlet or web.people
        return [replace(whole, role="credit", detail=WEB) if said else replace(whole, role="furniture")]
    if editors(text) and credits(_SPACED_LABEL.sub("", text)) == ():
        return [replace(whole, role="credit", detail=EDITORS)]
    kind = _credit_kind(text)
    if kind is not None:
        return [replace(whole, role="credit", detail=kind)]
    if len(text) <= 60 and (picture_credit(text) is not None or _PICTURE_LINE.fullmatch(text)):
        return [replace(whole, role="picture")]
    cuts = _cuts(text, above=above, place=place)
    if not cuts:
        return [whole]
    return cut_apart(whole, cuts)


def cut_apart(line: Line, cuts: Sequence[Cut]) -> list[Line]:
    """Return the pieces of a line, those that are blank left out."""
    return [_piece(line, cut) for cut in cuts if line.text[cut.start : cut.end].strip()]


def _is_pages(text: str) -> bool:
    return is_furniture(text) or is_pages_own(text) or is_ending(text) or read_folio(text) is not None


def _credit_kind(text: str) -> str | None:
    """Return what a whole line is as a credit (`newsie.layout.tails`), None if it is none."""
    if len(text) > 160:
        return None
    wrote = about_author(text)
    if wrote is not None and text[:1] in "（(":
        return "" if wrote else NOBODY
    if len(text) > 80:
        return None
    dated = text[:2] in ("20", "19") and text[4:5] in "-/.年" and not is_bare_day(text)
    if (text.startswith(_SOURCE_STARTS) or dated) and source_of(text) is not None:
        return SOURCE
    return "" if _is_credit(text) else None


_SOURCE_STARTS = (
    "来源",
    "（来源",
    "(来源",
    "【来源",
    "转自",
    "（转自",
    "稿件来源",
    "文章来源",
    "信息来源",
    "本文来源",
)


def _is_credit(text: str) -> bool:
    if len(text) > 80:
        return False
    people = credits(text)
    if people is None:
        return gloss(text) is not None
    return not (people and people[0].role == "photographer") or _REPORTED.search(text) is not None


def _cuts(text: str, *, above: str | None, place: int) -> list[Cut]:
    """Return the pieces of a line that holds several, else []."""
    first, last = 0, len(text)
    before: list[Cut] = []
    named = _FIRST_TITLE.match(text)
    if named is not None and named.end() < len(text):
        before.append(Cut(0, named.end(), "credit", NOBODY))
        first = named.end()
    after: list[Cut] = []
    for jump in find_jumps(text):
        if jump.start == 0 and jump.kind == "from":
            before.append(Cut(0, jump.end, "from", jump.target))
            first = jump.end
        elif jump.end == len(text):
            after.append(Cut(jump.start, jump.end, jump.kind, jump.target))
            last = jump.start
    body = text[first:last].rstrip()
    tail = _tail(body)
    after = [Cut(first + cut.start, first + cut.end, cut.role, cut.detail) for cut in tail] + after
    body = body[: tail[0].start].rstrip() if tail else body
    middle = [
        Cut(first + cut.start, first + cut.end, cut.role, cut.detail)
        for cut in with_joints(body, glued_pieces(body, above=above, place=place))
    ]
    return [*before, *middle, *after] if before or after or len(middle) > 1 else []


#: A line of a column is shorter; what stands at the end of a longer one is a paragraph's end.
_PARAGRAPH = 44


def _tail(text: str) -> list[Cut]:
    if len(text) >= _PARAGRAPH:
        return [Cut(piece.start, piece.end, "credit", piece.kind) for piece in tail_pieces(text)]
    credit = _tail_credit(text)
    return [Cut(credit, len(text), "credit")] if credit else []


def _tail_credit(text: str) -> int | None:
    """Return where a credit begins that closes a line of text (``…的服务。 晚报记者 李明``), else None."""
    match = _TAIL_CREDIT.search(text[-90:])
    if match is None:
        return None
    start = max(0, len(text) - 90) + match.start("credit" if match["credit"] else "plain")
    part = text[start:]
    if text[:start].rstrip()[-1:] in ("讯", "电"):
        return None
    if match["credit"]:
        named = _OUTLET_START.match(part) and credits(part) is not None
        only = text[start - 1 : start] in "。！？”" and gloss(part) is not None
        return start if named or only else None
    return start if credits(part) else None


def _piece(whole: Line, cut: Cut) -> Line:
    text = whole.cleaned.text
    first, last, role, detail = cut.start, cut.end, cut.role, cut.detail
    while first < last and text[first] == " ":
        first += 1
    while last > first and text[last - 1] == " ":
        last -= 1
    cleaned = whole.cleaned.slice(first, last)
    start = cleaned.offsets[0] if first else whole.start
    end = cleaned.offsets[-1] + 1 if last < len(text) else whole.end
    if role == "text" and find_jumps(cleaned.text):
        jump = find_jumps(cleaned.text)[0]
        role, detail = jump.kind, jump.target
    return replace(
        whole,
        start=start,
        end=end,
        cleaned=cleaned,
        role=role,
        detail=detail,
        gap=whole.gap if first == 0 else 0,
        indent=whole.indent if first == 0 else 0,
    )


def is_picture_note(text: str) -> bool:
    """Tell whether a line says what a picture shows (图为…)."""
    return _PICTURE_NOTE.match(text) is not None
