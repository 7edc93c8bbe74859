"""A web page saved as one file (MHTML, .mht: RFC 2557) → the bytes of its page and the charset its part declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.errors import DocumentError

if TYPE_CHECKING:
    from email.message import Message

_TYPES = frozenset(("text/html", "application/xhtml+xml"))


def page_of(data: bytes) -> tuple[bytes, str | None]:
    """The root part of a saved page: its bytes, and the charset of its header.

    Raises:
        DocumentError: `html-unreadable`, no part is a page.
    """
    from email import message_from_bytes  # noqa: PLC0415  # costs more to import than a text takes to read

    try:
        message = message_from_bytes(data)
        parts = [part for part in message.walk() if part.get_content_type() in _TYPES]
    except RecursionError as error:
        raise DocumentError("html-unreadable", "the parts of the saved page are nested too deeply") from error
    start = message.get_param("start")
    chosen = next((part for part in parts if start and part.get("Content-ID", "").strip() == str(start)), None)
    root: Message | None = chosen or (parts[0] if parts else None)
    payload = None if root is None else root.get_payload(decode=True)
    if root is None or not isinstance(payload, bytes):
        raise DocumentError("html-unreadable", "no part of the saved page is HTML")
    return payload, root.get_content_charset()
