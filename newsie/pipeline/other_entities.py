"""The spaCy component ``newsie_other_entities``: another spaCy pipeline in the place of newsie's recogniser."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model

from newsie.language.cover import apart
from newsie.language.tagger import Tagged
from newsie.pipeline.entities import mark
from newsie.pipeline.texts import text_of

#: What other pipelines call a person, an organisation and a place; their other labels are ignored.
LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "NR": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
}  # fmt: skip


class OtherEntityMarker:
    """Marks what another pipeline finds: its ``doc.ents``, by their characters, whatever its tokens are.

    PERSON, PER and NR are people, ORG organisations, GPE, LOC and FAC places; other labels are ignored. It writes what
    ``newsie_entities`` writes. An error of the other pipeline is not caught.

    Examples:
        >>> import spacy
        >>> other = spacy.blank("zh")
        >>> ruler = other.add_pipe("entity_ruler")
        >>> ruler.add_patterns([{"label": "GPE", "pattern": "青河县"}])
        >>> nlp = spacy.blank("zh")
        >>> nlp.add_pipe("newsie_other_entities").other = other
        >>> doc = nlp("他到了青河县")
        >>> [(span.label_, span.text) for span in doc.spans["newsie_entities"]]
        [('LOC', '青河县')]
    """

    def __init__(self, other: Language | None = None) -> None:
        self.other = other

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with the other pipeline's entities marked.

        Raises:
            ValueError: there is no other pipeline.
        """
        if self.other is None:
            raise ValueError("newsie_other_entities has no pipeline: make it with newsie.load(entities=other_nlp)")
        text = text_of(doc)
        return mark(doc, apart(_stretches(text, self.other(text).ents)))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the other pipeline into a folder."""
        if self.other is not None:
            self.other.to_disk(path)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> OtherEntityMarker:
        """Load the other pipeline from the folder that `to_disk` wrote."""
        self.other = load_model(path) if Path(path).exists() else None
        return self


@Language.factory("newsie_other_entities")
def make_other_entity_marker(nlp: Language, name: str) -> OtherEntityMarker:
    """Return the component, still without the other pipeline."""
    return OtherEntityMarker()


def _stretches(text: str, ents: Iterable[Any]) -> Iterator[Tagged]:
    """Yield the entities that newsie has a label for, without outer blanks; no name runs over a line's end."""
    for ent in ents:
        start, end, label = ent.start_char, ent.end_char, LABELS.get(ent.label_)
        printed = text[start:end]
        start, end = start + len(printed) - len(printed.lstrip()), end - len(printed) + len(printed.rstrip())
        if label and start < end and "\n" not in text[start:end]:
            yield Tagged(start, end, label)
