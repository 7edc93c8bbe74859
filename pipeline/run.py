"""The order of the stages: one file's bytes → a validated record. The table of contents of the program."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.extract.kept import LEAST_CLAIMED, WELL_CLAIMED, claimed_share, keep_whole, unread_kinds
from pipeline.extract.report import extract
from pipeline.identify import Identification, identify
from pipeline.model.document import Document, Piece, Source
from pipeline.model.errors import DocumentError
from pipeline.model.ids import id_scope
from pipeline.model.issues import Finding
from pipeline.model.provenance import Provenance
from pipeline.model.raw import RawReport, RawText
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
from pipeline.plausible import plausible, several_reports
from pipeline.profiles.labels import GENERIC
from pipeline.profiles.profile import Profile, ProfileSet
from pipeline.read import read_document, sniff
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.segment import segment
from pipeline.unread import unread_blocks
from pipeline.validate import check_evidence, validate

__all__ = ["Conversion", "Provenance", "convert", "convert_document", "read_source"]


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
        return _convert_document(read_source(data, path, provenance, options), profiles)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let no search for reference cycles run meanwhile.

    A conversion makes hundreds of thousands of small objects and no cycles worth the search; each search looks at all that the
    process holds. Afterwards what was made counts as looked at, or the next search would begin with all of it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()  # both move lists, not objects
            gc.unfreeze()
            gc.enable()


def read_source(data: bytes, path: str, provenance: Provenance, options: ReadOptions = DEFAULT) -> Document:
    """The bytes of one file → its lines and rows; the first step of `convert`.

    Raises:
        DocumentError: the file cannot be read.
    """
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
    return read_document(data, source, options)


def convert_document(document: Document, profiles: ProfileSet) -> Conversion:
    """A document that has been read → its record; what `convert` does after reading.

    Raises:
        DocumentError: it holds no report.
    """
    with _collector_at_rest():
        return _convert_document(document, profiles)


def _convert_document(document: Document, profiles: ProfileSet) -> Conversion:
    """Stage after stage."""
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
    """Whether a report read by labels alone is one: it names a department, and has title, head or texts of projects."""
    texts = any(project.entries for project in report.projects)
    if report.department is None:
        return texts and (report.title is not None or bool(report.officers) or bool(report.staffing.sections))
    return texts or report.title is not None or bool(report.officers)


def _read_reports(document: Document, profile: Profile) -> tuple[list[Report], list[Issue], dict[str, Evidence]]:
    """Every report of the document, through segmenting, extracting, normalizing and validating."""
    reports: list[Report] = []
    issues: list[Issue] = []
    evidence: dict[str, Evidence] = {}
    own_scope = id_scope(None, document.source.sha256)
    scope = document.source.local_government_code or own_scope
    for index, segments in enumerate(segment(document, profile)):
        raw, cut_findings = extract(document, segments, profile)
        unread = unread_kinds(cut_findings)
        share = claimed_share(segments, raw, profile, unread) if profile.id == GENERIC else 1.0
        if share < LEAST_CLAIMED or (unread and not _holds_block(raw)):
            raw, cut_findings = keep_whole(segments, raw, document), (_not_understood(share),)
        elif share < WELL_CLAIMED:
            cut_findings += (Finding("partly-read", f"fields hold {share:.0%} of the text"),)
        report, notes = normalize(raw, scope, own_scope, index + 1)
        findings = [
            *cut_findings,
            *notes.findings,
            *validate(report, notes.proofs),
            *(several_reports(segments.segments) if profile.id == GENERIC else ()),
            *plausible(report, profile.labels, notes.proofs),
            *check_evidence(notes.proofs, document.lines),
        ]
        if profile.id == GENERIC:
            findings += unread_blocks(report, findings, notes.proofs)
        base = f"/reports/{index}"
        twin = next((number for number, one in enumerate(reports) if one.report_id == report.report_id), None)
        if twin is not None:
            findings.append(
                Finding("repeated-report", f"report {twin + 1} has the same department and year", raw.title)
            )
        reports.append(report)
        issues += issues_of(findings, document.lines, base, notes.proofs)
        evidence.update(evidence_of(notes.proofs, document.lines, base))
    return reports, issues, evidence


def _holds_block(raw: RawReport) -> bool:
    """Whether more than a header was read of a report."""
    return bool(raw.sections or raw.policies or raw.goals or raw.projects)


def _not_understood(share: float) -> Finding:
    message = (
        f"fields would hold {share:.0%} of the text, less than {LEAST_CLAIMED:.0%}; the report is kept whole in extras"
    )
    return Finding("no-layout", message)


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
