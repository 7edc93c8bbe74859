"""The staffing block → sections with their heads and numbers of staff, the stated total, the as-of line, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import cast

from pipeline.extract.cutting import filled, raw
from pipeline.extract.header import AsOfLine, find_as_of
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawOfficer, RawSection, RawText, RawTotal, StaffType, head, joined, stretch, tail
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_STAFF = "column.staff."
_LONGEST_CUT = 15
_LISTED = re.compile(r"^(?P<name>\S+)\s+(?P<head>\S.*?)\s+(?P<count>[0-9]{1,4}[ ]?[人名]?)$")
_NUMBER = re.compile(r"[0-9][0-9,.]*[ ]?[人名]?")
_TOTAL_LINE = re.compile(
    r"^(?P<label>[^0-9]{1,20}?)[ :]*(?P<count>[0-9][0-9,.]*[ ]?[人名]?)[ ]?(?P<remark>\([^()0-9]{2,12}\))?$"
)
_WITH_HEAD = re.compile(r"[部局]?長等?[をも]?含む")
_UNIT_CELL = re.compile(r"\(?(?:単位[ :]?)?[人名]\)?")


@dataclass(slots=True)
class StaffingFields:
    """What the staffing block printed; built up row by row, then read only."""

    sections: list[RawSection] = field(default_factory=list)
    total: RawTotal | None = None
    as_of: list[AsOfLine] = field(default_factory=list)
    labels: list[RawText] = field(default_factory=list)
    cut: RawText | None = None
    """The first part of a section's name that was cut at its ・."""


def extract_staffing(rows: Sequence[Row], profile: Profile) -> StaffingFields:
    """The rows of the staffing block → its sections; rows that say nothing of the kind are left unclaimed."""
    found = StaffingFields()
    columns: tuple[str | None, ...] | None = None
    post: RawText | None = None
    for row in _one_below_another(rows, profile):
        titles = _column_kinds(row, profile)
        if titles is not None:
            columns = titles
            post = next(
                (raw(c) for c, kind in zip(row.cells, titles, strict=True) if kind == "column.section_head"), None
            )
            found.labels += [raw(cell) for kind, cell in zip(titles, row.cells, strict=True) if kind is not None]
        elif columns is not None and (finer := _finer_kinds(row, columns, profile)) is not None:
            columns = finer
            found.labels += [raw(cell) for cell in filled(row)]
        elif len(row.cells) == 1 or (len(filled(row)) == 1 and columns is None):
            _read_line(raw(filled(row)[0]) if filled(row) else None, found, profile)
        else:
            _read_cells(row, columns or _guess_columns(row), post, found, profile)
    return found


def _column_kinds(row: Row, profile: Profile) -> tuple[str | None, ...] | None:
    """The kinds of a row that titles the columns; None: it is no such row."""
    if len(row.cells) < 2:
        return None
    kinds = tuple([profile.labels.kind_of(cell.text, "column.") if cell.pieces else None for cell in row.cells])
    return kinds if "column.section" in kinds and len(kinds) - kinds.count(None) > 1 else None


def _finer_kinds(row: Row, columns: Sequence[str | None], profile: Profile) -> tuple[str | None, ...] | None:
    """A second row of titles (正規 再任用 計 under 職員数) → the kinds of all columns; None: it is no such row."""
    if len(row.cells) != len(columns) or len(filled(row)) < 2 or row.cells[columns.index("column.section")].pieces:
        return None
    kinds = [profile.labels.kind_of(cell.text, "column.") if cell.pieces else None for cell in row.cells]
    if any(
        cell.pieces and not (kind or "").startswith("column.staff") for cell, kind in zip(row.cells, kinds, strict=True)
    ):
        return None
    return tuple(finer or kind for finer, kind in zip(kinds, columns, strict=True))


def _one_below_another(rows: Sequence[Row], profile: Profile) -> Iterator[Row]:
    """Rows → the same, tables that share their rows (課名 課長名 職員数 twice in one row) cut apart, the left one first."""
    starts: tuple[int, ...] = ()
    held: list[Row] = []
    for row in rows:
        titles = _column_kinds(row, profile)
        if titles is not None or len(row.cells) <= max(starts, default=0):
            yield from _cut_apart(held, starts)
            held = []
            starts = tuple(at for at, kind in enumerate(titles or ()) if kind == "column.section")
        if len(starts) > 1:
            held.append(row)
        else:
            yield row
    yield from _cut_apart(held, starts)


def _cut_apart(rows: Sequence[Row], starts: Sequence[int]) -> Iterator[Row]:
    for start, end in pairwise((*starts, None)):
        for row in rows:
            part = replace(row, cells=row.cells[start:end])
            if filled(part):
                yield part


def _guess_columns(row: Row) -> tuple[str | None, ...]:
    """A table without column titles: section, head, number, where the first cell is a section's name."""
    if row.cells[0].pieces and looks_like_section(row.cells[0].text):
        guess: tuple[str | None, ...] = ("column.section", "column.section_head", "column.staff_count")
        return guess[: len(row.cells)]
    return ()


def _read_line(text: RawText | None, found: StaffingFields, profile: Profile) -> None:
    """A line outside the table: the as-of date, a total, or a section's row typed with single blanks."""
    if text is None:
        return
    as_of = find_as_of(text)
    if as_of is not None:
        found.as_of.append(as_of)
        return
    folded = fold(text.text)
    total = _TOTAL_LINE.match(folded)
    if total is not None:
        label, count = head(text, total.end("label")), stretch(text, total.start("count"), total.end("count"))
        kind = profile.labels.kind_of(label.text, "total.") if label else None
        if label is not None and count is not None and kind is not None:
            remark = total["remark"] or ""
            if remark and (said := tail(text, total.start("remark"))) is not None:
                found.labels.append(said)
            with_head = kind == "total.with_head" or _WITH_HEAD.search(remark) is not None
            found.total = RawTotal(count, label, includes_head=with_head)
            return
    if folded[-1:] == "・" and len(folded) <= _LONGEST_CUT:
        found.cut = text
        return
    if _is_title_line(folded, profile):
        found.labels.append(text)
        return
    listed = _LISTED.match(folded)
    if listed is not None and looks_like_section(listed["name"]):
        name, rest = head(text, listed.end("name")), tail(text, listed.start("head"))
        person = head(rest, listed.end("head") - listed.start("head")) if rest else None
        count = tail(text, listed.start("count"))
        if name and person and count:
            found.sections.append(RawSection(name, (RawOfficer(None, person),), count))


def _is_title_line(folded: str, profile: Profile) -> bool:
    """Whether a line is the titles of the columns, typed with single blanks (課名 課長名 職員数)."""
    words = folded.split()
    return len(words) > 1 and all(profile.labels.kind_of(word, "column.") is not None for word in words)


def _fitted(row: Row, columns: Sequence[str | None]) -> Sequence[Cell]:
    """The cells under the columns; where a row has one tab too many, the blank cells go if that makes it fit."""
    if len(row.cells) > len(columns) and row.cells[0].pieces and len(cells := filled(row)) == len(columns):
        return cells
    return row.cells


def _read_cells(
    row: Row, columns: Sequence[str | None], post: RawText | None, found: StaffingFields, profile: Profile
) -> None:
    by_kind: dict[str, Cell] = {}
    for kind, cell in zip(columns, _fitted(row, columns), strict=False):
        if kind is not None and cell.pieces:
            by_kind.setdefault(kind, cell)
    if "column.staff_count" in columns:
        _move_number(by_kind)
    name = by_kind.get("column.section")
    if name is None:
        if by_kind and all(_UNIT_CELL.fullmatch(fold(cell.text)) for cell in by_kind.values()):
            found.labels += [raw(cell) for cell in by_kind.values()]
            return
        _continue_row(by_kind, post, found)
        return
    total = profile.labels.kind_of(name.text, "total.")
    counts = tuple(
        (cast("StaffType", kind.removeprefix(_STAFF)), raw(cell))
        for kind, cell in by_kind.items()
        if kind.startswith(_STAFF)
    )
    count = by_kind.get("column.staff_count")
    if total is not None:
        if count is not None and found.total is None:
            found.total = RawTotal(raw(count), raw(name), includes_head=total == "total.with_head")
            found.labels += [of_type for _, of_type in counts]  # sums of what the sections say
        return
    if len(by_kind) == 1 and found.sections and not looks_like_section(found.sections[-1].name.text):
        last = found.sections[-1]
        found.sections[-1] = replace(last, name=joined((last.name, raw(name))))
        return
    person = by_kind.get("column.section_head")
    officers = () if person is None else (RawOfficer(post, raw(person)),)
    whole = raw(name) if found.cut is None else joined((found.cut, raw(name)))
    found.cut = None
    found.sections.append(RawSection(whole, officers, None if count is None else raw(count), counts))


def _move_number(by_kind: dict[str, Cell]) -> None:
    """A number in the head's place is the number of staff: a blank cell of a table typed with blanks leaves no trace."""
    person = by_kind.get("column.section_head")
    if person is None or any(kind.startswith(("column.staff_count", _STAFF)) for kind in by_kind):
        return
    if _NUMBER.fullmatch(fold(person.text)):
        by_kind["column.staff_count"] = by_kind.pop("column.section_head")


def _continue_row(by_kind: dict[str, Cell], post: RawText | None, found: StaffingFields) -> None:
    """A row without a section's name goes on with the section above: its head printed on a second row."""
    person = by_kind.get("column.section_head")
    if person is None or len(by_kind) > 1 or not found.sections:
        return
    last = found.sections[-1]
    if last.officers:
        first = last.officers[0]
        officers = (replace(first, name=joined((first.name, raw(person)))), *last.officers[1:])
    else:
        officers = (RawOfficer(post, raw(person)),)
    found.sections[-1] = replace(last, officers=officers)
