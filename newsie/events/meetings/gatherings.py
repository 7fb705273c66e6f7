"""A meeting while it is being put together, and whether two printed names mean the same one."""
from __future__ import annotations

from dataclasses import dataclass, field

from newsie.events.grammar.engine import pattern
from newsie.events.meetings.names import Naming
from newsie.events.meetings.reports import Report
from newsie.events.meetings.sessions import same_session
from newsie.lazy import lazy
from newsie.records import AgendaItem, Group, Organizer


@dataclass
class Gathering:
    """A meeting while its reports are gathered. ``leads``: the article goes on about it once it is named."""

    reports: list[Report] = field(default_factory=list)
    names: dict[str, bool] = field(default_factory=dict)  # name → it stands in the body
    roles: dict[str, set[str]] = field(default_factory=dict)
    groups: dict[Group, None] = field(default_factory=dict)
    agenda: dict[str, AgendaItem] = field(default_factory=dict)
    opened_by: tuple[str, ...] = ()  # the matters of the sentence that first reports it
    organizers: dict[Organizer, None] = field(default_factory=dict)
    hosts: list[Organizer] = field(default_factory=list)  # who 举办 it, where nobody 主办 it
    attendance: int | None = None
    mode: str | None = None
    setting: tuple[int, int] | None = None  # the place of the activity that it is part of
    leads: bool = False

    @property
    def kind(self) -> str:
        """The kind of the first gathering named."""
        return self.reports[0].naming.kind

    @property
    def name(self) -> str:
        """The fullest printed form; one from the body is preferred to one of the headline."""
        return max(self.names, key=lambda name: (len(name), self.names[name]))

    def add_name(self, name: str, in_body: bool) -> None:
        """Note a printed form."""
        self.names[name] = self.names.get(name, False) or in_body

    def means(self, naming: Naming) -> bool:
        """Whether a bare 会议, 全会, 座谈会 can stand for this meeting."""
        if naming.name in ("会议", "大会", "全会") and self.kind == "ceremony" and self.name.endswith("仪式"):
            return False
        if naming.name in _SIGNINGS and any(signing in known for known in self.names for signing in _SIGNED):
            return True
        return any(
            naming.name in known
            or naming.name in ("会议", "大会", "会", *PARTS)
            or (naming.name == "全会" and "全体会议" in known)
            for known in self.names
        )


_SIGNED = ("签约", "签字", "签署", "签订")
_SIGNINGS = tuple(word + "仪式" for word in _SIGNED)
PARTS = ("开幕式", "闭幕式", "开幕会", "闭幕会", "开幕大会", "全体会议", "全体大会")


def is_incomplete(name: str) -> bool:
    """Tell whether a name says nothing without the body that meets.

    Examples:
        >>> is_incomplete("第八次会议"), is_incomplete("领导干部会议"), is_incomplete("安全生产工作座谈会")
        (True, True, False)
    """
    return pattern("meetings.incomplete").match(name) is not None


def is_specific(name: str) -> bool:
    """Tell whether a name can only mean one gathering: it is long, counted or quoted."""
    return len(name) >= 12 or _SPECIFIC.search(name) is not None


_SPECIFIC = lazy(r"[\d“”\"届]|第\p{Han}{1,6}[次讲期]")
_COUNT = lazy(r"^(?:20\d\d年?|第[^第届]{1,4}届|首届|“)+")
_GENERIC = lazy(
    r"(?:新闻发布会|发布会|座谈会|工作会议|会议|大会|全会|论坛|仪式|开幕式|闭幕式|闭幕会|开幕会|推进会|全体|专题)+$"
)
_SITTING = lazy(r"次(主席|常委|主任|委员长|主席团|全委|全体)(?:会议|会)")
_CEREMONY = lazy(r"\p{Han}{2}(?=仪式$)")
_FORUM = lazy(r"“.*论坛$")
_PRESS = lazy(r"(?:发布会|记者会|吹风会|通气会|招待会)$")
_ASSEMBLY = lazy(r"(?:推进|动员|表彰|代表|成立)大会$")
_LECTURES = lazy(r"(?:讲座|集体学习|学习会|报告会)$")
_SHORTEST = 2
_ENOUGH_SHARED = 0.75


def same_meeting(one: str, other: str, *, loose: bool = False) -> bool:
    """Tell whether two printed names mean one gathering: the same session, or one name inside the other.

    Args:
        one: a name.
        other: a name met before.
        loose: let a short name that is only referred to (主席团会议) stand for the full one.

    Examples:
        >>> same_meeting("省委十二届四次全会", "中国共产党某省第十二届委员会第四次全体会议")
        True
        >>> same_meeting("市人大常委会第二十二次会议", "市人大常委会第二十二讲专题讲座")
        False
    """
    if one == other:
        return True
    shared = "暨" in one + other and (one in other or other in one)
    if bool(_LECTURES.search(one)) != bool(_LECTURES.search(other)) and not shared:
        return False
    if any(_PRESS.search(a) and _ASSEMBLY.search(b) for a, b in ((one, other), (other, one))):
        return False
    a, b = _core(one), _core(other)
    inside = one in other or other in one
    sittings = [_SITTING.findall(name) for name in (one, other)]
    if all(sittings) and sittings[0][-1][:2] != sittings[1][-1][:2]:
        return False  # 六届六次全委会议 and 六届六次主席会议
    if loose and one[-2:] == other[-2:] == "仪式":
        if _is_subsequence(*sorted((a, b), key=len)) and min(len(a), len(b)) >= _SHORTEST:
            return True  # 晋衔仪式 for 晋升上将军衔仪式
        if one in _SIGNINGS and any(signing in other for signing in _SIGNED):
            return True
    mine, others = (_CEREMONY.findall(name) for name in (one, other))
    if mine and others and mine[-1] not in other and others[-1] not in one:
        return False  # 启动仪式 and 授牌仪式
    forums = [_FORUM.match(name) for name in (one, other)]
    if all(forums) and one not in other and other not in one:
        return False  # “甲”分论坛 and “乙”分论坛
    counted = same_session(one, other)
    if counted is not None:
        return counted and (a[:2] == b[:2] or inside or len(a) > 6)
    if inside:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < (2 if loose else 4):
        return False
    return short in long or (len(short) >= 4 and _shared(short, long) >= _ENOUGH_SHARED)


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)


def _core(name: str) -> str:
    return _GENERIC.sub("", _COUNT.sub("", name))


def _shared(short: str, long: str) -> float:
    """The share of the shorter name's character pairs that the longer one has."""
    pairs = [short[i : i + 2] for i in range(len(short) - 1)]
    return sum(pair in long for pair in pairs) / len(pairs)
