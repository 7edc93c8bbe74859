"""Numbered names as wide as the table of labels that they were taken into."""

from __future__ import annotations

import pytest

from pipeline.extract.project_wide_names import names_as_lines
from pipeline.model.document import Cell, Piece, Row
from pipeline.profiles.profile import ProfileSet


def _row(number: int, *texts: str, covered: bool = False) -> Row:
    cells = [Cell((Piece(number, 0, len(text), text),)) if text else Cell(covered=covered) for text in texts]
    return Row(tuple(cells), table=1, page=1)


@pytest.mark.parametrize(
    ("first", "second"), [("1. 桟橋の塗替え事業", "2. 魚市場の改修事業"), ("事業1　桟橋", "事業2　魚市場")]
)
def test_names_stand_on_lines_again(first: str, second: str, profiles: ProfileSet) -> None:
    rows = [
        _row(1, first, "", covered=True),
        _row(2, "担当課", "港湾課"),
        _row(3, second, "", covered=True),
        _row(4, "担当課", "水産課"),
    ]
    found = names_as_lines(rows, profiles.generic.labels)
    assert [(row.table, [cell.text for cell in row.cells]) for row in found] == [
        (None, [first]),
        (1, ["担当課", "港湾課"]),
        (None, [second]),
        (1, ["担当課", "水産課"]),
    ]


@pytest.mark.parametrize(
    "texts", [("1. 桟橋の塗替えを進めます。", ""), ("・桟橋の塗替え事業", ""), ("1. 桟橋の塗替え事業", "港湾課")]
)
def test_texts_and_cells_stay(texts: tuple[str, str], profiles: ProfileSet) -> None:
    rows = [
        _row(1, *texts, covered=True),
        _row(2, "担当課", "港湾課"),
        _row(3, *texts, covered=True),
        _row(4, "担当課", "水産課"),
    ]
    assert names_as_lines(rows, profiles.generic.labels) == rows
