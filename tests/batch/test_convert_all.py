"""One conversion after the other: whatever becomes of a file, the next one follows and the account is whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch import convert_all
from pipeline.batch.convert_all import Batch, Outcome
from pipeline.batch.discover import discover
from pipeline.batch.output import Options, run_batch
from pipeline.batch.sources import Sources
from pipeline.model.errors import DocumentError, UsageError
from pipeline.profiles.profile import ProfileSet
from pipeline.publish.package import Package
from pipeline.read.options import ReadOptions
from pipeline.run import Conversion, Provenance, convert

CityReport = Callable[..., str]
CITY = Sources({}, Provenance("142999", "汐見原市", None, "CC0"))


@pytest.fixture
def folder(tmp_path: Path, city_report: CityReport) -> Path:
    files = {
        "a.txt": city_report(),
        "b.txt": "",
        "c.txt": city_report(),
        "d.txt": city_report(title="基本方針の書き方", header=("部長名 高﨑 邦夫",)),
        "e.txt": city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 塩沢 隆一")),
        "notes.md": "x",
    }
    root = tmp_path / "in"
    root.mkdir()
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def run(folder: Path, profiles: ProfileSet) -> tuple[Batch, list[Conversion], list[Outcome]]:
    batch, ticks = Batch(CITY, profiles), list[Outcome]()
    return batch, list(batch.conversions(discover([folder]), ticks.append)), ticks


def test_the_account_of_every_file(folder: Path, profiles: ProfileSet) -> None:
    batch, conversions, ticks = run(folder, profiles)
    record = batch.record({"sources": None})
    assert [(one.path, one.status, one.error, one.reports) for one in record.documents] == [
        ("a.txt", "ok", None, 1),
        ("b.txt", "failed", "empty-file", 0),
        ("c.txt", "duplicate", "duplicate-content", 0),
        ("d.txt", "partial", None, 1),
        ("e.txt", "ok", None, 1),
        ("notes.md", "skipped", None, 0),
    ]
    assert record.counts.model_dump() == {
        "found": 6, "ok": 2, "partial": 1, "failed": 1, "skipped": 1, "duplicate": 1,
    }  # fmt: skip
    assert [one.record.document.path for one in conversions] == ["a.txt", "d.txt", "e.txt"]
    assert [tick.account.path for tick in ticks] == [one.path for one in record.documents]
    assert record.documents[0].document_id == record.documents[2].document_id
    assert record.documents[1].document_id is None
    assert batch.codes["empty-file"] == batch.codes["duplicate-content"] == batch.codes["missing-department"] == 1


def test_issues_are_counted_by_severity(folder: Path, profiles: ProfileSet) -> None:
    batch, conversions, _ = run(folder, profiles)
    by_path = {document.path: document for document in batch.record({}).documents}
    for conversion in conversions:
        issues = [issue.severity for issue in conversion.record.issues]
        counted = by_path[conversion.record.document.path].issues
        assert counted == {severity: issues.count(severity) for severity in ("error", "warning", "info")}
    assert by_path["d.txt"].issues["error"] == 1
    assert by_path["c.txt"].issues == {"error": 0, "warning": 0, "info": 0}


def test_conversions_are_not_kept(folder: Path, profiles: ProfileSet) -> None:
    batch, _, _ = run(folder, profiles)
    assert all(outcome.conversion is None for outcome in batch.outcomes)


def test_a_defect_costs_one_document(folder: Path, profiles: ProfileSet, monkeypatch: pytest.MonkeyPatch) -> None:
    real = convert

    def broken(data: bytes, path: str, provenance: Provenance, known: ProfileSet, options: ReadOptions) -> Conversion:
        if path == "d.txt":
            raise ZeroDivisionError("planted")
        return real(data, path, provenance, known, options)

    monkeypatch.setattr(convert_all, "convert", broken)
    batch, conversions, ticks = run(folder, profiles)
    assert [one.record.document.path for one in conversions] == ["a.txt", "e.txt"]
    (failed,) = (tick for tick in ticks if tick.account.path == "d.txt")
    assert failed.account.error == "internal-error"
    assert failed.detail == "ZeroDivisionError: planted"
    assert failed.trace is not None
    assert "broken" in failed.trace
    assert batch.record({}).counts.failed == 2


def test_what_the_user_gave_stops_the_run(folder: Path, profiles: ProfileSet, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Conversion:
        raise UsageError("the profile is wrong")

    monkeypatch.setattr(convert_all, "convert", refuse)
    with pytest.raises(UsageError, match="the profile is wrong"):
        run(folder, profiles)


def test_a_document_that_breaks_the_tables(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Package.add

    def add(package: Package, record: object, lines: object) -> None:
        if record.document.path == "a.txt":  # type: ignore[attr-defined]
            raise DocumentError("internal-error", "planted")
        real(package, record, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(Package, "add", add)
    result = run_batch(Options((folder,), tmp_path / "out"), lambda outcome, total: None)
    account = result.record.documents[0]
    assert (account.path, account.status, account.error, account.reports) == ("a.txt", "failed", "internal-error", 0)
    assert result.details["a.txt"] == "planted"
    assert result.codes["internal-error"] == 1
    assert not (tmp_path / "out" / "reports" / "a.txt.json").exists()
    assert (tmp_path / "out" / "reports" / "e.txt.json").is_file()


def test_the_run_says_its_options(folder: Path, tmp_path: Path) -> None:
    said = {"local_government_code": "142999", "sources": None, "profiles": None}
    options = Options((folder,), tmp_path / "out", local_government_code="142999")
    record = run_batch(options, lambda outcome, total: None).record
    assert record.options == {**said, "pdf_engine": "pdfium", "ocr": "auto"}
    record = run_batch(replace(options, read=ReadOptions("pdfplumber", "off")), lambda outcome, total: None).record
    assert record.options == {**said, "pdf_engine": "pdfplumber", "ocr": "off"}


def test_engines_are_named_where_they_were_used(folder: Path, profiles: ProfileSet) -> None:
    assert set(run(folder, profiles)[0].record({}).engines) == {"hoshin"}
    pdf = next((Path(__file__).resolve().parents[2] / "raw").rglob("*.pdf"))
    (folder / "z.txt").write_bytes(pdf.read_bytes())
    assert set(run(folder, profiles)[0].record({}).engines) == {"hoshin", "pypdfium2"}
