"""Pages of the web and of e-papers as text, and the forms of full-text databases: what stands around an article.

All names are invented. A third of the cases are traps: text that only looks like what stands around one.
"""

from __future__ import annotations

import pytest

from newsie import records, segment
from newsie.layout import take_apart
from newsie.layout.folios import read_folio
from newsie.layout.web_lines import editors, is_ending, is_heading_of_links, is_pages_own, read_web_line

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
    ("line", "number", "section", "day", "paper"),
    [
        ("2024年05月01日 星期三 第04版：要闻", "04", "要闻", "2024-05-01", None),
        ("2024年5月1日 星期三 第4版 综合新闻", "4", "综合新闻", "2024-05-01", None),
        ("临河日报 2024年5月1日 A03版：民生", "A03", "民生", "2024-05-01", "临河日报"),
        ("A01版 要闻", "A01", "要闻", None, None),
        ("A01：要闻", "A01", "要闻", None, None),
        ("01：要闻", "01", "要闻", None, None),
        ("第01版", "01", None, None, None),
        ("第一版 要闻", "1", "要闻", None, None),
        ("第十二版：副刊", "12", "副刊", None, None),
        ("要闻 04版", "04", "要闻", None, None),
        ("第05版(国际)", "05", "国际", None, None),
        ("第B02版：清江潮", "B02", "清江潮", None, None),
        ("版次：04 版名：要闻", "04", "要闻", None, None),
        ("2024-05-01 第04版", "04", None, "2024-05-01", None),
    ],
)
def test_folios(line: str, number: str, section: str | None, day: str | None, paper: str | None) -> None:
    found = read_folio(line)
    assert found is not None
    assert (found.number, found.section, found.day, found.paper) == (number, section, day, paper)


@pytest.mark.parametrize(
    "line",
    [
        "第04版的读者来信",
        "第一版 临河的春天",
        "2024年5月1日",
        "星期三",
        "A01次列车今日开通",
        "01 水渠通水",
        "4版",
        "临河县 2024版规划",
        "新版教材2024年启用",
        "见第04版：这是一个很长的句子，不是版名。",
        "第四版块",
    ],
)
def test_what_is_no_folio(line: str) -> None:
    found = read_folio(line)
    assert found is None or (line == "4版" and found.section is None)


@pytest.mark.parametrize(
    "folio",
    ["2024年05月01日 星期三 第04版：要闻", "第04版：要闻 2024年05月01日 星期三", "2024-05-01 第04版：要闻"],
)
def test_a_folio_is_the_pages(folio: str) -> None:
    page, article = read(folio, TITLE, "", f"本报讯（记者 丁一鸣）{BODY}", "责任编辑：何玉兰 版式：马德明")
    assert (page.published, page.published_basis) == ("2024-05-01", "masthead")
    assert (page.page_number, page.section) == ("04", "要闻")
    assert article.headline.title == TITLE
    assert [writer.name for writer in article.byline] == ["丁一鸣"]  # a printed page's editors are the page's
    assert [line.number for line in page.furniture] == [1, 6]


@pytest.mark.parametrize(
    ("line", "day", "outlet", "people"),
    [
        ("发布日期：2020-07-21 来源：临河日报 浏览次数：3", "2020-07-21", "临河日报", ""),
        ("2019-10-08 05:00 临河青年报", "2019-10-08", "临河青年报", ""),
        ("2019年10月08日09:14 来源:临河网-临河日报", "2019-10-08", "临河网-临河日报", ""),
        (
            "来源：临河日报 发布时间：2019-10-08 05:00 责任编辑：丁一鸣",
            "2019-10-08",
            "临河日报",
            "丁一鸣/editor",
        ),
        (
            "时间：2019-10-08 作者：丁一鸣 来源：县委宣传部 点击：123 次",
            "2019-10-08",
            "县委宣传部",
            "丁一鸣/reporter",
        ),
        ("作者：本报记者 王林", None, None, "王林/reporter"),
        ("发布时间：2019/10/08 17:30:00", "2019-10-08", None, ""),
        ("【发布时间：2020-08-05】 【来源：临河日报】 【字号：大 中 小】", "2020-08-05", "临河日报", ""),
        ("来源：临河日报 | 2023年07月27日 13:11:52", "2023-07-27", "临河日报", ""),
        ("编辑：何玉兰 时间：2020-01-02 阅读：19", "2020-01-02", None, "何玉兰/editor"),
        ("临河日报 2020-08-05 09:10", "2020-08-05", "临河日报", ""),
        ("信息来源：县水利局 发布时间：2020-08-05", "2020-08-05", "县水利局", ""),
    ],
)
def test_lines_of_time_and_source(line: str, day: str | None, outlet: str | None, people: str) -> None:
    page, article = read(TITLE, line, BODY)
    assert article.headline.title == TITLE and body(article) == BODY
    assert (page.published if day else None) == day
    assert article.dateline.agency == outlet
    assert [f"{one.name}/{one.role}" for one in article.byline] == people.split()


@pytest.mark.parametrize(
    "line",
    [
        "2020-07-21 会议召开",
        "2020年7月21日",
        "来源：水是生命之源，渠是水之路。",
        "时间：上午九点 地点：县政府会议室",
        "发布时间不详",
        "字号的大小要适中",
        "打印机的价格",
        "阅读：一座城市的气质",
        "评论：春耕不等人",
        "编辑部的故事",
        "2020-07-21 来自各地的客商",
        "分享丰收的喜悦",
    ],
)
def test_what_is_no_line_of_time_and_source(line: str) -> None:
    assert read_web_line(line) is None
    assert not is_pages_own(line)


@pytest.mark.parametrize(
    "line",
    [
        "您当前的位置：首页 > 新闻 > 时政",
        "当前位置： 首页 >> 临河新闻 >> 正文",
        "首页 > 新闻中心 > 要闻",
        "上一篇：大桥合龙",
        "下一篇：没有了",
        "下一条：候鸟又来了",
        "版权所有 临河县人民政府 临ICP备01234567号",
        "Copyright © 2020 临河日报社 All Rights Reserved",
        "扫一扫在手机打开当前页",
        "【打印】【关闭】",
        "字号：大 中 小 打印",
        "分享到：微信 微博 QQ空间",
        "浏览次数：128",
        "分享让更多人看到",
        "返回搜狐，查看更多",
        "附件：名单.docx",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_lines_of_a_site_belong_to_nobody(line: str, above: bool) -> None:
    head = "2020-08-05 09:10 来源：临河日报"
    page, article = read(*([line] if above else []), TITLE, head, BODY, *([] if above else [line]))
    assert len(page.furniture) == 1
    assert article.headline.title == TITLE and body(article) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "上一篇章的结尾写的是水渠。",
        "首页改版以后，群众办事更方便了。",
        "上一版规划到期，新规划今年编制。",
        "分享到更多人手里的，是丰收的喜悦。",
        "扫一扫，看一看，村民学会了手机支付。",
        "版权所有人要求赔偿。",
        "当前位置不利于排水，水渠要改道。",
        "主办方介绍，比赛明年还要办。",
    ],
)
def test_sentences_with_a_sites_words_stay(line: str) -> None:
    page, article = read(TITLE, "2020-08-05 09:10 来源：临河日报", FIRST, line, SECOND)
    assert not page.furniture
    assert body(article) == f"{FIRST}\n{line}\n{SECOND}"


@pytest.mark.parametrize("heading", ["相关阅读", "相关链接：", "【推荐阅读】", "热门推荐", "猜你喜欢"])
def test_links_below_a_text_are_the_sites(heading: str) -> None:
    page, article = read(TITLE, "", BODY, heading, "大桥合龙前的七十二小时", "候鸟又来了")
    assert body(article) == BODY
    assert [line.text for line in page.furniture] == [heading, "大桥合龙前的七十二小时", "候鸟又来了"]


def test_a_box_of_background_is_no_list_of_links() -> None:
    page, article = read(TITLE, "", BODY, "相关链接", "城东水渠始建于1958年，全长三十公里，灌溉农田八万亩。")
    assert not page.furniture and "始建于1958年" in article.text


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（责任编辑：张三丰）", ["张三丰"]),
        ("(责编：丁一鸣、何玉兰)", ["丁一鸣", "何玉兰"]),
        ("责任编辑：李明", ["李明"]),
        ("编辑：何玉兰 校对：马德明 审核：胡明", ["何玉兰", "马德明", "胡明"]),
        ("责 编：丁一鸣", ["丁一鸣"]),
        ("监制：丁一鸣", []),
    ],
)
def test_editors_below_a_text(line: str, names: list[str]) -> None:
    _, article = read(TITLE, "", BODY, line)
    assert [one.name for one in article.byline if one.role == "editor"] == names
    assert body(article) == BODY and not [one for one in article.byline if one.role != "editor"]


@pytest.mark.parametrize("line", ["责任编辑制度", "编辑部：一个时代", "校对员何玉兰", "他说：编辑很忙"])
def test_who_is_no_editor(line: str) -> None:
    assert editors(line) == ()


def form(*parts: tuple[str, str]) -> str:
    return "\n".join(f"【 {label} 】{value}" for label, value in parts)


def test_a_form_of_a_database() -> None:
    text = form(
        ("日  期", "19960611"),
        ("版  号", "2"),
        ("标  题", "水渠通水  八万亩农田受益\n            （学先进  抓管理）"),
        ("作  者", "丁一鸣/何玉兰"),
        ("正  文", "\n    本报讯  临河县水渠通水，沿线群众用上\n了放心水。\n    水渠全长三十公里。\n    "),
    )
    page = segment(text)
    (article,) = page.articles
    assert (page.published, page.page_number) == ("1996-06-11", "2")
    assert article.headline.title == "水渠通水 八万亩农田受益 （学先进 抓管理）" or article.headline.subtitles
    assert [one.name for one in article.byline] == ["丁一鸣", "何玉兰"]
    assert body(article) == "本报讯 临河县水渠通水，沿线群众用上了放心水。\n水渠全长三十公里。"
    assert [line.number for line in page.furniture] == [1, 2, 6] and page.coverage() == 1.0


def test_a_form_that_names_paper_and_page() -> None:
    paper = (("文献号", "1-76"), ("原文出处", "《临河日报》"), ("原刊期号", "20001116"), ("原刊页号", "⑴"))
    page = take_apart(form(*paper, ("标  题", TITLE), ("正  文", f"\n    {FIRST}")), source="a")
    assert (page.newspaper, page.published, page.page_number) == ("临河日报", "2000-11-16", "1")
    assert page.articles[0].headline.title == TITLE


def test_several_articles_of_a_form() -> None:
    one = form(("日  期", "19960611"), ("标  题", TITLE), ("正  文", f"\n    {FIRST}"))
    other = form(("日  期", "19960611"), ("标  题", "青石大桥合龙"), ("正  文", f"\n    {SECOND}"))
    page = take_apart(f"{one}\n{other}", source="a")
    assert [article.headline.title for article in page.articles] == [TITLE, "青石大桥合龙"]
    assert page.coverage() == 1.0


@pytest.mark.parametrize("heading", ["【关键词】水渠", "【 标题党 】谁在制造", "【正文】"])
def test_one_bracket_is_no_form(heading: str) -> None:
    page = take_apart(f"{heading}\n\n{BODY}", source="a")
    assert SECOND in page.articles[0].text


def test_a_day_and_a_source_glued_between_headline_and_body() -> None:
    page, article = read(
        f"临河县长会见客商一行2015年04月12日01：要闻稿件来源：临河日报本报讯（记者丁一鸣）{FIRST * 4}"
    )
    assert article.headline.title == "临河县长会见客商一行"
    assert page.published == "2015-04-12"
    assert (article.dateline.agency, [one.name for one in article.byline]) == ("本报", ["丁一鸣"])


def test_a_text_parted_over_two_pages_is_whole() -> None:
    _, article = read(f"本报讯（记者 丁一鸣）{FIRST * 3}下转 5版（上接第1版）{SECOND * 3}")
    assert (article.continued_on, article.continued_from) == ("5版", "第1版")
    assert "下转" not in article.text and body(article).endswith(SECOND)


@pytest.mark.parametrize(
    ("glued", "title"),
    [
        ("乡村振兴看临河！临河县开展宣传活动为倡导绿色理念，", "乡村振兴看临河！临河县开展宣传活动"),
        (
            "谎称工伤骗保险金，一男子获刑半年极目新闻记者 丁一鸣通讯员 何玉兰",
            "谎称工伤骗保险金，一男子获刑半年",
        ),
        ("理论文化大餐有滋味□ 本报记者 丁一鸣 通讯员 何玉兰", "理论文化大餐有滋味"),
        ("警惕高价回收门票骗局随着演唱会临近，", "警惕高价回收门票骗局"),
    ],
)
def test_headlines_glued_to_what_follows(glued: str, title: str) -> None:
    _, article = read(glued + FIRST * 4)
    assert article.headline.title == title


@pytest.mark.parametrize(
    "sentence",
    ["天太热了！临河县昨日最高气温四十度，市民纷纷避暑，8月3日，", "太好了！何玉兰说，今年收成不错，"],
)
def test_a_call_that_opens_a_body_is_no_headline(sentence: str) -> None:
    _, article = read(sentence + FIRST * 4)
    assert article.headline.title is None


@pytest.mark.parametrize(
    ("opening", "agency", "place", "writers"),
    [
        ("红网临河讯（分站记者 罗雄）", "红网", "临河", "罗雄"),
        ("大河网讯（记者 李青）", "大河网", None, "李青"),
        ("某某网5月2日讯 ", "某某网", None, ""),
        ("中国山东网-感知山东8月17日讯", "中国山东网-感知山东", None, ""),
        ("甘州融媒讯（记者 丁一鸣）", "甘州融媒", None, "丁一鸣"),
    ],
)
@pytest.mark.parametrize("title", [f"{TITLE}\n\n", TITLE])
def test_openings_of_web_outlets(
    opening: str, agency: str, place: str | None, writers: str, title: str
) -> None:
    if title == TITLE and agency == "某某网":
        pytest.skip("a name that only its form tells begins nowhere inside a line")
    _, article = read(f"{title}{opening}{FIRST * 4}")
    assert article.headline.title == TITLE
    assert (article.dateline.agency, article.dateline.place) == (agency, place)
    assert [one.name for one in article.byline] == writers.split()


def test_words_that_end_a_page_and_headings() -> None:
    assert is_ending("分享让更多人看到") and not is_ending("点击关注的人很多")
    assert is_heading_of_links("相关阅读") and not is_heading_of_links("相关阅读量")


@pytest.mark.parametrize(
    "text",
    [
        f"原标题：{TITLE}\n\n{BODY}",
        f"原标题：{TITLE}{FIRST * 4}",
        f"{TITLE}\n原标题：临河县部署春耕\n{BODY}",
        f"{TITLE}\n（原标题：临河县部署春耕）\n{BODY}",
        f"原标题：{TITLE} 本报讯（记者 丁一鸣）{FIRST * 4}",
    ],
)
def test_the_label_of_another_papers_headline_is_no_part_of_it(text: str) -> None:
    _, article = read(text)
    assert article.headline.title == TITLE
    assert "原标题" not in article.text


@pytest.mark.parametrize(
    ("end", "source"),
    [
        ("来源：青石广电版权归原作者所有，向原创致敬", "青石广电"),
        ("内容来源：青石日报（版权归原作者所有，如有侵权请联系删除）", "青石日报"),
        ("来源：青石日报 编辑：何玉兰", "青石日报"),
    ],
)
def test_sources_glued_to_a_sites_words(end: str, source: str) -> None:
    _, article = read(f"{TITLE}\n\n{FIRST * 3}{end}")
    assert article.dateline.agency == source and body(article) == FIRST * 3
    assert not article.byline


@pytest.mark.parametrize("sentence", [
        "水是生命的来源，版权的事以后再说。",
        "他说，作品的版权归原作者所有人共有。",
        pytest.param(
            "他问原标题：谁改的？", marks=pytest.mark.xfail(strict=True, reason="read as the label of a headline")
        ),
    ])
def test_a_sites_words_inside_a_sentence_stay(sentence: str) -> None:
    _, article = read(f"{TITLE}\n\n{FIRST * 3}{sentence}")
    assert body(article).endswith(sentence)


def test_an_hour_behind_the_day_begins_a_body() -> None:
    _, article = read(f"外卖备注最后一餐，辅警变身小哥接单救人！7月22日12时许，何玉兰接到电话，{FIRST * 4}")
    assert article.headline.title == "外卖备注最后一餐，辅警变身小哥接单救人！"
