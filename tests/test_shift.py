"""Project names printed on wrong rows: each text comes to its project, and every moved text is told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.run import Conversion

ConvertText = Callable[[str], Conversion]
CityReport = Callable[..., str]
Resolve = Callable[[Any, str], Any]

P, M, F = "plan", "midterm", "final"
PF, PMF = (P, F), (P, M, F)
LABELS = {P: "平成30年度の取組", M: "中間報告", F: "最終報告"}
SECTION = "市民協働課"
NAMES = (
    ("地域コミュニティ", "活性化事業"),
    ("市民活動", "支援事業"),
    ("消費生活", "相談事業"),
    ("地球温暖化対策", "推進事業"),
    ("ごみ減量・資源化", "推進事業"),
    ("住民票等コンビニ", "交付事業"),
)
STYLES = ("alone", "inline", "mixed", "wrapped", "wrapped with section", "section below")


def name_of(number: int) -> str:
    return "".join(NAMES[number])


def text_of(project: int, kind: str) -> str:
    said = {P: "を計画的に進めます。", M: "を順調に進めています。", F: "を予定どおり進めました。"}
    return f"{'甲乙丙丁戊己'[project]}地区の取組{said[kind]}"


def left_cells(number: int, style: str) -> tuple[str, str]:
    """The left cell of the row a name stands on, and of the row below."""
    head, rest = NAMES[number]
    return {
        "wrapped": (head, f"{rest} ({SECTION})"),
        "wrapped with section": (f"{head} {rest}", f"({SECTION})"),
        "section below": (f"{head}{rest}", f"（{SECTION}）"),
    }.get(style, (f"{head}{rest} ({SECTION})", ""))


def rows_of(
    runs: Sequence[Sequence[str]], name_texts: Sequence[int], style: str, breaks: Sequence[int] = ()
) -> list[str]:
    """The printed rows: project i's name stands beside the text number `name_texts[i]`, counted through all projects.

    Before the texts of `breaks` the table is cut and 主な事業 printed again, as at a page break.
    """
    rows: list[str] = []
    texts = [(project, kind) for project, run in enumerate(runs) for kind in run]
    for number, (project, kind) in enumerate(texts):
        if number in breaks:
            rows += ["", "主な事業\t"]
        left, below = left_cells(name_texts.index(number), style) if number in name_texts else ("", "")
        label, text = LABELS[kind], text_of(project, kind)
        if style == "inline" or (style == "mixed" and number % 2):
            rows.append(f"{left}\t{label} {text}")
        else:
            rows += [f"{left}\t{label}", f"{below}\t{text}"]
    return rows


def right_rows(runs: Sequence[Sequence[str]]) -> list[int]:
    starts = [0]
    for run in runs[:-1]:
        starts.append(starts[-1] + len(run))
    return starts


def check(
    conversion: Conversion, runs: Sequence[Sequence[str]], moved: Sequence[int], name_texts: Sequence[int]
) -> None:
    """Every text with its project; the moved ones inferred, each with one issue that names both readings."""
    (report,) = conversion.record.reports
    assert [project.name for project in report.projects] == [name_of(number) for number in range(len(runs))]
    assert [[part.label for part in project.sections] for project in report.projects] == [[SECTION]] * len(runs)
    assert report.extras == ()
    number = 0
    wanted: list[tuple[str, str, str]] = []
    for index, (run, project) in enumerate(zip(runs, report.projects, strict=True)):
        assert [entry.entry_type for entry in project.entries] == list(run)
        assert [entry.text for entry in project.entries] == [text_of(index, kind) for kind in run]
        for place, entry in enumerate(project.entries):
            assert entry.attribution == ("inferred" if number in moved else "explicit")
            if number in moved:
                above = [owner for owner, row in enumerate(name_texts) if row <= number]
                by_row = name_of(above[-1]) if above else "no project"
                wanted.append((f"/reports/0/projects/{index}/entries/{place}", by_row, project.name))
            number += 1
    issues = [issue for issue in conversion.record.issues if issue.code.startswith("entry-")]
    assert [issue.path for issue in issues] == [path for path, _, _ in wanted]
    for issue, (_, by_row, by_structure) in zip(issues, wanted, strict=True):
        assert issue.code == "entry-row-shift"
        assert by_row in issue.message
        assert by_structure in issue.message
        assert issue.where is not None


SHIFTS = [
    pytest.param((PF, PF), (0, 1), (1,), id="one text too high"),
    pytest.param((PF, PF), (0, 3), (2,), id="one text too low"),
    pytest.param((PF, PF, PF), (0, 1, 3), (1, 3), id="three projects too high"),
    pytest.param((PF, PF, PF, PF), (0, 1, 3, 5), (1, 3, 5), id="four projects too high"),
    pytest.param((PF, PF, PF, PF), (0, 3, 5, 7), (2, 4, 6), id="four projects too low"),
    pytest.param((PF, PF, PF), (0, 1, 4), (1,), id="only the second too high"),
    pytest.param((PF, PF, PF), (0, 2, 3), (3,), id="only the third too high"),
    pytest.param((PMF, PMF), (0, 1), (1, 2), id="midterm, two texts too high"),
    pytest.param((PMF, PMF), (0, 2), (2,), id="midterm, one text too high"),
    pytest.param((PMF, PMF), (0, 4), (3,), id="midterm, one text too low"),
    pytest.param((PMF, PMF), (0, 5), (3, 4), id="midterm, two texts too low"),
    pytest.param((PMF, PMF, PMF), (0, 2, 5), (2, 5), id="midterm, three projects"),
    pytest.param((PF, PF, PF), (1, 3, 5), (0, 2, 4), id="centred"),
    pytest.param((PMF, PMF), (1, 4), (0, 3), id="midterm, centred"),
    pytest.param((PF, PMF, PF), (0, 1, 5), (1,), id="one project with a midterm report"),
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("runs", "name_texts", "moved"), SHIFTS)
def test_names_on_wrong_rows(
    runs: Sequence[Sequence[str]],
    name_texts: Sequence[int],
    moved: Sequence[int],
    style: str,
    convert_text: ConvertText,
    city_report: CityReport,
) -> None:
    conversion = convert_text(city_report(projects=rows_of(runs, name_texts, style)))
    check(conversion, runs, moved, name_texts)


@pytest.mark.parametrize("style", ["alone", "inline", "wrapped"])
@pytest.mark.parametrize(("runs", "name_texts", "moved"), SHIFTS)
def test_heading_repeated_in_between(
    runs: Sequence[Sequence[str]],
    name_texts: Sequence[int],
    moved: Sequence[int],
    style: str,
    convert_text: ConvertText,
    city_report: CityReport,
) -> None:
    count = sum(map(len, runs))
    for breaks in ([count // 2], [count - 1], list(range(1, count))):
        conversion = convert_text(city_report(projects=rows_of(runs, name_texts, style, breaks)))
        check(conversion, runs, moved, name_texts)


@settings(max_examples=40, deadline=None)
@given(
    runs=st.one_of(
        *(st.lists(st.sampled_from([run, run[:1]]), min_size=1, max_size=6) for run in (PF, PMF)),
        st.lists(st.just((P,)), min_size=1, max_size=6),
    ),
    style=st.sampled_from(STYLES),
    data=st.data(),
)
def test_right_rows_stay_as_printed(
    runs: list[tuple[str, ...]], style: str, data: st.DataObject, convert_text: ConvertText, city_report: CityReport
) -> None:
    count = sum(map(len, runs))
    breaks = data.draw(st.lists(st.integers(1, count), max_size=3))
    rows = rows_of(runs, right_rows(runs), style, breaks)
    check(convert_text(city_report(projects=rows)), runs, (), right_rows(runs))


@settings(max_examples=40, deadline=None)
@given(run=st.sampled_from([PF, PMF]), projects=st.integers(2, 6), style=st.sampled_from(STYLES), data=st.data())
def test_every_second_name_may_be_one_text_off(
    run: tuple[str, ...],
    projects: int,
    style: str,
    data: st.DataObject,
    convert_text: ConvertText,
    city_report: CityReport,
) -> None:
    runs = [run] * projects
    rows = right_rows(runs)
    off = [0] + [data.draw(st.sampled_from([-1, 0])) for _ in range(projects - 1)]
    moved = [row - 1 for row, by in zip(rows, off, strict=True) if by]
    shifted = [row + by for row, by in zip(rows, off, strict=True)]
    check(convert_text(city_report(projects=rows_of(runs, shifted, style))), runs, moved, shifted)


def test_evidence_of_a_moved_text_is_where_it_is_printed(
    convert_text: ConvertText, city_report: CityReport, resolve_pointer: Resolve
) -> None:
    conversion = convert_text(city_report(projects=rows_of((PF, PF), (0, 1), "alone")))
    record = conversion.record
    pointer = "/reports/0/projects/0/entries/1/text"
    place = record.evidence[pointer]
    assert place.line_start is not None
    printed = conversion.document.lines[place.line_start - 1].text
    assert resolve_pointer(record.model_dump(mode="json"), pointer) == printed.strip() == text_of(0, F)
    (issue,) = (issue for issue in record.issues if issue.code == "entry-row-shift")
    assert issue.where is not None
    assert (issue.where.line_start, issue.where.line_end) == (place.line_start - 1, place.line_end)


def test_a_text_without_any_name_is_kept_apart(convert_text: ConvertText, city_report: CityReport) -> None:
    rows = ["\t平成30年度の取組", "\t甲地区の取組を進めます。"]
    record = convert_text(city_report(projects=rows)).record
    assert record.reports[0].projects == ()
    assert [(extra.label, extra.text) for extra in record.reports[0].extras] == [
        ("平成30年度の取組", "甲地区の取組を進めます。")
    ]
    assert "entry-without-project" in {issue.code for issue in record.issues}


def test_two_plans_and_no_report_are_ambiguous(convert_text: ConvertText, city_report: CityReport) -> None:
    rows = ["地域安全事業 (市民協働課)\t平成30年度の取組", "\t甲を進めます。", "\t平成30年度の取組", "\t乙を進めます。"]
    record = convert_text(city_report(projects=rows)).record
    (project,) = record.reports[0].projects
    assert [entry.text for entry in project.entries] == ["甲を進めます。", "乙を進めます。"]
    assert {entry.attribution for entry in project.entries} == {"explicit"}
    assert "entry-ambiguous" in {issue.code for issue in record.issues}


@pytest.mark.parametrize("rows", [["\t最終報告", "\t"], ["\t最終報告"]])
def test_a_label_without_text(rows: list[str], convert_text: ConvertText, city_report: CityReport) -> None:
    first = ["地域安全事業 (市民協働課)\t平成30年度の取組", "\t甲を進めます。"]
    record = convert_text(city_report(projects=[*first, *rows])).record
    (project,) = record.reports[0].projects
    assert [entry.entry_type for entry in project.entries] == [P]
    assert "empty-entry" in {issue.code for issue in record.issues}
    assert record.reports[0].extras == ()
