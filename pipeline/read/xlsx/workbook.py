"""The workbook part becomes its sheets in order, with print areas and what all sheets share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model.errors import DocumentError
from pipeline.read.ooxml import Package, Relation
from pipeline.read.xlsx.sml import MAIN, REL_ID, flag, number
from pipeline.read.xlsx.strings import Text, shared_strings
from pipeline.read.xlsx.styles import Style, styles_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_BINARY = "the content is a binary Excel workbook (.xlsb); save it as .xlsx"
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 1."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7})")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet of the workbook. `kind` is the last word of its relation: worksheet, chartsheet, dialogsheet."""

    name: str
    part: str
    kind: str
    hidden: bool
    print_areas: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a workbook share."""

    sheets: tuple[SheetEntry, ...]
    strings: tuple[Text, ...]
    styles: tuple[Style, ...]
    date1904: bool = False


def range_of(text: str) -> Range | None:
    """A range as written in a file; whole rows and columns reach to the sheet's end.

    >>> range_of("B2:$D$10"), range_of("A1"), range_of("$A:$C"), range_of("#REF!")
    ((2, 2, 10, 4), (1, 1, 1, 1), (1, 1, 1048576, 3), None)
    """
    first, _, last = text.partition(":")
    one, two = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if not first or one is None or two is None:
        return None
    top, bottom = int(one[2] or 1), int(two[2] or LAST_ROW)
    left, right = column_number(one[1]) or 1, column_number(two[1]) or LAST_COLUMN
    if not 1 <= top <= bottom <= LAST_ROW or not left <= right <= LAST_COLUMN:
        return None
    return top, left, bottom, right


def column_number(letters: str) -> int:
    """The number of a column.

    >>> column_number("A"), column_number("AA"), column_number("")
    (1, 27, 0)
    """
    value = 0
    for letter in letters.upper():
        value = value * 26 + ord(letter) - 64
    return value


def read_workbook(package: Package) -> Workbook:
    """The workbook of an opened file.

    Raises:
        DocumentError: `office-damaged`; `unsupported-format` for .xlsb.
    """
    part = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), None)
    if part is None:
        raise DocumentError("office-damaged", "the container names no workbook")
    if part.lower().endswith(".bin"):
        raise DocumentError("unsupported-format", _BINARY)
    root = package.tree(part)
    if root is None or root.tag != f"{MAIN}workbook":
        raise DocumentError("office-damaged", f"the part {part} is no workbook")
    related = package.relations(part)
    areas = _print_areas(root.iterfind(f"{MAIN}definedNames/{MAIN}definedName"))
    sheets = []
    for at, item in enumerate(root.iterfind(f"{MAIN}sheets/{MAIN}sheet")):
        kind, target = related.get(item.get(REL_ID, ""), Relation("missing", ""))
        hidden = item.get("state", "visible") != "visible"
        sheets.append(SheetEntry(item.get("name", ""), target, kind, hidden, areas.get(at, ())))
    parts = dict(related.values())
    strings = package.tree(parts["sharedStrings"]) if "sharedStrings" in parts else None
    styles = styles_of(package.tree(parts["styles"]) if "styles" in parts else None)
    properties = root.find(f"{MAIN}workbookPr")
    date1904 = properties is not None and flag(properties.get("date1904"))
    return Workbook(tuple(sheets), () if strings is None else shared_strings(strings), styles, date1904)


def _print_areas(names: Iterable[_Element]) -> dict[int, tuple[Range, ...]]:
    """Sheet number → its print areas (印刷範囲)."""
    found: dict[int, tuple[Range, ...]] = {}
    for name in names:
        if name.get("name") != "_xlnm.Print_Area" or name.get("localSheetId") is None:
            continue
        written = re.findall(
            r"(?:^|[!,])(\$?[A-Z]{0,3}\$?[0-9]{0,7}(?::\$?[A-Z]{0,3}\$?[0-9]{0,7})?)(?=,|$)", name.text or ""
        )
        ranges = [range_of(text) for text in written if text]
        if ranges and None not in ranges:
            found[number(name.get("localSheetId"))] = tuple(area for area in ranges if area is not None)
    return found
