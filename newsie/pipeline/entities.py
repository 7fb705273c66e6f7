"""The spaCy component ``newsie_entities``: the recogniser's place in the pipeline.

It is the trained network of `newsie.language.recogniser`. Whatever stands here in its stead writes what
`mark` writes.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from newsie.language.organs import trimmed
from newsie.language.tagger import Tagged, tag, tag_all
from newsie.pipeline.notes import ENTITIES as KEY
from newsie.pipeline.texts import text_of

#: How much the network reads at once in a stream of Docs: bounds the memory, not the answer.
CHARACTERS = 100_000


class EntityMarker:
    """Marks PERSON, ORG, LOC and POST by the shipped recogniser.

    It writes ``doc.spans["newsie_entities"]``, with how sure each span is (0 to 1) in its ``attrs["scores"]``, as
    spaCy's own span categoriser does; ``doc.user_data["newsie_entities"]`` (exact offsets); and ``doc.ents`` where
    nobody has set them.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> _ = nlp.add_pipe("newsie_entities")
        >>> doc = nlp("国家统计局局长王保安介绍")
        >>> [(span.label_, span.text) for span in doc.spans["newsie_entities"]]
        [('ORG', '国家统计局'), ('POST', '局长'), ('PERSON', '王保安')]
        >>> [ent.text for ent in doc.ents]
        ['国家统计局', '局长', '王保安']
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its entities marked; a span is widened to whole tokens, the records stay exact."""
        return mark(doc, tag(text_of(doc)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1000) -> Iterator[Doc]:
        """Yield every Doc marked; the network reads several at once, which changes nothing but the time it takes."""
        for docs in batched(stream, batch_size):
            texts = [text_of(doc) for doc in docs]
            yield from map(mark, docs, tag_all(texts))


@Language.factory(KEY)
def make_entity_marker(nlp: Language, name: str) -> EntityMarker:
    """Return the component; it has no settings and no state."""
    return EntityMarker()


def batched(stream: Iterable[Doc], batch_size: int) -> Iterator[list[Doc]]:
    """Yield the Docs in lists of at most so many Docs and, unless one alone is longer, so many characters."""
    docs: list[Doc] = []
    size = 0
    for doc in stream:
        if docs and (len(docs) >= batch_size or size + len(doc) > CHARACTERS):
            yield docs
            docs, size = [], 0
        docs.append(doc)
        size += len(doc)
    if docs:
        yield docs


def mark(doc: Doc, tagged: Iterable[Tagged]) -> Doc:
    """Return ``doc`` with a recogniser's stretches written where the later components look for them."""
    spans: list[Span] = []
    scores: list[float] = []
    rows: list[dict[str, Any]] = []
    text = text_of(doc)
    for item in trimmed(text, tagged):
        span = doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
            scores.append(item.score)
        rows.append({"text": text[item.start : item.end], **vars(item)})
    doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans, attrs={"scores": scores})
    if not doc.ents:
        doc.ents = filter_spans(spans)  # two names in one word of the segmenter: the longer one
    doc.user_data[KEY] = rows
    return doc
