"""What the whole article says of a holder: titles behind the name, 现任, roles of one institution, last names alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import regex

from newsie.language import names
from newsie.language.appositions import give
from newsie.language.findings import Mention
from newsie.language.obituaries import life_of
from newsie.language.posts import Post, split_posts
from newsie.language.roles import kind_of, role_start
from newsie.language.tagger import Tagged
from newsie.language.titles import Organs, title_start
from newsie.lazy import lazy

_AFTER_NAME = lazy(
    r"(?:(?:常务)?副)?"
    r"(?:总书记|委员长|公主|王储|亲王|女王|议长|总理|国家主席|主席|总统|首相|国王|院士|教授|书记|省长|市长|县长|区长|州长|镇长|部长|厅长|局长|主任|"
    r"校长|院长|会长|董事长|总经理|总裁|总领事|大使|行长|外长|医生|老师|将军|上校|少将|中将|上将|博士|法官|检察长|秘书长|理事长|社长|所长|"
    r"站长|队长|连长|营长|团长|指导员|公使衔参赞|参赞|公使|武官|国王|总督|总干事|高级代表|护士长|大校|中校|少校|警官|检察官|研究员|工程师|参议员|众议员|议员)(?!特使|特别|助理|团队|夫人|工作室|一职|职务|们|团)"
)
_GENERIC_ROLE = lazy(r"(?:\p{Han}{2}|副\p{Han})(?:长|官|师|家)\Z|\p{Han}(?:长|官|师|家)\Z")
_NO_HEAD = lazy(
    r"(?:[国大人自老起全回多数几厂商买卖东各这那一居农住亲]家|[成增延特擅生伸]长|[器五感厅高贪清]官)$"
)
_KINDS = ("大学", "学院", "中学", "小学", "学校", "医院", "公司", "集团", "研究所", "研究院")
_INSTITUTION = lazy(rf"\p{{Han}}{{2,16}}(?:{'|'.join(_KINDS)})$")
_BODY = lazy(r"(?:会|公司|集团|银行|局|厅|部|委|院|所|大学|学校|中学|小学|政府|中心|馆)$")
_DOT = lazy(f"[{names.DOTS}]")
_CV = lazy(r"，[男女]，")
Cut = Callable[[int, int], int]


def settle(
    text: str,
    mentions: list[Mention],
    loose: list[Post],
    cut: Cut,
    own: Sequence[Tagged] = (),
    organs: Organs | None = None,
) -> tuple[list[Mention], list[Post]]:
    """Return the mentions with what else the article says of them, and the posts still without a holder.

    Args:
        text: the article's text.
        mentions: in order.
        loose: posts printed without a name right behind them.
        cut: where the last name before a title ends.
        own: the roles that the user has named.
        organs: what a recogniser knows of organisations.
    """
    institutions = _institutions(loose)
    full = _full_names(text, mentions)
    settled = []
    starts = {mention.start for mention in mentions}
    roles = {role.start: role.end for role in own}
    for mention in mentions:
        posts = life_of(text, mention.start, mention.end) or mention.posts or _generic_post(text, mention, cut)
        posts = tuple(_of_institution(post, institutions) for post in posts)
        behind = _posts_behind(text, mention, starts, roles)
        if behind and (organ := _organ_before(text, mention, organs)):
            behind[0] = replace(behind[0], organization=organ)
        posts = (*posts, *behind)
        posts = (*posts, *_posts_named(text, mention))
        if len(mention.name) == 2 and len(full.get(mention.name, "")) == 3:
            posts = ()  # what a given name alone is called says no more
        settled.append(replace(mention, posts=posts, name=full.get(mention.name, mention.name)))
    ends = {mention.end for mention in settled}
    loose = [post for post in loose if post.role not in _COURTESY or post.end - len(post.role) not in ends]
    return _described(text, *_careers(text, *give(text, settled, loose)))


def _generic_post(text: str, mention: Mention, cut: Cut) -> tuple[Post, ...]:
    """加州财务长丁一鸣: a head noun no lexicon has, right before a name, with an organisation before it."""
    match = _GENERIC_ROLE.search(text[max(0, mention.start - 3) : mention.start])
    if mention.rule in ("repeat", "list", "roster") or not match or _NO_HEAD.search(match.group()):
        return ()
    role = mention.start - len(match.group())
    start = title_start(text, role, cut=cut)
    if start == role:
        return ()
    first = text.rfind("、", start, role) + 1
    before = split_posts(text[start : first - 1], offset=start) if first and role_start(text, first - 1, start) else []
    own = max(first, start)
    return (*before, Post(text[own:role] or None, match.group(), start=own, end=mention.start))


def _institutions(loose: list[Post]) -> dict[str, str]:
    """The institution printed with a role anywhere in the article, the fullest one for each role."""
    out: dict[str, str] = {}
    for post in loose:
        organization = post.organization or ""
        match = _INSTITUTION.search(organization[-20:]) if organization.endswith(_KINDS) else None
        if match and len(match.group()) > len(out.get(post.role, "")):
            out[post.role] = match.group()
    return out


def _of_institution(post: Post, institutions: dict[str, str]) -> Post:
    """留学生 before a name are those of 某某大学留学生, printed elsewhere in the article."""
    bare = post.organization is None and kind_of(post.role) in ("academic", "profession")
    return replace(post, organization=institutions[post.role]) if bare and post.role in institutions else post


def title_behind(text: str, position: int) -> regex.Match[str] | None:
    """Return the match of a title that honours the name before ``position``: 委员长, 总理, 院士.

    Examples:
        >>> title_behind("郑明江委员长主持会议", 3) is None
        False
    """
    return _AFTER_NAME.match(text, position)


def _posts_behind(text: str, mention: Mention, starts: set[int], own: dict[int, int]) -> list[Post]:
    """赵乐际委员长, 王坚院士, 通伦总书记、国家主席: titles right after the name, unless the last is the next one's."""
    out: list[Post] = []
    start = mention.end
    while True:
        match = _AFTER_NAME.match(text, start)
        end = own.get(start) or (match.end() if match else start)
        if end == start or end in starts or (out and _NEXT_NAME.match(text, end)):
            return out
        rule = "lexicon" if start in own else "behind"
        if text[start:end] not in _COURTESY:
            out += [post.by(rule) for post in split_posts(text[start:end], offset=start)]
        if text[end : end + 1] != "、":
            return out
        start = end + 1


_STATESMEN = ("总统", "总理", "首相", "国王", "外长", "议长", "防长")
_COURTESY = frozenset(("公主", "王储", "亲王", "女王"))  # ranks of birth are no posts
#: 丁一鸣总书记、主席团 goes on with another word; a title with a name behind is that man's.
_NEXT_NAME = lazy(r"(?![同和与、，。将在对向的就是一等战共率会出主])\p{Han}{2,3}(?=[、，。和等]|会|出|主|同)")


def _organ_before(text: str, mention: Mention, organs: Organs | None) -> str | None:
    """临河商会丁一鸣秘书长: the organisation that stands glued before a name with its role behind."""
    organ = organs(mention.start - 1) if organs and mention.start and not mention.posts else None
    if organ is None or organ.end != mention.start:
        return None
    name = text[organ.start : organ.end]
    if organ.label == "LOC":  # 马来西亚拉扎克总理
        return name if text.startswith(_STATESMEN, mention.end) and "、" not in name else None
    return name if _BODY.search(name) else None


#: 谢晶作为病区护士长，带领…; 奥云额尔登还作为蒙古人民党主席
_AS = lazy(r"(?:还|也)?(?:作为|身为)(?P<title>[^，。；：、\n]{2,30})(?=，)")


def _posts_named(text: str, mention: Mention) -> tuple[Post, ...]:
    """What the words after a name say that its holder is."""
    match = _AS.match(text, mention.end)
    if match is None or role_start(match["title"]) is None or match["title"].endswith("会代表"):
        return ()  # a delegate of one congress holds no post
    return tuple(post.by("behind") for post in split_posts(match["title"], offset=match.start("title")))


#: 你的父亲皮埃尔·特鲁多: another man of the family
_KIN = lazy(r"(?:父亲|母亲|祖父|儿子|女儿|之子|之女|妻子|丈夫|夫人|哥哥|弟弟|姐姐|妹妹|遗孀)$")


def _full_names(text: str, mentions: list[Mention]) -> dict[str, str]:
    """科尔曼 is 史蒂夫·科尔曼 where the article has the full name."""
    full: dict[str, str] = {}
    for mention in mentions:
        parts = _DOT.split(mention.name)
        if len(parts) > 1 and not _KIN.search(text, max(0, mention.start - 4), mention.start):
            full.update((part, mention.name) for part in parts if len(part) >= 2)
    for mention in mentions:  # 文秀书记, where 黄文秀 is named as well
        if len(mention.name) == 3 and names.is_chinese_name(mention.name) and mention.rule != "repeat":
            full.setdefault(mention.name[1:], mention.name)
    return full


#: Between a name that begins a line and its posts; without one the line is empty.
_BEHIND_NAME = ("：", ":", " ", "\u3000")
#: Between the posts of a line that says no more than who somebody is.
_BETWEEN_POSTS = frozenset("，、；。,; \u3000")


def _described(text: str, mentions: list[Mention], loose: list[Post]) -> tuple[list[Mention], list[Post]]:
    """丁一鸣：市委副书记，市长。 and 丁一鸣 市长: a line of a name and posts, nothing else, says whose they are."""
    kept, out = list(loose), []
    for mention in mentions:
        opens = mention.start == 0 or text[mention.start - 1] == "\n"
        stop = text.find("\n", mention.end) if opens and text[mention.end : mention.end + 1] in _BEHIND_NAME else -2
        if stop == -2 or mention.posts:
            out.append(mention)
            continue
        place, posts = mention.end + 1, []
        end = stop if stop >= 0 else len(text)
        for post in sorted((post for post in loose if mention.end < post.start < end), key=lambda post: post.start):
            if not _BETWEEN_POSTS.issuperset(text[place : post.start]):
                break
            posts.append(post.by("described"))
            place = post.end
        if posts and _BETWEEN_POSTS.issuperset(text[place:end]):
            kept = [post for post in kept if not mention.end < post.start < end]
            mention = replace(mention, posts=tuple(posts))
        out.append(mention)
    return out, kept


def _careers(text: str, mentions: list[Mention], loose: list[Post]) -> tuple[list[Mention], list[Post]]:
    """现任 X without a name is said of the person named last in the paragraph; a CV's 高级经济师 of its subject."""
    by_start = {mention.start: mention for mention in mentions}
    starts = sorted(by_start)
    current_end = -1
    kept: list[Post] = []
    pointer = 0
    for post in sorted(loose, key=lambda post: post.start):
        while pointer < len(starts) and starts[pointer] < post.start:
            pointer += 1
        line = text.rfind("\n", 0, post.start) + 1
        current = text.endswith("现任", line, post.start) or current_end == post.start - 1
        around = text[post.start - 1 : post.start] + text[post.end : post.end + 1]
        item = kind_of(post.role) == "academic" and post.organization is None
        item = item and len(around) == 2 and around[0] in "，、" and around[1] in "，。、"
        holder = None
        for start in reversed(starts[max(0, pointer - 8) : pointer]):
            if start >= line and (current or (item and _CV.match(text, by_start[start].end))):
                holder = by_start[start]
                break
        if holder is None:
            kept.append(post)
            continue
        current_end = post.end if current else current_end
        by_start[holder.start] = replace(holder, posts=(*holder.posts, post.by("career")))
    return [by_start[start] for start in starts], kept
