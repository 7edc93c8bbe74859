"""The styles of a workbook become, for each cell format, what reading needs: number format, borders, alignment."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.read.xlsx.number_format import BUILT_IN
from pipeline.read.xlsx.sml import MAIN, number

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT, RIGHT, TOP, BOTTOM = 1, 2, 4, 8
_SIDES = MappingProxyType({"left": LEFT, "start": LEFT, "right": RIGHT, "end": RIGHT, "top": TOP, "bottom": BOTTOM})


@dataclass(frozen=True, slots=True)
class Style:
    """One cell format. `code` is None for a number format that the file does not define; `borders` are side bits."""

    code: str | None = "General"
    borders: int = 0
    wrapped: bool = False
    """The text is broken at the cell's edge, so it never runs over its neighbours and ends in the cell."""


def styles_of(root: _Element | None) -> tuple[Style, ...]:
    """The cell formats (cellXfs) by number."""
    if root is None:
        return (Style(),)
    codes: dict[int, str] = dict(BUILT_IN)
    for item in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt"):
        codes[number(item.get("numFmtId"), -1)] = item.get("formatCode", "General")
    borders = [_borders(item) for item in root.iterfind(f"{MAIN}borders/{MAIN}border")]
    return tuple(_style(item, codes, borders) for item in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")) or (Style(),)


def _borders(item: _Element) -> int:
    bits = 0
    for side in item:
        bit = _SIDES.get(str(side.tag).removeprefix(MAIN))
        if bit is not None and side.get("style", "none") != "none":
            bits |= bit
    return bits


def _style(item: _Element, codes: dict[int, str], borders: list[int]) -> Style:
    border = number(item.get("borderId"))
    alignment = item.find(f"{MAIN}alignment")
    wrapped = alignment is not None and (
        alignment.get("wrapText") in ("1", "true")
        or alignment.get("horizontal") in ("fill", "justify", "distributed")
        or alignment.get("vertical") in ("justify", "distributed")
    )
    code = codes.get(number(item.get("numFmtId")))
    return Style(code, borders[border] if border < len(borders) else 0, wrapped)
