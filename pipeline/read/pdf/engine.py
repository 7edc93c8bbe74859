"""The bytes of a PDF → its glyphs, rules and pictures, by pdfplumber: the only module that knows the engine."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTLine, LTRect
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1

from pipeline.model.document import BBox
from pipeline.model.errors import DocumentError
from pipeline.read.pdf.glyphs import glyph_text, without_doubles
from pipeline.read.pdf.shapes import FileContent, Glyph, PageContent, Rule, Turn
from pipeline.read.pdf.streams import is_damaged

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

# The parser tells every oddity of a font through `logging`; without any handler that lands on the user's screen.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())
logging.getLogger("pdfplumber").addHandler(logging.NullHandler())

_THIN = 3.0
"""A filled box up to this thickness, in points, is a rule; a thicker one is shading."""
_INVISIBLE_MODE = 3
_LEAST_SIZE = 1.0
"""Smaller glyphs, in points, are not meant to be read."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the visible page lies in the engine's coordinates (origin bottom left, y upward)."""

    left: float
    upper: float
    width: float
    height: float

    def box(self, item: Any) -> BBox:
        return (
            round(item.x0 - self.left, 3),
            round(self.upper - item.y1, 3),
            round(item.x1 - self.left, 3),
            round(self.upper - item.y0, 3),
        )

    def shows(self, box: BBox) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return 0 <= x <= self.width and 0 <= y <= self.height


class _Device(PDFPageAggregator):
    """pdfminer's collector, which also marks what is drawn without ink."""

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        before = len(self.cur_item._objs)
        super().render_string(textstate, seq, ncs, graphicstate)
        if textstate.render == _INVISIBLE_MODE:
            for item in self.cur_item._objs[before:]:
                item.hidden = True  # type: ignore[attr-defined]


def load(data: bytes) -> FileContent:
    """The bytes of a PDF → the content of every page that can be read, and notes on those that cannot.

    Raises:
        DocumentError: `pdf-damaged`, `pdf-password` or `pdf-no-pages`.
    """
    try:
        pdf = pdfplumber.open(io.BytesIO(data))
        pages = pdf.pages
        _refuse_cut_off(pdf, data)
    except DocumentError:
        raise
    except Exception as error:
        raise _mapped(error) from error
    if not pages:
        raise DocumentError("pdf-no-pages", "the page tree is empty")
    notes = list(_miscounted(pdf, len(pages)))
    contents = []
    for page in pages:
        try:
            if is_damaged(page.page_obj):
                detail = f"page {page.page_number}: its content is damaged, text may be missing or wrong"
                notes.append(("text-layer-damaged", None, detail))
            contents.append(_page_content(page))
        except Exception as error:  # an engine fails in any way; the other pages are still good
            notes.append(("page-unreadable", None, f"page {page.page_number}: {_told(error)}"))
        page.close()
    if not contents:
        raise DocumentError("pdf-damaged", f"no page can be read; {notes[-1][2]}")
    return FileContent(tuple(contents), len(pages), f"pdfplumber {version('pdfplumber')}", tuple(notes))


def _mapped(error: BaseException) -> DocumentError:
    """The engine's exception → ours; pdfplumber wraps pdfminer's own in its first argument."""
    cause = error.args[0] if error.args and isinstance(error.args[0], BaseException) else error
    if isinstance(cause, PDFPasswordIncorrect):
        return DocumentError("pdf-password", "it opens only with a password")
    if isinstance(cause, PDFEncryptionError):
        return DocumentError("pdf-password", f"its encryption is not supported: {_told(cause)}")
    return DocumentError("pdf-damaged", _told(cause))


def _told(error: BaseException) -> str:
    """One line on an exception, short enough for a message."""
    cause = error.args[0] if error.args and isinstance(error.args[0], BaseException) else error
    detail = " ".join(str(cause).split())[:120]
    return f"{type(cause).__name__}: {detail}" if detail else type(cause).__name__


def _refuse_cut_off(pdf: PDF, data: bytes) -> None:
    """Refuse a file whose end is missing: what the engine saves of it looks whole, but pages or text may be lost."""
    rebuilt = any(isinstance(xref, PDFXRefFallback) for xref in pdf.doc.xrefs)
    if rebuilt and b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-2048:]:
        raise DocumentError("pdf-damaged", "the end of the file is missing")


def _miscounted(pdf: PDF, found: int) -> Iterator[tuple[str, None, str]]:
    """A note where the page tree promises more pages than it leads to."""
    tree = resolve1(pdf.doc.catalog.get("Pages"))
    stated = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    if isinstance(stated, int) and stated > found:
        yield ("page-unreadable", None, f"the page tree states {stated} pages, {found} were found")


def _page_content(page: Page) -> PageContent:
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    frame = _frame(page)
    glyphs, rules, pictures = list[Glyph](), list[Rule](), list[BBox]()
    for item in _leaves(device.get_result()):
        if isinstance(item, LTChar):
            glyph = _glyph(item, frame)
            if glyph is not None:
                glyphs.append(glyph)
        elif isinstance(item, LTCurve):
            rules.extend(_rules(item, frame))
        elif isinstance(item, LTImage):
            pictures.append(frame.box(item))
    return PageContent(
        page.page_number,
        frame.width,
        frame.height,
        without_doubles(_seen(glyphs, pictures, frame)),
        tuple(rules),
        tuple(pictures),
    )


def _seen(glyphs: list[Glyph], pictures: list[BBox], frame: _Frame) -> list[Glyph]:
    """Glyphs without ink count only over a picture: there they say what the picture shows (an OCR layer)."""
    largest = max(((x1 - x0) * (bottom - top) for x0, top, x1, bottom in pictures), default=0.0)
    if largest >= 0.5 * frame.width * frame.height:
        return glyphs
    return [glyph for glyph in glyphs if not glyph.hidden]


def _leaves(container: LTContainer[Any]) -> Iterator[LTItem]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item


def _frame(page: Page) -> _Frame:
    """The visible part of the page: its crop box where that lies inside the media box, turned as the page is."""
    media, crop = page.page_obj.mediabox, page.page_obj.cropbox
    mx0, my0, mx1, my1 = media
    x0, x1 = max(mx0, min(crop[0], crop[2])), min(mx1, max(crop[0], crop[2]))
    y0, y1 = max(my0, min(crop[1], crop[3])), min(my1, max(crop[1], crop[3]))
    if x1 - x0 < 10 or y1 - y0 < 10:
        x0, y0, x1, y1 = media
    left, lower, right, upper = {
        90: (y0 - my0, mx1 - x1, y1 - my0, mx1 - x0),
        180: (mx1 - x1, my1 - y1, mx1 - x0, my1 - y0),
        270: (my1 - y1, x0 - mx0, my1 - y0, x1 - mx0),
    }.get(page.page_obj.rotate, (x0 - mx0, y0 - my0, x1 - mx0, y1 - my0))
    return _Frame(left, upper, right - left, upper - lower)


def _glyph(item: LTChar, frame: _Frame) -> Glyph | None:
    """A glyph as the engine says it → ours; None if nobody can see it."""
    text = glyph_text(item.get_text())
    box = frame.box(item)
    if not text or not frame.shows(box):
        return None
    a, b, c, d, e, f = item.matrix
    width, height = box[2] - box[0], box[3] - box[1]
    if abs(b) > abs(a):
        # The box of a turned glyph is as wide as its font is high.
        turn, size = (Turn.UP if b > 0 else Turn.DOWN), width
    elif a < 0 and d < 0:
        turn, size = Turn.LEFT, height
    elif e - item.x0 > 0.3 * width and abs(c) <= abs(d):
        # In vertical writing the pen stands on the middle of the box's upper side.
        turn, size = Turn.DOWN, width
    else:
        turn, size = Turn.RIGHT, height
    if size < _LEAST_SIZE:
        return None
    origin = (round(e - frame.left, 3), round(frame.upper - f, 3))
    return Glyph(text, *box, origin, round(size, 3), turn, bool(getattr(item, "hidden", False)))


def _rules(item: LTCurve, frame: _Frame) -> Iterator[Rule]:
    """A painted path → its horizontal and vertical strokes; a filled thin box is one stroke along its middle."""
    if not (item.stroke or item.fill):
        return
    x0, top, x1, bottom = frame.box(item)
    if not isinstance(item, LTLine) and min(x1 - x0, bottom - top) <= _THIN:
        yield from _stroke(x0, top, x1, bottom)
    elif item.stroke and (isinstance(item, LTRect) or _is_rounded_box(item)):
        yield from (Rule(False, top, x0, x1), Rule(False, bottom, x0, x1))
        yield from (Rule(True, x0, top, bottom), Rule(True, x1, top, bottom))
    elif item.stroke:
        points = [(x - frame.left, frame.upper - y) for x, y in item.pts]
        for (ax, ay), (bx, by) in pairwise(points):
            if min(abs(ax - bx), abs(ay - by)) <= 0.5:
                yield from _stroke(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _stroke(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    """A long thin box → the rule along it; nothing for a dot."""
    if bottom - top > x1 - x0:
        yield Rule(True, (x0 + x1) / 2, top, bottom)
    elif x1 > x0:
        yield Rule(False, (top + bottom) / 2, x0, x1)


def _is_rounded_box(item: LTCurve) -> bool:
    """A closed path with bent corners and a straight piece on each of its four sides (角丸)."""
    steps = [str(step[0]) for step in item.original_path or ()]
    if steps.count("c") != 4 or len(item.pts) < 8:
        return False
    sides = set[str]()
    for (ax, ay), (bx, by) in zip(item.pts, [*item.pts[1:], item.pts[0]], strict=True):
        for name, edge, level, along in (
            ("left", item.x0, (ax, bx), abs(ay - by)),
            ("right", item.x1, (ax, bx), abs(ay - by)),
            ("lower", item.y0, (ay, by), abs(ax - bx)),
            ("upper", item.y1, (ay, by), abs(ax - bx)),
        ):
            if along > 1 and all(abs(value - edge) < 0.5 for value in level):
                sides.add(name)
    return len(sides) == 4
