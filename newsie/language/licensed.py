"""Names that an act of office promises: 任命W为P, 免去W的P职务, 接受W辞去P职务, W同志任P, and lists of such names.

Nothing is asked of the shape of a name but that it could be one: between 任命 and 为临河市财政局局长 stands who is
appointed, whatever the surname, and even where the name is a word (应时, 许可). The act's words are those of
``appointment_acts.tsv``; what they say of offices is read elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import regex

from newsie.language import names
from newsie.language.boundaries import Boundaries, squeezed
from newsie.language.refusals import no_name
from newsie.language.roles import role_start, roles_in
from newsie.lazy import lazy
from newsie.lexicons import alternation, first_character, rows, words

Stretch = tuple[int, int]

#: No list of names before 为 is longer, no post behind it, and no clause goes on with more lists than that.
_LIST = 1200
_POST = 70
_CLAUSES = 400
_PIECES = 12  # that 、 joins to one enumeration of posts
_LINKS = 12  # words like 为 that are tried: a name may hold one
# Said of many things besides offices: behind these a name must look like one.
_LOOSE = frozenset(
    (
        "决定", "关于", "批准", "建议", "推荐", "聘请", "决定由", "任用", "终止", "解除", "撤销", "撤换", "改选",
        "推选", "推举", "增补", "增选",
    )
)  # fmt: skip
_BEFORE_NAME = lazy(r"了?(?:（[^（）\n]{1,12}）)?[：:]?[ \u3000\n]{0,4}")
_ITEM = lazy(
    r"(?:\p{Han}[ \u3000]{1,4}\p{Han}(?![\p{Han}·])|[\p{Han}·•－-]{2,20}|"
    r"[A-Z][A-Za-z.'-]{0,20}(?: [A-Z][A-Za-z.'-]{0,20}){0,4})"
)
_NOTE = lazy(r"(?:[ \u3000]?[（(][^（）()\n]{1,24}[）)]){1,2}")
_HONOUR = lazy(r"(?:同志|先生|女士|等)$")
_BETWEEN = lazy(r"[、，,；;\s]{1,6}(?:以及)?|以及|和|及|与")
_JOINT = lazy(r"以及|和|及|与")
_GOES_ON = lazy(r"[，,；;、\s]{1,3}")
_SENTENCE_END = lazy(r"[。！？]")
_STOP = lazy(r"[，,。；;：:、！？!?\n（(》”]|$")
_TAIL = lazy(
    r"(?:等)?(?:的)?(?:职务|一职|职位|人选|候选人|资格|请求|决定|议案|建议|提名|名单|职)(?:的(?:请求|决定|议案|报告|建议|事项))?$"
)
_LINK = {
    "as": lazy(r"为|接(?:替|任|棒)[^，。；\n]{2,20}?(?:担任|出任|任|为)|担任|出任|兼任|任|代理"),
    "off": lazy(r"同志的?|的"),
    "resign": lazy(r"(?:请求|提出|申请|要求|因[^，。；\n]{1,16})?(?:辞去|请辞|辞任)"),
}
_HOW = (
    r"已|将|还|曾|也|则|又|并|同时|刚刚|刚|现|先后|近日|日前|今日|今天|正式|主动|决定|宣布|请求|申请|成功|全票|高票|"
    r"再次|不再"
)
#: 任命, 任务, 任何, 任期 are other words than 任.
_NO_TERM = r"(?![务何期意职人教课性由劳命用免凭选满])"
_TELLS = lazy(r"关于|宣布|决定|由|同意|批准|提名|祝贺|恭喜|任命|选举|推荐|听取|接受")
# 曾担任, 田秋出任: the name ends before the first half of the act.
_HALVES = frozenset("担兼出转调改升接继就选聘拟离卸辞连现历原时新")
# 曾可任、丁一鸣为市长: what looks like a link is a part of the name.
_NO_POST = frozenset("、，（") | {""}
#: Whose request or oath is dealt with: 接受W辞去
_TAKES = lazy(r"接受|同意|批准|准许|允许|关于")
# People of whom no name is told: 任命新人为, 选举村民为, 免去群众的
_NOBODY = lazy(
    r"^第|[的些这那该某各您你我他她它]|群众|干部|人员|职务|家长|学生|领导|委员|市民|成员|公司|企业|费用|患者|居民|村民|农民|手续|同志|双方|全体|部分"
)
# 高管人员, 记者: a class of people, unless a surname and one character are all there is (王方).
_CLASS = lazy(r"[人员者方们长]$")
# No given name of unknown surname has these.
_FUNCTION = frozenset("的了一二三两名位个新其和与及或被把将让使过来去由从向在对为是有不没未已就也都还又并")
_ORGAN_BEHIND = lazy(
    r"第[一二三四五六七八九十\d]{1,4}届|公司|集团|本行|本公司|\p{Han}{2,6}(?:省|市|县|区|委|局|厅|部|公司|集团)"
)


@cache
def _forms() -> dict[str, str]:
    return {row.text: row.note.split()[0] for row in rows("appointment_acts")}


@cache
def _ordered() -> re.Pattern[str]:
    """What stands before the names: 任命, 免去, 接受."""
    acts = frozenset(act for act, form in _forms().items() if form in ("as", "off")) | {
        "接受", "同意", "准许", "允许"
    }  # fmt: skip
    return re.compile(f"{first_character(acts)}(?:{alternation(acts)})")


@cache
def _of_subjects() -> frozenset[str]:
    acts = frozenset(act for act, form in _forms().items() if form == "subject") - {"为新任", "跻身", "接手"}
    return acts | {"辞去", "请辞"}


@cache
def _act_here() -> re.Pattern[str]:
    acts = alternation(_of_subjects() - {"任"})
    return re.compile(f"{first_character(_of_subjects())}(?={acts}|任{_NO_TERM})")


@cache
def _clause_start() -> re.Pattern[str]:
    return re.compile(r"[，,。；;：:、\s]")


#: Between the start of a clause and its act a mark or a blank stands only behind one of these, or in 丁 浩.
_SET_IN = ("（", "(", "现任", "因")
_REACH = 150  # from the start of the clause to its act, at most


def _openings(text: str) -> list[int]:
    """Where a clause opens with a name, if anywhere: `_subject` tries much at every place, and few clauses have an act.

    Examples:
        >>> _openings("今天闭幕，丁一鸣任市长，致辞")
        [5]
    """
    found: set[int] = set()
    mark = _clause_start().search
    starts = [0, *(one.end() for one in _clause_start().finditer(text))]
    for act in _act_here().finditer(text):
        place = act.start()
        first = max(0, place - _REACH)
        set_in = max(text.rfind(sign, first, place) for sign in _SET_IN)
        for start in starts[bisect_left(starts, first) : bisect_right(starts, place - 2)]:
            unbroken = start <= set_in or text[start + 1] in " \u3000" or not mark(text, start, place)
            if unbroken:
                found.add(start)
    return sorted(found)


@cache
def _subject() -> regex.Pattern[str]:
    """A name that opens its clause, and what its holder becomes or is no longer."""
    acts = _of_subjects()
    note = r"(?:[（(][^（）()\n]{1,24}[）)])?"
    reason = r"因[^，。；：·\n]{1,12}(?:原因|变动|需要|调整|退休|到龄|年龄)"
    how = rf"(?:同志)?(?:，现任[^，。；\n]{{2,60}}，)?(?:{reason}|{_HOW}){{0,3}}"
    name = r"(?P<n>\p{Han}[ \u3000]{1,4}\p{Han}|[\p{Han}·]{2,12}?)"
    return regex.compile(
        rf"(?<=[，,。；;：:、\n\s]|^){name}{note}(?P<how>{how})"
        rf"(?P<act>{alternation(acts - {'任'})}|任{_NO_TERM})了?"
    )


class Promises:
    """The names that the acts of office of one text promise, by where they start.

    Examples:
        >>> text = "会议决定任命许可为临河市财政局局长，应　时（女）、铁木为副局长。"
        >>> [text[start:end] for start, end in Promises(text, Boundaries(text, ())).stretches()]
        ['许可', '应　时', '铁木']
    """

    def __init__(self, text: str, ends: Boundaries) -> None:
        self.text = text
        self.ends = ends

    def stretches(self) -> list[Stretch]:
        """Return where the promised names stand, in order, each once."""
        found: dict[int, int] = {}
        reached = 0
        for match in _ordered().finditer(self.text):
            if match.start() < reached:
                continue
            for people, end in self._behind(match):
                found.update(people)
                reached = end
        if _subject_word().search(self.text):
            found.update(self._subjects(found))
        return sorted(found.items())

    # 任命W为P，W为P; 免去W的P职务，W的P职务 --------------------------------------------------------------------------
    def _behind(self, act: re.Match[str]) -> Iterator[tuple[list[Stretch], int]]:
        """Yield the names of an act and of the clauses that go on with it, and where each clause ends."""
        form = _forms().get(act.group(), "resign")
        sure = act.group() not in _LOOSE and act.group() != "同意"
        gap = _BEFORE_NAME.match(self.text, act.end())
        place = gap.end() if gap else act.end()
        for _ in range(_CLAUSES):
            read = self._clause(place, form, sure)
            if read is None and form == "as" and act.group() in ("同意", "批准"):
                read = self._clause(place, "resign", sure)
            if read is None:
                return
            yield read
            joint = _GOES_ON.match(self.text, read[1])
            if joint is None or _ordered().match(self.text, joint.end()):
                return
            place = joint.end()

    def _clause(self, start: int, form: str, sure: bool) -> tuple[list[Stretch], int] | None:
        """Read ``names link post`` from ``start`` on; the names, and where the post ends."""
        limit = self._sentence_end(start, _LIST)
        links = [link for _, link in zip(range(_LINKS), _LINK[form].finditer(self.text, start, limit), strict=False)]
        # 高可为为市长: the second one links; but 丁一鸣为任丘市市长
        doubled = [link for link in links if self.text.startswith(("为", "任"), link.end())]
        for link in [*(link for link in links if link not in doubled), *doubled]:
            if link.start() - start < 2:
                continue
            people = self._listed(start, link.start(), sure)
            end = self._post_end(link.end()) if people else None
            if people and end is not None:
                return people, end
        return self._unlinked(start, sure) if form == "off" else None

    def _unlinked(self, start: int, sure: bool) -> tuple[list[Stretch], int] | None:
        """免去李建公副总经理职务: nothing stands between the last name and the post."""
        first = start
        people: list[Stretch] = []
        for _ in range(_CLAUSES):
            stop = _STOP.search(self.text, first, first + _POST)
            if stop is None:
                return None
            if stop.group() != "、" or not self._could_be(first, stop.start(), sure):
                break
            people.append((first, stop.start()))
            first = stop.end()
        else:
            return None
        tail = _TAIL.search(self.text, first, stop.start())
        if tail is None or (role := role_start(self.text, tail.start(), first)) is None:
            return None
        person = self.ends.people.get(first)
        for size in (3, 2, 4):
            end = first + size
            agreed = end == role or (person is not None and person.end == end) or self._organ_starts(end)
            if end <= role and agreed and self._shaped(first, end):
                return [*people, (first, end)], stop.start()
        return None

    def _organ_starts(self, place: int) -> bool:
        organ = self.ends.organ_at(place)
        return (organ is not None and organ.start == place) or _ORGAN_BEHIND.match(self.text, place) is not None

    def _post_end(self, start: int) -> int | None:
        """Return where the post ends that begins here: a role that its clause ends with; None if there is none."""
        last = None
        if self.text[start : start + 1] in _NO_POST:
            return None
        stop = _STOP.search(self.text, start, start + _POST)
        for _ in range(_PIECES):
            if stop is None:
                break
            tail = _TAIL.search(self.text, start, stop.start())
            if role_start(self.text, tail.start() if tail else stop.start(), start) is not None:
                last = int(stop.start())
            if stop.group() not in ("、", "（") or (last == stop.start() and tail is not None):
                break  # …局长职务、王小二的…局长职务
            stop = _STOP.search(self.text, stop.end(), stop.end() + _POST)
        return last

    def _sentence_end(self, start: int, longest: int) -> int:
        stop = _SENTENCE_END.search(self.text, start, start + longest)
        return int(stop.start()) if stop else min(len(self.text), start + longest)

    # names ------------------------------------------------------------------------------------------------------
    def _listed(self, start: int, end: int, sure: bool) -> list[Stretch] | None:
        """Return the names that a stretch is a list of, None if any piece of it is no name."""
        out: list[Stretch] = []
        place = start
        while place < end:
            item = _ITEM.match(self.text, place, end)
            pieces = self._pieces(item.start(), item.end(), sure) if item else None
            if item is None or pieces is None:
                return None
            out += pieces
            place = item.end()
            note = _NOTE.match(self.text, place, end)
            place = note.end() if note else place
            if place >= end:
                break
            between = _BETWEEN.match(self.text, place, end)
            if between is None and note is None:
                return None
            place = between.end() if between else place
        return out or None

    def _pieces(self, start: int, end: int, sure: bool) -> list[Stretch] | None:
        """One name, two that 和 joins, or one behind a title."""
        honour = _HONOUR.search(self.text, start, end)
        end = honour.start() if honour and honour.start() - start >= 2 else end
        if self._shaped(start, end):
            return [(start, end)]
        for joint in _JOINT.finditer(self.text, start, end):
            if self._shaped(start, joint.start()) and self._shaped(joint.end(), end):
                return [(start, joint.start()), (joint.end(), end)]
        for cut in range(max(start + 2, end - 4), end - 1):
            if role_start(self.text, cut, start) is not None and self._shaped(cut, end):
                return [(cut, end)]
        return [(start, end)] if self._could_be(start, end, sure) else None

    def _shaped(self, start: int, end: int) -> bool:
        """Tell whether a piece looks like a name, whatever was promised."""
        name = squeezed(self.text[start:end])
        if names.is_dotted(name):
            return names.sounds_foreign(name)
        if _NOBODY.search(name.removesuffix("同志")) or (len(name) > 2 and _CLASS.search(name)):
            return False
        return names.is_name(name) and not names.is_word(name) and not no_name(name)

    def _could_be(self, start: int, end: int, sure: bool) -> bool:
        """Tell whether a piece is a name where a word promises one: a word with a surname, a surname nobody knows."""
        if self._shaped(start, end):
            return True
        name = squeezed(self.text[start:end])
        if not sure or not 2 <= len(name) <= 4 or _NOBODY.search(name.removesuffix("同志")):
            return False
        if name in words("roles") or (_CLASS.search(name) and (len(name) > 2 or names.is_common(name))):
            return False
        if role_start(name) is not None:
            return False
        if name[0] in names.surnames()[0]:
            return len(name) <= 3
        return _FUNCTION.isdisjoint(name) and not names.is_entry(name)

    # W同志任P, W当选P, W辞去P职务 -----------------------------------------------------------------------------------
    def _subjects(self, found: dict[int, int]) -> Iterator[Stretch]:
        """Yield the names that open a clause which says what becomes of their holder."""
        ends = set(found.values())
        done = 0
        for place in _openings(self.text):
            match = _subject().match(self.text, place) if place >= done else None
            if match is None:
                continue
            done = match.end()
            start, end = match.span("n")
            if end in ends or _TAKES.match(self.text, start) or not self._has_post(match):
                continue
            start = self._behind_words(start, end)
            if start not in found and self._is_subject(start, end, match):
                yield start, end

    def _has_post(self, match: regex.Match[str]) -> bool:
        """Tell whether a post follows; behind a dotted name a role that headlines glue to more words will do."""
        if self._post_end(match.end()) is not None:
            return True
        stop = _STOP.search(self.text, match.end(), match.end() + 16)
        limit = stop.start() if stop else match.end() + 16
        return "·" in match["n"] and any(roles_in(self.text, match.end(), limit))

    def _behind_words(self, start: int, end: int) -> int:
        """Return where the name begins in a clause that opens with other words.

        通报了关于丁一鸣任市长的决定; 临河高新李小兰辞去总经理职务: a firm is glued to the name, the recogniser knows
        its end, or a surname tells.
        """
        told = [m.end() for m in _TELLS.finditer(self.text, start, end - 1)]
        if told:
            return told[-1]
        organ = self.ends.organ_at(start)
        if organ is not None and organ.start <= start and 2 <= end - organ.end <= 4:
            return organ.end
        given = self.text[end - 2 : end]
        doubtful = names.is_common(given) or names.is_entry(given) or "·" in self.text[start:end]
        doubtful = doubtful or names.sounds_foreign(self.text[start:end], share=0.7)
        return end - 3 if end - start >= 5 and not doubtful and self._shaped(end - 3, end) else start

    def _is_subject(self, start: int, end: int, match: regex.Match[str]) -> bool:
        name = squeezed(self.text[start:end])
        honoured = match["how"].startswith("同志")
        if match["act"] == "任" and not match["how"] and name[-1] in _HALVES:
            return False
        if self._shaped(start, end) and not names.is_entry(name):
            return len(name) <= 4 or names.is_foreign(name) or names.is_dotted(name)
        return honoured and self._could_be(start, end, sure=True)


@cache
def _subject_word() -> re.Pattern[str]:
    return re.compile("[任辞]|当选|代理")
