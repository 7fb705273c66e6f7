"""The user's own names, organisations and posts win over model and rules."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
import spacy

import newsie
from newsie.records import Article

HEADER = "text\tlabel\tnote\n"


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Write a lexicon and return its path."""

    def written(*rows: str, header: str = HEADER) -> Path:
        path = tmp_path / "my.tsv"
        path.write_text(header + "".join(row.replace(" ", "\t") + "\n" for row in rows), encoding="utf-8")
        return path

    return written


def read(text: str, path: Path) -> Article:
    return newsie.extract(text, nlp=newsie.load(lexicon=path)).articles[0]


@pytest.mark.parametrize(
    ("row", "text", "people"),
    [
        ("高兴来 PERSON", "本报讯 大家和高兴来一起种树。", {"高兴来"}),
        ("和平 PERSON", "本报讯 市长和平主持会议。", {"和平"}),
        ("乌云 PERSON", "本报讯 乌云说，大家都来了。", {"乌云"}),
        ("张大公司 ORG", "本报讯 张大公司说，生产正常。", set()),
        ("王家坪 LOC", "本报讯 王家坪指出，道路已通。", set()),
    ],
)
def test_it_says_who_is_a_person(write, row: str, text: str, people: set[str]) -> None:  # type: ignore[no-untyped-def]
    article = read(text, write(row))
    assert {person.name for person in article.people} == people
    entry, label = row.split()
    (entity,) = [e for e in article.entities if e.text == entry]
    assert (entity.label, entity.rule, entity.tier) == (label, "lexicon", "certain")


def test_a_name_is_cut_where_it_says(write) -> None:  # type: ignore[no-untyped-def]
    article = read("本报讯 市委书记王立方出席会议。", write("王立 PERSON"))
    assert [(p.name, [q.role for q in p.positions]) for p in article.people] == [("王立", ["书记"])]


def test_a_role_of_ones_own_makes_a_position(write) -> None:  # type: ignore[no-untyped-def]
    article = read("本报讯 大河电视台首席播报官张小二主持会议。", write("首席播报官 POST"))
    (person,) = article.people
    assert [(q.organization, q.role, q.rule, q.tier) for q in person.positions] == [
        ("大河电视台", "首席播报官", "lexicon", "certain")
    ]


def test_meetings_and_appointments_take_it(write) -> None:  # type: ignore[no-untyped-def]
    nlp = newsie.load(lexicon=write("和平 PERSON", "大和 PERSON"))
    page = newsie.extract("决定\n\n任命和平为临河市副市长。", nlp=nlp)
    assert [a.person for a in page.articles[0].appointments] == ["和平"]
    page = newsie.extract("本报讯 4月28日，市委召开工作会议，市长大和主持会议。", nlp=nlp, published="2025-04-29")
    (meeting,) = page.articles[0].meetings
    assert [(p.person, p.roles) for p in meeting.participants] == [("大和", ("chair",))]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "决定\n\n任命张小二为青河县融媒体中心首席播报官、党支部书记；免去和平的青河县融媒体中心首席播报官职务。",
            [
                ("张小二", "appoint", "青河县融媒体中心", "首席播报官"),
                ("张小二", "appoint", "青河县融媒体中心", "党支部书记"),
                ("和平", "remove", "青河县融媒体中心", "首席播报官"),
            ],
        ),
        (
            "本报讯 近日，张小二不再担任青河县融媒体中心首席播报官，由和平接任。",
            [
                ("张小二", "remove", "青河县融媒体中心", "首席播报官"),
                ("和平", "appoint", "青河县融媒体中心", "首席播报官"),
            ],
        ),
        ("决定\n\n任命张小二为大河网副首席播报官。", [("张小二", "appoint", "大河网", "副首席播报官")]),
    ],
)
def test_a_role_of_ones_own_changes_hands(  # type: ignore[no-untyped-def]
    write, text: str, changes: list[tuple[str, str, str, str]]
) -> None:
    article = read(text, write("首席播报官 POST", "和平 PERSON"))
    assert [(a.person, a.action, a.organization, a.role) for a in article.appointments] == changes


def test_whoever_signs_is_no_person_of_the_news(write) -> None:  # type: ignore[no-untyped-def]
    article = read("本报讯（记者 和平）4月28日，大家来开会。", write("和平 PERSON"))
    assert ([b.name for b in article.byline], article.people) == (["和平"], ())
    assert [(e.text, e.label, e.rule) for e in article.entities if e.text == "和平"] == [("和平", "PERSON", "lexicon")]


@pytest.mark.parametrize(
    ("rows", "header", "message"),
    [
        (["张三 HUMAN"], HEADER, "line 2: the label of 张三"),
        ([" PERSON"], HEADER, "line 2: the text is empty"),
        (["张三 PERSON", "", "# x", "张三 ORG"], HEADER, "line 5: 张三 was PERSON before"),
        (["张三 PERSON"], "name\tlabel\n", "line 1: the first line must name the columns"),
        ([], "", "line 1: the first line must name the columns"),
    ],
)
def test_a_bad_row_is_named(write, rows: list[str], header: str, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=message):
        newsie.load(lexicon=write(*rows, header=header))


def test_a_missing_file_is_missed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        newsie.load(lexicon=tmp_path / "none.tsv")


@pytest.mark.parametrize("method", [m for m in ("fork", "spawn") if m in multiprocessing.get_all_start_methods()])
def test_several_processes(write, method: str) -> None:  # type: ignore[no-untyped-def]
    nlp = newsie.load(lexicon=write("高兴来 PERSON"))
    texts = ["本报讯 大家和高兴来一起种树。", "本报讯 高兴来走了。"] * 2
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method(method, force=True)
    try:
        pages = list(newsie.pipe(texts, nlp=nlp, n_process=2))
    finally:
        multiprocessing.set_start_method(before, force=True)
    assert [[p.name for p in page.articles[0].people] for page in pages] == [["高兴来"]] * 4


def test_a_large_lexicon_takes_no_longer(write) -> None:  # type: ignore[no-untyped-def]
    rows = [f"{chr(0x4E00 + n // 40)}{chr(0x5200 + n % 40)}甲乙 ORG" for n in range(20_000)]
    article = read("本报讯 " + "阿山甲乙说，会议开始。" * 2000, write(*rows, "阿山甲乙 PERSON"))
    assert [person.name for person in article.people] == ["阿山甲乙"]
    assert len(article.people[0].mentions) == 2000


def test_a_stored_pipeline_needs_the_file_no_more(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = write("高兴来 PERSON")
    newsie.load(lexicon=path).to_disk(tmp_path / "nlp")
    path.unlink()
    page = newsie.extract("本报讯 大家和高兴来一起种树。", nlp=spacy.load(tmp_path / "nlp"))
    assert [person.name for person in page.articles[0].people] == ["高兴来"]


def test_a_mark_alone_is_no_entry(write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="line 2: the text is empty, or has no letter"):
        newsie.load(lexicon=write("， PERSON"))
