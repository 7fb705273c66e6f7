"""Files of every kind, made by the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

BODY = "本报讯（记者 田小禾）11月8日，青河县召开经济工作会议。县长马远山主持会议并讲话。"
TITLE = "青河县经济工作会议召开"
ROW = {"标题": TITLE, "正文": BODY, "日期": "2022/11/9", "编号": "qh-1"}

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def docx(body: str) -> bytes:
    """A Word document with this body (WordprocessingML)."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_WORD}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": _TYPES.encode(), "word/document.xml": document.encode()})


def paragraph(*runs: str) -> str:
    """A paragraph of runs of text."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of cells with one paragraph each."""
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def workbook(*rows: Sequence[object], title: str = "Sheet") -> bytes:
    """An Excel workbook of one sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def parquet(rows: Sequence[Mapping[str, object]]) -> bytes:
    """A Parquet file."""
    import pyarrow
    from pyarrow import parquet as format

    file = io.BytesIO()
    format.write_table(pyarrow.Table.from_pylist([dict(row) for row in rows]), file)
    return file.getvalue()
