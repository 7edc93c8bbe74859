"""The projects of a report become one table, in the arrangement that the layout family asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell, Table

if TYPE_CHECKING:
    from benchmarks.corpus.families import Family
    from tools.make_raw.content import Project, Report

_Row = tuple[Cell, ...]


def _name(project: Project, family: Family) -> str:
    """A project's name cell: its name and its sections in brackets."""
    sections = "、".join(project.sections)
    return (
        project.name + {"blank": f" ({sections})", "full": f"（{sections}）", "line": f"\n({sections})"}[family.bracket]
    )


def _head(text: str, *, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(text, rowspan, colspan, "center", head=True)


def _bodies(project: Project, family: Family) -> list[_Row]:
    """The cells to the right of the name, one row of them after the other."""
    if family.projects == "labelled":
        return [(Cell(entry.label), Cell(entry.text)) for entry in project.entries]
    if family.projects == "inline":
        return [(Cell(f"{entry.label} {entry.text}"),) for entry in project.entries]
    return [(Cell(text),) for entry in project.entries for text in (entry.label, entry.text)]


def _named(project: Project, family: Family) -> list[_Row]:
    """The rows of one project with its name merged over them, in the first only, or in each."""
    bodies, name = _bodies(project, family), _name(project, family)
    if family.names == "merged":
        first = (Cell(name, rowspan=len(bodies)), *bodies[0])
        return [first, *bodies[1:]]
    below = name if family.names == "repeated" else ""
    return [(Cell(below if at else name), *body) for at, body in enumerate(bodies)]


def _columns(report: Report, family: Family) -> Table:
    """A row a project: name, section, a column for each stage; with a second row of titles if `nested`."""
    labels = [entry.label for entry in report.projects[0].entries]
    between = "\n" if family.projects == "nested" else "、"
    rows = tuple(
        (Cell(one.name), Cell(between.join(one.sections)), *(Cell(entry.text) for entry in one.entries))
        for one in report.projects
    )
    heads: tuple[_Row, ...] = (tuple(_head(text) for text in ("事業名", "担当課", *labels)),)
    if family.projects == "nested":
        over = (_head("事業名", rowspan=2), _head("担当課", rowspan=2), _head("取組と報告", colspan=len(labels)))
        heads = (over, tuple(_head(text) for text in labels))
    widths = (0.2, 0.14, *(0.66 / len(labels) for _ in labels))
    return Table((*heads, *rows), widths, len(heads), family.repeat, family.ruled)


def projects_table(report: Report, family: Family) -> Table:
    """The table under 主な事業."""
    if family.projects in ("columns", "nested"):
        return _columns(report, family)
    rows = [row for project in report.projects for row in _named(project, family)]
    labelled = family.projects == "labelled"
    widths = (0.24, 0.18, 0.58) if labelled else (0.27, 0.73)
    titles = ("事業名", "区分", "内容") if labelled else ("事業名", "取組・報告")
    heads = (tuple(_head(text) for text in titles),) if family.titled else ()
    return Table((*heads, *rows), widths, len(heads), family.repeat, family.ruled)
