"""What looks like a name and is none: a surname with a title, a blurred name, a verb, the name of a firm or a place.

These are the negative halves of the rules in `newsie.language.mentions`: shape or tagger has promised a person,
and the words themselves, or those around them, take it back.
"""

from __future__ import annotations

from functools import cache, lru_cache

from newsie.language import names
from newsie.lazy import lazy
from newsie.lexicons import words

# No given name has these characters in Chinese names of two to four characters.
_PARTICLES = frozenset("各却的了着吗呢吧啊们您你我他她它这那哪某氏丨并")
# 中方, 孟方: a side, not a man; 马方愿 is a side with its verb.
_SIDE = lazy(
    r"[中美俄英法德日韩朝越老柬缅泰马印尼巴哈吉塔乌土孟斯伊沙阿埃加澳新西意白塞匈波希蒙非欧南苏以黎约安古智秘格摩卡赞津肯坦刚喀突科阿][方新]"
    r"[愿将高支感希赞重同正认欢期表就已对在与和会坚视积致]?"
)
# 李希望, 王成为: verbs that are given names as well.
_NAMELIKE = frozenset(
    [
        "希望",
        "成为",
        "同意",
        "坚持",
        "双方",
        "一致",
        "现场",
        "联系",
        "负责",
        "主动",
        "继续",
        "开始",
        "亲自",
        "回到",
        "创立",
        "启动",
    ]
)
_FIRM = lazy(
    r"[^\P{Han}的了是在任为和与等将把从旗下说表]{0,10}?(?:有限公司|有限责任公司|股份公司|科技公司|集团|公司|企业)|"
    r"(?:公园|广场|大桥|水库|机场|景区|风景区|遗址|古镇|古城|湿地|大道|火车站|高铁站|村|镇|乡|县|社区|党支部|党委|党总支|居民小组|村民小组|自然村|村委会|居委会|小区|体育场|体育馆|起义|战役|大捷|牌|品牌|杯|机车|汽车|服饰)"
)
#: 罗伯特·科赫研究所, 马克思主义
_HOUSE = lazy(r"(?:主义|口岸|研究所|研究院|研究中心|基金会|纪念馆|博物馆|图书馆|故居|奖(?!励|项获|学金))")
#: 雷锋班的战士, 红军连官兵: a squad that bears a name
_SQUAD = lazy(r"\p{Han}{2}[班连排]$")
_SQUAD_GOES_ON = lazy(r"的?(?:战士|官兵|全体|班长|连长|排长|指导员|指战员|学员|荣立|获)")
_PREPOSITIONS = frozenset("从向于由在对把被将为以与和")
_DIVISIONS = frozenset("市县镇省")
_QUOTED = {"“": "”", "‘": "’", "「": "」", '"': '"'}


#: 龙与凤: two things, no name
_AND = lazy("[龙虎凤牛马水山石云花鱼金明时文武任路][与和][龙虎凤牛马水山石火云雨风花鸟鱼木土夜空海天地人]")
#: 校长边走边介绍
_WALKING = lazy(r"边[走说看听学吃干聊喊跑问讲打唱做]")
#: 秘书长应积极回应, 当选主席时开始, 市长应主动
_SHOULD = lazy(
    r"[应时将曾](?:积极|主动|尽快|及时|继续|立即|立刻|充分|切实|坚持|始终|高度|共同|认真|开始|启动|亲自|成为|负责|联系|回到|尽早|加快|带头|承担|遵守|具备)"
)
#: 王亚军, 李冠军: given names that are honours too.
_GIVEN = frozenset(["亚军", "冠军", "英雄"])


@cache
def _titles() -> frozenset[str]:
    return (words("roles") | words("courtesies", "address")) - _GIVEN


@cache
def _verbs() -> frozenset[str]:
    """时强调, 毕业后: verbs of two characters that neither end nor begin a name of three."""
    return frozenset(word for word in words("name_followers") if len(word) == 2) - _NAMELIKE


@lru_cache(maxsize=8192)
def no_name(text: str) -> bool:
    """Tell whether the text, whoever promised a name, is none.

    Examples:
        >>> [no_name(t) for t in ("陈书记", "张某", "时强调", "侯叔叔", "小胡", "陈书生")]
        [True, True, True, True, True, False]
    """
    if not text or text in words("roles") or text in words("adverbs"):
        return True  # a break that the tagger took for a name; 埃米尔, 苏丹: foreign titles sound like names
    if names.is_common(text) or _SIDE.fullmatch(text) or not _PARTICLES.isdisjoint(text.replace("雅各", "")):
        return True  # 各 sounds in 雅各布 alone
    if text[0] in _PREPOSITIONS and names.is_common(text[1:]):
        return True  # 从繁重
    if is_phrase(text) or _AND.fullmatch(text):
        return True
    if len(text) == 2 and text[0] in words("courtesies", "familiar") and text[1] in names.surnames()[0]:
        return True  # 志愿者小胡
    if len(text) == 3 and text[-1] in _DIVISIONS:
        return True
    if len(text) == 3 and text[-1] in "后时前" and (names.is_entry(text[:2]) or names.is_common(text[:2])):
        return True  # 州长商议后决定
    surname = 2 if text[:2] in names.surnames()[1] else 1
    if text[surname:] in _titles() and not names.is_dotted(text):
        return True
    if 4 <= len(text) <= 8 and text[-2:] in _titles() and not names.is_foreign(text) and not names.is_dotted(text):
        return True  # 任省委常委
    return len(text) == 3 and (text[1:] in _verbs() or text[:2] in _verbs())


def is_phrase(text: str) -> bool:
    """Tell whether the text is an adverb with its verb and no name under any title.

    Examples:
        >>> [is_phrase(t) for t in ("边走", "边吃边", "应积极", "边巴", "应积")]
        [True, True, True, False, False]
    """
    if len(text) == 3 and text[0] == text[2] and text[0] in "边越":
        return True
    return _WALKING.fullmatch(text) is not None or _SHOULD.match(text) is not None


def names_a_thing(text: str, start: int, end: int) -> bool:
    """Tell whether the words around say that a firm, a place or a work is called so: 森科特智能仪器有限公司.

    Only for names that nothing but the tagger speaks for: 张伟公司 is nobody's firm once 张伟 is known.

    Examples:
        >>> names_a_thing("青岛森可特仪器有限公司", 2, 5), names_a_thing("“东方绿”拖拉机", 1, 4)
        (True, True)
        >>> names_a_thing("学习马克思主义", 2, 5), names_a_thing("马克思主张", 0, 3)
        (True, False)
    """
    if _FIRM.match(text, end, min(len(text), end + 18)) or _HOUSE.match(text, end):
        return True
    if _SQUAD.search(text, start, end) and _SQUAD_GOES_ON.match(text, end):
        return True
    return start > 0 and _QUOTED.get(text[start - 1], "\0") == text[end : end + 1]
