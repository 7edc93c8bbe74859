"""Any text → text that a terminal prints and does nothing else with."""

from __future__ import annotations


def safe(text: str) -> str:
    r"""Text safe for a terminal: control characters and marks of writing direction made visible.

    >>> safe("市民\x1b[2J部"), safe("a\u202eb"), safe("吉田\u3000修")
    ('市民\\x1b[2J部', 'a\\u202eb', '吉田□修')
    """
    if text.isprintable():
        return text
    return "".join(
        "□" if char == "\u3000" else char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )
