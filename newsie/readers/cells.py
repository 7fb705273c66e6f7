"""A field of a row → its text: lists of paragraphs, HTML in a field, line ends written as two characters."""

from __future__ import annotations

import html
import re
from typing import Any

_TAG = re.compile(
    r"</(?:p|div|span|strong|b|em|font|section|table|td|tr|li|ul|a|h[1-6])\s{0,4}>|<br\s{0,4}/?>|"
    r"<(?:p|div|span|img|table|section)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_LINE_END = re.compile(r"[\r\n]")
#: A line end written as two characters, behind a sentence or before an indent.
_WRITTEN_END = re.compile(r"(?:\\r)?\\n")
_SEVERAL = 2


def is_text(value: Any) -> bool:
    """Tell whether a value is a text that is not blank, or a list of strings that holds one.

    Examples:
        >>> is_text("x"), is_text(["", "x"]), is_text([{}]), is_text(" ")
        (True, True, False, False)
    """
    if isinstance(value, list):
        return all(isinstance(part, str) for part in value) and any(part.strip() for part in value)
    return isinstance(value, str) and bool(value.strip())


def text_of(value: Any) -> tuple[Any, list[str]]:
    r"""Return the text of a field and what was wrong with it; what is no text is given back as it is.

    Examples:
        >>> text_of(["市委开会。", "昨日闭幕。"])
        ('市委开会。\n昨日闭幕。', [])
        >>> text_of("甲县开会。\\n乙县开会。\\n丙县开会。")[0].splitlines()
        ['甲县开会。', '乙县开会。', '丙县开会。']
        >>> text_of("路径C:\\new是什么")[0]
        '路径C:\\new是什么'
    """
    if isinstance(value, list) and is_text(value):
        value = "\n".join(part.rstrip("\r\n") for part in value if part.strip())
    if not isinstance(value, str):
        return value, []
    if not _LINE_END.search(value) and len(_WRITTEN_END.findall(value)) >= _SEVERAL:
        value = _WRITTEN_END.sub("\n", value)
    if _TAG.search(value):
        return _of_html(value)
    return (html.unescape(value) if _ENTITY.search(value) else value), []


def _of_html(value: str) -> tuple[str, list[str]]:
    """The lines of a piece of HTML."""
    try:
        import lxml.html  # type: ignore[import-untyped,unused-ignore]
        from lxml import etree  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return value, ["a field holds HTML, whose tags are left in the text: pip install 'newsie-zh[html]'"]
    from newsie.readers.blocks_of_html import blocks_of

    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(f"<html><body>{value.replace(chr(0), '')}</body></html>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        return value, [f"a field holds HTML that is broken, and its tags are left in the text: {error}"]
    text = "\n".join(block.text for block in blocks_of(tree))
    return text, []
