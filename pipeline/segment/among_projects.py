"""A block of projects → the goals over its tables or lists (重点目標と取組), and a letter's signature → the header it belongs to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Row
from pipeline.model.segments import Segment
from pipeline.profiles.profile import Profile
from pipeline.segment.goals_over_lines import goals_over_lines, mark_of_goal
from pipeline.segment.paper_ends import closing_lines, is_signed_over_two
from pipeline.segment.rows import is_project_header
from pipeline.segment.tables import STOPS, is_caption
from pipeline.segment.views import View, views_of
from pipeline.text.enumerators import parse_enumerator, split_marker
from pipeline.text.fold import fold
from pipeline.text.goal_captions import goal_caption

_NAMES_GOALS = re.compile(r"目標|課題")
_SIGNED = re.compile(
    r"(?:[^ 、。:0-9]{1,5}者[ :]+)?(?:\S{1,18})?(?:部長|局長|本部長|区長|支所長|消防長|教育長|会計管理者|事業管理者)(?:[ ]*:[ ]*|[ ]+)[^、。:0-9]{2,14}(?:\([ぁ-ゖァ-ヺー ]{2,16}\))?(?:\((?:兼務|事務取扱|心得)\))?(?: ?(?:㊞|\(印\))| 印)?"
)
"""The head, perhaps with a word before the post (宣言者　市民部長　山田 太郎)."""
_NO_NAME = re.compile(r"[はがをにでへ](?:[ ]|$)|です|ます")
_LETTERS = ("message", "policy")
_LEAST_PARTED, _LEAST_LETTER = 6, 2
_MOST_SIGNERS = 4
_LONGEST_SIGNED = 40
_MAYOR = re.compile(r"(?:\S{1,10})?[市町村区都道府県](?:長|知事)(?:[ ]*:[ ]*|[ ]+)[^、。:0-9]{2,14}")
_LABEL_REACH = 14
_GOAL_LABEL = re.compile(r"目標|課題")
_NUMBERED_GOAL = re.compile(r"(?:目標|課題)[ \u3000]?[（(]?[0-9０-９①-⑳Ⅰ-Ⅻ一二三四五六七八九十]")
"""目標1, 課題（2）; not 今後の課題：…"""


def goals_over_tables(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report, with the goals of a block `重点目標と取組` in a block of their own.

    Each goal is a marked line, perhaps wrapped, right above the titles of the table of its projects or the first of the
    lines that name them.
    """
    kinds = [one.kind for one in segments]
    if "goals" in kinds:
        segments = [_as_message(one, segments, profile) for one in segments]
    known = any(one.kind == "goals" for one in segments)
    if "projects" not in kinds:
        segments = [part for one in segments for part in _goals_and_projects(one)]
    found: list[Segment] = []
    for one in segments:
        goals = _goals(one, profile) if one.kind == "projects" else []
        if not goals:
            found.append(one)
            continue
        own = {id(row) for row in goals}
        # Where the goals stand in a block of their own these are printed again.
        found.append(Segment("extra" if known else "goals", None, tuple(goals)))
        found.append(replace(one, rows=tuple([row for row in one.rows if id(row) not in own])))
    return tuple(found)


def _as_message(segment: Segment, segments: Sequence[Segment], profile: Profile) -> Segment:
    """A block of prose under 部長の宣言 → the head's words, where marked goals stand in another block, or over the tables of projects."""
    if segment.kind != "goals" or segment.heading is None or _NAMES_GOALS.search(segment.heading.text) is not None:
        return segment
    texts = [row.cells[0].text if row.table is None and row.cells[0].pieces else "" for row in segment.rows]
    if not texts or not texts[-1].endswith("。") or any(not text or split_marker(text) is not None for text in texts):
        return segment
    marked = any(
        one.kind == "goals" and any(row.cells[0].pieces and mark_of_goal(row.cells[0].text) for row in one.rows[:1])
        for one in segments
    )
    goals = marked or any(_goals(one, profile) for one in segments if one.kind == "projects")
    return replace(segment, kind="message") if goals else segment


def _goals_and_projects(segment: Segment) -> tuple[Segment, ...]:
    """A block that speaks of goals in a report without one of projects → the goals, and in a block of their own the lines of projects below each.

    Only where the lines are such a list (`goals_over_lines`), with more lines below the names than there are goals.
    """
    rows = segment.rows
    named = segment.kind in ("extra", "other") and _speaks_of_goals(segment)
    if (segment.kind != "goals" and not named) or len(rows) < _LEAST_PARTED:
        return (segment,)
    if any(row.table is not None or len(row.cells) != 1 or not row.cells[0].pieces for row in rows):
        return (segment,)
    goals = goals_over_lines(rows)
    if not goals or 2 * len(goals) >= len(rows):
        return (segment,)
    own = {id(row) for row in goals}
    projects = Segment("projects", None, tuple([row for row in rows if id(row) not in own]))
    return replace(segment, kind="goals", rows=tuple(goals)), projects


def _speaks_of_goals(segment: Segment) -> bool:
    return segment.heading is not None and _NAMES_GOALS.search(segment.heading.text) is not None


def _goals(segment: Segment, profile: Profile) -> list[Row]:
    """The goals over the tables of a block: rows that say so (目標① | …), else the marked lines over every table."""
    if not _speaks_of_goals(segment) and not any(_begins_with_goal(row) for row in segment.rows):
        return []
    views = views_of(segment.rows, profile)
    if all(view.row.table is None and view.text is not None for view in views):
        return goals_over_lines([view.row for view in views])
    labelled = _labelled_goals(views, profile)
    if labelled or not _speaks_of_goals(segment):
        return labelled
    goals: list[Row] = []
    lead: list[View] = []
    for view in views:
        if view.text is not None and len(view.row.cells) == 1:
            lead += [] if is_caption(view) else [view]
            continue
        if is_project_header(view, profile):
            if not lead or split_marker(lead[0].text or "") is None:
                return []
            goals += [one.row for one in lead]
        elif lead:
            return []
        lead = []
    return goals


def _begins_with_goal(row: Row) -> bool:
    """Whether 目標 or 課題 stands in the first words of a row, as in a goal that names itself so."""
    pieces = row.cells[0].pieces
    return bool(pieces) and _NUMBERED_GOAL.search(pieces[0].text, 0, _LABEL_REACH) is not None


def _labelled_goals(views: Sequence[View], profile: Profile) -> list[Row]:
    """Rows of 目標① with its text, in one cell or two, right above the titles of a table of projects."""
    goals: list[Row] = []
    lead: list[Row] = []
    for view in views:
        if is_goal_row(view):
            lead.append(view.row)
        elif is_project_header(view, profile):
            goals += lead
            lead = []
        elif lead and view.row.table is None and len(view.filled) == 1 and lead[-1].cells[-1].text[-1:] not in STOPS:
            lead.append(view.row)  # the goal goes on
        elif not is_caption(view):
            lead = []
    return goals


def is_goal_row(view: View) -> bool:
    """Whether a row holds nothing but a numbered goal that names itself so (重点目標1 | …, 目標①　…)."""
    if not 1 <= len(view.filled) <= 2:
        return False
    first = view.filled[0].text
    if goal_caption(first) is not None:
        return False
    if len(view.filled) == 2:
        return len(first) <= 12 and _GOAL_LABEL.search(first) is not None and parse_enumerator(first) is not None
    marker = split_marker(first)
    return marker is not None and marker.kind == "label" and _GOAL_LABEL.search(marker.marker) is not None


def with_signature(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report, with the lines that sign a letter or the whole paper (市民部長 山田 太郎) in its header.

    What else closes the paper or stands beside a signature (its day, 以上, whom to ask, remarks) is a block of its own, which no field holds.
    """
    signed: list[Row] = []
    others: list[Row] = []
    found: list[Segment] = []
    for at, block in enumerate(segments):
        is_letter = block.kind == "extra" and block.heading is not None and _is_letter(block.rows)
        one = replace(block, kind="message") if is_letter else block
        is_last = at == len(segments) - 1
        own = _closing(one) if is_last or one.kind in _LETTERS else ()
        own = own if is_last or _signed_rows(own) else ()
        own = own or (_signatures(one.rows) if one.kind in _LETTERS else ())
        names = _signed_rows(own)
        signed += names
        others += [row for row in own if row not in names]
        found.append(replace(one, rows=tuple([row for row in one.rows if row not in own])) if own else one)
    if not signed and not others:
        return tuple(segments)
    if others:
        found.append(Segment("extra", None, tuple(others)))
    header = next((one for one in found if one.kind == "header"), None)
    if not signed:
        return tuple(found)
    if header is None:
        return (Segment("header", None, tuple(signed)), *found)
    return tuple(replace(one, rows=(*one.rows, *signed)) if one is header else one for one in found)


def _is_letter(rows: Sequence[Row]) -> bool:
    """Whether the lines of a block in words that nobody knows are prose that a head signs (宣言に寄せて): as a letter is."""
    closing = closing_lines(rows, "message", _closes_with_name)
    if len(rows) < _LEAST_LETTER or not _signed_rows(closing):
        return False
    above = rows[: -len(closing)]
    texts = [
        row.cells[0].text if row.table is None and len(row.cells) == 1 and row.cells[0].pieces else "" for row in above
    ]
    return bool(texts) and texts[-1].endswith("。") and all(text and split_marker(text) is None for text in texts)


def _signed_rows(rows: Sequence[Row]) -> list[Row]:
    """Those of the lines that close a block in which the heads sign, each in one line or two."""
    pairs = [two for two in itertools.pairwise(rows) if is_signed_over_two(*two)]
    return [row for row in rows if _is_signed(row) or any(row in two for two in pairs)]


def _closing(block: Segment) -> tuple[Row, ...]:
    """The lines that close a block of prose, or a paper in its last block; the header's lines are its own."""
    return () if block.kind == "header" else closing_lines(block.rows, block.kind, _closes_with_name)


def _closes_with_name(row: Row) -> bool:
    """Whether a line is a head's name behind the post, or the mayor's."""
    return _is_signed(row) or _MAYOR.fullmatch(_signed_text(row)) is not None


def _is_signed(row: Row) -> bool:
    """Whether a line, which a text file may have cut in two at its blanks, is a post and a name."""
    folded = _signed_text(row)
    return bool(folded) and _SIGNED.fullmatch(folded) is not None and _NO_NAME.search(folded) is None


def _signed_text(row: Row) -> str:
    """The text of a line of at most two cells, of one line each; "" for any other row."""
    cells = [cell for cell in row.cells if cell.pieces]
    if not 1 <= len(cells) <= 2 or any(len(cell.pieces) > 1 for cell in cells):
        return ""
    text = " ".join([cell.text for cell in cells])
    return fold(text).strip() if len(text) <= _LONGEST_SIGNED else ""


def _signatures(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The last rows of a letter, or its first ones, where they are a post and a name each."""
    for ordered in (rows[::-1], rows):
        own = list(itertools.takewhile(is_signature, ordered[:_MOST_SIGNERS]))
        if own and len(own) < len(rows):
            return tuple(own if ordered is rows else own[::-1])
    return ()


def is_signature(row: Row) -> bool:
    """Whether a row holds nothing but a post and a name (市民部長 山田 太郎), in one cell or in two of a table."""
    filled = sum(bool(cell.pieces) for cell in row.cells)
    return (filled == 1 or (filled == 2 == len(row.cells) and row.table is not None)) and _is_signed(row)
