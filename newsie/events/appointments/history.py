"""What only looks like news of an appointment: careers, obituaries, law, history."""
from __future__ import annotations

from datetime import date

import regex

# A paragraph or a sentence that tells a career.
_CAREER = regex.compile(
    r"[，,](?:男|女)[，,](?:[^，。]{1,5}族[，,])?|\d{4}年\d{0,2}月?(?:出?生|参加工作|加入中国共产党|入党)|简历[：:]?|历任|履历|生于\d{4}"
)
_CAREER_LINE = regex.compile(
    r"\s*\d{4}(?:年|[.．/])\s*(?:\d{1,2}月?)?\s*(?:[-—–－至~～]|后任|任|起任|，|,|\s)"
)
# Before the word, in its own sentence: earlier offices.
_EARLIER = regex.compile(
    r"曾|历任|先后(?!当选|任命|表决)|时任|当年|当时|生前|早年|后任|后来|随后(?=[^，。]{0,6}任)|解放后|建国后|退休前|毕业后|转业后|入党后|此前(?!.{0,20}拟)|之前|原任|前任|上世纪|年轻时|世纪|年代|期间|年前|那年|回国后|以来"
)
_PLANS = regex.compile(
    r"如果|假如|若|有权|应当|可以|不得|是否|能否|有望|或将|可能|拒绝|要求|呼吁|敦促|希望|建议由|竞选|参选|争取|谋求|阻止|反对(?!党)|传闻|猜测|据传|可望|必须|规定|寻求|承诺|愿意|支持|推动|号召|决心|渴望|符合.{0,6}条件|资格"
)
_GROUP = regex.compile(r"(?:成立|组建|设立|组成)[^。；]{0,24}由")
_STORY = regex.compile(r"讲述|回顾|再现|纪录片|剧中|片中|史料|回忆")
_OBITUARY = regex.compile(r"逝世|病逝|辞世|遗体|追悼|诞辰|生平|悼念|牺牲|烈士|英烈|纪念.{0,20}座谈会|事迹")
_PERSONNEL = regex.compile(
    r"任免|任命|任职|免职|免去|职务|人事|履新|卸任|接任|出任|就任|调任|转任|升任|当选|补选|选举|换届|换帅|调整|拟任|公示|代省长|代市长|辞去|辞职|新任|上任|接棒|继任|掌门|赴任|空降|提名"
    r"|[\p{Han}]{2,4}任[\p{Han}]{2,20}(?:长|书记|主席|主任|委员|常委|总裁|总经理)"
)
_NOTICE = regex.compile(
    r"任免|[任免]职的?(?:通知|公告|决定|公示|名单)|任命名单|任前公示|人事任免|职务的(?:通知|公告)"
)
_FRESH = regex.compile(
    r"日前|近日|今日|今天|昨日|昨天|当天|当日|刚刚|新任|正式|最新|近期|本周|上周|同日|[^\d]\d{1,2}[日号]|上午|下午|此次|经.{0,12}决定|宣布|确认|消息|本月"
)


def is_personnel(headline: str) -> bool:
    """Tell whether a headline announces changes of office.

    Examples:
        >>> is_personnel("丁一鸣任临河市市长"), is_personnel("临河市召开防汛会议")
        (True, False)
    """
    return _PERSONNEL.search(headline) is not None


def is_notice(headline: str) -> bool:
    """Tell whether a headline is that of a notice of appointments, where a bare 任 appoints."""
    return _NOTICE.search(headline) is not None


def is_memorial(opening: str) -> bool:
    """Tell whether an article remembers the dead, so that its offices are all of the past."""
    return _OBITUARY.search(opening) is not None


def in_career(paragraph: str, place: int) -> bool:
    """Tell whether a place of a paragraph stands in the account of a career (简历).

    Examples:
        >>> in_career("丁一鸣，男，汉族，1970年1月生，2019年任临河市市长。", 22)
        True
    """
    return _CAREER_LINE.match(paragraph) is not None or _CAREER.search(paragraph, 0, place) is not None


def is_earlier(sentence: str) -> bool:
    """Tell whether the words before a verb speak of earlier times (曾, 历任, 时任)."""
    now = max(sentence.rfind("现已"), sentence.rfind("，现"), 0)
    return _EARLIER.search(sentence, now) is not None


def is_group(sentence: str) -> bool:
    """Tell whether a sentence says how a working group is made up: 成立领导小组，由某某任组长."""
    return _GROUP.search(sentence) is not None


def is_story(sentence: str) -> bool:
    """Tell whether a sentence says that it tells a story or a past (讲述, 回顾)."""
    return _STORY.search(sentence) is not None


def is_plan(clause: str) -> bool:
    """Tell whether the words before a verb make it law, wish or rumour."""
    return _PLANS.search(clause) is not None


def is_fresh(sentence: str) -> bool:
    """Tell whether a sentence says that its news is new (近日, 今天, 8日, 宣布)."""
    return _FRESH.search(sentence) is not None


def days_between(earlier: str, later: str) -> int | None:
    """Return the days from one ISO day or month to another; None if either is none.

    Examples:
        >>> days_between("2025-04", "2025-04-28")
        27
    """
    try:
        first, second = (date.fromisoformat(day + "-01"[: 3 * (len(day) == 7)]) for day in (earlier, later))
    except ValueError:
        return None
    return (second - first).days
