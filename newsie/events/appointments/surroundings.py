"""Who decided a change of office, at which session, on which day: from the sentence, its meeting, the notice's note."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from newsie.records import Date

_COUNT = r"[一二三四五六七八九十百零〇\d]{1,6}"
_SESSION = regex.compile(
    rf"(?:(?:第?{_COUNT}届)?(?:第{_COUNT}|(?<=[届人大会委])[一二三四五六七八九十]{{1,3}})次)(?:全体)?(?:\(?扩大\)?|（扩大）)?(?:党员|会员|职工|会员代表|股东|临时)?(?:会议|全会|代表大会|大会)"
    rf"(?:第{_COUNT}次(?:全体)?会议)?"
)
_BODY = regex.compile(
    r"(?:人大常委会|人民代表大会常务委员会|人民代表大会|人大|委员会|代表大会|[省市县区州盟旗]委|党委|政协|董事会|理事会|监事会|工商联|总工会|妇联|科协|文联|作协|协会|学会|商会|公司|会)$"
)
_RUN = regex.compile(r"[\p{Han}·A-Za-z\d]{2,60}$")
_HELD = regex.compile(
    r"(?:(?:昨日|昨天|今日|今天|日前|近日|当日|\d{1,2}月)?\d{0,2}日?(?:上午|下午|晚)?(?:在[\p{Han}]{2,10})?(?:举行|召开)(?:了|的)?)$"
)
# Words before an organ's name that are none of it.
_JUNK = regex.compile(
    r".*(?:反对党?|的|确认|关于|提请|程序|被|举行的|召开的|日前|近日|昨日|昨天|今天|今日|当天|上午|下午|\d日|闭幕的|宣布|参加|出席|列席|举行|召开|根据|依据|按照|依照|通过了?|审议|从|获(?!嘉)|经(?!济|开|贸|信|营)|由(?!于)|在(?!线)|据|于|了|向|及|是|对|与|和(?=中共|中央|国务|省|市|县|区))"
)
_ORGAN = (
    r"(?:国务院|中央|中央军委|(?:委员会|常务委员会|党委|党组|[省市县区州盟旗]委|人大常委会|人民代表大会|人大|人民政府|政府|董事会|理事会|常务理事会|组织部|集团|公司|大学|学院|医院|银行"
    r"|总局|部|厅|局|股东大会|校委会|协会|学会|总会|基金会|商会|联合会|联盟|工作会议|议会|法院|检察院|军人代表大会|代表大会|党))"
)
_DECIDES = regex.compile(
    rf"{_ORGAN}(?P<link>(?:全体会议|常委会|会议)?(?:\d{{4}}年)?(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号])?(?:近日|日前|今日|今天|昨日|昨天|已|正式|最近|上午|下午|会议|研究|讨论|审议|通过|投票|表决|一致|依法|同日|当天|再次|，){{0,12}})"
    r"(?:决定|批准|同意|宣布|任命|委任|免去|聘任|聘请|选举|补选|增选|推选|提名|罢免|撤销|接受|解除|发布|印发|公布|关于)"
)
_COMING = regex.compile(r"提请|即将|筹备|开好|迎接|提交|建议|召开.{0,4}的决定")
#: No sentence is read further than this for what surrounds a change.
_WINDOW = 400
_MEETS = regex.compile(r"举行|召开|闭幕|开幕|在[\p{Han}]{1,8}开|会期|继续|结束")
_THE_MEETING = regex.compile(r"会议|大会|全会|会上")
_NOTE = regex.compile(r"[（(](?P<note>[^（）()\n]{6,90}?(?:通过|决定|选举|任命|选出|选举产生))[）)]")
_HEADING = regex.compile(
    r"^(?P<organ>[^\n，。：]{3,40}?)(?:决定任命|决定任免|批准任免|人事任免|任免|任命|免职|任职)(?:的)?(?:名单|人员|通知|公告|决定|国家工作人员|驻外大使|驻外大使名单)?$"
)
_ABOUT = regex.compile(
    r"^(?P<organ>[^\n，。：]{3,40}?)\n?关于[^\n。]{2,60}(?:决定|通知|公告|批复|名单)(?:书)?$"
)
# 宣布 right before the word (宣布辞职) is the act itself: the search ends where the word begins.
_ANNOUNCED = regex.compile(r"日前|近日|宣布(?!$)|宣读|召开[^，。]{0,16}(?:会议|大会)(?![^。]*(?:通过|表决|选举))")
_CONGRATULATED = regex.compile(r"致电|致函|贺电|贺信|通电话|祝贺")
_REPORT = regex.compile(r"^(?:[^，。]{0,2}|[，,]?据[^，。]{1,20}?)(?:消息|电|讯|报道|报|刊发|刊文|发文)")
_DAY = regex.compile(r"(?:\d{4}-\d{2}|XXXX-\d{2}|XXXX-XX(?=-\d))(?:-\d{2})?")
_NO_ORGAN = regex.compile(
    r"(?:该|本|其|大|全|干部|工作|此次|这次)?(?:会|党|部|局|会议|工作会议|公司|集团|委员会|大学|学院|医院|银行|学会|政府|议会|部委|学部)|新一届.*|.*组成.*|[^省市县区州]{1,2}(?:部|局|会|厅)"
)
_CONGRESS = regex.compile(r"人大|人民代表大会|政协")
_NO_PLACE = regex.compile(
    r"拥护|服从|支持|贯彻|落实|执行|坚决|认真|感谢|(?<!人民)代表(?!大会)|请示|按照|关于|的|同志|[了将对并及个各为聘选任到去请让是有和与同]|任命|免去|接受|出席|参加|通过|本省|我省|全省|我市|本市|全市"
)
_SENTENCE = regex.compile(r"[。！？\n]")


@dataclass(frozen=True)
class Setting:
    """What surrounds a change of office; None for what is not stated."""

    authority: str | None = None
    session: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class SessionMention:
    """A session named in the text: 市九届人大常委会 + 第二十八次会议."""

    start: int
    end: int
    body: str | None
    session: str
    date: str | None
    held: bool = False


def decision_day(date: Date) -> str | None:
    """Return the calendar day or month of a date record, without its time of day; None for anything vaguer."""
    value = date.value.split("T")[0]
    return value if date.type in ("DATE", "TIME") and _DAY.fullmatch(value) else None


class Surroundings:
    """The sessions, notes and headings of one article, asked per change of office."""

    def __init__(self, text: str, dates: Sequence[Date], headline_end: int) -> None:
        self.text = text
        self.headline_end = headline_end
        self.days = [(date.start, date.end, day) for date in dates if (day := decision_day(date))]
        self.mentions = list(self._sessions())
        self._ends = [mention.end for mention in self.mentions]
        self._dated = {m.session: m.date for m in reversed(self.mentions) if m.date}
        self._fullest: dict[str, str] = {}
        self._by_body: dict[str | None, list[SessionMention]] = {}
        self._main: list[SessionMention] = []
        for mention in self.mentions:
            self._by_body.setdefault(mention.body, []).append(mention)
            if mention.held and mention.body and not self._in_title_mark(mention.start):
                self._main.append(mention)
        self.notice = self._notice()
        self._carried: Setting | None = None

    # the article as a whole ---------------------------------------------------------------------------------------

    def _sessions(self) -> Iterator[SessionMention]:
        for match in _SESSION.finditer(self.text):
            run = self.text[max(0, match.start() - 60) : match.start()]
            held = _HELD.search(run)
            run = run[: held.start()] if held and held.group() else run
            body_run = _RUN.search(run)
            body = _strip_junk(body_run.group()) if body_run else ""
            if not _BODY.search(body):
                body = ""
            start = match.start() - len(body) - (len(held.group()) if held and body else 0)
            first, last = self._sentence(start)
            coming = _COMING.search(self.text, max(first, start - 24), start + 2) is not None
            held_here = start < self.headline_end or _MEETS.search(self.text, first, last) is not None
            day = self._held_on(start, match.end())
            yield SessionMention(start, match.end(), body or None, match.group(), day, held_here and not coming)

    def _held_on(self, start: int, end: int) -> str | None:
        """The day of a session: right after its name (于25日, 30日上午), else before it, else later in the sentence."""
        first, last = self._sentence(start)
        days = self._days_in(first, last + 1)
        near = [d for d in days if end <= d[0] <= end + 3]
        before = [d for d in days if d[1] <= end and not self._reported(d[1])]
        later = [d for d in days if end <= d[0] and d[1] <= last and d[0] - end < 30]
        held = regex.search(r"举行|召开|闭幕|开幕|通过|于", self.text[end:last]) is not None
        for choice in (near, before[-1:], later if held else []):
            if choice:
                return choice[0][2]
        return None

    def _days_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The calendar points that start between two offsets, in order."""
        return self.days[bisect_left(self.days, (start,)) : bisect_left(self.days, (end,))]

    def _reported(self, end: int) -> bool:
        return _REPORT.match(self.text[end : end + 26]) is not None

    def _sentence(self, place: int) -> tuple[int, int]:
        floor = max(0, place - _WINDOW)
        first = max(floor, max(self.text.rfind(mark, floor, place) for mark in "。！？\n") + 1)
        match = _SENTENCE.search(self.text, place, place + _WINDOW)
        return first, match.start() if match else min(len(self.text), place + _WINDOW)

    def _notice(self) -> Setting | None:
        """What a notice's heading and its （…通过） note state."""
        for match in _NOTE.finditer(self.text):
            inside = [m for m in self._mentions_in(match.start(), match.end()) if m.start > match.start()]
            days = self._days_in(match.start(), match.end())
            day = days[0][2] if days else None
            if inside:
                return Setting(inside[0].body, inside[0].session, day)
            note = match.group("note")
            if day:
                organs = _deciding(note[days[0][1] - match.start("note") :])
                return Setting(organs[0][0] if organs else self._heading(), None, day)
        heading = self._heading()
        return Setting(heading, None, None) if heading else None

    def _heading(self) -> str | None:
        head = self.text[: self.headline_end].strip("\n（）()")
        for line in (*head.split("\n"), head):
            match = _HEADING.match(line) or _ABOUT.match(line)
            if match and regex.search(_ORGAN + "$", match.group("organ")):
                return _strip_junk(match.group("organ").split("\n")[-1])
        return None

    # one change ---------------------------------------------------------------------------------------------------

    def of(self, start: int, word: int, *, formal: bool) -> Setting:
        """Return the setting of a change.

        Args:
            start: where its sentence begins.
            word: where the word that changes the office begins.
            formal: the change is worded as a decision, so that it may lean on what was said before.
        """
        stated = self._stated(start, word, formal)
        day = self._day(start, word)
        if stated is None and formal:
            if self.notice is not None:
                return Setting(self.notice.authority, self.notice.session, self.notice.date or day)
            if self._carried is not None:
                return Setting(self._carried.authority, self._carried.session, day or self._carried.date)
        setting = Setting(stated.authority, stated.session, stated.date or day) if stated else Setting(date=day)
        if formal and stated:
            self._carried = setting
        if formal and stated and self.notice and not setting.date and self.notice.authority == setting.authority:
            return Setting(setting.authority, setting.session or self.notice.session, self.notice.date)
        return setting

    def _stated(self, start: int, word: int, formal: bool) -> Setting | None:
        start = max(start, word - _WINDOW)
        sentence = self.text[start : word + 4]
        organs = _deciding(sentence)
        here = [m for m in self._mentions_in(start, word) if m.start >= start and not self._in_title_mark(m.start)]
        name, named = organs[-1] if organs else (None, 0)
        if name and _NO_ORGAN.fullmatch(name):
            name = None
        if here:
            last = here[-1]
            later = name is not None and start + named > last.end
            if name and (last.body is None or (later and _CONGRESS.search(name) and _CONGRESS.search(last.body))):
                return Setting(self._full(name), last.session, self._date_of(last))
            if last.body and not (later and name):
                return Setting(self._full(last.body), last.session, self._date_of(last))
        if name:
            same = _last_before(self._by_body.get(name, []), word)
            if same:
                return Setting(self._full(name), same.session, self._date_of(same))
            return Setting(self._full(name), None, None)
        if formal and _THE_MEETING.search(sentence):
            first = [m for m in self.mentions[:1] if m.body and m.end <= word and m.start < self.headline_end + 150]
            held = _last_before(self._main, word) or (first[0] if first else None)
            if held:
                return Setting(self._full(held.body or ""), held.session, self._date_of(held))
        return None

    def _mentions_in(self, start: int, end: int) -> list[SessionMention]:
        """The sessions whose names end between two offsets."""
        return self.mentions[bisect_left(self._ends, start) : bisect_right(self._ends, end)]

    def _in_title_mark(self, place: int) -> bool:
        """Tell whether a place stands inside 《》."""
        first = max(0, place - 120)
        return self.text.rfind("《", first, place) > self.text.rfind("》", first, place)

    def _date_of(self, mention: SessionMention) -> str | None:
        return mention.date or self._dated.get(mention.session)

    def _full(self, name: str) -> str:
        """Return the fullest form of an organ's name: 省人大常委会 is 某省人大常委会 if the text says so."""
        if name not in self._fullest:
            self._fullest[name] = self._find_full(name)
        return self._fullest[name]

    def _find_full(self, name: str) -> str:
        if not regex.match(r"省|市|县|区|自治区|州", name) or name.startswith(("市中区", "区县")):
            return name
        longer = regex.compile(rf"(?:(?<![\p{{Han}}])|(?<=[在由经和与的据]|中共))\p{{Han}}{{2,7}}?{regex.escape(name)}")
        for match in longer.finditer(self.text):
            if not _JUNK.match(match.group()) and not _NO_PLACE.search(match.group()):
                return match.group()
        return name

    def _day(self, start: int, word: int) -> str | None:
        """The last day named before the word in its sentence, unless it dates the report or the announcement."""
        for first, last, day in reversed(self._days_in(max(start, word - _WINDOW), word)):
            if last <= word and not self._in_title_mark(first):
                if self._reported(last) or _ANNOUNCED.search(self.text, last, word):
                    return None
                if _CONGRATULATED.search(self.text, last, word):
                    return None  # the day of the telegram, not of the election
                return day
        return None

    def year_before(self, start: int, word: int) -> str | None:
        """Return the last calendar point named before the word in its sentence, for telling history from news."""
        days = self._days_in(max(start, word - _WINDOW), word)
        return days[-1][2] if days else None


def _last_before(mentions: list[SessionMention], word: int) -> SessionMention | None:
    place = bisect_right(mentions, word, key=lambda mention: mention.end)
    return mentions[place - 1] if place else None


def _deciding(text: str) -> list[tuple[str, int]]:
    """The organs that a text says decide something, each with the offset where its name ends."""
    out = []
    for match in _DECIDES.finditer(text):
        end = match.start("link")
        run = _RUN.search(text, max(0, end - 36), end)
        if run:
            out.append((_strip_junk(run.group()), end))
    return out


def _strip_junk(name: str) -> str:
    match = _JUNK.match(name)
    rest = name[match.end() :] if match else name
    return rest if len(rest) >= 2 else name
