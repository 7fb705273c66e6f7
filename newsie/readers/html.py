"""HTML: the main text of a page of the web, its title, day, source and writers; menus and scripts are left out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from newsie.layout.sources import source_of
from newsie.layout.web_lines import WebLine, is_pages_own, read_web_line
from newsie.readers.blocks_of_html import Paragraphs, blocks_of, main_part
from newsie.readers.days import day_written
from newsie.readers.document import Document

_META_CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_HEAD = 4096
#: What is declared as these is written in their larger sets.
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
}
_GUESSES = ("utf-8", "gb18030", "big5hkscs")
_DECLARATION = re.compile(r"^\s{0,20}<\?xml[^>]{0,200}\?>")
#: A page put together of pieces closes more than once; what stands behind the first close would be lost.
_CLOSED_EARLY = re.compile(r"</(?:html|body)\s{0,4}>", re.IGNORECASE)
_TITLES = ("articletitle", "og:title", "twitter:title", "dc.title")
_DAYS = (
    "pubdate", "publishdate", "article:published_time", "og:release_date", "firstpublishedtime", "publish_time",
    "publishtime", "weibo: article:create_at", "datepublished", "apub:time", "dc.date", "date",
)  # fmt: skip
_SOURCES = ("contentsource", "source", "mediaid", "og:article:source")
_PAPER = re.compile("(?:日报|晚报|时报|早报|晨报|商报|都市报|快报|青年报|周报|导报)$")
#: The site behind a title: _临河新闻网, - 临河县人民政府, | 要闻.
_SUFFIX = re.compile(r"\s{0,4}(?:[_|｜–—]{1,2}|\s-{1,2}\s?|-{1,2}(?=[^-_|]{2,20}$))\s{0,4}[^_|｜–—]{1,24}$")
_SITE = re.compile(
    "网|报|政府|新闻|门户|平台|台|频道|官方|要闻|时政|动态|传媒|发布|资讯|人大|政协|委员会|局$|厅$|国务院|公报|专题|首页"
)
_SHORTEST_TITLE = 4
_TEXT = re.compile(r"\w")


def documents(name: str, data: bytes) -> Iterator[Document]:
    """Yield the text of an HTML page: its title, its line of time and source, its paragraphs, tables row by row.

    Args:
        name: what to call it.
        data: the file's bytes.

    Yields:
        One document: ``headline`` is the title without the site's name, ``published`` and ``byline`` what the page's
        head or its line of time and source says, ``newspaper`` the source where that is a paper. Menus, scripts,
        hidden parts, lists of links and what the site says of itself are *not* in the text; nor is text that a script
        would load.

    Raises:
        ValueError: no text is in it, or lxml is missing (the message says how to install it).

    Examples:
        >>> page = "<title>水渠通水_临河新闻网</title><p>2020-07-21 08:00 来源：临河日报</p><p>7月20日，水渠通水。</p>"
        >>> (found,) = documents("a.html", page.encode())
        >>> found.headline, found.published, found.newspaper
        ('水渠通水', '2020-07-21', '临河日报')
        >>> found.text.splitlines()
        ['水渠通水', '2020-07-21 08:00 来源：临河日报', '', '7月20日，水渠通水。']
    """
    source, warnings = _decoded(data)
    tree = _tree(name, source)
    everything = blocks_of(tree)
    title = _title(tree, everything)
    body = [block.text for block in main_part(tree)]
    said = _said(everything)
    above, below = (said[1], said[2]) if said else ([], [])
    apart = {*above, *below}
    lines = [text for text in _without_title(body, title) if text not in apart and not is_pages_own(text)]
    if not any(_TEXT.search(line) for line in lines):
        raise ValueError(f"{name}: an HTML page without text (menus and scripts aside)")
    meta = _meta(tree)
    facts = said[0] if said else WebLine()
    outlet = facts.outlet or _first(meta, _SOURCES)
    head = [*([title] if title else []), *above]
    lines += below
    yield Document(
        name=name,
        text="\n".join([*head, *([""] if head else []), *lines]),
        format="html",
        headline=title,
        published=day_written(_first(meta, _DAYS) or "") or facts.day,
        newspaper=outlet if outlet and _PAPER.search(outlet) else None,
        byline=tuple(one.name for one in facts.people if one.role != "editor"),
        warnings=warnings,
    )


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, by their mark, by what the page declares, else by what they fit; and what did not fit."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    match = _META_CHARSET.search(data, 0, _HEAD)
    declared = match[1].decode("ascii").lower() if match else "utf-8"
    declared = _LARGER.get(declared, declared)
    for encoding in (declared, *_GUESSES):
        try:
            return data.decode(encoding), ()
        except (UnicodeDecodeError, LookupError):
            continue
    best = min(
        (data.decode(encoding, "replace") for encoding in _GUESSES), key=lambda text: text.count("\ufffd")
    )
    return best, (f"{best.count(chr(0xFFFD))} places are no text in any known encoding and were replaced",)


def _tree(name: str, source: str) -> Any:
    try:
        import lxml.html  # type: ignore[import-untyped,unused-ignore]
        from lxml import etree  # type: ignore[import-untyped,unused-ignore]
    except ImportError as error:
        raise ValueError(f"{name}: reading HTML needs lxml: pip install 'newsie-zh[html]'") from error
    text = _CLOSED_EARLY.sub("", _DECLARATION.sub("", source.replace("\x00", "")))
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ValueError(f"{name}: an HTML page without text") from error


def _meta(tree: Any) -> dict[str, str]:
    """What the head says by name, each name in small letters, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (
            (element.get("name") or element.get("property") or element.get("itemprop") or "").strip().lower()
        )
        value = " ".join((element.get("content") or "").split())
        if key and value:
            found.setdefault(key, value)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _same(text: str) -> str:
    return "".join(text.split())


def _title(tree: Any, everything: list[Paragraphs]) -> str | None:
    """The title that the page prints and its head names; else the head's without the site's name; else the only h1."""
    named = [text for text in (_first(_meta(tree), (key,)) for key in _TITLES) if text]
    named += [" ".join(element.text_content().split()) for element in list(tree.iter("title"))[:1]]
    whole = {_same(shorter): shorter for text in named for shorter in _shorter(text)}
    for i in range(len(everything)):
        for end in range(i + 2, min(i + 5, len(everything)) + 1):
            if (joined := "".join(_same(block.text) for block in everything[i:end])) in whole:
                return whole[joined]
    printed = {_same(block.text): block.text for block in everything if len(block.text) >= _SHORTEST_TITLE}
    for text in named:
        for shorter in _shorter(text):
            if _same(shorter) in printed:
                return printed[_same(shorter)]
    begun = [
        text
        for same, text in printed.items()
        if len(same) >= 8 and any(_same(t).startswith(same) for t in named)
    ]
    if begun:
        return max(begun, key=len)
    heads = [block.text for block in everything if block.tag == "h1"]
    if len(heads) == 1 and len(heads[0]) >= _SHORTEST_TITLE:
        return heads[0]
    for text in named:
        bare = text
        for shorter in _shorter(text):
            if shorter == bare or _SITE.search(bare[len(shorter) :]):
                bare = shorter
        if bare and not _is_site(bare):
            return bare
    return None


def _without_title(body: list[str], title: str | None) -> list[str]:
    """The lines but the title, on whatever lines it is printed."""
    wanted = _same(title or "")
    for i in range(min(len(body), 6)):
        for end in range(i + 1, min(i + 5, len(body)) + 1):
            if "".join(map(_same, body[i:end])) == wanted:
                return body[:i] + body[end:]
    return body


def _shorter(text: str) -> Iterator[str]:
    """The title, and what is left as one name after the other is cut off its end."""
    for _ in range(5):
        yield text
        cut = _SUFFIX.sub("", text)
        if cut == text or len(cut) < _SHORTEST_TITLE:
            return
        text = cut


def _is_site(text: str) -> bool:
    return len(text) <= 12 and re.search("(?:网|网站|首页|政府|新闻|详情|正文|文章)$", text) is not None


def _web_or_source(text: str) -> WebLine | None:
    """What a line says beside the text; a line of nothing but its source too."""
    web = read_web_line(text)
    if (
        web is None
        and len(text) <= 40
        and text.startswith(("来源", "稿件来源", "信息来源", "文章来源", "【来源", "（来源"))
    ):
        return WebLine(outlet=source_of(text.replace("来源于", "来源")))
    return web


def _said(everything: list[Paragraphs]) -> tuple[WebLine, list[str], list[str]] | None:
    """What the page's lines of time, source and people say together, these lines, and those of people alone."""
    found = [(web, block.text) for block in everything if (web := _web_or_source(block.text)) is not None]
    telling = [(web, text) for web, text in found if web.day or web.outlet or web.people]
    if not telling:
        return None
    people = {one.name: one for web, _ in telling for one in web.people}
    facts = WebLine(
        day=next((web.day for web, _ in telling if web.day), None),
        outlet=next((web.outlet for web, _ in telling if web.outlet), None),
        people=tuple(people.values()),
    )
    first = {text: bool(web.day or web.outlet) for web, text in telling}
    return (
        facts,
        [text for text, head in first.items() if head],
        [text for text, head in first.items() if not head],
    )
