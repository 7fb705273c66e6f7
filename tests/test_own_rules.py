"""Rules of the user's: a new verb, a new gathering, a new word of office without Python; and what is refused."""
from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner

import newsie
from newsie.cli import main
from newsie.events.grammar.engine import RuleError

VISIT = r"""
[[rule]]
id = "visit.mine"
event = "visits"
kind = "inspection"
pattern = '(?P<lead>{PEOPLE}){HOW}(?:到|赴)(?P<place>[^{STOP}]{2,20}?)把脉问诊'
examples = ["5月9日，<lead>市长丁一鸣</lead>到<place>丰收镇</place>把脉问诊。"]
counter = ["5月9日，中医到丰收镇把脉问诊。"]
"""
MEETING = r"""
[[rule]]
id = "meeting.mine"
event = "meetings"
kind = "held"
pattern = '(?P<gathering>[^{STOP}]{2,20}?诗会){DAY}?在(?P<place>[^{STOP}]{2,10}?)(?:开锣|举行)'
examples = ["<gathering>青川春日诗会</gathering>5月10日在<place>青川</place>开锣。"]
counter = ["诗会的故事讲了一晚。"]
"""
APPOINTMENT = r"""
[[rule]]
id = "appoint.mine"
event = "appointments"
kind = "appoint"
pattern = '(?P<act>钦点)(?P<who>{PEOPLE})为(?P<post>[^{STOP}]{2,30})'
examples = ["校长会<act>钦点</act><who>丁一鸣</who>为<post>青川大学教务处处长</post>。"]
counter = ["他被钦点为画中人。"]
"""
PAGE = """市里的事

本报讯 5月10日，市长韩立群到桃花镇把脉问诊。
柳河夏日诗会5月10日在柳河开锣。市长韩立群出席并致辞。
"""


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def written(text: str, name: str = "mine.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def said(page: newsie.Page) -> dict[str, list[str | None]]:
    articles = page.articles
    return {
        "visits": [visit.rule for article in articles for visit in article.visits],
        "meetings": [meeting.rule for article in articles for meeting in article.meetings],
        "appointments": [change.rule for article in articles for change in article.appointments],
    }


def test_a_new_verb_of_visiting(write) -> None:  # type: ignore[no-untyped-def]
    nlp = newsie.load(rules=write(VISIT))
    page = newsie.extract(PAGE, published="2025-05-11", nlp=nlp)
    (visit,) = [visit for article in page.articles for visit in article.visits]
    assert (visit.rule, visit.kind, visit.place, visit.date) == ("visit.mine", "inspection", "桃花镇", "2025-05-10")
    assert [(who.person, who.roles) for who in visit.participants] == [("韩立群", ("lead",))]
    assert said(newsie.extract(PAGE, published="2025-05-11"))["visits"] == []


def test_a_new_kind_of_gathering(write) -> None:  # type: ignore[no-untyped-def]
    nlp = newsie.load(rules=write(MEETING))
    page = newsie.extract(PAGE, published="2025-05-11", nlp=nlp)
    (meeting,) = [meeting for article in page.articles for meeting in article.meetings]
    assert (meeting.rule, meeting.name, meeting.place) == ("meeting.mine", "柳河夏日诗会", "柳河")
    assert meeting.date == "2025-05-10"
    assert said(newsie.extract(PAGE, published="2025-05-11"))["meetings"] == []


def test_a_new_word_of_office(write) -> None:  # type: ignore[no-untyped-def]
    names = write("text\tlabel\n王小川\tPERSON\n", "names.tsv")  # a verb that newsie does not know promises no name
    nlp = newsie.load(rules=write(APPOINTMENT), lexicon=names)
    text = "任免\n\n本报讯 5月10日，校长会钦点王小川为青川大学图书馆馆长。"
    page = newsie.extract(text, published="2025-05-11", nlp=nlp)
    (change,) = [change for article in page.articles for change in article.appointments]
    assert (change.rule, change.person, change.action) == ("appoint.mine", "王小川", "appoint")
    assert (change.organization, change.role, change.date) == ("青川大学图书馆", "馆长", "2025-05-10")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (VISIT.replace("</lead>到<place>", "</lead>看<place>"), "visit.mine: its example is not read"),
        (VISIT.replace("5月9日，中医到", "5月9日，市长丁一鸣到"), "visit.mine: its counter-example is read"),
        (VISIT.replace("<lead>市长丁一鸣</lead>", "市长<lead>丁一鸣</lead>"), "visit.mine: its example is not read"),
        (VISIT.replace("{HOW}", "{HOWEVER}"), r"visit.mine: no macro \{HOWEVER\}"),
        (VISIT.replace("(?:到|赴)", "(?:到|赴"), "visit.mine: not a regular expression"),
        (VISIT.replace('event = "visits"', 'event = "sport"'), "visit.mine: event must be one of"),
        (VISIT.replace("counter", "counters"), "visit.mine: it lacks counter"),
        (VISIT.replace('kind = "inspection"', 'kind = "inspection"\ncolour = "red"'), "visit.mine: unknown key colour"),
        (VISIT + VISIT, "visit.mine: there are two of this id"),
        (VISIT.replace('"inspection"', '"foo"'), "visit.mine: kind must be one of inspection"),
        (VISIT.replace('"visit.mine"', '"visit.inspection"'), "visit.inspection: newsie has a rule of this id"),
        (VISIT.replace("(?P<lead>", "(?P<leader>"), "visit.mine: its example has <lead>, its pattern no group"),
        ("# nothing\n", r"it holds no \[\[rule\]\]"),
        ("[[rule]\n", "not TOML"),
        ("[rules]\n", "unknown table rules"),
    ],
)
def test_what_is_no_rule_is_refused_and_why(write, text: str, why: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RuleError, match=rf"mine\.toml: {why}"):
        newsie.load(rules=write(text))


def test_a_missing_file_is_missed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file of rules"):
        newsie.load(rules=tmp_path / "none.toml")


def test_a_stored_pipeline_needs_the_file_no_more(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = write(VISIT)
    nlp = newsie.load(rules=path)
    nlp.to_disk(tmp_path / "nlp")
    path.unlink()
    for again in (spacy.load(tmp_path / "nlp"), pickle.loads(pickle.dumps(nlp))):
        page = newsie.extract(PAGE, published="2025-05-11", nlp=again)
        assert said(page)["visits"] == ["visit.mine"]


def test_the_commands(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rules, page, out = write(VISIT), write(PAGE, "page.txt"), tmp_path / "pages.jsonl"
    run = CliRunner().invoke
    done = run(main, ["extract", str(page), "-o", str(out), "--published", "2025-05-11", "--rules", str(rules)])
    assert (done.exit_code, "visit.mine" in out.read_text(encoding="utf-8")) == (0, True)
    listed = run(main, ["rules", "list", "--event", "visits", "--rules", str(rules)])
    assert listed.output.splitlines()[0].startswith("visit.mine\tinspection\t5月9日")
    tried = run(main, ["rules", "try", "visit.mine", "有人建议市长丁一鸣到柳河镇把脉问诊。", "--rules", str(rules)])
    assert "[POST 市长][PERSON 丁一鸣]" in tried.output
    assert "fires   visit.mine" in tried.output
    assert "place = 柳河镇" in tried.output
    assert "refused by wished" in tried.output
    assert "record  none" in tried.output
    for bad in (["rules", "try", "no.such", "句子"], ["rules", "list", "--rules", str(write("x", "bad.toml"))]):
        refused = run(main, bad)
        assert (refused.exit_code, refused.output[:6]) == (1, "Error:")


def test_every_rule_is_listed_once() -> None:
    lines = CliRunner().invoke(main, ["rules", "list"]).output.splitlines()
    ids = [line.split("\t")[0] for line in lines]
    assert len(ids) == len(set(ids)) >= 30
    assert {id.split(".")[0] for id in ids} >= {"visit", "meeting", "appoint", "remove"}
