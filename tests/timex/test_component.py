"""The spaCy component newsie_dates."""
from __future__ import annotations

import pickle

import pytest

spacy = pytest.importorskip("spacy")

from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

import newsie.pipeline.dates as dates  # noqa: E402


@pytest.fixture
def nlp() -> Language:
    nlp: Language = spacy.blank("zh")
    nlp.add_pipe("newsie_dates")
    return nlp


def test_it_marks_spans_and_leaves_plain_data(nlp: Language) -> None:
    doc = nlp.make_doc("今天上午，市委开会。")
    doc.user_data["newsie"] = {"published": "2025-04-28", "dateline": None}
    doc = nlp(doc)
    (span,) = doc.spans[dates.KEY]
    assert (span.text, span.label_, span.kb_id_) == ("今天上午", "TIME", "2025-04-28TMO")
    (record,) = doc.user_data[dates.KEY]
    assert (record["text"], record["value"], record["anchor"]) == ("今天上午", "2025-04-28TMO", "published")


def test_it_works_without_context(nlp: Language) -> None:
    doc = nlp("4月28日开会。")
    assert [span.kb_id_ for span in doc.spans[dates.KEY]] == ["XXXX-04-28"]
    assert nlp("").user_data[dates.KEY] == []


def test_it_survives_bytes_and_pickle(nlp: Language) -> None:
    doc = nlp("2025年4月28日开会。")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.user_data[dates.KEY] == doc.user_data[dates.KEY]
    assert isinstance(pickle.loads(pickle.dumps(dates.DateMarker())), dates.DateMarker)
