"""What the project blocks of a report print, by chapter → the same of all chapters, each project once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.extract.project_chapters import AsOne, Chapter
from pipeline.model.raw import RawEntry, RawExtra, RawProject, RawText


@dataclass(frozen=True, slots=True)
class ProjectFields:
    """What the project blocks printed."""

    projects: tuple[RawProject, ...]
    labels: tuple[RawText, ...]
    claims: tuple[RawText, ...]
    """Words that stand where labels stand, and are none by themselves: something the report holds must vouch for them."""
    orphans: tuple[RawExtra, ...]
    """Texts that stand where no project is named."""
    ambiguous: tuple[RawEntry, ...]
    """Texts whose project is not certain."""
    empty: tuple[RawText, ...]
    """Labels without any text under them."""
    moved: tuple[RawText, ...] = ()
    """Labels of figures that go with a text which left its printed row."""
    merged: tuple[RawText, ...] = ()
    """Cells that hold the names of several projects."""
    shared: tuple[tuple[int, RawText], ...] = ()
    """Projects in whose row a cell of the project above reaches, with the text of that cell."""
    kept: tuple[RawExtra, ...] = ()
    """Text of the blocks that is no project's: the rows of a schedule."""
    doubtful: tuple[int, ...] = ()
    """Projects that only a later chapter names, while one above is named by no later chapter."""


def together(parts: Sequence[Chapter], read: Sequence[ProjectFields], found: AsOne) -> ProjectFields:
    """What the chapters print, with each of their projects once."""
    begins = list(accumulate([len(one.projects) for one in read], initial=0))
    places = found.once.places
    return ProjectFields(
        found.once.projects,
        (
            *(label for one in read for label in one.labels),
            *(heading for part in parts for heading in part.headings),
            *found.once.again,
        ),
        tuple([claim for one in read for claim in one.claims]),
        tuple([orphan for one in read for orphan in one.orphans]),
        tuple([entry for one in read for entry in one.ambiguous]),
        tuple([label for one in read for label in one.empty]),
        tuple([label for one in read for label in one.moved]),
        tuple([name for one in read for name in one.merged]),
        tuple(
            [(places[begin + at], text) for one, begin in zip(read, begins, strict=False) for at, text in one.shared]
        ),
        tuple([extra for one in read for extra in one.kept]),
        found.doubtful,
    )
