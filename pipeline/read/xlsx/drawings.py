"""The drawings over a sheet become the texts of their boxes (テキストボックス), with the row they begin at, and a count of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.xlsx.sml import flag, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with text: its paragraphs, and the row and column (from 1) of its upper left corner."""

    row: int
    column: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What lies over a sheet."""

    shapes: tuple[Shape, ...] = ()
    pictures: int = 0
    """Pictures, charts and diagrams."""


def read_drawing(root: _Element) -> Drawing:
    """The drawing part of a sheet; hidden shapes and what is repeated for old programs are left out."""
    shapes: list[Shape] = []
    pictures = 0
    for anchor in root:
        start = anchor.find(f"{_XDR}from")
        row = number(start.findtext(f"{_XDR}row")) + 1 if start is not None else 1
        column = number(start.findtext(f"{_XDR}col")) + 1 if start is not None else 1
        for element in _seen(anchor):
            if element.tag in (f"{_XDR}pic", f"{_XDR}graphicFrame"):
                pictures += 1
            elif element.tag == f"{_XDR}txBody":
                paragraphs = tuple(filter(str.strip, map(_paragraph, element.iterfind(f"{_A}p"))))
                if paragraphs:
                    shapes.append(Shape(row, column, paragraphs))
    return Drawing(tuple(shapes), pictures)


def _seen(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == _FALLBACK or any(flag(part.get("hidden")) for part in child.iterfind(f"*/{_XDR}cNvPr")):
            continue
        yield child
        yield from _seen(child)


def _paragraph(element: _Element) -> str:
    return "".join(
        "\n" if part.tag == f"{_A}br" else (part.findtext(f"{_A}t") or "")
        for part in element
        if part.tag in (f"{_A}r", f"{_A}fld", f"{_A}br")
    )
