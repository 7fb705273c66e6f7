"""Posts that a sentence gives to its subject: 郑明江，是城关镇党委副书记、镇长; 作为护士长，谢晶……"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsie.language.findings import Mention
from newsie.language.posts import Post
from newsie.lazy import lazy

# The name stands right before these words, the post right behind them.
_IS = lazy(
    r"(?:，(?:他|她)?|(?:他|她)?)(?P<past>曾|曾经|原)?(?:现)?(?:是|系)"
    r"(?:[^，。；：、！？\n是]{0,24}的一[名位]|一[名位](?:[^，。；：、！？\n是]{0,24}的)?)?$"
)
_AS = ("作为", "身为")
#: 丁一鸣教授担任组委会主席, 由丁一鸣兼任组长: what one does now, not what one is made
_HOLDS = lazy(
    r"(?:总书记|主席|教授|院士|先生|女士)?(?:还|也|同时|亲自|现|目前|现在|一直|长期)?(?:担任|兼任)$"
)
_MADE = lazy(
    r"决定|选举|任命|推举|推选|宣布|提名|当选|聘|\d年|\d月|曾|拟|将|先后|历任|起|后，|不再|会议|职务|毕业|时，"
)
_SENTENCE = lazy(r"[。！？\n]")
# 郑明江是市长的同学: the post is another's unless it ends its clause.
_CLOSED = lazy(r"[，。；、！？）\n]|$")
_LONGEST = 44  # of the words between the name and its post


def give(text: str, mentions: Sequence[Mention], loose: Sequence[Post]) -> tuple[list[Mention], list[Post]]:
    """Return the mentions with the posts in apposition to them, and the posts that are still without a holder.

    Args:
        text: the article's text.
        mentions: in order, never overlapping.
        loose: posts printed without a name right behind them.

    Examples:
        >>> text = "郑明江是市教育局局长。"
        >>> mentions, loose = give(text, [Mention(0, 3, "郑明江")], [Post("市教育局", "局长", start=4, end=10)])
        >>> mentions[0].posts[0].role, loose
        ('局长', [])
    """
    by_start = {mention.start: mention for mention in mentions}
    by_end = {mention.end: mention.start for mention in mentions}
    kept: list[Post] = []
    for chain in _chains(text, loose):
        last = chain[-1].end
        group = _listed_before(text, chain[0], by_end, by_start)
        if group and len({post.start for post in chain}) > 1:  # 甲、乙等学者、企业家: nobody says who is which
            kept += chain
            continue
        if group:
            for start in group:
                given = [post.by("apposition") for post in chain]
                by_start[start] = replace(by_start[start], posts=(*by_start[start].posts, *given))
            continue
        holder, past = _subject(text, chain[0].start, by_end)
        if holder is not None and not _CLOSED.match(text, last):
            holder = None
        if holder is None and _CLOSED.match(text, last):
            holder = _office_held(text, chain[0].start, by_end)
        if holder is None and text.startswith("，", last) and text.startswith(_AS, max(0, chain[0].start - 2)):
            holder = last + 1
        if holder is None or holder not in by_start:
            kept += chain
            continue
        given = [replace(post, former=post.former or past).by("apposition") for post in dict.fromkeys(chain)]
        by_start[holder] = replace(by_start[holder], posts=(*by_start[holder].posts, *given))
    return [by_start[mention.start] for mention in mentions], kept


#: 丁一鸣、王小二等5位专家
_AND_OTHERS = lazy(
    r"等(?:\d{1,3}|[一二两三四五六七八九十多几]{1,3})?[位名个]?$|(?P<count>\d{1,2}|[两三四五六七八九十])[位名]$"
)
_COUNTS = {character: number for number, character in enumerate("两三四五六七八九十", 2)}
# Said of a group, and nobody's post.
_GROUP = lazy(r"(?:领导|负责人|代表|干部|委员|成员|嘉宾|工作人员|队员)$")


def _listed_before(
    text: str, post: Post, by_end: dict[int, int], by_start: dict[int, Mention]
) -> list[int]:
    """Return where those stand whom a list calls what the noun behind its 等 says: 甲、乙等梅花奖艺术家."""
    first = max(0, post.start - 6)
    counted = text.find("等", first, post.start) >= 0 or text[post.start - 1 : post.start] in ("位", "名")
    others = _AND_OTHERS.search(text, first, post.start) if counted else None
    if others is None or _GROUP.search(post.role) or others.start() not in by_end:
        return []
    group = [by_end[others.start()]]
    while True:
        mention = by_start[group[-1]]
        first = mention.posts[0].start if mention.posts else mention.start
        joint = text[first - 1 : first]
        if (first - 1) not in by_end or not (joint in ("、", "和") or (joint == "，" and mention.posts)):
            count = others["count"]
            number = int(count) if count and count.isdecimal() else _COUNTS.get(count or "", len(group))
            return group if number == len(group) else []
        group.append(by_end[first - 1])


def _chains(text: str, loose: Sequence[Post]) -> list[list[Post]]:
    """Posts that 、 or 兼 joins, in one list; a post read twice stays beside itself."""
    chains: list[list[Post]] = []
    for post in sorted(loose, key=lambda post: (post.start, post.end)):
        before = chains[-1][-1] if chains else None
        same = before is not None and before.start == post.start
        joined = before is not None and before.end == post.start - 1 and text[before.end] in "、兼"
        if same or joined:
            chains[-1].append(post)
        else:
            chains.append([post])
    return chains


def _office_held(text: str, start: int, by_end: dict[int, int]) -> int | None:
    """Where the name stands of whom the sentence says that he 担任 or 任 the post at ``start``."""
    match = _HOLDS.search(text, max(0, start - 12), start)
    holder = by_end.get(match.start()) if match else None
    if match is None or holder is None:
        return None
    before = [stop.end() for stop in _SENTENCE.finditer(text, max(0, holder - 80), holder)]
    return None if _MADE.search(text, before[-1] if before else max(0, holder - 80), match.end()) else holder


def _subject(text: str, start: int, by_end: dict[int, int]) -> tuple[int | None, bool]:
    """Where the name stands of whom the sentence says 是, and whether it says 曾是."""
    first = max(0, start - _LONGEST)
    said = text.find("是", first, start) >= 0 or text.find("系", first, start) >= 0
    match = _IS.search(text, first, start) if said else None
    if match is None:
        return None, False
    return by_end.get(match.start()), match.group("past") is not None
