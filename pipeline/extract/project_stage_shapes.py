"""Tables that name a project once over several rows → the columns of the names, of the words and of their texts, and what the others hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.extract.cutting import word_of
from pipeline.extract.figure_forms import is_amount, is_grade, is_plain_grade
from pipeline.extract.project_forms import kinds_of_values
from pipeline.extract.project_lines import BRACKETS_ALONE
from pipeline.extract.project_names import looks_complete
from pipeline.extract.project_titles import title_kinds
from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import Labels
from pipeline.text.blanks import is_blank_mark
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LEAST_PROJECTS, _LEAST_WORDS, _MOST_WORDS, _LEAST_WIDTH = 2, 2, 10, 3
_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_WORD = 3, 80, 20
_NO_WORD: Final = re.compile("[。、：:]")
_NO_NAME: Final = re.compile("[。！？]")
_NUMBER: Final = re.compile(r"\(?(?:[0-9]{1,3}|[①-⑳])[.)]?")
_NAMES, _GOALS, _SECTIONS, _NUMBERS = "column.project", "column.goal", "column.section", ("column.number",)
_FIGURES: Final = ("rating.", "budget.")
_OF_GOALS: Final = re.compile("(?:目標|課題|方針|柱)(?:の?番号|No\\.?|№)?$")
"""How a title before the names ends that heads the goals which the projects serve."""


@dataclass(slots=True)
class StagedProject:
    """The name of a project, the row it stands in, and the rows of its words."""

    name: Cell
    first: Row
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class StageShape:
    """The columns of the names, the words and their texts, and of which kind what stands in the others is."""

    names: int
    word: int
    text: int
    others: Mapping[int, tuple[str, ...]]


def stage_shape(
    head: Row | None, tables: Sequence[Sequence[Row]], labels: Labels
) -> tuple[StageShape, list[list[StagedProject]]] | None:
    """The titles, if there are any, and the rows below them, table by table → how they are to be read, and the projects of each table; None: otherwise.

    A word stands in every row, the name in the first row of a project alone, or in each again. The words of a project are different, and
    two at least come in most projects, always in one order. Beside them stand sentences, in one column.
    """
    rows = [row for table in tables for row in table]
    width = len(rows[0].cells) if rows else 0
    if width < _LEAST_WIDTH or len(rows) < _LEAST_PROJECTS * _LEAST_WORDS:
        return None
    sentences = [sum(row.cells[at].text.endswith("。") for row in rows) for at in range(width)]
    text = max(range(width), key=sentences.__getitem__)
    if sentences[text] < _LEAST_PROJECTS:
        return None
    titles = [
        () if head is None else title_kinds(cell.text, labels) for cell in (rows[0] if head is None else head).cells
    ]
    for word in range(width):
        if word == text or any(kind.startswith("column.") and kind != _NAMES for kind in titles[word]):
            continue
        if not _may_be_words([row.cells[word] for row in rows], labels):
            continue
        found = _names(titles, tables, word, text)
        if found is None:
            continue
        others = _others(head, titles, found[1], (found[0], word, text), labels)
        if others is not None:
            shape = StageShape(found[0], word, text, others)
            _share(found[1], shape)
            return shape, found[1]
    return None


def _may_be_words(cells: Sequence[Cell], labels: Labels) -> bool:
    """Whether the cells of a column are short words of which two at least come twice at least, and which are none of them sections."""
    shown = [cell for cell in cells if cell.pieces]
    counted = Counter(map(word_of, shown))
    if len(counted) > _MOST_WORDS or sum(count > 1 for count in counted.values()) < _LEAST_WORDS:
        return False
    if any(len(word) > _LONGEST_WORD or _NO_WORD.search(word) for word in counted) or all(
        len(word) == 1 for word in counted
    ):
        return False
    return not any(looks_like_section(cell.text) and not labels.kinds_of(cell.text) for cell in shown)


def _names(
    titles: Sequence[Sequence[str]], tables: Sequence[Sequence[Row]], word: int, text: int
) -> tuple[int, list[list[StagedProject]]] | None:
    """The column of the names with the projects of each table: that of most projects, or the one that its title shows; None: none or several may be."""
    found: list[tuple[int, list[list[StagedProject]]]] = []
    for at, kinds in enumerate(titles):
        if at in (word, text) or (
            kinds and _NAMES not in kinds and "heading.projects" not in kinds and not kinds[0].startswith("entry.")
        ):
            continue
        projects = [_projects(table, at, word) for table in tables]
        whole = [one for one in projects if one is not None]
        if len(whole) == len(projects) and _are_named(
            [one for own in whole for one in own], word, sure=_NAMES in kinds
        ):
            found.append((at, whole))
    titled = [one for one in found if _NAMES in titles[one[0]]]
    found = titled or found
    return found[0] if len(found) == 1 else None


def _projects(table: Sequence[Row], names: int, word: int) -> list[StagedProject] | None:
    """The rows of a table → its projects, what goes on overleaf joined; None: they are no such rows."""
    found: list[StagedProject] = []
    seen: set[str] = set()
    page: int | None = None
    for row in table:
        overleaf, page = bool(found) and row.page is not None and row.page != page, row.page
        name, key = row.cells[names], word_of(row.cells[word])
        is_fresh = bool(name.pieces) and not (found and name.text == found[-1].name.text and key not in seen)
        if is_fresh and overleaf and key not in seen and _goes_on(found[-1].name, name):
            found[-1].name = Cell((*found[-1].name.pieces, *name.pieces))
            is_fresh = False
        if is_fresh and key:
            found.append(StagedProject(name, row, [row]))
            seen = {key}
        elif is_fresh or not found or key in seen:
            return None
        elif key:
            found[-1].rows.append(row)
            seen.add(key)
        elif overleaf:
            found[-1].rows[-1] = _joined(found[-1].rows[-1], row, names)
        else:
            return None
    return found


def _goes_on(name: Cell, rest: Cell) -> bool:
    """Whether a cell overleaf is the end of the name before the page's end."""
    return BRACKETS_ALONE.fullmatch(fold(rest.text)) is not None or not looks_complete(name.text)


def _joined(row: Row, rest: Row, names: int) -> Row:
    cells = [
        cell if at == names or not more.pieces else replace(cell, pieces=(*cell.pieces, *more.pieces))
        for at, (cell, more) in enumerate(zip(row.cells, rest.cells, strict=True))
    ]
    return replace(row, cells=tuple(cells))


def _are_named(projects: Sequence[StagedProject], word: int, *, sure: bool) -> bool:
    """Whether the names are names, all different, and the words of the projects come in one order."""
    if len(projects) < _LEAST_PROJECTS:
        return False
    names = [one.name.text for one in projects]
    if len(set(names)) < len(names) or not all(map(_may_be_name, names)):
        return False
    if not sure and any(looks_like_section(name) for name in names):
        return False
    orders = [[word_of(row.cells[word]) for row in one.rows] for one in projects]
    longest = max(orders, key=len)
    counted = Counter(key for order in orders for key in order)
    if (
        sum(3 * count >= 2 * len(projects) for count in counted.values()) < _LEAST_WORDS
        or min(counted.values()) < _LEAST_PROJECTS
    ):
        return False
    return all(_is_in_order(order, longest) for order in orders)


def _is_in_order(words: Sequence[str], longest: Sequence[str]) -> bool:
    places = [longest.index(word) for word in words if word in longest]
    return places == sorted(places)


def _may_be_name(text: str) -> bool:
    return (
        _SHORTEST_NAME <= len(text) <= _LONGEST_NAME
        and _NO_NAME.search(text) is None
        and _NUMBER.fullmatch(fold(text)) is None
        and not is_plain_grade(text)
    )


def _others(
    head: Row | None,
    titles: Sequence[Sequence[str]],
    tables: Sequence[Sequence[StagedProject]],
    taken: Sequence[int],
    labels: Labels,
) -> dict[int, tuple[str, ...]] | None:
    """By column what stands beside names, words and texts; None: that of one cannot be told."""
    projects = [one for own in tables for one in own]
    words = {word_of(row.cells[taken[1]]) for one in projects for row in one.rows}
    found: dict[int, tuple[str, ...]] = {}
    for at, known in enumerate(titles):
        if at in taken:
            continue
        firsts = [one.first.cells[at].text for one in projects if one.first.cells[at].pieces]
        below = [row.cells[at].text for one in projects for row in one.rows[1:] if row.cells[at].pieces]
        if not firsts and not below:
            continue
        of_goals = at < taken[0] and head is not None and _speaks_of_goals(head.cells[at], known)
        if not below and not of_goals and at < taken[0] and all(_NUMBER.fullmatch(fold(text)) for text in firsts):
            found[at] = _NUMBERS
            continue
        if head is None or not head.cells[at].pieces or word_of(head.cells[at]) in words:
            return None
        title = head.cells[at].text
        kinds = _kinds(title, (_GOALS,) if of_goals and not below else known, firsts, below, labels)
        if kinds is None:
            return None
        found[at] = kinds
    return found


def _speaks_of_goals(title: Cell, known: Sequence[str]) -> bool:
    return _GOALS in known or _OF_GOALS.search(title.text) is not None


def _kinds(
    title: str, known: Sequence[str], firsts: Sequence[str], below: Sequence[str], labels: Labels
) -> tuple[str, ...] | None:
    """What stands under a title, once for each project or in each row; in each row nothing but grades and amounts may."""
    values = [text for text in (*firsts, *below) if not is_blank_mark(text)]
    kinds = tuple(known) or kinds_of_values(title, values, labels)
    if kinds[0].startswith("rating."):
        return kinds if all(map(is_grade, values)) else None
    if kinds[0].startswith("budget."):
        return kinds if all(map(is_amount, values)) else None
    if below or kinds[0].startswith(("measure.", "heading.")) or kinds[0] == _NAMES:
        return None
    return kinds


def _share(tables: Sequence[Sequence[StagedProject]], shape: StageShape) -> None:
    """Goals and sections printed once over several projects, before their names or in a merged cell, are given to each."""
    for at, kinds in shape.others.items():
        if kinds[0] not in (_GOALS, _SECTIONS):
            continue
        for projects in tables:
            last = Cell()
            for project in projects:
                cells = project.first.cells
                if not cells[at].pieces and (at < shape.names or cells[at].covered):
                    project.first = replace(project.first, cells=(*cells[:at], last, *cells[at + 1 :]))
                last = project.first.cells[at]


def beside(project: StagedProject, shape: StageShape, *, before: bool) -> Iterator[tuple[int, Cell]]:
    """The cells that stand once beside a project, by column: numbers, sections and goals before its texts, the rest behind them."""
    for at, kinds in shape.others.items():
        cell = project.first.cells[at]
        if cell.pieces and kinds[0].startswith("column.") == before and (before or not kinds[0].startswith(_FIGURES)):
            yield at, cell
