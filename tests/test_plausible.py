"""Values that look like something else are told of, each at its place, and their block where they are many; plain ones are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.document import Cell, Piece, Row
from pipeline.model.raw import RawText
from pipeline.model.report import Budget, Measure, Report
from pipeline.model.segments import Segment
from pipeline.plausible import plausible, several_reports
from pipeline.profiles.profile import ProfileSet
from pipeline.run import Conversion

PAPER = (
    "水道部の運営（令和3年度）\n\n部局名 水道部\n部長名 大野 昭\n\n基本方針\n水源を守ります。\n安全な水をお届けします。\n\n"
    "今年度の目標\n水を守ります。\n\n主な事業\n事業名\t取組内容\t実績\n水源林の手入れ事業\t間伐をします。\t4回行いました。\n"
    "水道管の更新事業\t管を替えます。\t替えました。\n"
)


@pytest.fixture
def report(convert_text: Callable[..., Conversion]) -> Report:
    (one,) = convert_text(PAPER).record.reports
    return one


@pytest.fixture
def doubts(report: Report, profiles: ProfileSet) -> Callable[..., list[str | None]]:
    """Changes of the report → the paths of the findings about it."""

    def run(**update: Any) -> list[str | None]:
        changed = report.model_copy(update=update)
        return [one.path for one in plausible(changed, profiles.generic.labels, {})]

    return run


Doubts = Callable[..., list[str | None]]


def _with(report: Report, name: str | None = None, text: str | None = None, every: bool = False) -> tuple[Any, ...]:
    """The projects, the first (or every one) with another name or text of its first entry."""
    found = []
    for at, project in enumerate(report.projects):
        first, *others = project.entries
        entries = (first if text is None else first.model_copy(update={"text": text}), *others)
        changed = project.model_copy(update={"name": name or project.name, "entries": entries})
        found.append(changed if at == 0 or every else project)
    return tuple(found)


def test_a_plain_report_has_none(doubts: Doubts) -> None:
    assert doubts() == []


@pytest.mark.parametrize(
    "name", ["No. 1 2 3", "③", "宣言1", "間伐を進め、水源を守ります。", "取組内容", "重点施策の進捗状況"]
)
def test_names(name: str, report: Report, doubts: Doubts) -> None:
    assert doubts(projects=_with(report, name=name)) == ["/projects/0"]


@pytest.mark.parametrize("name", ["第2期計画の策定", "24時間相談事業", "しおみ21", "DX推進", "合併50周年記念事業"])
def test_names_that_are_names(name: str, report: Report, doubts: Doubts) -> None:
    assert doubts(projects=_with(report, name=name)) == []


@pytest.mark.parametrize(
    "text",
    [
        "8,256", "②、④", "取組実績", "予定 取組実績", "講習会を22回開きます。取組内容河川の現状を調べます。",
        "［取組内容］ 河川を調べます。", "河川の調査【実績】7回", "計画：河川を調べます。", "川を歩く。 実績：4回の予定。",
    ],
)  # fmt: skip
def test_texts(text: str, report: Report, doubts: Doubts) -> None:
    assert doubts(projects=_with(report, text=text)) == ["/projects/0/entries/0"]


@pytest.mark.parametrize(
    "text", ["年度末", "上半期", "通年（4月～3月）", "検討中", "－", "取組を進めます。実施計画を定めます。", "12回開催",
             "【新規】河川を調べます。", "対象：河川を調べます。"],
)  # fmt: skip
def test_texts_that_are_texts(text: str, report: Report, doubts: Doubts) -> None:
    assert doubts(projects=_with(report, text=text)) == []


@pytest.mark.parametrize(
    ("label", "is_told"),
    [
        ("今年のくわだて", True),
        ("歩みのあと", True),
        ("判断した理由", False),
        ("部長の所見（任意）", False),
        ("期限（いつまでに）", False),
        ("第2四半期", False),
        ("備考", False),
    ],
)
def test_a_label_that_does_not_say_what_its_text_is(label: str, is_told: bool, report: Report, doubts: Doubts) -> None:
    first, *others = report.projects
    entry = first.entries[0].model_copy(update={"label": label, "entry_type": "other"})
    changed = first.model_copy(update={"entries": (entry, *first.entries[1:])})
    assert doubts(projects=(changed, *others)) == (["/projects/0/entries/0/entry_type"] if is_told else [])
    # What it is decides what the report is.
    told = ["/projects/0/entries/0/entry_type", "/report_status"] if is_told else []
    assert doubts(projects=(changed, *others), report_status="midterm") == told


def test_one_name_many_times(report: Report, doubts: Doubts) -> None:
    first, second = report.projects
    named = first.model_copy(update={"name": "従事者"})
    assert doubts(projects=(named, named, second)) == []
    assert doubts(projects=(named, named, named)) == ["/projects/0", "/projects/1", "/projects/2", "/projects"]


def test_a_project_that_swallowed_the_next(report: Report, doubts: Doubts) -> None:
    first, second = report.projects
    assert doubts(projects=(first.model_copy(update={"entries": first.entries * 2}), second)) == [
        "/projects/0", "/projects",
    ]  # fmt: skip
    twice = (*first.entries, first.entries[0])  # two plans under one label: two rows of a table
    assert doubts(projects=(first.model_copy(update={"entries": twice}), second)) == []
    years = tuple(entry.model_copy(update={"fiscal_year": 2022}) for entry in first.entries)
    assert doubts(projects=(first.model_copy(update={"entries": (*first.entries, *years)}), second)) == []


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("目標値", "/projects/0/measures/0"), ("開催回数", None), ("開催数（目標値3回、実績値2回）", "/projects/0/measures/0"),
        ("目標とする水準に達した河川の数", None),
    ],
)  # fmt: skip
def test_an_indicator_named_as_its_figures_are(label: str, path: str | None, report: Report, doubts: Doubts) -> None:
    measure = Measure(label=label, unit="回", baseline=None, target=12, actual=None, fiscal_year=2021)
    first, second = report.projects
    changed = (first.model_copy(update={"measures": (measure,)}), second)
    assert doubts(projects=changed) == ([] if path is None else [path])


def test_a_label_inside_a_goal(report: Report, doubts: Doubts) -> None:
    texts = ("森を守る事業［取組内容］間伐をします。", "森を守る（しおみの森）取組を進めます。")
    swallowed, plain = (report.goals[0].model_copy(update={"text": text}) for text in texts)
    assert doubts(goals=(swallowed,)) == ["/goals"]
    assert doubts(goals=(plain,)) == []


def test_many_in_a_block_are_told_of_it(report: Report, doubts: Doubts) -> None:
    assert doubts(projects=_with(report, text="取組実績", every=True)) == [
        "/projects/0/entries/0", "/projects/1/entries/0", "/projects",
    ]  # fmt: skip


def test_a_heading_among_goals_and_paragraphs(report: Report, doubts: Doubts) -> None:
    goals = (report.goals[0], report.goals[0].model_copy(update={"text": "今年度取り組む主な事業"}))
    assert doubts(goals=goals) == ["/goals"]
    (policy,) = report.policies
    more = policy.model_copy(update={"paragraphs": (*policy.paragraphs, "部局名")})
    assert doubts(policies=(more,)) == ["/policies/0"]
    assert doubts(policies=(policy.model_copy(update={"paragraphs": ("水と緑のまち",)}),)) == []


def _text(text: str) -> RawText:
    return RawText((Piece(1, 0, len(text), text),))


def _block(kind: str, heading: str | None, *rows: str) -> Segment:
    cells = tuple(Row(tuple(Cell(_text(cell).pieces) for cell in row.split("|"))) for row in rows)
    return Segment(kind, None if heading is None else _text(heading), cells)


def test_blocks_that_begin_anew_are_those_of_another_report() -> None:
    staff = _block("staffing", None, "課名|職員数", "施設課|8", "配水課|9")
    chapter = _block("staffing", None, "課名|職員数", "施設課|8")
    projects = _block("projects", "主な事業", "事業名|取組内容", "水源林の手入れ事業|間伐をします。")
    assert [one.path for one in several_reports([staff, projects, staff, projects])] == [
        "/department", "/officers", "/staffing", "/goals", "/projects",
    ]  # fmt: skip
    assert list(several_reports([chapter, projects, chapter, projects])) == []  # chapters of one section each
    assert list(several_reports([staff, projects, projects])) == []  # a heading printed again overleaf


def test_a_number_as_a_name_is_told_of(convert_text: Callable[..., Conversion]) -> None:
    codes = [issue.code for issue in convert_text(PAPER.replace("水源林の手入れ事業", "宣言1")).record.issues]
    assert "value-doubtful" in codes


def test_the_code_of_a_text_of_unknown_kind(convert_text: Callable[..., Conversion]) -> None:
    paper = PAPER.replace("\t実績\n", "\t手ごたえ\n")
    issues = convert_text(paper).record.issues
    assert [issue.path for issue in issues if issue.code == "entry-type-unknown"] == [
        "/reports/0/projects/0/entries/1/entry_type",
        "/reports/0/projects/1/entries/1/entry_type",
    ]


def test_a_label_of_one_project_alone(convert_text: Callable[..., Conversion], profiles: ProfileSet) -> None:
    """Five projects of one form: what a label says of one of them alone may be its text, or its neighbour's."""
    works = "".join(
        f"{name}\t管を替えます。\t替えました。\n" for name in ("浄水場の改修事業", "配水池の耐震事業", "漏水の調査事業")
    )
    (report,) = convert_text(PAPER + works).record.reports
    labels = profiles.generic.labels
    assert not any(plausible(report, labels, {}))
    first, *others = report.projects
    entries = (*first.entries, first.entries[0].model_copy(update={"label": "今後の課題", "text": "費用が増えます。"}))
    odd = report.model_copy(update={"projects": (first.model_copy(update={"entries": entries}), *others)})
    assert [one.path for one in plausible(odd, labels, {})] == ["/projects/0"]
    few = odd.model_copy(update={"projects": odd.projects[:4]})
    assert not any(plausible(few, labels, {}))


@pytest.mark.parametrize(
    ("label", "doubtful"), [("事業費（千円）", True), ("経費", True), ("人件費", False), ("一般財源", False)]
)
def test_amounts_of_no_kind(label: str, doubtful: bool, report: Report, doubts: Doubts, profiles: ProfileSet) -> None:
    amount = Budget(label=label, fiscal_year=2021, amount_yen=1000, amount_label="1千円", kind="other")
    first, *others = report.projects
    assert doubts(projects=(first.model_copy(update={"budgets": (amount,)}), *others)) == (
        ["/projects/0/budgets/0/kind"] if doubtful else []
    )
    paid = report.model_copy(update={"projects": (first.model_copy(update={"budgets": (amount,)}),)})
    codes = [one.code for one in plausible(paid, profiles.generic.labels, {})]
    assert codes == (["budget-kind-unknown"] if doubtful else [])
    known = amount.model_copy(update={"label": "予算額", "kind": "initial"})
    assert doubts(projects=(first.model_copy(update={"budgets": (known, amount)}), *others)) == []
