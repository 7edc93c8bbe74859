"""Right leaves and errors → counts by class, family, group and format, with precision, recall, F1 and the silent share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, get_args

from pipeline.evaluate.compare import Comparison
from pipeline.evaluate.shape import FieldClass

CLASSES: Final[tuple[FieldClass, ...]] = get_args(FieldClass)
APART: Final[FieldClass] = "extras"
"""Where text goes that no field holds is free: its class is shown, and enters no sum."""


@dataclass(slots=True)
class Counts:
    """Leaves by outcome.

    `soft` are those of `wrong` that differ in widths and blanks only; `silent` those errors at which no issue points.
    """

    right: int = 0
    wrong: int = 0
    soft: int = 0
    missing: int = 0
    spurious: int = 0
    silent: int = 0

    def add(self, other: Counts) -> None:
        """Count another's leaves as well."""
        self.right += other.right
        self.wrong += other.wrong
        self.soft += other.soft
        self.missing += other.missing
        self.spurious += other.spurious
        self.silent += other.silent

    @property
    def gold(self) -> int:
        """Leaves that the gold states."""
        return self.right + self.wrong + self.missing

    @property
    def output(self) -> int:
        """Leaves that the output states."""
        return self.right + self.wrong + self.spurious

    @property
    def errors(self) -> int:
        """Leaves that are not right."""
        return self.wrong + self.missing + self.spurious

    def precision(self, *, soft: bool = False) -> float | None:
        """The share of the output's leaves that are right; None where there are none."""
        return _share(self.right + (self.soft if soft else 0), self.output)

    def recall(self, *, soft: bool = False) -> float | None:
        """The share of the gold's leaves that are right; None where there are none."""
        return _share(self.right + (self.soft if soft else 0), self.gold)

    def f1(self, *, soft: bool = False) -> float | None:
        """The harmonic mean of precision and recall; None where neither side states a leaf.

        >>> Counts(right=8, wrong=1, soft=1, missing=1).f1(), Counts(right=9, wrong=1, soft=1).f1(soft=True), Counts().f1()
        (0.8421052631578947, 1.0, None)
        """
        right = self.right + (self.soft if soft else 0)
        return _share(2 * right, self.gold + self.output)

    @property
    def silent_rate(self) -> float | None:
        """Silent errors for each leaf of the gold; above 1 where much is spurious. None where the gold has no leaf."""
        return _share(self.silent, self.gold)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(slots=True)
class Score:
    """The counts of some documents, by class, and how many of the documents are wholly right (strictly, softly)."""

    documents: int = 0
    whole: int = 0
    whole_soft: int = 0
    classes: dict[FieldClass, Counts] = field(default_factory=dict)

    @property
    def total(self) -> Counts:
        """The sum over all classes but `extras`."""
        total = Counts()
        for name, counts in self.classes.items():
            if name != APART:
                total.add(counts)
        return total

    def by_class(self) -> Iterator[tuple[FieldClass, Counts]]:
        """The classes that have leaves, in their usual order."""
        yield from ((name, self.classes[name]) for name in CLASSES if name in self.classes)

    def add(self, other: Score) -> None:
        """Count the documents of another score as well."""
        self.documents += other.documents
        self.whole += other.whole
        self.whole_soft += other.whole_soft
        for name, counts in other.classes.items():
            self.classes.setdefault(name, Counts()).add(counts)


def score_document(found: Comparison, points: Iterable[tuple[int, ...]], *, broke: bool = False) -> Score:
    """The score of one document.

    Args:
        found: its comparison.
        points: for each error the issues that point at it.
        broke: hoshin failed on it by a defect of its own: it is not right even if nothing was to be read.
    """
    classes: dict[FieldClass, Counts] = {name: Counts(right=number) for name, number in found.right.items()}
    for error, pointed in zip(found.errors, points, strict=True):
        counts = classes.setdefault(error.of, Counts())
        counts.wrong += error.outcome == "wrong"
        counts.soft += error.is_soft
        counts.missing += error.outcome == "missing"
        counts.spurious += error.outcome == "spurious"
        counts.silent += not pointed
    score = Score(documents=1, classes=classes)
    total = score.total
    score.whole = int(total.errors == 0 and not broke)
    score.whole_soft = int(total.errors == total.soft and not broke)
    return score


def sums(scores: Iterable[tuple[str, Score]]) -> Mapping[str, Score]:
    """Scores by name → the sum of each name, in the order of the names."""
    found: dict[str, Score] = {}
    for name, score in scores:
        found.setdefault(name, Score()).add(score)
    return {name: found[name] for name in sorted(found)}
