"""Where a name that begins at a given character ends.

The tagger's guess is mended by what follows (``name_followers.tsv``) and by the shape of names; without a guess, shape
and follower decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from newsie.language import names
from newsie.language.occurrences import occurrences
from newsie.language.own import OwnStretches
from newsie.language.refusals import no_name
from newsie.language.tagged_people import BREAK, NEXT_WORD, behind_role, tagged_people
from newsie.language.tagger import Tagged
from newsie.language.worded import ADVERBIAL, does_something, is_worded, stranded
from newsie.lazy import lazy
from newsie.lexicons import alternation, first_character, sorted_in, words

_INNER_BLANKS = lazy(r"(?<=\p{Han})[ \u3000]+(?=\p{Han})")
_DOTS = frozenset(names.DOTS)
_SOUND = r"[^\P{Han}的等是在说与]"
DOTTED = lazy(rf"{_SOUND}{{1,8}}(?:[{names.DOTS}]{_SOUND}{{1,9}}){{1,3}}(?:-{_SOUND}{{1,8}})?")
LATIN = lazy(r"[A-Z][A-Za-z'’-]{1,20}(?:[ ·.][ ]?[A-Z][A-Za-z'’-]{0,20}){1,4}")
# These never end a given name.
_REIGN = lazy(r"[一二三四五六七八九十]{1,2}世(?![纪界])")
#: 雅各布-卢
_HYPHENED = lazy(
    r"\p{Han}{2,6}-\p{Han}{1,8}?(?=[\s、，,。；;：:！!？?（()）“”]|说|表示|称|指出|会|在|等|出席|$)"
)
# 丁 浩: a name of two characters set as wide as one of three.
_SPACED = lazy(r"\p{Han}[ \u3000]{1,2}\p{Han}(?=[、，。；（\n]|$|等|出席|参加|主持|列席)")
_STATESMEN = ("总统", "总理", "主席", "首相", "国王")
_CONJUNCTIONS = frozenset("和与及同跟等")
_REPORTS = lazy(r"作(?:报告|辅导|讲座|说明|发言|汇报|讲话|交流|主旨|专题|动员|总结|了)")
_JOINTS = ("和", "与", "及", "同")
_FUNCTION = frozenset("在为对向以从被和与及同将已曾也还就是都等到赴率说的了而并由把让给用因于至其这那")
_NEVER_SOUNDED = _FUNCTION | frozenset("不无未没个些")


@cache
def follower() -> re.Pattern[str]:
    """Return the pattern of what can stand right after a name: a verb, a particle, a digit, punctuation, the end."""
    following = words("name_followers")
    # What `re` takes for blanks besides, the separators of ASCII, has never ended a name.
    blank = r"(?![\x1c-\x1f])\s"
    return re.compile(
        rf"(?:{first_character(following)}{sorted_in(alternation(following).split('|'))}|\d|[、，,。；;：:！!？?（()）“”《》‘’—…|·/]|{blank}|$)"
    )


def squeezed(name: str) -> str:
    """Return a Chinese name without the blanks that typesetters put into it; 丁 浩 is 丁浩."""
    return _INNER_BLANKS.sub("", name) if " " in name or "\u3000" in name else name


def _long_follower(text: str, position: int) -> bool:
    """Tell whether a verb of two or more characters stands here."""
    match = follower().match(text, position)
    return match is not None and len(match.group()) >= 2


#: 总统都接受, 教授来村里, 讲解员回信: surnames that are other words nearly always; the tagger knows the exceptions.
_RARELY = frozenset("都来回")
_JAPAN = ("日本", "日方", "日媒", "东京", "日美", "中日", "日韩")
#: Below this score the end of a tagged name gives way to a verb.
_DOUBTED = 0.9


class Boundaries:
    """Ends of names in one text; ``tagged`` are the tagger's stretches, ``banned`` names are never people."""

    def __init__(self, text: str, tagged: Sequence[Tagged], banned: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.banned = banned
        self.own = OwnStretches(text, tagged)
        self.people = {**tagged_people(text, tagged), **self.own.people}
        self.worded: set[int] = set()  # where words are names all the same
        self.promised: dict[int, int] = {}  # names that an act of office promises, by where they start
        self._of_japan = any(word in text for word in _JAPAN)
        self._by_end = {t.end: t for t in self.people.values()}
        self._organs = {n: t for t in tagged if t.label in ("ORG", "LOC") for n in range(t.start, t.end)}

    def organ_at(self, position: int) -> Tagged | None:
        """Return the organisation or place that covers a code point, None if none does."""
        return self._organs.get(position)

    def inside_name(self, start: int, end: int) -> bool:
        """Tell whether the characters of a role are a part of a tagged name: 王亚军, 李冠军."""
        named = (self.people.get(start - surname) for surname in (1, 2))
        return any(person is not None and person.end >= end for person in named)

    def end_of(self, start: int, *, strict: bool = False) -> int | None:
        """Return where the name that begins at ``start`` ends, None if none does; ``strict`` asks the tagger to agree.

        Examples:
            >>> Boundaries("书记韩立群主持会议", ()).end_of(2)
            5
        """
        if start in self.own.people:
            return self.own.people[start].end
        if start in self.promised:
            return self.promised[start]
        end = self._end_of(start, strict)
        if end is None or not self.own.forbids(start, end):
            return end
        end = self.own.first(start, end)  # 市长王明远大集团: the user's 远大集团 takes nothing of its own away
        return end if end > start and self.shaped(self.text[start:end]) else None

    def _end_of(self, start: int, strict: bool) -> int | None:
        text = self.text
        if start >= len(text) or BREAK.match(text, start) or text.startswith(("兼前", "兼任", "兼原"), start):
            return None
        span = self.people.get(start)
        if text[start] in _CONJUNCTIONS and (start + 1 in self.people or not span):
            return None  # 总书记和金正恩, 负责人和工作人员; 和金花 is for the tagger to say
        dotted = DOTTED.match(text, start) if _dot_near(text, start) else None
        if dotted and not span and (_long_follower(text, start) or behind_role(text, start, dotted.end()) > start):
            return None  # 总统任命爱德华·菲利普, 总统特别代表鲍里斯·季莫夫
        if dotted and names.sounds_foreign(dotted.group()[:8]) and not (span and span.end < _first_dot(dotted)):
            return self._dotted_end(dotted, span)
        latin = LATIN.match(text, start) if text[start].isascii() else None
        if latin:
            return int(latin.end())
        hyphened = _HYPHENED.match(text, start) if text.find("-", start, start + 7) >= 0 else None
        if hyphened and names.sounds_foreign(hyphened.group().replace("-", ""), share=0.7):
            return int(hyphened.end())
        spaced = _SPACED.match(text, start) if text[start + 1 : start + 2] in (" ", "\u3000") else None
        if spaced and spaced.group()[0] in names.surnames()[0] and not names.is_common(squeezed(spaced.group())):
            return int(spaced.end())
        married = self.people.get(start + 1)
        four = text[start : start + 4]
        if not span and married and married.end == start + 4 and four[0] != "向" and names.is_chinese_name(four):
            return married.end  # 林郑月娥
        if not span:
            span = self._foreign_rest(start)
        if span and text[start] in _RARELY and span.score < _DOUBTED and names.is_entry(text[start : span.end]):
            return None
        if span:
            end = self.mended(start, span.end)
            if self.shaped(text[start:end]) or self._unheard(start, end):
                return end
        return self._promised(start) if strict else self._end_by_shape(start) or self._worded(start)

    def _promised(self, start: int) -> int | None:
        """村民易中天家中: three characters that no word begins, and a verb of two behind."""
        name, end = self.text[start : start + 3], start + 3
        doubtful = names.is_word(name) or names.is_entry(name) or names.is_common(name[1:]) or no_name(name)
        if start in self._organs or name[:1] in ADVERBIAL or doubtful or name in self.banned:
            return None
        return end if names.is_chinese_name(name) and _long_follower(self.text, end) else None

    def _worded(self, start: int) -> int | None:
        """副县长万事通涉嫌, 书记许可到丰收镇调研: a word is a name between a title and a verb that only people do."""
        if self.text[start] not in names.surnames()[0]:
            return None
        end = next((n for n in (start + 3, start + 2) if self._is_worded(start, n)), None)
        if end is not None:
            self.worded.add(start)
        return end

    def _is_worded(self, start: int, end: int) -> bool:
        acts = end + 1 in self.people if self.text[end : end + 1] == "、" else does_something(self.text, end)
        broken = end in self._organs or BREAK.search(self.text, start, end)
        return acts and not broken and is_worded(self.text[start:end])

    def surname_start(self, start: int, end: int) -> int:
        """Return where a tagged name really starts: 、公孙策 begins with a surname of two characters."""
        if start in self.own.people:
            return start
        longer = self.text[start - 1 : end] if start else ""
        fits = longer[:2] in names.surnames()[1] and 3 <= len(longer) <= 4
        if start and self.is_japanese(start - 1, end):
            return start - 1
        return start - 1 if fits and (start == 1 or BREAK.match(self.text, start - 2)) else start

    def is_japanese(self, start: int, end: int) -> bool:
        """Tell whether a stretch is a Japanese surname and one to three characters: 岸田文雄."""
        surname = names.japanese_surname(self.text, start, text_is_japanese=self._of_japan)
        return surname > 0 and 1 <= end - start - surname <= 3

    def _foreign_rest(self, start: int) -> Tagged | None:
        """拉马福萨 after a title, where the tagger begins one or two sounds late."""
        for late in (start + 1, start + 2):
            rest = self.people.get(late)
            if rest and rest.end - late >= 2 and names.is_foreign(self.text[start : rest.end]):
                return Tagged(start, rest.end, "PERSON")
        return None

    def mended(self, start: int, end: int) -> int:
        """Move the end of a tagged name where the words after it say that the tagger cut it short or ran on."""
        if start in self.own.people:
            return self.own.people[start].end
        text = self.text
        if text[end : end + 1] and (text[end] in names.DOTS or any(dot in text[start:end] for dot in names.DOTS)):
            dotted = DOTTED.match(text, start)
            return self._dotted_end(dotted, self.people.get(start)) if dotted else end
        reign = _REIGN.match(text, end)
        if reign:
            return int(reign.end())
        name = text[start:end]
        sounds = len(name) >= 3 and names.is_foreign(name) and not names.is_common(text[end : end + 2])
        if sounds and not follower().match(text, end):
            longer = end  # 阿玛尔巴伊斯格楞会见: the tagger stops in the middle of the sounds
            while longer < end + 4 and text[longer : longer + 1] in names.FOREIGN:
                longer += 1
                if follower().match(text, longer):
                    return longer
        if self.is_japanese(start, end + 1) and not follower().match(text, end) and _long_follower(text, end + 1):
            return end + 1  # 竹下明正当选
        compound = name[:2] in names.surnames()[1]
        cut = len(name) == 3 and not compound and names.is_chinese_name(name[:2])
        behind = name[2:] in ("却", "副") or _REPORTS.match(text, end - 1) is not None
        if cut and (behind or (_long_follower(text, end - 1) and self._verb_begun(start, end))):
            return end - 1  # 李红辞去, 肖捷副委员长: the tagger takes the first character behind along
        if compound and len(name) == 2:
            return self._end_by_shape(start) or end  # 欧阳建华: no name is a surname alone
        if not compound and len(name) == 4 and not names.is_foreign(name):
            for shorter in (end - 1, end - 2):
                if names.is_chinese_name(text[start:shorter]) and follower().match(text, shorter):
                    return shorter
        longer = end + 1
        joint = text[end : longer] in _JOINTS and len(name) == 2 and names.is_chinese_name(text[start:longer])
        if joint and _long_follower(text, longer) and text[longer : longer + 1].isalpha():
            return longer  # 饶子和参加会见: nobody is joined to a verb
        if len(name) == 2 and stranded(text, end) and names.is_chinese_name(text[start:longer]):
            return longer
        can_grow = len(name) == 2 and text[end : end + 1] not in _FUNCTION and not _REPORTS.match(text, end)
        can_grow = can_grow and not NEXT_WORD.match(text, end)
        if can_grow and names.is_chinese_name(text[start:longer]):
            here, there = follower().match(text, end), follower().match(text, longer)
            if there and (not here or (here.group().isalpha() and len(here.group()) == 1 < len(there.group()))):
                return longer
        return end

    def _verb_begun(self, start: int, end: int) -> bool:
        """Tell whether no verb begins where a tagged name ends: 周涛升任, if the tagger is not sure of 周涛升."""
        here, person = follower().match(self.text, end), self.people.get(start)
        return not here or (len(here.group()) == 1 and person is not None and person.score < _DOUBTED)

    def grown(self, name: str) -> str | None:
        """Return the longer name where every place of a two-character one goes on alike: 黄滢 is 黄滢滢."""
        if any(self.text[own.start : own.end] == name for own in self.own.people.values()):
            return None
        ends = [end for _, end in occurrences(self.text, name)]
        after = {self.text[end : end + 1] for end in ends}
        if len(name) != 2 or len(ends) < 2 or len(after) != 1 or after & _FUNCTION:
            return None
        if NEXT_WORD.match(self.text, ends[0]):
            return None
        longer = name + after.pop()
        if names.is_chinese_name(longer) and not any(follower().match(self.text, end) for end in ends):
            return longer
        return None

    def item_end(self, start: int, separator: str) -> int | None:
        """Return where the name of a list ends that begins after a separator, None if it is no name."""
        if start in self.own.people:
            return self.own.people[start].end
        limit = self.item_limit(start)
        item = self.text[start:limit]
        tagged = start in self.people
        after = self.text[limit : limit + 1]
        if separator.isspace():
            whole = names.is_chinese_name(item) or (tagged and self.people[start].end == limit)
            if not whole:
                return None  # 会见董事长丁一鸣 王小二参加: a new sentence of a headline
        listed = tagged or after in "、，（( \u3000\n"
        if listed and names.is_chinese_name(item) and not names.is_word(item) and item not in self.banned:
            return limit
        if after == "、" and 4 <= len(item) <= 7 and (tagged or limit + 1 in self.people):
            return limit  # 乌云其木格: a whole item of the list, whatever its shape
        return self.end_of(start)

    def is_hard(self, end: int) -> bool:
        """Tell whether a mark, the end of the text or a verb of two characters stands here.

        Examples:
            >>> ends = Boundaries("王建国出席，王建很高兴", ())
            >>> [ends.is_hard(place) for place in (3, 2, 8)]
            [True, False, False]
        """
        return end >= len(self.text) or BREAK.match(self.text, end) is not None or _long_follower(self.text, end)

    def item_limit(self, start: int) -> int:
        """Return where the next punctuation or blank stands, at most 40 characters on: no name is longer."""
        end = min(len(self.text), start + 40)
        broken = BREAK.search(self.text, start, end)
        return int(broken.start()) if broken else end

    def shaped(self, name: str) -> bool:
        """Tell whether the tagger may be believed that this is a name."""
        if len(name) < 2 or name in self.banned or no_name(name):
            return False
        if len(name) == 2:
            return names.is_chinese_name(name) or names.is_foreign(name)
        return names.is_name(name) or (len(name) <= 10 and all("\u4e00" <= c <= "\u9fff" for c in name))

    def _unheard(self, start: int, end: int) -> bool:
        """颂蓬表示: two characters that no surname begins, with a verb of saying behind."""
        name, after = self.text[start:end], follower().match(self.text, end)
        known = names.is_common(name) or names.is_entry(name) or no_name(name)
        return end - start == 2 and not known and after is not None and len(after.group()) >= 2

    def last_person_end(self, start: int, end: int) -> int:
        """Return where the last tagged name inside ``start:end`` ends, ``start`` if there is none."""
        return next((n for n in range(end - 1, start, -1) if n in self._by_end), start)

    def person_ending(self, end: int) -> Tagged | None:
        """Return the tagged person whose name ends here, None if none does."""
        return self._by_end.get(end)

    def _dotted_end(self, match: regex.Match[str], span: Tagged | None) -> int:
        """The last part of a dotted name runs on into the verb: cut it where a follower stands."""
        text, end = match.string, int(match.end())
        dot = max(text.rfind(d, match.start(), end) for d in names.DOTS)
        inner = max(text.rfind(d, match.start(), span.end) for d in names.DOTS) if span else -1
        if span and 0 <= inner < span.end - 1 and text[span.end : span.end + 1] not in (*names.DOTS, "-"):
            longer = min(span.end, end)
            while longer < end and text[longer] in names.FOREIGN and not follower().match(text, longer):
                longer += 1
            if follower().match(text, longer):
                return longer
            sounded = inner + 1  # 托马斯·巴赫步履不停
            while sounded < span.end and (text[sounded] in names.FOREIGN or text[sounded] == "-"):
                sounded += 1  # 恩克鲁玛·阿库福-阿多
            return sounded if inner + 2 < sounded < span.end - 1 else min(span.end, end)
        if text[dot + 1 : dot + 2] in names.surnames()[0] and _long_follower(text, dot + 2):
            return dot + 2  # 埃德加·蔡发布声明
        for position in range(dot + 3, end + 1):
            later = follower().match(text, position + 1) if text[position : position + 1] in names.FOREIGN else None
            if later and len(later.group()) >= 2:
                continue  # 买买提出席: 提 is a sound, 提出 is no verb here
            ended = follower().match(text, position) or text.startswith(_STATESMEN, position)
            if ended or text[position] in _NEVER_SOUNDED:
                return position
        return end

    def _end_by_shape(self, start: int) -> int | None:
        text, limit = self.text, self.item_limit(start)
        organ = self._organs.get(start)
        if organ and organ.label == "LOC" and organ.start == start and self._named_like_a_place(organ):
            return organ.end
        if organ and (organ.start < start or organ.end > start + 3 or names.is_entry(text[start : organ.end])):
            return None
        after = self._organs.get(start + 1)
        if text[start] in _RARELY or (text[start] in "向从由对经" and after and after.start == start + 1):
            return None  # 习近平主席向拉美国家致贺电
        compound = text[start : start + 2] in names.surnames()[1]
        japanese = names.japanese_surname(text, start, text_is_japanese=self._of_japan)
        lengths = (4, 3) if compound else tuple(japanese + n for n in (2, 1, 3)) if japanese else (3, 2)
        ends = [start + n for n in lengths if start + n <= limit and self._free_name(start, start + n)]
        ends = [end for end in ends if follower().match(text, end)]
        if len(ends) > 1 and ends[0] == start + 3 and stranded(text, start + 2):
            return ends[0]
        if ends:
            sure = (end for end in ends if not follower().match(text, end - 1))
            return next(sure, ends[0])
        if _long_follower(text, start):
            return None  # 总书记参加江苏代表团: sounds that are a verb
        end = start
        while end < min(limit, start + 10) and text[end] in names.FOREIGN:
            end += 1
        ends = [n for n in range(end, start + 2, -1) if follower().match(text, n)]
        return next((n for n in ends if not no_name(text[start:n])), None)

    def _named_like_a_place(self, place: Tagged) -> bool:
        """副委员长洛桑江村、武维华出席: what the tagger takes for a place, between a title and what follows names."""
        name, after = self.text[place.start : place.end], self.text[place.end : place.end + 1]
        sounded = 3 <= len(name) <= 4 and names.sounds_foreign(name, share=0.7) and not names.is_entry(name)
        return sounded and (after in ("、", "在") or does_something(self.text, place.end))

    def _free_name(self, start: int, end: int) -> bool:
        name = self.text[start:end]
        if names.japanese_surname(self.text, start, text_is_japanese=self._of_japan) and end - start > 2:
            return not no_name(name) and all("\u4e00" <= c <= "\u9fff" for c in name)
        if no_name(name) or not names.is_chinese_name(name):
            return False
        # A word may begin a name (庄稼汉) where the name stands alone, between a title and a comma.
        return not names.is_word(name) or (self.text[end : end + 1] in tuple("，、") and len(name) == 3)


def _dot_near(text: str, start: int) -> bool:
    """Tell whether a name of several parts could begin here: its first part has eight characters at most."""
    return not _DOTS.isdisjoint(text[start + 1 : start + 9])


def _first_dot(match: regex.Match[str]) -> int:
    return next(n for n in range(match.start(), match.end()) if match.string[n] in names.DOTS)
