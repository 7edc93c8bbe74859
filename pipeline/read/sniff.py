"""The first bytes of a file → its media type, whatever its name says."""

from __future__ import annotations

import re

from pipeline.model.errors import DocumentError
from pipeline.read.containers import OLE_SIGNATURE, RTF_DETAIL, ZIP_SIGNATURE, ole_error, zip_type
from pipeline.read.encoding import UndecodableText, decode
from pipeline.read.web_signs import web_page_type

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"GIF8", "image/gif", "a GIF image"),
    (b"\x1f\x8b", "application/gzip", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7z archive"),
    (b"Rar!", "application/vnd.rar", "a RAR archive"),
)
_SCANS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
HEADER_WITHIN = 65_536
"""Bytes in front of a PDF's header that a download tool may have left there."""
_HEADER = re.compile(rb"(?:^|[\r\n])(?=%PDF-[12]\.[0-9])")
_XML_START = b"<?xml"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NOT_CONTROLS = b"\t\n\x0b\x0c\r\x1b\x1a" + bytes(range(0x20, 0x100))


def sniff(data: bytes) -> str:
    r"""The media type of a file's content: PDF, Word, Excel, web page (HTML, MHTML), picture or plain text.

    PDF readers accept the header anywhere in the first 1024 bytes (ISO 32000-2, annex I), so this does.

    >>> sniff(b"%PDF-1.7 ...")
    'application/pdf'
    >>> sniff("市民部の基本方針".encode("cp932"))
    'text/plain'
    >>> sniff(b"PK\x03\x04....")
    Traceback (most recent call last):
    pipeline.model.errors.DocumentError: unsupported-format: the content is a ZIP container ...

    Raises:
        DocumentError: `empty-file`, `binary-file`, `unsupported-format`, `office-damaged` or `office-password`.
    """
    head = data[:1024]
    if not head.strip(b"\x00 \t\r\n\x0c") and not data.strip(b"\x00 \t\r\n\x0c"):
        raise DocumentError("empty-file", f"{len(data)} bytes, none of them text")
    if is_pdf(data):
        return "application/pdf"
    if head.startswith(ZIP_SIGNATURE):
        return zip_type(data)
    if head.startswith(OLE_SIGNATURE):
        raise ole_error(data)
    if head.startswith(b"{\\rtf"):
        raise DocumentError("unsupported-format", RTF_DETAIL)
    for signature, media_type in _SCANS:
        if head.startswith(signature):
            return media_type
    for signature, media_type, words in _SIGNATURES:
        if head.startswith(signature):
            raise DocumentError("unsupported-format", f"the content is {words} ({media_type})")
    if (page := web_page_type(data)) is not None:
        return page
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_XML_START):
        raise DocumentError("unsupported-format", "the content is XML (application/xml) but no web page")
    if _looks_binary(data):
        raise DocumentError("binary-file", "the content has bytes that no text holds")
    return "text/plain"


def is_pdf(data: bytes) -> bool:
    """Whether a PDF header stands where readers of PDF look for it, or behind what a download tool wrote before it."""
    return b"%PDF-" in data[:1024] or (
        b"%PDF-" in data[:HEADER_WITHIN] and header_at(data) > 0 and b"startxref" in data[-2048:]
    )


def header_at(data: bytes) -> int:
    r"""Where the header of a PDF begins a line near the beginning of a file; -1: nowhere.

    >>> header_at(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n"), header_at(b"see %PDF-1.4"), header_at(b"%PDF-1.7")
    (19, -1, 0)
    """
    found = _HEADER.search(data[:HEADER_WITHIN])
    return -1 if found is None else found.end()


def _decodes(data: bytes) -> bool:
    try:
        decode(data)
    except UndecodableText:
        return False
    return True


def _looks_binary(data: bytes) -> bool:
    """Whether the bytes hold control characters that no Japanese text file holds (UTF-16 apart)."""
    if data[:2] in _UTF16_MARKS:
        return False
    sample = data[:65536]
    nuls = sample.count(0)
    if nuls:
        # UTF-16 without a mark. Line feeds and digits give NULs at one parity, U+3000 and U+4E00 (一) at the other.
        return len(data) % 2 == 1 or nuls > len(sample) * 0.6 or not _decodes(data)
    return len(set(sample.translate(None, _NOT_CONTROLS))) > 2
