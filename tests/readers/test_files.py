"""Files told by their contents, folders, archives, Word documents; what is not read is named with its reason."""

from __future__ import annotations

import gzip
import json
import stat
import zipfile
from pathlib import Path

import pytest

import newsie
from newsie.corpus.inputs import Options, inputs
from newsie.readers.document import Document, why_failed
from readers.made import BODY, ROW, TITLE, docx, paragraph, parquet, table, workbook, zipped

ROWS = "\n".join(json.dumps({"text": f"{BODY}{number}", "id": str(number)}) for number in range(3)).encode()


def reasons(documents: list[Document]) -> dict[str, str | None]:
    return {document.name: why_failed(document.warnings) for document in documents}


def test_word_paragraphs_and_tables_in_their_order() -> None:
    pytest.importorskip("lxml")
    body = (
        paragraph(TITLE)
        + paragraph("本报讯 昨日，", "县政府任免。")
        + table(("姓名", "职务"), ("马远山", "县长"))
        + "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    )
    (document,) = newsie.read(docx(body), name="a.docx")
    assert document.text == f"{TITLE}\n本报讯 昨日，县政府任免。\n姓名  职务\n马远山  县长\n新"
    assert document.format == "docx"


def test_a_document_of_word_itself(tmp_path: Path) -> None:
    library = pytest.importorskip("docx")
    made = library.Document()
    made.add_heading(TITLE)
    made.add_paragraph(BODY)
    made.save(tmp_path / "a.docx")
    page = newsie.extract(tmp_path / "a.docx", published="2022-11-09")
    assert [article.headline.title for article in page.articles] == [TITLE]
    assert page.format == "docx"


def test_word_without_text() -> None:
    pytest.importorskip("lxml")
    with pytest.raises(ValueError, match=r"a\.docx has no text"):
        list(newsie.read(docx(paragraph("")), name="a.docx"))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "parquet", "zip", "gz"])
def test_what_is_cut_off_says_so_in_one_line(kind: str) -> None:
    pytest.importorskip({"docx": "lxml", "xlsx": "openpyxl", "parquet": "pyarrow"}.get(kind, "zipfile"))
    whole = {
        "docx": lambda: docx(paragraph(BODY)),
        "xlsx": lambda: workbook(list(ROW), list(ROW.values())),
        "parquet": lambda: parquet([ROW]),
        "zip": lambda: zipped({"a.txt": BODY.encode()}),
        "gz": lambda: gzip.compress(BODY.encode() * 50),
    }[kind]()
    with pytest.raises(ValueError, match=rf"a\.txt\.{kind} .*(broken|truncated)") as told:
        list(newsie.read(whole[: len(whole) * 2 // 3], name=f"a.txt.{kind}"))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "old office document"),
        (b"{\\rtf1 x}", "save it as .docx"),
        (b"ID3\x03...", "sound or film"),
        (b"Rar!\x1a\x07\x00", "unpack it"),
        (b"SQLite format 3\x00", "a program or a database"),
    ],
)
def test_what_newsie_does_not_read_says_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        newsie.extract(data)


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.pdf", "a.docx", "a.dat"])
def test_contents_go_before_names(name: str) -> None:
    found = list(newsie.read(ROWS, name=name))
    assert [document.format for document in found] == ["jsonl"] * 3


def test_json_lines_named_json() -> None:
    assert len(list(newsie.read(ROWS, name="a.json"))) == 3


def test_archives() -> None:
    data = zipped({"b/2.txt": BODY.encode("gb18030"), "1.jsonl": ROWS, "__MACOSX/x": b"x", ".hidden": b"x"})
    found = list(newsie.read(data, name="a.zip"))
    assert [document.name for document in found] == ["0", "1", "2", "a.zip/b/2.txt"]
    assert found[-1].text == BODY
    (document,) = newsie.read(gzip.compress(BODY.encode()), name="a.txt.gz")
    assert (document.name, document.text) == ("a.txt", BODY)


def test_one_archive_in_another_and_no_more() -> None:
    inner = zipped({"a.txt": BODY.encode()})
    (document,) = newsie.read(zipped({"in.zip": inner}), name="a.zip")
    assert document.name == "a.zip/in.zip/a.txt"
    (refused,) = newsie.read(zipped({"mid.zip": zipped({"in.zip": inner})}), name="a.zip")
    assert "an archive in an archive in an archive" in str(why_failed(refused.warnings))


def test_what_is_wrong_in_an_archive_is_named_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../out.txt", "/root.txt", "C:/x.txt", "good.txt"):
            archive.writestr(name, BODY)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("secret.txt", BODY)
        archive.writestr("old.doc", b"x")
        archive.writestr("empty.txt", b"")
    data = bytearray(path.read_bytes())
    for mark, where in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag "encrypted", in both directories
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            if data[at + (30 if where == 6 else 46) :].startswith(b"secret.txt"):
                data[at + where] |= 1
    found = reasons(list(newsie.read(bytes(data), name="a.zip")))
    assert found.pop("a.zip/good.txt") is None
    assert {name.removeprefix("a.zip/"): str(reason)[:14] for name, reason in found.items()} == {
        "../out.txt": "a member whose",
        "/root.txt": "a member whose",
        "C:/x.txt": "a member whose",
        "link.txt": "a link is not ",
        "secret.txt": "encrypted: unp",
        "old.doc": "old.doc is an ",
        "empty.txt": "empty",
    }


@pytest.mark.parametrize("kind", ["zip", "gz", "docx"])
def test_bombs_are_not_opened(kind: str) -> None:
    zeros = b"0" * 60_000_000
    if kind == "gz":
        data = gzip.compress(zeros)
    elif kind == "zip":
        data = zipped({"a.txt": zeros})
    else:
        data = zipped({"[Content_Types].xml": b"x", "word/document.xml": zeros})
    with pytest.raises(ValueError, match=r"unpacks to (more than )?\d+ MB.*not opened"):
        list(newsie.read(data, name=f"a.{kind}"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"b.txt": BODY.encode(), "a/c.TXT": BODY.encode(), "rows.jsonl": ROWS, "a/old.doc": b"x", "x.xyz": b"x",
             ".hidden.txt": b"x", ".git/d.txt": b"x", "empty.txt": b""}  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_gives_all_it_has_and_names_what_it_does_not_read(folder: Path) -> None:
    found = reasons(list(newsie.read(folder)))
    assert list(found) == ["a/c.TXT", "a/old.doc", "b.txt", "empty.txt", "0", "1", "2", "x.xyz"]
    assert {name: str(reason)[:24] for name, reason in found.items() if reason} == {
        "a/old.doc": "a/old.doc is an old offi",
        "empty.txt": "empty.txt is empty",
        "x.xyz": "newsie reads no .xyz fil",
    }


def test_glob_picks(folder: Path) -> None:
    assert list(reasons(list(newsie.read(folder, glob="*.txt")))) == ["b.txt", "empty.txt"]
    (nothing,) = newsie.read(folder, glob="*.html")
    assert str(why_failed(nothing.warnings)).startswith("no file that *.html picks in ")


def test_a_file_of_several_texts_is_no_page(folder: Path) -> None:
    with pytest.raises(ValueError, match=r"rows\.jsonl holds several texts: newsie\.pipe\(\[path\]\)"):
        newsie.segment(folder / "rows.jsonl")
    with pytest.raises(IsADirectoryError, match=r"is a folder: newsie\.pipe"):
        newsie.segment(folder)
    assert [page.source for page in newsie.pipe([folder / "rows.jsonl"])] == ["0", "1", "2"]


def test_an_empty_file_is_told(folder: Path) -> None:
    with pytest.raises(ValueError, match=r"empty\.txt is empty"):
        newsie.segment(folder / "empty.txt")


def test_what_is_named_twice_is_numbered_and_told(folder: Path) -> None:
    found = list(inputs([folder / "b.txt", folder / "b.txt", folder / "rows.jsonl", folder / "rows.jsonl"]))
    assert [document.name for document in found] == ["b.txt", "b.txt~2", "0", "1", "2", "0~2", "1~2", "2~2"]
    assert found[1].warnings == (
        "named twice: another text of this run is called b.txt; this one is b.txt~2",
    )


def test_the_day_in_a_files_name(tmp_path: Path) -> None:
    import re

    for name in ("rmrb_2025_04_28_1.txt", "rmrb_20250429_2.txt", "other.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    (tmp_path / "rmrb_20250430.jsonl").write_bytes(ROWS)
    options = Options(published_from_name=re.compile(r"rmrb_(?P<published>\d{4}_?\d\d_?\d\d)"))
    assert [document.published for document in inputs([tmp_path], options=options)] == [
        None,
        "2025-04-29",
        *["2025-04-30"] * 3,
        "2025-04-28",
    ]


def test_wrong_types_are_told_and_empty_is_nothing() -> None:
    with pytest.raises(TypeError, match="published must be a str like"):
        newsie.extract(BODY, published=20250428)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="area must be a str like"):
        newsie.segment(BODY, area=3)  # type: ignore[arg-type]
    assert newsie.segment(BODY, published="", area="").published == newsie.segment(BODY).published
    assert newsie.segment(BODY, area="某地").warnings == ("no area '某地' is known: write it like 吉林省辽源市",)


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ValueError, match=r"reading \.parquet needs pyarrow: pip install 'newsie-zh\[parquet\]'"):
        list(newsie.read(b"PAR1....", name="a.parquet"))
