"""Posts as Chinese newspapers print them: organisation + modifiers + role, in sequences that share what is shared.

``辽源市监察委员会副主任`` is an organisation and a role; ``省委常委、组织部部长`` is two posts, the second a
department of the first one's organ; ``省委副书记、省长`` is two posts that share nothing.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from newsie.language.roles import TERM, kind_of, role_kinds, role_start
from newsie.language.sharing import DEPARTMENT_ONLY, inherit, is_area_head
from newsie.lazy import lazy

FORMER = ("原任", "原", "时任", "曾任", "前任", "前")
#: 中组部分管日常工作的(副部长), 联合国负责人道主义事务的(副秘书长)
CHARGE = lazy(r"(?:分管|主管|协管|主持|负责)\p{Han}{2,10}(?:工作|事务)$")
_DUTIES = ("工作", "事务")
#: Who fills a post for a time; 署理 and 署任 in Hong Kong.
ACTING = ("代理", "署理", "署任", "代")
_AREA_CELL = lazy(r"(党委|党工委)(?=.*(?:书记|常委|委员)$)")
_AREA = lazy(r"(?:自治区|省|市|县|区|州|盟|旗|乡|镇|街道|街|村|社区)$")


@dataclass(frozen=True)
class Post:
    """A post in a printed title: ``organization`` printed or inherited, ``role``, markers, its place, its rule."""

    organization: str | None
    role: str
    former: bool = False
    acting: bool = False
    start: int = 0
    end: int = 0
    rule: str = field(default="title", compare=False, repr=False)

    def by(self, rule: str) -> Post:
        """Return the post as a rule found it; what the user's lexicon says of it stays."""
        return self if self.rule == "lexicon" else replace(self, rule=rule)


_NONE: Set[str] = frozenset()
# 实验小学的一名语文老师: the words between an institution and what is its own.
#: the 的 of a name in quotation marks
_QUOTED_OF = lazy(r"(?<=“[^“”]{1,20})的(?=[^“”]{1,20}”)")
#: 临河通信（600999.SH）董事长
_CODE = lazy(r"[（(](?:[A-Z]{1,6}[:：. ]?)?\d{4,6}(?:[.．][A-Z]{1,2})?[）)]$")
_POSSESSED = lazy(r"(?:资深|著名|知名|优秀|年轻)?(?:(?<!党)的|(?<=党)的(?!建设))(?:[一两三几][名位个])?")


def split_post(text: str, own: Set[str] = _NONE) -> tuple[str | None, str]:
    """Cut a printed post into organisation and role.

    Args:
        text: one post, without the holder's name.
        own: roles of the user's.

    Returns:
        ``(organisation or None, role)``. A text that ends in no known role comes back whole as the role.

    Examples:
        >>> split_post("辽源市监察委员会副主任")
        ('辽源市监察委员会', '副主任')
        >>> split_post("省长")
        (None, '省长')
    """
    text = text.strip()
    start = role_start(text, own=own)
    if start is None:
        return None, text
    organization, role = text[:start], text[start:]
    if "的" in organization:
        organization = _POSSESSED.sub("", _QUOTED_OF.sub("\0", organization))
    organization = _CODE.sub("", organization.strip().replace("\0", "的"))
    cell = _AREA_CELL.match(role)
    if cell and _AREA.search(organization):
        # 自治区党委 and 镇党委 are organs of their own, as 省委 is; 公司党委 is a cell of the company.
        organization, role = organization + cell.group(1), role[cell.end(1) :]
    first = _FIRST_FIELD.search(organization) if role.endswith(("部长", "大臣", "部部长")) else None
    if first:
        organization, role = organization[: first.start()], first.group() + role  # 东陵国经济和财政部长
    if role.startswith(("村党", "村支部", "村委会")) and organization and not _IN_A_VILLAGE.search(organization):
        organization, role = organization + "村", role[1:]  # 安庄村党总支书记; but 石桥镇村支书
    return (organization or None), role


def parse_post(text: str, offset: int = 0, own: Set[str] = _NONE) -> Post:
    """Read one printed post with its markers (原, 时任; 代, 代理).

    Examples:
        >>> post = parse_post("教育部原部长")
        >>> post.organization, post.role, post.former
        ('教育部', '部长', True)
        >>> post = parse_post("县教育局长")
        >>> post.organization, post.role
        ('县', '教育局长')
    """
    return Post(*_parsed(text, frozenset(own)), offset, offset + len(text))


#: The first of a minister's two fields.
_FIRST_FIELD = lazy(
    r"(?:(?:经济|工业|农业|商业|贸易|教育|文化|科技|科学|卫生|环境|能源|交通|外交|移民|国防|内政|就业|社会|旅游|投资|发展|青年|信息|矿业|林业|住房)、?){1,3}[和与及]$"
)
#: Behind these 村 begins a post of its own.
_IN_A_VILLAGE = lazy(r"(?:村|镇|乡|县|市|区|街道|办事处|省|的)$")
#: 享受省长级医疗待遇离休干部: what somebody is entitled to is no organisation
_TREATMENT = lazy(r"^(?:享受)?\p{Han}{1,6}级\p{Han}{0,6}待遇的?")


@lru_cache(maxsize=8192)  # many posts are printed again and again
def _parsed(text: str, own: frozenset[str]) -> tuple[str | None, str, bool, bool]:
    """What a printed post says: organisation, role, whether it is past, whether its holder only acts."""
    former = False
    for marker in FORMER:
        if text.startswith(marker) and len(text) > len(marker) + 1:
            text, former = text[len(marker) :], True
            break
    organization, role = split_post(text, own)
    if organization and role == "部长官":
        organization, role = organization + "部", "长官"  # of the ministry, 财政部
    if organization and "待遇" in organization:
        organization = _TREATMENT.sub("", organization) or None
    if organization and organization.endswith("任"):
        organization = TERM.sub("", organization) or None
    if organization and len(organization) == 1 and role.startswith(organization):
        organization = None  # 局党组书记、局长: the second 局 is the role's
    charge = CHARGE.search(organization) if organization and organization.endswith(_DUTIES) else None
    if organization and charge and text[: -len(role)].endswith("的"):
        organization, role = organization[: charge.start()] or None, charge.group() + role
    once = organization is not None and ("原" in organization or "前" in organization)
    inside = _FORMER_INSIDE.fullmatch(organization) if once and organization else None
    if inside:
        organization, former = "".join(part or "" for part in inside.groups()) or None, True
    fused = _FUSED.fullmatch(organization or "") if _FUSES.fullmatch(role) else None
    if fused:  # 县教育局长: the body's last sign is the role's first
        organization, role = fused["host"] or None, fused["field"] + role
    acting = role.startswith(ACTING) and not role.startswith("代表") and role not in role_kinds()
    if organization and organization.startswith(ACTING[:-1]):
        role, organization, acting = organization[:2] + role, organization[2:] or None, True
    return organization, role, former, acting


#: 县教育 before 局长, 行政 before 院长, 卫福 before 部长: what a body does, without the sign that makes it a body.
_FUSES = lazy("副?(?:局|部|厅|院|处|署)长")
_FUSED = lazy(
    r"(?P<host>(?:\p{Han}{0,12}[省市县区州盟旗镇乡国])?)(?P<field>(?!\p{Han}*(?:研究|设计|总|[原前新任])$)\p{Han}{2,4})(?<![省市县区州盟旗镇乡国局部厅院处署会委办社团校所室司科站队厂馆台学园大协府军])"
)

# 教育部原部长, 吉林省原省委书记, 国际原子能机构前总干事; 太原市长 is of 太原, 赛前主持人 of no time before.
_FORMER_INSIDE = lazy(
    r"(.+?[省市县区州盟旗])原([省市县区]委)|(.{2,}?)原((?:董事|监事|理事)会|党委|党组)|(.{2,}?)原((?:正|副)?(?:高级|专业技术|[一二三四]级)+)|(.{2,}?)(?<![太中平固三五高草清阳海松雪荒还燃病抗])原|"
    r"(.+?)(?<![目此日之以空库门眼面提生战会赛店楼榜超当史婚产术学])前([省市县区]?委?|常?驻\p{Han}{1,8})"
)


_OF_A_CROWD = lazy(r"(?:参赛|获奖|家属|亲属|企业|社区|群众|职工|[者员生属师人工民兵妇友众]|大|会)$")


def is_held(post: Post) -> bool:
    """Tell whether a title is anybody's post: where one lives (村民) and what one won (冠军) are none.

    Examples:
        >>> [is_held(parse_post(text)) for text in ("临河村村民", "网格员代表", "市人大代表", "临河村会计")]
        [False, False, True, True]
    """
    if post.rule == "lexicon":
        return True
    if post.role == "代表":
        return post.organization is not None and not _OF_A_CROWD.search(post.organization.removesuffix("人大"))
    return kind_of(post.role) != "status"


def split_posts(
    text: str, *, before: Post | None = None, offset: int = 0, own: Set[str] = _NONE
) -> list[Post]:
    """Read an enumeration of posts, each with what it shares with the one before.

    Args:
        text: posts separated by 、 , 和, 兼 or 及, without the holder's name.
        before: the post printed before, if its organisation can be shared.
        offset: added to the posts' ``start`` and ``end``.
        own: roles of the user's; a post with one of them is the lexicon's.

    Returns:
        The posts in order. Brackets and 《》 are never cut.

    Examples:
        >>> [(p.organization, p.role) for p in split_posts("应急管理部党委委员、副部长")]
        [('应急管理部', '党委委员'), ('应急管理部', '副部长')]
        >>> [(p.organization, p.role) for p in split_posts("省委副书记、省长")]
        [('省委', '副书记'), (None, '省长')]
    """
    posts: list[Post] = []
    front = text.startswith(FORMER)
    for start, end in _pieces(text, own):
        printed = parse_post(text[start:end], offset + start, own)
        if own and printed.role.endswith(tuple(own)):
            printed = printed.by("lexicon")
        post = inherit(printed, before, same_holder=bool(posts))
        joined = text[start - 1 : start] in ("兼", "任") and start > 0  # 原副司令员兼海军某舰队司令员
        if posts and posts[-1].former and (joined or _still_former(printed, front)):
            post = replace(post, former=True)
        posts.append(post)
        if post.organization is not None or not is_area_head(post.role):
            before = post if post.organization is not None else before
    return _share_last_role(posts, text, offset)


def _still_former(printed: Post, front: bool) -> bool:
    """原 reaches over the posts of the same organ, and from the front over all offices; a rank is for life."""
    own = printed.organization and not DEPARTMENT_ONLY.fullmatch(printed.organization)
    return kind_of(printed.role) in ("office", "enterprise", "foreign") and (front or not own)


_SEPARATOR = lazy(
    r"[、,，]|兼任|兼(?=[\p{Han}A-Z])|(?<=[员长记任席理事授士人裁家师编监官问令督统相卿臣王使魁首袖])(?:和|及|以及)(?=\p{Han})|"
    # 市委宣传部副部长临河市政府新闻办主任: glued, the second organ begins with its place
    r"(?<=[长记任席员])(?=\p{Han}{2,3}?(?:省|市|县|自治区)(?:委|人民政府|政府|人大|政协)\p{Han}{2})|"
    r"(?<=[省市县区州]委常委)(?=[省市县区州](?:委|政法委|纪委|政府|人大|政协)\p{Han}{2})|"
    # 总书记国家主席中央军委主席: the posts of a head of state, set without a mark
    r"(?<=总书记)(?=国家主席)|(?<=国家主席|总书记)(?=中央军委主席)|"
    r"(?<=政府副[省市县区州]长)(?=\p{Han}{2,12}局局长)"
)
_BRACKETS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’"}
_ANY_BRACKET = frozenset("".join(map("".join, _BRACKETS.items())))


def _pieces(text: str, own: Set[str]) -> list[tuple[int, int]]:
    """Cut at separators that stand after a role; 外事、港澳办主任 and 建设、规划局局长 stay whole."""
    out: list[tuple[int, int]] = []
    start = 0
    bracketed = not _ANY_BRACKET.isdisjoint(text)
    for match in _SEPARATOR.finditer(text):
        if bracketed and _depth(text[: match.start()]):
            continue
        gloss = _RANK.search(text, start, match.start())  # 原副主任（正厅级）、离休干部
        end = gloss.start() if gloss else match.start()
        if role_start(text, end, start, own) is not None:
            out.append((start, end))
            start = match.end()
    if start < len(text):
        out.append((start, len(text)))
    return out


_RANK = lazy(r"(?:（[^（）\n]{0,6}(?:级|待遇)[^（）\n]{0,3}）)$")


def _depth(text: str) -> int:
    return sum(text.count(left) - text.count(right) for left, right in _BRACKETS.items())


def _share_last_role(posts: list[Post], text: str, offset: int) -> list[Post]:
    """中共中央台办、国务院台办主任 is two posts with one role."""
    out: list[Post] = []
    for post in posts:
        organization = post.organization
        if organization and "、" in organization and not _depth(organization):
            parts = organization.split("、")
            if all(_ORGAN.search(part) for part in parts):
                out.extend(replace(post, organization=part) for part in parts)
                continue
        out.append(post)
    return out


_ORGAN = lazy(r"(?:办|办公室|委|委员会|局|部|厅|院|会|公司|集团|社|中心)$")
