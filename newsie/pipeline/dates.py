"""The spaCy component ``newsie_dates``: marks the time expressions of a Doc."""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsie.pipeline.notes import DATES as KEY
from newsie.pipeline.notes import context_in
from newsie.pipeline.texts import text_of
from newsie.timex import Anchors, find
from newsie.timex.values import day_of


class DateMarker:
    """Finds time expressions, anchored by what ``doc.user_data["newsie"]`` says of the page.

    It writes ``doc.spans["newsie_dates"]`` (label DATE, TIME …, the TIMEX3 value as ``kb_id_``) and
    ``doc.user_data["newsie_dates"]``, the records as plain dicts. A span is widened to whole tokens; the records keep
    the exact offsets.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> _ = nlp.add_pipe("newsie_dates")
        >>> doc = nlp.make_doc("4月28日，市委召开会议。")
        >>> doc.user_data["newsie"] = {"published": "2025-04-28"}
        >>> [span.kb_id_ for span in nlp(doc).spans["newsie_dates"]]
        ['2025-04-28']
    """

    def __init__(self, *, named: bool = False, in_names: bool = False) -> None:
        self.named, self.in_names = named, in_names

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its time expressions marked."""
        context = context_in(doc.user_data)
        # A misprinted dateline (2月30日) is no anchor; a day of issue was looked at when it was given.
        days = {name: day for name in ("published", "dateline") if (day := context.get(name)) and day_of(day)}
        anchors = Anchors(**days)
        dates = find(text_of(doc), anchors, named=self.named, in_names=self.in_names)
        spans: list[Span] = []
        for date in dates:
            span = doc.char_span(
                date.start, date.end, label=date.type, kb_id=date.value, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
        doc.spans[KEY] = spans
        doc.user_data[KEY] = [date.to_dict() for date in dates]
        return doc


@Language.factory(KEY, default_config={"named": False, "in_names": False})
def make_date_marker(nlp: Language, name: str, named: bool, in_names: bool) -> DateMarker:
    """Return the component, with the settings of `newsie.timex.find`; it has no state."""
    return DateMarker(named=named, in_names=in_names)
