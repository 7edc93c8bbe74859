"""Texts of projects with labels of one form between them (【進め方】…, ［進め方］ over a text) → those that the vocabulary does not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from pipeline.extract.project_titles import stage_of_time
from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.sections import looks_like_section

_LEAST_CELLS, _LEAST_TURNS = 2, 3
_SHARE = 0.5
"""A label stands in so many of the cells in which other labels of its form stand."""
_BRACKETED = re.compile(
    r"(?:^|(?<=[。．！？\s]))[・ \u3000]?(?P<whole>"
    r"【(?P<a>[^【】。、]{1,14})】|〔(?P<b>[^〔〕。、]{1,14})〕|《(?P<c>[^《》。、]{1,14})》|〈(?P<d>[^〈〉。、]{1,14})〉"
    r"|＜(?P<e>[^＜＞。、]{1,14})＞|［(?P<f>[^［］。、]{1,14})］"
    r"|(?P<mark>[■□◆◇●▼▽▶])[ \u3000]?(?P<g>[^\s。、：:]{2,14})(?=[ \u3000\n：:]|$))",
    re.MULTILINE,
)
"""What may be a label between texts: in brackets at the beginning or behind a sentence, or marked with a blank or nothing behind it."""
_OPENS = re.compile("[【〔《〈＜［■□◆◇●▼▽▶]")
_NAME_AND_TEXT, _LONGEST_ALONE, _MOST_ALONE = 2, 20, 8
_NO_WORD = re.compile("[。、，．：:「]")
_ENDS = ("。", "）", ")", "す", "た")
_NO_LABEL = re.compile("[0-9０-９]")


def inner_labels(rows: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of project blocks → the words between their texts that only their form shows to be labels; mostly nothing.

    Such a word stands in several cells, in the form of labels that the vocabulary knows and beside them. Of which kind
    its text is its words say, or nobody does.
    """
    alone = _alone_over_texts(rows, labels)
    cells: list[dict[str, str]] = []
    for row in rows:
        cells += [words for cell in row.cells if cell.pieces and (words := dict(bracketed_words(cell)))]
    unknown = {printed: word for words in cells for printed, word in words.items() if not labels.text_kinds(printed)}
    if not unknown or len(cells) < _LEAST_CELLS:
        return alone
    return (
        alone
        | _by_turns(cells, labels)
        | {
            printed: (told_by_words(word) or "entry.other",)
            for printed, word in unknown.items()
            if _stands_as_label(printed, word, cells, labels)
        }
    )


def _by_turns(cells: Sequence[dict[str, str]], labels: Labels) -> dict[str, tuple[str, ...]]:
    """Words of one form, none of which the vocabulary knows, in all cells in one order, each of which tells of another kind of text."""
    order = list(cells[0])
    if len(cells) < _LEAST_TURNS or len(order) < _LEAST_CELLS or any(list(words) != order for words in cells):
        return {}
    if any(labels.kinds_of(printed) or not _alike(printed, order[0]) for printed in order):
        return {}
    told = {printed: stage_of_time(word) or told_by_words(word) for printed, word in cells[0].items()}
    if None in told.values() or len(set(told.values())) < len(order):
        return {}
    return {printed: (kind,) for printed, kind in told.items() if kind is not None}


def _alone_over_texts(rows: Sequence[Row], labels: Labels) -> dict[str, tuple[str, ...]]:
    """Words that stand alone over sentences in a table of names and texts, in the same cell or the one below, project after project.

    Each stands nowhere else, and tells of a kind of text; among the cells that begin with no such word is none but texts.
    """
    over: Counter[str] = Counter()
    others: set[str] = set()
    for row, below in zip_longest(rows, rows[1:]):
        if row.table is None or len(row.cells) != _NAME_AND_TEXT or not (pieces := row.cells[-1].pieces):
            continue
        word = pieces[0].text.strip()
        text = row.cells[-1].text
        if len(pieces) == 1 and below is not None and below.table == row.table and not below.cells[0].pieces:
            text = below.cells[-1].text
        if len(word) > _LONGEST_ALONE or _NO_WORD.search(word) is not None:
            continue
        if text != word and text.endswith(_ENDS):
            over[word] += 1
        else:
            others.add(word)
    if len(over) > _MOST_ALONE:
        return {}
    return {
        word: (kind,)
        for word, count in over.items()
        if count >= _LEAST_CELLS
        and word not in others
        and not labels.kinds_of(word)
        and not looks_like_section(word)
        and (kind := told_by_words(word)) is not None
    }


def bracketed_words(cell: Cell) -> Iterator[tuple[str, str]]:
    """What may be labels in a cell, as printed and without brackets or mark; nothing in a cell without sentences."""
    text = cell.text
    if _OPENS.search(text) is None or "。" not in text:
        return
    for found in _BRACKETED.finditer(text):
        word = found["g"] or next(found[name] for name in "abcdef" if found[name])
        yield found["whole"], word


def _stands_as_label(printed: str, word: str, cells: Sequence[dict[str, str]], labels: Labels) -> bool:
    """Whether a word stands beside known labels of its form in most cells that have these."""
    if _NO_LABEL.search(word) is not None or labels.kinds_of(word) or looks_like_section(word):
        return False
    beside = [words for words in cells if any(_alike(one, printed) and labels.text_kinds(one) for one in words)]
    own = sum(printed in words for words in beside)
    return own >= _LEAST_CELLS and own >= _SHARE * len(beside)


def _alike(one: str, other: str) -> bool:
    """Whether two words are printed in one form: the same bracket or mark."""
    return one[0] == other[0]
