"""A gold folder → its evaluation: every document compared, scored, its issues judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.output import sources_for
from pipeline.evaluate.calibration import Calibration, calibrate
from pipeline.evaluate.compare import Comparison, compare
from pipeline.evaluate.differences import Difference, Kind, differences, kinds
from pipeline.evaluate.golds import Case, find_cases
from pipeline.evaluate.outputs import Converter, Output, OutputFolder
from pipeline.evaluate.pointing import pointing
from pipeline.evaluate.scores import Score, score_document, sums
from pipeline.profiles.profile import load_profiles
from pipeline.read.options import DEFAULT, ReadOptions

BROKE = "internal-error"


@dataclass(frozen=True, slots=True)
class Options:
    """What to evaluate: the gold folder, an output folder in place of converting, profiles and families."""

    folder: Path
    against: Path | None = None
    sources: Path | None = None
    local_government_code: str | None = None
    profiles: tuple[Path, ...] = ()
    families: tuple[str, ...] = ()
    read: ReadOptions = DEFAULT


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One document: what was to be read, what was, and every difference."""

    case: Case
    output: Output
    comparison: Comparison
    points: tuple[tuple[int, ...], ...]
    score: Score
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All documents in path order, and their sums."""

    documents: tuple[Evaluated, ...]

    @property
    def total(self) -> Score:
        """The sum over all documents."""
        total = Score()
        for one in self.documents:
            total.add(one.score)
        return total

    def by(self, name: Callable[[Case], str]) -> Mapping[str, Score]:
        """The sums by something that each document has, such as its family."""
        return sums((name(one.case), one.score) for one in self.documents)

    @property
    def calibration(self) -> Mapping[str, Calibration]:
        """How often each issue code marks a real error."""
        return calibrate((one.output, one.comparison, one.points) for one in self.documents)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of difference, worst first."""
        return kinds((one.case.path, one.case.family, one.differences) for one in self.documents)

    @property
    def left_out(self) -> Mapping[str, int]:
        """What gold files do not speak of, and how often: it was not compared."""
        counts: Counter[str] = Counter()
        for one in self.documents:
            counts.update(one.comparison.left_out)
        return dict(sorted(counts.items()))


def evaluate(options: Options, tick: Callable[[Evaluated, int], None]) -> Evaluation:
    """Compare every document of the gold folder with what hoshin makes of it.

    Args:
        options: what to evaluate.
        tick: called after each document with the number of documents.

    Raises:
        UsageError: a folder, a gold file, the sources file, a profile or a family is wrong.
        NoInputError: there is no gold file.
    """
    cases = find_cases(options.folder, options.families, options.against)
    output_of = _reader(options).output_of
    documents: list[Evaluated] = []
    for case in cases:
        documents.append(evaluate_document(case, output_of(case.file)))
        tick(documents[-1], len(cases))
    return Evaluation(tuple(documents))


def _reader(options: Options) -> Converter | OutputFolder:
    if options.against is not None:
        return OutputFolder(options.against)
    sources = sources_for([options.folder], options.sources, options.local_government_code)
    return Converter(sources, load_profiles(options.profiles), options.read)


def evaluate_document(case: Case, output: Output) -> Evaluated:
    """One document's comparison, score and differences."""
    comparison = compare(case.gold, output.reports)
    points: Sequence[tuple[int, ...]] = pointing(comparison.errors, output)
    broke = output.failure is not None and output.failure[0] == BROKE
    score = score_document(comparison, points, broke=broke)
    return Evaluated(case, output, comparison, tuple(points), score, differences(comparison, points, output))
