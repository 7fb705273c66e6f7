"""The text of a Doc as the components read it: in simplified characters, and not put together anew at every call."""

from __future__ import annotations

from spacy.tokens import Doc

from newsie.characters import simplified
from newsie.pipeline.notes import CONTEXT


def text_of(doc: Doc) -> str:
    """Return ``doc.text`` in simplified characters; what ``doc.user_data["newsie"]`` says it is, if it has the Doc's
    length.

    Examples:
        >>> import spacy
        >>> text_of(spacy.blank("zh")("市委召开会议"))
        '市委召开会议'
        >>> text_of(spacy.blank("zh")("市委召開會議"))
        '市委召开会议'
    """
    context = doc.user_data.get(CONTEXT) or {}
    text: str | None = context.get("text")
    if text is not None and len(doc) and doc[-1].idx + len(doc[-1].text_with_ws) == len(text):
        return text
    return simplified(doc.text)
