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
    """Page of the first line, first and last line, and the box round all boxes on that page."""
    pieces = text.pieces
    first = lines[pieces[0].line - 1]
    if first.page is None:
        if len(pieces) == 1:
            return None, first.number, first.number, None
        return None, text.line_start, text.line_end, None
    own = [lines[piece.line - 1] for piece in pieces]
    boxes = [line.bbox for line in own if line.bbox is not None and line.page == first.page]
    box = None
    if boxes:
        left, top, right, bottom = zip(*boxes, strict=True)
        box = (round(min(left), 2), round(min(top), 2), round(max(right), 2), round(max(bottom), 2))
    return first.page, text.line_start, text.line_end, box


def evidence_of(proofs: Mapping[str, RawText], lines: Sequence[Line], base: str) -> dict[str, Evidence]:
    """Proofs by pointer → evidence by pointer below `base` (`/reports/0`)."""
    # One printed name proves up to six values: its place is worked out once, and all are validated in one call.
    texts = {id(text): text for text in proofs.values()}
    made = dict(zip(texts, _EVIDENCE.validate_python([_printed(text, lines) for text in texts.values()]), strict=True))
    return {base + path: made[id(text)] for path, text in proofs.items()}


def _printed(text: RawText, lines: Sequence[Line]) -> dict[str, object]:
    page, start, end, box = _place(text, lines)
    return {"page": page, "line_start": start, "line_end": end, "bbox": box, "text": text.text}


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
