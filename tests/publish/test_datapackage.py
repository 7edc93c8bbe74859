"""The descriptor: version 2 in form, licences and sources only as given."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.publish.datapackage import FileInfo, Received, datapackage, table_schema
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

FILES = {table.name: FileInfo(10, "0" * 64) for table in TABLES}


def package(*received: Received) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(datapackage(FILES, received))
    return made


def test_every_table_is_a_resource_with_its_file() -> None:
    resources = package()["resources"]
    assert [item["path"] for item in resources] == [f"data/{table.name}.csv" for table in TABLES]
    assert {(item["type"], item["encoding"], item["bytes"], item["hash"]) for item in resources} == {
        ("table", "utf-8", 10, f"sha256:{'0' * 64}")
    }
    assert "created" not in package()
    assert "fieldsMatch" not in json.dumps(package())


def test_a_schema_says_what_the_definition_says() -> None:
    schema = table_schema(TABLE_BY_NAME["goals"])
    assert schema["primaryKey"] == ["goal_id"]
    assert {"fields": ["parent_goal_id"], "reference": {"fields": ["goal_id"]}} in schema["foreignKeys"]
    assert {
        "fields": ["report_id"],
        "reference": {"resource": "reports", "fields": ["report_id"]},
    } in schema["foreignKeys"]
    field = next(item for item in table_schema(TABLE_BY_NAME["policies"])["fields"] if item["name"] == "kind")
    assert [item["value"] for item in field["categories"]] == field["constraints"]["enum"]
    assert table_schema(TABLE_BY_NAME["policies"])["uniqueKeys"] == [["report_id", "policy_no", "paragraph_no"]]


@pytest.mark.parametrize(
    ("licenses", "expected"),
    [
        (("CC-BY-4.0", "CC-BY-4.0"), [{"name": "CC-BY-4.0"}]),
        (("https://example.jp/terms",), [{"path": "https://example.jp/terms"}]),
        (("CC-BY-4.0", "CC0-1.0"), None),
        (("CC-BY-4.0", None), None),
        (("公共データ利用規約",), None),
        ((None,), None),
        ((), None),
    ],
)
def test_a_licence_is_said_only_where_it_holds_for_all(licenses: tuple[str | None, ...], expected: Any) -> None:
    received = [Received(f"{number}.txt", None, name) for number, name in enumerate(licenses)]
    assert package(*received).get("licenses") == expected


def test_a_source_is_named_once_and_only_by_a_url() -> None:
    url = "https://example.jp/all.pdf"
    received = [Received("a.pdf", url, None), Received("b.pdf", url, None), Received("c.txt", "掲示板", None)]
    assert package(*received)["sources"] == [{"title": "a.pdf", "path": url}]
    assert "sources" not in package(received[2])
