"""Small reports in layouts that differ from the known ones: each is read right, or left to `extras`, never mixed up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.document import Cell, Document, Line, Piece, Row, Source
from pipeline.profiles.profile import load_profiles
from pipeline.run import Conversion
from pipeline.segment import segment

Json = dict[str, Any]
ReportOf = Callable[..., Json]

NAME_1, NAME_2 = "地域コミュニティ活性化事業", "消費生活相談事業"
PLAN_1, PLAN_2 = "市内12地区で「地区円卓会議」を開きます。", "相談員を1人増員します。"
FINAL_1, FINAL_2 = "10地区で円卓会議を開催しました。", "相談員を増員し、週5日の体制としました。"
YEAR = "平成30年度の取組"


@pytest.fixture
def report_of(
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
    reports_of: Callable[[Conversion], list[Json]],
) -> ReportOf:
    def run(replaced: tuple[str, str] = ("", ""), **parts: Any) -> Json:
        text: str = city_report(**parts)
        (report,) = reports_of(convert_text(text.replace(*replaced) if replaced[0] else text))
        return report

    return run


def read_projects(report: Json) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
    return [
        (
            project["name"],
            [section["label"] for section in project["sections"]],
            [(entry["entry_type"], entry["text"]) for entry in project["entries"]],
        )
        for project in report["projects"]
    ]


def wanted(sections: tuple[list[str], list[str]] = (["市民協働課"], ["くらし安全課"])) -> Any:
    return [
        (NAME_1, sections[0], [("plan", PLAN_1), ("final", FINAL_1)]),
        (NAME_2, sections[1], [("plan", PLAN_2), ("final", FINAL_2)]),
    ]


def two_columns(name_1: str, name_2: str, plan: str = YEAR, final: str = "最終報告") -> list[str]:
    first = [f"{name_1}\t{plan}", f"\t{PLAN_1}", f"\t{final}", f"\t{FINAL_1}"]
    return [*first, f"{name_2}\t{plan}", f"\t{PLAN_2}", f"\t{final}", f"\t{FINAL_2}"]


TABLE = two_columns(f"{NAME_1} (市民協働課)", f"{NAME_2} (くらし安全課)")
LISTS = {
    "labelled names": [
        f"事業名：{NAME_1}", "担当課：市民協働課", f"{YEAR}：{PLAN_1}", f"最終報告：{FINAL_1}", "",
        f"事業名：{NAME_2}", "担当課：くらし安全課", f"{YEAR}：{PLAN_2}", f"最終報告：{FINAL_2}",
    ],
    "labels in a column": [
        f"事業名\t{NAME_1}", "担当課\t市民協働課", f"取組内容\t{PLAN_1}", f"最終報告\t{FINAL_1}", "",
        f"事業名\t{NAME_2}", "担当課\tくらし安全課", f"取組内容\t{PLAN_2}", f"最終報告\t{FINAL_2}",
    ],
    "section below the name": [
        f"{NAME_1}\t{YEAR}", f"所管：市民協働課\t{PLAN_1}", "\t最終報告", f"\t{FINAL_1}",
        f"{NAME_2}\t{YEAR}", f"所管課：くらし安全課\t{PLAN_2}", "\t最終報告", f"\t{FINAL_2}",
    ],
    "numbers in a column": ["１\t" + TABLE[0], *("\t" + row for row in TABLE[1:4]), "２\t" + TABLE[4], *("\t" + row for row in TABLE[5:])],
    "a blank column before": ["\t" + row for row in TABLE],
    "a column of sections": [
        "事業名\t担当課\t取組・報告", f"{NAME_1}\t市民協働課\t{YEAR}", f"\t\t{PLAN_1}", "\t\t最終報告", f"\t\t{FINAL_1}",
        f"{NAME_2}\tくらし安全課\t{YEAR}", f"\t\t{PLAN_2}", "\t\t最終報告", f"\t\t{FINAL_2}",
    ],
    "numbered columns": [
        f"No.\t事業名\t担当課\t{YEAR}\t最終報告", f"1\t{NAME_1}\t市民協働課\t{PLAN_1}\t{FINAL_1}", f"2\t{NAME_2}\tくらし安全課\t{PLAN_2}\t{FINAL_2}",
    ],
    "single blanks": [
        f"{NAME_1} (市民協働課) {YEAR}", PLAN_1, "最終報告", FINAL_1, f"{NAME_2} (くらし安全課) {YEAR}", PLAN_2, "最終報告", FINAL_2,
    ],
    "bare labels in brackets": two_columns(f"{NAME_1} (市民協働課)", f"{NAME_2} (くらし安全課)", "【取組】", "【結果】"),
}  # fmt: skip


@pytest.mark.parametrize("layout", LISTS)
def test_layouts_of_projects(layout: str, report_of: ReportOf) -> None:
    report = report_of(projects=LISTS[layout])
    assert read_projects(report) == wanted()
    assert report["extras"] == []


def test_names_without_any_mark(report_of: ReportOf) -> None:
    rows = [NAME_1, YEAR, PLAN_1, "最終報告", FINAL_1, "", NAME_2, YEAR, PLAN_2, "最終報告", FINAL_2]
    assert read_projects(report_of(projects=rows)) == wanted(([], []))


def test_the_end_of_a_text_is_no_name(report_of: ReportOf) -> None:
    rows = [f"○{NAME_1}", YEAR, "円卓会議を開き", "ます", "最終報告", "開きました。", "", f"○{NAME_2}", YEAR, PLAN_2]
    assert [project[0] for project in read_projects(report_of(projects=rows))] == [NAME_1, NAME_2]


def test_a_name_may_begin_with_a_bracket(report_of: ReportOf) -> None:
    rows = two_columns(f"{NAME_1}（繰越分）(市民協働課)", f"（仮称）{NAME_2}（くらし安全課）")
    found = read_projects(report_of(projects=rows))
    assert [name for name, _, _ in found] == [f"{NAME_1}（繰越分）", f"（仮称）{NAME_2}"]
    assert [texts for _, _, texts in found] == [texts for _, _, texts in wanted()]


def test_a_name_wrapped_before_a_word_that_is_a_label(report_of: ReportOf) -> None:
    rows = [f"公共施設再編\t{YEAR}", f"計画\t{PLAN_1}", "\t最終報告", f"\t{FINAL_1}"]
    assert read_projects(report_of(projects=rows)) == [("公共施設再編計画", [], [("plan", PLAN_1), ("final", FINAL_1)])]


def test_a_grade_is_no_part_of_the_report(report_of: ReportOf) -> None:
    rows = [*TABLE[:4], "\t達成度", "\tＡ", *TABLE[4:]]
    report = report_of(projects=rows)
    assert read_projects(report) == wanted()
    assert [(one["label"], one["value"]) for one in report["projects"][0]["ratings"]] == [("達成度", "A")]


def test_a_sentence_that_begins_with_a_label_word_is_no_label(report_of: ReportOf) -> None:
    rows = [*TABLE[:1], "\t成果 を上げるため、会議を開きます。", *TABLE[2:]]
    assert read_projects(report_of(projects=rows))[0][2] == [
        ("plan", "成果 を上げるため、会議を開きます。"),
        ("final", FINAL_1),
    ]


def test_a_label_inside_projects_opens_no_block(report_of: ReportOf) -> None:
    rows = [f"○{NAME_1}", YEAR, PLAN_1, "課題", "担い手が足りません。", f"○{NAME_2}", YEAR, PLAN_2, "最終報告", FINAL_2]
    report = report_of(projects=rows)
    assert [texts for _, _, texts in read_projects(report)] == [
        [("plan", PLAN_1), ("issue_next", "担い手が足りません。")],
        [("plan", PLAN_2), ("final", FINAL_2)],
    ]
    assert [policy["kind"] for policy in report["policies"]] == ["policy"]


@pytest.mark.parametrize("at", range(1, 8))
@pytest.mark.parametrize(
    "between",
    [["", "2/3", "", "市民環境部の基本方針", ""], ["", "２ページ", ""], ["", "p.2", "", "主な事業（続き）\t"]],
)
def test_page_ends(between: list[str], at: int, report_of: ReportOf) -> None:
    report = report_of(projects=[*TABLE[:at], *between, *TABLE[at:]])
    assert read_projects(report) == wanted()
    assert report["extras"] == []


def test_a_fraction_in_a_text_is_no_page_number(report_of: ReportOf) -> None:
    report = report_of(projects=[*TABLE[:3], "\t1/3", *TABLE[4:]])
    assert read_projects(report)[0][2][1] == ("final", "1/3")


@pytest.mark.parametrize("between", ["\r", "\u2028", "\x0b\n", "\n\u200b", "\n\ufeff", "\f\n"])
def test_line_ends_and_invisible_characters(between: str, report_of: ReportOf) -> None:
    assert read_projects(report_of(replaced=("\n", between))) == wanted()


@pytest.mark.parametrize(
    ("header", "officers"),
    [
        (["部局名", "部長名", "市民環境部", "高﨑 邦夫"], [("部長", "高﨑 邦夫", None, False)]),
        (["部局名\t部長名", "市民環境部\t高﨑 邦夫"], [("部長", "高﨑 邦夫", None, False)]),
        (["部局名 市民環境部", "\tたかさき　くにお", "部長名\t高﨑 邦夫"], [("部長", "高﨑 邦夫", "タカサキ", False)]),
        (["■部局名 市民環境部", "■部局長名 高﨑 邦夫"], [("部局長", "高﨑 邦夫", None, False)]),
        (["部局名 | 市民環境部", "部長名 | 高﨑 邦夫"], [("部長", "高﨑 邦夫", None, False)]),
        (["部局名 市民環境部", "部長（事務取扱） 高﨑 邦夫"], [("部長", "高﨑 邦夫", None, True)]),
        (
            ["部局名 市民環境部", "部長名 高﨑 邦夫 参事 中村 秀雄"],
            [("部長", "高﨑 邦夫", None, False), ("参事", "中村 秀雄", None, False)],
        ),
    ],
)
def test_headers(header: list[str], officers: list[Any], report_of: ReportOf) -> None:
    report = report_of(header=header)
    assert report["department"] == {"name": "市民環境部", "parents": []}
    keys = ("role_label", "full_name", "family_name_kana", "concurrent")
    assert [tuple(one[key] for key in keys) for one in report["officers"]] == officers
    assert report["extras"] == []


def test_labels_and_values_that_do_not_pair_are_left(report_of: ReportOf) -> None:
    report = report_of(header=["部局名", "部長名", "次長名", "市民環境部", "高﨑 邦夫"])
    assert all(officer["full_name"] != "市民環境部" for officer in report["officers"])


@pytest.mark.parametrize(
    "header",
    [
        ["局名\t都市環境局", "部名\t市民環境部"],
        ["部局名 都市環境局市民環境部"],
        ["部局名 都市環境局　市民環境部"],
    ],
)
def test_what_stands_above_a_department(header: list[str], report_of: ReportOf) -> None:
    assert report_of(header=header)["department"] == {"name": "市民環境部", "parents": ["都市環境局"]}


@pytest.mark.parametrize(
    "name", ["教育委員会事務局", "消防本部", "上下水道局", "会計課", "こども部局", "市立病院事務局"]
)
def test_departments_of_one_level(name: str, report_of: ReportOf) -> None:
    report = report_of(title=f"{name}の基本方針", header=[f"部局名 {name}"])
    assert report["department"] == {"name": name, "parents": []}


def test_a_year_on_a_line_of_its_own(report_of: ReportOf) -> None:
    report = report_of(title="令和2年度\n\n市民環境部の基本方針", projects=["○" + NAME_1, "取組", PLAN_1], year="")
    assert (report["fiscal_year"], report["fiscal_year_label"], report["extras"]) == (2020, "令和2年度", [])


@pytest.mark.parametrize(
    ("rows", "sections", "total"),
    [
        (["市民協働・", "国際課\t桜井 伸夫\t8"], [("市民協働・国際課", 8)], None),
        (["市民協働課\t\t桜井 伸夫\t8"], [("市民協働課", 8)], None),
        (["\t\t（人）", "市民協働課\t桜井 伸夫\t8"], [("市民協働課", 8)], None),
        (["市民協働課\t桜井 伸夫\t8", "", "部の職員数 8名（部長を除く）"], [("市民協働課", 8)], (8, False)),
        (["市民協働課\t桜井 伸夫\t8", "", "職員数合計：9人（部長を含む）"], [("市民協働課", 8)], (9, True)),
    ],
)
def test_staffing(rows: list[str], sections: list[Any], total: Any, report_of: ReportOf) -> None:
    report = report_of(sections=rows)
    staffing = report["staffing"]
    assert [(one["name"], one["staff_count"]) for one in staffing["sections"]] == sections
    stated = staffing["stated_total"]
    assert (stated and (stated["staff_count"], stated["includes_head"])) == total
    assert report["extras"] == []


def test_a_heading_with_its_text_beside_it(report_of: ReportOf) -> None:
    for heading in ("基本方針\t", "基本方針："):
        report = report_of(replaced=("基本方針\n\n地域", heading + "地域"))
        assert [policy["kind"] for policy in report["policies"]] == ["policy"]
        assert report["policies"][0]["paragraphs"][0].startswith("地域の皆さん")
        assert len(report["staffing"]["sections"]) == 2


@pytest.mark.parametrize(
    ("goals", "texts"),
    [
        (["1\t加入を促します。", "2\t相談を充実します。"], [(1, "加入を促します。"), (2, "相談を充実します。")]),
        (["① 加入を促します。", "※ 新規です。", "② 相談を充実します。"], [(1, "加入を促します。"), (2, "相談を充実します。")]),
        (
            ["加入を促すため、転入した方に届出の窓口で冊子を配るとともに、案内を広く行って", "いきます。", "相談を充実します。"],
            [(None, "加入を促すため、転入した方に届出の窓口で冊子を配るとともに、案内を広く行っていきます。"), (None, "相談を充実します。")],
        ),
        (["8月に始めます。", "10人を増やします。"], [(None, "8月に始めます。"), (None, "10人を増やします。")]),
    ],
)  # fmt: skip
def test_goals(goals: list[str], texts: list[Any], report_of: ReportOf) -> None:
    assert [(goal["goal_no"], goal["text"]) for goal in report_of(goals=goals)["goals"]] == texts


@pytest.mark.parametrize("header", [["都市整備部長　中村　秀雄"], []])
def test_two_reports_without_labels_do_not_mix(
    header: list[str],
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
    reports_of: Callable[[Conversion], list[Json]],
) -> None:
    cover = "平成30年度 部局の基本方針\n\n市民環境部の基本方針\n都市整備部の基本方針\n\n"
    second = city_report(title="都市整備部の基本方針", header=header)
    for lead in ("", cover[: cover.index("市民")]):
        one, two = reports_of(convert_text(lead + city_report() + second))
        assert [report["department"]["name"] for report in (one, two)] == ["市民環境部", "都市整備部"]
        assert read_projects(one) == read_projects(two) == wanted()


def test_a_policy_of_another_department_begins_no_report(report_of: ReportOf) -> None:
    report = report_of(policy=("支え合います。", "都市整備部の運営方針", "住みよいまちをつくります。"))
    assert read_projects(report) == wanted()


def test_row_of_blank_cells_opens_nothing() -> None:
    texts = [
        ("市民部の基本方針",),
        ("執行体制",),
        ("市民協働課", "森 茂", "17"),
        ("", "", ""),
        ("広聴課", "堀 実", "9"),
    ]
    rows, lines = list[Row](), list[Line]()
    for cells in texts:
        pieces = list[tuple[Piece, ...]]()
        for text in cells:
            lines.append(Line(len(lines) + 1, text))
            pieces.append((Piece(len(lines), 0, len(text), text),) if text else ())
        rows.append(Row(tuple(map(Cell, pieces)), table=1 if len(cells) > 1 else None))
    document = Document(Source("a.txt", "0" * 64, 1, "text/plain"), tuple(lines), tuple(rows))
    (report,) = segment(document, load_profiles().generic)
    assert [one.kind for one in report.segments][-1:] == ["staffing"]
