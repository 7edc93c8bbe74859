"""A table of goals (番号 | 目標 | 担当 | 達成水準) → the goals' cells with their numbers, and the other columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.claims import is_known_label
from pipeline.extract.cutting import filled, raw, row_pieces, without_blanks
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, RawText, joined
from pipeline.profiles.headings import general_kind, is_general
from pipeline.profiles.profile import Profile
from pipeline.text.enumerators import parse_enumerator
from pipeline.text.fold import fold

_NUMBERS = frozenset(
    [
        *("番号", "no.", "no", "№", "項番", "順位", "順番", "優先順位", "no．", "no,", "#", "記号", "通し番号"),
        *(
            of + number
            for of in ("目標", "目標の", "重点目標", "重点目標の", "課題", "部局目標", "部局目標の", "組織目標の")
            for number in ("番号", "番", "no.", "no", "順番", "順位", "記号")
        ),
    ]
)
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
_PARTS = re.compile(r"(?:具体的な?|個別|小|下位|細)(?:目標|内容|項目)")
_LONGEST_TITLE = 20
_STOPS = "。．！？!?"


@dataclass(slots=True)
class TableGoal:
    """A goal of a table: its number, the cells that hold its text, and the cells of the goals below it."""

    number: RawText | None
    cells: list[Cell]
    parts: list[Cell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of goals, column by column; `before` are the rows above its titles, `unread` rows that it cannot place."""

    before: tuple[Row, ...]
    goals: tuple[TableGoal, ...]
    extras: tuple[RawExtra, ...]
    labels: tuple[RawText, ...]
    unread: tuple[RawText, ...] = ()


def goal_columns(rows: Sequence[Row], profile: Profile) -> Columns | None:
    """The rows of a goals block → its table; None where no row titles a column of goals."""
    for index, row in enumerate(rows):
        titles = filled(row)
        if len(titles) < 2:
            continue
        at = _goal_column(row, rows[index + 1 :], profile)
        if at is not None:
            return _Reader(row, at, profile).read(rows[:index], rows[index + 1 :])
    return None


def _goal_column(row: Row, below: Sequence[Row], profile: Profile) -> int | None:
    """The column that holds goals, in a row of nothing but titles."""
    cells = filled(row)
    if any(len(cell.text) > _LONGEST_TITLE or cell.text[-1] in _STOPS for cell in cells):
        return None
    keys = [_key(cell) for cell in row.cells]
    wanted = [
        at for at, (key, cell) in enumerate(zip(keys, row.cells, strict=True)) if key and _names_goals(cell, profile)
    ]
    known = [_is_known(key, cell, profile) for key, cell in zip(keys, row.cells, strict=True) if key]
    if not wanted or sum(known) < len(known) - 1:
        return None
    return wanted[0] if sum(known) > 1 or _heads_texts(row, below, wanted[0]) else None


def _is_known(key: str, cell: Cell, profile: Profile) -> bool:
    return _titles_numbers(key) or key in _GOALS or bool(profile.labels.kinds_of(cell.text)) or is_general(cell.text)


def _titles_numbers(key: str) -> bool:
    """Whether a key titles the numbers of goals (番号, 目標の順番, 番号等)."""
    return key in _NUMBERS or key.removesuffix("等") in _NUMBERS


def _heads_texts(row: Row, below: Sequence[Row], at: int) -> bool:
    """Whether a title of goals, beside one that nobody knows (分野 | 目標), stands over a column of sentences."""
    table = [one for one in below if row.table is not None and one.table == row.table]
    if not table or any(len(one.cells) != len(row.cells) for one in table):
        return False
    return all(one.cells[at].pieces and one.cells[at].text[-1] in _STOPS for one in table)


def _key(cell: Cell) -> str:
    return without_blanks(fold(cell.text)).lower() if cell.pieces else ""


def _names_goals(cell: Cell, profile: Profile) -> bool:
    if _key(cell) in _GOALS or profile.labels.kind_of(cell.text, "heading.goals") is not None:
        return True
    return general_kind(cell.text) == "goals"


class _Reader:
    """Reads the rows below the titles, one after the other."""

    def __init__(self, titles: Row, at: int, profile: Profile) -> None:
        keys = [_key(cell) for cell in titles.cells]
        self.titles = titles
        self._profile = profile
        self.at = at
        self.number_at = next((i for i, key in enumerate(keys) if _titles_numbers(key)), None)
        self.parts_at = next((i for i, key in enumerate(keys) if i > at and _PARTS.fullmatch(key)), None)
        self.goals: list[TableGoal] = []
        self.extras: list[RawExtra] = []
        # A title that nobody knows is held with what stands below it, or is text that no field holds.
        self._titled = [
            (index, raw(cell))
            for index, (key, cell) in enumerate(zip(keys, titles.cells, strict=True))
            if cell.pieces and (index == self.parts_at or _is_known(key, cell, profile))
        ]
        self._filled: set[int] = set()
        """The columns in which something stands below the titles."""
        self.unread: list[RawText] = []

    def read(self, before: Sequence[Row], rows: Sequence[Row]) -> Columns:
        """All rows → the table; a column without a title before the goals' that numbers them on from 1 has their numbers."""
        if self.number_at is None:
            self.number_at = next((at for at in range(self.at) if self._numbers(at, rows)), None)
        for row in rows:
            self._row(row)
        return Columns(tuple(before), tuple(self.goals), tuple(self.extras), self._labels(), tuple(self.unread))

    def _numbers(self, at: int, rows: Sequence[Row]) -> bool:
        if self.titles.cells[at].pieces or any(len(row.cells) != len(self.titles.cells) for row in rows):
            return False
        numbers = [parse_enumerator(fold(row.cells[at].text).strip(" .")) for row in rows if row.cells[self.at].pieces]
        return len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]

    def _labels(self) -> tuple[RawText, ...]:
        """The titles: over nothing only words of the vocabulary are some, others may be text."""
        known = self._profile.labels
        return tuple([text for at, text in self._titled if at in self._filled or is_known_label(text.text, known)])

    def _row(self, row: Row) -> None:
        cells = row.cells
        if len(cells) != len(self.titles.cells):
            if pieces := row_pieces(row):
                self.unread.append(RawText(pieces))
            return
        if all(_key(cell) == _key(title) for cell, title in zip(cells, self.titles.cells, strict=True)):
            self._titled += [(at, raw(cell)) for at, cell in enumerate(cells) if cell.pieces]  # again, on the next page
            return
        self._filled |= {at for at, cell in enumerate(cells) if cell.pieces}
        number = None if self.number_at is None else cells[self.number_at]
        if cells[self.at].pieces and not self._take(cells[self.at], number):
            self.unread.append(RawText(row_pieces(row)))
            return
        if self.parts_at is not None and cells[self.parts_at].pieces and self.goals:
            self.goals[-1].parts.append(cells[self.parts_at])
        self._keep_others(cells, number)

    def _take(self, cell: Cell, number: Cell | None) -> bool:
        """Begin a goal, or go on with one whose cell was cut by a page's end; False: the row says neither."""
        if number is None or number.pieces:
            self.goals.append(TableGoal(None if number is None else raw(number), [cell]))
            return True
        if self.goals and not number.covered and self.goals[-1].cells[-1].text[-1] not in _STOPS:
            self.goals[-1].cells.append(cell)
            return True
        if not self.goals or self.goals[-1].number is None:
            self.goals.append(TableGoal(None, [cell]))
            return True
        return False

    def _keep_others(self, cells: Sequence[Cell], number: Cell | None) -> None:
        """The columns beside the goals (担当, 達成水準) are extras, each with the number of its goal."""
        for index, cell in enumerate(cells):
            if cell.pieces and index not in (self.at, self.parts_at) and cell is not number:
                label = self.titles.cells[index]
                own = self.goals[-1].number if self.goals else None
                tied = [own] if own is not None and label.pieces else []
                self.extras.append(RawExtra(joined([*tied, raw(label)]) if label.pieces else None, (raw(cell),)))
