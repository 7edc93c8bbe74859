"""A row → whether a table that cannot belong to the open block begins there, and what stands above such a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.headings import general_kind, is_general
from pipeline.profiles.profile import Profile
from pipeline.segment.views import View
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.periods import is_period
from pipeline.text.sections import looks_like_section

PROSE = ("policy", "mission", "vision", "current_state", "message", "value", "extra", "goals")
_LONGEST_HEADING = 16
_NO_HEADING = re.compile(r"^[のをはがにでと]|[。、，．！？!?:：=＝0-9０-９※＊]|です|ます|した$|する$")
_HEADING_MARKS = "■◆●▼▲◎◇□★"
_LEAST_GRID = 3
_LEAD = re.compile("[【〔《〈＜<［≪][^【】〔〕《》〈〉＜＞<>［］≪≫]+[】〕》〉＞>］≫](?=.)")
_TEXTS = ("entry.outline", "entry.plan", "entry.midterm", "entry.final", "column.project")
STOPS = "。．！？」"
_CAPTION = re.compile(r"[(※]? ?(?:[^ :()]{0,6}の?単位|金額)[ :は]{0,3}[^。]{1,12}\)?")
_SEASONS = frozenset("春夏秋冬")
_LEAST_PERIODS = 3
_UNIT_LINE = re.compile(r"[・○● ]*[^ :()0-9]{1,20}(?:課|室|所|館|園|署|局|センター)[ :(]+[0-9]{1,4} ?[人名]?\)?$")
_TYPE_LINE = re.compile(r"(?:[ 、,・/]*[^0-9 、,:・/][^0-9、,:・/]{0,14}?[ :]*[0-9][0-9,]* ?[人名]){2,}[ 。]*")
_OF_STAFF = re.compile("員|人数|課|所属|組織|体制")
_LEAST_UNITS = 2
_AS_OF = re.compile(r"[0-9元]年?度?.{0,12}(?:現在|時点)")
_LONGEST_AS_OF = 36


def is_caption(view: View) -> bool:
    """Whether a line tells the unit of the table below it (（単位：千円）).

    >>> _CAPTION.fullmatch("(単位:千円)") is not None, _CAPTION.fullmatch("(金額の単位:千円)") is not None
    (True, True)
    """
    text = view.text
    return (
        text is not None and len(text) <= 24 and "単位" in text and _CAPTION.fullmatch(fold(text).strip()) is not None
    )


def is_as_of_line(view: View) -> bool:
    """Whether a line tells the day of the numbers of the table below it (（職員数は令和4年4月1日現在）)."""
    text = view.text
    return (
        text is not None
        and len(text) <= _LONGEST_AS_OF
        and text[-1] not in STOPS
        and _AS_OF.search(fold(text)) is not None
    )


def is_staff_caption(view: View, following: Sequence[View], profile: Profile) -> bool:
    """Whether a line says 職員数, perhaps with a day (職員数（平成29年4月1日現在）), above a line of a section and its number, or of numbers by type.

    Above two lines of sections and their numbers it may say so in any words of staff or sections (課別の人数), or tell the day.
    """
    text = view.text
    if text is None or not following or len(text) > _LONGEST_AS_OF or text[-1] in STOPS:
        return False
    below = _in_line(following[0])
    if _UNIT_LINE.match(below) is None and _TYPE_LINE.fullmatch(below) is None:
        return False
    marker = split_marker(text)
    label, _, remark = fold(text[0 if marker is None else marker.rest_start :]).partition("(")
    label = label.strip(" :")
    if "員" in text and any(
        profile.labels.kind_of(label, kind) for kind in ("column.staff_count", "field.staff_count")
    ):
        return True
    if _TYPE_LINE.fullmatch(below) is not None and "職員" in below and "計" in below:
        return _OF_STAFF.search(label) is not None  # ■ 部で働く職員 over 正規職員 40人、計 45人
    if any(_UNIT_LINE.match(_in_line(one)) is None for one in following) or len(following) < _LEAST_UNITS:
        return False
    if _UNIT_LINE.match(fold(text)) is not None:
        return False  # the first of those lines is no caption of the others
    return _OF_STAFF.search(label) is not None or _AS_OF.search(remark) is not None


def _in_line(view: View) -> str:
    """The text of a row of one or two cells, folded; "" for any other."""
    return fold(" ".join([cell.text for cell in view.filled])) if 1 <= len(view.filled) <= 2 else ""


def is_below_table(view: View, own: Sequence[View]) -> bool:
    """Whether a line of text outside tables stands right below one."""
    return view.row.table is None and bool(own) and own[-1].row.table is not None


def is_schedule(view: View) -> bool:
    """Whether a row titles the columns of a schedule (工程表): months or quarters."""
    cells = view.filled
    if len(cells) <= _LEAST_PERIODS or len(cells[-1].text) > 8:
        return False
    return sum(is_period(cell.text) or cell.text in _SEASONS for cell in cells) >= max(_LEAST_PERIODS, len(cells) - 2)


def is_part_title(row: View) -> bool:
    """Whether a short text alone in a row, in its first column, is no sentence: the title of a part of a form (Ⅰ 基本事項)."""
    text = row.text
    return (
        text is not None and len(text) <= _LONGEST_HEADING and bool(row.row.cells[0].pieces) and text[-1] not in STOPS
    )


def is_table_title(own: Sequence[View]) -> bool:
    """Whether the last row of a block is the title of the table that follows it: general words, or set apart from a text.

    A line that is short, unmarked and no sentence under lines that are sentences or marked cannot go on with them.
    """
    last = own[-1]
    text = last.text
    if text is None or not 2 <= len(text) <= 2 * _LONGEST_HEADING or text[-1] in STOPS or not last.row.cells[0].pieces:
        return False
    if is_general(text) or _stands_between_tables(own):
        return True
    if len(text) > _LONGEST_HEADING or len(own) < 2:
        return False
    above = own[-2].text
    if above is not None and above[-1] not in STOPS and not (last.row.blank_before or last.row.page is not None):
        return False
    if _NO_HEADING.search(text) is not None or split_marker(text) is not None or above is None:
        return False
    return above[-1] in STOPS or split_marker(above) is not None


def _stands_between_tables(own: Sequence[View]) -> bool:
    """Whether the last row is a line alone, below a table and above the next: no sentence, and no number before it."""
    last = own[-1]
    text = last.text or ""
    if len(own) < 2 or not is_below_table(last, own[:-1]) or len(last.row.cells) != 1:
        return False
    words = fold(text).strip(_HEADING_MARKS + " ()<>[]").replace("(", " ").split()
    if _NO_HEADING.search(text) is not None or any(looks_like_section(word) for word in words):
        return False  # 道路課 課長 …: whose the table is
    marker = split_marker(text)
    return marker is None or (marker.kind == "bullet" and text[0] in _HEADING_MARKS)


def is_unknown_heading(own: Sequence[View], view: View, following: Sequence[View]) -> bool:
    """Whether a row in a block of prose is a heading that the vocabulary does not know.

    A short line without mark or stop, set apart, between a sentence's end and another sentence.
    """
    text, above = view.text, own[-1].text if own else None
    below = following[0].text if following else None
    if text is None or above is None or below is None or len(view.row.cells[0].pieces) != 1:
        return False
    if not 2 <= len(text) <= _LONGEST_HEADING or not (view.row.blank_before or view.row.page is not None):
        return False
    if _NO_HEADING.search(text) is not None or above[-1] not in STOPS or split_marker(text) is not None:
        return False
    if (lead := _LEAD.match(text)) is not None and any((one.text or "").startswith(lead[0]) for one in own):
        return False  # 〔評価〕… at the head of a page, as on the pages above
    return len(below) > 2 * len(text) and below.rstrip()[-1] in STOPS


def opens_other_table(
    kind: str, own: Sequence[View], view: View, following: Sequence[View], profile: Profile
) -> str | None:
    """The kind of block that a table opens which cannot belong to the open one: a grid in prose, a second table of staff.

    It holds projects where labels of their texts stand in its first column, else nothing known (`other`).
    """
    row, filled = view.row, len(view.filled)
    if row.table is None:
        return None
    if kind == "staffing":
        last = next((one.row for one in reversed(own) if one.row.table is not None), None)
        if last is None or row.table == last.table or len(row.cells) == len(last.cells) or filled == 0:
            return None
    elif kind == "goals":
        return "other" if _is_foreign(own, view, profile) else None
    elif kind not in PROSE or filled < _LEAST_GRID:
        return None
    labels = profile.labels
    for one in (view, *following):
        first = one.filled[0].text if one.filled else ""
        if one.row.table == row.table and any(kind in _TEXTS for kind in labels.kinds_of(first)):
            return "projects"
    return "other"


def _is_foreign(own: Sequence[View], view: View, profile: Profile) -> bool:
    """Whether a table below goals on lines says nothing of goals: no mark, no title of goals or figures in its first row."""
    lines = [one for one in own if one.row.table is None and one.text is not None]
    if len(view.filled) < _LEAST_GRID or not lines or any(one.row.table == view.row.table for one in own):
        return False
    if not any(split_marker(one.text or "") is not None for one in lines):
        return False
    texts = [cell.text for cell in view.filled]
    return not any(profile.labels.kinds_of(text) or general_kind(text) for text in texts) and (
        split_marker(texts[0] + " 目標") is None
    )
