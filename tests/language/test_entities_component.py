"""The component newsie_entities: what it writes on a Doc, and that it travels."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import newsie
from newsie.language.tagger import tag

TEXT = "国家统计局局长王保安介绍，临河市委书记韩立群到北京出席会议。"


@pytest.fixture(scope="module", params=["characters", "pkuseg"])
def nlp(request: pytest.FixtureRequest) -> Language:
    return newsie.load(segmenter=request.param)


def test_offsets_are_exact_whatever_the_tokens(nlp: Language) -> None:
    rows = nlp(TEXT).user_data["newsie_entities"]
    assert [(r["start"], r["end"], r["label"], r["score"]) for r in rows] == [
        (t.start, t.end, t.label, t.score) for t in tag(TEXT)
    ]
    assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in rows)


def test_every_span_has_a_score(nlp: Language) -> None:
    doc = nlp(TEXT)
    group = doc.spans["newsie_entities"]
    assert len(group.attrs["scores"]) == len(group) > 3
    assert {"PERSON", "ORG", "LOC", "POST"} >= {span.label_ for span in group}


def test_ents_are_set_and_not_taken_away(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert {("王保安", "PERSON"), ("韩立群", "PERSON")} <= {(e.text, e.label_) for e in doc.ents}
    doc = nlp.make_doc(TEXT)
    doc.ents = [doc.char_span(0, 2, label="MINE", alignment_mode="expand")]
    assert [e.label_ for e in nlp.get_pipe("newsie_entities")(doc).ents] == ["MINE"]


def test_a_doc_is_stored_with_its_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert [(s.text, s.label_) for s in again.spans["newsie_entities"]] == [
        (s.text, s.label_) for s in doc.spans["newsie_entities"]
    ]


def test_the_pipeline_is_stored_and_pickled(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "nlp")
    rows = nlp(TEXT).user_data["newsie_entities"]
    for again in (spacy.load(tmp_path / "nlp"), pickle.loads(pickle.dumps(nlp))):
        assert again(TEXT).user_data["newsie_entities"] == rows


def test_batches_and_processes_change_nothing(nlp: Language) -> None:
    texts = [TEXT, TEXT[:9], "", TEXT * 3]
    one = [nlp(text).user_data["newsie_entities"] for text in texts]
    for size, processes in ((1, 1), (3, 1), (2, 2)):
        docs = nlp.pipe(texts, batch_size=size, n_process=processes)
        assert [doc.user_data["newsie_entities"] for doc in docs] == one
