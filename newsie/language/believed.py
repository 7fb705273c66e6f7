"""Names that nothing but the tagger speaks for: which of its guesses are believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsie.language import names
from newsie.language.boundaries import follower
from newsie.language.cover import Cover
from newsie.language.findings import Findings
from newsie.language.holders import title_behind
from newsie.language.refusals import names_a_thing
from newsie.language.tagger import Tagged
from newsie.language.tiers import SURE
from newsie.lazy import lazy
from newsie.lexicons import words

#: A name that nothing but the recogniser speaks for is taken from this score on, or where a verb follows (周涛升任).
BELIEVED = 0.85
# 佟佳江, 武王墩, 安康杯: what ends so is a man's name only if a word follows that follows names.
_THINGS = frozenset("江河湖山墩镇村杯县市区路街桥寺庙塔岛湾港站厂店馆楼园山峰峡谷沟坝堤泉洞坡岭滩海奖赛展节剑刀")
# 有利于农: a surname that is a preposition or an adverb more often.
_PREPOSITIONS = frozenset("于向从应由时常全都将来过多单成解令回任")
# 为郑中奇涉黑组织: after these a name of two characters begins even where no follower says so.
_BEFORE_NAME = frozenset("为与向由被给和跟的")
_QUOTES = lazy(r"(?:说|称)[，：“]")


class Believed(Findings):
    """The mentions of one text, with those that only the tagger sees. ``titles`` are where posts stand."""

    def __init__(self, text: str, tagged: Sequence[Tagged], banned: frozenset[str], known: frozenset[str]) -> None:
        super().__init__(text, tagged, banned, known)
        self.titles = Cover(len(text))

    def statistical(self) -> None:
        """Take the tagger's people where the words around do not speak against them."""
        guesses = list(self.ends.people.values())
        things = {
            self.text[raw.start : raw.end]
            for raw in guesses
            if not title_behind(self.text, raw.end) and names_a_thing(self.text, raw.start, raw.end)
        }
        for raw in guesses:
            end = self.ends.mended(raw.start, raw.end)
            follows = follower().match(self.text, end) or title_behind(self.text, end)
            if raw.score < BELIEVED and not (follows and len(follows.group()) >= 2):
                continue
            if self.books.touches(raw.start, raw.start + 1) or self.text[raw.start : raw.end] in things:
                continue
            after_dot = self.text[raw.start - 1 : raw.start] in tuple(names.DOTS)
            # 阿里云创始人: a name inside a title is the organ's.
            if after_dot or self.taken.touches(raw.start, end) or self.titles.holds(raw.start, end):
                continue
            for first, last in self._pieces(self.ends.surname_start(raw.start, end), end):
                if self._plausible(first, last):
                    self.accept(first, last, (), "model")

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A run of two glued names (胡玉亭朱国贤) is two; anything else is itself."""
        name = self.text[start:end]
        if 5 <= len(name) <= 6 and not names.is_dotted(name) and not names.sounds_foreign(name, share=0.8):
            for cut in (3, 2):
                if names.is_chinese_name(name[:cut]) and names.is_chinese_name(name[cut:]):
                    yield start, start + cut
                    yield start + cut, end
                    return
        yield start, end

    def _plausible(self, start: int, end: int) -> bool:
        name, before = self.text[start:end], self.text[start - 1 : start]
        sounded = len(name) >= 4 - self._sure(start, end) and names.sounds_foreign(name)
        if (
            not (names.is_name(name) or sounded or self.ends.is_japanese(start, end))
            or names.is_entry(name)
            or before.isdigit()
        ):
            return False
        if names.is_dotted(name) and not names.sounds_foreign(name):
            return False
        if before in words("courtesies", "familiar") and len(name) <= 3 and name[0] in names.surnames()[0]:
            return False  # 小刘成功拿到工资
        if before == "在" and self.text[end : end + 1] == "，" and not names.is_chinese_name(name):
            return False  # 在布拉迪斯拉发，李鸿忠…
        held = title_behind(self.text, end)
        if len(name) == 2 and before.isalpha() and not names.is_chinese_name(name) and held is None:
            return False  # 泡泡玛特
        follows = follower().match(self.text, end) or held
        followed = follows is not None
        unsure = follows is None or (len(follows.group()) < 2 and not _QUOTES.match(self.text, end))
        if name[0] in _PREPOSITIONS and before.isalpha() and unsure and not self._elsewhere(start, end):
            return False
        if len(name) == 2 and not followed and before.isalpha() and before not in _BEFORE_NAME:
            return False
        return followed or name[-1] not in _THINGS

    def _sure(self, start: int, end: int) -> bool:
        """Tell whether the tagger is sure of a name before a title: 诗琳通公主."""
        person = self.ends.people.get(start)
        return person is not None and person.score >= SURE and title_behind(self.text, end) is not None

    def _elsewhere(self, start: int, end: int) -> bool:
        """于纪龙: the same three characters stand again not far away, and so hang together."""
        name = self.text[start:end]
        near = self.text.find(name, end, end + 1500) >= 0 or self.text.find(name, max(0, start - 1500), start) >= 0
        return len(name) == 3 and near
