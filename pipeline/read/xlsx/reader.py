"""The sheets of a workbook become one Document: its visible sheets one after the other."""

from __future__ import annotations

from collections import Counter

from pipeline.model.document import Cell, Document, Line, Piece, Row, Source
from pipeline.model.errors import DocumentError
from pipeline.read.limits import DEFAULT_LIMITS, Limits
from pipeline.read.ooxml import Package
from pipeline.read.xlsx.drafts import DraftCell, DraftLine, DraftRow
from pipeline.read.xlsx.drawings import Drawing, read_drawing
from pipeline.read.xlsx.grid import Grid, grid_of
from pipeline.read.xlsx.layout import rows_of
from pipeline.read.xlsx.margins import margin_lines
from pipeline.read.xlsx.sheet import SheetContent, read_sheet
from pipeline.read.xlsx.workbook import SheetEntry, read_workbook

_COVERED = Cell(covered=True)
_MOST_NAMED = 20


def read_xlsx(data: bytes, source: Source, limits: Limits = DEFAULT_LIMITS) -> Document:
    """An Excel workbook → the lines and rows of its visible sheets, in workbook order, values as displayed.

    What stands between rules (罫線) is a table with the columns that are seen, however many narrow columns the sheet
    has (Excel方眼紙). Hidden sheets, rows and columns are left out and named in notes.

    Raises:
        DocumentError: `office-damaged`, `office-password`, `unsupported-format` (.xlsb), `file-too-large`, or
            `empty-file` for a workbook without a visible text.
    """
    from lxml import etree  # noqa: PLC0415  # a text batch must not pay for it

    package = Package(data, part_bytes=limits.workbook_bytes, all_bytes=limits.workbook_bytes)
    workbook = read_workbook(package)
    builder = _Builder()
    for sheet in workbook.sheets:
        if sheet.hidden:
            builder.notes.append(("hidden-sheet", None, f"the sheet 「{sheet.name}」 is hidden and was not read"))
        elif sheet.kind == "worksheet":
            part = package.content(sheet.part)
            if part is None:
                raise DocumentError("office-damaged", f"the part {sheet.part} is missing")
            content = read_sheet(part, sheet.name, workbook, limits.workbook_cells)
            builder.add(sheet, content, grid_of(content, sheet.print_areas), _drawing(package, sheet, content))
        else:
            words = f"the sheet 「{sheet.name}」 holds no cells ({sheet.kind}) and was not read"
            builder.notes.append(("sheet-picture", None, words))
    if not builder.lines:
        raise DocumentError("empty-file", "no visible sheet of the workbook holds a text")
    return builder.document(source, f"lxml {'.'.join(map(str, etree.LXML_VERSION[:3]))}")


def _drawing(package: Package, sheet: SheetEntry, content: SheetContent) -> Drawing:
    if content.drawing is None:
        return Drawing()
    relation = package.relations(sheet.part).get(content.drawing)
    root = None if relation is None else package.tree(relation.target)
    return Drawing() if root is None else read_drawing(root)


class _Builder:
    """Numbers lines and tables through all sheets."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.rows: list[Row] = []
        self.notes: list[tuple[str, int | None, str]] = []
        self._furniture: set[int] = set()
        self._tables = 0
        self._sheets: list[str] = []

    def add(self, sheet: SheetEntry, content: SheetContent, grid: Grid, drawing: Drawing) -> None:
        """Append one sheet."""
        start = len(self.lines)
        heads = dict.fromkeys(text for code in content.margins for text in margin_lines(code))
        drafts = rows_of(grid, content, drawing.shapes)
        numbers: dict[tuple[int, int], int] = {}
        for at, draft in enumerate(drafts):
            if draft.table is not None and draft.table not in numbers:
                self._tables += 1
                numbers[draft.table] = self._tables
            cells = tuple(map(self._cell, draft.cells))
            blank = draft.blank_before or (at == 0 and bool(self._sheets))
            self.rows.append(Row(cells, numbers[draft.table] if draft.table else None, blank_before=blank))
        for text in heads:
            self._furniture.add(self._line(DraftLine(text, ends=True)))
        if len(self.lines) > start:
            self._sheets.append(f"「{sheet.name}」 (lines {start + 1}–{len(self.lines)})")
        self._note_sheet(sheet, content, grid, drawing, drafts)

    def _cell(self, draft: DraftCell) -> Cell:
        if draft.covered:
            return _COVERED
        pieces = []
        for line in draft.lines:
            number = self._line(line)
            if line.reading:
                self._furniture.add(number)
                continue
            text = line.text.strip()
            first = line.text.index(text)
            pieces.append(Piece(number, first, first + len(text), text))
        return Cell(tuple(pieces))

    def _line(self, line: DraftLine) -> int:
        number = len(self.lines) + 1
        self.lines.append(Line(number, line.text, fills_measure=False if line.ends else None))
        if line.note is not None:
            self.notes.append((line.note[0], number, line.note[1]))
        return number

    def _note_sheet(
        self, sheet: SheetEntry, content: SheetContent, grid: Grid, drawing: Drawing, drafts: list[DraftRow]
    ) -> None:
        """What of a sheet is not in its rows, or is not printed."""
        name = f"the sheet 「{sheet.name}」"
        self.notes += [
            (code, None, f"{place} holds a formula without a stored value")
            for code, place in content.notes[:_MOST_NAMED]
        ]
        if len(content.notes) > _MOST_NAMED:
            words = f"{name} has {len(content.notes) - _MOST_NAMED} more formulas without a stored value"
            self.notes.append(("formula-without-value", None, words))
        if grid.hidden_texts:
            named = ", ".join(grid.hidden_texts[:_MOST_NAMED]) + (" …" if len(grid.hidden_texts) > _MOST_NAMED else "")
            why = "hidden or filtered" if content.filtered else "hidden"
            words = f"{name}: {len(grid.hidden_texts)} rows or columns with text are {why}: {named}"
            self.notes.append(("hidden-rows", None, words))
        outside = Counter(line.printed for row in drafts for cell in row.cells for line in cell.lines)[False]
        if outside:
            words = f"{name}: {outside} lines stand outside the print area; they were read"
            self.notes.append(("outside-print-area", None, words))
        if drawing.pictures:
            words = f"{name} holds {drawing.pictures} pictures, charts or diagrams; a text in them is not read"
            self.notes.append(("sheet-picture", None, words))

    def document(self, source: Source, engine: str) -> Document:
        """Everything appended so far."""
        if len(self._sheets) > 1:
            self.notes.append(("several-sheets", None, f"read in this order: {', '.join(self._sheets)}"))
        return Document(
            source=source,
            lines=tuple(self.lines),
            rows=tuple(self.rows),
            furniture=frozenset(self._furniture),
            engine=engine,
            notes=tuple(self.notes),
        )
