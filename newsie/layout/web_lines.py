"""Lines of a web page around its text: time, source, author, editor, counts; paths, neighbours, shares, imprints.

``发布日期：2020-07-21 来源：临河日报 浏览次数：3`` says when and by whom; ``上一篇：…`` belongs to the page alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from newsie.layout.credit_lists import role_words
from newsie.layout.folios import day_of
from newsie.layout.names_in_row import is_nobody, split_names, unusual_names
from newsie.layout.outlets import outlet_ends
from newsie.lazy import lazy
from newsie.lexicons import words
from newsie.records import Byline

_LONGEST = 140
_CLOCK = r"(?P<clock>\s?\d{1,2}\s?[：:]\s?\d{2}(?:\s?[：:]\s?\d{2})?)"
_TIME = lazy(
    r"(?P<label>(?:发布|发表|发稿|更新|录入|添加|上传|成文|生成|入库|出刊)?(?:日期|时间|于)\s?[：:]?\s?)?"
    rf"(?P<y>(?:19"
    rf"|20)\d\d)\s?[-./年]\s?(?P<m>\d{{1,2}})\s?[-./月]\s?(?P<d>\d{{1,2}})(?!\d)\s?日?(?:\s?[T ]?{_CLOCK}|(?!\d))?"
)
_SEPARATORS = " \u3000\xa0\t|｜/／·•[]【】（）()，,；;—>＞-"
_NEXT = r"(?=[\s|｜【】\[\]]|$|[）)]\s?$)"
_REST = lazy(
    r"(?:(?:文章)?(?:浏览|点击|阅读|访问|人气|评论|点赞|转发|收藏|查看)(?:次数|量|数|人次|人数)?|人气|热度"
    r"|次数)\s?[：:]?\s?[\d.万]{0,9}\+?\s?(?:次|人次|人|条)?"
    r"|(?:字号|字体|文字大小|字体大小)\s?[：:]?\s?(?:[A-Z]?[+-]?\s?[\[【（(]?\s?(?:超?特?大|中|小|默认"
    r"|正常)?\s?[\]】）)]?\s?[|｜]?\s?){1,5}"
    r"|大\s?[|｜]?\s?中\s?[|｜]?\s?小(?=[\s|｜\]】)）]|$)|[大中小](?=[\s|｜]|$)|[A-Za-z]?[大小](?=[\s|｜]|$)|打印(?:本[页文]|此[页文]|文章|内容)?"
    r"|关闭(?:本[页窗]口?|窗口|此[页窗]口?)?|收藏(?:本[页文])?|保存|纠错|我要纠错"
    r"|分享(?:到|至)?\s?[：:]?(?:\s?(?:微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|QQ|朋友圈|人人网|豆瓣|更多"
    r"|复制链接)){0,8}|微信|微博|QQ空间|朋友圈"
    r"|正文\s?[：:]?|第?[A-Z]?\d{1,3}版?[：:]\p{Han}{2,4}(?=\s|$)|复制链接|返回(?:上页|上一页|列表|顶部"
    r"|首页)|听新闻|语音播报|评论|责任审核|\d{1,7}次?(?=$)"
    r"|(?:信息分类|索引号|文号|发布机构|发文机关|主题词|关键词|标签|信息类别|栏目|专栏|频道|所属栏目"
    r"|视力保护色)\s?[：:]\s?\S{0,30}"
)
_NAMES = r"[\p{Han}A-Za-z·]{2,8}(?:[ 、，,/／]{1,2}[\p{Han}·]{2,4}+(?![\s：:]{0,2}[：:])){0,3}"
#: Lines that belong to the page whatever they say besides.
_PAGES_OWN = lazy(
    r"(?:您?(?:现在|当前)?的?(?:所在)?(?:的)?位置(?:是)?|当前页面?|您现在的位置是?|所在位置"
    r"|您的位置)\s?[：:]\s?.{1,80}"
    r"|(?:网站)?首页\s?(?:[>＞»›→/／|｜-]{1,2}|\s)\s?[^。，]{1,80}"
    r"|[\p{Han}]{2,10}(?:\s?[>＞»›]{1,2}\s?[\p{Han}]{2,14}){2,6}"
    r"|(?:上|下)一(?:篇|条|页|版|则|个)\s?(?:文章|新闻)?\s?(?:[：:]\s?.{0,90}|[▲▼◀▶>＞<＜]{0,2})"
    r"|(?:上一[篇条页版期]|下一[篇条页版期])(?:\s{0,2}(?:上一[篇条页版期]|下一[篇条页版期])){1,3}"
    r"|(?:手机)?扫(?:一扫|码|描)[^。]{0,30}|(?:用)?(?:手机|微信)“?扫一扫”?[^。]{0,24}|打开(?:微信|手机)[^。]{0,40}"
    r"|(?:Copyright|COPYRIGHT|copyright|©|\(c\)|版权所有|Copyright ©).{0,140}|.{0,60}版权所有.{0,60}"
    r"|.{0,60}(?:ICP备|ICP证|公网安备|网安备|网站标识码|许可证(?:号|编号)|备案号).{0,80}"
    r"|(?:主办|承办|主办单位|承办单位|技术支持|网站维护|建议使用).{0,4}[：:].{0,100}(?:技术支持|承办|维护"
    r"|电话|邮编|浏览器).{0,60}"
    r"|(?:网友评论|发表评论|我要评论|我来说两句|相关附件|关闭窗口|返回顶部|返回列表|加入收藏|设为首页|分享"
    r"|收藏|打印|放大 ?缩小 ?默认|上一版 ?下一版|版面导航|标题导航|返回目录|上一期 ?下一期)[\s：:▲▼]*"
    r"|[（(【]?(?:附件|附)\s?[：:]?\s?[^。]{1,60}\.(?:docx?|xlsx?|pdf|zip|rar|wps|jpg)[）)】]?"
)
_LINKS = lazy(
    r"[◆●■▲【\[]?\s?(?:相关(?:阅读|链接|新闻|报道|文章|推荐|信息|稿件)|推荐(?:阅读|新闻)|延伸阅读"
    r"|热门(?:推荐|文章|新闻)|热点(?:新闻|推荐)|往期回顾|猜你喜欢|"
    r"更多(?:新闻|阅读|精彩)|精彩推荐|编辑推荐|最新(?:文章|新闻)|大家都在看|新闻排行|点击排行|阅读排行"
    r"|为您推荐|阅读下一篇|热门排行|(?:今日|实时)?热搜榜?)\s?[】\]]?\s?[：:>＞]{0,2}\s?(?:更多)?[>＞]{0,2}"
)
_STARTS = lazy(
    r"您|当前|所在|首页|网站|上一|下一|扫|手机|微信|用|打开|版|©|\(|（|【|Copy|copy|COPY|主办|承办|技术|建议"
    r"|网友|发表|我|相关|关闭|返回|加入|设为|分享|收藏|打印|放大|标题|附"
)
_ANYWHERE = lazy(r"[>＞»›]|版权所有|备案|备\d|公网安|标识码|许可证")


@dataclass(frozen=True)
class WebLine:
    """What a line beside a web text says: the day it was put there, its source, its people."""

    day: str | None = None
    outlet: str | None = None
    people: tuple[Byline, ...] = ()
    clock: bool = False


@lru_cache(maxsize=512)
def read_web_line(text: str) -> WebLine | None:
    """Return what a line says that holds nothing but time, source, author, editors and counts; None if it holds more.

    A day alone, a source alone and writers alone are lines that papers have too: they are not read here.

    Args:
        text: the line, cleaned.

    Examples:
        >>> read_web_line("发布日期：2020-07-21 来源：临河日报 浏览次数：3")
        WebLine(day='2020-07-21', outlet='临河日报', people=(), clock=False)
        >>> read_web_line("2019-10-08 05:00 临河青年报")
        WebLine(day='2019-10-08', outlet='临河青年报', people=(), clock=True)
        >>> [(b.name, b.role) for b in read_web_line("作者：丁一鸣 责任编辑：何玉兰 字号：大 中 小").people]
        [('丁一鸣', 'reporter'), ('何玉兰', 'editor')]
        >>> read_web_line("来源：临河日报"), read_web_line("2020-07-21 会议召开")
        (None, None)
    """
    if not 4 <= len(text) <= _LONGEST or _HINT.search(text) is None:
        return None
    found, kinds = WebLine(), set[str]()
    place = 0
    while True:
        while place < len(text) and text[place] in _SEPARATORS:
            place += 1
        if place == len(text):
            break
        item = _item(text, place)
        if item is None:
            return None
        kind, end, part = item
        if end <= place:
            return None
        found = _with(found, part)
        kinds.add(kind)
        place = end
    return found if _is_webs(kinds, found) else None


_HINT = lazy(r"[:：]|\d|打印|关闭|分享|字号|[大中小]|浏览|点击|阅读|收藏")


def _with(found: WebLine, part: WebLine) -> WebLine:
    return replace(
        found,
        day=found.day or part.day,
        outlet=found.outlet or part.outlet,
        people=(
            *found.people,
            *(one for one in part.people if one.name not in {b.name for b in found.people}),
        ),
        clock=found.clock or part.clock,
    )


def _is_webs(kinds: set[str], found: WebLine) -> bool:
    if kinds == {"rest"} or "labelled" in kinds or found.clock:
        return True
    return len(kinds - {"day"}) > 1 or (bool(kinds - {"day"}) and "day" in kinds and found.day is not None)


def _item(text: str, place: int) -> tuple[str, int, WebLine] | None:
    """Return the kind, the end and the meaning of the item at a place of a line."""
    time = _TIME.match(text, place)
    if time is not None:
        day = day_of(time)
        kind = "labelled" if time["label"] else "day"
        return (kind, time.end(), WebLine(day=day, clock=time["clock"] is not None)) if day else None
    source = _source().match(text, place)
    if source is not None:
        value = source["value"].strip('“”"（）() ')
        return "source", source.end(), WebLine(outlet=value if len(value) > 1 else None)
    person = _person().match(text, place)
    if person is not None and (people := _people(person)) is not None:
        return ("editor" if person["staff"] else "writer"), person.end(), WebLine(people=people)
    rest = _REST.match(text, place)
    if rest is not None and rest.end() > place:
        return "rest", rest.end(), WebLine()
    for end in outlet_ends(text, place):
        if end == len(text) or text[end] in _SEPARATORS or text[end].isdigit():
            return "source", end, WebLine(outlet=text[place:end])
    return None


@cache
def _source() -> regex.Pattern[str]:
    label = rf"(?:{role_words('source')}|信息来源|来\s?源|来源于|供稿单位|发布者|发布单位|文章来源|转载来源)"
    return regex.compile(
        rf"{label}\s?[：:]\s?(?P<value>[^\s|｜：:；;。】\]]{{0,24}}?)(?:{_NEXT}|(?=[）)]?\s?(?:作者|编辑"
        rf"|责编|责任编辑|记者|发布|时间|日期|浏览|点击|字号)))"
    )


@cache
def _person() -> regex.Pattern[str]:
    """A label and its names: 作者：本报记者 王林, 责任编辑：丁一鸣."""
    staff = rf"(?P<staff>责\s?任\s?编\s?辑|网站编辑|编\s?辑|责\s?编|{role_words('staff')})"
    writer = r"(?P<writer>作\s?者|撰\s?稿(?:人)?|记\s?者|通讯员|文[/／]图|供稿|摄影|来稿)"
    outlet = (
        r"(?:本[报网台刊](?:全媒体|融媒体?)?|[\p{Han}]{2,8}[报网台社])?"
        r"(?:首席|见习|实习|全媒体|融媒体)?(?:记者|通讯员)?\s?"
    )
    return regex.compile(
        rf"(?:{staff}|{writer})\s?[：:]\s?{outlet}(?P<names>{_NAMES}|\p{{Han}}\s{{1,2}}\p{{Han}}(?=\s|$"
        rf"|[）)】])|(?=\s|$))"
    )


#: 丁一鸣 PN041: an editor's number.
_CODE = lazy(r"(?<=\p{Han})\s?[A-Za-z]{1,4}\d{0,6}$")


def _people(match: regex.Match[str]) -> tuple[Byline, ...] | None:
    text = match["names"]
    if len(text.replace(" ", "")) == 2:
        text = text.replace(" ", "").replace("\u3000", "")
    text = _CODE.sub("", text)
    if not text:
        return ()
    if is_nobody(text):
        return ()
    names = split_names(text) or unusual_names(text)
    if match["staff"]:
        return (
            tuple(Byline(name=name, role="editor") for name in names) if _EDITS.search(match["staff"]) else ()
        )
    role = (
        "correspondent"
        if match["writer"] == "通讯员"
        else "photographer"
        if match["writer"] == "摄影"
        else "reporter"
    )
    return tuple(Byline(name=name, role=role) for name in names) if names else (None if len(text) > 8 else ())


#: Who edits, reads proofs or signs off; who makes the page up or the programme is nobody.
_EDITS = lazy("编|校|审")


def editors(text: str) -> tuple[Byline, ...]:
    """Return the editors whom a line or a bracket names that names nobody else (（责任编辑：丁一鸣）).

    Examples:
        >>> [(b.name, b.role) for b in editors("（责任编辑：丁一鸣）")], editors("责任编辑 制度")
        ([('丁一鸣', 'editor')], ())
    """
    inside = text.strip("（()）【】[] \u3000")
    found = (
        [_person().match(inside, m.start()) for m in _STAFF_LABEL.finditer(inside)]
        if len(inside) <= _LONGEST
        else []
    )
    people = [one for match in found if match and match["staff"] for one in _people(match) or ()]
    return tuple({one.name: one for one in people}.values())


_STAFF_LABEL = lazy(
    r"(?<!\p{Han})(?:(?:本版|值班|执行|网络|网站|流程|责任)?编\s?辑|责\s?任\s?编\s?辑|责\s?编|校\s?对"
    r"|责任校对|[一二三初复终]审|审\s?核|编审)(?=\s?[：:])"
)


def is_pages_own(text: str) -> bool:
    """Tell whether a line is a site's and nobody's: its path, the neighbours, shares, imprint, a code to scan.

    Examples:
        >>> [is_pages_own(t) for t in ("您当前的位置：首页 > 新闻", "上一篇：合龙", "上一篇章的事", "版权所有 某网")]
        [True, True, False, True]
    """
    if len(text) > 160 or (_STARTS.match(text) is None and _ANYWHERE.search(text) is None):
        return False
    return _PAGES_OWN.fullmatch(text) is not None and not text.endswith("。")


def is_ending(text: str) -> bool:
    """Tell whether a line is nothing but a site's own words below a text, a row of ``lexicons/web_endings.tsv``.

    Examples:
        >>> is_ending("分享让更多人看到↓↓↓"), is_ending("点击关注的人很多")
        (True, False)
    """
    return len(text) <= 40 and text.strip(_MARKS) in words("web_endings", "ending")


_MARKS = " \u3000。！!…↓↑→←▼▲（）()【】[]>"


def is_heading_of_links(text: str) -> bool:
    """Tell whether a line is the heading of a list of links (相关阅读).

    Examples:
        >>> [is_heading_of_links(t) for t in ("相关阅读：", "【推荐阅读】", "相关阅读量上升")]
        [True, True, False]
    """
    return 2 <= len(text) <= 16 and _LINKS.fullmatch(text) is not None
