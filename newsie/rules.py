"""The rules of the events for their authors: what there is, and whether each does what its examples say.

An example is a sentence with its answer inside: ``<lead>韩立群</lead>`` marks what the group of that name takes. Its
mentions are those the pipeline finds, or, where it writes any itself as ``[PERSON 韩立群]``, those alone (days are
always read).
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from newsie.events.grammar.engine import EVENTS, Rule, RuleError, builtin, read_rules
from newsie.events.meetings.names import marked
from newsie.events.news import News
from newsie.events.reading.actuality import Cue
from newsie.events.reading.article import Reading
from newsie.events.reading.view import KINDS, shown
from newsie.json_base import Record
from newsie.language.tagger import Tagged
from newsie.occasion import Occasion
from newsie.records import Person, Position, Span
from newsie.timex import Anchors, find

if TYPE_CHECKING:
    from pathlib import Path

#: The day on which every example is printed.
PUBLISHED = "2025-05-12"
_ARGUMENT = regex.compile(r"<(?P<name>[a-z_]+)>(?P<text>.*?)</(?P=name)>")
_TARGET = regex.compile(r"«(?P<text>.*?)»")
_MENTION = regex.compile(rf"\[(?P<kind>{'|'.join(KINDS)}) (?P<text>[^\[\]]+)\]")


@dataclass(frozen=True)
class Example:
    """A sentence read: its typed view, what its tags say, and where its «target» stands."""

    reading: Reading
    arguments: dict[str, list[str]]
    target: tuple[int, int] | None


def example_of(printed: str) -> Example:
    """Return an example as it is read; its first line is a headline if it has several (written ``\\n``).

    Examples:
        >>> example = example_of("市长[PERSON 丁一鸣]到<place>丰收镇</place>«调研»。")
        >>> shown(example.reading.view, example.reading.text), example.arguments, example.target
        ('市长[PERSON 丁一鸣]到丰收镇调研。', {'place': ['丰收镇']}, (9, 11))
    """
    arguments: dict[str, list[str]] = {}
    for match in _ARGUMENT.finditer(printed):
        said = _MENTION.sub(r"\g<text>", _TARGET.sub(r"\g<text>", match["text"]))
        arguments.setdefault(match["name"], []).append(said)
    plain = regex.sub(r"</?[a-z_]+>", "", printed)
    bare = _MENTION.sub(r"\g<text>", plain)
    found = _TARGET.search(bare)
    target = (found.start(), found.end() - 2) if found else None
    text = _TARGET.sub(r"\g<text>", bare)
    written = _TARGET.sub(r"\g<text>", plain)
    return Example(_written(written, text) if _MENTION.search(written) else _piped(text), arguments, target)


def _written(written: str, text: str) -> Reading:
    """The reading of a sentence that writes its mentions."""
    people: list[Person] = []
    positions: list[Position] = []
    tagged: list[Tagged] = []
    shift = 0
    for match in _MENTION.finditer(written):
        start = match.start() - shift
        end = start + len(match["text"])
        shift += len(match.group()) - len(match["text"])
        if match["kind"] == "PERSON":
            people.append(Person(match["text"], (Span(start, end, match["text"]),)))
        elif match["kind"] == "POST":
            positions.append(Position(None, match["text"], start=start, end=end))
        elif match["kind"] in ("ORG", "PLACE"):
            tagged.append(Tagged(start, end, "ORG" if match["kind"] == "ORG" else "LOC", 1.0))
    occasion = Occasion(published=PUBLISHED, body_start=text.find("\n") + 1)
    return Reading(text, people, positions, tagged, find(text, Anchors(published=PUBLISHED)), occasion)


def _piped(text: str) -> Reading:
    """The reading of a sentence as the pipeline sees it."""
    from newsie.pipeline.news import news_of

    nlp = _pipeline()
    doc = nlp.make_doc(text)
    doc.user_data["newsie"] = {"text": text, "published": PUBLISHED, "body_start": text.find("\n") + 1}
    return news_of(nlp(doc)).reading


@cache
def _pipeline() -> Any:
    from newsie.extraction import load

    return load()


def all_rules() -> Iterator[Rule]:
    """Yield newsie's own rules, event by event."""
    for event in EVENTS:
        yield from builtin(event)


def rule_of(id: str, own: Iterable[Rule] = ()) -> Rule:
    """Return the rule of an id.

    Raises:
        KeyError: there is none.
    """
    for rule in (*own, *all_rules()):
        if rule.id == id:
            return rule
    raise KeyError(f"no rule {id}: newsie rules list names them all")


def matches(rule: Rule, reading: Reading) -> list[regex.Match[str]]:
    """Return every match of a rule, unit by unit."""
    view = marked(reading) if "GATHERING" in rule.pattern else reading.view
    if rule.unit == "text":
        units = [(0, len(view))]
    elif rule.unit == "clause":
        units = [(c.start, c.end) for n in range(len(reading.sentences)) for c in reading.clauses_of(n)]
    else:
        units = [(sentence.start, sentence.end) for sentence in reading.sentences]
    return [match for start, end in units for match in rule.matches(view, start, end)]


def fits(rule: Rule, example: Example) -> bool:
    """Tell whether a rule matches an example and takes what its tags say."""
    found = matches(rule, example.reading)
    if example.target is not None:
        found = [match for match in found if match.span() == example.target]
    return any(_takes(match, example) for match in found)


def _takes(match: regex.Match[str], example: Example) -> bool:
    text = example.reading.text
    for name, wanted in example.arguments.items():
        if name not in match.re.groupindex:
            return False
        if [text[start:end] for start, end in match.spans(name)] != wanted:
            return False
    return True


def faults_of(rule: Rule, others: Sequence[Rule] = ()) -> list[str]:
    """Return what is wrong with a rule: an example it does not read, a counter-example it does.

    Args:
        rule: the rule.
        others: the rules of its event in their order: a `[[rule]]` must be the first of them to read its example.
    """
    out = []
    for printed in rule.examples:
        example = example_of(printed)
        unknown = sorted(example.arguments.keys() - rule.compiled.groupindex.keys())
        if unknown:
            out.append(f"its example has <{'>, <'.join(unknown)}>, its pattern no group of that name: {printed}")
            continue
        if not fits(rule, example):
            out.append(f"its example is not read: {printed} (seen as {_seen(example)})")
        elif rule.reports:
            first = next((r for r in others if r.reports and matches(r, example.reading)), rule)
            if first.id != rule.id:
                out.append(f"its example is read by {first.id} before it: {printed}")
    for printed in rule.counter:
        example = example_of(printed)
        found = matches(rule, example.reading)
        if example.target is not None:
            found = [match for match in found if match.span() == example.target]
        if found:
            out.append(f"its counter-example is read: {printed} (seen as {_seen(example)})")
    return out


def _seen(example: Example) -> str:
    return shown(example.reading.view, example.reading.text)


def own_rules(path: str | Path) -> tuple[Rule, ...]:
    """Return the rules of a user's file, each proven on its examples.

    Raises:
        FileNotFoundError: there is no such file.
        RuleError: a rule is malformed, does not match its example or matches its counter-example: the message names the
            file, the rule and why.
    """
    rules = read_rules(path)
    taken = {rule.id for rule in all_rules()}
    for rule in rules:
        if rule.id in taken:
            raise RuleError(f"{rule.file}: {rule.id}: newsie has a rule of this id")
        for fault in faults_of(rule):
            raise RuleError(f"{rule.file}: {rule.id}: {fault}")
    return rules


def listing(rules: Iterable[Rule]) -> str:
    """Return a line a rule: its id, its kind, its first example, parted by tabs.

    Examples:
        >>> print(listing([Rule("visit.x", "visits", "到", kind="inspection", examples=("他到丰收镇调研。",))]))
        visit.x	inspection	他到丰收镇调研。
    """
    return "\n".join("\t".join((rule.id, rule.kind or "-", rule.examples[0].replace("\n", "\\n"))) for rule in rules)


def trial(wanted: str, sentence: str, own: Sequence[Rule] = ()) -> str:
    """Return what a rule does in a sentence: the typed view, whether it fires and on what, which cue refuses it.

    Args:
        wanted: the id of a rule or pattern.
        sentence: as an example is written (see the module); ``\\n`` parts a headline from the body.
        own: the user's own rules, asked beside newsie's.

    Raises:
        KeyError: there is no rule of that id.
    """
    rule = rule_of(wanted, own)
    reading = example_of(sentence.replace("\\n", "\n")).reading
    lines = [f"view    {shown(reading.view, reading.text)}"]
    found = matches(rule, reading)
    for match in found:
        lines.append(f"fires   {rule.id} [{match.start()}:{match.end()}] “{reading.text[match.start():match.end()]}”")
        lines += [
            f"        {name} = {'; '.join(reading.text[start:end] for start, end in match.spans(name))}"
            for name in match.re.groupindex
            if match.spans(name)
        ]
        cue = reading.actuality.against(match.start(), match.end(), rule.event) or _refusing(reading, match, rule)
        if cue is not None:
            lines.append(f"refused by {cue.id} ({cue.sense}): {cue.text}")
    if not found:
        lines.append(f"silent  {rule.id}")
    others = [r.id for r in (*own, *builtin(rule.event)) if r.reports and r.id != rule.id and matches(r, reading)]
    if others:
        lines.append(f"others  {', '.join(others)}")
    news = News(reading, own)
    records: Sequence[Record] = getattr(news, rule.event)
    lines += [f"record  {_said(record)}" for record in records] or ["record  none"]
    return "\n".join(lines)


def _refusing(reading: Reading, match: regex.Match[str], rule: Rule) -> Cue | None:
    """The cue against any of what a match takes: the verb may be governed where its subject is not."""
    spans = (span for name in match.re.groupindex for span in match.spans(name))
    return next((cue for span in spans if (cue := reading.actuality.against(*span, rule.event)) is not None), None)


def _said(record: Record) -> str:
    row = {key: value for key, value in record.to_dict().items() if value not in (None, [], False)}
    row.pop("evidence", None)
    row["participants"] = [{"person": p["person"], "roles": p["roles"]} for p in row.get("participants", ())]
    return json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False)
