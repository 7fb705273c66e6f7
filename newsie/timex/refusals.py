"""Why a match of the point pattern is no time expression: a year in a name, a set, a score, years ago."""
from __future__ import annotations

from functools import cache

import regex

from newsie.lazy import lazy
from newsie.lexicons import alternation, words

#: how far behind a year the head noun of a name may stand
_NAME = 44
_SET = lazy(
    "(?:每(?:年|月|周|天|日|晚|个月|一?年度?|到|逢)?的?|往年|历年|常年|逐年"
    "|农历的?|阴历|旧历|夏历|藏历|回历|伊斯兰历|教历的?|腊月|闰)$"
)
_AGO = lazy(" {0,2}(?:多|余|来|左右|以上|间|的?(?:历史|文明|古|沧桑|时光|岁月|风雨|传承)|历史|文明|古|前的?)")
_SCORE_BEFORE = lazy("(?:以|比分|[分局盘]|\\d:\\d{1,2}[、, ]{0,2}|[较了是约为]比)$")
_SCORE_AFTER = lazy(
    " {0,2}(?:的?(?:总?比分|战胜|击败|大胜|险胜|力克|完胜|取胜|轻取|战平|逆转|领先|落后|不敌|负于|胜)"
    "|[、，,] ?\\d{1,2}:\\d)"
)
_NOTE_OF_A_NAME = lazy("(?:》|方案|规划|纲要|计划|行动|意见|目录|指南|办法)\\($")
#: 到今天, 凸显的今天, 今天的中国, 今天，越来越多…: the present, not a day
_NOWADAYS_BEFORE = lazy(
    "(?:(?<!截至)(?<!截止)(?<!从昨天)(?<![想料拿收看听接遇赶等约])到|时至|(?<!直播|播出)的|如今|直至|像|(?:创造|成就|造就|知道|理解|读懂)了?|是为了|让)$"
)
#: 今天的会议 and 今天的天气 are of the day, what comes to pass over years is not
_NOWADAYS_AFTER = lazy(
    "的(?:中国|世界|中华|我们|时代|幸福|成就|生活|好日子|日子|人[们类]|孩子|年轻|青年|青少年|少年|儿童|大学生|学生们|你|他们"
    "|\"?中国制造|观众们|共产党员|奋斗|成绩|局面|模样|样子|面貌|规模|地位|繁荣|和平|美好|辉煌|一切|发展|进步|努力|选择|社会|技术"
    "|人工智能|农村|农民|乡村|城市|老百姓|路(?![演况段])|道路(?!交通)|\\d0后|我(?!国)|责任|高度|格局|新(?!闻|冠|增))"
    "|(?<=[。\n]今天)的\\p{Han}{2,3}，(?<![会赛式展动议目道告气温题课场训练演客量天日晨午晚上中里坛示]，)(?!让?我们|一起|来|就)"
    "|(?<=从今天)的|，?(?=[^。；！？\\n]{0,24}(?:越来越|日益|已经?成为|早已|不再是|随处可见|依然是|仍然是|我们更应|我们应))"
)
#: 改造完成当天, 最快当天, 当天能回: any such day, not one that was named
_ANY_DAY_BEFORE = lazy(
    "(?:只要是?|最[快迟晚]|可以?在|申请|一般|通常|往往|最好|[须应需]在|应当在|争取|确保|承诺|实现|做到|基本|[都均][能可]"
    "|完成|结束|收到|日期|届?满|填表|下单|受理|提交|注册|入住|签约)的?$|当[天日][^，。；！？\\n]{1,6}$"
)
_ANY_DAY_AFTER = lazy(
    "能(?:回|到|往返|来回|完成|拿|办)|办结|办理完|往返|来回|调解|发货|送达|到账|出证|拿证|毕|事当|或(?:次日|第二天|隔天)|[^，。；！？\\n]{1,4}当[天日]"
)
#: （2023年7月22日05版）: where a paper printed it
_FOLIO = lazy(" {0,2}(?:第 {0,2})?[0-9A-Z]{1,3} {0,2}版\\)")
#: 宣读了2023年临河市参与…的方案: what is read out or printed is a document
_READ_OUT = ("宣读", "印发", "解读", "审议", "审议通过", "下发", "传达学习", "制定")
_DOCUMENT = lazy(
    "[^，。；：！？\\n]{2,40}?(?:方案|意见|规划|要点|计划|办法|名单|报告|草案|目录|清单|指南|决定|通知)(?=[，。、；和及与]|$)"
)
#: 应当在每季度的首月…公示上一季度…: a norm names no quarter of the calendar
_EVERY = lazy("每(?:个?季度|年|个?月|半年)")
_NORM = lazy("应当?|须|不得")
_QUOTED = lazy('"[^"\n]{1,30}"')
_BRACKETS = lazy("(?<!年)\\([^()\n]{1,8}\\)(?=\\p{Han})")
_LISTED = lazy("[和与及、暨]")
_GATHERING = lazy("会议?$")
_HARD_STOP = lazy("[,，。;；:!?！？\n《》()【】]")


@cache
def _words_after_a_year() -> regex.Pattern[str]:
    """Return the pattern that finds, behind a year, what ends a name or what shows that there is none."""
    head = alternation(words("named_years", "head"))
    verb = alternation(words("named_years", "verb"))
    return regex.compile(
        f"(?P<head>{head}"
        "|(?<=[产态传益境水球书湿地善旅质防律])日(?=主场|活动|主题|宣传|系列|纪念|[，。]|$)|(?<!年)排名(?!第|[前居列])"
        "|(?<=[学理和平济术文新作品评国省市])奖(?![励金补惩品项状杯牌章])"
        "|(?:选举|补选)(?!产生|[他她为出])|(?<=年 {0,2})第[\\d一二三四五六七八九十]{1,3}号"
        "|(?<=[\\p{Han}\"A-Za-z])(?:赛(?![事道场季区程前后段艇马龙车手])|杯(?![子中水具])"
        "|(?<!春|中秋|端午|国庆|重阳|清明|元宵|七夕|青年|劳动|儿童|妇女|建军|教师|护士|环|季|细|关|情|调|礼|使|章|时|佳)节(?![日点约能奏目假气水省俭前后期电])"
        "|(?<=[画影书车航花灯茶农美珍特联建装兵纺物邮戏])展(?![览示开现望出厅区位品馆销演])|(?<=[游雪乐化费出艺播季览旅])季(?![度后节军])|(?<=[宣传活动交流时装科技书法])周(?![年边期岁末转报])|计划(?=[，。、\"》-]|的?(?:决议)?草案|报名|项目|草案|执行|启动|招生))"
        f")|(?P<stop>{verb}|(?<!非)正式|[的了在将于已被把是从让又也还并我他她它该其这那起底末]|(?<!自)由|就(?!业)|(?<![国所])有(?![色机限])|后(?![备勤])|前(?![沿海])|初(?![中级]))"
    )


def is_part_of_a_name(text: str, end: int) -> bool:
    """Return whether the year that ends at ``end`` opens the name of an event or document.

    The name runs to its head noun (会议, 竞赛, 方案) without 的, a verb or a stop: 2025年全市安全生产工作会议.
    No name: 2025年全国劳动模范, 2015年召开的会议, 2025年，会议指出.

    Examples:
        >>> [is_part_of_a_name(t, 5) for t in ("2025年全市运动会", "2025年召开的运动会", "2025年，运动会")]
        [True, False, False]
    """
    decisive = _decisive(text, end)
    return bool(decisive and decisive["head"])


def _decisive(text: str, end: int) -> regex.Match[str] | None:
    """What tells whether a name begins: its head noun or a stop.

    What stands within in quotation marks or brackets is passed over, unless it ends in a head noun itself.
    """
    begin = min(end, 3)
    after = text[end - begin : end + _NAME]
    if "(" in after:
        after = _BRACKETS.sub(_blotted, after)
    if '"' in after and not is_quoted(text, end):
        after = _QUOTED.sub(_blotted, after)
    stop = _HARD_STOP.search(after, begin)
    return _words_after_a_year().search(after, begin, stop.start() if stop else len(after))


def _blotted(quoted: regex.Match[str]) -> str:
    inner = quoted.group()[1:-1]
    if _words_after_a_year().search(quoted.group(), max(1, len(inner) - 3)):
        ends = [m.end() for m in _words_after_a_year().finditer(quoted.group(), 1) if m["head"]]
        if ends and ends[-1] == len(inner) + 1:
            return quoted.group()
    return '"' + "-" * len(inner) + '"'


def is_quoted(text: str, start: int) -> bool:
    """Return whether a quotation that began in this paragraph is still open at ``start``.

    Examples:
        >>> is_quoted('他说:"当天就回来。', 4), is_quoted('"临河杯"当天开赛。', 5)
        (True, False)
    """
    began = text.rfind("\n", max(0, start - 400), start)
    if began < 0 and start > 400:
        return False  # a long paragraph: what opened before its last 400 characters cannot be told
    return text.count('"', max(0, began), start) % 2 == 1


def refused(
    text: str, match: regex.Match[str], books: list[tuple[int, int]], *, in_names: bool = False
) -> bool:
    """Return whether a match is no time expression in its surroundings.

    Args:
        text: uniform text.
        match: a match of `newsie.timex.patterns.point_at`.
        books: the spans of 《…》 in ``text``.
        in_names: a year in the name of a document or an event is read.
    """
    start, end = match.span()
    g = match
    before = text[max(0, start - 14) : start]
    if not in_names and any(opened <= start < closed for opened, closed in books):
        return True
    if _SET.search(before):
        return True
    if g["rday"] in ("今天", "今日") and end - start == 2:
        return bool(_NOWADAYS_BEFORE.search(before) or _NOWADAYS_AFTER.match(text, end))
    if g["rday"] in ("当天", "当日") and end - start == 2:
        return bool(_ANY_DAY_BEFORE.search(before) or _ANY_DAY_AFTER.match(text, end))
    if g["year"] and g["day"] and _FOLIO.match(text, end):
        return True
    if (g["quarter"] or g["halfyear"] or g["lastquarter"] or g["thirdmonth"]) and g["ryear"] is None:
        return not in_names and _no_plain_quarter(text, match, before)
    if g["year"] and match["month"] is None:
        return _no_plain_year(text, match, before, in_names=in_names)
    if g["hour"] and g["day"] is None and g["rday"] is None:
        return _no_clock(text, match, before)
    if g["ryear"] in ("当年", "上年") and end - start == 2:
        return _no_plain_relative_year(text, match, before)
    return False


def _no_plain_year(text: str, match: regex.Match[str], before: str, *, in_names: bool) -> bool:
    end = match.end()
    if not in_names and before.endswith("(") and _NOTE_OF_A_NAME.search(before):
        return True
    year = match["year"]
    long_ago = (year[0] == "1" and year < "1500") or year.endswith("00")
    if long_ago and match.group().endswith("年") and _AGO.match(text, end):
        return True
    if not in_names and before.removesuffix("了").endswith(_READ_OUT) and _DOCUMENT.match(text, end):
        return True
    plain_year = match["tail"] is None and match["same"] is None and match["quarter"] is None
    return not in_names and plain_year and not text.startswith(("以来", "至今"), end) and is_part_of_a_name(text, end)


def _no_plain_quarter(text: str, match: regex.Match[str], before: str) -> bool:
    """A quarter in the name of a gathering (一季度工作推进会), and one that a norm means (每季度…公示上一季度)."""
    start, end = match.span()
    if before.endswith(("首月", "次月", "每月")):
        return True
    if match["thirdmonth"] is None:
        decisive = _decisive(text, end)
        # 上半年工作情况和某会第二次会议的议案: the half is the report's
        listed = decisive and _LISTED.search(decisive.string, min(end, 3), decisive.start())
        if decisive and decisive["head"] and _GATHERING.search(decisive["head"]) and not listed:
            return True
    if match["year"]:
        return False
    paragraph = max(text.rfind("\n", max(0, start - 200), start), start - 200, 0)
    return bool(_EVERY.search(text, paragraph, start) and _NORM.search(text, paragraph, min(len(text), end + 60)))


def _no_clock(text: str, match: regex.Match[str], before: str) -> bool:
    """A clock time that stands alone must look like one: 10时, 11:00 and no score, 8点半 and no list of points."""
    end = match.end()
    printed = match.group()
    if match["part"]:
        return printed in ("早一点", "晚一点", "早两点", "晚两点", "早几点")  # 早一点让企业受益
    if ":" in printed:
        return bool(_SCORE_BEFORE.search(before) or _SCORE_AFTER.match(text, end))
    if "点" in printed:
        # 23点 can only be a time; 3点 may count suggestions
        late = match["hour"].isdigit() and int(match["hour"]) > 12 and text[end : end + 1] not in "意建要希看共新措"
        return not (late or match["minute"] or match["half"] or match["sharp"] or "钟" in printed)
    return not printed[0].isdigit() or (before[-1:] in "小每长临" and before[-1:] != "")


_YEAR_BEFORE = lazy("\\d年[^\\n\"]{0,40}$")
_COMPARED = lazy("[比较同占及和、，,。\\n]$")


def _no_plain_relative_year(text: str, match: regex.Match[str], before: str) -> bool:
    """当年 is a time only behind a printed year; 上年 only where it is compared with or counted."""
    if match.group() == "当年":
        said = _YEAR_BEFORE.search(text, max(0, match.start() - 46), match.start())
        return not said or before[-1:] not in "，。；,、于在并" or text[match.end() : match.end() + 1] == "的"
    compared = _COMPARED.search(before)
    return not (compared or text.startswith(("增", "下", "减", "提"), match.end()))
