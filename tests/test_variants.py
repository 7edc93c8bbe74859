"""The same facts printed in other ways: headers, as-of lines, staffing tables, years, goals, booklets."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

import pytest

from pipeline.model.report import DocumentRecord, Report
from pipeline.run import Conversion

ConvertText = Callable[[str], Conversion]
CityReport = Callable[..., str]


def codes(record: DocumentRecord) -> list[str]:
    return sorted(issue.code for issue in record.issues)


@pytest.fixture(scope="session")
def record_of(convert_text: ConvertText, city_report: CityReport) -> Callable[..., DocumentRecord]:
    def run(**parts: object) -> DocumentRecord:
        return convert_text(city_report(**parts)).record

    return run


RecordOf = Callable[..., DocumentRecord]


def report_of(record: DocumentRecord) -> Report:
    (report,) = record.reports
    return report


# Header


@pytest.mark.parametrize(
    "header",
    [
        ("部局名 市民環境部", "部長名 高﨑 邦夫"),
        ("部局名\t市民環境部", "部長名\t高﨑 邦夫"),
        ("部局名\t市民環境部\t部長名\t高﨑 邦夫",),
        ("部局名", "市民環境部", "部長名", "高﨑 邦夫"),
        ("部局名：市民環境部", "部長名：高﨑　邦夫"),
        ("部局名 市民環境部 部長名 高﨑 邦夫",),
        ("【部局名】市民環境部", "【部長名】高﨑 邦夫"),
        ("部 局 名　市民環境部", "部 長 名　高﨑 邦夫"),
        ("部局名 : 市民環境部", "", "部長名 : 高﨑 邦夫"),
        ("市民環境部長 高﨑 邦夫",),
        ("部長：高﨑 邦夫",),
    ],
)
def test_department_and_head(header: Sequence[str], record_of: RecordOf) -> None:
    record = record_of(header=header)
    report = report_of(record)
    assert report.department is not None
    assert report.department.name == "市民環境部"
    assert [(one.full_name, one.role) for one in report.officers] == [("高﨑 邦夫", "department_head")]
    assert report.officers[0].role_label in {"部長", "市民環境部長"}
    assert report.extras == ()
    assert codes(record) == []


def test_several_heads(record_of: RecordOf) -> None:
    header = ("部局名 市民環境部", "部長名 高﨑 邦夫", "担当部長名 大西 真由美")
    officers = report_of(record_of(header=header)).officers
    assert [(one.role_label, one.full_name) for one in officers] == [("部長", "高﨑 邦夫"), ("担当部長", "大西 真由美")]


def test_a_label_without_a_value_takes_nothing_from_the_next_block(record_of: RecordOf) -> None:
    report = report_of(record_of(header=("部局名 市民環境部", "部長名")))
    assert report.officers == ()
    assert [section.name for section in report.staffing.sections] == ["市民協働課", "くらし安全課"]


# As-of date


@pytest.mark.parametrize(
    ("line", "date", "label", "found"),
    [
        ("(職員数は平成30年4月1日現在)", (2018, 4, 1), "平成30年4月1日現在", []),
        ("※職員数は、平成30年4月1日現在", (2018, 4, 1), "平成30年4月1日現在", []),
        ("（２０１８年４月１日現在）", (2018, 4, 1), "２０１８年４月１日現在", []),
        ("平成30（2018）年4月1日時点", (2018, 4, 1), "平成30（2018）年4月1日時点", []),
        ("平成３０年 ４月 １日現在", (2018, 4, 1), "平成３０年 ４月 １日現在", []),
        ("H30.4.1現在", (2018, 4, 1), "H30.4.1現在", []),
        ("職員数は平成30年4月現在", None, "平成30年4月現在", ["incomplete-date"]),
        ("4月1日現在", None, "4月1日現在", ["incomplete-date"]),
        ("平成30年2月30日現在", None, "平成30年2月30日現在", ["unreadable-date"]),
        ("平成30(2019)年4月1日現在", (2018, 4, 1), "平成30(2019)年4月1日現在", ["era-year-mismatch"]),
        ("", None, None, []),
    ],
)
def test_as_of(
    line: str, date: tuple[int, int, int] | None, label: str | None, found: list[str], record_of: RecordOf
) -> None:
    record = record_of(as_of=line)
    staffing = report_of(record).staffing
    assert staffing.as_of_date == (None if date is None else datetime.date(*date))
    assert staffing.as_of_label == label
    assert codes(record) == found


def test_a_remark_beside_the_date_is_kept(record_of: RecordOf) -> None:
    record = record_of(as_of="(職員数は平成30年4月1日現在、再任用職員を含む)")
    assert report_of(record).staffing.as_of_date == datetime.date(2018, 4, 1)
    assert [extra.text for extra in report_of(record).extras] == ["、再任用職員を含む)"]
    assert codes(record) == ["unclaimed-text"]


def test_the_first_of_two_dates(record_of: RecordOf) -> None:
    again = report_of(record_of(header=("部局名 市民環境部", "部長名 高﨑 邦夫", "平成３０年４月１日現在")))
    assert (again.extras, again.staffing.as_of_date) == ((), datetime.date(2018, 4, 1))
    other = record_of(header=("部局名 市民環境部", "部長名 高﨑 邦夫", "平成31年4月1日現在"))
    assert report_of(other).staffing.as_of_date == datetime.date(2018, 4, 1)
    assert [extra.text for extra in report_of(other).extras] == ["平成31年4月1日現在"]


# Staffing


@pytest.mark.parametrize(
    ("line", "count", "with_head", "found"),
    [
        ("合計\t\t15", 15, False, []),
        ("合計 15人", 15, False, []),
        ("計：15", 15, False, []),
        ("部の職員人数(部長含む) 16名", 16, True, []),
        ("合計(部長を含む)\t\t16", 16, True, []),
        ("合計\t\t17", 17, False, ["total-mismatch"]),
        ("合計(部長を含む)\t\t15", 15, True, ["total-mismatch"]),
    ],
)
def test_totals(line: str, count: int, with_head: bool, found: list[str], record_of: RecordOf) -> None:
    sections = ("市民協働課\t桜井 伸夫\t8", "くらし安全課\t野沢 剛\t7", line)
    record = record_of(sections=sections)
    staffing = report_of(record).staffing
    assert [section.name for section in staffing.sections] == ["市民協働課", "くらし安全課"]
    assert staffing.stated_total is not None
    assert (staffing.stated_total.staff_count, staffing.stated_total.includes_head) == (count, with_head)
    assert codes(record) == found


@pytest.mark.parametrize(
    ("printed", "count", "found"),
    [
        ("8", 8, []),
        ("８人", 8, []),
        ("1,208", 1208, []),
        ("7.5", 7.5, []),
        ("0", 0, []),
        ("－", None, []),
        ("―", None, []),
        ("", None, []),
        ("計8", 8, []),
        ("8(2)", 8, []),  # two of the eight
        ("8以上", None, ["unreadable-count"]),
        ("約8", None, ["unreadable-count"]),
        ("8～9", None, ["unreadable-count"]),
        ("△8", None, ["unreadable-count"]),
        ("若干名", None, ["unreadable-count"]),
        ("8回", None, ["unreadable-count"]),
    ],
)
def test_staff_counts(printed: str, count: float | None, found: list[str], record_of: RecordOf) -> None:
    record = record_of(sections=(f"市民協働課\t桜井 伸夫\t{printed}", "くらし安全課\t野沢 剛\t7"))
    section = report_of(record).staffing.sections[0]
    assert (section.staff_count, section.staff_count_label) == (count, printed or None)
    assert codes(record) == found


def test_staff_by_type(convert_text: ConvertText, city_report: CityReport) -> None:
    rows = ("市民協働課\t桜井 伸夫\t8\t－\t2\t10", "くらし安全課\t野沢 剛\t7\t0\t\t7")
    text = city_report(sections=rows).replace(
        "課名\t課長名\t職員数", "課名\t課長名\t正規職員\t再任用\t会計年度任用職員\t職員数"
    )
    record = convert_text(text).record
    assert [(one.staff_count, one.staff_counts) for one in report_of(record).staffing.sections] == [
        (10, {"regular": 8, "fiscal_year_appointee": 2}),
        (7, {"regular": 7, "reappointed": 0}),
    ]
    assert codes(record) == []


@pytest.mark.parametrize(
    ("cell", "full_name", "concurrent"),
    [
        ("桜井 伸夫", "桜井 伸夫", False),
        ("桜井　伸夫", "桜井 伸夫", False),
        ("桜井 伸夫（兼務）", "桜井 伸夫", True),
        ("(兼) 桜井 伸夫", "桜井 伸夫", True),
        ("欠員", None, False),
        ("（欠員）", None, False),
    ],
)
def test_heads_of_sections(cell: str, full_name: str | None, concurrent: bool, record_of: RecordOf) -> None:
    section = report_of(record_of(sections=(f"市民協働課\t{cell}\t8", "くらし安全課\t野沢 剛\t7"))).staffing.sections[0]
    assert [(one.full_name, one.concurrent, one.label) for one in section.officers] == [(full_name, concurrent, cell)]


def test_a_table_typed_with_single_blanks(record_of: RecordOf) -> None:
    report = report_of(record_of(sections=("市民協働課 桜井 伸夫 8", "くらし安全課 野沢 剛 7")))
    assert [(one.name, one.staff_count, one.officers[0].full_name) for one in report.staffing.sections] == [
        ("市民協働課", 8, "桜井 伸夫"),
        ("くらし安全課", 7, "野沢 剛"),
    ]


def test_a_number_is_never_a_name(convert_text: ConvertText, city_report: CityReport) -> None:
    text = city_report(sections=("市民協働課\t桜井 伸夫\t8", "くらし安全課\t\t7")).replace("\t", "    ")
    sections = report_of(convert_text(text).record).staffing.sections
    assert [(one.name, one.staff_count, len(one.officers)) for one in sections] == [
        ("市民協働課", 8, 1),
        ("くらし安全課", 7, 0),
    ]


def test_a_wrapped_section_and_a_head_on_two_rows(record_of: RecordOf) -> None:
    rows = ("人権・多文化共生\t\t", "参画課\t西尾 優\t5", "市民課\tおおにし まゆみ\t31", "\t大西 真由美\t")
    sections = report_of(record_of(sections=rows)).staffing.sections
    assert [one.name for one in sections][-1] == "市民課"
    assert sections[-1].officers[0].full_name == "大西 真由美"
    assert sections[-1].officers[0].family_name_kana == "オオニシ"


def test_a_section_twice(record_of: RecordOf) -> None:
    record = record_of(sections=("市民課\t大西 真由美\t3", "市民課\t野沢 剛\t4"))
    ids = {section.section_id for section in report_of(record).staffing.sections}
    assert len(ids) == 2
    assert "duplicate-section" in codes(record)


# Year


@pytest.mark.parametrize(
    ("title", "year", "fiscal_year", "label", "found"),
    [
        ("市民環境部の基本方針", "平成30年度", 2018, "平成30年度", []),
        ("平成30年度 市民環境部の基本方針", "平成30年度", 2018, "平成30年度", []),
        ("令和元年度市民環境部の基本方針", "令和元年度", 2019, "令和元年度", ["fiscal-year-conflict"]),
        ("平成31年度（令和元年度）市民環境部の基本方針", "平成30年度", 2019, None, ["fiscal-year-conflict"]),
    ],
)
def test_fiscal_years(
    title: str, year: str, fiscal_year: int, label: str | None, found: list[str], record_of: RecordOf
) -> None:
    record = record_of(title=title, year=year)
    report = report_of(record)
    assert report.fiscal_year == fiscal_year
    assert label is None or report.fiscal_year_label == label
    assert sorted(set(codes(record)) & {"fiscal-year-conflict", "fiscal-year-from-date"}) == found


PLAIN = ("甲事業 (市民協働課)\t取組内容", "\t進めます。")


def test_only_the_as_of_date_tells_the_year(convert_text: ConvertText, city_report: CityReport) -> None:
    text = city_report(projects=PLAIN).replace("平成30年度の目標", "目標")
    record = convert_text(text).record
    assert (report_of(record).fiscal_year, report_of(record).fiscal_year_label) == (2018, None)
    assert "fiscal-year-from-date" in codes(record)
    before_april = convert_text(text.replace("4月1日", "3月31日")).record
    assert report_of(before_april).fiscal_year == 2017


def test_no_year_at_all(convert_text: ConvertText, city_report: CityReport) -> None:
    text = city_report(as_of="4月1日現在", projects=PLAIN).replace("平成30年度の目標", "目標")
    record = convert_text(text).record
    assert report_of(record).fiscal_year is None
    assert "fiscal-year-missing" in codes(record)
    assert report_of(record).report_id.startswith("rpt-142999-0000-")


def test_a_report_on_the_year_before_is_no_conflict(record_of: RecordOf) -> None:
    rows = ("甲事業 (市民協働課)\t平成30年度の取組", "\t進めます。", "\t平成29年度の実績", "\t進めました。")
    record = record_of(projects=rows)
    assert report_of(record).fiscal_year == 2018
    assert [entry.fiscal_year for entry in report_of(record).projects[0].entries] == [2018, 2017]
    assert codes(record) == []


# Policies, goals, extras


def test_kinds_of_policy(convert_text: ConvertText, city_report: CityReport) -> None:
    blocks = {"使命": "mission", "将来像": "vision", "現状と課題": "current_state", "部長からのメッセージ": "message"}
    printed = "".join(f"{heading}\n\n{heading}の文です。\n\n" for heading in blocks)
    text = city_report().replace("平成30年度の目標\n", f"{printed}平成30年度の目標\n")
    policies = report_of(convert_text(text).record).policies
    assert [policy.kind for policy in policies] == ["policy", *blocks.values()]
    assert [policy.paragraphs for policy in policies[1:]] == [(f"{heading}の文です。",) for heading in blocks]


def test_a_self_introduction_is_an_extra(convert_text: ConvertText, city_report: CityReport) -> None:
    record = convert_text(city_report() + "\n自己紹介\n\n趣味は山歩きです。\n").record
    assert [(extra.label, extra.text) for extra in report_of(record).extras] == [("自己紹介", "趣味は山歩きです。")]
    assert codes(record) == []


def test_goals_on_two_levels(record_of: RecordOf) -> None:
    goals = ("1 地域を支えます。", "(1) 円卓会議を開きます。", "(2) 担い手を育てます。", "2 環境を守ります。")
    found = report_of(record_of(goals=goals)).goals
    assert [(goal.goal_no, goal.text, len(goal.children)) for goal in found] == [
        (1, "地域を支えます。", 2), (2, "環境を守ります。", 0),
    ]  # fmt: skip
    assert [(goal.goal_no, goal.text) for goal in found[0].children] == [
        (1, "円卓会議を開きます。"), (2, "担い手を育てます。"),
    ]  # fmt: skip


def test_goals_without_marks_or_numbers(record_of: RecordOf) -> None:
    plain = record_of(goals=("地域を支えます。", "環境を守ります。"))
    assert [(goal.goal_no, goal.marker) for goal in report_of(plain).goals] == [(None, None), (None, None)]
    bullets = record_of(goals=("・地域を支えます。", "・環境を守ります。"))
    assert [(goal.goal_no, goal.text) for goal in report_of(bullets).goals] == [
        (None, "地域を支えます。"), (None, "環境を守ります。"),
    ]  # fmt: skip
    assert codes(plain) == codes(bullets) == []


def test_a_goal_wrapped_over_two_lines(record_of: RecordOf) -> None:
    found = report_of(
        record_of(goals=("① 地域の皆さんと共に支え合う", "まちをつくります。", "② 環境を守ります。"))
    ).goals
    assert [goal.text for goal in found] == ["地域の皆さんと共に支え合うまちをつくります。", "環境を守ります。"]


@pytest.mark.parametrize(
    ("marks", "found"),
    [("①②③", 0), ("①③", 1), ("②③", 1), ("①①②", 1), ("①②①②", 0)],
)
def test_gaps_in_goal_numbers(marks: str, found: int, record_of: RecordOf) -> None:
    record = record_of(goals=[f"{mark} 目標の文です。" for mark in marks])
    assert codes(record) == ["goal-number-gap"] * found


# Projects


def entries_of(label: str, text: str) -> list[str]:
    return [f"\t{label}", f"\t{text}"]


@pytest.mark.parametrize(
    ("bracket", "sections", "method"),
    [
        ("(市民協働課)", ["市民協働課"], ["exact"]),
        ("（市民協働課）", ["市民協働課"], ["exact"]),
        ("（市民協働課・くらし安全課）", ["市民協働課", "くらし安全課"], ["exact", "exact"]),
        ("(市民協働課、くらし安全課)", ["市民協働課", "くらし安全課"], ["exact", "exact"]),
        ("(市民 協働課)", ["市民協働課"], ["exact"]),
        ("(道路課)", ["道路課"], ["none"]),
        ("【市民協働課】", ["市民協働課"], ["exact"]),
    ],
)
def test_sections_of_a_project(bracket: str, sections: list[str], method: list[str], record_of: RecordOf) -> None:
    rows = [f"見守り事業 {bracket}\t平成30年度の取組", "\t進めます。"]
    (project,) = report_of(record_of(projects=rows)).projects
    assert project.name == project.name_label == "見守り事業"
    assert [section.label for section in project.sections] == sections
    assert [section.match_method for section in project.sections] == method
    assert all((section.section_id is None) == (section.match_method == "none") for section in project.sections)


@pytest.mark.parametrize("bracket", ["（繰越分）", "(第2期)", "（仮称）"])
def test_another_bracket_belongs_to_the_name(bracket: str, record_of: RecordOf) -> None:
    record = record_of(projects=[f"見守り事業{bracket}\t平成30年度の取組", "\t進めます。"])
    (project,) = report_of(record).projects
    assert (project.name, project.sections) == (f"見守り事業{bracket}", ())
    assert codes(record) == ["project-name-bracket"]


def test_a_bracket_before_the_section(record_of: RecordOf) -> None:
    record = record_of(projects=["見守り事業（繰越分） (市民協働課)\t平成30年度の取組", "\t進めます。"])
    (project,) = report_of(record).projects
    assert (project.name, [section.label for section in project.sections]) == ("見守り事業（繰越分）", ["市民協働課"])
    assert codes(record) == []


def test_pairing_and_names(record_of: RecordOf) -> None:
    plan, final = entries_of("平成30年度の取組", "進めます。"), entries_of("最終報告", "進めました。")
    rows = []
    for name, texts in (("甲", plan + final), ("乙", plan), ("丙", final), ("甲", plan + final), ("丁", [])):
        left = f"{name}地域事業 (市民協働課)"
        rows += [left + (texts or ["\t"])[0], *texts[1:]]
    record = record_of(projects=rows)
    found = {issue.code: issue.path for issue in record.issues}
    assert found["plan-without-final"] == "/reports/0/projects/1"
    assert found["final-without-plan"] == "/reports/0/projects/2"
    assert found["duplicate-project"] == "/reports/0/projects/3/name"
    assert found["project-without-text"] == "/reports/0/projects/4"
    assert len({project.project_id for project in report_of(record).projects}) == 5


def test_a_text_over_several_rows(record_of: RecordOf) -> None:
    rows = [
        "甲地域事業 (市民協働課)\t平成30年度の取組",
        "\t円卓会議を開き、",
        "\t話し合います。",
        "",
        "\tまた、広報します。",
    ]
    (project,) = report_of(record_of(projects=rows)).projects
    assert [entry.text for entry in project.entries] == ["円卓会議を開き、話し合います。また、広報します。"]


def test_a_table_of_columns(convert_text: ConvertText, city_report: CityReport) -> None:
    rows = ["事業名\t取組内容・報告", "甲地域事業 (市民協働課)\t平成30年度の取組", "\t進めます。"]
    record = convert_text(city_report(projects=rows)).record
    assert [project.name for project in report_of(record).projects] == ["甲地域事業"]
    assert report_of(record).extras == ()


ABREAST = [
    ["甲地域事業 (市民協働課)\t平成30年度の取組\t最終報告", "\t甲を\t甲を", "\t進めます。\t進めました。",
     "乙地域事業 (市民協働課)\t平成30年度の取組\t最終報告", "\t乙を進めます。\t乙を進めました。"],
    ["甲地域事業\t平成30年度の取組\t最終報告", "(市民協働課)\t甲を進めます。\t甲を進めました。",
     "乙地域事業 (市民協働課)\t乙を進めます。\t乙を進めました。"],
    ["\t平成30年度の取組\t最終報告", "甲地域事業 (市民協働課)\t甲を進めます。\t甲を進めました。",
     "乙地域事業 (市民協働課)\t乙を進めます。\t乙を進めました。"],
    ["事業名\t担当課\t平成30年度の取組\t最終報告", "甲地域事業\t市民協働課\t甲を進めます。\t甲を進めました。",
     "乙地域事業\t市民協働課\t乙を進めます。\t乙を進めました。"],
    ["甲地域事業 (市民協働課)\t平成30年度の取組\t最終報告", "\t甲を進めます。\t甲を進めました。",
     "乙地域事業 (市民協働課)\t平成30年度の取組", "\t乙を進めます。", "\t最終報告", "\t乙を進めました。"],
    ["市民協働課\t甲地域事業\t平成30年度の取組", "\t\t甲を進めます。", "\t\t最終報告", "\t\t甲を進めました。",
     "市民協働課\t乙地域事業\t平成30年度の取組", "\t\t乙を進めます。", "\t\t最終報告", "\t\t乙を進めました。"],
]  # fmt: skip


@pytest.mark.parametrize("rows", ABREAST)
def test_labels_side_by_side(rows: list[str], record_of: RecordOf) -> None:
    record = record_of(projects=rows)
    projects = report_of(record).projects
    assert [project.name for project in projects] == ["甲地域事業", "乙地域事業"]
    assert [[section.label for section in project.sections] for project in projects] == [["市民協働課"]] * 2
    for name, project in zip("甲乙", projects, strict=True):
        assert [(entry.entry_type, entry.text, entry.attribution) for entry in project.entries] == [
            ("plan", f"{name}を進めます。", "explicit"),
            ("final", f"{name}を進めました。", "explicit"),
        ]
    assert report_of(record).extras == ()
    assert codes(record) == []


def test_names_in_a_column_are_projects_of_their_own(record_of: RecordOf) -> None:
    rows = ["事業名\t平成30年度の取組\t最終報告", "市民まつり\t開きます。\t開きました。", "円卓会議の開催\t開きます。"]
    projects = report_of(record_of(projects=rows)).projects
    assert [(project.name, len(project.entries)) for project in projects] == [("市民まつり", 2), ("円卓会議の開催", 1)]


# Booklets


def test_two_reports_in_one_file(convert_text: ConvertText, city_report: CityReport) -> None:
    first = city_report()
    second = city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 塩沢 隆一"), year="令和元年度",
                         sections=("福祉課\t須藤 雅美\t15",), projects=("見守り事業 (福祉課)\t令和元年度の取組", "\t進めます。"))  # fmt: skip
    record = convert_text(f"{first}\f{second}").record
    one, two = record.reports
    assert (one.title, two.title) == ("市民環境部の基本方針", "福祉部の基本方針")
    assert (one.fiscal_year, two.fiscal_year) == (2018, 2019)
    alone = report_of(convert_text(first).record)
    assert one == alone
    assert [project.name for project in two.projects] == ["見守り事業"]
    assert two.staffing.sections[0].name == "福祉課"
    assert [officer.full_name for officer in two.officers] == ["塩沢 隆一"]
    lines = convert_text(f"{first}\f{second}").document.lines
    place = record.evidence["/reports/1/title"]
    assert place.line_start is not None
    assert "福祉部の基本方針" in lines[place.line_start - 1].text


def test_a_title_in_prose_opens_no_report(convert_text: ConvertText, city_report: CityReport) -> None:
    record = convert_text(city_report(policy=("福祉部の基本方針を踏まえて進めます。", "福祉部の基本方針"))).record
    assert len(record.reports) == 1
    assert "福祉部の基本方針" in report_of(record).policies[0].paragraphs
