"""Guessing the year of a page that prints no day of issue, from the years it does print."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsie.lazy import lazy

from .numerals import uniform

_YEAR = lazy(
    r"(?<![\d.,-])(?P<year>(?:19|20)\d\d)"
    r"(?= {0,2}年|[\"《·\p{Han}A-Z]| {0,2}[-—–] {0,2}(?:19|20)\d\d|[-./]\d{1,2}[-./]\d{1,2}(?!\d))"
    r"(?! {0,2}[余多]|[元人个家万亿米公吨名台套件户亩次辆吨座条项平千克位只艘架斤]|年[前内]|年底前)"
)
_DAY = lazy(r"(?:19|20)\d\d(?: {0,2}年 {0,2}|[-./])\d{1,2}(?: {0,2}月 {0,2}|[-./])\d{1,2}(?!\d)")
#: 到2030年, 将于2026年, the end of 2023—2025年, 2022年世界杯: years still to come when the page was printed
_AHEAD = lazy(
    "(?:到|至|未来|力争|争取|有望|预计|计划|规划|拟|将|将[于在]|定于|迎接|备战|冲击|[-—–~～]) {0,2}$"
)
_AHEAD_AFTER = lazy(
    r" {0,2}年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?"
    "(?:将|全面实现|实现|建成|达到|有望|冬奥|奥运|世界杯|亚运|世锦赛)"
)
#: 自2012年, 2012年以来, 成立于1998年, 1971年12月生, 2012年年底一患者…: years gone by
_GONE = lazy("(?:自|从|早在|始于|[建成创生立]于|截[至止]|自从|曾[在于]|上世纪) {0,2}$")
_GONE_AFTER = lazy(
    r" {0,2}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    "(?:年?[底末](?!前|将|要|[实完达建力])|生(?![产活态物效源长])|入党|参军|入伍|考入|年?以来|起|至今|始|成立|创立|创办|创建|出生|毕业|参加工作|加入|之?后|以后|建成|开馆|去世|逝世"
    r"|颁布|公布施行|施行|开始实施|修订|修正|第[一二三四]次修正|\p{Han}{0,6}决算)"
)


def guess_year(texts: Iterable[str]) -> int | None:
    """Return the year a page was printed in, as far as the years in its texts tell, else None.

    The newest year counts that the page speaks of as its own time: 2023年度…, 2023好声音, the beginning of
    2023—2025年, a full date. Years ahead (到2035年, 将于2026年) and years gone by (自2012年, 2012年以来) do not
    count, nor does a lone mention of a year far after all others: most are of an event to come.

    Args:
        texts: the page's articles.

    Examples:
        >>> guess_year(["《行动方案（2023—2025年）》提出到2030年的目标。"])
        2023
        >>> guess_year(["2020年项目已下达，2020年资金到位，运动会将于2022年举行。"])
        2020
        >>> guess_year(["2012年以来，变化很大。"]) is None
        True
        >>> guess_year(["职业教育法于1996年颁布。", "这部法律2022年修订，2025年中央决算草案已提交。"]) is None
        True
    """
    own: Counter[int] = Counter()
    days: list[int] = []
    for text in texts:
        plain = uniform(text)
        for match in _YEAR.finditer(plain):
            start, end = match.span("year")
            if _AHEAD.search(plain, max(0, start - 6), start) or _AHEAD_AFTER.match(plain, end):
                continue
            if _GONE.search(plain, max(0, start - 6), start) or _GONE_AFTER.match(plain, end):
                continue
            own[int(match["year"])] += 1
            if _DAY.match(plain, start):
                days.append(int(match["year"]))
    years = sorted(own, reverse=True)
    if days and max(days) >= years[0] - 1 and own[years[0]] < 2:
        return max(days)
    for year in years:
        crowded = any(own[older] >= 2 for older in range(year - 5, year - 1))
        if own[year] >= 2 or own[year - 1] or not crowded:
            return year
    return None
