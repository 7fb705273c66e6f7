"""Posts printed without a holder: which of them are posts, and which only look like one.

Before a name a title needs no proof; without one only an organ, a place or a party vouches that 主任 or 书记 is a
post, and the role must end where a word ends (省长沙市, 人民警察, 指挥部 hold none).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsie.language.posts import Post
from newsie.language.roles import kind_of
from newsie.language.tagger import Tagged
from newsie.lazy import lazy

_ORGAN = lazy(
    r"(?:委|委员会|办|办公室|部|厅|局|院|处|科|室|所|站|校|馆|台|社|会|团|队|厂|矿|场|中心|公司|集团|银行|大学|医院|法院|政府|街道|社区|村|"
    r"省|市|县|区|州|盟|旗|镇|乡|国|党|党组|党委|支部|组|司|署|庭|行|系|学|军|基地|政协|人大|工会|妇联|侨联|残联|文联|科协|作协|企业|合作社|组织|联盟|"
    r"工作部|机构|论坛|董事会|监事会|理事会|主席团|常委|联合国|欧盟|北约|东盟)$"
)
# 辞去…总司令, 补选…为…主席, 战胜对手…: somebody does something, which no name of an organ says.
_VERB = lazy(
    r"辞去|补选|选举|任命|任免|免去|担任|当选|赢得|战胜|超过|远超|挡出|接替|提名|接受|加强|完成|成立|召开|"
    r"举行|推动|推进|提高|提升|组织开展|打造|参加|出席|前往|来自|成为|没有|已经|可以|需要|应当|应该|必须|同志|因为|由于|所谓|我们|他们|这|那|一些|一座|有关|相关|上述|长期|外国|就(?!业)|吗|呢|吧|着|了|过(?!渡|程)"
)
# These are many; only an institution's are worth a row: 市第一医院医生, not 附近小区居民.
_COMMON = frozenset(
    (
        "学生", "教师", "老师", "农民", "工人", "居民", "村民", "成员", "代表",
        "专家", "学者", "游客", "乘客", "旅客", "学员", "干部", "职工", "员工",
        "队员", "战士", "老板", "留学生", "科研人员", "领导", "领导人", "负责人", "工作人员",
    )
)  # fmt: skip
_INSTITUTION = lazy(
    r"(?<!相关|有关)(?:委|委员会|办公室|部|厅|局|院|处|科|室|所|站|校|馆|台|社|会|中心|公司|集团|银行|大学|学院|中学|小学|医院|法院|政府|社区|村|政协|人大|团队)$"
)
_WORD_GOES_ON = lazy(
    r"(?<=[省市县])长(?:沙|春|治|乐|海县|兴|葛|丰|寿|白|子县|安|宁|岛|岭|清|泰|汀|顺|武|阳|垣|城)|(?<=学生)(?:物|态|理|命|产|活)|(?<=民警)察|(?<=牧民)族|"
    r"(?<=护工)作|(?<=职工)作|(?<=指挥)(?:部|中心|所|棒|调度|体系|系统|机构)|(?<=大使)馆|(?<=领事)馆|(?<=教师)节|(?<=记者)(?:站|会|节)|(?<=法官)法|(?<=律师)(?:事务|法|行业)|"
    r"(?<=主任)医|(?<=工人)(?:日报|阶级|文化)|(?<=农民)(?:工|日报|收入|增收)|(?<=青年)(?:报|节|团)|(?<=学生)(?:会|证|们|餐|营养|资助|公寓|宿舍)|(?<=总统)(?:府|选举|大选|令|制|候选)|"
    r"(?<=总理)(?:府|署|办公)|(?<=主席)(?:团|台|令|国)|(?<=委员)会|(?<=部长)(?:级|通道|会|理事)|(?<=院士)(?:制|工作站|行|增选)|"
    r"(?<=专家)(?:组|委|学者|库|团)|(?<=代表)(?:团|大会|处|作|性|队|建议)"
)
_WORD_BEGAN = lazy(
    r"(?:个体工商户|努尔苏丹|本职工|保护工|维护工|医学生|中学生|大学生|人民警|[游农]牧民)$"
)


def vacant(
    text: str, loose: Iterable[Post], held: Sequence[tuple[int, int]], people: Sequence[tuple[int, int]],
    tagged: Sequence[Tagged] = (),
) -> list[Post]:
    """Return the posts without a holder that really are posts, each once, in order of the text.

    Args:
        text: the article's text.
        loose: the posts read without a name behind them.
        held: where the posts stand that somebody holds; one read twice is no vacant one.
        people: where people are named; 郑明江委员长 is no organ's post.
        tagged: a recogniser's stretches: an ORG or a place it knows is an organisation, whatever its ending.

    Examples:
        >>> post = Post("市教育局", "局长", start=0, end=6)
        >>> vacant("市教育局局长一职空缺", [post, post], [], [])
        [Post(organization='市教育局', role='局长', former=False, acting=False, start=0, end=6)]
    """
    taken = set(held)
    named = _covered(people)
    organs = {t.end: t.start for t in tagged if t.label in ("ORG", "LOC")}
    out: dict[tuple[int, int, str | None, str], Post] = {}
    for post in sorted(loose, key=lambda post: (post.start, post.end)):
        if (post.start, post.end) in taken or any(n in named for n in range(post.start, post.end)):
            continue
        if _is_post(text, post, organs):
            out.setdefault((post.start, post.end, post.organization, post.role), post.by("vacant"))
    return list(out.values())


def _covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {n for start, end in spans for n in range(start, end)}


def _is_post(text: str, post: Post, organs: dict[int, int]) -> bool:
    if post.rule == "lexicon":
        return True
    if _WORD_GOES_ON.match(text, post.end) or _WORD_GOES_ON.match(text, post.end - 1):
        return False
    if _WORD_BEGAN.search(text, max(0, post.end - 6), post.end):
        return False
    organ = post.organization
    if organ is None:
        return True  # whoever asks for organs leaves these out himself
    if _VERB.search(organ):
        return False
    if post.role in ("委员", "代表") and organ.endswith(("政协", "人大")):
        return False  # 政协委员建议: said of all of them
    common = kind_of(post.role) in ("profession", "honour", "status") or post.role in _COMMON
    if common and not _INSTITUTION.search(organ):
        return False
    printed = text[post.start : post.end]
    end = post.start + printed.find(organ) + len(organ) if organ in printed else -1
    return _ORGAN.search(organ) is not None or end in organs or organ not in printed
