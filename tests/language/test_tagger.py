"""The tagger as a machine: what it may return, and that it always returns the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsie.language.tagger import LABELS, TEMPLATES, Tagged, code_points, ngram_codes, tag, weights

TEXT = "国家统计局局长王保安介绍，临河市委书记韩立群、市长周文博到北京出席会议。\n新华社记者丁一鸣报道"
texts = st.text(alphabet="临河市委书记韩立群、北京大学（）\n AZ09，。·丁\U00020000", max_size=60)


def test_the_same_again() -> None:
    assert tag(TEXT) == tag(TEXT)
    assert tag(TEXT + "\n" + TEXT)[: len(tag(TEXT))] == tag(TEXT)


def test_nothing_in_nothing() -> None:
    assert tag("") == []
    assert tag("\n\n") == []
    assert tag("。") == []


@given(texts)
def test_stretches_are_in_order_and_in_one_line(text: str) -> None:
    last = 0
    for item in tag(text):
        assert last <= item.start < item.end <= len(text)
        assert item.label in {"PERSON", "ORG", "LOC"}
        assert "\n" not in text[item.start : item.end]
        last = item.end


def test_widths_and_digits_fall_together() -> None:
    assert code_points("３，Ａ\u3000").tolist() == code_points("7,z ").tolist()


def test_one_code_per_template_and_character() -> None:
    columns = ngram_codes(code_points("临河市"))
    assert len(columns) == len(TEMPLATES)
    assert {len(column) for column in columns} == {3}


def test_weights_are_whole_numbers_of_every_label() -> None:
    model = weights()
    assert len(model.transitions) == len(LABELS)
    assert all(scores.dtype == np.int32 and scores.shape[1] == len(LABELS) for scores in model.scores)
    assert all((table[1:] > table[:-1]).all() for table in model.codes)


def test_a_stretch_is_plain_data() -> None:
    assert Tagged(0, 3, "PERSON") == Tagged(0, 3, "PERSON")
