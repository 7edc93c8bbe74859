"""A document to evaluate → what hoshin makes of it, converted now or read from an output folder."""

from __future__ import annotations

import csv
import functools
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.batch.discover import InputFile, read_bytes
from pipeline.batch.sources import Sources
from pipeline.evaluate.shape import JsonObject
from pipeline.model.errors import DocumentError, HoshinError, UsageError
from pipeline.profiles.profile import ProfileSet
from pipeline.publish.places import report_path
from pipeline.read.options import ReadOptions
from pipeline.run import convert

NEVER_CONVERTED = "not-in-output"
"""What is said of a document that the output folder does not speak of."""


@dataclass(frozen=True, slots=True)
class Output:
    """A document as converted: its JSON, and its source lines as far as they are known.

    `failure` is the issue code for which it was refused, with the detail; then it has no reports.
    """

    reports: tuple[JsonObject, ...] = ()
    issues: tuple[JsonObject, ...] = ()
    evidence: Mapping[str, JsonObject] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    failure: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Converter:
    """Converts each document in this process."""

    sources: Sources
    profiles: ProfileSet
    options: ReadOptions

    def output_of(self, file: InputFile) -> Output:
        """What becomes of a file; a defect of ours costs this file only."""
        try:
            provenance = self.sources.of(file.path, file.location)
            conversion = convert(read_bytes(file), file.path, provenance, self.profiles, self.options)
        except DocumentError as error:
            return Output(failure=(error.code, error.detail))
        except HoshinError:
            raise
        except Exception as error:
            return Output(failure=("internal-error", f"{type(error).__name__}: {error}"))
        record = conversion.record.model_dump(mode="json")
        return _output(record, tuple(line.text for line in conversion.document.lines))


def _output(record: JsonObject, lines: tuple[str, ...]) -> Output:
    return Output(tuple(record["reports"]), tuple(record["issues"]), record["evidence"], lines)


class OutputFolder:
    """What an earlier run wrote: `reports/`, the failures of `run.json`, the lines of `data/source_lines.csv`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._run = {one["path"]: one for one in _run_documents(folder)}
        self._first = {
            one["document_id"]: path for path, one in self._run.items() if one["status"] in {"ok", "partial"}
        }

    def output_of(self, file: InputFile) -> Output:
        """What the run made of a file; of the same bytes twice, what it made of the first.

        Raises:
            UsageError: a file of the output cannot be read.
        """
        said = self._run.get(file.path, {})
        path = self._first.get(said.get("document_id"), file.path) if said.get("status") == "duplicate" else file.path
        place = self._folder / report_path(path)
        if not place.is_file():
            return Output(failure=(said.get("error") or NEVER_CONVERTED, "the output folder has no JSON of it"))
        record = _json(place)
        return _output(record, self._lines.get(record["document"]["document_id"], ()))

    @functools.cached_property
    def _lines(self) -> Mapping[str, tuple[str, ...]]:
        place = self._folder / "data" / "source_lines.csv"
        if not place.is_file():
            return {}
        lines: dict[str, list[str]] = defaultdict(list)
        with place.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                # Blank lines have no row.
                own = lines[row["document_id"]]
                own += [""] * (int(row["line_no"]) - 1 - len(own))
                own.append(row["text"])
        return {document: tuple(own) for document, own in lines.items()}


def _run_documents(folder: Path) -> list[JsonObject]:
    place = folder / "run.json"
    if not place.is_file():
        raise UsageError(f"{folder} is no output of hoshin run (it has no run.json)")
    documents: list[JsonObject] = _json(place)["documents"]
    return documents


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
