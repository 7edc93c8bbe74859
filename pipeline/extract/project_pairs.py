"""Rows of labels with their values beside them (事業名 | … | 担当課 | …) → pairs of label and value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.cutting import raw
from pipeline.extract.figure_forms import is_plain_grade
from pipeline.extract.project_contents import is_sentence
from pipeline.extract.project_titles import Column, is_year, title, under
from pipeline.model.document import Cell
from pipeline.profiles.labels import FIGURE_FAMILIES, TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words

_LABELLED = ("column.project", "column.section", "column.goal", "column.number", *TEXT_FAMILIES)
_LONGEST_LABEL = 40
_LONGEST_WORD = 14


@dataclass(frozen=True, slots=True)
class Pair:
    """What a label says, the cell of its value (None: nothing stands beside it), and a year printed between them."""

    label: Column
    value: Cell | None
    year: Cell | None = None


def as_text(pair: Pair) -> Pair:
    """主な取組 | 講座を開きます。: a label of names, texts or goals with a sentence beside it heads a text; any other pair as it is."""
    kind, label = pair.label.kind, pair.label.label
    if kind not in ("column.project", "column.goal") or pair.value is None or label is None:
        return pair
    texts = tuple(one for one in pair.label.kinds if one.startswith("entry."))
    if not texts and kind == "column.goal":
        texts = (told_by_words(label.text) or "entry.plan",)  # 達成目標 | 講座を開きます。
    return replace(pair, label=replace(pair.label, kinds=texts)) if texts and is_sentence(pair.value) else pair


def label_pairs(cells: Sequence[Cell], labels: Labels, lead: Column | None = None) -> tuple[Pair, ...]:
    """The cells of a row, blank ones among them → its pairs; nothing where labels and values do not alternate.

    The first filled cell is a label. It may be a word (評価) printed before the labels beside it; any other label that
    has no value has a blank cell after it. A row of labels alone has no pairs: it titles the rows below.
    """
    shown = [index for index, cell in enumerate(cells) if cell.pieces]
    if len(shown) < 2 or not _is_label(_titled(cells[shown[0]], labels, lead)):
        return ()
    at = [index for index in shown if _is_label(_titled(cells[index], labels, lead))]
    if len(at) == len(shown):
        return ()
    if len(shown) > 2 and len(shown) % 2 == 0 and set(at) > set(shown[::2]) and shown[0] == 0:
        # 担当課 | 甲課 | 期限 | 年度末: a value that is printed as some label is.
        at = shown[::2]
    pairs = []
    for place, (index, end) in enumerate(zip(at, [*at[1:], len(cells)], strict=True)):
        values = [cell for cell in cells[index + 1 : end] if cell.pieces]
        year = values[0] if len(values) == 2 and is_year(values[0].text) else None
        values = values[1:] if year is not None else values
        if len(values) > 1 or (not values and place > 0 and end == index + 1):
            return ()
        pairs.append(Pair(_titled(cells[index], labels, lead), values[0] if values else None, year))
    return tuple(pairs)


def inner_titles(cells: Sequence[Cell], labels: Labels, lead: Column | None = None) -> tuple[Column, ...]:
    """A row of labels of figures and nothing else (指標 | 単位 | 目標 | 実績) → the columns that it titles for the rows below."""
    if sum([bool(cell.pieces) for cell in cells]) < 2:
        return ()
    columns = tuple([_titled(cell, labels, lead) for cell in cells])
    shown = [column for column in columns if column.label is not None]
    figures = sum(any(kind.startswith(FIGURE_FAMILIES) for kind in column.kinds) for column in shown)
    if len(shown) < 2 or figures < 2 or any("column.project" in column.kinds for column in shown):
        return ()
    known = all(column.kinds or (column.label is not None and is_year(column.label.text)) for column in shown)
    return columns if known else ()


def leading(cells: Sequence[Cell], labels: Labels, following: Sequence[Cell]) -> tuple[int, Column] | None:
    """The label that is printed before the labels of several rows (評価 | 達成度 | Ａ), and its column.

    It is the first filled cell, the next one is a label, and below it stands nothing while something stands to the right.
    """
    at = next((index for index, cell in enumerate(cells) if cell.pieces), len(cells))
    if at + 1 >= len(cells) or not cells[at + 1].pieces or at + 1 >= len(following):
        return None
    column = _titled(cells[at], labels)
    if column.kind != "column.entries" and not (column.kind or "").startswith(FIGURE_FAMILIES):
        return None
    if not _is_label(_titled(cells[at + 1], labels, column)) and not _is_under_lead(cells, at, following):
        return None
    below = any(cell.pieces for cell in following[: at + 1]) or not any(cell.pieces for cell in following[at + 1 :])
    return None if below else (at, column)


def _is_under_lead(cells: Sequence[Cell], at: int, following: Sequence[Cell]) -> bool:
    """Whether a word that nobody knows stands between a merged label and a value: it is the label of that value."""
    word, values = cells[at + 1], [cell for cell in cells[at + 2 :] if cell.pieces]
    return (
        len(values) == 1
        and len(word.text) <= _LONGEST_WORD
        and following[at].covered
        and bool(following[at + 1].pieces)
    )


def unknown_pair(cells: Sequence[Cell], lead: Column, labels: Labels) -> Pair | None:
    """A word that nobody knows with a value, under a label of figures → the pair, where the value is surely a grade.

    評価 printed before several rows says that what stands in them are grades.
    """
    shown = [cell for cell in cells if cell.pieces]
    if len(shown) != 2 or len(shown[0].text) > _LONGEST_WORD or labels.kinds_of(shown[0].text):
        return None
    kinds = tuple(kind for kind in lead.kinds if kind.startswith("rating."))
    if not kinds or not is_plain_grade(shown[1].text):
        return None
    return Pair(Column(kinds, raw(shown[0])), shown[1])


def _titled(cell: Cell, labels: Labels, lead: Column | None = None) -> Column:
    if not cell.pieces or len(cell.text) > _LONGEST_LABEL:
        return Column()
    column = title(cell, labels)
    if lead is None:
        return column
    if column.scale is None and lead.scale is not None and (column.kind or "").startswith("budget."):
        column = replace(column, scale=lead.scale)  # 事業費（千円） printed before the titles of its amounts
    return under(lead, column, cell)


def _is_label(column: Column) -> bool:
    return column.kind is not None and column.kind.startswith(_LABELLED)
