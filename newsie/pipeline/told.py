"""What the components of events write on a Doc: records, their quotations as spans, and the scenes they are told in."""
from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from newsie.events.news import News
from newsie.pipeline.notes import SCENES
from newsie.records import Appointment, Meeting, Visit

Event = Meeting | Visit | Appointment


def tell(doc: Doc, key: str, label: str, records: Iterable[Event], news: News) -> Doc:
    """Return ``doc`` with records under ``key``: plain dicts in ``user_data``, what is quoted of them in ``spans``."""
    records = list(records)
    doc.spans[key] = quoted_spans(doc, records, label)
    doc.user_data[key] = [record.to_dict() for record in records]
    doc.user_data[SCENES] = [scene.to_dict() for scene in news.scenes.all]
    return doc


def quoted_spans(doc: Doc, records: Iterable[Event], label: str) -> list[Span]:
    """Return what is quoted of the records, in order of the text; a span is widened to whole tokens."""
    spans = {
        (quote.start, quote.end, record.rule or ""): doc.char_span(
            quote.start, quote.end, label=label, kb_id=record.rule or "", alignment_mode="expand"
        )
        for record in records
        for quote in record.evidence
    }
    return [span for _, span in sorted(spans.items(), key=lambda item: item[0]) if span is not None]
