"""Tables that name a project once over several rows of a word and its text each → rows of two cells, a word and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.cutting import are_alike, raw, word_of
from pipeline.extract.project_bands import is_goal_band
from pipeline.extract.project_forms import kinds_of_values
from pipeline.extract.project_goal_columns import is_aim
from pipeline.extract.project_indicator_figures import all_indicator_figures
from pipeline.extract.project_printed import Printed
from pipeline.extract.project_row_kinds import kind_columns
from pipeline.extract.project_stage_shapes import StagedProject, StageShape, beside, stage_shape
from pipeline.extract.project_titles import is_short, stage_of_time
from pipeline.model.document import Cell, Piece, Row
from pipeline.model.raw import RawText
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.labels import Labels
from pipeline.text.blanks import is_blank_mark
from pipeline.text.fold import fold

_LEAST_ROWS, _LEAST_WIDTH = 4, 3
_FIGURES = ("rating.", "budget.")
_GOALS = "column.goal"
_BAND = re.compile("(?:基本|重点|主要|部の)?(?:目標|方針|課題)[ ]?(?:[0-9]{1,2}|[①-⑳])(?:[ :.]|$)")
"""How the number of a goal stands before its text (目標1　窓口の待ち時間を短くします。)."""


@dataclass(slots=True)
class Staged:
    """The rows, what their words and titles are that the vocabulary does not know, the titles of the tables, and numbers before names."""

    rows: list[Row]
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heads: list[RawText] = field(default_factory=list)
    goals: dict[tuple[Piece, ...], RawText] = field(default_factory=dict)
    """By the lines of a name the goal that its project serves, in a column of its own or across the table above it."""


def with_stage_rows(rows: Sequence[Row], labels: Labels, aims: frozenset[str] = frozenset()) -> Staged:
    """Rows of project blocks → the same, where a name stands once over several rows of words each before its text.

    事業名 | 区分 | 内容 | 評価 over 甲事業 | 計画 | … | Ａ and below it, the name merged, 指標 | …, 実績 | …: each project
    becomes rows of 事業名 | 甲事業, 計画 | …, 指標 | …, 実績 | …, 評価 | Ａ. The words come again in one order from project to
    project, whatever they are; with or without titles, the columns in any order. A goal, one of `aims` or numbered, may stand
    across the table above its projects. Where any row is otherwise, the table remains.
    """
    alike: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for start, end in _tables(rows):
        alike.setdefault(tuple([cell.text for cell in rows[start].cells]), []).append((start, end))
    done = Staged([])
    parted: dict[int, tuple[int, list[Row]]] = {}
    for places in alike.values():
        _read(
            [(end, rows[start:end]) for start, end in places],
            [start for start, _ in places],
            parted,
            done,
            labels,
            aims,
        )
    at = 0
    while at < len(rows):
        end, part = parted.get(at, (at + 1, [rows[at]]))
        done.rows += part
        at = end
    return done


def _tables(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The first row of each table of three columns at least, and the row behind it."""
    at = 0
    while at < len(rows):
        table, width, end = rows[at].table, len(rows[at].cells), at + 1
        while table is not None and end < len(rows) and rows[end].table == table and len(rows[end].cells) == width:
            end += 1
        if end - at > 1 and width >= _LEAST_WIDTH:
            yield at, end
        at = end


def _read(
    tables: Sequence[tuple[int, Sequence[Row]]],
    starts: Sequence[int],
    parted: dict[int, tuple[int, list[Row]]],
    done: Staged,
    labels: Labels,
    aims: frozenset[str],
) -> None:
    """Tables that begin with the same row: into rows of two cells each, if they have that form."""
    if sum(len(table) for _, table in tables) < _LEAST_ROWS:
        return
    first = tables[0][1][0]
    head = first if all(is_short(cell) and not cell.text.endswith("。") for cell in first.cells) else None
    bodies = [
        [row for row in table if (head is None or not are_alike(row, head)) and not _is_band(row, aims)]
        for _, table in tables
    ]
    found = stage_shape(head, bodies, labels) if all(bodies) else None
    if found is None or (head is not None and any(kind_columns(table, labels) for _, table in tables)):
        return  # words that say who grades, or stages under years, are columns of their own
    shape, projects = found
    done.own |= _own(head, shape, [one for table in projects for one in table], labels)
    done.goals |= _goals(shape, [one for table in projects for one in table])
    for start, (end, table), own in zip(starts, tables, projects, strict=True):
        done.goals |= _goals_across(table, shape, frozenset(one.name.pieces for one in own), aims)
        done.heads += [raw(cell) for one in own for cell in _printed_again(one, shape)]
        if head is not None:
            done.heads += [raw(cell) for row in table if are_alike(row, head) for cell in row.cells if cell.pieces]
        parted[start] = end, [row for one in own for row in _parts(one, head, shape, done)]


def _printed_again(project: StagedProject, shape: StageShape) -> Iterator[Cell]:
    """The name of a project, and what stands beside it, where they are printed in its further rows, too."""
    for row in project.rows[1:]:
        for at in (shape.names, *shape.others):
            cell = row.cells[at]
            if cell.pieces and cell.text == project.first.cells[at].text:
                yield cell


def _is_band(row: Row, aims: frozenset[str]) -> bool:
    """Whether a row holds nothing but a goal in its first cell."""
    if not row.cells[0].pieces or any(cell.pieces for cell in row.cells[1:]):
        return False
    text = row.cells[0].text
    return is_goal_band(text) or is_aim(text, aims) or _BAND.match(fold(text)) is not None


def _goals(shape: StageShape, projects: Sequence[StagedProject]) -> dict[tuple[Piece, ...], RawText]:
    """What stands beside the names in columns of goals."""
    columns = [at for at, kinds in shape.others.items() if kinds[0] == _GOALS]
    return {
        one.name.pieces: raw(one.first.cells[at]) for one in projects for at in columns if one.first.cells[at].pieces
    }


def _goals_across(
    table: Sequence[Row], shape: StageShape, names: frozenset[tuple[Piece, ...]], aims: frozenset[str]
) -> dict[tuple[Piece, ...], RawText]:
    """The goals across a table, each for the names below it up to the next."""
    found: dict[tuple[Piece, ...], RawText] = {}
    goal: RawText | None = None
    for row in table:
        if _is_band(row, aims):
            goal = raw(row.cells[0])
        elif goal is not None and row.cells[shape.names].pieces in names:
            found[row.cells[shape.names].pieces] = goal
    return found


def give_goals(printed: Printed, goals: Mapping[tuple[Piece, ...], RawText]) -> None:
    """Each goal to the project of its name."""
    for name in printed.names if goals else ():
        if name.text.pieces in goals:
            name.goals.append(goals[name.text.pieces])


def _own(
    head: Row | None, shape: StageShape, projects: Sequence[StagedProject], labels: Labels
) -> Mapping[str, tuple[str, ...]]:
    """The words and titles that the vocabulary does not know as what they are here."""
    values: dict[str, list[RawText]] = {}
    printed: dict[str, set[str]] = {}
    for row in (row for one in projects for row in one.rows):
        key, text = word_of(row.cells[shape.word]), row.cells[shape.text]
        printed.setdefault(key, set()).add(row.cells[shape.word].text)
        values.setdefault(key, []).extend([] if is_blank_mark(text.text) else [raw(text)])
    own: dict[str, tuple[str, ...]] = {}
    for key, forms in printed.items():
        known = labels.text_kinds(key)
        if values[key] and "measure.label" not in known and all(map(all_indicator_figures, values[key])):
            own |= dict.fromkeys(forms, ("measure.label",))
        elif not known:
            own |= dict.fromkeys(forms, _kinds(key, [text.text for text in values[key]], labels))
    if head is None:
        return own
    for at, kinds in shape.others.items():
        if kinds[0] != _GOALS and labels.kinds_of(head.cells[at].text)[:1] != kinds[:1]:
            own.setdefault(head.cells[at].text, kinds)
    name = head.cells[shape.names].text
    if (
        name
        and name not in own
        and "column.project" not in labels.kinds_of(name)[:1]
        and word_of(head.cells[shape.names]) not in printed
    ):
        own[name] = ("column.project",)
    return own


def _kinds(word: str, values: Sequence[str], labels: Labels) -> tuple[str, ...]:
    """What a word that nobody knows says of the values beside it: a time of the year which stage they are of."""
    if not values and speaks_of_grade(word):
        return ("rating.result",)
    stage = stage_of_time(word) if any(text.endswith("。") for text in values) else None
    return (stage,) if stage is not None else kinds_of_values(word, values, labels)


def _parts(project: StagedProject, head: Row | None, shape: StageShape, done: Staged) -> Iterator[Row]:
    """A project → its name, what stands beside it, and each word with its value."""
    row = project.first
    title = Cell() if head is None else head.cells[shape.names]
    words = {word_of(one.cells[shape.word]) for one in project.rows}
    if title.pieces and word_of(title) not in words:
        yield _pair(row, title, project.name)
    else:
        yield replace(row, cells=(project.name,), table=None, blank_before=True)
    for at, cell in beside(project, shape, before=True):
        if shape.others[at][0] == _GOALS:
            continue
        if head is None or not head.cells[at].pieces:
            done.heads.append(raw(cell))
        else:
            yield _pair(row, head.cells[at], cell)
    for one in project.rows:
        yield _pair(one, one.cells[shape.word], one.cells[shape.text])
        for at, kinds in shape.others.items():
            if head is not None and kinds[0].startswith(_FIGURES) and one.cells[at].pieces:
                yield _pair(one, head.cells[at], one.cells[at])
    for at, cell in beside(project, shape, before=False):
        if head is not None:
            yield _pair(row, head.cells[at], cell)


def _pair(row: Row, label: Cell, value: Cell) -> Row:
    return replace(row, cells=(label, value), blank_before=False)
