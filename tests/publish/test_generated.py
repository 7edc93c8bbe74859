"""Committed schemas and reference pages are what the definitions give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.model.issues import CATALOGUE
from pipeline.publish.codelists import CODELISTS
from pipeline.publish.generated import generated_files, write_generated
from pipeline.publish.tables import TABLES

ROOT = Path(__file__).parents[2]
HOW = "from pathlib import Path; from pipeline.publish.generated import write_generated; write_generated(Path())"


@pytest.mark.parametrize("name", generated_files())
def test_a_committed_file_has_not_drifted(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == generated_files()[name], f'run: python -c "{HOW}"'


def test_schemas_say_which_they_are() -> None:
    for name, text in generated_files().items():
        if name.endswith(".json"):
            schema = json.loads(text)
            assert schema["$schema"].endswith("2020-12/schema")
            kind = Path(name).name.removesuffix(".schema.json")
            assert schema["$id"] == f"urn:hoshin:schema:1.0.0:{kind}"
            assert schema["additionalProperties"] is False
            assert sorted(schema["required"]) == sorted(schema["properties"])


def test_the_dictionary_has_every_table_column_and_code() -> None:
    text = generated_files()["docs/data-dictionary.md"]
    for table in TABLES:
        part = text.partition(f"### {table.name}\n")[2].partition("\n### ")[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.title} |" in part
    for name, codes in CODELISTS.items():
        assert name == "issue_code" or all(f"| `{code.value}` |" in text for code in codes)
    assert all(line.count(" | ") == 5 for line in text.splitlines() if line.startswith("| `report_id` |"))


def test_the_catalogue_has_every_code() -> None:
    text = generated_files()["docs/issues.md"]
    for kind in CATALOGUE.values():
        assert f"## {kind.code}\n\n*{kind.severity}*" in text
        assert kind.todo in text


def test_writing_changes_only_what_differs(tmp_path: Path) -> None:
    assert write_generated(tmp_path) == tuple(generated_files())
    (tmp_path / "docs/issues.md").write_text("old")
    assert write_generated(tmp_path) == ("docs/issues.md",)
