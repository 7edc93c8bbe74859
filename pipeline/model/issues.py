"""The catalogue of findings: one entry a code says how severe it is, what it means, why it arises and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.model.issue_kinds import documents, reading, structure, values
from pipeline.model.issue_kinds.row import IssueRow
from pipeline.model.raw import RawText
from pipeline.model.report import Severity


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One code of the catalogue. `severity` belongs to the code, never to the call."""

    code: str
    severity: Severity
    title: str
    why: str
    todo: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as a stage reports it: a code, what was found, the printed text it is about, the value it is about.

    `path` is a JSON Pointer below the report (`/projects/0/entries/1`); None: the report or document as a whole.
    """

    code: str
    message: str
    text: RawText | None = None
    path: str | None = None


def _kinds(*rows: IssueRow) -> Mapping[str, IssueKind]:
    return MappingProxyType({row[0]: IssueKind(*row) for row in sorted(rows)})


CATALOGUE: Mapping[str, IssueKind] = _kinds(*documents.ROWS, *structure.ROWS, *values.ROWS, *reading.ROWS)


def kind_of(code: str) -> IssueKind:
    """The catalogue's entry of a code.

    >>> kind_of("entry-row-shift").severity
    'warning'

    Raises:
        KeyError: the code is not in the catalogue.
    """
    return CATALOGUE[code]
