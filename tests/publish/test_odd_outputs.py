"""Outputs as they seldom are: with nothing in them, with texts that break other programs, of another version."""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.cli import main
from pipeline.model.errors import ExitCode, UsageError
from pipeline.publish.machine_readable import violations
from pipeline.publish.package import publish as write_output
from pipeline.publish.publication import PublishOptions, publish
from pipeline.publish.tables import TABLES
from pipeline.verify.output import verify_output

pytestmark = pytest.mark.filterwarnings("ignore")  # of the readers' dependencies
Rows = Callable[[Path], list[list[str]]]


def files(folder: Path) -> dict[str, bytes]:
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def failures(folder: Path) -> list[str]:
    return [f"{one.code} {one.file} {one.place}: {one.message}" for one in verify_output(folder).failures]


@pytest.mark.parametrize("failed", [(), ("a.txt", "b.pdf")])
def test_an_output_without_a_document_is_a_publication_without_rows(
    failed: tuple[str, ...], tmp_path: Path, make: Any, rows_of: Rows
) -> None:
    write_output([], make.run(failed=failed), tmp_path)
    publish(tmp_path, PublishOptions())
    assert failures(tmp_path) == []
    for table in TABLES:
        assert bool(rows_of(tmp_path / f"data/{table.name}.csv")) is (table.name == "codes")
        assert violations((tmp_path / f"data/{table.name}.csv").read_bytes(), table) == ()
    book = openpyxl.load_workbook(tmp_path / "excel/hoshin.xlsx")
    assert [cell.value for cell in book["goals"][1]] == [
        column.title for table in TABLES if table.name == "goals" for column in table.columns
    ]
    assert json.loads((tmp_path / "popolo.json").read_bytes())["persons"] == []
    catalogue = json.loads((tmp_path / "dcat.jsonld").read_bytes())
    assert not {"dct:temporal", "dct:spatial", "dct:provenance", "prov:wasDerivedFrom"} & set(catalogue)
    assert "文書0件" in (tmp_path / "README.ja.md").read_text()
    assert main(["diff", str(tmp_path), str(tmp_path)]) == ExitCode.OK


NASTY = ('=cmd|" /C calc"!A0', '"', "'", '二"行\r\nに, わたる\n名', "@課;甲", "\u202e課", "𠮷野課", "|表|", "<b>&amp;")


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_the_same_text_in_every_format(name: str, tmp_path: Path, make: Any, rows_of: Rows) -> None:
    section = make.report().staffing.sections[0].model_copy(update={"name": name})
    staffing = make.report().staffing.model_copy(update={"sections": (section,)})
    report = make.report(title=name, staffing=staffing)
    write_output([(make.record("a.txt", [report]), make.lines)], make.run("a.txt"), tmp_path)
    publish(tmp_path, PublishOptions())
    plain = name.replace("\r\n", " ").replace("\n", " ")
    column = next(table for table in TABLES if table.name == "sections").header.index("name")
    assert [row[column] for row in rows_of(tmp_path / "data/sections.csv")] == [plain]
    with sqlite3.connect(tmp_path / "hoshin.sqlite") as database:
        assert database.execute("SELECT name FROM sections").fetchall() == [(name,)]
    database.close()
    cell = openpyxl.load_workbook(tmp_path / "excel/hoshin.xlsx")["sections"].cell(2, column + 1)
    assert (cell.value, cell.data_type) == (plain, "s")
    with (tmp_path / "excel/sections.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][column].removeprefix("'" if plain[0] in "='@" else "") == plain
    popolo = json.loads((tmp_path / "popolo.json").read_bytes())
    assert name in {one["name"] for one in popolo["organizations"]}
    shown = re.sub(r"([\[\]<>&|*_`])", r"\\\1", plain)
    assert f"- 「{shown}」（北海道札幌市、2016年度）" in (tmp_path / "README.ja.md").read_text()
    (said,) = json.loads((tmp_path / "dcat.jsonld").read_bytes())["dct:provenance"]
    assert said["rdfs:label"]["@value"].startswith(f"「{plain}」")
    assert main(["diff", str(tmp_path), str(tmp_path), "--tables", "all"]) == ExitCode.OK


def test_one_person_at_two_posts_and_two_posts_of_one_name(tmp_path: Path, make: Any, rows_of: Rows) -> None:
    first = make.report().staffing.sections[0]
    head = make.officer(role="section_head", role_label="課長", concurrent=True)
    other = make.officer(
        role="section_head", role_label="課長", full_name="林 二郎", family_name="林", given_name="二郎"
    )
    second = first.model_copy(update={"section_id": "sec-011002-2016-aaaaaaaaaa", "name": "収納課"})
    sections = (
        first.model_copy(update={"officers": (head, other, head)}),
        second.model_copy(update={"officers": (head,)}),
    )
    report = make.report(staffing=make.report().staffing.model_copy(update={"sections": sections}))
    write_output([(make.record("a.txt", [report]), make.lines)], make.run("a.txt"), tmp_path)
    publish(tmp_path, PublishOptions())
    ids = [row[0] for row in rows_of(tmp_path / "data/officers.csv")]
    assert len(ids) == len(set(ids)) == 6
    popolo = json.loads((tmp_path / "popolo.json").read_bytes())
    assert len({one["id"] for one in popolo["posts"]}) == 6
    assert [one["name"] for one in popolo["persons"]].count("加藤 一") == 4


def test_a_text_of_many_cells_and_columns_without_a_value(tmp_path: Path, make: Any) -> None:
    import pandas as pd

    long = "長い本文。" * 10_000
    bare: dict[str, Any] = dict.fromkeys(("fiscal_year_label", "report_status"))
    policy = make.report().policies[0].model_copy(update={"paragraphs": (long,)})
    report = make.report(officers=(), goals=(), projects=(), extras=(), policies=(policy,), **bare)
    unknown = dict.fromkeys(("source_url", "license", "encoding"))
    write_output([(make.record("a.txt", [report], document=unknown), make.lines)], make.run("a.txt"), tmp_path)
    publish(tmp_path, PublishOptions())
    assert list(pd.read_parquet(tmp_path / "parquet/policies.parquet")["text"]) == [long]
    pq = pytest.importorskip("pyarrow.parquet", reason="an extra")
    for table in TABLES:
        kinds = pq.read_schema(tmp_path / f"parquet/{table.name}.parquet").types
        assert "null" not in map(str, kinds), table.name
    assert json.loads((tmp_path / "datapackage.json").read_bytes()).get("licenses") is None
    assert "ライセンス）は示されていません" in (tmp_path / "README.ja.md").read_text()
    book = openpyxl.load_workbook(tmp_path / "excel/hoshin.xlsx", read_only=True)
    parts = [row[5] for row in book["continued"].iter_rows(min_row=2, values_only=True)]
    assert len(parts) == 1
    book.close()


def older(folder: Path) -> None:
    record = json.loads((folder / "run.json").read_bytes())
    del record["engines"]
    (folder / "run.json").write_text(json.dumps(record | {"schema_version": "0.9.0"}))


def newer(folder: Path) -> None:
    record = json.loads((folder / "run.json").read_bytes())
    (folder / "run.json").write_text(json.dumps(record | {"schema_version": "2.0.0"}))


@pytest.mark.parametrize("change", [older, newer])
def test_an_output_of_another_version_is_refused_in_words(
    change: Callable[[Path], None], tmp_path: Path, make: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        write_output([(make.record("a.txt"), make.lines)], make.run("a.txt"), tmp_path / name)
    change(tmp_path / "one")
    before = files(tmp_path / "one")
    with pytest.raises(UsageError, match="again"):
        publish(tmp_path / "one", PublishOptions(("csvw",)))
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert main(["publish", one]) == ExitCode.USAGE
    assert main(["verify", one]) == ExitCode.FINDINGS
    assert main(["load", "postgresql://nobody@127.0.0.1:1/x", one]) == ExitCode.USAGE
    assert files(tmp_path / "one") == before
    assert "Traceback" not in capsys.readouterr().err
    assert main(["diff", one, two, "--markdown", str(tmp_path / "x.md")]) in {ExitCode.OK, ExitCode.USAGE}


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other permissions")
def test_a_folder_that_cannot_be_written_is_said_and_stays(tmp_path: Path, make: Any) -> None:
    write_output([(make.record("a.txt"), make.lines)], make.run("a.txt"), tmp_path / "out")
    before = files(tmp_path / "out")
    (tmp_path / "out").chmod(0o555)
    command = [sys.executable, "-m", "pipeline", "publish", str(tmp_path / "out"), "--format", "csvw"]
    if os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == ExitCode.OUTPUT
    assert "cannot be written" in done.stderr
    assert files(tmp_path / "out") == before
