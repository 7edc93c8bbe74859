"""A table of names, their sections or numbers, and texts whose titles nobody knows → columns of texts, each of the kind its words tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.cutting import filled
from pipeline.extract.project_titles import Column
from pipeline.model.document import Row
from pipeline.profiles.labels import ANY_TEXT, TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words

_BESIDE_NAMES = ("column.section", "column.number", "column.goal")
_OF_TEXTS = (*TEXT_FAMILIES, "column.entries")
_SENTENCE, _LEAST = "。", 15


def with_lone_texts(columns: Sequence[Column], below: Row | None, labels: Labels) -> tuple[Column, ...]:
    """Columns of a title row and the row below → the same, where titles that nobody knows, right of the names, stand over sentences.

    No other column is one of texts or figures, and one of sections, numbers or goals stands beside the names. A column
    heads the kind of text that its title's words tell, else a text of no known kind; a cell that begins with a label of
    its own says itself what it is.
    """
    kinds = [column.kind or "" for column in columns]
    if "column.project" not in kinds or not any(kind in _BESIDE_NAMES for kind in kinds):
        return tuple(columns)
    if any(kind.startswith(_OF_TEXTS) for kind in kinds) or below is None or len(below.cells) != len(columns):
        return tuple(columns)
    names = kinds.index("column.project")
    name = below.cells[names].text
    if not name or name.endswith(_SENTENCE) or any(labels.kinds_of(cell.text) for cell in filled(below)):
        return tuple(columns)  # 事業名 | 窓口改善事業 over 事業概要 | …: a form
    return tuple([
        replace(column, kinds=(told_by_words(column.label.text) or "entry.other",))
        if at > names and column.label is not None and not column.kinds and _is_text(cell.text, labels)
        else column
        for at, (column, cell) in enumerate(zip(columns, below.cells, strict=True))
    ])  # fmt: skip


def _is_text(text: str, labels: Labels) -> bool:
    return len(text) >= _LEAST and text.endswith(_SENTENCE) and labels.at_head(text, ANY_TEXT) is None
