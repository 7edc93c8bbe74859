"""A project before its texts and figures: its name, its sections, the goals it serves; print and gold together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.sheet import Sheet

Separator = Literal["、", "・", "／", "\n"]
Bracket = Literal["none", "full", "half", "line"]


@dataclass(frozen=True, slots=True)
class Naming:
    """How sections stand with a project: in a bracket after the name, or apart; and what parts them."""

    bracket: Bracket = "none"
    separators: tuple[Separator, ...] = ("、",)


APART = Naming()
IN_BRACKETS = Naming("full")


def sections_text(work: Work, naming: Naming, sheet: Sheet) -> str:
    """The sections as printed; ・ parts them only where no section's name has one."""
    separator = sheet.words.template(naming.separators)
    if separator == "・" and any("・" in owner.label for owner in work.owners):
        separator = "、"
    if separator == "\n" and naming.bracket != "none":
        separator = "、"
    return separator.join(owner.label for owner in work.owners)


def name_text(work: Work, naming: Naming, sheet: Sheet) -> str:
    """The name as printed, with a bracket if sections stand in one."""
    sections = sections_text(work, naming, sheet)
    tail = {"none": "", "full": f"（{sections}）", "half": f" ({sections})", "line": f"\n（{sections}）"}
    return work.name + tail[naming.bracket]


def goals_text(work: Work, sheet: Sheet) -> str:
    """The goals that the project serves, by their marks without the point."""
    return "、".join(sheet.goals[goal - 1][0].rstrip("．.") for goal in work.goals)


def project(work: Work, sheet: Sheet, *, sections: bool, goals: bool) -> dict[str, Any]:
    """The project as the contract has it, without texts and figures."""
    number = len(sheet.report["projects"]) + 1
    return {
        "project_no": number,
        "name": clean(work.name),
        "name_label": work.name,
        "sections": [
            {"label": owner.label, "match_method": "exact" if owner.label in sheet.sections else "none"}
            for owner in work.owners
            if sections
        ],
        "goal_nos": [sheet.goals[goal - 1][1] for goal in work.goals] if goals else [],
        "entries": [],
        "measures": [],
        "ratings": [],
        "budgets": [],
    }
