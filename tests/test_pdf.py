"""PDFs of newspaper pages that Chromium prints, read back; and PDFs that are odd, encrypted, broken or scanned."""
from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from newsie.layout import take_apart
from newsie.readers import ocr
from newsie.readers.document import Document
from newsie.readers.pdf import documents
from newsie.records import Article, Page
from tests.pagemaker.measures import Comparison, compare
from tests.pagemaker.paper import Sheet, gold_of, make_sheet, print_pdf
from tests.pagemaker.stock import load_stock

pypdfium2 = pytest.importorskip("pypdfium2")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["pdf"]["floors"]
#: The whole measure (some 40 s): NEWSIE_PDF_PAGES=60 pytest tests/test_pdf.py. The seeds are not those it was made on.
PAGES = int(os.environ.get("NEWSIE_PDF_PAGES", "8"))
FIRST = 3000
HEAD = "水渠全线通水"
BODY = ["昨日上午，市委书记丁一鸣到临河县调研水渠建设。", "他要求，要把水渠建好管好，让群众早日受益。"]


def chinese_font() -> bool:
    listed = shutil.which("fc-list")
    return bool(listed and subprocess.run([listed, ":lang=zh-cn"], capture_output=True, check=False).stdout.strip())


printed = pytest.mark.skipif(not (CHROMIUM and chinese_font()), reason="needs Chromium and a Chinese font")


def print_html(html: str, folder: Path) -> bytes:
    sheet = Sheet("page", f'<div class="sheet" style="font-size:10pt;line-height:1.5">{html}</div>', ())
    return print_pdf(str(CHROMIUM), [sheet], "A3", folder)


def one(data: bytes) -> Document:
    (document,) = documents("paper.pdf", data)
    return document


def apart(document: Document) -> Page:
    return take_apart(document.text, source=document.name, boxes=document.boxes, sizes=document.sizes)


def titles(page: Page) -> list[str | None]:
    return [article.headline.title for article in page.articles]


Measured = list[tuple[Comparison, Comparison, float]]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Every page with its places, through its text alone, and how much of it was read."""
    found: Measured = []
    for size in ("A3", "A2"):
        sheets = [make_sheet(load_stock(), FIRST + n, size) for n in range(PAGES)]
        data = print_pdf(str(CHROMIUM), sheets, size, tmp_path_factory.mktemp(size))
        pages = list(documents("paper.pdf", data))
        assert len(pages) == len(sheets)
        for sheet, document in zip(sheets, pages, strict=True):
            gold, read = gold_of(sheet, document.text)
            alone = take_apart(document.text, source=document.name)
            found.append((compare(gold, apart(document).to_dict()), compare(gold, alone.to_dict()), read))
    return found


def share(measured: Measured, field: str, which: int) -> float:
    values = [value for row in measured for value in row[which].right[field]]  # type: ignore[union-attr]
    return sum(values) / len(values)


def segmentation(measured: Measured, which: int) -> float:
    return sum(row[which].segmentation * row[2] for row in measured) / len(measured)  # type: ignore[union-attr]


@printed
def test_pages_come_back(measured: Measured) -> None:
    assert all(read > FLOORS["read"] for *_, read in measured)
    figures = {"segmentation": segmentation(measured, 0)} | {
        field: share(measured, field, 0) for field in ("title", "extent", "dateline", "byline")
    }
    print(len(measured), figures)
    assert {name: figures[name] for name in figures if figures[name] < FLOORS[name]} == {}


@printed
def test_the_text_alone_does_not_do_better(measured: Measured) -> None:
    assert segmentation(measured, 0) > segmentation(measured, 1)
    assert share(measured, "title", 0) > share(measured, "title", 1) + 0.1


@printed
def test_every_span_has_its_place(tmp_path: Path) -> None:
    html = f'<h1 style="font-size:26pt">{HEAD}</h1>' + "".join(f"<p>{text}</p>" for text in BODY)
    document = one(print_html(html, tmp_path))
    (article,) = apart(document).articles
    assert article.headline.title == HEAD
    at = article.text.index("丁一鸣")
    (place,) = article.locate(at, at + 3)
    assert document.text[slice(*place)] == "丁一鸣"
    assert place.page == 1
    assert place.box is not None
    x0, y0, x1, y1 = place.box
    assert 28 < x1 - x0 < 32  # three characters of ten points
    assert 8 < y1 - y0 < 12
    assert Article.from_json(article.to_json()) == article
    for box in article.boxes:
        assert article.text[box.start : box.end].strip()


COLUMNS = """<div style="display:grid;grid-template-columns:1fr 1fr;gap:14pt">
<div><div class="head" style="font-size:22pt">水渠全线通水</div>
<p>本报讯（记者 丁一鸣）昨日，城东水渠全线通水，两岸三千亩农田得到灌溉。</p></div>
<div><div class="head" style="font-size:22pt">大桥昨日合龙</div>
<p>本报讯（记者 何玉兰）昨日，临河大桥合龙，比原计划提前了十二天。</p></div></div>"""


@printed
def test_headlines_side_by_side(tmp_path: Path) -> None:
    page = apart(one(print_html(COLUMNS, tmp_path)))
    assert titles(page) == ["水渠全线通水", "大桥昨日合龙"]
    assert [[b.name for b in article.byline] for article in page.articles] == [["丁一鸣"], ["何玉兰"]]


@printed
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned(tmp_path: Path, turn: int) -> None:
    data = print_html(COLUMNS, tmp_path)
    upright = one(data)
    file = pypdfium2.PdfDocument(data)
    file[0].set_rotation(turn)
    file.save(tmp_path / "turned.pdf")
    turned = one((tmp_path / "turned.pdf").read_bytes())
    # The sheet lies on its side, its text too: it is read as it stands.
    assert turned.text == upright.text


@printed
def test_what_the_crop_box_cuts_off_is_not_read(tmp_path: Path) -> None:
    file = pypdfium2.PdfDocument(print_html(COLUMNS, tmp_path))
    left, bottom, right, top = file[0].get_mediabox()
    file[0].set_cropbox(left, bottom, left + (right - left) / 2, top)
    file.save(tmp_path / "cropped.pdf")
    document = one((tmp_path / "cropped.pdf").read_bytes())
    assert HEAD in document.text
    assert "大桥" not in document.text


@printed
def test_false_bold_is_read_once(tmp_path: Path) -> None:
    twice = '<p style="position:relative">水渠通水<span style="position:absolute;left:0.3pt;top:0">水渠通水</span></p>'
    assert one(print_html(twice, tmp_path)).text.count("水渠通水") == 1


@printed
def test_an_upright_headline(tmp_path: Path) -> None:
    upright = "".join(f"<div>{c}</div>" for c in HEAD)
    html = (
        f'<div style="display:flex;gap:14pt"><div style="font-size:22pt;line-height:1.2">{upright}</div>'
        f"<div>{''.join(f'<p>{text}</p>' for text in BODY * 4)}</div></div>"
    )
    assert titles(apart(one(print_html(html, tmp_path)))) == [HEAD]


@printed
def test_a_dash_and_a_blank_in_a_headline_stay(tmp_path: Path) -> None:
    html = f'<div class="head" style="font-size:24pt">——坚定信心\u3000迎难而上</div><p>{BODY[0]}</p>'
    assert one(print_html(html, tmp_path)).text.startswith("——坚定信心 迎难而上\n")


@printed
def test_several_pages_are_several_documents(tmp_path: Path) -> None:
    sheets = [make_sheet(load_stock(), n, "A3") for n in (1, 2)]
    data = print_pdf(str(CHROMIUM), sheets, "A3", tmp_path)
    assert [d.name for d in documents("paper.pdf", data)] == ["paper.pdf#page=1", "paper.pdf#page=2"]
    assert {box.page for d in documents("paper.pdf", data) for box in d.boxes} == {1, 2}
    assert list(documents("paper.pdf", data)) == list(documents("paper.pdf", data))


# --- PDFs that are written here, byte by byte


def pdf(content: str, *, extra: Sequence[str] = (), resources: str = "", trailer: str = "") -> bytes:
    """A PDF of one page with this content stream."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> {resources} >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        font,
        *extra,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


def test_a_page_without_text_or_picture_is_empty() -> None:
    document = one(pdf(""))
    assert (document.text, document.warnings) == ("", ("page 1 of paper.pdf is empty",))


def test_a_scan_says_what_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    data = pdf(
        "q 300 0 0 300 0 0 cm /Im1 Do Q",
        extra=[f"{picture}\nstream\nA\nendstream"],
        resources="/XObject << /Im1 6 0 R >>",
    )
    document = one(data)
    assert document.text == ""
    assert document.warnings == (
        "page 1 of paper.pdf has no text layer: pip install 'newsie-zh[ocr]' reads scans",
    )


def test_glyphs_that_mean_nothing_are_warned_of() -> None:
    cmap = (
        "/CIDInit /ProcSet findresource begin 1 begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        "1 beginbfrange <41> <5a> <e041> endbfrange endcmap"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    data = pdf(
        "BT /F2 12 Tf 20 200 Td (ABCDEFGHIJ) Tj ET",
        extra=[font, f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"],
    ).replace(b"/F1 5 0 R", b"/F2 6 0 R")
    (warning,) = one(data).warnings
    assert warning.startswith("page 1 of paper.pdf: 10 of 10 glyphs of the text layer mean no character")


def test_tiny_print_and_text_outside_the_page_are_no_text() -> None:
    seen, tiny = "BT /F1 12 Tf 20 200 Td (seen) Tj ET", "BT /F1 1 Tf 20 100 Td (tiny) Tj ET"
    data = pdf(f"{seen} {tiny} BT /F1 12 Tf 900 900 Td (far) Tj ET")
    assert one(data).text == "seen"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\nnothing", b"", b"plain text", pdf("BT ET")[:90]], ids=["empty", "nothing", "text", "cut"]
)
def test_a_broken_file_is_one_line(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^paper.pdf is no PDF that can be read: it is broken or cut off$"):
        list(documents("paper.pdf", data))


def test_an_encrypted_file_is_one_line() -> None:
    lock = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >>"
    data = pdf("BT ET", extra=[lock], trailer="/Encrypt 6 0 R /ID [<00><00>]")
    with pytest.raises(ValueError, match=r"^paper.pdf is encrypted; remove its password first"):
        list(documents("paper.pdf", data))


def test_ten_thousand_lines_take_no_long() -> None:
    lines = "".join(f"1 0 0 1 {20 + 60 * (n % 4)} {290 - 0.1 * (n // 4):.2f} Tm (l{n}) Tj " for n in range(6000))
    document = one(pdf(f"BT /F1 4 Tf {lines} ET"))
    assert len(document.boxes) > 1000


# --- OCR


@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("rapidocr", "onnxruntime")), reason="needs the extra ocr"
)
@printed
def test_a_scan_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("OCR asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    picture = pypdfium2.PdfDocument(print_html(COLUMNS, tmp_path))[0].render(scale=2.8).to_pil().convert("RGB")
    picture = picture.crop((0, 0, picture.width, picture.height // 6))
    picture.save(tmp_path / "scan.pdf", resolution=72 * 2.8)
    picture.save(tmp_path / "scan.png")
    document = one((tmp_path / "scan.pdf").read_bytes())
    assert "read by OCR" in document.warnings[0]
    assert titles(apart(document)) == ["水渠全线通水", "大桥昨日合龙"]
    (picture_alone,) = ocr.documents("scan.png", (tmp_path / "scan.png").read_bytes())
    assert titles(apart(picture_alone)) == ["水渠全线通水", "大桥昨日合龙"]
    with pytest.raises(ValueError, match=r"^a.png is no picture that can be read"):
        list(ocr.documents("a.png", b"no picture"))


def test_a_picture_says_what_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(ValueError, match=r"^a.png is a picture: pip install 'newsie-zh\[ocr\]' reads scans$"):
        list(ocr.documents("a.png", b"\x89PNG"))


def test_models_are_named_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"has no det.onnx and no rec.onnx$"):
        ocr._own_models(tmp_path)
    for name in ("det.onnx", "rec.onnx", "keys.txt"):
        (tmp_path / name).touch()
    assert sorted(ocr._own_models(tmp_path)) == ["Det.model_path", "Rec.model_path", "Rec.rec_keys_path"]
