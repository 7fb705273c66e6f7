"""Events against gold: which belong together, and which of their fields a reader would call wrong."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsie.score.figures import Scores
from newsie.score.likeness import ALIKE, norm, same_items, similar

JSON = Mapping[str, Any]
Pairs = list[tuple[int, int]]
#: Field of a gold record → role of a participant.
ROLES = {"chairs": "chair", "speakers": "speaker", "attendees": "attendee", "observers": "observer"}
SIDES = {"leads": "lead", "counterparts": "counterpart", "accompanying": "accompanying"}
_OF_APPOINTMENTS = ("acting", "authority", "session", "date")
_OF_VISITS = ("kind", "date", "places", "topic")


def best_pairs(scored: list[tuple[float, int, int]]) -> Pairs:
    """Take the best pair of what is left, again and again."""
    pairs: Pairs = []
    ours: set[int] = set()
    theirs: set[int] = set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in ours and j not in theirs:
            pairs.append((i, j))
            ours.add(i)
            theirs.add(j)
    return pairs


def roles_of(record: JSON, fields: Mapping[str, str] = ROLES) -> set[tuple[str, str]]:
    """Return ``(role, person)`` of a gold or predicted meeting or visit."""
    roles = {(role, norm(name)) for key, role in fields.items() for name in record.get(key) or []}
    for who in record.get("participants") or []:
        roles |= {(role, norm(who["person"])) for role in who.get("roles") or [] if role in fields.values()}
    return roles


def days_said(record: JSON) -> str | None:
    """Return a record's day or days as one ISO string: newsie keeps the last day by itself."""
    day, last = record.get("date"), record.get("end_date")
    return f"{day}/{last}" if day and last and last != day and "/" not in day else day


# Meetings --------------------------------------------------------------------------------------------------------


def same_name(gold: str | None, meeting: JSON) -> bool:
    """Tell whether names are alike, or differ by the body that holds it, which the record says (某局 + 新闻发布会)."""
    a, b = norm(gold), norm(meeting.get("name"))
    if similar(a, b) >= ALIKE:
        return True
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    holders = [meeting.get("organization"), *(o["organization"] for o in meeting.get("organizers") or [])]
    return bool(shorter) and longer.endswith(shorter) and longer[: -len(shorter)] in map(norm, holders)


def topics_of(meeting: JSON) -> list[str]:
    """Return the topics of an agenda, of a gold record or a predicted one."""
    return [item["topic"] if isinstance(item, dict) else item for item in meeting.get("agenda") or []]


def meeting_faults(gold: JSON, found: JSON) -> list[str]:
    """Return the fields of a meeting that a reader would call wrong."""
    faults = [] if same_name(gold.get("name"), found) else ["name"]
    faults += ["date"] * (days_said(gold) != days_said(found))
    a, b = norm(gold.get("place")), norm(found.get("place"))
    faults += ["place"] * (a != b and not (a and b and (a in b or b in a)))
    faults += ["people"] * (roles_of(gold) != roles_of(found))
    return faults + ["agenda"] * (not same_items(topics_of(gold), topics_of(found)))


def pair_meetings(gold: Sequence[JSON], found: Sequence[JSON]) -> Pairs:
    """Pair meetings by name, people and day."""
    scored = []
    for i, ours in enumerate(gold):
        for j, theirs in enumerate(found):
            a, b = {name for _, name in roles_of(ours)}, {name for _, name in roles_of(theirs)}
            shared = len(a & b) / len(a | b) if a | b else 0.0
            same_day = 0.3 * (ours.get("date") == theirs.get("date"))
            likeness = similar(ours.get("name"), theirs.get("name")) + shared + same_day
            if likeness >= 0.6:
                scored.append((likeness, i, j))
    return best_pairs(scored)


def score_meetings(scores: Scores, gold: Sequence[JSON], found: Sequence[JSON], where: str) -> None:
    """Add the meetings of one article."""
    pairs = pair_meetings(gold, found)
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [record for i, record in enumerate(gold) if i not in hit]
    spurious = [record for j, record in enumerate(found) if j not in used]
    tally, participants = scores.tallies["meetings"], scores.tallies["participants"]
    tally.add(
        [("meeting", i) for i in range(len(gold))],
        [*(("meeting", i) for i in hit), *(("spurious", norm(record.get("name"))) for record in spurious)],
        where,
    )
    for i, j in pairs:
        ours, theirs = gold[i], found[j]
        participants.add(roles_of(ours), roles_of(theirs), where)
        _score_meeting(scores, ours, theirs, where)
        faults = meeting_faults(ours, theirs)
        scores.rates["meetings right in every field"].add(not faults)
        if faults:
            tally.errors.append((where, "fields", (norm(ours.get("name")), ", ".join(faults))))
    for record in missed:
        scores.rates["meetings right in every field"].add(False)
        participants.add(roles_of(record), (), where)
    for record in spurious:
        scores.rates["meetings right in every field"].add(False)
        participants.add((), roles_of(record), where)


def _score_meeting(scores: Scores, ours: JSON, theirs: JSON, where: str) -> None:
    """Add the fields of a meeting that was found."""
    rates, tallies = scores.rates, scores.tallies
    rates["meeting date"].add(days_said(ours) == days_said(theirs))
    rates["meeting place"].add(norm(ours.get("place")) == norm(theirs.get("place")))
    rates["meeting name"].add(similar(ours.get("name"), theirs.get("name")))
    if ours.get("agenda"):
        topics = topics_of(theirs)
        best = [max((similar(wanted, topic) for topic in topics), default=0.0) for wanted in ours["agenda"]]
        rates["agenda"].add(sum(best) / len(best))
    if "groups" not in ours:
        return
    for kind, key in (("groups", "text"), ("organizers", "organization")):
        tallies[kind].add(
            [(one["role"], norm(one[key])) for one in ours.get(kind) or []],
            [(one["role"], norm(one[key])) for one in theirs.get(kind) or []],
            where,
        )
    if ours.get("attendance") or theirs.get("attendance"):
        rates["attendance"].add(ours.get("attendance") == theirs.get("attendance"))


# Visits ----------------------------------------------------------------------------------------------------------


def visit_faults(gold: JSON, found: JSON) -> list[str]:
    """Return the fields of a visit that a reader would call wrong."""
    faults = ["kind"] * (gold.get("kind") != found.get("kind"))
    faults += ["date"] * (days_said(gold) != days_said(found))
    faults += ["people"] * (roles_of(gold, SIDES) != roles_of(found, SIDES))
    faults += ["places"] * (not same_items(gold.get("places") or [], found.get("places") or []))
    a, b = gold.get("topic"), found.get("topic")
    return faults + ["topic"] * (bool(a) != bool(b) or (bool(a) and similar(a, b) < ALIKE))


def pair_visits(gold: Sequence[JSON], found: Sequence[JSON]) -> Pairs:
    """Pair visits by shared people, kind and day; a visit without a person in common is another one."""
    scored = []
    for i, ours in enumerate(gold):
        for j, theirs in enumerate(found):
            a, b = {name for _, name in roles_of(ours, SIDES)}, {name for _, name in roles_of(theirs, SIDES)}
            shared = len(a & b) / len(a | b) if a | b else 0.5
            if shared:
                same_kind = 0.3 * (ours.get("kind") == theirs.get("kind"))
                scored.append((shared + same_kind + 0.2 * (days_said(ours) == days_said(theirs)), i, j))
    return best_pairs(scored)


def score_visits(scores: Scores, gold: Sequence[JSON], found: Sequence[JSON], where: str) -> None:
    """Add the visits of one article whose gold says what visits it has."""
    pairs = pair_visits(gold, found)
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    tally, people, right = scores.tallies["visits"], scores.tallies["visit people"], "visits right in every field"
    label = [(visit.get("kind"), *_named(visit, "lead")) for visit in gold]
    spurious = [(j, visit) for j, visit in enumerate(found) if j not in used]
    tally.add(
        [("visit", i, *label[i]) for i in range(len(gold))],
        [
            *(("visit", i, *label[i]) for i in hit),
            *(("spurious", visit.get("kind"), *_named(visit)) for _, visit in spurious),
        ],
        where,
    )
    for i, j in pairs:
        people.add(roles_of(gold[i], SIDES), roles_of(found[j], SIDES), where)
        faults = visit_faults(gold[i], found[j])
        scores.rates[right].add(not faults)
        for name in _OF_VISITS:
            scores.rates[f"visit {name}"].add(name not in faults)
        if faults:
            tally.errors.append((where, "fields", (*label[i], ", ".join(faults))))
    for i, visit in enumerate(gold):
        if i not in hit:
            scores.rates[right].add(False)
            people.add(roles_of(visit, SIDES), (), where)
    for _, visit in spurious:
        scores.rates[right].add(False)
        people.add((), roles_of(visit, SIDES), where)


def _named(visit: JSON, only: str | None = None) -> list[str]:
    return sorted(name for role, name in roles_of(visit, SIDES) if only in (None, role))


# Appointments ----------------------------------------------------------------------------------------------------


def score_appointments(scores: Scores, gold: JSON, found: JSON, where: str) -> None:
    """Add the changes of office of one article."""
    ours = {_key(record): record for record in gold.get("appointments") or []}
    theirs = {_key(record): record for record in found.get("appointments") or []}
    scores.tallies["appointments"].add(list(ours), list(theirs), where)
    for key in ours.keys() | theirs.keys():
        right = key in ours and key in theirs
        for name in _OF_APPOINTMENTS if right else ():
            same = norm(str(ours[key].get(name) or "")) == norm(str(theirs[key].get(name) or ""))
            scores.rates[f"appointment {name}"].add(same)
            right = right and same
        scores.rates["appointments right in every field"].add(right)


def _key(record: JSON) -> tuple[str, str | None, str]:
    post = norm((record.get("organization") or "") + (record.get("role") or ""))
    return norm(record.get("person")), record.get("action"), post
