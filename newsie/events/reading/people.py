"""The people a sentence names, and who of them are listed together, on the typed view."""
from __future__ import annotations

from newsie.events.reading.article import Named, Reading
from newsie.events.reading.view import BEGIN, INSIDE, kind_at
from newsie.lazy import lazy

#: What stands between two people who are not listed together: a predicate, a day, a speech.
_APART_FROM_EACH_OTHER = lazy(
    rf"[在向了将是率；：。]|对|出席|参加|列席|主持|指出|强调|表示|介绍|讲话|致辞|发言|宣读|会见|陪同|来到|提出|叮嘱|呼吁|宣布|"
    rf"加强|推进|调研|考察|听取|围绕|代表(?=全|广|与|参|中)|认为|要求|举行|召开|为[^、，]{{0,12}}(?:授|颁|揭)|"
    rf"{BEGIN['DAY']}|{BEGIN['APART']}|说[，：]"
)
_LISTS = lazy(r"[、，,和及\s]|与(?!会)|(?<=.)等")
_ASIDE = lazy(f"{BEGIN['APART']}{INSIDE['APART']}*")
_LONGEST_GAP = 70
_TITLES = lazy(
    rf"(?:[\p{{Han}}、]|{BEGIN['PLACE']}{INSIDE['PLACE']}*|{BEGIN['ORG']}{INSIDE['ORG']}*){{0,40}}+"
    rf"(?:(?:{BEGIN['POST']}{INSIDE['POST']}*、?)+|(?<=[长任记席员师授理]))"
)


def lists_of(reading: Reading, start: int, end: int) -> list[list[Named]]:
    """Return the people named between two offsets, those that are listed together in one list.

    Two people are listed together if nothing stands between them but separators and titles: the posts, bodies and
    places of the typed view, and words that are no predicate.

    Examples:
        >>> from newsie.events.reading.article import Reading
        >>> from newsie.records import Person, Position, Span
        >>> text = "市长丁一鸣、副市长何玉兰出席，马德明主持。"
        >>> people = [Person(text[s:s + 3], (Span(s, s + 3, text[s:s + 3]),)) for s in (2, 9, 15)]
        >>> reading = Reading(text, people, [Position(None, "市长", start=0, end=2)])
        >>> [[one.person for one in group] for group in lists_of(reading, 0, len(text))]
        [['丁一鸣', '何玉兰'], ['马德明']]
    """
    groups: list[list[Named]] = []
    for named in reading.people_in(start, end):
        if groups and _listed_with(reading, groups[-1][-1].end, named.start):
            groups[-1].append(named)
        else:
            groups.append([named])
    return groups


def _listed_with(reading: Reading, start: int, end: int) -> bool:
    view, text = reading.view, reading.text
    between = _ASIDE.sub(lambda m: "" if text[start + m.start()] in "（(" else m.group(), view[start:end])
    if between[:1] in ("；", ";") and _TITLES.fullmatch(between, 1) and not _APART_FROM_EACH_OTHER.search(between, 1):
        return True  # 处长张甲；省民政厅副厅长李乙；…等出席
    if len(between) > _LONGEST_GAP or _APART_FROM_EACH_OTHER.search(between):
        return False
    return between == "" or kind_at(view, start) == "POST" or _LISTS.search(between) is not None


def starts_at(view: str, named: Named) -> int:
    """Return where somebody's titles begin: the posts, bodies and places printed right before the name.

    Examples:
        >>> from newsie.events.reading.view import BEGIN, INSIDE
        >>> post = BEGIN["POST"] + INSIDE["POST"]
        >>> starts_at("由" + post + "、" + post + BEGIN["PERSON"], Named(6, 7, "丁", 6))
        1
    """
    start = min(named.start, named.title)
    while start > 0:
        before = start - (view[start - 1] in "、兼")
        if before == 0 or kind_at(view, before - 1) not in ("POST", "ORG", "PLACE"):
            break
        while before > 0 and view[before - 1] not in _BEGINS:
            before -= 1
        start = before - 1
    return start


_BEGINS = frozenset(BEGIN.values())
