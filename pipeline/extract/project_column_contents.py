"""Columns of a table of projects whose titles nobody knows → those that all their cells explain: sections, goals, grades."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.cutting import without_blanks
from pipeline.extract.figure_forms import is_plain_grade
from pipeline.extract.project_form_fields import name_goals
from pipeline.extract.project_form_grades import kind_of_grade
from pipeline.extract.project_forms import are_marks, are_sections, sections_in
from pipeline.extract.project_goal_columns import goal_columns
from pipeline.extract.project_labelled_cells import columns_of_labelled_cells
from pipeline.extract.project_titles import is_short, title_kinds
from pipeline.extract.project_two_title_rows import lower_titles, one_title_row
from pipeline.extract.project_unknown_grids import unknown_grid
from pipeline.extract.project_word_columns import texts_beside_words
from pipeline.model.document import Row
from pipeline.profiles.labels import Labels
from pipeline.profiles.name_titles import names_by_contents, names_by_place
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold
from pipeline.text.sections import section_key
from pipeline.text.units import canonical_unit

_LEAST_TITLES, _LEAST_VALUES, _MOST_GRADES, _LEAST_TOLD = 3, 2, 6, 2
_LEAST_UNNAMED = 4
OF_OTHERS = re.compile("協力|連携|協働|相手|委託|機関|団体|場所|会場|施設|対象|窓口|送付")
"""What names offices that do not carry a project."""
_MARKED, _OF_GOALS = re.compile("[(（①-⑳]"), re.compile("目標|課題|方針|宣言|約束|柱")
_COUNTED = re.compile("[0-9.]+[%点]?")
_OF_WORK = re.compile("計画|達成|目標|予定|実施|完了|着手|順調|遅れ|上回|下回")
"""What a grade speaks of that says what became of a project."""
_REPORTS = ("entry.midterm", "entry.final")


def column_labels(
    rows: Sequence[Row], labels: Labels, staffed: frozenset[str], aims: frozenset[str] = frozenset()
) -> Mapping[str, tuple[str, ...]]:
    """The rows of project blocks → titles of their tables that nobody knows, with the kind that all cells below show; mostly nothing.

    The table titles names of projects and a text of them, or two texts. Under such a title stand nothing but names of sections (of
    those in `staffed`, the keys of the table of staff, if there are any), of goals by word and number, or nothing but grades or units;
    what stands before units is an indicator.
    Tables under the same titles (one for each goal or section) are one here.
    """
    own: dict[str, tuple[str, ...]] = {}
    alike: dict[tuple[str, ...], tuple[Row, list[Row]]] = {}
    at = 0
    while at < len(rows):
        table, end = rows[at].table, at + 1
        while end < len(rows) and rows[end].table == table:
            end += 1
        if table is not None and end - at > 1:
            at += _is_band(rows[at], rows[at + 1])
            titles = tuple([cell.text for cell in rows[at].cells])
            alike.setdefault(titles, (rows[at], []))[1].extend(rows[at + 1 : end])
        at = end
    for head, body in alike.values():
        if len(body) >= _LEAST_VALUES:
            own |= texts_beside_words(head, body, labels)
            own |= columns_of_labelled_cells(head, body, labels)
            if len(head.cells) >= _LEAST_TITLES:
                own |= _of_table(*_below_titles((head, *body), labels), labels, staffed)
                own |= goal_columns(head, body, aims)
                own |= lower_titles((head, *body), labels)
                whole = one_title_row((head, *body)) or (head, body)
                own |= {} if _has_names(head, body[0], labels) else unknown_grid(*whole, labels.with_own(own))
    return own


def _is_band(row: Row, below: Row) -> bool:
    """Whether a row stands across a table above its titles (目標1 …)."""
    return len(row.cells) == len(below.cells) and [bool(cell.pieces) for cell in row.cells].count(True) == 1 < sum(
        bool(cell.pieces) for cell in below.cells
    )


def _below_titles(rows: Sequence[Row], labels: Labels) -> tuple[Row, Sequence[Row]]:
    """The rows of a table → its titles, those of a second row in the places of those above them, and the rows below."""
    head, second, *rest = rows
    lower = [cell for cell in second.cells if cell.pieces]
    if second.cells[0].pieces or len(second.cells) != len(head.cells) or len(rest) < _LEAST_VALUES or not lower:
        return head, rows[1:]
    if not all(is_short(cell) and labels.kinds_of(cell.text) for cell in lower):
        return head, rows[1:]
    cells = tuple([below if below.pieces else above for above, below in zip(head.cells, second.cells, strict=True)])
    return replace(head, cells=cells), rest


def _of_table(head: Row, body: Sequence[Row], labels: Labels, staffed: frozenset[str]) -> dict[str, tuple[str, ...]]:
    shown = [at for at, cell in enumerate(head.cells) if cell.pieces]
    if len(shown) < _LEAST_TITLES or not all(is_short(head.cells[at]) for at in shown):
        return {}
    texts = [head.cells[at].text for at in shown]
    known = [title_kinds(text, labels) for text in texts]
    if all(known):
        return {}
    kinds = [own or tuple(filter(None, [told_by_words(text)])) for own, text in zip(known, texts, strict=True)]
    told = sum(any(kind.startswith("entry.") for kind in own) for own in kinds)
    named = any("column.project" in own for own in kinds) or _has_names(head, body[0], labels)
    if told < (1 if named else _LEAST_TOLD) or len(shown) < (_LEAST_TITLES if named else _LEAST_UNNAMED):
        return {}
    has_sections = any("column.section" in own for own in kinds)
    found: dict[str, tuple[str, ...]] = {}
    for place, (at, text) in enumerate(zip(shown, texts, strict=True)):
        if known[place] or texts.count(text) > 1:
            continue
        values = [row.cells[at].text for row in body if len(row.cells) == len(head.cells) and row.cells[at].pieces]
        if len(values) < _LEAST_VALUES:
            continue
        if not has_sections and OF_OTHERS.search(text) is None and are_of_department(values, staffed):
            found[text] = ("column.section",)
        elif name_goals(values) or _refer_to_goals(text, values):
            found[text] = ("column.goal",)
        elif place > 1 and all(canonical_unit(fold(value).strip()) is not None for value in values):
            found[text] = ("measure.unit",)
            if not known[place - 1] and texts.count(texts[place - 1]) == 1:
                found.setdefault(texts[place - 1], ("measure.label",))
        elif _are_grades(values):
            of_report = place > 0 and bool(set(kinds[place - 1]) & set(_REPORTS))
            found[text] = ("rating.result",) if of_report or _speak_of_work(values) else (kind_of_grade(text),)
    return found


def _has_names(head: Row, first: Row, labels: Labels) -> bool:
    """Whether one of the titles stands over names by its place, or by what stands below it."""
    if names_by_place([cell.text for cell in head.cells if cell.pieces], labels) is not None:
        return True
    titles, below = [cell.text for cell in head.cells], [cell.text for cell in first.cells]
    return names_by_contents(titles, below, labels) is not None


def are_of_department(values: Sequence[str], staffed: frozenset[str]) -> bool:
    """Whether values are names of sections, half of which at least stand in the table of staff, if there is one."""
    if not all(map(are_sections, values)):
        return False
    if not staffed:
        return True
    # 市民課・税務課 may be the name of one section, or of two.
    names = [(part, *(part.split("・") if "・" in part else ())) for value in values for part in sections_in(value)]
    own = sum(any(section_key(form) in staffed for form in forms) for forms in names)
    return 2 * own >= len(names)


def _refer_to_goals(title: str, values: Sequence[str]) -> bool:
    """Whether a title speaks of goals, and nothing but their marks stands below ((1)、(2)); bare numbers count something."""
    if _OF_GOALS.search(title) is None:
        return False
    return all(_MARKED.search(value) is not None and are_marks(value) for value in values)


def _are_grades(values: Sequence[str]) -> bool:
    """Whether values are few grades; numbers alone may count something."""
    keys = {without_blanks(fold(value)) for value in values}
    return len(keys) <= _MOST_GRADES and all(is_plain_grade(key) and _COUNTED.fullmatch(key) is None for key in keys)


def _speak_of_work(values: Sequence[str]) -> bool:
    return any(_OF_WORK.search(value) is not None for value in values)
