"""Every target on the inputs that once broke something, and on a few hundred new ones: bounded, the same each time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import first_inputs, mutated, smaller
from tests.fuzz.choices import Choices
from tests.fuzz.targets import TARGETS

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.hex"))
QUICK = sorted(set(TARGETS) - {"report"})
"""Targets that find nothing at present; `report` is run by hand (python -m tests.fuzz report), see METHODOLOGY."""


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
