"""The runs of a page → those that a reader of the paper sees, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import BBox
from pipeline.read.pdf.shapes import Run

_LONGEST = 40


def visible(
    runs: Sequence[Run], pictures: Sequence[BBox], width: float, height: float
) -> tuple[Sequence[Run], str | None]:
    """Runs → the visible ones, and a word on hidden text that was left out (None: there was none).

    Runs without ink count only over a picture: there they say what the picture shows (an OCR layer).
    """
    hidden = [run for run in runs if run.hidden]
    if not hidden:
        return runs, None
    largest = max(((x1 - x0) * (bottom - top) for x0, top, x1, bottom in pictures), default=0.0)
    if largest >= 0.5 * width * height:
        return runs, None
    text = "".join(run.text for run in hidden).strip()
    told = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
    return [run for run in runs if not run.hidden], told or None
