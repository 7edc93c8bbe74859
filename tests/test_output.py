"""The output of raw/ as its readers see it: schemas, data package, database, tables that agree with the JSON."""

from __future__ import annotations

import csv
import json
import sqlite3
import warnings
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from pipeline.cli import main
from pipeline.publish.tables import TABLES

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    assert main(["run", str(ROOT / "raw"), "--output", str(folder), "--quiet"]) == 0
    return folder


def table(output: Path, name: str) -> list[dict[str, str]]:
    with (output / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def records(output: Path) -> Iterator[dict[str, object]]:
    for path in sorted((output / "reports").rglob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_every_json_follows_its_schema(output: Path) -> None:
    documents = list(records(output))
    assert len(documents) == 12
    for document in documents:
        validator("document").validate(document)
    lines = (output / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 12
    for line in lines:
        validator("report-line").validate(json.loads(line))
    validator("run").validate(json.loads((output / "run.json").read_text(encoding="utf-8")))


def test_data_package_is_valid(output: Path) -> None:
    with warnings.catch_warnings():
        # frictionless 5.21 and its dependencies use deprecated calls of the standard library; not ours to mend.
        warnings.simplefilter("ignore")
        from frictionless import validate

        report = validate(str(output / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note", "message"])
    assert len(report.tasks) == len(TABLES)


def test_database_is_sound_and_agrees_with_csv(output: Path) -> None:
    with sqlite3.connect(output / "hoshin.sqlite") as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert database.execute("pragma foreign_key_check").fetchall() == []
        for one in TABLES:
            (count,) = database.execute(f"select count(*) from {one.name}").fetchone()
            assert count == len(table(output, one.name)), one.name


def test_tables_hold_what_the_json_holds(output: Path) -> None:
    entries = [
        (project["name"], entry["entry_type"], entry["text"])
        for document in records(output)
        for report in document["reports"]  # type: ignore[attr-defined]
        for project in report["projects"]
        for entry in project["entries"]
    ]
    names = {row["project_id"]: row["name"] for row in table(output, "projects")}
    rows = [(names[row["project_id"]], row["entry_type"], row["text"]) for row in table(output, "project_entries")]
    assert sorted(rows) == sorted(entries)
    inferred = [row for row in table(output, "project_entries") if row["attribution"] == "inferred"]
    assert len(inferred) == sum(row["code"] == "entry-row-shift" for row in table(output, "issues")) > 0


def test_source_lines_rebuild_the_text(output: Path) -> None:
    documents = {row["document_id"]: row for row in table(output, "documents") if row["media_type"] == "text/plain"}
    lines: dict[str, list[str]] = {}
    for row in table(output, "source_lines"):
        lines.setdefault(row["document_id"], []).append(row["text"])
    assert documents
    for document_id, row in documents.items():
        source = (ROOT / "raw" / row["path"]).read_bytes().decode(row["encoding"].replace("utf-8", "utf-8-sig"))
        assert lines[document_id] == source.replace("\r\n", "\n").removesuffix("\n").split("\n")


def test_a_second_run_is_byte_identical(output: Path, tmp_path: Path) -> None:
    assert main(["run", str(ROOT / "raw"), "--output", str(tmp_path / "again"), "--quiet"]) == 0
    files, again = (
        sorted(path.relative_to(root) for path in root.rglob("*") if path.is_file() and ".hoshin" not in path.parts)
        for root in (output, tmp_path / "again")
    )
    assert files == again
    for file in files:
        assert (output / file).read_bytes() == (tmp_path / "again" / file).read_bytes(), file
