"""The text of a file → the same text laid out or encoded in another way: nothing printed changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.selfcheck.widths import Change

ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "euc_jp", "iso2022_jp")
"""The encodings in which Japanese text files are found."""

_EMPTY_CELL = re.compile(r"\t[ \u3000]*\t[ \u3000\t]*[^\s]|[^\s\t]\t[^\t\n]*[^\s\t][^\t\n]*\t[ \u3000\t]*(?:\n|$)")
"""Blank cells before a filled one, or behind several filled ones."""
_RUN_OF_BLANKS = re.compile(r"[ \u00a0\u3000]{2,}")


def every_line(change: Change) -> Change:
    """A change of lines that are not empty."""
    return lambda text: "\n".join(change(line) if line else line for line in text.split("\n"))


LAYOUTS: Mapping[str, Change] = MappingProxyType(
    {
        "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
        "blanks on blank lines": lambda text: text.replace("\n\n", "\n \u3000\t\n"),
        "no blank lines at the top": lambda text: text.lstrip("\n"),
        "many blank lines at the top": lambda text: "\n" * 9 + text,
        "blank lines at the end": lambda text: text + "\n" * 9,
        "no last line end": lambda text: text.rstrip("\n"),
        "trailing blanks": every_line(lambda line: line + "  "),
        "trailing wide blank": every_line(lambda line: line + "\u3000"),
        "trailing no-break blank": every_line(lambda line: line + "\u00a0"),
        "trailing tab in tables": every_line(lambda line: line + "\t" if "\t" in line else line),
        "CRLF": lambda text: text.replace("\n", "\r\n"),
        "CR": lambda text: text.replace("\n", "\r"),
        "mixed line ends": lambda text: text.replace("\n\n", "\r\n\n"),
    }
)
"""Sound for every text with line feeds."""


def tabs_as_blanks(blanks: str) -> Change:
    r"""Cell borders by runs of blanks in place of tabs.

    A text in which that would lose a border or make one is left alone: it has empty cells whose place only the tabs
    tell, or runs of blanks of its own.

    >>> tabs_as_blanks("    ")("a\tb"), tabs_as_blanks("    ")("a\t\tb")
    ('a    b', 'a\t\tb')
    """

    def change(text: str) -> str:
        if _EMPTY_CELL.search(text) or _RUN_OF_BLANKS.search(text):
            return text
        return text.replace("\t", blanks)

    return change


def before_headings(mark: str, is_heading: Callable[[str], bool]) -> Change:
    r"""A mark (a page break) before each heading that stands after a blank line.

    >>> before_headings("\f", lambda line: line == "目標")("a\n\n目標\n目標")
    'a\n\n\x0c目標\n目標'
    """

    def change(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(
            mark + line if at and not lines[at - 1].strip() and is_heading(line.strip()) else line
            for at, line in enumerate(lines)
        )

    return change


def layout_changes(is_heading: Callable[[str], bool]) -> Mapping[str, Change]:
    """Every change of layout that is sound for a text of the user's own, by name."""
    return {
        "form feeds": before_headings("\f", is_heading),
        "form feeds alone": before_headings("\f\n", is_heading),
        "page numbers": before_headings("- 7 -\n\f", is_heading),
        "tabs as 4 blanks": tabs_as_blanks(" " * 4),
        "tabs as wide blanks": tabs_as_blanks("\u3000\u3000"),
        **LAYOUTS,
    }


def encoded(text: str, encoding: str) -> bytes | None:
    r"""The text in an encoding; None where the encoding lacks one of its characters or gives another back.

    >>> encoded("①", "euc_jp") is None, encoded("あ", "cp932")
    (True, b'\x82\xa0')
    """
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return None
    return data if data.decode(encoding) == text else None
