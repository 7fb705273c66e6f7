"""Who takes part in a visit and on which side: people listed together, and what the words around them say of them."""
from __future__ import annotations

from dataclasses import dataclass

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Named, Reading

_LONGEST_TITLE = 80
_TWO_SIDES = ("和", "与", "同", "跟")


@dataclass(frozen=True)
class Listed:
    """People listed together; ``left`` is where the titles of the first begin, ``links`` what stands before each."""

    members: tuple[Named, ...]
    links: tuple[str, ...]
    left: int

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.members[-1].end

    @property
    def names(self) -> list[str]:
        """Everybody, each once."""
        return list(dict.fromkeys(member.person for member in self.members))

    def split(self) -> tuple[list[str], list[str]]:
        """Return the two sides of 王甲与李乙举行会谈: before and behind the last conjunction."""
        for at in range(len(self.members) - 1, 0, -1):
            if self.links[at] in _TWO_SIDES:
                before = [member.person for member in self.members[:at]]
                return before, [m.person for m in self.members[at:] if m.person not in before]
        return self.names, []


def groups_in(reading: Reading, start: int, end: int) -> list[Listed]:
    """Return the people named between two offsets, those that are listed together in one group."""
    out: list[list[Named]] = []
    links: list[list[str]] = []
    for named in reading.people_in(start, end):
        if out:
            link = pattern("visits.listed").fullmatch(reading.view, out[-1][-1].end, named.start)
            if link:
                out[-1].append(named)
                links[-1].append(link["link"] or "、")
                continue
        out.append([named])
        links.append([""])
    return [
        Listed(tuple(members), tuple(between), left_of(reading, members[0].start, start))
        for members, between in zip(out, links, strict=True)
    ]


def left_of(reading: Reading, start: int, floor: int) -> int:
    """Return where the titles right before a name begin."""
    found = pattern("visits.titles").search(reading.view, max(floor, start - _LONGEST_TITLE), start)
    return found.start() if found else start


def is_object(reading: Reading, group: Listed, clause_start: int) -> bool:
    """Tell whether the words around a group say that it does not go: 应王甲邀请, 随同王甲, 在王甲带领下."""
    if pattern("visits.guided").match(reading.view, group.end):
        return True
    first = max(clause_start, group.left - _LONGEST_TITLE)
    return pattern("visits.object").search(reading.view, first, group.left) is not None


def is_other_side(reading: Reading, group: Listed, clause_start: int) -> bool:
    """Tell whether the group is the other side of a talk: 同王甲会谈."""
    return pattern("visits.with").search(reading.view, max(clause_start, group.left - 20), group.left) is not None


def is_led_along(reading: Reading, group: Listed, clause_start: int) -> bool:
    """Tell whether somebody took the group along: 率副市长王甲等."""
    return pattern("visits.leads_along").search(reading.view, max(clause_start, group.left - 4), group.left) is not None
