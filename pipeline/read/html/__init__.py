"""The bytes of a web page → Document: paragraphs and table rows of the report, site furniture around it set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError
from pipeline.read.html.charset import page_text
from pipeline.read.html.drafts import Numbered, numbered
from pipeline.read.html.elements import tag_of
from pipeline.read.html.furniture import mark_lines
from pipeline.read.html.mhtml import page_of
from pipeline.read.html.survey import survey
from pipeline.read.html.tree import engine, parse
from pipeline.read.html.walk import Walker

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_html", "read_mhtml"]

_BREAKS_AT_BLANKS = re.compile(r"LibreOffice|OpenOffice|StarOffice|Microsoft|Ichitaro|一太郎", re.IGNORECASE)
"""Programs that end a line of the source only where a blank stands in the text."""


def read_html(data: bytes, source: Source, charset: str | None = None) -> Document:
    """The bytes of a web page → its lines and rows.

    A paragraph, a heading, a list item or the text up to a `<br>` is one line and one row. A data table's row is a row
    of cells; a cell's paragraphs are its lines. A layout table is read cell by cell. Site furniture, struck text, and
    readings (ルビ) of words are lines that no row holds; what browsers do not show is left out. `charset` is what was
    declared outside the page.

    Raises:
        DocumentError: `undecodable-text`, `empty-file`, or `html-unreadable` for frames and pages nested too deeply.
    """
    page = page_text(data, charset)
    root = parse(page.text)
    _refuse_frames(root)
    walker = Walker(survey(root), _breaks_at_blanks(root))
    result = numbered(mark_lines(walker.walk(root)))
    if not result.lines:
        raise DocumentError("empty-file", f"{len(data)} bytes, no text that a browser shows")
    return Document(
        source=source,
        lines=result.lines,
        rows=result.rows,
        encoding=page.encoding,
        furniture=result.furniture,
        engine=engine(),
        notes=(*page.notes, *_struck(result)),
    )


def read_mhtml(data: bytes, source: Source) -> Document:
    """The bytes of a page saved as one file (MHTML) → its lines and rows; pictures and other parts are not read.

    Raises:
        DocumentError: as `read_html`, or `html-unreadable` where no part is a page.
    """
    page, charset = page_of(data)
    return read_html(page, source, charset)


def _refuse_frames(root: _Element) -> None:
    frames = [frame.get("src") or "" for frame in root.iter("frame")]
    if frames and next(root.iter("frameset"), None) is not None:
        shown = ", ".join(name for name in frames[:5] if name)
        raise DocumentError("html-unreadable", f"the page only frames other files: {shown}")


def _breaks_at_blanks(root: _Element) -> bool:
    """Whether a program wrote the page that breaks lines at blanks, so that a line end is a blank of the text."""
    for meta in root.iter("meta"):
        if tag_of(meta) == "meta" and (meta.get("name") or "").lower() in {"generator", "progid"}:
            return _BREAKS_AT_BLANKS.search(meta.get("content") or "") is not None
    return False


def _struck(result: Numbered) -> Iterator[tuple[str, int | None, str]]:
    for number in result.struck:
        yield ("struck-text", number, f"「{result.lines[number - 1].text[:40]}」 is struck through")
