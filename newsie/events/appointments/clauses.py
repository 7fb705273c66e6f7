"""Clauses that change who holds an office, by their word order.

Each reader starts at a word of ``appointment_acts.tsv`` and yields drafts: who, what, which posts, where. Authority,
session and date come later, from `newsie.events.appointments.surroundings`.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from newsie.events.appointments.acts import Act, act_pattern, acts
from newsie.events.appointments.changes import Change, Sentence
from newsie.events.appointments.names import Names
from newsie.events.appointments.offices import Offices, acting, as_post, is_job, stretch_end
from newsie.events.appointments.orders import read_as, read_ended, read_off, read_quit, read_resign
from newsie.language.names import is_name

_LIST = 4000
_ALSO = regex.compile(r"的(?:同志)?(?:还|分别)?(?:有|是|为)[：:]?")
_EXTRA = regex.compile(r"(?:了|为|担任|任|出任|连任|到|至|，任|并连任|并就任|连任并|并当选)?")
_CLAUSE = regex.compile(r"[，,；;：:]")
_JOINT = regex.compile(r"[，,、；;]")


def drafts(text: str, start: int, end: int, names: Names, antecedent: tuple[str, ...] = ()) -> Iterator[Change]:
    """Yield the changes that one sentence tells, from left to right.

    Args:
        text: the article.
        start: where the sentence starts.
        end: where it ends.
        names: the article's names.
        antecedent: the people of the change told before, for 其 and for clauses without a subject.
    """
    sentence = Sentence(text, start, end, names, antecedent)
    place = start
    while True:
        match = act_pattern().search(text, place, end)
        if match is None:
            return
        place = match.end()
        for told in _read(sentence, match, acts()[match.group("act")]):
            draft = _sharing(told, sentence.last)
            yield draft
            sentence.note(draft)
            place = max(place, draft.end)


_SECOND = regex.compile(r"副|常务副|第一副")
# the heads of bodies whose secretaries and members are told without the body's name
_HEADS = ("主席", "会长", "主任", "理事长", "委员长", "董事长", "监事长")
_BELOW = ("秘书长", "副秘书长", "常务委员", "常委", "委员", "常务理事", "理事", "监事", "董事")


def _sharing(draft: Change, last: Change | None) -> Change:
    """Give a post without an organ that of the change told before: 选举甲为清江市市长，乙为副市长."""
    shared = next((post for post in last.offices if post.organization), None) if last else None
    if shared is None or any(post.organization for post in draft.offices):
        return draft
    head = _SECOND.sub("", shared.role)
    for post in draft.offices:
        deputy = post.role != head and _SECOND.sub("", post.role) == head
        same = post.role == shared.role != head
        if not (deputy or same or (head in _HEADS and post.role in _BELOW)):
            return draft
    return replace(
        draft, offices=tuple(replace(post, organization=shared.organization) for post in draft.offices)
    )


def _read(sentence: Sentence, match: regex.Match[str], act: Act) -> Iterator[Change]:
    if act.form == "as":
        yield from read_as(sentence, match, act)
    elif act.form == "off":
        yield from read_off(sentence, match, act)
    elif act.form == "resign":
        yield from read_resign(sentence, match, act)
    elif act.form == "ended":
        yield from read_ended(sentence, match, act)
    elif act.form == "quit":
        yield from read_quit(sentence, match, act)
    else:
        yield from _read_subject(sentence, match, act)


def _read_subject(sentence: Sentence, match: regex.Match[str], act: Act) -> Iterator[Change]:
    """Read ``W 任 P``, ``当选 P 的还有 W``, ``P 一职由 W 接任``, ``履新 P 的 W``."""
    text, word = sentence.text, match.start()
    if (match.group() == "任" and sentence.names.covers(word)) or sentence.denied(word):
        return
    sure = (act.strength == "formal" and act.text != "代理") or (
        act.strength == "bare" and "同志" in text[max(sentence.start, word - 12) : word]
    )
    extra = _EXTRA.match(text, match.end(), sentence.end)
    offices = sentence.offices(extra.end() if extra else match.end(), sentence.end, formal=sure)
    if offices and (also := _ALSO.match(text, offices.end, sentence.end)):
        stop = stretch_end(text, also.end(), min(sentence.end, also.end() + _LIST), stop="。；;！？\n", longest=_LIST)
        people = sentence.names.listed(also.end(), stop)
        if people:
            yield sentence.draft(people, act, match.group(), replace(offices, end=stop), word, word)
        return
    given = _given(sentence, word)
    if offices is None:
        left = _left_open(sentence, match, given)
        if left is not None:
            yield left
        elif given and given[2] is not None:
            yield sentence.draft(
                given[1], act, match.group(), replace(given[2], end=match.end()), given[0], word
            )
        return
    if act.text != "代理" and not offices.closed and (whose := _relative(sentence, offices.end)):
        if text.endswith("提名", sentence.start, word):  # 被某某提名出任部长的某某
            act = acts()["提名"]
        yield replace(sentence.draft([whose], act, match.group(), offices, word, word), undated=True)
        return
    if text.startswith("后留下", offices.end):  # 接替某某转任书记后留下的空缺
        vacated = sentence.names.before(sentence.strip(word), sentence.start)
        if vacated:
            yield replace(sentence.draft(vacated[1], act, match.group(), offices, word, word), undated=True)
        return
    if act.text == "为新任":
        found = sentence.names.before(word, sentence.start)
        if found and found[0] > sentence.start and text[found[0] - 1] not in "，,；;：:\n":
            return
    else:
        reach = 400 if act.text.startswith("拟") else 60
        found = (given[0], given[1]) if given else sentence.subject(word, reach=reach)
    if found is None or not found[1] or (not sure and not all(map(is_job, offices.posts))):
        return
    named = text.startswith(found[1][0], found[0])
    if act.text == "代理" and not offices.closed and not (named and word - found[0] <= 12):
        return  # 代理 before a title is a word of that title
    respectively = text.endswith("分别", sentence.start, word)
    if named:
        act = _governing(sentence, found[0], act)
    draft = sentence.draft(found[1], act, match.group(), offices, found[0], word, respectively=respectively)
    draft = replace(draft, offices=_marked(replace(offices, posts=draft.offices), act).posts)
    yield draft
    yield from _continued(sentence, draft)


def _marked(offices: Offices, act: Act) -> Offices:
    """代理 makes the first post acting, 兼任 makes all concurrent."""
    if act.text == "代理":
        return acting(offices)
    if act.text in ("兼任", "拟兼任"):
        return replace(offices, posts=tuple(replace(post, concurrent=True) for post in offices.posts))
    return offices


def _governing(sentence: Sentence, start: int, act: Act) -> Act:
    """提名某某出任: the verb before the person says what kind of change it is."""
    before = act_pattern().search(sentence.text, max(sentence.start, start - 24), start)
    if before is None or regex.search(r"[，,；;：:]|(?<!岁)的", sentence.text[before.end() : start]):
        return act
    governor = acts()[before.group("act")]
    return governor if governor.form == "as" and governor.text not in ("决定", "关于", "决定由") else act


def _given(sentence: Sentence, word: int) -> tuple[int, list[str], Offices | None] | None:
    """省长一职由某某接任: the post stands before 由."""
    person = sentence.names.before(sentence.strip(word), sentence.start)
    if person is None:
        return None
    text = sentence.text
    by = text.rfind("由", max(sentence.start, person[0] - 30), person[0])
    if by < 0 or _CLAUSE.search(text, by, person[0]):
        return None
    first = max(max(text.rfind(mark, max(sentence.start, by - 80), by) for mark in "，,；;：:。") + 1, sentence.start)
    post = sentence.offices(first, by, formal=False) if by - first < 60 else None
    return first, person[1], post if post and post.closed and all(map(is_job, post.posts)) else None


def _left_open(
    sentence: Sentence, match: regex.Match[str], given: tuple[int, list[str], Offices | None] | None
) -> Change | None:
    """某某不再担任书记，由某某接任: the posts are those just left."""
    last = sentence.last
    if given is None or given[2] is not None or last is None or last.action not in ("remove", "resign"):
        return None
    between = sentence.text[last.end : given[0]]
    if not _SUCCEEDS.fullmatch(match.group()) or not _THEN.fullmatch(between):
        return None
    if not _CLAUSE_ENDS.match(sentence.text, match.end()):
        return None
    return sentence.draft(given[1], acts()[match.group()], match.group(), Offices(last.offices, match.end()),
                          given[0], match.start())  # fmt: skip


_SUCCEEDS = regex.compile("接任|继任|接棒|接手")
_THEN = regex.compile(r"(?:[，,；;](?:(?:其|该|上述)?(?:职务|职位|一职|职))?)")
_CLAUSE_ENDS = regex.compile(r"[，,。；;\n]|$")


def _relative(sentence: Sentence, end: int) -> str | None:
    """履新某省委常委的某某: the person comes after the post."""
    if not sentence.text.startswith("的", end):
        return None
    people = sentence.names.people_in(end + 1, min(sentence.end, end + 12))
    if people and people[0][0] == end + 1:
        return people[0][1]
    for size in range(12, 1, -1):
        if sentence.text[end + 1 : end + 1 + size] in sentence.names.known:
            return sentence.text[end + 1 : end + 1 + size]
    for size in (3, 2, 4):
        name = sentence.text[end + 1 : end + 1 + size]
        if sentence.text.startswith(("留下", "，", "。", "、", "同志"), end + 1 + size) and is_name(name):
            return name
    return None


def _continued(sentence: Sentence, draft: Change) -> Iterator[Change]:
    """某某当选书记，某某、某某为副书记."""
    text = sentence.text
    while draft.act.action == "elect":
        joint = _JOINT.match(text, draft.end, sentence.end)
        if joint is None:
            return
        link = text.find("为", joint.end(), stretch_end(text, joint.end(), sentence.end))
        people = sentence.names.listed(joint.end(), link) if link >= 0 else None
        if not people:
            return
        offices = sentence.offices(link + 1, sentence.end, formal=False, before=as_post(draft.offices[0]))
        if not offices:
            return
        draft = sentence.draft(people, draft.act, draft.printed, offices, joint.end(), joint.end())
        yield draft
