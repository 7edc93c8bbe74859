"""Every way to draw a ruled table → the same cells, whichever engine reads it."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.rules import WIDEST_DASH_GAP, ruled_groups, whole_rules
from pipeline.read.pdf.shapes import Rule
from tests.read.pdf_pages import of, table
from tests.read.table_shapes import SHAPES


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("name", SHAPES)
def test_shape(name: str) -> None:
    document = of(SHAPES[name].draw)
    numbers = sorted({row.table for row in document.rows if row.table is not None})
    assert tuple(table(document, number) for number in numbers) == SHAPES[name].tables


def pieces(widths: list[float], spaces: list[float]) -> list[Rule]:
    result, at = list[Rule](), 0.0
    for width, space in zip(widths, spaces, strict=True):
        result.append(Rule(False, 10.0, at, at + width))
        at += width + space
    return result


def test_dashes_are_one_line() -> None:
    assert whole_rules(pieces([5.0] * 6, [5.0] * 6)) == (Rule(False, 10.0, 0.0, 55.0),)
    assert whole_rules(pieces([8.0, 1.0] * 4, [4.0] * 8)) == (Rule(False, 10.0, 0.0, 64.0),)


@pytest.mark.parametrize(
    ("widths", "spaces"),
    [
        ([8.0] * 3, [5.0] * 3),
        ([12.0] * 6, [5.0] * 6),
        ([8.0] * 6, [WIDEST_DASH_GAP + 1] * 6),
        ([7.0, 8.5, 6.1, 9.0, 6.5], [4.0, 7.5, 5.2, 6.4, 0.0]),
    ],
    ids=["too few", "too long", "too far apart", "neither alike nor evenly spaced"],
)
def test_pieces_that_are_no_dashes_stay_apart(widths: list[float], spaces: list[float]) -> None:
    assert len(whole_rules(pieces(widths, spaces))) == len(widths)


def test_rules_of_other_tables_do_not_move_a_level() -> None:
    left = [Rule(False, y, 0, 90) for y in (10.0, 30.0)] + [Rule(True, x, 10, 30) for x in (0.0, 90.0)]
    right = [Rule(False, y, 200, 290) for y in (12.0, 32.0)] + [Rule(True, x, 12, 32) for x in (200.0, 290.0)]
    groups = ruled_groups([*left, *right])
    assert groups is not None
    assert [sorted({rule.at for rule in group if not rule.upright}) for group in groups] == [[10.0, 30.0], [12.0, 32.0]]
