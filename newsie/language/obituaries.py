"""The posts of the dead: the long apposition of an obituary.

著名数学家，第九届、十届某会副主席，某校原校长丁一鸣同志逝世 gives all of them to one man.
"""

from __future__ import annotations

from newsie.language.posts import Post, split_posts
from newsie.language.roles import role_start
from newsie.language.sharing import inherit
from newsie.lazy import lazy

_DEAD = lazy(
    r"(?:同志|先生|女士|教授|院士)?(?:的遗体|，?(?:因病|因年老|病逝|逝世)|(?:\d{1,2}日)?在\p{Han}{2,10}(?:逝世|病逝)|同志治丧)"
)
_START = lazy(r"[。；\n]|[电讯][ \u3000]?|[）)](?=\p{Han})")
_COMMA = lazy(r"，")
#: 第七届、八届、九届中央委员会主席: a post of several terms
_TERMS = lazy(
    r"(?P<body>[^，、]{0,24}?)"
    r"(?P<terms>第[一二三四五六七八九十]{1,3}(?:届|次)?(?:、第?[一二三四五六七八九十]{1,3}届){0,6})"
    r"(?P<rest>[^，、第]{2,40})"
)
_TERM = lazy(r"[一二三四五六七八九十]{1,3}")
# What is praise and no post: 优秀党员, 忠诚的共产主义战士
_PRAISE = lazy(r"党员|战士|领导人|革命家|活动家领袖|朋友|同志$")
_FEWEST = 2  # titles before a name that make an apposition
_LONGEST = 420


def life_of(text: str, start: int, end: int) -> tuple[Post, ...]:
    """Return the posts of the apposition before the name at ``start:end`` if the sentence tells of a death.

    Examples:
        >>> text = "著名数学家、教育家，临河省政协第七届、八届委员会副主席，海川大学原校长丁一鸣同志，因病逝世。"
        >>> [(post.organization, post.role) for post in life_of(text, 35, 38)][2:]
        [('临河省政协第七届委员会', '副主席'), ('临河省政协第八届委员会', '副主席'), ('海川大学', '校长')]
    """
    if not _DEAD.match(text, end):
        return ()
    floor = max(0, start - _LONGEST)
    first = max((stop.end() for stop in _START.finditer(text, floor, start)), default=floor)
    places = [first, *(comma.end() for comma in _COMMA.finditer(text, first, start))]
    if len(places) < _FEWEST:
        return ()
    out: list[Post] = []
    for place, limit in zip(places, [*(n - 1 for n in places[1:]), start], strict=True):
        if role_start(text, limit, place) is not None and not _PRAISE.search(text, place, limit):
            out += _told(text[place:limit], place)
    return tuple(out) if len(out) >= _FEWEST else ()


_PRAISED = lazy(r"(?:我国)?(?:著名的?|杰出的?|优秀的?)?")


def _told(printed: str, offset: int) -> list[Post]:
    """The posts of one title between commas; a post of several terms is as many posts."""
    terms = _TERMS.match(printed)
    if terms is None or role_start(terms["rest"]) is None:
        praised = _PRAISED.match(printed)
        cut = praised.end() if praised else 0
        return [post.by("obituary") for post in split_posts(printed[cut:], offset=offset + cut)]
    end = offset + len(printed)
    role = role_start(terms["rest"]) or 0
    body, head = terms["rest"][:role], terms["rest"][role:]
    numbers = _TERM.findall(terms["terms"])
    posts = [
        Post(f"{terms['body']}第{number}届{body.removeprefix('届')}", head, start=offset, end=end, rule="obituary")
        for number in numbers
    ]
    rest = printed[terms.end() :].removeprefix("、")
    again = _TERMS.fullmatch(rest) if rest else None
    if again and role_start(again["rest"]) == 0:  # 、第九届名誉主席
        number = _TERM.findall(again["terms"])[0]
        organ = f"{terms['body']}第{number}届{body.removeprefix('届')}"
        posts.append(Post(organ, again["rest"].removeprefix("届"), start=offset, end=end, rule="obituary"))
    elif rest and role_start(rest) is not None:
        more = split_posts(rest, offset=end - len(rest))
        posts += [inherit(post, posts[-1]).by("obituary") for post in more]
    return posts
