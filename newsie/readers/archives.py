"""Archives: every file in a zip, what a gzip holds; with limits, so that no small file becomes a large one."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

MOST_MEMBERS = 100_000
LARGEST_MEMBER = 512_000_000
LARGEST_ARCHIVE = 4_000_000_000
HIGHEST_RATIO = 200
#: Below this a high ratio does no harm.
_SMALL = 10_000_000
_LINK = 0o120000

#: A file in an archive, or why it is not read.
Member = tuple[str, bytes | str]


def members(name: str, file: BinaryIO) -> Iterator[Member]:
    """Yield the files of a zip archive: name in it and contents, or why it is not read.

    Raises:
        ValueError: the archive is broken, or has more members or more bytes than newsie opens.
    """
    try:
        archive = zipfile.ZipFile(file)
    except Exception as error:  # a damaged directory raises what its parser raises
        raise ValueError(f"{name} is broken or truncated: {error}") from None
    with archive:
        bounded(name, archive)
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            path = _decoded_name(info)
            if info.is_dir() or _is_hidden(path):
                continue
            why = _why_not(path, info)
            yield path, why if why is not None else _contents(archive, info)


def bounded(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse an archive (or an office document, which is one) that would fill memory or disk."""
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise ValueError(f"{name} has {len(infos)} members: newsie opens archives of at most {MOST_MEMBERS}")
    size, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if size > LARGEST_ARCHIVE or (size > _SMALL and size > HIGHEST_RATIO * max(1, packed)):
        raise ValueError(
            f"{name} unpacks to {size // 1_000_000} MB, {size // max(1, packed)} times its size: not opened "
            f"(at most {LARGEST_ARCHIVE // 1_000_000} MB and {HIGHEST_RATIO} times)"
        )


def unpacked(name: str, file: BinaryIO) -> bytes:
    """Return what a gzip file holds.

    Raises:
        ValueError: it is broken or truncated, or too large.
    """
    file.seek(0, io.SEEK_END)
    packed = file.tell()
    file.seek(0)
    parts, size = [], 0
    try:
        with gzip.GzipFile(fileobj=file) as stream:
            while part := stream.read(1 << 20):
                parts.append(part)
                size += len(part)
                if size > LARGEST_MEMBER or (size > _SMALL and size > HIGHEST_RATIO * packed):
                    raise ValueError(
                        f"{name} unpacks to more than {size // 1_000_000} MB: not opened "
                        f"(at most {LARGEST_MEMBER // 1_000_000} MB and {HIGHEST_RATIO} times its size)"
                    )
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{name} is broken or truncated: {error}") from None
    return b"".join(parts)


def _why_not(path: str, info: zipfile.ZipInfo) -> str | None:
    parts = path.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        return "a member whose path leads out of the archive is not read"
    if (info.external_attr >> 16) & 0o170000 == _LINK:
        return "a link is not followed"
    if info.flag_bits & 1:
        return "encrypted: unpack it with its password first"
    if info.file_size > LARGEST_MEMBER or (
        info.file_size > _SMALL and info.file_size > HIGHEST_RATIO * max(1, info.compress_size)
    ):
        return f"unpacks to {info.file_size // 1_000_000} MB: not opened"
    return None


def _contents(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | str:
    try:
        return archive.read(info)
    except Exception as error:  # zlib.error, NotImplementedError, BadZipFile … : the others are read
        return f"broken: {error}"


def _decoded_name(info: zipfile.ZipInfo) -> str:
    """A member's name: Windows in China packs them in GB18030 and does not say so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_hidden(path: str) -> bool:
    parts = path.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part != ".." for part in parts)
