"""Parquet as its readers see it: types, leading zeros, what is said of the columns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.publish.csv_tables import one_line
from pipeline.publish.package import publish as write_output
from pipeline.publish.publication import PublishOptions, publish
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

pq = pytest.importorskip("pyarrow.parquet", reason="an extra")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    write_output([(make.record("a.txt"), make.lines)], make.run("a.txt"), folder)
    publish(folder, PublishOptions(("parquet",)))
    return folder


def test_every_column_says_what_it_is(output: Path) -> None:
    for table in TABLES:
        schema = pq.read_schema(output / f"parquet/{table.name}.parquet")
        assert tuple(schema.names) == table.header
        for column in table.columns:
            field = schema.field(column.name)
            assert field.nullable is not column.required
            assert field.metadata[b"title"].decode() == column.title
            assert field.metadata.get(b"unit", b"").decode() == (column.unit or "")
        assert json.loads(schema.metadata[b"table_schema"])["primaryKey"] == [table.primary_key]
        assert schema.metadata[b"license"] == b"CC-BY-4.0"


def test_pandas_keeps_leading_zeros_and_types(output: Path) -> None:
    documents = pd.read_parquet(output / "parquet/documents.parquet")
    assert list(documents["local_government_code"]) == ["011002"]
    reports = pd.read_parquet(output / "parquet/reports.parquet")
    assert str(reports["as_of_date"][0]) == "2016-04-01"
    assert bool(reports["stated_total_includes_head"][0]) is True
    sections = pd.read_parquet(output / "parquet/sections.parquet")
    assert list(sections["staff_count"]) == [7.5]


def test_pandas_reads_what_the_csv_holds(publication: Path) -> None:
    for name in ("documents", "reports"):
        frame = pd.read_parquet(publication / f"parquet/{name}.parquet")
        texts = pd.read_csv(publication / f"data/{name}.csv", dtype=str, keep_default_na=False)
        assert len(frame) == len(texts) > 10
        for column in TABLE_BY_NAME[name].columns:
            if column.type == "string":
                assert list(frame[column.name].fillna("").map(one_line)) == list(texts[column.name])


def test_duckdb_reads_what_the_csv_holds(publication: Path, rows_of: Any) -> None:
    duckdb = pytest.importorskip("duckdb", reason="a reader of Parquet")
    with duckdb.connect() as connection:
        for table in TABLES:
            casts = ", ".join(f'CAST("{name}" AS VARCHAR)' for name in table.header)
            place = (publication / f"parquet/{table.name}.parquet").as_posix()
            rows = connection.execute(f"SELECT {casts} FROM read_parquet('{place}')").fetchall()
            found = [["" if cell is None else str(cell) for cell in row] for row in rows]
            wanted = rows_of(publication / f"data/{table.name}.csv")
            assert len(found) == len(wanted)
            if not found:
                continue
            for column, got, want in zip(
                table.columns, zip(*found, strict=True), zip(*wanted, strict=True), strict=True
            ):
                if column.type == "number":
                    assert [float(cell) if cell else None for cell in got] == [
                        float(cell) if cell else None for cell in want
                    ]
                elif column.type == "string":
                    assert [" ".join(cell.split("\n")) for cell in got] == list(want)
                else:
                    assert got == want


def test_duckdb_keeps_leading_zeros(output: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="a reader of Parquet")
    with duckdb.connect() as connection:
        place = (output / "parquet/documents.parquet").as_posix()
        assert connection.execute(f"SELECT local_government_code FROM '{place}'").fetchall() == [("011002",)]
