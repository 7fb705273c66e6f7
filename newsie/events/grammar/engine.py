"""The engine of the rules: TOML files in, patterns over the typed view out.

A file holds `[[rule]]` tables (what reports something: an id, a phase, a kind, a pattern with named groups) and
`[[pattern]]` tables (what a rule's code looks for besides). Both carry ``examples`` they match and ``counter`` examples
they do not; `newsie.rules` runs them.
"""
from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import regex

from newsie.events.reading.view import BEGIN, INSIDE
from newsie.guarded import Guarded
from newsie.lexicons import alternation, words
from newsie.necessary import Necessity, necessity, of_words
from newsie.together import Together

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EVENTS = ("meetings", "visits", "appointments")
_MACRO = regex.compile(r"(?<!\\[pP])\{(=?)([A-Z][A-Z_]*)\}")
_DEEPEST = 12
_RULE_KEYS = frozenset(["id", "about", "event", "phase", "kind", "unit", "pattern", "examples", "counter"])
#: What a rule's match can make.
KINDS = {
    "meetings": (
        "held", "chaired", "attended", "inside", "source", "agent", "after",
        "session", "plenary", "study", "work", "forum", "press_conference", "ceremony", "other",
    ),
    "visits": ("inspection", "condolence", "reception", "call", "trip"),
    "appointments": ("appoint", "elect", "nominate", "remove", "resign"),
}  # fmt: skip
#: What a rule is looked for in, one at a time.
UNITS = ("clause", "sentence", "text")
_REQUIRED = ("id", "pattern", "examples", "counter")


@dataclass(frozen=True)
class Rule:
    """One pattern with its name. ``kind`` is what a match makes; rules of a lower ``phase`` are asked first."""

    id: str
    event: str
    pattern: str
    phase: int = 1
    kind: str | None = None
    unit: str = "sentence"
    about: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    file: str = ""
    reports: bool = True

    @property
    def compiled(self) -> Guarded:
        """The pattern with its macros written out."""
        return compiled(self.pattern)

    def matches(self, view: str, start: int, end: int) -> Iterator[regex.Match[str]]:
        """Yield the matches between two offsets of a typed view, left to right."""
        yield from self.compiled.finditer(view, start, end)


class RuleError(ValueError):
    """A rule that cannot be used: the message names the file, the rule and why."""


@cache
def compiled(source: str) -> Guarded:
    """Return a pattern over the typed view with its macros written out, tried where it can match.

    Raises:
        RuleError: a macro is not known. That what comes out is no regular expression is told where it is compiled.

    Examples:
        >>> compiled("{PERSON}到").search(BEGIN["PERSON"] + INSIDE["PERSON"] + "到").span()
        (0, 3)
    """
    return Guarded(expanded(source), lambda ahead: _necessity(source, ahead))


def together(rules: tuple[Rule, ...]) -> Together:
    """Return what looks for the patterns of some rules in one pass."""
    return _together(tuple(rule.pattern for rule in rules))


@lru_cache(maxsize=32)
def _together(sources: tuple[str, ...]) -> Together:
    return Together([compiled(source) for source in sources])


def checked(source: str) -> Guarded:
    """Return a pattern, compiled.

    Raises:
        RuleError: a macro is not known, or what comes out is no regular expression.
    """
    try:
        regex.compile((pattern := compiled(source)).pattern)
    except regex.error as error:
        raise RuleError(f"not a regular expression: {error}") from error
    return pattern


def expanded(source: str, *, depth: int = 0) -> str:
    """Return a pattern's source with every macro replaced by what it stands for."""
    if depth > _DEEPEST:
        raise RuleError("a macro stands for itself")
    return _MACRO.sub(lambda match: _meaning(match[2], bool(match[1]), depth), source)


def _meaning(name: str, signs: bool, depth: int) -> str:
    if name in BEGIN:
        return BEGIN[name] + INSIDE[name] if signs else f"(?:{BEGIN[name]}{INSIDE[name]}*+)"
    macro = macros().get(name)
    if macro is None:
        raise RuleError(f"no macro {{{name}}}: see newsie/events/grammar/macros.toml")
    if "words" in macro:
        return f"(?:{alternation(_words_of(name, macro))})"
    inner = expanded(macro["pattern"], depth=depth + 1)
    return inner if macro.get("bare") or name == "STOP" else f"(?:{inner})"


def _necessity(source: str, ahead: bool = False) -> Necessity:
    """What is true of every match of a pattern; what a macro stands for is read once."""
    return necessity(_MACRO.sub(_as_signs, source), _of_macro, ahead=ahead)


def _as_signs(match: regex.Match[str]) -> str:
    """What cannot be read by itself, written out: signs and what stands inside a character class."""
    inside_a_class = match[1] or match[2] == "STOP" or macros().get(match[2], {}).get("bare")
    return _meaning(match[2], bool(match[1]), 0) if inside_a_class else match[0]


@cache
def _of_macro(name: str) -> Necessity:
    macro = macros().get(name, {})
    if "words" in macro:
        return of_words(_words_of(name, macro))
    return necessity(_meaning(name, False, 0)) if name in BEGIN else _necessity(macro["pattern"])


def _words_of(name: str, macro: Mapping[str, Any]) -> frozenset[str]:
    notes = macro.get("notes") or ([name] if macro["words"] == "word_classes" else [])
    return words(macro["words"], *notes)


@cache
def macros() -> dict[str, dict[str, Any]]:
    """Return the macros by their name."""
    text = files("newsie.events.grammar").joinpath("macros.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def builtin(event: str) -> tuple[Rule, ...]:
    """Return newsie's own rules and patterns of one kind of event, in the order of their phases.

    Examples:
        >>> all(rule.event == "visits" for rule in builtin("visits"))
        True
    """
    place = files(f"newsie.events.{event}").joinpath("rules.toml")
    return _ordered(parsed(place.read_text(encoding="utf-8"), f"{event}/rules.toml", event))


def _ordered(rules: list[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.phase))


@cache
def pattern(id: str) -> Guarded:
    """Return a pattern of newsie's own by its id: ``meetings.names_meeting``.

    Raises:
        KeyError: there is none of that name.
    """
    event = id.partition(".")[0]
    known = {rule.id: rule for rule in builtin(event)}
    return known[id].compiled


def parsed(text: str, file: str, event: str | None = None) -> list[Rule]:
    """Return the rules of a TOML text.

    Args:
        text: the TOML.
        file: its name, for messages.
        event: which event's rules they are, where the file is one event's; else each rule says its ``event``.

    Raises:
        RuleError: it is not TOML, or a rule lacks a key, has one that is not known, or no pattern that can be used.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file}: not TOML: {error}") from error
    unknown = sorted(tables.keys() - {"rule", "pattern"})
    if unknown:
        raise RuleError(f"{file}: unknown table {', '.join(unknown)}; a rule is a [[rule]] table")
    out: list[Rule] = []
    for table, reports in (("rule", True), ("pattern", False)):
        out += [_rule(row, file, event, number, reports) for number, row in enumerate(tables.get(table, ()), 1)]
    ids = [rule.id for rule in out]
    for rule in out:
        if ids.count(rule.id) > 1:
            raise RuleError(f"{file}: {rule.id}: there are two of this id")
    return out


def _rule(row: Mapping[str, Any], file: str, event: str | None, number: int, reports: bool) -> Rule:
    name = row.get("id") if isinstance(row.get("id"), str) else f"rule {number}"
    missing = [key for key in _REQUIRED if not row.get(key)]
    if missing:
        raise RuleError(f"{file}: {name}: it lacks {', '.join(missing)}")
    unknown = sorted(row.keys() - _RULE_KEYS)
    if unknown:
        raise RuleError(f"{file}: {name}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(_RULE_KEYS))}")
    of = event or row.get("event")
    if of not in EVENTS:
        raise RuleError(f"{file}: {name}: event must be one of {', '.join(EVENTS)}, not {of!r}")
    for key in ("examples", "counter"):
        if not isinstance(row[key], list) or not all(isinstance(item, str) for item in row[key]):
            raise RuleError(f"{file}: {name}: {key} must be a list of sentences")
    if row.get("kind") not in (None, *KINDS[of]):
        raise RuleError(f"{file}: {name}: kind must be one of {', '.join(KINDS[of])}, not {row['kind']!r}")
    unit = row.get("unit", "sentence")
    if unit not in UNITS:
        raise RuleError(f"{file}: {name}: unit must be one of {', '.join(UNITS)}, not {unit!r}")
    rule = Rule(
        str(name), of, str(row["pattern"]), int(row.get("phase", 1)), row.get("kind"), unit, row.get("about", ""),
        tuple(row["examples"]), tuple(row["counter"]), file, reports,
    )  # fmt: skip
    if event is None:  # newsie's own are compiled when they are asked: the tests run them all
        try:
            checked(rule.pattern)
        except RuleError as error:
            raise RuleError(f"{file}: {name}: {error}") from error
    return rule


def read_rules(path: str | Path) -> tuple[Rule, ...]:
    """Return the rules of a user's own file; see `parsed`.

    Raises:
        FileNotFoundError: there is no such file.
        RuleError: it is not one of rules.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FileNotFoundError(f"no such file of rules: {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot be read: {error}") from error
    rules = _ordered(parsed(text, path.name))
    if not rules:
        raise RuleError(f"{path.name}: it holds no [[rule]]")
    return rules
