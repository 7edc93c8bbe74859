"""A report → findings: the document checks itself (totals, sections, numbering, pairing, duplicates)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.document import Line
from pipeline.model.issues import Finding
from pipeline.model.raw import RawText
from pipeline.model.report import Goal, Project, Report


def validate(report: Report, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """Cross-checks of one report; every finding points to the value and, where it was printed, to its place."""
    yield from _check_total(report, proofs)
    yield from _check_goals(report.goals, "/goals", proofs)
    yield from _check_pairing(report.projects, proofs)
    yield from _check_names(report.projects, proofs)


def _check_total(report: Report, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """The printed total against the sum of the sections (and one more where it counts the head)."""
    total = report.staffing.stated_total
    counts = [section.staff_count for section in report.staffing.sections]
    if total is None or not counts or any(count is None for count in counts):
        return
    summed = sum(count for count in counts if count is not None)
    if summed + (1 if total.includes_head else 0) != total.staff_count:
        head = " and the head" if total.includes_head else ""
        path = "/staffing/stated_total/staff_count"
        message = f"the print says {total.staff_count:g}, the sections{head} add up to {summed + total.includes_head:g}"
        yield Finding("total-mismatch", message, proofs.get(path), path)


def _check_goals(goals: Sequence[Goal], path: str, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """Numbers run 1, 2, 3 … on every level; a list that restarts at 1 begins a new sequence."""
    before = 0
    for index, goal in enumerate(goals):
        here = f"{path}/{index}"
        if goal.goal_no is not None:
            if goal.goal_no not in (before + 1, 1) or (goal.goal_no == 1 and before == 1):
                message = f"{goal.goal_no} follows {before}" if before else f"the first number is {goal.goal_no}"
                yield Finding("goal-number-gap", message, proofs.get(f"{here}/goal_no"), f"{here}/goal_no")
            before = goal.goal_no
        if goal.children:
            yield from _check_goals(goal.children, f"{here}/children", proofs)


def _check_pairing(projects: Sequence[Project], proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """In a report with final reports, a plan without one (and the other way round); a project without any text."""
    kinds = [{entry.entry_type for entry in project.entries} for project in projects]
    any_plan = any("plan" in own for own in kinds)
    any_final = any("final" in own for own in kinds)
    for index, (project, own) in enumerate(zip(projects, kinds, strict=True)):
        name, path = proofs.get(f"/projects/{index}/name"), f"/projects/{index}"
        if not project.entries:
            yield Finding("project-without-text", f"「{project.name}」 has no text", name, path)
        elif any_final and "plan" in own and "final" not in own:
            yield Finding("plan-without-final", f"「{project.name}」 has a plan and no final report", name, path)
        elif any_plan and "final" in own and "plan" not in own:
            yield Finding("final-without-plan", f"「{project.name}」 has a final report and no plan", name, path)


def _check_names(projects: Sequence[Project], proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, project in enumerate(projects):
        if project.name in first:
            path = f"/projects/{index}/name"
            message = f"「{project.name}」 is also project {first[project.name] + 1}"
            yield Finding("duplicate-project", message, proofs.get(path), path)
        first.setdefault(project.name, index)
        if project.name.endswith((")", "）", "】")) and project.sections == ():
            path = f"/projects/{index}/name"
            yield Finding("project-name-bracket", f"「{project.name}」 keeps its bracket", proofs.get(path), path)


def check_evidence(proofs: Mapping[str, RawText], lines: Sequence[Line]) -> Iterator[Finding]:
    """Read every piece of every proof again from the source lines; a difference is an error."""
    for path, text in proofs.items():
        for piece in text.pieces:
            if lines[piece.line - 1].text[piece.start : piece.end] != piece.text:
                yield Finding("evidence-mismatch", f"line {piece.line} does not hold 「{piece.text}」", None, path)
