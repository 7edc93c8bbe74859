"""A column titled like one text whose cells begin with labels of their own (取組の内容 over ［計画］… ［実績］…) → a column of all texts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.project_contents import label_form
from pipeline.extract.project_inner_labels import bracketed_words
from pipeline.extract.project_titles import is_short, stage_of_time, title_kinds
from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import Labels
from pipeline.profiles.text_words import told_by_words

_LEAST_CELLS, _LEAST_LABELS, _LONGEST_WORD = 2, 2, 16
_OPENS = "【〔《〈＜［■□◆◇●▼▽▶"
_COLON = re.compile("[・･]?[^ \u3000\n。、：:]{2,14}[：:]")


def columns_of_labelled_cells(head: Row, body: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The title row of a table of projects and its rows → the titles of one text over cells that begin with labels; mostly nothing.

    The labels in the cells win: two thirds of the cells begin with the label of a text, in brackets, behind a mark, on a
    line of its own or before a colon. The vocabulary knows one of these, or two stand in each of these cells.
    """
    found: dict[str, tuple[str, ...]] = {}
    if len(body) < _LEAST_CELLS:
        return found
    for at, title in enumerate(head.cells):
        if not title.pieces or not is_short(title):
            continue
        cells = [row.cells[at] for row in body if len(row.cells) == len(head.cells) and row.cells[at].pieces]
        if len(cells) < _LEAST_CELLS or not _may_begin_with_label(cells[0]):
            continue
        kinds = title_kinds(title.text, labels)
        texts = tuple([kind for kind in kinds if kind.startswith("entry.")])
        if "column.entries" in kinds or (not texts and (at == 0 or not _is_beside_names(title, kinds, head, labels))):
            continue
        words = [own for cell in cells if (own := _labels_of(cell, labels))]
        if 3 * len(words) < 2 * len(cells) or not _are_vouched_for(words, labels):
            continue
        again = any(own[0] == title.text for own in words)
        found[title.text] = ("column.entries", *texts) if again else ("column.entries",)
    return found


def _is_beside_names(title: Cell, kinds: Sequence[str], head: Row, labels: Labels) -> bool:
    """Whether a title is that of no figures, or of names (主な取組) beside another of names: it may stand over texts."""
    others = [cell.text for cell in head.cells if cell is not title and cell.pieces]
    return not kinds or (
        kinds == ("column.project",) and any("column.project" in title_kinds(one, labels) for one in others)
    )


def _may_begin_with_label(cell: Cell) -> bool:
    text = cell.text
    if text[0] in _OPENS or text[0] in "（(" or _COLON.match(text) is not None:
        return True
    return len(cell.pieces) > 1 and len(cell.pieces[0].text) <= _LONGEST_WORD


def _labels_of(cell: Cell, labels: Labels) -> tuple[str, ...]:
    """The labels of texts in a cell that begins with one, as printed; (): it begins with none."""
    text = cell.text
    if text[0] in _OPENS:
        words = [(printed, word) for printed, word in bracketed_words(cell) if printed[0] == text[0]]
        if words:
            own = tuple([printed for printed, word in words if _tells_of_text(printed, word, labels)])
            return own if own and text.startswith(own[0]) else ()
    first = cell.pieces[0].text
    if "。" in text and len(cell.pieces) > 1 and _is_known(first, labels):
        return (first,)
    form = label_form(text)
    found = [] if form is None else [match for match in form.finditer(text) if _is_known(match[0], labels)]
    return tuple([match[0] for match in found]) if len(found) >= _LEAST_LABELS and found[0].start() == 0 else ()


def _is_known(word: str, labels: Labels) -> bool:
    return labels.text_kinds(word)[:1] != () and labels.text_kinds(word)[0].startswith("entry.")


def _tells_of_text(printed: str, word: str, labels: Labels) -> bool:
    if kinds := labels.text_kinds(printed):
        return any(kind.startswith("entry.") for kind in kinds)
    return not labels.kinds_of(printed) and (stage_of_time(word) or told_by_words(word)) is not None


def _are_vouched_for(cells: Sequence[Sequence[str]], labels: Labels) -> bool:
    """Whether the vocabulary knows the first label of a cell, or each cell has two labels at least."""
    if any(labels.text_kinds(own[0]) for own in cells):
        return True
    return all(len(set(own)) >= _LEAST_LABELS for own in cells)
