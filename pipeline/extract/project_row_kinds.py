"""Rows of a project that a word in one column tells apart (計画 over 実績, 自己評価 over 市長評価) → the column that holds the word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.extract.cutting import are_alike, without_blanks, word_of
from pipeline.extract.figure_forms import is_figure, is_grade
from pipeline.extract.project_titles import is_short, is_year
from pipeline.model.document import Cell, Row
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.labels import STAGES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold
from pipeline.text.periods import is_month
from pipeline.text.sections import looks_like_section

_LEAST_TITLES, _MOST_WORDS, _LONGEST_WORD = 4, 4, 14
_TITLE_REACH = 2
_OF_GRADES = ("rating.difficulty", "rating.priority")
_NOT_KINDS = ("column.project", "column.section", "column.goal", "column.number", "measure.label", "measure.unit")
_NUMBER = re.compile(r"[(]?(?:[0-9]{1,3}|[A-Za-zア-ン])[.)]?")
_RATER = re.compile(
    r"(?:(?:評価|評定|判定|査定|採点)者?|[部局課室所市町村]長|本人|所属長|管理職|委員会?|[一二12]次)(?:\([^()]{1,10}\))?$"
)
HALF = re.compile(r"(?:上半?期|前期|前半|中間期?|(?:9|10)月末)(?:\([^()]{2,12}\))?")
_WHOLE = re.compile(r"(?:下半?期|後期|後半|年度末|期末|3月末|年間|通年|通期)(?:\([^()]{2,12}\))?")

RATER = "rater"
"""What a word means that says who grades."""
_LEAST_STAGES = 2


@dataclass(frozen=True, slots=True)
class KindColumn:
    """The column that holds the words, that of the names, and what each word says of its row: a stage, or that somebody grades."""

    at: int
    names: int
    meant: Mapping[str, str]
    parted: frozenset[int]
    """The columns right of the words in which a row of a later word has a text of its own."""


def kind_columns(rows: Sequence[Row], labels: Labels) -> Mapping[int, KindColumn]:
    """The rows of all blocks → by the id of its row of titles the column of words of every such table.

    The words run round in one order, the cells left of them are filled in the row of the first word alone, and each is a
    stage (計画, 実績) with a text beside it under years or half years, or each says who grades (自己評価, 市長評価).
    """
    found: dict[int, KindColumn] = {}
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end].table == rows[at].table and len(rows[end].cells) == len(rows[at].cells):
            end += 1
        if rows[at].table is not None and end - at > 2 and len(rows[at].cells) > _LEAST_TITLES:
            for first in range(at, min(at + _TITLE_REACH, end - 2)):
                column = _kind_column(rows[first], rows[first + 1 : end], labels)
                if column is not None:
                    found.update({id(row): column for row in rows[first:end] if are_alike(row, rows[first])})
                    break
        at = end
    return found


def _kind_column(titles: Row, below: Sequence[Row], labels: Labels) -> KindColumn | None:
    if sum(bool(cell.pieces) for cell in titles.cells) < _LEAST_TITLES or not all(map(is_short, titles.cells)):
        return None
    body = [row for row in below if not are_alike(row, titles)]
    for at in range(1, len(titles.cells) - 1):
        kinds = labels.kinds_of(titles.cells[at].text)
        if any(kind in _NOT_KINDS for kind in kinds):
            continue
        words = _words_by_turns(body, at)
        if words is None or any(kind in _OF_GRADES for kind in kinds) or all(len(word) == 1 for word in words):
            continue  # 困難度 | 達成度: grades under a title of their own say of no other grade
        meant = {word: _meant(word, labels) for word in words}
        if _are_graded(titles, body, at, words[0], labels) and not set(meant.values()) & set(STAGES):
            meant = dict.fromkeys(words, RATER)
        names = _names_column(titles, body, at, labels)
        if names is not None and _bears_out(titles, body, at, frozenset(meant.values()), labels):
            later = [row for row in body if row.cells[at].pieces and word_of(row.cells[at]) != words[0]]
            right = range(at + 1, len(titles.cells))
            parted = frozenset(one for one in right if any(row.cells[one].pieces for row in later))
            return KindColumn(at, names, MappingProxyType(meant), parted)
    return None


def _names_column(titles: Row, body: Sequence[Row], end: int, labels: Labels) -> int | None:
    """The column left of the words that a title says to hold names; else the first that holds no numbers and no sections."""
    for wanted in ("column.project", "heading.projects"):
        for at in range(end):
            if labels.kind_of(titles.cells[at].text, wanted) is not None:
                return at
    for at in range(end):
        texts = [row.cells[at].text for row in body if row.cells[at].pieces]
        if texts and not all(_NUMBER.fullmatch(fold(text)) or looks_like_section(text) for text in texts):
            known = labels.kinds_of(titles.cells[at].text)
            return at if not known or known == ("entry.plan",) else None
    return None


def _words_by_turns(body: Sequence[Row], at: int) -> tuple[str, ...] | None:
    """The words of a column that stand below each other in the same order again and again; None: there are none."""
    words: list[str] = []
    last: str | None = None
    first: list[str] = []
    rows, runs = 0, _runs_of_words([row.cells[at] for row in body])
    for number, row in enumerate(body):
        cell = row.cells[at]
        if not cell.pieces:
            continue
        if len(cell.text) > _LONGEST_WORD + 4 or "。" in cell.text:
            return None
        word, rows = word_of(cell), rows + 1
        left = [one.text for one in row.cells[:at]]
        if word in runs:
            # Lines that a page does not part: the whole round in one row.
            first, last = left, words[-1] if words else None
            continue
        if word not in words:
            if len(words) == _MOST_WORDS or (words and last != words[-1]):
                return None
            words.append(word)
        elif last is not None and word not in (last, words[(words.index(last) + 1) % len(words)]):
            return None
        overleaf = number > 0 and row.page != body[number - 1].page
        if word == words[0]:
            first = left
        if any(left) != (word == words[0]) and left != first and not overleaf:
            return None
        last = word
    return tuple(words) if 1 < len(words) <= rows else None


def _runs_of_words(cells: Sequence[Cell]) -> frozenset[str]:
    """The words of cells whose lines are the whole texts of other cells each (課長評価 ⏎ 部長評価)."""
    alone = {word_of(cell) for cell in cells if len(cell.pieces) == 1}
    return frozenset(
        word_of(cell)
        for cell in cells
        if len(cell.pieces) > 1 and all(without_blanks(fold(piece.text)) in alone for piece in cell.pieces)
    )


def _meant(word: str, labels: Labels) -> str:
    """What a word says of its row."""
    if _RATER.search(word) is not None:
        return RATER
    if word in ("実施内容", "取組内容", "実施"):
        # Below a plan these say what was done.
        return "entry.final"
    kinds = labels.text_kinds(word) or tuple(filter(None, (told_by_words(word),)))
    texts = [kind for kind in kinds if kind.startswith("entry.")]
    return next(iter(texts or [kind for kind in kinds if kind.startswith("budget.")]), "entry.other")


def _are_graded(titles: Row, body: Sequence[Row], at: int, first: str, labels: Labels) -> bool:
    """Whether every row has a grade of its own, in a column that is titled so: each word says who gives it."""
    shown = [row for row in body if row.cells[at].pieces]
    columns = [
        one
        for one in range(at + 1, len(titles.cells))
        if labels.kind_of(titles.cells[one].text, "rating.") or speaks_of_grade(titles.cells[one].text)
    ]
    later = any(word_of(row.cells[at]) != first for row in shown)
    return later and any(all(is_grade(row.cells[one].text) for row in shown) for one in columns)


def _bears_out(titles: Row, body: Sequence[Row], at: int, meant: frozenset[str], labels: Labels) -> bool:
    """Whether what stands right of the words is what they promise: sentences under years, or a column for the grade."""
    right = titles.cells[at + 1 :]
    if meant == {RATER}:
        shown = [cell for row in body for cell in row.cells[at + 1 :] if cell.pieces]
        return (
            not shown
            or any(labels.kind_of(cell.text, "rating.") or speaks_of_grade(cell.text) for cell in right)
            or any(is_grade(cell.text) for cell in shown)
        )
    if RATER in meant or len(meant & frozenset(STAGES)) < _LEAST_STAGES:
        return False
    times = [at + 1 + one for one, cell in enumerate(right) if is_time(cell.text)]
    texts = [row.cells[one].text for row in body for one in times if row.cells[one].pieces]
    return bool(times) and any(text.endswith("。") for text in texts) and not all(is_figure(text) for text in texts)


def is_time(title_text: str) -> bool:
    """Whether a title is a year, a half or a quarter of one, or a month."""
    if not title_text:
        return False
    word = without_blanks(fold(title_text))
    return (
        is_year(title_text)
        or is_month(title_text)
        or HALF.fullmatch(word) is not None
        or _WHOLE.fullmatch(word) is not None
    )
