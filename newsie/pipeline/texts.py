"""The text of a Doc, without putting it together anew from its tokens at every call."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc


def text_of(doc: Doc) -> str:
    """Return ``doc.text``; what ``doc.user_data["newsie"]`` says it is, if it has the Doc's length.

    Examples:
        >>> import spacy
        >>> text_of(spacy.blank("zh")("市委召开会议"))
        '市委召开会议'
    """
    context: dict[str, Any] = doc.user_data.get("newsie") or {}
    text: str | None = context.get("text")
    if text is not None and len(doc) and doc[-1].idx + len(doc[-1].text_with_ws) == len(text):
        return text
    return doc.text
