"""A heading of words that nobody knows, over forms of lines or over a section's table → whether it heads projects."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.profiles.profile import Profile
from pipeline.segment.tables import STOPS
from pipeline.segment.title_rows import heads_projects
from pipeline.segment.views import View
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LONGEST_NAME, _LONGEST_LABEL = 60, 24
_LEAST_PRINTS = 3
_LEAST_TEXT = 20
_AROUND = " ()[]<>0123456789.■□◆◇●○◎・【】〔〕《》"


def heads_unknown_projects(views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether a line that is set apart as the headings are, in words that nobody knows, heads projects by what stands below it."""
    if views[index].heading is not None:
        return False
    return _heads_named_forms(views, index) or _heads_tables_of_sections(views, index, profile)


def _heads_named_forms(views: Sequence[View], index: int) -> bool:
    """Whether a line stands over a name, below it over a label that the report prints three times at least, and over a text."""
    if index + 3 >= len(views) or views[index + 1].row.table is not None:
        return False
    name, label, text = (view.text for view in views[index + 1 : index + 4])
    if name is None or label is None or text is None or len(label) > _LONGEST_LABEL or len(name) > _LONGEST_NAME:
        return False
    short = len(text) < _LEAST_TEXT and text[-1] not in STOPS
    if name[-1] in STOPS or label[-1] in STOPS or short or len(text) <= len(label):
        return False
    return sum(view.text == label and view.row.table is None for view in views) >= _LEAST_PRINTS


def _heads_tables_of_sections(views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether a line stands over the name of a section alone, and below it over the titles of a table of projects."""
    if index + 2 >= len(views) or views[index + 2].row.table is None:
        return False
    name = views[index + 1].text
    if name is None or views[index + 1].row.table is not None or len(name) > _LONGEST_LABEL:
        return False
    return looks_like_section(fold(name).strip(_AROUND)) and heads_projects(views, index + 2, profile)
