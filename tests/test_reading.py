"""Whatever bytes come in: the right text, or a word about what was wrong and where."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsie.reading import NOT_TEXT, read

TEXT = "本报讯（记者 田小禾）11月8日，青河县召开经济工作会议。\r\n县长马远山主持会议并讲话。\n\n第三版 要闻\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings_are_told_apart(encoding: str) -> None:
    assert read(TEXT.encode(encoding)).text == TEXT
    assert read(TEXT.encode(encoding)).warnings == ()


@pytest.mark.parametrize("mark", ["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_goes(mark: str) -> None:
    assert read(("\ufeff" + "Ab1").encode(mark)).text == "Ab1"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_headline_is_enough_to_tell(encoding: str) -> None:
    assert read("我县召开经济工作会议".encode(encoding)).text == "我县召开经济工作会议"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_plain_latin_text(encoding: str) -> None:
    assert read("Xinhua, page 3\n".encode(encoding)).text == "Xinhua, page 3\n"


def test_traditional_characters_and_minority_names() -> None:
    text = "臺灣鄉親與會並發言，買買提·艾力、烏雲其木格出席。䶮、㛃、𬭎"
    assert read(text.encode("gb18030")).text == text
    assert read(text.encode("utf-8")).text == text


def test_bad_bytes_are_replaced_and_placed() -> None:
    data = "第一行\n第二行\n".encode() + b"\xff" + "第三行\n".encode()
    source = read(data)
    assert source.text == "第一行\n第二行\n\ufffd第三行\n"
    assert source.warnings == ("bad utf-8 at offset 20, line 3: 0xff replaced by U+FFFD",)


def test_bad_bytes_of_gb18030_are_placed_too() -> None:
    data = "甲县召开会议\r\n乙县召开会议".encode("gb18030") + b"\xff"
    source = read(data)
    assert source.text == "甲县召开会议\r\n乙县召开会议\ufffd"
    assert source.warnings == ("bad gb18030 at offset 26, line 2: 0xff replaced by U+FFFD",)


def test_the_offset_counts_the_byte_order_mark() -> None:
    assert read(b"\xef\xbb\xbf" + b"a\xffb").warnings == (
        "bad utf-8 at offset 4, line 1: 0xff replaced by U+FFFD",
    )


def test_many_bad_bytes_do_not_flood_the_warnings() -> None:
    source = read(("县长".encode() + b"\xff") * 1000)
    assert source.text == "县长\ufffd" * 1000
    assert len(source.warnings) == 21
    assert source.warnings[-1].startswith("more bad utf-8 from offset 146 on")


def test_control_characters_stay_and_are_named() -> None:
    source = read("第一行\n第\x00二\x07行")
    assert source.text == "第一行\n第\x00二\x07行"
    assert source.warnings == ("control character U+0000 at character 5, line 2 and 1 more",)


def test_half_characters_cannot_stay() -> None:
    source = read("马\ud800远山")
    assert source.text == "马\ufffd远山"
    assert "U+D800 at character 1, line 1" in source.warnings[0]


def test_names(tmp_path: Path) -> None:
    path = tmp_path / "003_abc.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    assert read(path).name == "003_abc.txt"
    assert read(path).text == TEXT
    assert (read(TEXT).name, read(TEXT.encode()).name, read(TEXT, name="x").name) == ("text", "bytes", "x")


@pytest.mark.parametrize("empty", ["", b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_a_text_too(empty: str | bytes) -> None:
    assert read(empty).text == ""


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no such file: .*gone\.txt"):
        read(tmp_path / "gone.txt")
    with pytest.raises(IsADirectoryError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(TypeError, match="cannot read a list: give a str"):
        read([TEXT])  # type: ignore[arg-type]


@pytest.mark.parametrize("magic", [magic for magic, _ in NOT_TEXT])
def test_what_is_not_text_is_refused(magic: bytes) -> None:
    with pytest.raises(ValueError, match=r"page\.txt is an? "):
        read(magic + b"...", name="page.txt")


@given(st.binary())
@example(b"\xff\xfe\x00\x00")
@example(b"\xff\xfe\x00\x00\xff\xff\xff\xff")
@example(b"\x84\x31\x95\x33\xff")
def test_any_bytes_give_a_text_that_can_be_written(data: bytes) -> None:
    try:
        source = read(data)
    except ValueError:
        assert data.startswith(tuple(magic for magic, _ in NOT_TEXT))
        return
    source.text.encode("utf-8")
    assert not source.text.startswith("\ufffd") or source.warnings or "\ufffd".encode() in data


@given(st.text())
def test_any_text_comes_back_from_utf_8(text: str) -> None:
    assert read(text).text == text
    assert "\0" in text or read(b"\xef\xbb\xbf" + text.encode()).text == text


@given(st.text(alphabet=st.sampled_from("县长马远山主持会议，。、：11月8日\n"), min_size=6))
def test_newspaper_text_comes_back_from_every_encoding(text: str) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert read(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "unit", [b"\xff", "县长".encode() + b"\xff", b"\x00", b"\x81", "县长主持\n".encode("gb18030")]
)
def test_five_megabytes_are_read_in_linear_time(unit: bytes) -> None:
    data = unit * (5_000_000 // len(unit))
    started = time.perf_counter()
    read(data)
    assert time.perf_counter() - started < 10  # it takes 0.3 s; a quadratic reader would take hours


TRADITIONAL = "新華社台北十四日電 縣長馬遠山昨日出席會議並發表講話，強調要加強與各界的聯繫。"


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "utf-8", "utf-16", "gb18030"])
def test_traditional_characters_in_every_encoding(encoding: str) -> None:
    assert read(TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_a_headline_in_big5_is_enough_to_tell() -> None:
    assert read("立法會通過財政預算案".encode("big5")).text == "立法會通過財政預算案"
