"""All reports become the files of `raw/` and of the fixtures beside them: path → bytes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from tools.make_raw import content, gold, text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tools.make_raw.content import Report

CITY = "汐見原市"
CITY_CODE = "142999"
"""A code of the right form that 総務省 has given to no municipality (check digit by JIS X 0402)."""
FOLDERS = ("raw", "tests/fixtures/raw_expected", "tests/fixtures/documents/text_and_pdf")
CONTENT = Path(__file__).parent / "content"
TWIN = "shimin-kankyo-2018"
"""The content that is printed once more as text and as PDF, without defects."""
RETRIEVED = "2026-11-01"

Files = dict[str, bytes]


def _year_folder(report: Report) -> str:
    return "令和元年度" if report.fiscal_year == 2019 else _era_year(report.fiscal_year)


def _era_year(fiscal_year: int) -> str:
    return f"平成{fiscal_year - 1988}年度" if fiscal_year < 2019 else f"令和{fiscal_year - 2018}年度"


def path_of(report: Report) -> str:
    """A report's path below `raw/`."""
    suffix = "pdf" if report.print.form == "pdf" else "txt"
    return f"{CITY}/{_year_folder(report)}/{report.department}.{suffix}"


def _url(report: Report) -> str:
    name, year = report.stem.rsplit("-", 1)
    suffix = "pdf" if report.print.form == "pdf" else "txt"
    return f"https://www.city.example/hoshin/{year}/{name}.{suffix}"


def _sources(reports: tuple[Report, ...]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("path", "local_government_code", "name", "url", "licence", "retrieved"))
    for report in sorted(reports, key=path_of):
        writer.writerow((path_of(report), CITY_CODE, CITY, _url(report), "CC-BY-4.0", RETRIEVED))
    return buffer.getvalue().encode()


def _json(reports: tuple[Report, ...]) -> bytes:
    data = {"reports": [gold.expected(report) for report in reports]}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def text_files(reports: tuple[Report, ...]) -> Files:
    """Everything that needs no font: text reports, sources.csv, expected results of all reports."""
    files = {"raw/sources.csv": _sources(reports)}
    for report in reports:
        if report.print.form == "text":
            files[f"raw/{path_of(report)}"] = text.as_bytes(report)
        files[f"tests/fixtures/raw_expected/{path_of(report)}.json"] = _json((report,))
    twin = _twin(reports, "text")
    files["tests/fixtures/documents/text_and_pdf/report.txt"] = text.as_bytes(twin)
    files["tests/fixtures/documents/text_and_pdf/expected.json"] = _json((twin,))
    return files


def pdf_files(reports: tuple[Report, ...], render: Callable[[Report], bytes]) -> Files:
    """The PDF reports, made by `render`."""
    files = {f"raw/{path_of(report)}": render(report) for report in reports if report.print.form == "pdf"}
    files["tests/fixtures/documents/text_and_pdf/report.pdf"] = render(_twin(reports, "pdf"))
    return files


def _twin(reports: tuple[Report, ...], form: content.Form) -> Report:
    report = next(report for report in reports if report.stem == TWIN)
    return content.without_defects(report, content.Print(form=form))


def differing(root: Path, files: Files) -> list[str]:
    """The paths whose committed bytes are not the ones given."""
    return [name for name, data in files.items() if not (root / name).is_file() or (root / name).read_bytes() != data]


def strays(root: Path, files: Collection[str]) -> list[str]:
    """Files in the folders of generated files that no report makes; README.md is written by hand."""
    found = (
        path.relative_to(root).as_posix() for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file()
    )
    return [name for name in found if name not in files and not name.endswith("/README.md")]


def write(root: Path, files: Files) -> None:
    """Write the files below `root`."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
