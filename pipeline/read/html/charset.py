"""The bytes of a web page, and the charset it declares → its text, the encoding it really is in, and what was wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pipeline.model.errors import DocumentError
from pipeline.read.encoding import Decoded, UndecodableText, decode
from pipeline.read.jis import BadByteError, decode_euc_jp, has_iso2022_escape
from pipeline.read.plausibility import plausibility

_XML: Final = re.compile(
    rb"^[\xef\xbb\xbf\s]*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._:-]{1,40})", re.DOTALL
)
_META: Final = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_NOT_TEXT: Final = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<meta\b[^>]*>", re.IGNORECASE | re.DOTALL)
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_SEARCHED: Final = 16_384
"""Browsers look for a declaration in the first kilobyte; pages with long comments above it are read by their luck."""
_NAMES: Final = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(
        ("shift_jis", "shift-jis", "x-sjis", "sjis", "ms_kanji", "windows-31j", "ms932", "cp932", "cswindows31j"),
        "cp932",
    ),
    **dict.fromkeys(("euc-jp", "x-euc-jp", "eucjp", "cp51932", "eucjp-ms", "cseucpkdfmtjapanese"), "euc-jp"),
    **dict.fromkeys(("iso-2022-jp", "csiso2022jp", "jis"), "iso-2022-jp"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), "utf-16"),
}
_AS_PLAUSIBLE: Final = 0.75
"""From this plausibility on, the page's own word decides between two encodings in which the bytes are valid."""
_SAMPLE: Final = 4_096


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text, the encoding it was in, and what the reader noticed about it."""

    text: str
    encoding: str
    notes: tuple[tuple[str, int | None, str], ...]


def declared_charset(data: bytes) -> str | None:
    """The charset that a page declares of itself (XML declaration, else the first meta element), as written.

    >>> declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=x-sjis">')
    'x-sjis'
    """
    head = data[:_SEARCHED]
    found = _XML.search(head) or _META.search(head)
    return found[1].decode("ascii") if found else None


def page_text(data: bytes, transport: str | None = None) -> PageText:
    """The bytes of a page → its text, decoded as what it really is.

    Many pages declare one encoding and are in another; what the bytes prove comes first, the declaration decides only
    between encodings in which they are equally valid. `transport` is a charset said outside the page (MIME header).

    Raises:
        DocumentError: `undecodable-text`.
    """
    declared = transport or declared_charset(data)
    named = _NAMES.get(declared.lower()) if declared else None
    decoded = _decoded(data)
    if decoded.guessed and named is not None:
        decoded = _as_declared(data, decoded, named)
    notes: list[tuple[str, int | None, str]] = []
    if declared is not None and named != decoded.encoding and not decoded.text.isascii():
        notes.append(("encoding-misdeclared", None, f"declared as {declared}, read as {decoded.encoding}"))
    elif decoded.guessed:
        notes.append(("encoding-guessed", None, f"read as {decoded.encoding}"))
    return PageText(decoded.text, decoded.encoding, tuple(notes))


def _decoded(data: bytes) -> Decoded:
    try:
        return decode(data)
    except UndecodableText as error:
        refused = error
    # Scripts, comments and descriptions cut by bytes hold what is no text; they are not part of the page.
    if not has_iso2022_escape(data) and b"\x00" not in data:
        try:
            return decode(_NOT_TEXT.sub(lambda found: _HIGH.sub(b"?", found[0]), data))
        except UndecodableText:
            pass
    raise DocumentError("undecodable-text", str(refused)) from refused


def _as_declared(data: bytes, decoded: Decoded, named: str) -> Decoded:
    """A guess, settled by the declaration where that gives plausible text too."""
    if named == decoded.encoding:
        return Decoded(decoded.text, named, decoded.bom, guessed=False)
    try:
        text = {"cp932": lambda: data.decode("cp932"), "euc-jp": lambda: decode_euc_jp(data)}[named]()
    except (KeyError, UnicodeDecodeError, BadByteError):
        return decoded
    first = next((at for at, character in enumerate(text) if character > "\x7f"), 0)
    if plausibility(text[first : first + _SAMPLE]) < _AS_PLAUSIBLE:
        return decoded
    return Decoded(text, named, bom=False, guessed=False)
