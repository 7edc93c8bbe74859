"""A document and its profile → the blocks of each report in it, found by their headings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import Cell, Document, Row
from pipeline.model.raw import RawText
from pipeline.model.segments import ReportSegments, Segment
from pipeline.profiles.labels import FISCAL_YEAR, YEAR
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold

_LONGEST_TITLE = 45
_UNIT = r"(?:部|局|室|課|署|館|所|委員会|センター|本部|事務局|支所|消防本部|区)"
_TITLE_DEPARTMENT = re.compile(
    rf"^[「『【(]?(?:(?:{FISCAL_YEAR}|{YEAR})の?)?(?P<department>[^「『【(]{{1,20}}?{_UNIT})"
    r"(?:長)?(?:の|「|『|【|部局|マニ|実行|運営|基本|組織|目標|宣言|重点|経営|工程|政策|仕事)"
)
_LOOK_AHEAD = 15
_NO_DEPARTMENT = re.compile(r"(?:各|全)?(?:部|局|部局|部署|課|部・局)(?:等|別)?")
"""部局の基本方針 on a cover names no department."""
_INLINE = ("heading.policy", "heading.mission", "heading.vision", "heading.message", "heading.current_state")
_NEAR_MARK = re.compile(r"[^:：)）】〕\]］]{2,16}[:：)）】〕\]］]")
_INSIDE_PROJECTS = ("goals", "current_state", "extra")
_INLINE_HEADING = re.compile(r"[(■□◆●○◎ ]*(?P<label>[^:()。、]{2,12}) ?(?::|\) ?:?) ?(?=\S)")


def segment(document: Document, profile: Profile) -> tuple[ReportSegments, ...]:
    """The reports of a document in printed order; every row of the document in exactly one block or title."""
    starts = _report_starts(document.rows, profile)
    bounds = [*starts, len(document.rows)]
    first = 0
    reports = []
    for start, end in pairwise(bounds):
        reports.append(_segment_report(document.rows[first:end], start - first, profile))
        first = end
    return tuple(reports) if reports else (_segment_report(document.rows, None, profile),)


def _report_starts(rows: Sequence[Row], profile: Profile) -> list[int]:
    """Rows that are titles of reports: a title's form, and labels of a report soon after it."""
    starts: list[int] = []
    name = None
    complete = False
    for index, row in enumerate(rows):
        text = _only_text(row)
        if text is None or len(text) > _LONGEST_TITLE or row.is_note:
            continue
        complete = complete or profile.labels.kind_of(text, "heading.projects") is not None
        department = title_department(text, profile)
        if department is None:
            continue
        following = rows[index + 1 : index + 1 + _LOOK_AHEAD]
        other = complete and department != name
        if starts and not _opens_report(following, profile) and not (other and _opens_block(following, profile)):
            continue
        starts.append(index)
        name, complete = department, False
    return starts


def _opens_block(rows: Sequence[Row], profile: Profile) -> bool:
    """Whether a heading or a staffing table follows before any other title: the line is in no list of contents."""
    for row in rows:
        text = _only_text(row)
        if _is_staffing_header(row, profile) or _heading(row, profile) is not None:
            return True
        if text is not None and len(text) <= _LONGEST_TITLE and title_department(text, profile) is not None:
            return False
    return False


def _opens_report(rows: Sequence[Row], profile: Profile) -> bool:
    """Whether a header's field label stands in the rows before any heading of a later block."""
    labels = profile.labels
    for row in rows:
        for cell in row.cells:
            if cell.pieces and (labels.kind_of(cell.text, "field.") or labels.at_head(cell.text, "field.")):
                return True
        text = _only_text(row)
        if text is not None and labels.kind_of(text, "heading."):
            return False
    return False


def title_department(text: str, profile: Profile) -> str | None:
    """The department that a title line names; None: the line has no title's form.

    The department is given as it stands in the folded line without blanks (`市民部の基本方針` → 市民部).
    """
    if text[-1:] in "。、":
        return None
    if _any_of(profile.title_words).search(fold(text).replace(" ", "")) is None:
        return None
    if profile.labels.kinds_of(text):
        return None
    named = profile.match_title(text)
    if named is None:
        match = _TITLE_DEPARTMENT.match("".join(fold(text).split()))
        named = match["department"] if match else None
    return None if named is None or _NO_DEPARTMENT.fullmatch(named) else named


@functools.lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


def _segment_report(rows: Sequence[Row], title_at: int | None, profile: Profile) -> ReportSegments:
    title = department = None
    if title_at is not None:
        title = RawText(rows[title_at].cells[_first_filled(rows[title_at])].pieces)
        department = _cut_department(title, title_department(title.text, profile))
        key = "".join(fold(title.text).split())
        # The title printed again on a later page is a running head.
        rows = [
            row
            for index, row in enumerate(rows)
            if index != title_at and (index < title_at or not _repeats(_only_text(row), key))
        ]
    notes = tuple([row for row in rows if row.is_note])
    blocks = tuple(_blocks([row for row in rows if not row.is_note] if notes else rows, profile))
    return ReportSegments(title, department, (*blocks, Segment("note", None, notes)) if notes else blocks)


def _repeats(text: str | None, key: str) -> bool:
    if text is None or not len(key) <= len(text) <= _LONGEST_TITLE:
        return False
    return "".join(fold(text).split()) == key


def _blocks(rows: Sequence[Row], profile: Profile) -> Iterator[Segment]:
    kind, heading = "header", None
    own: list[Row] = []
    for index, row in enumerate(rows):
        found, rest = _opening(row, kind, profile)
        inside = found is not None and kind == "projects" and found[0] in _INSIDE_PROJECTS
        if inside and _has_texts(rows[index + 1 :], profile):
            # 目標, 課題 …: a label inside a project, since texts of projects follow.
            found = None
        if found is None:
            own.append(row)
            continue
        if own or heading is not None:
            yield Segment(kind, heading, tuple(own))
        kind, heading = found
        own = [] if rest is None else [rest]
    yield Segment(kind, heading, tuple(own))


def _opening(row: Row, kind: str, profile: Profile) -> tuple[tuple[str, RawText | None] | None, Row | None]:
    """The block that a row opens, with its heading, and what of the row belongs into the block."""
    found = _heading(row, profile)
    if found is not None:
        return found, None
    if len(row.cells) > 1:
        if kind != "staffing" and _is_staffing_header(row, profile):
            return ("staffing", None), row
        if kind != "projects" and _is_project_header(row, profile):
            return ("projects", None), row
    inline = None if kind == "projects" else _inline_heading(row, profile)
    return (None, row) if inline is None else inline


def _has_texts(rows: Sequence[Row], profile: Profile) -> bool:
    """Whether labels of plans or reports follow before the next heading of projects."""
    for row in rows:
        for cell in row.cells:
            if not cell.pieces:
                continue
            kind = profile.labels.kind_of(cell.text, "entry.")
            if kind in ("entry.plan", "entry.midterm", "entry.final"):
                return True
        found = _heading(row, profile)
        if found is not None and found[0] == "projects":
            return False
    return False


def _inline_heading(row: Row, profile: Profile) -> tuple[tuple[str, RawText], Row] | None:
    """A heading with its text on the same row: `基本方針：…`, or the heading in the first cell and the text beside it."""
    first, rest = row.cells[0], row.cells[1:]
    if not first.pieces:
        return None
    if rest and any(cell.pieces for cell in rest):
        kind = profile.labels.kind_of(first.text, "heading.")
        if kind is None or (kind not in _INLINE and kind != "heading.staffing"):
            return None
        if any(cell.pieces and profile.labels.kinds_of(cell.text) for cell in rest):
            return None
        return (kind.removeprefix("heading."), RawText(first.pieces)), replace(row, cells=(Cell(), *rest))
    if len(first.pieces) > 1 or _NEAR_MARK.match(first.text) is None:
        return None
    match = _INLINE_HEADING.match(fold(first.text))
    if match is None:
        return None
    kind = profile.labels.kind_of(match["label"], "heading.")
    if kind not in _INLINE:
        return None
    piece = first.pieces[0]
    heading, text = piece.cut(0, match.end()), piece.cut(match.end())
    return (kind.removeprefix("heading."), RawText((heading,))), replace(row, cells=(Cell((text,)), *rest))


def _heading(row: Row, profile: Profile) -> tuple[str, RawText | None] | None:
    """The block that a row opens: its one filled cell, in the first column, is a heading's words."""
    text = _only_text(row)
    if text is None or not row.cells[0].pieces:
        return None
    kind = profile.labels.kind_of(text, "heading.")
    return None if kind is None else (kind.removeprefix("heading."), RawText(row.cells[0].pieces))


def _is_project_header(row: Row, profile: Profile) -> bool:
    """Whether the row titles the columns of a project table: a heading of projects or 事業名, and labels of texts."""
    first, *rest = [cell for cell in row.cells if cell.pieces] or [Cell()]
    labels = profile.labels
    if (
        not rest
        or not labels.kinds_of(first.text)
        or (labels.kind_of(first.text, "heading.projects") or labels.kind_of(first.text, "column.project")) is None
    ):
        return False
    kinds = [labels.kind_of(cell.text, "entry.") or labels.kind_of(cell.text, "column.entries") for cell in rest]
    return any(kind in ("entry.plan", "entry.midterm", "entry.final", "column.entries") for kind in kinds)


def _is_staffing_header(row: Row, profile: Profile) -> bool:
    """Whether the row titles the columns of a staffing table: sections, and their heads or numbers."""
    labels = profile.labels
    titles = [text for cell in row.cells if cell.pieces and labels.kinds_of(text := cell.text)]
    if len(titles) < 2:
        return False
    kinds = {labels.kind_of(text, "column.") for text in titles}
    if "column.section" not in kinds:
        return False
    staffed = any(kind is not None and kind.startswith("column.staff") for kind in kinds)
    return "column.project" not in kinds and (staffed or "column.section_head" in kinds)


def _only_text(row: Row) -> str | None:
    """The text of the only filled cell of a row."""
    if len(row.cells) == 1:
        return row.cells[0].text if row.cells[0].pieces else None
    filled: Cell | None = None
    for cell in row.cells:
        if cell.pieces:
            if filled is not None:
                return None
            filled = cell
    return None if filled is None else filled.text


def _first_filled(row: Row) -> int:
    return next(index for index, cell in enumerate(row.cells) if cell.pieces)


def _cut_department(title: RawText, name: str | None) -> RawText | None:
    """The department's stretch of the title line: the printed characters that fold to the name."""
    if name is None:
        return None
    for piece in title.pieces:
        folded = fold(piece.text)
        positions = [index for index, char in enumerate(folded) if char != " "]
        at = "".join(folded[index] for index in positions).find(name)
        if at >= 0:
            return RawText((piece.cut(positions[at], positions[at + len(name) - 1] + 1),))
    return None
