"""A publication that holds, and for every rule one that is broken on purpose."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.cli import main
from pipeline.model.errors import ExitCode, UsageError
from pipeline.publish.omit_names import publish_without_names
from pipeline.publish.publication import PublishOptions
from pipeline.publish.tables import TABLES
from pipeline.verify.findings import RULES
from pipeline.verify.json_form import json_schema, to_json
from pipeline.verify.output import Verdict, verify_output

Break = Callable[[Path], None]
Captured = pytest.CaptureFixture[str]
REPORT = "reports/a.txt.json"


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_bytes())


def write(folder: Path, name: str, value: Any) -> None:
    (folder / name).write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def replaced(name: str, old: bytes, new: bytes) -> Break:
    """The first `old` in a file is `new`."""

    def run(folder: Path) -> None:
        data = (folder / name).read_bytes()
        assert old in data
        (folder / name).write_bytes(data.replace(old, new, 1))

    return run


def in_json(name: str, *steps: Any, to: Any) -> Break:
    """A value of a JSON file is another one."""

    def run(folder: Path) -> None:
        content = value = read(folder, name)
        for step in steps[:-1]:
            value = value[step]
        value[steps[-1]] = to
        write(folder, name, content)

    return run


def in_csv(table: str, column: str, to: str, row: int = 0) -> Break:
    """A cell of a CSV file is another one; the form stays."""

    def run(folder: Path) -> None:
        place = folder / "data" / f"{table}.csv"
        rows = list(csv.reader(io.StringIO(place.read_text(encoding="utf-8"), newline="")))
        rows[row + 1][rows[0].index(column)] = to
        save(place, rows)

    return run


def save(place: Path, rows: list[list[str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    place.write_bytes(file.getvalue().encode())


def rows_of_csv(change: Callable[[list[list[str]]], list[list[str]]], table: str) -> Break:
    def run(folder: Path) -> None:
        place = folder / "data" / f"{table}.csv"
        save(place, change(list(csv.reader(io.StringIO(place.read_text(encoding="utf-8"), newline="")))))

    return run


def in_database(statement: str) -> Break:
    def run(folder: Path) -> None:
        connection = sqlite3.connect(folder / "hoshin.sqlite")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)
        connection.commit()
        connection.close()

    return run


def damaged_pages(folder: Path) -> None:
    data = bytearray((folder / "hoshin.sqlite").read_bytes())
    data[4096 * 3 : 4096 * 8] = bytes(4096 * 5)
    (folder / "hoshin.sqlite").write_bytes(data)


def removed(name: str) -> Break:
    return lambda folder: (folder / name).unlink()


def added(name: str) -> Break:
    def run(folder: Path) -> None:
        (folder / name).write_text("…", encoding="utf-8")

    return run


def emptied(name: str) -> Break:
    def run(folder: Path) -> None:
        (folder / name).write_bytes(b"")

    return run


def other_id(folder: Path) -> None:
    """A section has another id everywhere in its JSON file."""
    text = (folder / REPORT).read_text(encoding="utf-8")
    key = json.loads(text)["reports"][0]["staffing"]["sections"][0]["section_id"]
    (folder / REPORT).write_text(text.replace(key, key[:-10] + "0123456789"), encoding="utf-8")


def other_parquet(folder: Path) -> None:
    shutil.copy(folder / "parquet" / "sections.parquet", folder / "parquet" / "goals.parquet")


def in_workbook(old: bytes, new: bytes) -> Break:
    """The sheet `goals` of the workbook says something else."""

    def run(folder: Path) -> None:
        place = folder / "excel" / "hoshin.xlsx"
        names = [table.name for table in TABLES]
        part = f"xl/worksheets/sheet{names.index('goals') + 1}.xml"
        with zipfile.ZipFile(place) as book:
            parts = {info.filename: book.read(info) for info in book.infolist()}
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)
        with zipfile.ZipFile(place, "w") as book:
            for name, data in parts.items():
                book.writestr(name, data)

    return run


EVIDENCE = ("evidence", "/reports/0/title")
CASES: list[tuple[str, Break]] = [
    ("missing-file", removed(REPORT)),
    ("missing-file", removed("data/goals.csv")),
    ("missing-file", removed("hoshin.sqlite")),
    ("missing-file", removed("run.json")),
    ("missing-file", removed("datapackage.json")),
    ("missing-file", removed("popolo.json")),
    ("unaccounted-file", added("data/notes.csv")),
    ("unaccounted-file", added("reports/c.txt.json")),
    ("json-invalid", replaced(REPORT, b'"fiscal_year": 2018', b'"fiscal_year": "soon"')),
    ("json-invalid", replaced(REPORT, b'"extras"', b'"extra"')),
    ("json-invalid", replaced("run.json", b'"counts"', b'"count"')),
    ("json-invalid", replaced("datapackage.json", b'"resources"', b'"resource"')),
    ("json-invalid", replaced("popolo.json", b"{", b"[")),
    ("json-form", replaced(REPORT, b'\n "document"', b'\n   "document"')),
    ("run-counts", in_json("run.json", "counts", "ok", to=7)),
    ("run-counts", in_json("run.json", "counts", "found", to=7)),
    ("run-counts", in_json("run.json", "documents", 0, "status", to="partial")),
    ("run-document", in_json("run.json", "documents", 0, "reports", to=9)),
    ("run-document", in_json("run.json", "documents", 1, "issues", "info", to=99)),
    ("descriptor", replaced("datapackage.json", b'"required": true', b'"required": false')),
    ("file-size", replaced("data/goals.csv", "消費".encode(), "消費者".encode())),
    ("file-hash", replaced("data/goals.csv", "消費".encode(), "生活".encode())),
    ("file-hash", replaced("README.md", b"UTF-8", b"UTF-9")),
    ("csv-encoding", replaced("data/goals.csv", b"goal_id", b"\xef\xbb\xbfgoal_id")),
    ("csv-encoding", replaced("data/goals.csv", "消費".encode(), "消費".encode("cp932"))),
    ("csv-form", replaced("data/goals.csv", b"\r\n", b"\n")),
    ("csv-form", replaced("data/goals.csv", "消費".encode(), '"消費'.encode())),
    ("csv-form", replaced("data/goals.csv", "①".encode(), "①,".encode())),
    ("csv-header", replaced("data/goals.csv", b"goal_no", b"number")),
    ("cell-required", in_csv("goals", "text", "")),
    ("cell-type", in_csv("sections", "staff_count", "8人")),
    ("cell-type", in_csv("reports", "as_of_date", "2018/4/1")),
    ("cell-type", in_csv("reports", "as_of_date", "2018-02-30")),
    ("cell-type", in_csv("goals", "goal_no", "٣")),
    ("cell-pattern", in_csv("documents", "local_government_code", "14299")),
    ("cell-code", in_csv("project_entries", "entry_type", "planned")),
    ("cell-minimum", in_csv("sections", "section_no", "0")),
    ("key-duplicate", rows_of_csv(lambda rows: [*rows, rows[-1]], "goals")),
    ("unique-duplicate", in_csv("projects", "project_no", "1", row=1)),
    ("reference-broken", in_csv("projects", "report_id", "rpt-142999-2018-0000000000")),
    ("row-missing", rows_of_csv(lambda rows: [*rows[:1], *rows[2:]], "goals")),
    ("row-unexpected", rows_of_csv(lambda rows: [*rows[:2], [rows[1][0][:-1] + "0", *rows[1][1:]], *rows[2:]], "goals")),
    ("row-unexpected", in_csv("goals", "document_id", "doc-0000000000000000")),
    ("row-differs", in_csv("goals", "text", "別の目標です。")),
    ("row-differs", rows_of_csv(lambda rows: [rows[0], rows[2], rows[1], *rows[3:]], "goals")),
    ("id-not-derived", in_csv("goals", "goal_id", "gol-142999-2018-0000000000")),
    ("id-not-derived", other_id),
    ("jsonl-differs", replaced("reports.jsonl", "消費".encode(), "生活".encode())),
    ("jsonl-differs", emptied("reports.jsonl")),
    ("database-damaged", damaged_pages),
    ("database-damaged", in_database("UPDATE goals SET report_id = 'nowhere'")),
    ("database-schema", in_database("ALTER TABLE goals ADD COLUMN note TEXT")),
    ("database-differs", in_database("UPDATE goals SET text = '別の目標です。'")),
    ("database-differs", in_database("DELETE FROM project_entries")),
    ("parquet-differs", other_parquet),
    ("parquet-differs", emptied("parquet/goals.parquet")),
    ("excel-differs", replaced("excel/goals.csv", "消費".encode(), "生活".encode())),
    ("excel-differs", in_workbook(b"</sheetData>", b'<row r="9"/></sheetData>')),
    ("excel-differs", in_workbook(b"</sheetData>", b'<row r="9"><c r="A9"><f>1+1</f></c></row></sheetData>')),
    ("pointer-broken", replaced(REPORT, b'"/reports/0/title"', b'"/reports/0/tytle"')),
    ("lines-broken", rows_of_csv(lambda rows: [*rows[:3], *rows[4:]], "source_lines")),
    ("evidence-differs", in_json(REPORT, *EVIDENCE, "text", to="保健部の基本方針")),
    ("evidence-differs", in_json(REPORT, *EVIDENCE, "line_start", to=1)),
    ("evidence-differs", in_json(REPORT, *EVIDENCE, "line_end", to=999)),
]  # fmt: skip
WITH_SOURCES: list[tuple[str, Break]] = [
    ("source-differs", in_csv("source_lines", "text", "市民環境部の方針", row=1)),
    ("source-differs", rows_of_csv(lambda rows: [*rows[:-1]], "source_lines")),
]


def codes(verdict: Verdict) -> set[str]:
    return set(verdict.counts)


def test_a_publication_as_it_was_made_holds(output: Path, raw: Path) -> None:
    before = {place: place.read_bytes() for place in output.rglob("*") if place.is_file()}
    verdict = verify_output(output, raw)
    assert verdict.failures == ()
    assert verdict.holds
    assert verdict.checked["sources"] == verdict.checked["documents"] == 2
    assert verdict.checked["evidence"] > 50
    assert verdict.notes == ()
    assert {place: place.read_bytes() for place in output.rglob("*") if place.is_file()} == before


def test_what_cannot_be_proved_is_said(output: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.txt").write_text("…", encoding="utf-8")
    assert any("repaired" in note for note in verify_output(output).notes)
    notes = verify_output(output, tmp_path / "elsewhere").notes
    assert "the source of a.txt is not at hand" in notes


@pytest.mark.parametrize(("code", "breaks"), CASES, ids=[f"{index}-{code}" for index, (code, _) in enumerate(CASES)])
def test_what_was_broken_on_purpose_is_found(output: Path, code: str, breaks: Break) -> None:
    breaks(output)
    verdict = verify_output(output)
    assert code in codes(verdict)
    assert not verdict.holds
    assert all(one.message and (output / one.file).parent.is_dir() for one in verdict.failures)


@pytest.mark.parametrize(("code", "breaks"), WITH_SOURCES)
def test_what_differs_from_the_source_is_found(output: Path, raw: Path, code: str, breaks: Break) -> None:
    breaks(output)
    assert code in codes(verify_output(output, raw))


def test_a_source_that_cannot_be_read_again(output: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.model.errors import DocumentError
    from pipeline.verify import sources

    def fail(*_: object) -> None:
        raise DocumentError("no-text-layer", "OCR is not installed")

    monkeypatch.setattr(sources, "read_source", fail)
    assert codes(verify_output(output, raw)) == {"source-unreadable"}


def test_evidence_on_a_repaired_line_is_proved_from_the_source(output: Path, raw: Path) -> None:
    name = "reports/b.txt.json"
    pointer = next(pointer for pointer, one in read(output, name)["evidence"].items() if one["text"] == "市民協働課")
    in_json(name, "evidence", pointer, "text", to="保健予防課")(output)
    assert "evidence-differs" not in codes(verify_output(output))
    assert "evidence-differs" in codes(verify_output(output, raw))


def test_every_rule_has_a_case() -> None:
    tested = {code for code, _ in (*CASES, *WITH_SOURCES)} | {"source-unreadable"}
    assert tested == set(RULES)


def test_without_the_further_formats(tmp_path: Path, raw: Path) -> None:
    assert main(["run", str(raw), "--output", str(tmp_path / "o"), "--quiet", "--local-government-code", "142999"]) == 1
    assert verify_output(tmp_path / "o", raw).holds


def test_a_publication_without_names(tmp_path: Path, output: Path, raw: Path) -> None:
    publish_without_names(output, tmp_path / "nameless", PublishOptions())
    verdict = verify_output(tmp_path / "nameless", raw)
    assert verdict.failures == ()
    assert verdict.checked["sources"] == 2
    in_json(REPORT, "evidence", "/reports/0/title", "text", to="■■環境部の計画")(tmp_path / "nameless")
    in_csv("source_lines", "text", "市民■■部の基本", row=1)(tmp_path / "nameless")
    assert {"evidence-differs", "source-differs"} <= codes(verify_output(tmp_path / "nameless", raw))


def test_two_documents_of_one_report(tmp_path: Path, raw: Path) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    text = (raw / "a.txt").read_text(encoding="utf-8")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "b.txt").write_text(text + "\n", encoding="utf-8")
    main(["run", str(folder), "--output", str(tmp_path / "o"), "--quiet", "--local-government-code", "142999"])
    issues = [issue["code"] for issue in read(tmp_path / "o", "reports/b.txt.json")["issues"]]
    assert "duplicate-report" in issues
    assert verify_output(tmp_path / "o", folder).failures == ()


def test_the_json_is_as_its_schema_says(output: Path) -> None:
    in_csv("goals", "text", "別の目標です。")(output)
    data = to_json(verify_output(output))
    assert data == to_json(verify_output(output))
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(data))
    assert json.loads(data)["failures"][0]["todo"]


def test_exit_codes_and_what_is_printed(output: Path, raw: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["verify", str(output), "--sources", str(raw)]) == ExitCode.OK
    assert "everything holds" in capsys.readouterr().out
    in_csv("goals", "text", "別の目標です。")(output)
    assert main(["verify", str(output), "--json", str(tmp_path / "v.json")]) == ExitCode.FINDINGS
    said = capsys.readouterr().out
    assert "row-differs" in said
    assert "What to do:" in said
    assert read(tmp_path, "v.json")["counts"]["row-differs"] == 1
    assert main(["verify", str(output), "--quiet"]) == ExitCode.FINDINGS
    assert capsys.readouterr().out == ""
    assert main(["verify", str(output), "--json", "-"]) == ExitCode.FINDINGS
    assert json.loads(capsys.readouterr().out)["holds"] is False
    assert main(["verify", str(tmp_path / "nothing")]) == ExitCode.USAGE
    assert main(["verify", str(output), "--sources", str(tmp_path / "nothing")]) == ExitCode.USAGE


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no output of hoshin"):
        verify_output(tmp_path)


def test_a_hostile_checksum_file_leads_nowhere(output: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    sums = output / "SHA256SUMS"
    digest = hashlib.sha256(b"x").hexdigest()
    sums.write_text(f"{digest}  ../secret\n{sums.read_text(encoding='utf-8')}", encoding="utf-8")
    assert codes(verify_output(output)) == {"descriptor"}
