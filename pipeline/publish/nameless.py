"""A document's record and lines become the same without the names of persons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from pipeline.model.report import DocumentRecord, Officer
from pipeline.publish.masking import Names, all_masked, before_post, folded, words_masked
from pipeline.publish.tables import TABLE_BY_NAME
from pipeline.text.names import parse_name_cell

PERSONAL: Final = tuple(column.name for column in TABLE_BY_NAME["officers"].columns if column.personal)
"""The fields of an officer that say who it is."""

_OFFICER = re.compile("(?P<officer>.*/officers/[0-9]+)(?:/(?P<field>[a-z_]+))?").fullmatch
_QUOTED = re.compile("(?<=「)[^」]*(?=」)|(?<=『)[^』]*(?=』)|(?<=')[^']*(?=')")
_Lines = Sequence[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class People:
    """Who is named in a document: whole names and parts of them as compared, family names as printed, and their lines."""

    names: tuple[str, ...]
    wholes: tuple[str, ...]
    parts: frozenset[str]
    families: tuple[str, ...]
    lines: frozenset[int]


def people_of(record: DocumentRecord) -> People:
    """The officers of a document as what must not be left of them."""
    names: dict[str, None] = {}
    parts: set[str] = set()
    families: dict[str, None] = {}
    for officer in _officers(record):
        names |= dict.fromkeys(_whole_names(officer))
        printed = (officer.family_name, officer.given_name, officer.family_name_kana, officer.given_name_kana)
        parts |= {folded(part) for part in printed if part}
        if officer.family_name:
            families[officer.family_name] = None
    lines = frozenset(
        line
        for pointer, place in record.evidence.items()
        if (found := _OFFICER(pointer)) is not None and found["field"] != "role_label" and place.line_start is not None
        for line in range(place.line_start, (place.line_end or place.line_start) + 1)
    )
    wholes = tuple(sorted({folded(name) for name in names}))
    return People(tuple(names), wholes, frozenset(parts), tuple(families), lines)


def without_names(record: DocumentRecord, lines: _Lines, names: Names) -> tuple[DocumentRecord, _Lines]:
    """The record and the lines without names: those of its own officers, and `names` of those of all documents.

    Raises:
        ValueError: a name is part of what the contract gives a fixed shape.
    """
    people = people_of(record)
    mask = _Mask(names, people, before_post(people.families))
    data = record.model_dump(mode="json")
    evidence = data.pop("evidence")
    issues = data.pop("issues")
    url = data["document"]["source_url"]
    data = mask.all(data)
    if url is not None and mask.text(unquote(url)) != unquote(url):
        data["document"]["source_url"] = None
    data["issues"] = [mask.issue(issue) for issue in issues]
    kept = {pointer: mask.evidence(pointer, place) for pointer, place in evidence.items()}
    data["evidence"] = {pointer: place for pointer, place in kept.items() if place is not None}
    return DocumentRecord.model_validate_json(json.dumps(data)), mask.lines(lines)


@dataclass(frozen=True, slots=True)
class _Mask:
    names: Names
    people: People
    titled: re.Pattern[str] | None

    def text(self, text: str, *, on_lines: bool = False) -> str:
        text = self.names.masked(text)
        if self.titled is not None:
            text = self.titled.sub(lambda found: all_masked(found[0]), text)
        return words_masked(text, self.people.parts, self.people.wholes) if on_lines else text

    def all(self, value: Any) -> Any:
        """Any JSON with every text masked; an officer without what says who it is."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.all(item) for item in value]
        if not isinstance(value, dict):
            return value
        made = {name: self.all(item) for name, item in value.items()}
        if "full_name" in made:
            made |= {name: None for name in PERSONAL if name != "label" or not _is_no_name(value)}
        return made

    def evidence(self, pointer: str, place: Mapping[str, Any]) -> dict[str, Any] | None:
        found = _OFFICER(pointer)
        if found is not None and found["field"] in PERSONAL:
            return None
        if found is not None and found["field"] is None:
            return {**place, "text": all_masked(place["text"]), "bbox": None}
        return {**place, "text": self.text(place["text"], on_lines=self._is_on(place))}

    def issue(self, issue: Mapping[str, Any]) -> dict[str, Any]:
        where = issue["where"]
        message = self.text(issue["message"], on_lines=where is not None and self._is_on(where))
        if "/officers/" in (issue["path"] or ""):
            message = _QUOTED.sub(lambda found: all_masked(found[0]), message)
        return {**issue, "message": message}

    def lines(self, lines: _Lines) -> _Lines:
        # All at once: a name may be broken over two lines.
        masked = self.text("\n".join(text for text, _ in lines)).split("\n") if lines else []
        return [
            (words_masked(text, self.people.parts, self.people.wholes) if number in self.people.lines else text, page)
            for number, (text, (_, page)) in enumerate(zip(masked, lines, strict=True), start=1)
        ]

    def _is_on(self, place: Mapping[str, Any]) -> bool:
        first, last = place["line_start"], place["line_end"]
        return first is not None and any(line in self.people.lines for line in range(first, (last or first) + 1))


def _officers(record: DocumentRecord) -> Iterator[Officer]:
    for report in record.reports:
        yield from report.officers
        for section in report.staffing.sections:
            yield from section.officers


def _whole_names(officer: Officer) -> Iterator[str]:
    if officer.full_name:
        yield officer.full_name
    for family, given in (
        (officer.family_name, officer.given_name),
        (officer.family_name_kana, officer.given_name_kana),
    ):
        if family and given:
            yield f"{family} {given}"
    if officer.label and not officer.full_name and not _is_no_name({"full_name": None, "label": officer.label}):
        yield officer.label


def _is_no_name(officer: Mapping[str, Any]) -> bool:
    """Whether what is printed for a name says that there is none (欠員, ―), and may stay."""
    label = officer["label"]
    return officer["full_name"] is None and label is not None and parse_name_cell(label).status != "person"
