"""One office has one normal form, whatever the paper prints; what nothing tells has none."""

from __future__ import annotations

import json

import pytest

import newsie
from newsie.homes import Home
from newsie.lexicons import rows
from newsie.organizations import full_name, organization_id

LIAOYUAN = "吉林省辽源市"

SAME = [
    ("220400:中国共产党委员会", ["市委", "辽源市委", "中共辽源市委", "吉林省辽源市委", "中国共产党辽源市委员会"]),
    ("220000:人民政府", ["省政府", "吉林省政府", "吉林省人民政府"]),
    ("220421:中国共产党委员会", ["东丰县委", "东丰县县委", "中共东丰县委", "辽源市东丰县委"]),
    ("220400:人民代表大会常务委员会", ["市人大常委会", "市九届人大常委会", "辽源市第九届人民代表大会常务委员会"]),
    ("220400:中国人民政治协商会议委员会", ["市政协", "辽源市政协", "中国人民政治协商会议辽源市委员会"]),
    ("220400:中国共产党委员会组织部", ["市委组织部", "辽源市委组织部", "中共辽源市委组织部"]),
    ("220400:归国华侨联合会", ["市侨联", "辽源市归国华侨联合会"]),
    ("220400:监察委员会", ["市监委", "辽源市监察委", "辽源市监察委员会"]),
    ("220400:中国共产主义青年团委员会", ["团市委", "共青团辽源市委", "中国共产主义青年团辽源市委员会"]),
    ("国家发展和改革委员会", ["国家发改委", "国家发展改革委", "国家发展和改革委员会"]),
    ("中国共产党中央委员会组织部", ["中组部", "中央组织部", "中共中央组织部"]),
    ("中国人民政治协商会议全国委员会", ["全国政协", "十四届全国政协", "第十四届全国政协"]),
    ("外交部", ["外交部", "中华人民共和国外交部"]),
    ("650000:人民政府", ["新疆维吾尔自治区政府", "新疆维吾尔自治区人民政府"]),
    ("中国共产党中央纪律检查委员会", ["中央纪委", "中共中央纪律检查委员会"]),
    ("国家发展和改革委员会", ["国家发展和改革委"]),
    ("全国人民代表大会常务委员会法制工作委员会", ["全国人大常委会法工委", "全国人大常委会法制工作委员会"]),
    ("云川大学", ["云川大学", " 云川大学 "]),
]

#: What no text tells: a class of bodies, a level without a place, one of several namesakes, a county that is no more.
UNTOLD = [
    ("市委", "书记", None),
    ("区政府", "区长", LIAOYUAN),
    ("公司", "董事长", LIAOYUAN),
    ("法院", "院长", LIAOYUAN),
    ("领导小组", "组长", LIAOYUAN),
    ("省分行", "行长", LIAOYUAN),
    ("该校", "校长", LIAOYUAN),
    ("主席团", "常务主席", None),
    ("鼓楼区委", "书记", None),
    ("省直机关", "干部", LIAOYUAN),
    (None, "主席", LIAOYUAN),
    (None, "市长", None),
    ("浙江省鄞县人民政府", "县长", None),
    ("与会代表团", "团长", LIAOYUAN),
]


@pytest.mark.parametrize(("normal", "printed"), SAME, ids=lambda value: value if isinstance(value, str) else "")
def test_all_printed_forms_share_one(normal: str, printed: list[str]) -> None:
    assert {name: organization_id(name, "", LIAOYUAN) for name in printed} == dict.fromkeys(printed, normal)


@pytest.mark.parametrize(("organization", "role", "area"), UNTOLD)
def test_what_nothing_tells_has_no_id(organization: str | None, role: str, area: str | None) -> None:
    assert organization_id(organization, role, area) is None


def test_namesakes_are_told_by_the_city_around_them() -> None:
    assert organization_id("鼓楼区委", "书记", "江苏省南京市") == "320106:中国共产党委员会"
    assert organization_id("鼓楼区委", "书记", "福建省福州市") == "350102:中国共产党委员会"
    assert organization_id("福州市鼓楼区委", "书记", "江苏省南京市") == "350102:中国共产党委员会"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("国家", "主席"), ("中国国家", "主席")),
        (("中国", "总理"), ("国务院", "总理")),
        (("中国", "外长"), ("外交部", "部长")),
        (("市人大", "主任"), ("市人大常委会", "主任")),
        (("新疆维吾尔自治区", "主席"), ("新疆维吾尔自治区政府", "副主席")),
        (("延边州", "州长"), ("延边朝鲜族自治州政府", "副州长")),
    ],
)
def test_the_head_of_a_body_is_of_it(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert organization_id(*one, LIAOYUAN) == organization_id(*other, LIAOYUAN) is not None


@pytest.mark.parametrize("row", rows("state_offices"), ids=lambda row: f"{row.id} {row.text}")
def test_an_office_of_the_state_says_its_body(row: newsie.lexicons.Row) -> None:
    printed = "中国" if row.id.startswith("china") else None
    body = organization_id(row.note) or row.note
    assert organization_id(printed, row.text) == body
    assert organization_id("东陵国", row.text) != body


def test_a_deputy_is_of_the_congress_and_not_of_its_committee() -> None:
    assert organization_id("市人大", "代表", LIAOYUAN) == "220400:人民代表大会"


def test_two_cities_alike_tell_no_home() -> None:
    text = "长春市市长王以宁和辽源市市长赵志远签约。市委书记张可、市长周立文出席会议。"
    page = newsie.extract(text, published="2025-04-28")
    ids = {post.person: post.organization_id for article in page.articles for post in article.positions}
    assert ids == {
        "王以宁": "220100:人民政府",
        "赵志远": "220400:人民政府",
        "张可": None,
        "周立文": None,
    }


def test_a_school_is_not_the_organ_of_its_city() -> None:
    assert organization_id("长春大学", "校长") == "长春大学"
    assert organization_id("市中心医院", "院长", LIAOYUAN) == organization_id("辽源市中心医院", "院长")


@pytest.mark.parametrize("row", rows("organ_names"), ids=lambda row: row.text)
def test_every_short_name_has_its_full_one(row: newsie.lexicons.Row) -> None:
    place = "辽源市" if row.id.startswith("area") else ""
    assert full_name(place + row.text, "") == row.note.replace("{}", place)
    if "、" not in row.note:  # two bodies of one door
        assert organization_id(place + row.text) == organization_id(full_name(place + row.text, ""))


def test_the_text_tells_its_county_where_it_names_one() -> None:
    assert Home("东丰县举行座谈会，县委书记讲话。").place("县").six == "220421"  # type: ignore[union-attr]
    assert Home("东丰县与东辽县结对，县委书记讲话。").place("县") is None


def test_records_carry_it() -> None:
    text = "本报讯（记者 顾南）4月27日，东丰县委书记高远山在县委常委会会议上讲话。县委副书记、县长江砚秋出席会议。"
    page = newsie.extract(text, published="2025-04-28")
    (article,) = page.articles
    ids = {(post.person, post.role): post.organization_id for post in article.positions}
    assert ids[("高远山", "书记")] == ids[("江砚秋", "副书记")] == "220421:中国共产党委员会"
    assert ids[("江砚秋", "县长")] == "220421:人民政府"
    stored = json.loads(page.to_json())
    assert stored["articles"][0]["positions"][0]["organization_id"] == "220421:中国共产党委员会"


def test_appointments_carry_it() -> None:
    text = "辽源市第九届人民代表大会常务委员会第三次会议4月27日决定任命高远山为辽源市人民政府副市长。"
    (article,) = newsie.extract(text, published="2025-04-28").articles
    assert [change.organization_id for change in article.appointments] == ["220400:人民政府"]
