"""A publication beside a finished output: its files, what is refused, what a second one leaves, what a new document leaves."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.model.errors import OutputError, UsageError
from pipeline.publish.about import Said
from pipeline.publish.package import publish as write_output
from pipeline.publish.publication import FILES, FORMATS, SUMS, PublishOptions, publish
from pipeline.publish.tables import TABLES

SAID = Said("公開用の題", "汐見原データ研究会", None, "https://data.example/hoshin")


def files(folder: Path) -> dict[str, bytes]:
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


@pytest.fixture
def output(tmp_path: Path, make: Any) -> Path:
    folder = tmp_path / "out"
    write_output([(make.record("a.txt"), make.lines)], make.run("a.txt"), folder)
    return folder


def test_every_format_is_written_and_every_file_is_in_the_checksums(output: Path) -> None:
    made = publish(output, PublishOptions(said=SAID))
    names = {name for some in FILES.values() for name in some}
    assert names <= set(made.changed)
    sums = {line[66:]: line[:64] for line in (output / SUMS).read_text().splitlines()}
    found = files(output)
    assert set(sums) == set(found) - {SUMS} == set(made.files)
    assert all(hashlib.sha256(found[name]).hexdigest() == sum_ for name, sum_ in sums.items())


def test_what_the_caller_says_is_in_every_descriptor(output: Path) -> None:
    publish(output, PublishOptions(said=SAID))
    described = {
        name: (output / name).read_text()
        for name in (
            "datapackage.json",
            "data/csv-metadata.json",
            "dcat.jsonld",
            "schemaorg.jsonld",
            "README.md",
            "README.ja.md",
        )
    }
    for name, text in described.items():
        assert "公開用の題" in text, name
        assert "汐見原データ研究会" in text, name
        assert "creativecommons.org/licenses/by/4.0" in text, name
    assert "（北海道札幌市、2016年度）（https://example.jp/zeimu）を加工して作成" in described["README.ja.md"]
    package = json.loads(described["datapackage.json"])
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    assert package["contributors"] == [{"title": "汐見原データ研究会", "roles": ["publisher"]}]


def test_nothing_is_assumed_that_was_not_given(tmp_path: Path, make: Any) -> None:
    given = {"license": None, "source_url": None, "local_government_code": None, "local_government_name": None}
    write_output([(make.record("a.txt", document=given), make.lines)], make.run("a.txt"), tmp_path)
    made = publish(tmp_path, PublishOptions())
    assert sum("no licence" in note or "no publisher" in note or "no municipality" in note for note in made.notes) == 3
    assert any("no source URL" in note for note in made.notes)
    for name in ("datapackage.json", "data/csv-metadata.json", "dcat.jsonld", "schemaorg.jsonld", "metadata.json"):
        data = json.loads((tmp_path / name).read_bytes())
        assert not {
            "license",
            "licenses",
            "license_url",
            "dc:license",
            "dct:publisher",
            "publisher",
            "dct:spatial",
        } & set(data)
        assert "creativecommons" not in json.dumps(data)
    assert "示されていません" in (tmp_path / "README.ja.md").read_text()
    assert json.loads((tmp_path / "popolo.json").read_bytes())["organizations"][0]["classification"] == "department"


def test_the_same_output_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output, tmp_path / "again")
    publish(output, PublishOptions(said=SAID))
    publish(tmp_path / "again", PublishOptions(said=SAID))
    first = files(output)
    assert first == files(tmp_path / "again")
    assert publish(output, PublishOptions(said=SAID)).changed == ()
    assert first == files(output)


def test_the_order_of_other_work_does_not_matter(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output, tmp_path / "again")
    publish(output, PublishOptions(said=SAID))
    publish(tmp_path / "again", PublishOptions(("sqlite-search", "excel")))
    publish(tmp_path / "again", PublishOptions(said=SAID))
    assert files(output) == files(tmp_path / "again")


def test_a_document_more_changes_no_id_of_the_others(tmp_path: Path, make: Any, rows_of: Callable[..., Any]) -> None:
    other = make.report(
        report_id="rpt-011002-2017-0123456789", projects=(), policies=(), goals=(), officers=(), extras=()
    )
    other = other.model_copy(update={"staffing": other.staffing.model_copy(update={"sections": ()})})
    one = (make.record("b.txt"), make.lines)
    write_output([one], make.run("b.txt"), tmp_path / "one")
    write_output([(make.record("a.txt", [other]), make.lines), one], make.run("a.txt", "b.txt"), tmp_path / "two")
    for folder in ("one", "two"):
        publish(tmp_path / folder, PublishOptions(("parquet", "popolo", "csvw")))
    for table in TABLES:
        before, after = (
            {tuple(row) for row in rows_of(tmp_path / folder / "data" / f"{table.name}.csv")}
            for folder in ("one", "two")
        )
        assert before <= after, table.name
    old, new = (json.loads((tmp_path / folder / "popolo.json").read_bytes()) for folder in ("one", "two"))
    for kind, things in old.items():
        assert {thing["id"] for thing in things} <= {thing["id"] for thing in new[kind]}


def test_formats_not_asked_for_go_away_and_nothing_else(output: Path) -> None:
    publish(output, PublishOptions())
    (output / "excel/mine.txt").write_text("mine")
    publish(output, PublishOptions(("csvw", "readme")))
    assert [place.name for place in (output / "excel").iterdir()] == ["mine.txt"]
    assert not (output / "popolo.json").exists()
    assert "parquet" not in (output / SUMS).read_text()


def test_a_file_of_somebody_else_is_not_written_over(output: Path) -> None:
    (output / "README.md").write_text("mine")
    before = files(output)
    with pytest.raises(OutputError, match=r"README\.md is not of an earlier publication"):
        publish(output, PublishOptions())
    assert files(output) == before
    publish(output, PublishOptions(force=True))
    (output / "README.md").write_text("edited by hand")
    with pytest.raises(OutputError, match="changed since"):
        publish(output, PublishOptions())


def test_a_file_where_a_folder_is_needed_is_named(output: Path) -> None:
    (output / "excel").write_text("mine")
    before = files(output)
    for force in (False, True):
        with pytest.raises(OutputError, match="excel is no folder"):
            publish(output, PublishOptions(force=force))
    assert files(output) == before


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (lambda out: (out / "run.json").unlink(), "no finished output"),
        (lambda out: (out / "data/goals.csv").unlink(), "no finished output"),
        (lambda out: (out / "data/goals.csv").write_bytes(b"x"), r"goals\.csv is not the file"),
        (lambda out: (out / "datapackage.json").write_text("{}"), "cannot be read"),
        (lambda out: (out / "run.json").write_text("[]"), "cannot be read"),
        (lambda out: (out / "hoshin.sqlite").unlink(), "is missing"),
        (lambda out: (out / "hoshin.sqlite").write_bytes(b"x" * 5000), "cannot be read"),
        (lambda out: sqlite3.connect(out / "hoshin.sqlite").execute("DROP TABLE codes"), "another version"),
    ],
)
def test_what_is_no_finished_output_is_refused(output: Path, break_it: Callable[[Path], object], message: str) -> None:
    break_it(output)
    before = files(output)
    with pytest.raises(UsageError, match=message):
        publish(output, PublishOptions())
    assert files(output) == before


def test_wrong_options_and_missing_libraries_are_said_before_anything_is_written(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="no format docx"):
        publish(output, PublishOptions(("docx",)))
    with pytest.raises(UsageError, match="is no address"):
        publish(output, PublishOptions(said=Said(base_url="data.example")))
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    for name in ("parquet", "excel"):
        with pytest.raises(UsageError, match=r"hoshin\[publish\]"):
            publish(output, PublishOptions((name,)))
    publish(output, PublishOptions(tuple(name for name in FORMATS if name not in {"parquet", "excel"})))


def test_a_full_disk_leaves_the_old_publication(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(output, PublishOptions(("csvw",)))
    before = files(output)

    def fails(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr("pipeline.publish.publication.readme_ja", fails)
    with pytest.raises(OutputError, match="no space"):
        publish(output, PublishOptions())
    assert files(output) == before


def test_the_command(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(output), "--format", "csvw,readme", "--title", "題"]) == 0
    said = capsys.readouterr()
    assert "files" in said.out
    assert "no publisher was given" in said.err
    assert (output / "README.md").read_text().startswith("# 題\n")
    assert main(["publish", str(tmp_path / "nothing")]) == 2
    assert main(["publish", str(output), "--omit-names", str(tmp_path / "open"), "--format", "csvw"]) == 0
    assert json.loads((tmp_path / "open/run.json").read_bytes())["options"]["omit_names"] is True


def test_text_search_finds_words_and_points_to_rows(output: Path) -> None:
    publish(output, PublishOptions(("sqlite-search",)))
    with sqlite3.connect(output / "hoshin.sqlite") as database:
        found = database.execute(
            "SELECT table_name, column_name, row_id FROM search WHERE text MATCH '口座振替'"
        ).fetchall()
        assert [row[:2] for row in found] == [("goals", "text")]
        (text,) = database.execute("SELECT text FROM goals WHERE goal_id = ?", (found[0][2],)).fetchone()
        assert text == "口座振替を増やす。"
        assert database.execute("SELECT count(*) FROM search WHERE instr(text, '課税')").fetchone() == (1,)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
