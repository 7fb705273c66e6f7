"""Roles: which lines of text are headline lines, and where bodies and paragraphs begin.

A first-order sequence model over lines: each line's features are weighed for each role, neighbours' roles for each
other, and the best sequence of all wins. The weights were learned on pages laid out from real titled articles
(``training/train_layout.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsie.layout.cues import ENDED
from newsie.layout.datelines import is_sign_off
from newsie.layout.evidence import Evidence
from newsie.layout.jumps import is_bare_day
from newsie.lazy import lazy

#: H(eadline line), S(tart of a body), P(aragraph start), C(ontinued line).
ROLES = "HSPC"
_LOW = -(10**9)
_SHORTEST_TITLE = 6
_NONE = (0, 0, 0, 0)

#: Features that outweigh all others: a dateline opens a body, a line printed twice is a headline, a note （…通过）
#: belongs to one and ends it, after a jump mark something else begins, a date or a sign-off alone closes a body, what
#: was cut out of a longer line is what it was cut out as.
CERTAIN = {
    "!opens": (0, 100_000, 0, 0),
    "!twice": (100_000, 0, 0, 0),
    "!label": (-100_000, 0, 0, 0),
    "!note": (100_000, 0, 0, 0),
    "!jump": (0, 0, -100_000, -100_000),
    "!after_note": (0, 0, -100_000, -100_000),
    "!signed": (-100_000, -100_000, 0, 0),
    "!title": (200_000, 0, 0, 0),
    "!body": (-100_000, 50_000, 0, 0),
    "!more": (-200_000, -200_000, 100_000, 0),
    "!at_H": (150_000, 0, 0, 0),
    "!at_S": (-150_000, 60_000, 0, 0),
    "!at_P": (-150_000, -30_000, 40_000, 0),
    "!at_C": (-150_000, -40_000, 0, 40_000),
    "!at_B": (-150_000, 0, 0, 0),
}
_PASSED = lazy(r"[（(](?:\d{4}年)?\d{1,2}月\d{1,2}日.{4,60}(?:通过|决定|公布|批准)[）)]")

Table = dict[str, tuple[int, int, int, int]]


@cache
def weights() -> Table:
    """Return the shipped weights: feature → one whole number a role; ``>X`` holds what may follow role X."""
    text = files("newsie.models").joinpath("layout_roles.tsv").read_text(encoding="utf-8")
    table: Table = {}
    for line in text.splitlines()[1:]:
        feature, *values = line.split("\t")
        h, s, p, c = (int(v) for v in values)
        table[feature] = (h, s, p, c)
    return table


@cache
def _all_weights() -> Table:
    return weights() | CERTAIN


Row = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True)
class Labels:
    """The role of every line of text, and the weights that it was chosen by.

    ``own`` holds a line's weights for each role, ``after_headline`` and ``after_body`` what is added after a line of
    that kind (transitions included, for each role before).
    """

    roles: str
    own: tuple[tuple[int, ...], ...]
    moves: tuple[tuple[tuple[int, ...], ...], ...]

    def opening(self, i: int) -> int:
        """Return how much speaks for a new body at line ``i`` rather than a new paragraph."""
        return self.own[i][1] - self.own[i][2]

    def gain_as_headline(self, first: int, end: int) -> int:
        """Return what the sequence would gain if lines ``first`` to ``end`` (exclusive) were headline lines."""
        roles = [ROLES.index(role) for role in self.roles[max(0, first - 1) : end + 2]]
        shift = max(0, first - 1)
        before = self._score(roles, shift, first)
        for i in range(first, end):
            roles[i - shift] = 0
        if end - shift >= len(roles):
            return self._score(roles, shift, first) - before
        options = []
        for role in (1, 2, 3):
            roles[end - shift] = role
            options.append(self._score(roles, shift, first))
        return max(options) - before

    def _score(self, roles: Sequence[int], shift: int, first: int) -> int:
        total = 0
        for i in range(first, shift + len(roles)):
            role = roles[i - shift]
            total += self.own[i][role] + (self.moves[i][roles[i - shift - 1]][role] if i else 0)
        return total


def label(evidence: Evidence) -> Labels:
    """Return the best role of every line of text, one letter of `ROLES` each."""
    table = _all_weights()
    own, moves = [], []
    for i in range(len(evidence.lines)):
        row, paired = row_of(evidence, i)
        own.append(tuple(_sum(table, row)))
        moves.append(_moves(table, paired))
    return Labels(best_path(own, moves), tuple(own), tuple(moves))


def row_of(evidence: Evidence, i: int) -> Row:
    """Return the features of a line: those of its own, and those weighed by the role of the line before."""
    return evidence.features(i) + _certain(evidence, i), evidence.pairs(i)


def _certain(evidence: Evidence, i: int) -> list[str]:
    """What settles a role whatever the rest looks like."""
    detail = evidence.lines[i].detail
    if detail in ("title", "body", "more"):
        return ["!" + detail]
    found = []
    if evidence.lines[i].printed:
        found.append("!at_" + evidence.lines[i].printed)
    if i and set(evidence.between[i]) <= {"credit"} and _signs(evidence, i):
        return ["!signed"]
    if evidence.openers[i] == "F" and (i == 0 or evidence.ends[i - 1] != "K" or evidence.between[i]):
        found.append("!opens")
    if _PASSED.fullmatch(evidence.texts[i]):
        found.append("!note")
    if i and _PASSED.fullmatch(evidence.texts[i - 1]):
        found.append("!after_note")
    if i and _LABELLED.match(evidence.texts[i]):
        found.append("!label")
    if _printed_twice(evidence, i):
        found.append("!twice")
    if set(evidence.between[i]) & {"on", "from"}:
        found.append("!jump")
    return found


#: 【关键词】传承与突破: a paragraph of a column that names its parts
_LABELLED = lazy(r"【(?:关键词|事件|点评|感言|启示)】")
_TAG = lazy(r"^(?:【[^】]{1,12}】|[（(][^（()）]{1,16}[）)]|\p{Han}{2,8}[丨|])\s?")


def _printed_twice(evidence: Evidence, i: int) -> bool:
    """Tell whether a line stands above or below itself, as a title does that a database and its page both print."""
    title = _TAG.sub("", evidence.texts[i])
    near = (evidence.texts[j] for j in (i - 1, i + 1) if 0 <= j < len(evidence.texts))
    return len(title) >= _SHORTEST_TITLE and title[-1] not in "。，；" and any(_TAG.sub("", t) == title for t in near)


def _signs(evidence: Evidence, i: int) -> bool:
    """Tell whether a line is what stands below a text: the agency's sign-off, or the day of a notice."""
    text = evidence.texts[i]
    if is_bare_day(text):
        return True
    if not is_sign_off(text):
        return False
    last = i + 1 == len(evidence.lines)
    return text[0] in "（(" or (
        evidence.ends[i - 1] in ENDED and (last or evidence.lines[i + 1].gap > evidence.gap)
    )


def best_sequence(rows: Iterable[Row], table: Mapping[str, Sequence[int]]) -> str:
    """Return the sequence of roles with the highest sum of weights (Viterbi).

    Args:
        rows: the features of each line, and those that are weighed apart after a headline line (``^H``) and after a
            line of body (``^B``).
        table: feature → a weight for each role.

    Examples:
        >>> table = {"a": (5, 0, 0, 0), "b": (0, 1, 0, 2), "^Hc": (0, 3, 0, 0)}
        >>> best_sequence([(["a"], []), (["b"], ["c"]), (["b"], ["c"])], table)
        'HSC'
    """
    rows = list(rows)
    return best_path([_sum(table, row) for row, _ in rows], [_moves(table, paired) for _, paired in rows])


def _moves(table: Mapping[str, Sequence[int]], paired: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Return for each role before and each role here what their meeting weighs."""
    headline = _sum(table, ["^H" + feature for feature in paired])
    body = _sum(table, ["^B" + feature for feature in paired])
    out = []
    for role in ROLES:
        h, s, p, c = headline if role == "H" else body
        always = table.get(">" + role, _NONE)
        out.append((always[0] + h, always[1] + s, always[2] + p, always[3] + c))
    return tuple(out)


def best_path(own: Sequence[Sequence[int]], moves: Sequence[Sequence[Sequence[int]]]) -> str:
    """Return the best sequence of roles of lines whose weights and meetings are given."""
    if not own:
        return ""
    scores = [own[0][0], own[0][1], _LOW, _LOW]
    back: list[tuple[int, ...]] = []
    for weights_here, moves_here in zip(own[1:], moves[1:], strict=True):
        new, pointers = [], []
        for k in range(4):
            reached = [scores[j] + moves_here[j][k] for j in range(4)]
            value = max(reached)
            new.append(value + weights_here[k])
            pointers.append(reached.index(value))
        scores = new
        back.append(tuple(pointers))
    path = [max(range(4), key=lambda k: scores[k])]
    for pointer in reversed(back):
        path.append(pointer[path[-1]])
    return "".join(ROLES[k] for k in reversed(path))


def _sum(table: Mapping[str, Sequence[int]], features: Iterable[str]) -> list[int]:
    h = s = p = c = 0
    for feature in features:
        found = table.get(feature)
        if found:
            h += found[0]
            s += found[1]
            p += found[2]
            c += found[3]
    return [h, s, p, c]
