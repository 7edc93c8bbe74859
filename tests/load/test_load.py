"""Outputs loaded into a real server: the same rows, the same rules, nothing half done."""

from __future__ import annotations

import datetime
import importlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.load import postgres
from pipeline.load.target import parse_target
from pipeline.load.upsert import Loaded, load
from pipeline.model.errors import ExitCode, OutputError, UsageError
from pipeline.publish.sqlite import select_rows
from pipeline.publish.tables import TABLES
from tests.load.conftest import PASSWORD, USER, Server

MakeOutput = Callable[..., Path]
CityReport = Callable[..., str]
Query = Callable[[str, str], list[Any]]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def output(two_reports: Path, tmp_path: Path) -> Path:
    """A copy of the output of two reports."""
    return Path(shutil.copytree(two_reports, tmp_path / "out"))


def put(output: Path, url: str, **options: Any) -> Loaded:
    return load(output, parse_target(url), **options)


def in_database(output: Path, name: str) -> list[tuple[Any, ...]]:
    table = next(table for table in TABLES if table.name == name)
    with closing(sqlite3.connect(output / "hoshin.sqlite")) as connection:
        rows = connection.execute(select_rows(table)).fetchall()
    booleans = [index for index, column in enumerate(table.columns) if column.type == "boolean"]
    dates = [index for index, column in enumerate(table.columns) if column.type == "date"]
    typed = []
    for row in rows:
        cells = list(row)
        for index in booleans:
            cells[index] = None if cells[index] is None else bool(cells[index])
        for index in dates:
            cells[index] = None if cells[index] is None else datetime.date.fromisoformat(cells[index])
        typed.append(tuple(cells))
    return sorted(typed)


def same_rows(url: str, output: Path, query: Query, schema: str = "hoshin") -> bool:
    return all(
        sorted(map(tuple, query(url, f'SELECT * FROM "{schema}"."{table.name}"'))) == in_database(output, table.name)
        for table in TABLES
    )


def total(loaded: Loaded, what: str) -> int:
    return sum(getattr(one, what) for one in loaded.tables)


def test_every_row_arrives_with_its_types(output: Path, database: str, rows: Query) -> None:
    loaded = put(output, database)
    assert same_rows(database, output, rows)
    assert total(loaded, "added") == sum(len(in_database(output, table.name)) for table in TABLES)
    assert rows(database, "SELECT local_government_code FROM hoshin.documents")[0] == ["142999"]
    assert rows(database, "SELECT as_of_date, concurrent FROM hoshin.reports JOIN hoshin.officers USING (report_id)")[
        0
    ] == [
        datetime.date(2018, 4, 1),
        False,
    ]


def test_the_same_load_again_changes_nothing(output: Path, database: str, rows: Query) -> None:
    first = put(output, database)
    before = rows(database, "SELECT xmin, * FROM hoshin.projects ORDER BY project_id")
    again = put(output, database)
    assert total(again, "added") == total(again, "changed") == total(again, "removed") == 0
    assert total(again, "same") == total(first, "added")
    assert rows(database, "SELECT xmin, * FROM hoshin.projects ORDER BY project_id") == before


def test_a_line_break_in_a_label_and_null_arrive(output: Path, database: str, rows: Query) -> None:
    with sqlite3.connect(output / "hoshin.sqlite") as connection:
        connection.execute("UPDATE projects SET name_label = '二行に\r\nわたる\n名' WHERE project_no = 1")
    connection.close()
    put(output, database)
    assert same_rows(database, output, rows)


def test_a_new_edition_takes_the_place_of_the_old_one(
    make_output: MakeOutput, city_report: CityReport, database: str, rows: Query
) -> None:
    put(make_output("old", {"a.txt": city_report()}), database)
    after = city_report(goals=("- ① 新しい目標を立てます。",)).replace("10地区で円卓", "11地区で円卓")
    new = make_output("new", {"a.txt": after})
    loaded = {one.name: one for one in put(new, database).tables}
    assert same_rows(database, new, rows)
    assert (loaded["documents"].added, loaded["documents"].removed) == (1, 1)
    # The same goal and project keep their ids: they are changed, not removed and added.
    assert (loaded["goals"].added, loaded["goals"].changed, loaded["goals"].removed) == (0, 1, 1)
    assert loaded["projects"].removed == loaded["projects"].added == 0


def test_projects_may_swap_their_numbers(
    make_output: MakeOutput, city_report: CityReport, database: str, rows: Query
) -> None:
    lines = city_report().splitlines()[-8:]
    put(make_output("old", {"a.txt": city_report(projects=lines)}), database)
    new = make_output("new", {"a.txt": city_report(projects=lines[4:] + lines[:4])})
    put(new, database)
    assert same_rows(database, new, rows)


def test_documents_of_other_outputs_stay_unless_pruned(
    make_output: MakeOutput, city_report: CityReport, database: str, rows: Query
) -> None:
    one = make_output("one", {"1/a.txt": city_report()})
    two = make_output(
        "two", {"2/a.txt": city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 高﨑 邦夫"))}
    )
    put(one, database)
    assert put(two, database).kept == 1
    assert rows(database, "SELECT count(*) FROM hoshin.reports") == [[2]]
    pruned = put(two, database, prune=True)
    assert pruned.kept == 0
    assert total(pruned, "removed") > 20
    assert same_rows(database, two, rows)


def test_a_report_from_another_document_takes_its_rows_along(
    make_output: MakeOutput, city_report: CityReport, database: str, rows: Query
) -> None:
    put(make_output("one", {"1/a.txt": city_report()}), database)
    put(make_output("two", {"2/b.txt": city_report(goals=("- ① 新しい目標を立てます。",)) + "\n"}), database)
    assert rows(database, "SELECT count(*) FROM hoshin.documents") == [[2]]
    assert rows(database, "SELECT text FROM hoshin.goals") == [["新しい目標を立てます。"]]


def test_the_same_path_of_another_city_is_refused(
    make_output: MakeOutput, city_report: CityReport, database: str, rows: Query
) -> None:
    one = make_output("one", {"a.txt": city_report()})
    put(one, database)
    other = make_output("two", {"a.txt": city_report() + "\n"}, "142034")
    with pytest.raises(UsageError, match=r"another document a\.txt"):
        put(other, database)
    assert same_rows(database, one, rows)
    put(other, database, schema='other "city"')
    assert same_rows(database, one, rows)


def test_a_dry_run_leaves_nothing(output: Path, database: str, rows: Query) -> None:
    loaded = put(output, database, dry_run=True)
    assert total(loaded, "added") > 100
    assert not loaded.is_committed
    assert rows(database, "SELECT 1 FROM information_schema.schemata WHERE schema_name = 'hoshin'") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE hoshin.projects SET name = NULL",
        "UPDATE hoshin.projects SET name = ''",
        "UPDATE hoshin.projects SET project_no = 0",
        "UPDATE hoshin.projects SET project_no = 1",
        "UPDATE hoshin.projects SET report_id = 'rpt-142999-2018-0000000000'",
        "UPDATE hoshin.project_entries SET entry_type = 'planned'",
        "UPDATE hoshin.documents SET local_government_code = '14299'",
        "UPDATE hoshin.officers SET family_name_kana = 'たかさき'",
        "UPDATE hoshin.reports SET as_of_date = '2018-02-30'",
        "UPDATE hoshin.sections SET staff_count = -1",
        "INSERT INTO hoshin.codes SELECT * FROM hoshin.codes LIMIT 1",
        "DELETE FROM hoshin.documents",
    ],
)
def test_the_server_enforces_the_rules(two_reports: Path, loaded: str, rows: Query, statement: str) -> None:
    native = importlib.import_module("pg8000.native")
    with pytest.raises(native.DatabaseError):
        rows(loaded, statement)
    assert same_rows(loaded, two_reports, rows)


def test_tables_and_columns_say_in_japanese_what_they_are(output: Path, database: str, rows: Query) -> None:
    put(output, database)
    assert str(rows(database, "SELECT obj_description('hoshin.goals'::regclass)")[0][0]).startswith("目標: ")
    missing = rows(
        database,
        "SELECT attrelid::regclass, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
        "WHERE relnamespace = 'hoshin'::regnamespace AND relkind = 'r' AND attnum > 0 "
        "AND col_description(attrelid, attnum) IS NULL",
    )
    assert missing == []


def test_a_row_that_breaks_a_rule_stops_the_whole_load(output: Path, database: str, rows: Query) -> None:
    with sqlite3.connect(output / "hoshin.sqlite") as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE project_entries SET attribution = 'guessed'")
    connection.close()
    with pytest.raises(OutputError, match="nothing of it is kept"):
        put(output, database)
    assert rows(database, "SELECT 1 FROM information_schema.schemata WHERE schema_name = 'hoshin'") == []


def test_a_row_that_points_nowhere_stops_the_whole_load(output: Path, database: str, rows: Query) -> None:
    with sqlite3.connect(output / "hoshin.sqlite") as connection:
        connection.execute("DELETE FROM reports WHERE rowid = 1")
    connection.close()
    with pytest.raises(OutputError, match="violates foreign key"):
        put(output, database)
    assert rows(database, "SELECT 1 FROM information_schema.schemata WHERE schema_name = 'hoshin'") == []


def test_nul_is_refused(output: Path, database: str) -> None:
    with sqlite3.connect(output / "hoshin.sqlite") as connection:
        connection.execute("UPDATE goals SET text = text || char(0) || 'x'")
    connection.close()
    with pytest.raises(OutputError, match=r"U\+0000"):
        put(output, database)


def test_tables_of_another_version_or_program_are_left_alone(output: Path, database: str, rows: Query) -> None:
    rows(database, "CREATE SCHEMA taken")
    rows(database, "CREATE TABLE taken.documents (document_id text PRIMARY KEY, body text)")
    with pytest.raises((UsageError, OutputError)):
        put(output, database, schema="taken")
    put(output, database)
    rows(database, "ALTER TABLE hoshin.goals ADD COLUMN note text")
    with pytest.raises(UsageError, match="another version"):
        put(output, database)
    with pytest.raises(UsageError, match="name of a schema"):
        put(output, database, schema="pg_catalog")


def test_a_database_in_another_encoding_is_refused(
    output: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    with closing(server.connect("postgres")) as connection:
        connection.run("CREATE DATABASE ascii_only ENCODING 'SQL_ASCII' TEMPLATE template0")
    with pytest.raises(UsageError, match="encoding is SQL_ASCII"):
        put(output, server.url("ascii_only"))


def test_passwords_come_from_the_file_and_never_show(
    output: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    url = server.url("postgres")
    assert main(["load", url.replace("@", ":not-the-password@"), str(output)]) == ExitCode.OUTPUT
    said = capsys.readouterr()
    assert "cannot be reached" in said.err
    assert "not-the-password" not in said.err + said.out
    place = tmp_path / "pgpass"
    place.write_text(f"127.0.0.1:{server.port}:*:{USER}:{PASSWORD.replace(':', chr(92) + ':')}\n", encoding="utf-8")
    place.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(place))
    assert main(["load", url, str(output), "--schema", "from_file", "--dry-run"]) == ExitCode.OK
    assert "dry run" in capsys.readouterr().out
    place.chmod(0o644)
    assert main(["load", url, str(output), "--dry-run"]) == ExitCode.OUTPUT
    assert "asks for a password" in capsys.readouterr().err


def test_a_unix_socket(output: Path, server: Server, database: str, rows: Query) -> None:
    name = database.rpartition("/")[2]
    url = f"postgresql:///{name}?host={server.socket}&port={server.port}&user={USER}"
    put(output, url)
    assert same_rows(database, output, rows)


def test_encryption_that_the_server_does_not_have_is_an_error(output: Path, database: str) -> None:
    with pytest.raises(OutputError, match="cannot be reached"):
        put(output, f"{database}?sslmode=require")


def test_exit_codes(output: Path, database: str, tmp_path: Path, capsys: Captured) -> None:
    assert main(["load", database, str(output)]) == ExitCode.OK
    assert "loaded into" in capsys.readouterr().out
    assert main(["load", database, str(output), "--quiet"]) == ExitCode.OK
    assert capsys.readouterr().out == ""
    assert main(["load", database, str(tmp_path / "nothing")]) == ExitCode.USAGE
    assert main(["load", "mysql://somewhere/x", str(output)]) == ExitCode.USAGE


def test_without_the_driver(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(postgres.importlib, "import_module", missing)  # type: ignore[attr-defined]
    with pytest.raises(UsageError, match=r"hoshin\[postgres\]"):
        put(output, "postgresql://localhost/x")


def test_a_server_that_is_not_there(output: Path) -> None:
    pytest.importorskip("pg8000")
    with pytest.raises(OutputError, match="cannot be reached"):
        put(output, "postgresql://nobody@127.0.0.1:1/x")
