"""Whole pages, one for each thing that printing and extraction do to them. All names and events are invented."""

from __future__ import annotations

import textwrap

import pytest

from newsie import records
from newsie.layout import take_apart

READING = [
    "本报讯（记者林致远）3月6日，市图书馆新馆正式开放，首日接待读者三千余人次。新馆建筑面积两万平方米，藏书八十万册，设有少儿阅览区、古籍修复室和视障读者服务区。",
    "馆长何清介绍，新馆推出自助借还、夜间借阅等服务，读者凭身份证即可办理借书证。周末还将举办亲子阅读、名家讲座等活动。",
    "不少读者表示，阅读环境比老馆好多了，以后周末会带孩子常来。",
]
FARMING = [
    "本报讯（记者崔晓岚）3月7日，市委书记魏长青到长桥镇调研春耕备耕工作。他强调，要把种子、化肥、农机准备到位，确保不误农时。",
    "在长桥镇农资商店，魏长青察看种子化肥供应和价格，要求供销部门备足货源，严厉打击假劣农资。",
    "葛文涛参加调研。",
]
MEETING = [
    "3月8日，市长葛文涛主持召开市政府常务会议，研究城市供热保障和小型水库除险加固工作。",
    "会议指出，供热事关千家万户，主管部门要摸清底数，停热之后立即组织管网改造，十月底前全部完工。",
    "会议还研究了其他事项。",
]


def wrapped(paragraphs: list[str], width: int) -> list[str]:
    """Lines of a column: each paragraph's first line two characters shorter, a blank line between paragraphs."""
    out: list[str] = []
    for paragraph in paragraphs:
        first, rest = paragraph[: width - 2], paragraph[width - 2 :]
        out += [first, *textwrap.wrap(rest, width), ""]
    return out


def page(*parts: str | list[str]) -> records.Page:
    lines = [line for part in parts for line in ([part] if isinstance(part, str) else part)]
    found = take_apart("\n".join(lines), source="page.txt")
    assert found.coverage() == 1.0
    return found


def titles(found: records.Page) -> list[str | None]:
    return [article.headline.title for article in found.articles]


def body(article: records.Article) -> str:
    return "".join(article.text[article.body_start :].split())


def bare(paragraphs: list[str]) -> str:
    return "".join("".join(paragraphs).split())


def test_headlines_before_their_bodies() -> None:
    found = page(
        "市图书馆新馆开放", "", wrapped(READING, 16), "魏长青到长桥镇调研春耕", "", wrapped(FARMING, 16)
    )
    assert titles(found) == ["市图书馆新馆开放", "魏长青到长桥镇调研春耕"]
    assert [body(a) for a in found.articles] == [bare(READING), bare(FARMING)]


def test_headlines_after_their_bodies() -> None:
    found = page(
        wrapped(READING, 14), "市图书馆新馆开放", "", wrapped(FARMING, 17), "魏长青到长桥镇调研春耕", ""
    )
    assert titles(found) == ["市图书馆新馆开放", "魏长青到长桥镇调研春耕"]
    assert [body(a) for a in found.articles] == [bare(READING), bare(FARMING)]


def test_headlines_in_reverse_order_at_the_end_of_a_run() -> None:
    found = page(
        wrapped(READING, 18),
        wrapped(FARMING, 18),
        "魏长青到长桥镇调研时强调",
        "",
        "备足种子化肥 不误春耕农时",
        "",
        "市图书馆新馆开放",
    )
    assert titles(found) == ["市图书馆新馆开放", "备足种子化肥 不误春耕农时"]
    assert found.articles[1].headline.kicker == "魏长青到长桥镇调研时强调"
    assert found.articles[1].lines[0][0] < found.articles[1].lines[-1][-1]


def test_blank_line_after_every_line() -> None:
    lines = [x for line in wrapped(READING, 19) if line for x in (line, "")]
    more = [x for line in wrapped(FARMING, 19) if line for x in (line, "")]
    found = page(lines, "市 图 书 馆 新 馆 开 放", "", more, "魏长青到长桥镇调研春耕")
    assert titles(found) == ["市图书馆新馆开放", "魏长青到长桥镇调研春耕"]
    assert [body(a) for a in found.articles] == [bare(READING), bare(FARMING)]


def test_a_word_cut_by_a_column_goes_together_again() -> None:
    first, rest = READING[1][:31], READING[1][31:]
    found = page("市图书馆新馆开放", "", READING[0], "", first, "", rest, "", READING[2])
    assert titles(found) == ["市图书馆新馆开放"]
    assert READING[1] in found.articles[0].text


def test_wraps_flattened_to_blanks_go() -> None:
    flat = [" ".join(textwrap.wrap(paragraph, 15)) for paragraph in READING]
    found = page("市图书馆新馆开放", "", flat[0], "", flat[1], "", flat[2])
    assert titles(found) == ["市图书馆新馆开放"]
    assert [line for line in found.articles[0].text.split("\n")[1:]] == READING


def test_two_articles_share_a_line() -> None:
    head = wrapped(MEETING, 18)[:-1]
    tail = wrapped(READING, 18)
    found = page(head, "市政府召开常务会议", "葛文涛主持" + tail[0], tail[1:], "市图书馆新馆开放")
    shared = len(head) + 2
    assert [shared in range(a, b + 1) for article in found.articles for a, b in article.lines].count(
        True
    ) == 2
    assert found.articles[0].headline.subtitles == ("葛文涛主持",)
    assert body(found.articles[1]).startswith("本报讯（记者林致远）3月6日")


def test_credit_ends_an_article_and_is_no_text() -> None:
    found = page(wrapped(MEETING, 16)[:-1], "云河日报记者 何清", wrapped(READING, 16))
    assert len(found.articles) == 2
    assert found.articles[0].text.endswith("会议还研究了其他事项。")
    assert [(b.name, b.outlet) for b in found.articles[0].byline] == [("何清", "云河日报")]
    assert [aside.kind for aside in found.articles[0].asides] == ["byline"]


def test_jumps_are_kept_apart() -> None:
    found = page(
        "（上接A1版）",
        wrapped(MEETING[1:], 16),
        wrapped(READING[:2], 16)[:-1],
        "读者反映 （下转第三版）",
        "",
        "市图书馆新馆开放",
    )
    assert [(a.continued_from, a.continued_on) for a in found.articles] == [("A1版", None), (None, "第三版")]
    assert titles(found) == [None, "市图书馆新馆开放"]
    assert found.articles[1].text.endswith("读者反映")


def test_notices_with_their_notes() -> None:
    note = "（2024年6月27日云河市第八届人民代表大会常务委员会第十九次会议通过）"
    found = page(
        "云河市人民代表大会常务委员会决定任命名单",
        note,
        "",
        "任命林致远为云河市人民政府副市长。",
        "",
        "云河市第八届人民代表大会常务委员会",
        "关于接受石磊辞职请求的决定",
        note,
        "",
        "根据《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》的有关规定，会议决定，接受石磊辞去云河市副市长职务的请求。",
    )
    assert titles(found) == [
        "云河市人民代表大会常务委员会决定任命名单",
        "云河市第八届人民代表大会常务委员会 关于接受石磊辞职请求的决定",
    ]
    assert [a.headline.subtitles for a in found.articles] == [(note,), (note,)]
    assert [a.kind for a in found.articles] == ["notice", "decision"]


def test_caption_that_stands_alone() -> None:
    caption = "青岭县推进林下经济，农户在参棚里管护人参，带动八百户增收。图为农户在田间除草。"
    found = page("市图书馆新馆开放", "", "\n\n".join(READING), "", "", "", caption, "", "宋一鸣 摄")
    assert [a.kind for a in found.articles] == ["news", "caption"]
    assert found.articles[1].headline.title is None
    assert [(b.name, b.role) for b in found.articles[1].byline] == [("宋一鸣", "photographer")]


def test_commentary() -> None:
    found = page(
        "安全这根弦 一刻不能松",
        "",
        "社论",
        "",
        "安全生产是发展的底线。越是任务繁重，越要绷紧安全这根弦。",
        "",
        "各级干部要把责任扛在肩上。",
    )
    assert found.articles[0].kind == "commentary"
    assert found.articles[0].headline.title == "安全这根弦 一刻不能松"


def test_furniture_belongs_to_nobody() -> None:
    found = page(
        "A2",
        "2025年3月8日 星期六",
        "要 闻",
        "",
        "市图书馆新馆开放",
        "",
        wrapped(READING, 16),
        "责任编辑：石磊 美编：鲁宁",
    )
    assert [line.text for line in found.furniture] == [
        "A2",
        "2025年3月8日 星期六",
        "要 闻",
        "责任编辑：石磊 美编：鲁宁",
    ]
    assert found.published == "2025-03-08"
    assert len(found.articles) == 1


@pytest.mark.parametrize(
    "paragraphs",
    [
        [
            "会议决定任命何清为云河市副市长。",
            "何清简历",
            "1990.07--1995.06 某研究所研究人员",
            "1995.06--2001.09 某办公室副主任",
        ],
        ["一、免去林致远的审判员职务。", "二、任命何清、崔晓岚（女）为审判员。", "三、任命石磊为检察员。"],
        ["新馆开放首日。", "看点一", "藏书八十万册。", "看点二", "夜间也能借书。", "新华社北京4月27日电"],
        ["云河市图书馆新馆开放", "（全文）", "林致远（女） 何清 崔晓岚 石磊"],
    ],
)
def test_clean_running_text_is_one_article(paragraphs: list[str]) -> None:
    found = page("何清任云河市副市长 此前任秘书长", "", paragraphs)
    assert titles(found) == ["何清任云河市副市长 此前任秘书长"]
    signed = [line for line in paragraphs if line.endswith("日电")]  # the agency's formula is no part of the text
    assert found.articles[0].text.split("\n")[1:] == [line for line in paragraphs if line not in signed]
    assert [aside.text for aside in found.articles[0].asides] == signed


def test_dateline_at_the_end_of_running_text() -> None:
    found = page(
        "农业法大修四大看点", "", ["务农重本，国之大纲。", "修订草案提请审议。", "新华社北京4月27日电"]
    )
    assert (found.articles[0].dateline.agency, found.articles[0].dateline.date) == ("新华社", "XXXX-04-27")


def test_no_headline_is_no_title() -> None:
    found = page(wrapped(READING, 16))
    assert titles(found) == [None]
    assert found.articles[0].body_start == 0


def test_empty_page() -> None:
    for text in ("", "\n\n \u3000\n", "\ufeff"):
        found = take_apart(text, source="empty.txt")
        assert (found.articles, found.coverage()) == ((), 1.0)
