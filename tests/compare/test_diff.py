"""Two outputs → what differs: by id, by id through the years, by natural key, by nearly equal names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.compare.difference import STATUSES, Diff, TableDiff
from pipeline.compare.json_form import json_schema, to_json
from pipeline.compare.markdown import to_markdown
from pipeline.compare.names import LEAST_LIKENESS, folded, likeness
from pipeline.compare.outputs import DEFAULT_TABLES, compare_outputs
from pipeline.model.errors import ExitCode, UsageError
from pipeline.publish.tables import TABLES
from pipeline.run import Provenance

MakeOutput = Callable[..., Path]
CityReport = Callable[..., str]
Captured = pytest.CaptureFixture[str]

NEXT_YEAR = {"as_of": "(職員数は平成31年4月1日現在)", "year": "平成31年度"}


def table(diff: Diff, name: str) -> TableDiff:
    return next(one for one in diff.tables if one.name == name)


def counts(diff: Diff, name: str) -> dict[str, int]:
    return {status: count for status, count in table(diff, name).counts.items() if count}


def next_year(text: str) -> str:
    return text.replace("平成30年度", "平成31年度")


def test_equal_outputs_do_not_differ(make_output: MakeOutput, city_report: CityReport) -> None:
    one = make_output("one", {"a.txt": city_report()})
    two = make_output("two", {"a.txt": city_report()})
    diff = compare_outputs(one, two, [one.name for one in TABLES])
    assert not diff.differs
    assert diff.not_compared == ()
    assert all(set(counts(diff, one.name)) <= {"same"} for one in TABLES)
    assert "差分はありません" in to_markdown(diff)


def test_a_changed_cell_is_named(make_output: MakeOutput, city_report: CityReport) -> None:
    text = city_report()
    old = make_output("old", {"a.txt": text})
    new = make_output("new", {"a.txt": text.replace("10地区で円卓", "11地区で円卓")})
    diff = compare_outputs(old, new)
    assert counts(diff, "project_entries") == {"changed": 1, "same": 3}
    (pair,) = table(diff, "project_entries").changed
    assert pair.method == "id"
    assert pair.label == "市民環境部 平成30年度 / 地域コミュニティ活性化事業 / 最終報告"
    (cell,) = pair.cells
    assert cell.column == "text"
    assert "10地区" in str(cell.old)
    assert "11地区" in str(cell.new)
    # The other bytes are told once, in `documents`; no other row counts as changed for them.
    assert counts(diff, "documents") == {"changed": 1}
    assert counts(diff, "projects") == {"same": 2}
    assert diff.differs


def test_added_and_removed_rows(make_output: MakeOutput, city_report: CityReport) -> None:
    sections = ("市民協働課\tさくらい のぶお 桜井 伸夫\t8", "環境保全課\tのざわ たけし 野沢 剛\t7")
    diff = compare_outputs(
        make_output("old", {"a.txt": city_report()}), make_output("new", {"a.txt": city_report(sections=sections)})
    )
    found = table(diff, "sections")
    assert [row.label for row in found.added] == ["市民環境部 平成30年度 / 環境保全課"]
    assert [row.row["name"] for row in found.removed] == ["くらし安全課"]
    assert found.renamed == ()


def test_a_section_renamed_within_a_version(make_output: MakeOutput, city_report: CityReport) -> None:
    text = city_report()
    diff = compare_outputs(
        make_output("old", {"a.txt": text}),
        make_output("new", {"a.txt": text.replace("くらし安全課", "くらし安全推進課")}),
    )
    (pair,) = table(diff, "sections").renamed
    assert pair.method == "likeness"
    assert pair.score is not None
    assert pair.score >= LEAST_LIKENESS
    assert {cell.column for cell in pair.cells} == {"name", "section_entity_id"}
    # Rows that point to it are compared with its new id in mind.
    assert counts(diff, "officers") == {"same": 3}


def test_two_years_are_joined_by_the_ids_through_the_years(make_output: MakeOutput, city_report: CityReport) -> None:
    text = city_report()
    after = city_report(projects=city_report().splitlines()[-8:], **NEXT_YEAR)
    after = next_year(after).replace("消費生活相談事業", "消費生活相談推進事業")
    diff = compare_outputs(make_output("y30", {"30/a.txt": text}), make_output("y31", {"31/b.txt": after}))
    assert table(diff, "reports").matched_by["entity_id"] == 1
    assert table(diff, "sections").matched_by["entity_id"] == 2
    projects = table(diff, "projects")
    assert projects.matched_by["entity_id"] == 1
    assert [pair.label for pair in projects.renamed] == ["市民環境部 平成31年度 / 消費生活相談推進事業"]
    assert projects.added == projects.removed == ()
    # Lines of another file are not compared: only what is said counts.
    assert table(diff, "sections").moved == ()
    assert {cell.column for pair in table(diff, "project_entries").changed for cell in pair.cells} == {
        "fiscal_year",
        "label",
    }


def test_what_is_there_with_its_own_year_is_no_partner(make_output: MakeOutput, city_report: CityReport) -> None:
    text = city_report()
    old = make_output("old", {"30/a.txt": text})
    new = make_output("new", {"30/a.txt": text, "31/a.txt": next_year(city_report(**NEXT_YEAR))})
    diff = compare_outputs(old, new)
    assert counts(diff, "reports") == {"added": 1, "same": 1}
    assert counts(diff, "projects") == {"added": 2, "same": 2}
    assert table(diff, "projects").matched_by["entity_id"] == 0


def test_departments_of_two_cities_are_no_partners(make_output: MakeOutput, city_report: CityReport) -> None:
    one = make_output("one", {"x.txt": city_report()}, Provenance("142999", "汐見原市"))
    two = make_output("two", {"y.txt": city_report() + "\n"}, Provenance("142034", "平塚市"))
    diff = compare_outputs(one, two)
    assert counts(diff, "reports") == {"added": 1, "removed": 1}


def test_moved_lines_are_told_apart(make_output: MakeOutput, city_report: CityReport) -> None:
    old = make_output("old", {"a.txt": city_report()})
    new = make_output("new", {"a.txt": city_report()})
    with sqlite3.connect(new / "hoshin.sqlite") as connection:
        connection.execute("UPDATE goals SET source_line_start = 1")
    connection.close()
    diff = compare_outputs(old, new)
    assert counts(diff, "goals") == {"moved": 2}
    assert diff.differs


def test_a_renamed_file_of_the_same_bytes(make_output: MakeOutput, city_report: CityReport) -> None:
    text = city_report()
    diff = compare_outputs(make_output("old", {"a.txt": text}), make_output("new", {"b.txt": text}))
    (pair,) = table(diff, "documents").renamed
    assert (pair.method, [cell.column for cell in pair.cells]) == ("id", ["path"])


def test_a_column_of_another_version_is_named(make_output: MakeOutput, city_report: CityReport) -> None:
    old = make_output("old", {"a.txt": city_report()})
    new = make_output("new", {"a.txt": city_report()})
    with sqlite3.connect(new / "hoshin.sqlite") as connection:
        connection.execute("ALTER TABLE goals ADD COLUMN extra_note TEXT")
    connection.close()
    diff = compare_outputs(old, new)
    assert table(diff, "goals").columns_added == ("extra_note",)
    assert diff.differs


def test_the_json_is_as_its_schema_says_and_stable(make_output: MakeOutput, city_report: CityReport) -> None:
    old = make_output("old", {"a.txt": city_report()})
    new = make_output("new", {"b.txt": next_year(city_report(**NEXT_YEAR, sections=()))})
    data = to_json(compare_outputs(old, new))
    assert data == to_json(compare_outputs(old, new))
    value = json.loads(data)
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.check_schema(json_schema())
    validator.validate(value)
    assert value["differs"] is True
    assert value["not_compared"] == ["source_lines"]
    assert all(list(one["counts"]) == list(STATUSES) for one in value["tables"])


def test_the_markdown_shows_what_would_be_markup(make_output: MakeOutput, city_report: CityReport) -> None:
    text = city_report()
    new = text.replace("消費生活相談事業", "消費*生活|相談<b>事業")
    page = to_markdown(compare_outputs(make_output("old", {"a.txt": text}), make_output("new", {"a.txt": new})))
    assert "消費\\*生活\\|相談\\<b\\>事業" in page
    assert "\n| 主な事業 (`projects`) | 1 | 1 |" in page


def test_likeness_refuses_what_may_be_another_thing() -> None:
    assert likeness("第2期総合計画推進事業", "第3期総合計画推進事業") == 0
    assert likeness("", "課") == 0
    assert likeness("防災課", "防犯課") < LEAST_LIKENESS
    assert likeness("市民協働課", "市民 協働課") == 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_does_not_depend_on_the_order(one: str, two: str) -> None:
    assert likeness(one, two) == likeness(two, one)
    assert 0 <= likeness(one, two) <= 1
    assert folded(folded(one)) == folded(one)


def test_exit_codes_and_files(
    make_output: MakeOutput, city_report: CityReport, tmp_path: Path, capsys: Captured
) -> None:
    old = make_output("old", {"a.txt": city_report()})
    new = make_output("new", {"a.txt": city_report(goals=())})
    assert main(["diff", str(old), str(old)]) == ExitCode.OK
    assert "差分はありません" in capsys.readouterr().out
    pages = [tmp_path / "d.json", tmp_path / "d.md"]
    assert main(["diff", str(old), str(new), "--json", str(pages[0]), "--markdown", str(pages[1])]) == ExitCode.FINDINGS
    assert capsys.readouterr().out == ""
    assert json.loads(pages[0].read_bytes())["old"]["name"] == "old"
    assert pages[1].read_text(encoding="utf-8").startswith("# 差分")
    assert main(["diff", str(old), str(new), "--tables", "codes,sections"]) == ExitCode.OK
    assert main(["diff", str(old), str(tmp_path)]) == ExitCode.USAGE
    assert main(["diff", str(old), str(new), "--json", "-", "--markdown", "-"]) == ExitCode.USAGE
    with pytest.raises(SystemExit) as caught:
        main(["diff", str(old), str(new), "--tables", "nothing"])
    assert caught.value.code == 2


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hoshin.sqlite").write_bytes(b"no database at all, but longer than the header of one" * 9)
    with pytest.raises(UsageError, match="cannot be read"):
        compare_outputs(tmp_path, tmp_path, DEFAULT_TABLES)
