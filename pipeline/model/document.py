"""What a reader makes of a file: numbered lines and rows of cells, every piece with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.record import record

BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's top left corner, page rotation applied; a reader rounds to 1/100."""

TextLayer = Literal["text", "ocr", "damaged", "none"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file as received (文書), and what the caller says about it.

    `path` is the POSIX path relative to the input root. `local_government_code` (全国地方公共団体コード) and its
    name, the URL and the licence come from the caller or a sources file, never from the text.
    """

    path: str
    sha256: str
    size: int
    media_type: str
    local_government_code: str | None = None
    local_government_name: str | None = None
    url: str | None = None
    license: str | None = None

    @property
    def document_id(self) -> str:
        """The id that changes exactly when the bytes change.

        >>> Source("a.txt", "acc698947cadc92c" + "0" * 48, 7049, "text/plain").document_id
        'doc-acc698947cadc92c'
        """
        return f"doc-{self.sha256[:16]}"


@record
class Line:
    """One physical line of the source as read; `number` counts from 1 through the whole document.

    Where damaged characters of it were repaired, `text` is the repaired line and `printed` the line as read; else
    `printed` is None.

    In a PDF a line is one line of text outside tables, or one line inside one cell. `fills_measure` is what the
    geometry says of the line's end: True, the text runs to the right edge of its column, so the next line may continue
    it; False, it stops short; None, the source does not say (plain text).
    """

    number: int
    text: str
    page: int | None = None
    bbox: BBox | None = None
    fills_measure: bool | None = None
    printed: str | None = None

    @property
    def source_text(self) -> str:
        """The line as read, before any repair.

        >>> Line(1, "市民部長", printed="市⺠部⻑").source_text, Line(1, "市民部").source_text
        ('市⺠部⻑', '市民部')
        """
        return self.text if self.printed is None else self.printed


@record
class Piece:
    """A stretch of one source line: `text == lines[line - 1].text[start:end]`."""

    line: int
    start: int
    end: int
    text: str

    def cut(self, start: int, end: int | None = None) -> Piece:
        """The part of this piece from `start` to `end` (offsets in its text), blanks at both ends left out.

        >>> Piece(3, 10, 16, " 市民部 x").cut(0, 4)
        Piece(line=3, start=11, end=14, text='市民部')
        """
        text = self.text[start:end]
        stripped = text.strip()
        first = self.start + start
        if stripped and stripped[0] != text[0]:
            first += text.find(stripped)
        return Piece(self.line, first, first + len(stripped), stripped)


@record
class Cell:
    """One cell of a row: its lines, blanks at the ends left out; no pieces means blank.

    `covered` marks a position that a merged cell above or to the left already covers (結合セル).
    """

    pieces: tuple[Piece, ...] = ()
    covered: bool = False
    bbox: BBox | None = None
    # Every stage asks for the text; it is joined once.
    _text: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The cell's lines with line feeds between them."""
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0].text
        text = self._text
        if text is None:
            text = "\n".join([piece.text for piece in pieces])
            object.__setattr__(self, "_text", text)
        return text


@record
class Row:
    """One row in reading order. `table` numbers the table it stands in; None: a line of text outside any table.

    `blank_before` says that at least one blank line stands above it; `is_note`, that it is a footnote (脚注): text of
    the report that belongs to nothing above or below it.

    `set_in` says how a line is set that stands out from the running text (見出しの書式): the level of a heading as marked up
    (`h2`), or the size of larger type (`12.0pt`); lines of one kind have the same. None: as the running text, or not known.
    """

    cells: tuple[Cell, ...]
    table: int | None = None
    page: int | None = None
    blank_before: bool = False
    is_note: bool = False
    set_in: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Where readers end: every line, and the same text as rows in reading order."""

    source: Source
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    text_layer: TextLayer = "text"
    encoding: str | None = None
    page_count: int | None = None
    furniture: frozenset[int] = frozenset()
    """Numbers of the lines that are page numbers, running headers and the like (no row holds them)."""
    engine: str = "hoshin-text"
    notes: tuple[tuple[str, int | None, str], ...] = field(default=())
    """What the reader noticed: (issue code, line number or None, detail)."""
