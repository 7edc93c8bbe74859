"""The order of the stages: one file's bytes → a validated record. The table of contents of the program."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.extract.report import extract
from pipeline.identify import Identification, identify
from pipeline.model.document import Document, Piece, Source
from pipeline.model.errors import DocumentError
from pipeline.model.ids import id_scope
from pipeline.model.issues import Finding
from pipeline.model.raw import RawText
from pipeline.model.report import (
    SCHEMA_VERSION,
    DocumentInfo,
    DocumentRecord,
    Evidence,
    Issue,
    Report,
)
from pipeline.normalize.report import normalize
from pipeline.places import evidence_of, issues_of
from pipeline.profiles.labels import GENERIC
from pipeline.profiles.profile import Profile, ProfileSet
from pipeline.read import read_document, sniff
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.segment import segment
from pipeline.validate import check_evidence, validate


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the caller says about a file: municipality, name, URL, licence. Nothing of it is ever guessed."""

    local_government_code: str | None = None
    local_government_name: str | None = None
    url: str | None = None
    license: str | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted document: the public record, and the lines and furniture its tables need."""

    record: DocumentRecord
    document: Document


def convert(
    data: bytes, path: str, provenance: Provenance, profiles: ProfileSet, options: ReadOptions = DEFAULT
) -> Conversion:
    """The bytes of one file → its record, validated, with evidence and issues.

    Args:
        data: the file's content.
        path: its POSIX path relative to the input root; kept in the record, never opened.
        provenance: what the caller knows about the file.
        profiles: the layout profiles to choose from.
        options: by which engine to read PDF, and whether to use OCR.

    Raises:
        DocumentError: the file cannot be read or holds no report; its code is in the issue catalogue.
    """
    with _collector_at_rest():
        return _convert(data, path, provenance, profiles, options)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let no search for reference cycles run meanwhile.

    A conversion makes hundreds of thousands of small objects and no cycles worth the search; each search looks at all that the
    process holds.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _convert(data: bytes, path: str, provenance: Provenance, profiles: ProfileSet, options: ReadOptions) -> Conversion:
    """Stage after stage."""
    source = Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=sniff(data),
        local_government_code=provenance.local_government_code,
        local_government_name=provenance.local_government_name,
        url=provenance.url,
        license=provenance.license,
    )
    document = read_document(data, source, options)
    found = identify(document, profiles)
    if found.profile is None:
        raise DocumentError("no-layout", "no profile claims the document and too few labels of the genre stand in it")
    reports, issues, evidence = _read_reports(document, found.profile)
    if found.profile.id == GENERIC and not any(_says_something(report) for report in reports):
        raise DocumentError("no-layout", "labels of the genre stand in it, but no title, head or project could be read")
    issues = [*_document_issues(document, found), *issues]
    record = DocumentRecord(
        schema_version=SCHEMA_VERSION,
        document=_document_info(document, found.profile),
        reports=tuple(reports),
        issues=tuple(issues),
        evidence=evidence,
    )
    return Conversion(record, document)


def _says_something(report: Report) -> bool:
    """Whether a report read by labels alone is one: it has texts of projects, or a department with title or head."""
    if any(project.entries for project in report.projects):
        return True
    return report.department is not None and (report.title is not None or bool(report.officers))


def _read_reports(document: Document, profile: Profile) -> tuple[list[Report], list[Issue], dict[str, Evidence]]:
    """Every report of the document, through segmenting, extracting, normalizing and validating."""
    reports: list[Report] = []
    issues: list[Issue] = []
    evidence: dict[str, Evidence] = {}
    own_scope = id_scope(None, document.source.sha256)
    scope = document.source.local_government_code or own_scope
    for index, segments in enumerate(segment(document, profile)):
        raw, cut_findings = extract(document, segments, profile)
        report, notes = normalize(raw, scope, own_scope, index + 1)
        findings = [
            *cut_findings,
            *notes.findings,
            *validate(report, notes.proofs),
            *check_evidence(notes.proofs, document.lines),
        ]
        base = f"/reports/{index}"
        reports.append(report)
        issues += issues_of(findings, document.lines, base)
        evidence.update(evidence_of(notes.proofs, document.lines, base))
    return reports, issues, evidence


def _document_issues(document: Document, found: Identification) -> list[Issue]:
    """Findings about the file as a whole: its reading, its layout, its provenance."""
    source = document.source
    findings = [Finding(code, detail, _line_text(document, line)) for code, line, detail in document.notes]
    if found.rivals:
        findings.append(Finding("profile-rivals", f"claimed by {', '.join(found.rivals)}; read by labels alone"))
    if found.profile is not None and found.profile.id == GENERIC:
        findings.append(Finding("generic-layout", "no profile claims the layout; it was read by its labels alone"))
    if source.local_government_code is None:
        findings.append(
            Finding("local-government-unknown", "the caller named no municipality; ids hold for this document only")
        )
    if source.license is None:
        findings.append(Finding("license-unknown", "the caller named no licence of the source"))
    return issues_of(findings, document.lines, None)


def _line_text(document: Document, number: int | None) -> RawText | None:
    if number is None or not document.lines[number - 1].text.strip():
        return None
    text = document.lines[number - 1].text
    return RawText((Piece(number, 0, len(text), text),))


def _document_info(document: Document, profile: Profile) -> DocumentInfo:
    source = document.source
    return DocumentInfo(
        document_id=source.document_id,
        path=source.path,
        sha256=source.sha256,
        bytes=source.size,
        media_type=source.media_type,
        encoding=document.encoding,
        page_count=document.page_count,
        line_count=len(document.lines),
        text_layer=document.text_layer,
        profile=profile.id,
        local_government_code=source.local_government_code,
        local_government_name=source.local_government_name,
        source_url=source.url,
        license=source.license,
    )
