"""The spaCy component ``newsie_positions``: every post of a Doc, with and without a named holder."""
from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsie.pipeline.notes import LOOSE_POSTS, PEOPLE
from newsie.pipeline.notes import POSITIONS as KEY


class PositionMarker:
    """Collects the posts that ``newsie_people`` read beside names, and those it read without one.

    It writes ``doc.spans["newsie_positions"]`` (label POST) and ``doc.user_data["newsie_positions"]``.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> _ = nlp.add_pipe("newsie_people")
        >>> _ = nlp.add_pipe("newsie_positions")
        >>> doc = nlp("市委书记韩立群主持会议。")
        >>> [span.text for span in doc.spans["newsie_positions"]]
        ['市委书记']
    """

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its posts marked, in order of the text."""
        rows: list[dict[str, Any]] = [
            position for person in doc.user_data.get(PEOPLE) or () for position in person["positions"]
        ]
        rows += [row for row in doc.user_data.get(LOOSE_POSTS) or () if row["organization"]]
        rows.sort(key=lambda row: (row["start"], row["end"], row["person"] or ""))
        spans: list[Span] = []
        for start, end in sorted({(row["start"], row["end"]) for row in rows}):
            span = doc.char_span(start, end, label="POST", alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans[KEY] = spans
        doc.user_data[KEY] = rows
        return doc


@Language.factory(KEY)
def make_position_marker(nlp: Language, name: str) -> PositionMarker:
    """Return the component; it has no settings and no state."""
    return PositionMarker()
