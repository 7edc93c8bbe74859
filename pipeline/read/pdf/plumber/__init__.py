"""The bytes of a PDF → its runs, rules and pictures, by pdfplumber: the second reader, independent of the first."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTRect
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1

from pipeline.model.document import BBox
from pipeline.model.errors import DocumentError
from pipeline.read.pdf.plumber.streams import is_damaged
from pipeline.read.pdf.runs import character_text, without_doubles
from pipeline.read.pdf.shapes import FileContent, Note, PageContent, Rule, Run, Turn
from pipeline.read.pdf.soundness import ends_whole
from pipeline.read.pdf.strokes import subpath_rules
from pipeline.read.pdf.visible import visible

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

# The parser tells every oddity of a font through `logging`; without any handler that lands on the user's screen.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())
logging.getLogger("pdfplumber").addHandler(logging.NullHandler())

_INVISIBLE_MODE = 3
_LEAST_SIZE = 1.0
"""Smaller runs, in points, are not meant to be read."""


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
    pdf, pages = _opened(data)
    notes: list[Note] = list(_miscounted(pdf, len(pages)))
    contents = []
    for page in pages:
        try:
            notes += _damage(page)
            contents.append(_page_content(page, notes))
        except Exception as error:  # an engine fails in any way; the other pages are still good
            notes.append(("page-lost", None, f"page {page.page_number}: {_told(error)}"))
        page.close()
    if not contents:
        raise DocumentError("pdf-damaged", f"no page can be read; {notes[-1][2]}")
    return FileContent(tuple(contents), len(pages), f"pdfplumber {version('pdfplumber')}", tuple(notes))


def damages(data: bytes) -> tuple[Note, ...]:
    """The bytes of a PDF that looks unsound → what of it is damaged, page by page.

    Raises:
        DocumentError: as `load` does.
    """
    pdf, pages = _opened(data)
    return (*_miscounted(pdf, len(pages)), *(note for page in pages for note in _damage(page)))


def _opened(data: bytes) -> tuple[PDF, list[Page]]:
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
    return pdf, pages


def _damage(page: Page) -> Iterator[Note]:
    if is_damaged(page.page_obj):
        detail = f"page {page.page_number}: its content is damaged, text may be missing or wrong"
        yield ("text-layer-damaged", None, detail)


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
    if rebuilt and not ends_whole(data):
        raise DocumentError("pdf-damaged", "the end of the file is missing")


def _miscounted(pdf: PDF, found: int) -> Iterator[Note]:
    """A note where the page tree promises more pages than it leads to."""
    tree = resolve1(pdf.doc.catalog.get("Pages"))
    stated = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    if isinstance(stated, int) and stated > found:
        yield ("page-lost", None, f"the page tree states {stated} pages, {found} were found")


def _page_content(page: Page, notes: list[Note]) -> PageContent:
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    frame = _frame(page)
    runs, rules, pictures = list[Run](), list[Rule](), list[BBox]()
    for item in _leaves(device.get_result()):
        if isinstance(item, LTChar):
            run = _run(item, frame)
            if run is not None:
                runs.append(run)
        elif isinstance(item, LTCurve):
            rules.extend(_rules(item, frame))
        elif isinstance(item, LTImage):
            pictures.append(frame.box(item))
    shown, left_out = visible(runs, pictures, frame.width, frame.height)
    if left_out:
        detail = f"page {page.page_number}: text that nobody can see was left out: {left_out}"
        notes.append(("hidden-text", None, detail))
    return PageContent(
        page.page_number, frame.width, frame.height, without_doubles(shown), tuple(rules), tuple(pictures)
    )


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


def _run(item: LTChar, frame: _Frame) -> Run | None:
    """A run as the engine says it → ours; None if nobody can see it."""
    text = character_text(item.get_text())
    box = frame.box(item)
    if not text or not frame.shows(box):
        return None
    a, b, c, d, e, f = item.matrix
    width, height = box[2] - box[0], box[3] - box[1]
    if abs(b) > abs(a):
        # The box of a turned run is as wide as its font is high.
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
    return Run(text, *box, origin, round(size, 3), turn, bool(getattr(item, "hidden", False)))


def _rules(item: LTCurve, frame: _Frame) -> Iterator[Rule]:
    """A painted path → the ruling lines that it shows."""
    if not (item.stroke or item.fill):
        return
    points = [(round(x - frame.left, 3), round(frame.upper - y, 3)) for x, y in item.pts]
    if isinstance(item, LTRect) or (item.original_path and str(item.original_path[-1][0]) == "h"):
        points.append(points[0])
    curves = sum(str(step[0]) == "c" for step in item.original_path or ())
    yield from subpath_rules(
        points, curves, item.stroke, item.fill, float(item.linewidth or 0.0) if item.stroke else 0.0
    )
