"""Visits: inspection tours, calls, receptions and talks that an article reports: who, with whom, where and when."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import regex

from newsie.events.grammar.engine import Rule
from newsie.events.meetings.reading import MeetingReading
from newsie.events.reading.article import Reading
from newsie.events.reading.days import days_of, is_background, tells_day
from newsie.events.reading.people import NamedPerson, groups_of_people
from newsie.events.reading.scenes import Opening, Scenes
from newsie.events.reading.sentences import APART, QUOTED, TITLE, Stretch, clauses
from newsie.language.holders import title_behind
from newsie.language.tagger import Tagged
from newsie.language.tiers import CERTAIN, LIKELY
from newsie.lexicons import alternation, rows, words
from newsie.occasion import Occasion
from newsie.records import Date, Participant, Person, Position, Span, Visit

_MASKED = f"{TITLE}{QUOTED}{APART}"
_LONGEST_OBJECT = 40
#: 调研报告, 检查站, 考察团: the word names a thing; 考察时的讲话 and 会谈精神 are only spoken of
_NO_VERB_AFTER = (
    "(?![组团员站院官室权金信电量队记稿]|报告|结果|身体|大厅|演出|纪要|学者|时间|基地|课题|材料|成果|数据|机构|行动|制度"
    "|工作(?:机制|制度|方案|组|的|领导|会议)|会(?!见|谈|晤)|座谈会|点(?![、，])|表|问卷|[^，。；]{0,12}(?:重要讲话|讲话精神|指示精神))"
)
#: 将会见, 曾考察, 致以慰问, 要求深入调研: not the news that it took place
_NOT_REPORTED = regex.compile(
    "(?:将(?!军)|拟|即将|计划|预计|准备|曾|多次|每年|每次|经常|要(?!闻)|应(?!约|邀)|需|须|可|能|希望|邀请|欢迎|要求|建议|期待|通过"
    "|经过|组织|根据|去年|前年|当年|此前|前不久|致以?|诚挚的?|表示|转达|亲切)[^，。；]{0,12}$|(?:欢迎|邀请)[^，。；]{0,40}$|的$"
)
_SAYS = regex.compile("[：:]|(?:指出|强调|表示|要求|说|认为|提出|称)(?=[，：:]|$)")
_FURTHER_BACK = 60
#: how far into an article a visit is its news
_LEAD = 6
_GOES = regex.compile(
    "(?:先后|分别|再次|专程|又|还|并|于(?=＠)|率队|带队|率领?[^，。；]{0,16}?|一行|同志|等人?|就(?P<topic>[^，。；]{1,30}?)|围绕[^，。；]{1,30}?|＠)*"
    "(?:到|赴|在|深入|来到|前往|走进|抵达)(?!会见|会谈|接见|视察|检查|[与同此这那当今一其第]|调研|考察|参加|出席)"
    f"(?P<place>[^，。；：{_MASKED}＠]{{1,60}}?)"
    "(?=[，。；]|[就以同与]|应约|应邀|主持|出席|分别|先后|通过|围绕|实地|专题|和(?=\\p{Han}{2,4}会谈)"
    f"|{alternation(words('visit_verbs'))}|举行|进行|开展|$)"
)
#: 与 W 举行会谈, 同 W 通电话
_WITH = regex.compile("(?:同|与|和|跟)(?![时样意志])[^，。；]*$")
_TWO_SIDES = ("reception", "call")
_LONGEST_TITLE = 40
_ALONG = regex.compile(
    "(?:等)?(?:领导|同志|负责人|市领导|省领导)?(?:分别|一同|一起|先后|共同)?(?:陪同|参加了?)"
    "(?:[上述有关相]{0,4})(?:调研|考察|视察|检查|督导|督查|慰问|看望|走访|会见|会谈|活动|座谈(?!会))?(?=[。，；\\n]|$)"
)
_IN_COMPANY = regex.compile("等?(?:的)?(?:陪同下|陪同(?=[，。]|调研|考察|看望|慰问))")
#: 应某某邀请, 随同某某访华: who is named there does not go
_OBJECT = regex.compile("(?:(?:^|[，＠])应(?!约|邀)|据|对(?!外)|随同|陪同|受(?!聘))[^，。；在同与]*$")
#: 这是某国总理首次访问, 双方同意: not the people of the clause before
_OTHER_SUBJECT = regex.compile("(?:这|该|此|其|双方|两国|两人|外界|据)(?!后|前|时|间)")
_MATTER = regex.compile("(?:工作|情况|问题|建设|落实|发展|形势|任务|准备|保障|防控|防汛|生产)$")
_PRESS = regex.compile("(?:传媒|媒体|记者)")
_VIDEO = regex.compile("视频")
# 和 parts two places only behind the head of one: 发展和改革委员会 is whole.
_BETWEEN = regex.compile("、|(?<=[院校厂区县市镇村司所站园学馆局乡社店库桥港心地户企])(?:以及|和|及)")
#: 考察时强调, 调研期间, 调研并座谈
_NO_OBJECT = regex.compile(
    f"[{_MASKED}＠]|^(?:时|后|期间|中(?=[，。和]|$)|并|和|指导|过程|活动|途中|以来|建议|如是)|(?:强调|指出|表示|要求)$"
)


@cache
def _kinds() -> dict[str, str]:
    return {row.text: row.note for row in rows("visit_verbs")}


@cache
def _verb() -> regex.Pattern[str]:
    verbs = alternation(words("visit_verbs"))
    return regex.compile(f"(?P<verb>{verbs}){_NO_VERB_AFTER}")


@dataclass
class Round:
    """A visit as far as it is read; the headline and the body add to the same one."""

    kind: str
    act: str
    leads: tuple[str, ...]
    sentences: list[Stretch] = field(default_factory=list)
    counterparts: list[str] = field(default_factory=list)
    accompanying: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    date: Date | None = None
    topic: str | None = None
    mode: str | None = None


class Rounds:
    """The rounds and talks that an article reports.

    Args:
        reading: the article.
        own: the user's own rules of visits.
    """

    def __init__(self, reading: Reading, own: Sequence[Rule] = ()) -> None:
        self._reading = MeetingReading(reading.text, reading.people, reading.dates, reading.occasion)
        self._rounds = _rounds(self._reading)

    def openings(self) -> list[Opening]:
        """Return the reports, for the article's scenes."""
        return [
            Opening(
                sentence.start,
                sentence.end,
                "talk" if one.kind in _TWO_SIDES else "round",
                ("visits", number),
                f"visit.{one.kind}",
            )
            for number, one in enumerate(self._rounds)
            for sentence in one.sentences
        ]

    def records(self, scenes: Scenes) -> list[Visit]:
        """Return one record a round, in order, with what its scene tells of it."""
        return [_record(self._reading, one) for one in self._rounds if _is_news(self._reading, one)]


def find_visits(
    text: str,
    *,
    people: Sequence[Person] = (),
    positions: Sequence[Position] = (),
    tagged: Sequence[Tagged] = (),
    dates: Sequence[Date] = (),
    occasion: Occasion | None = None,
) -> list[Visit]:
    """Return the visits the article reports.

    Args:
        text: an article's text: headline lines, then paragraphs, joined by newlines.
        people: its people with their mentions; only they can take part.
        positions: its posts with their places.
        tagged: a recogniser's stretches.
        dates: its time expressions with their values.
        occasion: what is known of issue and article.

    Returns:
        One record a visit, in order: ``kind`` inspection (调研, 考察, 检查), condolence (看望, 慰问), reception (会见,
        会谈), call (通电话) or trip (访问); ``participants`` with the roles lead (who goes, who receives), counterpart
        (who is met) and accompanying (陪同, 参加调研). Not found: visits to come, long past or only spoken of, and
        those of bodies without a named person.

    Examples:
        >>> text = "4月27日，市委书记韩立群到丰收镇调研。副市长周文博参加调研。"
        >>> people = [Person("韩立群", (Span(10, 13, "韩立群"),)), Person("周文博", (Span(23, 26, "周文博"),))]
        >>> [(v.kind, v.place, [(p.person, p.roles) for p in v.participants]) for v in find_visits(text, people=people)]
        [('inspection', '丰收镇', [('韩立群', ('lead',)), ('周文博', ('accompanying',))])]
    """
    reading = Reading(text, people, positions, tagged, dates, occasion)
    rounds = Rounds(reading)
    return rounds.records(Scenes(reading, rounds.openings()))


def _rounds(reading: MeetingReading) -> list[Round]:
    drafts: list[Round] = []
    first = reading.places.index(reading.body_start)
    for number, sentence in enumerate(reading.sentences):
        early = number - first < _LEAD or _BESIDE.match(reading.view, sentence.start, sentence.end)
        read = list(_visits_in(reading, sentence)) if early else []
        speaker = _speaker(reading, number) if early and (read or drafts) else None
        found = [draft for draft in read if speaker in (None, *draft.leads)]
        for draft in found:
            _join(drafts, draft)
        if drafts and not found:
            _accompany(reading, sentence, drafts[-1])
            if early and speaker in (None, *drafts[-1].leads):
                _goes_on(reading, sentence, drafts[-1])
    return drafts


#: 在地拉那，李鸿忠同某某会见
_THERE = regex.compile("在(?P<place>\\p{Han}{2,8})，")


def _visits_in(reading: MeetingReading, sentence: Stretch) -> Iterator[Round]:
    """The visits of one sentence: a verb, before it who goes, around it where and whom."""
    view = reading.view
    groups = groups_of_people(view, sentence, reading.people)
    company = [g for g in groups if any(p.match(view, g[-1].end, sentence.end) for p in (_IN_COMPANY, _ALONG))]
    beside = [mention.person for group in company for mention in group]
    named = [mention for group in groups if group not in company for mention in group]
    carried: list[str] = []
    place = matter = None
    there = _THERE.match(view, sentence.start, sentence.end)
    for clause in clauses(view, sentence):
        inside = [m for m in named if clause.start <= m.start < clause.end]
        match = _verb_of(view, clause, inside)
        if _OTHER_SUBJECT.match(view, clause.start, clause.end):
            carried = []
        says = _SAYS.search(view, clause.start, clause.end)
        if says and (match is None or says.start() < match.start()):
            return  # what follows is what somebody said
        stop = match.start() if match else clause.end
        kind = _kinds()[match["verb"]] if match else None
        leads, met = _sides(reading, clause, [m for m in inside if m.end <= stop], kind, carried)
        if leads:
            carried, place = [m.person for m in leads], there["place"] if there else None
        start = leads[-1].end if leads else clause.start
        title = title_behind(reading.text, start) if leads else None
        start = title.end() if title else start
        goes = _GOES.match(view, start, clause.end) if carried else None
        if goes:
            place = reading.text[goes.start("place") : goes.end("place")]
            matter = reading.text[goes.start("topic") : goes.end("topic")] if goes["topic"] else matter
        before = view[max(sentence.start, stop - _FURTHER_BACK) : stop]
        if match and carried and not _NOT_REPORTED.search(before):
            behind = [m for m in inside if m.start >= match.end() and not _comes_along(view, match.end(), m)]
            draft = _draft(reading, sentence, clause, match, carried, [*met, *behind])
            if draft is not None:
                if place and draft.kind != "call":
                    draft.places[:0] = _each(place)
                draft.topic = draft.topic or matter
                draft.accompanying += [name for name in dict.fromkeys(beside) if name not in draft.leads]
                yield draft
        if says:
            return


#: 招待会前，韩正同夏巴兹会见: told at the end, and news all the same
_BESIDE = regex.compile("[^，。；\n]{0,12}?(?:会|式|谈|活动|期间|同日|当[天日])(?:前|后|期间|上午|下午)?，")


#: No speech is looked for further back than so many sentences.
_SPEECH = 12


def _speaker(reading: MeetingReading, number: int) -> str | None:
    """Who began to speak earlier in a sentence's paragraph: X表示，…. What the words then tell is no news."""
    for sentence in reversed(reading.sentences[max(0, number - _SPEECH) : number]):
        if "\n" in reading.view[sentence.start : sentence.end]:
            return None
        says = _SAYS.search(reading.view, sentence.start, sentence.end)
        groups = groups_of_people(reading.view, sentence, reading.people) if says else []
        named = [group[-1].person for group in groups if says and group[-1].end <= says.start()]
        if named:
            return named[-1]
    return None


_ALONGSIDE = regex.compile("(?:随同|陪同|跟随)[^，。；的]*$")
_OF_HIS = regex.compile("[^，。；的]{0,8}(?:访|来|到)[^，。；的]{0,4}的")


def _comes_along(view: str, start: int, mention: NamedPerson) -> bool:
    """会见随同王甲访华的工商界代表: met are those who came with him."""
    beside = _ALONGSIDE.search(view, start, mention.start) is not None
    return beside and _OF_HIS.match(view, mention.end) is not None


def _verb_of(view: str, clause: Stretch, inside: Sequence[NamedPerson]) -> regex.Match[str] | None:
    """The clause's verb: 会谈 and not 访问 in 来访问的丁一鸣同孙大海会谈, where nobody is named before the first."""
    found = list(_verb().finditer(view, clause.start, clause.end))
    named = (m for m in found if any(mention.end <= m.start() for mention in inside))
    return next(named, found[0] if found else None)


def _sides(
    reading: MeetingReading, clause: Stretch, before: Sequence[NamedPerson], kind: str | None, carried: Sequence[str]
) -> tuple[list[NamedPerson], list[NamedPerson]]:
    """Who goes and who is met, of those named before the verb: 王甲同李乙举行会谈; …，同李乙会谈."""
    leads: list[NamedPerson] = []
    met: list[NamedPerson] = []
    last = clause.start
    for mention in before:
        between = reading.view[max(last, mention.start - _LONGEST_TITLE) : mention.start]
        last = mention.end
        if _OBJECT.search(between):
            continue
        if met or ((leads or carried) and kind in _TWO_SIDES and _WITH.search(between)):
            met.append(mention)
        else:
            leads.append(mention)
    return leads, met


def _draft(
    reading: MeetingReading,
    sentence: Stretch,
    clause: Stretch,
    match: regex.Match[str],
    carried: list[str],
    others: Sequence[NamedPerson],
) -> Round | None:
    kind, view = _kinds()[match["verb"]], reading.view
    met = [m.person for m in others if m.person not in carried] if kind != "inspection" else []
    following = Stretch(match.end(), clause.end)
    what = view[following.start : following.end].lstrip("了").rstrip("，。；\n")
    if _PRESS.match(what) and not met:
        return None
    # 会见 without anyone who is met is a noun, unless the one met has no name that is known.
    if kind in _TWO_SIDES and not met and (kind == "call" or len(what) < 2):
        return None
    draft = Round(kind, match["verb"], tuple(carried), [sentence], list(dict.fromkeys(met)))
    draft.date = _date(reading, sentence)
    if _VIDEO.search(view, clause.start, clause.end):
        draft.mode = "video"
    if kind == "trip":
        if _MEANWHILE.search(what) or _ENDED.search(view, clause.start, match.start()):
            return None  # 访问某校时说, 结束对某国的访问后: when something else was
        went = _TO.search(view, clause.start, match.start())
        if went:
            draft.places.append(reading.text[went.start("place") : went.end("place")])
        country = _COUNTRY.match(what)
        if not went and country and not _NO_OBJECT.search(country.group()):
            draft.places += _each(country.group())
    if kind == "inspection" and 2 <= len(what) <= _LONGEST_OBJECT and not _NO_OBJECT.search(what):
        start = view.index(what, following.start)
        printed = reading.text[start : start + len(what)]
        if _MATTER.search(what) or match["verb"] in ("调研", "专题调研", "督导", "督查", "督察"):
            draft.topic = printed
        else:
            draft.places += _each(printed)
    return draft


_COUNTRY = regex.compile("[\\p{Han}、]{2,24}?(?=[以并就与，。]|$)")
_ENDED = regex.compile("结束[^，。；]{0,24}$")
_MEANWHILE = regex.compile("(?:时|之际|期间|前夕)(?:$|说|表示|指出|，)")
#: 对某国进行国事访问
_TO = regex.compile("(?<!针|应|面|相)对(?P<place>[^，。；＠]{2,14}?)进行[^，。；]{0,12}$")


def _each(printed: str) -> list[str]:
    """省第三人民医院、市第一医院和省肿瘤医院: three places."""
    return [place for place in _BETWEEN.split(printed) if place] if "、" in printed else [printed]


def _date(reading: MeetingReading, sentence: Stretch) -> Date | None:
    """The day the sentence names, else the last one before it in its paragraph: 大会27日举行。韩正会见代表。"""
    days = [date for date in reading.dates if date.start < sentence.end and tells_day(date)]
    inside = [date for date in days if date.start >= sentence.start]
    if inside or _RECENTLY.search(reading.text, sentence.start, sentence.end):
        return inside[0] if inside else None
    paragraph = reading.text.rfind("\n", 0, sentence.start) + 1
    before = [date for date in days if max(paragraph, reading.body_start) <= date.start < sentence.start]
    if not before and _BESIDE.match(reading.view, sentence.start, sentence.end):
        return next((date for date in days if date.start >= reading.body_start), None)
    return before[-1] if before else None


_RECENTLY = regex.compile("日前|近日|近期|近来|连日来")


def _join(drafts: list[Round], draft: Round) -> None:
    """The headline's visit and the body's are one; so are two of one day by the same people."""
    for known in drafts:
        same_people = set(known.leads) & set(draft.leads)
        same_met = not known.counterparts or not draft.counterparts or set(known.counterparts) & set(draft.counterparts)
        if known.kind != draft.kind or not same_people or not same_met:
            continue
        if known.date and draft.date and known.date.value != draft.date.value:
            continue
        known.sentences += [s for s in draft.sentences if s not in known.sentences]
        known.counterparts += [name for name in draft.counterparts if name not in known.counterparts]
        known.accompanying += [name for name in draft.accompanying if name not in known.accompanying]
        known.places += [place for place in draft.places if place not in known.places]
        known.date, known.topic = known.date or draft.date, known.topic or draft.topic
        known.mode = known.mode or draft.mode
        return
    drafts.append(draft)


def _accompany(reading: MeetingReading, sentence: Stretch, draft: Round) -> None:
    """王甲、李乙参加调研; 周文博陪同."""
    for group in groups_of_people(reading.view, sentence, reading.people):
        if _ALONG.match(reading.view, group[-1].end, sentence.end):
            names = [mention.person for mention in group if mention.person not in draft.leads]
            draft.accompanying += [name for name in names if name not in draft.accompanying]
            draft.sentences.append(sentence)
            return


_NEXT_STOP = regex.compile("(?:他|她)?(?:随后|接着)?(?:一行)?(?:先后|分别|又|还)?(?:来到|走进|深入)")


def _goes_on(reading: MeetingReading, sentence: Stretch, draft: Round) -> None:
    """韩立群先后来到甲厂、乙村，了解情况: more places of the tour told before."""
    if draft.kind != "inspection":
        return
    groups = groups_of_people(reading.view, sentence, reading.people)
    start = groups[0][-1].end if groups and groups[0][0].person in draft.leads else sentence.start
    if not _NEXT_STOP.match(reading.view, start, sentence.end):
        return
    goes = _GOES.match(reading.view, start, sentence.end)
    if goes:
        places = _each(reading.text[goes.start("place") : goes.end("place")])
        draft.places += [place for place in places if place not in draft.places]
        draft.sentences.append(sentence)


def _is_news(reading: MeetingReading, draft: Round) -> bool:
    """A tour needs a place or a matter, and its day must be the news'."""
    first = min(s.start for s in draft.sentences)
    led = reading.places.index(first) <= reading.places.index(reading.body_start)
    if draft.kind in ("inspection", "condolence", "trip") and not (
        draft.places or draft.topic or draft.counterparts or (led and draft.date)
    ):
        return False
    return draft.date is None or not is_background(draft.date, reading.occasion)


def _record(reading: MeetingReading, draft: Round) -> Visit:
    positions = {person.name: person.positions for person in reading.people}
    roles: dict[str, list[str]] = {}
    sides = (("lead", draft.leads), ("counterpart", draft.counterparts), ("accompanying", draft.accompanying))
    for role, names in sides:
        for name in names:
            roles.setdefault(name, []).append(role)
    value = days_of(draft.date) if draft.date else None
    places = ["北京" if place == "京" and "北京" in reading.text else place for place in draft.places]
    return Visit(
        kind=draft.kind,
        act=draft.act,
        participants=tuple(Participant(name, tuple(r), positions.get(name, ())) for name, r in roles.items()),
        place=places[0] if places else None,
        places=tuple(places),
        topic=draft.topic,
        mode=draft.mode,
        date=value,
        end_date=draft.date.end_date if draft.date else None,
        evidence=tuple(_quoted(reading.text, s) for s in sorted(draft.sentences, key=lambda s: s.start)),
        rule=f"visit.{draft.kind}",
        tier=CERTAIN if draft.date and (draft.places or draft.counterparts) else LIKELY,
    )


def _quoted(text: str, stretch: Stretch) -> Span:
    quotation = text[stretch.start : stretch.end].rstrip()
    return Span(stretch.start, stretch.start + len(quotation), quotation)
