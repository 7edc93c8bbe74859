"""A ZIP or OLE container → what it is: a Word or Excel file, or a format that has to be converted first, and how."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Final

from pipeline.model.errors import DocumentError

ZIP_SIGNATURE: Final = b"PK\x03\x04"
OLE_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES: Final = "[Content_Types].xml"
_MOST_TYPES: Final = 4 * 1024 * 1024
_WORD_MAIN: Final = re.compile(
    rb"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)"
    rb"|vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml",
    re.IGNORECASE,
)
_EXCEL_MAIN: Final = re.compile(
    rb"application/(?:vnd\.openxmlformats-officedocument\.spreadsheetml\.(?:sheet|template)"
    rb"|vnd\.ms-excel\.(?:sheet|template|addin)\.macroEnabled)\.main\+xml",
    re.IGNORECASE,
)
_FOREIGN_TYPES: Final = (
    (re.compile(rb"vnd\.ms-excel\.sheet\.binary", re.IGNORECASE), "a binary Excel workbook (.xlsb)", "xlsx"),
    (re.compile(rb"presentationml|vnd\.ms-powerpoint", re.IGNORECASE), "a PowerPoint presentation (.pptx)", "pdf"),
    (re.compile(rb"vnd\.ms-package\.xps-|oxps", re.IGNORECASE), "an XPS document (.xps)", ""),
)
_OPEN_DOCUMENT: Final = (
    (b"opendocument.text", "an OpenDocument text (.odt)", "docx"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)", "xlsx"),
    (b"opendocument.presentation", "an OpenDocument presentation (.odp)", "pdf"),
    (b"opendocument.graphics", "an OpenDocument drawing (.odg)", "pdf"),
    (b"epub+zip", "an EPUB book (.epub)", ""),
)
_OFFICE_ENTRY: Final = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels|word/|xl/|ppt/)", re.DOTALL)
_ICHITARO: Final = re.compile(r"JSRV|JSComp|JSFart|DocumentText$|DocumentViewStyles|Ichitaro|Taro", re.IGNORECASE)
_OLE_STREAMS: Final = (
    ("WordDocument", "an old Word document (.doc)", "docx"),
    ("Workbook", "an old Excel workbook (.xls)", "xlsx"),
    ("Book", "an old Excel workbook (.xls)", "xlsx"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", "pdf"),
)
RTF_DETAIL: Final = "the content is an RTF document (.rtf); convert it: soffice --headless --convert-to docx FILE"
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, NotImplementedError)
_NO_SECTOR: Final = 0xFFFFFFFA
_MOST_SECTORS: Final = 4096


def zip_type(data: bytes) -> str:
    """The bytes of a ZIP container → the media type of the Office file that it is, told by its content types.

    Raises:
        DocumentError: `unsupported-format`; `office-damaged` for an Office file whose container is broken;
            `office-password` for one whose entries are encrypted.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            types, mimetype = _entry(archive, names, _TYPES), _entry(archive, names, "mimetype")
    except _BROKEN as error:
        if _OFFICE_ENTRY.search(data[:65536]) is None:
            raise DocumentError(
                "unsupported-format", "the content is a ZIP container (application/zip), cut off or broken"
            ) from error
        raise DocumentError("office-damaged", f"the container is cut off or broken: {error}") from error
    if _WORD_MAIN.search(types) or (not types and "word/document.xml" in names):
        return DOCX
    if _EXCEL_MAIN.search(types) or (not types and "xl/workbook.xml" in names):
        return XLSX
    raise _foreign(names, types, mimetype)


def _entry(archive: zipfile.ZipFile, names: frozenset[str], name: str) -> bytes:
    if name not in names:
        return b""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise DocumentError("office-password", f"{name} is encrypted; save the file without a password")
    with archive.open(info) as stream:
        return stream.read(_MOST_TYPES)


def _foreign(names: frozenset[str], types: bytes, mimetype: bytes) -> DocumentError:
    for pattern, words, target in _FOREIGN_TYPES:
        if pattern.search(types):
            return _unsupported(words, target)
    for mark, words, target in _OPEN_DOCUMENT:
        if mark in mimetype:
            return _unsupported(words, target)
    if any(name.endswith(".iwa") or name in {"Index.zip", "index.apxl"} for name in names):
        return _unsupported("an Apple iWork document (.pages, .numbers)", "", "export it as PDF or Word in its program")
    if types and any(name.lower() == "word/document.xml" for name in names):
        return DocumentError("office-damaged", "the content types of the Word file do not name its text")
    return DocumentError(
        "unsupported-format", "the content is a ZIP container (application/zip) of no format that is read"
    )


def _unsupported(words: str, target: str, advice: str = "save it as PDF in the program that shows it") -> DocumentError:
    convert = f"convert it: soffice --headless --convert-to {target} FILE" if target else advice
    return DocumentError("unsupported-format", f"the content is {words}; {convert}")


def ole_error(data: bytes) -> DocumentError:
    """The bytes of an OLE container → why it is not read: encrypted, or of which old format.

    一太郎 files (.jtd, .jtdc) are such containers, and so are Word and Excel files with a password.
    """
    names = _root_streams(data)
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        return DocumentError("office-password", "a Word or Excel file that opens only with a password")
    for stream, words, target in _OLE_STREAMS:
        if stream in names:
            return _unsupported(words, target)
    if any(_ICHITARO.search(name) for name in names):
        advice = "open it in Ichitaro (一太郎) and save it as PDF or as a Word document"
        return _unsupported("an Ichitaro document (一太郎, .jtd)", "", advice)
    return DocumentError(
        "unsupported-format",
        "the content is an OLE container (application/x-ole-storage: an old Word, Excel or Ichitaro file); "
        "save it as PDF, DOCX or XLSX in its program",
    )


def _root_streams(data: bytes) -> frozenset[str]:
    """The names of the streams and storages in an OLE container's root ([MS-CFB] 2.6); none of a broken one's."""
    try:
        shift, first = struct.unpack_from("<H", data, 30)[0], struct.unpack_from("<I", data, 48)[0]
        if shift not in (9, 12):
            return frozenset()
        size = 1 << shift
        tables = [at for at in struct.unpack_from("<109I", data, 76) if at < _NO_SECTOR]
        entries = b"".join(_chain(data, size, tables, first))
        return frozenset(_names(entries))
    except struct.error:
        return frozenset()


def _chain(data: bytes, size: int, tables: list[int], sector: int) -> list[bytes]:
    """The sectors of the directory, one after the other."""
    found: list[bytes] = []
    while sector < _NO_SECTOR and len(found) < _MOST_SECTORS:
        found.append(data[(sector + 1) * size : (sector + 2) * size])
        table, place = divmod(sector, size // 4)
        if table >= len(tables):
            break
        sector = struct.unpack_from("<I", data, (tables[table] + 1) * size + 4 * place)[0]
    return found


def _names(entries: bytes) -> set[str]:
    """The names of the root's children: a tree by left and right siblings."""
    count = len(entries) // 128
    names: set[str] = set()
    stack = [struct.unpack_from("<I", entries, 76)[0]]
    seen: set[int] = set()
    while stack:
        at = stack.pop()
        if at >= count or at in seen:
            continue
        seen.add(at)
        entry = entries[at * 128 : at * 128 + 128]
        length = struct.unpack_from("<H", entry, 64)[0]
        names.add(entry[: max(0, min(62, length - 2))].decode("utf-16-le", "replace"))
        stack += struct.unpack_from("<2I", entry, 68)
    return names
