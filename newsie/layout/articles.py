"""Articles: bodies and headlines made into records; every line of the source in exactly one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from newsie import records
from newsie.layout.blocks import Body, Gathered, HeadlineRun, gather, goes_on
from newsie.layout.briefs import briefs
from newsie.layout.bylines import credits, gloss, lone_names, photographers, picture_credit
from newsie.layout.characters import Cleaned
from newsie.layout.cues import ENDED, could_head, end_class, headline_cues
from newsie.layout.datelines import Formula, is_sign_off, openings, read_formula, sign_off
from newsie.layout.headline_parts import is_note, read_headline
from newsie.layout.headlines import Matcher
from newsie.layout.heads import writers_end
from newsie.layout.joining import compose, join_lines, ranges, was_flattened
from newsie.layout.lines import Line, is_picture_note, read_lines, width
from newsie.layout.mending import settle
from newsie.layout.placed import owners_by_place
from newsie.layout.places import boxes_of
from newsie.layout.printed import headline_of, with_places
from newsie.layout.running import is_running
from newsie.layout.sources import about_author, outlet_and_names, source_of, writers_of_source
from newsie.layout.tails import NOBODY, SIGNED, SOURCE
from newsie.lazy import lazy

_WIDEST_KICKER = 26
_KICKER_REACH = 20
_HEAD = 3
_LONGEST_LEAD, _LONGEST_CAPTION, _CAPTION_REACH = 80, 170, 420
_LONGEST_TITLE = 4
_LETTER = lazy(r"\p{L}")
_COMMENTARY = lazy(r"社\s?论|评论员|时\s?评|短\s?评|编者按|编后")
_NOTICE = lazy(r"(?:名单|公示|公告|通知|通告|公报|启事|令)(?:[（(].{0,12}[）)])?$")
_DECISION = lazy(r"(?:决定|决议|意见|办法|条例)$")
_DAY = lazy(r"(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
_PAPER = lazy(r"[\p{Han}]{2,8}(?:日报|晚报|时报|早报|晨报|商报|都市报|快报|青年报|周报|导报)")


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


def take_apart(
    text: str, *, source: str, boxes: Sequence[records.Box] = (), sizes: Sequence[float] = ()
) -> records.Page:
    """Take the raw text of a newspaper page apart into its articles.

    Args:
        text: the page's text as it was extracted: wrapped, letter-spaced, its headlines where they fell.
        source: the page's name, used for the articles' ids.
        boxes: the places of its printed lines in the text, where the file knows them (a PDF, OCR).
        sizes: the height of type of each box.

    Returns:
        A page whose articles have id, kind, headline, dateline, byline, jumps, lines, text, segments, asides and
        body_start; dates, people and events are left to the pipeline. A year that is not printed stays ``XXXX``. Lines
        that belong to no article are in ``furniture`` or ``unassigned``. Never raises.

    Examples:
        >>> page = take_apart("市图书馆新馆开放\\n\\n本报讯（记者李明）昨日，市图书馆新馆开放。", source="a.txt")
        >>> article = page.articles[0]
        >>> article.headline.title, article.dateline.agency, [b.name for b in article.byline]
        ('市图书馆新馆开放', '本报', ['李明'])
        >>> article.text[article.body_start:]
        '本报讯（记者李明）昨日，市图书馆新馆开放。'
    """
    lines = with_places(read_lines(text), boxes, sizes)
    furniture = [line for line in lines if line.role == "furniture"]
    rest = [line for line in lines if line.role != "furniture"]
    spare: list[Line] = []
    short = briefs(rest)
    if short is not None:
        furniture, rest = [*furniture, rest[0]], rest[1:]
        drafts = [_brief(above, below) for above, below in short]
    elif not boxes and is_running(rest):
        drafts, spare = _running(rest)
    else:
        drafts, spare = _drafts(gather(rest))
    if not drafts:
        drafts, spare = _only_article(rest), []
    for draft in drafts:
        _take_off_sign(draft.body)
    content = sorted({line.number for line in lines})
    follower = dict(pairwise(content))
    articles = tuple(_article(text, draft, f"{source}#{n}", follower, boxes) for n, draft in enumerate(drafts, 1))
    placed = {line.number for draft in drafts for line in draft.lines()}
    left = sorted(
        {line.number: line for line in [*spare, *rest] if line.number not in placed}.values(),
        key=lambda line: line.number,
    )
    unassigned = tuple(records.Line(line.number, line.text.strip()) for line in left)
    return records.Page(
        source=source,
        published=_published(furniture),
        published_basis="given" if _published(furniture) else None,
        newspaper=_newspaper(furniture),
        articles=articles,
        furniture=tuple(records.Line(line.number, line.text.strip()) for line in furniture),
        unassigned=unassigned,
        warnings=tuple(f"line {line.number} belongs to no article: {line.text[:20]}" for line in left),
        content_lines=ranges(content),
    )


def _running(lines: Sequence[Line]) -> tuple[list[Draft], list[Line]]:
    """A single clean article: the first line is its title."""
    head = [line for line in lines if line.number == lines[0].number]
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


def _brief(headline: Sequence[Line], lines: Sequence[Line]) -> Draft:
    body = Body(
        paragraphs=[[line] for line in lines if line.role == "text"],
        others=[line for line in lines if line.role != "text"],
    )
    return Draft(body, headline=list(headline))


def _only_article(lines: Sequence[Line]) -> list[Draft]:
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


def _drafts(page: Gathered) -> tuple[list[Draft], list[Line]]:
    """Give every body its headline lines; return also the lines that nobody wanted."""
    if not page.bodies:
        return [], [line for run in page.runs for line in run.lines]
    owners = owners_by_place(page) or settle(page)
    drafts = [Draft(body) for body in page.bodies]
    for run, row in zip(page.runs, owners, strict=True):
        for line, owner in zip(run.lines, row, strict=True):
            if owner >= 0:
                drafts[owner].headline.append(line)
        for place, line in run.others:
            owner = row[place] if row[place] >= 0 else min(run.after + 1, len(drafts) - 1)
            drafts[owner].others.append(line)
    spare = _adopt_kickers(page.runs, owners, drafts)
    return drafts, _leave_no_half_line(spare, drafts)


def _take_off_sign(body: Body) -> None:
    """An agency's formula alone below the text (（新华社北京5月18日电）) is no part of it."""
    if not body.paragraphs:
        return
    last = body.paragraphs[-1]
    line = last[-1]
    alone = len(last) == 1 and len(body.paragraphs) > 1
    if (alone or (len(last) > 1 and line.text[0] in "（(")) and is_sign_off(line.text):
        body.paragraphs = [*body.paragraphs[:-1], *([last[:-1]] if last[:-1] else [])]
        body.others.append(replace(line, role="credit", detail=SIGNED))


def _leave_no_half_line(spare: Sequence[Line], drafts: Sequence[Draft]) -> list[Line]:
    """A stray piece of a line of which an article has the rest goes to that article; return the other strays."""
    homes = {line.number: draft for draft in drafts for line in draft.lines()} if spare else {}
    left = []
    for line in spare:
        if line.number in homes:
            homes[line.number].body.paragraphs.append([line])
            homes[line.number].body.paragraphs.sort(key=lambda lines: lines[0].start)
        else:
            left.append(line)
    return left


def _adopt_kickers(runs: Sequence[HeadlineRun], owners: list[list[int]], drafts: list[Draft]) -> list[Line]:
    """Lines no body wanted: one may be the kicker of a headline elsewhere; inside a body they are its crossheads."""
    spare: list[Line] = []
    for run, row in zip(runs, owners, strict=True):
        for line, owner in zip(run.lines, row, strict=True):
            if owner >= 0:
                continue
            home = (
                None
                if is_note(line.text) or width(line.text) > _WIDEST_KICKER
                else _kicker_home(line, drafts, run.after)
            )
            if home is not None:
                drafts[home].headline.insert(0, line)
            elif run.inside:
                drafts[run.after].body.paragraphs.append([line])
                drafts[run.after].body.paragraphs.sort(key=lambda lines: lines[0].start)
            else:
                spare.append(line)
    return spare


def _kicker_home(line: Line, drafts: Sequence[Draft], after: int) -> int | None:
    """Return the article without a kicker whose headline and text share most with a stray line."""
    open_ones = [
        i
        for i in range(max(0, after - _KICKER_REACH), min(len(drafts), after + _KICKER_REACH))
        if (draft := drafts[i]).headline and _takes_kicker(read_headline([x.text for x in draft.headline])[0])
    ]
    if not open_ones:
        return None
    texts = ["\n".join(x.text for x in drafts[i].headline) * 2 + drafts[i].body.text for i in open_ones]
    matcher = Matcher([*texts, ""])
    scores = [(matcher.score(line.text, k), -k) for k in range(len(texts))]
    best, where = max(scores)
    return open_ones[-where] if best > 2.0 else None


def _takes_kicker(headline: records.Headline) -> bool:
    return headline.kicker is None and not (
        _NOTICE.search(headline.title or "") or _DECISION.search(headline.title or "")
    )


def _article(
    source: str, draft: Draft, name: str, follower: Mapping[int, int], boxes: Sequence[records.Box]
) -> records.Article:
    headline, order = headline_of(draft.headline) or read_headline([line.text for line in draft.headline])
    flattened = any(was_flattened(line) for paragraph in draft.body.paragraphs for line in paragraph)
    paragraphs = [join_lines(source, lines, flattened=flattened) for lines in draft.body.paragraphs]
    text, segments, starts = compose([*(draft.headline[i].cleaned for i in order), *paragraphs])
    formula = _formula([paragraph.text for paragraph in paragraphs])
    others = sorted([*draft.body.others, *draft.others], key=lambda line: line.start)
    byline = list(formula.byline) if formula else []
    for paragraph in paragraphs:
        byline += [b for b in photographers(paragraph.text) if b.name not in {known.name for known in byline}]
    for line in others:
        byline += [b for b in _people(line) if b.name not in {known.name for known in byline}]
    return records.Article(
        id=name,
        kind=_kind(headline, paragraphs, others, reported=formula is not None),
        headline=headline,
        dateline=formula.dateline if formula else _named_source(others),
        byline=tuple(byline),
        continued_from=next((line.detail for line in others if line.role == "from"), None),
        continued_on=next((line.detail for line in others if line.role == "on"), None),
        lines=ranges((line.number for line in draft.lines()), follower),
        text=text,
        segments=segments,
        asides=tuple(_aside(source, line) for line in others),
        body_start=starts[len(order)] if paragraphs else len(text),
        boxes=boxes_of(source, segments, boxes) if boxes else (),
    )


def _formula(paragraphs: Sequence[str]) -> Formula | None:
    """The dateline at the body's head, behind a caption, a lead or a headline printed again, or at the body's end."""
    formula = None
    for number, text in enumerate(paragraphs[:_HEAD]):
        formula = read_formula(text[:240]) or (_behind_caption(text) if number == 0 else None)
        if formula is not None or len(text) > _LONGEST_LEAD or (number and end_class(text) in ENDED):
            break
    if formula is not None and not formula.byline:
        formula = _with_writers(formula, text)
    signed = sign_off(paragraphs[-1]) if formula is None and paragraphs else None
    return Formula(signed, (), 0, bracketed=True) if signed is not None else formula


def _with_writers(formula: Formula, text: str) -> Formula:
    """The formula with the writers that stand behind it without a bracket: 甲报讯 记者丁一鸣 通讯员何玉兰 入夏以来…"""
    end = writers_end(text, formula.end)
    people = credits(text[formula.end : end], sure=True) if end is not None else None
    return replace(formula, byline=people, end=end) if people and end is not None else formula


def _behind_caption(text: str) -> Formula | None:
    """A formula that a paragraph opens with behind a caption: 会议现场。临河网8月4日讯（记者 丁一鸣）…"""
    opening = next(openings(text[:_CAPTION_REACH]), None)
    if opening is None or opening.start > _LONGEST_CAPTION:
        return None
    return replace(opening.formula, end=opening.start + opening.formula.end)


def _people(line: Line) -> Iterable[records.Byline]:
    if line.role == "picture":
        return picture_credit(line.text) or ()
    if line.role != "credit" or line.detail in (NOBODY, SIGNED):
        return ()
    text = writers_of_source(line.text) if line.detail == SOURCE else about_author(line.text) or line.text
    if not text:
        return ()
    return credits(text, sure=True) or gloss(text) or lone_names(text) or _behind_outlet(text)


def _behind_outlet(text: str) -> tuple[records.Byline, ...]:
    return tuple(records.Byline(name=name) for name in outlet_and_names(text))


def _named_source(others: Sequence[Line]) -> records.Dateline:
    """The agency's formula below a text, or the outlet that it names as its source."""
    signed = next((sign_off(line.text) for line in others if line.detail == SIGNED), None)
    if signed is not None:
        return signed
    agency = next((source_of(line.text) for line in others if line.detail == SOURCE), None)
    return records.Dateline(agency=agency)


def _aside(source: str, line: Line) -> records.Aside:
    kind = "jump" if line.role in ("from", "on") else "byline"
    return records.Aside(kind, line.start, line.end, source[line.start : line.end])


_ARGUES = lazy(r"[—─-]{1,2}[一二三四五六七八九十]?论")


def _kind(
    headline: records.Headline, paragraphs: Sequence[Cleaned], others: Sequence[Line], *, reported: bool
) -> str:
    title = headline.title or ""
    if any(_COMMENTARY.search(line.text) for line in others if line.role == "credit"):
        return "commentary"
    if any(_ARGUES.match(line) for line in headline.subtitles):
        return "commentary"
    if reported:
        return "news"
    if _NOTICE.search(title):
        return "notice"
    if _DECISION.search(title):
        return "decision"
    body = paragraphs[0].text if paragraphs else ""
    if not title and len(paragraphs) <= 2 and (is_picture_note(body) or "图为" in body):
        return "caption"
    return "news"


def _published(furniture: Iterable[Line]) -> str | None:
    for line in furniture:
        match = _DAY.search(line.text)
        if match:
            year, month, day = (int(part) for part in match.groups())
            return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None
    return None


def _newspaper(furniture: Iterable[Line]) -> str | None:
    found = (_PAPER.search(line.text) for line in furniture)
    return next((match.group() for match in found if match), None)
