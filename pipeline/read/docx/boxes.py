"""Drawings in a run → the text boxes and WordArt in them, each once, and whether they stand below their line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.read.docx.wml import MC, WP, A, V, W, elements, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from pipeline.read.docx.story import Tally

_LINE_EMU: Final = 152_400
"""12 points: a box that hangs by less beside its paragraph stands before it."""
_LINE_POINTS: Final = 12.0
_MARGIN_TOP: Final = re.compile(r"margin-top:\s*(-?[0-9]{1,5}(?:\.[0-9]{1,6})?)(pt|in|mm|cm)?")
_POINTS: Final = {"pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54}
_PICTURE: Final = ("/picture", "/wordprocessingShape", "/wordprocessingGroup", "/wordprocessingCanvas")


def text_boxes(element: _Element) -> Iterator[_Element]:
    """The contents of text boxes (w:txbxContent) and WordArt (v:textpath) of a drawing, in the order of the file.

    A drawing that stands twice, in a new form and in an old one, is taken in the new one. A box inside a box is
    part of its outer box.
    """
    stack = [element]
    while stack:
        one = stack.pop()
        if one.tag == W + "txbxContent" or (one.tag == V + "textpath" and one.get("string", "").strip()):
            yield one
        elif one.tag == MC + "AlternateContent":
            choice = one.find(MC + "Choice")
            chosen = one.find(MC + "Fallback") if choice is None else choice
            stack += [] if chosen is None else [chosen]
        else:
            stack += reversed(list(elements(one)))


def is_below(box: _Element) -> bool:
    """Whether a box hangs a line or more below the top of the paragraph that it is anchored at."""
    for outer in box.iterancestors():
        if outer.tag == WP + "anchor":
            position = outer.find(WP + "positionV")
            offset = None if position is None else position.findtext(WP + "posOffset")
            below = position is not None and position.get("relativeFrom") in {"paragraph", "line"}
            return below and whole(offset) >= _LINE_EMU
        if outer.tag in {V + "shape", V + "group", V + "rect"}:
            found = _MARGIN_TOP.search(outer.get("style", ""))
            page = "mso-position-vertical-relative:" in outer.get("style", "")
            if found is not None and not page:
                return float(found[1]) * _POINTS.get(found[2] or "pt", 1.0) >= _LINE_POINTS
        if outer.tag == W + "p":
            break
    return False


def pictures(element: _Element, tally: Tally) -> None:
    """Count what a drawing without text boxes shows: pictures, and charts and diagrams, whose text is not read."""
    for data in element.iter(A + "graphicData"):
        uri = data.get("uri", "")
        if uri.endswith(_PICTURE):
            tally.pictures += 1
        elif uri:
            tally.missed(uri.rsplit("/", 1)[-1])
    tally.pictures += sum(1 for _ in element.iter(V + "imagedata"))
