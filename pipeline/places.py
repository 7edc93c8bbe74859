"""Findings and proofs with raw texts → the contract's issues and evidence with pages, lines and boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from math import floor

from pydantic import TypeAdapter

from pipeline.model.document import BBox, Line, Piece
from pipeline.model.issues import Finding, kind_of
from pipeline.model.raw import RawText
from pipeline.model.report import Evidence, Issue, Place

_EVIDENCE = TypeAdapter(list[Evidence])
_ABOUT_TEXTS = frozenset(
    ("entry-ambiguous", "entry-row-shift", "entry-without-project", "projects-in-one-row", "unclaimed-text")
)
"""Codes of findings about one printed text, reported before it is known which value the text becomes."""


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
    # A quarter of the time of round(), which looks for the nearest decimal fraction.
    return (
        floor(x0 * 100 + 0.5) / 100,
        floor(top * 100 + 0.5) / 100,
        floor(x1 * 100 + 0.5) / 100,
        floor(bottom * 100 + 0.5) / 100,
    )


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


def issues_of(
    findings: Sequence[Finding], lines: Sequence[Line], base: str | None, proofs: Mapping[str, RawText] | None = None
) -> list[Issue]:
    """Findings → issues; a finding without a path is about the report (`base`), or about the document.

    One that stages before the values report about a printed text (`_ABOUT_TEXTS`) is about the item that holds the text,
    if `proofs` name one.
    """
    issues = []
    holders: dict[Piece, list[str]] | None = None
    for finding in findings:
        where, path = None, finding.path
        if finding.text is not None:
            page, start, end, box = _place(finding.text, lines)
            where = Place(page=page, line_start=start, line_end=end, bbox=box)
            if path is None and proofs is not None and finding.code in _ABOUT_TEXTS:
                holders = _holders(proofs, findings) if holders is None else holders
                path = _item_of(finding.text, holders)
        issues.append(
            Issue(
                code=finding.code,
                severity=kind_of(finding.code).severity,
                path=base if path is None else (base or "") + path,
                message=finding.message,
                where=where,
            )
        )
    return issues


def _holders(proofs: Mapping[str, RawText], findings: Iterable[Finding]) -> dict[Piece, list[str]]:
    """Each printed piece, on the lines that findings are about, with the pointers of the values that are made of it."""
    texts = (one.text for one in findings if one.text is not None and one.code in _ABOUT_TEXTS)
    lines = {piece.line for text in texts for piece in text.pieces}
    holders: dict[Piece, list[str]] = {}
    for path, text in proofs.items():
        for piece in text.pieces:
            if piece.line in lines:
                holders.setdefault(piece, []).append(path)
    return holders


def _item_of(text: RawText, holders: Mapping[Piece, Sequence[str]]) -> str | None:
    """The innermost item that holds all values made of a piece of the text; the title of a column is in many, so no item's."""
    for piece in text.pieces:
        paths = [path.split("/") for path in holders.get(piece, ())]
        shared = list(takewhile(lambda parts: len(set(parts)) == 1, zip(*paths, strict=False)))
        while shared and not shared[-1][0].isdecimal():
            shared.pop()
        if shared:
            return "/".join(parts[0] for parts in shared)
    return None
