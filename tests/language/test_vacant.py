"""Posts without a holder: what the article really leaves open, and what only looks like a post."""

from __future__ import annotations

import pytest

from newsie.language.tagger import tag
from newsie.pipeline.people import find_people


def unheld(text: str) -> list[str]:
    """The posts with an organisation that nobody holds."""
    _, loose = find_people(text, tagged=tag(text))
    return [post.organization + post.role for post in loose if post.organization]


@pytest.mark.parametrize(
    "text",
    [
        "湖南省长沙市今天下雨。",
        "游牧民族的歌声很美。",
        "人民警察来了，群众放心。",
        "他完成本职工作，做好权益保护工作。",
        "疫情防控指挥部发布公告。",
        "个体工商户的收入多了。",
        "王小二辞去武装部队总司令职务。",
        "旅游收入增幅远超游客增长。",
        "国务院任免国家工作人员。",
        "郑明江总书记指出，要抓好落实。",
    ],
)
def test_no_post_is_cut_out_of_a_word(text: str) -> None:
    assert unheld(text) == []


def test_a_post_of_an_organ_is_kept() -> None:
    assert unheld("临河市教育局局长一职空缺。") == ["临河市教育局局长"]


def test_a_chain_gives_each_post_once() -> None:
    assert unheld("任临河市委委员、常委、书记。") == ["临河市委委员", "临河市委常委", "临河市委书记"]


def test_what_somebody_holds_is_not_vacant() -> None:
    assert unheld("临河市委常委、副市长丁一鸣出席。") == []
