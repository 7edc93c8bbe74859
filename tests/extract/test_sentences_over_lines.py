"""Lines of a page that show no measure: the end of a sentence begun above belongs to it."""

from __future__ import annotations

import pytest

from pipeline.extract.cutting import paragraphs
from pipeline.model.document import Line, Piece

LONG = "岬の灯りを絶やさずに守り、船の往来を支え、港に戻る人々の暮らしを"


def _read(texts: list[str], page: int | None) -> list[str]:
    lines = [Line(at, text, page, fills_measure=False) for at, text in enumerate(texts, 1)]
    pieces = [Piece(line.number, 0, len(line.text), line.text) for line in lines]
    return ["".join(piece.text for piece in text.pieces) for text in paragraphs(pieces, lines)]


@pytest.mark.parametrize("first", [f"・{LONG}", f"海を見ます。{LONG}"])
def test_the_end_of_a_sentence_goes_with_its_beginning(first: str) -> None:
    assert _read([first, "守ります。"], 1) == [f"{first}守ります。"]
    assert _read([first, "守ります。"], None) == [
        first,
        "守ります。",
    ]  # a paragraph of a text processor ends where it does


@pytest.mark.parametrize(
    "texts",
    [
        [LONG, "守ります。"],
        [f"・{LONG}", "・灯りを守ります。"],
        ["・灯りを", f"{LONG}守ります。"],
        [f"・{LONG}", "灯りの数"],
    ],
)
def test_lines_that_stay_apart(texts: list[str]) -> None:
    assert _read(texts, 1) == texts
