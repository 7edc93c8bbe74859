"""Grids inside a project's form (区分 | 内容 | 達成度 over 計画 | … | －) → a row for each text and each grade, under the word that tells it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.extract.cutting import are_alike, raw, word_of
from pipeline.extract.figure_forms import is_amount, is_grade, is_plain_grade
from pipeline.extract.project_titles import is_short, stage_of_time
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, RawText
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.labels import FIGURE_FAMILIES, STAGES, Labels, label_key
from pipeline.profiles.text_words import told_by_words
from pipeline.text.blanks import is_blank_mark

_LEAST_TITLES, _MOST_TITLES, _LEAST_STAGES, _LEAST_GRIDS = 2, 6, 2, 2
_LONGEST_WORD, _LONGEST_KEPT = 20, 24
_NOT_IN_GRIDS = ("column.project", "column.section", "column.goal", "measure.", "rating.difficulty", "rating.priority")
"""What the title of a column says that is of another table: of projects, of indicators."""
_DIGIT: Final = re.compile("[0-9０-９]")
_BEGINS: Final = frozenset(("当初", "期首", "年度初め", "年初"))
_GRADE, _TEXT, _AMOUNT, _KEPT = "grade", "text", "amount", "kept"


@dataclass(slots=True)
class Gridded:
    """The rows, the kinds of the words of their grids, the titles of these, and what stands in their columns of no field."""

    rows: list[Row]
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heads: list[RawText] = field(default_factory=list)
    kept: list[RawExtra] = field(default_factory=list)


@dataclass(slots=True)
class _Grid:
    """A row of titles with the rows below it: the column of the words, what stands in the others, and the first row behind."""

    head: Row
    word: int
    body: tuple[Row, ...]
    end: int
    is_turned: bool = False
    """Whether the stages stood side by side: the rows are those of the grid turned upright."""
    roles: Mapping[int, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, ...]:
        """The titles as they are compared."""
        return tuple([word_of(cell) for cell in self.head.cells])

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its rows as they are compared."""
        return tuple([word_of(row.cells[self.word]) for row in self.body])


def with_stage_grids(rows: Sequence[Row], labels: Labels) -> Gridded:
    """Rows of project blocks → the same, where grids that say one thing of a project a row are rows of a word and its value.

    A grid is a row of titles over rows of one word each. Two stages of the year at least are among the words, all of
    which are known or tell a kind of text, or the same titles stand again over the same words. A column of the others
    holds texts, the rest grades, amounts or what no field holds. Stages side by side over a row of grades are one, too.
    """
    found = {at: grid for at in range(len(rows)) if (grid := _grid_at(rows, at, labels)) is not None}
    if not found:
        return Gridded(list(rows))
    _give_roles(found.values(), labels)
    again = Counter((grid.key, grid.words[:_LEAST_STAGES]) for grid in found.values() if grid.roles)
    done = Gridded([])
    at = 0
    while at < len(rows):
        one = found.get(at)
        if one is None or not one.roles or not _is_borne_out(one, again, labels):
            done.rows.append(rows[at])
            at += 1
            continue
        _take_apart(one, done, labels)
        at = one.end
    return done


def _grid_at(rows: Sequence[Row], at: int, labels: Labels) -> _Grid | None:
    """The grid whose titles may stand in a row."""
    head = rows[at]
    if head.table is None or at + _LEAST_STAGES >= len(rows) or len(head.cells) < _LEAST_TITLES:
        return None
    shown = [place for place, cell in enumerate(head.cells) if cell.pieces]
    if not _LEAST_TITLES <= len(shown) + (0 not in shown) <= _MOST_TITLES:
        return None
    if not _are_titles(head, shown, labels):
        return None
    if (turned := _turned(rows, at, shown, labels)) is not None:
        return turned
    places = dict.fromkeys((0, *shown))
    for word in places:
        if word != 0 and len(shown) == _LEAST_TITLES:
            break
        body, end = _body(rows, at, word, frozenset(places), labels)
        wide = _wide_texts(body)
        if len(body) - wide >= _LEAST_STAGES:
            return _Grid(head, word, body[: len(body) - wide], end - wide)
    return None


def _are_titles(head: Row, shown: Sequence[int], labels: Labels) -> bool:
    """Whether the cells of a row may title a grid: short words, none of projects or indicators, none before a value of its own."""
    for place in shown:
        cell = head.cells[place]
        if not is_short(cell) or is_plain_grade(cell.text) or (_DIGIT.search(cell.text) and is_amount(cell.text)):
            return False
        if any(kind.startswith(_NOT_IN_GRIDS) for kind in labels.kinds_of(cell.text)[:1]):
            return False
    return len({word_of(head.cells[place]) for place in shown}) == len(shown)


def _body(
    rows: Sequence[Row], at: int, word: int, places: frozenset[int], labels: Labels
) -> tuple[tuple[Row, ...], int]:
    """The rows of one word each below a row of titles, what goes on overleaf joined, and the first row behind them."""
    head = rows[at]
    found: list[Row] = []
    seen: set[str] = set()
    for end in range(at + 1, len(rows)):
        row = rows[end]
        if row.table != head.table or len(row.cells) != len(head.cells) or are_alike(row, head):
            return tuple(found), end
        shown = [place for place, cell in enumerate(row.cells) if cell.pieces]
        if not shown or not places.issuperset(shown):
            return tuple(found), end
        if word not in shown:
            if not found or row.page is None or row.page == rows[end - 1].page:
                return tuple(found), end
            found[-1] = _joined(found[-1], row)
            continue
        key = word_of(row.cells[word])
        kinds = labels.kinds_of(row.cells[word].text)
        if key in seen or len(key) > _LONGEST_WORD or "。" in key or is_plain_grade(key):
            return tuple(found), end
        if any(kind.startswith(("column.", "field.")) for kind in kinds):
            return tuple(found), end
        if kinds and all(kind.startswith(FIGURE_FAMILIES) for kind in kinds):
            return tuple(found), end  # 予算額 | 1,000千円: a label of its own below the grid
        seen.add(key)
        found.append(row)
    return tuple(found), len(rows)


def _wide_texts(body: Sequence[Row]) -> int:
    """How many rows at the end are a word beside one sentence that stands where the others have none: as wide as the form."""
    sentences = Counter(
        place for row in body for place, cell in enumerate(row.cells) if cell.pieces and cell.text.endswith("。")
    )
    if len(sentences) < 2:
        return 0
    texts = sentences.most_common(1)[0][0]
    wide = 0
    for row in reversed(body):
        shown = [place for place, cell in enumerate(row.cells) if cell.pieces]
        if len(shown) != 2 or shown[1] == texts or not row.cells[shown[1]].text.endswith("。"):
            break
        wide += 1
    return wide


def _joined(row: Row, rest: Row) -> Row:
    cells = [
        replace(cell, pieces=(*cell.pieces, *more.pieces)) for cell, more in zip(row.cells, rest.cells, strict=True)
    ]
    return replace(row, cells=tuple(cells))


def _turned(rows: Sequence[Row], at: int, shown: Sequence[int], labels: Labels) -> _Grid | None:
    """Stages side by side over one row of texts and rows of grades (区分 | 計画 | 中間, 内容 | … | …, 評価 | － | Ｂ) → the grid turned upright."""
    head = rows[at]
    places = [place for place in shown if place > 0]
    if len(places) < _LEAST_STAGES or len({_stage(head.cells[place], labels) for place in places}) < len(places):
        return None
    below: list[Row] = []
    texts = 0
    for row in rows[at + 1 : at + 1 + _MOST_TITLES]:
        if row.table != head.table or len(row.cells) != len(head.cells) or not row.cells[0].pieces:
            break
        values = [row.cells[place].text for place in places]
        others = [cell for place, cell in enumerate(row.cells) if place > 0 and place not in places and cell.pieces]
        graded = _are_grades(row.cells[0].text, values, labels)
        if others or not (graded or (texts == 0 and all(values) and any(text.endswith("。") for text in values))):
            break
        texts += not graded
        below.append(row)
    if texts != 1 or len(below) < _LEAST_STAGES:
        return None
    upright = tuple([
        replace(row, cells=tuple([one.cells[place] for one in (head, *below)]), blank_before=False)
        for place, row in zip(places, (below[0],) * len(places), strict=True)
    ])  # fmt: skip
    titles = replace(head, cells=tuple([one.cells[0] for one in (head, *below)]))
    return _Grid(titles, 0, upright, at + 1 + len(below), is_turned=True)


def _give_roles(grids: Iterable[_Grid], labels: Labels) -> None:
    """What stands in the columns of each grid, by all rows below the same titles; nothing where one is not told."""
    alike: dict[tuple[str, ...], list[_Grid]] = {}
    for grid in grids:
        alike.setdefault(grid.key, []).append(grid)
    for own in alike.values():
        roles = dict[int, str | None]()
        for place, title in enumerate(own[0].head.cells):
            values = [row.cells[place] for grid in own for row in grid.body if place != grid.word]
            values = [cell for cell in values if cell.pieces]
            if place != own[0].word and (values or title.pieces):
                roles[place] = _role(title, values, labels)
        told = {place: role for place, role in roles.items() if role is not None}
        if len(told) == len(roles) and _TEXT in told.values() and not _are_stages(own[0], told, labels):
            for grid in own:
                grid.roles = told


def _role(title: Cell, values: Sequence[Cell], labels: Labels) -> str | None:
    """What stands under a title: grades, amounts, texts, short words that no field holds; None: it is not told."""
    if not title.pieces:
        return None
    shown = [cell.text for cell in values if not is_blank_mark(cell.text)]
    kinds = labels.kinds_of(title.text)
    if _are_grades(title.text, [cell.text for cell in values], labels):
        return _GRADE
    if not shown:
        return _KEPT if kinds or speaks_of_grade(title.text) else None
    if any(kind.startswith("budget.") for kind in kinds):
        return _AMOUNT if all(map(is_amount, shown)) else None
    if any("。" in text or len(text) > _LONGEST_KEPT for text in shown) or _heads_texts(title.text, labels):
        return _TEXT
    return _KEPT


def _are_grades(title: str, values: Sequence[str], labels: Labels) -> bool:
    """Whether nothing but grades stand beside or below a title, one of them at least surely; else the title says so."""
    shown = [value for value in values if not is_blank_mark(value)]
    if not shown:
        return False
    if all(map(is_plain_grade, shown)):
        return True
    titled = any(kind.startswith("rating.") for kind in labels.kinds_of(title)) or speaks_of_grade(title)
    return titled and all(map(is_grade, shown))


def _heads_texts(title: str, labels: Labels) -> bool:
    """Whether a title heads texts, by the vocabulary or its words."""
    kinds = labels.kinds_of(title)
    return any(kind.startswith(("entry.", "column.entries")) for kind in kinds) or told_by_words(title) is not None


def _are_stages(grid: _Grid, roles: Mapping[int, str], labels: Labels) -> bool:
    """Whether the titles of two columns of texts name stages themselves: what the words beside them say is another matter."""
    titles = [grid.head.cells[place] for place, role in roles.items() if role == _TEXT]
    return len({_stage(cell, labels) for cell in titles} & set(STAGES)) > 1


def _stage(cell: Cell, labels: Labels) -> str | None:
    """The stage or kind of text that a word names; None: nobody knows."""
    kinds = [kind for kind in labels.kinds_of(cell.text) if kind.startswith("entry.") and kind != "entry.other"]
    if kinds:
        return kinds[0]
    if label_key(cell.text) in _BEGINS:
        return "entry.plan"
    return stage_of_time(cell.text) or told_by_words(cell.text)


def _is_borne_out(grid: _Grid, again: Mapping[tuple[tuple[str, ...], tuple[str, ...]], int], labels: Labels) -> bool:
    """Whether words and titles show a row of titles to be that of a grid."""
    if grid.is_turned:
        return True
    corner = grid.head.cells[grid.word]
    if corner.pieces and not all(kind.startswith("entry.") for kind in labels.kinds_of(corner.text)):
        return False
    known = [_heads_texts(grid.head.cells[at].text, labels) for at, role in grid.roles.items() if role == _TEXT]
    if again[grid.key, grid.words[:_LEAST_STAGES]] >= _LEAST_GRIDS and (any(known) or len(grid.roles) > 1):
        return True
    stages = [_stage(row.cells[grid.word], labels) for row in grid.body]
    if None in stages or len(set(stages) & set(STAGES)) < _LEAST_STAGES:
        return False
    return any(known) or _GRADE in grid.roles.values()


def _take_apart(grid: _Grid, done: Gridded, labels: Labels) -> None:
    """The rows of a grid → a row for each text and figure; the titles are labels, of grades each time anew."""
    done.heads += [raw(cell) for cell in grid.head.cells if cell.pieces]
    texts = [place for place, role in grid.roles.items() if role == _TEXT]
    for place, role in grid.roles.items():
        title = grid.head.cells[place].text
        if role == _GRADE and not any(kind.startswith("rating.") for kind in labels.kinds_of(title)):
            done.own[title] = ("rating.result",)
    for row in grid.body:
        word = row.cells[grid.word]
        stage = _stage(word, labels) or "entry.other"
        for place in texts:
            label, kind = word, stage
            if len(texts) > 1:
                over = grid.head.cells[place]
                label = Cell((*word.pieces, *over.pieces))
                kind = "entry.issue_next" if _stage(over, labels) == "entry.issue_next" else stage
            if place == texts[0] or row.cells[place].pieces:
                done.own[label.text] = (kind,)
                done.rows.append(_pair(row, label, row.cells[place]))
        for place, role in grid.roles.items():
            cell = row.cells[place]
            if not cell.pieces or role == _TEXT:
                continue
            if role == _KEPT:
                done.kept.append(RawExtra(raw(grid.head.cells[place]), (raw(cell),)))
            else:
                done.rows.append(_pair(row, grid.head.cells[place], cell))


def _pair(row: Row, label: Cell, value: Cell) -> Row:
    return replace(row, cells=(label, value, *([Cell()] * (len(row.cells) - 2))), blank_before=False)
