"""Which office changes hands: the posts after the word that changes it."""
from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

import regex

from newsie.language.posts import ACTING, Post, split_posts
from newsie.language.roles import kind_of, role_start
from newsie.lazy import lazy

_LONGEST = 240
_OPEN, _CLOSE = "（(《“", "）)》”"
_STOP = "。；;！？!?\n"
_NOTE = lazy(r"[（(]([^（）()]{0,40})[）)]")
# What may follow the last post: the post itself ends before it.
_TAIL = lazy(
    r"等?(?:领导)?(?:职务|一职|职位|之职|两职|两个职务)|等职(?!能|责|工|业)|的(?:请求|申请|决定|议案|命令|通知|公告|人事)"
    r"|(?:选举的?|大选的?|建议|的)?(?:候选人|人选)|(?<![正副])职(?=[，。、；（(\s]|$)|资格(?=[，,。、；;（(\s的]|终止|$)"
)
_REST = lazy(
    r"(?:$|[，,、：:（(\s]|并|后|以来|之后|的|时|期间|至今|起|已|将|表示|发来|发表|也|和|与|及|一事|名单|（|任期|以及|仅|还|。|一[个名位]|，)"
)
_MONTHS = {"一": 12, "1": 12, "两": 24, "二": 24, "2": 24, "半": 6}
_PROBATION = lazy(r"试用期(?:为)?([一二两半1-3])个?年")
_PLAIN = lazy(r"[\p{Han}、·“”A-Za-z0-9]{2,40}")
_UNKNOWN_ROLE = lazy(
    r"[\p{Han}·“”A-Za-z0-9]{2,40}(?:[长员官记理席卿使裁帅督书师察董]|[正副]职"
    r"|使者|大使|顾问|代言人|传承人|带头人|学者|作家|专家|导师)$"
)
_LEAD = lazy(
    r"(?:了|过(?!渡)|为|是|担任|出任|任|首任|新任|新的|新一任|新一届|第[一二三四五六七八九十\d]+任|该[校院所厂]|兼任|兼|现任|所任的?|其)+"
)
_ORDINAL = lazy(
    r"(?:第[一二三四五六七八九十百零\d]+任|首任|新任|新一任|下一任|下任|候任|新一届|(?<=[党会国司府])新|^(?:新|下一届|现任))$"
)
_KEPT_LEAD = lazy(
    r"^(?:第[一二三四五六七八九十百零\d]+任|首任|新任|新一任|下一任|下任|新一届|下一届|下届|候任|首位|首个)"
)
# 调任X局任党组书记: the verb between an organ and its role.
_INNER_VERB = lazy(
    r"(?<=[局部厅委院会社司校办府团组行区省市县署台])(?:，)?(?:担任|出任|任|当)(?=\p{Han})"
)
# 某某法院审判委员会委员、民事审判第二庭庭长: the chamber is that court's.
_COURT = lazy(r"\p{Han}{2,20}?(?:人民法院|人民检察院|中级法院|高级法院)")
_CHAMBER = lazy(
    r"(?:民事|刑事|行政|立案|执行|审判|检察|未成年|知识产权|破产|环境资源|综合|第[一二三四五六七八九十]{1,2})\p{Han}{0,10}(?:庭|局|部|处|室|委员会)"
)
# Signs that what was read as an organ is a clause.
_NO_ORGAN = lazy(
    r"转任|调任|出任|担任|接任|当选|免去|任命|不再|辞去|同志|，|：|他|她|的.*的|是|为了|作为|和$|^(?:是|和(?![平田林龙顺县静])|与|及|的|并|将(?!乐)|也(?!门))|产生|委员会的|侄子|儿子|之子|离职"
)
# Signs that a headline without a stop is joined to the sentence behind it.
_JOINED = lazy(r"(?:总统|总理|首相|部长|总裁)(?![府办部理])(?=..)|宣誓|就职|公布|\d[日号]|举行的")
_JOBS = ("office", "enterprise", "foreign")
_MANDATES = lazy(r"(?:人大代表|政协委员|代表大会代表|党代表|代表)$")


@dataclass(frozen=True)
class Office:
    """A post that changes hands, and what the words around it add; ``own`` where its role is the user's."""

    organization: str | None
    role: str
    acting: bool = False
    concurrent: bool = False
    probation: str | None = None
    own: bool = False


@dataclass(frozen=True)
class Offices:
    """The posts of one act, where they end, and whether their holder is only a candidate (候选人)."""

    posts: tuple[Office, ...]
    end: int
    candidate: bool = False
    tail: str = ""

    @property
    def closed(self) -> bool:
        """Whether 职务, 资格 or its like ends the posts."""
        return "职" in self.tail or self.tail == "资格"


def stretch_end(
    text: str, start: int, limit: int, *, stop: str = _STOP + "，,", longest: int = _LONGEST
) -> int:
    """Return where a clause ends: at the first stop mark outside brackets and quotation marks."""
    depth = 0
    limit = min(limit, start + longest)
    for place in range(start, limit):
        char = text[place]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in stop and (not depth or char in "\n。"):
            return place
    return limit


def read_offices(
    text: str, start: int, limit: int, *, formal: bool, before: Post | None = None, own: Set[str] = frozenset()
) -> Offices | None:
    """Read the posts that begin at ``start``.

    Args:
        text: the article.
        start: right after the word that takes a post.
        limit: the posts end before it.
        formal: the sentence promises a post, so that an unknown title is taken whole.
        before: a post whose organisation may be shared.
        own: roles of the user's.

    Returns:
        The posts, or None if what stands there is no post.

    Examples:
        >>> offices = read_offices("任命丁一鸣为临河市财政局局长、党组书记。", 6, 20, formal=True)
        >>> [(post.organization, post.role) for post in offices.posts]
        [('临河市财政局', '局长'), ('临河市财政局', '党组书记')]
    """
    end = stretch_end(text, start, limit)
    raw = _before_blank(text[start:end], own)
    tail = _first_tail(raw)
    candidate = tail is not None and tail.group().endswith(("候选人", "人选"))
    title = raw[: tail.start()] if tail else raw
    notes = " ".join(_NOTE.findall(title)) + (" ".join(_NOTE.findall(raw[len(title) :])) if tail else "")
    # Notes become blanks of the same length, so that offsets stay.
    title = _NOTE.sub(lambda m: "\u0000" * len(m.group()), title)
    whole = len(title)
    title, length = _to_last_role(title, sure=tail is not None and "职" in tail.group(), formal=formal, own=own)
    if not title:
        return None
    if length < whole:
        tail = None  # 职务 belongs to something said after the posts
    posts = tuple(_offices_of(title, notes, before, own))
    if any(_AT_MEETING.search((post.organization or "") + post.role) for post in posts):
        return None
    if any(post.organization and _NO_ORGAN.search(post.organization) for post in posts):
        return None
    if posts and posts[0].organization and _JOINED.search(posts[0].organization):
        cut = _first_role(text, start, end, own)
        return read_offices(text, start, cut, formal=formal, before=before, own=own) if cut else None
    stop = start + length if length < len(raw) and tail is None else start + (tail.end() if tail else len(raw))
    return Offices(posts, stop, candidate, tail.group() if tail else "") if posts else None


def _first_role(text: str, start: int, end: int, own: Set[str]) -> int | None:
    """当选某国总统某国选举委员会公布…总统: a headline that is joined to its report; where its post ends."""
    ends = (place for place in range(start + 2, end) if role_start(text[start:place], own=own) is not None)
    first = next(ends, None)
    return first if first is not None and first < end else None


_BLANK = lazy(r"[ \u3000]+")
_ACTING = lazy("^(?:代理|署理|署任|代)")


def _before_blank(raw: str, own: Set[str]) -> str:
    """A blank after a role parts the two halves of a headline: 某某任市长 此前任县长."""
    for blank in _BLANK.finditer(raw):
        if role_start(raw, blank.start(), own=own) is not None:
            return raw[: blank.start()]
    return raw


def _first_tail(raw: str) -> regex.Match[str] | None:
    depth = 0
    for match in _TAIL.finditer(raw):
        before = raw[: match.start()]
        depth = sum(before.count(c) for c in "（(") - sum(before.count(c) for c in "）)")
        if not depth and match.start():
            return match
    return None


def _to_last_role(title: str, *, sure: bool, formal: bool, own: Set[str]) -> tuple[str, int]:
    """Cut what follows the last role; ``("", 0)`` if there is no role."""
    bare = title.rstrip("\u0000 \u3000的")
    if role_start(bare, own=own) is not None:
        return bare, len(title)
    for end in range(len(bare) - 1, 1, -1):
        if _REST.match(title[end:].lstrip("\u0000")) and role_start(bare, end, own=own) is not None:
            return bare[:end], end
    if sure and formal and _PLAIN.fullmatch(bare):
        return bare, len(title)
    if formal and _UNKNOWN_ROLE.fullmatch(bare.replace("\u0000", "").replace("、", "")):
        return bare, len(title)
    return "", 0


def _offices_of(title: str, notes: str, before: Post | None, own: Set[str]) -> list[Office]:
    title = title.replace("\u0000", "").strip(" \u3000")
    if title.startswith("“") and title.endswith("”"):
        title = title[1:-1]
    title = _INNER_VERB.sub("", title)
    title = title.replace("秘书及", "秘书、").replace("秘书和", "秘书、")
    lead = _LEAD.match(title)
    if lead and lead.end() < len(title):
        title = title[lead.end() :]
    probation = _PROBATION.search(notes)
    period = ("P6M" if probation.group(1) == "半" else f"P{_MONTHS[probation.group(1)] // 12}Y") if probation else None
    out: list[Office] = []
    for post in split_posts(title, before=before, own=own):
        acting = post.acting
        organization, role = _as_printed(title, post), post.role
        if organization:
            organization = organization.strip("，、 \u3000")
            if organization.startswith(ACTING) and not organization.startswith("代表"):
                organization, acting = _ACTING.sub("", organization) or None, True
        if acting:
            role = _ACTING.sub("", role)
        elif role.endswith("代理") and len(role) > 3:
            role, acting = role[:-2], True
        if organization:
            organization = _ORDINAL.sub("", _KEPT_LEAD.sub("", organization)).removesuffix("新") or None
            if organization in ("政府", "新政府", "新一届政府"):
                organization = None  # 新一届政府总理
        court = _COURT.match(out[-1].organization or "") if out else None
        if court and organization and _CHAMBER.fullmatch(organization):
            benched = role in ("审判员", "检察员")
            organization = court.group() if benched else court.group() + organization
        if organization == "董事会":  # 董事会秘书 is a post of the firm's, which the next ones are not of
            role = "董事会秘书" if role == "秘书" else role
            organization = None if out or role == "董事会秘书" else organization
        out.append(Office(organization, role, acting, "兼" in notes, period, post.rule == "lexicon"))
    return out


def _as_printed(title: str, post: Post) -> str | None:
    """The post's organisation with the 的 inside it: 党的二十大."""
    printed = title[post.start : post.end]
    before = printed[: len(printed) - len(post.role)].removesuffix("的")
    same = post.organization is not None and before.replace("的", "") == post.organization.replace("的", "")
    return before if same and printed.endswith(post.role) else post.organization


# Duties at one meeting are no offices: 主席团常务主席, 大会副秘书长, 总监票人.
_AT_MEETING = lazy(
    r"(?<!(?:文联|作协|[协学商总联]会|联合会|联盟)[^大]{0,8})主席团"
    r"|大会(?:副?秘书长|新闻发言人|发言人|执行主席)|执行主席|监票|计票"
)


def is_job(office: Office) -> bool:
    """Tell whether a role is one that a reporter's verb may fill: an office, not a profession or an honour."""
    if office.own or kind_of(office.role) in _JOBS or office.role.startswith("名誉"):
        return True
    return _MANDATES.search((office.organization or "") + office.role) is not None


def acting(offices: Offices) -> Offices:
    """Return the offices with the first marked as acting: 代理 stood before its organ."""
    return replace(offices, posts=(replace(offices.posts[0], acting=True), *offices.posts[1:]))
