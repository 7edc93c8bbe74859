"""The output folder: what stands in it, what a second run leaves, what no failure leaves."""

from __future__ import annotations

import csv
import json
import sqlite3
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.model.errors import DocumentError, OutputError
from pipeline.publish.atomic import write_atomic
from pipeline.publish.package import open_package, publish
from pipeline.publish.places import check_writable, report_path
from pipeline.publish.schemas import schema_files
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

PATHS = ("a/1.pdf", "a/1.txt", "b.txt")


def files(folder: Path) -> dict[str, bytes]:
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def records(make: Any, paths: tuple[str, ...] = PATHS) -> list[tuple[Any, Any]]:
    issues = (make.issue("/reports/0/title"),)
    statuses = {"a/1.pdf": "plan", "a/1.txt": "final"}
    made = []
    for path in paths:
        report = make.report(report_status=statuses.get(path, "final"))
        if path == "b.txt":
            report = report.model_copy(
                update={"report_id": "rpt-011002-2017-0123456789", "projects": (), "policies": (), "goals": ()}
            )
            empty = report.staffing.model_copy(update={"sections": (), "as_of_date": None})
            report = report.model_copy(update={"staffing": empty, "officers": (), "extras": ()})
        made.append((make.record(path, [report], issues=issues), make.lines))
    return made


def test_the_folder_holds_every_file_of_the_contract(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    expected = {f"data/{table.name}.csv" for table in TABLES} | {f"reports/{path}.json" for path in PATHS}
    expected |= {"reports.jsonl", "hoshin.sqlite", "datapackage.json", "run.json"}
    assert set(files(tmp_path)) == expected
    assert all(not place.name.startswith(".") for place in tmp_path.iterdir())
    assert len((tmp_path / "reports.jsonl").read_text().splitlines()) == 3


def test_no_document_gives_every_table_with_its_header(tmp_path: Path, make: Any) -> None:
    publish([], make.run(failed=["x.txt"]), tmp_path)
    for table in TABLES:
        first = (tmp_path / "data" / f"{table.name}.csv").read_bytes().split(b"\r\n")[0]
        assert first == ",".join(table.header).encode()
    assert (tmp_path / "reports.jsonl").read_bytes() == b""
    assert not (tmp_path / "reports").exists()


def test_csv_is_what_the_contract_says(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    for place in (tmp_path / "data").iterdir():
        data = place.read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
        with place.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == data.count(b"\r\n")
        assert {len(row) for row in rows} == {len(TABLE_BY_NAME[place.stem].columns)}


def test_csv_and_database_say_the_same(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    connection = sqlite3.connect(tmp_path / "hoshin.sqlite")
    for table in TABLES:
        with (tmp_path / "data" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        stored = connection.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
        assert len(rows) == len(stored)
        for row, values in zip(rows, stored, strict=True):
            for column, value in zip(table.columns, values, strict=True):
                text = row[column.name]
                if value is None:
                    assert text == ""
                elif column.type == "boolean":
                    assert text == ("true" if value else "false")
                elif column.type in {"integer", "number"}:
                    assert float(text) == value
                else:
                    assert text == value.replace("\r\n", " ").replace("\n", " ")
    connection.close()


def test_nothing_in_a_cell_is_escaped_or_rewritten(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    with (tmp_path / "data/source_lines.csv").open(encoding="utf-8", newline="") as file:
        lines = [row["text"] for row in csv.DictReader(file)]
    assert lines[: len(make.lines)] == list(make.lines)
    with (tmp_path / "data/project_entries.csv").open(encoding="utf-8", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == ['督促, "催告"を行う。', "=1+1 を行った。"]
    with (tmp_path / "data/sections.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["staff_count"], row["staff_count_regular"], row["staff_count_temporary"]) == ("7.5", "7", "0")


def test_json_files_follow_their_schemas(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    schemas = {name.partition(".")[0]: json.loads(text) for name, text in schema_files().items()}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    validators = {
        name: jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
        for name, schema in schemas.items()
    }
    for path in PATHS:
        validators["document"].validate(json.loads((tmp_path / report_path(path)).read_bytes()))
    for line in (tmp_path / "reports.jsonl").read_text().splitlines():
        validators["report-line"].validate(json.loads(line))
        with pytest.raises(jsonschema.ValidationError):
            validators["report-line"].validate({**json.loads(line), "more": 1})
    validators["run"].validate(json.loads((tmp_path / "run.json").read_bytes()))


def validated(folder: Path) -> Any:
    with warnings.catch_warnings():
        # frictionless imports modules that its own dependencies have marked as deprecated.
        warnings.simplefilter("ignore")
        from frictionless import Package

        return Package(str(folder / "datapackage.json")).validate()


@pytest.mark.filterwarnings("ignore")  # the same warnings, raised again when frictionless closes its readers
def test_frictionless_finds_nothing_and_notices_a_change(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    report = validated(tmp_path)
    assert report.valid, report.flatten(["name", "type", "message"])
    assert len(report.tasks) == len(TABLES)
    place = tmp_path / "data/projects.csv"
    place.write_bytes(place.read_bytes().replace("滞納整理事業".encode(), "滞納整理事務".encode()))
    assert not validated(tmp_path).valid


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, make: Any) -> None:
    for name in ("one", "two"):
        publish(records(make), make.run(*PATHS), tmp_path / name)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_second_run_leaves_unchanged_files_alone(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    before = {place: place.stat().st_ino for place in tmp_path.rglob("*") if place.is_file()}
    publish(records(make), make.run(*PATHS), tmp_path)
    assert {place: place.stat().st_ino for place in tmp_path.rglob("*") if place.is_file()} == before


def test_a_report_in_two_documents_is_one_row_and_two_files(tmp_path: Path, make: Any) -> None:
    run = publish(records(make), make.run(*PATHS), tmp_path)
    lost = json.loads((tmp_path / "reports/a/1.pdf.json").read_bytes())
    kept = json.loads((tmp_path / "reports/a/1.txt.json").read_bytes())
    assert [issue["code"] for issue in lost["issues"]] == ["unclaimed-text", "duplicate-report"]
    assert [issue["code"] for issue in kept["issues"]] == ["unclaimed-text"]
    assert "a/1.txt" in lost["issues"][1]["message"]
    assert list(lost["evidence"]) == list(kept["evidence"])
    assert [document.issues["info"] for document in run.documents] == [1, 0, 0]
    assert json.loads((tmp_path / "run.json").read_bytes()) == json.loads(run.model_dump_json())


def test_files_of_documents_that_are_gone_are_taken_away_and_no_others(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS, failed=["b/mine.txt"]), tmp_path)
    (tmp_path / "reports/b").mkdir()
    mine = [tmp_path / name for name in ("reports/a/notes.md", "reports/b/mine.txt.json", "data/mine.csv", "x.txt")]
    for place in mine:
        place.write_text("mine")
    publish(records(make, ("b.txt",)), make.run("b.txt"), tmp_path)
    assert not (tmp_path / "reports/a/1.pdf.json").exists()
    assert all(place.read_text() == "mine" for place in mine)
    assert (tmp_path / "reports/b.txt.json").exists()


def test_empty_folders_of_gone_documents_go_too(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    publish([], make.run(), tmp_path)
    assert [place.name for place in (tmp_path / "reports").iterdir()] == []


@pytest.mark.parametrize("old", ["", "{}", '{"documents": [1]}', '{"documents": [{"path": 1, "status": "ok"}]}'])
def test_a_run_record_that_cannot_be_read_takes_nothing_away(tmp_path: Path, make: Any, old: str) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/1.json").write_text("mine")
    (tmp_path / "run.json").write_text(old)
    publish([], make.run(), tmp_path)
    assert (tmp_path / "reports/1.json").exists()


def test_an_old_name_that_leads_out_is_not_followed(tmp_path: Path, make: Any) -> None:
    output = tmp_path / "out"
    (output / "reports").mkdir(parents=True)
    victim = tmp_path / "victim.json"
    victim.write_text("mine")
    (output / "reports/link").symlink_to(tmp_path)
    documents = [{"path": path, "status": "ok"} for path in ("../../victim", "link/victim")]
    (output / "run.json").write_text(json.dumps({"documents": documents}))
    publish([], make.run(), output)
    assert victim.read_text() == "mine"


def test_a_run_that_stops_changes_nothing(tmp_path: Path, make: Any) -> None:
    publish(records(make), make.run(*PATHS), tmp_path)
    before = files(tmp_path)

    def stopped() -> Iterator[Any]:
        yield records(make)[2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(stopped(), make.run("b.txt"), tmp_path)
    assert files(tmp_path) == before


def test_a_document_that_breaks_the_tables_fails_alone(tmp_path: Path, make: Any) -> None:
    bad = make.record("c.txt", [make.report(projects=(make.project(), make.project()))])
    escaping = [make.record(path) for path in ("../c.txt", "/c.txt", "c//d.txt", "c\0.txt")]
    with open_package(tmp_path) as package:
        for record in (bad, *escaping):
            with pytest.raises(DocumentError, match="internal-error"):
                package.add(record, make.lines)
        package.add(*records(make)[2])
        package.finish(make.run("b.txt", failed=["c.txt"]))
    assert [name for name in files(tmp_path) if name.startswith("reports/")] == ["reports/b.txt.json"]
    assert len((tmp_path / "reports.jsonl").read_text().splitlines()) == 1


def test_a_folder_that_leads_elsewhere_is_refused(tmp_path: Path, make: Any) -> None:
    output = tmp_path / "out"
    (output / "reports").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (output / "reports/a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="outside"):
        publish(records(make), make.run(*PATHS), output)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_output_that_is_a_file_is_refused(tmp_path: Path, make: Any) -> None:
    place = tmp_path / "out"
    place.write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        check_writable(place)
    with pytest.raises(OutputError, match="cannot be written"):
        publish([], make.run(), place / "below")
    assert place.read_text() == "mine"


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path, make: Any) -> None:
    (tmp_path / "hoshin.sqlite").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        publish(records(make), make.run(*PATHS), tmp_path)
    assert not (tmp_path / "run.json").exists()


def test_long_names_are_cut_and_stay_apart() -> None:
    names = {report_path("年度/" + "報" * 84 + last) for last in ("あ", "い")}
    assert len(names) == 2
    assert all(len(name.rpartition("/")[2].encode()) <= 255 for name in names)


def test_an_atomic_write_leaves_old_bytes_or_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "deep" / "x.json"
    assert write_atomic(place, b"old")
    assert not write_atomic(place, b"old")

    def fails(_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(OSError, match="no space"):
        write_atomic(place, b"new")
    assert files(tmp_path) == {"deep/x.json": b"old"}
