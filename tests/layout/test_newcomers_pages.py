"""What a newcomer's pages had around their articles: furniture of sites, folios, forms, bylines. All names invented."""

from __future__ import annotations

import pytest

from newsie import records, segment

TITLE = "临河县召开春耕生产推进会"
FIRST = "8月3日，临河县召开春耕生产推进会，安排部署下一步重点任务。县长何立群主持会议。"
SECOND = "会议要求，各乡镇要把责任落实到人，把农资备足，把水渠修好，确保不误农时。"
BODY = f"{FIRST}\n{SECOND}"


def read(*lines: str) -> tuple[records.Page, records.Article]:
    page = segment("\n".join(lines))
    assert page.coverage() == 1.0 and not page.unassigned
    assert len(page.articles) == 1
    return page, page.articles[0]


def body(article: records.Article) -> str:
    return article.text[article.body_start :]


@pytest.mark.parametrize(
    "lines",
    [
        "阅读下一篇",
        "阅读下一篇：青石大桥合龙",
        "返回清江首页",
        "返回目录",
        "打开微信，点击底部的“发现”，使用“扫一扫”即可将网页分享至朋友圈。",
        "分享至\n用微信扫码二维码\n分享至好友和朋友圈",
        "版权声明：本文版权归临河日报所有，未经许可不得转载。",
        "小字号",
        "大字号 中字号 小字号",
        "115人参与12评论",
        "[此处图片]",
        "[详细]",
        "【查看全文】",
        "网友 李娜：期待早日通水！\n网友 王强：这个会开得好。",
        "热搜\n1 省长赴清江考察\n2 县委书记会见客商\n3 市长走访企业",
        "热门排行\n1. 青石大桥合龙\n2. 省长到临河县调研",
        "阅读下一篇\n青石大桥合龙\n返回清江首页",
    ],
)
def test_furniture_of_sites(lines: str) -> None:
    page, article = read(TITLE, "2020-07-21 09:10 来源：临河日报", BODY, lines)
    assert body(article) == BODY
    assert [line.text for line in page.furniture] == lines.split("\n")
    assert page.newspaper is None  # what a site's own words name is no paper of the page


@pytest.mark.parametrize(
    "line",
    [
        "返回家乡的首批务工者已经到岗",
        "打开微信，村民何玉兰把脐橙的照片发给了客户。",
        "版权声明：一场关于署名的讨论",
        "小字号的说明书让老人犯了难",
        "115人参与了这次植树",
        "（图片）",
        "分享至全县的经验",
        "网友 李娜：何时通水？\n县长何立群：年底以前。",
        "热搜背后的故事",
        "三项任务\n1 修好水渠\n2 备足农资",
    ],
)
def test_what_only_looks_like_furniture_of_sites(line: str) -> None:
    _, article = read(TITLE, "2020-07-21 09:10 来源：临河日报", BODY, line)
    assert "".join(body(article).split()) == "".join(f"{BODY}{line}".split())


@pytest.mark.parametrize(
    ("folio", "number", "section", "paper"),
    [
        ("A02 要闻", "A02", "要闻", None),
        ("要闻 A02", "A02", "要闻", None),
        ("4 要闻 临河日报", "4", "要闻", "临河日报"),
        ("临河日报 4 要闻", "4", "要闻", "临河日报"),
        ("2 综合 清江晚报 2021年3月4日 星期四", "2", "综合", "清江晚报"),
        ("第A02版 时政·综合", "A02", "时政·综合", None),
        ("第04版：要闻 上一版  下一版", "04", "要闻", None),
    ],
)
def test_folios_of_newcomers(folio: str, number: str, section: str, paper: str | None) -> None:
    page, article = read(folio, TITLE, "", f"本报讯（记者 丁一鸣）{BODY}")
    assert (page.page_number, page.section, page.newspaper) == (number, section, paper)
    assert (article.headline.kicker, article.headline.title) == (None, TITLE)
    assert [line.text for line in page.furniture] == [folio]


@pytest.mark.parametrize("line", ["4 要闻不断", "A02 水渠通水", "临河日报 4 位读者"])
def test_what_is_no_folio_of_newcomers(line: str) -> None:
    page, _ = read(line, TITLE, "", f"本报讯（记者 丁一鸣）{BODY}")
    assert page.page_number is None and page.section is None


def test_an_index_of_pages_is_not_this_page() -> None:
    page, _ = read("A02版 时政", TITLE, "", f"本报讯（记者 丁一鸣）{BODY}", "版面目录", "第01版：要闻", "第02版：时政")
    assert (page.page_number, page.section) == ("A02", "时政")
    page, _ = read("版面目录", "第01版：要闻", "第02版：时政", TITLE, "", f"本报讯（记者 丁一鸣）{BODY}")
    assert page.page_number is None


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(
    "imprint",
    [
        "责编/王琳 美编/陈静 校对/李梅",
        "电话：0575-88123456 E-mail：news@linhe.example",
        "编辑：何鑫 版式：金宗炜 电话：0575-88123456",
    ],
)
def test_imprints_of_pages(imprint: str, *, above: bool) -> None:
    lines = [TITLE, "", f"本报讯（记者 丁一鸣）{BODY}"]
    page, article = read("A02版 要闻", *([imprint, *lines] if above else [*lines, imprint]))
    assert (article.headline.kicker, article.headline.title) == (None, TITLE)
    assert [writer.name for writer in article.byline] == ["丁一鸣"]
    assert imprint in [line.text for line in page.furniture]


def test_a_telephone_can_be_a_subject() -> None:
    _, article = read(TITLE, "", f"{BODY}\n电话：一头连着民心")
    assert body(article).endswith("电话：一头连着民心")


def test_lines_keep_their_inner_blanks() -> None:
    page, _ = read("  首页 > 新闻中心  ", TITLE, "2020-07-21 09:10 来源：临河日报", BODY, "版权所有　　临河网")
    assert [line.text for line in page.furniture] == ["首页 > 新闻中心", "版权所有　　临河网"]


@pytest.mark.parametrize("below", ["", "2020-07-21 09:10 来源：临河日报"])
@pytest.mark.parametrize(
    "tail",
    [
        "-新华网",
        "--人民网",
        "_新闻频道_中国青年网",
        " - 河南要闻 - 大河网",
        " | 临河日报",
        "_临河县人民政府网站",
        "｜清江在线",
    ],
)
def test_tails_of_sites(tail: str, below: str) -> None:
    _, article = read(f"{TITLE}{tail}", below, BODY)
    assert article.headline.title == TITLE and body(article) == BODY
    assert tail.strip() in [aside.text for aside in article.asides]


@pytest.mark.parametrize(
    "title",
    [
        "共建清江大桥——来自临河网",
        "临河县与青石县-清江协作纪实",
        "临河县广播电视台今日并入临河日报",
        "走进春天-访临河日报",
        "一季度开门红 | 临河县稳增长",
    ],
)
def test_headlines_that_end_like_a_tail(title: str) -> None:
    _, article = read(title, "2020-07-21 09:10 来源：临河日报", BODY)
    assert (article.headline.title or "").replace(" ", "") == title.replace(" ", "")


def test_a_row_of_channels_is_a_path() -> None:
    page, article = read("清江网首页 | 资讯 | 财经", TITLE, "2020-07-21 09:10 来源：临河日报", BODY)
    assert article.headline.title == TITLE
    assert [line.text for line in page.furniture] == ["清江网首页 | 资讯 | 财经"]


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize(
    ("tail", "day", "outlet"),
    [
        ("2021-05-19 | 【大 中 小】", "2021-05-19", None),
        ("发布日期：2022-04-18 来源：临河日报 浏览：3", "2022-04-18", "临河日报"),
        ("发布时间：2022-04-18", "2022-04-18", None),
        ("2021-05-19 09:20", "2021-05-19", None),
        ("来源：临河日报 时间：2021-05-19 10:11:12", "2021-05-19", "临河日报"),
    ],
)
def test_the_time_behind_a_headline(tail: str, day: str, outlet: str | None, *, blank: bool) -> None:
    page, article = read(f"{TITLE} {tail}", *([""] if blank else []), BODY)
    assert (page.published, page.published_basis) == (day, "masthead")
    assert article.headline.title == TITLE and body(article) == BODY
    assert article.dateline.agency == outlet
    assert tail in [aside.text for aside in article.asides]


@pytest.mark.parametrize("title", ["临河县印发2021-2025年水利规划", "临河县部署2022年4月18日停水检修工作"])
def test_a_time_that_is_a_headlines_own(title: str) -> None:
    _, article = read(title, "", BODY)
    assert article.headline.title == title


@pytest.mark.parametrize(
    ("opening", "dateline", "people"),
    [
        ("（通讯员 刘洋）", (None, None, None), "刘洋/correspondent"),
        ("(记者 刘洋)", (None, None, None), "刘洋/reporter"),
        ("【中央社記者林志強金門三日電】", ("中央社", "金門", "03"), "林志強/reporter"),
        ("【本報記者李明華澳門22日電】", ("本報", "澳門", "22"), "李明華/reporter"),
        ("（中央社記者林志強、王大文台北廿三日電）", ("中央社", "台北", "23"), "林志強/reporter 王大文/reporter"),
        ("【記者王善賢彰化報導】", (None, "彰化", None), "王善賢/reporter"),
        ("記者王善賢／彰化報導\n", (None, "彰化", None), "王善賢/reporter"),
        ("（法新社贝鲁特18日电）", ("法新社", "贝鲁特", "18"), ""),
        ("（路透伦敦廿一日电）", ("路透", "伦敦", "21"), ""),
        ("（新华社贝鲁特18日电）", ("新华社", "贝鲁特", "18"), ""),
        ("【明报专讯】", ("明报", None, None), ""),
        ("（濠江日报讯）", ("濠江日报", None, None), ""),
        ("〔本市讯〕", (None, "本市", None), ""),
    ],
)
def test_openings_in_brackets(opening: str, dateline: tuple[str | None, ...], people: str) -> None:
    _, article = read(TITLE, "", f"{opening}{BODY}")
    found = article.dateline
    assert (found.agency, found.place, found.date and found.date[-2:]) == dateline
    assert [f"{one.name}/{one.role}" for one in article.byline] == people.split()
    assert article.headline.title == TITLE and body(article) == f"{opening}{BODY}"


@pytest.mark.parametrize(
    "opening",
    [
        "（记者从会上获悉）",
        "【本報記者現場觀察】",
        "（新华社的年鉴）",
        "（通讯员制度由来已久）",
        "〔本市讯息〕",
        "（路透的照片）",
    ],
)
def test_brackets_that_open_nothing(opening: str) -> None:
    _, article = read(TITLE, "", f"{opening}{BODY}")
    assert article.byline == () and article.dateline == records.Dateline()


def test_a_bracket_below_a_text_opens_no_other() -> None:
    lines = (TITLE, "", FIRST, "（新华社北京8月4日电）", "", "青石大桥合龙", "", "8月4日，青石大桥合龙。")
    assert segment("\n".join(lines)).articles[0].dateline.place == "北京"


@pytest.mark.parametrize(
    "line",
    ["作者：佚名", "供稿：教务处", "作者：教务处 时间：2020-07-21", "发布者：宣传部 发布时间：2020-07-21",
     "作者：简讯"],
)
def test_who_is_no_reporter(line: str) -> None:
    _, article = read(TITLE, line, BODY)
    assert article.byline == () and article.headline.title == TITLE and body(article) == BODY
    assert line in [aside.text for aside in article.asides]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("[责任编辑：孙丽娜 PN041]", "孙丽娜/editor"),
        ("攝影：李文 撰文：王芳 責任編輯：何頌勤", "李文/photographer 王芳/reporter 何頌勤/editor"),
        ("作者：简文 编辑：何玉兰", "简文/reporter 何玉兰/editor"),
    ],
)
def test_editors_below_a_text(line: str, people: str) -> None:
    _, article = read(TITLE, "", BODY, line)
    assert [f"{one.name}/{one.role}" for one in article.byline] == people.split()
    assert body(article) == BODY


PLAIN_FORM = f"标题：{TITLE}\n报纸名称：清江日报\n版面：第2版\n日期：1989-07-06\n作者：丁一鸣"
BRACKET_FORM = f"【题名】{TITLE}\n【作者】丁一鸣\n【报纸名称】清江日报\n【日期】1989-07-06\n【版面】第2版\n【库名】旧报"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "head", [PLAIN_FORM, f"{PLAIN_FORM}\n正文：", BRACKET_FORM, f"{BRACKET_FORM}\n【正文】"]
)
def test_forms_of_databases(head: str, between: str) -> None:
    page, article = read(f"{head}{between}{BODY}")
    assert (page.newspaper, page.page_number, page.published) == ("清江日报", "2", "1989-07-06")
    assert article.headline.title == TITLE and body(article) == BODY
    assert [writer.name for writer in article.byline] == ["丁一鸣"]
    beside = [line.text for line in page.furniture] + [aside.text for aside in article.asides]
    for line in head.split("\n"):
        assert line in beside or line.removesuffix(TITLE) in beside  # nothing of a label's line is lost


def test_a_paper_is_not_called_our_paper() -> None:
    page, _ = read(f"【题名】{TITLE}\n【来源】本报\n【日期】1989-07-06\n\n{BODY}")
    assert page.newspaper is None and page.published == "1989-07-06"


@pytest.mark.parametrize("line", ["标题：春耕的文章怎么做", "作者：丁一鸣", "日期：1989-07-06"])
def test_one_label_is_no_form(line: str) -> None:
    page, article = read(TITLE, line, "", BODY)
    assert (article.headline.title or "").startswith(TITLE) and body(article).endswith(BODY)
    assert page.newspaper is None
