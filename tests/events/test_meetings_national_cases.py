"""Meetings as the national papers tell them: joint chairs, groups from everywhere, opinions heard. All names and places are invented."""
# ruff: noqa: E501 (one case a line)
from __future__ import annotations

from typing import Any

import pytest

from tests.events.meeting_cases import facts, read

# text, people, what the only meeting must say
CASES: list[tuple[str, str, dict[str, Any]]] = [
    # opinions heard are one matter
    ("5月10日，省长丁一鸣主持召开座谈会，听取对《青川省水利条例（征求意见稿）》的意见建议。", "丁一鸣", {"agenda": ["对《青川省水利条例（征求意见稿）》的意见建议"]}),
    ("5月10日，省长丁一鸣主持召开座谈会，听取渔民代表对养殖规划、航道规划两个征求意见稿的意见。", "丁一鸣", {
        "agenda": ["对养殖规划、航道规划两个征求意见稿的意见"], "groups": [("渔民代表", "speaker")]}),
    ("5月10日，副省长王小川主持召开座谈会，听取林场职工关于落实护林条例的意见建议。", "王小川", {"agenda": ["关于落实护林条例的意见建议"]}),
    # groups from everywhere are one
    ("第三届海草论坛10日在青石举行。论坛由海洋学会主办，来自青川、临河和东陵的渔业专家、船长代表和港口负责人约90人与会。", "", {
        "groups": [("来自青川、临河和东陵的渔业专家、船长代表和港口负责人", "attendee")]}),
    ("首届盐碱地峰会10日开幕。来自20多个国家的约100名土壤专家、农场主代表与行业领军人物齐聚一堂。", "", {
        "groups": [("来自20多个国家的约100名土壤专家、农场主代表与行业领军人物", "attendee")]}),
    ("首届竹编论坛10日在临河举行，来自设计院、竹编企业以及有关高校的80多位嘉宾就竹材利用等议题展开讨论。", "", {
        "groups": [("来自设计院、竹编企业以及有关高校的80多位嘉宾", "attendee")]}),
    ("第二届古桥论坛10日在青川举行。来自东陵国和西陵国的桥梁专家围绕石桥保护深入交流。", "", {"groups": [("来自东陵国和西陵国的桥梁专家", "attendee")]}),
    ("第五届风电大会10日召开。与会代表就海上风电并网等议题展开充分交流。", "", {"groups": [("与会代表", "attendee")]}),
    ("第四届测绘大会10日在青石开幕。大会设置12场平行分会，吸引百余所高校的600余名测绘学者参会。", "", {"groups": [("百余所高校的600余名测绘学者", "attendee")]}),
    # groups parted by a comma speak each
    ("全国渔民表彰大会10日举行。渔业研究中心有关同志，部分港口负责人和船员代表交流学习体会。", "", {
        "groups": [("渔业研究中心有关同志", "speaker"), ("部分港口负责人和船员代表", "speaker")]}),
    ("林业督导座谈会10日召开。林草局主要负责同志，青川、临河林场负责同志在会上发言。", "", {
        "groups": [("林草局主要负责同志", "speaker"), ("青川、临河林场负责同志", "speaker")]}),
    ("10日，省政协双周协商座谈会召开。省法院、司法厅、市场监管局负责同志介绍有关情况，并同委员协商交流。", "", {
        "groups": [("省法院、司法厅、市场监管局负责同志", "speaker")]}),
    ("外事办10日举行吹风会，外事办有关负责人介绍此次出访有关情况。", "", {"groups": [("外事办有关负责人", "speaker")]}),
    ("10日，省新闻办举行例行吹风会，相关部门介绍了养老规范。", "", {"groups": [("相关部门", "speaker")]}),
    # both sides chair and attend
    ("5月10日，副总理丁一鸣在青川会见来访的东陵国总理梅尔森，并共同主持两国渔业合作委员会第四次会议。", "丁一鸣 梅尔森", {
        "chair": ["丁一鸣", "梅尔森"], "place": "青川"}),
    ("副总理丁一鸣10日在临河同东陵国总理梅尔森会见，并共同主持两国渔业合作委员会第五次会议。", "丁一鸣 梅尔森", {
        "chair": ["丁一鸣", "梅尔森"], "place": "临河"}),
    ("10日，主席丁一鸣同东陵国总统梅尔森在青石共同出席援建医院落成仪式。", "丁一鸣 梅尔森", {"attendee": ["丁一鸣", "梅尔森"]}),
    ("10日，主席丁一鸣同东陵国总统梅尔森一道出席大桥通车仪式。", "丁一鸣 梅尔森", {"attendee": ["丁一鸣", "梅尔森"]}),
    # a press conference without 上
    ("东陵港务协会会长梅尔森10日在线上新闻发布会表示，港口货运仍在增长。", "梅尔森", {"name": "线上新闻发布会", "speaker": ["梅尔森"]}),
    ("远洋渔业协会会长丁一鸣10日在年度记者会透露，船队已经返航。", "丁一鸣", {"speaker": ["丁一鸣"]}),
    ("首批援助物资已抵达东陵\n10日，东陵国发言人梅尔森在当天举行的新闻发布会上说，感谢各方帮助。", "梅尔森", {"name": "新闻发布会", "speaker": ["梅尔森"]}),
]


@pytest.mark.parametrize(("text", "names", "wanted"), CASES, ids=[text[:28] for text, _, _ in CASES])
def test_meetings_of_the_national_papers(text: str, names: str, wanted: dict[str, Any]) -> None:
    (meeting,) = read(text, names)
    assert facts(meeting, list(wanted)) == wanted


# look-alikes: what the only meeting must not say
TRAPS: list[tuple[str, str, dict[str, Any]]] = [
    ("5月10日，省长丁一鸣主持召开座谈会，听取大家的意见建议。", "丁一鸣", {"agenda": []}),
    ("5月10日，省政协召开主席会议。要深入调研，引导政协委员围绕重要任务提出意见建议。", "", {"groups": []}),
    ("5月10日，护林座谈会召开。要认真听取和反映基层群众的意见建议。", "", {"groups": []}),
    ("5月10日，执法检查座谈会召开，听取情况介绍和人大代表意见建议。", "", {"groups": []}),
    ("5月10日，省新闻办召开新闻发布会。会上介绍，将着力破除外资企业参加采购的障碍。", "", {"groups": []}),
    ("5月10日，省政协召开协商座谈会。要广泛宣介新时代以来港口建设的进展，宣讲政策。", "", {"groups": []}),
    ("5月10日，海峡渔工论坛举行。论坛包括两岸工会代表发言、专题研讨等环节。", "", {"groups": []}),
    ("5月10日，网络渔市大会新闻发布会召开。主论坛将安排网络主播、渔民代表等分享交流。", "", {"groups": []}),
    ("5月10日，茶叶论坛举行。与会专家认为，茶园扩大了。", "", {"groups": []}),
    ("5月10日，副总理丁一鸣向东陵国总统梅尔森转达问候后出席茶叶论坛。", "丁一鸣 梅尔森", {"attendee": ["丁一鸣"]}),
    ("5月10日，副省长丁一鸣主持全省护林会议。王小川主持的茶叶论坛去年已经结束。", "丁一鸣 王小川", {"chair": ["丁一鸣"]}),
]


@pytest.mark.parametrize(("text", "names", "wanted"), TRAPS, ids=[text[:28] for text, _, _ in TRAPS])
def test_what_the_national_papers_do_not_say(text: str, names: str, wanted: dict[str, Any]) -> None:
    (meeting,) = read(text, names)
    assert facts(meeting, list(wanted)) == wanted


def test_several_meetings_chaired_in_one_sentence() -> None:
    text = "5月10日，副总理丁一鸣在青川会见东陵国总理梅尔森，并共同主持渔业合作委员会第四次会议、港口联合理事会第二次会议。"
    meetings = read(text, "丁一鸣 梅尔森")
    assert [facts(one, ["chair", "place"]) for one in meetings] == [{"chair": ["丁一鸣", "梅尔森"], "place": "青川"}] * 2


@pytest.mark.parametrize("text", [
    "落成\n梅尔森说：“今天我非常高兴同丁一鸣主席共同参加两座大楼落成仪式。”",
    "总统来访\n梅尔森是应丁一鸣邀请来访并出席茶叶论坛开幕式的。",
])
def test_a_meeting_only_spoken_of(text: str) -> None:
    assert read(text, "丁一鸣 梅尔森") == []
