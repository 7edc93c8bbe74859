"""Text from a document → the same with what cannot be seen made visible, fit for a message, a terminal or a page."""

from __future__ import annotations

import re
from typing import Final

INVISIBLE: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
"""Of a class of a pattern: controls but tab and line ends, marks of writing direction, and what is no character."""
_HIDDEN: Final = re.compile(f"[{INVISIBLE}\t\n\r]")


def visible_text(text: str) -> str:
    r"""Controls, marks of writing direction, and what is no character, written out; one line.

    >>> visible_text("市民\x1b[2J部\u202exslx.exe\n")
    '市民\\x1b[2J部\\u202exslx.exe\\n'
    """
    if text.isprintable():
        return text
    return _HIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
