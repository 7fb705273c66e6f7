"""Another spaCy pipeline in the place of newsie's recogniser."""

from __future__ import annotations

import multiprocessing
import pickle

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import newsie

TEXT = "青河县开会\n\n本报讯 4月28日，阿布拉哈与会。青河县的远大公司参加会议。"


def ruled(*patterns: tuple[str, str]) -> Language:
    """A pipeline that knows some names."""
    other = spacy.blank("zh")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": text} for label, text in patterns])
    return other


def entities(nlp: Language, text: str = TEXT) -> set[tuple[str, str, str | None]]:
    page = newsie.extract(text, nlp=nlp, published="2025-04-29")
    return {(e.label, e.text, e.rule) for article in page.articles for e in article.entities}


def test_its_names_are_taken() -> None:
    other = ruled(("PERSON", "阿布拉哈"), ("GPE", "青河县"), ("ORG", "远大公司"), ("PRODUCT", "会议"))
    found = entities(newsie.load(entities=other))
    assert {("PERSON", "阿布拉哈", "model"), ("LOC", "青河县", "model"), ("ORG", "远大公司", "model")} <= found
    assert "会议" not in {text for _, text, _ in found}


def test_newsies_own_recogniser_is_not_asked() -> None:
    nlp = newsie.load(entities=spacy.blank("zh"))
    assert nlp.pipe_names[0] == "newsie_entities"
    assert not [label for label, _, rule in entities(nlp) if rule == "model"]


def test_the_rules_go_on_working() -> None:
    page = newsie.extract("决定\n\n任命孙立为临河市副市长。", nlp=newsie.load(entities=spacy.blank("zh")))
    assert [(a.person, a.role) for a in page.articles[0].appointments] == [("孙立", "副市长")]


def test_words_for_tokens_give_the_same() -> None:
    other = ruled(("PERSON", "阿布拉哈"), ("GPE", "青河县"))
    one, two = newsie.load(entities=other), newsie.load(entities=other, segmenter="pkuseg")
    assert newsie.extract(TEXT, nlp=one).to_json() == newsie.extract(TEXT, nlp=two).to_json()


@pytest.mark.parametrize("wrong", ["zh_core_web_sm", str.upper, 5])
def test_what_is_no_pipeline_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"spacy\.load"):
        newsie.load(entities=wrong)  # type: ignore[arg-type]


def test_its_errors_are_not_swallowed() -> None:
    @Language.component("newsie_tests_broken")
    def broken(doc: Doc) -> Doc:
        raise RuntimeError("no licence")

    other = spacy.blank("zh")
    other.add_pipe("newsie_tests_broken")
    nlp = newsie.load(entities=other)
    with pytest.raises(RuntimeError, match="no licence"):
        newsie.extract(TEXT, nlp=nlp)
    pages = list(newsie.pipe([TEXT, TEXT], nlp=nlp))
    assert [page.warnings[0][:30] for page in pages] == ["failed: RuntimeError: no licen"] * 2


def test_it_is_pickled_and_stored_with_the_pipeline() -> None:
    nlp = newsie.load(entities=ruled(("PERSON", "阿布拉哈")))
    again = pickle.loads(pickle.dumps(nlp))
    assert entities(again) == entities(nlp)
    assert isinstance(nlp.to_bytes(), bytes)


@pytest.mark.parametrize("method", [m for m in ("fork", "spawn") if m in multiprocessing.get_all_start_methods()])
def test_several_processes(method: str) -> None:
    nlp = newsie.load(entities=ruled(("PERSON", "阿布拉哈")))
    alone = [page.to_json() for page in newsie.pipe([TEXT] * 3, nlp=nlp)]
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method(method, force=True)
    try:
        assert [page.to_json() for page in newsie.pipe([TEXT] * 3, nlp=nlp, n_process=2)] == alone
    finally:
        multiprocessing.set_start_method(before, force=True)


def test_odd_entities_break_nothing() -> None:
    """An entity may be a blank, run over a line's end, or cover half a page; its words are not newsie's."""

    @Language.component("newsie_tests_odd")
    def odd(doc: Doc) -> Doc:
        half = len(doc) // 2
        doc.ents = [Span(doc, 0, half, label="PER"), Span(doc, half, half + 1, label="GPE")]
        return doc

    text = "青河县开会\n\n本报讯 会议 开始，市长 王远大 到会。\n市委书记韩立群主持会议。"
    for other in (spacy.blank("xx"), spacy.blank("zh")):  # words between blanks, and characters
        other.add_pipe("newsie_tests_odd")
        (article,) = newsie.extract(text, nlp=newsie.load(entities=other)).articles
        assert "韩立群" in {person.name for person in article.people}
        assert all(article.text[e.start : e.end] == e.text for e in article.entities)
        assert newsie.records.Article.from_json(article.to_json()) == article
