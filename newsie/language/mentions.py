"""Who is named where, and by which title: the evidence of the words around a name.

In order of trust: a title or a licensing noun before the name, the list it opens, the forms that only a name can
stand in (``X同志任``, ``X（女）``, ``X，男，``), the statistical tagger, and then every other place where a name
already found stands again, also glued to another one in a headline.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import regex

from newsie.language import names
from newsie.language.posts import Post, inherit, kind_of, role_pattern, split_posts
from newsie.language.tagger import Tagged
from newsie.language.titles import organization_start, title_start
from newsie.lexicons import alternation, words


@dataclass(frozen=True)
class Mention:
    """A name at ``start:end``, the posts printed with it, and the rule that found it."""

    start: int
    end: int
    name: str
    posts: tuple[Post, ...] = ()
    rule: str = "tagger"


_NAME_RUN = regex.compile(rf"[\p{{Han}}]{{1,8}}(?:[{names.DOTS}][\p{{Han}}]{{1,9}}){{1,3}}")
_LATIN_RUN = regex.compile(r"[A-Z][A-Za-z'’-]{1,20}(?:[ ·.][ ]?[A-Z][A-Za-z'’-]{0,20}){1,4}")
_GLOSS = regex.compile(r"[（(][^（）()\n]{1,14}[）)]")
_SEPARATOR = regex.compile(r"[、，,]|和|与|及|以及|[ \u3000]")
_BREAK = regex.compile(r"[\s、，,。；;：:！!？?（()）“”《》‘’—…|]")
_NOT_AFTER_ROLE = frozenset("会团处制级类组们性型化权力长片令岗")
# These never end a given name.
_FUNCTION = frozenset("在为对向以从被和与及同将已曾也还就是都等到赴率说的了而并由把让给用因于至其这那")
_THOUGHT = regex.compile(r"(?:同志)?[^，。、；“”《》\n]{0,14}?(?:思想|理论)")
_BOOK = regex.compile(r"《[^《》\n]{1,120}》")
_DECISION = regex.compile(r"《关于(?:接受|任命|免去|补选|选举|提请|许可|终止|罢免|撤销|批准|[\p{Han}·]{2,12}(?:为|任|辞|代理|请求))")
_AFTER_NAME_ROLES = (
    "总书记|委员长|副总理|总理|国家主席|主席|总统|首相|国王|院士|教授|书记|省长|市长|县长|区长|州长|镇长|部长|厅长|局长|主任|"
    "校长|院长|会长|董事长|总经理|总裁|大使|行长|外长|医生|老师|将军|上校|少将|中将|上将|博士|法官|检察长|秘书长|理事长|社长|所长|站长|队长|连长|营长|团长|指导员"
)
_AFTER_NAME = regex.compile(rf"(?:{_AFTER_NAME_ROLES})(?!特使|特别|助理|团队|夫人|工作室|一职|职务|们)")
_ONLY_NAMES = regex.compile(
    r"(?P<n>[\p{Han}·]{2,14}?)(?:（(?:女|男|[\p{Han}]{1,5}族|女，[\p{Han}]{1,5}族)）|，(?:男|女)，(?=[\p{Han}]{1,5}族|\d|生于|出生|中共|汉))"
)
_BEFORE_FORM = regex.compile(r"\p{Han}*(?:任命|免去|选举|决定|补选|接受|提名|推选|撤销|罢免|聘任|解聘)")
_COMRADE = regex.compile(r"(?<=[，。：；、和\n\s]|^)(?P<n>[\p{Han}·]{2,10}?)同志(?=任|不再|兼任|为|担任|已|，|。|、|的|在|代表|主持|提名|等)")
_GLUED_HEADS = frozenset("学生 教师 老师 农民 工人 居民 村民 群众 成员 代表 委员 专家 学者 游客 乘客 旅客 作者 学员 干事 成员 志愿者 工作人员 科研人员 技术人员".split())


# 中方, 孟方: a side, not a man.
_SIDE = regex.compile(r"[中美俄英法德日韩朝越老柬缅泰马印尼巴哈吉塔乌土孟斯伊沙阿埃加澳新西意白塞匈波希蒙非欧南苏以黎约安古智秘][方新]")
# 记者丁一鸣、王小二: writers, whatever the words around say.
_WRITERS = regex.compile(r"(?:记者|通讯员|实习生|特约撰稿人|撰稿|编辑整理|采写)[：:/ ]?(?P<names>[\p{Han}·]{2,4}(?:[、 \u3000][\p{Han}·]{2,4}){0,7})(?=[）)]|采访|报道|摄|整理|\s|/|$)|[（(][^（）()\n]{0,12}记者[ \u3000]?(?P<glued>[^（）()\n]{2,60})[）)]")
# 佟佳江, 武王墩, 安康杯: what ends so is a name of a man only if a verb of saying or doing follows.
_THINGS = frozenset("江河湖山墩镇村杯县市区路街桥寺庙塔岛湾港站厂店馆楼园山峰峡谷沟坝堤泉洞坡岭滩海奖赛展节剑刀")
_GENERIC_ROLE = regex.compile(r"(?:\p{Han}{2}|副\p{Han})(?:长|官|师|家)$|\p{Han}(?:长|官|师|家)$")
_LINE = regex.compile(r"[^\n]+")
_ROSTER_ITEM = regex.compile(r"(?P<n>[^\s、，。；：（）()]+)(?:[（(][^（）()\n]{1,14}[）)])?(?=[\s、]|$)")


@cache
def _follower() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(words('name_followers'))}|\d|[\s、，,。；;：:！!？?（()）“”《》‘’—…|·/]|$)")


@cache
def _licenser() -> regex.Pattern[str]:
    return regex.compile(f"(?:{alternation(words('licensers'))})")


@dataclass
class Reader:
    """Reads the mentions of one text. ``tagged`` are the tagger's stretches; ``banned`` names are never people."""

    text: str
    tagged: Sequence[Tagged] = ()
    banned: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    by_start: dict[int, Tagged] = field(default_factory=dict)
    found: dict[int, Mention] = field(default_factory=dict)
    loose: list[Post] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)
    writers: list[tuple[int, int]] = field(default_factory=list)
    _current: list[Post] = field(default_factory=list)

    def __post_init__(self) -> None:
        writers = [
            match.span() for name in self.banned if name for match in regex.finditer(regex.escape(name), self.text)
        ]
        writers += [match.span() for match in _WRITERS.finditer(self.text)]
        self.writers = writers
        self.tagged = [t for t in self.tagged if not (t.label == "PERSON" and _overlaps(t.start, t.end, writers))]
        self.by_start = {t.start: t for t in self.tagged if t.label == "PERSON"}

    def read(self) -> list[Mention]:
        """Return every mention in order of the text; mentions never overlap."""
        self._rosters()
        self._titles()
        self._licensed()
        self._forms()
        self._statistical()
        self._agreed()
        self._generic_titles()
        self._again()
        self._last_names()
        self._titles_behind()
        self._careers()
        return [self.found[start] for start in sorted(self.found)]

    def _agreed(self) -> None:
        """One person has one name: variants of different length are settled by all the places they stand in."""
        by_name: dict[str, list[Mention]] = {}
        for mention in self.found.values():
            by_name.setdefault(mention.name, []).append(mention)
        for name in sorted(by_name, key=len):
            longer = [n for n in by_name if n != name and n.startswith(name) and len(n) == len(name) + 1]
            right = self._right_name(name, longer)
            for wrong in {name, *longer} - {right}:
                for mention in by_name.get(wrong, ()):
                    if self.text.startswith(right, mention.start) and mention.start in self.found:
                        self.found[mention.start] = replace(
                            mention, end=mention.start + len(right), name=right
                        )

    def _right_name(self, name: str, longer: list[str]) -> str:
        """黄滢 always followed by 滢 is 黄滢滢; 杨佳 before 信, 特 and 表 is 杨佳."""
        if not names.is_chinese_name(name) or len(name) > 3:
            return name
        after = {self.text[m.end() : m.end() + 1] for m in regex.finditer(regex.escape(name), self.text)}
        count = self.text.count(name)
        if len(after) == 1 and count >= 2 and len(name) == 2:
            following = after.pop()
            grown = name + following
            ends = [m.end() for m in regex.finditer(regex.escape(name), self.text)]
            if following not in _FUNCTION and names.is_chinese_name(grown) and not any(_follower().match(self.text, end) for end in ends):
                return grown
        if len(longer) == 1 and count == self.text.count(longer[0]):
            return longer[0]
        return name

    # Lists of nothing but names ---------------------------------------------------------------------------------
    def _rosters(self) -> None:
        """A line of at least five names with blanks or 、 between them, marks like （女） after some."""
        for line in _LINE.finditer(self.text):
            items = [m for m in _ROSTER_ITEM.finditer(self.text, *line.span())]
            named = [m for m in items if names.is_name(m.group("n"))]
            if len(items) >= 5 and len(named) >= 0.8 * len(items):
                for match in items:
                    if match in named or 2 <= len(match.group("n")) <= 5:
                        self.found[match.start("n")] = Mention(
                            match.start("n"), match.end("n"), match.group("n"), (), "roster"
                        )

    # Evidence before the name -----------------------------------------------------------------------------------
    def _titles(self) -> None:
        last_end, last_post = -1, None
        organizations: list[Post] = []
        for match in role_pattern().finditer(self.text):
            role, end = match.span()
            if self.text[end : end + 1] in _NOT_AFTER_ROLE and not self.by_start.get(end):
                continue
            name_start = self._skip_gloss(end)
            name_end = self._name_at(name_start, strict=self._weak(match.group()))
            start = title_start(self.text, role, cut=self._last_name_end)
            between = self.text[last_end:start] if 0 <= last_end <= start else "。"
            before = last_post if regex.fullmatch(r"(?:[，、；,;]|以?及|和|与)?(?:会议|由)?", between) else None
            posts = split_posts(self.text[start:end], before=before, offset=start)
            posts = [self._former(post, organizations) for post in posts]
            organizations += [post for post in posts if post.organization]
            if self.text[start - 1 : start] == "任" and posts[0].organization is None:
                organ = organization_start(self.text, start - 1)
                organizations += [replace(post, organization=self.text[organ : start - 1]) for post in posts]
            if name_end is None:
                self.loose += posts
                continue
            self.titles.append((start, end))
            last_end = self._accept_list(name_start, name_end, tuple(posts), "title")
            with_organ = [post for post in posts if post.organization]
            last_post = with_organ[-1] if with_organ else before

    def _weak(self, role: str) -> bool:
        """A role that is also a common noun (学生, 代表) promises a name only if the tagger agrees."""
        return kind_of(role) in ("profession", "honour") or role in _GLUED_HEADS

    def _former(self, post: Post, before: list[Post]) -> Post:
        """原部长 without an organ is the former head of the organ named last with the same head noun."""
        if post.former and post.organization is None:
            for other in reversed(before):
                if other.role.endswith(post.role[-2:]) and other.role != "书记":
                    return inherit(post, other)
        return post

    def _licensed(self) -> None:
        for match in _licenser().finditer(self.text):
            end = self._name_at(match.end(), strict=True)
            if end is not None and match.end() not in self.found:
                self._accept_list(match.end(), end, (), "licensed")

    def _skip_gloss(self, position: int) -> int:
        gloss = _GLOSS.match(self.text, position)
        if gloss and regex.search(r"级|兼|主持|正|副|任", gloss.group()):
            return gloss.end()
        if self.text.startswith(("、", "，"), position) or position >= len(self.text):
            return position
        return position

    def _last_name_end(self, start: int, end: int) -> int:
        """Cut a title's organisation at the last person named before it; 吉林大学 inside a name of an organ is none."""
        ends = [t.end for t in self.tagged if t.label == "PERSON" and start <= t.start and t.end < end]
        ends += [m.end for m in self.found.values() if start <= m.start and m.end < end]
        cut = max(ends, default=start)
        return cut + 1 if cut > start and self.text[cut : cut + 1] in ("和", "与", "及", "等") else cut

    # Names ------------------------------------------------------------------------------------------------------
    def _name_at(self, start: int, *, strict: bool = False) -> int | None:
        """Return where the name that begins at ``start`` ends; ``strict`` asks the tagger to agree."""
        text = self.text
        if start >= len(text) or _BREAK.match(text, start):
            return None
        span = self.by_start.get(start)
        dotted = _NAME_RUN.match(text, start)
        if dotted and not (span and span.end < _first_dot(dotted)):
            return self._trim_dotted(dotted)
        latin = _LATIN_RUN.match(text, start)
        if latin:
            return int(latin.end())
        married = self.by_start.get(start + 1)
        if not span and married and names.is_chinese_name(text[start : married.end]) and married.end == start + 4:
            return married.end  # 林郑月娥
        if span:
            end = self._mended(start, span.end)
            if self._shape(text[start:end]):
                return end
        if strict:
            return None
        return self._by_shape(start)

    def _mended(self, start: int, end: int) -> int:
        """Move the end of a tagged name where the words after it say that the tagger cut it short or ran on."""
        text, follower = self.text, _follower()
        if text[end : end + 1] and text[end] in names.DOTS:
            match = _NAME_RUN.match(text, start)
            return self._trim_dotted(match) if match else end
        name = text[start:end]
        compound = name[:2] in names.surnames()[1]
        if not compound and len(name) == 4 and not names.is_foreign(name):
            for shorter in (end - 1, end - 2):
                if names.is_chinese_name(text[start:shorter]) and follower.match(text, shorter):
                    return shorter
        longer = end + 1
        if len(name) == 2 and names.is_chinese_name(text[start:longer]) and text[end : end + 1] not in _FUNCTION:
            here, there = follower.match(text, end), follower.match(text, longer)
            if there and (not here or (len(here.group()) == 1 < len(there.group()) and here.group().isalpha())):
                return longer
        return end

    def _trim_dotted(self, match: regex.Match[str]) -> int:
        """The last part of a dotted name runs on into the verb: cut it where a follower stands."""
        end = match.end()
        dot = max((match.string.rfind(d, match.start(), end) for d in names.DOTS), default=-1)
        if dot < 0:
            return int(end)
        span = next((t for t in self.tagged if t.label == "PERSON" and t.start <= match.start() < t.end), None)
        if span and span.end > dot + 1:
            return min(span.end, int(end))
        follower = _follower()
        for position in range(dot + 3, end + 1):
            if follower.match(match.string, position) and match.string[position - 1 : position] not in names.DOTS:
                return position
        return int(end)

    def _by_shape(self, start: int) -> int | None:
        text, follower = self.text, _follower()
        broken = _BREAK.search(text, start)
        limit = broken.start() if broken else len(text)
        if any(t.label != "PERSON" and t.start <= start < t.end for t in self.tagged):
            return None
        compound = text[start : start + 2] in names.surnames()[1]
        for length in (4, 3) if compound else (3, 2):
            end = start + length
            if end <= limit and names.is_chinese_name(text[start:end]) and not names.is_word(text[start:end]):
                if follower.match(text, end) and not follower.match(text, end - 1):
                    return end
        for end in (start + 3, start + 2):
            if end <= limit and names.is_chinese_name(text[start:end]) and not names.is_word(text[start:end]):
                if follower.match(text, end):
                    return end
        end = start
        while end < limit and text[end] in names.FOREIGN and end - start < 10:
            end += 1
        while end - start >= 3:
            if follower.match(text, end):
                return end
            end -= 1
        return None

    def _shape(self, name: str) -> bool:
        return (names.is_name(name) or (2 <= len(name) <= 10 and all("\u4e00" <= c <= "\u9fff" for c in name))) and (
            name not in self.banned
        )

    def _accept_list(self, start: int, end: int, posts: tuple[Post, ...], rule: str) -> int:
        """Accept a name and those that 、和及 or blanks join to it; return the end of the list."""
        self._accept(start, end, posts, rule)
        while True:
            position = self._gloss_end(end)
            separator = _SEPARATOR.match(self.text, position)
            if not separator:
                return end
            following = separator.end()
            while self.text[following : following + 1] == " ":
                following += 1
            latin = _LATIN_RUN.fullmatch(self.text, start, end) and _LATIN_RUN.match(self.text, following)
            if (separator.group() in "，," and not latin) or self._title_follows(following):
                return end
            next_end = self._list_name(following, separator.group())
            if next_end is None:
                return end
            start, end = following, next_end
            self._accept(start, end, posts, "list")

    def _gloss_end(self, position: int) -> int:
        gloss = _GLOSS.match(self.text, position)
        return gloss.end() if gloss else position

    def _title_follows(self, position: int) -> bool:
        broken = _BREAK.search(self.text, position)
        limit = broken.start() if broken else len(self.text)
        match = role_pattern().search(self.text, position, limit)
        if not match:
            return False
        inside = self.by_start.get(position)
        return not (inside and inside.end <= match.start())

    def _list_name(self, start: int, separator: str) -> int | None:
        broken = _BREAK.search(self.text, start)
        limit = broken.start() if broken else len(self.text)
        item = self.text[start:limit]
        if separator.isspace() and not (start in self.by_start or names.is_chinese_name(item)):
            return None
        if names.is_chinese_name(item) and not names.is_word(item) and item not in self.banned:
            if self.text[limit : limit + 1] in "、，（( \u3000\n" or start in self.by_start:
                return limit
        if start in self.by_start and self.text[limit : limit + 1] == "、" and 4 <= len(item) <= 7:
            return limit  # 乌云其木格: a whole item of the list, whatever its shape
        return self._name_at(start, strict=False)

    def _accept(self, start: int, end: int, posts: tuple[Post, ...], rule: str) -> None:
        name = self.text[start:end]
        if name in self.banned or self._thought(end) or names.is_common(name):
            return
        if _overlaps(start, end, self.writers):
            return
        for other in [m for m in self.found.values() if m.start < end and start < m.end]:
            if other.posts or (other.start, other.end) == (start, end):
                if posts and not other.posts:
                    break
                return
            del self.found[other.start]
        self.found[start] = Mention(start, end, name, posts, rule)

    def _thought(self, end: int) -> bool:
        """习近平法治思想 names a doctrine, not a man."""
        return _THOUGHT.match(self.text, end) is not None and not self.text.startswith(("总书记", "同志", "主席"), end)

    # Evidence around the name -----------------------------------------------------------------------------------
    def _forms(self) -> None:
        for pattern in (_ONLY_NAMES, _COMRADE):
            for match in pattern.finditer(self.text):
                start, end = match.span("n")
                best = self._suffix_name(start, end)
                if best is not None and best not in self.found:
                    self._accept(best, end, (), "form")

    def _suffix_name(self, start: int, end: int) -> int | None:
        """The longest name that ends at ``end``: what stands before it may be glued to it."""
        verb = _BEFORE_FORM.match(self.text, start, end - 1)
        start = verb.end() if verb else start
        if names.is_name(self.text[start:end]) and not names.is_word(self.text[start:end]):
            return start
        for span in self.tagged:
            if span.label == "PERSON" and span.end == end and span.start >= start:
                return span.start
        for first in range(max(start, end - 4), end - 1):
            if names.is_chinese_name(self.text[first:end]) and self.text[first - 1 : first] in "、，。：；和与 \n":
                return first
        return None

    def _statistical(self) -> None:
        books = [m.span() for m in _BOOK.finditer(self.text) if not _DECISION.match(m.group())]
        for raw in self.tagged:
            if raw.label != "PERSON" or any(a <= raw.start < b for a, b in books):
                continue
            span = Tagged(raw.start, self._mended(raw.start, raw.end), raw.label)
            if any(m.start < span.end and span.start < m.end for m in self.found.values()):
                continue
            if self.text[span.start - 1 : span.start] and self.text[span.start - 1] in names.DOTS:
                continue
            if _inside(span.start, span.end, self.titles):
                continue  # 阿里云创始人: a name inside a title is the organ's
            for start, end in self._pieces(span):
                if self._plausible(start, end):
                    self._accept(start, end, (), "tagger")

    def _pieces(self, span: Tagged) -> Iterator[tuple[int, int]]:
        """A run of two glued names (胡玉亭朱国贤) is two; anything else is itself."""
        name = self.text[span.start : span.end]
        if 5 <= len(name) <= 6 and not names.is_foreign(name) and not names.is_dotted(name):
            for cut in (3, 2):
                if names.is_chinese_name(name[:cut]) and names.is_chinese_name(name[cut:]):
                    yield span.start, span.start + cut
                    yield span.start + cut, span.end
                    return
        yield span.start, span.end

    def _plausible(self, start: int, end: int) -> bool:
        name = self.text[start:end]
        if len(name) < 2 or name in self.banned or not self._shape(name) or names.is_common(name):
            return False
        if not names.is_name(name):
            return False
        if self.text[start - 1 : start].isdigit() or _SIDE.fullmatch(name):
            return False
        followed = _follower().match(self.text, end) is not None
        if len(name) == 2 and not followed and self.text[start - 1 : start].isalpha():
            return False
        return followed or name[-1] not in _THINGS

    def _again(self) -> None:
        """Every other place where a name already found stands."""
        wanted = {m.name for m in self.found.values()} | self.known
        wanted = {name for name in wanted if name not in self.banned}
        if not wanted:
            return
        books = [m.span() for m in _BOOK.finditer(self.text) if not _DECISION.match(m.group())]
        pattern = regex.compile(alternation(frozenset(map(regex.escape, wanted))))
        taken = sorted((m.start, m.end) for m in self.found.values())
        organs = [(t.start, t.end) for t in self.tagged if t.label != "PERSON"]
        for match in pattern.finditer(self.text):
            start, end = match.span()
            if _overlaps(start, end, taken) or _overlaps(start, end, self.writers) or _inside(start, end, books) or self._thought(end):
                continue
            if _inside(start, end, organs) and match.group() not in self.known and len(match.group()) < 3:
                continue
            self.found[start] = Mention(start, end, match.group(), (), "again")

    def _generic_titles(self) -> None:
        """加州财务长丁一鸣: a head noun no lexicon has, right before a tagged name."""
        for mention in list(self.found.values()):
            match = None if mention.posts else _GENERIC_ROLE.search(self.text[max(0, mention.start - 3) : mention.start])
            if not match or names.is_common(match.group()[:2]):
                continue
            role = mention.start - len(match.group())
            start = title_start(self.text, role, cut=self._last_name_end)
            if start == role:
                continue
            post = Post(self.text[start:role], match.group(), start=start, end=mention.start)
            self.found[mention.start] = replace(mention, posts=(post,))

    def _last_names(self) -> None:
        """科尔曼 is 史蒂夫·科尔曼 where the article has the full name."""
        full: dict[str, str] = {}
        for mention in self.found.values():
            parts = regex.split(f"[{names.DOTS}]", mention.name)
            if len(parts) > 1:
                full.update((part, mention.name) for part in (parts[0], parts[-1]) if len(part) >= 2)
        for start, mention in list(self.found.items()):
            if mention.name in full:
                self.found[start] = replace(mention, name=full[mention.name])

    def _titles_behind(self) -> None:
        """赵乐际委员长, 王坚院士: a title right after the name."""
        for mention in list(self.found.values()):
            match = _AFTER_NAME.match(self.text, mention.end)
            if not match or match.end() in self.found:
                continue
            post = Post(None, match.group(), start=match.start(), end=match.end())
            if self.text[match.start() : match.end() + 1] != "主席团":
                self.found[mention.start] = Mention(
                    mention.start, mention.end, mention.name, (*mention.posts, post), mention.rule
                )


    def _careers(self) -> None:
        """现任 X, without a name, is said of the person named last in the paragraph; a CV's 高级经济师 of its subject."""
        for post in list(self.loose):
            line = self.text.rfind("\n", 0, post.start) + 1
            before = self.text[max(line, post.start - 4) : post.start]
            following = self.text[post.end : post.end + 1]
            first = next((p for p in self._current if p.end == post.start - 1), None)
            current = before.endswith("现任") or first is not None
            item = kind_of(post.role) == "academic" and before[-1:] in "，、" and following in "，。、"
            if not current and not item:
                continue
            inside = [m for m in self.found.values() if line <= m.start < post.start]
            if item and not current:
                inside = [m for m in inside if regex.match(r"，[男女]，", self.text, pos=m.end)]
            if inside:
                holder = max(inside, key=lambda m: m.start)
                if current:
                    self._current.append(post)
                self.found[holder.start] = replace(holder, posts=(*holder.posts, post))
                self.loose.remove(post)


def _first_dot(match: regex.Match[str]) -> int:
    return min(match.string.find(d, match.start()) % (len(match.string) + 1) for d in names.DOTS)


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _inside(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)


def find_mentions(
    text: str,
    *,
    tagged: Sequence[Tagged] = (),
    banned: Iterable[str] = (),
    known: Iterable[str] = (),
) -> tuple[list[Mention], list[Post]]:
    """Find every person named in a text, with the posts printed beside the name.

    Args:
        text: an article's text.
        tagged: the stretches of a recogniser (:func:`newsie.language.tagger.tag`), PERSON, ORG and LOC.
        banned: names that are never people here: reporters of the byline.
        known: full names known from elsewhere on the page.

    Returns:
        The mentions in order, never overlapping, and the posts printed without a holder. Surname and title alone
        (张书记) are *not* found, nor names inside 《》 unless a decision names them, nor 习近平…思想.

    Example:
        >>> mentions, _ = find_mentions("省委副书记、省长韩立群主持会议。")
        >>> [(m.name, [(p.organization, p.role) for p in m.posts]) for m in mentions]
        [('韩立群', [('省委', '副书记'), (None, '省长')])]
    """
    reader = Reader(text, tagged, frozenset(banned), frozenset(known))
    return reader.read(), reader.loose
