"""Values become cells that a spreadsheet shows as they are: nothing run as a formula, nothing converted, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pipeline.publish.columns import Column, Row, Table, Value, number_in_order, prose

LONGEST: Final = 32_767
"""What a cell holds of a text, in UTF-16 units, as spreadsheets count."""
CUT: Final = "［続きは continued］"
"""How a cell ends whose text goes on in the table `continued`."""

CONTINUED: Final = Table(
    "continued",
    "長い本文の続き",
    "The rest of a text that is longer than a cell of a spreadsheet holds (32,767 characters), part by part.",
    "表計算ソフトのセルの上限（32,767文字）を超える本文の続き。順につなげると全文になる。",
    (
        Column("continued_id", "続きID", "string", "Row, column and part.", "行ID・列・番号。", required=True),
        Column("table_name", "表名", "string", "The table of the text.", "本文の表。", required=True),
        Column("row_id", "行ID", "string", "The primary key of its row.", "本文の行の主キー。", required=True),
        Column("column_name", "列名", "string", "Its column.", "本文の列。", required=True),
        number_in_order("part_no", "番号", "the part, the first after the cell's own", "続きの順番"),
        prose("text", "本文", "The part.", "続きの本文。"),
    ),
)

_ROOM = LONGEST - len(CUT)
_RUN_AS_FORMULA = frozenset("=+-@\t\r＝＋－＠'")
_ERAS = "明治|大正|昭和|平成|令和|[MTSHRmtshr]"
_CONVERTED = re.compile(
    r"0[0-9]+|[0-9]{16,}|[0-9]*\.[0-9]*0|[0-9]+\.|\([0-9.,]+\)"
    r"|[0-9]+(?:\.[0-9]+)?[Ee][+-]?[0-9]+"
    r"|[0-9]+(?: [0-9]+)?[/-][0-9]+(?:[/-][0-9]+)?"
    r"|[0-9]+:[0-9]+(?::[0-9]+)?(?: ?[AaPp][Mm]?)?"
    rf"|(?:{_ERAS})[0-9]+[年./-][0-9]+(?:[月./-](?:[0-9]+日?)?)?"
    r"|[0-9]+年[0-9]+月(?:[0-9]+日)?|[0-9]+月[0-9]+日"
    r"|[0-9]+時(?:[0-9]+分)?"
    r"|(?:[0-9]+[ -])?(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[ -]?[0-9]+"
).fullmatch
# A full-width 1 is a number for a Japanese spreadsheet, ① is not.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_NUMBER = re.compile(r"[0-9][0-9.,]*%?").fullmatch
_LONGEST_CONVERTED = 30


def is_changed_by_excel(text: str) -> bool:
    """Whether a spreadsheet that opens a CSV file makes something else of a text: a formula, a date, another number.

    >>> [is_changed_by_excel(text) for text in ("=1+1", "－", "011002", "4-1", "(1)", "4月1日", "１", "1E5")]
    [True, True, True, True, True, True, True, True]
    >>> [is_changed_by_excel(text) for text in ("142034", "prj-142034-2016", "平成28年度", "①", "9", "7.5", "1,200", "")]
    [False, False, False, False, False, False, False, False]
    """
    if not text:
        return False
    if text[0] in _RUN_AS_FORMULA:
        return True
    if len(text) > _LONGEST_CONVERTED:
        return False
    plain = text.translate(_NARROW).strip()
    return _CONVERTED(plain) is not None or (plain != text and _NUMBER(plain) is not None)


def escaped(text: str) -> str:
    """A text as a cell of the Excel flavour of CSV: an apostrophe before what a spreadsheet would change.

    >>> escaped("011002"), escaped("-5"), escaped("'x"), escaped("課")
    ("'011002", "'-5", "''x", '課')
    """
    return f"'{text}" if is_changed_by_excel(text) else text


def unescaped(cell: str) -> str:
    """The text that `escaped` gave the cell for.

    >>> [unescaped(escaped(text)) for text in ("011002", "'x", "''", "x'y")]
    ['011002', "'x", "''", "x'y"]
    """
    return cell[1:] if cell.startswith("'") else cell


@dataclass(slots=True)
class Cutter:
    """Cuts texts that are longer than a cell, and keeps the rest for the table `continued`."""

    rest: list[Row] = field(default_factory=list)

    def rows(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows with every text of a length that a cell holds."""
        for row in rows:
            # A text of half the length fits whatever its characters.
            if any(isinstance(cell, str) and len(cell) > LONGEST // 2 for cell in row):
                yield tuple(self._cell(table, index, row, cell) for index, cell in enumerate(row))
            else:
                yield row

    def _cell(self, table: Table, index: int, row: Row, cell: Value) -> Value:
        if not isinstance(cell, str) or _units(cell) <= LONGEST:
            return cell
        first, *others = _parts(cell)
        row_id, column = str(row[0]), table.columns[index].name
        self.rest += [
            (f"{row_id}.{column}.{number}", table.name, row_id, column, number, part)
            for number, part in enumerate(others, start=1)
        ]
        return first + CUT


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    start = units = 0
    for index, letter in enumerate(text):
        width = 2 if letter > "\uffff" else 1
        if units + width > _ROOM:
            parts.append(text[start:index])
            start, units = index, 0
        units += width
    return [*parts, text[start:]]
