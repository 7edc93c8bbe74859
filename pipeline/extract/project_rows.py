"""Rows of the project blocks → project names and labelled texts, each with the row it was printed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.cutting import filled, raw
from pipeline.extract.project_annex import Annex
from pipeline.extract.project_bands import is_part_title, read_goal_caption
from pipeline.extract.project_cards import Caption, is_text_across, named_by_lines
from pipeline.extract.project_columns import Columns
from pipeline.extract.project_contents import SENTENCE_END, Contents
from pipeline.extract.project_legends import is_legend
from pipeline.extract.project_lines import BRACKETS_ALONE, Lines, labelled_field
from pipeline.extract.project_names import closes, looks_complete, split_name
from pipeline.extract.project_pairs import Pair, as_text, inner_titles, label_pairs, leading, unknown_pair
from pipeline.extract.project_printed import Printed, PrintedName
from pipeline.extract.project_row_kinds import KindColumn
from pipeline.extract.project_titles import Column, title
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, RawText, joined
from pipeline.profiles.labels import TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold
from pipeline.text.sections import section_key

_WEAK_LABEL = 2
"""A label of so few characters in the left column may as well be the end of a wrapped name (…整備 / 計画)."""
_OF_SECTION = ("field.", "column.section", "column.staff_count")


class RowReader:
    """Reads the rows of one report's project blocks one after the other; what it found is in `printed`."""

    def __init__(
        self,
        labels: Labels,
        staffed: frozenset[str],
        names: frozenset[int] = frozenset(),
        kinds: Mapping[int, KindColumn] | None = None,
    ) -> None:
        """`names` are the ids of rows that are known to name a project, whatever their form; `kinds` are those of `Columns`."""
        self.printed = Printed()
        self._names = names
        self._known = labels
        self._staffed = staffed
        self._contents = Contents(labels, self.printed)
        self._columns = Columns(labels, self.printed, self._contents, kinds or {})
        self._annex = Annex(labels, self.printed)
        self._lines = Lines(labels, self.printed, self._contents, staffed)
        self._lead: tuple[int, Column] | None = None
        """The column and label that is printed over several rows of labels."""
        self._names_labelled = False
        """Whether a label (事業名) names the projects, so that no other left cell does."""
        self._caption = Caption(self.printed)
        self._page: int | None = None
        self._table: int | None = None
        self._opening: tuple[str, str] = ("", "")
        """The first two cells of the row that named the last project in its first cell."""

    def read(self, row: Row, following: Row | None = None) -> None:
        """Take a row: column titles, labels with values, a line of a list, or a row of a table.

        `following` is the row below: a line over the label of a plan is a name.
        """
        printed = self.printed
        printed.in_table = row.table is not None
        # On a page the cell's border says where its text ends; in a text file only a blank line does.
        self._contents.set_apart = row.blank_before or row.page is not None
        printed.overleaf = printed.overleaf or (row.page is not None and row.page != self._page)
        self._page = row.page
        if row.page is None and row.table is not None and row.table != self._table and self._columns.are_of_indicators:
            self._columns.drop()  # without pages, titles of figures end with their table
        self._table = row.table if row.table is not None else self._table
        row = self._without_repeated_name(row)
        cells, names = filled(row), len(printed.names)
        if cells and cells[0].pieces in printed.caption_ends:
            printed.caption_goal = None
        if len(cells) == 1 and is_legend(cells[0].text, self._known):
            printed.kept.append(RawExtra(None, (raw(cells[0]),)))
        elif len(row.cells) == 1 and cells and read_goal_caption(cells[0], printed):
            if following is None or following.table is None or len(following.cells) != len(self._columns.columns):
                self._columns.drop()  # a goal inside a table ends none
        elif not self._caption.read(row, cells):
            self._read_row(row, cells, following)
        if len(printed.names) > names and len(row.cells) > 1:
            is_first = printed.names[-1].text.pieces[0].text in row.cells[0].text
            self._opening = (row.cells[0].text, row.cells[1].text) if is_first else ("", "")
        self._give_section(names)
        printed.row += 1

    def _give_section(self, names: int) -> None:
        """A project named in this row under a section that stands alone above it is that section's, if it prints none."""
        printed = self.printed
        if printed.over is None or len(printed.names) == names:
            return
        for name in printed.names[names:]:
            if not name.sections and not split_name(name.text, self._staffed)[1]:
                name.sections.append(printed.over[0])

    def _read_row(self, row: Row, cells: Sequence[Cell], following: Row | None) -> None:
        if id(row) in self._names:
            self._columns.drop()
            self.printed.add_name(raw(cells[0]), in_table=False)
            return
        if len(row.cells) == 2 and not row.cells[0].pieces and self._lead is None and self._columns.are_idle:
            # The commonest row, a text beside a blank: nothing else can be read in it.
            if cells and not self._read_field(cells):
                self._contents.read(cells[0])
            return
        if self._columns.schedule.heads(row, following) or self._annex.heads(row, following) or self._annex.read(row):
            return
        if self._columns.read_titles(row, following):
            return
        row = self._without_lead(row, following)
        cells = filled(row)
        if self._read_labelled(row, cells):
            return
        if self._read_labels_abreast(row, cells):
            return
        if self._is_of_section(cells):
            self._columns.drop()
            return
        if self._columns.are_of_indicators and is_part_title(row):
            self._columns.drop()
            self.printed.titles.append(raw(cells[0]))
            return
        if self._columns.read(row):
            return
        if len(row.cells) == 1:
            self._lines.read(row, following)
        elif not self._is_unknown_form(cells) and not self._heads_form(row, cells, following):
            self._read_pair(row)

    def _heads_form(self, row: Row, cells: Sequence[Cell], following: Row | None) -> bool:
        """Whether a text alone in its row is the title of the first part of a form (Ⅰ 基本事項), whose next row labels the name."""
        if len(cells) != 1 or following is None or row.table is None or following.table != row.table:
            return False
        below = filled(following)
        if len(below) < 2 or self._known.kinds_of(below[1].text):
            return False
        if "column.project" not in self._known.kinds_of(below[0].text):
            return False
        self.printed.titles.append(raw(cells[0]))
        return True

    def _is_of_section(self, cells: Sequence[Cell]) -> bool:
        """Whether a row is of a form about a section (課名 | 甲課 | 課長名 | 乙; 職員数 | 8): no project's, it is left."""
        if len(cells) < 2 or self._columns.tells_rows_apart:
            return False
        kinds = self._known.kinds_of(cells[0].text)
        return any(kind.startswith(_OF_SECTION) for kind in kinds) and not any(
            kind.startswith((*TEXT_FAMILIES, "column.project", "total.")) for kind in kinds
        )

    def _without_lead(self, row: Row, following: Row | None) -> Row:
        """A row that begins with a label over several rows of labels → the row without it; its meaning is kept for them."""
        if self._lead is not None:
            at = self._lead[0]
            if at + 1 >= len(row.cells) or any(cell.pieces for cell in row.cells[: at + 1]):
                self._lead = None
        if self._lead is not None or len(row.cells) < 3 or following is None or self._columns.has_projects:
            return row
        self._lead = leading(row.cells, self._known, following.cells)
        if self._lead is None:
            return row
        at = self._lead[0]
        self.printed.labels.append(raw(row.cells[at]))
        return replace(row, cells=(*row.cells[:at], Cell(), *row.cells[at + 1 :]))

    def _without_repeated_name(self, row: Row) -> Row:
        """A row of a project that prints its name in every row, each under another label → the row with that cell blank."""
        if len(row.cells) < 2 or not row.cells[0].pieces or row.cells[0].text != self._opening[0]:
            return row
        if len(row.cells) <= len(self._columns.columns) or row.cells[1].text == self._opening[1]:
            return row
        self.printed.labels.append(raw(row.cells[0]))
        return replace(row, cells=(Cell(), *row.cells[1:]))

    def _read_labelled(self, row: Row, cells: Sequence[Cell]) -> bool:
        """`事業名：…`, or labels and their values in cells: names, sections, figures and texts under labels of their own."""
        columns = self._columns
        if not cells or (columns.has_projects and len(columns.columns) > 2) or columns.pivots(row):
            return False
        if len(row.cells) > 1:
            pairs = label_pairs(row.cells, self._known, self._lead and self._lead[1])
            if pairs and not self._is_left_to_pair(pairs, cells):
                self._columns.drop()
                for pair in pairs:
                    self._read_label_pair(pair)
                return True
            graded = None if self._lead is None else unknown_pair(row.cells, self._lead[1], self._known)
            if graded is not None:
                self._read_label_pair(graded)
                return True
        return self._read_field(cells)

    def _is_unknown_form(self, cells: Sequence[Cell]) -> bool:
        """Whether a row holds labels and values in a shape that no rule knows: what it says is left, and reported.

        Two values stand beside the label of a figure, or in a block of labels two cells before a text are no labels.
        """
        if len(cells) < 3:
            return False
        kinds = self._known.text_kinds(cells[0].text)
        if kinds:
            return not any(kind.startswith("entry.") for kind in kinds)
        return self._names_labelled and not any(self._known.text_kinds(cell.text) for cell in cells[1:])

    def _read_field(self, cells: Sequence[Cell]) -> bool:
        """`事業名：…`, `担当課：…` at the head of the first filled cell."""
        field = labelled_field(cells[0], self._known) if len(cells) < 3 else None
        if field is None or (field[0] != "column.project" and not self.printed.names):
            return False
        kind, label, value = field
        self.printed.labels.append(label)
        self._add_field(kind, value)
        for cell in cells[1:]:
            self._contents.read(cell)
        return True

    def _is_left_to_pair(self, pairs: Sequence[Pair], cells: Sequence[Cell]) -> bool:
        """Whether a row of one label and its text is read as a row of two columns: the label of a text, or a name's end."""
        kind = pairs[0].label.kind or ""
        if len(pairs) > 1:
            return False
        return kind.startswith("entry.") or self._ends_name(cells[0], cells[1:])

    def _read_label_pair(self, pair: Pair) -> None:
        """A label and its value: a field of the project, a figure, or a text."""
        pair = as_text(pair)
        printed, kind, label = self.printed, pair.label.kind, pair.label.label
        if label is None or kind is None:
            return
        if kind.startswith("column."):
            if pair.value is None or kind == "column.number" or (kind != "column.project" and not printed.names):
                printed.labels += [label] if pair.value is None or kind == "column.number" else []
                printed.labels += [raw(pair.value)] if pair.value is not None and kind == "column.number" else []
                return
            printed.labels.append(label)
            self._add_field(kind, raw(pair.value))
            self._names_labelled = self._names_labelled or kind == "column.project"
            return
        if pair.value is None or kind.startswith("entry."):
            text = printed.add_text(pair.label.kinds, label)
            if pair.value is not None and self._known.text_kinds(pair.value.text):
                text.parts.append(raw(pair.value))  # 期限 | 年度末: a value that is printed as some label is
            elif pair.value is not None:
                self._contents.read(pair.value)
        else:
            text = self._contents.read_labelled(pair.label.kinds, label, raw(pair.value))
        text.year = pair.label.year if pair.year is None else raw(pair.year)
        text.scale = pair.label.scale or text.scale

    def _add_field(self, kind: str, value: RawText) -> None:
        if kind == "column.project":
            self.printed.add_name(value, in_table=False)
        elif kind == "column.goal":
            self.printed.names[-1].goals.append(value)
        else:
            self.printed.names[-1].sections.append(value)

    def _read_labels_abreast(self, row: Row, cells: Sequence[Cell]) -> bool:
        """Labels side by side (甲事業 | 取組 | 最終報告; 指標 | 目標 | 実績): what stands below is each under its label."""
        columns = self._columns
        if any(column.kind == "column.entries" for column in columns.columns) or columns.pivots(row):
            return False
        if columns.is_titled and len(row.cells) > 2 and len(columns.columns) > 2:
            return False
        if len(row.cells) == 1:
            if columns.columns and self._known.kind_of(row.cells[0].text, "entry.") is not None:
                columns.drop()
            return False
        first, others = row.cells[0], row.cells[1:]
        named = first.pieces and not self._known.text_kinds(first.text)
        inner = inner_titles(others if named else row.cells, self._known, self._lead and self._lead[1])
        if inner and len(cells) > 2 - (not named) and not (columns.has_projects and len(columns.columns) > 2):
            if named and self._names_labelled:
                # In a block whose project a label names, a word before 目標 | 実績 titles the indicators.
                # Beside a column of indicators (指標名) it says of what kind each is.
                has_names = any("measure.label" in column.kinds for column in inner)
                kind = "column.number" if has_names else "measure.label"
                inner, named = (Column((kind,), raw(first)), *inner), False
            columns.set((Column(("column.project",)), *inner) if named else inner)
        elif not self._sets_text_columns(row, cells):
            return False
        self.printed.titles += [column.label for column in columns.columns if column.label is not None]
        if named:
            self._read_name(first, others)
        return True

    def _sets_text_columns(self, row: Row, cells: Sequence[Cell]) -> bool:
        """Whether the row has labels of texts side by side, with or without a name before them."""
        kinds = [
            self._known.kind_of(cell.text, "entry.") if cell.pieces and self._known.kinds_of(cell.text) else None
            for cell in row.cells
        ]
        found = [kind for kind in kinds[1:] if kind is not None]
        if found or kinds[0] is not None:
            self._columns.drop()
        if len(found) < 2 or kinds[0] is not None:
            return False
        if len(set(found)) < 2 or len(found) < len(cells) - bool(row.cells[0].pieces):
            return False
        self._columns.set((Column(("column.project",)), *(title(cell, self._known) for cell in row.cells[1:])))
        return True

    def _read_pair(self, row: Row) -> None:
        """A row of the two-column table: the name on the left, label or text on the right."""
        first, rest = row.cells[0], row.cells[1:]
        if first.pieces:
            label = self._contents.kind(first)
            if label is not None and self._ends_name(first, rest):
                self._read_name(first, rest)
            elif self._known.kind_of(first.text, "column.") == "column.entries":
                self.printed.labels.append(raw(first))
            elif label is not None or self._is_prose(first, rest) or is_text_across(first, rest, self.printed):
                # The label stands in the left column, or a text stands across both: no name in this row.
                self._contents.read(first)
            elif self._names_labelled and any(cell.pieces for cell in rest):
                # A label that nobody knows, in a block whose project is named by a label of its own.
                told = told_by_words(first.text) if rest[0].text.endswith(SENTENCE_END) else None
                self.printed.add_text((told or "entry.other",), raw(first))
            elif self._is_section_column(first, rest):
                # A column of sections before the names.
                self._read_name(rest[0], rest[1:])
                self.printed.names[-1].sections.append(raw(first))
                rest = rest[1:]
            elif named_by_lines(self.printed) and not any(
                c.pieces and self._contents.kind(c) is not None for c in rest
            ):
                # Lines over the tables name the projects, and no label stands here: what the row is, nothing says.
                return
            else:
                self._read_name(first, rest)
        for cell in rest:
            if cell.pieces:
                self._contents.read(cell)

    def _is_section_column(self, cell: Cell, rest: Sequence[Cell]) -> bool:
        """Whether a left cell is a section of the staffing table, with a name and a label in the columns after it."""
        if len(rest) < 2 or section_key(cell.text) not in self._staffed or fold(cell.text)[0] in "([【":
            return False
        named = bool(rest[0].pieces) and self._contents.kind(rest[0]) is None
        return named and any(other.pieces and self._contents.kind(other) is not None for other in rest[1:])

    @staticmethod
    def _is_prose(cell: Cell, rest: Sequence[Cell]) -> bool:
        return cell.text.endswith(SENTENCE_END) and not any(other.pieces for other in rest)

    def _ends_name(self, first: Cell, rest: Sequence[Cell]) -> bool:
        """Whether a left cell that might be a label is the last line of a wrapped name (公共施設再編 / 計画)."""
        names = self.printed.names
        return len(first.text) <= _WEAK_LABEL and bool(names) and self._goes_on(names[-1], raw(first), rest)

    def _read_name(self, cell: Cell, rest: Sequence[Cell]) -> None:
        """A filled left cell: a new project's name, or the rest of the name that began in the row above."""
        text, names = raw(cell), self.printed.names
        if names and self._goes_on(names[-1], text, rest):
            above = names[-1].text
            # On a page the rows are lines of one cell, in a text file a name may be typed in two rows.
            wrapped = RawText((*above.pieces, *text.pieces), above.breaks)
            names[-1].text = wrapped if self._page is not None else joined((above, text))
        else:
            self.printed.add_name(text, in_table=True)

    def _goes_on(self, last: PrintedName, text: RawText, rest: Sequence[Cell]) -> bool:
        """Whether a left cell continues the name above: an open bracket, a bracket alone, a name cut in the middle."""
        before, here = fold(last.text.text), fold(text.text)
        if here[:1] == ")" or BRACKETS_ALONE.fullmatch(here) or closes(before, here):
            return True
        if (
            before.count("(") > before.count(")")
            and "(" not in here
            and self.printed.row - last.row <= len(last.text.pieces)
        ):
            return True
        adjacent = last.in_table and self.printed.row - last.row <= len(last.text.pieces)
        if not adjacent or before.rstrip().endswith((")", "]", "】")):
            return False
        at_label = any(cell.pieces and self._contents.kind(cell) is not None for cell in rest)
        complete = looks_complete(before)
        opens = here[:1] == "(" and here.count("(") > here.count(")")
        return not at_label and (not complete or opens or here.rstrip().endswith(")"))
