"""The content of pages → the same, pages without a text layer that can be trusted read from their picture (OCR)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.model.document import Line
from pipeline.model.errors import DocumentError
from pipeline.read import ocr
from pipeline.read.pdf.runs import damaged_count
from pipeline.read.pdf.shapes import FileContent, Note, PageContent
from pipeline.read.plausibility import plausibility

_DAMAGED_SHARE: Final = 0.05
"""Share of characters without a meaning from which the text layer of a page is not to be trusted."""
_FEWEST: Final = 20
"""Characters below which the share of damaged or odd ones says nothing."""
_ODD: Final = 0.25
"""Plausibility (see there) below which a page's text is no Japanese office's: codes taken for characters."""

_USUAL: Final = re.compile("[ -~ぁ-ヺー一-龥々、。・「」（）]+")
_MOST: Final = 0.8
"""Share of usual characters from which a page's text needs no closer look."""

_MEANINGLESS: Final = "characters without a meaning"
_IMPLAUSIBLE: Final = "a text layer that is no Japanese text"


def why_unreadable(page: PageContent) -> str | None:
    """A page → why its text layer cannot be used, in words, or None if it can."""
    text = "".join(run.text for run in page.runs if run.text != " ")
    if not text:
        return "no text layer" if page.pictures or len(page.rules) > _FEWEST else None
    if len(text) < _FEWEST:
        return None
    if damaged_count(text) > _DAMAGED_SHARE * len(text):
        return _MEANINGLESS
    usual = len(text) - len(_USUAL.sub("", text))
    return _IMPLAUSIBLE if usual < _MOST * len(text) and plausibility(text) < _ODD else None


def with_scans_read(content: FileContent, data: bytes, *, use_ocr: bool) -> FileContent:
    """The content of a PDF's pages → the same with OCR in place of text layers that cannot be used.

    Without an OCR engine the pages stay as they are; a page of which the engine makes nothing does, too. Notes say which
    pages were read so (`ocr-used`) or why not.
    """
    unreadable = {page.number: why for page in content.pages if (why := why_unreadable(page)) is not None}
    if not unreadable:
        return content
    engine = ocr.find_engine() if use_ocr else None
    if engine is None:
        advice = ocr.HOW_TO_INSTALL if use_ocr else "OCR is switched off"
        # Characters without a meaning are told line by line, pages without text as such.
        odd = [number for number, why in unreadable.items() if why == _IMPLAUSIBLE]
        return replace(content, notes=(*content.notes, *(_damaged_note(number, advice) for number in odd)))
    pages, notes = list[PageContent](), list[Note]()
    for page in content.pages:
        if page.number not in unreadable:
            pages.append(page)
            continue
        try:
            picture, dpi = ocr.render_page(data, page.number - 1)
            read = ocr.read_page(picture, dpi, page.number, page.width, page.height, engine)
        except (ocr.OcrError, DocumentError) as error:
            notes.append(("page-unreadable", None, f"page {page.number}: {unreadable[page.number]}; {error}"))
            pages.append(page)
            continue
        pages.append(read if read.runs or not page.runs else page)
        notes.append(("ocr-used", None, f"page {page.number}: {unreadable[page.number]}; read by {engine.name}"))
    return replace(
        content, pages=tuple(pages), engine=f"{content.engine} + {engine.name}", notes=(*content.notes, *notes)
    )


def _damaged_note(number: int, advice: str) -> Note:
    return ("text-layer-damaged", None, f"page {number}: {_IMPLAUSIBLE}; {advice}")


def doubtful_lines(pages: Sequence[PageContent], lines: Sequence[Line]) -> list[tuple[str, int, str]]:
    """Pages read by OCR and the document's lines → a note on each line with words that the engine is not sure of."""
    words = dict[int, list[str]]()
    for page in pages:
        if not page.runs or page.runs[0].confidence is None:
            continue  # the file itself says its text
        own = [line for line in lines if line.page == page.number and line.bbox is not None]
        for run in page.runs:
            if run.confidence is None or run.confidence >= ocr.LEAST_CONFIDENCE:
                continue
            x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
            for line in own:
                x0, top, x1, bottom = line.bbox or (0, 0, 0, 0)
                if x0 <= x <= x1 and top <= y <= bottom:
                    words.setdefault(line.number, []).append(f"{run.text} ({run.confidence:.2f})")
                    break
    return [("ocr-low-confidence", number, "unsure: " + ", ".join(found)) for number, found in sorted(words.items())]
