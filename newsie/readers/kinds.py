"""What a file is: told by its first bytes, then by its shape; its name helps where these leave it open."""

from __future__ import annotations

import json
import re
import zipfile
from typing import BinaryIO

from newsie.readers.csv import DELIMITERS, delimiter_of
from newsie.readers.rows import Fields
from newsie.reading import as_text

#: What newsie reads, by suffix.
SUFFIXES = {
    **dict.fromkeys(("txt", "text", "md"), "txt"),
    **dict.fromkeys(("html", "htm", "xhtml", "shtml"), "html"),
    **dict.fromkeys(("jsonl", "ndjson"), "jsonl"),
    **dict.fromkeys(("csv", "tsv", "tab"), "csv"),
    **dict.fromkeys(("xlsx", "xlsm"), "xlsx"),
    **{kind: kind for kind in ("json", "parquet", "docx", "pdf", "gz", "zip")},
    **dict.fromkeys(("png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp"), "ocr"),
}
_OLD_OFFICE = "an old office document (.doc, .xls, .ppt) or an encrypted one: save it as .docx or .xlsx"
_SOUND = "sound or film: newsie reads text"
_PACKED = "a packed archive that newsie does not open: unpack it, or pack it as .zip"
_OTHER_OFFICE = "an office document that newsie does not read: save it as .docx, .xlsx or plain text"
_PROGRAM = "a program or a database, not a text"
_PICTURE = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x1f\x8b", "gz"),
    (b"PAR1", "parquet"),
)
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
    (b"{\\rtf", _OTHER_OFFICE),
    *((magic, _SOUND) for magic in (b"ID3", b"\xff\xfb", b"OggS", b"fLaC", b"\x1aE\xdf\xa3")),
    *((magic, _PACKED) for magic in (b"Rar!\x1a\x07", b"7z\xbc\xaf", b"BZh9", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")),
    *((magic, _PROGRAM) for magic in (b"\x7fELF", b"MZ\x90\x00", b"SQLite format 3\x00")),
    (b"GIF8", "a GIF picture: save it as .png"),
)  # fmt: skip
_NAMES_OF_REFUSED = {
    **dict.fromkeys(("doc", "xls", "ppt", "wps"), _OLD_OFFICE),
    **dict.fromkeys(("pptx", "odt", "ods", "epub", "rtf", "mobi"), _OTHER_OFFICE),
    **dict.fromkeys(("mp3", "wav", "mp4", "m4a", "avi", "mkv", "ogg", "flac"), _SOUND),
    **dict.fromkeys(("rar", "7z", "bz2", "xz", "tar", "tgz", "zst"), _PACKED),
    "gif": "a GIF picture: save it as .png",
}
_HEAD = 4096
_HTML = re.compile(
    r"\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,999}?-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|span|table|tr|td|meta|title|br|h[1-6]|article|section|ul|li|a|script|style)\b[^>]{0,500}>",
    re.I,
)
_JSON = re.compile(r'\s{0,99}(?:\[\s{0,99})?(?:\{\s{0,99}"[^"\n]{1,80}"\s{0,9}:|\[\s{0,99}[\[{])')
_SEEN_TAGS = 3


def kind_of(name: str, file: BinaryIO) -> str:
    """Return the reader of a file: txt, html, json, jsonl, csv, xlsx, parquet, docx, pdf, gz, zip or ocr (pictures).

    Args:
        name: the file's; its suffix helps.
        file: its contents, seekable; left at its beginning.

    Raises:
        ValueError: newsie does not read such a file; the message says what to do.

    Examples:
        >>> import io
        >>> kind_of("a.txt", io.BytesIO(b"<!DOCTYPE html><p>x")), kind_of("a.txt", io.BytesIO(b"%PDF-1.7"))
        ('html', 'pdf')
        >>> kind_of("a.txt", io.BytesIO(b'{"text": "x"}\\n{"text": "y"}\\n')), kind_of("a.csv", io.BytesIO(b"x"))
        ('jsonl', 'csv')
    """
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    suffix = suffix_of(name)
    for magic, why in _REFUSED:
        if head.startswith(magic):
            raise ValueError(f"{name} is {why}")
    if (head[:4] == b"RIFF" and head[8:12] in (b"WAVE", b"AVI ")) or head[4:8] == b"ftyp":
        raise ValueError(f"{name} is {_SOUND}")
    if head[257:262] == b"ustar":
        raise ValueError(f"{name} is {_PACKED}")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(name, suffix, file)
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if kind is None and suffix == "pdf" and b"%PDF-" in head[:1024]:
        kind = "pdf"
    if kind is None and (
        head.startswith(_PICTURE[:4]) or (head[:2] == b"BM" and suffix == "bmp") or head[8:12] == b"WEBP"
    ):
        kind = "ocr"
    if kind:
        return kind
    if head and suffix in ("xlsx", "xlsm", "docx", "parquet", "pdf", "gz", "zip") and _is_binary(head):
        raise ValueError(f"{name} is broken: its contents are no {suffix} file")
    text = _text_of(head)
    return _shape(suffix, text)


def suffix_of(name: str) -> str:
    """Return the suffix of a name without its dot, in small letters.

    Examples:
        >>> suffix_of("a.TXT"), suffix_of("a.zip/b"), suffix_of("README")
        ('txt', '', '')
    """
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    return suffix.lower() if dot and stem else ""


def refused_by_name(name: str) -> str | None:
    """Return why a file of a folder is not read, going by its name; None if it is.

    Examples:
        >>> refused_by_name("a.csv")
        >>> refused_by_name("a.xyz")
        'newsie reads no .xyz files'
    """
    suffix = suffix_of(name)
    if suffix in _NAMES_OF_REFUSED:
        return f"{name} is {_NAMES_OF_REFUSED[suffix]}"
    if SUFFIXES.get(suffix) == "ocr" and not _has_ocr():
        return f"{name} is a picture: reading it needs rapidocr: pip install 'newsie-zh[ocr]'"
    if suffix in SUFFIXES:
        return None
    return (
        f"newsie reads no .{suffix} files" if suffix else "newsie reads no files without a suffix in folders"
    )


def _has_ocr() -> bool:
    from importlib.util import find_spec

    return any(find_spec(name) is not None for name in ("rapidocr", "rapidocr_onnxruntime"))


def _in_zip(name: str, suffix: str, file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            members = set(archive.namelist())
    except Exception as error:  # a damaged directory raises what its parser raises
        raise ValueError(f"{name} is broken or truncated: {error}") from None
    finally:
        file.seek(0)
    if "[Content_Types].xml" in members:
        for kind, part in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
            if part in members:
                return kind
        raise ValueError(f"{name} is {_OTHER_OFFICE}")
    if "mimetype" in members:
        raise ValueError(f"{name} is {_OTHER_OFFICE}")
    return "zip"


def _is_binary(head: bytes) -> bool:
    return sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) / 20


def _text_of(head: bytes) -> str:
    import io

    return as_text(io.BytesIO(head)).read().lstrip("\ufeff")


def _shape(suffix: str, text: str) -> str:
    """What a text is: by its shape, then by its suffix."""
    if _HTML.match(text) or (text.lstrip()[:1] == "<" and len(_TAG.findall(text)) >= _SEEN_TAGS):
        return "html"
    named = SUFFIXES.get(suffix, "txt")
    if named == "html":
        return "html" if _TAG.search(text) else "txt"
    if _JSON.match(text) or named in ("json", "jsonl"):
        return _json_or_lines(named, text)
    if named == "csv" or suffix in ("xls", "xlsx"):
        return "csv"
    return "csv" if _is_table(text) else "txt"


def _json_or_lines(named: str, text: str) -> str:
    first, _, rest = text.lstrip().partition("\n")
    try:
        whole = isinstance(json.loads(first), dict | str)
    except (ValueError, RecursionError):
        pretty = first.strip() in ("{", "[") or (first.lstrip()[:1] == "[" and named != "jsonl")
        return (
            "json"
            if pretty
            else named
            if named in ("json", "jsonl")
            else "jsonl"
            if '\n{"' in text
            else "json"
        )
    if named == "jsonl":
        return "jsonl" if whole or rest.strip() else "json"
    return "jsonl" if whole and rest.strip() else "json"


def _is_table(text: str) -> bool:
    """A first line of at least two known column names, one of them the text."""
    head = text.partition("\n")[0]
    if len(head) > 300 or not any(sign in head for sign in DELIMITERS):
        return False
    roles = Fields().keys_of(part.strip().strip('"') for part in head.split(delimiter_of(head)))
    return "text" in roles and len(roles) > 1
