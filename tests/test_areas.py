"""The home area of a page: the places it names, never those that stand in people's names."""
from __future__ import annotations

import pytest

from newsie.areas import home_area
from newsie.records import Article, Page

CASES = [
    ("原市革委会副主任李长春任市计委主任。", None),
    ("市委书记吴忠民到企业调研，市委常委陪同。", None),
    ("市委决定：王安庆同志任市教育局局长。", None),
    ("副市长何金华到会。市委要求，何金华负责整改。", None),
    ("市委副书记李长春到大庆市学习，市政府领导陪同。", "黑龙江省大庆市"),
    # traps: the place is meant
    ("市委书记由长春调来。", "吉林省长春市"),
    ("市委领导到会，局长赴长春考察。", "吉林省长春市"),
    ("市委书记、市长来长春调研。", "吉林省长春市"),
    ("市委书记王金华市长同日到金华市。", "浙江省金华市"),
]


@pytest.mark.parametrize(("text", "area"), CASES)
def test_a_place_in_a_name_is_none(text: str, area: str | None) -> None:
    assert home_area(Page("a", articles=(Article("a#1", text=text),))) == area
