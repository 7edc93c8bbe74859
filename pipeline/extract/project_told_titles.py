"""Titles of columns that the vocabulary does not know → the kinds of text that their words tell, where the titles beside them bear it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.project_titles import Column
from pipeline.profiles.labels import Labels, label_key
from pipeline.profiles.text_words import told_by_words

_DONE = re.compile(r"(?:取組み?|取り組み|実施|活動)(?:内容)?(?:と|・|及び|とその)(?:成果|実績|結果|報告)$")
"""Beside the title of a plan such words say what was done and what came of it (1年間の取組と成果)."""
_TEXTS = ("entry.outline", "entry.plan", "entry.midterm", "entry.final", "entry.issue_next")


def told(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns of a title row, where a title that nobody knows heads the kind of text that its words speak of."""
    found = [_kind(column) for column in columns]
    planned = "entry.plan" in found or any(column.kind == "entry.plan" for column in columns)
    return tuple([
        column
        if column.kinds or column.label is None
        else replace(column, kinds=(kind,))
        if kind is not None
        else replace(column, kinds=("entry.final",))
        if planned and is_done(column.label.text)
        else column
        for column, kind in zip(columns, found, strict=True)
    ])  # fmt: skip


def tell_apart(columns: Sequence[Column]) -> bool:
    """Whether the titles beside the names head texts of two kinds at least, by the vocabulary or their words: each its own."""
    found = {kind for column in columns if column.label is not None for kind in (_kind(column), column.kind)}
    return len(found.intersection(_TEXTS)) > 1


def is_done(text: str) -> bool:
    """Whether a title says what was done and what came of it.

    >>> is_done("１年間の取組と成果"), is_done("取組の内容")
    (True, False)
    """
    return _DONE.search(label_key(text)) is not None


def is_told(column: Column, labels: Labels) -> bool:
    """Whether a column is what the words of its title tell, which the vocabulary does not know: its texts must bear it out."""
    if column.label is None or labels.kinds_of(column.label.text):
        return False
    text = column.label.text
    return column.kinds == (told_by_words(text),) or (column.kinds == ("entry.final",) and is_done(text))


def _kind(column: Column) -> str | None:
    return None if column.kinds or column.label is None else told_by_words(column.label.text)
