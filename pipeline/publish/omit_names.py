"""A finished output becomes one without the names of persons (氏名), in a folder of its own: posts stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from pydantic import ValidationError

from pipeline.model.errors import DocumentError, OutputError, UsageError
from pipeline.model.report import DocumentRecord, RunRecord
from pipeline.publish.finished import Finished, finished
from pipeline.publish.masking import Names, names_of
from pipeline.publish.nameless import people_of, without_names
from pipeline.publish.package import open_package
from pipeline.publish.places import report_path
from pipeline.publish.placing import RUN
from pipeline.publish.publication import Publication, PublishOptions, check_options, publish
from pipeline.publish.store import DUPLICATE_REPORT
from pipeline.publish.tables import TABLE_BY_NAME
from pipeline.publish.unread_names import names_beside_posts

_Lines = list[tuple[str, int | None]]


def publish_without_names(output: Path, target: Path, options: PublishOptions) -> Publication:
    """Write the output again to `target` without the names of persons, and publish it there.

    The columns of `officers` that are personal are null. Everywhere else, in the JSON files, evidence, findings and
    source lines of all documents, each letter of a name that any document gives an officer is a mark. The ids of
    posts, sections and projects stay as they are; a document's id is still that of its source.

    Raises:
        UsageError: there is no finished output, or `target` is in it, around it, or the same.
        OutputError: `target` holds something else than an earlier publication without names, or cannot be written.
    """
    check_options(options)
    source = finished(output)
    _check_target(output, target)
    records = _Records(source)
    names = _names(records)
    losses: dict[str, int] = {}
    try:
        with open_package(target) as package:
            for record, lines in zip(records, records.lines(), strict=True):
                path = record.document.path
                losses[path] = sum(issue.code == DUPLICATE_REPORT for issue in record.issues)
                package.add(*without_names(record, lines, names))
            package.finish(_run(source.run, names, losses))
    except DocumentError as error:
        raise OutputError(f"{output}: {error}; nothing was written") from error
    return publish(target, options)


def _names(records: _Records) -> Names:
    """The names of all officers of all documents, and those that stand beside a post and became nobody's."""
    found: set[str] = set()
    for record, lines in zip(records, records.lines(), strict=True):
        found.update(people_of(record).names)
        for text, _ in lines:
            found.update(names_beside_posts(text))
    return names_of(found)


class _Records:
    """The documents of an output in the order of its tables, read anew each time: never all at once."""

    def __init__(self, source: Finished) -> None:
        self._source = source
        self._paths = {str(one["document_id"]): str(one["path"]) for one in source.records(TABLE_BY_NAME["documents"])}

    def __iter__(self) -> Iterator[DocumentRecord]:
        for path in self._paths.values():
            place = self._source.output / report_path(path)
            try:
                yield DocumentRecord.model_validate_json(place.read_bytes())
            except (OSError, ValidationError) as error:
                raise UsageError(f"{place} cannot be read; hoshin run makes the output again: {error}") from error

    def lines(self) -> Iterator[_Lines]:
        """The lines of each document, in the same order."""
        rows = self._source.rows(TABLE_BY_NAME["source_lines"])
        groups = ((str(of), _lines(some)) for of, some in groupby(rows, key=lambda row: row[1]))
        of, found = next(groups, ("", []))
        for document_id in self._paths:
            if of == document_id:
                yield found
                of, found = next(groups, ("", []))
            else:
                yield []


def _lines(rows: Iterator[Sequence[object]]) -> _Lines:
    return [(str(row[4] or ""), row[3] if isinstance(row[3], int) else None) for row in rows]


def _run(run: RunRecord, names: Names, losses: dict[str, int]) -> RunRecord:
    # The package counts the reports that give no rows once more.
    documents = tuple(
        one.model_copy(
            update={
                "path": names.masked(one.path),
                "issues": {**one.issues, "info": one.issues.get("info", 0) - losses.get(one.path, 0)},
            }
        )
        for one in run.documents
    )
    return run.model_copy(update={"documents": documents, "options": {**run.options, "omit_names": True}})


def _check_target(output: Path, target: Path) -> None:
    full, apart = output.resolve(), target.resolve()
    if full == apart or full in apart.parents or apart in full.parents:
        raise UsageError(
            f"{target} is not apart from {output}: the publication without names needs a folder of its own"
        )
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    try:
        run = RunRecord.model_validate_json((target / RUN).read_bytes())
    except (OSError, ValidationError):
        run = None
    if run is None or run.options.get("omit_names") is not True:
        raise OutputError(f"{target} holds something else than a publication without names; choose an empty folder")
