"""The text of a pre element → draft rows, read as a text file is: tabs and wide blanks part cells."""

from __future__ import annotations

from pipeline.model.document import Source
from pipeline.model.errors import DocumentError
from pipeline.read.html.drafts import DraftRow
from pipeline.read.plaintext import read_text


def preformatted(text: str) -> list[DraftRow]:
    r"""Preformatted text → its rows, with the tables numbered from 1; page numbers in it are furniture.

    >>> [row.cells for row in preformatted("課名\t職員数\n市民課\t31\n")]
    [(('課名',), ('職員数',)), (('市民課',), ('31',))]
    """
    try:
        document = read_text(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), Source("", "", 0, "text/plain"))
    except DocumentError:
        # Blanks only, or characters that no decoder lets through: nothing to divide.
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        return [DraftRow(((line,),), ends=False) for line in lines]
    rows = [
        DraftRow(
            tuple(tuple(piece.text for piece in cell.pieces) for cell in row.cells),
            row.table,
            row.blank_before,
            ends=False,
        )
        for row in document.rows
    ]
    numbers = [document.lines[number - 1].text.strip() for number in sorted(document.furniture)]
    return rows + [DraftRow(((line,),), furniture=True, ends=False) for line in numbers]
