"""Projects as lines: a line with the name, then labelled paragraphs; no table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.layouts.figures import Item, budget_of, entry_of, rating_of
from benchmarks.corpus.layouts.project_start import IN_BRACKETS, Naming, name_text, project, sections_text

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ProjectLines:
    """`title` is the line of a project, with holes for its number and name; `label` has a hole for the label.

    `apart`: a label stands on the line above its text. Sections may have a line of their own (`sections` among the items).
    """

    heading: tuple[str, ...]
    items: tuple[Item, ...]
    naming: Naming = IN_BRACKETS
    title: tuple[str, ...] = ("{n}　{name}",)
    label: tuple[str, ...] = ("【{}】",)
    apart: bool = False


def print_project_lines(part: ProjectLines, sheet: Sheet) -> None:
    """Print the projects."""
    sheet.heading(sheet.words.pick(part.heading))
    sheet.state_year(sheet.words.year_in(part.heading))
    with_sections = part.naming.bracket != "none" or any(item.kind == "sections" for item in part.items)
    for work in sheet.facts.works:
        found = project(work, sheet, sections=with_sections, goals=False)
        name = name_text(work, part.naming, sheet)
        sheet.line(sheet.words.template(part.title).format(n=found["project_no"], name=name))
        for item in part.items:
            text = _text(item, part, work, found, sheet)
            if text:
                _print(sheet.words.pick(item.words), text, part, sheet)
        sheet.report["projects"].append(found)


def _print(label: str, text: str, part: ProjectLines, sheet: Sheet) -> None:
    printed = sheet.words.template(part.label).format(label)
    if part.apart:
        sheet.line(printed)
        sheet.line(text, indent=True)
    else:
        sheet.line(f"{printed}{text}")


def _text(item: Item, part: ProjectLines, work: Work, found: dict[str, Any], sheet: Sheet) -> str:
    family = item.kind.partition(".")[0]
    if family == "entry":
        text, entry = entry_of(item, work, sheet)
        found["entries"].append(entry)
        return text
    if family in ("rating", "budget"):
        text, value = rating_of(item, work, sheet) if family == "rating" else budget_of(item, work, sheet)
        if value is not None:
            found[f"{family}s"].append(value)
        return text
    return sections_text(work, part.naming, sheet)
