"""A row of titles that nobody knows and the rows below → the titles of a table of staff, by what stands under them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.cutting import raw
from pipeline.extract.staffing_titles import COUNT, HEAD, OTHER, SECTION, Column, Titles, title_kind
from pipeline.model.document import Row
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_titles import staff_by_contents


def titles_by_contents(rows: Sequence[Row], profile: Profile) -> Titles | None:
    """The first of one to three rows → the titles of its table where the others show them (`staff_by_contents`); None: none.

    A title of a number that no word says to be one of staff is `guessed`.
    """
    head, *below = rows
    if head.table is None or not all(cell.pieces for cell in head.cells):
        return None
    alike = [row for row in below if row.table == head.table and len(row.cells) == len(head.cells)]
    found = staff_by_contents(
        [cell.text for cell in head.cells], [[cell.text for cell in row.cells] for row in alike], profile.labels
    )
    if found is None:
        return None
    own = {found.section: SECTION, found.head: HEAD, found.number: COUNT}
    labels = tuple([raw(cell) for cell in head.cells])
    kinds = [own.get(at) or title_kind(label.text, profile) or OTHER for at, label in enumerate(labels)]
    columns = tuple([Column(kind, label) for kind, label in zip(kinds, labels, strict=True)])
    known = tuple([label for kind, label in zip(kinds, labels, strict=True) if kind != OTHER])
    unsure = found.number is not None and title_kind(labels[found.number].text, profile) is None
    return Titles(columns, 1, labels, known, labels[found.number] if unsure and found.number is not None else None)
