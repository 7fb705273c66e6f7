"""Credit lists: roles, names and outlets in any order (甲报记者 A B 乙网通讯员C; A/文 B/图; 作者：A 编辑：B).

The roles are rows of ``lexicons/credit_words.tsv``. Who edited, read proofs or signed off (``staff``) has not written:
such names are read over and given to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from newsie.language.names import is_word
from newsie.layout.names_in_row import split_names, surnames_begin, unusual_names
from newsie.layout.outlets import area_names, begins_known, is_outlet
from newsie.lazy import lazy
from newsie.lexicons import alternation, rows, words
from newsie.records import Byline

_BRACKETS = "（()）【】[]〔〕"
_MARKS = " \u3000、，,；;/／|｜丨：:-—·。"
_BLANKS = lazy(r"[\s\u3000]+")
#: 全媒体记者, （分站记者: what stands between an outlet and a role.
_RANK = (
    r"(?:执笔|参与|全媒体|全媒|高级|融媒体|融媒|新媒体|首席|见习|实习|特约|特派|驻站|分站|驻\p{Han}{1,6}?"
    r"|视觉|时政|经济|财经|客户端)"
)
#: A role of one character is one only between marks: 文/图, 丁一鸣 摄, 图：丁一鸣.
_SHORT_ROLE = (
    r"(?<!\p{Han})(?:文|图|绘|摄)(?=\s?[/／：:|｜丨、])|(?<=[/／]\s?)(?:文|图|摄|绘)(?!\p{Han})|(?<=\s)(?:文|图|摄|绘)(?=$|[\s：:/／|｜丨）)])"
    r"|^(?:文|图|摄|绘)(?=\s)|(?<=\p{Han}\p{Han})摄(?=$|[\s；;，、）)])"
)
#: A unit that signs for its people: 团市委, 县融媒体中心, 市局办公室.
_UNIT = lazy(
    r"\p{Han}{1,20}(?:委|局|院|部|办|中心|队|站|所|处|学校|公司|集团|政府|办公室|协会|联合会|工会|研究会|小组)"
)
#: What no list of credits holds: a sentence's end, quotations, a dateline, a bracket of its own.
_BODY_WORD = lazy(r"[。！？!?“”\"《》%（(）)\[\]【】]|日\s?(?:专?电|讯)")
#: A short text before these is their outlet, whatever its form (县里的记者): people of the press are called so.
_OF_AN_OUTLET = ("记者", "通讯员", "实习生", "评论员")
_LABELLED = lazy("[：:；;~丨｜|]")
_SENT_FROM = lazy(r"发自\p{Han}{2,4}$")
_LONGEST, _LONGEST_OUTLET, _LONGEST_NAMES = 160, 14, 12
_PRESS = frozenset(("reporter", "correspondent", "commentator"))
_ROLE_OF = {
    "correspondent": "correspondent",
    "photographer": "photographer",
    "commentator": "commentator",
    "editor": "editor",
}


@dataclass(frozen=True)
class Role:
    """A role's word at its place in a list; ``kind`` is the note of its row."""

    start: int
    end: int
    word: str
    kind: str


@cache
def _kinds() -> dict[str, str]:
    kinds = {row.text: row.note for row in rows("credit_words")}
    return kinds | {"文": "reporter", "图": "photographer", "摄": "photographer", "绘": "photographer"}


@cache
def role_words(*kinds: str) -> str:
    """Return a regex source for the words of these kinds of role."""
    return rf"(?:{alternation(words('credit_words', *kinds))})(?![官员])"  # 首席播报官 is somebody of the news


@cache
def _roles() -> regex.Pattern[str]:
    kinds = ("reporter", "correspondent", "commentator", "photographer", "behind", "editor", "staff")
    return regex.compile(
        rf"{_RANK}{{0,4}}(?<![工写创制协合操])(?P<word>{role_words(*kinds)})|(?P<word>{_SHORT_ROLE})"
    )


def roles_in(text: str) -> Iterator[Role]:
    """Yield the roles' words of a list in printed order."""
    for match in _roles().finditer(text):
        yield Role(match.start(), match.end(), match["word"], _kinds()[match["word"].strip()])


def read_list(text: str, *, sure: bool = False) -> tuple[Byline, ...] | None:
    """Return the writers that a list of credits names, None if something of it is no credit.

    Args:
        text: one line or the inside of a bracket, cleaned.
        sure: the place says that names follow, so a surname may be unknown.

    Examples:
        >>> [b.name for b in read_list("临河日报记者 丁一鸣 清江网记者 何玉兰") or ()]
        ['丁一鸣', '何玉兰']
        >>> [(b.name, b.role) for b in read_list("临河日报记者 丁一鸣/文 何玉兰/图") or ()]
        [('丁一鸣', 'reporter'), ('何玉兰', 'photographer')]
        >>> [b.name for b in read_list("作者：丁一鸣 编辑：何玉兰") or ()], read_list("编辑：何玉兰 校对：马德明")
        (['丁一鸣'], ())
        >>> read_list("丁一鸣当记者")
    """
    text = text.strip(_BRACKETS + _MARKS)
    if not 2 <= len(text) <= _LONGEST or _BODY_WORD.search(text):
        return None
    text = _SENT_FROM.sub("", text)
    roles = list(roles_in(text))
    if not roles:
        return None
    between = [text[a.end : b.start] for a, b in pairwise(roles)]
    parts = [text[: roles[0].start], *between, text[roles[-1].end :]]
    return _people(parts, roles, sure=sure)


def _people(parts: Sequence[str], roles: Sequence[Role], *, sure: bool) -> tuple[Byline, ...] | None:
    people: list[Byline] = []
    outlet: str | None = None
    for i, part in enumerate(parts):
        before = roles[i - 1] if i else None
        after = roles[i] if i < len(roles) else None
        read = _Part(part, before, after, outlet, sure=sure)
        if read.names is None:
            return None
        role = read.role()
        if read.names and before is None and after is not None and _names_nobody(after, parts[i + 1]):
            return None
        if role is None or role.kind != "staff":
            people += [Byline(name=n, role=_word_of(role), outlet=outlet) for n in read.names]
        outlet = read.outlet
    named = {writer.name: writer for writer in reversed(people)}
    if people:
        return tuple(sorted(named.values(), key=people.index))
    staff = all(role.kind == "staff" for role in roles)
    press = len(roles) > 1 and any(role.word.endswith(_OF_AN_OUTLET) for role in roles)
    return () if staff or press else None


def _names_nobody(role: Role, behind: str) -> bool:
    """Tell whether a role behind names is no credit of theirs: 甲编辑; 甲告诉记者 with nothing behind."""
    return role.kind == "staff" or (role.word.endswith(_OF_AN_OUTLET) and not behind.strip(_MARKS))


def _word_of(role: Role | None) -> str:
    return _ROLE_OF.get(role.kind, "reporter") if role else "reporter"


class _Part:
    """What stands between two roles of a list: names, the outlet of the next role, both or nothing.

    ``names`` is None where it is neither.
    """

    def __init__(
        self, text: str, before: Role | None, after: Role | None, outlet: str | None, *, sure: bool
    ) -> None:
        self.text, self.before, self.after = text, before, after
        labelled = before is not None and text[:1] in "：:丨"
        named_place = (
            outlet is not None and before is not None and before.kind in _PRESS and text[:1] in " ：:\u3000"
        )
        self.sure = sure or labelled or (named_place and len(text) > 1)
        self.outlet: str | None = None
        self.names = self._read(text.strip(_MARKS + _BRACKETS))

    def role(self) -> Role | None:
        """The role of the names: the one before them, or the one behind a slash or at the list's end (A/文 B/图)."""
        if (
            self.after is not None
            and self.after.kind in ("behind", "editor", "photographer", "reporter")
            and (self.before is None or self.text.rstrip()[-1:] in "/／")
        ):
            return self.after
        return self.before

    def _read(self, bare: str) -> list[str] | None:
        if not bare:
            return []
        if self.after is not None and self.after.kind in ("behind", "editor"):
            bare = self._without_place(bare)
        if self.after is not None and self.before is not None and (names := self._before_known(bare)):
            return names
        if self.after is not None and is_outlet(bare):
            self.outlet = bare
            return []
        if self.before is None and _LABELLED.search(bare):
            return None
        if self.before is None and len(pieces := _BLANKS.split(bare)) > 1 and is_outlet(pieces[0]):
            names = split_names(" ".join(pieces[1:]))
            if names:
                self.outlet = None
                return names
        if bare.startswith("从") and self.before is not None and len(bare) > 1:
            return None
        if self._ends_in_outlet(bare):
            return self._with_outlet(bare)
        names = split_names(bare)
        if names and (self.before or all(surnames_begin(n) and not is_word(n) for n in names)):
            return names if not self.sure or len(bare) != 4 else unusual_names(bare) or names
        press = self.after is not None and self.after.kind in _PRESS
        if self.before is not None and press and (with_outlet := self._with_outlet(bare)) is not None:
            return with_outlet
        if self.sure and self.before is not None and (unusual := unusual_names(bare)):
            return unusual
        if self.before is not None and _UNIT.fullmatch(bare):
            return []
        if self.after is None:
            labelled = self.text[:1] in "：:丨|/／" and len(bare) <= _LONGEST_NAMES
            return [] if self.before is not None and self.before.kind == "staff" and labelled else None
        return self._with_outlet(bare)

    def _before_known(self, bare: str) -> list[str]:
        """丁一鸣青石日报 before 记者: the name before an outlet that is known wherever it begins."""
        for cut in (2, 3):
            names = split_names(bare[:cut]) if begins_known(bare, cut) and is_outlet(bare[cut:]) else []
            if len(names) == 1:
                self.outlet = bare[cut:]
                return names
        return []

    def _ends_in_outlet(self, bare: str) -> bool:
        """丁一鸣 清江网 right before 记者: the last word is an outlet though it could be a name."""
        last = _BLANKS.split(bare)[-1]
        press = self.after is not None and self.after.kind in _PRESS
        return press and last != bare and self.text.endswith(last) and is_outlet(last)

    def _with_outlet(self, bare: str) -> list[str] | None:
        """Names with the outlet of the next role behind them: 丁一鸣 清江网; 丁一鸣清江网."""
        for cut in range(2, len(bare) - 1):
            behind = bare[cut:].strip(_MARKS)
            if not is_outlet(behind):
                continue
            names = (unusual_names if self.sure else split_names)(bare[:cut].strip(_MARKS))
            if names:
                self.outlet = behind
                return names
            if self.before is None and is_outlet(bare[:cut].strip(_MARKS)):
                self.outlet = bare
                return []
        press = self.after is not None and self.after.word.endswith(_OF_AN_OUTLET)
        if press and self.before is None and len(bare) <= _LONGEST_OUTLET and not _LABELLED.search(bare):
            return self._after_outlet(bare)
        return None

    def _after_outlet(self, bare: str) -> list[str]:
        """河南手机报 丁一鸣 before 通讯员: an outlet and a name; else the whole is taken for an outlet's name."""
        pieces = _BLANKS.split(bare)
        names = split_names(" ".join(pieces[1:])) if len(pieces) > 1 and is_outlet(pieces[0]) else []
        self.outlet = pieces[0] if names else bare
        return names

    def _without_place(self, bare: str) -> str:
        """何青 长沙 before 报道: where the report was written is no name."""
        head, _, last = bare.rpartition(" ")
        return head.strip() if head and last in area_names() else bare
