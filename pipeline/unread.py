"""A report read by labels alone → findings about blocks in which nothing was read, and about what hangs on them.

A profile says which blocks its layout has (`expects`). Of an unknown layout nobody knows that: a report of a department names its head, its
sections, its policy, its goals and its projects as a rule, so that a block without a value was left out by the city, or stands in words and
lines that were not understood. The finding says where its values would be; only who has the paper can say which it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.issues import Finding
from pipeline.model.raw import RawText
from pipeline.model.report import Report


def unread_blocks(report: Report, findings: Sequence[Finding], proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """Findings about empty blocks that nothing else tells of, and about sections of projects where the staffing table was not understood.

    Args:
        report: the report as it was read.
        findings: what is known of the report by now.
        proofs: the printed text of each value.
    """
    if any(one.code == "no-layout" for one in findings):
        return
    told = {one.path for one in findings if one.path is not None}
    for what, path, values in _blocks(report):
        if not values and not any(one.startswith(path) for one in told):
            yield Finding("missing-block", f"{what} was found in the report", None, path)
    if not report.staffing.sections and any(path.startswith("/staffing") for path in told):
        yield from _sections_without_table(report, proofs)


def _blocks(report: Report) -> tuple[tuple[str, str, bool], ...]:
    """What each block is called in a message, its path, and whether it holds a value."""
    staffing = report.staffing
    return (
        ("no head of the department", "/officers", bool(report.officers)),
        ("no table of sections and staff", "/staffing", bool(staffing.sections or staffing.stated_total)),
        ("no policy", "/policies", bool(report.policies)),
        ("no goal", "/goals", bool(report.goals)),
        ("no project", "/projects", bool(report.projects)),
    )


def _sections_without_table(report: Report, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """Sections that could not be looked up: the table they stand in was printed and not understood."""
    for at, project in enumerate(report.projects):
        for number, section in enumerate(project.sections):
            path = f"/projects/{at}/sections/{number}"
            message = f"「{section.label}」: the staffing table was not understood"
            yield Finding("section-not-in-staffing", message, proofs.get(f"{path}/label"), path)
