"""Literal cases, the shared file and our own, against the product's functions; known misses are listed and strict."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import cases as runner

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "cases" / "normalization.jsonl"
OWN = sorted((ROOT / "tests" / "fixtures" / "text").glob("*.jsonl"))
KNOWN_FAILURES = ROOT / "tests" / "fixtures" / "text" / "known_failures.json"


ADAPTERS = runner.load_adapters()


def _kinds(path: Path) -> list[str]:
    return sorted({case["kind"] for case in runner.read_cases(path)}) if path.is_file() else []


def _known(kind: str) -> list[Any]:
    """The inputs of a kind that are known to miss, each listed with its reason."""
    known: list[dict[str, Any]] = json.loads(KNOWN_FAILURES.read_text(encoding="utf-8"))
    return [entry["input"] for entry in known if entry["kind"] == kind]


@pytest.mark.skipif(not SHARED.is_file(), reason="the shared cases are not beside this repository")
@pytest.mark.parametrize("kind", _kinds(SHARED))
def test_shared_cases(kind: str) -> None:
    outcomes = [runner.run_case(case, ADAPTERS) for case in runner.read_cases(SHARED) if case["kind"] == kind]
    misses = [outcome for outcome in outcomes if not outcome.passed]
    assert [miss.given for miss in misses] == _known(kind), misses


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_cases(path: Path) -> None:
    misses = [outcome for outcome in runner.run_cases(path, ADAPTERS) if not outcome.passed]
    assert misses == []


def test_every_known_failure_has_a_reason() -> None:
    known = json.loads(KNOWN_FAILURES.read_text(encoding="utf-8"))
    assert all(set(entry) == {"kind", "input", "reason"} and entry["reason"] for entry in known)


def test_a_kind_without_an_adapter_and_an_error_are_misses() -> None:
    def refuse(given: object) -> object:
        raise ValueError(given)

    cases = [{"kind": "a", "input": 1, "expected": 1}, {"kind": "b", "input": 2, "expected": 2}]
    outcomes = [runner.run_case(case, {"b": refuse}) for case in cases]
    assert [outcome.passed for outcome in outcomes] == [False, False]
    assert list(runner.report(outcomes, show=1))[-1] == "passed 0 of 2"
    assert any("no adapter" in line for line in runner.report(outcomes, show=0))


@pytest.mark.parametrize(
    ("got", "passed"),
    [
        (None, True),
        ({"family": None, "given": None}, True),
        ({"family": "よしだ", "given": None}, True),
        ({"family": "ないだ", "given": None}, False),
    ],
)
def test_no_reading_is_right_and_a_wrong_one_is_not(got: object, passed: bool) -> None:
    case = {"kind": "name_reading", "input": {}, "expected": {"family": ["よしだ"], "given": ["おさむ", "しゅう"]}}
    assert runner.run_case(case, {"name_reading": lambda _: got}).passed is passed


def test_usage_errors_exit_with_2(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        runner.main([str(tmp_path / "absent.jsonl")])
    assert caught.value.code == 2
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    assert runner.main([str(empty)]) == 0
