"""An error is silent unless an issue points at it; how often the issues of a code do."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.evaluate.calibration import Calibration, calibrate, kind
from pipeline.evaluate.compare import compare
from pipeline.evaluate.evaluation import Evaluated, evaluate_document
from pipeline.evaluate.golds import Case
from pipeline.evaluate.outputs import NEVER_CONVERTED, Output
from pipeline.evaluate.pointing import BLANKET, FAILURE, pointing
from pipeline.model.issues import CATALOGUE

Json = dict[str, Any]
Made = Callable[..., Any]


@pytest.fixture
def judge(gold: Json, new_output: Made, new_case: Made) -> Callable[..., Evaluated]:
    """An output with issues and lines, judged."""

    def run(output: Json, *issues: Json, lines: tuple[str, ...] = ()) -> Evaluated:
        return evaluate_document(new_case(gold), new_output(output, issues=issues, lines=lines))

    return run


@pytest.mark.parametrize(
    ("path", "points"),
    [
        ("/reports/0/projects/1/entries/0/text", True),
        ("/reports/0/projects/1/entries/0", True),
        ("/reports/0/projects/1", True),
        ("/reports/0/projects", True),
        ("/reports/0", False),
        (None, False),
        ("/reports/0/projects/1/entries/1", False),
        ("/reports/0/projects/10", False),
        ("/reports/0/projects/1/name", False),
        ("/reports/1/projects/1", False),
    ],
)
def test_an_issue_on_or_above_a_wrong_value(
    judge: Callable[..., Evaluated], output: Json, new_issue: Made, path: str | None, points: bool
) -> None:  # fmt: skip
    output["projects"][1]["entries"][0]["text"] = "別の文。"
    found = judge(output, new_issue("entry-ambiguous", path, (1, 1)), lines=("苗木を500本配ります。",))
    assert found.points == (((0,) if points else ()),)
    assert found.score.total.silent == (not points)


def test_blanket_issues_never_count(judge: Callable[..., Evaluated], output: Json, new_issue: Made) -> None:
    output["title"] = None
    codes = sorted(BLANKET)
    issues = [new_issue(code, "/reports/0/title", (1, 1)) for code in codes]
    assert judge(output, *issues, lines=("みどり部の運営方針",)).points == ((),)
    assert set(CATALOGUE) >= BLANKET


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        (("・下草を刈ります。",), True),
        (("里山保全事業\t下草を刈", "ります。"), True),
        (("下草",), False),
        (("遊具を12基替えます。",), False),
    ],
)
def test_a_missed_text_stands_where_an_issue_points(
    judge: Callable[..., Evaluated], output: Json, new_issue: Made, lines: tuple[str, ...], points: bool
) -> None:  # fmt: skip
    del output["projects"][2]["entries"][0]
    found = judge(output, new_issue("unclaimed-text", "/reports/0", (1, len(lines))), lines=lines)
    assert len(found.points) == 5
    assert set(found.points) == {(0,) if points else ()}


def test_a_missed_text_over_several_issues(judge: Callable[..., Evaluated], output: Json, new_issue: Made) -> None:
    output["policies"][1]["paragraphs"] = []
    issues = (new_issue("unclaimed-text", "/reports/0", (1, 1)), new_issue("unclaimed-text", "/reports/0", (2, 2)))
    assert judge(output, *issues, lines=("憩いの場を守", "ること。")).points == ((0, 1),)
    assert judge(output, issues[0], lines=("憩いの場", "を守ること。")).points == ((),)


def test_a_short_text_must_be_a_cell_of_its_own(judge: Callable[..., Evaluated], output: Json, new_issue: Made) -> None:
    output["staffing"]["sections"][0]["staff_count_label"] = None
    issue = new_issue("unclaimed-text", "/reports/0", (1, 1))
    assert judge(output, issue, lines=("公園課\t9人",)).points == ((0,),)
    assert judge(output, issue, lines=("職員は9人です",)).points == ((),)


def test_an_issue_about_another_value_does_not_count_for_what_stands_in_its_line(
    judge: Callable[..., Evaluated], output: Json, new_issue: Made
) -> None:  # fmt: skip
    line = ("里山保全事業（里山室）\t下草を刈ります。",)
    issue = new_issue("name-unsplit", "/reports/0/staffing/sections/2/officers/0/full_name", (1, 1))
    lost = copy.deepcopy(output)
    del lost["projects"][2]["entries"][0]
    assert set(judge(lost, issue, lines=line).points) == {()}
    output["projects"][2]["sections"] = []
    bracket = new_issue("project-name-bracket", "/reports/0/projects/2/name", (1, 1))
    assert set(judge(output, bracket, lines=("里山保全事業\t里山室",)).points) == {(0,)}


def test_one_section_read_for_two(gold: Json, judge: Callable[..., Evaluated], output: Json, new_issue: Made) -> None:
    gold["projects"][0]["sections"].append({"label": "緑化推進課", "section_id": None, "match_method": "exact"})
    issue = new_issue("section-not-in-staffing", "/reports/0/projects/0/sections/0", (1, 1))
    assert set(judge(output, issue, lines=("公園課緑化推進課",)).points) == {(0,)}


def test_a_refused_document_is_not_silent(gold: Json) -> None:
    errors = compare([gold], []).errors
    assert set(pointing(errors, Output(failure=("no-layout", "…")))) == {(FAILURE,)}
    assert set(pointing(errors, Output(failure=(NEVER_CONVERTED, "…")))) == {()}
    assert set(pointing(errors, Output())) == {()}


def test_a_document_without_reports_whose_issue_says_why(gold: Json, new_issue: Made, new_output: Made) -> None:
    found = compare([gold], [])
    said = new_output(issues=(new_issue("page-unreadable", None), new_issue("pdf-damaged", None, None, "error")))
    points = pointing(found.errors, said)
    assert set(points) == {(1,)}
    assert calibrate([(said, found, points)])["pdf-damaged"] == Calibration(1, 1)


def test_a_report_that_was_kept_as_text_is_silent_only_in_what_it_says(
    judge: Callable[..., Evaluated], output: Json, new_issue: Made
) -> None:  # fmt: skip
    output.update(projects=[], goals=[], officers=[output["officers"][0]], title="別の題名")
    found = judge(output, new_issue("no-layout", "/reports/0", None, "error"))
    assert {error.path for error, points in zip(found.comparison.errors, found.points, strict=True) if not points} == {
        "/reports/0/title"
    }


def test_one_refused_report_of_a_booklet(gold: Json, output: Json, new_issue: Made, new_output: Made) -> None:
    other, third = copy.deepcopy(gold), copy.deepcopy(gold)
    other["department"]["name"], third["department"]["name"] = "水辺部", "道路部"
    errors = compare([gold, other, third], [output, {**other, "projects": []}]).errors
    refusal = new_issue("no-layout", "/reports/1", None, "error")
    points = pointing(errors, new_output(output, other, issues=(refusal,)))
    said = {error.path.split("/")[2] for error, pointed in zip(errors, points, strict=True) if pointed}
    silent = {error.path.split("/")[2] for error, pointed in zip(errors, points, strict=True) if not pointed}
    assert (said, silent) == ({"1"}, {"-"})
    assert set(pointing(errors, new_output(other, issues=(new_issue("no-layout", "/reports/0", None, "error"),)))) == {
        (0,)
    }


def test_calibration(gold: Json, judge: Callable[..., Evaluated], output: Json, new_issue: Made) -> None:
    gold["projects"][0]["entries"][1]["attribution"] = output["projects"][0]["entries"][1]["attribution"] = "inferred"
    gold["officers"][0]["family_name"] = output["officers"][0]["family_name"] = None
    output["projects"][2]["entries"][0]["text"] = "別の文。"
    found = judge(
        output,
        new_issue("entry-row-shift", "/reports/0/projects/0/entries/1"),
        new_issue("entry-row-shift", "/reports/0/projects/1/entries/1"),
        new_issue("entry-row-shift", "/reports/0/projects/2/entries/0"),
        new_issue("name-unsplit", "/reports/0/officers/0/family_name", None, "info"),
        new_issue("unclaimed-text", "/reports/0", (1, 1)),
        new_issue("license-unknown", None, None, "info"),
        lines=("山歩きが好きです。",),
    )
    assert calibrate([(found.output, found.comparison, found.points)]) == {
        "entry-row-shift": Calibration(3, 1, 1),
        "license-unknown": Calibration(1, 0, 0),
        "name-unsplit": Calibration(1, 0, 1),
        "unclaimed-text": Calibration(1, 0, 1),
    }
    assert (Calibration(3, 1, 1).alarms, Calibration(4, 1, 1).precision, Calibration(4, 1, 1).justified) == (
        1,
        0.25,
        0.5,
    )
    assert Calibration().precision is Calibration().justified is None
    assert [kind(code) for code in ("license-unknown", "name-unsplit", "no-layout", "x")] == [
        "blanket",
        "info",
        "error",
        "error",
    ]


def test_an_issue_at_the_lost_end_of_a_text_is_no_false_alarm(
    judge: Callable[..., Evaluated], output: Json, new_issue: Made
) -> None:  # fmt: skip
    output["projects"][2]["entries"][1]["text"] = "三か所で"
    found = judge(output, new_issue("unclaimed-text", "/reports/0", (1, 1)), lines=("下草を刈りました。",))
    assert found.points == ((),)
    assert calibrate([(found.output, found.comparison, found.points)]) == {"unclaimed-text": Calibration(1, 1)}


def test_a_refusal_where_nothing_is_to_be_read(new_case: Callable[..., Case]) -> None:
    found = evaluate_document(new_case(), Output(failure=("no-layout", "…")))
    assert (found.score.whole, found.score.total.gold, found.differences) == (1, 0, ())
    assert calibrate([(found.output, found.comparison, found.points)]) == {"no-layout": Calibration(1, 0, 1)}
    assert evaluate_document(new_case(), Output(failure=("internal-error", "…"))).score.whole == 0


def test_a_gap_in_the_numbers_points_at_the_goal_that_is_missing(
    judge: Callable[..., Evaluated], output: Json, new_issue: Made
) -> None:  # fmt: skip
    del output["goals"][1]
    output["goals"][0]["text"] = "別の文。"
    found = judge(output, new_issue("goal-number-gap", "/reports/0/goals/1/goal_no"))
    pointed = {
        error.path.split("/")[4] for error, points in zip(found.comparison.errors, found.points, strict=True) if points
    }
    assert pointed == {"-"}


def test_what_is_kept_in_extras_may_belong_anywhere(
    judge: Callable[..., Evaluated], output: Json, new_issue: Made
) -> None:  # fmt: skip
    del output["projects"][2]["entries"][0]
    found = judge(output, new_issue("unclaimed-text", "/reports/0/extras/1", (1, 1)), lines=("下草を刈ります。",))
    assert set(found.points) == {(0,)}


def test_an_issue_about_a_report_as_a_whole_is_real_if_anything_is_wrong_and_points_at_nothing(
    judge: Callable[..., Evaluated], output: Json, new_issue: Made
) -> None:  # fmt: skip
    partly = new_issue("partly-read", "/reports/0")
    right = judge(output, partly)
    assert calibrate([(right.output, right.comparison, right.points)])["partly-read"] == Calibration(1, 0)
    output["title"] = "別の題名"
    wrong = judge(output, partly)
    assert wrong.points == ((),)
    assert calibrate([(wrong.output, wrong.comparison, wrong.points)])["partly-read"] == Calibration(1, 1)
