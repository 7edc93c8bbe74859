"""Project blocks of several chapters, the later of which name the same projects again (計画 … 実績 …) → the chapters, and their projects as one each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from pipeline.extract.cutting import raw, without_blanks
from pipeline.extract.project_twice import Once, joined_projects, moved
from pipeline.model.document import Row
from pipeline.model.raw import RawMeasure, RawProject, RawText
from pipeline.model.segments import Segment
from pipeline.profiles.labels import Labels
from pipeline.profiles.names_again import chapter_start, names_in, with_headings
from pipeline.text.fold import fold
from pipeline.text.project_keys import project_key
from pipeline.text.sections import section_key

_LEAST = 2
_MOST_CHAPTERS = 4
_ONCE = ("plan", "final")
"""Of these a project has one in all: a second print that says it, too, is another project."""
_FIGURES = ("baseline", "target", "actual")
_ALIKE = 4
"""So many characters at least has a name that is printed without its end in another chapter."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The blocks of a chapter, and the lines that head it."""

    segments: tuple[Segment, ...]
    headings: tuple[RawText, ...] = ()
    names: frozenset[str] = frozenset()
    """The keys of the names that stand in another chapter, too."""


@dataclass(frozen=True, slots=True)
class AsOne:
    """The projects of all chapters, each once; and those that a later chapter names though they may stand above by another name."""

    once: Once
    doubtful: tuple[int, ...]


def chapters(segments: Sequence[Segment], labels: Labels) -> tuple[Chapter, ...]:
    """The project blocks of a report → its chapters: each but the first begins where names stand that stand above, too."""
    rows = [row for segment in segments for row in segment.rows]
    starts: list[int] = []
    firsts: list[int] = []
    first = 0
    bounds = list(accumulate([len(segment.rows) for segment in segments]))
    while len(starts) < _MOST_CHAPTERS:
        found = chapter_start(rows[first:], labels, [bound - first for bound in bounds])
        if found is None:
            break
        firsts = firsts or [with_first_heading(rows, found.above)]
        starts.append(first + found.start)
        firsts.append(first + found.name)
        first += found.start
    if not starts:
        return (Chapter(tuple(segments)),)
    parts = zip(pairwise((0, *starts, len(rows))), firsts, strict=True)
    cut = [_chapter(segments, start, end, name) for (start, end), name in parts]
    return tuple([replace(one, names=names) for one, names in zip(cut, _names_again(cut, labels), strict=True)])


def _names_again(parts: Sequence[Chapter], labels: Labels) -> list[frozenset[str]]:
    """For each chapter the keys of what stands in it once, and in another once."""
    places = [names_in([row for one in part.segments for row in one.rows], labels) for part in parts]
    once = [{key for key, at in own.items() if len(at) == 1} for own in places]
    times = Counter(key for own in once for key in own)
    return [frozenset(key for key in own if times[key] > 1 and not labels.kinds_of(key)) for own in once]


def with_first_heading(rows: Sequence[Row], name: int) -> int:
    """The row of the first name, where nothing but headings stands above it; else the first row."""
    return name if rows[name].table is None and with_headings(rows, name) == 0 else 0


def _chapter(segments: Sequence[Segment], start: int, end: int, name: int) -> Chapter:
    """The rows from `start` to `end`, counted over all blocks; those outside tables above its first name are headings."""
    own: list[Segment] = []
    headings: list[RawText] = []
    at = 0
    for one in segments:
        first, last = max(start, at), min(end, at + len(one.rows))
        if first < last:
            heading = one.heading if start <= at else None
            headings += [] if heading is None or own else [heading]
            heads = [number for number in range(first, min(name, last)) if rows_are_lines(one, number - at)]
            headings += [raw(one.rows[number - at].cells[0]) for number in heads]
            rows = tuple([one.rows[number - at] for number in range(first, last) if number not in heads])
            own.append(replace(one, heading=heading, rows=rows))
        at += len(one.rows)
    return Chapter(tuple(own), tuple(headings))


def rows_are_lines(segment: Segment, at: int) -> bool:
    """Whether a row of a block is a line outside tables."""
    return segment.rows[at].table is None and bool(segment.rows[at].cells[0].pieces)


def as_one(parts: Sequence[Sequence[RawProject]]) -> AsOne | None:
    """The projects of each chapter in printed order → each project once, the later prints joined to the first; None: they are others.

    Two at least, and two of three, of the projects of every later chapter must stand above by their names, and nothing
    of a kind under one label may be printed of a project twice. A project that only a later chapter names stands last.
    """
    if any(len(part) < _LEAST for part in parts):
        return None
    found = list(parts[0])
    places = list(range(len(found)))
    again: list[RawText] = []
    doubtful: list[int] = []
    for printed in parts[1:]:
        part = [moved(project, range(len(places), len(places) + len(printed))) for project in printed]
        owners = _owners(found, part)
        joined = {at for at in owners if at is not None}
        if len(joined) < _LEAST or 3 * len(joined) < 2 * len(part):
            return None
        lone = len(joined) < len(found)
        for at, project in zip(owners, part, strict=True):
            if at is None:
                doubtful += [len(found)] if lone else []
                places.append(len(found))
                found.append(project)
                continue
            if _say_the_same(found[at], project):
                return None
            found[at], left = joined_projects(*_with_whole_measures(found[at], project))
            again += left
            places.append(at)
    once = Once(tuple([moved(project, places) for project in found]), tuple(again), tuple(places))
    return AsOne(once, tuple(doubtful))


def _owners(found: Sequence[RawProject], part: Sequence[RawProject]) -> list[int | None]:
    """For each project of a chapter the one above of its name: by the whole name, without brackets behind, or by its begin."""
    owners: list[int | None] = [None] * len(part)
    for key_of in (_name, _name_and_sections, _bare):
        free = [at for at in range(len(found)) if at not in owners]
        left = [at for at, owner in enumerate(owners) if owner is None]
        here, there = _unique(key_of, found, free), _unique(key_of, part, left)
        for key, at in there.items():
            owners[at] = here.get(key)
    for at, owner in enumerate(owners):
        if owner is None:
            owners[at] = _by_begin(
                _bare(part[at]), [(one, _bare(found[one])) for one in range(len(found)) if one not in owners]
            )
    return owners


def _unique(
    key_of: Callable[[RawProject], str], projects: Sequence[RawProject], places: Sequence[int]
) -> dict[str, int]:
    """The keys that one of the projects has, and which."""
    keys = [key_of(projects[at]) for at in places]
    counted = Counter(keys)
    return {key: at for key, at in zip(keys, places, strict=True) if counted[key] == 1}


def _name(project: RawProject) -> str:
    return without_blanks(fold(project.name.text))


def _name_and_sections(project: RawProject) -> str:
    return " ".join((_name(project), *sorted(section_key(section.text) for section in project.sections)))


def _bare(project: RawProject) -> str:
    return project_key(project.name.text) or _name(project)


def _by_begin(key: str, others: Sequence[tuple[int, str]]) -> int | None:
    """The one project whose name begins with this, or begins this (公園の再整備 of 公園の再整備事業)."""
    found = [
        at
        for at, other in others
        if min(len(key), len(other)) >= _ALIKE and (other.startswith(key) or key.startswith(other))
    ]
    return found[0] if len(found) == 1 else None


def _say_the_same(one: RawProject, other: RawProject) -> bool:
    """Whether two prints of a project have a text, a grade or an amount of one kind under one label."""
    return bool(_said(one) & _said(other))


def _said(project: RawProject) -> set[tuple[str, str]]:
    entries = [(str(entry.entry_type), _word(entry.label)) for entry in project.entries]
    once = [(str(entry.entry_type), "") for entry in project.entries if entry.entry_type in _ONCE]
    grades = [(str(rating.subject), _word(rating.label)) for rating in project.ratings]
    return {*entries, *once, *grades, *((str(budget.kind), _word(budget.label)) for budget in project.budgets)}


def _word(label: RawText) -> str:
    return without_blanks(fold(label.text))


def _with_whole_measures(one: RawProject, other: RawProject) -> tuple[RawProject, RawProject]:
    """Both prints, the figures of an indicator that stands in both (目標値 in the first, 実績値 in the second) in the first."""
    known = {_word(measure.label): at for at, measure in enumerate(one.measures)}
    whole, more = list(one.measures), list[RawMeasure]()
    for measure in other.measures:
        at = known.get(_word(measure.label))
        both = None if at is None else _whole_measure(whole[at], measure)
        if at is None or both is None:
            more.append(measure)
        else:
            whole[at] = both
    return replace(one, measures=tuple(whole)), replace(other, measures=tuple(more))


def _whole_measure(one: RawMeasure, other: RawMeasure) -> RawMeasure | None:
    """One indicator of the figures of both; None: one of them is printed in both."""
    figures = {name: getattr(other, name) for name in _FIGURES if getattr(other, name) is not None}
    if any(getattr(one, name) is not None for name in figures):
        return None
    unit = one.unit if one.unit is not None else other.unit
    year = one.fiscal_year_label if one.fiscal_year_label is not None else other.fiscal_year_label
    return replace(one, **figures, unit=unit, fiscal_year_label=year)
