"""A batch from files to output: whatever becomes of a file, the others follow and the account is whole."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch import unit
from pipeline.batch.output import Options, Outcome, RunResult, run_batch
from pipeline.batch.plan import Redo
from pipeline.batch.unit import Result
from pipeline.batch.workers.limits import WorkLimits
from pipeline.model.errors import OutputError, TooManyFailuresError, UsageError
from pipeline.model.report import RunRecord
from pipeline.read.options import ReadOptions
from pipeline.run import Conversion, convert

CityReport = Callable[..., str]
RAW = Path(__file__).resolve().parents[2] / "raw"


@pytest.fixture
def folder(tmp_path: Path, city_report: CityReport) -> Path:
    files = {
        "a.txt": city_report(),
        "b.txt": "",
        "c.txt": city_report(),
        "d.txt": city_report(title="基本方針の書き方", header=("部長名 高﨑 邦夫",)),
        "e.txt": city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 塩沢 隆一")),
        "notes.md": "x",
        "z.txt": "",
    }
    root = tmp_path / "in"
    root.mkdir()
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def run(folder: Path, **changes: object) -> tuple[RunResult, list[Outcome]]:
    ticks = list[Outcome]()
    options = Options((folder,), folder.parent / "out", local_government_code="142034", workers=2)
    return run_batch(replace(options, **changes), lambda outcome, _: ticks.append(outcome)), ticks  # type: ignore[arg-type]


def reasons(ticks: list[Outcome]) -> dict[str, str]:
    return {tick.account.path: tick.reason for tick in ticks if tick.reason is not None}


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".hoshin" not in path.parts
    }


def test_the_account_of_every_file(folder: Path) -> None:
    result, ticks = run(folder)
    record = RunRecord.model_validate_json((folder.parent / "out" / "run.json").read_bytes())
    assert [(one.path, one.status, one.error, one.reports) for one in record.documents] == [
        ("a.txt", "ok", None, 1),
        ("b.txt", "failed", "empty-file", 0),
        ("c.txt", "duplicate", "duplicate-content", 0),
        ("d.txt", "partial", None, 1),
        ("e.txt", "ok", None, 1),
        ("notes.md", "skipped", None, 0),
        ("z.txt", "failed", "empty-file", 0),
    ]
    assert record.counts.model_dump() == {
        "found": 7, "ok": 2, "partial": 1, "failed": 2, "skipped": 1, "duplicate": 1,
    }  # fmt: skip
    assert result.record == record
    assert sorted(tick.account.path for tick in ticks) == [one.path for one in record.documents]
    assert record.documents[0].document_id == record.documents[2].document_id
    assert record.documents[1].document_id is None
    assert (result.codes["empty-file"], result.codes["duplicate-content"], result.codes["missing-department"]) == (
        2,
        1,
        1,
    )
    assert result.details["c.txt"] == "the same bytes as a.txt"
    assert record.documents[3].issues["error"] == 1
    assert record.documents[2].issues == {"error": 0, "warning": 0, "info": 0}


@pytest.mark.parametrize("workers", [0, 1])
def test_the_same_bytes_for_any_number_of_workers(folder: Path, workers: int) -> None:
    run(folder)
    run(folder, workers=workers, output=folder.parent / "other")
    assert files_of(folder.parent / "out") == files_of(folder.parent / "other")


def test_a_second_run_converts_nothing_and_writes_nothing(folder: Path) -> None:
    run(folder)
    before = {
        path: path.stat().st_mtime_ns for path in (folder.parent / "out").rglob("*") if ".hoshin" not in path.parts
    }
    result, ticks = run(folder)
    assert (result.converted, result.written, reasons(ticks)) == ({}, False, {})
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert result.record.counts.found == 7


def test_each_change_is_named(folder: Path, city_report: CityReport) -> None:
    run(folder)
    (folder / "a.txt").write_text(city_report(title="総務部の基本方針"), encoding="utf-8")
    (folder / "f.txt").write_text(city_report(title="消防部の基本方針"), encoding="utf-8")
    result, ticks = run(folder)
    # c.txt was a copy of a.txt; now it is a document of its own.
    assert reasons(ticks) == {"a.txt": "content changed", "c.txt": "new", "f.txt": "new"}
    assert result.converted == {"content changed": 1, "new": 2}
    changed = replace(ReadOptions(), ocr="off")
    assert set(reasons(run(folder, read=changed)[1]).values()) == {"options or profiles changed"}
    assert set(reasons(run(folder, read=changed, local_government_code=None)[1]).values()) == {"provenance changed"}
    assert set(
        reasons(run(folder, read=changed, local_government_code=None, redo=Redo(everything=True))[1]).values()
    ) == {"forced"}


def test_what_failed_is_done_again_on_demand(folder: Path) -> None:
    run(folder)
    assert reasons(run(folder, redo=Redo(failed=True))[1]) == {"b.txt": "failed before"}
    assert reasons(run(folder, limits=WorkLimits(seconds=3))[1]) == {}


def test_other_code_converts_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(folder)
    monkeypatch.setattr("pipeline.batch.fingerprint.code_hash", lambda: "other")
    assert set(reasons(run(folder)[1]).values()) == {"hoshin or an engine changed"}


def test_an_output_that_was_changed_is_made_whole(folder: Path) -> None:
    run(folder)
    out = folder.parent / "out"
    before = files_of(out)
    (out / "reports" / "a.txt.json").unlink()
    (out / "data" / "reports.csv").write_text("mine")
    result, ticks = run(folder)
    assert (result.written, reasons(ticks)) == (True, {})
    assert files_of(out) == before


def test_a_ledger_that_cannot_be_read_is_begun_anew(folder: Path) -> None:
    run(folder)
    out = folder.parent / "out"
    before = files_of(out)
    (out / ".hoshin" / "ledger.sqlite").write_bytes(b"no database" * 1000)
    (out / ".hoshin" / ".hoshin-left").mkdir()
    assert set(reasons(run(folder)[1]).values()) == {"new"}
    assert files_of(out) == before
    assert not (out / ".hoshin" / ".hoshin-left").exists()


def test_files_that_are_gone_leave_the_output(folder: Path) -> None:
    run(folder)
    (folder / "e.txt").unlink()
    run(folder)
    out = folder.parent / "out"
    assert not (out / "reports" / "e.txt.json").exists()
    assert "e.txt" not in (out / "run.json").read_text(encoding="utf-8")


def test_a_copy_is_a_document_when_the_first_goes(folder: Path) -> None:
    run(folder)
    (folder / "a.txt").unlink()
    run(folder)
    assert (folder.parent / "out" / "reports" / "c.txt.json").is_file()


def test_a_defect_costs_one_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, path: str, *others: object) -> Conversion:
        if path == "d.txt":
            raise ZeroDivisionError("planted")
        return convert(data, path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("pipeline.run.convert", broken)
    _, ticks = run(folder)
    (failed,) = (tick for tick in ticks if tick.account.path == "d.txt")
    assert failed.account.error == "internal-error"
    assert failed.detail == "ZeroDivisionError: planted"
    assert failed.trace is not None
    assert "broken" in failed.trace
    assert sum(tick.account.status == "ok" for tick in ticks) == 2


@pytest.mark.parametrize("workers", [0, 2])
def test_what_the_user_gave_stops_the_run(folder: Path, monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    def refuse(*_: object) -> Conversion:
        raise UsageError("the profile is wrong")

    monkeypatch.setattr("pipeline.run.convert", refuse)
    with pytest.raises(UsageError, match="the profile is wrong"):
        run(folder, workers=workers)
    assert files_of(folder.parent / "out") == {}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_breaks_the_tables(folder: Path, monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    real = unit.convert_unit

    def twice(*arguments: object) -> Result:
        result = real(*arguments)  # type: ignore[arg-type]
        if not result.payload or arguments[0].path != "a.txt":  # type: ignore[attr-defined]
            return result
        output = unit.Output.unpack(result.payload)
        rows = json.loads(output.rows)
        rows["sections"] *= 2
        return replace(result, payload=replace(output, rows=json.dumps(rows).encode()).pack())

    monkeypatch.setattr("pipeline.batch.converting.convert_unit", twice)
    result, _ = run(folder, workers=workers)
    account = result.record.documents[0]
    assert (account.path, account.status, account.error, account.reports) == ("a.txt", "failed", "internal-error", 0)
    assert "breaks the tables" in result.details["a.txt"]
    assert result.record.documents[2].status == "failed"  # its copy
    out = folder.parent / "out"
    assert not (out / "reports" / "a.txt.json").exists()
    assert (out / "reports" / "e.txt.json").is_file()


def test_a_report_in_two_documents(folder: Path, city_report: CityReport) -> None:
    plan = city_report(
        projects=("地域コミュニティ活性化事業 (市民協働課)\t平成30年度の取組", "\t市内12地区で開きます。")
    )
    (folder / "0.txt").write_text(plan, encoding="utf-8")
    result, _ = run(folder)
    assert result.codes["duplicate-report"] == 1
    lost = json.loads((folder.parent / "out" / "reports" / "0.txt.json").read_bytes())
    assert lost["issues"][-1]["code"] == "duplicate-report"
    assert "a.txt" in lost["issues"][-1]["message"]
    account = result.record.documents[0]
    assert account.issues["info"] == sum(issue["severity"] == "info" for issue in lost["issues"])
    # Without its rival the document is as it would be alone, though it is not converted again.
    (folder / "a.txt").unlink()
    (folder / "c.txt").unlink()
    result, ticks = run(folder)
    assert reasons(ticks) == {}
    kept = json.loads((folder.parent / "out" / "reports" / "0.txt.json").read_bytes())
    assert kept["issues"] == lost["issues"][:-1]


def test_the_run_says_its_options(folder: Path) -> None:
    said = {"local_government_code": "142034", "sources": None, "profiles": None, "max_pages": 5000}
    assert run(folder)[0].record.options == {**said, "pdf_engine": "pdfium", "ocr": "auto"}
    result, _ = run(folder, read=ReadOptions("pdfplumber", "off"))
    assert result.record.options == {**said, "pdf_engine": "pdfplumber", "ocr": "off"}


def test_engines_are_named_where_they_were_used(folder: Path) -> None:
    assert set(run(folder)[0].record.engines) == {"hoshin"}
    pdf = next(RAW.rglob("*.pdf"))
    (folder / "zz.txt").write_bytes(pdf.read_bytes())
    assert set(run(folder)[0].record.engines) == {"hoshin", "pypdfium2"}


def test_too_many_failures(folder: Path) -> None:
    with pytest.raises(TooManyFailuresError, match="more than 1 documents failed"):
        run(folder, max_failures=1)
    assert files_of(folder.parent / "out") == {}
    assert run(folder, max_failures=2)[0].record.counts.failed == 2


@pytest.mark.parametrize("where", ["add_result", "set_published", "announce"])
def test_a_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    run(folder, output=folder.parent / "good")
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr(f"pipeline.batch.ledger.Ledger.{where}", full)
        with pytest.raises(OutputError, match="No space left"):
            run(folder)
    run(folder)
    assert files_of(folder.parent / "out") == files_of(folder.parent / "good")


def test_a_page_that_stops_the_reader_is_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page 2 of a real PDF kills every process that reads it."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    from pipeline.read.pdf import engines

    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))
    place = folder / "y.pdf"
    drawing = canvas.Canvas(str(place))
    for lines in (
        ["市民部の基本方針", "基本方針", "地域の皆さんと支え合えるまちをつくります。"],
        ["二枚目"],
        ["主な事業", "相談事業"],
    ):
        drawing.setFont("HeiseiKakuGo-W5", 12)
        for number, line in enumerate(lines):
            drawing.drawString(60, 780 - 20 * number, line)
        drawing.showPage()
    drawing.save()
    real = engines._read

    def deadly(data: bytes, *others: object) -> object:
        found = real(data, *others)  # type: ignore[arg-type]
        if any("二" in run.text for page in found.pages for run in page.runs):
            os.abort()
        return found

    monkeypatch.setattr(engines, "_read", deadly)
    result, ticks = run(folder)
    account = next(tick for tick in ticks if tick.account.path == "y.pdf").account
    assert (account.status, account.error) in {("partial", None), ("failed", "no-layout")}
    if account.status == "partial":
        assert result.codes["page-left-out"] == 1
