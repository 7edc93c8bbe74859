"""Rows under column titles → names, sections, texts and figures, each under the title of its column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.extract.goal_marks import GOAL_COLUMNS, read_goal, with_aims
from pipeline.extract.indicator_columns import read_figure_titles
from pipeline.extract.project_bands import name_goal, names_no_project, note_shared
from pipeline.extract.project_column_cells import (
    are_figures,
    goes_on_with,
    heads_figure,
    holds_no_figure,
    is_class_word,
    is_difference,
    is_time,
    opened_in,
    speaks_of_others,
    tell_of_quarters,
    texts_of,
)
from pipeline.extract.project_contents import Contents, is_sentence
from pipeline.extract.project_kind_texts import is_later_word, left_of_kind, read_row_of_kind, titles_of_kinds
from pipeline.extract.project_lines import BRACKETS_ALONE
from pipeline.extract.project_lone_texts import with_lone_texts
from pipeline.extract.project_names import holds_several
from pipeline.extract.project_pair_titles import are_pairs
from pipeline.extract.project_pivot import PIVOT, read_pivot_titles, without_pivot
from pipeline.extract.project_printed import Printed, PrintedName, PrintedText
from pipeline.extract.project_row_ends import is_repeated, is_rest_of_row
from pipeline.extract.project_row_kinds import KindColumn
from pipeline.extract.project_schedule import Schedule, titles_months
from pipeline.extract.project_sections import SAME_AS_ABOVE, read_section, share_above
from pipeline.extract.project_stages import parted_by_stage
from pipeline.extract.project_title_rows import (
    read_general_titles,
    read_lower_titles,
    read_part_titles,
    read_titles,
    read_titles_by_contents,
    read_titles_by_place,
    read_upper_titles,
)
from pipeline.extract.project_titles import Column, is_short, settled, stage_of_time
from pipeline.extract.project_told_titles import is_told
from pipeline.extract.project_word_columns import WORDS, kind_of_word
from pipeline.extract.title_contents import by_contents
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText, joined
from pipeline.profiles.labels import FIGURE_FAMILIES, Labels
from pipeline.text.fold import fold
from pipeline.text.periods import is_month

_BESIDE_ENTRIES = frozenset(("column.section", "column.number", "column.goal", WORDS))
"""Titles that show one over all texts (内容) to be one."""
_STROKE = re.compile(r"[-ー－―—–−‐‑─━…‥]+")
"""What fills a cell that has no text."""


class Columns:
    """The titles in force and the texts open under them."""

    def __init__(self, labels: Labels, printed: Printed, contents: Contents, kinds: Mapping[int, KindColumn]) -> None:
        """`kinds` are the columns of words that tell the rows of a project apart, by the id of their row of titles."""
        self._known = labels
        self._kinds = kinds
        self._kind_column: KindColumn | None = None
        self._printed = printed
        self._contents = contents
        self.columns: tuple[Column, ...] = ()
        """The columns by which rows are read; none: rows are read in another way."""
        self.is_titled = False
        """Whether a row of titles with one for the names of projects set them: only other titles end them."""
        self._titled: tuple[Column, ...] = ()
        """The titles of the row above, which a second row of titles may divide."""
        self._open: dict[int, PrintedText] = {}
        self.schedule = Schedule(printed)
        self._lower_label: PrintedText | None = None
        """A label that stands alone in the row below the titles, under the title of the texts."""
        self._seen: dict[str, int | None] = {}
        """Each row of titles printed so far, and the unit of money above its table."""
        self._unknown_titles: list[RawText] = []
        self._waiting: list[RawText] = []
        """Words that the first row below them shows to be titles: known by their place, or general ones over or below others."""
        self._titles_row = self._wrapped_row = -2
        self._are_parts = False
        """Whether the titles stand over parts of the project that a line above them names."""
        self._is_rest = False
        """Whether the page was turned inside a row: its cells go on with those overleaf."""

    def drop(self) -> None:
        """What follows is read without these titles."""
        self.columns, self._titled, self._open, self.is_titled = (), (), {}, False
        self._kind_column = None

    def set(self, columns: Sequence[Column], *, is_titled: bool = False) -> None:
        """The rows that follow are read under these titles."""
        self.columns, self._open, self.is_titled = settled(columns), {}, is_titled
        self._kind_column = None

    @property
    def are_idle(self) -> bool:
        """Whether no title and no schedule says anything about the next row."""
        return not self.columns and not self._titled and not self.schedule.is_open

    @property
    def tells_rows_apart(self) -> bool:
        """Whether a word tells the rows of a project apart (自己評価, 部長評価)."""
        return self._kind_column is not None

    def pivots(self, row: Row) -> bool:
        """Whether a row says before its figures what they are (目標, 実績), under a title that leaves it to the rows."""
        return len(row.cells) == len(self.columns) and any(
            column.kind == PIVOT and cell.pieces for column, cell in zip(self.columns, row.cells, strict=True)
        )

    @property
    def are_of_indicators(self) -> bool:
        """Whether the columns are those of a table of indicators, which names no projects."""
        return not self.has_projects and any("measure.label" in column.kinds for column in self.columns)

    @property
    def has_projects(self) -> bool:
        """Whether one of the columns holds the names of projects."""
        return any(column.kind == "column.project" for column in self.columns)

    def read_titles(self, row: Row, following: Row | None) -> bool:
        """A row of titles, or a second row of titles below one, sets how the rows that follow are read."""
        titled, self._titled = self._titled, ()
        if len(row.cells) < 2:
            return False
        if (of_kinds := self._kinds.get(id(row))) is not None:
            return self._read_titles_of_kinds(row, of_kinds)
        lower = read_lower_titles(titled, row, self._known) if titled else None
        if lower is None and not self._are_again(row) and self.schedule.begins(row):
            return True
        parts, columns = self._titles_of(row, following, lower) if all(map(is_short, filled(row))) else (None, None)
        if columns is None and (pivot := read_pivot_titles(row, following, self._known)) is not None:
            self._printed.titles += [column.label for column in pivot if column.label is not None]
            self.set(pivot)
            return True
        if columns is None or (lower is None and are_pairs(row, columns, following, self._known, self._contents.kind)):
            return False
        cells = filled(row)
        kinds = [column.kind for column in columns if column.kind is not None]
        if lower is None and len(kinds) == 1 and len(cells) == 2:
            return False
        columns = by_contents(columns, following)
        self._claim_titles(columns, cells, is_lower=lower is not None)
        self._titled = columns
        self._titles_row, self._lower_label = self._printed.row, None
        divided = any(kind.startswith(("entry.", *FIGURE_FAMILIES)) for kind in kinds)
        titles = without_blanks("|".join(cell.text for cell in cells))
        told = "column.entries" in kinds and (kinds[0] == "column.entries" or not _BESIDE_ENTRIES.isdisjoint(kinds))
        if divided or told or titles_months(row):
            # Titles printed again overleaf part no text.
            again = titles in self._seen and len(columns) == len(self.columns) and parts is None
            still_open = self._open if again else {}
            self._are_parts = parts is not None
            self.set(columns, is_titled=any("column.project" in column.kinds for column in columns))
            self._open = still_open
        self._keep_scale(titles)
        return True

    def _titles_of(
        self, row: Row, following: Row | None, lower: tuple[Column, ...] | None
    ) -> tuple[tuple[Column, ...] | None, tuple[Column, ...] | None]:
        """The columns of the parts of a project that a row of short texts titles, and the columns that it titles at all."""
        # Where labels or lines name the projects, titles stand over parts of one.
        by_lines = any(not name.in_table for name in self._printed.names)
        parts = read_part_titles(row, following, self._known) if by_lines and lower is None else None
        columns = lower or parts or read_titles(row, self._known) or read_titles_by_place(row, self._known)
        if columns is None and not by_lines:
            columns = read_titles_by_contents(row, following, self._known) or read_general_titles(
                row, following, self._known
            )
        if columns is not None and lower is None:
            columns = with_lone_texts(columns, following, self._known)
        columns = columns or read_upper_titles(row, following, self._known)
        return parts, columns or read_figure_titles(row, following, self._known)

    def _read_titles_of_kinds(self, row: Row, column: KindColumn) -> bool:
        """A row of titles over rows that a word tells apart."""
        columns = titles_of_kinds(row, column, self._known)
        cells = filled(row)
        again = without_blanks("|".join(cell.text for cell in cells)) in self._seen
        still_open = self._open if again else {}
        self._claim_titles(columns, cells, is_lower=False)
        self._printed.labels.append(raw(row.cells[column.at]))
        self._titles_row, self._lower_label = self._printed.row, None
        self.set(columns, is_titled=True)
        self._open, self._kind_column = still_open, column
        self._keep_scale(without_blanks("|".join(cell.text for cell in cells)))
        return True

    def _are_again(self, row: Row) -> bool:
        """Whether a row of titles with months among them was printed before: it begins no schedule."""
        return titles_months(row) and without_blanks("|".join(cell.text for cell in filled(row))) in self._seen

    def _claim_titles(self, columns: Sequence[Column], cells: Sequence[Cell], *, is_lower: bool) -> None:
        """Titles are labels; one that nobody knows is one only where it is printed again, or general words over or below others.

        Else the texts below it must show that it is one: they carry it as their label.
        """
        again = without_blanks("|".join(cell.text for cell in cells)) in self._seen
        printed = self._printed
        self._waiting = [text for text in self._unknown_titles if speaks_of_others(text.text)] if is_lower else []
        known = {
            column.label.pieces
            for column in columns
            if column.label is not None and column.kinds and not is_told(column, self._known)
        }
        sure = [raw(cell) for cell in cells if again or cell.pieces in known or is_time(cell.text)]
        printed.titles += sure
        self._waiting += [
            raw(cell) for cell in cells if cell.pieces in known or (is_lower and speaks_of_others(cell.text))
        ]
        claimed = {text.pieces for text in sure}
        self._unknown_titles = [raw(cell) for cell in cells if cell.pieces not in claimed]

    def _keep_scale(self, titles: str) -> None:
        """Titles printed again overleaf have the unit that a caption stated above the first of them, and its goal."""
        if titles not in self._seen:
            self._printed.goal = None
        if self._printed.scale is None:
            self._printed.scale = self._seen.get(titles)
        self._seen[titles] = self._printed.scale

    def read(self, row: Row) -> bool:
        """A row of the table; a row without a name goes on with the project above."""
        if self.schedule.read(row):
            return True
        columns = self._fitted(row)
        if len(row.cells) < 2 or not columns or any(cell.pieces for cell in row.cells[len(columns) :]):
            return False
        cells = list(zip(columns, row.cells, strict=False))
        if not self.is_titled and not self.has_projects and not are_figures(cells):
            self.drop()
            return False
        cells = list(zip(self._parted_by_stage(row), row.cells, strict=False))
        if self._read_lower_label(cells) or names_no_project(row, cells, self._printed, self._known):
            return True
        self._read_cells(cells)
        return True

    def _parted_by_stage(self, row: Row) -> tuple[Column, ...]:
        """The columns, where a row says of a text to the right of a stage that no title but that stage heads it."""
        columns = parted_by_stage(self.columns, row.cells, self._known)
        for at, (old, new) in enumerate(zip(self.columns, columns, strict=True)):
            if old is not new:
                self._open.pop(at, None)
        self.columns = columns
        return columns

    def _fitted(self, row: Row) -> tuple[Column, ...]:
        """The columns for a row: overleaf, a table of figures may have lost the borders that only its titles had."""
        if self._printed.overleaf and not self.has_projects and 1 < len(row.cells) < len(self.columns):
            titled = [column for column in self.columns if column.label is not None]
            if len(titled) == len(row.cells) and all(cell.pieces or not cell.covered for cell in row.cells):
                self.set(titled)
        return self.columns

    def _read_lower_label(self, cells: Sequence[tuple[Column, Cell]]) -> bool:
        """A label alone below the title of the texts (取組と報告 over 令和4年度の取組), in the row below the titles.

        It may title the texts of all rows, or be the first of the labels between them.
        """
        shown = [(column, cell) for column, cell in cells if cell.pieces]
        if len(shown) != 1 or shown[0][0].kind != "column.entries" or self._printed.row != self._titles_row + 1:
            return False
        kinds = self._known.text_kinds(shown[0][1].text)
        if kinds:
            self._lower_label = self._printed.add_text(kinds, raw(shown[0][1]))
        return bool(kinds)

    def _read_cells(self, cells: Sequence[tuple[Column, Cell]]) -> None:
        above, cells = self._open, with_aims(cells)
        self._read_name(cells)
        printed = self._printed
        printed.labels += self._waiting
        self._waiting = []
        named_here = bool(printed.names) and printed.names[-1].row == printed.row
        label: Cell | None = None
        months: list[Cell] = []
        in_quarters = tell_of_quarters(cells)
        of_kind = self._kind_column if printed.names else None
        left = without_pivot(cells, printed, self._known) if of_kind is None else left_of_kind(cells, of_kind)
        self._is_rest = printed.overleaf and not named_here and left is cells and holds_no_figure(cells)
        printed.overleaf = False
        for column, (titled, cell) in enumerate(left):
            kind = titled.kind
            if not cell.pieces or kind == "column.project" or (_STROKE.fullmatch(cell.text) and not heads_figure(kind)):
                continue
            if kind == "column.section":
                read_section(cell, printed, named_here=named_here, is_rest=self._wrapped_row == printed.row)
            elif kind in GOAL_COLUMNS and printed.names:
                read_goal(titled, cell, printed.names[-1], printed.labels)
            elif kind == "column.number":
                self._read_number(cell, named_here=named_here)
            elif kind == "column.entries":
                self._read_under_entries(column, titled, label, cell)
                label = None
            elif kind is not None and kind != WORDS:
                self._read_text(column, titled, cell)
            elif titled.label is not None and is_month(titled.label.text) and not in_quarters:
                months.append(cell)
            elif titled.label is not None and self._names_entries(column) and not is_sentence(cell):
                label = cell
                self._open = opened_in(self._open, printed.row)  # a remark beside 実績 is none beside 計画
            else:
                self._read_unknown(column, titled, cell)
        if label is not None:
            self._contents.read(label)
        self._open |= {} if of_kind is None else read_row_of_kind(cells, of_kind, self._open, printed)
        if named_here:
            self._share(cells, above)
        self.schedule.keep_beside(printed.names[-1].text if printed.names else None, months)

    def _share(self, cells: Sequence[tuple[Column, Cell]], above: Mapping[int, PrintedText]) -> None:
        """What is printed once for several projects: sections and goals of the last one; texts that may be its, too."""
        share_above(cells, self._printed.names)
        name_goal(self._printed)
        note_shared(cells, above, self._printed)

    def _read_unknown(self, column: int, titled: Column, cell: Cell) -> None:
        """A cell under a title that nobody knows: a text of its project, or the class that the project is of."""
        if titled.label is not None and (is_class_word(cell, titled.label) or is_difference(cell, titled.label)):
            self._printed.keep_beside_name((titled.label, raw(cell)))
        elif titled.label is not None:
            self._read_text(column, Column(("entry.other",), titled.label), cell)

    def _names_entries(self, column: int) -> bool:
        """Whether the column before the texts holds a label for each of them (区分 | 内容)."""
        return column + 1 < len(self.columns) and self.columns[column + 1].kind == "column.entries"

    def _begins_with_label(self, cell: Cell) -> bool:
        return self._contents.kind(cell) is not None or bool(self._known.text_kinds(cell.pieces[0].text))

    def _is_unlabelled(self, column: int, cell: Cell) -> bool:
        """Whether a text has no label but the title of its column: nothing of the project stands before it."""
        if self._begins_with_label(cell):
            return False
        names, texts = self._printed.names, self._printed.texts
        fresh = bool(names) and not any(
            text.row >= names[-1].row and text.group is None and not text.in_column for text in texts[-3:]
        )
        return column in self._open or (fresh and names[-1].row == self._printed.row)

    def _read_under_entries(self, column: int, titled: Column, label: Cell | None, cell: Cell) -> None:
        """A cell under the title of all texts (取組と報告): with its label before it, below it or in it."""
        lower = self._lower_label
        if label is None and lower is not None and not lower.parts and not self._begins_with_label(cell):
            lower.row = self._printed.row
            lower.parts.append(raw(cell))
        elif label is None and self._is_unlabelled(column, cell):
            over = Column(lower.kinds, lower.label) if lower is not None else titled
            self._read_text(column, Column(texts_of(over), over.label), cell)
        else:
            self._read_entries(label, cell)

    def _read_entries(self, label: Cell | None, cell: Cell) -> None:
        if label is None:
            self._contents.read(cell)
            return
        told = stage_of_time(label.text) or kind_of_word(label.text, self._known) or "entry.other"
        self._printed.add_text(self._known.text_kinds(label.text) or (told,), raw(label), raw(cell))

    def _read_number(self, cell: Cell, *, named_here: bool) -> None:
        self._printed.labels.append(raw(cell))
        if named_here:
            self._printed.names[-1].number = cell.text

    def _read_name(self, cells: Sequence[tuple[Column, Cell]]) -> None:
        """A filled name cell is a project of its own, but for the rest of a name and a name printed again."""
        cell = next((cell for column, cell in cells if column.kind == "column.project" and cell.pieces), None)
        if cell is None:
            return
        names, text = self._printed.names, raw(cell)
        if names and BRACKETS_ALONE.fullmatch(fold(cell.text)):
            names[-1].text = joined((names[-1].text, text))
        elif names and (
            is_repeated(names[-1], cells, cell)
            or self._is_later_row(cells, cell, names[-1])
            or without_blanks(fold(cell.text)) in SAME_AS_ABOVE
        ):
            self._printed.labels.append(text)
        elif names and self._is_next_row(names[-1]) and is_rest_of_row(names[-1], cells, self._texts_above(names[-1])):
            names[-1].text = RawText((*names[-1].text.pieces, *text.pieces), names[-1].text.breaks)
            self._wrapped_row = self._printed.row
        else:
            self._printed.add_name(text, in_table=True)
            self._open = {}
            if holds_several(cell, next((one for column, one in cells if column.kind == "column.section"), Cell())):
                self._printed.merged.append(text)

    def _is_later_row(self, cells: Sequence[tuple[Column, Cell]], cell: Cell, last: PrintedName) -> bool:
        """Whether a name is printed again in a row that a later word tells apart from the first of its project."""
        of_kind = self._kind_column
        if of_kind is None or not is_later_word(cells[of_kind.at][1], of_kind):
            return False
        return without_blanks(cell.text) == without_blanks(last.text.text)

    def _is_next_row(self, last: PrintedName) -> bool:
        """Whether nothing but titles printed again stands between this row and the lines of the last name."""
        return self._printed.row - last.row <= len(last.text.pieces) + (last.row < self._titles_row)

    def _texts_above(self, last: PrintedName) -> dict[int, str]:
        """By column the texts in the row of the last name, as far as they go."""
        return {
            index: text.parts[-1].text
            for index, text in self._open.items()
            if text.row == last.row and text.parts and (self.columns[index].kind or "").startswith("entry.")
        }

    def _read_text(self, column: int, titled: Column, cell: Cell) -> None:
        """A cell under the title of a text goes on with the text above; one under a figure's is a figure of this row."""
        if titled.label is None:
            return
        text, above = raw(cell), self._open.get(column)
        is_text = titled.kinds[0].startswith("entry.")
        if above is not None and (is_text or self._is_rest or goes_on_with(above, text)):
            above.parts.append(text)
            return
        new = self._printed.add_text(titled.kinds, titled.label, text)
        new.year, new.scale = titled.year, titled.scale or self._printed.scale
        new.group = None if is_text else self._printed.row
        is_owned = (self._are_parts and not self.is_titled) or self._kind_column is not None
        new.owner = len(self._printed.names) - 1 if is_owned and self._printed.names else None
        new.in_column = self.has_projects
        self._open[column] = new
