"""The quotations of events as spans of a Doc."""
from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from newsie.records import Appointment, Meeting, Visit


def quoted_spans(doc: Doc, records: Iterable[Meeting | Visit | Appointment], label: str) -> list[Span]:
    """Return what is quoted of the records, in order of the text; a span is widened to whole tokens."""
    spans = {
        (quote.start, quote.end, record.rule or ""): doc.char_span(
            quote.start, quote.end, label=label, kb_id=record.rule or "", alignment_mode="expand"
        )
        for record in records
        for quote in record.evidence
    }
    return [span for _, span in sorted(spans.items(), key=lambda item: item[0]) if span is not None]
