"""The rows of one report → its blocks: header, staffing, policies, goals, projects, extras, each under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Row
from pipeline.model.raw import RawText
from pipeline.model.segments import Segment
from pipeline.profiles.headings import kind_by_last_noun
from pipeline.profiles.labels import STAGES, TEXT_FAMILIES
from pipeline.profiles.profile import Profile
from pipeline.segment.among_projects import is_signature
from pipeline.segment.beside import columns_of, end_of_table, heading_below_others, headings_abreast, inline_heading
from pipeline.segment.chapters import is_chapter
from pipeline.segment.closing_words import opens_closing
from pipeline.segment.goal_captions import is_goal_caption, lists_goals_in_lines
from pipeline.segment.goal_lists import lists_goals, opens_goals
from pipeline.segment.heading_marks import is_unknown, set_apart, stands_over_prose
from pipeline.segment.heading_numbers import HeadingNumbers
from pipeline.segment.named_forms import heads_unknown_projects
from pipeline.segment.project_labels import heads_text, stands_over_first_goal, stands_over_named
from pipeline.segment.rows import (
    header_department,
    heading_of,
    is_project_header,
    is_project_sheet,
    is_staffing_header,
)
from pipeline.segment.section_forms import is_section_form
from pipeline.segment.staff_runs import staff_runs
from pipeline.segment.staff_tables import is_staff_table
from pipeline.segment.tables import (
    PROSE,
    STOPS,
    is_as_of_line,
    is_below_table,
    is_caption,
    is_part_title,
    is_schedule,
    is_staff_caption,
    is_table_title,
    is_unknown_heading,
    opens_other_table,
)
from pipeline.segment.title_rows import heads_projects
from pipeline.segment.views import View, views_of
from pipeline.text.enumerators import Marker, split_marker

_OWN_PROSE = ("policy", "mission", "vision", "current_state", "message")
_WITHOUT_PROSE = ("header", "staffing")
_INSIDE_PROJECTS = ("goals", "current_state", "extra")
_TABLE_REACH = 8
_LEAST_PRINTS = 3
_LEAST_PARAGRAPH = 30
_LEAST_WRAP = 4
_COUNT = re.compile("[0-9０-９] ?[人名][)）]?$")

_Found = tuple[str, RawText | None]


def blocks_of(
    views: Sequence[View], profile: Profile, department: str | None = None, lead: int = 0
) -> Iterator[Segment]:
    """The blocks of a report's rows in printed order; the first is the header, to which the first `lead` rows belong."""
    kind, heading = "header", None
    own: list[View] = list(views[:lead])
    index = lead
    numbers, apart, staff = HeadingNumbers(), set_apart(views), staff_runs(views, profile)
    while index < len(views):
        view = views[index]
        if index in staff and kind != "projects":
            closed, heading, own = _over_staff(kind, heading, own)
            yield from closed
            kind = "staffing"
            own += views[index : staff[index]]
            index = staff[index]
            continue
        abreast = () if kind == "projects" else headings_abreast(view, profile)
        if abreast:
            yield _block(kind, heading, own)
            end = end_of_table(views, index)
            for _, _, label in abreast:
                numbers.note(label)
            *others, (kind, heading, rows) = columns_of(views[index + 1 : end], abreast)
            yield from (Segment(one, label, tuple(part)) for one, label, part in others)
            own = views_of(rows, profile)
            index = end
            continue
        found, rest = _opening(views, index, kind, own, profile, department, is_apart=index in apart)
        in_projects = kind == "projects"
        if (
            found is None
            and numbers.goes_on(view, own, strictly=in_projects)
            and not (in_projects and _over_figures(views, index + 1, profile))
        ):
            found, rest = _numbered(view), None
        index += 1
        if found is None:
            own.append(view)
            continue
        above: list[View] = []
        if found[1] is None and rest is view.row and found[0] != "header":
            found, above = _with_lead(found, own, [views[one] for one in apart if one < index], view.row.table)
            if found[1] is None and not own and kind == "extra" and heading is not None and numbers.is_last(heading):
                kind, heading, found = "extra", None, (found[0], heading)  # an unknown heading right over its table
            if found == ("schedule", None):
                found = ("other", None)
        if found[1] is not None:
            numbers.note(found[1])
        if own or heading is not None:
            yield _block(kind, heading, own)
        kind, heading = _of_goals(found, views[index:], profile) if rest is None else found
        own = [*above, *(() if rest is None else (view,) if rest is view.row else views_of((rest,), profile))]
    yield _block(kind, heading, own)


def _over_staff(
    kind: str, heading: RawText | None, own: list[View]
) -> tuple[list[Segment], RawText | None, list[View]]:
    """The open block before lines of sections with their staff → the block if it ends there, and heading and rows of theirs.

    A heading of words that nobody knows, right over such lines or the day of them, is theirs.
    """
    if kind == "staffing":
        return [], heading, own
    is_theirs = kind in ("extra", "other") and all(is_as_of_line(one) for one in own)
    (_, title), above = _with_lead(("staffing", heading if is_theirs else None), own, ())
    closed = [_block(kind, heading, own)] if own or (heading is not None and not is_theirs) else []
    return closed, title, above


def _of_goals(found: _Found, below: Sequence[View], profile: Profile) -> _Found:
    """A heading of projects over a list of goals (重点目標一覧) heads goals."""
    kind, heading = found
    if kind != "projects" or heading is None:
        return found
    is_list = lists_goals(heading.text, below, profile) or lists_goals_in_lines(heading.text, below)
    return ("goals", heading) if is_list else found


def _numbered(view: View) -> _Found:
    """4. 重点課題への対応 behind 3. 部の目標: general words say what the block is, however its goals are numbered."""
    known = view.heading if view.is_general and view.heading is not None else "extra"
    return known, RawText(view.row.cells[0].pieces)


def _block(kind: str, heading: RawText | None, own: Sequence[View]) -> Segment:
    return Segment("extra" if kind == "schedule" else kind, heading, tuple([view.row for view in own]))


def _opening(
    views: Sequence[View],
    index: int,
    kind: str,
    own: Sequence[View],
    profile: Profile,
    department: str | None,
    *,
    is_apart: bool,
) -> tuple[_Found | None, Row | None]:
    """The block that a row opens, with its heading, and what of the row belongs into the block.

    `is_apart`: it bears the mark or number of the report's headings.
    """
    view = views[index]
    if is_goal_caption(view):
        return (None if kind == "projects" else ("projects", None)), view.row
    if kind == "projects" and opens_closing(own, view, views[index + 1 : index + 2], is_apart=is_apart):
        return ("message", RawText(view.row.cells[0].pieces)), None
    found = heading_of(view, profile, department)
    is_apart = is_apart and kind != "projects"
    if found is not None and view.is_general and not is_apart and not _stands_apart(views, index, kind, own, profile):
        found = None
    if found is not None:
        inside = kind == "projects" and (
            _is_printed_again(found, views, index)
            or _is_inside(found, views, index + 1, profile)
            or heads_text(found[0], own, view, views[index + 1 :][:1], profile)
        )
        return (None, view.row) if inside else (found, None)
    if len(view.filled) > 1 and (table := _table_opened(views, index, kind, own, profile)) is not None:
        return (table, None), view.row
    if kind not in ("projects", "staffing") and is_staff_caption(view, views[index + 1 : index + 3], profile):
        return ("staffing", RawText(view.row.cells[0].pieces)), None
    if kind != "projects" and (inline := inline_heading(view, profile)) is not None:
        return inline
    below = heading_below_others(view, own[-1] if own else None, kind)
    if (begun := below or opens_goals(views, index, kind, own, profile, is_apart=is_apart)) is not None:
        return begun
    if is_apart and heads_unknown_projects(views, index, profile):
        return ("projects", RawText(view.row.cells[0].pieces)), None
    unknown = kind in PROSE and is_unknown_heading(own, view, views[index + 1 : index + 2])
    by_form = is_apart or (kind in _WITHOUT_PROSE and stands_over_prose(views, index, own))
    if unknown or (by_form and is_unknown(views, index)):
        said = kind_by_last_noun(view.text or "")
        said = None if unknown and said == "goals" else said
        return (said or "extra", RawText(view.row.cells[0].pieces)), None
    other = opens_other_table(kind, own, view, views[index + 1 : index + _TABLE_REACH], profile)
    return (None, view.row) if other is None else ((other, None), view.row)


def _table_opened(views: Sequence[View], index: int, kind: str, own: Sequence[View], profile: Profile) -> str | None:
    """The kind of block that a row of several cells opens by its titles or labels."""
    view = views[index]
    if kind != "staffing" and is_staffing_header(view, profile):
        return "staffing"
    if kind not in ("staffing", "projects") and is_staff_table(views, index, profile):
        return "staffing"
    if kind != "header" and is_section_form(view, profile):
        return "staffing"
    if kind != "projects" and (heads_projects(views, index, profile) or is_project_sheet(views, index, profile)):
        return "projects"
    if (
        kind not in ("schedule", "other")
        and is_schedule(view)
        and not _is_second_title_row(own, view, profile)
        and not (kind == "projects" and _is_in_form(own, views, index, profile))
    ):
        return "schedule"
    if kind in PROSE and header_department(views, index, profile) is not None:
        return "header"  # a header beside or below the first block
    return None


def _with_lead(
    found: _Found, own: list[View], apart: Sequence[View], table: int | None = None
) -> tuple[_Found, list[View]]:
    """A table opens a block: its caption (単位：千円) and its title stand above it, at the end of the block before.

    So does the title of its first part (Ⅰ 基本事項), alone in a row of the same `table`.

    A line that is set apart as the headings are (`apart`) is its title, whatever its words.
    """
    lead: list[View] = []
    if table is not None and own and own[-1].row.table == table and is_part_title(own[-1]):
        lead.append(own.pop())
    while own and (is_caption(own[-1]) or (found[0] == "staffing" and is_as_of_line(own[-1]))):
        lead.insert(0, own.pop())
    if own and (is_table_title(own) or (any(own[-1] is one for one in apart) and not is_chapter(own[-1].row))):
        return (found[0], RawText(own.pop().row.cells[0].pieces)), lead
    return found, lead


def _is_second_title_row(own: Sequence[View], view: View, profile: Profile) -> bool:
    """Whether a row stands right below the titles of a table of projects, the first of which it leaves as they are."""
    above = own[-1] if own else None
    if above is None or view.row.table is None or above.row.table != view.row.table or view.row.cells[0].pieces:
        return False
    return is_project_header(above, profile)


def _is_in_form(own: Sequence[View], views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether months or quarters stand inside the form of a project: a row above them in one table, and texts or a label below them."""
    table = views[index].row.table
    if table is None or not own or own[-1].row.table != table:
        return False
    below = [one for one in views[index + 1 : index + 3] if one.row.table == table and one.filled]
    texts = below[:1] and any(
        cell.text[-1] in STOPS or len(cell.text) >= _LEAST_PARAGRAPH // 2 for cell in below[0].filled
    )
    return bool(texts) or any(profile.labels.text_kinds(one.filled[0].text) for one in below)


def _stands_apart(views: Sequence[View], index: int, kind: str, own: Sequence[View], profile: Profile) -> bool:
    """Whether a line of general words is a heading where it stands: no item of a list, no line of a text, no label."""
    view = views[index]
    text = view.text or ""
    if len(view.row.cells[0].pieces) > 1 or index + 1 >= len(views):
        return False
    if _opens_table(views, index + 1, profile) or (kind != "projects" and is_below_table(view, own)):
        return True
    if kind == "header" and view.heading in PROSE and _is_over_prose(views, index):
        return True
    if kind in _OWN_PROSE and view.heading in _OWN_PROSE and own and _is_over_longer_line(views, index):
        return True
    # Before the first block no project can have texts: 部長コメント heads the head's words there.
    heads_message = kind == "header" and view.heading == "message"
    is_label = bool(profile.labels.kinds_of(text)) and view.heading != "goals" and not heads_message
    if kind == "projects" or (is_label and not _is_over_list(views, index, profile)):
        return view.heading == "schedule" and is_schedule(views[index + 1])
    above = own[-1].text if own and not is_signature(own[-1].row) else None
    if not (
        view.row.blank_before
        or view.row.page is not None
        or text[0] in "【■◆□●◎〔"
        or not above
        or above[-1] in STOPS
        or (kind == "staffing" and _is_count(above))
    ):
        return False
    marker = split_marker(text)
    return marker is None or not any(
        one.text is not None and (other := split_marker(one.text)) is not None and _alike(marker, other) for one in own
    )


def _is_over_list(views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether a line that may be a label stands over a named project, or over the first goal."""
    return stands_over_named(views, index, profile) or stands_over_first_goal(views, index)


def _is_count(text: str) -> bool:
    """Whether a line ends in a number of staff (部の職員数　212名), as a block of staff does."""
    return _COUNT.search(text) is not None


def _is_over_prose(views: Sequence[View], index: int) -> bool:
    """Whether a paragraph stands below a line: a header has none."""
    below = views[index + 1].text
    return below is not None and len(below) >= _LEAST_PARAGRAPH and split_marker(views[index].text or "") is None


def _is_over_longer_line(views: Sequence[View], index: int) -> bool:
    """Whether a paragraph stands below a line, and a shorter line above it: it goes on with no wrapped text."""
    above, below = views[index - 1].text, views[index + 1].text
    return _is_over_prose(views, index) and above is not None and len(above) + _LEAST_WRAP < len(below or "")


def _alike(one: Marker, other: Marker) -> bool:
    """Whether two marks are of one list: ◎ and ● are not."""
    return one.kind == other.kind and (one.kind != "bullet" or one.marker[:1] == other.marker[:1])


def _opens_table(views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether a title row of a table of projects or staff stands here, perhaps below its caption."""
    while index < len(views) and is_caption(views[index]):
        index += 1
    return index < len(views) and (
        heads_projects(views, index, profile)
        or is_staffing_header(views[index], profile)
        or is_staff_table(views, index, profile)
    )


def _over_figures(views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether a table of the projects' texts and figures stands here (事業番号 | 指標 | 目標値): a part of the projects."""
    while index < len(views) and is_caption(views[index]):
        index += 1
    if index >= len(views) or len(views[index].filled) < 2:
        return False
    titles = [profile.labels.kinds_of(cell.text) for cell in views[index].filled]
    return sum(any(kind.startswith(TEXT_FAMILIES) for kind in kinds) for kinds in titles) > 1


def _is_inside(found: _Found, views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether a heading's word in the projects block (目標, 課題, 総括 …) is only a label inside a project."""
    kind, heading = found
    if kind not in _INSIDE_PROJECTS:
        return False
    of_text = heading is not None and any(
        one.startswith(TEXT_FAMILIES) for one in profile.labels.kinds_of(heading.text)
    )
    return (of_text and kind != "goals") or _has_texts(views, index, profile)


def _is_printed_again(found: _Found, views: Sequence[View], index: int) -> bool:
    """Whether a heading of goals, or of general words, stands in the same words over project after project: it is a label."""
    view = views[index]
    if not (found[0] == "goals" or view.is_general) or view.row.table is not None:
        return False
    return sum(one.text == view.text and one.row.table is None for one in views) >= _LEAST_PRINTS


def _has_texts(views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether labels of plans or reports follow before the next heading of projects."""
    for view in views[index:]:
        for cell in view.filled:
            if profile.labels.kind_of(cell.text, "entry.") in STAGES:
                return True
        if view.heading == "projects":
            return False
    return False


def as_goals(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report without goals, with a list that says what is aimed at taken for them.

    That is a list under a heading of projects where the projects follow it (`重点施策` over numbered lines, then
    `主な施策の状況` with labelled texts), or numbered lines under the one heading of policies that says 重点 (今年度の重点方針).
    """
    if any(one.kind == "goals" for one in segments):
        return tuple(segments)
    texts = [one.heading.text if one.heading is not None else "" for one in segments]
    weighty = [one for one, text in zip(segments, texts, strict=True) if one.kind == "policy" and "重点" in text]
    if (
        not any("目標" in text for text in texts)
        and len(weighty) == 1
        and len(weighty[0].rows) > 1
        and _is_list(weighty[0], numbered=True)
    ):
        return tuple(replace(one, kind="goals") if one is weighty[0] else one for one in segments)
    blocks = [index for index, one in enumerate(segments) if one.kind == "projects"]
    if len(blocks) < 2 or not _is_list(segments[blocks[0]]) or not _has_labels(segments[blocks[1]], profile):
        return tuple(segments)
    first = segments[blocks[0]]
    return tuple(replace(one, kind="goals") if one is first else one for one in segments)


def _is_list(segment: Segment, *, numbered: bool = False) -> bool:
    """Whether a block is lines, the first marked (or numbered), each line marked or the rest of one."""
    texts = [row.cells[0].text for row in segment.rows if len(row.cells) == 1 and row.cells[0].pieces]
    marker = split_marker(texts[0]) if texts else None
    if len(texts) != len(segment.rows) or marker is None or (numbered and marker.number is None):
        return False
    return sum(split_marker(text) is not None for text in texts) * 3 >= len(texts)


def _has_labels(segment: Segment, profile: Profile) -> bool:
    return any(
        kind.startswith("entry.")
        for row in segment.rows
        for cell in row.cells
        if cell.pieces
        for kind in profile.labels.kinds_of(cell.text)
    )
