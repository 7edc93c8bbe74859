"""Project blocks as printed → projects with clean names, matched sections, dated entries, figures and goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.raw import RawEntry, RawProject, RawText
from pipeline.model.report import Entry, Goal, Project, ProjectSection, Section
from pipeline.normalize.figures import measures_of
from pipeline.normalize.grades import budgets_of, goal_nos_of, ratings_of
from pipeline.normalize.staffing import Scope, section_name
from pipeline.normalize.values import Notes, as_printed, closed, label_of, prose
from pipeline.normalize.years import flag_findings, years_in
from pipeline.text.sections import looks_like_section, section_key


def projects_of(
    raws: Sequence[RawProject], sections: Sequence[Section], goals: Sequence[Goal], scope: Scope, notes: Notes
) -> tuple[Project, ...]:
    """The projects in printed order; `sections` and `goals` are those of the report, to which projects refer."""
    exact = {section.name: section for section in reversed(sections)}
    folded = {section_key(section.name): section for section in reversed(sections)}
    names = [closed(raw.name) for raw in raws]
    taken: set[str] = set()
    projects = []
    for index, (raw, name) in enumerate(zip(raws, names, strict=True)):
        path = f"/projects/{index}"
        notes.proofs[f"{path}/name"] = raw.name
        own = tuple(
            _match(text, f"{path}/sections/{number}", exact, folded, notes) for number, text in enumerate(raw.sections)
        )
        # Two projects of one name are told apart by their sections first: those last longer than an order.
        key = (name, *(sorted(part.label for part in own) if names.count(name) > 1 else ()))
        projects.append(
            Project(
                project_id=scope.new_id("prj", taken, *key),
                project_no=index + 1,
                name=name,
                name_label=as_printed(raw.name),
                sections=own,
                goal_nos=goal_nos_of(raw.goals, goals, f"{path}/goal_nos", notes),
                entries=tuple(
                    _entry(entry, index, names, f"{path}/entries/{number}", scope, notes)
                    for number, entry in enumerate(raw.entries)
                ),
                measures=measures_of(raw.measures, f"{path}/measures", scope.fiscal_year, notes),
                ratings=ratings_of(raw.ratings, f"{path}/ratings", notes),
                budgets=budgets_of(raw.budgets, f"{path}/budgets", scope.fiscal_year, notes),
            )
        )
    return tuple(projects)


def _match(
    text: RawText, path: str, exact: Mapping[str, Section], folded: Mapping[str, Section], notes: Notes
) -> ProjectSection:
    """A printed section → the staffing table's row of that name."""
    label = section_name(text)
    notes.proofs[f"{path}/label"] = text
    found = exact.get(label)
    if found is None and len(words := text.text.split()) > 1 and all(looks_like_section(word) for word in words):
        message = f"「{as_printed(text)}」 may name one section or {len(words)}"
        notes.doubt("sections-not-parted", message, text, f"{path}/label")
    if found is not None:
        return ProjectSection(label=label, section_id=found.section_id, match_method="exact")
    found = folded.get(section_key(label))
    if found is not None:
        notes.doubt("section-name-folded", f"「{label}」 was matched to 「{found.name}」", text, path)
        return ProjectSection(label=label, section_id=found.section_id, match_method="normalized")
    if exact:
        notes.doubt("section-not-in-staffing", f"「{label}」 is no row of the staffing table", text, path)
    return ProjectSection(label=label, section_id=None, match_method="none")


def _entry(raw: RawEntry, index: int, names: Sequence[str], path: str, scope: Scope, notes: Notes) -> Entry:
    notes.proofs[f"{path}/label"] = raw.label
    notes.proofs[f"{path}/text"] = raw.text
    years = years_in(raw.label) if "年" in raw.label.text else ()
    year = years[0].value.year if len({found.value.year for found in years}) == 1 else None
    if year is not None:
        notes.proofs[f"{path}/fiscal_year"] = years[0].text
        flag_findings(years[0].value.flags, years[0].text, f"{path}/fiscal_year", notes)
    if raw.attribution == "inferred":
        by_row = "no project" if raw.printed_owner is None else f"「{names[raw.printed_owner]}」"
        notes.doubt(
            "entry-row-shift",
            f"by its printed row 「{label_of(raw.label)}」 belongs to {by_row}, "
            f"by the structure of the block to 「{names[index]}」; the structure was followed",
            RawText((*raw.label.pieces, *raw.text.pieces)),
            path,
        )
    return Entry(
        entry_type=raw.entry_type,
        label=label_of(raw.label),
        fiscal_year=scope.fiscal_year if year is None else year,
        text=prose(raw.text),
        attribution=raw.attribution,
    )
