"""HTML: pages as the content systems of local governments and news sites make them. All invented."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("lxml")

from newsie import extract
from newsie.readers.document import Document
from newsie.readers.html import documents

TITLE = "临河县召开春耕生产推进会"
FIRST = "8月3日，临河县召开春耕生产推进会，安排部署下一步重点任务。县长何立群主持会议，副县长唐若水通报有关情况。"
SECOND = "会议要求，各乡镇要把责任落实到人，把农资备足，把水渠修好，确保不误农时。"
LAST = "会议还研究了其他事项。"
PARAGRAPHS = [FIRST, SECOND, LAST]
BODY = "".join(f"<p>　　{text}</p>\n" for text in PARAGRAPHS)
MENU = "<ul>" + "".join(f'<li><a href="/{i}">{name}</a></li>' for i, name in enumerate(("首页", "要闻公开", "办事大厅"))) + "</ul>"
LINKS = "<ul>" + "".join(f'<li><a href="/{i}.html">{text}</a></li>' for i, text in enumerate(
    ("青石大桥合龙前的七十二小时", "候鸟又来了，湿地更热闹了，志愿者更忙了", "环湖赛今日开赛"))) + "</ul>"  # fmt: skip
FOOT = '<div class="footer"><p>版权所有：临河县人民政府 备案号：临ICP备01234567号</p></div>'
SCRIPT = "<script>var a = '<p>脚本里的字，不是正文。</p>';</script><style>p {color: red}</style>"
NOT_TEXT = ("办事大厅", "七十二小时", "候鸟又来了", "版权所有", "脚本里的字", "color: red", "字号", "上一篇", "当前位置")

LAYOUTS = {
    "government": f"""<html><head><title>{TITLE}_临河县人民政府</title><meta name="ArticleTitle" content="{TITLE}">
        <meta name="PubDate" content="2020-08-05 09:10"><meta name="ContentSource" content="临河日报">{SCRIPT}</head><body>
        <div class="nav">{MENU}</div><div class="position">当前位置：<a href="/">首页</a> &gt; <a>要闻</a></div><h1>{TITLE}</h1>
        <div class="info"><span>发布时间：2020-08-05</span><span>来源：临河日报</span><span>字号：大 中 小</span></div>
        <div class="TRS_Editor">{BODY}</div><div class="related"><h3>相关阅读</h3>{LINKS}</div>{FOOT}</body></html>""",
    "news site": f"""<html><head><title>{TITLE}-临河新闻网</title><meta property="og:title" content="{TITLE}"></head><body>
        <header>{MENU}</header><article><h1>{TITLE}</h1><div>2020-08-05 09:10 来源：临河日报 责任编辑：马德明</div>{BODY}</article>
        <aside>{LINKS}</aside><footer>版权所有 临河新闻网</footer></body></html>""",
    "tables": f"""<html><head><title>{TITLE}</title></head><body><table width="950"><tr><td>{MENU}</td></tr></table><table><tr><td>
        <table><tr><td align="center"><span class="Title"><b>{TITLE}</b></span></td></tr><tr><td align="center">发布日期：2020-08-05
        来源：临河日报 浏览次数：31</td></tr><tr><td>{BODY}</td></tr></table></td></tr></table>{FOOT}</body></html>""",
    "breaks": f"""<html><head><title>{TITLE} - 要闻 - 临河在线网</title></head><body><div id="menu">{MENU}</div><div class="tit">{TITLE}</div>
        <p class="time">2020年08月05日 09:10 来源：临河日报</p><div id="zoom">　　{"<br><br>　　".join(PARAGRAPHS)}</div>
        <div>上一篇：<a>大桥合龙</a></div><div>下一篇：<a>没有了</a></div>{FOOT}</body></html>""",
    "paragraphs as div": f"""<html><head><title>{TITLE}|临河发布</title></head><body><div class="top">{MENU}</div><div class="main"><h1>{TITLE}</h1>
        <div>时间：2020-08-05　来源：临河日报　作者：丁一鸣</div><div class="text">{"".join(f"<div>{t}</div>" for t in PARAGRAPHS)}</div></div>
        {FOOT}</body></html>""",
    "title in lines": f"""<html><head><title>{TITLE}_临河县政府网</title></head><body><div class="content"><p align="center"><b>临河县召开<br>
        春耕生产推进会</b></p><p>2020-08-05 09:10 来源：临河日报</p>{BODY}</div>{FOOT}</body></html>""",
    "closed early": f"""<html><head><title>{TITLE}</title></head><body><div class="header">{MENU}</div></body></html><div class="box">
        <h1>{TITLE}</h1><p>2020-08-05 09:10 来源：临河日报</p>{BODY}</div>{FOOT}""",
    "e-paper": f"""<html><head><title>临河日报</title></head><body><div id="pages">{LINKS}</div><table><tr><td><founder-title><h1>{TITLE}</h1>
        </founder-title></td></tr></table><div>2020-08-05 09:10 来源：临河日报</div><div id="ozoom"><founder-content>{BODY}</founder-content></div></body></html>""",
    "spans": f"""<html><head><title>{TITLE}_临河传媒</title></head><body><h2 class="t">{TITLE}</h2><div><span>临河日报</span> <em>2020-08-05 09:10</em></div>
        <div class="rich_media">{"".join(f"<section><span style='x'>{t[:9]}</span><span>{t[9:]}</span></section>" for t in PARAGRAPHS)}</div></body></html>""",
    "print": f"""<html><head><title>{TITLE}</title></head><body>{TITLE}<br>来源：临河日报 日期：2020-08-05<br>{"<br>".join(PARAGRAPHS)}</body></html>""",
    "info in a list": f"""<html><head><title>{TITLE}_通知公告_临河县农业农村局</title></head><body><div class="menu">{MENU}</div><h1>{TITLE}</h1>
        <ul class="info"><li>发布时间：2020-08-05</li><li>来源：临河日报</li><li>浏览量：12</li></ul><div class="con">{BODY}</div></body></html>""",
    "hidden": f"""<html><head><title>{TITLE}</title></head><body><div style="display: none">{FIRST * 3}办事大厅</div><h1>{TITLE}</h1>
        <p>2020-08-05 09:10 来源：临河日报</p><div>{BODY}</div></body></html>""",
    "one div of two": f"""<html><head><title>{TITLE}_临河网</title></head><body><div class="wrap clearfix"><div class="left"><h1>{TITLE}</h1>
        <div class="source">2020-08-05 09:10 来源：临河日报</div><div class="article-content">{BODY}</div></div><div class="right">{LINKS}{LINKS}</div></div></body></html>""",
    "line ends inside": f"""<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>2020-08-05 09:10 来源：临河日报</p><div><p>
        {FIRST[:20]}
        {FIRST[20:]}
        </p><p>{SECOND[:11]}
{SECOND[11:]}</p><p>{LAST}</p></div></body></html>""",
    "form": f"""<html><head><title>{TITLE}-临河县人大</title></head><body><form><div class="crumb">当前位置：首页 &gt; 人大要闻</div><h3>{TITLE}</h3>
        <div>【发布时间：2020-08-05】 【来源：临河日报】 【字号：大 中 小】</div><div class="view TRS_UEDITOR">{BODY}</div></form></body></html>""",
}  # fmt: skip


def read(html: str | bytes) -> Document:
    data = html if isinstance(html, bytes) else html.encode()
    (found,) = documents("page.html", data)
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_content_systems(layout: str) -> None:
    found = read(LAYOUTS[layout])
    assert found.format == "html"
    assert found.headline == TITLE
    assert found.published == "2020-08-05"
    assert found.newspaper == "临河日报"
    lines = found.text.split("\n")
    assert lines[0] == TITLE and found.text.count(TITLE) == 2  # the first sentence says it too
    assert [line for line in lines if line in PARAGRAPHS] == PARAGRAPHS
    assert lines[-1] == LAST or lines[-1].startswith(("上一篇", "责任编辑"))
    assert not [word for word in NOT_TEXT if any(word in line for line in lines[-4:])]
    assert "脚本" not in found.text and "办事大厅" not in found.text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_the_page_says_becomes_the_record(layout: str) -> None:
    page = extract(read(LAYOUTS[layout]).text, name="page.html")
    (article,) = page.articles
    assert article.headline.title == TITLE
    assert article.text[article.body_start :].split("\n") == PARAGRAPHS
    assert page.published == "2020-08-05" and article.dateline.agency == "临河日报"
    assert {person.name for person in article.people} == {"何立群", "唐若水"}


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gbk", "GBK"), ("gb18030", None), ("utf-8", None), ("utf-8", "gbk"),
     ("utf-8-sig", None), ("utf-16", None)],
)  # fmt: skip
def test_encodings(encoding: str, declared: str | None) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    found = read(f"<html><head>{meta}<title>{TITLE}</title></head><body>{BODY}</body></html>".encode(encoding))
    assert found.text.split("\n") == [TITLE, "", *PARAGRAPHS] and not found.warnings


def test_big5() -> None:
    body = "<p>市議會召開會議，審議通過兩項議案，議長何立群主持。</p>"
    found = read(f'<meta charset="big5"><title>市議會召開會議</title>{body}'.encode("big5"))
    assert found.headline == "市議會召開會議" and "審議通過" in found.text


def test_bytes_that_fit_nothing_are_told() -> None:
    found = read(f"<title>{TITLE}</title>{BODY}".encode() + b"<p>\xff\xff\xff\xfe\x80\xc3</p>")
    assert FIRST in found.text and "replaced" in found.warnings[0]


def test_a_table_of_names_stays_in_rows() -> None:
    rows = [("姓名", "现任职务", "拟任职务"), ("丁一鸣", "县水利局副局长", "县水利局局长"), ("何玉兰", "青石镇镇长", "青石镇党委书记")]
    table = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in rows)
    found = read(f"<h1>任前公示公告</h1><div><p>现将拟任职人选公示如下，请干部群众监督。</p><table>{table}</table><p>公示期五天。</p></div>")
    assert ["  ".join(row) for row in rows] == found.text.split("\n")[3:6]


@pytest.mark.parametrize(
    "html",
    ["", "<html></html>", "<script>var a = 1;</script>", "<p> &nbsp; </p>", f"<nav>{MENU}</nav>", "<!-- 只有注释 -->", "<title>临河新闻网</title>"],
)  # fmt: skip
def test_a_page_without_text_is_told_in_one_line(html: str) -> None:
    with pytest.raises(ValueError, match=r"^page\.html: an HTML page without text[^\n]*$"):
        read(html)


def test_lxml_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    with pytest.raises(ValueError, match=r"pip install 'newsie-zh\[html\]'"):
        read(f"<p>{FIRST}</p>")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("水渠通水_临河新闻网", "水渠通水"),
        ("水渠通水 - 要闻 - 临河县人民政府门户网站", "水渠通水"),
        ("水渠通水|临河发布", "水渠通水"),
        ("青石—临河高速通车", "青石—临河高速通车"),
        ("GDP-增速的背后", "GDP-增速的背后"),
        ("临河新闻网", None),
    ],
)
def test_titles_that_only_the_head_has(title: str, headline: str | None) -> None:
    assert read(f"<title>{title}</title><p>{FIRST}</p>").headline == headline


def test_deep_and_broken_pages_are_read() -> None:
    assert FIRST in read("<div>" * 200 + f"<p>{FIRST}</p>").text
    assert FIRST in read(f"<div><p>{FIRST}<div></b></p><td>{SECOND}").text
    assert FIRST in read(f"<?xml version='1.0' encoding='utf-8'?><html><body><p>{FIRST}</p></body></html>").text


def test_a_picture_of_a_menu_word_in_the_text_stays() -> None:
    text = "首页改版之后，办事大厅的入口移到了上方，分享到微信也更方便了。"
    assert text in read(f"<h1>网站改版了新样子</h1><div><p>{text}</p><p>{FIRST}</p></div>").text.split("\n")
