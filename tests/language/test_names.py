"""Shapes of names, and what only looks like one."""

from __future__ import annotations

import pytest

from newsie.language import names
from newsie.language.refusals import names_a_thing, no_name

CHINESE = ["修东", "丁一鸣", "司马江翃", "欧阳锋", "范徐丽泰", "诸葛明"]
NOT_CHINESE = ["方面", "丁", "修东东东东", "的明", "abc", "会议室"]


@pytest.mark.parametrize("text", CHINESE)
def test_chinese(text: str) -> None:
    assert names.is_chinese_name(text)
    assert names.is_name(text)


@pytest.mark.parametrize("text", NOT_CHINESE)
def test_not_chinese(text: str) -> None:
    assert not names.is_chinese_name(text)


def test_other_kinds() -> None:
    assert names.is_dotted("艾力·买买提")
    assert names.is_dotted("让－皮埃尔".replace("－", "·"))
    assert not names.is_dotted("艾力")
    assert names.is_latin("JOHN SMITH")
    assert not names.is_latin("Smith")
    assert names.is_foreign("萨法耶夫")
    assert not names.is_foreign("博")
    assert names.sounds_foreign("雪克来提·扎克尔")
    assert not names.sounds_foreign("新风·好景")


def test_compound_surnames_are_known() -> None:
    single, compound = names.surnames()
    assert {"司马", "欧阳", "诸葛"} <= compound
    assert {"丁", "王", "修"} <= single
    assert all(len(name) == 1 for name in single)


REFUSED = [
    "陈书记",
    "张某",
    "李某某",
    "马方愿",
    "时强调",
    "周大爷",
    "吴奶奶",
    "习总书",
    "任省委常委",
    "林登市",
    "王女士",
    "解释说",
]
LEFT_ALONE = ["陈书生", "张工", "王润家", "李希望", "司马江翃", "艾力·买买提", "苏丹宁"]


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    assert no_name(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert not no_name(text)


@pytest.mark.parametrize(
    "marked", ["青岛<森可特>仪器有限公司", "<森可特>集团", "“<东方绿>”拖拉机", "<黄花岭>公园", "<庄子田>党支部"]
)
def test_a_thing(marked: str) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    assert names_a_thing(marked.replace("<", "").replace(">", ""), start, end)


@pytest.mark.parametrize("marked", ["<周文博>的公司", "<周文博>任海川集团董事长", "“<周文博>说”"])
def test_not_a_thing(marked: str) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    assert not names_a_thing(marked.replace("<", "").replace(">", ""), start, end)
