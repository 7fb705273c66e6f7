"""What a post shares with the post printed before it: the norms of title writing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsie.language.roles import kind_of
from newsie.lazy import lazy

if TYPE_CHECKING:
    from newsie.language.posts import Post

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
        "省长助理",
        "市长助理",
        "县长助理",
        "区长助理",
        "州长助理",
        "主席助理",
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
        "申诉专员",
        "廉政专员",
        "里长",
        "立委",
        "立法委员",
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
_PARTY = lazy(r"(?:省|市|县|区|州|盟|旗|自治区|中共|地|镇|乡)委(?:员会)?$|党委$|党工委$")
DEPARTMENT_ONLY = lazy(_PARTY_DEPARTMENTS + r"$")
_OF_A_BUREAU = lazy(r"(?!常务|第一|执行|代理|高级)\p{Han}{2,4}(?<!副)副?(?:局|厅|处|署)长")
_COURT = lazy(r"^(.*?(?:法院|检察院))")
_COURT_ROLES = ("审判员", "检察员", "审判委员会委员", "检察委员会委员")


def inherit(post: Post, before: Post | None, *, same_holder: bool = True) -> Post:
    """Return the post with the organisation it shares with the post printed before it.

    ``same_holder`` tells whether both posts are one person's; only then is 海外版 a part of 人民日报社.

    The norms of title writing: a role that names its own area (省长) shares nothing; a party department takes the
    committee's name (省委常委、组织部部长 → 省委组织部); a court's rank and file belong to the court, not to
    the chamber; any other bare role shares the whole organisation.

    Examples:
        >>> from newsie.language.posts import parse_post
        >>> inherit(parse_post("主任"), parse_post("市人大常委会党组书记")).organization
        '市人大常委会'
        >>> inherit(parse_post("组织部部长"), parse_post("省委常委")).organization
        '省委组织部'
    """
    if before is None or before.organization is None:
        return post
    host = before.organization
    domain = _DOMAIN.match(post.organization or "")
    if same_holder and domain and post.role in _MINISTERS and before.role in _STATESMEN and host not in _HOME:
        return replace(post, organization=host + domain.group())  # 泰国副总理兼商业部长
    if post.organization is None:
        if post.role.startswith(host) or (_OF_A_BUREAU.fullmatch(post.role) and host[-1] not in "省市县区州盟旗"):
            return post  # 局党组书记、局长; 市委常委、公安局长
        if kind_of(post.role) == "foreign" and host == "中国" and same_holder:
            return replace(post, organization=host)  # 中国国务委员兼外长
        if same_holder and post.role in ("下议长", "上议长"):
            return post
        if post.role in ("发言人", "新闻发言人") and (bureau := _PRESS.search(host)):
            return replace(post, organization=bureau.group(1))  # 外交部新闻司司长、发言人
        if kind_of(post.role) == "foreign" and before.role in _STATESMEN and host not in _HOME:
            return replace(post, organization=host)  # 意大利副总理兼外长: both of Italy
        if post.role in _STATESMEN and before.role in _STATESMEN and host not in _HOME:
            return replace(post, organization=host)  # 东陵国总统王甲、总理李乙
        if kind_of(post.role) == "foreign" and post.role.endswith(("部长", "大臣")) and before.role in _MINISTERS:
            return post  # 医药工业部长王甲、新闻部长李乙
        if _HEAD_OF.get(post.role.lstrip("副代理"), "\0") in host[-7:] and host.endswith("政府"):
            return replace(post, organization=host)  # 区政府党组成员、副区长
        if is_area_head(post.role) and post.role not in ("副总领事", "副议长"):
            return post
        if kind_of(post.role) in ("academic", "profession", "honour", "status", "grade"):
            staff = post.role in _STAFF and _SCHOOL.search(host) is not None
            staff = staff or (post.role == "律师" and host.endswith("律师事务所"))
            staff = staff or (same_holder and post.role.endswith(_SERVANTS) and _OFFICE.search(host) is not None)
            return replace(post, organization=host) if staff else post
        if post.role.endswith(_COURT_ROLES):
            court = _COURT.match(host)
            return replace(post, organization=court.group(1) if court else host)
        if host.endswith("自治区党委") and post.role.endswith("主席"):
            return replace(post, organization=host.removesuffix("党委"))
        party = DEPARTMENT_ONLY.search(host)
        if party and post.role in ("秘书长", "副秘书长"):
            return replace(post, organization=host[: party.start()] or host)
        return replace(post, organization=host)
    if same_holder and post.role == "委员" and post.organization in _CELL_POSTS and _WORK_CELL.search(host):
        return replace(post, organization=host + post.organization)  # 街道党工委委员、组织委员
    if same_holder and post.organization in ("监委", "监察委员会") and host.endswith("纪委") and len(host) > 3:
        return replace(post, organization=host.removesuffix("纪委") + post.organization)
    deputy = same_holder and post.role == "局长" and _AREA_DEPUTY.search(before.role)
    if deputy and _BUREAU.fullmatch(post.organization):
        area = host.removesuffix("政府").removesuffix("人民")
        return replace(post, organization=area + post.organization)  # 青山区副区长、公安局长
    if same_holder and _DIVISION.fullmatch(post.organization) and _OFFICE.search(host) and not _PARTY.search(host):
        return replace(post, organization=host + post.organization)  # 国家粮食局发言人、规划司司长
    if post.organization in ("审判委员会", "检察委员会") and (bench := _COURT.match(host)):
        return replace(post, organization=bench.group(1) + post.organization)
    if same_holder and (beside := _BESIDE.get(post.organization)) and (cell := _WORK_CELL.search(host)):
        return replace(post, organization=host[: cell.start()] + beside)
    if same_holder and post.organization in _OFFICES and not _PARTY.search(host) and _office_of(before):
        return replace(post, organization=host + post.organization)
    if DEPARTMENT_ONLY.fullmatch(post.organization):
        department = DEPARTMENT_ONLY.search(host)
        base = host[: department.start()] if department and department.start() else host
        if _PARTY.search(base):
            return replace(post, organization=base + post.organization)
    elif same_holder and _COMMITTEE.match(post.organization) and _ASSEMBLY.search(host):
        return replace(post, organization=host.removesuffix("常委会").removesuffix("常务委员会") + post.organization)
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


#: 商业部长, 国防大臣: the field of a minister, no ministry by itself
_DOMAIN = lazy(r"\p{Han}{2,10}(?<!部)$")
_MINISTERS = frozenset(("部长", "大臣", "长官", "国务部长"))
_HEAD_OF = {f"{area}长": area for area in "市县区州省镇乡旗"}
#: Ranks of those who serve an office: they are of that office.
_SERVANTS = ("巡视员", "调研员", "主任科员")
_OFFICE = lazy(r"(?<!政府)(?<!党)(?:局|厅|总队|支队|部|委|署|办|办公室|委员会|中心|院|联|工会|研究室)$")
_DIVISION = lazy(
    r"(?!.*(?:办事处|书记处|秘书处|管理处|联络处|代表处|中央|省|市|县|州|国|区(?!域)))"
    r"(?:\p{Han}{2,7}(?:司|处|科|室)|\p{Han}{2,8}(?:总队|支队|大队))"
)
#: 国务院台办新闻局: who speaks from there speaks for the whole office
_PRESS = lazy(r"(.{2,}(?:办|办公室|委|委员会|部|局|厅|署))(?:新闻|宣传|综合|办公)(?:局|司|处|厅|室)$")
_AREA_DEPUTY = lazy(r"副[市县区州旗]长$")
_BUREAU = lazy(r"(?:公安|教育|财政|民政|司法|卫健|卫生健康|农业农村|商务|住建)局?")
_CELL_POSTS = frozenset(("组织", "宣传", "统战", "政法", "纪检", "纪律检查"))


# 某开发区党工委副书记、管委会主任: the area's own; 市侨联秘书长、办公室主任: an office of the body that is no party's.
_BESIDE = {"管委会": "管委会", "管理委员会": "管理委员会", "办事处": "办事处"}
_WORK_CELL = lazy(r"(?:党工委|党委|工委)$")
_OFFICES = frozenset(("办公室", "办公厅", "研究室", "秘书处"))


def _office_of(before: Post) -> bool:
    host = before.organization or ""
    return kind_of(before.role) == "office" and not DEPARTMENT_ONLY.search(host) and before.role != "常委"


_FIRMS = r"公司|集团|银行|学校|大学|学院|中学|医院"
_BOARD, _CELL = lazy(rf"(?:{_FIRMS}|商会|协会|学会|联合会|基金会|促进会)$"), lazy(rf"(?:{_FIRMS})$")
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
_SCHOOL = lazy(r"(?:大学|学院|中学|小学|学校|幼儿园|医院|系)$")
# Posts of a state; the ministers named after them are the same state's.
_STATESMEN = frozenset(
    ["总理", "副总理", "首相", "副首相", "总统", "副总统", "第一副总理", "第一副总统", "国王", "国务卿", "议长"]
)
_HOME = frozenset(("国务院", "中国", "中共中央", "中华人民共和国"))
_OTHER_SEX = {"男子": "女子", "女子": "男子"}

_DEGREE = lazy(r"^(?:常务副|第一副|副|代理|代|候任|前)+|(?:候选人|人选)$")


def is_area_head(role: str) -> bool:
    """Tell whether a role says by itself of what: 省长, 副市长, 总理."""
    bare = _DEGREE.sub("", role)
    return bare in STANDALONE or role in STANDALONE


# A unit that can only be part of something (海外版, 编辑部, 妇产科, 经济管理学院); an organ's own name never looks so.
_INNER = lazy(
    r"^(?!.*(?:省|市|县|区|州|国|中央|中共|公司|集团|银行|大学|总工会|与|和|发展中心|街道|社区|党建))"
    r"[^，。、]{0,8}(?:版|编辑部|科室|教研室|教研部|事业部|分部|支部|车间|实验室|中心|学院|研究室|研究所|工会|团委|纪委|纪检组|机关党委|理事会|董事会|监事会|书记处)$"
)


# 全国政协委员、教科卫体委员会副主任: a committee of the assembly.
_COMMITTEE = lazy(
    r"(?!.*(?:省|市|县|区|州|国家|中央|全国|政协|人大|起草|筹备|组织|国际|友好|联合|世界|亚太))"
    r"\p{Han}{2,12}委员会$"
)
_ASSEMBLY = lazy(r"(?:政协|人大|人大常委会|人民代表大会|人民代表大会常务委员会)$")


def _inner(organization: str, host: str) -> bool:
    if organization.endswith("学院") and not host.endswith(("大学", "学院")):
        return False
    return _INNER.match(organization) is not None
