"""The bytes of an Office file → its parts as XML trees, with limits against files made to exhaust the machine."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from pipeline.model.errors import DocumentError
from pipeline.read.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_MOST_RATIO: Final = 400
_SMALL: Final = 4 * 1024 * 1024
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: the last word of its type (`header`, `styles`), and the part it leads to."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """An opened file. Names of parts are compared without case, as the packaging standard says (OPC, 6.2)."""

    archive: zipfile.ZipFile
    names: Mapping[str, zipfile.ZipInfo] = field(repr=False)
    most: int = DEFAULT_LIMITS.part_bytes
    """Bytes that a part may unpack to."""

    def tree(self, name: str) -> _Element | None:
        """The root of an XML part; None where the file has no such part.

        Raises:
            DocumentError: `office-damaged`, `office-password` or `file-too-large`.
        """
        info = self.names.get(_key(name))
        return None if info is None else _parsed(_content(self.archive, info, self.most), name)

    def relations(self, name: str) -> Mapping[str, Relation]:
        """The relationships of a part (`""`: of the package) by their ids; links to the outside are left out."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {
            found.get("Id", ""): Relation(
                found.get("Type", "").rsplit("/", 1)[-1], _target(folder, found.get("Target", ""))
            )
            for found in root.iter(_RELATIONSHIP)
            if found.get("TargetMode") != "External"
        }


def open_package(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Package:
    """The bytes of a file → its parts.

    Raises:
        DocumentError: `office-damaged`: no whole ZIP container.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = {_key(info.filename): info for info in archive.infolist()}
        return Package(archive, names, limits.part_bytes)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DocumentError("office-damaged", f"the container is cut off or broken: {error}") from error


def main_part(package: Package) -> tuple[str, _Element]:
    """The name and root of the part that holds a Word document's text.

    Raises:
        DocumentError: `office-damaged`: there is none; or as `Package.tree`.
    """
    named = [relation.target for relation in package.relations("").values() if relation.kind == "officeDocument"]
    for name in (*named, "word/document.xml"):
        root = package.tree(name)
        if root is not None:
            if root.tag != _WORD:
                raise DocumentError("office-damaged", f"{name} holds no Word document")
            return name, root
    raise DocumentError("office-damaged", "the part with the text (word/document.xml) is missing")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    name = info.filename
    if info.flag_bits & 1:
        raise DocumentError("office-password", f"{name} is encrypted")
    if info.file_size > most or info.file_size > max(_SMALL, _MOST_RATIO * info.compress_size):
        raise DocumentError("file-too-large", f"{name} unpacks {info.compress_size} bytes to {info.file_size}")
    try:
        with archive.open(info) as stream:
            content = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError("office-damaged", f"{name} cannot be unpacked: {error}") from error
    if len(content) > most:
        raise DocumentError("file-too-large", f"{name} unpacks to more than {most} bytes")
    return content


def _parsed(content: bytes, name: str) -> _Element:
    from lxml import etree  # noqa: PLC0415  # a text batch must not pay for it

    if _STRICT in content:
        # Strict files (ISO/IEC 29500 without its transitional part) only call the same elements by other names.
        for strict, transitional in _TRANSITIONAL:
            content = content.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("office-damaged", f"{name}: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise DocumentError("office-damaged", f"{name} declares a document type or entities, which no Office file does")
    return root
