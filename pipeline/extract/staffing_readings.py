"""The readings of heads' names in a column of their own (氏名 | ふりがな) → whether a cell is one."""

from __future__ import annotations

import re

from pipeline.extract.cutting import without_blanks
from pipeline.extract.staffing_titles import Column
from pipeline.model.document import Cell
from pipeline.text.fold import fold

_TITLE = re.compile(
    r"(?:(?:氏名|名前|課長名?|所属長名?|長名)?の?\(?(?:ふりがな|フリガナ|振り?仮名|読み(?:仮名|がな|方)?|よみ(?:がな|かな|仮名)?|ヨミ(?:ガナ|カナ)?|カナ|かな|仮名)\)?)"
)
_KANA = re.compile(r"\(?[ぁ-ゖァ-ヺー・\s]{2,24}\)?")


def is_reading(column: Column, cell: Cell) -> bool:
    """Whether a column's title says that readings stand in it, and the cell holds nothing but kana."""
    if column.title is None or not cell.pieces:
        return False
    title = without_blanks(fold(column.title.text))
    return _TITLE.fullmatch(title) is not None and _KANA.fullmatch(fold(cell.text)) is not None
