"""Hostile and odd files through the whole program: each has its own code, its neighbours are converted, nothing leaks."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.run import Conversion
from tests.hostile.cases import CASES, Case, text_cases

CityReport = Callable[..., str]
ROWS = 50
_ALL: list[Case] = [*CASES, *text_cases("市内12地区 相談員を1人 基本方針")]
NAMES = [case.name for case in _ALL]


class Run:
    """One run over all files, with good files before, between and after."""

    def __init__(self, root: Path, text: str, neighbours: dict[str, str]) -> None:
        self.root, self.folder, self.out = root, root / "in", root / "out"
        self.folder.mkdir()
        self.cases = {case.name: case for case in (*CASES, *text_cases(text))}
        for name, neighbour in neighbours.items():
            (self.folder / name).write_text(neighbour, encoding="utf-8")
        self.data = {name: case.data() for name, case in self.cases.items()}
        for name, data in self.data.items():
            (self.folder / name).write_bytes(data)
        (self.folder / "table.csv").write_bytes(b'a,b\x00\r1,"' + b"x" * 200_000)
        self.before = peak()
        start = time.monotonic()
        self.code = main(["run", str(self.folder), "--output", str(self.out), "--quiet", "--ocr", "off"])
        self.seconds = time.monotonic() - start
        self.grown = peak() - self.before
        self.record: dict[str, Any] = json.loads((self.out / "run.json").read_text(), parse_constant=refused)

    def account(self, path: str) -> dict[str, Any]:
        (found,) = (one for one in self.record["documents"] if one["path"] == path)
        return dict(found)

    def converted(self, path: str) -> dict[str, Any]:
        text = (self.out / "reports" / f"{path}.json").read_text(encoding="utf-8")
        return dict(json.loads(text, parse_constant=refused))


def refused(word: str) -> None:
    raise AssertionError(f"{word} in JSON")


def peak() -> int:
    """Megabytes that this process or a worker of it had at most."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024


@pytest.fixture(scope="module")
def run(
    tmp_path_factory: pytest.TempPathFactory, city_report: CityReport, convert_text: Callable[[str], Conversion]
) -> Run:
    convert_text(city_report())  # what is compiled here need not be in each of the workers
    names = {"a-first.txt": "福祉部", "m-between.txt": "都市部", "z-last.txt": "港湾部"}
    neighbours = {
        name: city_report(title=f"{department}の基本方針", header=(f"部局名 {department}", "部長名 塩沢 隆一"))
        for name, department in names.items()
    }
    return Run(tmp_path_factory.mktemp("hostile"), city_report(), neighbours)


@pytest.mark.parametrize("name", NAMES)
def test_the_code_of_each(run: Run, name: str) -> None:
    case = run.cases[name]
    if case.expected.startswith("zip:"):
        path, _, error = case.expected.removeprefix("zip:").partition(":")
        found = run.account(f"{name}/{path}")
        assert (found["status"], found["error"]) == (("failed", error) if error else ("duplicate", "duplicate-content"))
        return
    found = run.account(name)
    if found["status"] == "duplicate":
        assert case.expected == "ok"
        return
    assert (found["status"], found["error"]) == (case.expected, case.error)
    if case.error is None:
        issues = {issue["code"] for issue in run.converted(name)["issues"]}
        assert issues.issuperset(case.issues), issues
    else:
        assert not (run.out / "reports" / f"{name}.json").exists()


@pytest.mark.parametrize("name", ["a-first.txt", "m-between.txt", "z-last.txt"])
def test_neighbours_are_converted(run: Run, name: str) -> None:
    assert (run.account(name)["status"], run.account(name)["reports"]) == ("ok", 1)
    assert [section["staff_count"] for section in run.converted(name)["reports"][0]["staffing"]["sections"]] == [8, 7]


def test_all_are_accounted_for(run: Run) -> None:
    counts = run.record["counts"]
    assert run.code == 1
    assert counts["found"] == len(run.record["documents"])
    assert counts["found"] == sum(counts[name] for name in ("ok", "partial", "failed", "skipped", "duplicate"))
    assert run.account("table.csv")["status"] == "skipped"
    assert not any(one["error"] == "internal-error" for one in run.record["documents"])


def test_enough_rows_are_covered() -> None:
    elsewhere = {19, 20, 22, 59, 60, 62, 67, 68, 70, 71, 73, 75}
    assert len({case.row for case in _ALL} | elsewhere) >= ROWS


def test_time_and_memory_stay_small(run: Run) -> None:
    assert run.seconds < 240
    assert run.grown < 1500


def test_the_input_stays_and_nothing_is_unpacked(run: Run) -> None:
    names = {one.name for one in run.folder.iterdir()}
    assert names == {*run.data, "a-first.txt", "m-between.txt", "z-last.txt", "table.csv"}
    assert all((run.folder / name).read_bytes() == data for name, data in run.data.items())
    assert not Path("/tmp/launched").exists()
    assert sorted(one.name for one in run.root.iterdir()) == ["in", "out"]


@pytest.mark.parametrize(
    "name",
    [
        *(f"rotated{turn}.pdf" for turn in (90, 180, 270, -90, 450, 45)),
        "upside-down.pdf", "overprinted.pdf", "hidden-mode.pdf", "hidden-white.pdf", "hidden-tiny.pdf", "hidden-beside.pdf",
        "http-header.pdf", "count1.pdf", "count1000000000.pdf", "prev-loop.pdf", "box-huge.pdf", "no-copying.pdf", "attached.pdf",
    ],
)  # fmt: skip
def test_values_are_those_of_the_file_as_it_was(run: Run, name: str) -> None:
    """Digits in reading order, once each; hidden numbers are no values."""
    expected = reports(run.converted("no-suffix" if run.account("no-suffix")["status"] == "ok" else "PDF-NAMED.XLSX"))
    assert reports(run.converted(name)) == expected


def reports(record: dict[str, Any]) -> Any:
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items() if not key.endswith("_id")}
        return [plain(item) for item in value] if isinstance(value, list) else value

    return plain(record["reports"])


def test_nothing_of_a_script_or_an_attachment_is_in_the_output(run: Run) -> None:
    attached = run.converted("attached.pdf")
    (said,) = (issue["message"] for issue in attached["issues"] if issue["code"] == "attached-files")
    assert "../../etc" in said
    assert "\u202e" not in said
    assert "launchURL" not in json.dumps(run.converted("script.pdf"))


def test_output_is_sound_utf8_without_controls(run: Run) -> None:
    for path in (run.out / "reports").rglob("*.json"):
        text = path.read_bytes().decode("utf-8")
        assert not any(one in text for one in "\x00\x1b\u202e\ufffe"), path
