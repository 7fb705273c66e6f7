"""A name whose characters are words changes nothing but the name: 应勇, 高可为 and 许可 are read as 韩立群 is.

Each character of `WORDS` stands as a surname or in a given name, in sentences of a visit, a meeting and an appointment;
the records must be those of the same article with a name that is no word. So must those of titles that hold cue words.
What people and positions say is one test, what the events say is another: they are read by different parts of newsie.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from spacy.language import Language

import newsie
from newsie.records import Article

#: Characters of names that are also words: verbs of news, prepositions, adverbs, numbers, nouns of offices.
WORDS = (
    "应曾时要可致将拟全史明未和高向任于关通成来去到会见对从由为在说称提出访问查看望慰等及与同并又还已能需受因请求听取审议决选"
    "定主持召开参加发布宣读讲话指强示表研考察检督导视陪随行前往赴达离回过经历现原后上下中内外东西南北大小多少新老长方面双各"
    "每本今年月当正且而若如即便仍就都也只则却再更最太极着所以之一二三四五六七八九十百千万亿第名位级处部门组团队支书记市省村"
    "建立完工作业务实事命免职辞派调动增补进落施用令让比跟连接收送交付予至自起始终止得失胜负先早快远近深浅广阔平安合共学习"
    "思想精神力量光辉荣誉代公民国家水利农林商金银"
)
SURNAMES = frozenset(
    "应曾时全史明和高向任于关成来从由问查宣强督回原南方双都却万门施令连付平安习代公水利农林商金银"
)
#: Names that are words as a whole, or whose given name is one.
NAMES = (
    "应勇", "许可", "高可为", "王未来", "时光辉", "曾广", "万一", "高明", "程序", "何必",
    "温和", "文明", "江山", "黄金", "严格", "任重", "常青", "关键", "张望", "陈列",
    "周到", "于会同", "成为民", "时任远", "曾可任", "钟情", "徐行", "高见", "石油", "田野",
    "苗圃", "章程", "武装", "毕业生", "顾问天", "应立时", "古文化", "康庄", "常安", "沈思想",
)  # fmt: skip
#: What is told, with a name of two or three characters in the place of {x}.
SENTENCES = {
    "visit": "本报讯 5月9日，市委书记{x}到丰收镇调研春耕工作。{x}强调，要抓好落实。",
    "chair": "本报讯 5月9日，临河市召开教育工作会议。市长{x}主持会议并讲话。",
    "attendee": "本报讯 5月9日，临河市召开教育工作会议。副市长{x}、王小川出席会议。",
    "reception": "本报讯 5月9日，市长{x}会见临河集团董事长孙大海一行。",
    "appointment": "临河市人大常委会5月9日举行会议，决定任命{x}为临河市财政局局长，李小兰为临河市教育局局长。",
}
NEUTRAL = {2: "周敏", 3: "韩立群"}
#: Titles that hold a cue word or end like another word, each in the place of 财政局局长.
TITLES = (
    "组织部部长", "能源局局长", "发展计划委员会主任", "将军山林场场长", "应急管理局局长", "会展局局长",
    "访问学者中心主任", "调研室主任", "检查站站长", "考察团团长", "督查室主任", "会议中心主任", "接待办主任",
    "慰问团团长", "任免处处长", "选举办主任", "决策咨询委员会主任", "听证办公室主任", "审议庭庭长", "来访接待室主任",
    "出版处处长", "主持人协会会长", "讲话研究室主任", "要闻部主任", "时代广场经理", "可再生能源局局长",
    "拟建项目办主任", "未成年人保护中心主任", "对外联络部部长", "从业人员服务中心主任",
)  # fmt: skip
TITLED = {
    "visit": "本报讯 5月9日，临河市{t}韩立群到丰收镇调研春耕工作。",
    "chair": "本报讯 5月9日，临河市召开教育工作会议。临河市{t}韩立群主持会议并讲话。",
    "reception": "本报讯 5月9日，临河市{t}韩立群会见临河集团董事长孙大海一行。",
}
PLAIN_TITLE = "财政局局长"

PEOPLE, EVENTS = ("people", "positions"), ("meetings", "visits", "appointments")
#: Of 100 pairs with the same people and positions.
PEOPLE_SAME = 98.0
#: Of 100 pairs with the same events.
EVENTS_SAME = 99.0


def test_there_are_enough_words() -> None:
    assert len(set(WORDS)) == len(WORDS) >= 240
    assert set(WORDS) >= SURNAMES


def test_people_and_posts_are_the_same() -> None:
    assert share_of_same(PEOPLE) >= PEOPLE_SAME, "\n".join(changed(PEOPLE)[:40])


def test_events_are_the_same() -> None:
    assert share_of_same(EVENTS) >= EVENTS_SAME, "\n".join(changed(EVENTS)[:40])


@pytest.mark.parametrize("title", TITLES)
def test_the_holder_of_a_title_with_a_cue_has_it_whole(title: str) -> None:
    article = read(TITLED["chair"].format(t=title))
    assert [(p.organization or "") + p.role for p in article.people[0].positions] == ["临河市" + title]


def share_of_same(kinds: tuple[str, ...]) -> float:
    """Of 100 pairs of articles those that say the same."""
    same = [all(said[kind] == plain[kind] for kind in kinds) for _, said, plain in pairs()]
    return 100 * sum(same) / len(same)


def changed(kinds: tuple[str, ...]) -> list[str]:
    """What a name or a title that holds a word changes, one line a pair."""
    return [
        f"{label}: {kind} {sorted(said[kind] ^ plain[kind])}"
        for label, said, plain in pairs()
        for kind in kinds
        if said[kind] != plain[kind]
    ]


@cache
def pairs() -> tuple[tuple[str, dict[str, frozenset[str]], dict[str, frozenset[str]]], ...]:
    """Every article beside the one with the neutral name or title: a label, what each says."""
    return tuple(
        (f"{sort} {word}", facts(read(sentence.format(**{slot: word})), word), plain(sentence, slot, neutral))
        for sort, sentence, slot, word, neutral in replaced()
    )


def replaced() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield sort of sentence, sentence, slot, what stands in it and what neutral word stands for it."""
    for number, character in enumerate(WORDS):
        for name in named(character, number):
            for sort, sentence in SENTENCES.items():
                yield sort, sentence, "x", name, NEUTRAL[len(name)]
    for name in NAMES:
        for sort, sentence in SENTENCES.items():
            yield sort, sentence, "x", name, NEUTRAL[len(name)]
    for title in TITLES:
        for sort, sentence in TITLED.items():
            yield sort, sentence, "t", title, PLAIN_TITLE


def named(character: str, number: int) -> tuple[str, ...]:
    """The names a character stands in: as a surname where it is one, else at the end or in the middle."""
    if character in SURNAMES:
        return (f"{character}立群", f"{character}敏") if number % 2 else (f"{character}立群",)
    return (f"丁{character}",) if number % 2 else (f"周{character}明",)


@cache
def plain(sentence: str, slot: str, word: str) -> dict[str, frozenset[str]]:
    """What the article with a neutral word says."""
    return facts(read(sentence.format(**{slot: word})), word)


@cache
def pipeline() -> Language:
    """One pipeline for all the articles."""
    return newsie.load()


def read(sentence: str) -> Article:
    """The article that a headline and a sentence make."""
    page = newsie.extract(f"临河市要闻\n\n{sentence}\n", published="2025-05-10", nlp=pipeline())
    return page.articles[0]


def facts(article: Article, word: str) -> dict[str, frozenset[str]]:
    """What an article says, without places, rules and tiers, ``word`` printed as ＊."""
    said = {
        "people": [p.name for p in article.people],
        "positions": [f"{p.person} {p.organization or ''}{p.role} {p.former} {p.acting}" for p in article.positions],
        "meetings": [
            f"{m.name} {m.date} {m.place} {[(x.person, sorted(x.roles)) for x in m.participants]} "
            f"{[a.topic for a in m.agenda]}"
            for m in article.meetings
        ],
        "visits": [
            f"{v.kind} {v.date} {v.places} {v.topic} {[(x.person, sorted(x.roles)) for x in v.participants]}"
            for v in article.visits
        ],
        "appointments": [f"{a.person} {a.action} {a.organization} {a.role} {a.date}" for a in article.appointments],
    }
    return {kind: frozenset(line.replace(word, "＊") for line in lines) for kind, lines in said.items()}
