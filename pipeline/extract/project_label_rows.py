"""Tables with the texts of a project in labelled rows below the row of its name → tables with a row for each project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.cutting import are_alike, raw, without_blanks
from pipeline.extract.project_titles import is_short, title_kinds
from pipeline.extract.project_word_columns import WORDS
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labels import Labels
from pipeline.profiles.text_words import told_by_words

_LEAST_TITLES = 3
_LEAST_LABELS = 2
_PARTS = ("entry.", "rating.")
_LONGEST_REFERENCE = 12


@dataclass(frozen=True, slots=True)
class Labelled:
    """The rows, the labels that were printed again, and what labels are that the vocabulary does not know as such."""

    rows: list[Row]
    again: list[RawText]
    own: dict[str, tuple[str, ...]]


@dataclass(slots=True)
class _Table:
    """What was read of a table: its titles, the rows of its projects, their texts by label, the labels as first printed."""

    titles: Row
    name: int
    rows: list[Row] = field(default_factory=list)
    texts: list[dict[str, Cell]] = field(default_factory=list)
    labels: dict[str, Cell] = field(default_factory=dict)
    again: list[RawText] = field(default_factory=list)
    last: tuple[str, int] | None = None
    """The label of the row above, and the column of its text."""


def with_labelled_rows(rows: Sequence[Row], labels: Labels) -> Labelled:
    """The rows of all blocks → the same, where labelled rows stand below the row of each project in its table.

    No. | 事業名 | 担当課 | 達成度 over 1 | … | 甲課 | 80%, and below each project 目標 | …, 取組内容 | …, 結果 | …: the labels
    become titles of further columns, and their texts stand in the project's own row.
    """
    found: list[Row] = []
    again: list[RawText] = []
    kinds: dict[str, tuple[str, ...]] = {}
    at = 0
    while at < len(rows):
        own = _read(rows, at, labels)
        if own is None:
            found.append(rows[at])
            at += 1
        else:
            table, at = own
            found += _wide(table)
            again += table.again
            kinds.update(_own_kinds(table, labels))
    return Labelled(found, again, kinds)


def _read(rows: Sequence[Row], at: int, labels: Labels) -> tuple[_Table, int] | None:
    """The table whose titles stand in the row at `at`, and the first row behind it; None: it has no such form."""
    name = _name_column(rows[at], labels)
    if name is None:
        return None
    table = _Table(rows[at], name)
    index = at + 1
    while index < len(rows) and len(rows[index].cells) == len(table.titles.cells):
        if not _take(table, rows[index], rows[index - 1], labels):
            break
        index += 1
    behind = rows[index] if index < len(rows) else None
    if behind is not None and behind.table is not None and behind.table == rows[index - 1].table:
        return None
    labelled = sum(len(own) >= _LEAST_LABELS for own in table.texts)
    return (table, index) if labelled and labelled * 3 >= len(table.texts) * 2 else None


def _name_column(row: Row, labels: Labels) -> int | None:
    """The column of the names in a row of titles that speaks of no text: all of those stand in the rows below."""
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces]
    if row.table is None or len(shown) < _LEAST_TITLES or not all(is_short(row.cells[at]) for at in shown):
        return None
    kinds = {at: title_kinds(row.cells[at].text, labels) for at in shown}
    if any(kind.startswith("entry.") for own in kinds.values() for kind in own if "column.project" not in own):
        return None
    if not all(kinds.values()) or any(WORDS in own for own in kinds.values()):
        return None
    named = [at for at, own in kinds.items() if "column.project" in own[:1]]
    return named[0] if len(named) == 1 and named[0] in shown[:2] else None


def _take(table: _Table, row: Row, above: Row, labels: Labels) -> bool:
    """Whether a row is one of the table: its titles again, a project, a label with its text, or the rest of one overleaf."""
    if are_alike(row, table.titles):
        table.again += [raw(cell) for cell in row.cells if cell.pieces]
        return True
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces]
    label = _label_at(row, shown, table, labels)
    if label is not None:
        return _take_text(table, row, label, shown)
    if len(shown) > 1 and table.name in shown and all(table.titles.cells[at].pieces for at in shown):
        table.rows.append(row)
        table.texts.append({})
        table.last = None
        return True
    overleaf = row.page is not None and row.page != above.page
    if overleaf and table.last is not None and shown == [table.last[1]]:
        key, at = table.last
        text = table.texts[-1][key]
        table.texts[-1][key] = replace(text, pieces=(*text.pieces, *row.cells[at].pieces))
        return True
    return False


def _take_text(table: _Table, row: Row, label: int, shown: Sequence[int]) -> bool:
    key = without_blanks(row.cells[label].text)
    if not table.texts or key in table.texts[-1]:
        return False
    if key in table.labels:
        table.again.append(raw(row.cells[label]))
    else:
        table.labels[key] = row.cells[label]
    table.texts[-1][key] = row.cells[shown[-1]] if len(shown) > 1 else Cell()
    table.last = (key, shown[-1]) if len(shown) > 1 else None
    return True


def _label_at(row: Row, shown: Sequence[int], table: _Table, labels: Labels) -> int | None:
    """The column of the label in a row of nothing but a label and its text; None: it is another row."""
    if not shown or len(shown) > 2 or shown[0] > table.name + 1 or not table.texts:
        return None
    if any(cell.pieces for cell in row.cells[: table.name]) or not is_short(row.cells[shown[0]]):
        return None
    text = row.cells[shown[0]].text
    if any(kind.startswith(_PARTS) for kind in labels.kinds_of(text)):
        return shown[0]
    if len(shown) < 2 or (_names_goals(text, labels) and not _is_sentence(row.cells[shown[1]])):
        return None
    if without_blanks(text) not in table.labels and told_by_words(text) is None:
        return None
    # A name stands under its title as this word does; but its text stands where no title is.
    return shown[0] if shown[0] != table.name or not table.titles.cells[shown[1]].pieces else None


def _names_goals(text: str, labels: Labels) -> bool:
    """Whether references to goals may stand beside a label as well as a text (達成目標)."""
    return any(kind in ("column.goal", "heading.goals") for kind in labels.kinds_of(text))


def _is_sentence(cell: Cell) -> bool:
    return "。" in cell.text or len(cell.text) > _LONGEST_REFERENCE


def _own_kinds(table: _Table, labels: Labels) -> dict[str, tuple[str, ...]]:
    """The labels that head texts here, and by the vocabulary alone would not."""
    own: dict[str, tuple[str, ...]] = {}
    for cell in table.labels.values():
        told = told_by_words(cell.text)
        if told is not None and not any(kind.startswith(_PARTS) for kind in labels.kinds_of(cell.text)):
            own[cell.text] = (told,)
    return own


def _wide(table: _Table) -> list[Row]:
    """The table with a column for each label behind those of its titles."""
    places = [at for at, cell in enumerate(table.titles.cells) if cell.pieces]
    titles = replace(table.titles, cells=(*(table.titles.cells[at] for at in places), *table.labels.values()))
    return [
        titles,
        *(
            replace(
                row,
                cells=(*(row.cells[at] for at in places), *(own.get(key, Cell()) for key in table.labels)),
                table=table.titles.table,
            )
            for row, own in zip(table.rows, table.texts, strict=True)
        ),
    ]
