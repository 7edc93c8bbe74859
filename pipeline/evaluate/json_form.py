"""An evaluation → JSON for machines: the same bytes for the same gold and output."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from pipeline import __version__
from pipeline.evaluate.calibration import Calibration, kind
from pipeline.evaluate.differences import Difference, Kind
from pipeline.evaluate.evaluation import Evaluated, Evaluation
from pipeline.evaluate.scores import Counts, Score

FORM: Final = "hoshin-evaluation/1"
_DIGITS = 6


def to_json(evaluation: Evaluation) -> bytes:
    """UTF-8, one blank a level, a final newline; shares are rounded to 6 digits. It names no folder and no time."""
    data = {
        "form": FORM,
        "hoshin": __version__,
        "all": _score(evaluation.total),
        "groups": _scores(evaluation.by(lambda case: case.group)),
        "families": _scores(evaluation.by(lambda case: case.family)),
        "formats": _scores(evaluation.by(lambda case: case.format)),
        "issues": {code: _calibration(code, one) for code, one in evaluation.calibration.items()},
        "not_compared": evaluation.left_out,
        "kinds": [_kind(one) for one in evaluation.kinds],
        "documents": [_document(one) for one in evaluation.documents],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _DIGITS)


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "gold": counts.gold,
        "right": counts.right,
        "wrong": counts.wrong,
        "wrong_soft_equal": counts.soft,
        "missing": counts.missing,
        "spurious": counts.spurious,
        "silent": counts.silent,
        "precision": _rounded(counts.precision()),
        "recall": _rounded(counts.recall()),
        "f1": _rounded(counts.f1()),
        "precision_soft": _rounded(counts.precision(soft=True)),
        "recall_soft": _rounded(counts.recall(soft=True)),
        "f1_soft": _rounded(counts.f1(soft=True)),
        "silent_rate": _rounded(counts.silent_rate),
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "documents": score.documents,
        "wholly_right": score.whole,
        "wholly_right_soft": score.whole_soft,
        **_counts(score.total),
        "classes": {name: _counts(counts) for name, counts in score.by_class()},
    }


def _scores(scores: Mapping[str, Score]) -> dict[str, Any]:
    return {name: _score(score) for name, score in scores.items()}


def _calibration(code: str, one: Calibration) -> dict[str, Any]:
    return {
        "judged_as": kind(code),
        "issued": one.issued,
        "real": one.real,
        "confirmed": one.confirmed,
        "alarms": one.alarms,
        "precision": _rounded(one.precision),
        "justified": _rounded(one.justified),
    }


def _kind(one: Kind) -> dict[str, Any]:
    return {
        "kind": one.name,
        "leaves": one.leaves,
        "silent": one.silent,
        "times": len(one.found),
        "documents": one.documents,
        "families": sorted(one.families),
    }


def _document(one: Evaluated) -> dict[str, Any]:
    return {
        "path": one.case.path,
        "family": one.case.family,
        "format": one.case.format,
        "failure": None if one.output.failure is None else one.output.failure[0],
        **_counts(one.score.total),
        "differences": [_difference(difference) for difference in one.differences],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "kind": one.name,
        "path": one.path,
        "gold": one.gold,
        "output": one.output,
        "leaves": one.leaves,
        "silent": one.silent,
        "issues": list(one.codes),
    }
