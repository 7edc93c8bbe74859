"""Every target on the inputs that once broke something, and on a few hundred new ones: bounded, the same each time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import Findings, first_inputs, mutate, mutated, smaller
from tests.fuzz.choices import BrokenPromiseError, Choices
from tests.fuzz.targets import TARGETS

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.hex"))
QUICK = sorted(TARGETS)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_once_broke_no_longer_does(path: Path) -> None:
    TARGETS[path.name.partition("-")[0]](bytes.fromhex(path.read_text()))


@pytest.mark.parametrize("name", QUICK)
def test_mutated_inputs(name: str) -> None:
    chance = random.Random(5)
    seeds = list(first_inputs(chance))
    for _ in range(60):
        TARGETS[name](mutated(chance.choice(seeds), chance))


@pytest.mark.parametrize("name", QUICK)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_any_bytes(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_choices_are_the_same_each_time_and_end() -> None:
    one, other = (Choices(b"\x01\x02\x03\x04") for _ in range(2))
    assert [one.number(0, 9) for _ in range(6)] == [other.number(0, 9) for _ in range(6)] == [1, 2, 3, 4, 0, 0]
    assert not one.chance(99)
    assert one.rest() == b""


def test_a_failing_input_is_made_smaller() -> None:
    def target(data: bytes) -> None:
        if b"x" in data:
            raise ValueError

    kind = "ValueError in test_fuzz.py:target:" + str(target.__code__.co_firstlineno + 2)
    assert smaller(target, b"aaaaaaxbbbbbbbbb", kind) == b"x"


def test_each_kind_of_failure_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def target(data: bytes) -> None:
        if data[:1] == b"x":
            raise BrokenPromiseError(f"lost {data[1:2]!r}", "in a test")
        if data[:1] == b"y":
            raise ValueError

    found = Findings("target", target, tmp_path)
    for data in (b"a", b"x1", b"y", b"x1 and more", b"x2", b"y"):
        found.try_one(data)
    assert (found.runs, found.failures, len(found.kinds)) == (6, 5, 3)
    assert found.end() == 1
    assert "6 inputs" in capsys.readouterr().out
    assert [bytes.fromhex(path.read_text()) for path in sorted(tmp_path.iterdir())] == [b"x1", b"y", b"x2"]
    assert mutate(Findings("text", TARGETS["text"], None), 0.0, 1) == 0
