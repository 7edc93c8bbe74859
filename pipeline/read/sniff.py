"""The first bytes of a file → its media type, whatever its name says."""

from __future__ import annotations

from pipeline.model.errors import DocumentError
from pipeline.read.encoding import UndecodableText, decode

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "application/zip", "a ZIP container (Word, Excel, OpenDocument or an archive)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an old Word or Excel file"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "a PNG image"),
    (b"\xff\xd8\xff", "image/jpeg", "a JPEG image"),
    (b"GIF8", "image/gif", "a GIF image"),
    (b"II*\x00", "image/tiff", "a TIFF image"),
    (b"MM\x00*", "image/tiff", "a TIFF image"),
    (b"\x1f\x8b", "application/gzip", "a gzip archive"),
    (b"{\\rtf", "application/rtf", "an RTF document"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7z archive"),
    (b"Rar!", "application/vnd.rar", "a RAR archive"),
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NOT_CONTROLS = b"\t\n\x0b\x0c\r\x1b\x1a" + bytes(range(0x20, 0x100))


def sniff(data: bytes) -> str:
    r"""The media type of a file's content: application/pdf or text/plain.

    PDF readers accept the header anywhere in the first 1024 bytes (ISO 32000-2, annex I), so this does.

    >>> sniff(b"%PDF-1.7 ...")
    'application/pdf'
    >>> sniff("市民部の基本方針".encode("cp932"))
    'text/plain'
    >>> sniff(b"PK\x03\x04....")
    Traceback (most recent call last):
    pipeline.model.errors.DocumentError: unsupported-format: the content is a ZIP container ...

    Raises:
        DocumentError: `empty-file`, `binary-file` or `unsupported-format`.
    """
    head = data[:1024]
    if not head.strip(b"\x00 \t\r\n\x0c") and not data.strip(b"\x00 \t\r\n\x0c"):
        raise DocumentError("empty-file", f"{len(data)} bytes, none of them text")
    if is_pdf(data):
        return "application/pdf"
    for signature, media_type, words in _SIGNATURES:
        if head.startswith(signature):
            raise DocumentError("unsupported-format", f"the content is {words} ({media_type})")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith(_HTML_STARTS):
        raise DocumentError("unsupported-format", "the content is a web page or XML (text/html)")
    if _looks_binary(data):
        raise DocumentError("binary-file", "the content has bytes that no text holds")
    return "text/plain"


def is_pdf(data: bytes) -> bool:
    """Whether a PDF header stands where readers of PDF look for it."""
    return b"%PDF-" in data[:1024]


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
