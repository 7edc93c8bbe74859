"""A row of a form over a row of grades (必要性 | 有効性 over 高い | 低い) → its words as the titles of these, whether or not anybody knows them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.figure_forms import is_plain_grade
from pipeline.model.document import Row
from pipeline.text.fold import fold

_LONGEST_GRADE = 12
_LONGEST_TITLE = 16
_LEAST_TITLES = 2
_NO_TITLE = re.compile(r"[。、：:①-⑳]|[0-9]")
_OF_RESULT = re.compile("評価|判定|評定|総合|達成|進捗|成果|結果|まとめ|結論")


def titles_over_grades(row: Row, below: Row | None) -> list[tuple[int, str, str]]:
    """A row of a table and the row below it → its titles, each with its column and the grade below ("": none is given).

    Every cell below is blank or holds a grade, one of them at least, and each stands under a short word that is none.
    """
    if below is None or below.table != row.table or len(below.cells) != len(row.cells):
        return []
    grades = [cell.text if cell.pieces else "" for cell in below.cells]
    if not any(grades) or any(len(grade) > _LONGEST_GRADE for grade in grades):
        return []
    titles = [cell.text if cell.pieces else "" for cell in row.cells]
    if len(titles) - titles.count("") < _LEAST_TITLES:
        return []
    if any(grade and not (title and is_plain_grade(grade)) for title, grade in zip(titles, grades, strict=True)):
        return []
    if any(title and not _may_title(title) for title in titles):
        return []
    return [(at, *pair) for at, pair in enumerate(zip(titles, grades, strict=True)) if pair[0]]


def _may_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _NO_TITLE.search(fold(text)) is None and not is_plain_grade(text)


def stands_out(at: int, titles: Sequence[tuple[int, str, str]]) -> bool:
    """Whether the grade in a column is of another form than all others of its row (Ｂ beside 高い, 低い): it sums them up.

    >>> row = [(0, "要る訳", "高い"), (1, "効き目", "低い"), (2, "まとめ", "Ｂ")]
    >>> [stands_out(at, row) for at in range(3)]
    [False, False, True]
    """
    others = {_is_word(grade) for one, _, grade in titles if one != at and grade}
    own = {_is_word(grade) for one, _, grade in titles if one == at and grade}
    return len(titles) > _LEAST_TITLES and len(others) == 1 and bool(own) and not own & others


def _is_word(grade: str) -> bool:
    return len(grade) > 1 and any("一" <= char <= "龠" for char in grade)


def kind_of_grade(title: str, apart: Sequence[bool] = ()) -> str:
    """What the grades under a title that nobody knows are about: what became of the project, or something open.

    The title says so, or its grades stand out of their rows (`apart`: whether each does).

    >>> kind_of_grade("総合的な見立て"), kind_of_grade("市が行う理由"), kind_of_grade("しるし", (True, True, False))
    ('rating.result', 'rating.other', 'rating.result')
    """
    return "rating.result" if _OF_RESULT.search(title) is not None or 2 * sum(apart) > len(apart) else "rating.other"
