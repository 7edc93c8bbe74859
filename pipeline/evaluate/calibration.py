"""Issues and errors of many documents → how often an issue of each code marks a real error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.evaluate.align import soft
from pipeline.evaluate.compare import Comparison
from pipeline.evaluate.outputs import Output
from pipeline.evaluate.pointing import BLANKET, FAILURE, SHORT, failure_of, flagged, is_about_all
from pipeline.evaluate.shape import JsonObject
from pipeline.model.issues import CATALOGUE


@dataclass(slots=True)
class Calibration:
    """How often issues of a code were issued, and what stands where they point.

    `real`: an error. `confirmed`: what the gold does not state either (a date without a year, a report that is none), keeps in
    `extras` or marks as doubtful as well.
    """

    issued: int = 0
    real: int = 0
    confirmed: int = 0

    @property
    def alarms(self) -> int:
        """Issues that point at nothing but values that are right, or at nothing at all."""
        return self.issued - self.real - self.confirmed

    @property
    def precision(self) -> float | None:
        """The share that marks an error; None for a code that was never issued."""
        return self.real / self.issued if self.issued else None

    @property
    def justified(self) -> float | None:
        """The share that marks an error or is confirmed."""
        return (self.real + self.confirmed) / self.issued if self.issued else None


def calibrate(
    documents: Iterable[tuple[Output, Comparison, Sequence[tuple[int, ...]]]],
) -> Mapping[str, Calibration]:
    """Documents with the issues that point at each error → the calibration of each code, in the order of the codes."""
    found: dict[str, Calibration] = {}
    for output, comparison, points in documents:
        pairs = zip(comparison.errors, points, strict=True)
        # Text in `extras` that the gold keeps nowhere is no error of the values.
        real = {n for error, pointed in pairs if (error.of, error.outcome) != ("extras", "spurious") for n in pointed}
        real |= _lost_parts(output, comparison)
        real |= _of_reports(output, comparison)
        kept = _kept_apart(output, comparison)
        for number, issue in enumerate(output.issues):
            own = found.setdefault(issue["code"], Calibration())
            own.issued += 1
            own.real += number in real
            own.confirmed += number not in real and (number in kept or _is_confirmed(issue, comparison))
        failure = failure_of(output)
        if failure is not None:
            own = found.setdefault(failure, Calibration())
            own.issued += 1
            own.real += FAILURE in real
            own.confirmed += FAILURE not in real
    return {code: found[code] for code in sorted(found)}


def kind(code: str) -> str:
    """What a code is judged as: `blanket` (it points at nothing), else its severity."""
    if code in BLANKET:
        return "blanket"
    return CATALOGUE[code].severity if code in CATALOGUE else "error"


def _of_reports(output: Output, comparison: Comparison) -> set[int]:
    """Numbers of the issues about a report as a whole (`partly-read`) of which any value is not right.

    They point at none of its values, so each of these errors stays silent.
    """
    values = [error.path for error in comparison.errors if error.of != "extras"]
    return {
        number
        for number, issue in enumerate(output.issues)
        if issue["path"] and issue["where"] is None and is_about_all(issue["path"])
        if any(path.startswith((f"{issue['path']}/", "/reports/-/")) for path in values)
    }


def _is_confirmed(issue: JsonObject, comparison: Comparison) -> bool:
    """Whether an issue's path leads to something that is null or doubtful in the gold as well, or into it."""
    path = issue["path"]
    while path:
        if path in comparison.confirmed:
            return True
        path = path.rpartition("/")[0]
    return False


def _lost_parts(output: Output, comparison: Comparison) -> set[int]:
    """Numbers of the issues at whose places a part of a text stands that the output lacks in it.

    The wrong text itself stays silent: whoever reads it is not warned.
    """
    errors = [error for error in comparison.errors if error.outcome == "wrong" and isinstance(error.gold, str)]
    texts = [(soft(error.gold), soft(str(error.output))) for error in errors]
    return {
        one.issue
        for one in flagged(output)
        if len(one.text) >= SHORT and any(one.text in gold and one.text not in other for gold, other in texts)
    }


def _kept_apart(output: Output, comparison: Comparison) -> frozenset[int]:
    """Numbers of the issues at whose places nothing stands but what the gold keeps in `extras` too."""
    kept: dict[int, bool] = {}
    for one in flagged(output):
        kept[one.issue] = kept.get(one.issue, True) and not one.below and one.text in comparison.gold_extras
    return frozenset(number for number, all_of_it in kept.items() if all_of_it)
