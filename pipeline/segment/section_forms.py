"""A form of one section (所属名 | 営繕課 | 所属長名 | 橋爪 剛) → a table of one row: its labels as titles, its values below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.model.segments import Segment
from pipeline.profiles.profile import Profile
from pipeline.segment.views import View, views_of
from pipeline.text.sections import looks_like_section

_SECTIONS = frozenset(["column.section", "field.department"])
_HEADS = frozenset(["column.section_head", "field.department_head", "field.author"])


def is_section_form(view: View, profile: Profile) -> bool:
    """Whether a form of one section begins here: its name and its head, each beside its label."""
    pairs = _pairs(view.filled, profile)
    if len(pairs) < 2:
        return False
    kinds = [profile.labels.kinds_of(label.text) for label, _ in pairs]
    if not _SECTIONS & set(kinds[0]) or not looks_like_section(pairs[0][1].text):
        return False
    return any(_HEADS & set(own) for own in kinds[1:])


def with_tables(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report, with the form of a section at the head of a staffing block as a table."""
    return tuple(_as_table(one, profile) if one.kind == "staffing" and one.rows else one for one in segments)


def _as_table(segment: Segment, profile: Profile) -> Segment:
    views = views_of(segment.rows, profile)
    # What is said of all sections (※職員数は4月1日現在) stands above the first form.
    begin = next((at for at, view in enumerate(views) if len(view.filled) > 1), 0)
    if not is_section_form(views[begin], profile):
        return segment
    pairs: list[tuple[Cell, Cell]] = []
    end = begin
    for view in views[begin:]:
        own = _pairs(view.filled, profile)
        if not own or (end > begin and is_section_form(view, profile)):
            break
        pairs += own
        end += 1
    first: Row = segment.rows[begin]
    titles = replace(first, cells=tuple([label for label, _ in pairs]))
    values = replace(first, cells=tuple([value for _, value in pairs]), blank_before=False)
    return replace(segment, rows=(*segment.rows[:begin], titles, values, *segment.rows[end:]))


def _pairs(cells: Sequence[Cell], profile: Profile) -> tuple[tuple[Cell, Cell], ...]:
    """Cells that are label and value in turn; () where they are not."""
    if not cells or len(cells) % 2:
        return ()
    pairs = tuple(zip(cells[::2], cells[1::2], strict=True))
    labels = profile.labels
    if all(labels.kinds_of(label.text) and not labels.kinds_of(value.text) for label, value in pairs):
        return pairs
    return ()
