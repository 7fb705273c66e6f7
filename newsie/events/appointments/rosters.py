"""Rosters: who fills the posts of a body that was elected or appointed, told role by role without a verb.

主任甲，副主任乙、丙; under a heading the roles stand before colons (主席：甲 副主席：乙、丙).
"""
from __future__ import annotations

from collections.abc import Iterator

import regex

from newsie.events.appointments.acts import Act
from newsie.events.appointments.changes import Change
from newsie.events.appointments.offices import Office
from newsie.events.reading.article import Reading
from newsie.events.reading.view import mentions

_ROLE = (
    r"(?:(?:主席团|执行|常务)?委员|常委|(?:常务|第一|执行|名誉|终身)?副?(?:主席|会长|主任(?:委员)?|理事长|监事长|秘书长"
    r"|书记|院长|董事长|总干事|社长|团长)|常务理事|理事|监事|董事|司库)"
)
_GLOSS = r"(?:[(（][^()（）\n]{1,12}[)）])"
_BODY = r"(?:组成人员|领导班子(?:成员)?|领导机构(?:成员)?|领导集体|领导成员|班子成员|班子|成员)"
#: 某市作协第六届主席团成员名单
_HEADING = regex.compile(
    rf"(?P<body>[\p{{Han}}]{{4,34}}?)(?:{_BODY}|当选)?名单[：: \u3000\n]*(?={_ROLE}{_GLOSS}?[：:])"
)
#: 任命了第四任委员会组成人员。他们是：
_TOLD = regex.compile(
    rf"(?P<act>选举产生|选举|选出|推选出|推选|产生|任命)(?:了|出)?(?P<body>[^，。；：\n]{{0,40}}?){_BODY}[，。：:]?"
    rf"(?:他们(?:分别)?是|分别[是为]|名单如下|成员如下|如下|其中)?[：:，。]?[ \u3000]*(?={_ROLE})"
)
_UNDER_COLON = regex.compile(
    rf"[ \u3000\n、，；。]*(?P<role>{_ROLE})(?P<gloss>{_GLOSS}?)[：:][ \u3000]*"
    rf"(?P<names>[^：:。；\n]{{2,600}}?)(?={_ROLE}{_GLOSS}?[：:]|[。；\n]|[\p{{Han}}]{{8,40}}名单|$)"
)
_BARE = regex.compile(rf"[ \u3000\n、，；和]{{0,3}}(?P<role>{_ROLE})(?:是|为|：)?")
_BETWEEN = regex.compile(rf"{_GLOSS}?(?:[、 \u3000]|和)?")
_NAME = regex.compile(rf"[ \u3000]*(?P<name>[\p{{Han}}·]{{2,18}}|\p{{Han}} \p{{Han}}){_GLOSS}?[ \u3000]*")
_LONGEST_NAME = 4
_ELECTED = regex.compile("选举|当选|换届|任命|推选|产生了")
_NOT_OFFICES = regex.compile("评委|组委|评审|领导小组|筹备|治丧|大会主席团|编委|监票|工作组|专家组|获奖|参会|出席|列席")


def roster_changes(reading: Reading, *, reported: bool) -> list[Change]:
    """Return the changes that rosters tell.

    Args:
        reading: the article.
        reported: the article reports a session, so that the roster under a heading is what that elected.
    """
    out = []
    for heading in _TOLD.finditer(reading.text):
        action = "appoint" if heading["act"] == "任命" else "elect"
        out += list(_bare(reading, heading, action))
    if reported and _ELECTED.search(reading.text):
        for heading in _HEADING.finditer(reading.text):
            out += list(_under_colons(reading, heading))
    return out


def _change(people: list[str], action: str, body: str | None, role: str, heading: regex.Match[str], end: int) -> Change:
    act = Act("名单", "as", action, "formal")
    return Change(
        people=tuple(people), act=act, rule=f"{action}.roster", printed=act.text, offices=(Office(body or None, role),),
        start=heading.start(), end=end, word=heading.start("body"), action=action,
    )  # fmt: skip


def _bare(reading: Reading, heading: regex.Match[str], action: str) -> Iterator[Change]:
    """主任甲，副主任乙、丙: the roles stand before names that are known."""
    body = regex.sub("^(?:新一届|本届|新的)", "", heading["body"])
    place = heading.end()
    while item := _BARE.match(reading.text, place):
        people, end = _known(reading, item.end())
        if not people:
            return
        yield _change(people, action, body, item["role"], heading, end)
        place = end


def _known(reading: Reading, place: int) -> tuple[list[str], int]:
    """The known people that are listed from a place on, and where the list ends."""
    out: list[str] = []
    end = place
    for named in reading.people_in(place, min(len(reading.text), place + 400)):
        if named.start != place:
            break
        out.append(named.person)
        end = named.end
        between = _BETWEEN.match(reading.text, end)
        place = between.end() if between else end
    return out, end


def _under_colons(reading: Reading, heading: regex.Match[str]) -> Iterator[Change]:
    body = heading["body"][_body_start(reading, *heading.span("body")) :]
    if _NOT_OFFICES.search(body):
        return
    place = heading.end()
    while item := _UNDER_COLON.match(reading.text, place):
        people = list(_names(reading, *item.span("names")))
        if people:
            role = item["role"].removeprefix("主席团") if body.endswith("主席团") else item["role"]
            yield _change(people, "elect", body, role + item["gloss"], heading, item.end())
        place = item.end()


def _body_start(reading: Reading, start: int, end: int) -> int:
    """How many characters of a heading are a name that the crawl has glued to it."""
    inside = [s for s, _, kind in mentions(reading.view, start, end) if kind in ("ORG", "PLACE")]
    glued = reading.text[start - 1 : start] in ("、", "：", ":", ")", "）") or bool(reading.people_in(start, end))
    return inside[0] - start if glued and inside else 0


def _names(reading: Reading, start: int, end: int) -> Iterator[str]:
    """The names of a list; the colons before it say that nothing else stands in it."""
    place = start
    for part in reading.text[start:end].split("、"):
        match = _NAME.match(part)
        known = reading.people_in(place, place + len(part))
        name = known[0].person if known else (match["name"].replace(" ", "") if match else "")
        if match and not known and len(name) > _LONGEST_NAME and "·" not in name:
            name = name[: _body_start(reading, place, place + len(part)) or 0]
        if len(name) > 1:
            yield name
        place += len(part) + 1
