"""Texts that speak of meetings and report none, and people who are not at the meeting."""
# ruff: noqa: E501 (one case a line)
from __future__ import annotations

import time
from typing import Any

import pytest

from newsie.events.meetings import find_meetings
from tests.events.meeting_cases import facts, read

NO_MEETING: list[tuple[str, str]] = [
    ("九届市人大第二次会议于2024年5月12日召开。", ""),
    ("市长丁一鸣10日出席行政会议前会见传媒时表示，一切顺利。", "丁一鸣"),
    ("丁一鸣会见客人\n市长丁一鸣10日在青石出席河流城市论坛期间会见沙洲市长王小川。", "丁一鸣 王小川"),
    ("丁一鸣会见客人\n市长丁一鸣10日会见来临河出席第三届临河运动会开幕式并访问青石的客人王小川。", "丁一鸣 王小川"),
    ("全市要深入贯彻省委经济工作会议精神，抓好落实。", ""),
    ("要认真学习市委书记丁一鸣在全市教育工作会议上的讲话。", "丁一鸣"),
    ("5月10日，市长丁一鸣到青石镇调研春耕生产。他强调，要不误农时。王小川参加调研。", "丁一鸣 王小川"),
    ("丁一鸣会见沙洲国客人\n市长丁一鸣10日会见来华出席临河论坛的沙洲国总理卡利莫夫。", "丁一鸣 卡利莫夫"),
    ("丁一鸣同卡利莫夫通电话\n10日，丁一鸣同卡利莫夫通电话。丁一鸣指出，上月，两国举行部长级会议，成果丰硕。", "丁一鸣 卡利莫夫"),
    ("第八届临河贸易洽谈会将于5月21日至24日在青石举办。", ""),
    ("记者10日获悉，全市水利工作会议定于6月在青石召开。", ""),
    ("2019年3月，临河市委召开水利工作会议，作出修渠的决定。", ""),
    ("去年10月，全省文旅大会在临河召开。", ""),
    ("《临河市水渠条例》已由临河市第九届人民代表大会常务委员会第五次会议于2024年5月10日通过，现予公布。", ""),
    ("水渠条例10日经临河市第九届人民代表大会第二次会议审议批准。", ""),
    ("10日，丁一鸣走进青石会议中心，参观了会议室。", "丁一鸣"),
    ("第一届水上运动会9日晚在青石落幕，临河队获得3枚金牌。选手丁一鸣说，很高兴。", "丁一鸣"),
    ("9月23日，由市委组织部主办的庆祝建市70周年文艺汇演在市图书馆举行。市委书记丁一鸣观看演出。", "丁一鸣"),
    ("王小川、李大江等出席欢送仪式。", "王小川 李大江"),
    ("市领导丁一鸣签署第五十九号市长令。", "丁一鸣"),
    ("他的新书《会议的历史》10日出版。", ""),
    ("“我们开过座谈会，大家都赞成，”村民李大江说。", "李大江"),
    ("前不久，村里召开了一次座谈会，商量修渠。", ""),
    ("三年前的5月9日，市委书记丁一鸣主持召开水利工作座谈会。", "丁一鸣"),
    ("我国成功举办大型国际多边会议的经验值得总结。", ""),
    ("5月9日，3月15日闭幕的会议成果汇编发行。", ""),
    ("2018年全市乡村道路现场会在青石举行。", ""),
    ("8年里，市委书记丁一鸣先后7次主持召开水利工作座谈会。", "丁一鸣"),
    ("第五条 委员会通过召开委员会全体会议等形式履行职责。", ""),
    ("王小川10日祝贺丁一鸣出席三河领导人会议并表示，愿扩大合作。", "丁一鸣 王小川"),
    ("治水之道\n赵大年总书记在主持第三次集体学习时强调，要治水。", "赵大年"),
    ("任命丁一鸣为临河市副市长。\n（2024年5月10日临河市第九届人民代表大会常务委员会第五次会议通过）", "丁一鸣"),
]


@pytest.mark.parametrize(("text", "names"), NO_MEETING, ids=[text[:24] for text, _ in NO_MEETING])
def test_no_meeting(text: str, names: str) -> None:
    assert [meeting.name for meeting in read(text, names)] == []


# text, people, what must be read of the only meeting
NO_MEETING_NEITHER: list[tuple[str, str]] = [
    ("水渠条例草案10日起提请大会表决。", ""),
    ("第五条 镇政府通过举办座谈会等形式听取意见。", ""),
    ("约百人10日在青石举行集会，抗议水价上涨。", ""),
    ("根据临河市第九届人民代表大会常务委员会第五次会议2024年5月10日的决定，免去丁一鸣的局长职务。", "丁一鸣"),
    ("丁一鸣签署决定\n《关于召开临河市第九届人民代表大会第二次会议的决定》公布。临河市第九届人民代表大会第二次会议于6月20日在临河召开。", "丁一鸣"),
    ("治水之道\n赵大年总书记在庆祝建市大会上发表重要讲话。", "赵大年"),
]


@pytest.mark.parametrize(("text", "names"), NO_MEETING_NEITHER, ids=[text[:24] for text, _ in NO_MEETING_NEITHER])
def test_spoken_of_only(text: str, names: str) -> None:
    assert [meeting.name for meeting in read(text, names)] == []


NOT_THERE: list[tuple[str, str, dict[str, Any]]] = [
    ("10日，全市水利工作会议召开。丁一鸣指出，书记赵大年高度重视水利，多次主持会议、作出部署，强调要修渠。", "丁一鸣 赵大年", {
        "speaker": ["丁一鸣"], "chair": []}),
    ("10日，以赵大年同志为核心的市委召开水利工作会议，强调要修渠。丁一鸣讲话。", "丁一鸣 赵大年", {"speaker": ["丁一鸣"]}),
    ("10日，全市水利工作会议召开。据总工程师王小川介绍，水渠长三里。丁一鸣讲话。", "丁一鸣 王小川", {"speaker": ["丁一鸣"]}),
    ("10日，全市水利工作会议召开。会后，丁一鸣接受记者采访。他说，水够了。", "丁一鸣", {"speaker": []}),
    ("10日，水情简报会举行。王小川5月3日表示，水库漏水。丁一鸣讲话。", "丁一鸣 王小川", {"speaker": ["丁一鸣"]}),
    ("10日，市委召开水利工作会议。丁一鸣讲话。会议强调，赵大年总书记指出，水利是命脉。", "丁一鸣 赵大年", {"speaker": ["丁一鸣"]}),
    ("10日，丁一鸣主持召开水利工作会议。市总工会相关负责人宣读倡议书。", "丁一鸣", {"speaker": []}),
    ("10日，市委常委会召开水利工作会议。村民李大江告诉记者，水渠修好了。", "李大江", {"speaker": []}),
    ("10日，水利座谈会在青石召开。丁一鸣讲话。\n会后，部分与会代表接受了本报记者采访。校长李大江表示，很受鼓舞。", "丁一鸣 李大江", {"speaker": ["丁一鸣"]}),
    ("10日，外交部举行例行记者会。发言人丁一鸣介绍，总理卡利莫夫将出席论坛。", "丁一鸣 卡利莫夫", {"attendee": [], "speaker": ["丁一鸣"]}),
    ("丁一鸣对防汛工作作出批示强调\n全市防汛工作会议10日召开。市长丁一鸣作出批示指出：要抓好防汛。", "丁一鸣", {"speaker": []}),
    ("10日，全市水利工作会议召开。会议学习了丁一鸣的重要讲话精神。", "丁一鸣", {"speaker": []}),
]


@pytest.mark.parametrize(("text", "names", "expected"), NOT_THERE, ids=[case[0][:24] for case in NOT_THERE])
def test_not_at_the_meeting(text: str, names: str, expected: dict[str, Any]) -> None:
    (meeting,) = read(text, names)
    assert facts(meeting, list(expected)) == expected


@pytest.mark.parametrize(
    "unit",
    ["会议", "“", "《", "（", "举行会议", "召开的", "第一次会议、", "、和会议", "暨大会", "将提请", "10日，市委召开会议，听取《甲》《乙》。",
     "出席", "主持", "王五出席会议，", "，作", "在这里举行，", "第十届", "本报讯（", "\n", "仪式在"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """Eight times the text may take some twelve times as long, not sixty-four."""
    seconds = []
    for size in (4_000, 32_000):
        text = unit * (size // len(unit))
        start = time.process_time()
        find_meetings(text)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 14 * seconds[0] + 0.15, seconds


@pytest.mark.parametrize("text", ["", "\n", "会议", "“会议", "召开", "主持", "\ufffd\x00会议", "第一次会议" * 3])
def test_any_text_is_read(text: str) -> None:
    assert isinstance(find_meetings(text), list)
