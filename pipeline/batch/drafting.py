"""Files of a layout that nobody has described → the text of a proposed profile, tried on the same files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.batch.contents import Contents
from pipeline.batch.discover import discover
from pipeline.identify import claims_of
from pipeline.model.document import Document
from pipeline.model.errors import UsageError
from pipeline.model.report import DocumentRecord
from pipeline.profiles.drafting.draft import draft
from pipeline.profiles.drafting.toml_text import Tried, profile_text, uncommented
from pipeline.profiles.profile import Profile, ProfileSet, parse_profile
from pipeline.read.options import ReadOptions
from pipeline.run import Provenance, convert_document, read_source


def draft_profile(name: str, paths: Sequence[Path], profiles: ProfileSet, options: ReadOptions) -> str:
    """The TOML of a profile for the layout of the given files; sound, and claiming each of them.

    Raises:
        UsageError: the files have no label in common, or the name cannot be a profile's.
        NoInputError: there is no file.
        DocumentError: a file cannot be read.
    """
    contents = Contents()
    files = [file for file in discover(paths) if not file.skipped]
    documents = [read_source(contents.read(file), file.path, Provenance(), options) for file in files]
    contents.close()
    claims = [claims_of(document, profiles) for document in documents]
    found = draft(documents, [claim[0].year if claim else None for claim in claims], profiles)
    if found is None:
        raise UsageError("no label stands in all of these files; give files of one layout")
    rivals = [tuple(f"{one.profile.id} ({one.score:.2f})" for one in claim if one.holds) for claim in claims]
    plain = profile_text(name, found, [Tried(file.path, 0, (), 0, ()) for file in files], (), title_needed=False)
    with_title = profile_text(name, found, [Tried(file.path, 0, (), 0, ()) for file in files], (), title_needed=True)
    records = _read(documents, parse_profile(plain, name), profiles)
    title_needed = found.title is not None and not all(report.title for one in records for report in one.reports)
    if title_needed:
        records = _read(documents, parse_profile(with_title, name), profiles)
    with_all = _read(documents, parse_profile(uncommented(with_title if title_needed else plain), name), profiles)
    tried = [
        Tried(file.path, _printed(document), _left(record, document), len(_left(all_taken, document)), rival)
        for file, document, record, all_taken, rival in zip(files, documents, records, with_all, rivals, strict=True)
    ]
    return profile_text(name, found, tried, _expects(records), title_needed=title_needed)


def _read(documents: Sequence[Document], profile: Profile, profiles: ProfileSet) -> list[DocumentRecord]:
    alone = ProfileSet((profile,), profiles.generic)
    return [convert_document(document, alone).record for document in documents]


def _printed(document: Document) -> int:
    """The lines of a document that hold text and are no furniture."""
    return sum(bool(line.text.strip()) and line.number not in document.furniture for line in document.lines)


def _left(record: DocumentRecord, document: Document) -> tuple[tuple[int, str], ...]:
    """The lines that no field holds."""
    places = [issue.where for issue in record.issues if issue.code == "unclaimed-text" and issue.where is not None]
    numbers = {
        number
        for place in places
        if place.line_start is not None and place.line_end is not None
        for number in range(place.line_start, place.line_end + 1)
    }
    return tuple((number, document.lines[number - 1].text.strip()) for number in sorted(numbers))


def _expects(records: Sequence[DocumentRecord]) -> tuple[str, ...]:
    """The blocks that every report of every document has."""
    reports = [report for record in records for report in record.reports]
    held = {
        "header": all(report.officers for report in reports),
        "staffing": all(report.staffing.sections for report in reports),
        "policy": all(report.policies for report in reports),
        "goals": all(report.goals for report in reports),
        "projects": all(report.projects for report in reports),
    }
    return tuple(block for block, is_held in held.items() if is_held and reports)
