"""Whether a text reports the gathering it names as held, and what it says there about its time, place and host."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from newsie.events.meetings.names import HOLDING, Naming
from newsie.events.reading.sentences import APART, DAY, Stretch
from newsie.records import Date

_ADVERBS = (
    rf"(?:于?{DAY}+|日前|近日|近期|今天|昨天|今日|昨日|当天|当日|今晚|昨晚|上午|下午|晚上?|晚间|隆重|正式|胜利|"
    rf"成功|顺利|圆满|如期|同步|同时|全天|当地时间|"
    r"联合|共同|继续|再次|也|还|已|均|又|分别|先后|连续|首次|专门|组织|主持|，|,|以[^，。；]{1,14}(?:形式|方式)|"
    r"(?:采取|采用|通过)[^，。；]{1,14}(?:形式|方式))"
)
_AT = rf"(?:[在于](?P<place>[^，。；、{APART}]{{1,30}}?))"
_HELD_AFTER = regex.compile(
    rf"(?:开幕式|闭幕式|开幕会|闭幕会|启动仪式|[（(■｜□]{{1,20}})?{_ADVERBS}{{0,6}}{_AT}?{_ADVERBS}{{0,6}}"
    rf"(?P<verb>召开|举行|举办|开幕|闭幕|启幕|落幕|开班|揭幕|启动|开讲|拉开帷幕|落下帷幕|圆满结束|结束|开始)"
    r"(?!的|后|前|以来|之际|之前|时间|地|城市|日期|期|权|期间|情况|至今)"
)
_HOLDS = regex.compile(r"召开|举行|举办|幕|开班|启动|开讲|结束|开始")  # spares most texts the pattern above
_HELD_BEFORE = regex.compile(r"(?:召开|举行|举办|召集|开展|开设|进行)(?:了|过)?(?P<relative>的)?[^，。；、的]{0,10}$")
_ATTENDED = regex.compile(
    rf"(?:出席|参加|列席)(?:了|并主持|并观看)?(?:{DAY}+)?(?:[^，。；的]{{0,40}}[会坛议]和|[^，。；的]{{0,8}})$"
)
_ATTENDED_HELD = regex.compile(r"(?:出席|参加|列席)(?:了)?[^，。；]{0,30}(?:召开|举行|举办)的[^，。；、的]{0,8}$")
_CHAIRED = regex.compile(r"主持(?:召开|了|召开了|并召开)?[^，。；的]{0,8}$")
_INSIDE = regex.compile(r"(?<![存潜内外])[在于][^，。；]{0,14}$")
_ONLY_DAYS = regex.compile(rf"[｜\s]*{DAY}+的?")
_INSIDE_AFTER = regex.compile(
    r"(?:开幕式|闭幕式|主论坛|开幕会|开幕大会|全体会议|启动仪式)?(?:上(?!的|所|作出|提出|确定|通过|届|个|述|升|涨|"
    r"海)|期间(?!的)|现场(?!会)|间隙|中(?:，|指|强|表|说|介|透|获))"
)
_SOURCE_AFTER = regex.compile(r"(?:上|中|现场)?(?:获悉|了解到|得知|传来)")
_AGENT = regex.compile(
    rf"(?:{DAY}|今天|上午|下午|分别|经过?|依法|以[^，。；]{{1,12}}(?:方式|形式|票)|，|,|\p{{Han}}票)*"
    r"(?:表决|投票|选举|决定(?!精神)|审议|通过|听取|作出决定|任命|宣布|讨论|增选|发布|采纳|介绍了|通报了)"
)
_SPOKEN_OF = regex.compile(
    r"(?:的)?(?:重要|主要|有关|相关|各项|一系列|系列|历次|最新|总体|各次|任务)*"
    r"(?:精神|讲话|部署(?!会)|要求(?!，)|决策|决定(?=[，。的])|共识|成果|成功|确定|提出|以来|召开以来|召开之|"
    r"召开后|召开前|之后|前夕|筹备|即将|将|拟|"
    r"议程|公报|宣言|主题|意见|决议|工作报告|作出|明确|擘画|强调的|安排|报告|文件|发布的|通过的|纪念|代表权|举办地|"
    r"倒计时|时间|代表(?!在|表示|说|认为|们)|"
    r"组成人员|委员(?!表|认)|任命|发言人|官网|机制(?!会)|轮值|成员国|新闻中心)"
    r"|上(?:的|所|重要讲话|作出|提出的|确定|通过的|发表的)|后[，,]?(?=[^，。]{0,6}(?:部分|记者))|召开(?:后|前|以来|"
    r"之际|"
    r"之前|在即)|至今|到|举办(?:地|城市|以来)"
)
_BY_ITS_ACT = regex.compile(r"(?:审议|审查|表决|投票)?(?:批准|通过)(?!了)|决定(?=任免|公布)")
_PART_OF_A_NOUN = regex.compile(
    r"(?:主席(?!团|习|台)|蓝皮书|白皮书|宣言|秘书长|理事|官方|品牌|奖|创始|主题|联盟|协会|中心|会员|章程|条例|徽|"
    r"旗|歌|杂志|成果|吉祥物|执委|执行|筹备|新闻中心|举办地)"
)
_GOVERNED_AWAY = regex.compile(
    r"(?:学习|贯彻|落实|传达|领会|宣传|宣讲|迎接|筹备|备战|根据|按照|依照|依据|遵照|距离?|继|喜迎|献礼|关于|自|"
    r"自从|对照|响应|赞同|审议批准|"
    r"邀请|支持|祝贺|交付|——论|承办|申办|筹办|热议|聚焦|解读|召开以来|截至|提交|提请|建议|呼吁|要求|倡议|希望|期待|"
    r"商定|"
    r"决定|同意|"
    r"计划|准备|推动|确保|为期|曾|以往|历届|上届|去年|往年|每年|每月|每周|定期|经常|多次|坚持|建立|"
    r"通过(?=召开|举办|举行))(?:好|了|学习|落实|贯彻|深入|召开|举行|举办|组织|主办|在[^，。；]{1,12}|"
    r"[^，。；]{0,6}(?:召开|举行|举办)){0,3}$"
)
_FUTURE = regex.compile(
    r"(?:将(?!军|来临)|拟|即将|计划|定于|预计|有望|筹备|届时|打算|下周|明天|明年|下月|准备|可能|能否|推迟|取消|"
    r"延期|暂停)[^，。；]{0,40}$"
)
_FUTURE_AFTER = regex.compile(
    r"(?:[^，。；]{0,10}?)(?:将(?!军)|拟(?!于昨)|即将|定于|计划|预计|有望|推迟|取消|延期|进入倒计时)"
)
# 为召开第二次会议作准备; 出席第十一次会议情况的书面报告; 祝贺某某出席会议: none of them reports the meeting
_PREPARED = regex.compile(r"[^，。；]{0,6}?(?:作|做)(?:好|了)?(?:充分|各项|一切)?准备")
_REPORTED = regex.compile(r"(?:并访问[^，。；]{1,20}?)?(?:有关|相关|的)?(?:情况|成果|任务)(?:的|报告|汇报|通报)")
# 出席金砖国家领导人会晤期间会见: the news is the talk
_BESIDE = regex.compile(r"前(?=[，对向]|会见)|期间[^，。；]{0,10}(?:会见|会谈|会晤|通话)")
# 外交部就主席赴某国出席第四届峰会举行吹风会
_ABOUT = regex.compile(r"就(?!业|读|医)[^，。；]{2,50}(?:出席|参加)[^，。；]{0,6}$")
_WISHED = regex.compile(r"(?:祝贺|欢迎|期待|感谢)[^，。；]{1,24}(?:出席|参加)[^，。；的]{0,8}$")
_RELATIVE = regex.compile(r"精神|(?:[和与及暨、并][^，。；]{1,30}?)?的(?!还|有|领导|包括|开幕|闭幕|审议|讨论)")


@dataclass(frozen=True)
class Report:
    """A naming with what its sentence says of it. ``form``: held, attended, chaired, inside, source, agent, none."""

    naming: Naming
    sentence: Stretch
    form: str
    spoken_of: bool
    date: Date | None
    place: Stretch | None
    subject: Stretch | None

    @property
    def reported(self) -> bool:
        """Whether the sentence can be the news that the gathering took place."""
        return self.form != "none" and not self.spoken_of


def assess(view: str, naming: Naming, sentence: Stretch, dates: Sequence[Date]) -> Report:
    """Read the words around a name.

    Args:
        view: the masked text with its dates masked.
        naming: the name.
        sentence: the sentence that holds it.
        dates: the day-level dates of that sentence, in order.
    """
    before = view[max(sentence.start, naming.start - 60) : naming.start]
    after = view[naming.end : min(sentence.end, naming.end + 70)]
    held_after = _HELD_AFTER.match(after) if _HOLDS.search(after) else None
    held_before = _HELD_BEFORE.search(before)
    form = _form(before, after, held_before, held_after, bool(dates))
    spoken_of = _is_spoken_of(before, after, form, held_before)
    return Report(
        naming=naming,
        sentence=sentence,
        form=form,
        spoken_of=spoken_of,
        date=_nearest(view, dates, naming),
        place=_place(view, naming, sentence, held_after),
        subject=_subject(view, naming, sentence) if held_before and form == "held" else None,
    )


def _form(
    before: str, after: str, held_before: regex.Match[str] | None, held_after: regex.Match[str] | None, dated: bool
) -> str:
    if _CHAIRED.search(before):
        return "chaired"
    if held_before or held_after:
        return "held"
    if _ATTENDED.search(before) or _ATTENDED_HELD.search(before):
        return "attended"
    if _SOURCE_AFTER.match(after) and regex.search(r"(?:从|自)[^，。；]{0,20}$", before):
        return "source"
    if (_INSIDE.search(before) or _ONLY_DAYS.fullmatch(before)) and _INSIDE_AFTER.match(after):
        return "inside"
    if dated and _AGENT.match(after):
        return "agent"
    return "none"


def _is_spoken_of(before: str, after: str, form: str, held_before: regex.Match[str] | None) -> bool:
    if _FUTURE.search(before) or ((form != "held" or not held_before) and _FUTURE_AFTER.match(after)):
        return True
    if (held_before and before[: held_before.start()].endswith("为")) or _PREPARED.match(after):
        return True
    if _ABOUT.search(before):
        return True
    if after.startswith("关于"):
        return True  # 审议通过了主席会议关于…的报告
    if form in ("attended", "chaired") and (_BESIDE.match(after) or _REPORTED.match(after) or _WISHED.search(before)):
        return True
    if form == "none" or form == "inside":
        return bool(_SPOKEN_OF.match(after) or _GOVERNED_AWAY.search(before))
    if held_before and (_SPOKEN_OF.match(after) if held_before["relative"] else after.startswith("的")):
        return True
    if regex.search(r"(?:经|已由|由)$", before) and _BY_ITS_ACT.match(after):
        return True
    if _PART_OF_A_NOUN.match(after):
        return True
    if form in ("attended", "chaired") and _RELATIVE.match(after):
        return True
    governed = before[: held_before.start()] if held_before else before
    return bool(_GOVERNED_AWAY.search(governed)) or regex.match(r"精神|以来", after) is not None


def _is_close(between: str) -> bool:
    """Whether a date after the name still belongs to it: no other clause or relative clause between."""
    return regex.fullmatch(r"(?:[^，。；的]{0,12}|，于?)", between) is not None


def _nearest(view: str, dates: Sequence[Date], naming: Naming) -> Date | None:
    """The last date before the name, else the first after it."""
    earlier = [date for date in dates if date.end <= naming.start and not _is_stay(date)]
    later = [
        date
        for date in dates
        if date.start >= naming.end and not _is_stay(date) and _is_close(view[naming.end : date.start])
    ]
    return earlier[-1] if earlier else later[0] if later else None


def _is_stay(date: Date) -> bool:
    return date.mod == "SINCE"


_GOES_TO = regex.compile(r"召开|举行|举办|出席|参加")
_PLACE_BEFORE = regex.compile(
    rf"(?<![存潜内外])[在于](?P<place>[^，。；、{DAY}{APART}]{{1,30}}?){_ADVERBS}{{0,4}}"
    rf"(?:主持召开|组织召开|召开|举行|举办|出席|参加)(?:了)?(?:的)?[^，。；]{{0,10}}$"
)
_NO_PLACE = regex.compile(
    r"^(?:与|同|和|近日|日前|近期|今日)|(?:参|与|员|们|人|长|者)$|"
    r"(?:上|中|时|后|前|期间|下|之际|框架|基础|过程|此间|会场|线上|线下|同时|同日|方面|名义|形式|方式|领域|指导|"
    r"支持|主持|推动|见证|全国|全省|全市|各地|境内|这里|此|内部|国内|我国|会|前夕|当天)$"
)


def _place(view: str, naming: Naming, sentence: Stretch, held_after: regex.Match[str] | None) -> Stretch | None:
    if held_after and held_after["place"]:
        start = naming.end + held_after.start("place")
        found = _trimmed(view, start, start + len(held_after["place"]))
        if found:
            return found
    left = max(sentence.start, naming.start - 60)
    words = view[left : naming.start]
    before = _PLACE_BEFORE.search(words) if _GOES_TO.search(words) else None
    if before and not (_RELATIVE_HELD.search(words) and _HOST.search(before["place"])):
        return _trimmed(view, left + before.start("place"), left + before.end("place"))
    return None


_RELATIVE_HELD = regex.compile(r"(?:召开|举行|举办)的[^，。；]{0,10}$")
#: 在国务院新闻办今天举行的新闻发布会上: who holds it, not where
_HOST = regex.compile(r"(?:新闻办|办公室|委员会|外交部|商务部|[部委局厅]|政府|指挥部)$")


_FOR_WHOM = regex.compile(
    r"(?P<place>.{1,20}?(?:堂|馆|市|省|县|区|州|国|京|厅|中心|宫|楼|场|院|港|岛|海|城))(?:为|同|与|就|向|对|以|和|"
    r"会见)(?=.{2})"
)


def _trimmed(view: str, start: int, end: int) -> Stretch | None:
    """The venue without its relative clause (与缅甸接壤的腾冲市) and without adverbs."""
    inside = view[start:end]
    whom = _FOR_WHOM.match(inside)
    if whom:
        end = start + whom.end("place")
        inside = view[start:end]
    there = regex.match(r"(?P<place>.{2,}?)(?:调研|考察|检查|视察|看望|慰问|通过|以视频)", inside)
    if there:
        end = start + there.end("place")
        inside = view[start:end]
    together = regex.match(r"(?P<place>.{2,}?)(?:与|同|和).{4,}$", inside) if len(inside) > 8 else None
    if together:
        end = start + together.end("place")
        inside = view[start:end]
    cut = max(inside.rfind("的"), -1)
    if cut >= 0:
        start += cut + 1
    while start < end and view[start] == DAY:
        start += 1
    while start < end and view[end - 1] == DAY:
        end -= 1
    text = view[start:end]
    if len(text) < 1 or _NO_PLACE.search(text) or regex.search(rf"{HOLDING}|{DAY}|出席|参加|会见|会谈|来华", text):
        return None
    return Stretch(start, end)


_BEFORE_VERB = regex.compile(
    r"(?P<rest>.*?)(?:召开|举行|举办|召集|开展|开设|进行)(?:了|过)?[^，。；、的]{0,10}$",
    regex.S,
)
_AROUND_SUBJECT = (
    regex.compile(
        rf"(?:{_ADVERBS}|在[^，。；]{{1,30}}|就[^，。；]{{1,60}}|围绕[^，。；]{{1,60}}|以[^，。；]{{1,30}}|"
        rf"[（(]｜+[)）]|随后|会后)+$"
    ),
    regex.compile(rf"^(?:{_ADVERBS}|据悉|其中|随后|会前|会后)+"),
)
_HOSTED = regex.compile(rf"[在从](?P<host>[^，。；{DAY}]{{2,20}}?){_ADVERBS}*(?:召开|举行|举办)的[^，。；]{{0,10}}$")
_NO_SUBJECT = regex.compile(r"主持|出席|参加|强调|指出|表示|[；是了的]|召开|举行|调研|考察|通过|为|联合|对|向")


_SEVERAL = regex.compile(r"[省市县区委府局部厅会院社团协校司]、")


def _subject(view: str, naming: Naming, sentence: Stretch) -> Stretch | None:
    """The body that 召开, as printed before the verb; None for a person, several bodies or nobody."""
    left = max(sentence.start, naming.start - 90)
    clause = max(left, *(view.rfind(sign, left, naming.start) + 1 for sign in f"，,；;：:\n {APART}　"))
    host = _HOSTED.search(view, clause, naming.start)
    if host and _HOST.search(host["host"]):
        return Stretch(*host.span("host"))
    match = _BEFORE_VERB.match(view[clause : naming.start])
    if not match:
        return None
    start, end = clause, clause + len(match["rest"])
    trailing = _AROUND_SUBJECT[0].search(view[start:end])
    if trailing:
        end = start + trailing.start()
    leading = _AROUND_SUBJECT[1].match(view[start:end])
    if leading:
        start += leading.end()
    text = view[start:end]
    if not 2 <= len(text) <= 36 or _NO_SUBJECT.search(text) or _SEVERAL.search(text):
        return None
    return Stretch(start, end)
