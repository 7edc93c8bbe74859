"""The blocks of one report → the report as printed, with everything printed either in a field or in `extras`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.cutting import paragraphs, row_pieces, without_blanks
from pipeline.extract.goals import extract_goals
from pipeline.extract.header import AsOfLine, extract_header, find_as_of
from pipeline.extract.leftovers import unclaimed
from pipeline.extract.policy import POLICY_KINDS, extract_extra, extract_policy
from pipeline.extract.projects import ProjectFields, extract_projects
from pipeline.extract.staffing import StaffingFields, extract_staffing
from pipeline.model.document import Document, Row
from pipeline.model.issues import Finding
from pipeline.model.raw import RawExtra, RawReport, RawText
from pipeline.model.segments import ReportSegments
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.sections import section_key


def extract(document: Document, segments: ReportSegments, profile: Profile) -> tuple[RawReport, tuple[Finding, ...]]:
    """One report's blocks → what is printed in them, cut out with its places; and what is doubtful about the cuts."""
    header = extract_header([row for segment in segments.of_kind("header") for row in segment.rows], profile)
    staffing = _staffing(segments, profile)
    staffed = frozenset(section_key(section.name.text) for section in staffing.sections)
    projects = extract_projects(segments.of_kind("projects"), profile, staffed)
    policies = tuple(
        policy for segment in segments.of_kind(*POLICY_KINDS) if (policy := extract_policy(segment, document.lines))
    )
    extras = tuple(extra for segment in segments.of_kind("extra") if (extra := extract_extra(segment, document.lines)))
    headings = [segment.heading for segment in segments.segments if segment.heading is not None]
    as_of = (*header.as_of, *staffing.as_of)
    report = RawReport(
        title=segments.title,
        fiscal_year_labels=_year_labels(segments, header.years, projects),
        as_of=as_of[0].date if as_of else None,
        department=header.department or segments.department,
        parents=tuple(header.parents),
        officers=tuple(header.officers),
        sections=tuple(staffing.sections),
        stated_total=staffing.total,
        policies=policies,
        goals=tuple(
            goal for segment in segments.of_kind("goals") for goal in extract_goals(segment.rows, document.lines)
        ),
        projects=projects.projects,
        extras=(*extras, *projects.orphans, *_notes(segments, document)),
        labels=(*headings, *header.labels, *header.years, *_repeated(as_of), *staffing.labels, *projects.labels),
    )
    findings = [*_project_findings(projects), *_block_findings(segments, profile)]
    rows: list[Row] = [row for segment in segments.segments for row in segment.rows]
    left = unclaimed(rows, report)
    if left:
        report = replace(report, extras=(*report.extras, *(RawExtra(None, (text,)) for text in left)))
        findings += [Finding("unclaimed-text", f"no field holds {_short(text)}", text) for text in left]
    return report, tuple(findings)


def _notes(segments: ReportSegments, document: Document) -> Iterator[RawExtra]:
    """Footnotes (脚注), one a paragraph."""
    pieces = [piece for segment in segments.of_kind("note") for row in segment.rows for piece in row_pieces(row)]
    for paragraph in paragraphs(pieces, document.lines):
        yield RawExtra(None, (paragraph,))


def _staffing(segments: ReportSegments, profile: Profile) -> StaffingFields:
    found = StaffingFields()
    for segment in segments.of_kind("staffing"):
        part = extract_staffing(segment.rows, profile)
        found.sections += part.sections
        found.labels += part.labels
        found.total = found.total or part.total
        in_heading = None if segment.heading is None else find_as_of(segment.heading)
        found.as_of += part.as_of if in_heading is None else [in_heading, *part.as_of]
    return found


def _repeated(lines: Sequence[AsOfLine]) -> tuple[RawText, ...]:
    """The lines that print the first as-of date, once or on every page; another date is no field's text."""
    return tuple(line.claimed for line in lines if _key(line) == _key(lines[0]))


def _key(line: AsOfLine) -> str:
    return without_blanks(fold(line.date.text))


def _year_labels(segments: ReportSegments, years: Sequence[RawText], projects: ProjectFields) -> tuple[RawText, ...]:
    """Where a report prints its own year, strongest first: title, headings, then the labels of its texts."""
    labels = [] if segments.title is None else [segments.title]
    labels += years
    headings = [segment.heading for segment in segments.segments if segment.heading is not None]
    labels += [heading for heading in headings if "年" in heading.text]
    for wanted in ("plan", "final", "midterm"):
        labels += [
            entry.label
            for project in projects.projects
            for entry in project.entries
            if entry.entry_type == wanted and "年" in entry.label.text
        ]
    return tuple(labels)


def _project_findings(projects: ProjectFields) -> list[Finding]:
    findings = [
        Finding(
            "entry-without-project",
            f"{_short(extra.label or extra.texts[0])} stands where no project is named",
            extra.label,
        )
        for extra in projects.orphans
    ]
    findings += [
        Finding("entry-ambiguous", f"{_short(entry.label)} may belong to another project", entry.label)
        for entry in projects.ambiguous
    ]
    findings += [Finding("empty-entry", f"{_short(label)} has no text", label) for label in projects.empty]
    return findings


def _block_findings(segments: ReportSegments, profile: Profile) -> list[Finding]:
    kinds = {segment.kind for segment in segments.segments}
    findings = [
        Finding("missing-block", f"the layout {profile.id} has a {block} block, this report has none")
        for block in profile.expects
        if block not in kinds
    ]
    if segments.title is None:
        findings.append(Finding("missing-title", "no line has the form of a report title"))
    return findings


def _short(text: RawText) -> str:
    flat = text.text.replace("\n", "⏎")
    return f"「{flat[:40]}…」" if len(flat) > 40 else f"「{flat}」"
