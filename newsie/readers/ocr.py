"""Scans: a picture of a page → its text with places, by rapidocr and the models in its wheel; nothing is fetched.

rapidocr's wheel holds the models of its default; what other models a user wants, he names himself in
``NEWSIE_OCR_MODELS``: a folder with ``det.onnx``, ``rec.onnx`` and, where the model does not hold its characters,
``keys.txt``.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from newsie.readers.document import Document
from newsie.readers.places import Slug, page_document

#: Pixels a point: small type of a newspaper page needs some 200 dots an inch.
_SCALE = 2.8
_MODELS = "NEWSIE_OCR_MODELS"


def available() -> bool:
    """Tell whether the extra ``ocr`` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def missing(what: str) -> str:
    """Return what to say of a page that cannot be read.

    Examples:
        >>> missing("page 2 of x.pdf")
        "page 2 of x.pdf has no text layer: pip install 'newsie-zh[ocr]' reads scans"
    """
    return f"{what} has no text layer: pip install 'newsie-zh[ocr]' reads scans"


def documents(name: str, data: bytes) -> Iterator[Document]:
    """Yield the text of a picture (PNG, JPEG, TIFF …): one document, its ``boxes`` and ``sizes`` in pixels.

    Args:
        name: the file's name.
        data: its contents.

    Raises:
        ValueError: the extra ``ocr`` is not installed, its models are not there, or the file is no picture.

    Not found: more than the first picture of a file; handwriting; text that runs from the top down.
    """
    if not available():
        raise ValueError(f"{name} is a picture: pip install 'newsie-zh[ocr]' reads scans")
    engine = _engine()
    try:
        result = engine(data)
    except Exception as error:  # rapidocr's own classes, Pillow's and OpenCV's
        raise ValueError(f"{name} is no picture that can be read: {type(error).__name__}") from None
    warnings = (f"{name} is a scan, read by OCR: characters can be wrong",)
    yield page_document(name, _pieces(result), format="ocr", warnings=warnings)


def read_page(page: Any, name: str, number: int) -> Document:
    """Return the text of a page of a PDF that is a picture.

    Args:
        page: the page, of pypdfium2.
        name: what to call the document.
        number: the page's number in its file.

    Raises:
        ValueError: the models are not in the package and none were named: newsie fetches none.
    """
    picture = page.render(scale=_SCALE, rev_byteorder=True).to_numpy()
    pieces = [_scaled(piece) for piece in pieces_of(picture)]
    warnings = (f"{name} is a scan, read by OCR: characters can be wrong",)
    return page_document(name, pieces, page=number, format="pdf", warnings=warnings)


def _scaled(piece: Slug) -> Slug:
    x0, y0, x1, y1, size = (v / _SCALE for v in (piece.x0, piece.y0, piece.x1, piece.y1, piece.size))
    return Slug(piece.text, x0, y0, x1, y1, size)


def pieces_of(picture: Any) -> list[Slug]:
    """Return the pieces of lines that are read in a picture (an array, height × width × 3), in pixels."""
    return _pieces(_engine()(picture))


def _pieces(result: Any) -> list[Slug]:
    if result is None or result.boxes is None:
        return []
    pieces = []
    for corners, text in zip(result.boxes, result.txts, strict=True):
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        if text.strip():
            height = max(ys) - min(ys)
            pieces.append(Slug(text.strip(), min(xs), min(ys), max(xs), max(ys), height))
    return pieces


@cache
def _engine() -> Any:
    import logging

    import rapidocr

    own = os.environ.get(_MODELS)
    params = _own_models(Path(own)) if own else {}
    if not own and not list(Path(rapidocr.__file__).parent.glob("models/*rec*.onnx")):
        raise ValueError(
            f"rapidocr has no models in its package and newsie fetches none: put det.onnx and rec.onnx into a folder "
            f"and name it in {_MODELS}"
        )
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return rapidocr.RapidOCR(params={**params, "Global.log_level": "error", "Global.max_side_len": 6000})


def _own_models(folder: Path) -> dict[str, str]:
    found = {"Det.model_path": folder / "det.onnx", "Rec.model_path": folder / "rec.onnx"}
    absent = [path.name for path in found.values() if not path.is_file()]
    if absent:
        raise ValueError(f"{_MODELS} names {folder}, which has no {' and no '.join(absent)}")
    keys = folder / "keys.txt"
    params = {key: str(path) for key, path in found.items()}
    return params | ({"Rec.rec_keys_path": str(keys)} if keys.is_file() else {})
