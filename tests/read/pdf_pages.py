"""Pages drawn stroke by stroke, and what the PDF reader makes of them: shared by the tests of the reader."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.document import Document, Row, Source
from pipeline.read.options import PdfEngine, ReadOptions
from pipeline.read.pdf import read_pdf

FONT = "HeiseiKakuGo-W5"
WIDTH, HEIGHT = A4
EM = 10.0
LEFT, RIGHT = 60.0, 540.0

Draw = Callable[["Sheet"], None]


class Sheet:
    """A page to draw on: y runs down from the top, text stands with its upper edge at y."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, size: float = EM, *, spacing: float = 0.0, mode: int = 0) -> None:
        box = self.canvas.beginText(x, HEIGHT - y - 0.88 * size)
        box.setFont(FONT, size)
        box.setCharSpace(spacing)
        box.setTextRenderMode(mode)
        box.textOut(text)
        self.canvas.drawText(box)

    def prose(self, x: float, y: float, lines: list[str], pitch: float = 16.0) -> None:
        for at, line in enumerate(lines):
            self.text(x, y + at * pitch, line)

    def flat(self, y: float, x0: float, x1: float) -> None:
        self.canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)

    def post(self, x: float, y0: float, y1: float) -> None:
        self.canvas.line(x, HEIGHT - y0, x, HEIGHT - y1)

    def thin_box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        for y in ys:
            self.flat(y, xs[0], xs[-1])
        for x in xs:
            self.post(x, ys[0], ys[-1])

    def staffing(self, top: float = 100.0) -> None:
        self.grid([60, 200, 380, 440], [top, top + 20, top + 40, top + 60])
        for row, cells in enumerate([("課名", "課長名", "職員数"), ("水道課", "森 茂", "17"), ("下水道課", "", "6")]):
            for x, cell in zip((64, 204, 384), cells, strict=True):
                self.text(x, top + 5 + 20 * row, cell)


def pdf(*pages: Draw, size: tuple[float, float] = A4) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, pageCompression=1, invariant=1)
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def changed(data: bytes, change: Callable[[pikepdf.Pdf], Any], **options: Any) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        file.save(buffer, **options)
    return buffer.getvalue()


ENGINES: tuple[PdfEngine, ...] = ("pdfium", "pdfplumber")
_engine: ContextVar[PdfEngine] = ContextVar("engine", default="pdfium")


@contextmanager
def reading_by(engine: PdfEngine) -> Iterator[None]:
    """What `read` and `of` use inside."""
    token = _engine.set(engine)
    yield
    _engine.reset(token)


def read(data: bytes) -> Document:
    """The document, after the checks that hold for every PDF."""
    source = Source("a.pdf", hashlib.sha256(data).hexdigest(), len(data), "application/pdf")
    document = read_pdf(data, source, ReadOptions(pdf_engine=_engine.get(), ocr="off"))
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    held = [piece for row in document.rows for cell in row.cells for piece in cell.pieces]
    for piece in held:
        assert document.lines[piece.line - 1].text[piece.start : piece.end] == piece.text
        assert piece.text == piece.text.strip() != ""
    numbers = [piece.line for piece in held]
    assert numbers == sorted(numbers)
    assert sorted([*numbers, *document.furniture]) == [line.number for line in document.lines if line.text]
    return document


def of(*pages: Draw) -> Document:
    return read(pdf(*pages))


def shown(row: Row) -> list[str]:
    return ["^" if cell.covered else cell.text for cell in row.cells]


def table(document: Document, number: int = 1) -> list[list[str]]:
    return [shown(row) for row in document.rows if row.table == number]


def loose(document: Document) -> list[str]:
    return [row.cells[0].text for row in document.rows if row.table is None]


def furniture(document: Document) -> list[str]:
    return [document.lines[number - 1].text for number in sorted(document.furniture)]


STAFFING = [["課名", "課長名", "職員数"], ["水道課", "森 茂", "17"], ["下水道課", "", "6"]]
