"""A table whose rows bear their labels in a column (事業 | 報告の区分 | 報告の内容) → what the last two columns hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.extract.cutting import without_blanks
from pipeline.extract.project_titles import is_short
from pipeline.model.document import Row
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.labels import Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold

WORDS = "column.words"
"""What a column holds that has the labels of the texts beside it."""
_LEAST_CELLS, _LEAST_ROWS, _LEAST_WORDS, _MOST_WORDS = 3, 4, 2, 10
_LONGEST_WORD = 20


def texts_beside_words(head: Row, body: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of a table, the first of which titles its columns → the titles over its words and texts as such; mostly nothing.

    The last column holds the texts, the one before it nothing but words that tell of a text or a grade, which come again
    from project to project; left of the first of them alone stands what names the project. Titles that the vocabulary
    knows as those of a text stay what they are.
    """
    cells = head.cells
    if len(cells) < _LEAST_CELLS or not cells[-1].pieces or not cells[-2].pieces or not cells[0].pieces:
        return {}
    if labels.text_kinds(cells[-2].text) or not (is_short(cells[-1]) and is_short(cells[-2])):
        return {}
    rows = [row for row in body if len(row.cells) == len(cells) and row.cells[-2].pieces]
    if len(rows) < _LEAST_ROWS or len(rows) < sum(bool(row.cells[-1].pieces) for row in body):
        return {}
    words = Counter(without_blanks(fold(row.cells[-2].text)) for row in rows)
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or any(len(word) > _LONGEST_WORD for word in words):
        return {}
    named = [row for row in rows if row.cells[0].pieces and not row.cells[0].covered]
    if not named or len(named) * _LEAST_WORDS > len(rows):
        return {}
    if not any(row.cells[-1].text.endswith("。") for row in rows):
        return {}
    if "column.entries" in labels.kinds_of(cells[-1].text) and all(map(labels.text_kinds, words)):
        return {}  # known words under a known title are read as they are
    told = {word: kind_of_word(word, labels) for word in words}
    of_texts = {kind for kind in told.values() if kind is not None and kind.startswith("entry.")}
    known = sum(kind is not None for kind in told.values())
    if len(of_texts) < _LEAST_WORDS or known * 3 < len(words) * 2:
        return {}
    if known < len(words) and min(words.values()) * 2 < len(named):
        return {}  # a word that stands beside one project alone may be a text
    return {cells[-2].text: (WORDS,), cells[-1].text: ("column.entries",)}


def kind_of_word(word: str, labels: Labels) -> str | None:
    """What a word that stands before a text says of it: by the vocabulary, or by its words where labels stand."""
    kinds = labels.text_kinds(word)
    if kinds:
        return kinds[0]
    return "rating.result" if speaks_of_grade(word) else told_by_words(word)
