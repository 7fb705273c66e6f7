"""Who is named where, and by which title: the evidence of the words around a name.

In order of trust: a title or a licensing noun before the name, the list it opens, the forms that only a name can
stand in (``X同志任``, ``X（女）``, ``X，男，``), the statistical tagger, and then every other place where a name
already found stands again, also glued to another one in a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from newsie.language import names
from newsie.language.boundaries import LATIN, follower
from newsie.language.findings import Mention
from newsie.language.holders import settle
from newsie.language.hosts import Hosts
from newsie.language.licensed import Promises
from newsie.language.posts import Post, split_posts
from newsie.language.refusals import no_name
from newsie.language.roles import kind_of, own_role_start, roles_in
from newsie.language.rostered import rostered
from newsie.language.sharing import inherit
from newsie.language.subjects import Subjects
from newsie.language.tagger import Tagged
from newsie.language.titles import organization_start, title_start
from newsie.lazy import lazy
from newsie.lexicons import alternation, first_character, words

_GLOSS = lazy(r"[（(][^（）()\n]{1,14}[）)]")
_RANK_GLOSS = lazy(r"[（(][^（）()\n]{0,8}(?:级|兼|主持|正|副|任)[^（）()\n]{0,8}[）)]")
_SEPARATOR = lazy(r"[、，,]|和|与|及|以及|[ \u3000]")
_NEXT_HOLDER = lazy(r"(?:[，、；,;]|以?及|和|与)?(?:会议|由)?")
_NOT_AFTER_ROLE = frozenset("会团处制级类组们性型化权力长片岗")
# 主席会议, 书记办公会, 社会长治久安, 会长期: the word goes on and is no role.
_GOES_ON = lazy(
    r"联盟|协会|联合会|学会|联谊会|委员会|俱乐部|大会|论坛|培训|队伍|之家|学院|大学|学校|公寓|工作室|工作站|行业|群体|大赛|技能|资格|"
    r"(?<=总统|总理|首相)(?:府|办公|事务|选举|大选|候选|任期|官邸|制(?!定))|令(?=[，。、；《（\s说第公发]|$)|会议|会晤|会见|会谈|办公会|联席会|例会|团成员|(?<=主席)(?:台(?!湾)|令(?![狐计]))|(?<=长)(?:治久安|期|久|远|足|效|途|征|三角|江(?:经济|流域|上游|中游|下游|干流|大桥|保护|沿线|口|以|航|水))"
)
# 这并不代表, 只代表个人: the verb
_REPRESENTS = lazy(r"[不能可只仅也并]代表$")
_NO_ROLE_BEFORE = lazy(r"[社机]会长$|预警监$")
# 时任市委书记的丁一鸣, 来自县医院的医生王小二
#: 此前担任, 已经辞职的: who was and is no longer
_PAST = lazy(
    r"(?:已经?|刚刚?)(?:辞职|卸任|离任|下台|去职|退休|离职|下野|被罢免|遭罢免)的$|"
    r"(?:此前|曾|曾经|原来|过去)(?:担任|出任)$"
)
#: 总经理(质素及标准)丁一鸣; 县长 丁一鸣：
#: 市长😀丁一鸣, and half of an emoji that a broken file left
_GAP = lazy(
    r"[\p{So}\p{Cs}\uFE0F\u200D]{1,4}(?=\p{Han})|(?:[（(][\p{Han}、]{2,12}[）)]){1,2}|[ \u3000]{1,3}(?=\p{Han})"
)
_BY_ITSELF = lazy(r"[：:\n（(]|$|表示|说|指出|介绍")
_HELD = lazy(r"(?:时任|作为|身为|担任|现任|身兼|兼任)(?=.*的$)")
_COMMON_HEADS = frozenset(
    [
        "学生",
        "教师",
        "老师",
        "农民",
        "工人",
        "居民",
        "村民",
        "成员",
        "代表",
        "委员",
        "专家",
        "学者",
        "游客",
        "乘客",
        "旅客",
        "作者",
        "学员",
        "干事",
        "志愿者",
        "工作人员",
        "科研人员",
        "技术人员",
    ]
)
_ONLY_NAMES = lazy(
    r"(?P<n>[\p{Han}·]{2,14}?)"
    r"(?:（(?:女|男|\p{Han}{1,5}族|女，\p{Han}{1,5}族)）|，(?:男|女)，(?=\p{Han}{1,5}族|\d|生于|出生|中共|汉))"
)
#: Without any of these no _ONLY_NAMES stands in a text.
_GLOSSES = ("（女", "（男", "族）", "，男，", "，女，")
_COMRADE = lazy(
    r"(?<=[，。：；、和\n\s]|^)(?P<n>[\p{Han}·]{2,10}?)同志(?=任|不再|兼任|为|担任|已|，|。|、|的|在|代表|主持|提名|等)"
)
_RANKS = ("常委", "委员", "党组成员", "党组书记", "副书记")
# Parts of a body that is named before them; what follows belongs to that body, not to them.
_CELLS = frozenset(("纪委", "工会", "团委", "监事会", "理事会", "董事会", "机关党委"))
_BEFORE_FORM = lazy(r"\p{Han}{0,12}(?:任命|免去|选举|决定|补选|接受|提名|推选|撤销|罢免|聘任|解聘)")
# 杨家岭革命旧址管理处, 习近平主席特别代表: what the tagger calls a man is part of a title.
_TITLE_GOES_ON = lazy(
    r"\p{Han}{0,4}?(?:旧址|遗址|故居|旧居|书院|实验室|工作站|基金|讲席|纪念馆|纪念园|博物馆|陵园|公园|小学|中学|大学|学院|医院|研究院|研究会|基金会|公司|集团|有限|街道|社区|村|镇|乡|县|市|区|州|盟|旗)|"
    r"(?:总书记|主席|总统|总理|首相|国王)(?:特别代表|特使|夫人|助理)"
)
_LINE = lazy(r"[^\n]+")
_ROSTER_ITEM = lazy(r"(?P<n>[^\s、，。；：（）()]+)(?:[（(][^（）()\n]{1,14}[）)])?(?=[\s、]|$)")


@cache
def _licenser() -> re.Pattern[str]:
    return re.compile(f"{first_character(words('licensers'))}(?:{alternation(words('licensers'))})")


class Reader(Subjects):
    """Reads the mentions of one text by the words around the names."""

    def __init__(self, text: str, tagged: Sequence[Tagged], banned: frozenset[str], known: frozenset[str]) -> None:
        super().__init__(text, tagged, banned, known)
        self.loose: list[Post] = []
        self.hosts = Hosts(text)
        self.waiting: dict[int, tuple[Post, ...]] = {}  # posts by where their title ends, no name seen behind

    def read(self) -> list[Mention]:
        """Return every mention in order of the text; mentions never overlap."""
        self.named_by_user()
        self._promised()
        self._rosters()
        self._titles()
        self._licensed()
        self._forms()
        self.statistical()
        self.agreed()
        self.again()
        self.listed()
        self.listed_first()
        self._awaited()
        return [self.found[start] for start in sorted(self.found)]

    def _promised(self) -> None:
        """The names that an act of office promises: 任命许可为财政局局长."""
        self.ends.promised = dict(rostered(self.text)) | dict(Promises(self.text, self.ends).stretches())
        self.ends.worded |= set(self.ends.promised)
        for start, end in self.ends.promised.items():
            self.accept(start, end, (), "appointment")

    # Lists of nothing but names ---------------------------------------------------------------------------------
    def _rosters(self) -> None:
        """A line of at least five names with blanks or 、 between them, marks like （女） after some."""
        for line in _LINE.finditer(self.text):
            printed = line.group()
            if "，" in printed or printed.count("、") + len(printed.split()) < 5:
                continue
            items = [m for m in _ROSTER_ITEM.finditer(self.text, *line.span())]
            named = sum(names.is_name(m.group("n")) for m in items)
            if len(items) < 5 or named < 0.8 * len(items):
                continue
            for match in items:
                if no_name(match.group("n")):
                    continue
                if 2 <= len(match.group("n")) <= 5 or names.is_name(match.group("n")):
                    self.put(Mention(*match.span("n"), match.group("n"), (), "roster"))

    # Evidence before the name -----------------------------------------------------------------------------------
    def _titles(self) -> None:
        last_end, last_post, then = -1, None, False
        printed: list[Post] = []
        starts: dict[int, int] = {}  # of organisations, by their roles
        hanging: dict[int, list[Post]] = {}  # posts that open a clause, by where they end
        for role, end in self._roles():
            gloss = _RANK_GLOSS.match(self.text, end)
            start = title_start(
                self.text, role, cut=self.name_cut, organs=self.ends.organ_at, starts=starts, own=self.own.roles
            )
            held = _HELD.search(self.text, max(0, start - 4), end + 1) if self.text[end : end + 1] == "的" else None
            gap = _GAP.match(self.text, end) if not gloss and not held else None
            # A bracket (副署长（规划）丁一鸣) needs a name behind it, a blank one that stands by itself.
            sign = gap.group()[0] if gap else ""
            named = gap is not None and gap.end() in self.ends.people
            if gap and sign in "（( \u3000" and not (named and (sign in "（(" or self._apart(gap.end()))):
                gap = None
            name_start = gloss.end() if gloss else end + 1 if held else gap.end() if gap else end
            name_end = self.ends.end_of(name_start, strict=held is not None or self._weak(role, end))
            joined = _NEXT_HOLDER.fullmatch(self.text, last_end, start) if 0 <= last_end <= start else None
            before = self.hosts.of(start) or (last_post if joined else None)
            posts = split_posts(self.text[start:end], before=before, offset=start, own=self.own.roles)
            # 时任市委书记孙正一、市长刘小杰: both were
            then = self.text.startswith("时任", start) or (
                then and joined is not None and self.text[start - 1] == "、"
            )
            posts = [_former(post, printed) for post in posts]
            past = then or (_PAST.search(self.text, max(0, start - 9), start) is not None)
            posts = [replace(post, former=True) for post in posts] if past else posts
            printed += [post for post in posts if post.organization]
            if self.text[start - 1 : start] == "任" and posts[0].organization is None:
                organ = self.text[organization_start(self.text, start - 1, organs=self.ends.organ_at) : start - 1]
                printed += [replace(post, organization=organ) for post in posts if organ]
            if name_end is None:
                self.loose += posts
                self.waiting[end] = tuple(posts)
                if self._opens_clause(start) and kind_of(posts[-1].role) == "office" and posts[-1].organization:
                    hanging[end] = posts
                continue
            before_comma = hanging.get(start - 1) if self.text[start - 1 : start] == "，" else None
            if before_comma and (posts[0].organization or before_comma[-1].role.endswith(_RANKS)):
                # 统战部副部长，工商联党组书记、副主席王立新; 省委常委，副省长王立新
                self.loose = [post for post in self.loose if post not in before_comma]
                posts = [*before_comma, *posts]
            self.titles.add(start, end)
            last_end = self._accept_list(name_start, name_end, tuple(posts), "title")
            for post in posts:
                self.hosts.note(post, end)
            with_organ = [post for post in posts if post.organization and post.organization not in _CELLS]
            last_post = with_organ[-1] if with_organ else before

    def _roles(self) -> Iterator[tuple[int, int]]:
        """Yield where roles stand: those of the lexicon, and the user's, which end where the user says."""
        own = {post.end: (own_role_start(self.text, post.start), post.end) for post in self.own.posts}
        printed = []
        for match in roles_in(self.text):
            role, end = match.span()
            if self.own.forbids(role, end) and end not in own:
                continue
            goes_on = self.text[end : end + 1] in _NOT_AFTER_ROLE and not self.text.startswith(("组成", "组建"), end)
            if goes_on and end not in self.ends.people:
                continue
            if self.ends.inside_name(role, end) or _REPRESENTS.search(self.text, max(0, role - 1), end):
                continue
            if _GOES_ON.match(self.text, end) or _NO_ROLE_BEFORE.search(self.text, max(0, role - 1), end):
                continue
            printed.append((min(role, own.pop(end, (role, end))[0]), end))
        yield from sorted([*printed, *own.values()]) if own else printed

    def _apart(self, start: int) -> bool:
        """Tell whether a tagged name stands by itself: 市委党史研究室主任 丁一鸣：要办好。"""
        return _BY_ITSELF.match(self.text, self.ends.people[start].end) is not None

    def _opens_clause(self, start: int) -> bool:
        """Tell whether a title stands first in its clause."""
        return self.text[start - 1 : start] in ("", "。", "；", "！", "？", "\n", "，")

    def name_cut(self, start: int, end: int) -> int:
        """Return the end of the last person named inside a would-be title, where the title can only begin after."""
        cut = self.ends.last_person_end(start, end)
        if self._held_before(start, end):
            return end
        if cut > start and self._inside_title(cut):
            return start
        cut = self.taken.last(cut, end)
        joined = cut > start and self.text[cut : cut + 1] in ("和", "与", "及", "等")
        return cut + 1 if joined else cut

    def _held_before(self, start: int, end: int) -> bool:
        """Tell whether the stretch is a name and nothing else: 阿努廷 before 总理、国会主席索蓬."""
        person = self.ends.person_ending(end)
        return person is not None and person.start >= start and names.is_foreign(self.text[person.start : end])

    def _inside_title(self, position: int) -> bool:
        held = self.taken.touches(position - 1, position) or follower().match(self.text, position)
        goes_on = _TITLE_GOES_ON.match(self.text, position)
        return goes_on is not None and (not held or goes_on.group()[-1] in "表使人理")

    def _licensed(self) -> None:
        for match in _licenser().finditer(self.text):
            if self.text.startswith("人", match.end()):
                continue  # 国家领导人致电: the word goes on
            end = self.ends.end_of(match.end(), strict=True)
            if end is not None and match.end() not in self.found:
                self._accept_list(match.end(), end, (), "licensed")

    def _accept_list(self, start: int, end: int, posts: tuple[Post, ...], rule: str) -> int:
        """Accept a name and those that 、和及 or blanks join to it; return the end of the list."""
        self.accept(start, end, posts, rule)
        while True:
            gloss = _GLOSS.match(self.text, end)
            separator = _SEPARATOR.match(self.text, gloss.end() if gloss else end)
            if not separator:
                return end
            following = separator.end()
            while self.text[following : following + 1] == " ":
                following += 1
            latin = LATIN.fullmatch(self.text, start, end) and LATIN.match(self.text, following)
            if (separator.group() in "，," and not latin) or self._title_follows(following):
                return end
            next_end = self.ends.item_end(following, separator.group())
            if next_end is None:
                return end
            start, end = following, next_end
            self.accept(start, end, posts, "list")

    def _title_follows(self, position: int) -> bool:
        match = next(roles_in(self.text, position, self.ends.item_limit(position)), None)
        person = self.ends.people.get(position)
        return match is not None and not (person and person.end <= match.start())

    def _weak(self, start: int, end: int) -> bool:
        """A role that is also a common noun (学生, 代表) promises a name only if the tagger agrees."""
        role = self.text[start:end]
        common = kind_of(role) in ("profession", "honour", "status") or role in _COMMON_HEADS
        return common and not role.endswith(tuple(self.own.roles))

    # Evidence around the name -----------------------------------------------------------------------------------
    def _forms(self) -> None:
        self.subjects()
        self.present()
        for rule, pattern in (("gloss", _ONLY_NAMES), ("comrade", _COMRADE)):
            if rule == "gloss" and not any(sign in self.text for sign in _GLOSSES):
                continue
            for match in pattern.finditer(self.text):
                start, end = match.span("n")
                best = self._suffix_name(start, end)
                if best is not None and best not in self.found:
                    self.accept(best, end, (), rule)

    def _suffix_name(self, start: int, end: int) -> int | None:
        """The longest name that ends at ``end``: what stands before it may be glued to it."""
        verb = _BEFORE_FORM.match(self.text, start, end - 1)
        start = verb.end() if verb else start
        if names.is_name(self.text[start:end]) and not names.is_word(self.text[start:end]):
            return start
        for first in range(start, end - 1):
            person = self.ends.people.get(first)
            if person and person.end == end:
                return first
        for first in range(max(start, end - 4), end - 1):
            if self.text[first - 1 : first] in "、，。：；和与 \n" and names.is_chinese_name(self.text[first:end]):
                return first
        return None

    def _awaited(self) -> None:
        """A title whose name was only known from another place of the text has its holder now."""
        for end, posts in self.waiting.items():
            mention = self.found.get(end)
            if mention and not mention.posts:
                self.loose = [post for post in self.loose if post not in posts]
                self._accept_list(mention.start, mention.end, posts, "title")


def _former(post: Post, before: list[Post]) -> Post:
    """原部长 without an organ is the former head of the organ named last with the same head noun."""
    if post.former and post.organization is None:
        for other in reversed(before[-12:]):
            if other.role.endswith(post.role[-2:]) and other.role != "书记":
                return inherit(post, other)
    return post


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
        tagged: the stretches of a recogniser (`newsie.language.tagger.tag`), PERSON, ORG and LOC.
        banned: names that are never people here: reporters of the byline.
        known: full names known from elsewhere on the page.

    Returns:
        The mentions in order, never overlapping, and the posts printed without a holder. Surname and title alone
        (张书记) are *not* found, nor names inside 《》 unless a decision names them, nor 习近平…思想.

    Examples:
        >>> mentions, _ = find_mentions("省委副书记、省长韩立群主持会议。")
        >>> [(m.name, [(p.organization, p.role) for p in m.posts]) for m in mentions]
        [('韩立群', [('省委', '副书记'), (None, '省长')])]
    """
    reader = Reader(text, tagged, frozenset(name for name in banned if name), frozenset(known))
    mentions = reader.read()
    return settle(text, mentions, reader.loose, reader.name_cut, reader.own.posts, reader.ends.organ_at)
