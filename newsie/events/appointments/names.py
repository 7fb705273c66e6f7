"""Whose office changes: names before and after the word that changes it."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import regex

from newsie.language.names import FOREIGN, is_chinese_name, is_foreign, is_name
from newsie.language.own import OwnStretches
from newsie.language.roles import role_start
from newsie.language.tagger import Tagged, tag
from newsie.records import Person

_NOTE = regex.compile(r"[（(][^（）()]{0,40}[）)]")
#: No list of people before a verb is longer.
_MOST = 500
_PRONOUN = regex.compile(r"[他她它您你我其]|阁下|陛下|殿下|^于[去今明同翌](?:年|月|日|天)|^于\d")
# What stands after 任命 and is no name: 任命新的部长, 任命一名检察官, 免去群众的烦恼.
_NO_NAME = regex.compile(
    r"^第|[的一二三两名位个各新其该这那他她它您你我些了过来去和与及或被把将让使]|群众|干部|人员|职务|家长|学生|领导|委员|部长|市民|书记|主任|成员|公司|企业|费用|学费|患者|居民|村民|农民|税|奔波|手续"
)
_NEVER = regex.compile(r"职$|^党[内外]|资格|处分|^文章|[说称]$|^新任|^各|[和与及被将已]$|^官(?=\p{Han}{3})")
_AGED = regex.compile(r"^(?:(?:现年)?\d{1,3}岁的|来自[^、，]{2,12}的)")
_HONOUR = regex.compile(r"(?:同志|先生|女士|院士|教授|等人|等)$")
# One name of a list with its note. A two-character name may be padded with blanks.
_TOKEN = regex.compile(
    r"(?:\p{Han}[ \u3000]{1,4}\p{Han}(?![\p{Han}·])|[A-Z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*)*|[^、，,；;\s（(]{2,40})"
    r"(?:[ \u3000]?[（(][^（）()]{0,40}[）)]){0,2}"
)
_GAP = regex.compile(r"[、，,；;\s]*(?:以及)?")
_NAME_START = regex.compile(
    r"(?:^|[，,。；;：:、！？\n（）()“”\s]|决定|由|和|及|与|接受|关于|同意|批准|提名|祝贺|推荐|选举|免去|任命|接替|接棒|原|日|午|年|月|的)$"
)
_DOTTED = regex.compile(r"[\p{Han}]{1,8}(?:[·•・\-－—][\p{Han}]{1,10}){1,3}$")
_CUT = regex.compile(r"[、，,。；：\s去](?=\p{Han}同)")
_DASH = regex.compile(r"[-－—]")
_WHOLE_CLAUSE = regex.compile(r"(?:^|[，,。；;：:、！？\n\s])(\p{Han}{2,4})$")
_LATIN = regex.compile(r"[A-Z][A-Za-z.'-]{0,20}(?: [A-Z][A-Za-z.'-]{0,20}){0,3}$")


# A person who opens a clause: 某某同志已到任职年龄，…
_OPENING = regex.compile(r"(?:^|(?<=[，,。；;：:、\n]))(\p{Han}{2,4}?)(?:同志|(?=因|由于|已|将|此前|获))")
# What may stand before a name in its own piece of a list: a title, known or not.
_TITLE = regex.compile(
    r"(?!.*(?:产生|[以向对把]))[\p{Han}“”·]{1,30}[长员官记任席理师授家人士袖统相卿使督帅令者表手裁]"
)
_RUNNING = FOREIGN | frozenset("·•-－")
_SMALL = frozenset("和与及由对向在")


def is_free(name: str) -> bool:
    """Tell whether the shape of a name is not that of other words: pronouns, roles (王储), 党内职."""
    return not (_PRONOUN.search(name) or _NEVER.search(name) or role_start(name) == 0)


class Names:
    """The people a text names, asked for where a grammar promises one.

    The names already known (from the page, from the recogniser) outvote the shape of the characters.
    """

    def __init__(
        self, text: str, people: Sequence[Person] = (), tagged: Sequence[Tagged] | None = None
    ) -> None:
        self.text = text
        self.known = frozenset(person.name for person in people)
        self._longest = max((len(name) for name in self.known), default=0)
        self._given = tagged
        self.own_roles = OwnStretches(text, tagged or ()).roles

    @cached_property
    def _tagged(self) -> list[tuple[int, int]]:
        """The ``(start, end)`` of the recogniser's people, in order; the shipped one is asked if nobody was."""
        tagged = tag(self.text) if self._given is None else self._given
        return sorted((t.start, t.end) for t in tagged if t.label == "PERSON")

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {end: start for start, end in self._tagged}

    def tagged_start(self, end: int) -> int | None:
        """Return where the recogniser's person that ends at ``end`` starts."""
        return self._starts.get(end)

    def ends_known(self, end: int) -> bool:
        """Tell whether a known name ends here."""
        return any(self.text[end - size : end] in self.known for size in range(2, min(self._longest, end) + 1))

    def covers(self, place: int) -> bool:
        """Tell whether a character belongs to a person's name."""
        before = bisect_right(self._tagged, (place, len(self.text)))
        return bool(before) and self._tagged[before - 1][0] <= place < self._tagged[before - 1][1]

    def people_in(self, start: int, end: int) -> list[tuple[int, str]]:
        """Return ``(start, name)`` of the people the recogniser sees between two offsets of one line."""
        first, last = bisect_left(self._tagged, (start,)), bisect_left(self._tagged, (end,))
        inside = [(a, self.text[a:b]) for a, b in self._tagged[first:last] if b <= end]
        seen = [(a, name) for a, name in inside if name in self.known or is_name(name)]
        opening = _OPENING.search(self.text, start, end)
        if (
            opening
            and not any(a <= opening.start(1) < a + len(name) for a, name in seen)
            and is_chinese_name(opening.group(1))
            and is_free(opening.group(1))
        ):
            seen.append((opening.start(1), opening.group(1)))
        return sorted(seen)

    def whole(self, start: int, end: int) -> str | None:
        """Return the name that fills a stretch, without the notes, honours and titles around it; None if none does."""
        piece = _NOTE.sub("", self.text[start:end]).strip(" \u3000：:")
        piece = _AGED.sub("", piece)
        if len(piece) > 3:  # 于同志 is a name, 于明同志 is not
            piece = _HONOUR.sub("", piece).strip()
        packed = regex.sub(r"(?<=\p{Han})[ \u3000]+(?=\p{Han})", "", piece)
        if "·" in packed:
            packed = self._untitled(packed)
        shape = _DASH.sub("·", packed)
        if packed in self.known or (is_name(shape) and is_free(packed)):
            return packed
        place = self.text.find(piece, start, end) if piece else -1
        tagged = self.tagged_start(place + len(piece)) if place >= 0 else None
        if tagged is not None and start < tagged <= place + len(piece) - 2:
            name = self.text[tagged : place + len(piece)]
            if is_name(name) and is_free(name) and _TITLE.fullmatch(self.text, place, tagged):
                return name
        for size in range(2, min(len(packed), 16)):
            rest = packed[len(packed) - size :]
            named = rest in self.known or (is_name(rest) and is_free(rest) and not (size == 3 and rest[0] in "和及与"))
            if named and role_start(packed, len(packed) - size) is not None:
                return rest
        seen = place >= 0 and tagged == place
        return packed if seen and regex.fullmatch(r"[\p{Han}·]{2,12}", packed) else None

    def linked(self, start: int, end: int) -> bool:
        """Tell whether a name stands here with 为 behind it: 任远为某某局局长 begins with no verb."""
        return any(
            self.text.startswith("为", start + size) and self.whole(start, start + size) is not None
            for size in (2, 3)
            if start + size < end
        )

    def listed(self, start: int, end: int, *, ordered: bool = False) -> list[str] | None:
        """Return the names of a list that fills a stretch, or None if any piece is no name.

        ``ordered`` says that a word like 任命 promises a name, so that one of an unknown surname is taken as well.
        """
        out: list[str] = []
        place = start
        while place < end:
            gap = _GAP.match(self.text, place, end)
            place = gap.end() if gap else place
            if place >= end:
                break
            token = _TOKEN.match(self.text, place, end)
            if token is None:
                return None
            names = self._joined(token.start(), token.end()) or (
                self._promised(token.start(), token.end()) if ordered else None
            )
            if names is None:
                return None
            out.extend(names)
            place = token.end()
        return out or None

    @staticmethod
    def _untitled(name: str) -> str:
        """副总理某某·某某 without the title."""
        first = name.index("·")
        for cut in range(first - 1, 1, -1):
            if role_start(name, cut) is not None or name[:cut].endswith(("候选人", "领导人", "领袖", "之子", "女儿")):
                return name[cut:]
        return name

    def _promised(self, start: int, end: int) -> list[str] | None:
        """A name of unknown shape, alone or after a title, where 任命 or 免去 promises one."""
        piece = _HONOUR.sub("", _NOTE.sub("", self.text[start:end]).strip())
        for cut in range(len(piece) - 2, 1, -1):
            if role_start(piece, cut) is not None and regex.fullmatch(r"[\p{Han}·-]{2,12}", piece[cut:]):
                return None if _NO_NAME.search(piece[cut:]) else [piece[cut:]]
        plain = regex.fullmatch(r"\p{Han}{2,5}|\p{Han}{1,8}[·-]\p{Han}{1,10}", piece)
        return [piece] if plain and not _NO_NAME.search(piece) else None

    def _joined(self, start: int, end: int) -> list[str] | None:
        name = self.whole(start, end)
        if name and not (is_foreign(name) and regex.search("[和与]", name[1:-1])):
            return [name]
        for joint in regex.finditer(r"以及|和|及|与", self.text[start:end]):
            left = self.whole(start, start + joint.start())
            right = self.whole(start + joint.end(), end)
            if left and right:
                return [left, right]
        return [name] if name else None

    def ending(self, end: int, floor: int) -> tuple[int, str] | None:
        """Return ``(start, name)`` of the person named right before ``end``; honours and notes may stand between."""
        while True:
            cut = self._without_tail(end, floor)
            if cut == end:
                break
            end = cut
        for size in range(min(self._longest, end - floor), 1, -1):
            if self.text[end - size : end] in self.known:
                return end - size, self.text[end - size : end]
        start = self.tagged_start(end)
        if start is not None and is_foreign(self.text[start:end].replace("·", "")):
            longer = self._foreign_start(start, floor)
            if end - start >= 3 or self._begins(longer, floor):
                start = longer
        if start is not None and self.text.startswith(("祝贺", "电贺", "函贺"), max(floor, start - 1)):
            start += 1
        if start is not None and start >= floor and is_name(self.text[start:end]) and is_free(self.text[start:end]):
            return start, self.text[start:end]
        return self._by_shape(end, floor) or (self._comrade(end, floor) if self.text.startswith("同志", end) else None)

    def _comrade(self, end: int, floor: int) -> tuple[int, str] | None:
        """同志 makes a name of what stands between it and a punctuation mark, whatever the surname."""
        match = _WHOLE_CLAUSE.search(self.text, max(floor, end - 5), end)
        return (match.start(1), match.group(1)) if match and is_free(match.group(1)) else None

    def _without_tail(self, end: int, floor: int) -> int:
        if end > floor and self.text[end - 1] in "）)":
            first = max(self.text.rfind("（", floor, end), self.text.rfind("(", floor, end))
            return first if first >= 0 and end - first <= 30 else end
        honour = _HONOUR.search(self.text, max(floor, end - 2), end)
        if honour and self.text[max(floor, end - 4) : end - 2] and _CUT.search(self.text, max(floor, end - 4), end - 1):
            return end  # 于同志 is a name
        return honour.start() if honour else end

    def _by_shape(self, end: int, floor: int) -> tuple[int, str] | None:
        dotted = _DOTTED.search(self.text, max(floor, end - 30), end)
        if dotted and dotted.end() == end:
            dot = regex.compile(r"[·•・\-－—]").search(self.text, dotted.start(), end)
            first = self._foreign_start(dot.start(), dotted.start()) if dot else end
            if dot and first < dot.start():
                return first, self.text[first:end]
        latin = _LATIN.search(self.text, max(floor, end - 30), end)
        if latin and latin.end() == end:
            return latin.start(), latin.group()
        for size in (3, 2, 4, 5, 6, 7):
            start = end - size
            if start < floor or (self.text[start] == "贺" and self.text[start - 1 : start] == "祝"):
                continue
            piece = self.text[start:end]
            good = is_chinese_name(piece) if size <= 4 else False
            if (good or is_foreign(piece)) and is_free(piece) and self._begins(start, floor):
                return start, piece
        return None

    def _foreign_start(self, start: int, floor: int) -> int:
        """Return where the transliteration begins that runs on at ``start``: never inside a title."""
        first = start
        while first > floor and start - first < 8 and self.text[first - 1] in _RUNNING - _SMALL:
            if self.text.endswith(("宣布", "公布"), floor, first):
                break
            if role_start(self.text, first, max(floor, first - 14)) is not None:
                break
            first -= 1
        return first

    def _begins(self, start: int, floor: int) -> bool:
        """Tell whether a name may begin here: after punctuation, a small word or a title."""
        if start == floor or _NAME_START.search(self.text, max(0, start - 2), start):
            return True
        titled = self.text.endswith(("候选人", "领导人", "领袖", "人士", "学家"), floor, start)
        return titled or role_start(self.text, start, max(floor, start - 14)) is not None

    def before(self, end: int, floor: int) -> tuple[int, list[str]] | None:
        """Return ``(start, names)`` of the person or the list of people named right before ``end``."""
        last = self.ending(end, floor)
        if last is None:
            return None
        start, names = last[0], [last[1]]
        while start > floor and len(names) < _MOST and self.text[start - 1] in "、和":
            more = self._between_commas(start - 1, floor) or self.ending(start - 1, floor)
            if more is None:
                break
            start, names = more[0], [more[1], *names]
        return start, names

    def _between_commas(self, end: int, floor: int) -> tuple[int, str] | None:
        """向巴平措 between two 、 is one name of the list, not 巴平措."""
        match = regex.compile(r"(?<=、)(?:\p{Han}{2,4}|\p{Han}{1,8}[·•\-]\p{Han}{1,10})$").search(self.text, floor, end)
        if match is None or match.end() != end:
            return None
        name = match.group()
        good = is_name(_DASH.sub("·", name)) or (name[0] in "向贡格阿" and len(name) == 4)
        return (match.start(), name) if good and is_free(name) else None
