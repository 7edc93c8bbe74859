"""The row-shift mechanism: every shape of shift is read by structure, rows that pair stay silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.attribution import attribute

PF = ("plan", "final")
PMF = ("plan", "midterm", "final")


def blocks(*runs: tuple[str, ...]) -> tuple[list[str], list[int]]:
    kinds = [kind for run in runs for kind in run]
    owners = [index for index, run in enumerate(runs) for _ in run]
    return kinds, owners


def printed(rows: list[int], texts: int) -> list[int | None]:
    """Names standing at these text rows → the owner by row of each text."""
    owners: list[int | None] = []
    for text in range(texts):
        above = [index for index, row in enumerate(rows) if row <= text]
        owners.append(above[-1] if above else None)
    return owners


@pytest.mark.parametrize(
    ("runs", "name_rows", "moved"),
    [
        ((PF, PF), [0, 1], (1,)),  # the real sample: one name a row too high
        ((PF, PF), [0, 3], (2,)),  # a row too low
        ((PF, PF, PF), [0, 1, 3], (1, 3)),  # three projects in a row
        ((PF, PF, PF, PF), [0, 1, 3, 5], (1, 3, 5)),
        ((PMF, PMF), [0, 1], (1, 2)),  # two rows too high
        ((PMF, PMF), [0, 2], (2,)),
        ((PMF, PMF, PMF), [0, 2, 5], (2, 5)),
        ((PF, PF, PF), [1, 3, 5], (0, 2, 4)),  # names centred in their cells
        ((PMF, PMF), [1, 4], (0, 3)),
        ((PF, PMF, PF), [0, 1, 5], (1,)),  # only one project has a midterm report
    ],
)
def test_shift_is_read_by_structure(
    runs: tuple[tuple[str, ...], ...], name_rows: list[int], moved: tuple[int, ...]
) -> None:
    kinds, owners = blocks(*runs)
    found = attribute(kinds, printed(name_rows, len(kinds)), len(runs))
    assert list(found.owners) == owners
    assert found.moved == moved
    assert not found.ambiguous


@pytest.mark.parametrize(
    "runs",
    [
        (PF, PF, PF),
        (PMF, PMF),
        (("plan",), ("plan",), ("plan",)),  # a plan-only year
        (PF, ("plan",), PF),  # one project without its report
        (PF, ("final",), PF),  # one without its plan
        (PF, PMF, PF),
        (("outline", "plan", "final"), ("outline", "plan", "final")),
        (("plan",), PF),
        (PF, ("plan",)),
        (("other", "plan"), ("other", "plan")),
        (("plan", "final", "issue_next"), ("plan", "final", "issue_next")),
    ],
)
def test_right_rows_stay_silent(runs: tuple[tuple[str, ...], ...]) -> None:
    kinds, owners = blocks(*runs)
    found = attribute(kinds, owners, len(runs))
    assert list(found.owners) == owners
    assert found.moved == ()
    assert not found.ambiguous


def test_unpairable_rows_are_followed_and_named() -> None:
    found = attribute(["plan", "plan", "plan", "final"], [0, 0, 0, 0], 1)
    assert found.owners == (0, 0, 0, 0)
    assert found.ambiguous


def test_no_names() -> None:
    assert attribute(["plan"], [None], 0).owners == (None,)
    assert attribute([], [], 3).owners == ()


@given(st.lists(st.sampled_from([PF, PMF]), min_size=1, max_size=8), st.data())
def test_any_single_shift_of_a_full_block(runs: list[tuple[str, ...]], data: st.DataObject) -> None:
    """Move one name up or down by less than a block: texts still go to their projects; nothing is lost or doubled."""
    kinds, owners = blocks(*runs)
    starts = [owners.index(index) for index in range(len(runs))]
    if len(runs) > 1:
        which = data.draw(st.integers(1, len(runs) - 1))
        up = data.draw(st.integers(0, len(runs[which - 1]) - 1))
        starts[which] -= up
    found = attribute(kinds, printed(starts, len(kinds)), len(runs))
    assert list(found.owners) == owners
    assert all((owner is not None) for owner in found.owners)


def test_texts_of_one_kind_under_labels_of_their_own_stay_where_they_are() -> None:
    kinds = ["plan", "plan", "final"] * 3
    words = ["目標", "取組内容", "結果"] * 3
    found = attribute(kinds, [0, 0, 0, 1, 1, 1, 2, 2, 2], 3, words)
    assert not found.ambiguous
    assert not found.moved


def test_labels_of_their_own_do_not_vouch_for_a_name_that_stands_too_low() -> None:
    # The second name stands one row too low: the first project has its label twice.
    found = attribute(["plan", "plan", "plan", "plan"], [0, 0, 0, 1], 2, ["目標", "取組内容", "目標", "取組内容"])
    assert found.ambiguous
