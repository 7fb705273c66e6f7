"""Headlines: their parts, and the bodies that they belong to."""

from __future__ import annotations

import pytest

from newsie.layout.assignment import assign
from newsie.layout.headline_parts import read_headline
from newsie.layout.headlines import Run, match_headlines


@pytest.mark.parametrize(
    ("lines", "kicker", "title", "subtitles"),
    [
        (
            ["魏长青在调研时强调", "扛牢粮食安全责任", "推进乡村全面振兴"],
            "魏长青在调研时强调",
            "扛牢粮食安全责任 推进乡村全面振兴",
            (),
        ),
        (["坚定信心迎难而上", "魏长青主持"], None, "坚定信心迎难而上", ("魏长青主持",)),
        (
            ["市委常委会召开会议", "以更实作风推动项目建设", "魏长青主持并讲话"],
            "市委常委会召开会议",
            "以更实作风推动项目建设",
            ("魏长青主持并讲话",),
        ),
        (["云河：", "冰雪点燃新活力"], "云河：", "冰雪点燃新活力", ()),
        (["把土特产做成大文章", "——论做好三农工作"], None, "把土特产做成大文章", ("——论做好三农工作",)),
        (
            ["云河市人大常委会任命名单", "（2024年6月27日第十九次会议通过）"],
            None,
            "云河市人大常委会任命名单",
            ("（2024年6月27日第十九次会议通过）",),
        ),
        (
            ["云河市第八届人民代表大会常务委员会", "关于接受辞职请求的决定"],
            None,
            "云河市第八届人民代表大会常务委员会 关于接受辞职请求的决定",
            (),
        ),
        (
            ["持续推进救灾事业高质量发展", "全国救灾工作会议在云河召开"],
            None,
            "持续推进救灾事业高质量发展",
            ("全国救灾工作会议在云河召开",),
        ),
        (
            ["葛文涛杭秀兰出席", "魏长青在会上强调", "守牢安全底线"],
            "魏长青在会上强调",
            "守牢安全底线",
            ("葛文涛杭秀兰出席",),
        ),
        (
            ["北部快速路主线桥合龙", "市民出行可省二十分钟"],
            None,
            "北部快速路主线桥合龙 市民出行可省二十分钟",
            (),
        ),
        (["魏长青在调研时强调"], None, "魏长青在调研时强调", ()),
        ([], None, None, ()),
    ],
)
def test_parts(lines: list[str], kicker: str | None, title: str | None, subtitles: tuple[str, ...]) -> None:
    headline, order = read_headline(lines)
    assert (headline.kicker, headline.title, headline.subtitles) == (kicker, title, subtitles)
    assert sorted(order) == list(range(len(lines)))


READING = "本报讯 市图书馆新馆昨日开放，首日接待读者三千人，馆长何清介绍了自助借还系统。"
FARMING = "本报讯 魏长青到长桥镇调研春耕备耕，走进农资商店察看种子化肥供应。"
RAILWAY = "本报讯 云河高铁站春运期间加开临客八列，方便返乡旅客出行。"


def test_two_headlines_in_reverse_order() -> None:
    runs = [Run(("魏长青到长桥镇调研春耕", "市图书馆新馆开放"), (1, 1), 1)]
    assert match_headlines(runs, [READING, FARMING]) == [[1, 0]]


def test_headline_far_below_its_body() -> None:
    runs = [
        Run(("魏长青到长桥镇调研春耕",), (1,), 1),
        Run(("高铁站加开临客 春运返乡更方便",), (1,), 2),
        Run(("市图书馆新馆开放",), (1,), 2),
    ]
    assert match_headlines(runs, [READING, FARMING, RAILWAY]) == [[1], [2], [0]]


def test_lines_of_one_headline_stay_together() -> None:
    runs = [Run(("魏长青在长桥镇调研时强调", "把好种子化肥送到田头", "何清参加"), (1, 0, 0), 0)]
    assert match_headlines(runs, [FARMING, READING]) == [[0, 0, 0]]


def test_list_goes_to_the_list_it_names() -> None:
    bodies = [
        "任命何清为云河市监察委员会副主任。",
        "根据有关法律的规定，会议决定，接受石磊辞去云河市副市长职务的请求。",
        "任命林致远为云河市人民政府副市长。",
    ]
    note = "（2024年6月27日云河市第八届人大常委会第十九次会议通过）"
    runs = [
        Run(
            ("云河市人大常委会关于接受石磊辞职请求的决定", note, "云河市人大常委会决定任命名单", note),
            (1, 0, 1, 0),
            1,
        ),
        Run(("云河市人大常委会任命名单", note), (1, 0), 2),
    ]
    assert match_headlines(runs, bodies) == [[1, 1, 2, 2], [0, 0]]


def test_assignment_is_the_best_of_all() -> None:
    assert assign([[5.0, 4.0, 0.0], [5.0, 1.0, 0.0]]) == [1, 0]
    assert assign([]) == []
