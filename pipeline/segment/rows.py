"""What a row is to the cutting of a document: a heading, a title row of a table, a header's line, a department's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.document import Cell
from pipeline.model.raw import RawText
from pipeline.profiles.labels import FISCAL_YEAR, FORM_FAMILIES, STAGES, YEAR
from pipeline.profiles.name_titles import names_by_place
from pipeline.profiles.profile import Profile
from pipeline.profiles.text_words import told_by_words
from pipeline.segment.numbered_forms import begins_numbered_form
from pipeline.segment.views import LONGEST_FIELD, View
from pipeline.text.fold import fold
from pipeline.text.section_words import is_department_name

_YEAR_LINE = re.compile(
    rf"[( ]*(?:\S{{1,8}}[市町村区県都府][ ]*)?(?:(?:{FISCAL_YEAR}|{YEAR})(?:版)?[ ]*)?(?:\S{{1,8}}[市町村区県都府])?[) ]*"
)
_DEPARTMENT_LINE = re.compile(
    rf"[(■□◆●○◎ ]*(?:{FISCAL_YEAR}[ ]+)?(?P<name>[^()、。:■□◆●○◎]{{2,20}}?)[) ]*(?:\({FISCAL_YEAR}\))?"
)
_OFFICER_LINE = re.compile(
    r"[^、。:：()（）]{0,18}?(?:部長|局長|本部長|消防長|教育長|会計管理者|事業管理者|区長)[ :：\u3000]+\S[^、。]{1,20}"
)
_WITH_YEAR = re.compile(r"[0-9元]年")
_LONGEST_DEPARTMENT = 25
_LONGEST_HEADING = 40
_HEADER_REACH = 6
_OF_PROJECTS = ("entry.plan", "entry.midterm", "entry.final", "column.entries")
_GENERAL_TITLE = re.compile(
    r"(?:(?:項目|目標|課題|取組|取り組み|施策|事業|業務|主な|主要|重点|優先|個別|具体的な?)(?:・|と|及び|名|の)?){0,2}(?:項目|課題|目標|取組|施策|事業)名?"
)
_WITH_SECTIONS = re.compile(r"(?P<names>[^()]{2,16}) ?\((?P<sections>[^()]{2,8})\)")
_SHEET_REACH = 8
_ALSO_TITLES = frozenset(("entry.plan", "heading.goals"))
_FIGURES = ("measure.", "budget.")
_LEAST_TITLES = 4
_LONGEST_TITLE = 16
_ENDS_OF_TITLES = (
    "項目",
    "項目名",
    "事項",
    "事項名",
    "名",
    "名称",
    "件名",
    "テーマ",
    "事業",
    "取組",
    "取組み",
    "取り組み",
    "施策",
    "業務",
    "課題",
    "目標",
)
"""How a title over names ends."""
_NO_TITLE = re.compile("[。、]|.{25}")
_NUMBER = re.compile(r"[(第]?[0-9]{1,3}(?:[-－][0-9]{1,2})?[)号]?|[①-⑳]")


def bare_key(text: str) -> str:
    """A short line as it is compared with another: folded, without blanks."""
    return "".join(fold(text).split())


def heading_of(view: View, profile: Profile, department: str | None = None) -> tuple[str, RawText | None] | None:
    """The block that a row opens: its one filled cell, in the first column, is a heading's words.

    A heading may name the report's own department (市民部の運営方針 as 部の運営方針).
    """
    kind = view.heading
    if (
        kind is None
        and department is not None
        and (text := view.text) is not None
        and department[0] in text[:3]
        and len(text) <= _LONGEST_HEADING
    ):
        key = bare_key(text)
        at = key.find(department)
        if 0 <= at <= 1 and len(key) > at + len(department) and view.row.cells[0].pieces:
            found = profile.labels.kind_of(key.replace(department, "部", 1), "heading.")
            kind = None if found is None else found[8:]
    return None if kind is None else (kind, RawText(view.row.cells[0].pieces))


def is_project_header(view: View, profile: Profile) -> bool:
    """Whether the row titles the columns of a project table.

    The names' title (a heading of projects or 事業名) comes first, perhaps behind columns of numbers, goals or
    sections; labels of texts or of at least two kinds of figures follow.
    """
    cells = view.filled
    if len(cells) < 2:
        return False
    labels = profile.labels
    at = 0
    while at < len(cells) - 1 and _leads(cells[at].text, profile) and not _may_name(view, at, profile):
        at += 1
    first = cells[at].text
    kinds = [labels.kinds_of(cell.text) for cell in cells[at + 1 :]]
    if names_projects_and_sections(first, profile):
        titles = [cell.text for cell in cells[at + 1 :]]
        return any(kind in _OF_PROJECTS for own in kinds for kind in own) or bool(_stages(titles, profile))
    if is_general_title(first) and set(labels.kinds_of(first)) <= _ALSO_TITLES:
        # 取組 or 重点項目 heads a text or goals elsewhere; beside the stages of a project it titles the names.
        return len(_stages([cell.text for cell in cells[at + 1 :]], profile)) > 1 or _names_by_place(view, profile)
    if (labels.kind_of(first, "heading.projects") or labels.kind_of(first, "column.project")) is None:
        return _titles_unknown_names(view, at, profile) or _names_by_place(view, profile)
    if any(kind in _OF_PROJECTS for own in kinds for kind in own):
        return True
    stages = 0 if view.row.table is None else len(_stages([cell.text for cell in cells[at + 1 :]], profile))
    if stages > 1:
        return True
    figures = sum(any(kind.startswith(_FIGURES) for kind in own) for own in kinds)
    told = figures > 1 or (figures == stages == 1)
    return (told and labels.kind_of(first, "column.project") is not None) or _names_by_place(view, profile)


def _titles_unknown_names(view: View, at: int, profile: Profile) -> bool:
    """Whether a row of a table is short titles, of which the first that no other column leads is known to nobody.

    To its right stand two stages of a project at least, one of them and another part by words that the vocabulary has.
    """
    texts = [cell.text for cell in view.filled]
    if view.row.table is None or len(texts) - at < _LEAST_TITLES or any(_NO_TITLE.search(text) for text in texts):
        return False
    if len(texts[at]) > _LONGEST_TITLE or not texts[at].endswith(_ENDS_OF_TITLES) or profile.labels.kinds_of(texts[at]):
        return False
    own = [profile.labels.kinds_of(text) for text in texts[at + 1 :]]
    known = sum(any(kind.startswith(FORM_FAMILIES) for kind in kinds) for kinds in own)
    return known > 1 and len(_stages(texts[at + 1 :], profile)) > 1


def _names_by_place(view: View, profile: Profile) -> bool:
    return (
        view.row.table is not None and names_by_place([cell.text for cell in view.filled], profile.labels) is not None
    )


def _stages(titles: Sequence[str], profile: Profile) -> set[str]:
    """The stages of a project (plan, report at half-time, at the end) that titles head, by the vocabulary or their words."""
    found: set[str] = set()
    for text in titles:
        kinds = profile.labels.kinds_of(text) or (told_by_words(text) or "",)
        found.update(kind for kind in kinds if kind in STAGES)
    return found


def is_project_sheet(views: Sequence[View], at: int, profile: Profile) -> bool:
    """Whether a sheet of one project begins here: 事業名 with a value beside it, and below it labels of its parts.

    Three of the rows below begin with a label of a text or figure, or 担当課 with its value. A word with a number
    (宣言1) names the project, too: by the same labels, or as the next such form (宣言2) has the same first cells.
    """
    cells = _without_number(views[at].filled, profile)
    labels = profile.labels
    if len(cells) < 2 or views[at].row.table is None or not views[at].row.cells[0].pieces:
        return False
    if labels.kinds_of(cells[1].text):
        return False
    if labels.kind_of(cells[0].text, "column.project") is None:
        return begins_numbered_form(views, at, profile)
    below = [
        view.filled[0].text for view in views[at + 1 : at + _SHEET_REACH] if view.row.table is not None and view.filled
    ]
    known = sum(any(kind.startswith(FORM_FAMILIES) for kind in labels.kinds_of(text)) for text in below)
    told = sum(
        not labels.kinds_of(text) and len(text) <= _LONGEST_TITLE and told_by_words(text) is not None for text in below
    )
    return known > 2 or (known > 0 and known + told > 2)


def _without_number(cells: tuple[Cell, ...], profile: Profile) -> tuple[Cell, ...]:
    """The cells of a form's first row without a number under its label (No. | 1 | 事業名 | …)."""
    if len(cells) < _LEAST_TITLES or profile.labels.kind_of(cells[0].text, "column.number") is None:
        return cells
    return cells[2:] if _NUMBER.fullmatch(bare_key(cells[1].text)) is not None else cells


def is_general_title(text: str) -> bool:
    """Whether a column's title may stand over names without saying of what: 項目, 区分, 取組・課題.

    >>> is_general_title("項目"), is_general_title("課題・項目"), is_general_title("窓口改善事業")
    (True, True, False)
    """
    return _GENERAL_TITLE.fullmatch(bare_key(text)) is not None


def names_projects_and_sections(text: str, profile: Profile) -> bool:
    """Whether a column's title says that names stand in it with their sections: 具体的な取組（担当課）."""
    match = _WITH_SECTIONS.fullmatch(fold(text).strip())
    if match is None or profile.labels.kind_of(match["sections"], "column.section") is None:
        return False
    return is_general_title(match["names"]) or bool(profile.labels.kinds_of(match["names"]))


def _may_name(view: View, at: int, profile: Profile) -> bool:
    """Whether a title of goals or texts (重点項目, 取組) stands over the names, since no other title does."""
    text = view.filled[at].text
    if not bare_key(text).endswith(("項目", "取組", "施策")) or not is_general_title(text):
        return False
    others = [profile.labels.kinds_of(cell.text) for cell in view.filled]
    return not any("column.project" in kinds or "heading.projects" in kinds for kinds in others)


def _leads(text: str, profile: Profile) -> bool:
    """Whether a column of numbers, references to goals or sections may stand before the names."""
    kinds = profile.labels.kinds_of(text)
    if "column.project" in kinds:
        return False
    return any(kind in ("column.number", "column.goal", "column.section", "heading.goals") for kind in kinds)


def is_staffing_header(view: View, profile: Profile) -> bool:
    """Whether the row titles the columns of a staffing table: sections, and their heads or numbers."""
    if len(view.filled) < 2:
        return False
    labels = profile.labels
    titles = [text for cell in view.filled if labels.kinds_of(text := cell.text)]
    if len(titles) < 2:
        return False
    kinds = {labels.kind_of(text, "column.") for text in titles}
    first = bare_key(view.filled[0].text)
    each = first[:1] == "各" and labels.kind_of(first[1:], "column.section") is not None
    if not (each or "column.section" in kinds) or any(is_department_name(bare_key(cell.text)) for cell in view.filled):
        return False  # 所属 | 市民部 | 氏名 | 山田 太郎: a form, filled in
    staffed = any(kind is not None and kind.startswith("column.staff") for kind in kinds)
    return "column.project" not in kinds and (staffed or "column.section_head" in kinds)


def is_year_line(view: View) -> bool:
    """Whether a row is nothing but a year, a city's name, or both (○○市 令和6年度)."""
    text = view.text
    return text is not None and len(text) <= 30 and _YEAR_LINE.fullmatch(fold(text)) is not None


def department_line(view: View) -> str | None:
    """The department that alone stands on a row (企画財務部, 【企画財務部】, 令和5年度 企画財務部), without blanks."""
    text = view.text
    if text is None or len(text) > _LONGEST_DEPARTMENT:
        return None
    match = _DEPARTMENT_LINE.fullmatch(fold(text))
    name = "" if match is None else "".join(match["name"].split())
    return name if is_department(name) else None


def is_department(name: str) -> bool:
    """Whether a value has the form of a department's name, with or without sections' endings; with a year it is a title."""
    return (
        2 <= len(name) <= _LONGEST_DEPARTMENT
        and (is_department_name(name) or name.endswith(("本部", "事務局")))
        and _WITH_YEAR.search(name) is None
    )


_POST_AND_NAME = 2


def is_officer_line(view: View) -> bool:
    """Whether a head stands on the row with post and name (企画財務部長 高尾 典之), a wide blank or a border between them."""
    text = view.text
    if text is None and len(view.filled) == _POST_AND_NAME and len(view.row.cells) == _POST_AND_NAME:
        text = " ".join(cell.text for cell in view.filled)
    return text is not None and len(text) <= 40 and _OFFICER_LINE.search(fold(text)) is not None


def header_department(views: Sequence[View], at: int, profile: Profile, end: int | None = None) -> str | None:
    """The department of a header that begins in the row at `at`: the value of 部局名, with a head's label close by.

    None for the column titles of a table of all departments (部局名 | 部局長名 over several rows). The header ends
    before the row at `end`.
    """
    end = min(at + _HEADER_REACH, len(views)) if end is None else end
    if at >= end or not views[at].has_field:
        return None
    labels = profile.labels
    cells = views[at].row.cells
    for column, cell in enumerate(cells):
        if not cell.pieces or len(cell.text) > LONGEST_FIELD:
            continue
        value: str | None = None
        if labels.kind_of(cell.text, "field.") == "field.department":
            value = _value_beside(cells[column + 1 :], profile) or _value_below(
                views[at + 1 : min(at + 3, end)], column
            )
        elif (found := labels.at_head(cell.text, "field.")) is not None and found.kind == "field.department":
            value = cell.text[found.end :].split("\n")[0]
        name = None if value is None else _leading_department(value)
        if name and is_department(name):
            below = header_department(views, at + 1, profile, end)  # 局名 over 部名
            whole = name if below is None or below.endswith(name) else name + below
            return whole if _names_head(views[at : min(at + 5, end)], profile) else None
    return None


def _leading_department(value: str) -> str:
    """What a value begins with as a department, with what stands above it (都市環境局 都市建設部 大野 昭 → 都市環境局都市建設部)."""
    name = ""
    for part in fold(value).split():
        if not is_department(part):
            break
        name += part
    return name or bare_key(value)


def _value_beside(cells: Sequence[Cell], profile: Profile) -> str | None:
    for cell in cells:
        if cell.pieces:
            return None if profile.labels.kinds_of(cell.text) else cell.text
    return None


def _value_below(views: Sequence[View], at: int) -> str | None:
    """The value under a label; None where a second department stands under it: a table of all departments."""
    rows = [view.row for view in views]
    values = [row.cells[at].text for row in rows if len(row.cells) > at and row.cells[at].pieces]
    if not values or (len(values) > 1 and is_department(bare_key(values[1]))):
        return None
    return values[0]


def _names_head(views: Sequence[View], profile: Profile) -> bool:
    labels = profile.labels
    for view in views:
        for cell in view.filled:
            text = cell.text
            if labels.kind_of(text, "field.department_head") is not None:
                return True
            found = labels.at_head(text, "field.")
            if found is not None and (found.kind == "field.department_head" or "長名" in text[found.end :]):
                return True
    return False
