"""The blocks of one report → the report as printed, with everything printed either in a field or in `extras`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.as_of import AsOfLine, find_as_of
from pipeline.extract.claims import vouched
from pipeline.extract.cutting import row_pieces, without_blanks
from pipeline.extract.front import extract_front
from pipeline.extract.goal_findings import goal_findings
from pipeline.extract.goals import extract_goals
from pipeline.extract.goals_beside import goals_beside
from pipeline.extract.kept import front_extras, notes, without_unread_blocks
from pipeline.extract.leftovers import unclaimed, value_texts
from pipeline.extract.policy import POLICY_KINDS, extract_extra, extract_policy
from pipeline.extract.project_goal_columns import aims_of
from pipeline.extract.projects import ProjectFields, extract_projects
from pipeline.model.document import Cell, Document, Piece, Row
from pipeline.model.issues import Finding
from pipeline.model.raw import RawExtra, RawReport, RawText, joined
from pipeline.model.segments import ReportSegments, Segment
from pipeline.profiles.headings import general_kind, is_general_heading, speaks_of_staff
from pipeline.profiles.profile import Profile
from pipeline.text.fiscal_year import find_fiscal_years
from pipeline.text.fold import fold
from pipeline.text.sections import section_key

_FIELDS = {
    "header": None,
    "staffing": "/staffing/sections",
    "policy": "/policies",
    "goals": "/goals",
    "projects": "/projects",
}
"""Where the values of a block would be."""
_OF_UNIT = re.compile(r"[^\w]*(?P<unit>[^\W0-9_]{1,16}?[部局課室所])(?=の|長の|[^\W0-9_])")
_LEAST_ROWS = 2
"""So many rows of texts side by side are a table of them."""


def extract(document: Document, segments: ReportSegments, profile: Profile) -> tuple[RawReport, tuple[Finding, ...]]:
    """One report's blocks → what is printed in them, cut out with its places; and what is doubtful about the cuts."""
    header, staffing = extract_front(segments, profile)
    staffed = frozenset(section_key(section.name.text) for section in staffing.sections)
    goals = [extract_goals(segment.rows, document.lines, profile) for segment in segments.of_kind("goals")]
    aims = aims_of([goal for block in goals for goal in block.goals])
    projects = extract_projects(segments.of_kind("projects"), profile, staffed, aims)
    policies = tuple(
        policy for segment in segments.of_kind(*POLICY_KINDS) if (policy := extract_policy(segment, document.lines))
    )
    extras = tuple(extra for segment in segments.of_kind("extra") if (extra := extract_extra(segment, document.lines)))
    beside, own = goals_beside(projects.projects) if not goals else ((), projects.projects)
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
        goals=(*beside, *(goal for block in goals for goal in block.goals)),
        projects=own,
        extras=(
            *front_extras(segments, document, profile),
            *header.extras,
            *staffing.extras,
            *extras,
            *(extra for block in goals for extra in block.extras),
            *projects.orphans,
            *projects.kept,
            *notes(segments, document),
        ),
        labels=(
            *(label for block in goals for label in block.labels),
            *header.labels,
            *_own_years(segments, header.years),
            *_repeated(as_of),
            *staffing.labels,
            *projects.labels,
        ),
    )
    report = _with_claims(segments, report, projects.claims, profile)
    findings = [*header.findings, *staffing.findings, *(finding for block in goals for finding in block.findings)]
    findings += [*_project_findings(projects), *_block_findings(segments, profile), *_unfound(segments, report)]
    findings += goal_findings(segments, report.goals, profile.labels)
    report, of_leftovers = _with_leftovers(segments, report)
    return report, (*findings, *of_leftovers)


def _with_leftovers(segments: ReportSegments, report: RawReport) -> tuple[RawReport, list[Finding]]:
    """The report with the text that no field holds among its extras, each told of; blocks that were hardly read give no values."""
    rows = [row for segment in segments.segments for row in _with_heading(segment)]
    left = unclaimed(rows, report)
    if not left:
        return report, []
    report, of_blocks = without_unread_blocks(segments, report, left)
    left = unclaimed(rows, report) if of_blocks else left
    findings = [*of_blocks, *_status_findings(segments, report, left)]
    findings += [Finding("unclaimed-text", f"no field holds {_short(text)}", text) for text in left]
    return replace(report, extras=(*report.extras, *(RawExtra(None, (text,)) for text in left))), findings


def _unfound(segments: ReportSegments, report: RawReport) -> list[Finding]:
    """Rows of several cells with sentences, in a report without projects: they may be its projects, and no block of goals or staff."""
    kinds = ("goals", "staffing", "extra")
    rows = [
        row for one in segments.of_kind(*kinds) for row in one.rows if sum(bool(cell.pieces) for cell in row.cells) > 2
    ]
    if report.projects or sum(any("。" in cell.text for cell in row.cells) for row in rows) < _LEAST_ROWS:
        return []
    message = "rows of several cells with sentences stand in no block of projects"
    return [Finding("partly-read", message, None, path) for path in ("/projects", "/goals", "/report_status")]


def _repeated(lines: Sequence[AsOfLine]) -> tuple[RawText, ...]:
    """The lines that print the first as-of date, once or on every page; another date is no field's text."""
    return tuple(line.claimed for line in lines if _key(line) == _key(lines[0]))


def _key(line: AsOfLine) -> str:
    return without_blanks(fold(line.date.text))


def _with_heading(segment: Segment) -> tuple[Row, ...]:
    """The rows of a block, its heading as the first."""
    return segment.rows if segment.heading is None else (Row((Cell(segment.heading.pieces),)), *segment.rows)


def _with_claims(segments: ReportSegments, report: RawReport, claims: Sequence[RawText], profile: Profile) -> RawReport:
    """The report with the headings of its blocks, and the titles that it vouches for, among its labels."""
    headings = [one.heading for one in segments.segments if one.heading is not None]
    sure = [one for one in headings if is_heading_of_genre(one.text, profile)]
    others = _headings_over_values(segments, report, profile) if len(sure) < len(headings) else []
    return replace(report, labels=(*sure, *others, *report.labels, *vouched(claims, report, profile.labels)))


def _headings_over_values(segments: ReportSegments, report: RawReport, profile: Profile) -> list[RawText]:
    """The headings that are known by their form only, of blocks that gave a value: over nothing such a line may be text.

    Any other is held by what it heads, or is text that no field holds; so is one of projects above a table of the staff.
    """
    lines = {piece.line for text in value_texts(report) for piece in text.pieces}
    return [
        one.heading
        for one in segments.segments
        if one.heading is not None
        and is_known_heading(one.heading.text, profile, _named(report))
        and speaks_of_staff(one.heading.text) in (None, one.kind == "staffing")
        and any(piece.line in lines for row in one.rows for piece in row_pieces(row))
    ]


def is_heading_of_genre(text: str, profile: Profile) -> bool:
    """Whether a line is one of the vocabulary, or general words that name a kind of block, with or without a day behind."""
    if profile.labels.kinds_of(text) or general_kind(text) is not None:
        return True
    bare = _without_day(text)
    return bare is not None and bool(profile.labels.kinds_of(bare) or general_kind(bare))


def _without_day(text: str) -> str | None:
    """職員数（平成29年4月1日現在） → 職員数; None: no day stands behind the line."""
    folded = fold(text)
    bare = folded.partition("(")[0].strip()
    if not bare or bare == folded or find_as_of(RawText((Piece(1, 0, len(text), text),))) is None:
        return None
    return bare


def _named(report: RawReport) -> str:
    """The words that name the report's department, what is above it and its sections."""
    texts = [report.title, report.department, *report.parents, *(section.name for section in report.sections)]
    return " ".join([without_blanks(fold(text.text)) for text in texts if text is not None])


def is_known_heading(text: str, profile: Profile, named: str) -> bool:
    """Whether a line is a heading by its words: those of the vocabulary, general ones, those of a unit (市民部の目標).

    A day behind it (職員数（平成29年4月1日現在）) does not change that. The unit is one that the report names.
    """
    labels = profile.labels
    if labels.kinds_of(text) or is_general_heading(text):
        return True
    if (bare := _without_day(text)) is not None:
        return bool(labels.kinds_of(bare)) or is_general_heading(bare)
    folded = fold(text)
    of_unit = _OF_UNIT.match(folded)
    if of_unit is None or not labels.kinds_of("部" + folded[of_unit.end() :]):
        return False
    return without_blanks(of_unit["unit"]) in named


def _own_years(segments: ReportSegments, years: Sequence[RawText]) -> list[RawText]:
    """The lines of nothing but a year that name the report's own: the title's, else that of the first of them."""
    named = [{value.year for _, _, value in find_fiscal_years(label.text)} for label in years]
    titled = set() if segments.title is None else {one.year for _, _, one in find_fiscal_years(segments.title.text)}
    own = titled or next((values for values in named if values), set())
    return [label for label, values in zip(years, named, strict=True) if values and values <= own]


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
    # A booklet's cover or contents speak for every report that names no year itself.
    return tuple(labels) if any(find_fiscal_years(label.text) for label in labels) else (*labels, *segments.years)


def _status_findings(segments: ReportSegments, report: RawReport, left: Sequence[RawText]) -> list[Finding]:
    """Sentences of the projects that no field holds may be of a later stage than those that were read."""
    stages = {entry.entry_type for project in report.projects for entry in project.entries}
    if "final" in stages or not report.projects:
        return []
    lines = {piece.line for one in segments.of_kind("projects") for row in one.rows for piece in row_pieces(row)}
    for text in left:
        if "。" in text.text and any(piece.line in lines for piece in text.pieces):
            message = f"{_short(text)} may be of a later stage than the texts that were read"
            return [Finding("status-unclear", message, text, "/report_status")]
    return []


def _project_findings(projects: ProjectFields) -> list[Finding]:
    findings = [
        Finding(
            "entry-without-project",
            f"{_short(extra.label or extra.texts[0])} stands where no project is named",
            joined(extra.texts if extra.label is None else (extra.label, *extra.texts)),
        )
        for extra in projects.orphans
    ]
    findings += [
        Finding(
            "entry-ambiguous", f"{_short(entry.label)} may belong to another project", joined((entry.label, entry.text))
        )
        for entry in projects.ambiguous
    ]
    findings += [Finding("empty-entry", f"{_short(label)} has no text", label) for label in projects.empty]
    findings += [
        Finding("entry-row-shift", f"{_short(label)} was given to the project of the text above it", label)
        for label in projects.moved
    ]
    findings += [
        Finding(
            "cell-over-projects", f"{_short(text)} stands beside the project above, too", text, f"/projects/{owner}"
        )
        for owner, text in projects.shared
    ]
    findings += [
        Finding("projects-in-one-row", f"{_short(name)} reads as the names of several projects", name)
        for name in projects.merged
    ]
    findings += [
        Finding(
            "duplicate-project",
            f"{_short(name)} stands in a later chapter only; it may be a project above by another name",
            name,
            f"/projects/{at}",
        )
        for at in projects.doubtful
        for name in (projects.projects[at].name,)
    ]
    return findings


def _block_findings(segments: ReportSegments, profile: Profile) -> list[Finding]:
    kinds = {segment.kind for segment in segments.segments}
    findings = [
        Finding(
            "missing-block", f"the layout {profile.id} has a {block} block, this report has none", None, _FIELDS[block]
        )
        for block in profile.expects
        if block not in kinds and not (block == "policy" and kinds.intersection(POLICY_KINDS))
    ]
    findings += [
        Finding("unknown-heading", f"{_short(one.heading)} opens a block of no known kind", one.heading)
        for one in segments.of_kind("extra")
        if one.heading is not None and profile.labels.kind_of(one.heading.text, "heading.") is None
    ]
    if front := [row for segment in segments.of_kind("front") for row in segment.rows]:
        pieces = tuple(piece for row in front for piece in row_pieces(row))
        findings.append(
            Finding("front-matter", f"{len(front)} rows stand before the first report", RawText(pieces), "/extras")
        )
    if segments.title is None:
        findings.append(Finding("missing-title", "no line has the form of a report title", None, "/title"))
    return findings


def _short(text: RawText) -> str:
    flat = text.text.replace("\n", "⏎")
    return f"「{flat[:40]}…」" if len(flat) > 40 else f"「{flat}」"
