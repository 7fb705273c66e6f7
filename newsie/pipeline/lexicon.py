"""The spaCy component ``newsie_lexicon``: the user's own names, organisations and posts."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsie.language.own import Lexicon, read_lexicon
from newsie.pipeline.notes import LEXICON as KEY
from newsie.pipeline.texts import text_of


class LexiconMarker:
    """Marks the entries of a lexicon; the components after it believe them before rules and recogniser.

    It writes ``doc.spans["newsie_lexicon"]`` and ``doc.user_data["newsie_lexicon"]``. The entries are stored with the
    pipeline, so that a pipeline read from disk does not need the file.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> marker = nlp.add_pipe("newsie_lexicon")
        >>> marker.lexicon = Lexicon({"首席播报官": "POST"})
        >>> doc = nlp("首席播报官张小二")
        >>> [(span.label_, span.text) for span in doc.spans["newsie_lexicon"]]
        [('POST', '首席播报官')]
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its entries marked; a span is widened to whole tokens, the rows stay exact."""
        found = self.lexicon.find(text_of(doc))
        spans = [
            doc.char_span(own.start, own.end, label=own.label, alignment_mode="expand") for own in found
        ]
        doc.spans[KEY] = [span for span in spans if span is not None]
        doc.user_data[KEY] = [{"start": own.start, "end": own.end, "label": own.label} for own in found]
        return doc

    def to_bytes(self, **options: Any) -> bytes:
        """Return the entries."""
        return json.dumps(self.lexicon.labels, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, **options: Any) -> LexiconMarker:
        """Take the entries that `to_bytes` gave."""
        self.lexicon = Lexicon(json.loads(data))
        return self

    def to_disk(self, path: str | Path, **options: Any) -> None:
        """Write the entries to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **options: Any) -> LexiconMarker:
        """Take the entries that `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())


@Language.factory(KEY)
def make_lexicon_marker(nlp: Language, name: str, path: str | None = None) -> LexiconMarker:
    """Return the component; ``path`` is a lexicon as `newsie.language.own.read_lexicon` takes it."""
    return LexiconMarker(Lexicon(read_lexicon(path) if path is not None else {}))
