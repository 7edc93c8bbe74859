"""Title rows of a project table, one or nested over several (予算額 over 当初|決算) → the columns that they title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.extract.figure_forms import is_figure
from pipeline.extract.goal_marks import GOAL_MARK, numbers_goal
from pipeline.extract.project_names import looks_complete
from pipeline.extract.project_titles import (
    LONGEST_TITLE,
    Column,
    divided,
    divides,
    is_short,
    is_year,
    title,
    title_kinds,
)
from pipeline.extract.project_told_titles import tell_apart, told
from pipeline.model.document import Cell, Row
from pipeline.profiles.headings import general_kind
from pipeline.profiles.labels import FIGURE_FAMILIES, STAGES, Labels
from pipeline.profiles.name_titles import heads_goals, names_by_contents, names_by_place, names_goals
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_BESIDE_STAGES = (*STAGES, "entry.outline", "budget.", "measure.target")
_ENDS_OF_NAMES = ("事業", "取組", "取組み", "取り組み", "施策", "業務", "項目")
_LEAST_TITLES, _LEAST_KNOWN = 4, 3
_IN_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?.{0,2}", re.DOTALL)
_NAME_TITLE = re.compile("(?:主な|重点|主要)?(?:取組み?|取り組み|施策|項目|業務)")
"""What may title names as well as texts or goals (取組, 重点項目)."""


def read_titles(row: Row, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles with a column for the names of projects → its columns; None: it is no such row.

    Every filled cell is short and no sentence; two of them at least are known. Where no known word titles the names,
    general words in the first column do (経営課題への取組). A title that nobody knows
    heads texts of no known kind.
    """
    cells = filled(row)
    if len(cells) < 2:
        return None
    by_place = names_by_place([cell.text for cell in cells], labels)
    named = any(_titles_names(cell.text, labels) for cell in cells)
    if by_place is None and not named and not _is_general_name(row, labels):
        return None
    columns = tuple([title(cell, labels) for cell in row.cells])
    if by_place is not None or not named:
        first = cells[by_place or 0]
        columns = tuple([
            Column(("column.project",), column.label) if cell is first else column
            for cell, column in zip(row.cells, columns, strict=True)
        ])  # fmt: skip
    columns = _with_one_name(_with_goals(columns))
    if tell_apart(columns):
        columns = told(columns)
    known = [column for column in columns if column.kinds]
    if not any("column.project" in column.kinds for column in known) or len(known) < 2:
        return None
    if not all(is_short(cell) for cell in cells):
        return None
    # Beside the title of one stage another heads a stage, too; alone it may stand over labels of its own.
    beside = by_place is not None or any((column.kind or "").startswith(_BESIDE_STAGES) for column in columns)
    return told(columns) if beside else columns


def _with_one_name(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns of which the first titles the names: another whose words tell of a text (令和5年度の重点取組) heads that."""
    names = [column for column in columns if "column.project" in column.kinds]
    return tuple([
        replace(column, kinds=(kind,))
        if column.kinds == ("column.project",)
        and column is not names[0]
        and column.label is not None
        and (kind := told_by_words(column.label.text)) is not None
        else column
        for column in columns
    ])  # fmt: skip


def _is_general_name(row: Row, labels: Labels) -> bool:
    """Whether the first title of four or more is general words for what is done, beside known titles of texts."""
    cells = filled(row)
    if len(cells) < _LEAST_TITLES or not row.cells[0].pieces or title_kinds(row.cells[0].text, labels):
        return False
    if general_kind(row.cells[0].text) != "projects" or not row.cells[0].text.endswith(_ENDS_OF_NAMES):
        return False
    known = [kind for cell in cells[1:] for kind in title_kinds(cell.text, labels)[:1]]
    return len(known) >= _LEAST_KNOWN and any(kind.startswith(STAGES) for kind in known)


def _with_goals(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns of which one before the names is titled 目標: what stands in it are the goals that the projects serve."""
    names = next((at for at, column in enumerate(columns) if "column.project" in column.kinds), 0)
    return tuple([
        Column(("column.goal",), column.label)
        if at < names and _heads_goals(column)
        else column
        for at, column in enumerate(columns)
    ])  # fmt: skip


def _heads_goals(column: Column) -> bool:
    """Whether a title before the names is 目標, which heads a plan elsewhere, or one of goals that nobody knows (経営目標)."""
    if column.label is None or column.kind not in ("entry.plan", None):
        return False
    return _is_goal(column.label.text) or (not column.kinds and names_goals(column.label.text, ()))


def _is_goal(title_text: str) -> bool:
    return without_blanks(fold(title_text)) in ("目標", "重点目標", "主要目標", "組織目標", "部の目標", "局の目標")


def read_titles_by_place(row: Row, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles whose names stand under a word that heads texts elsewhere (取組 | 担当課 | 取組内容 | 実績); None: none.

    The word comes first, at most behind numbers, goals and sections, a section or a plan stands right beside it, and both
    a plan and a later stage have titles of their own.
    """
    cells = filled(row)
    if len(cells) < 3 or not all(is_short(cell) for cell in cells):
        return None
    columns = [title(cell, labels) for cell in row.cells]
    shown = [at for at, column in enumerate(columns) if column.label is not None]
    while shown and _before_names(columns[shown[0]]):
        shown.pop(0)
    if len(shown) < 3 or _NAME_TITLE.fullmatch(without_blanks(fold(row.cells[shown[0]].text))) is None:
        return None
    kinds = [columns[at].kind or "" for at in shown[1:]]
    if kinds[0] not in ("column.section", "entry.plan", "entry.outline") or "entry.plan" not in kinds:
        return None
    if not any(kind.startswith(("entry.midterm", "entry.final", *FIGURE_FAMILIES)) for kind in kinds):
        return None
    columns[shown[0]] = Column(("column.project",), columns[shown[0]].label)
    return tuple(columns)


def _before_names(column: Column) -> bool:
    """Whether a column may stand before that of the names: numbers, sections, references to goals (not 重点項目)."""
    if column.label is None or _NAME_TITLE.fullmatch(without_blanks(fold(column.label.text))) is not None:
        return False
    return column.kind in ("column.number", "column.goal", "column.section")


def read_general_titles(row: Row, following: Row | None, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles of which none names the projects (項目 | 関係課 | 計画 | 実績) → its columns; None: it is no such row.

    Two stages at least are titled, and below stand no figures, which would be those of indicators. The names stand in
    the first column whose title nobody knows, before all texts, and no label or section stands below it; a name above
    the texts of its own project (甲事業 | 計画 | 実績) is no title.
    """
    cells = filled(row)
    if len(cells) < 3 or following is None or len(following.cells) != len(row.cells):
        return None
    if not all(is_short(cell) for cell in cells):
        return None
    columns = [title(cell, labels) for cell in row.cells]
    at = next((at for at, column in enumerate(columns) if column.label is not None and not column.kinds), len(columns))
    columns = [*columns[: at + 1], *told(columns[at + 1 :])]
    texts = [at for at, column in enumerate(columns) if (column.kind or "").startswith(STAGES)]
    if len({columns[at].kind for at in texts}) < 2:
        return None
    if at > texts[0] or any("column.project" in column.kinds for column in columns):
        return None
    name, below = following.cells[at].text, [following.cells[text].text for text in texts]
    if (
        not name
        or name[-1] == "。"
        or _IN_BRACKETS.fullmatch(name) is not None
        or labels.kinds_of(name)
        or looks_like_section(name)
    ):
        return None
    if looks_complete(row.cells[at].text) or any(labels.kinds_of(text) or is_figure(text) for text in below if text):
        return None
    columns[at] = Column(("column.project",), columns[at].label)
    return tuple(columns)


def read_titles_by_contents(row: Row, following: Row | None, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles whose names the row below shows (`names_by_contents`) → its columns; None: it is no such row."""
    if following is None or len(following.cells) != len(row.cells) or not all(is_short(cell) for cell in filled(row)):
        return None
    at = names_by_contents([cell.text for cell in row.cells], [cell.text for cell in following.cells], labels)
    if at is None:
        return None
    columns = [title(cell, labels) for cell in row.cells]
    columns[at] = Column(("column.project",), columns[at].label)
    if at > 0 and heads_goals(row.cells[0].text.replace("\n", ""), following.cells[0].text):
        columns[0] = Column(("column.goal",), columns[0].label)
    return told(_with_one_name(columns))


def read_part_titles(row: Row, following: Row | None, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles of a project's texts and figures below the line that names it (現状 | 目標 | 取組内容); None: it is no such row.

    Every cell is the title of a text or a figure, two at least of texts of different words, and below them stand
    sentences. A cell is blank only where a title reaches over it, and nothing stands below it. Overleaf the texts may
    stand without such cells.
    """
    cells = filled(row)
    if len(cells) < 2 or not row.cells[0].pieces or following is None:
        return None
    if following.page != row.page and len(following.cells) == len(cells) == len(filled(following)):
        following = replace(following, cells=_spread(following.cells, row.cells))
    if len(following.cells) != len(row.cells):
        return None
    if any(below.pieces and not cell.pieces for cell, below in zip(row.cells, following.cells, strict=True)):
        return None
    if not all(is_short(cell) for cell in cells) or len({cell.text for cell in cells}) < len(cells):
        return None
    columns = told([_as_plan(title(cell, labels)) for cell in row.cells])
    shown = [column for column, cell in zip(columns, row.cells, strict=True) if cell.pieces]
    if not all((column.kind or "").startswith(("entry.", *FIGURE_FAMILIES)) for column in shown):
        return None
    texts = [at for at, column in enumerate(columns) if any(kind.startswith("entry.") for kind in column.kinds)]
    if len(texts) < 2 or not any("。" in following.cells[at].text for at in texts):
        return None
    return None if any(labels.kinds_of(cell.text) for cell in filled(following)) else columns


def _spread(cells: Sequence[Cell], titles: Sequence[Cell]) -> tuple[Cell, ...]:
    """As many cells as titles are filled → each in the place of its title."""
    rest = iter(cells)
    return tuple([next(rest) if one.pieces else Cell() for one in titles])


def _as_plan(column: Column) -> Column:
    """主な取組, which titles names elsewhere, heads what is to be done where a line names the project."""
    if column.kind != "column.project" or column.label is None or "取" not in column.label.text:
        return column
    return replace(column, kinds=column.kinds[1:] or ("entry.plan",))


def _titles_names(text: str, labels: Labels) -> bool:
    return len(text) <= LONGEST_TITLE and "column.project" in title_kinds(text, labels)


def read_lower_titles(columns: Sequence[Column], row: Row, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles below `columns` → the columns of both rows; None: the row is none of titles.

    Its cells stand under titles that are printed over several columns, and no name stands in it.
    """
    if not 1 < len(row.cells) <= len(columns) + 1 or len(filled(row)) < 2:
        return None
    parents = _parents(columns, row)
    lower: list[Column] = []
    known = 0
    for index, cell in enumerate(row.cells):
        parent = parents[index] if index < len(parents) else None
        if not cell.pieces:
            lower.append(columns[index] if index < len(columns) else Column())
            continue
        own = columns[index] if index < len(columns) else Column()
        if not is_short(cell) or (own.kind in ("column.project", "column.section") and not _same(own, cell)):
            return None
        if numbers_goal(parent, cell):
            known += 1
            lower.append(Column((GOAL_MARK,), raw(cell), over=None if parent is None else parent.label))
            continue
        child = title(cell, labels)
        column = divided(parent, child, cell)
        # What it has from the title above alone says nothing of the cell: it may be a value.
        of_text = parent is not None and (parent.kind or "").startswith("entry.")
        told_below = of_text and told_by_words(cell.text) is not None
        known += bool(child.kinds) or divides(parent, cell) or is_year(cell.text) or told_below
        lower.append(column)
    if 2 * known < len(filled(row)) or known < 2:
        return None
    return (*lower, *columns[len(row.cells) :])


def read_upper_titles(row: Row, following: Row | None, labels: Labels) -> tuple[Column, ...] | None:
    """The upper of two rows of titles of figures (指標 | 単位 | 実績 over three years | 目標) → its columns; None: it is no such row.

    Every filled cell is the title of a figure or a year, one at least of a figure, and the row below divides them.
    """
    cells = filled(row)
    if following is None or len(cells) < 2 or len(row.cells) < 3 or not all(is_short(cell) for cell in cells):
        return None
    columns = tuple([title(cell, labels) for cell in row.cells])
    shown = [column for column in columns if column.label is not None]
    figures = sum(any(kind.startswith(FIGURE_FAMILIES) for kind in column.kinds) for column in shown)
    if not figures or not all(column.kinds or (column.label and is_year(column.label.text)) for column in shown):
        return None
    return None if read_lower_titles(columns, following, labels) is None else columns


def _parents(columns: Sequence[Column], row: Row) -> list[Column | None]:
    """For each column the title above it: its own, or the last one to the left that is printed over several columns."""
    parents: list[Column | None] = []
    over: Column | None = None
    for index, column in enumerate(columns):
        below = index < len(row.cells) and bool(row.cells[index].pieces)
        if column.label is not None:
            over = column if below else None
            parents.append(column)
        else:
            parents.append(over if below else None)
    return parents


def _same(column: Column, cell: Cell) -> bool:
    return column.label is not None and without_blanks(column.label.text) == without_blanks(cell.text)
