"""Evidence becomes the provenance of rows: which document, page and lines a row was read from, and its id."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.ids import entity_id, stable_id
from pipeline.model.report import DocumentRecord, Evidence
from pipeline.publish.columns import Row

Span = tuple[int | None, int | None, int | None]
"""First page, first line, last line; None where the source does not say."""

Fact = tuple[str, Row]
"""A row and the JSON Pointer of the value it stands for."""

_NOWHERE: Span = (None, None, None)


@dataclass(frozen=True, slots=True)
class Places:
    """Where every value of a document stands, by JSON Pointer."""

    evidence: Mapping[str, Evidence]
    pointers: tuple[str, ...]
    """The pointers of the evidence, sorted as text: those below a pointer stand side by side."""

    def of(self, pointer: str) -> Span | None:
        """A value's own place, else the union of the places below it; None: no evidence at all.

        >>> def at(first, last):
        ...     return Evidence(page=None, line_start=first, line_end=last, bbox=None, text="…")
        >>> places = places_of({"/a/0/text": at(4, 4), "/a/0/label": at(3, 3), "/a/1": at(9, 9), "/a-b": at(1, 1)})
        >>> places.of("/a/0"), places.of("/a/1"), places.of("/a"), places.of("/b")
        ((None, 3, 4), (None, 9, 9), (None, 3, 9), None)
        """
        own = self.evidence.get(pointer)
        if own is not None:
            return own.page, own.line_start, own.line_end
        # "0" is the character after "/".
        start, end = bisect_left(self.pointers, f"{pointer}/"), bisect_left(self.pointers, f"{pointer}0")
        if start == end:
            return None
        return _union([self.evidence[name] for name in self.pointers[start:end]])


def places_of(evidence: Mapping[str, Evidence]) -> Places:
    """The places that evidence gives."""
    return Places(evidence, tuple(sorted(evidence)))


def _union(items: Iterable[Evidence]) -> Span:
    # One loop with plain comparisons: this runs for most rows of most documents.
    page = first = last = None
    for item in items:
        if item.page is not None and (page is None or item.page < page):
            page = item.page
        if item.line_start is not None and (first is None or item.line_start < first):
            first = item.line_start
        if item.line_end is not None and (last is None or item.line_end > last):
            last = item.line_end
    return page, first, last


@dataclass(frozen=True, slots=True)
class Origin:
    """What all rows of one report share: its document, its pointer and the scope and year of its ids."""

    document_id: str
    report_id: str
    pointer: str
    scope: str
    fiscal_year: int | None
    has_code: bool
    department: tuple[str, ...] | None
    places: Places

    def provenance(self, *pointers: str) -> tuple[str, int | None, int | None, int | None]:
        """The last cells of a row: the document, and the place of the first of `pointers` that has one."""
        for pointer in pointers:
            span = self.places.of(pointer)
            if span is not None:
                return (self.document_id, *span)
        return (self.document_id, *_NOWHERE)

    def ids(self, prefix: str, keys: Iterable[tuple[str, ...]]) -> list[str]:
        """One id a natural key; keys that name equal things get an ordinal, in printed order, from the second on."""
        result: list[str] = []
        count: dict[str, int] = {}
        for key in keys:
            first = stable_id(prefix, self.scope, self.fiscal_year, *key)
            count[first] = number = count.get(first, 0) + 1
            result.append(first if number == 1 else stable_id(prefix, self.scope, self.fiscal_year, *key, str(number)))
        return result

    def entity(self, prefix: str, *key: str) -> str | None:
        """The id through the years of the department or of a thing in it; None where city or department is unknown."""
        if not self.has_code or self.department is None:
            return None
        return entity_id(prefix, self.scope, *self.department, *key)


def origin_of(record: DocumentRecord, index: int, places: Places) -> Origin:
    """What the rows of the report number `index` (from 0) share.

    Scope and year are those of the report's own id.
    """
    report = record.reports[index]
    _, scope, year, _ = report.report_id.split("-")
    department = report.department
    return Origin(
        document_id=record.document.document_id,
        report_id=report.report_id,
        pointer=f"/reports/{index}",
        scope=scope,
        fiscal_year=None if year == "0000" else int(year),
        has_code=record.document.local_government_code is not None and not scope.startswith("u"),
        department=None if department is None else (*department.parents, department.name),
        places=places,
    )
