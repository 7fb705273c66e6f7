"""The shape of personal names: Chinese, ethnic with a middle dot, transliterated, Latin.

Shape alone proves nothing (高度, 方面, 和平); it is asked only where the words around have already promised a name.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from newsie.lazy import lazy
from newsie.lexicons import words

DOTS = "·•・‧．"
_DOTS = frozenset(DOTS)
_HAN = r"[\p{Han}〇]"
# Characters that transliterate foreign names; a run of them after a title is a name whatever its length.
_FOREIGN = (
    "阿埃艾爱安昂奥巴白拜班邦鲍贝本比彼毕宾波博布查达戴丹当德登邓迪蒂丁东杜敦多厄恩尔法范菲费芬丰冯佛弗夫福盖甘冈高戈哥格葛古圭哈海汉豪赫亨胡"
    "华惠霍基吉加贾简杰金京久卡凯坎康考柯科克肯孔库夸拉莱赖兰朗劳勒雷里理利丽莉连良列林琳龙卢鲁路伦罗洛吕马玛迈麦曼芒梅门蒙米密敏明缪莫"
    "姆木穆那纳娜奈南尼娘涅宁牛纽农努女诺欧帕潘庞佩彭皮平珀普奇齐恰强乔切琴丘让热仁日荣茹瑞若萨塞桑瑟森沙山尚舍申圣施什石史舒朔斯思司丝苏"
    "索塔泰坦汤唐特滕提蒂廷通图托瓦万旺威维韦伟魏温文沃乌武西希夏肖谢辛欣休许雅亚扬杨耶叶伊衣因英永尤于约扎泽曾詹张珍治朱兹卓佐祖茨茵莎恰尤"
    "妮蕾薇琪莲黛芙茜露娅娃琼卢梭察朝策驰楚茂默内帖腾藤乔吾央珠拥措卓嘎顿旦增次仁洛桑尼玛扎西达娃边巴才让多吉班禅嘉措曲索朗坚参热合木提买买江力"
    "提吐尔逊古丽阿布都依拉克孜帕别迪亚肯洪居勒耐丽孜依明托合塔司马义雪克来铁瓦地木拉娜布和其格图雅苏日吉日嘎朗鲁宝音久知果培晋贡群登元项完毛楞旗阔夸赛鼎则优季呼"
)
FOREIGN = frozenset(_FOREIGN)
_SPLIT_NAME = lazy(rf"{_HAN}{{1,6}}(?:[{DOTS}]{_HAN}{{1,8}}){{1,3}}")
_SHORT = lazy(rf"{_HAN}{{2,4}}")
_LATIN = lazy(r"[A-Z][A-Za-z.'’-]{0,20}(?: [A-Z][A-Za-z.'’-]{0,20}){1,4}")


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Return the single and the compound surnames of ``surnames.tsv``."""
    return words("surnames", "single"), words("surnames", "compound")


@cache
def _japanese() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Japanese surnames, those that are Chinese words too, and the characters that either begin with."""
    clear, words_too = words("surnames", "japanese"), words("surnames", "japanese_word")
    return clear, words_too, frozenset(surname[0] for surname in clear | words_too)


def japanese_surname(text: str, start: int, *, text_is_japanese: bool) -> int:
    """Return the length of the Japanese surname at a place, 0 if none stands there.

    Args:
        text: any text.
        start: where a name may begin.
        text_is_japanese: the text speaks of Japan; surnames that are Chinese words too (清水, 上野) count only then.

    Examples:
        >>> japanese_surname("大臣高市早苗", 2, text_is_japanese=False)
        2
        >>> [japanese_surname("清水正一", 0, text_is_japanese=japan) for japan in (True, False)]
        [2, 0]
    """
    clear, words_too, firsts = _japanese()
    if text[start : start + 1] not in firsts:
        return 0
    for length in (3, 2):
        surname = text[start : start + length]
        if surname in clear or (text_is_japanese and surname in words_too):
            return length
    return 0


def surname_before(text: str, start: int, end: int) -> int:
    """Return the length of the Japanese surname that stands glued before a given name, 0 if none does.

    Examples:
        >>> surname_before("日本担当相西村康稔说", 7, 9), surname_before("市长西村说", 2, 4)
        (2, 0)
    """
    if not 1 <= end - start <= 3 or "日" not in text:
        return 0
    japan = "日本" in text or "东京" in text
    for length in (3, 2):
        if length <= start and japanese_surname(text, start - length, text_is_japanese=japan) == length:
            return length
    return 0


@cache
def _common() -> frozenset[str]:
    """Frequent words that begin like a surname and are no names; see ``newsie/models/README.md``."""
    text = files("newsie.models").joinpath("common_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def _dictionary() -> frozenset[str]:
    """Dictionary words and places that begin like a surname or sound foreign; see ``training/README.md``."""
    text = files("newsie.models").joinpath("dictionary.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_entry(text: str) -> bool:
    """Tell whether a dictionary has the text as a word or a place: doubtful as a name, not impossible.

    Examples:
        >>> is_entry("殷墟"), is_entry("殷虚明")
        (True, False)
    """
    return text in _dictionary() or text in words("foreign_places")


def is_common(text: str) -> bool:
    """Tell whether the whole text is a common word that only looks like a name.

    Examples:
        >>> is_common("方面"), is_common("方明")
        (True, False)
    """
    return text in _common()


def is_word(text: str) -> bool:
    """Tell whether the text is a common word (or its beginning is) that only looks like a name."""
    return text in _common() or (text[:2] in _common() and text[:2] not in surnames()[1])


@lru_cache(maxsize=8192)
def is_chinese_name(text: str) -> bool:
    """Tell whether the text has the shape of a Chinese name: surname and one or two given characters.

    Examples:
        >>> is_chinese_name("司马江翃"), is_chinese_name("修东"), is_chinese_name("方面")
        (True, True, False)
    """
    if not _SHORT.fullmatch(text) or text in _common():
        return False
    single, compound = surnames()
    if len(text) >= 3 and text[:2] in compound:
        return len(text) <= 4
    if len(text) == 4:  # two surnames, of both parents: 欧阳 apart, 范徐丽泰, 张李玉芳
        return text[0] in single and text[1] in single and text[2:] not in _common()
    return text[0] in single


def is_dotted(text: str) -> bool:
    """Tell whether the text is a name of several parts with a middle dot.

    Examples:
        >>> is_dotted("艾力·买买提"), is_dotted("通化·辉南")
        (True, True)
    """
    return not _DOTS.isdisjoint(text) and _SPLIT_NAME.fullmatch(text) is not None


def sounds_foreign(text: str, *, share: float = 0.4) -> bool:
    """Tell whether at least a share of a name's characters transliterate: 风华·信仰 is no name.

    Examples:
        >>> sounds_foreign("艾力·买买提"), sounds_foreign("风华·信仰")
        (True, False)
    """
    han = [character for character in text if character not in DOTS]
    return sum(character in FOREIGN for character in han) >= share * len(han)


def is_foreign(text: str) -> bool:
    """Tell whether every character of the text transliterates foreign sounds (two to nine of them)."""
    return 2 <= len(text) <= 9 and text not in _common() and all(c in FOREIGN for c in text)


def is_latin(text: str) -> bool:
    """Tell whether the text is a Latin name of two to five capitalised words."""
    return _LATIN.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Tell whether the text has the shape of a full personal name of any kind.

    Examples:
        >>> [is_name(t) for t in ("王立民", "艾力·买买提", "JOHN SMITH", "萨法耶夫", "会议室")]
        [True, True, True, True, False]
    """
    return is_chinese_name(text) or is_dotted(text) or is_latin(text) or is_foreign(text)
