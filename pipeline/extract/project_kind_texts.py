"""A row of a project that a word tells apart (`project_row_kinds`) → its texts and grades, under the word and the titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.cutting import raw, without_blanks, word_of
from pipeline.extract.figure_forms import is_plain_grade
from pipeline.extract.project_printed import Printed, PrintedText
from pipeline.extract.project_row_kinds import HALF, RATER, KindColumn, is_time
from pipeline.extract.project_titles import Column, is_year, title
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText, joined
from pipeline.profiles.labels import Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold
from pipeline.text.periods import is_month


def is_later_word(cell: Cell, column: KindColumn) -> bool:
    """Whether a cell holds one of the words but the first."""
    return cell.pieces != () and word_of(cell) in tuple(column.meant)[1:]


def titles_of_kinds(row: Row, column: KindColumn, labels: Labels) -> tuple[Column, ...]:
    """The row of titles → its columns; what words of no vocabulary tell of a text counts."""
    found: list[Column] = []
    for at, cell in enumerate(row.cells):
        one = title(cell, labels)
        if at == column.names:
            one = replace(one, kinds=("column.project",))
        elif not one.kinds and one.label is not None and at != column.at:
            told = told_by_words(one.label.text)
            one = replace(one, kinds=() if told is None else (told,))
        found.append(one)
    return tuple(found)


def left_of_kind(cells: Sequence[tuple[Column, Cell]], column: KindColumn) -> list[tuple[Column, Cell]]:
    """The cells of a row without its word and what is read under it (`read_row_of_kind`): those are blank."""
    word = cells[column.at][1]
    meant = column.meant.get(word_of(word)) if word.pieces else None
    return [
        (Column(), Cell()) if at == column.at or (at > column.at and _kind(titled, cell, meant)) else (titled, cell)
        for at, (titled, cell) in enumerate(cells)
    ]


def read_row_of_kind(
    cells: Sequence[tuple[Column, Cell]], column: KindColumn, above: Mapping[int, PrintedText], printed: Printed
) -> dict[int, PrintedText]:
    """The texts and grades beside the word of a row, by column; blank cells give none.

    `above` are the texts of the project so far by column.
    """
    texts = dict[int, PrintedText]()
    word = cells[column.at][1]
    if not word.pieces:
        return texts
    printed.labels.append(raw(word))
    meant = column.meant.get(word_of(word))
    for at in range(column.at + 1, len(cells)):
        titled, cell = cells[at]
        if cell.covered and not cell.pieces and at in column.parted and at in above and above[at].parts:
            # The text above reaches into this row: it may hold this row's own, too.
            printed.shared.append((len(printed.names) - 1, joined(above[at].parts)))
        if meant is None and cell.pieces and at in column.parted:
            # Beside several words at once nothing says whose it is.
            printed.shared.append((len(printed.names) - 1, raw(cell)))
        kind = _kind(titled, cell, meant)
        if kind is None or titled.label is None:
            continue
        text = printed.add_text((kind,), _label(titled.label, raw(word), kind, meant), raw(cell))
        if not kind.startswith("entry."):
            text.group, text.year = printed.row, titled.label if is_year(titled.label.text) else None
            printed.titles.append(titled.label)
        text.in_column, text.owner = True, len(printed.names) - 1
        texts[at] = text
    return texts


def _kind(titled: Column, cell: Cell, meant: str | None) -> str | None:
    """What a cell is beside a word of that meaning; None: it says nothing of the cell, its title does.

    Under a year or a part of one stands the text of the stage; a report at half-time is one of its own. Of who grades, a grade or words.
    """
    if not cell.pieces or titled.label is None or meant is None:
        return None
    if meant != RATER:
        if not is_time(titled.label.text):
            return None
        if meant == "entry.final" and is_month(titled.label.text):
            return "entry.other"  # which stage of the year it is the words do not say
        is_half = HALF.fullmatch(without_blanks(fold(titled.label.text))) is not None
        return "entry.midterm" if meant == "entry.final" and is_half else meant
    kind = titled.kind or ""
    if kind.startswith("rating.") or (not kind and is_plain_grade(cell.text)):
        return kind or "rating.result"
    return None if kind and not kind.startswith("entry.") else kind or "entry.other"


def _label(titled: RawText, word: RawText, kind: str, meant: str | None) -> RawText:
    """The label of a text or grade: the word and the year, who grades, or the title of the words."""
    if meant != RATER:
        return joined((word, titled)) if kind.startswith("entry.") else word
    return titled if kind.startswith("entry.") else word
