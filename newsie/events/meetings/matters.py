"""The object of an agenda verb cut into its matters: several documents, or several laws, are several matters."""
from __future__ import annotations

from newsie.events.grammar.engine import pattern
from newsie.events.reading.article import Reading
from newsie.events.reading.view import kind_at
from newsie.lazy import lazy

_SHORTEST = 2
_BARE = 4
_SHORT_PARTNER = 12
#: 中央、省委、市委经济工作会议精神: so short a piece shares the tail of the last
_SHORT = 8
#: What says only of which kind the last one of a list is: 民事、行政、刑事争议的化解.
_OF_A_KIND = lazy(
    "民事|行政|刑事|国内|国际|城乡|城市|农村|线上|线下|省内|省外|双边|多边|短期|中期|长期|公办|民办|传统|新兴"
)


def matters_in(reading: Reading, start: int, end: int, *, listed: bool = False, whole: bool = False) -> list[str]:
    """Return the matters that an object names, each the shortest complete phrase.

    Args:
        reading: the article.
        start: where the object begins.
        end: where it ends.
        listed: whether 、 parts matters wherever it stands (围绕甲、乙等议题).
        whole: whether only a comma parts them (对甲和乙作出安排).

    Examples:
        >>> reading = Reading("会议通过甲法、新修订的乙法和关于修改丙法的决定。")
        >>> matters_in(reading, 4, 23)
        ['甲法', '新修订的乙法', '关于修改丙法的决定']
    """
    view = reading.view
    while end > start and view[end - 1] in "，,；;。：: \n、":
        end -= 1
    while start < end and view[start] in "，、和与及， ":
        start += 1
    if view.startswith("以及", start, end):
        start += len("以及")
    tail = pattern("meetings.and_so_on").search(view, start, end)
    if tail and tail.start() > start and (listed or tail.group() == "等" or _ends_title(view, tail.start())):
        end = tail.start()
    opinions = _OPINIONS.match(view, start, end)
    if opinions:
        start = opinions.end()  # 部分代表对《报告》的意见建议
    if _ON_ONE.match(view, start, end):
        return [_without_remarks(reading, start, end)]
    made = pattern("meetings.who_made_it").match(view, start, end)
    if made and (end - made.end() > _BARE or "关于" in view[made.end() : end]):
        start = made.end()  # 某某所作的工作报告 says nothing without who made it
    pieces = _cut(view, start, end, listed, whole)
    texts = [_without_remarks(reading, left, right) for left, right in pieces]
    kept = [
        text for text, (left, right) in zip(texts, pieces, strict=True)
        if len(text) >= _SHORTEST and pattern("meetings.referred").search(view[left:right]) is None
    ]
    return _shared(_with_session(kept))


def _ends_title(view: str, end: int) -> bool:
    return kind_at(view, end - 1) in ("TITLE", "QUOTED")


def _cut(view: str, start: int, end: int, listed: bool, whole: bool) -> list[tuple[int, int]]:
    if pattern("meetings.on_several").search(view, start, end):
        return [(start, end)]
    out, left = [], start
    for cut in pattern("meetings.between_matters").finditer(view, start, end):
        if whole and cut.group() != "，":
            continue
        if cut.group() == "和" and view.startswith(("重要指示", "重要讲话", "重要批示", "重要论述"), cut.end()):
            continue  # 重要讲话和重要指示精神
        if cut.start() <= left or not _parts(view, left, cut.start(), cut.group(), listed, end):
            continue
        out.append((left, cut.start()))
        left = cut.end()
        left += len("以及") if view.startswith("以及", left) else 0
        made = pattern("meetings.who_made_it").match(view, left, end)
        left = made.end() if made else left
    out.append((left, end))
    return out


def _parts(view: str, left: int, right: int, sign: str, listed: bool, end: int) -> bool:
    """Whether a sign ends a matter: what stands before it is whole, and no 关于 is open."""
    before = view[left:right]
    if listed:
        if _OF_A_KIND.fullmatch(before.rsplit("、", 1)[-1]) and "的" in view[right:end]:
            return False  # 民事、行政、刑事争议的化解: one matter
        return sign in ("、", "，", "以及", "") and "关于" not in before and before[:1] != "对"
    if sign == "、" and before.startswith(("相关", "有关")):
        return False  # 有关草案修改稿、决定草案
    following = view[right + len(sign) : end]
    gatherings = before.endswith(("会议", "会")) and following.endswith("精神") and len(following) <= _SHORT_PARTNER
    if not gatherings and pattern("meetings.whole").search(before) is None:
        return False
    return pattern("meetings.open").search(before) is None


def _without_remarks(reading: Reading, start: int, end: int) -> str:
    """A matter as printed, without a bracketed 以下简称."""
    text = reading.text[start:end]
    return _REMARK.sub("", text).strip("、，和与及 ")


_REMARK = lazy(r"[（(](?:以下|下|又|也)?简?称[^（）()]{1,40}[）)]")
_HEAD = lazy(r"^(?P<head>[^在对关]{2,12}?)(?:在|对|关于)")
_OPINIONS = lazy(
    r"(?!关于|对)[^，。；《]{2,40}?(?=(?:对|关于)[^。；]{2,80}的意见(?:和?建议)?$)|(?!关于|对)[^。；《]{2,40}的(?=意见和?建议$)"
)
#: 听取对甲、乙两个征求意见稿的意见建议: one matter
_ON_ONE = lazy(r"(?:对|关于)[^。；]{2,160}的意见(?:和?建议)?$")
_TOLD = lazy(r"(?:草案|稿|修正案)(?P<tail>(?:审议结果|审议情况|修改情况|起草情况)?的(?:报告|汇报|说明))$")
_PAPER = lazy(r"(?:草案|稿|修正案)$")
_GOES_ON = lazy(r"^(?:在|对)")


def _shared(topics: list[str]) -> list[str]:
    """Give a shared head or tail to each that without it is no phrase: 中央、省委经济工作会议|精神."""
    out: list[str] = []
    if topics and topics[-1].endswith("精神"):
        topics = [topic + "精神" if topic.endswith(("会议", "全会")) else topic for topic in topics]
    told = _TOLD.search(topics[-1]) if topics else None
    if told:  # 甲法草案代拟稿、乙法草案代拟稿|的汇报
        topics = [*(topic + told["tail"] if _PAPER.search(topic) else topic for topic in topics[:-1]), topics[-1]]
    for topic in topics:
        for piece in _with_tail(topic):
            head = _HEAD.match(out[0]) if out and _GOES_ON.match(piece) else None
            out.append(head["head"] + piece if head else piece)
    return out


_ORDER_OF_DAY = lazy(r"^(?P<head>.{2,40}(?:会议|大会|全会))议程")


def _with_session(topics: list[str]) -> list[str]:
    """第十次会议议程草案、日程安排意见 → 第十次会议日程安排意见."""
    out: list[str] = []
    for topic in topics:
        head = _ORDER_OF_DAY.match(out[-1]) if out and topic.startswith("日程") else None
        out.append(head["head"] + topic if head else topic)
    return out


def _with_tail(topic: str) -> list[str]:
    """中央、省委、市委经济工作会议精神 → each with the tail; 甲会议、乙会议精神 → each with 精神."""
    if not topic.endswith("精神") or "、" not in topic or "《" in topic or "关于" in topic:
        return [topic]
    pieces = topic.split("、")
    last = pieces[-1]
    if all(len(piece) <= 3 for piece in pieces[:-1]):
        common = max((n for n in range(1, 4) if last[n - 1] in "委央市省县区"), default=0)
        return [*(piece + last[common:] for piece in pieces[:-1]), last] if common else [topic]
    if all(piece.endswith(("会", "会议", "讲话", "指示", "批示")) for piece in pieces[:-1]):
        return [*(piece + "精神" for piece in pieces[:-1]), last]
    return [topic]
