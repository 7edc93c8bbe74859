"""A ZIP archive → the files in it under readable names, and their bytes; nothing of it is ever written.

Office files (Word, Excel, OpenDocument) are ZIP containers as well and are no archives here.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from pipeline.model.errors import DocumentError

MAX_MEMBERS: Final = 10_000
MAX_TOTAL_BYTES: Final = 2 * 1024**3
MAX_RATIO: Final = 200
"""Text and PDF shrink to a fiftieth at most; what shrinks more is checked from RATIO_FROM bytes on."""
RATIO_FROM: Final = 4 * 1024**2
MAX_DEPTH: Final = 2
"""An archive, and an archive in it."""
_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE: Final = frozenset(
    (
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "mimetype",
        "META-INF/manifest.xml", "Index/Document.iwa", "index.apxl",
    )
)  # fmt: skip
_OFFICE_ENTRY: Final = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels|word/|xl/|ppt/|mimetype)", re.DOTALL
)
_HEAD: Final = 65_536
_SAFE: Final = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_NAME_BYTES: Final = 200
_UNICODE_PATH: Final = 0x7075
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises for archives that are broken or made in a way that it does not know."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path in it, where it stands (one index for each archive it is in), why it cannot be read.

    `failure` is an issue code with its detail.
    """

    path: str
    at: tuple[int, ...] = ()
    failure: tuple[str, str] | None = None


class _Limit(Exception):  # noqa: N818 - it stops the listing of an archive
    """The archive is beyond the limits."""


@dataclass(slots=True)
class _Budget:
    most_bytes: int
    members: int = 0
    total: int = 0

    def spend(self, infos: Iterable[zipfile.ZipInfo]) -> None:
        """Count members and their declared sizes; `zipfile` never reads more than what is declared."""
        for info in infos:
            self.members += 1
            self.total += info.file_size
        if self.members > MAX_MEMBERS:
            raise _Limit(f"more than {MAX_MEMBERS} files")
        if self.total > MAX_TOTAL_BYTES:
            raise _Limit(f"more than {MAX_TOTAL_BYTES // 1024**2} MB unpacked")


def is_archive(stream: IO[bytes]) -> bool:
    """Whether a file is a ZIP archive, and no office file that is made like one.

    A file that begins like an archive but is broken counts as one.
    """
    head = stream.read(len(_SIGNATURES[0]))
    if not head.startswith(_SIGNATURES):
        return False
    head += stream.read(_HEAD - len(head))
    try:
        with zipfile.ZipFile(stream) as archive:
            return _OFFICE.isdisjoint(archive.namelist())
    except BROKEN:
        return _OFFICE_ENTRY.search(head) is None


def members(stream: IO[bytes], most_bytes: int) -> tuple[Member, ...]:
    """An archive → its files, those of archives in it as well, each with a path of its own.

    Folders and what macOS adds (`__MACOSX/`) are left out. An archive that cannot be read, or is beyond the limits,
    gives one member without a path that says so. A file in it may have `most_bytes`.
    """
    try:
        found = list(_list(stream, (), "", _Budget(most_bytes)))
    except _Limit as error:
        return (Member("", failure=("archive-limits", str(error))),)
    if not found:
        return (Member("", failure=("empty-file", "the archive holds no files")),)
    return tuple(_with_own_paths(found))


def _list(stream: IO[bytes], above: tuple[int, ...], prefix: str, budget: _Budget) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(stream)
        infos = archive.infolist()
    except BROKEN as error:
        yield Member(prefix.rstrip("/"), above, ("archive-damaged", _said(error)))
        return
    budget.spend(infos)
    for index, info in enumerate(infos):
        name = printed_name(info)
        path = safe_path(name)
        if name.endswith(("/", "\\")) or path.startswith("__MACOSX/") or not path:
            continue
        at, failure = (*above, index), _failure(info)
        inner = None if failure is not None else _inner_archive(archive, info, budget.most_bytes)
        if inner is None or isinstance(inner, DocumentError):
            yield Member(prefix + path, at, failure if inner is None else (inner.code, inner.detail))
        elif len(at) < MAX_DEPTH:
            yield from _list(inner, at, f"{prefix}{path}/", budget)
        else:
            yield Member(prefix + path, at, ("unsupported-format", "an archive in an archive in an archive"))


def _inner_archive(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, most_bytes: int
) -> io.BytesIO | DocumentError | None:
    """A member that is an archive itself; None for any other; the reason where it cannot be read."""
    try:
        with archive.open(info) as stream:
            if stream.read(4) not in _SIGNATURES:
                return None
        data = io.BytesIO(unpack(archive, info, most_bytes))
    except DocumentError as error:
        return error
    except BROKEN as error:
        return DocumentError("archive-damaged", _said(error))
    found = is_archive(data)
    data.seek(0)
    return data if found else None


def _failure(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Why a member is not to be unpacked."""
    if info.flag_bits & _ENCRYPTED:
        return "archive-password", "the file is encrypted"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "unreadable-file", "it is a link or device, not a file"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        return "unsupported-format", f"compression method {info.compress_type} of the archive"
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return "archive-limits", f"{info.compress_size} bytes unpack to {info.file_size}"
    return None


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most_bytes: int) -> bytes:
    """A member's bytes.

    Raises:
        DocumentError: `archive-damaged`, or `file-too-large` for more than `most_bytes`.
    """
    if info.file_size > most_bytes:
        raise DocumentError("file-too-large", f"{info.file_size} bytes; the limit is {most_bytes // 1024**2} MB")
    try:
        return archive.read(info)
    except BROKEN as error:
        raise DocumentError("archive-damaged", _said(error)) from error


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__


def printed_name(info: zipfile.ZipInfo) -> str:
    """A member's name as it was meant: by its own UTF-8 copy or flag, else UTF-8, CP932, CP437, whichever it is.

    Windows in Japan writes CP932 and macOS UTF-8, both without saying so.
    """
    copied = _unicode_path(info)
    if copied is not None or info.flag_bits & _UTF8:
        return copied or info.orig_filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename
    for codec in ("utf-8", "cp932"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def _unicode_path(info: zipfile.ZipInfo) -> str | None:
    """The name in the extra field of Info-ZIP (0x7075), if it belongs to the name in the header."""
    extra = info.extra
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        body, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and len(body) > 5 and body[0] == 1:
            try:
                raw = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")
                name = body[5:].decode("utf-8")
            except UnicodeError:
                return None
            return name if struct.unpack("<I", body[1:5])[0] == zlib.crc32(raw) else None
    return None


def safe_path(name: str) -> str:
    r"""A member's name → a path below the archive: no drive, no root, no way up, no character that file systems refuse.

    >>> safe_path("../../etc/x.txt"), safe_path("C:\\報告\\市民部.pdf"), safe_path("/a//./b.txt")
    ('__/__/etc/x.txt', 'C_/報告/市民部.pdf', 'a/b.txt')
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", "."}]
    return "/".join(_safe_part("__" if part == ".." else part) for part in parts)


def _safe_part(part: str) -> str:
    part = _SAFE.sub("_", part)
    if len(part.encode("utf-8", "surrogatepass")) <= _NAME_BYTES:
        return part
    tail = f"~{hashlib.sha256(part.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}{Path(part).suffix[:10]}"
    return part.encode("utf-8", "ignore")[: _NAME_BYTES - len(tail.encode())].decode("utf-8", "ignore") + tail


def _with_own_paths(found: Iterable[Member]) -> Iterator[Member]:
    """Members whose path another one has get a number: a.txt, a~2.txt."""
    seen: set[str] = set()
    for member in found:
        path, number = member.path, 1
        while path in seen:
            number += 1
            folder, slash, name = member.path.rpartition("/")
            stem, dot, suffix = name.rpartition(".")
            own = f"{stem}~{number}.{suffix}" if dot and stem else f"{name}~{number}"
            path = f"{folder}{slash}{own}"
        seen.add(path)
        yield Member(path, member.at, member.failure)
