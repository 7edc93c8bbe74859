"""The first bytes of a file → whether it is a web page, alone or saved with its parts (MHTML)."""

from __future__ import annotations

import re
from typing import Final

HTML: Final = "text/html"
MHTML: Final = "multipart/related"

_HEAD: Final = 65_536
_BLANKS: Final = b" \t\r\n\x0c\x00"
_DECLARED: Final = re.compile(rb"<(?:!doctype\s+html\b|html[\s>]|head[\s>]|body[\s>]|frameset[\s>])", re.IGNORECASE)
_FRAGMENT: Final = re.compile(
    rb"<(?:title|meta|base|link|script|style|noscript|div|table|p|h[1-6]|ul|ol|dl|center|font|span|section|article|main"
    rb"|header|nav|form|blockquote|pre|a|b|hr|br|img)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_END_TAG: Final = re.compile(rb"</[a-z][a-z0-9]{0,15}\s*>", re.IGNORECASE)
_MIME_HEADER: Final = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
_RELATED: Final = re.compile(rb"^content-type:\s*multipart/(?:related|alternative|mixed)", re.IGNORECASE | re.MULTILINE)
_VERSION: Final = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)


def web_page_type(data: bytes) -> str | None:
    r"""The media type of a web page in any encoding, None for all else (a text that only holds a `<`, other XML).

    A fragment without `<html>` counts if it begins with an element and holds an end tag.

    >>> web_page_type(b"<!-- saved --><table><tr><td>1</table>"), web_page_type("<p>市</p>".encode("utf-16"))
    ('text/html', 'text/html')
    >>> web_page_type("<市民部> の方針".encode()), web_page_type(b"<?xml version='1.0'?><rss></rss>")
    (None, None)
    """
    head = _ascii_of(data[:_HEAD]).lstrip(b"\xef\xbb\xbf" + _BLANKS)
    if not head.startswith(b"<"):
        return MHTML if _is_saved_page(head) else None
    at = _first_element(head)
    if _DECLARED.match(head, at):
        return HTML
    is_fragment = not head.startswith(b"<?") and _FRAGMENT.match(head, at) is not None
    return HTML if is_fragment and _END_TAG.search(head, at) else None


def _ascii_of(head: bytes) -> bytes:
    """The bytes, of UTF-16 only those of its ASCII characters, each alone."""
    if head[:2] == b"\xff\xfe" or (head[1:2] == b"\x00" and head[:1] != b"\x00"):
        return _halved(head[2:] if head[:2] == b"\xff\xfe" else head, 0)
    if head[:2] == b"\xfe\xff" or (head[:1] == b"\x00" and head[1:2] != b"\x00"):
        return _halved(head[2:] if head[:2] == b"\xfe\xff" else head, 1)
    return head


def _halved(head: bytes, low: int) -> bytes:
    """Big-endian (`low` 1) or little-endian UTF-16 → its ASCII characters, `?` for others."""
    lows, highs = head[low::2], head[1 - low :: 2]
    return bytes(one if high == 0 and one < 0x80 else 0x3F for one, high in zip(lows, highs, strict=False))


def _first_element(head: bytes) -> int:
    """Where the first element or doctype begins, behind comments, XML declarations and blanks."""
    at = 0
    while True:
        if head.startswith(b"<!--", at):
            end, width = head.find(b"-->", at), 3
        elif head.startswith(b"<?", at):
            end, width = head.find(b">", at), 1
        else:
            return at
        if end < 0:
            return at
        at = end + width
        while at < len(head) and head[at] in _BLANKS:
            at += 1


def _is_saved_page(head: bytes) -> bool:
    found = _MIME_HEADER.match(head[:8_192])
    return found is not None and _VERSION.search(found[0]) is not None and _RELATED.search(found[0]) is not None
