"""The spaCy component ``newsie_entities``: the recogniser's place in the pipeline.

Today it is the linear tagger of :mod:`newsie.language.tagger`. Whatever stands here in its stead has to write the same
two things: ``doc.spans["newsie_entities"]`` and ``doc.user_data["newsie_entities"]``.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsie.language.tagger import Tagged, tag

KEY = "newsie_entities"


class EntityMarker:
    """Marks PERSON, ORG and LOC by the shipped tagger.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> _ = nlp.add_pipe("newsie_entities")
        >>> doc = nlp("国家统计局局长王保安介绍")
        >>> [(span.label_, span.text) for span in doc.spans["newsie_entities"]]
        [('ORG', '国家统计局'), ('PERSON', '王保安')]
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its entities marked; a span is widened to whole tokens, the records stay exact."""
        return mark(doc, tag(doc.text))


@Language.factory(KEY)
def make_entity_marker(nlp: Language, name: str) -> EntityMarker:
    """Return the component; it has no settings and no state."""
    return EntityMarker()


def mark(doc: Doc, tagged: Iterable[Tagged]) -> Doc:
    """Return ``doc`` with a recogniser's stretches written where the later components look for them."""
    spans: list[Span] = []
    rows: list[dict[str, Any]] = []
    text = doc.text  # put together anew at every call
    for item in tagged:
        span = doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
        rows.append({"text": text[item.start : item.end], **vars(item)})
    doc.spans[KEY] = spans
    doc.user_data[KEY] = rows
    return doc


def marked(user_data: Mapping[str, Any]) -> list[Tagged]:
    """Return the entities a Doc carries in its ``user_data``, as stretches."""
    return [Tagged(row["start"], row["end"], row["label"], row.get("score", 1.0)) for row in user_data.get(KEY) or ()]
