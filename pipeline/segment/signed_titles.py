"""A line of a year and a department above that department's head (市民部の歩み（R5年度） over 市民部長 山田 太郎) → a title, whatever its other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.labels import FISCAL_YEAR
from pipeline.profiles.title_lines import LONGEST_TITLE, looks_like_contents
from pipeline.segment.rows import bare_key, department_line, is_department, is_year_line
from pipeline.segment.views import View

_REACH, _LONGEST_HEAD = 3, 40
_OPENING = "([<【〔〈《「『・"
_MARKED = "■□◆●○◎・※"
_PROSE_END = "。、，．"
_YEAR = re.compile(FISCAL_YEAR)


def names_year_and(row: View, department: str | None) -> bool:
    """Whether a line outside tables tells a fiscal year and the department, and is no sentence: a title, whatever its other words."""
    text = row.text
    if department is None or text is None or "年" not in text or row.row.table is not None or len(text) > LONGEST_TITLE:
        return False
    key = bare_key(text)
    if text[-1] in _PROSE_END or key[0] in _MARKED or looks_like_contents(text):
        return False
    return department in key and _YEAR.search(key) is not None


def _behind_colon(text: str) -> str | None:
    """The department that alone stands behind a line's label and colon."""
    label, colon, value = bare_key(text).partition(":") if len(text) <= _LONGEST_HEAD else ("", "", "")
    return value if label and colon and is_department(value) else None


def signed_title(rows: Sequence[View], index: int) -> str | None:
    """The department of which a line tells the name and a year, and whose head is named below it (市民部の歩み（R5年度） over 市民部長 山田 太郎).

    A line may stand below instead that holds, behind a colon, the department's name alone (部の名称：市民部).
    """
    if "年" not in (rows[index].text or ""):
        return None
    for row in rows[index + 1 : index + 1 + _REACH]:
        text = row.text or ""
        if (named := _behind_colon(text)) is not None and names_year_and(rows[index], named):
            return named
        name, post, _ = bare_key(text).lstrip(_OPENING).partition("長") if len(text) <= _LONGEST_HEAD else ("", "", "")
        if post and is_department(name):  # 市民部長 山田 太郎, 市民部長山田太郎
            return name if names_year_and(rows[index], name) else None
        if department_line(row) is None and not is_year_line(row):
            return None
    return None
