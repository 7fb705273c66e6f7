"""Articles: bodies and headlines made into records; every line of the source in exactly one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from newsie import records
from newsie.layout.blocks import Body, Gathered, HeadlineRun, gather
from newsie.layout.briefs import briefs
from newsie.layout.bylines import at_head, credits, photographers
from newsie.layout.characters import Cleaned
from newsie.layout.credited import jump_of, named_source, people_of
from newsie.layout.cues import ENDED, end_class
from newsie.layout.datelines import Formula, is_sign_off, openings, read_formula, sign_off
from newsie.layout.drafts import Draft, brief, forms, only_article, running, titled
from newsie.layout.folios import Folio, read_folio
from newsie.layout.forms import folio_of, is_form
from newsie.layout.headline_parts import is_note, read_headline
from newsie.layout.headlines import Matcher
from newsie.layout.heads import writers_end
from newsie.layout.joining import compose, join_lines, ranges, was_flattened
from newsie.layout.jumps import is_furniture
from newsie.layout.lines import Line, is_picture_note, read_lines, width
from newsie.layout.mending import settle
from newsie.layout.page_facts import facts
from newsie.layout.placed import owners_by_place
from newsie.layout.places import boxes_of
from newsie.layout.printed import printed_headline, with_places
from newsie.layout.running import is_running, web_title
from newsie.layout.site_lists import without_lists
from newsie.layout.tails import EDITORS, SIGNED
from newsie.layout.title_tails import with_titles_cut
from newsie.layout.web_lines import editors
from newsie.lazy import lazy

_WIDEST_KICKER = 26
_KICKER_REACH = 20
_HEAD = 3
_LONGEST_LEAD, _LONGEST_CAPTION, _CAPTION_REACH = 80, 170, 420
_COMMENTARY = lazy(r"社\s?论|评论员|时\s?评|短\s?评|编者按|编后")
_NOTICE = lazy(r"(?:名单|公示|公告|通知|通告|公报|启事|令)(?:[（(].{0,12}[）)])?$")
_DECISION = lazy(r"(?:决定|决议|意见|办法|条例)$")


def take_apart(
    text: str,
    *,
    source: str,
    headline: str | None = None,
    boxes: Sequence[records.Box] = (),
    sizes: Sequence[float] = (),
) -> records.Page:
    """Take the raw text of a newspaper page apart into its articles.

    Args:
        text: the page's text as it was extracted: wrapped, letter-spaced, its headlines where they fell.
        source: the page's name, used for the articles' ids.
        headline: the title where it is known; then the text begins with it and is one article.
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
    lines = with_places(with_titles_cut(without_lists(read_lines(text))), boxes, sizes)
    if headline is not None:
        lines = titled(lines)
    elif is_form(lines):
        return _page(text, source, lines, *forms(lines), said=folio_of(lines))
    furniture = [line for line in lines if line.role == "furniture"]
    rest = [line for line in lines if line.role != "furniture"]
    spare: list[Line] = []
    short = briefs(rest) if headline is None else None
    if headline is not None and rest:
        drafts, spare = running(rest)
    elif short is not None:
        furniture, rest = [*furniture, rest[0]], rest[1:]
        drafts = [brief(above, below) for above, below in short]
    elif not boxes and (titles := web_title(rest)) is not None:
        drafts, spare = running(rest, titles)
    elif not boxes and is_running(rest):
        drafts, spare = running(rest)
    else:
        drafts, spare = _drafts(gather(rest))
    if not drafts:
        drafts, spare = only_article(rest), []
    for draft in drafts:
        _take_off_sign(draft.body)
    if len(drafts) == 1:
        furniture = _give_editors(drafts[0], furniture)
    return _page(text, source, lines, drafts, spare, furniture, said=facts(lines), headline=headline, boxes=boxes)


def _page(
    text: str,
    source: str,
    lines: Sequence[Line],
    drafts: Sequence[Draft],
    spare: Sequence[Line],
    furniture: Sequence[Line],
    *,
    said: Folio,
    headline: str | None = None,
    boxes: Sequence[records.Box] = (),
) -> records.Page:
    content = sorted({line.number for line in lines})
    follower = dict(pairwise(content))
    articles = tuple(_article(text, draft, f"{source}#{n}", follower, boxes) for n, draft in enumerate(drafts, 1))
    if headline is not None:
        articles = tuple(replace(article, headline=records.Headline(title=headline)) for article in articles)
    placed = {line.number for line in (*furniture, *(line for draft in drafts for line in draft.lines()))}
    left = sorted(
        {line.number: line for line in [*spare, *lines] if line.number not in placed}.values(),
        key=lambda line: line.number,
    )
    return records.Page(
        source=source,
        published=said.day,
        published_basis="masthead" if said.day else None,
        newspaper=said.paper,
        articles=articles,
        furniture=tuple(_as_printed(text, line) for line in furniture),
        unassigned=tuple(_as_printed(text, line) for line in left),
        warnings=tuple(f"line {line.number} belongs to no article: {line.text[:20]}" for line in left),
        content_lines=ranges(content),
        page_number=said.number,
        section=said.section,
    )


def _as_printed(source: str, line: Line) -> records.Line:
    return records.Line(line.number, source[line.start : line.end].strip())


def _give_editors(draft: Draft, furniture: list[Line]) -> list[Line]:
    """The editors below the only article are its own; return the other furniture."""
    last = draft.body.paragraphs[-1][-1].number if draft.body.paragraphs else 0
    if any(line.number < last and _is_printed(line.text) for line in furniture):  # a printed page's imprint
        return furniture
    own = [line for line in furniture if line.number > last and editors(line.text)]
    draft.others += [replace(line, role="credit", detail=EDITORS) for line in own]
    return [line for line in furniture if line not in own]


def _is_printed(text: str) -> bool:
    return is_furniture(text) or read_folio(text) is not None


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
    headline, order = printed_headline(draft.headline) or read_headline([line.text for line in draft.headline])
    flattened = any(was_flattened(line) for paragraph in draft.body.paragraphs for line in paragraph)
    paragraphs = [join_lines(source, lines, flattened=flattened) for lines in draft.body.paragraphs]
    text, segments, starts = compose([*(draft.headline[i].cleaned for i in order), *paragraphs])
    formula = _formula([paragraph.text for paragraph in paragraphs])
    others = sorted([*draft.body.others, *draft.others], key=lambda line: line.start)
    byline = list(formula.byline if formula else at_head(paragraphs[0].text) if paragraphs else ())
    for paragraph in paragraphs:
        byline += [b for b in photographers(paragraph.text) if b.name not in {known.name for known in byline}]
    for line in others:
        byline += [b for b in people_of(line) if b.name not in {known.name for known in byline}]
    return records.Article(
        id=name,
        kind=_kind(headline, paragraphs, others, reported=formula is not None),
        headline=headline,
        dateline=formula.dateline if formula else named_source(others),
        byline=tuple(byline),
        continued_from=jump_of(others, "from"),
        continued_on=jump_of(others, "on"),
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

