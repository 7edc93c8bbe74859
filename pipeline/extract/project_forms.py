"""Forms that are alike, one for each project (宣言1 | …, 宣言2 | …) → the labels that their places and their repetition show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.cutting import filled
from pipeline.extract.figure_forms import is_amount, is_plain_grade
from pipeline.model.document import Row
from pipeline.profiles.labels import TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold
from pipeline.text.numbered_words import numbered_word
from pipeline.text.sections import looks_like_section

_PAIR = 2
_LEAST_FORMS = 2
_LEAST_ALIKE = 3
_REACH = 10
_LONGEST_NAME = 60
_LONGEST_LABEL = 16
_PARTS = ("column.section", "column.project", *TEXT_FAMILIES)
_STOPS = "。！？"
_NO_LABEL = re.compile(r"[。、0-9]")
_YEN = re.compile("円")
_AMOUNTS = (("補正", "budget.supplementary"), ("決算", "budget.settlement"), ("予算", "budget.initial"))
_BETWEEN_SECTIONS = re.compile(r"[、，,/／\s]+")


def form_labels(rows: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of project blocks → what their forms use as labels and the vocabulary does not know; mostly nothing.

    A word with a number beside a name, over the label of a part, names a project. In forms so named a short word that
    stands in nearly each of them at the same place, with a value beside it, is a label: of sections or of a grade where
    all its values are that, else of a text of which nobody knows the kind.
    """
    named = _numbered(rows, labels)
    if not named or not (all(_has_part(rows[at + 1 : at + _REACH], labels) for at in named) or _alike(rows, named)):
        return {}
    own: dict[str, tuple[str, ...]] = {rows[at].cells[0].text: ("column.project",) for at in named}
    if len(named) < _LEAST_FORMS:
        return own
    values: dict[tuple[int, str], list[str]] = {}
    forms: dict[tuple[int, str], set[int]] = {}
    for form, (start, end) in enumerate(zip(named, [*named[1:], len(rows)], strict=True)):
        for row in rows[start + 1 : end]:
            for at, text, value in _unknown_labels(row, labels):
                forms.setdefault((at, text), set()).add(form)
                values.setdefault((at, text), []).extend([value] if value else [])
    for place, seen in forms.items():
        if len(seen) >= max(_LEAST_FORMS, len(named) * 2 // 3):
            own.setdefault(place[1], _kinds(place[1], values[place], labels))
    return own


def _numbered(rows: Sequence[Row], labels: Labels) -> list[int]:
    """The rows that one word names with numbers that run on from 1; none where 事業名 names a project."""
    found: list[int] = []
    word = ""
    for at, row in enumerate(rows):
        if row.table is None or not row.cells[0].pieces:
            continue
        cells = filled(row)
        if "column.project" in labels.kinds_of(cells[0].text) and not all(labels.kinds_of(c.text) for c in cells):
            return []
        if not _is_named(row):
            continue
        numbered = numbered_word(row.cells[0].text)
        if numbered is None or (word and numbered[0] != word):
            continue
        word = numbered[0]
        found.append(at)
        if numbered[1] != len(found):
            return []
    return found


def _is_named(row: Row) -> bool:
    """Whether a row of a table is a word with a number and a name."""
    cells = filled(row)
    if row.table is None or len(cells) != _PAIR or not row.cells[0].pieces:
        return False
    name = cells[1].text
    return numbered_word(cells[0].text) is not None and len(name) <= _LONGEST_NAME and name[-1] not in _STOPS


def _has_part(below: Sequence[Row], labels: Labels) -> bool:
    """Whether one of the rows below, before the next form, begins with the label of a part, or a label stands third in it."""
    for row in below:
        if len(row.cells) < 2 or _is_named(row):
            return False
        if any(kind.startswith(_PARTS) for cell in filled(row)[:3:2] for kind in labels.kinds_of(cell.text)):
            return True
    return False


def _alike(rows: Sequence[Row], named: Sequence[int]) -> bool:
    """Whether below each of the named rows the same cells stand first in the rows."""
    if len(named) < _LEAST_FORMS:
        return False
    firsts = [
        {row.cells[0].text for row in rows[start + 1 : end] if len(row.cells) > 1 and row.cells[0].pieces}
        for start, end in zip(named, [*named[1:], len(rows)], strict=True)
    ]
    return len(set[str].intersection(*firsts)) >= _LEAST_ALIKE


def _unknown_labels(row: Row, labels: Labels) -> list[tuple[int, str, str]]:
    """The cells of a row that may be labels which nobody knows: each with its column and what stands beside it."""
    cells = row.cells
    if len(cells) < 2 or not cells[0].pieces:
        return []
    shown = [at for at, cell in enumerate(cells) if cell.pieces]
    found = []
    for place, at in enumerate(shown):
        text = cells[at].text
        if place % 2 or len(text) > _LONGEST_LABEL or _NO_LABEL.search(fold(text)) is not None:
            continue
        if any(kind.startswith((*_PARTS, "column.")) for kind in labels.kinds_of(text)):
            continue
        found.append((at, text, cells[shown[place + 1]].text if place + 1 < len(shown) else ""))
    return found


def _kinds(label: str, values: Sequence[str], labels: Labels) -> tuple[str, ...]:
    """What the values beside a label show it to be, and of a text its words; beside titles of figures it titles indicators."""
    if values and all(any(kind.startswith("measure.") for kind in labels.kinds_of(value)) for value in values):
        return ("measure.label",)
    # A section may have a name that its form does not show to be one.
    if values and sum(_are_sections(value) for value in values) * 5 >= len(values) * 4:
        return ("column.section",)
    if values and all(is_plain_grade(value) for value in values):
        return ("rating.result",)
    if values and all(_YEN.search(value) is not None and is_amount(value) for value in values):
        return (next((kind for word, kind in _AMOUNTS if word in label), "budget.other"),)
    return (told_by_words(label) or "entry.other",)


def _are_sections(value: str) -> bool:
    """Whether a value is names of sections, of which a line end may part two or cut one."""
    return any(_is_list_of_sections(form) for form in (value, value.replace("\n", "")))


def _is_list_of_sections(value: str) -> bool:
    parts = _BETWEEN_SECTIONS.split(value.strip())
    return all(looks_like_section(part) or all(map(looks_like_section, part.split("・"))) for part in parts)
