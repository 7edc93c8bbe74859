"""A row that reads as titles of columns → whether it is labels with their values beside them (事業名 | 甲 | 担当課 | 乙)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.extract.cutting import filled
from pipeline.extract.project_contents import SENTENCE_END
from pipeline.extract.project_pairs import label_pairs
from pipeline.extract.project_title_rows import read_lower_titles
from pipeline.extract.project_titles import Column, title
from pipeline.extract.project_told_titles import is_told
from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import Labels


def are_pairs(
    row: Row, columns: Sequence[Column], following: Row | None, labels: Labels, kind: Callable[[Cell], str | None]
) -> bool:
    """Whether every other cell is a value: the row below begins with a label, too (`kind` tells one at a cell's head).

    A cell that only its words would make a title (総合計画見直し事業) is none here. Pairs in the row below are no second
    row of titles.
    """
    shown = [column for column in columns if column.label is not None]
    known = sum(bool(column.kinds) and not is_told(column, labels) for column in shown)
    if 2 * known > len(shown) or not label_pairs(row.cells, labels):
        return False
    abreast = following is not None and len(label_pairs(following.cells, labels)) > 1
    if following is not None and not abreast and read_lower_titles(columns, following, labels) is not None:
        return False
    below = filled(following) if following is not None else ()
    if following is not None and following.cells[0].text.endswith(SENTENCE_END):
        return False  # a sentence where labels would stand: the row above titles it
    return len(below) < 2 or bool(title(below[0], labels).kinds) or kind(below[0]) is not None
