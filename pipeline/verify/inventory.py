"""An output folder and its run become the list of files that must be there, may be there, and may not."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.model.report import RunDocument, RunRecord
from pipeline.publish.datapackage import file_info, table_schema
from pipeline.publish.json_text import run_to_json
from pipeline.publish.listed_files import read_checksums
from pipeline.publish.places import report_path
from pipeline.publish.placing import DESCRIPTOR, RUN, names_of
from pipeline.publish.publication import FILES, SUMS
from pipeline.publish.tables import TABLE_BY_NAME, TABLES
from pipeline.verify.findings import Findings

CONVERTED = frozenset(("ok", "partial"))
_PRIVATE = ".hoshin"


def read_run(folder: Path, findings: Findings) -> RunRecord | None:
    """The run's record; None where it is missing or breaks its schema, which is recorded."""
    try:
        data = (folder / RUN).read_bytes()
        run = RunRecord.model_validate_json(data)
    except OSError as error:
        findings.fail("missing-file", RUN, None, f"it cannot be read: {error.strerror}")
        return None
    except ValidationError as error:
        findings.fail("json-invalid", RUN, _first_place(error), _first_message(error))
        return None
    if run_to_json(run) != data:
        findings.fail("json-form", RUN, None, "keys or layout are not as hoshin writes them")
    return run


def check_accounting(run: RunRecord, findings: Findings) -> None:
    """See that the counts are those of the documents listed, each path once and in order."""
    counts = run.counts
    parts = {name: getattr(counts, name) for name in ("ok", "partial", "failed", "skipped", "duplicate")}
    if counts.found != sum(parts.values()) or counts.found != len(run.documents):
        message = (
            f"found {counts.found}, the parts make {sum(parts.values())}, {len(run.documents)} documents are listed"
        )
        findings.fail("run-counts", RUN, "/counts/found", message)
    for name, count in parts.items():
        listed = sum(1 for one in run.documents if one.status == name)
        if listed != count:
            findings.fail("run-counts", RUN, f"/counts/{name}", f"{count}, {listed} documents are listed as {name}")
    paths = [one.path for one in run.documents]
    # Names of persons that were marked out of paths leave the order as it was with them.
    in_order = paths == sorted(paths) or run.options.get("omit_names") is True
    if len(set(paths)) != len(paths) or not in_order:
        findings.fail("run-counts", RUN, "/documents", "a path stands twice, or they are not in order")
    for index, one in enumerate(run.documents):
        _check_line(one, f"/documents/{index}", findings)
    findings.checked["documents"] = sum(1 for one in run.documents if one.status in CONVERTED)


def _check_line(one: RunDocument, place: str, findings: Findings) -> None:
    has_error = one.issues.get("error", 0) > 0
    if one.status in CONVERTED and (has_error != (one.status == "partial") or one.document_id is None):
        findings.fail("run-counts", RUN, place, f"{one.path} is {one.status}: error-level issues or id do not fit")
    if one.status not in CONVERTED and (one.reports or has_error):
        findings.fail("run-counts", RUN, place, f"{one.path} is {one.status} and has reports or issues")
    if one.status in {"failed", "duplicate"} and one.error is None:
        findings.fail("run-counts", RUN, place, f"{one.path} is {one.status} without a reason")


def check_files(folder: Path, run: RunRecord | None, findings: Findings) -> None:
    """See that every file of the package is there, unchanged where a hash is told, and nothing else."""
    required = set(names_of(_reports(run, findings)))
    told = _checksums(folder, findings)
    known = required | set(told) | ({SUMS} if told else set())
    optional = {name for names in FILES.values() for name in names}
    found = set(_found(folder))
    for name in sorted(known - found):
        if name != RUN:
            findings.fail("missing-file", name, None, "run.json or SHA256SUMS names it")
    for name in sorted(found - known):
        if run is None and name.startswith("reports/"):
            continue
        unlisted = name in optional
        message = "hoshin publish did not list it in SHA256SUMS" if unlisted else "no file of this name is part of it"
        findings.fail("unaccounted-file", name, None, message)
    for name in sorted(found & set(told)):
        if file_info(folder / name).sha256 != told[name]:
            findings.fail("file-hash", name, None, "it is not the file that SHA256SUMS names")
        if name.endswith((".json", ".jsonld")):
            _check_json(folder, name, findings)
    findings.checked["files"] = len(found)


def check_descriptor(folder: Path, findings: Findings) -> None:
    """See that datapackage.json describes every table as defined, with size and hash of the file that is there."""
    try:
        resources = json.loads((folder / DESCRIPTOR).read_bytes())["resources"]
        described: dict[str, Mapping[str, Any]] = {item["name"]: item for item in resources}
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError) as error:
        findings.fail("json-invalid", DESCRIPTOR, None, f"it is no descriptor: {error}")
        return
    for table in TABLES:
        item = described.get(table.name)
        place = f"/resources/{table.name}"
        name = f"data/{table.name}.csv"
        if item is None or item.get("path") != name or item.get("schema") != table_schema(table):
            findings.fail("descriptor", DESCRIPTOR, place, "it is missing, or path or schema are not those defined")
            continue
        if (folder / name).is_file():
            _check_bytes(folder, name, item, findings)
    for name in described:
        if name not in TABLE_BY_NAME:
            findings.fail("descriptor", DESCRIPTOR, f"/resources/{name}", "there is no such table")


def _check_bytes(folder: Path, name: str, item: Mapping[str, Any], findings: Findings) -> None:
    info = file_info(folder / name)
    if item.get("bytes") != info.bytes:
        findings.fail("file-size", name, None, f"{info.bytes} bytes; datapackage.json says {item.get('bytes')}")
    if item.get("hash") != f"sha256:{info.sha256}":
        findings.fail("file-hash", name, None, f"sha256:{info.sha256}; datapackage.json says {item.get('hash')}")


def _reports(run: RunRecord | None, findings: Findings) -> Iterator[str]:
    for one in () if run is None else run.documents:
        if one.status in CONVERTED:
            try:
                yield report_path(one.path)
            except ValueError as error:
                findings.fail("run-document", RUN, one.path, str(error))


def _checksums(folder: Path, findings: Findings) -> Mapping[str, str]:
    place = folder / SUMS
    if not place.is_file():
        return {}
    try:
        data = place.read_bytes()
    except OSError as error:
        findings.fail("missing-file", SUMS, None, f"it cannot be read: {error.strerror}")
        return {}
    told = read_checksums(data)
    for name in told:
        if name.startswith("/") or ".." in name.split("/"):
            findings.fail("descriptor", SUMS, name, "it leads out of the folder")
    return {name: sha256 for name, sha256 in told.items() if not (name.startswith("/") or ".." in name.split("/"))}


def _found(folder: Path) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        if Path(above) == folder:
            folders[:] = [name for name in folders if name != _PRIVATE]
        folders.sort()
        for name in names:
            yield (Path(above) / name).relative_to(folder).as_posix()


def _check_json(folder: Path, name: str, findings: Findings) -> None:
    try:
        json.loads((folder / name).read_bytes())
    except (OSError, ValueError) as error:
        findings.fail("json-invalid", name, None, str(error))


def _first_place(error: ValidationError) -> str:
    return "".join(f"/{step}" for step in error.errors()[0]["loc"])


def _first_message(error: ValidationError) -> str:
    return str(error.errors()[0]["msg"])
