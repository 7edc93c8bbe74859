"""The validators of the field find nothing in a publication, and find what was broken on purpose."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.publish.machine_readable import violations
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

pytestmark = pytest.mark.filterwarnings("ignore")  # the validators' own, of their dependencies
TOOLS = Path(sys.executable).parent


def frictionless_errors(folder: Path) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package

        report = Package(str(folder / "datapackage.json")).validate()
    return [str(error[0]) for error in report.flatten(["type"])]


def read_once(read: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """The rows of a sound table, kept: the validator would parse them anew for every key that it checks."""
    kept: dict[tuple[str, bool], list[tuple[str, int, Any]] | None] = {}

    def rows(table: Any, log: Any = None, with_metadata: bool = False, strict: bool = True) -> Iterator[Any]:
        key = (str(table.url), strict)
        if key not in kept:
            with warnings.catch_warnings(record=True) as said, contextlib.suppress(ValueError):
                warnings.simplefilter("always")
                kept[key] = None
                found = list(read(table, with_metadata=True, strict=strict))
                kept[key] = None if said else found
        known = kept[key]
        if known is None:
            return read(table, log=log, with_metadata=with_metadata, strict=strict)
        return iter(known) if with_metadata else (row for _, _, row in known)

    return rows


def csvw_errors(folder: Path) -> list[str]:
    csvw = pytest.importorskip("csvw", reason="the package csvw validates CSVW")
    metadata = importlib.import_module("csvw.metadata")
    with warnings.catch_warnings(record=True) as said, pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("always")
        patch.setattr(metadata.Table, "iterdicts", read_once(metadata.Table.iterdicts))
        try:
            sound = csvw.CSVW(str(folder / "data/csv-metadata.json"), validate=True).is_valid
        except Exception as error:
            return [str(error)]
    return [] if sound else [str(one.message) for one in said] or ["not valid"]


def test_frictionless_finds_nothing(publication: Path) -> None:
    assert frictionless_errors(publication) == []


def test_csvw_finds_nothing(publication: Path) -> None:
    assert csvw_errors(publication) == []


def test_sqlite_finds_nothing(publication: Path) -> None:
    with sqlite3.connect(publication / "hoshin.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


def test_rules_of_machine_readability_are_kept(publication: Path) -> None:
    for table in TABLES:
        assert violations((publication / f"data/{table.name}.csv").read_bytes(), table) == ()


PACKAGE_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["$schema", "name", "title", "version", "resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": {"pattern": "^[a-z0-9._-]+$"},
        "version": {"pattern": "^[0-9]+[.][0-9]+[.][0-9]+$"},
        "homepage": {"type": "string", "format": "uri"},
        "licenses": {"minItems": 1, "items": {"anyOf": [{"required": ["name"]}, {"required": ["path"]}]}},
        "sources": {"minItems": 1, "items": {"required": ["title"]}},
        "contributors": {"minItems": 1, "items": {"required": ["title"]}},
        "resources": {"minItems": 1, "items": {"$ref": "#/$defs/resource"}},
    },
    "$defs": {
        "resource": {
            "required": ["$schema", "name", "path", "schema", "bytes", "hash", "encoding"],
            "properties": {
                "type": {"const": "table"},
                "path": {"pattern": "^(?![./~])(?!.*[.][.]).+$"},
                "hash": {"pattern": "^sha256:[0-9a-f]{64}$"},
                "bytes": {"type": "integer"},
                "schema": {"$ref": "#/$defs/schema"},
            },
        },
        "schema": {
            "required": ["fields", "primaryKey"],
            "properties": {
                "fields": {"items": {"required": ["name", "type", "title", "description"]}},
                "primaryKey": {"type": "array"},
                "uniqueKeys": {"items": {"type": "array"}},
                "missingValues": {"type": "array"},
                "foreignKeys": {
                    "items": {
                        "required": ["fields", "reference"],
                        "properties": {
                            "fields": {"type": "array"},
                            "reference": {"required": ["fields"], "properties": {"fields": {"type": "array"}}},
                        },
                    }
                },
            },
            "not": {"required": ["fieldsMatch"]},
        },
    },
}
"""The shape of a descriptor of Data Package v2, as far as hoshin uses it; written from the specification."""


def test_the_descriptor_has_the_shape_of_version_2(publication: Path, tmp_path: Path) -> None:
    tool = TOOLS / "check-jsonschema"
    if not tool.exists():
        pytest.skip("check-jsonschema is not installed")
    (tmp_path / "schema.json").write_text(json.dumps(PACKAGE_SCHEMA))
    done = subprocess.run(
        [str(tool), "--schemafile", str(tmp_path / "schema.json"), str(publication / "datapackage.json")],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    broken = json.loads((publication / "datapackage.json").read_bytes())
    broken["resources"][0]["schema"]["primaryKey"] = "document_id"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, PACKAGE_SCHEMA)


def official_profile() -> str | None:
    """The profile of Data Package v2 as its authors wrote it: what the environment names, or what dplib-py brings."""
    package = importlib.util.find_spec("dplib")
    for folder in (package.submodule_search_locations or ()) if package else ():
        if (place := Path(folder) / "profiles/2.0/datapackage.json").is_file():
            return os.environ.get("HOSHIN_DATAPACKAGE_PROFILE", str(place))
    return os.environ.get("HOSHIN_DATAPACKAGE_PROFILE")


def test_the_descriptor_follows_the_official_profile(publication: Path, tmp_path: Path) -> None:
    profile, tool = official_profile(), TOOLS / "check-jsonschema"
    if profile is None or not tool.exists():
        pytest.skip(
            "neither dplib-py, which holds the profile, is installed nor does HOSHIN_DATAPACKAGE_PROFILE name it"
        )
    broken = json.loads((publication / "datapackage.json").read_bytes())
    broken["resources"][0]["schema"]["fields"][0]["type"] = "text"
    (tmp_path / "broken.json").write_text(json.dumps(broken))
    for place, is_sound in ((publication / "datapackage.json", True), (tmp_path / "broken.json", False)):
        command = [str(tool), "--schemafile", profile, str(place)]
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        assert (done.returncode == 0) is is_sound, done.stdout


def replaced(pattern: str, by: str, table: str = "projects") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        place = folder / f"data/{table}.csv"
        old = place.read_bytes().decode()
        new = re.sub(pattern, by, old, count=1)
        assert new != old
        place.write_bytes(new.encode())

    return change


def twice(folder: Path) -> None:
    place = folder / "data/projects.csv"
    lines = place.read_bytes().split(b"\r\n")
    place.write_bytes(b"\r\n".join((*lines[:-1], lines[1], b"")))


def cp932(folder: Path) -> None:
    place = folder / "data/projects.csv"
    place.write_bytes(place.read_bytes().decode().encode("cp932", "replace"))


BROKEN: dict[str, tuple[Callable[[Path], None], bool]] = {
    "a reference that leads nowhere": (replaced(r"(?<=,rpt-)[0-9]{6}", "999999"), True),
    "a value that is no code": (replaced("(?<=,)plan(?=,)", "soon", "project_entries"), True),
    "a key twice": (twice, True),
    "a date of another form": (replaced("2018-04-01", "2018/4/1", "reports"), True),
    "a unit in a number": (replaced(r"(?<=,)2018(?=,)", "2018年", "reports"), True),
    "a required text that is empty": (replaced("(?<=\n)prj-[^,]*", ""), True),
    "a heading of another name": (replaced("project_no", "no"), True),
    "one cell more": (replaced("(?<=[0-9])\r\n", ",x\r\n"), False),
    "another encoding": (cp932, True),
    "another value": (replaced("事業", "事務"), False),
}
"""What is broken, and whether the CSVW validator sees it (it knows no hashes, and lets a cell too many pass)."""


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_found(small_publication: Path, tmp_path: Path, what: str) -> None:
    break_it, is_seen_by_csvw = BROKEN[what]
    folder = tmp_path / "out"
    shutil.copytree(small_publication / "data", folder / "data")
    shutil.copy(small_publication / "datapackage.json", folder)
    break_it(folder)
    assert frictionless_errors(folder)
    assert bool(csvw_errors(folder)) is is_seen_by_csvw


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reports SET as_of_date = '2018/4/1'",
        "UPDATE reports SET as_of_date = '2018-02-31'",
        "UPDATE reports SET title = ''",
        "UPDATE reports SET report_status = 'soon'",
        "UPDATE sections SET staff_count = '9人'",
        "UPDATE sections SET staff_count = -1",
        "UPDATE officers SET concurrent = 2",
        "UPDATE projects SET name = NULL",
        "UPDATE projects SET project_no = 1",
        "UPDATE projects SET report_id = 'rpt-x'",
        "INSERT INTO codes SELECT * FROM codes LIMIT 1",
    ],
)
def test_the_database_refuses_what_breaks_a_rule(raw_publication: Path, tmp_path: Path, change: str) -> None:
    shutil.copy(raw_publication / "hoshin.sqlite", tmp_path / "x.sqlite")
    with sqlite3.connect(tmp_path / "x.sqlite") as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(change)
    database.close()


def test_our_own_check_sees_a_mark_of_byte_order(raw_publication: Path) -> None:
    # Which the CSVW validator accepts and frictionless sees by the hash alone.
    data = (raw_publication / "data/projects.csv").read_bytes()
    assert [one.rule for one in violations(b"\xef\xbb\xbf" + data, TABLE_BY_NAME["projects"])] == ["L3-08"]
