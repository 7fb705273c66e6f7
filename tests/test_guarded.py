"""A guarded pattern finds what the pattern finds that it guards."""
from __future__ import annotations

from functools import cache

import pytest
import regex

from newsie.events.grammar.engine import EVENTS, builtin, compiled
from newsie.events.meetings.names import marked
from newsie.events.reading.actuality import cues
from newsie.events.reading.scenes import cue_pattern
from newsie.guarded import Guarded
from newsie.necessary import NotUnderstood, necessity
from newsie.rules import example_of
from newsie.together import Together

SPLIT = 700
#: Every so many-th of the texts is enough of a proof a pattern.
EVERY = 8


@cache
def views() -> tuple[str, ...]:
    """The typed views of all examples, joined to longer texts."""
    seen: list[str] = []
    for event in EVENTS:
        for rule in builtin(event):
            readings = [example_of(example).reading for example in (*rule.examples, *rule.counter)]
            seen += [marked(reading) if "GATHERING" in rule.pattern else reading.view for reading in readings]
    text = "\n".join(seen)
    return tuple(text[start : start + SPLIT] for start in range(0, len(text), SPLIT))


def patterns() -> dict[str, Guarded]:
    rules = {rule.id: rule.compiled for event in EVENTS for rule in builtin(event)}
    table = {cue.id: compiled(cue.text) for cue in cues()}
    return rules | table | {sense: cue_pattern(sense) for sense in ("goes_on", "closes", "aside")}


PATTERNS = patterns()


@pytest.mark.parametrize("name", PATTERNS)
def test_guards_change_nothing(name: str) -> None:
    guarded = PATTERNS[name]
    plain = guarded.plain
    for number, view in enumerate(views()):
        if number % EVERY != len(name) % EVERY:
            continue
        assert spans(guarded.finditer(view)) == spans(plain.finditer(view))
        start, end = 30, len(view) - 20
        found, known = guarded.search(view, start, end), plain.search(view, start, end)
        assert (found and found.span()) == (known and known.span())
        assert spans(guarded.finditer(view, start, end, overlapped=True)) == spans(
            plain.finditer(view, start, end, overlapped=True)
        )


def spans(matches: object) -> list[object]:
    return [(match.span(), match.groupdict()) for match in matches]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "begins", "unless", "holds"),
    [
        ("市长|区长", "市长 区长", "", "市长 区长"),
        ("市长?到", "市到 市长到", "", "市到 市长到"),
        ("(?:副|常务)?市长", "副市长 市长 常务市长", "", "副市长 市长 常务市长"),
        (r"\p{Han}{1,3}说|指出", "指出", "说", "说 指出"),
        ("(?<!不)(?:出席|参加)[^。]{0,3}会", "出席 参加", "", "出席 参加"),
        ("(?P<w>[甲乙]+)来(?=开会)", "甲 乙", "", "来"),
    ],
)
def test_what_a_pattern_needs(source: str, begins: str, unless: str, holds: str) -> None:
    known = necessity(source)
    assert known.begins == frozenset(begins.split())
    assert known.unless == frozenset(unless.split())
    assert known.holds == frozenset(holds.split())


@pytest.mark.parametrize("source", ["(?i)a", r"(?P<a>b)(?P=a)", "a{B}", r"(a)\1", "[[:alpha:]]", "a)"])
def test_what_is_not_understood_is_said(source: str) -> None:
    with pytest.raises(NotUnderstood):
        necessity(source)


ODD = (r"\Ga|b", "a?", "", "(?:a|b)*", "[^a]{2}", r"\d年", "(?:a|b|c|d|e).", "(?=a|b|c|d).")


@pytest.mark.parametrize("source", ODD)
def test_odd_patterns_are_found_as_before(source: str) -> None:
    plain, guarded = regex.compile(source), Guarded.of(source)
    for text in ("", "abcde", "xaxbxcxdex12年b", "cccc"):
        for start in (0, 1, 3, -2):
            assert spans(guarded.finditer(text, start)) == spans(plain.finditer(text, start))
            found, known = guarded.search(text, start), plain.search(text, start)
            assert (found and found.span()) == (known and known.span())


@pytest.mark.parametrize("overlapped", [False, True])
def test_together_is_one_by_one(overlapped: bool) -> None:
    patterns = list(PATTERNS.values())
    together = Together(patterns)
    for view in views()[::EVERY]:
        start, end = 30, len(view) - 20
        found = {
            number: spans(matches)
            for number, matches in together.found_in(view, start, end, overlapped=overlapped)
        }
        for number, pattern in enumerate(patterns):
            assert found.get(number, []) == spans(pattern.plain.finditer(view, start, end, overlapped=overlapped))
