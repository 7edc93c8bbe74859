"""The bytes of a workbook file become its parts: XML trees by name, within limits of size, strict OOXML made transitional."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from pipeline.model.errors import DocumentError
from pipeline.read.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from lxml.etree import _Element

_RATIO_FREE = 20 * 1024 * 1024
_RATIO = 1000
"""No part above 20 MB may be packed better than this: zlib reaches 1032 on one repeated byte, sheets stay below 100."""
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONSHIPS := b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL_ID = f"{{{RELATIONSHIPS.decode()}}}id"


class Package:
    """An opened workbook file."""

    def __init__(self, data: bytes, most: int = DEFAULT_LIMITS.workbook_bytes) -> None:
        """Open the container.

        Raises:
            DocumentError: `office-damaged`.
        """
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise DocumentError("office-password", "the workbook is encrypted")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise DocumentError("office-damaged", f"the container cannot be opened: {error}") from error
        self._names = {name.lower().lstrip("/"): name for name in self._zip.namelist()}
        self._left = self._most = most

    def has(self, name: str) -> bool:
        """Whether a part of this name exists; names differ in more than case."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            DocumentError: `office-damaged`, `office-password`, or `file-too-large` for a zip bomb.
        """
        try:
            info = self._zip.getinfo(self._names[name.lower()])
        except KeyError as error:
            raise DocumentError("office-damaged", f"the part {name} is missing") from error
        if info.flag_bits & 1:
            raise DocumentError("office-password", f"the part {name} is encrypted")
        packed = info.file_size > _RATIO_FREE and info.file_size > info.compress_size * _RATIO
        if info.file_size > self._left or packed:
            raise DocumentError("file-too-large", f"the part {name} unpacks to {info.file_size} bytes")
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise DocumentError("office-damaged", f"the part {name} cannot be unpacked: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise DocumentError("file-too-large", f"the parts unpack to more than {self._most} bytes")
        return _transitional(data)

    def tree(self, name: str) -> _Element:
        """The root element of an XML part.

        Raises:
            DocumentError: as `read`; `office-damaged` too for XML that is not well formed or declares entities.
        """
        return parse(self.read(name), name)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part's relations lead to: id → (the last word of its type, the part's name). External targets are left out.

        Raises:
            DocumentError: as `tree`.
        """
        folder, _, base = name.rpartition("/")
        listing = f"{folder}/_rels/{base}.rels".lstrip("/")
        if not self.has(listing):
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.tree(listing):
            target, number = relation.get("Target"), relation.get("Id")
            if target and number and relation.get("TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                found[number] = (relation.get("Type", "").rpartition("/")[2], path.lstrip("/"))
        return found


def _transitional(data: bytes) -> bytes:
    """A strict part (ISO/IEC 29500 Strict) with the namespaces of a transitional one."""
    if b"http://purl.oclc.org/ooxml/" not in data:
        return data
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data


def parse(data: bytes, name: str) -> _Element:
    """An XML part's bytes as a tree; entities and outside references are refused.

    Raises:
        DocumentError: `office-damaged`.
    """
    from lxml import etree  # noqa: PLC0415  # a text batch must not pay for it

    if _ENTITY.search(data[:4096]):
        raise DocumentError("office-damaged", f"the part {name} declares entities, as no spreadsheet program does")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("office-damaged", f"the part {name} is no XML: {error}") from error
    if root.getroottree().docinfo.doctype:  # behind a long comment, or in UTF-16
        raise DocumentError(
            "office-damaged", f"the part {name} declares a document type, as no spreadsheet program does"
        )
    return root


def number(text: str | None, default: int = 0) -> int:
    """An attribute that should be a whole number; anything else gives the default.

    >>> number("12"), number(None), number("x", 3)
    (12, 0, 3)
    """
    return int(text) if text is not None and text.isascii() and text.isdecimal() else default


def flag(text: str | None, *, default: bool = False) -> bool:
    """An attribute that is an XML boolean.

    >>> flag("1"), flag("false"), flag(None)
    (True, False, False)
    """
    return default if text is None else text in ("1", "true", "on")
