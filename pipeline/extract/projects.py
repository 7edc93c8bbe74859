"""The project blocks → projects with their sections and texts, each text given to the project it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import cast

from pipeline.extract.attribution import attribute
from pipeline.extract.cutting import raw
from pipeline.extract.project_names import cut_sections, split_name
from pipeline.extract.project_rows import PrintedName, PrintedText, RowReader
from pipeline.model.document import Row
from pipeline.model.raw import Attribution, EntryType, RawEntry, RawExtra, RawProject, RawText, joined
from pipeline.model.segments import Segment
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold

_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[①-⑳])[.)]?")


@dataclass(frozen=True, slots=True)
class ProjectFields:
    """What the project blocks printed."""

    projects: tuple[RawProject, ...]
    labels: tuple[RawText, ...]
    orphans: tuple[RawExtra, ...]
    """Texts that stand where no project is named."""
    ambiguous: tuple[RawEntry, ...]
    """Texts whose project is not certain."""
    empty: tuple[RawText, ...]
    """Labels without any text under them."""


def extract_projects(segments: Sequence[Segment], profile: Profile, staffed: frozenset[str]) -> ProjectFields:
    """All project blocks of a report (主な事業, repeated after page breaks) → its projects in printed order.

    `staffed` are the comparison keys of the sections in the staffing table, which tell a section in brackets after a
    name from a bracket that belongs to the name.
    """
    reader = RowReader(profile.labels, staffed)
    rows, numbers = _without_lead([row for segment in segments for row in segment.rows])
    reader.labels += numbers
    for row, following in zip_longest(rows, rows[1:]):
        reader.read(row, following)
    printed = _printed_owners(reader.texts, reader.names)
    given = attribute([text.kind for text in reader.texts], printed, len(reader.names))
    moved = frozenset(given.moved)
    entries: list[list[RawEntry]] = [[] for _ in reader.names]
    orphans: list[RawExtra] = []
    empty = [text.label for text in reader.texts if not text.parts]
    for number, (text, owner) in enumerate(zip(reader.texts, given.owners, strict=True)):
        if not text.parts:
            continue
        if owner is None:
            orphans.append(RawExtra(text.label, (joined(text.parts),)))
        else:
            entries[owner].append(_entry(text, printed[number], moved=number in moved))
    projects = tuple(
        _project(name, tuple(own), staffed, reader.labels) for name, own in zip(reader.names, entries, strict=True)
    )
    ambiguous = tuple(entry for own in entries for entry in own) if given.ambiguous else ()
    return ProjectFields(projects, (*reader.labels, *empty), tuple(orphans), ambiguous, tuple(empty))


def _without_lead(rows: list[Row]) -> tuple[list[Row], list[RawText]]:
    """The rows without a first column that holds nothing but blanks or running numbers, and these numbers.

    Where the first column is blank only, one beside it must hold names: a page that begins inside a project has none.
    """
    table = [row for row in rows if len(row.cells) > 1]
    lead = [row.cells[0] for row in table if row.cells[0].pieces]
    if not table or not all(_NUMBER.fullmatch(fold(cell.text)) for cell in lead):
        return rows, []
    if any(len(row.cells) < 3 for row in table) or sum(bool(row.cells[1].pieces) for row in table) == 0:
        return rows, []
    return [replace(row, cells=row.cells[1:]) if len(row.cells) > 1 else row for row in rows], [raw(c) for c in lead]


def _entry(text: PrintedText, printed: int | None, *, moved: bool) -> RawEntry:
    attribution: Attribution = "inferred" if moved else "explicit"
    return RawEntry(cast("EntryType", text.kind), text.label, joined(text.parts), attribution, printed)


def _project(
    name: PrintedName, entries: tuple[RawEntry, ...], staffed: frozenset[str], labels: list[RawText]
) -> RawProject:
    """A name with its texts; marks and brackets that are no part of the name go to the labels."""
    text, sections, others = split_name(name.text, staffed)
    labels += others
    beside = tuple(section for cell in name.sections for section in cut_sections(cell))
    return RawProject(text, (*sections, *beside), entries)


def _printed_owners(texts: Sequence[PrintedText], names: Sequence[PrintedName]) -> list[int | None]:
    """For each text the project whose name stands on its row, or last above it."""
    owners: list[int | None] = []
    at = -1
    for text in texts:
        while at + 1 < len(names) and names[at + 1].row <= text.row:
            at += 1
        owners.append(at if at >= 0 else None)
    return owners
