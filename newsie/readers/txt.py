"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from newsie.readers.document import Document
from newsie.reading import read


def documents(name: str, data: bytes) -> Iterator[Document]:
    """Yield the text of a file, decoded.

    Examples:
        >>> [d.text for d in documents("a.txt", "本报讯".encode("gb18030"))]
        ['本报讯']
    """
    source = read(data, name=name)
    yield Document(name, source.text, "txt", warnings=source.warnings)
