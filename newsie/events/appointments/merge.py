"""One change, one record: a headline and its body, an act and its report, tell the same thing in different words."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsie.lazy import lazy
from newsie.records import Appointment

_START = ("appoint", "elect")
#: A change told again and again is quoted so many times.
_QUOTED = 20
_ORGAN = lazy("[省市县区府院部会局委团校司]$")
_WORDS = lazy(r"[，。；：、！？\n\s“”（）()《》]")


def merged(text: str, found: Sequence[Appointment], headline_end: int) -> list[Appointment]:
    """Return the records without repetitions, each with the fullest wording of its organisation.

    Args:
        text: the article.
        found: the records in any order.
        headline_end: where the body starts. A headline's record gives way to the body's.
    """
    out: list[Appointment] = []
    places: dict[tuple[str, bool, str], list[int]] = {}
    for record in sorted(found, key=lambda r: (_in_headline(r, headline_end), r.evidence[0].start)):
        twin = next(
            (n for n in _candidates(record, out, places) if _same(out[n], record, headline_end)), None
        )
        if twin is None:
            places.setdefault(_slot(record, record.person), []).append(len(out))
            for part in _parts(record.person):
                places.setdefault(_slot(record, part), []).append(len(out))
            out.append(record)
        else:
            out[twin] = _fuller(out[twin], record)
    started = {(record.person, record.role) for record in out if record.action in _START}
    body = [record for record in out if not _in_headline(record, headline_end)]
    told = {(_side(record), name) for record in body for name in (record.person, *_parts(record.person))}
    out = [
        record
        for record in out
        if not (record.action == "nominate" and (record.person, record.role) in started)
        and not (_in_headline(record, headline_end) and _told(record, told))
    ]
    out = [_with_headline_organ(text[:headline_end], record) for record in out]
    return sorted(out, key=lambda record: record.evidence[0].start)


def _slot(record: Appointment, name: str) -> tuple[str, bool, str]:
    return _PARTY_HEADS[0] if record.role in _PARTY_HEADS else record.role, record.acting, name


def _candidates(
    record: Appointment, out: list[Appointment], places: dict[tuple[str, bool, str], list[int]]
) -> list[int]:
    """Records of the same role whose person has the same name, or a part of it."""
    names = (record.person, *_parts(record.person))
    return sorted({n for name in names for n in places.get(_slot(record, name), [])[-50:]})


def _parts(name: str) -> list[str]:
    """The names by which a person may be called besides: 阿博特 of 托尼·阿博特, 安倍 of 安倍晋三."""
    parts = [part for part in _PARTS.split(name) if part != name and len(part) > 1]
    return parts or ([name[:2]] if len(name) > 3 else [])


def _told(record: Appointment, told: set[tuple[str, str]]) -> bool:
    """A headline words a post shortly (党魁 for 领袖); what the body says of the same person's change counts."""
    return any((_side(record), name) in told for name in (record.person, *_parts(record.person)))


def _in_headline(record: Appointment, headline_end: int) -> bool:
    return record.evidence[0].start < headline_end


def _same(a: Appointment, b: Appointment, headline_end: int) -> bool:
    if not _one_person(a.person, b.person) or not _one_role(a.role, b.role):
        return False
    if a.acting != b.acting or _side(a) != _side(b):
        return False
    if _in_headline(b, headline_end) and not _in_headline(a, headline_end):
        return True
    return _one_organ(a.organization, b.organization)


def _one_role(a: str, b: str) -> bool:
    """Tell whether two roles are one: 党魁 and 领袖 of a party are."""
    return a == b or (a in _PARTY_HEADS and b in _PARTY_HEADS)


def _one_person(a: str, b: str) -> bool:
    """Tell whether two names are one, or one is a part of the other: 阿博特, 托尼·阿博特."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    parts = _PARTS.split(long)
    return short in parts or (len(long) > 3 and len(parts) == 1 and long.startswith(short))


_PARTY_HEADS = ("党魁", "领袖", "党首", "领导人")
_PARTS = lazy(r"[·•・\-－—]")


def _side(record: Appointment) -> str:
    if record.action in _START:
        return "start"
    return "nominate" if record.action == "nominate" else "end"


def _one_organ(a: str | None, b: str | None) -> bool:
    if a == b or not a or not b:
        return True
    short, long = sorted((a, b), key=len)
    return long.endswith(short) or _bare(short) == _bare(long) or _abbreviates(short, long)


_NO_PART = lazy(
    r"^(?:中共|中国共产党|中华人民共和国)|人民政府$|政府$|新一届|第[一二三四五六七八九十百]{1,4}届"
)


def _bare(organ: str) -> str:
    return _NO_PART.sub("", organ)


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether the characters of a short name follow each other in the long one: 市监委, 某市监察委员会."""
    place = 0
    for char in short:
        place = long.find(char, place) + 1
        if not place:
            return False
    return short[-1] in long[-4:]


def _fuller(a: Appointment, b: Appointment) -> Appointment:
    """Return the first record with the fullest organisation of the two and what only the second states."""
    organ = a.organization
    longer = b.organization is not None and len(b.organization) > len(organ or "")
    if organ and b.organization and "新一届" in organ and _bare(organ) == _bare(b.organization):
        organ = b.organization  # the roster says which
    if b.organization and longer and (not organ or _tells_more(organ, b.organization)):
        organ = b.organization
    return replace(
        a,
        person=max(a.person, b.person, key=len),
        organization=organ,
        authority=a.authority or b.authority,
        session=a.session or (b.session if a.authority in (None, b.authority) else None),
        date=a.date or b.date,
        reason=a.reason or b.reason,
        probation=a.probation or b.probation,
        evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence)))[:_QUOTED],
    )


def _tells_more(short: str, long: str) -> bool:
    return long.endswith(short) or _abbreviates(short, long)


def _with_headline_organ(headline: str, record: Appointment) -> Appointment:
    """国务院任命某特别行政区政府经济财政司司长: the headline prints the organ in full, the body only 经济财政司."""
    post = (record.organization or "") + record.role
    if len(post) < 5 or post not in headline:
        return record
    place = headline.find(post)
    before = _WORDS.split(headline[:place])[-1]
    verbs = ("任命", "免去", "出任", "当选", "任")
    cut = max((before.rfind(verb) + len(verb) for verb in verbs if verb in before), default=-1)
    organ = before[cut:] if cut >= 0 else ""
    if not organ or not _ORGAN.search(organ):
        return record
    return replace(record, organization=organ + (record.organization or ""))
