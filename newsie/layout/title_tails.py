"""What a web page's title line ends with behind the headline: the site (…-新华网) and the time (… 2021-05-19 09:20)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsie.layout.crawled import Cut
from newsie.layout.folios import is_section
from newsie.layout.lines import Line, cut_apart, width
from newsie.layout.outlets import is_outlet
from newsie.layout.tails import NOBODY, WEB
from newsie.layout.web_lines import read_web_line
from newsie.lazy import lazy

_SHORTEST, _LONGEST = 6, 140
#: The long dash of two is a headline's own (——访临河日报).
_MARK = lazy(r"\s?(?:(?<!-)-{1,2}(?!-)|_{1,2}|[|｜]|(?<![—─])[—–](?![—─]))\s?")
_SITE = lazy(
    r"\p{Han}{2,12}(?:人民政府|政府)(?:门户)?(?:网站?)?|\p{Han}{2,10}(?:门户网站?|信息网|新闻网|资讯网|在线|频道)"
)
_SPEAKS = lazy(r"[访致评记看读听问谈]")
_CHANNEL = lazy(
    r"\p{Han}{0,8}(?:频道|新闻|要闻|资讯|中心|滚动|时政|动态|国内|国际|社会|财经|体育|首页|快讯|在线|报道|公告)"
)
_MOST = 4
_TIME_BEGINS = lazy(
    r"(?:信息|文章|稿件)?来源\s?[：:]|(?:发布|发表|更新|录入|添加|上传)?(?:日期|时间)\s?[：:]|(?<!\d)(?:19|20)\d\d[-./年]\d|[【\[]\s?(?:发布)?(?:日期|时间)"
)


def with_titles_cut(lines: list[Line]) -> list[Line]:
    """Return the lines with the site's name and the time cut off the headline, the first line of text.

    Examples:
        >>> from newsie.layout.lines import read_lines
        >>> [(x.role, x.text) for x in with_titles_cut(read_lines("青石大桥合龙-新华网\\n\\n大桥合龙。"))]
        [('text', '青石大桥合龙'), ('credit', '-新华网'), ('text', '大桥合龙。')]
    """
    place = next((i for i, line in enumerate(lines) if line.role == "text"), None)
    if place is None or not _is_title(lines, place):
        return lines
    line = lines[place]
    cuts = title_cuts(line.text)
    return [*lines[:place], *cut_apart(line, cuts), *lines[place + 1 :]] if cuts else lines


def _is_title(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    alone = sum(other.number == line.number for other in lines) == 1
    return alone and width(line.text) <= _LONGEST and "。" not in line.text and len(lines) > place + 1


def title_cuts(text: str) -> list[Cut]:
    """Return the headline and what stands behind it as pieces of the title line, [] if nothing does.

    Examples:
        >>> text = "县长会见客商 发布日期：2022-04-18 来源：临河日报"
        >>> [text[cut.start : cut.end].strip() for cut in title_cuts(text)]
        ['县长会见客商', '发布日期：2022-04-18 来源：临河日报']
    """
    end = _time_start(text)
    cuts = [Cut(end, len(text), "credit", WEB)] if end is not None else []
    head = text[:end]
    site = _site_start(head)
    if site is not None:
        cuts.insert(0, Cut(site, len(head), "credit", NOBODY))
        head = head[:site]
    return [Cut(0, len(head), "text", ""), *cuts] if cuts else []


def _time_start(text: str) -> int | None:
    """Return where the time and what a site prints with it begin behind a headline, None if none stands there."""
    for match in _TIME_BEGINS.finditer(text, _SHORTEST):
        web = read_web_line(text[match.start() :])
        if web is not None and web.day is not None:
            return match.start()
    return None


def _site_start(text: str) -> int | None:
    """Return where the marks and names of a site begin behind a headline, its channels included."""
    marks = list(_MARK.finditer(text, _SHORTEST))
    if not marks or not _is_site(text[marks[-1].end() :].strip()):
        return None
    start = marks[-1].start()
    for mark, behind in list(pairwise(marks))[::-1][:_MOST]:
        if not _is_channel(text[mark.end() : behind.start()].strip()):
            break
        start = mark.start()
    return start


def _is_site(name: str) -> bool:
    known = is_outlet(name) or _SITE.fullmatch(name) is not None
    return known and len(name) <= 14 and _SPEAKS.match(name) is None


def _is_channel(name: str) -> bool:
    return is_section(name) or _CHANNEL.fullmatch(name) is not None or _is_site(name)
