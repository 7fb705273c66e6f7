"""Whether a text reports the gathering it names as held, and what it says there about its time, place and host."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from newsie.events.grammar.engine import Rule, builtin, pattern, together
from newsie.events.meetings.names import Naming, find_namings, marked
from newsie.events.reading.article import Reading
from newsie.events.reading.sentences import Stretch
from newsie.events.reading.view import BEGIN, INSIDE, kind_at
from newsie.lazy import lazy
from newsie.records import Date
from newsie.together import Together

#: Days that lie so far from a name in its sentence are not its own.
_FURTHEST_BACK = 150
_STRONG = ("held", "chaired")
_OF = ("承办的", "主办的", "协办的")
_BESIDE = ("、", "和", "及", "与")
_PREPARED = lazy("准备")


@dataclass(frozen=True)
class Report:
    """A naming with what its sentence says of it.

    ``form`` is the kind of the rule that read it (held, chaired, attended, inside, source, agent, after) or "none";
    ``spoken_of`` tells that it did not take place as news: to come, long past, wished for, only spoken of.
    """

    naming: Naming
    sentence: Stretch
    form: str
    rule: str
    spoken_of: bool
    date: Date | None = None
    place: Stretch | None = None
    subject: Stretch | None = None

    @property
    def reported(self) -> bool:
        """Whether the sentence can be the news that the gathering took place."""
        return self.form != "none" and not self.spoken_of


@dataclass(frozen=True)
class _Known:
    """The article, its copy with gatherings as mentions, its gatherings by where they begin."""

    article: Reading
    view: str
    namings: dict[int, Naming]


def reports_of(reading: Reading, own: Sequence[Rule] = ()) -> tuple[list[Report], str]:
    """Return every naming with what its sentence says of it, and the view with gatherings as mentions.

    Args:
        reading: the article.
        own: the user's own rules; what they name in ``gathering`` is one even where no head is known.
    """
    namings = {naming.start: naming for naming in find_namings(reading)}
    for naming in _own_namings(reading, own):
        if not any(other.start < naming.end and naming.start < other.end for other in namings.values()):
            namings[naming.start] = naming
    ordered = dict(sorted(namings.items()))
    view = marked(reading, list(ordered.values()))
    known = _Known(reading, view, ordered)
    found = _found(known, (*own, *_rules()))
    _share(known, found)
    reports = [_report(known, naming, *found.get(start, (None, None))) for start, naming in ordered.items()]
    for number, (one, other) in enumerate(pairwise(reports), 1):
        if view[one.naming.end : other.naming.start] in _BESIDE and one.place and not other.place:
            reports[number] = replace(other, place=one.place)  # 在青川主持甲会议、乙会议
    return reports, view


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in builtin("meetings") if rule.reports)


def _own_namings(reading: Reading, own: Sequence[Rule]) -> Iterator[Naming]:
    for rule in own:
        if "GATHERING" in rule.pattern:
            continue
        for sentence in reading.sentences:
            for match in rule.matches(reading.view, sentence.start, sentence.end):
                start, end = match.span("gathering") if "gathering" in match.re.groupindex else match.span()
                if 0 <= start < end:
                    name = reading.text[start:end]
                    yield Naming(start, end, name, name, rule.kind or "other", False)


def _found(known: _Known, rules: tuple[Rule, ...]) -> dict[int, tuple[Rule, regex.Match[str]]]:
    """For every gathering, the first rule that tells of it, and its match."""
    reading, out = known.article, dict[int, tuple[Rule, "regex.Match[str]"]]()
    asked = _alike(rules) if known.namings else []
    for number in sorted({reading.sentence_at(start) for start in known.namings}):
        sentence, clauses = reading.sentences[number], reading.clauses_of(number)
        found: dict[int, list[regex.Match[str]]] = {}
        for alike in asked:
            view = known.view if alike.on_gatherings else reading.view
            for unit in clauses if alike.in_clauses else [sentence]:
                for place, matches in alike.patterns.found_in(view, unit.start, unit.end):
                    found.setdefault(alike.places[place], []).extend(matches)
        for place, matches in sorted(found.items()):
            rule = rules[place]
            for match in matches:
                start = match.start("gathering") if "gathering" in match.re.groupindex else match.start()
                if start in known.namings:
                    out.setdefault(start, (rule, match))
    return out


class _Alike(NamedTuple):
    """Rules that are asked of the same stretches of the same view, by their places in a row of rules."""

    on_gatherings: bool
    in_clauses: bool
    places: list[int]
    patterns: Together


def _alike(rules: tuple[Rule, ...]) -> list[_Alike]:
    groups: dict[tuple[bool, bool], list[int]] = {}
    for place, rule in enumerate(rules):
        groups.setdefault(("GATHERING" in rule.pattern, rule.unit == "clause"), []).append(place)
    return [
        _Alike(*asked, places, together(tuple(rules[place] for place in places)))
        for asked, places in groups.items()
    ]


def _share(known: _Known, found: dict[int, tuple[Rule, regex.Match[str]]]) -> None:
    """A会议和B会议, “甲”“乙”分论坛: what is told of one is told of the one beside it."""
    namings = list(known.namings.values())
    for one, other in pairwise(namings):
        if known.view[one.end : other.start] not in ("", "、", "和", "及", "与"):
            continue
        if one.start in found:
            found.setdefault(other.start, found[one.start])
    for other, one in pairwise(reversed(namings)):
        between = known.view[one.end : other.start]
        if other.start not in found or between not in ("", "、", "和", "及", "与"):
            continue
        if one.head == "分论坛" or (between and found[other.start][0].kind == "held"):
            found.setdefault(one.start, found[other.start])


def _report(known: _Known, naming: Naming, rule: Rule | None, match: regex.Match[str] | None) -> Report:
    reading = known.article
    number = reading.sentence_at(naming.start)
    sentence = reading.sentences[number]
    form = _form(rule)
    return Report(
        naming=naming,
        sentence=sentence,
        form=form,
        rule=rule.id if rule else "meetings.named",
        spoken_of=_is_spoken_of(known, naming, form, match),
        date=_nearest(known, naming, sentence),
        place=_place(known, naming, sentence, match),
        subject=_subject(known, naming, sentence) if form == "held" else _at_its(known, naming, form),
    )


_FORMS = ("held", "chaired", "attended", "inside", "source", "agent", "after")


def _form(rule: Rule | None) -> str:
    """The form of a rule; a user's own that says a kind of gathering reports it as held."""
    if rule is None:
        return "none"
    return rule.kind if rule.kind in _FORMS else "held"


# whether it took place -----------------------------------------------------------------------------------------------


def _is_spoken_of(known: _Known, naming: Naming, form: str, match: regex.Match[str] | None) -> bool:
    reading, view = known.article, known.view
    verb = _group(match, "verb")
    before_name = verb is not None and verb[0] < naming.start
    relative = _group(match, "relative") is not None
    for cue in reading.actuality.governing(naming.start, naming.end, "meetings"):
        if naming.start <= cue.place < naming.end:
            continue  # the name's own words: 学习贯彻…座谈会
        if form == "held" and not before_name and view.startswith(_OF, cue.place):
            continue  # 由甲承办的论坛10日举行
        behind = cue.cue.direction == "backward" and cue.cue.sense in ("spoken_of", "to_come")
        if behind and before_name and form in _STRONG and not relative and not _PREPARED.search(cue.cue.text):
            continue  # 召开会议决定…: the verb stands before the name
        at_it = form in ("inside", "source", "agent") or view.startswith(("上获悉", "上了解"), naming.end)
        if behind and at_it and cue.cue.sense == "to_come":
            continue  # 会上表示，将…
        return True
    if form == "agent" and view.endswith(("由", "经", "建议，"), 0, naming.start):
        return True  # 条例已由第五次会议通过
    if form == "agent" and pattern("meetings.submitted").search(view, max(0, naming.start - 16), naming.start):
        return True
    if verb and any(
        not naming.start <= cue.place < naming.end
        and not (cue.cue.direction == "backward" and naming.kind == "press_conference")
        for cue in reading.actuality.governing(*verb, "meetings")
    ):
        return True
    if verb and before_name and view.endswith("通过", 0, verb[0]):
        return True  # 通过召开座谈会等形式
    if pattern("meetings.noun_behind").match(view, naming.end):
        return True
    if form == "held" and before_name and pattern("meetings.listed").match(view, naming.end):
        return True
    if pattern("meetings.any_gathering").match(naming.name):
        return True
    if form in ("attended", "chaired") and pattern("meetings.attended_elsewhere").match(view, naming.end):
        return True
    return view[naming.end : naming.end + 1] == "的" and form in _STRONG and before_name and not relative


def _group(match: regex.Match[str] | None, name: str) -> tuple[int, int] | None:
    if match is None or name not in match.re.groupindex or match.start(name) < 0:
        return None
    return match.span(name)


# when ----------------------------------------------------------------------------------------------------------------


def _nearest(known: _Known, naming: Naming, sentence: Stretch) -> Date | None:
    """The last date before the name in its sentence, else the first after it in its clause."""
    days = [
        day
        for day in known.article.days.within(sentence.start, sentence.end)
        if day.mod != "SINCE" and not _TOLD_ON.match(known.article.text, day.end)
    ]
    earlier = [day for day in days if day.end <= naming.start]
    if earlier:
        return earlier[-1]
    later = (day for day in days if day.start >= naming.end and _is_close(known.view[naming.end : day.start]))
    return next(later, None)


_TOLD_ON = lazy(r"(?:\p{Han}{0,6})?(?:报道|消息|援引|播发)")


def _is_close(between: str) -> bool:
    """Whether a date after the name still belongs to it: no other clause or relative clause between."""
    return between in ("，", "，于") or (len(between) <= 16 and not any(sign in between for sign in "，。；的"))


# where ---------------------------------------------------------------------------------------------------------------


def _place(known: _Known, naming: Naming, sentence: Stretch, match: regex.Match[str] | None) -> Stretch | None:
    inside = _group(match, "place")
    if inside and (found := _trimmed(known, *inside)):
        return found
    left = max(sentence.start, naming.start - _FURTHEST_BACK)
    for name in ("meetings.place_before", "meetings.place_first"):
        for before in pattern(name).finditer(known.view, left, naming.end):
            if before.end() != naming.start:
                continue
            start, end = before.span("place")
            relative = "relative" in before.re.groupindex and before["relative"]
            if relative and pattern("meetings.host").search(known.article.text[start:end]):
                continue
            if (found := _trimmed(known, start, end)):
                return found
    return None


def _trimmed(known: _Known, start: int, end: int) -> Stretch | None:
    """The venue without its relative clause (与缅甸接壤的腾冲市), for whom, and adverbs."""
    view = known.view
    cut = view.rfind("的", start, end)
    if cut >= 0:
        start = cut + 1
    stop = pattern("meetings.place_end").search(view, start, end)
    if stop and stop.start() - start >= 2:
        end = stop.start()
    if end - start < 1 or pattern("meetings.no_place").search(view[start:end]):
        return None
    return Stretch(start, end)


# who holds it --------------------------------------------------------------------------------------------------------

_LONGEST_HOST = 40
_FURTHEST_BODY = 50


def _at_its(known: _Known, naming: Naming, form: str) -> Stretch | None:
    """某部在例行新闻发布会上表示: whose press conference it is."""
    if form != "inside" or naming.kind != "press_conference":
        return None
    left = max(0, naming.start - _FURTHEST_BODY)
    for match in pattern("meetings.at_its").finditer(known.view, left, naming.end):
        if match.end() == naming.start:
            start, end = match.span("host")
            if kind_at(known.view, start) == "ORG":
                return Stretch(start, end)
            office = _SPOKESMAN.search(known.article.text, start, end)
            return Stretch(start, office.start()) if office and office.start() - start >= _SHORTEST_BODY else None
    return None


_SPOKESMAN = lazy(r"(?:新闻)?发言人")
_SHORTEST_BODY = 2
_THEMSELVES = ("会议", "大会", "全会", "座谈会", "活动", "论坛")
_BEFORE_A_BODY = lazy(
    rf"(?:第?[\d一二三四五六七八九十]+届|中共|该|全国|中国|原|{BEGIN['PLACE']}{INSIDE['PLACE']}*|\p{{Han}}{{1,4}}[省市县区州镇乡])$"
)


def _from_its_body(view: str, start: int, end: int) -> int:
    """打赢硬仗|中共中央政治局: a headline glued to it is no part of a body that the recogniser knows."""
    for place in range(start + 4, end):
        if view[place] == BEGIN["ORG"]:
            return start if _BEFORE_A_BODY.search(view[start:place]) else place
    return start


def _subject(known: _Known, naming: Naming, sentence: Stretch) -> Stretch | None:
    """The body that 召开, as printed before the verb; None for a person, several bodies or nobody."""
    view = known.view
    left = max(sentence.start, naming.start - _FURTHEST_BACK)
    clause = max(left, *(view.rfind(sign, left, naming.start) + 1 for sign in "；;：:\n　。"))
    found = None
    for match in pattern("meetings.here").finditer(view, clause, naming.end):
        if match.end() == naming.start:
            found = match
            break
    if found is None:
        return None
    start, end = found.span("host")
    if view[start] in "在于" or view[start - 1] in "、和" or kind_at(view, start - 1) == "PERSON":
        return None  # 行政长官在政府总部召开记者会
    hosted = found["how"] is None
    if hosted and not pattern("meetings.host").search(known.article.text[start:end]):
        return None
    start = max(start, *(view.rfind(sign, start, end) + 1 for sign in "，,"))
    if kind_at(view, start) == "GATHERING" and not any(sign in known.article.text[start:end] for sign in "届次第"):
        return None  # 召开视频会议，在三地举办启动仪式
    start = _from_its_body(view, start, end)
    if known.article.text[start:end] in _THEMSELVES:
        return None
    while start < end and (view[start] in "于在 　" or view.startswith(("近日", "日前", "随后"), start)):
        start += 2 if view[start] in "近日随" else 1
    pivot = pattern("meetings.pivot").search(view, start + 2, end)
    end = pivot.start() if pivot else end
    if not 2 <= end - start <= _LONGEST_HOST or pattern("meetings.no_host").search(view, start, end):
        return None
    if pattern("meetings.has_body").search(view, start, end) is None:
        return None  # 迅速行动召开会议: nobody is named
    return Stretch(start, end)
