"""Findings and proofs with raw texts → the contract's issues and evidence with pages, lines and boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import TypeAdapter

from pipeline.model.document import BBox, Line
from pipeline.model.issues import Finding, kind_of
from pipeline.model.raw import RawText
from pipeline.model.report import Evidence, Issue, Place

_EVIDENCE = TypeAdapter(list[Evidence])


def _place(text: RawText, lines: Sequence[Line]) -> tuple[int | None, int, int, BBox | None]:
    """Page of the first line, first and last line, and the box round all boxes on that page, in hundredths of a point."""
    pieces = text.pieces
    first = lines[pieces[0].line - 1]
    page = first.page
    if len(pieces) == 1:
        return page, first.number, first.number, None if page is None else _rounded(first.bbox)
    numbers = [piece.line for piece in pieces]
    start, end = min(numbers), max(numbers)
    if page is None:
        return None, start, end, None
    boxes = [line.bbox for number in numbers if (line := lines[number - 1]).bbox is not None and line.page == page]
    if len(boxes) < 2:
        return page, start, end, _rounded(boxes[0]) if boxes else None
    left, top, right, bottom = zip(*boxes, strict=True)
    return page, start, end, _rounded((min(left), min(top), max(right), max(bottom)))


def _rounded(box: BBox | None) -> BBox | None:
    if box is None:
        return None
    x0, top, x1, bottom = box
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def evidence_of(proofs: Mapping[str, RawText], lines: Sequence[Line], base: str) -> dict[str, Evidence]:
    """Proofs by pointer → evidence by pointer below `base` (`/reports/0`)."""
    # One printed name proves up to six values: its place is worked out once, and all are validated in one call.
    texts = {id(text): text for text in proofs.values()}
    printed = []
    for text in texts.values():
        page, start, end, box = _place(text, lines)
        printed.append({"page": page, "line_start": start, "line_end": end, "bbox": box, "text": text.text})
    made = dict(zip(texts, _EVIDENCE.validate_python(printed), strict=True))
    return {base + path: made[id(text)] for path, text in proofs.items()}


def issues_of(findings: Iterable[Finding], lines: Sequence[Line], base: str | None) -> list[Issue]:
    """Findings → issues; a finding without a path is about the report (`base`), or about the document."""
    issues = []
    for finding in findings:
        where = None
        if finding.text is not None:
            page, start, end, box = _place(finding.text, lines)
            where = Place(page=page, line_start=start, line_end=end, bbox=box)
        path = base if finding.path is None else (base or "") + finding.path
        issues.append(
            Issue(
                code=finding.code,
                severity=kind_of(finding.code).severity,
                path=path,
                message=finding.message,
                where=where,
            )
        )
    return issues
