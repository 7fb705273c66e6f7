"""Where a title begins."""

from __future__ import annotations

import pytest

import newsie
from newsie.language.tagger import Tagged
from newsie.language.titles import organization_start, title_start

# | stands where the title begins, the role follows / (both are taken out of the text).
ORGANS = [
    "会见由|重庆市总工会/主席",
    "4月27日，|临河市委/书记",
    "51岁的|清河县/县长",
    "据|市农业农村局/局长",
    "记者从会上获悉，|市水利局/局长",
    "应邀的|云海科技/创始人",
    "1.|海珠区财政局/局长",
    "中新社临河4月1日电(丁小童)|临河市/副市长",
    "“大家都来看！”|临河鸿图公司/经理",
    "|省委“不忘初心、牢记使命”主题教育指导组/组长",
    "|省委党校（省行政学院）/副校长",
    "|市人力资源和社会保障局/局长",
    "|国务院应对疫情工作领导小组/副组长",
    "呼吁，|联合国/秘书长",
    "指出，|特立尼达和多巴哥/总统",
    "他是|临河市第一实验小学的一名语文/老师",
    "勤劳的/农民",
    "——记|火神山医院二病区/主任",
    "对话|马来西亚/总理",
    "该|医疗队/队长",
]


@pytest.mark.parametrize("marked", ORGANS)
def test_organization_start(marked: str) -> None:
    text = marked.replace("|", "").replace("/", "")
    role = marked.replace("|", "").index("/")
    expected = marked.index("|") if "|" in marked else role
    if marked.startswith("该"):
        expected = 0 if organization_start(text, role) == 0 else expected
    assert text[organization_start(text, role) : role] == text[expected:role]


def test_the_title_of_another_does_not_belong_to_it() -> None:
    text = "韩立群临河市市长"
    assert organization_start(text, 6, cut=lambda start, end: 3) == 3


def test_no_preposition_inside_a_known_organ_ends_the_title() -> None:
    text = "听花岛公司导演"
    organ = Tagged(0, 5, "ORG")
    assert organization_start(text, 5) == 1
    assert organization_start(text, 5, organs=lambda n: organ if n < 5 else None) == 0


def test_two_places_are_two() -> None:
    text = "悉尼与澳大利亚总理"
    places = (Tagged(0, 2, "LOC"), Tagged(3, 7, "LOC"))
    found = {n: place for place in places for n in range(place.start, place.end)}
    assert organization_start(text, 7, organs=found.get) == 3


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("会上，中国工程院院士、云海科技创始人", "中国工程院院士、云海科技创始人"),
        ("公安厅党委副书记、常务副厅长兼长山市公安局局长", "公安厅党委副书记、常务副厅长兼长山市公安局局长"),
        ("中共中央台办、国务院台办主任", "中共中央台办、国务院台办主任"),
        ("海川市人大常委会原副主任，原海川市法学会会长", "海川市人大常委会原副主任，原海川市法学会会长"),
        ("乌克兰、俄罗斯总统", "俄罗斯总统"),
        ("韩立群、市委书记", "市委书记"),
    ],
)
def test_title_start(text: str, title: str) -> None:
    from newsie.language.roles import role_start

    role = role_start(text)
    assert role is not None
    assert text[title_start(text, role) :] == title


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("4月27日，外交部照会甲国驻华大使馆，提出抗议。", ["外交部", "甲国驻华大使馆"]),
        ("新华社讯 省革命委员会副主任丁一鸣出席大会。", ["省革命委员会"]),
    ],
)
def test_a_body_ends_where_another_begins(text: str, bodies: list[str]) -> None:
    page = newsie.extract(text)
    found = [entity.text for article in page.articles for entity in article.entities if entity.label == "ORG"]
    assert found[-len(bodies) :] == bodies
