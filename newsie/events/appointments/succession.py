"""Who follows whom: 局长W退休，遗缺由V升任. The post is the one that the words before tell as left."""
from __future__ import annotations

import regex

from newsie.events.appointments.changes import Passage
from newsie.events.appointments.offices import Office
from newsie.lazy import lazy

#: So far before the successor stands who leaves.
_NEAR = 80
#: Where no word names the vacancy, one of these says that there is one.
_LEAVES = lazy(
    r"退休|离职|去职|请辞|辞职|辞任|离任|卸任|调任|调往|调职|调升|调离|转任|转调|升任|病逝|逝世|去世|病故|届龄|免职|出缺|期满"
)


def posts_left(passage: Passage, match: regex.Match[str]) -> tuple[Office, ...]:
    """Return the posts that somebody left right before a match of the successor's rule; none if nothing tells so."""
    last, place = passage.last, match.start()
    if last is not None and last.action in ("remove", "resign") and place - last.end <= 2:
        return last.offices
    named = passage.reading.people_in(max(passage.start, place - _NEAR), place)
    if not named or not _LEAVES.search(passage.view, named[-1].end, place):
        return ()
    held = passage.titled(named[-1])
    return held.posts if held is not None else ()
