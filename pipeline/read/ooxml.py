"""The bytes of a Word or Excel file (Office Open XML) → its parts as XML trees, within limits against bombs."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from pipeline.model.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_OLE: Final = b"\xd0\xcf\x11\xe0"
"""Where an Office file asks for a password it stands encrypted in a container of this older kind."""
_MOST_RATIO: Final = 400
_RATIO_FROM: Final = 4 * 1024 * 1024
"""No part above 4 MB may be packed better than 1 : 400: zlib reaches 1032 on one repeated byte, real parts stay below 100."""
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES: Final = re.compile(
    _STRICT + rb"(wordprocessingml|spreadsheetml|officeDocument|drawingml)/"
    rb"(main|relationships|math|wordprocessingDrawing|spreadsheetDrawing)(?=[\"'/])"
)


class Relation(NamedTuple):
    """A relationship: the last word of its type (`header`, `styles`), and the part it leads to."""

    kind: str
    target: str


class Package:
    """An opened file. Names of parts are compared without case, as the packaging standard says (OPC, 6.2)."""

    def __init__(self, data: bytes, *, part_bytes: int, all_bytes: int) -> None:
        """Open the container; a part may unpack to `part_bytes`, all that are read to `all_bytes`.

        Raises:
            DocumentError: `office-damaged`: no whole ZIP container; `office-password`.
        """
        if data.startswith(_OLE):
            raise DocumentError("office-password", "the file is encrypted")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {_key(info.filename): info for info in self._archive.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DocumentError("office-damaged", f"the container is cut off or broken: {error}") from error
        self._part_bytes = part_bytes
        self._left = self._all_bytes = all_bytes

    def content(self, name: str) -> bytes | None:
        """The bytes of a part; None where the file has no such part.

        A strict file (ISO/IEC 29500) only calls the same elements by other names; it gets those of a transitional one.

        Raises:
            DocumentError: `office-damaged`, `office-password` or `file-too-large`.
        """
        info = self._parts.get(_key(name))
        if info is None:
            return None
        content = self._unpacked(info)
        return _STRICT_NAMES.sub(_transitional, content) if _STRICT in content else content

    def tree(self, name: str) -> _Element | None:
        """The root of an XML part; None where the file has no such part.

        Raises:
            DocumentError: as `content`; `office-damaged` too for XML that is broken or declares entities.
        """
        content = self.content(name)
        return None if content is None else _parsed(content, name)

    def relations(self, name: str) -> Mapping[str, Relation]:
        """The relationships of a part (`""`: of the package) by their ids; links to the outside are left out.

        Raises:
            DocumentError: as `tree`.
        """
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

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        name, most = info.filename, min(self._part_bytes, self._left)
        if info.flag_bits & 1:
            raise DocumentError("office-password", f"{name} is encrypted")
        if info.file_size > most or info.file_size > max(_RATIO_FROM, _MOST_RATIO * info.compress_size):
            raise DocumentError("file-too-large", f"{name} unpacks {info.compress_size} bytes to {info.file_size}")
        try:
            with self._archive.open(info) as stream:
                content = stream.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise DocumentError("office-damaged", f"{name} cannot be unpacked: {error}") from error
        if len(content) > most:
            raise DocumentError("file-too-large", f"{name} unpacks to more than {most} bytes")
        self._left -= len(content)
        return content


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))


def _transitional(name: re.Match[bytes]) -> bytes:
    """`…/ooxml/wordprocessingml/main` → `…/wordprocessingml/2006/main`: other names of the same elements."""
    return b"%s%s/2006/%s" % (_TRANSITIONAL, name[1], name[2])


def _parsed(content: bytes, name: str) -> _Element:
    from lxml import etree  # noqa: PLC0415  # a text batch must not pay for it

    # Looked for before parsing, too: the parser would have read the entities of a document type that it then refuses.
    declares = _ENTITY.search(content[:4096]) is not None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = None if declares else etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("office-damaged", f"{name}: {error.msg}") from error
    if root is None or root.getroottree().docinfo.doctype:  # behind a long comment, or in UTF-16
        raise DocumentError("office-damaged", f"{name} declares a document type or entities, which no Office file does")
    return root
