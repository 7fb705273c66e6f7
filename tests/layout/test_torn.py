"""Lines that a column's end tore: they are neither headlines nor the end of a paragraph."""

from __future__ import annotations

import pytest

from newsie.layout import take_apart
from newsie.layout.cues import runs_on
from newsie.layout.headlines import Run


@pytest.mark.parametrize("text", ["会上，", "王伟、", "记载在《云河", "记者（林致远", "产量增长,"])
def test_line_that_runs_on(text: str) -> None:
    assert runs_on(text)


@pytest.mark.parametrize("text", ["会议结束。", "《云河》", "（林致远）", "任命：", "云河市"])
def test_line_that_may_be_a_paragraphs_last(text: str) -> None:
    assert not runs_on(text)


def test_a_comma_ends_no_paragraph() -> None:
    text = (
        "云河市召开会议\n\n本报讯（记者 林致远）4月3日，云河市召开会议，\n研究防汛工作，听取各县区汇报。\n"
        "会议指出，要压实责任、\n细化方案（包括预案，\n演练等）。\n"
    )
    (article,) = take_apart(text, source="p").articles
    paragraphs = article.text[article.body_start :].split("\n")
    assert len(paragraphs) == 2
    assert all(p.endswith("。") for p in paragraphs)


COLUMN = (
    "云河因何重新热闹起来\n\n本报讯（记者 林致远）云河\n古镇曾是商旅往来之地，如今\n"
    "游人又多了起来。记者在老街\n看到，新开的店铺接连不断。\n"
    "\n古镇的石板路曾是本地人的记忆\n\n{next}，如今重新铺好，店铺也陆\n"
    "续开张，街上灯火通明，游客\n在这里品尝点心，听老人讲故\n事，直到夜深才散去。\n"
)


@pytest.mark.parametrize("following", ["之一", "、骄傲和根"])
def test_a_torn_line_is_no_headline(following: str) -> None:
    page = take_apart(COLUMN.format(next=following), source="p")
    assert [a.headline.title for a in page.articles] == ["云河因何重新热闹起来"]
    assert "古镇的石板路曾是本地人的记忆" + following in page.articles[0].text


def test_a_half_sentence_before_a_jump_is_no_headline() -> None:
    text = (
        "云河推进医疗下乡\n\n本报讯（记者 林致远）云河市近日派出医疗队到各乡镇巡诊，受到群众欢迎。\n\n"
        "为提升基层医疗服务能力，\n\n（下转第三版）\n\n"
        "东洲夜市开张\n\n本报讯（记者 何清）东洲夜市昨晚开张，三百个摊位迎来首批客人。\n"
    )
    page = take_apart(text, source="p")
    assert [a.headline.title for a in page.articles] == ["云河推进医疗下乡", "东洲夜市开张"]
    assert page.articles[0].text.endswith("为提升基层医疗服务能力，")
    assert page.articles[0].continued_on == "第三版"


CAPTION = (
    "电池回收有了新规\n\n据新华社北京4月27日电（记者林致远）五部门近日开展联合执法行动，规范电池回收利用。\n\n"
    "行动将重点监管溯源信息，企业应当如实填报，{word}。\n\n{picture}\n\n耿玉和 摄\n\n"
    "采购商云集东洲展会\n\n新华社东洲4月27日电（记者何清）据主办方发布，展会吸引采购商两万人。\n"
)


def test_a_foreign_caption_is_an_article_of_its_own() -> None:
    page = take_apart(
        CAPTION.format(word="违者受罚", picture="5月28日，云河县滩涂上光伏板整齐排列，蔚为壮观。"), source="p"
    )
    assert [a.headline.title for a in page.articles] == ["电池回收有了新规", None, "采购商云集东洲展会"]
    assert [b.name for b in page.articles[1].byline] == ["耿玉和"]


def test_a_caption_of_the_same_things_stays() -> None:
    picture = "5月28日，执法人员检查企业的电池回收溯源信息，规范回收利用。"
    page = take_apart(CAPTION.format(word="违者受罚", picture=picture), source="p")
    assert [a.headline.title for a in page.articles] == ["电池回收有了新规", "采购商云集东洲展会"]


def test_as_many_groups_as_waiting_bodies_count() -> None:
    assert Run(("甲", "乙", "丙"), (1, 1, 0), 1, waiting=2).counted
    assert not Run(("甲", "乙", "丙"), (1, 1, 1), 1, waiting=2).counted
    assert not Run(("甲", "乙"), (0, 0), 1, waiting=2).counted
