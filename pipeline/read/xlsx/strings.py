"""The shared strings of a workbook become plain texts: runs joined, the readings above them (ふりがな) kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.xlsx.sml import MAIN

if TYPE_CHECKING:
    from lxml.etree import _Element

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a cell and, apart from it, its reading; the reading shows only in a cell that asks for it."""

    text: str
    reading: str = ""


def text_of(item: _Element) -> Text:
    """A `<si>` or `<is>` element: its `<t>` or the runs `<r>`; phonetic runs `<rPh>` give the reading."""
    body: list[str] = []
    reading: list[str] = []
    for child in item:
        if child.tag == f"{MAIN}t":
            body.append(child.text or "")
        elif child.tag == f"{MAIN}r":
            body += [part.text or "" for part in child.iterfind(f"{MAIN}t")]
        elif child.tag == f"{MAIN}rPh":
            reading += [part.text or "" for part in child.iterfind(f"{MAIN}t")]
    return Text(unescaped("".join(body)), unescaped("".join(reading)))


def shared_strings(root: _Element) -> tuple[Text, ...]:
    """All shared strings in their order."""
    return tuple(text_of(item) for item in root.iterfind(f"{MAIN}si"))


def unescaped(text: str) -> str:
    r"""`_x000D_` and the like as the characters they stand for.

    >>> unescaped("A_x000D_B_x005F_x000D_")
    'A\rB_x000D_'
    """
    if "_x" not in text:
        return text
    return _ESCAPE.sub(
        lambda match: chr(int(match[1], 16)) if not 0xD800 <= int(match[1], 16) < 0xE000 else match[0], text
    )
