"""A table of goals (番号 | 目標 | 担当 | 達成水準) → the goals' cells with their numbers, and the other columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.cutting import raw, without_blanks
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, RawText, joined
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold

_NUMBERS = frozenset(["番号", "no.", "no", "№", "項番", "順位", "順番", "優先順位", "no．"])
_GOALS = frozenset(
    [
        "目標",
        "目標名",
        "目標項目",
        "目標内容",
        "目標の内容",
        "内容",
        "項目",
        "重点課題",
        "目標(何をめざすのか)",
        "取組目標",
        "具体的な目標",
    ]
)


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of goals, column by column; `before` are the rows above its titles."""

    before: tuple[Row, ...]
    goals: tuple[tuple[RawText | None, Cell], ...]
    extras: tuple[RawExtra, ...]
    labels: tuple[RawText, ...]


def goal_columns(rows: Sequence[Row], profile: Profile) -> Columns | None:
    """The rows of a goals block → its table; None where no row titles a column of goals."""
    for index, row in enumerate(rows):
        titles = [cell for cell in row.cells if cell.pieces]
        if len(titles) < 2:
            continue
        at = _goal_column(row, profile)
        if at is None or any(len(cell.text) > 20 for cell in titles):
            return None
        return _read(rows[:index], row, rows[index + 1 :], at)
    return None


def _goal_column(row: Row, profile: Profile) -> int | None:
    """The column that holds goals, in a row of nothing but titles."""
    keys = [without_blanks(fold(cell.text)).lower() for cell in row.cells]
    wanted = [
        index
        for index, (key, cell) in enumerate(zip(keys, row.cells, strict=True))
        if key and (key in _GOALS or profile.labels.kind_of(cell.text, "heading.goals") is not None)
    ]
    others = [
        key in _NUMBERS or bool(profile.labels.kinds_of(cell.text)) or key in _GOALS
        for key, cell in zip(keys, row.cells, strict=True)
        if key
    ]
    return wanted[0] if wanted and sum(others) >= len(others) - 1 and sum(others) > 1 else None


def _read(before: Sequence[Row], titles: Row, rows: Sequence[Row], at: int) -> Columns:
    number_at = next(
        (i for i, cell in enumerate(titles.cells) if without_blanks(fold(cell.text)).lower() in _NUMBERS), None
    )
    goals: list[tuple[RawText | None, Cell]] = []
    extras: list[RawExtra] = []
    labels = [raw(cell) for cell in titles.cells if cell.pieces]
    for row in rows:
        cells = row.cells if len(row.cells) == len(titles.cells) else ()
        if not cells:
            continue
        goal = cells[at]
        number = cells[number_at] if number_at is not None and cells[number_at].pieces else None
        if goal.pieces:
            goals.append((None if number is None else raw(number), goal))
        for index, cell in enumerate(cells):
            if cell.pieces and index != at and cell is not number:
                label = titles.cells[index]
                tied = [raw(number)] if number is not None and label.pieces else []
                extras.append(RawExtra(joined([*tied, raw(label)]) if label.pieces else None, (raw(cell),)))
    return Columns(tuple(before), tuple(goals), tuple(extras), tuple(labels))
