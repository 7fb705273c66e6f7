"""What one sentence of an article tells of a visit, before it is known which sentences tell of the same."""
from __future__ import annotations

from dataclasses import dataclass, field

from newsie.events.reading.sentences import Stretch
from newsie.events.visits.sides import Listed
from newsie.records import Date

TWO_SIDES = ("reception", "call")
#: Verbs of a look at something: no round of their own.
LOOKS = frozenset(["察看", "查看", "实地察看", "实地查看", "参观", "巡视", "走访", "座谈", "交谈"])
#: Verbs whose object is what an inspection is about unless it is a body or a place by name.
TOPICAL = ("调研", "督导", "督查", "督察", "检查", "调度", "督办", "对接", "指导")
#: Talks with people who are not named, at a place somebody went to: the visit there.
LOOKS_IN = frozenset(["座谈", "座谈交流", "会谈交流", "磋商"])
#: Called on are people or places.
CALLS_ON = frozenset(["走访", "拜访", "实地走访", "参观", "参观考察"])


@dataclass
class VisitReport:
    """One verb's report. ``kind`` None is a further stop of a round told elsewhere; ``body`` a party without names."""

    start: int
    end: int
    sentence: Stretch
    rule: str
    kind: str | None
    act: str
    leads: list[str]
    body: str = ""
    inherits: bool = False
    tentative: bool = False
    met: list[str] = field(default_factory=list)
    along: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    topic: str | None = None
    what: str = ""
    mode: str | None = None
    date: Date | None = None
    undated: bool = False
    weak_topic: bool = False
    party: bool = False
    went: bool = False


@dataclass
class Company:
    """People who 陪同, 参加调研; ``noun`` is what they took part in, as printed."""

    start: int
    names: list[str]
    noun: str


@dataclass
class Subject:
    """Who the words of a sentence so far are about, and where they went."""

    leads: list[str] = field(default_factory=list)
    group: Listed | None = None
    body: str = ""
    inherits: bool = False
    stops: list[str] = field(default_factory=list)
    topic: str | None = None
    met: list[str] = field(default_factory=list)
    along: list[str] = field(default_factory=list)
    went: bool = False

    def known(self) -> bool:
        """Tell whether there is a subject."""
        return bool(self.leads or self.body or self.inherits)


@dataclass
class Round:
    """A visit as far as it is read; the headline and the body add to the same one."""

    number: int
    kind: str
    act: str
    rule: str
    leads: list[str]
    body: str
    place: int
    sentences: list[Stretch] = field(default_factory=list)
    met: list[str] = field(default_factory=list)
    along: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    topic: str | None = None
    date: Date | None = None
    undated: bool = False
    weak_topic: bool = False
    mode: str | None = None
    told: int = 0
    party: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """What the round is called among the scenes."""
        return "visits", self.number
