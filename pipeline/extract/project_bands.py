"""Rows of a project table that name no project (totals, headings across it), and cells merged over several projects."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.extract.project_goal_columns import is_aim
from pipeline.extract.project_printed import Printed, PrintedText
from pipeline.extract.project_titles import Column
from pipeline.model.document import Cell, Piece, Row
from pipeline.model.raw import RawExtra, head, joined, tail
from pipeline.model.segments import Segment
from pipeline.profiles.headings import is_general
from pipeline.profiles.labels import Labels
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.goal_captions import goal_caption
from pipeline.text.sections import looks_like_section

_SUBTOTAL = re.compile("(?:[^計]{0,12}(?:小計|合計|中計|総計)|計)")
_BAND = re.compile(
    "[(]?(?:基本|重点|主要|部の)?(?:施策|政策|目標|方針|柱|分野|課題|視点)[ ]?"
    "(?:[0-9]{1,2}|[①-⑳]|[Ⅰ-Ⅹ]|[一二三四五六七八九])"
)
"""What a row begins with that names the goal or policy of the projects below it."""
_GOAL = re.compile("目標|課題")
_LEAST_GOAL, _LEAST_COLUMNS = 8, 3


def names_no_project(row: Row, cells: Sequence[tuple[Column, Cell]], printed: Printed, labels: Labels) -> bool:
    """Whether a row is a total (合計), which is kept, or a heading across the table (施策1 …), which is left: no project."""
    name = next((cell for column, cell in cells if column.kind == "column.project" and cell.pieces), None)
    shown = filled(row)
    total = bool(shown) and labels.kind_of(shown[0].text, "total.") is not None and (name is None or name is shown[0])
    if total or (name is not None and _SUBTOTAL.fullmatch(without_blanks(fold(name.text))) is not None):
        first, *others = [raw(cell) for cell in shown]
        if others:
            printed.kept.append(RawExtra(first, (joined(others),)))
        else:
            printed.labels.append(first)
        return True
    if len(shown) != 1 or len(row.cells) < 3:
        return False
    if name is not None and is_aim(name.text, printed.aims):
        printed.goal = raw(name)
        return True
    if name is not None and (id(row) in printed.bands or _BAND.match(fold(name.text)) is not None):
        printed.goal = raw(name) if is_goal_band(name.text) else None
        return True
    across = row.cells[0].pieces != () and all(cell.covered for cell in row.cells[1:])
    if across and looks_like_section(shown[0].text):
        printed.over = (raw(shown[0]), len(printed.names))
    return across


def is_goal_band(text: str) -> bool:
    """Whether a row across a table is a numbered goal, its text behind it (【重点目標1】　窓口の待ち時間を短くします。).

    >>> [is_goal_band(t) for t in ("【重点目標①】　待ち時間を短くします。", "目標1", "施策1　窓口の改善", "1 待ち時間を短くします。")]
    [True, False, False, True]
    """
    marker = split_marker(text)
    if marker is None or marker.number is None or len(text) - marker.rest_start < _LEAST_GOAL:
        return False
    return text.endswith("。") or (marker.kind == "label" and _GOAL.search(marker.marker) is not None)


def sentence_bands(rows: Sequence[Row]) -> frozenset[int]:
    """The ids of the rows of tables that hold nothing but a numbered sentence, right above the row of a name: goals, no names."""
    found = set[int]()
    for row, below in pairwise(rows):
        if row.table is None or below.table != row.table or len(row.cells) < _LEAST_COLUMNS or not row.cells[0].pieces:
            continue
        text = row.cells[0].text
        if len(filled(row)) == 1 and text.endswith("。") and is_goal_band(text):
            first = below.cells[0].text if len(below.cells) == len(row.cells) else ""
            if first and not first.endswith("。") and len(filled(below)) > 1:
                found.add(id(row))
    return frozenset(found)


def name_goal(printed: Printed) -> None:
    """The last project serves the goal that stands across the table above it, where it names none itself."""
    if printed.goal is not None and not printed.names[-1].goals:
        printed.names[-1].goals.append(printed.goal)


def read_goal_caption(cell: Cell, printed: Printed) -> bool:
    """A line that says of which goal the projects below it are (目標1に向けた事業), or is a goal of the report printed again."""
    text = raw(cell)
    if is_aim(text.text, printed.aims):
        printed.caption_goal = text
        return True
    found = goal_caption(cell.text)
    if found is None:
        return False
    behind = tail(text, found[0])
    printed.caption_goal = None if behind is None else head(behind, found[1] - found[0])
    printed.labels.append(text)
    return True


def note_shared(cells: Sequence[tuple[Column, Cell]], above: Mapping[int, PrintedText], printed: Printed) -> None:
    """A text or figure of the project above whose merged cell reaches into this project's row may be this one's, too.

    `above` are the texts of the project above by column.
    """
    for column, (titled, cell) in enumerate(cells):
        text = above.get(column)
        if cell.covered and titled.label is not None and text is not None and text.parts:
            printed.shared.append((len(printed.names) - 1, joined(text.parts)))
            return


def first_cells_below_headings(segments: Sequence[Segment]) -> frozenset[tuple[Piece, ...]]:
    """The first filled cells of blocks with a heading that no block before them has: what stood above is over."""
    seen = set[str]()
    found = set[tuple[Piece, ...]]()
    for segment in segments:
        key = "" if segment.heading is None else without_blanks(fold(segment.heading.text))
        cells = filled(segment.rows[0]) if segment.rows else ()
        if key and key not in seen and cells:
            found.add(cells[0].pieces)
        seen.add(key)
    return frozenset(found)


def is_part_title(row: Row) -> bool:
    """Whether a row of a form holds nothing but general words in its first cell: the title of its next part (実績と評価), no indicator."""
    if len(row.cells) < _LEAST_COLUMNS or not row.cells[0].pieces or any(cell.pieces for cell in row.cells[1:]):
        return False
    return is_general(row.cells[0].text)
