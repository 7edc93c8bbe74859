"""Which files are evaluated, and what becomes of them: converted now, or read from an output folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch.output import Options as RunOptions
from pipeline.batch.output import run_batch
from pipeline.evaluate.evaluation import Evaluation, Options, evaluate
from pipeline.evaluate.golds import find_cases
from pipeline.model.errors import NoInputError, UsageError

CityReport = Callable[..., str]


def nothing(*_: object) -> None:
    """No progress."""


def write(path: str, text: str = "") -> Path:
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def folder(workplace: Path, city_report: CityReport) -> Path:
    """Two families, a file that is no report, a file without gold."""
    for family in ("known/shiomi-2018", "unknown/kita-2018"):
        write(f"gold/{family}/a.txt", city_report(title=f"{family[-9]}市民環境部の基本方針"))
        write(f"gold/{family}/a.expected.json", json.dumps({"reports": [{"fiscal_year": 2018}], "seed": 1}))
    write("gold/recipe.txt", "小麦粉と水をよく混ぜます。\n")
    write("gold/recipe.expected.json", '{"reports": []}')
    write("gold/note.txt", "x")
    write("gold/sources.csv", "path,local_government_code,license\nknown/shiomi-2018/a.txt,142999,CC0\n")
    return workplace / "gold"


def run(folder: Path, **options: object) -> Evaluation:
    return evaluate(Options(folder, **options), nothing)  # type: ignore[arg-type]


def test_cases_with_family_group_and_format(workplace: Path) -> None:
    for name in ("a.txt", "a.chrome.pdf", "a.b.txt", "a.b.pdf", "b.txt", "known/x/y.docx", "known/x/y.md", ".a.txt"):
        write(name)
    for name in ("a", "a.b", "b", "known/x/y"):
        write(f"{name}.expected.json", '{"reports": []}')
    assert [(case.path, case.family, case.group, case.format) for case in find_cases(workplace)] == [
        ("a.b.pdf", ".", ".", "pdf"),
        ("a.b.txt", ".", ".", "txt"),
        ("a.chrome.pdf", ".", ".", "pdf (chrome)"),
        ("a.txt", ".", ".", "txt"),
        ("b.txt", ".", ".", "txt"),
        ("known/x/y.docx", "known/x", "known", "docx"),
    ]


def test_families_asked_for(folder: Path) -> None:
    assert [case.path for case in find_cases(folder, ["unknown"])] == ["unknown/kita-2018/a.txt"]
    assert len(find_cases(folder, ["known/shiomi-2018", "unknown/"])) == 2
    with pytest.raises(UsageError, match=r"no family 'know'; there are \., known/shiomi-2018, unknown/kita-2018"):
        find_cases(folder, ["know"])


def test_what_is_no_gold_folder(workplace: Path) -> None:
    with pytest.raises(UsageError, match="is no folder"):
        find_cases(workplace / "none")
    write("a.txt")
    with pytest.raises(NoInputError, match="no gold file"):
        find_cases(workplace)
    write("b.expected.json", '{"reports": []}')
    with pytest.raises(UsageError, match=r"b\.expected\.json has no source beside it, such as b\.txt"):
        find_cases(workplace)


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "no JSON"), ("[]", "no list of reports"), ('{"reports": {}}', "no list"), ('{"reports": [1]}', "no list")],
)
def test_a_broken_gold_file_is_named(workplace: Path, text: str, said: str) -> None:
    write("a.txt")
    write("a.expected.json", text)
    with pytest.raises(UsageError, match=rf"a\.expected\.json .*{said}"):
        find_cases(workplace)


def test_conversion_in_memory(folder: Path) -> None:
    found = run(folder)
    assert [one.output.failure and one.output.failure[0] for one in found.documents] == [None, "no-layout", None]
    assert (found.total.documents, found.total.whole, found.total.total.right) == (3, 3, 2)
    codes = [{issue["code"] for issue in one.output.issues} for one in found.documents]
    assert "license-unknown" not in codes[0]
    assert "license-unknown" in codes[2]
    assert list(found.by(lambda case: case.group)) == [".", "known", "unknown"]
    assert found.left_out["projects"] == 2


def test_an_output_folder_says_the_same(folder: Path) -> None:
    run_batch(RunOptions((folder,), folder.parent / "out"), nothing)
    now, before = run(folder), run(folder, against=folder.parent / "out")
    for one, two in zip(now.documents, before.documents, strict=True):
        assert (one.output.reports, one.output.issues) == (two.output.reports, two.output.issues)
        assert (one.points, one.score) == (two.points, two.score)
        assert [line.strip() for line in two.output.lines] == [
            line.strip() for line in one.output.lines[: len(two.output.lines)]
        ]


def test_an_output_folder_that_lacks_documents(folder: Path, city_report: CityReport) -> None:
    output = folder.parent / "out"
    with pytest.raises(UsageError, match=r"no output of hoshin run"):
        run(folder, against=output)
    run_batch(RunOptions((folder,), output), nothing)
    (output / "reports" / "known" / "shiomi-2018" / "a.txt.json").unlink()
    write("gold/new/b.txt", city_report())
    write("gold/new/b.expected.json", '{"reports": [{"fiscal_year": 2018}]}')
    found = run(folder, against=output)
    assert [one.output.failure and one.output.failure[0] for one in found.documents] == [
        "not-in-output",
        "not-in-output",
        "no-layout",
        None,
    ]
    assert found.total.total.silent == 2
    (output / "reports" / "unknown" / "kita-2018" / "a.txt.json").write_text("{")
    with pytest.raises(UsageError, match="cannot be read"):
        run(folder, against=output)


def test_the_same_bytes_twice_are_read_from_the_first(folder: Path) -> None:
    for suffix in ("txt", "expected.json"):
        write(f"gold/zz/a.{suffix}", (folder / "known" / "shiomi-2018" / f"a.{suffix}").read_text())
    run_batch(RunOptions((folder,), folder.parent / "out"), nothing)
    found = run(folder, against=folder.parent / "out")
    assert found.documents[-1].case.path == "zz/a.txt"
    assert found.total.whole == 4


def test_a_defect_of_ours_costs_one_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("pipeline.evaluate.outputs.convert", broken)
    found = run(folder)
    assert {one.output.failure for one in found.documents} == {("internal-error", "ZeroDivisionError: oh")}
    assert (found.total.whole, found.total.total.missing, found.total.total.silent) == (0, 2, 0)
