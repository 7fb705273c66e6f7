"""Mending: where bodies and headlines do not come out even, a boundary between bodies was missed or invented.

A headline that no body wants points to a body that begins unmarked inside another; a body without headline or opener is
the rest of the one before, parted from it by a headline or a picture in its middle.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newsie.layout.blocks import Body, Gathered, HeadlineRun
from newsie.layout.cues import ENDED, FUNCTION, cohesion, could_head, end_class, is_plain
from newsie.layout.datelines import read_formula
from newsie.layout.headlines import LEAD, WINDOW, Matcher, Run, match_headlines, pairs_of
from newsie.layout.lines import Line

#: Weights of line roles per unit of headline scores, and what a headline must offer for a new body.
_SCALE = 0.0004
_SPLIT_PRICE = 3.0
_STRAY = 2.0
_PARTED = 0.8
_SPLIT_FLOOR = -18_000
_MERGE_BELOW = 5_000
_MERGE_HEADED = -1_000
#: A short closing paragraph that echoes the headline draws it away from its own article.
_MERGE_CLOSE, _LONGEST_CLOSE = 20_000, 130
_REACH = 8
_LONGEST_RUN = 3
_HIDDEN_SURE = -16_000
_HIDDEN_FREE = -32_000
_TURNS = 6
#: A text of hundreds of bodies is no newspaper page; it is mended once and for the rest read as it is.
_TURNS_OF_MANY = 1

Pairs = frozenset[str]
Owners = list[list[int]]


def settle(page: Gathered) -> Owners:
    """Match headlines and bodies, mending the bodies of the page where the match shows a wrong boundary.

    Args:
        page: bodies and headline runs; its bodies and runs are changed in place.

    Returns:
        For every line of every run the number of its body, -1 for none.
    """
    _demote(page)
    owners = match(page)
    for _ in range(_TURNS if len(page.bodies) <= 4 * WINDOW else _TURNS_OF_MANY):
        if not (_merge(page, owners) or _split(page, owners) or _uncover(page, owners)):
            break
        owners = match(page)
    return owners


def match(page: Gathered) -> Owners:
    """Return for every line of every run the body that its words and its place speak for, -1 for none."""
    closed = frozenset(i for i, body in enumerate(page.bodies) if body.has("from"))
    before = [-1, *(r.after for r in page.runs)]
    runs = [
        Run(
            tuple(x.text for x in r.lines),
            tuple(x.gap for x in r.lines),
            r.after,
            r.inside,
            waiting=r.after - last,
        )
        for r, last in zip(page.runs, before, strict=False)
    ]
    return match_headlines(runs, [body.text for body in page.bodies], closed=closed)


def _demote(page: Gathered) -> None:
    """Bodies of a few plain lines in which no sentence ends are headline lines: make them headline runs."""
    kept: list[Body] = []
    number: list[int] = []
    freed: list[HeadlineRun] = []
    for body in page.bodies:
        lines = [line for paragraph in body.paragraphs for line in paragraph]
        plain = len(lines) <= _LONGEST_RUN and all(
            is_plain(x.text) and end_class(x.text) not in "KM" for x in lines
        )
        if plain and not body.others and len(page.bodies) > 1:
            freed.append(HeadlineRun(after=len(kept) - 1, lines=lines))
        else:
            kept.append(body)
        number.append(len(kept) - 1)
    if not freed or not kept:
        return
    page.bodies = kept
    for run in page.runs:
        run.after = number[run.after] if run.after >= 0 else -1
    page.runs = _united(sorted([*page.runs, *freed], key=lambda run: run.lines[0].start))


def _united(runs: Sequence[HeadlineRun]) -> list[HeadlineRun]:
    """Join runs between which no body stands any more."""
    out: list[HeadlineRun] = []
    for run in runs:
        if out and out[-1].after == run.after and not (out[-1].inside or run.inside):
            out[-1].others += [(place + len(out[-1].lines), line) for place, line in run.others]
            out[-1].lines += run.lines
        else:
            out.append(run)
    return out


def _merge(page: Gathered, owners: Owners) -> bool:
    """Join bodies without a headline to those before; tell whether any was."""
    headed = {owner for row in owners for owner in row}
    kept: list[Body] = []
    number: list[int] = []
    for i, body in enumerate(page.bodies):
        if kept and _belongs(page, i, headed):
            kept[-1].paragraphs += body.paragraphs
            kept[-1].others += body.others
        else:
            kept.append(body)
        number.append(len(kept) - 1)
    if len(kept) == len(page.bodies):
        return False
    for run in page.runs:
        joined = 0 <= run.after < len(number) - 1 and number[run.after] == number[run.after + 1]
        run.inside = run.inside or joined
        run.after = number[run.after] if run.after >= 0 else -1
    page.bodies = kept
    return True


def _belongs(page: Gathered, i: int, headed: set[int]) -> bool:
    """Tell whether body ``i`` is the rest of the body before."""
    body, before = page.bodies[i], page.bodies[i - 1]
    if body.sure or before.has("on") or body.has("picture") or "图为" in body.text:
        return False
    opening = page.opening(body.paragraphs[0][0])
    if i not in headed:
        return opening < _MERGE_BELOW
    fragment = not before.has("from") and not before.has("credit") and i - 1 not in headed
    closing = (
        len(body.paragraphs) == 1 and len(body.text) <= _LONGEST_CLOSE and len(before.text) > len(body.text)
    )
    return fragment and opening < (_MERGE_CLOSE if closing else _MERGE_HEADED)


def _split(page: Gathered, owners: Owners) -> bool:
    """Part one body in each stretch where a headline asks for it most; tell whether any was."""
    done = False
    for first in range(len(page.bodies) - 1 - (len(page.bodies) - 1) % WINDOW, -1, -WINDOW):
        last = min(len(page.bodies), first + WINDOW)
        places = list(_places(page, first, last))
        matcher = Matcher([body.text for body in page.bodies[first:last]] if places else ())
        best = max(((_gain(page, owners, matcher, b, k), b, k) for b, k in places), default=None)
        if best and best[0] > 0:
            _part(page, best[1], best[2])
            done = True
    return done


def _uncover(page: Gathered, owners: Owners) -> bool:
    """Find the headline of a body that has none among the lines taken for its text; tell whether any was found."""
    headed = {owner for row in owners for owner in row}
    found = False
    for i, body in enumerate(page.bodies):
        if i in headed or body.has("from") or len(body.paragraphs) < 2:
            continue
        lines = [line for paragraph in body.paragraphs for line in paragraph]
        best = max(_hidden(page, lines), default=None)
        if best and best[0] > (_HIDDEN_SURE if body.sure else _HIDDEN_FREE):
            _take_out(page, i, lines[best[1] : best[2]])
            found = True
    return found


def _hidden(page: Gathered, lines: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """Yield gain, first and end of the stretches of a body's lines that could be a headline."""
    places = [page.place[line.start] for line in lines]
    for first in range(len(lines)):
        for end in range(first + 1, min(first + _LONGEST_RUN, len(lines) - 1) + 1):
            if not could_head(lines[end - 1].text) or places[end - 1] - places[first] != end - 1 - first:
                break
            if _stands_alone(lines, first, end):
                yield page.labels.gain_as_headline(places[first], places[end - 1] + 1), first, end


def _stands_alone(lines: Sequence[Line], first: int, end: int) -> bool:
    """Tell whether lines of a body neither open it with a formula nor run on into the next line."""
    opens = read_formula("".join(line.text for line in lines[first : first + 3])[:160]) is not None
    last, following = lines[end - 1].text, lines[end].text
    return (
        not opens
        and cohesion(last, following) != "y"
        and end_class(last) not in "KM"
        and last[-1] not in FUNCTION
    )


def _take_out(page: Gathered, i: int, lines: Sequence[Line]) -> None:
    """Make lines of body ``i`` a headline run."""
    taken = {line.start for line in lines}
    body = page.bodies[i]
    last = body.paragraphs[-1][-1].start
    body.paragraphs = [kept for p in body.paragraphs if (kept := [x for x in p if x.start not in taken])]
    first = body.paragraphs[0][0].start > lines[0].start
    run = HeadlineRun(
        after=i - 1 if first else i, lines=list(lines), inside=not first and lines[-1].start < last
    )
    page.runs.append(run)
    page.runs.sort(key=lambda r: r.lines[0].start)


def _places(page: Gathered, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield body and paragraph where an unmarked body could begin: of each body the likeliest places only."""
    for b in range(first, last):
        paragraphs = page.bodies[b].paragraphs
        likely = [
            k
            for k in range(1, len(paragraphs))
            if page.opening(paragraphs[k][0]) > _SPLIT_FLOOR and end_class(paragraphs[k - 1][-1].text) in ENDED
        ]
        likely.sort(key=lambda k: (-page.opening(paragraphs[k][0]), k))
        for k in sorted(likely[:_MOST_PLACES]):
            yield b, k


#: Every place costs a look at the whole body, so a body of thousands of paragraphs is not tried at each.
_MOST_PLACES = 40


def _gain(page: Gathered, owners: Owners, matcher: Matcher, b: int, k: int) -> float:
    """What headline lines would gain if paragraph ``k`` of body ``b`` began a body of its own."""
    paragraphs = page.bodies[b].paragraphs
    texts = ["".join(line.text for line in lines) for lines in paragraphs]
    head, tail = "\n".join(texts[:k]), "\n".join(texts[k:])
    pairs = _Sides(matcher, pairs_of(head[:LEAD]), pairs_of(head), pairs_of(tail[:LEAD]), pairs_of(tail))
    gain = for_head_only = for_tail_only = 0.0
    low = bisect_left(page.runs, b - _REACH, key=lambda run: run.after)
    high = bisect_right(page.runs, b + _REACH, key=lambda run: run.after)
    for run, row in zip(page.runs[low:high], owners[low:high], strict=True):
        for line, owner in zip(run.lines, row, strict=True):
            if owner not in (b, -1):
                continue
            whole, for_head, for_tail = pairs.weigh(line.text)
            best = max(for_head, for_tail)
            if owner == b or best > _STRAY:
                gain += best - (whole if owner == b else 0.0)
                for_head_only += max(0.0, for_head - for_tail)
                for_tail_only += max(0.0, for_tail - for_head)
    if not for_tail_only or not (for_head_only or page.bodies[b].sure):
        return -1.0
    parted = _PARTED * min(for_head_only, for_tail_only)
    return gain + parted + _SCALE * page.opening(paragraphs[k][0]) - _SPLIT_PRICE


class _Sides:
    """The two halves of a body, and what a headline line is worth to each and to the whole."""

    def __init__(
        self, matcher: Matcher, head_lead: Pairs, head: Pairs, tail_lead: Pairs, tail: Pairs
    ) -> None:
        self.matcher = matcher
        self.head_lead, self.head, self.tail_lead, self.tail = head_lead, head, tail_lead, tail

    def weigh(self, line: str) -> tuple[float, float, float]:
        """Return the line's score for the whole, for the head and for the tail."""
        weigh = self.matcher.weigh
        return (
            weigh(line, self.head_lead, self.head | self.tail),
            weigh(line, self.head_lead, self.head),
            weigh(line, self.tail_lead, self.tail),
        )


def _part(page: Gathered, b: int, k: int) -> None:
    """Let paragraph ``k`` of body ``b`` begin a body of its own."""
    body = page.bodies[b]
    place = body.paragraphs[k][0].start
    rest = Body(paragraphs=body.paragraphs[k:], others=[x for x in body.others if x.start > place])
    body.others = [x for x in body.others if x.start < place]
    body.paragraphs = body.paragraphs[:k]
    page.bodies.insert(b + 1, rest)
    for run in page.runs:
        if run.after > b or (run.after == b and run.lines[0].start > place):
            run.after += 1
        elif run.after == b:
            run.inside = run.inside and body.paragraphs[-1][-1].start > run.lines[0].start
