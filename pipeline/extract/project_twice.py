"""Projects that a report prints twice, first in a table of plans, then in one of results → each of them once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.cutting import without_blanks
from pipeline.model.raw import RawEntry, RawProject, RawText
from pipeline.text.fold import fold
from pipeline.text.sections import section_key

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Once:
    """The projects, what was left out because it stands there already, and where each of the printed projects went."""

    projects: tuple[RawProject, ...]
    again: tuple[RawText, ...]
    places: tuple[int, ...]


def once(projects: Sequence[RawProject]) -> Once:
    """Projects in printed order → the same, the second print of each joined to the first.

    The last projects, two at least, are such prints if their names stand above in the same order, once each, and no kind of
    text, indicator or amount is printed of a project both times.
    """
    start = _second_prints(projects)
    if start is None:
        return Once(tuple(projects), (), tuple(range(len(projects))))
    first = {_key(project): at for at, project in enumerate(projects[:start])}
    places = [*range(start), *(first[_key(project)] for project in projects[start:])]
    found, again = list(projects[:start]), list[RawText]()
    for at, project in zip(places[start:], projects[start:], strict=True):
        found[at], left = joined_projects(found[at], project)
        again += left
    return Once(tuple([moved(project, places) for project in found]), tuple(again), tuple(places))


def _key(project: RawProject) -> str:
    return without_blanks(fold(project.name.text))


def _second_prints(projects: Sequence[RawProject]) -> int | None:
    """The first of the projects at the end that are printed above, too; None: there are none."""
    keys = [_key(project) for project in projects]
    start = next((at for at, key in enumerate(keys) if key in keys[:at]), len(keys))
    before, after = keys[:start], keys[start:]
    if len(after) < _LEAST or not set(after) <= set(before):
        return None
    places = [before.index(key) for key in after]
    if places != sorted(set(places)):
        return None
    pairs = zip(places, projects[start:], strict=True)
    return None if any(_are_alike(projects[at], project) for at, project in pairs) else start


def _are_alike(one: RawProject, other: RawProject) -> bool:
    """Whether something is printed of both, or nothing of one: they are two projects of a name."""
    kinds = {entry.entry_type for entry in one.entries} & {entry.entry_type for entry in other.entries}
    figures = (one.measures and other.measures) or (one.ratings and other.ratings) or (one.budgets and other.budgets)
    return bool(kinds or figures) or not (_has_any(one) and _has_any(other))


def _has_any(project: RawProject) -> bool:
    return bool(project.entries or project.measures or project.ratings or project.budgets)


def joined_projects(one: RawProject, other: RawProject) -> tuple[RawProject, list[RawText]]:
    """Both prints of a project as one, and what the second says again."""
    known = {section_key(section.text) for section in one.sections}
    goals = {without_blanks(goal.text) for goal in one.goals}
    more = tuple([section for section in other.sections if section_key(section.text) not in known])
    further = tuple([goal for goal in other.goals if without_blanks(goal.text) not in goals])
    joined = replace(
        one,
        sections=(*one.sections, *more),
        entries=(*one.entries, *other.entries),
        measures=(*one.measures, *other.measures),
        ratings=(*one.ratings, *other.ratings),
        budgets=(*one.budgets, *other.budgets),
        goals=(*one.goals, *further),
    )
    left = [section for section in other.sections if section not in more]
    return joined, [other.name, *left, *(goal for goal in other.goals if goal not in further)]


def moved(project: RawProject, places: Sequence[int]) -> RawProject:
    """The project, its texts with the new places of the projects that their printed rows give."""
    entries: tuple[RawEntry, ...] = tuple([
        entry if (at := entry.printed_owner) is None else replace(entry, printed_owner=places[at])
        for entry in project.entries
    ])  # fmt: skip
    return replace(project, entries=entries)
