"""Rows of the project blocks → project names and labelled texts, each with the row it was printed on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.extract.project_names import split_name
from pipeline.model.document import Cell, Piece, Row
from pipeline.model.raw import RawText, head, joined, tail
from pipeline.profiles.labels import Labels
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.sections import section_key

_NAME_END = re.compile(
    r"(?:事業|業務|推進|整備|支援|対策|運営|管理|計画|活動|制度|改修|更新|設置|策定|充実|強化|促進|確保|向上|実施|検討|作成|見直し)$"
)
_LONGEST_NAME = 60
_BRACKETS_ALONE = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\) ?)+")
_NEAR_MARK = re.compile(r"[^:：)）】〕\]］]{1,18}[:：)）】〕\]］]")
_LABEL_AND_VALUE = re.compile(r"[(\[■□◆●○◎・ ]*(?P<label>[^ :()]{1,10}(?:\([^()]{1,4}\))?) ?(?:\) ?:?|:) ?(?=\S)")
"""`担当課：市民協働課`, `【事業名】…` in folded text."""
_LABEL_AFTER_BRACKET = re.compile(r"\) (?=[^ ()]{2,20}(?:\([^()]{1,10}\))?$)")
_WEAK_LABEL = 2
"""A label of so few characters in the left column may as well be the end of a wrapped name (…整備 / 計画)."""
_SENTENCE_END = ("。", "．", "！", "？")


@dataclass(slots=True)
class PrintedName:
    """A project's name: the row it begins on, its text so far, and the cells of a section column beside it."""

    row: int
    text: RawText
    in_table: bool
    sections: list[RawText] = field(default_factory=list)


@dataclass(slots=True)
class PrintedText:
    """A text of a project under its label: the row of the label, the entry type, and the text so far."""

    row: int
    kind: str
    label: RawText
    parts: list[RawText] = field(default_factory=list)
    in_table: bool = True


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one report's project blocks one after the other; what it found is in its lists."""

    found_in: Labels
    staffed: frozenset[str]
    names: list[PrintedName] = field(default_factory=list)
    texts: list[PrintedText] = field(default_factory=list)
    labels: list[RawText] = field(default_factory=list)
    _row: int = 0
    _in_table: bool = False
    _set_apart: bool = False
    _columns: tuple[tuple[str | None, RawText | None], ...] = ()
    _open: dict[int, PrintedText] = field(default_factory=dict)
    _opening: tuple[str, str] = ("", "")
    """The first two cells of the row that named the last project in its first cell."""

    def read(self, row: Row, following: Row | None = None) -> None:
        """Take a row: column titles, a labelled name or section, a line of a list, or a row of a table.

        `following` is the row below: a line over the label of a plan is a name.
        """
        self._in_table = row.table is not None
        # On a page the cell's border says where its text ends; in a text file only a blank line does.
        self._set_apart = row.blank_before or row.page is not None
        row = self._without_repeated_name(row)
        cells, names = filled(row), len(self.names)
        if self._read_titles(row, cells) or self._read_labelled(cells) or self._read_labels_abreast(row, cells):
            pass
        elif 1 < len(row.cells) <= len(self._columns):
            self._read_columns(row)
        elif len(row.cells) == 1:
            self._read_line(row, following)
        else:
            self._read_pair(row)
        if len(self.names) > names and len(row.cells) > 1:
            is_first = self.names[-1].text.pieces[0].text in row.cells[0].text
            self._opening = (row.cells[0].text, row.cells[1].text) if is_first else ("", "")
        self._row += 1

    def _without_repeated_name(self, row: Row) -> Row:
        """A row of a project that prints its name in every row, each under another label → the row with that cell blank."""
        if len(row.cells) < 2 or not row.cells[0].pieces or row.cells[0].text != self._opening[0]:
            return row
        if len(row.cells) <= len(self._columns) or row.cells[1].text == self._opening[1]:
            return row
        self.labels.append(raw(row.cells[0]))
        return replace(row, cells=(Cell(), *row.cells[1:]))

    def _read_titles(self, row: Row, cells: Sequence[Cell]) -> bool:
        """A row that titles columns. With a column of its own for sections or each text it sets how rows are read."""
        if len(cells) < 2:
            return False
        columns = tuple([self._title(cell) for cell in row.cells])
        kinds = [kind for kind, _ in columns if kind is not None]
        if "column.project" not in kinds or (len(kinds) == 1 and len(cells) == 2):
            return False
        split = any(kind.startswith("entry.") for kind in kinds)
        if split or {"column.section", "column.entries"} <= set(kinds):
            self._columns, self._open = columns, {}
        self.labels += [label for _, label in columns if label is not None]
        return True

    def _read_labelled(self, cells: Sequence[Cell]) -> bool:
        """`事業名：…`, `担当課：…`, in one cell or in two: a name or a section under a label of its own."""
        if not cells or len(cells) > 2 or len(self._columns) > 2:
            return False
        text, rest = cells[0].text, cells[1:]
        label: RawText | None
        value: RawText | None
        if len(cells) == 2 and self._field(text) is not None:
            label, value, rest = raw(cells[0]), raw(cells[1]), ()
        elif _NEAR_MARK.match(text) and (found := _LABEL_AND_VALUE.match(fold(text))) is not None:
            first = raw(cells[0])
            label, value = head(first, found.end()), tail(first, found.end())
        else:
            return False
        kind = None if label is None or value is None else self._field(label.text)
        if kind is None or label is None or value is None or (kind == "column.section" and not self.names):
            return False
        self.labels.append(label)
        if kind == "column.project":
            self.names.append(PrintedName(self._row, value, in_table=False))
        else:
            self.names[-1].sections.append(value)
        for cell in rest:
            self._read_content(cell)
        return True

    def _field(self, label: str) -> str | None:
        kind = self.found_in.kind_of(label, "column.")
        return kind if kind in ("column.project", "column.section") else None

    def _read_labels_abreast(self, row: Row, cells: Sequence[Cell]) -> bool:
        """A row with several labels side by side (甲事業 | 取組 | 最終報告): the texts stand below, each under its label."""
        if self._columns and any(kind == "column.entries" for kind, _ in self._columns):
            return False
        if len(row.cells) == 1:
            if self._columns and self.found_in.kind_of(row.cells[0].text, "entry.") is not None:
                self._columns = ()
            return False
        known = self.found_in
        kinds = [
            known.kind_of(text, "entry.") if cell.pieces and known.kinds_of(text := cell.text) else None
            for cell in row.cells
        ]
        found = [kind for kind in kinds[1:] if kind is not None]
        if found or kinds[0] is not None:
            self._columns = ()
        if len(found) < 2 or kinds[0] is not None:
            return False
        if len(set(found)) < 2 or len(found) < len(cells) - bool(row.cells[0].pieces):
            return False
        self._columns = (("column.project", None), *(self._title(cell) for cell in row.cells[1:]))
        self._open = {}
        self.labels += [label for _, label in self._columns if label is not None]
        if row.cells[0].pieces:
            self._read_name(row.cells[0], row.cells[1:])
        return True

    def _title(self, cell: Cell) -> tuple[str | None, RawText | None]:
        if not cell.pieces:
            return None, None
        text = cell.text
        if not self.found_in.kinds_of(text):
            return None, None
        kind = self.found_in.kind_of(text, "column.") or self.found_in.kind_of(text, "entry.")
        if kind is None and self.found_in.kind_of(text, "heading.projects") is not None:
            kind = "column.project"
        return kind, None if kind is None else raw(cell)

    def _read_columns(self, row: Row) -> None:
        """A row of a table with a column for each text; a row without a name goes on with the texts above."""
        for column, ((kind, label), cell) in enumerate(zip(self._columns, row.cells, strict=False)):
            if not cell.pieces or kind is None:
                continue
            if kind == "column.project":
                self._read_column_name(cell)
            elif kind == "column.section" and self.names and self.names[-1].row == self._row:
                self.names[-1].sections.append(raw(cell))
            elif kind == "column.number":
                self.labels.append(raw(cell))
            elif kind == "column.entries":
                self._read_content(cell)
            elif kind.startswith("entry.") and label is not None:
                if column not in self._open:
                    self._open[column] = PrintedText(self._row, kind.removeprefix("entry."), label)
                    self.texts.append(self._open[column])
                self._open[column].parts.append(raw(cell))

    def _read_column_name(self, cell: Cell) -> None:
        """A filled name cell is a project of its own, but for a bracket that was printed on a row below the name."""
        if self.names and _BRACKETS_ALONE.fullmatch(fold(cell.text)):
            self.names[-1].text = joined((self.names[-1].text, raw(cell)))
        else:
            self.names.append(PrintedName(self._row, raw(cell), in_table=True))
            self._open = {}

    def _read_line(self, row: Row, following: Row | None) -> None:
        """A line outside tables: a project's name, a name and a label, or part of a text."""
        cell = row.cells[0]
        if self._is_name_line(cell) or self._is_over_plan(row, following):
            self.names.append(PrintedName(self._row, raw(cell), in_table=False))
        elif not self._read_name_and_label(raw(cell)):
            self._read_content(cell)

    def _read_name_and_label(self, text: RawText) -> bool:
        """`見守り事業（福祉課） 平成30年度の取組`: a row of the two-column table typed with one blank between."""
        found = _LABEL_AFTER_BRACKET.search(fold(text.text))
        name, label = (head(text, found.end()), tail(text, found.end())) if found else (None, None)
        if name is None or label is None:
            return False
        kind = self.found_in.kind_of(label.text, "entry.")
        if kind is None or not split_name(name, self.staffed)[1]:
            return False
        self.names.append(PrintedName(self._row, name, in_table=False))
        self.texts.append(PrintedText(self._row, kind.removeprefix("entry."), label))
        return True

    def _is_over_plan(self, row: Row, following: Row | None) -> bool:
        """Whether a line without mark or section names a project: a short line over the label of a plan.

        The text above it must be complete, else the line may be its end.
        """
        text = row.cells[0].text
        if following is None or len(text) > _LONGEST_NAME or "。" in text or text[:1] in "※*＊" or text[-1] in "、：:":
            return False
        if self.found_in.kinds_of(text) or self._label_kind(row.cells[0]) or _BRACKETS_ALONE.fullmatch(fold(text)):
            return False
        below = filled(following)[:1]
        if not below or self._label_kind(below[0]) not in ("entry.plan", "entry.outline"):
            return False
        if not self.texts:
            return not self.names or row.blank_before
        parts = self.texts[-1].parts
        return bool(parts) and (row.blank_before or parts[-1].text.endswith(_SENTENCE_END))

    def _read_pair(self, row: Row) -> None:
        """A row of the two-column table: the name on the left, label or text on the right."""
        first, rest = row.cells[0], row.cells[1:]
        if first.pieces:
            if self._label_kind(first) is not None and self._ends_name(first, rest):
                self._read_name(first, rest)
            elif self._label_kind(first) is not None or self._is_prose(first, rest):
                # The label stands in the left column, or a sentence stands across both: no name in this row.
                self._read_content(first)
            elif self._is_section_column(first, rest):
                # A column of sections before the names.
                self._read_name(rest[0], rest[1:])
                self.names[-1].sections.append(raw(first))
                rest = rest[1:]
            else:
                self._read_name(first, rest)
        for cell in rest:
            if cell.pieces:
                self._read_content(cell)

    def _is_section_column(self, cell: Cell, rest: Sequence[Cell]) -> bool:
        """Whether a left cell is a section of the staffing table, with a name and a label in the columns after it."""
        if len(rest) < 2 or section_key(cell.text) not in self.staffed or fold(cell.text)[0] in "([【":
            return False
        named = bool(rest[0].pieces) and self._label_kind(rest[0]) is None
        return named and any(other.pieces and self._label_kind(other) is not None for other in rest[1:])

    @staticmethod
    def _is_prose(cell: Cell, rest: Sequence[Cell]) -> bool:
        return cell.text.endswith(_SENTENCE_END) and not any(other.pieces for other in rest)

    def _ends_name(self, first: Cell, rest: Sequence[Cell]) -> bool:
        """Whether a left cell that might be a label is the last line of a wrapped name (公共施設再編 / 計画)."""
        weak = len(first.text) <= _WEAK_LABEL
        return weak and bool(self.names) and self._goes_on(self.names[-1], raw(first), rest)

    def _label_kind(self, cell: Cell) -> str | None:
        """The kind of the entry label that a cell is, or begins with."""
        text = cell.text
        kind = self.found_in.kind_of(text, "entry.")
        if kind is None:
            found = self.found_in.at_head(text, "entry.")
            kind = None if found is None else found.kind
        return kind

    def _read_content(self, cell: Cell) -> None:
        """Labels with or without their text, or more text under the label above."""
        for part in self._label_parts(raw(cell)):
            text = part.text
            kind = self.found_in.kind_of(text, "entry.")
            if kind is not None:
                self.texts.append(PrintedText(self._row, kind.removeprefix("entry."), part, [], self._in_table))
                continue
            found = self.found_in.at_head(text, "entry.")
            label, rest = (head(part, found.end), tail(part, found.end)) if found else (None, None)
            if found is not None and label is not None and rest is not None:
                kind = found.kind.removeprefix("entry.")
                self.texts.append(PrintedText(self._row, kind, label, [rest], self._in_table))
            elif self.texts and self._goes_on_with(self.texts[-1]):
                self.texts[-1].parts.append(part)

    def _goes_on_with(self, last: PrintedText) -> bool:
        """Whether text without a label is more of the text above.

        It is not where that text is complete and a new name stands beside it (it belongs to the new project, but
        nothing says what it is), nor where that text stands in a table and this line below it (a note, a running
        head). Such text is left to `extras` with an issue.
        """
        complete = bool(last.parts) and last.parts[-1].text.endswith(_SENTENCE_END)
        if last.in_table and not self._in_table:
            return not complete and not self._set_apart
        return not (complete and bool(self.names) and self.names[-1].row > last.row)

    def _label_parts(self, text: RawText) -> list[RawText]:
        """A cell's text cut where a printed line is, or begins with, an entry label."""
        if len(text.pieces) == 1 or self.found_in.kind_of(text.text, "entry.") is not None:
            return [text]
        runs: list[list[Piece]] = []
        after_label = True
        for piece in text.pieces:
            line = piece.text
            alone = bool(self.found_in.kinds_of(line)) and self.found_in.kind_of(line, "entry.") is not None
            if alone or after_label or self.found_in.at_head(line, "entry.") is not None:
                runs.append([piece])
            else:
                runs[-1].append(piece)
            after_label = alone
        return [text] if len(runs) == 1 else [RawText(tuple(run)) for run in runs]

    def _read_name(self, cell: Cell, rest: Sequence[Cell]) -> None:
        """A filled left cell: a new project's name, or the rest of the name that began in the row above."""
        text = raw(cell)
        if self.names and self._goes_on(self.names[-1], text, rest):
            self.names[-1].text = joined((self.names[-1].text, text))
        else:
            self.names.append(PrintedName(self._row, text, in_table=True))

    def _goes_on(self, last: PrintedName, text: RawText, rest: Sequence[Cell]) -> bool:
        """Whether a left cell continues the name above: an open bracket, a bracket alone, a name cut in the middle."""
        before, here = fold(last.text.text), fold(text.text)
        if before.count("(") > before.count(")") or here[:1] == ")" or _BRACKETS_ALONE.fullmatch(here):
            return True
        adjacent = last.in_table and self._row - last.row <= len(last.text.pieces)
        if not adjacent or before.rstrip().endswith((")", "]", "】")):
            return False
        at_label = any(cell.pieces and self._label_kind(cell) is not None for cell in rest)
        complete = _NAME_END.search(without_blanks(before)) is not None
        opens = here[:1] == "(" and here.count("(") > here.count(")")
        return not at_label and (not complete or opens or here.rstrip().endswith(")"))

    def _is_name_line(self, cell: Cell) -> bool:
        """Whether a line outside tables names a project: short, no sentence, and a mark or a section in brackets."""
        text = cell.text
        if len(text) > _LONGEST_NAME or text[-1] in "。、" or self._label_kind(cell) is not None:
            return False
        _, sections, _ = split_name(raw(cell), self.staffed)
        return bool(sections) or (split_marker(text) is not None and _NAME_END.search(without_blanks(text)) is not None)
