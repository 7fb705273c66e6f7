"""Every record survives JSON, and JSON that is not a record is refused."""

from __future__ import annotations

import dataclasses
import json
import time
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsie import records
from newsie.records import Article, Date, Line, Page, Person, Position, Record, Session, Span

RECORDS = [
    thing for thing in vars(records).values() if isinstance(thing, type) and dataclasses.is_dataclass(thing)
]


def any_record(cls: type[Record]) -> st.SearchStrategy[Any]:
    """Records of a class with every field drawn, those with defaults too."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{field.name: _any(hints[field.name]) for field in dataclasses.fields(cls)})  # type: ignore[arg-type]


def _any(hint: Any) -> st.SearchStrategy[Any]:
    arguments = getattr(hint, "__args__", ())
    if getattr(hint, "__origin__", None) is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(_any(arguments[0]), max_size=2).map(tuple)
        return st.tuples(*map(_any, arguments))
    if arguments:  # X | None
        return st.one_of(*map(_any, arguments))
    if isinstance(hint, type) and issubclass(hint, Record):
        return st.deferred(lambda: any_record(hint))
    return st.text(max_size=5) if hint is str else st.from_type(hint)


def test_there_are_records_to_test() -> None:
    assert {Page, Article, Span, Session} <= set(RECORDS)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_json_and_back(cls: type[Record], data: st.DataObject) -> None:
    record = data.draw(any_record(cls))
    again = cls.from_json(record.to_json())
    assert again == record
    assert hash(again) == hash(record)
    assert cls.from_dict(json.loads(json.dumps(record.to_dict()))) == record


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_records_are_frozen(cls: type[Record]) -> None:
    record = cls.__new__(cls)
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.anything = 1  # type: ignore[attr-defined]


def test_characters_stay_readable() -> None:
    page = Page(source="页.txt", unassigned=(Line(1, "县长\n“马远山”"),))
    assert "县长\\n“马远山”" in page.to_json()
    assert "\\u9875" in page.to_json(ensure_ascii=True)
    assert page.to_json(indent=1).startswith('{\n "source"')


@pytest.mark.parametrize(
    "data",
    [
        {"source": "a", "colour": 1},
        {"source": "a", "unassigned": [{"number": 1, "text": "x"}, {"number": 1, "text": "x", "colour": 1}]},
        {"source": "a", "articles": [{"id": "a#1", "headline": {"title": "x", "colour": 1}}]},
        {"source": "a", "articles": [{"id": "a#1", "meetings": [{"name": "x", "session": {"colour": 1}}]}]},
    ],
)
def test_an_unknown_key_is_refused_at_any_depth(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="has no field colour; known fields: "):
        Page.from_dict(data)
    with pytest.raises(ValueError, match="has no field colour"):
        Page.from_json(json.dumps(data))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], r"^Page must be an object, not \[\]$"),
        ({}, "^Page needs the field source$"),
        ({"source": 1}, "^Page.source must be str, not 1$"),
        ({"source": None}, "^Page.source must be str, not None$"),
        ({"source": "a", "warnings": "late"}, r"^Page.warnings must be tuple\[str, ...\], not 'late'$"),
        ({"source": "a", "warnings": ["a", 1]}, "^Page.warnings must be "),
        ({"source": "a", "content_lines": [[1, 2, 3]]}, "^Page.content_lines must be "),
        ({"source": "a", "content_lines": [[1, "2"]]}, "^Page.content_lines must be "),
        ({"source": "a", "unassigned": [{"number": 1}]}, "^Line needs the field text$"),
        ({"source": "a", "unassigned": [{"number": True, "text": "x"}]}, "^Line.number must be int, not True$"),
        ({"source": "a", "unassigned": ["x"]}, "^Page.unassigned must be "),
        ({"source": "a", "articles": [{"id": "a#1", "headline": None}]}, "^Article.headline must be Headline, not "),
        ({"source": "a", "articles": [{"id": "a#1", "text": ["x"] * 99}]}, "^Article.text must be str, not .{61}$"),
        ({"source": "a", "articles": [{"id": "a", "meetings": [{"name": "x", "session": 3}]}]}, "^Meeting.session "),
    ],
)
def test_what_is_no_record_is_refused_by_record_and_field(data: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Page.from_dict(data)


def test_what_is_missing_may_be_none() -> None:
    assert Span.from_dict({"end": 2}, infer_missing=True) == Span(None, 2, None)  # type: ignore[arg-type]
    page = Page.from_dict({"articles": [{}]}, infer_missing=True)
    assert page.source is None
    assert page.articles[0].headline == Article(id="a").headline


def test_fields_stand_in_their_order_whatever_the_order_of_the_keys() -> None:
    span = Span.from_dict({"text": "黄强", "end": 2, "start": 0})
    assert list(vars(span)) == ["start", "end", "text"]
    assert dataclasses.replace(span, end=1) == Span(0, 1, "黄强")
    with pytest.raises(dataclasses.FrozenInstanceError):
        span.end = 3  # type: ignore[misc]


def test_records_are_read_in_few_times_what_their_json_takes() -> None:
    """Measured: 3.4 times ``json.loads``. By processor time, the best of some rounds."""
    spans = tuple(Span(n, n + 3, "马远山") for n in range(4))
    position = Position("青河县人民政府", "县长", "马远山", text="青河县县长", start=1, end=6)
    date = Date("11月8日", 7, 12, "DATE", "2022-11-08", begin="2022-11-08", end_date="2022-11-08")
    people = (Person("马远山", spans, (position,)),) * 10
    article = Article(id="a#1", text="马远山" * 200, segments=((0, 0, 4),) * 20, people=people, dates=(date,) * 20)
    text = Page(source="a", articles=(article,) * 20).to_json()

    def best(read: Any) -> float:
        rounds = []
        for _ in range(5):
            started = time.process_time()
            read(text)
            rounds.append(time.process_time() - started)
        return min(rounds)

    assert best(Page.from_json) <= 8 * best(json.loads)


def test_what_is_missing_takes_its_default() -> None:
    page = Page.from_json('{"source": "a", "articles": [{"id": "a#1"}]}')
    assert page == Page(source="a", articles=(Article(id="a#1"),))


def test_lists_come_back_as_tuples_all_the_way_down() -> None:
    position = Position("青河县人民政府", "县长", text="县长", start=1, end=3)
    person = Person("马远山", (Span(3, 6, "马远山"),), (position,))
    date = Date("11月8日", 7, 12, "DATE", "2022-11-08")
    article = Article(id="a#1", lines=((1, 2),), segments=((0, 0, 4),), people=(person,), dates=(date,))
    again = Page.from_json(Page(source="a", articles=(article,), content_lines=((1, 2),)).to_json())
    assert again.articles[0].people[0].positions == (position,)
    assert again.articles[0].segments == ((0, 0, 4),)
    assert again.content_lines == ((1, 2),)


# "本 报\n讯" printed as "本 报⏎讯 1": the blanks and the wrap are gone, the newline after 讯 is newsie's own.
SEGMENTS = ((0, 0, 1), (1, 2, 1), (2, 4, 1), (4, 6, 1))


@pytest.mark.parametrize(
    ("start", "end", "pieces"),
    [
        (0, 5, [(0, 1), (2, 3), (4, 5), (6, 7)]),
        (1, 3, [(2, 3), (4, 5)]),
        (3, 4, []),
        (2, 2, []),
        (0, 0, []),
    ],
)
def test_locate(start: int, end: int, pieces: list[tuple[int, int]]) -> None:
    article = Article(id="a#1", text="本报讯\n1", segments=SEGMENTS)
    assert article.locate(start, end) == pieces


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 6)])
def test_locate_refuses_what_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is not a span of a text of 5 characters"):
        Article(id="a#1", text="本报讯\n1", segments=SEGMENTS).locate(start, end)


def test_coverage_counts_each_line_once() -> None:
    page = Page(
        source="a",
        articles=(Article(id="a#1", lines=((1, 3),)), Article(id="a#2", lines=((3, 4),))),
        furniture=(Line(6, "第三版"),),
        content_lines=((1, 4), (6, 9)),
    )
    assert page.coverage() == 5 / 8
