"""Whom an act of office names is found by the people component, whole, whatever the name looks like."""

from __future__ import annotations

import pytest

import newsie
from newsie.language.boundaries import Boundaries
from newsie.language.licensed import Promises
from newsie.language.rostered import rostered
from newsie.language.tagger import tag
from newsie.pipeline.people import find_people

TOLD = (
    ("会议决定任命许可为临河市财政局局长，应　时（女）、铁木为副局长。", ["许可", "应时", "铁木"]),
    ("任命于为民为临河市教育局局长，高可为为审计局局长。", ["于为民", "高可为"]),
    (
        "免去任远的临河市水利局局长职务、王未来的临河市民政局副局长职务；免去于同志、王方的审判员职务。",
        ["任远", "王未来", "于同志", "王方"],
    ),
    (
        "接受时光远辞去临河市副市长职务的请求，补选曾广、向上、李小兰为常务委员。",
        ["时光远", "曾广", "向上", "李小兰"],
    ),
    ("董事会审议通过，免去丁小公副总经理职务，聘任田秋来为副总经理。", ["丁小公", "田秋来"]),
    ("因年龄原因，赵小虎辞去公司董事长、董事职务，任德一辞去公司副总经理职务。", ["赵小虎", "任德一"]),
    (
        "隋小青不再担任教科卫体委员会驻会副主任；张全一同志任临河市委书记。",
        ["隋小青", "张全一"],
    ),
    (
        "追认撤销石小磊、唐一鸣第十四届临河市政协委员资格的决定。",
        ["石小磊", "唐一鸣"],
    ),
    ("会上宣读了关于余小波任临河集团公司董事长的决定。", ["余小波"]),
    ("任命：\n王　伟（女，回族）为临河市人民检察院检察员；\n洛桑江村为民宗局局长。", ["王伟", "洛桑江村"]),
    ("任命费萨尔·卡里米接替阿里·礼萨伊担任边防军司令。", ["费萨尔·卡里米", "阿里·礼萨伊"]),
    ("任命丁一鸣为任丘市市长，孙小海为同江市市长。", ["丁一鸣", "孙小海"]),
    ("提名曾可任、和平为临河市副市长人选。", ["曾可任", "和平"]),
    ("选举丁一鸣为临河市市长，全小明、明亮为副市长。", ["丁一鸣", "全小明", "明亮"]),
)


@pytest.mark.parametrize(("text", "names"), TOLD)
def test_whom_an_act_names(text: str, names: list[str]) -> None:
    people, _ = find_people(text, tagged=tag(text))
    assert sorted(person.name for person in people) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "建议市民为孩子接种疫苗。",
        "推荐教师为学生代表。",
        "决定以防汛为重点。",
        "聘请专家为顾问。",
        "选举村民为代表。",
        "任命公司高管为董事。",
        "免去群众的烦恼。",
        "批准项目为重点工程。",
        "压实主体责任，加强领导。",
        "他曾任校长，又应聘担任教师。",
        "高票当选主席，同时担任主任。",
        "发扬务实作风，勇于担任务。",
        "免去全体市民的停车费用，任命新的部长。",
        "关于任命书的说明，任命一名检察官。",
    ],
)
def test_an_act_without_a_name_names_nobody(text: str) -> None:
    assert [person.name for person in find_people(text, tagged=tag(text))[0]] == []


def test_a_long_name_is_not_cut_where_the_recogniser_cuts_it() -> None:
    text = "决定任命王未来为临河市财政局局长。王未来表示感谢。"
    people, _ = find_people(text, tagged=tag(text))
    assert [(person.name, len(person.mentions)) for person in people] == [("王未来", 2)]


def test_rows_of_a_table_and_names_below_a_heading() -> None:
    table = "决定任命名单\n应　时（女） 临河市副市长\n临河市教育局局长 许国一\n"
    assert [table[a:b] for a, b in rostered(table)] == ["应　时", "许国一"]
    listed = "临河市第九届委员会委员名单\n（共4名）\n丁一鸣 方　向（女） 全小明 铁木\n"
    assert [listed[a:b] for a, b in rostered(listed)] == ["丁一鸣", "方　向", "全小明", "铁木"]


def test_a_heading_over_prose_promises_nobody() -> None:
    assert rostered("获奖名单\n今天上午，临河市举行颁奖仪式，市长丁一鸣到会。\n") == []
    assert rostered("任命名单\n丁一鸣在会上讲话。\n") == []


def test_who_is_appointed_is_one_of_the_article_s_people() -> None:
    page = newsie.extract("任免名单\n\n决定任命许可、铁木为临河市财政局副局长。\n")
    article = page.articles[0]
    assert {change.person for change in article.appointments} <= {person.name for person in article.people}
    assert [person.name for person in article.people] == ["许可", "铁木"]
    assert all(person.mentions for person in article.people)


def test_a_long_text_takes_no_longer_for_each_act() -> None:
    text = "任命" + "、".join(["丁一鸣"] * 5000)
    assert Promises(text, Boundaries(text, ())).stretches() == []
