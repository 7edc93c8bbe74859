"""SpreadsheetML's names, and what one attribute says by itself: whole numbers, switches."""

from __future__ import annotations

from typing import Final

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


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
