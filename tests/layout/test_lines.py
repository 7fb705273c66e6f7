"""Lines and their characters: letter-spacing, pieces of one line, bylines, datelines, jumps, furniture."""

from __future__ import annotations

import pytest

from newsie.layout.bylines import credits, gloss, picture_credit, split_names
from newsie.layout.characters import clean, spaced_out
from newsie.layout.datelines import find_inside, read_formula
from newsie.layout.jumps import find_jumps, is_furniture
from newsie.layout.lines import read_lines


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("本 报 讯（记 者 林 致", "本报讯（记者林致"),
        ("春 节 ，云 河 火 车 站 加 开 班 次", "春节，云河火车站加开班次"),
        ("把 冷 资 源 做 成   热 产 业", "把冷资源做成 热产业"),
        ("扛牢粮食安全责任  推进乡村振兴", "扛牢粮食安全责任 推进乡村振兴"),
        ("产量 达到 220 千伏", "产量 达到220千伏"),
        ("留学生 ANNA BERG、 JOHN SMITH", "留学生ANNA BERG、JOHN SMITH"),
        ("2 0 2 6 年 活 动 周 启 动", "2026年活动周启动"),
        ("１２月３日，Ｋ５０６９次", "12月3日，K5069次"),
        ("1987.07--1991.06 某研究所研究人员", "1987.07--1991.06 某研究所研究人员"),
        ("为目标团结奋斗本 报 讯（记者何清）", "为目标团结奋斗本报讯（记者何清）"),
        ("林致远（女） 何 清 崔晓岚", "林致远（女） 何清 崔晓岚"),
        ('他说:"会议,很好"(完)', '他说:"会议,很好"(完)'),
        ("\u200b云河\ufeff日报", "云河日报"),
    ],
)
def test_cleaning_keeps_what_a_gap_says(printed: str, cleaned: str) -> None:
    assert clean(printed, 0, len(printed)).text == cleaned


def test_cleaned_characters_know_their_place() -> None:
    source = "甲\n本 报 ３ 月\n"
    found = clean(source, 2, len(source) - 1)
    assert found.text == "本报3月"
    assert [source[i] for i in found.offsets] == ["本", "报", "３", "月"]


def test_flattened_line_loses_its_wraps() -> None:
    line = "新一轮产业变革 机遇难得，积极落实 部署"
    assert clean(line, 0, len(line), flattened=True).text == "新一轮产业变革机遇难得，积极落实部署"
    assert clean(line, 0, len(line)).text == line


def test_two_gaps_do_not_make_letter_spacing() -> None:
    assert not spaced_out("坚持 改革 创新")
    assert spaced_out("坚 持 改 革 创 新")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("林致远 何清、崔晓岚", ["林致远", "何清", "崔晓岚"]),
        ("林致远何清崔晓岚", ["林致远", "何清", "崔晓岚"]),
        ("周宇张宁", ["周宇", "张宁"]),
        ("邵文 博", ["邵文博"]),
        ("欧阳晓明", ["欧阳晓明"]),
        ("随着五一临近", []),
        ("会议室", []),
    ],
)
def test_names_of_a_byline(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云河日报记者 崔晓岚", [("崔晓岚", "reporter", "云河日报")]),
        ("东洲晚报全媒体记者 姜雨桐", [("姜雨桐", "reporter", "东洲晚报")]),
        (
            "本报记者 林致远 通讯员 何清 摄影报道",
            [("林致远", "reporter", "本报"), ("何清", "correspondent", None)],
        ),
        ("撰文 | 周宇 何清", [("周宇", "reporter", None), ("何清", "reporter", None)]),
        ("（文/图 林致远 何清）", [("林致远", "reporter", None), ("何清", "reporter", None)]),
        ("宋一鸣 摄", [("宋一鸣", "photographer", None)]),
        ("本报评论员", []),
        ("社 论", []),
    ],
)
def test_credits(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = credits(text)
    assert found is not None
    assert [(b.name, b.role, b.outlet) for b in found] == expected


@pytest.mark.parametrize("text", ["会议由何清主持", "记者从云河市获悉", "何清指出", "本报讯", "市委书记何清"])
def test_no_credits(text: str) -> None:
    assert credits(text) is None


def test_gloss_holds_nothing_but_names() -> None:
    assert [b.name for b in gloss("(林致远 何清)") or ()] == ["林致远", "何清"]
    assert gloss("（试行）") is None


def test_picture_credits() -> None:
    assert [b.name for b in picture_credit("选手在比赛中 东洲晚报记者 姜雨桐 摄") or ()] == ["姜雨桐"]
    assert picture_credit("学生们 学校供图") == ()
    assert picture_credit("会上展示了样品") is None


@pytest.mark.parametrize(
    ("text", "agency", "place", "date", "names"),
    [
        ("新华社北京4月25日电 会议", "新华社", "北京", "XXXX-04-25", []),
        ("本报讯（记者林致远 何清）昨日", "本报", None, None, ["林致远", "何清"]),
        ("本报11月28日讯(记者何清)今天", "本报", None, "XXXX-11-28", ["何清"]),
        ("本报北京4月30日电 （记者何清）会议", "本报", "北京", "XXXX-04-30", ["何清"]),
        ("本报 11月 10日讯（记者何清）今天", "本报", None, "XXXX-11-10", ["何清"]),
        ("中新社昆明4月1日电(陈静)记者1日获悉", "中新社", "昆明", "XXXX-04-01", ["陈静"]),
        ("本台消息：日前", "本台", None, None, []),
        ("CCTV.com消息(新闻联播3月17日播出)：会议", "CCTV.com", None, "XXXX-03-17", []),
        ("新华社北京2025年4月25日电 会议", "新华社", "北京", "2025-04-25", []),
    ],
)
def test_datelines(text: str, agency: str, place: str | None, date: str | None, names: list[str]) -> None:
    formula = read_formula(clean(text, 0, len(text)).text)
    assert formula is not None
    assert (formula.dateline.agency, formula.dateline.place, formula.dateline.date) == (agency, place, date)
    assert [b.name for b in formula.byline] == names


@pytest.mark.parametrize(
    "text", ["本报记者从市气象局获悉", "据云河日报客户端消息，4月29日", "新华社记者说", "讯息"]
)
def test_no_dateline(text: str) -> None:
    assert read_formula(text) is None


def test_second_article_inside_a_line() -> None:
    assert find_inside("何清主持本报讯（记者林致远）日前，") == 4
    assert find_inside("。据新华社北京4月25日电 会议") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（上接A1版）", [("from", "A1版")]),
        ("更加幸福。（下转第三版）", [("on", "第三版")]),
        ("◀上接A01版大家表示", [("from", "A01版")]),
        ("下转第二版", [("on", "第二版")]),
        ("请看下转第二版的报道", []),
    ],
)
def test_jumps(text: str, found: list[tuple[str, str]]) -> None:
    assert [(j.kind, j.target) for j in find_jumps(text)] == found


@pytest.mark.parametrize(
    "text", ["A1", "第3版", "要 闻", "2025年4月28日 星期一", "责任编辑：何清 美编：石磊", "云河日报"]
)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text", ["4月28日，市委", "统筹推进基础设施建", "要闻发布会召开", "一、任命何清为副市长。"]
)
def test_no_furniture(text: str) -> None:
    assert not is_furniture(text)


def test_pieces_of_a_line() -> None:
    lines = read_lines("真切体会到便捷的服务。 云河日报记者 何清\n\n（上接A1版）上午10时，大会开始。")
    assert [(x.number, x.role, x.text) for x in lines] == [
        (1, "text", "真切体会到便捷的服务。"),
        (1, "credit", "云河日报记者 何清"),
        (3, "from", "（上接A1版）"),
        (3, "text", "上午10时，大会开始。"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028"])
def test_every_line_end_ends_a_line(end: str) -> None:
    assert [x.number for x in read_lines(f"一日{end}{end}二日")] == [1, 3]
