"""The goals block → numbered goals with the goals below them, as printed; what belongs to goals and is none, as extras."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extract.cutting import filled, paragraphs, raw, row_pieces
from pipeline.extract.goal_levels import Levels, levels_of
from pipeline.extract.goal_lines import LineReader
from pipeline.extract.goal_tables import Columns, goal_columns
from pipeline.extract.goal_words import mark_by_word, numbering_word
from pipeline.extract.goals_abreast import by_columns
from pipeline.model.document import Cell, Line, Piece, Row
from pipeline.model.issues import Finding
from pipeline.model.raw import RawExtra, RawGoal, RawText
from pipeline.profiles.profile import Profile
from pipeline.text.enumerators import Marker, parse_enumerator, split_marker
from pipeline.text.fold import fold

_NUMBER = re.compile(r"[0-9]{1,2}[.]?")
_NOTE = "※＊"
_RANKS = ("■◆▼★", "□◇▽☆", "◎◉", "●►▶", "○〇◯", "・･•", "-*")
"""Bullets from the outermost to the innermost: one of a row may contain those of the rows below it only."""
_NUMBERED_LABELS = ("measure.", "rating.", "budget.", "entry.other")
_LABELLED = re.compile("[^ \u3000。、0-9０-９]{0,6}(?:目標|課題|方針|柱)[1１][ \u3000]+[0-9０-９]")
"""The first goal's mark before a text that begins with a digit (目標1　12隻の船を…)."""
_COLON = re.compile(r"[^:：]{1,20}[:：)）】]")


@dataclass(frozen=True, slots=True)
class GoalFields:
    """What the goals block printed."""

    goals: tuple[RawGoal, ...]
    extras: tuple[RawExtra, ...] = ()
    """Figures under goals (目標値：80％) and columns beside them (担当, 達成水準)."""
    labels: tuple[RawText, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Open:
    """A goal whose lines and children are still coming."""

    marker: RawText | None
    number: int | None
    level: str
    pieces: list[Piece]
    children: list[_Open] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """The goals read so far, and the path from the outermost to the one that is open."""

    roots: list[_Open] = field(default_factory=list)
    path: list[_Open] = field(default_factory=list)
    depths: dict[str, int] = field(default_factory=dict)

    def put(self, goal: _Open) -> None:
        """Open a goal at the level of its mark."""
        depth = self._depth(goal.level)
        self.depths = {level: at for level, at in self.depths.items() if at <= depth}
        self.depths[goal.level] = depth
        del self.path[depth:]
        (self.path[-1].children if self.path else self.roots).append(goal)
        self.path.append(goal)

    def _depth(self, level: str) -> int:
        """A level that is open closes everything below it; a new one opens below, but for a higher bullet."""
        open_at = next((index for index, goal in enumerate(self.path) if goal.level == level), None)
        if open_at is not None:
            return open_at
        if level[:1] == "b":
            known = self.depths.get(level)
            if known is not None and known <= len(self.path):
                return known
            for index, goal in enumerate(self.path):
                if goal.level[:1] == "b" and goal.level > level:
                    return index
        return len(self.path)

    def go_on(self, piece: Piece) -> None:
        """Text without a mark goes on with the open goal; before any mark it is a goal of its own."""
        if self.path:
            self.path[-1].pieces.append(piece)
        else:
            self.roots.append(_Open(None, None, "", [piece]))


def extract_goals(rows: Sequence[Row], lines: Sequence[Line], profile: Profile) -> GoalFields:
    """The rows under a goals heading → goals in printed order.

    A line with a mark begins a goal; the kind of its mark (①, 1., ア, ・ …) says how deep it stands: a kind already
    open closes everything below it, a new kind opens a level. A line without a mark goes on with the goal before it;
    before any mark each such line is a goal of its own, unless each stands over a list (`levels_of`). In a block
    without marks each paragraph is a goal. A
    number alone in the first cell of a row is the mark of the cell beside it. A table with titled columns has the goals
    in one of them; the others are extras. A figure under a goal (目標値：80％) is an extra, a note (※) belongs to no goal.
    """
    columns = goal_columns(rows, profile)
    if columns is not None:
        return _from_table(columns, lines, profile)
    figures, rows = _figures(by_columns(rows), profile)
    rows, unread = _told_apart(rows)
    numbered = [_numbered(row) for row in rows]
    pieces = [piece for row in rows for piece in row_pieces(row)]
    word = numbering_word([piece.text for piece in pieces])
    levels = levels_of(pieces, lines)
    if not (levels.outer or any(numbered)) and not any(
        split_marker(piece.text) or _LABELLED.match(piece.text) or mark_by_word(piece.text, word) for piece in pieces
    ):
        texts = paragraphs([piece for piece in pieces if piece.text[0] not in _NOTE], lines)
        return GoalFields(tuple(RawGoal(None, None, text) for text in texts), figures, (), unread)
    return GoalFields(tuple(_close(_tree(rows, numbered, lines, levels).roots)), figures, (), unread)


def _tree(rows: Sequence[Row], numbered: Sequence[_Open | None], lines: Sequence[Line], levels: Levels) -> _Tree:
    """Rows, those of a number beside its text already read, → the goals as they stand below each other."""
    tree = _Tree()
    pieces = [piece for row in rows for piece in row_pieces(row)]
    circles = {piece.text[0] for piece in pieces if piece.text[0] in "○〇◯" and split_marker(piece.text) is not None}
    word = numbering_word([piece.text for piece in pieces])
    reader = LineReader(lines, max([len(piece.text) for piece in pieces], default=0), circles, word)
    in_note = False
    for row, column_goal in zip(rows, numbered, strict=True):
        if column_goal is not None:
            in_note = False
            first, *rest = column_goal.pieces
            column_goal.pieces = [first]
            tree.put(column_goal)
            for piece in rest:
                _read(piece, reader, tree)
            continue
        for piece in row_pieces(row):
            in_note = piece.text[0] in _NOTE or (in_note and split_marker(piece.text) is None)
            if piece.line in levels.outer:
                in_note = False
                tree.put(_Open(None, None, "", [piece]))
            elif not in_note:
                _read(piece, reader, tree, is_inner=piece.line in levels.inner)
    return tree


def _told_apart(rows: Sequence[Row]) -> tuple[list[Row], tuple[Finding, ...]]:
    """Rows of one text, of a mark and its text, or of texts that each bear a mark; any other row is none that can be read."""
    kept: list[Row] = []
    unread: list[Finding] = []
    for row in rows:
        cells = filled(row)
        if len(cells) < 2 or _numbered(row) is not None or all(_is_marked(cell) for cell in cells):
            kept.append(row)
        else:
            unread.append(unclear(RawText(row_pieces(row))))
    return kept, tuple(unread)


def _is_marked(cell: Cell) -> bool:
    marker = split_marker(cell.text)
    return marker is not None and marker.rest_start < len(cell.text)


def unclear(text: RawText) -> Finding:
    """The finding about a row of goals that cannot be told apart."""
    flat = text.text.replace("\n", "⏎")
    return Finding("goals-unclear", f"what of 「{flat[:40]}」 is the goal is not clear", text, "/goals")


def _read(piece: Piece, reader: LineReader, tree: _Tree, *, is_inner: bool = False) -> None:
    for item in reader.read(piece):
        marker = item.marker
        if marker is None:
            tree.go_on(item.piece)
            continue
        mark, text = RawText((item.piece.cut(0, marker.rest_start),)), item.piece.cut(marker.rest_start)
        level = f"{_level(marker)}>" if is_inner else _level(marker)
        tree.put(_Open(mark, marker.number, level, [text] if text.text else []))


def _level(marker: Marker) -> str:
    """What tells the levels of marks apart: the kind, and for bullets the shape (○ and 〇 are one)."""
    if marker.kind != "bullet":
        return marker.kind
    rank = next((index for index, shapes in enumerate(_RANKS) if marker.marker[:1] in shapes), len(_RANKS) - 2)
    return f"b{rank}"


def _from_table(columns: Columns, lines: Sequence[Line], profile: Profile) -> GoalFields:
    before = extract_goals(columns.before, lines, profile) if columns.before else GoalFields(())
    goals = list(before.goals)
    for one in columns.goals:
        inner = [goal for cell in one.cells for goal in extract_goals((Row((cell,)),), lines, profile).goals]
        parts = [goal for cell in one.parts for goal in extract_goals((Row((cell,)),), lines, profile).goals]
        if one.number is None and not parts:
            goals += inner
            continue
        number = None if one.number is None else _value(one.number.text)
        if all(goal.marker is None for goal in inner):
            text = RawText(tuple([piece for cell in one.cells for piece in cell.pieces]))
            goals.append(RawGoal(one.number, number, text, tuple(parts)))
        else:
            goals.append(RawGoal(one.number, number, inner[0].text, (*inner[0].children, *parts)))
            goals += inner[1:]
    found = (*before.findings, *(unclear(text) for text in columns.unread))
    return GoalFields(tuple(goals), (*before.extras, *columns.extras), columns.labels, found)


def _value(printed: str) -> int | None:
    """The number that a cell of a table's number column prints (1, ①, 第1, 目標1)."""
    mark = fold(printed).strip("()第. ")
    return int(mark) if _NUMBER.fullmatch(mark) else parse_enumerator(printed)


def _figures(rows: Sequence[Row], profile: Profile) -> tuple[tuple[RawExtra, ...], list[Row]]:
    """Rows that print a figure of a goal under its label (目標値：80％, 実績 | 85％) → extras, and the other rows."""
    kept: list[Row] = []
    figures: list[RawExtra] = []
    for row in rows:
        figure = _figure(row, profile)
        if figure is None:
            kept.append(row)
        else:
            figures.append(figure)
    return tuple(figures), kept


def _figure(row: Row, profile: Profile) -> RawExtra | None:
    cells = [cell for cell in row.cells if cell.pieces]
    labels = profile.labels
    if len(cells) == 2 and _of_figure(labels.kinds_of(cells[0].text)) and not labels.kinds_of(cells[1].text):
        return RawExtra(raw(cells[0]), (raw(cells[1]),))
    if len(cells) != 1 or len(cells[0].pieces) != 1 or _COLON.match(cells[0].text) is None:
        return None
    piece = cells[0].pieces[0]
    marker = split_marker(piece.text)
    start = marker.rest_start if marker is not None and marker.number is None else 0
    match = _COLON.match(piece.text, start)
    if match is None or not _of_figure(labels.kinds_of(piece.text[start : match.end()].strip(":：()（）【】 "))):
        return None
    label, text = piece.cut(0, match.end()), piece.cut(match.end())
    return RawExtra(RawText((label,)), (RawText((text,)),)) if text.text else None


def _of_figure(kinds: Sequence[str]) -> bool:
    return any(kind.startswith(_NUMBERED_LABELS) for kind in kinds)


def _numbered(row: Row) -> _Open | None:
    """`1 | 加入を促します。`, `重点目標① | …`: a row whose first filled cell is a mark alone, its text in the other."""
    cells = filled(row) if len(row.cells) > 1 else ()
    if len(cells) != 2 or len(cells[0].pieces) != 1:
        return None
    number = fold(cells[0].text)
    value = int(number.rstrip(".")) if _NUMBER.fullmatch(number) else parse_enumerator(number)
    if value is None:
        return None
    marker = split_marker(cells[0].text + " 目標")
    level = "column" if marker is None or marker.kind in ("arabic", "label") else _level(marker)
    return _Open(raw(cells[0]), value, level, list(cells[1].pieces))


def _close(goals: Iterable[_Open]) -> Iterator[RawGoal]:
    for goal in goals:
        children = tuple(_close(goal.children))
        if goal.pieces:
            yield RawGoal(goal.marker, goal.number, RawText(tuple(goal.pieces)), children)
        elif goal.marker is not None and children:
            # A mark alone over a list: the list's goals stand for themselves.
            yield from children
