"""The word orders of acts: what a match of a rule says of people and posts.

A rule's id says the word order behind its dot (``appoint.as``, ``remove.off``); one that has no reader here, as a
user's, is read plainly: the people of its group ``who``, the posts of its group ``post``.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import regex

from newsie.events.appointments.acts import WEAK, Act, act_of, decisions
from newsie.events.appointments.changes import Change, Governing, Passage, are_jobs, weak
from newsie.events.appointments.offices import Offices, acting
from newsie.events.appointments.subjects import subject_of
from newsie.events.appointments.succession import posts_left
from newsie.events.grammar.engine import Rule, pattern
from newsie.lazy import lazy

#: Behind these not every stretch is a post.
_LOOSE = frozenset([*WEAK, "提名", "聘请", "增补", "指定"])
#: What they engage for need not be an office: 聘请W为特约研究员.
_ENGAGES = ("聘请", "聘任", "续聘", "聘为", "受聘为", "获聘为")
#: What says that a post is held for a time.
_AS_LINK = {"兼代": "代理", "暂代": "代理", "代理": "代理", "署理": "代理", "兼任": "兼任"}
_Told = Iterator[Change]


def read(passage: Passage, match: regex.Match[str], rule: Rule) -> _Told:
    """Yield the changes that one match of a rule tells."""
    order = rule.id.partition(".")[2]
    act = act_of(match["act"], rule.kind or "appoint", order)
    if passage.denied(match.start("act")):
        return
    for told in _READERS.get(order, _plain)(passage, match, rule, act):
        yield _sharing(told, passage.last)


def _captured(match: regex.Match[str], group: str) -> str:
    return (match[group] or "") if group in match.re.groupindex else ""


def _who(passage: Passage, match: regex.Match[str]) -> list[str]:
    start, end = match.span("who") if "who" in match.re.groupindex else (-1, -1)
    return passage.names_in(start, end) if start >= 0 else []


def _link(offices: Offices, link: str) -> Offices:
    """代理 makes the first post acting, 兼任 makes all concurrent."""
    if link == "代理":
        return acting(offices)
    if link in ("兼任", "拟兼任"):
        return replace(offices, posts=tuple(replace(post, concurrent=True) for post in offices.posts))
    return offices


# 任命 W 为 P ------------------------------------------------------------------------------------------------------


def _as(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    lead = match["lead"]
    if decisions().search(lead) or (weak(act) and (len(lead) > 16 or "，" in match["act"])):
        return
    found = _linked(passage, match, rule, act, match.start("act"), match["act"])
    if found is not None:
        passage.governs = Governing("as", rule, act, match["act"])
        yield found


def goes_on(passage: Passage) -> _Told:
    """Yield the changes that go on behind one: …，乙为副局长; 、乙的副局长职务. The last 任命 or 免去 governs them."""
    while passage.governs is not None:
        governs = passage.governs
        link, reader = ("appointments.then_as", _linked) if governs.order == "as" else ("appointments.then_off", _taken)
        following = pattern(link).match(passage.view, passage.reached, passage.end)
        if following is None:
            return
        start = following.start("who")
        told = reader(passage, following, governs.rule, governs.act, start, governs.printed)
        if told is None:
            return
        yield _sharing(told, passage.last)


def _linked(
    passage: Passage, match: regex.Match[str], rule: Rule, act: Act, start: int, printed: str
) -> Change | None:
    people = _who(passage, match)
    engages = act.text in _ENGAGES and match["link"] in ("为", "担任")
    loose = act.text in _LOOSE and not engages
    offices = passage.offices(*match.span("post"), formal=not loose)
    if not people or offices is None or (loose and not are_jobs(offices)):
        return None
    if engages and any(_NO_OFFICE.search(post.role) for post in offices.posts):
        return None
    if act.text in ("推荐", "建议") and not offices.candidate:
        return None
    if act.text == "关于":
        if not offices.tail.startswith("的"):
            return None
        printed = offices.tail.removeprefix("的")  # 关于…的决定: the act is the decision
    offices = _link(offices, match["link"])
    return passage.change(
        match, rule.id, people, act, offices, start=start, word=start, printed=printed, action=rule.kind
    )


# 免去 W 的 P 职务 -------------------------------------------------------------------------------------------------


def _off(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    if decisions().search(match["lead"]):
        return
    found = _taken(passage, match, rule, act, match.start("act"), match["act"])
    if found is not None:
        passage.governs = Governing("off", rule, act, match["act"])
        yield found


def _taken(
    passage: Passage, match: regex.Match[str], rule: Rule, act: Act, start: int, printed: str
) -> Change | None:
    people = _who(passage, match)
    sure = act.text in ("免去", "免除") and match["link"].endswith("的")
    offices = passage.offices(*match.span("post"), formal=sure)
    if not people or offices is None:
        return None
    if not sure and not are_jobs(offices):
        return None
    if not match["link"] and not offices.closed:
        return None
    return passage.change(
        match, rule.id, people, act, offices, start=start, word=start, printed=printed, action=rule.kind
    )


def _their(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """免去其副局长职务: 其 is the nearest person before, else who was told of last."""
    floor = passage.reached if passage.last else passage.start
    near = passage.names_in(max(floor, match.start() - 120), match.start())
    people = near[-1:] or list(passage.people)
    offices = passage.offices(*match.span("post"), formal=True)
    if people and offices:
        start = match.start("act")
        yield passage.change(match, rule.id, people, act, offices, start=start, word=start, action=rule.kind)


def _of_title(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """解除国防部长W的职务, 国防部长W辞职: the post is each one's title."""
    if pattern("appointments.urged").search(passage.view, max(passage.start, match.start() - 14), match.start()):
        return
    word = match.start("act")
    country: str | None = None
    printed = "接受辞职" if rule.id == "resign.handed_in" else None
    lead = match.start("lead") if "lead" in match.re.groupindex else None
    for person in passage.reading.people_in(*match.span("who")):
        offices = passage.titled(person, lead)
        lead = None
        if offices is not None:
            offices = replace(_of_country(offices, country), end=match.end())
            country = offices.posts[0].organization
            start = min(person.title, word)
            yield passage.change(
                match, rule.id, [person.person], act, offices,
                start=start, word=word, printed=printed, action=rule.kind,
            )  # fmt: skip


def _of_country(offices: Offices, country: str | None) -> Offices:
    """东陵国财政部长甲、卫生部长乙: ministers listed together are of one government."""
    shared = country is not None and all(not p.organization and _MINISTER.search(p.role) for p in offices.posts)
    if not shared:
        return offices
    return replace(offices, posts=tuple(replace(post, organization=country) for post in offices.posts))


def _them(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """向某某颁发聘书，聘请她为教授: she is the nearest person of the clauses before."""
    floor = passage.reached if passage.last else passage.start
    near = passage.names_in(max(floor, match.start() - 120), match.start())
    people = near[-1:] or list(passage.people)
    offices = passage.offices(*match.span("post"), formal=True)
    if people and offices is not None:
        start = match.start("act")
        offices = _link(offices, match["link"])
        yield passage.change(match, rule.id, people, act, offices, start=start, word=start, action=rule.kind)


# 接受 W 辞去 P 职务 -----------------------------------------------------------------------------------------------


def _approved(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """国会通过了对W的总理任命案."""
    people = _who(passage, match)
    offices = passage.offices(*match.span("post"), formal=False)
    if people and offices is not None and are_jobs(offices):
        offices = replace(offices, end=match.end())
        start = match.start("act")
        act = Act(match["act"], "as", rule.kind or "appoint", "formal")
        yield passage.change(match, rule.id, people, act, offices, start=start, word=start, action=rule.kind)


def _accepted(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    if decisions().search(match["lead"]) or any(word in match["lead"] for word in ("接受", "同意", "批准", "准许")):
        return
    people = _who(passage, match)
    offices = passage.offices(*match.span("post"), formal=False)
    if people and offices is not None:
        start = match.start("act")
        act = act_of(match["verb"], "resign", "resign")
        yield passage.change(
            match, rule.id, people, act, offices, start=start, word=match.start("verb"),
            printed=match["act"] + "辞职", action=rule.kind,
        )  # fmt: skip


# W 任 P, W 被任命为 P ----------------------------------------------------------------------------------------------


def _plain(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    word = match.start("act")
    people = _who(passage, match)
    start = match.start("who") if people else word
    if not people:
        reach = 400 if act.text.startswith("拟") else 90
        found = subject_of(passage, word, reach=reach)
        if found is None:
            return
        start, people = found
    offices = _posts_of(passage, match, act, people)
    if not people or offices is None:
        return
    if act.text == "代理" and not offices.closed and not match["who"]:
        return  # 代理 before a title is a word of that title
    offices = _link(offices, act.text)
    told = passage.change(match, rule.id, people, act, offices, start=start, word=word, action=rule.kind)
    # 接替某某转任书记后留下的空缺: nothing says when
    yield replace(told, undated=passage.text.startswith(("后留下", "留下"), offices.end), passing=told.passing)


def _posts_of(passage: Passage, match: regex.Match[str], act: Act, people: list[str]) -> Offices | None:
    start, end = match.span("post")
    comrade = "同志" in passage.text[max(passage.start, start - 14) : start]
    sure = (act.form == "subject" and act.strength == "formal" and act.text != "代理") or (
        act.strength == "bare" and comrade
    )
    resigns = act.form == "resign"
    engages = act.text in _ENGAGES
    offices = passage.offices(start, end, formal=sure or resigns or engages)
    if offices is None or not (sure or engages or (resigns and offices.closed) or are_jobs(offices)):
        return None
    return offices


def _passive(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """W被任命为P; the act is printed without the one by whom."""
    by = _captured(match, "by")
    printed = match["act"].replace(by, "") if by else match["act"]
    printed = printed.removeprefix("获").removeprefix("受")
    for told in _plain(passage, match, rule, act):
        yield replace(told, printed=printed)


def _subject(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """W任P; W当选P，V为副P."""
    for told in _plain(passage, match, rule, act):
        if rule.kind == "elect" or act.text in ("任", "担任"):
            passage.governs = Governing("as", rule, act, match["act"])
        if rule.kind == "appoint" and _ELECTED.search(passage.view, max(passage.start, told.start - 60), told.start):
            told = replace(told, action="elect")  # 一致选举，W担任P
        yield told


# the person behind the post ---------------------------------------------------------------------------------------


def _behind(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """履新东原省委常委的W; nothing says when."""
    people = _who(passage, match)
    offices = passage.offices(*match.span("post"), formal=False)
    if people and offices is not None and are_jobs(offices):
        offices = replace(offices, end=match.end())
        start = match.start("act")
        undated = rule.id in ("appoint.relative", "nominate.relative", "appoint.newly")
        told = passage.change(match, rule.id, people, act, offices, start=start, word=start, action=rule.kind)
        yield replace(told, undated=undated, near=rule.id != "elect.newly")


def _given(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    people = _who(passage, match)
    offices = passage.offices(*match.span("post"), formal=False)
    if people and offices is not None and are_jobs(offices):
        offices = replace(offices, end=match.end())
        yield passage.change(
            match, rule.id, people, act, offices, start=match.start("post"), word=match.start("act"), action=rule.kind
        )


def _left(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """W不再担任书记，由V接任; 遗缺由V升任: the posts are those just left."""
    posts, people = posts_left(passage, match), _who(passage, match)
    if not posts or not people:
        return
    offices = _link(Offices(posts, match.end()), _AS_LINK.get(act.text, ""))
    yield passage.change(
        match, rule.id, people, act, offices, start=match.start("who"), word=match.start("act"), action=rule.kind
    )


def _oath(passage: Passage, match: regex.Match[str], rule: Rule, act: Act) -> _Told:
    """W宣誓就职: the post is the title before the name, else one that the article gives the person."""
    for person in passage.reading.people_in(*match.span("who")):
        offices = passage.titled(person)
        if offices is None:
            held = [p for p in passage.reading.positions_of(person.person) if not p.former and p.start < match.end()]
            if not held:
                return
            offices = passage.offices(held[0].start, held[0].end, formal=False)
        if offices is not None and are_jobs(offices):
            offices = replace(offices, end=match.end())
            yield passage.change(
                match, rule.id, [person.person], act, offices,
                start=match.start("who"), word=match.start("act"), action=rule.kind,
            )  # fmt: skip


_READERS: dict[str, Callable[[Passage, regex.Match[str], Rule, Act], _Told]] = {
    "as": _as,
    "off": _off,
    "of_title": _of_title,
    "their": _their,
    "accepted": _accepted,
    "approved": _approved,
    "confirmed": _approved,
    "subject": _subject,
    "passive": _passive,
    "quit": _of_title,
    "quit_later": _of_title,
    "handed_in": _of_title,
    "replaced": _of_title,
    "share": _of_title,
    "them": _them,
    "ended": _given,
    "relative": _behind,
    "newly": _behind,
    "headed": _behind,
    "also": _behind,
    "given": _given,
    "left": _left,
    "oath": _oath,
}

#: What one is engaged for without holding an office.
_NO_OFFICE = lazy(r"(?:教师|老师|讲师|教练|员工|工人|志愿者|演员|嘉宾|评委|律师)$")
_MINISTER = lazy(r"(?:总理|首相|部长|大臣|外长|防长|财长|议长|检察长)$")
_ELECTED = lazy(r"(?:选举产生|选举出|(?:选举|推选|推举)[，,：:])[^。；\n]{0,50}$")

# what a post shares with the one before ----------------------------------------------------------------------------

_SECOND = lazy(r"副|常务副|第一副")
# the heads of bodies whose secretaries and members are told without the body's name
_HEADS = ("主席", "会长", "主任", "理事长", "委员长", "董事长", "监事长")
_BELOW = ("秘书长", "副秘书长", "常务委员", "常委", "委员", "常务理事", "理事", "监事", "董事")
_MEMBERS = ("委员", "常委", "代表", "理事")


def _sharing(told: Change, last: Change | None) -> Change:
    """Give a post without an organ that of the change told before: 选举甲为清江市市长，乙为副市长."""
    shared = next((post for post in last.offices if post.organization), None) if last else None
    if shared is None or last is None or any(post.organization for post in told.offices):
        return told
    bodies = {post.organization for post in last.offices}
    if len(bodies) == 1 and len(told.offices) > 1 and {p.role for p in told.offices} <= {p.role for p in last.offices}:
        return replace(told, offices=tuple(replace(post, organization=shared.organization) for post in told.offices))
    head = _SECOND.sub("", shared.role)
    theirs = told.rule == "remove.their"
    for post in told.offices:
        deputy = post.role != head and _SECOND.sub("", post.role) == head
        same = post.role == shared.role != head
        member = theirs and post.role in _MEMBERS and shared.role in _MEMBERS
        if not (deputy or same or member or (head in _HEADS and post.role in _BELOW)):
            return told
    return replace(told, offices=tuple(replace(post, organization=shared.organization) for post in told.offices))
