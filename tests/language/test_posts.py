"""Posts: organisation, role, what an enumeration shares."""

from __future__ import annotations

import pytest

from newsie.language.posts import parse_post, split_post, split_posts
from newsie.language.roles import kind_of, role_start
from newsie.language.sharing import inherit

ONE = {
    "临河市监察委员会副主任": ("临河市监察委员会", "副主任"),
    "省长": (None, "省长"),
    "常务副省长": (None, "常务副省长"),
    "自治区党委书记": ("自治区党委", "书记"),
    "镇党委副书记": ("镇党委", "副书记"),
    "海川集团党委书记": ("海川集团", "党委书记"),
    "省军区政委": ("省军区", "政委"),
    "市人民检察院代理检察长": ("市人民检察院", "代理检察长"),
    "中国科学院院士": ("中国科学院", "院士"),
    "长山市中心医院妇产科医生": ("长山市中心医院妇产科", "医生"),
    "临河市第一实验小学的一名语文老师": ("临河市第一实验小学语文", "老师"),
    "教育部长官": ("教育", "部长官"),
    "清代诗人": ("清代", "诗人"),
    "区长候选人": (None, "区长候选人"),
    "星河集团CEO": ("星河集团", "CEO"),
    "无此职务": (None, "无此职务"),
}


@pytest.mark.parametrize(("text", "parts"), ONE.items())
def test_split_post(text: str, parts: tuple[str | None, str]) -> None:
    assert split_post(text) == parts


MANY = {
    "应急管理部党委委员、副部长": [("应急管理部", "党委委员"), ("应急管理部", "副部长")],
    "省委副书记、省长": [("省委", "副书记"), (None, "省长")],
    "省委常委、组织部部长": [("省委", "常委"), ("省委组织部", "部长")],
    "省委常委、政法委书记": [("省委", "常委"), ("省委政法委", "书记")],
    "省委常委、宣传部长": [("省委", "常委"), ("省委", "宣传部长")],
    "市委统战部部长、秘书长": [("市委统战部", "部长"), ("市委", "秘书长")],
    "国务委员兼外交部长": [(None, "国务委员"), (None, "外交部长")],
    "意大利副总理兼外长": [("意大利", "副总理"), ("意大利", "外长")],
    "中共中央政治局委员、外交部长": [("中共中央政治局", "委员"), (None, "外交部长")],
    "全国政协副主席兼秘书长": [("全国政协", "副主席"), ("全国政协", "秘书长")],
    "全国政协常委、经济委员会副主任": [("全国政协", "常委"), ("全国政协经济委员会", "副主任")],
    "中共中央台办、国务院台办主任": [("中共中央台办", "主任"), ("国务院台办", "主任")],
    "省外事、港澳办主任": [("省外事、港澳办", "主任")],
    "长山大学教授、博士生导师": [("长山大学", "教授"), ("长山大学", "博士生导师")],
    "海川集团董事长、高级工程师": [("海川集团", "董事长"), (None, "高级工程师")],
    "云海科技创始人兼首席执行官": [("云海科技", "创始人"), ("云海科技", "首席执行官")],
    "省人民法院刑庭副庭长、审判员": [("省人民法院刑庭", "副庭长"), ("省人民法院", "审判员")],
}


@pytest.mark.parametrize(("text", "posts"), MANY.items())
def test_split_posts(text: str, posts: list[tuple[str | None, str]]) -> None:
    assert [(post.organization, post.role) for post in split_posts(text)] == posts


FORMER = {
    "原省委书记": [("省委", "书记", True)],
    "教育部原部长": [("教育部", "部长", True)],
    "临河市政协原党组书记、主席": [("临河市政协", "党组书记", True), ("临河市政协", "主席", True)],
    "临河市委原常委、市总工会主席": [("临河市委", "常委", True), ("市总", "工会主席", False)],
    "云岭旗原副旗长": [("云岭旗", "副旗长", True)],
    "太原市长": [("太原", "市长", False)],
    "平原县委书记": [("平原县委", "书记", False)],
    "原教育部部长、院士": [("教育部", "部长", True), (None, "院士", False)],
}


@pytest.mark.parametrize(("text", "posts"), FORMER.items())
def test_former(text: str, posts: list[tuple[str | None, str, bool]]) -> None:
    read = [(post.organization, post.role, post.former) for post in split_posts(text)]
    wordings = [((organ or "") + role, former) for organ, role, former in read]
    assert wordings == [((organ or "") + role, former) for organ, role, former in posts]


@pytest.mark.parametrize(
    ("text", "acting"), [("代市长", True), ("代理检察长", True), ("首席代表", False), ("代表", False)]
)
def test_acting(text: str, acting: bool) -> None:
    assert parse_post(text).acting is acting


def test_offsets_say_where_a_post_stands() -> None:
    text = "会上，省委副书记、省长到会"
    posts = split_posts(text[3:11], offset=3)
    assert [text[post.start : post.end] for post in posts] == ["省委副书记", "省长"]


def test_the_next_holder_shares_less() -> None:
    before = parse_post("人民时报社编委委员")
    assert inherit(parse_post("海外版总编辑"), before).organization == "人民时报社海外版"
    assert inherit(parse_post("海外版总编辑"), before, same_holder=False).organization == "海外版"
    assert inherit(parse_post("副主任"), parse_post("市人大常委会主任")).organization == "市人大常委会"
    assert inherit(parse_post("副主任"), None).organization is None


@pytest.mark.parametrize(
    ("role", "kind"),
    [("常务副市长", "office"), ("董事长", "enterprise"), ("院士", "academic"), ("妇产科医生", "profession")],
)
def test_kind(role: str, kind: str) -> None:
    assert kind_of(role) == kind


def test_role_start() -> None:
    assert role_start("临河市委常务副书记") == 4
    assert role_start("临河市委大楼") is None
