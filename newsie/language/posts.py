"""Posts as Chinese newspapers print them: organisation + modifiers + role, in sequences that share what is shared.

``辽源市监察委员会副主任`` is an organisation and a role; ``省委常委、组织部部长`` is two posts, the second a
department of the first one's organ; ``省委副书记、省长`` is two posts that share nothing.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace

import regex

from newsie.language.roles import TERM, kind_of, role_kinds, role_start

FORMER = ("原任", "原", "时任", "曾任", "前任", "前")
# Roles whose name already says of what: 省长 is the province's. They take no organisation from the title before.
STANDALONE = frozenset(
    [
        "省长",
        "市长",
        "县长",
        "区长",
        "州长",
        "盟长",
        "旗长",
        "镇长",
        "乡长",
        "村长",
        "总理",
        "副总理",
        "国务委员",
        "总书记",
        "总统",
        "首相",
        "国王",
        "议长",
        "外长",
        "防长",
        "财长",
        "国务委员长",
        "国务委员会委员长",
        "外交部长",
        "国防部长",
        "财政部长",
        "内政部长",
        "外交大臣",
        "国务卿",
        "委员长",
        "审计长",
        "行政长官",
        "国家主席",
        "院士",
        "总领事",
        "大使",
    ]
)
_PARTY_DEPARTMENTS = (
    r"(?:组织部|宣传部|统战部|统一战线工作部|政法委|政法委员会|办公厅|办公室|政策研究室|研究室|直属机关工委|老干部局|"
    r"依法治[省市县区]办|机构编制委员会办公室|巡视工作领导小组办公室|社会工作部|台办|网信办|编办|党校|农办|政研室|改革办)"
)
_PARTY = regex.compile(r"(?:省|市|县|区|州|盟|旗|自治区|中共|地|镇|乡)委(?:员会)?$|党委$|党工委$")
_DEPARTMENT_ONLY = regex.compile(_PARTY_DEPARTMENTS + r"$")
_COURT = regex.compile(r"^(.*?(?:法院|检察院))")
_COURT_ROLES = ("审判员", "检察员", "审判委员会委员", "检察委员会委员")


_AREA_CELL = regex.compile(r"(党委|党工委)(?=.*(?:书记|常委|委员)$)")
_AREA = regex.compile(r"(?:自治区|省|市|县|区|州|盟|旗|乡|镇|街道|街|村|社区)$")


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
_POSSESSED = regex.compile(r"的(?:[一两三几][名位个])?")


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
    organization, role = _POSSESSED.sub("", text[:start]).strip(), text[start:]
    cell = _AREA_CELL.match(role)
    if cell and _AREA.search(organization):
        # 自治区党委 and 镇党委 are organs of their own, as 省委 is; 公司党委 is a cell of the company.
        organization, role = organization + cell.group(1), role[cell.end(1) :]
    return (organization or None), role


def parse_post(text: str, offset: int = 0, own: Set[str] = _NONE) -> Post:
    """Read one printed post with its markers (原, 时任; 代, 代理).

    Examples:
        >>> post = parse_post("教育部原部长")
        >>> post.organization, post.role, post.former
        ('教育部', '部长', True)
    """
    start, end = offset, offset + len(text)
    former = False
    for marker in FORMER:
        if text.startswith(marker) and len(text) > len(marker) + 1:
            text, former = text[len(marker) :], True
            break
    organization, role = split_post(text, own)
    organization = TERM.sub("", organization or "") or None
    inside = _FORMER_INSIDE.fullmatch(organization or "")
    if inside:
        organization, former = "".join(part or "" for part in inside.groups()) or None, True
    acting = role.startswith("代") and not role.startswith("代表") and role not in role_kinds()
    if organization and organization.startswith("代理"):
        organization, role, acting = organization[2:] or None, "代理" + role, True
    return Post(organization, role, former, acting, start, end)


# 教育部原部长, 吉林省原省委书记, 国际原子能机构前总干事; 太原市长 is of 太原, 赛前主持人 of no time before.
_FORMER_INSIDE = regex.compile(
    r"(.+?[省市县区州盟旗])原([省市县区]委)|(.{2,}?)(?<![太中平固三五高草清阳海松雪荒还燃病抗])原|"
    r"(.+?)(?<![目此日之以空库门眼面提生战会赛店楼榜超当史婚产术学])前([省市县区]?委?|常?驻\p{Han}{1,8})"
)


_OF_A_CROWD = regex.compile(r"(?:参赛|获奖|家属|亲属|企业|社区|群众|职工|[者员生属师人工民兵妇友众]|大|会)$")


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


def inherit(post: Post, before: Post | None, *, same_holder: bool = True) -> Post:
    """Return the post with the organisation it shares with the post printed before it.

    ``same_holder`` tells whether both posts are one person's; only then is 海外版 a part of 人民日报社.

    The norms of title writing: a role that names its own area (省长) shares nothing; a party department takes the
    committee's name (省委常委、组织部部长 → 省委组织部); a court's rank and file belong to the court, not to
    the chamber; any other bare role shares the whole organisation.

    Examples:
        >>> inherit(parse_post("主任"), parse_post("市人大常委会党组书记")).organization
        '市人大常委会'
        >>> inherit(parse_post("组织部部长"), parse_post("省委常委")).organization
        '省委组织部'
    """
    if before is None or before.organization is None:
        return post
    host = before.organization
    if post.organization is None:
        if kind_of(post.role) == "foreign" and before.role in _STATESMEN and host not in _HOME:
            return replace(post, organization=host)  # 意大利副总理兼外长: both of Italy
        if post.role in _STATESMEN and before.role in _STATESMEN and host not in _HOME:
            return replace(post, organization=host)  # 东陵国总统王甲、总理李乙
        if _area_head(post.role) and post.role not in ("副总领事", "副议长"):
            return post
        if kind_of(post.role) in ("academic", "profession", "honour", "status", "grade"):
            staff = post.role in _STAFF and _SCHOOL.search(host) is not None
            return replace(post, organization=host) if staff else post
        if post.role.endswith(_COURT_ROLES):
            court = _COURT.match(host)
            return replace(post, organization=court.group(1) if court else host)
        if host.endswith("自治区党委") and post.role.endswith("主席"):
            return replace(post, organization=host.removesuffix("党委"))
        party = _DEPARTMENT_ONLY.search(host)
        if party and post.role in ("秘书长", "副秘书长"):
            return replace(post, organization=host[: party.start()] or host)
        return replace(post, organization=host)
    if post.organization in ("审判委员会", "检察委员会") and (bench := _COURT.match(host)):
        return replace(post, organization=bench.group(1) + post.organization)
    if same_holder and (beside := _BESIDE.get(post.organization)) and (cell := _WORK_CELL.search(host)):
        return replace(post, organization=host[: cell.start()] + beside)
    if same_holder and post.organization in _OFFICES and not _PARTY.search(host) and _office_of(before):
        return replace(post, organization=host + post.organization)
    if _DEPARTMENT_ONLY.fullmatch(post.organization):
        department = _DEPARTMENT_ONLY.search(host)
        base = host[: department.start()] if department and department.start() else host
        if _PARTY.search(base):
            return replace(post, organization=base + post.organization)
    elif same_holder and _COMMITTEE.match(post.organization) and _ASSEMBLY.search(host):
        return replace(post, organization=host.removesuffix("常委会") + post.organization)
    elif (
        same_holder
        and _inner(post.organization, host)
        and kind_of(before.role) in ("office", "enterprise")
        and not _PARTY.search(host)
        and host != post.organization
    ):
        return replace(post, organization=host + post.organization)
    elif (body := _WHOLE_OF.get(post.organization)) and body.search(host):
        return replace(post, organization=host + post.organization)  # 商会会长甲，监事会副主席乙
    elif _OTHER_SEX.get(post.organization) and host.endswith(_OTHER_SEX[post.organization]):
        return replace(post, organization=host[:-2] + post.organization)
    return post


# 某开发区党工委副书记、管委会主任: the area's own; 市侨联秘书长、办公室主任: an office of the body that is no party's.
_BESIDE = {"管委会": "管委会", "管理委员会": "管理委员会", "办事处": "办事处"}
_WORK_CELL = regex.compile(r"(?:党工委|党委|工委)$")
_OFFICES = frozenset(("办公室", "办公厅", "研究室", "秘书处"))


def _office_of(before: Post) -> bool:
    host = before.organization or ""
    return kind_of(before.role) == "office" and not _DEPARTMENT_ONLY.search(host) and before.role != "常委"


_FIRMS = r"公司|集团|银行|学校|大学|学院|中学|医院"
_BOARD, _CELL = regex.compile(rf"(?:{_FIRMS}|商会|协会|学会|联合会|基金会|促进会)$"), regex.compile(rf"(?:{_FIRMS})$")
_WHOLE_OF = dict.fromkeys(("监事会", "理事会", "董事会"), _BOARD) | dict.fromkeys(("纪委", "工会", "团委"), _CELL)


# Those who belong to a school or a hospital as its heads do: 第五中学教师甲、学生乙; a 高级经济师 belongs to nobody.
_STAFF = frozenset(
    [
        "学生",
        "教师",
        "老师",
        "班主任",
        "研究生",
        "博士生",
        "硕士生",
        "本科生",
        "留学生",
        "讲师",
        "副教授",
        "教授",
        "博士生导师",
        "硕士生导师",
        "导师",
        "学科带头人",
        "医生",
        "护士",
        "护士长",
        "医师",
        "主治医师",
    ]
)
_SCHOOL = regex.compile(r"(?:大学|学院|中学|小学|学校|幼儿园|医院|系)$")
# Posts of a state; the ministers named after them are the same state's.
_STATESMEN = frozenset(
    ["总理", "副总理", "首相", "副首相", "总统", "副总统", "第一副总理", "第一副总统", "国王", "国务卿", "议长"]
)
_HOME = frozenset(("国务院", "中国", "中共中央", "中华人民共和国"))
_OTHER_SEX = {"男子": "女子", "女子": "男子"}


def _area_head(role: str) -> bool:
    bare = regex.sub(r"^(?:常务副|第一副|副|代理|代|候任|前)+|(?:候选人|人选)$", "", role)
    return bare in STANDALONE or role in STANDALONE


# A unit that can only be part of something (海外版, 编辑部, 妇产科, 经济管理学院); an organ's own name never looks so.
_INNER = regex.compile(
    r"^(?!.*(?:省|市|县|区|州|国|中央|中共|公司|集团|银行|大学|总工会))[^，。、]{0,8}(?:版|编辑部|科室|教研室|教研部|事业部|分部|支部|车间|实验室|中心|学院|研究室|研究所|工会|团委|纪委|纪检组|机关党委|理事会|董事会|监事会|书记处)$"
)


# 全国政协委员、教科卫体委员会副主任: a committee of the assembly.
_COMMITTEE = regex.compile(r"(?!.*(?:省|市|县|区|州|国家|中央|全国|政协|人大|起草|筹备))\p{Han}{2,12}委员会$")
_ASSEMBLY = regex.compile(r"(?:政协|人大|人大常委会)$")


def _inner(organization: str, host: str) -> bool:
    if organization.endswith("学院") and not host.endswith(("大学", "学院")):
        return False
    return _INNER.match(organization) is not None


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
        if post.organization is not None or not _area_head(post.role):
            before = post if post.organization is not None else before
    return _share_last_role(posts, text, offset)


def _still_former(printed: Post, front: bool) -> bool:
    """原 reaches over the posts of the same organ, and from the front over all offices; a rank is for life."""
    own = printed.organization and not _DEPARTMENT_ONLY.fullmatch(printed.organization)
    return kind_of(printed.role) in ("office", "enterprise", "foreign") and (front or not own)


_SEPARATOR = regex.compile(
    r"[、,，]|兼任|兼(?=[\p{Han}A-Z])|(?<=[员长记任席理事授士人裁家师编监官问令督统相卿臣王使魁首袖])(?:和|及|以及)(?=\p{Han})|"
    # 市委宣传部副部长临河市政府新闻办主任: glued, the second organ begins with its place
    r"(?<=[长记任席员])(?=\p{Han}{2,3}?(?:省|市|县|自治区)(?:委|人民政府|政府|人大|政协)\p{Han}{2})|"
    r"(?<=[省市县区州]委常委)(?=[省市县区州]委\p{Han}{2})"
)
_BRACKETS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’"}


def _pieces(text: str, own: Set[str]) -> list[tuple[int, int]]:
    """Cut at separators that stand after a role; 外事、港澳办主任 and 建设、规划局局长 stay whole."""
    out: list[tuple[int, int]] = []
    start = 0
    for match in _SEPARATOR.finditer(text):
        if _depth(text[: match.start()]):
            continue
        gloss = _RANK.search(text, start, match.start())  # 原副主任（正厅级）、离休干部
        end = gloss.start() if gloss else match.start()
        if role_start(text, end, start, own) is not None:
            out.append((start, end))
            start = match.end()
    if start < len(text):
        out.append((start, len(text)))
    return out


_RANK = regex.compile(r"(?:（[^（）\n]{0,6}(?:级|待遇)[^（）\n]{0,3}）)$")


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


_ORGAN = regex.compile(r"(?:办|办公室|委|委员会|局|部|厅|院|会|公司|集团|社|中心)$")
