"""What a page shows, apart from any format: headings, paragraphs and tables with merged cells, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many rows and columns it covers (結合セル); a line feed in its text ends a line for good."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    align: Align = "left"
    head: bool = False
    """Whether it titles a column (shaded, where the look says so)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; like in HTML a row holds only the cells that begin in it.

    `widths` are the columns' shares of the measure (their sum is 1 for a table as wide as the text). The first `heads`
    rows title the columns, and stand again on every page if `repeat`. `ruled` False: columns by alignment only.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    heads: int = 0
    repeat: bool = False
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """Two tables side by side, of equally many rows, with a gap (a share of the measure) between them."""

    left: Table
    right: Table
    gap: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 0 is the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its first line indented (字下げ) if so asked."""

    text: str
    align: Align = "left"
    indent: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page (改ページ)."""


Block = Heading | Paragraph | Table | Beside | PageBreak


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the row and column it begins in."""

    row: int
    column: int
    cell: Cell


def placed(table: Table) -> tuple[Placed, ...]:
    """Every cell with its position, in reading order.

    >>> two = Table(((Cell("a", rowspan=2), Cell("b")), (Cell("c"),)), (0.5, 0.5))
    >>> [(one.row, one.column, one.cell.text) for one in placed(two)]
    [(0, 0, 'a'), (0, 1, 'b'), (1, 1, 'c')]

    Raises:
        ValueError: the cells overlap or leave a hole.
    """
    columns = len(table.widths)
    free = {(row, column) for row in range(len(table.rows)) for column in range(columns)}
    result: list[Placed] = []
    for row, cells in enumerate(table.rows):
        for cell in cells:
            column = min((at for number, at in free if number == row), default=columns)
            covers = {(row + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan)}
            if not covers <= free:
                raise ValueError(f"the cell {cell.text!r} does not fit in row {row} of a table of {columns} columns")
            free -= covers
            result.append(Placed(row, column, cell))
    if free:
        raise ValueError(f"no cell covers {min(free)}")
    return tuple(result)


def grid(table: Table) -> tuple[tuple[str, ...], ...]:
    """Rows of texts: a merged cell's text stands at its top left position, its other positions are blank."""
    rows = [[""] * len(table.widths) for _ in table.rows]
    for one in placed(table):
        rows[one.row][one.column] = one.cell.text
    return tuple(tuple(row) for row in rows)


def is_box(table: Table) -> bool:
    """Whether the table is a frame around prose (囲み): one cell."""
    return len(table.rows) == 1 and len(table.rows[0]) == 1


def tables_of(block: Block) -> tuple[Table, ...]:
    """The tables of a block, none for a heading or paragraph."""
    if isinstance(block, Beside):
        return (block.left, block.right)
    return (block,) if isinstance(block, Table) else ()
