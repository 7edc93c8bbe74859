"""The rows of a document → what cutting asks of each again and again, looked up once."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.document import Cell, Row
from pipeline.model.record import record
from pipeline.profiles.headings import general_kind
from pipeline.profiles.profile import Profile
from pipeline.segment.questions import question_kind

LONGEST_FIELD = 80


@record
class View:
    """A row, its filled cells, and what they are to the cutting of a document.

    `text` is the text of its only filled cell; `heading` the kind of block that this text heads, by a word of the
    vocabulary, as a question, or (`is_general`) by general words alone; `has_field` says that a header's field label (部局名, 部長名 …)
    stands in the row.
    """

    row: Row
    filled: tuple[Cell, ...]
    text: str | None
    heading: str | None
    is_general: bool
    has_field: bool


def views_of(rows: Iterable[Row], profile: Profile) -> list[View]:
    """Each row's view."""
    return [_view(row, profile) for row in rows]


def _view(row: Row, profile: Profile) -> View:
    labels = profile.labels
    cells = row.cells
    filled = cells if len(cells) == 1 and cells[0].pieces else tuple([cell for cell in cells if cell.pieces])
    text = heading = None
    is_general = has_field = False
    if len(filled) == 1:
        text = filled[0].text
        if cells[0].pieces:
            # 【令和7（2025）年度の目標】, 【課の構成（4月1日現在）】: brackets within brackets
            inner = text[1:-1] if text[0] == "【" and text[-1] == "】" else ""
            kinds = labels.kinds_of(text) or (labels.kinds_of(inner) if inner else ())
            heading = next((kind[8:] for kind in kinds if kind.startswith("heading.")), None)
            if heading is None and (heading := general_kind(inner or text)) is not None:
                is_general = True
            if heading is None and text[-1] in "?？":
                heading = question_kind(text, profile)
    for cell in filled:
        if len(own := cell.text) <= LONGEST_FIELD and (
            labels.kind_of(own, "field.") is not None or labels.at_head(own, "field.") is not None
        ):
            has_field = True
            break
    return View(row, filled, text, heading, is_general, has_field)
