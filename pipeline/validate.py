"""A report → findings: the document checks itself (totals, sections, numbering, pairing, duplicates)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

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
    for index, project in enumerate(report.projects):
        yield from _check_figures(project, f"/projects/{index}", proofs)


def _check_total(report: Report, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """The printed total against the sum of the sections (and one more where it counts the head)."""
    total = report.staffing.stated_total
    counts = [section.staff_count for section in report.staffing.sections]
    if total is None or not counts or any(count is None for count in counts):
        return
    # Decimal: ten times 0.79 is not 7.9 in floats.
    summed = sum((Decimal(str(count)) for count in counts), Decimal(1 if total.includes_head else 0))
    if summed != Decimal(str(total.staff_count)):
        head = " and the head" if total.includes_head else ""
        path = "/staffing/stated_total/staff_count"
        message = f"the print says {total.staff_count}, the sections{head} add up to {summed}"
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
    """In a report with final reports, a plan without one (and the other way round); a project without texts and figures."""
    kinds = [{entry.entry_type for entry in project.entries} for project in projects]
    any_plan = any("plan" in own for own in kinds)
    any_final = any("final" in own for own in kinds)
    for index, (project, own) in enumerate(zip(projects, kinds, strict=True)):
        name, path = proofs.get(f"/projects/{index}/name"), f"/projects/{index}"
        if not (project.entries or project.measures or project.ratings or project.budgets):
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


def _check_figures(project: Project, path: str, proofs: Mapping[str, RawText]) -> Iterator[Finding]:
    """Target against actual value, budget against settlement: a thousand times more is a unit or a comma mixed up."""
    for index, measure in enumerate(project.measures):
        here = f"{path}/measures/{index}"
        # A share in per cent beside one in parts of 1 differs by a hundred.
        step = 100 if measure.unit == "%" else 1000
        if _differ_by(measure.target, measure.actual, step):
            message = f"「{measure.label}」: target {measure.target:g}, actual value {measure.actual:g}"
            yield Finding("figure-scale-doubtful", message, proofs.get(f"{here}/actual"), here)
    # Other amounts (人件費, 国庫支出金 …) are parts, which may be a thousandth of the whole.
    wholes = [
        (index, budget) for index, budget in enumerate(project.budgets) if budget.kind in ("initial", "settlement")
    ]
    for index, budget in wholes[1:]:
        first = wholes[0][1]
        if first.amount_yen and budget.amount_yen and _differ_by(first.amount_yen, budget.amount_yen, 1000):
            here = f"{path}/budgets/{index}"
            message = f"「{first.label}」 {first.amount_yen:,} yen, 「{budget.label}」 {budget.amount_yen:,} yen"
            yield Finding("figure-scale-doubtful", message, proofs.get(f"{here}/amount_label"), here)


def _differ_by(first: float | None, second: float | None, step: int) -> bool:
    """Whether one number is about `step` times the other: at least half and at most double that."""
    if not first or not second or (first < 0) != (second < 0):
        return False
    ratio = max(first / second, second / first)
    return step / 2 <= ratio <= step * 2


def check_evidence(proofs: Mapping[str, RawText], lines: Sequence[Line]) -> Iterator[Finding]:
    """Read every piece of every proof again from the source lines; a difference is an error."""
    for path, text in proofs.items():
        for piece in text.pieces:
            if lines[piece.line - 1].text[piece.start : piece.end] != piece.text:
                yield Finding("evidence-mismatch", f"line {piece.line} does not hold 「{piece.text}」", None, path)
