"""Cells of sections that a page break cuts inside a name are one; a section of its own in the row below is another."""

from __future__ import annotations

import pytest

from pipeline.extract.project_printed import Printed
from pipeline.extract.project_sections import read_section
from pipeline.model.document import Cell, Piece
from pipeline.model.raw import RawText


def _pieces(text: str, first: int) -> tuple[Piece, ...]:
    return tuple(Piece(first + at, 0, len(line), line) for at, line in enumerate(text.split("\n")))


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [
        ("建築指", "導課", 1),
        ("道路課、建築指", "導課、公園課", 1),
        ("道路課\n建築指", "導課", 1),
        ("道路課、建築指導課", "公園課", 2),
        ("道路課", "公園課", 2),
    ],
)
def test_sections_cut_by_a_page(above: str, below: str, count: int) -> None:
    printed = Printed()
    printed.add_name(RawText(_pieces("橋の架けかえ事業", 1)), in_table=True)
    read_section(Cell(_pieces(above, 1)), printed, named_here=True, is_rest=False)
    read_section(Cell(_pieces(below, 9)), printed, named_here=False, is_rest=False)
    assert len(printed.names[-1].sections) == count
