"""Local papers and crawled text: openings, writers, sources, headlines and ends glued together. All invented."""

from __future__ import annotations

import pytest

from newsie import records
from newsie.layout import take_apart

NEWS = (
    "8月3日，临河县召开春耕生产推进会，安排部署下一步重点任务。县长何立群主持会议，副县长唐若水通报有关情况。"
    "会议要求，各乡镇要把责任落实到人，把农资备足，把水渠修好，确保不误农时，全面完成全年目标任务。"
)
CLOSE = "群众对此十分满意，都说日子越过越有奔头。"
BODY = NEWS + CLOSE
TITLE = "临河县召开春耕生产推进会"


def read(text: str) -> records.Article:
    page = take_apart(text, source="crawl")
    assert page.coverage() == 1.0 and not page.unassigned
    assert len(page.articles) == 1
    return page.articles[0]


def names(article: records.Article) -> list[str]:
    return [writer.name for writer in article.byline]


def body(article: records.Article) -> str:
    return bare(article.text[article.body_start :])


def bare(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize(
    ("opening", "agency", "place", "day", "writers"),
    [
        ("青石网8月4日综合（青石日报记者 李白华/文 唐齐明/图）", "青石网", None, "08-04", "李白华 唐齐明"),
        ("红网时刻青石8月4日讯（记者 丁一鸣 实习生 何玉兰）", "红网时刻", "青石", "08-04", "丁一鸣 何玉兰"),
        ("荆楚网（湖北日报网）讯（通讯员 丁一鸣）", "荆楚网（湖北日报网）", None, None, "丁一鸣"),
        ("清江网-清江日报讯(记者丁一鸣何玉兰通讯员清公宣)", "清江网-清江日报", None, None, "丁一鸣 何玉兰 清公宣"),
        ("晨报讯（实习生丁一鸣）", "晨报", None, None, "丁一鸣"),
        ("【临河商报讯】（记者 丁一鸣　实习生 何玉兰）", "临河商报", None, None, "丁一鸣 何玉兰"),
        ("临河县融媒体中心消息（通讯员/丁一鸣）", "临河县融媒体中心", None, None, "丁一鸣"),
        ("央广网清江8月4日消息（见习记者丁一鸣 通讯员何玉兰）", "央广网", "清江", "08-04", "丁一鸣 何玉兰"),
        ("《科创板日报》8月4日讯（记者 丁一鸣）", "科创板日报", None, "08-04", "丁一鸣"),
        ("东方网通讯员丁一鸣、记者何玉兰8月4日报道：", "东方网", None, "08-04", "丁一鸣 何玉兰"),
        ("中国山东网-感知山东8月4日讯（记者 丁一鸣）", "中国山东网-感知山东", None, "08-04", "丁一鸣"),
        ("红网时刻新闻记者 丁一鸣 通讯员 何玉兰 长沙报道", "红网时刻新闻", "长沙", None, "丁一鸣 何玉兰"),
        ("本报讯 记者丁一鸣报道 ", "本报", None, None, "丁一鸣"),
        ("羊城晚报讯 记者丁一鸣，通讯员何玉兰、马德明报道：", "羊城晚报", None, None, "丁一鸣 何玉兰 马德明"),
        ("本报讯（通讯员 丁一鸣 记者 何玉兰）", "本报", None, None, "丁一鸣 何玉兰"),
        ("东南网8月4日讯（福建日报记者 丁一鸣）", "东南网", None, "08-04", "丁一鸣"),
        ("新京报讯（记者丁一鸣）", "新京报", None, None, "丁一鸣"),
        ("参考消息网8月4日报道", "参考消息网", None, "08-04", ""),
        ("新华社临河8月4日电(记者关建武努尔然)", "新华社", "临河", "08-04", "关建武 努尔然"),
        ("西藏日报拉萨8月4日电 （记者平措诺吉）", "西藏日报", "拉萨", "08-04", "平措诺吉"),
        ("红星新闻网（记者 丁一鸣）8月4日报道", "红星新闻网", None, "08-04", "丁一鸣"),
    ],
)
@pytest.mark.parametrize("before", ["", "会议现场。", f"{TITLE}\n\n", "代表在审议报告。通讯员 供图 "])
def test_openings_of_any_outlet(
    before: str, opening: str, agency: str, place: str | None, day: str | None, writers: str
) -> None:
    article = read(before + opening + BODY)
    dateline = article.dateline
    assert (dateline.agency, dateline.place, dateline.date) == (agency, place, day and f"XXXX-{day}")
    assert names(article) == writers.split()
    assert article.headline.title == (TITLE if TITLE in before else None)
    assert article.text.endswith(CLOSE)


@pytest.mark.parametrize(
    ("opening", "agency", "place"),
    [
        ("央广网哈尔滨8月4日消息（记者丁一鸣）", "央广网", "哈尔滨"),
        ("永州新闻网讯（通讯员 丁一鸣）", "永州新闻网", None),
        ("岳阳广电全媒体讯（通讯员/丁一鸣）", "岳阳广电全媒体", None),
        ("中国教育报-中国教育新闻网讯（记者 丁一鸣）", "中国教育报-中国教育新闻网", None),
        ("河北日报客户端8月4日讯（记者丁一鸣）", "河北日报客户端", None),
        ("扬子晚报网8月4日讯（通讯员 丁一鸣）", "扬子晚报网", None),
        ("羊城晚报讯 记者丁一鸣报道：", "羊城晚报", None),
        ("本报临河8月4日电（记者丁一鸣）", "本报", "临河"),
        ("本报讯（全媒体首席记者 丁一鸣）", "本报", None),
        ("来源：临河县融媒体中心 河曲新闻网讯（记者丁一鸣）", "河曲新闻网", None),
    ],
)
@pytest.mark.parametrize("title", [TITLE, "春耕进行时 | 临河县召开“农资下乡”推进会", "何立群强调抓早抓实"])
def test_a_headline_glued_to_an_opening(title: str, opening: str, agency: str, place: str | None) -> None:
    article = read(title + opening + BODY)
    assert bare(article.headline.title) == bare(title)
    assert (article.dateline.agency, article.dateline.place, names(article)) == (agency, place, ["丁一鸣"])
    assert article.text.endswith(CLOSE)


def test_reporters_and_a_day_open_with_a_colon() -> None:
    article = read("东方网记者丁一鸣、通讯员何玉兰8月4日：" + BODY)
    assert (article.dateline.agency, article.dateline.date) == ("东方网", "XXXX-08-04")
    assert names(article) == ["丁一鸣", "何玉兰"]


@pytest.mark.parametrize("caption", ["（视频）", "（组图）", "（临河网 发）"])
def test_a_bracket_before_an_opening_is_no_headline(caption: str) -> None:
    article = read(f"图书馆里座无虚席。{caption}临河网8月4日讯（记者 丁一鸣）" + BODY)
    assert (article.headline.title, article.dateline.agency, names(article)) == (None, "临河网", ["丁一鸣"])


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("史伟彭汉明邢彬", "史伟 彭汉明 邢彬"),
        ("李铮张晓鹏黄京辉", "李铮 张晓鹏 黄京辉"),
        ("段德文钟锐", "段德文 钟锐"),
        ("王平文静", "王平 文静"),
    ],
)
def test_glued_names_are_cut_before_the_commoner_surname(glued: str, apart: str) -> None:
    assert names(read(f"本报讯（记者{glued}）" + BODY)) == apart.split()


@pytest.mark.parametrize("before", ["城东水渠通水后，", "记者从县里获悉，据", "大家都爱看", "他在《"])
def test_an_outlet_inside_a_sentence_is_no_opening(before: str) -> None:
    article = read(before + "临河晚报讯息多，" + BODY)
    assert article.headline.title is None and article.dateline.agency is None


@pytest.mark.parametrize(
    ("tail", "writers", "agency"),
    [
        ("来源：临河日报", "", "临河日报"),
        ("来源：青石晚报记者 丁一鸣", "丁一鸣", None),
        ("（来源：临河日报）", "", "临河日报"),
        ("（丁一鸣 何玉兰）来源：青石晚报", "丁一鸣 何玉兰", "青石晚报"),
        ("来源：红网作者：丁一鸣 何玉兰 编辑：马德明", "丁一鸣 何玉兰", "红网"),
        ("丁一鸣来源：石楼融媒", "丁一鸣", "石楼融媒"),
        ("来源：日新社、青石晚报、云河新闻编辑：马德明编审：许国强审签：周 文", "", "日新社、青石晚报、云河新闻"),
        ("（记者 丁一鸣）青石日报", "丁一鸣", "青石日报"),
        ("来源：北京晚报记者丁一鸣", "丁一鸣", None),
        ("（记者丁一鸣）分享让更多人看到", "丁一鸣", None),
        ("云河新闻记者丁一鸣通讯员何玉兰【爆料】请联系记者微信：abcde【来源：云河新闻】", "丁一鸣 何玉兰", "云河新闻"),
        ("编辑 马德明校对 许国强", "", None),
        ("校对 马德明", "", None),
        ("（一审：马德明 二审：许国强 三审：周立文）", "", None),
        ("一审：马德明 二审：许国强 三审：周立文", "", None),
        ("（编辑 马德明）（青石社记者 丁一鸣）", "丁一鸣", None),
        ("通讯员 丁一鸣 何玉兰 本网记者 周立文", "丁一鸣 何玉兰 周立文", None),
        ("南方日报记者 丁一鸣实习生 何玉兰通讯员 团临河县委", "丁一鸣 何玉兰", None),
        ("（丁一鸣、何玉兰参与采写）", "丁一鸣 何玉兰", None),
        ("(丁一鸣 何玉兰 报道)", "丁一鸣 何玉兰", None),
        ("（作者为临河大学教授，本报记者丁一鸣采访整理）", "丁一鸣", None),
        ("（作者为临河大学教授）", "", None),
        ("(中国台湾网丁一鸣)", "丁一鸣", None),
        ("（通讯员供图）", "", None),
        ("《 人民日报 》（ 2023年08月04日   05 版）分享让更多人看到", "", None),
        ("原标题：《春耕忙》 来源：青石日报", "", "青石日报"),
        ("①12", "", None),
        ("（记者丁一鸣 何玉兰）新华社临河8月4日电", "丁一鸣 何玉兰", "新华社"),
        ("\n（新华社临河8月4日电）", "", "新华社"),
        ("文/青石晚报全媒体记者 丁一鸣 通讯员 何玉兰", "丁一鸣 何玉兰", None),
        ("[ 责编：马德明 ]", "", None),
        ("来源：泸水边境管理大队通讯员：丁一鸣", "丁一鸣", "泸水边境管理大队"),
        ("推荐阅读大桥合龙→水渠通水→", "", None),
        ("（来源：青石晚报 记者：丁一鸣）", "丁一鸣", "青石晚报"),
        ("（青石晚报）", "", "青石晚报"),
        ("据青石晚报报道", "", "青石晚报"),
        ("来源：青石日报 2023-08-04", "", "青石日报"),
        ("\n丁一鸣", "丁一鸣", None),
        ("记者 丁一鸣 文/图", "丁一鸣", None),
    ],
)
def test_what_stands_behind_the_last_sentence(tail: str, writers: str, agency: str | None) -> None:
    article = read(f"{TITLE}\n\n{BODY}{tail}")
    assert body(article) == BODY
    assert names(article) == writers.split()
    if agency is not None:
        assert article.dateline.agency == agency
    assert bare("".join(aside.text for aside in article.asides)) == bare(tail)


@pytest.mark.parametrize(
    "close",
    [
        "他做编辑工作已有十年。",
        "大家都说，水是生命的来源。",
        "记者从县农业农村局获悉，明日有雨。",
        "何立群对记者说，一定抓好落实。",
        "校对工作由何玉兰负责。",
        "村口立着“扫码关注”字样的展板。",
        "发言人告诉临河日报记者。",
        "参加会议的还有何玉兰、马德明。",
        "会议还审核了有关材料。",
        "他常说，阅读原文才知道好处。",
    ],
)
def test_a_last_sentence_that_only_sounds_like_a_credit_stays(close: str) -> None:
    article = read(f"{TITLE}\n\n{NEWS}{close}")
    assert article.text.endswith(close)
    assert names(article) == [] and article.dateline.agency is None


@pytest.mark.parametrize(
    ("head", "writers"),
    [
        ("（通讯员 丁一鸣）", "丁一鸣"),
        ("记者 丁一鸣 通讯员 何玉兰", "丁一鸣 何玉兰"),
        ("见习记者 丁一鸣 通讯员 何玉兰", "丁一鸣 何玉兰"),
        ("文、图/羊城晚报全媒体记者 丁一鸣 通讯员 何玉兰", "丁一鸣 何玉兰"),
        ("极目新闻记者 丁一鸣通讯员 何玉兰实习生 马德明", "丁一鸣 何玉兰 马德明"),
        ("河南手机报 丁一鸣 通讯员 何玉兰", "丁一鸣 何玉兰"),
        ("来源：石楼融媒 ", ""),
        ("本文转自【青石晚报】；", ""),
        ("", ""),
    ],
)
@pytest.mark.parametrize("title", [TITLE, "城东水渠通水！ 青石镇群众用上放心水", ""])
def test_headlines_and_writers_glued_to_the_body(head: str, writers: str, title: str) -> None:
    article = read(title + head + BODY)
    assert bare(article.headline.title) == bare(title)
    assert names(article) == writers.split()
    assert body(article) == BODY


@pytest.mark.parametrize(
    "beginning",
    [
        "近日，临河县召开春耕生产推进会，",
        "为进一步推动春耕生产工作，临河县召开推进会，",
        "自春耕生产行动开展以来，临河县召开多次推进会，",
        "记者8月3日从县农业农村局获悉，",
        "“种子和化肥都备足了，就等下雨了。”",
        "据县融媒体中心8月3日消息，",
        "连日来，临河县召开多次推进会，",
    ],
)
def test_what_a_body_begins_with_ends_the_headline(beginning: str) -> None:
    article = read(TITLE + beginning + BODY)
    assert article.headline.title == TITLE
    assert body(article) == beginning + BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "全省春耕生产推进会定于8月5日，在临河召开，",
        "记者在现场看到，8月5日，工地上一片繁忙，",
        "受连日暴雨影响，8月5日，城东水渠停止供水，",
        "县长何立群说“种子和化肥都要备足，不能误了农时。”",
        "今年是临河县建县五十周年，近日，县里举办活动，",
        "临河县坚持为进一步改善民生办实事的工作理念，",
        "城东水渠工程的通讯员队伍建设得到加强，",
        "临河日报记者获悉，县里将新修水渠三条，",
        "参加座谈会的有记者、通讯员和读者代表，",
        "据了解，临河日报的读者超过十万人，",
    ],
)
def test_a_body_that_begins_at_once_has_no_headline(sentence: str) -> None:
    article = read(sentence + BODY)
    assert article.headline.title is None
    assert body(article) == sentence + BODY
    assert names(article) == []


@pytest.mark.parametrize("again", [TITLE, TITLE + " ", f"{TITLE}　"])
def test_a_headline_printed_again_is_one(again: str) -> None:
    article = read(f"{TITLE}\n\n{again}临河网8月4日讯（记者 丁一鸣）{BODY}")
    assert article.headline.title == TITLE
    assert (article.dateline.agency, names(article)) == ("临河网", ["丁一鸣"])
    assert body(article).startswith("临河网8月4日讯")


@pytest.mark.parametrize(
    ("line", "writers"),
    [
        ("会议现场。新京报记者 丁一鸣 摄", "丁一鸣"),
        ("会议现场（央广网发 丁一鸣 摄）", "丁一鸣"),
        ("何立群（见图，丁一鸣摄）主持会议。", "丁一鸣"),
        ("记者拍摄了会议全程。", ""),
        ("村口装上了摄像头。", ""),
        ("记者采访后摄制成片。", ""),
    ],
)
def test_photographers_of_captions_inside_a_body(line: str, writers: str) -> None:
    article = read(f"{TITLE}\n\n{NEWS}{line}{CLOSE}")
    assert names(article) == writers.split()
    assert body(article) == bare(NEWS + line + CLOSE)


def test_a_lead_line_may_stand_before_the_opening() -> None:
    article = read(f"{TITLE}\n\n此为全市首次，有助于备足农资。\n本报讯 （记者丁一鸣）{BODY}\n(来源:青石日报)")
    assert (article.dateline.agency, names(article)) == ("本报", ["丁一鸣"])
    assert article.text.endswith(CLOSE)


def test_editors_are_nobody_and_a_quoted_report_is_no_opening() -> None:
    article = read(f"据新青石客户端8月4日消息，{BODY}（责任编辑：马德明）")
    assert article.dateline.agency is None and names(article) == []
    assert body(article).endswith(CLOSE)


def page_of(*lines: str) -> records.Page:
    page = take_apart("\n".join(lines), source="briefs")
    assert page.coverage() == 1.0 and not page.unassigned
    return page


BRIEFS = [
    ("青石大桥昨日合龙", "青石大桥8月3日合龙，全长三千余米，预计年底通车。"),
    ("城东水渠：通水在即", "城东水渠工程今天进入收尾阶段，沿线十二个村将用上放心水。"),
    ("《云河往事》今晚开播", "电视剧《云河往事》今晚播出第一集，讲述三代人修渠的故事。"),
]


@pytest.mark.parametrize("rubric", ["联播快讯", "八方速递", "环球扫描", "【简讯】", "县区动态"])
@pytest.mark.parametrize("opening", ["", "临河日报临河8月3日电 （记者丁一鸣）"])
def test_a_rubric_over_briefs_belongs_to_none(rubric: str, opening: str) -> None:
    page = page_of(rubric, "", *(line for title, text in BRIEFS for line in (title, opening + text)))
    assert [article.headline.title for article in page.articles] == [title for title, _ in BRIEFS]
    assert [body(article) for article in page.articles] == [bare(opening + text) for _, text in BRIEFS]
    assert [line.text for line in page.furniture] == [rubric]


@pytest.mark.parametrize("title", ["临河这十年", "走进青石镇", "水渠边的早晨"])
def test_crossheads_of_one_article_are_no_briefs(title: str) -> None:
    page = page_of(title, "", *(line for head, text in BRIEFS for line in (head, text, CLOSE)))
    assert [article.headline.title for article in page.articles] == [title]


def test_notices_in_one_line_each_with_its_opening_are_articles() -> None:
    first, second = f"本报临河8月3日电（记者丁一鸣）{BODY}", f"本报青石8月4日电（记者何玉兰）{BODY}"
    page = page_of(first + second)
    assert [body(article) for article in page.articles] == [first, second]
    assert [(a.dateline.place, names(a)) for a in page.articles] == [("临河", ["丁一鸣"]), ("青石", ["何玉兰"])]


def test_a_report_that_quotes_another_is_one_article() -> None:
    text = f"本报临河8月3日电（记者丁一鸣）{BODY}据新华社青石8月4日电，大桥合龙。"
    assert len(page_of(text).articles) == 1
