"""Staffing tables as cities print them: every number stands where its titles say, or is null with an issue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
Read = Callable[..., tuple[Json, list[tuple[str, str | None]]]]

HEADS = "課名\t課長名\t職員数"


@pytest.fixture
def read(convert_text: Callable[[str], Conversion], city_report: Callable[..., str]) -> Read:
    """Rows of the staffing block → the report, and the codes and paths of the issues about it."""

    def run(*rows: str, heading: str = "部局内の執行体制") -> tuple[Json, list[tuple[str, str | None]]]:
        text = city_report(sections=rows).replace("部局内の執行体制\t\t\n課名\t課長名\t職員数", heading)
        dumped = convert_text(text).record.model_dump(mode="json")
        codes = [
            (one["code"], one["path"]) for one in dumped["issues"] if one["code"] not in ("section-not-in-staffing",)
        ]
        return dumped["reports"][0], codes

    return run


def counts(report: Json) -> list[tuple[str, Any, Json]]:
    sections = report["staffing"]["sections"]
    return [(one["name"], one["staff_count"], one["staff_counts"]) for one in sections]


def heads(report: Json) -> list[list[str | None]]:
    return [[head["full_name"] for head in one["officers"]] for one in report["staffing"]["sections"]]


def total(report: Json) -> tuple[Any, bool] | None:
    stated = report["staffing"]["stated_total"]
    return stated and (stated["staff_count"], stated["includes_head"])


TYPES = "\t\t正規\t再任用\t会計年度任用\t計"


def test_titles_in_two_rows(read: Read) -> None:
    rows = ["市民課\t奥村 弘\t9\t－\t3\t12", "環境課\t森田 愛\t8\t1\t\t9", "合計\t\t17\t1\t3\t21"]
    report, issues = read(HEADS + "\t\t\t", TYPES, *rows)
    assert counts(report) == [
        ("市民課", 12, {"regular": 9, "fiscal_year_appointee": 3}),
        ("環境課", 9, {"regular": 8, "reappointed": 1}),
    ]
    assert total(report) == (21, False)
    assert (report["extras"], issues) == ([], [])


def test_titles_in_three_rows(read: Read) -> None:
    rows = [
        HEADS + "\t\t\t\t",
        "\t\t正規職員\t\t\t会計年度任用職員\t計",
        "\t\t男\t女\t計\t\t",
        "市民課\t奥村 弘\t5\t4\t9\t3\t12",
    ]
    report, _ = read(*rows)
    assert counts(report) == [("市民課", 12, {"regular": 9, "fiscal_year_appointee": 3})]
    assert [extra["text"] for extra in report["extras"]] == ["5", "4"]


def test_titles_without_the_blank_cells_before_them(read: Read) -> None:
    report, issues = read(HEADS, "正規\t再任用\t会計年度", "市民課\t奥村 弘\t9\t0\t3")
    assert counts(report) == [("市民課", None, {"regular": 9, "reappointed": 0, "fiscal_year_appointee": 3})]
    assert issues == []


def test_types_alone_and_a_total_with_the_head(read: Read) -> None:
    rows = [
        "所属\t所属長名\t正規職員\t嘱託職員\t再任用職員\t臨時職員\tその他",
        "市民課\t奥村 弘\t10\t6\t\t1\t",
        "環境課\t森田 愛\t9\t2\t1\t\t",
        "職員構成人数\t\t19\t8\t1\t1\t",
        "部の職員人数（部長含む）\t30名",
    ]
    report, issues = read(*rows)
    assert counts(report) == [
        ("市民課", None, {"regular": 10, "contract": 6, "temporary": 1}),
        ("環境課", None, {"regular": 9, "contract": 2, "reappointed": 1}),
    ]
    assert total(report) == (30, True)
    assert (report["extras"], issues) == ([], [])


@pytest.mark.parametrize(
    ("title", "row", "expected"),
    [
        ("職員数\t再任用\t計", "9\t2\t11", (11, {"reappointed": 2})),  # whose the 9 are is not said
        ("令和3年度\t令和4年度", "9\t8", (None, {})),
        ("職員数\t非常勤", "9\t4", (9, {})),
        ("会計年度任用職員（フルタイム）\t会計年度任用職員（パート）\t正規", "1\t2\t5", (None, {"regular": 5})),
        ("定数\t現員", "10\t9", (9, {})),
        ("職員数\t正規\t正規", "9\t4\t5", (9, {})),
        ("職員数\tうち女性", "9\t4", (9, {})),
    ],
)
def test_a_number_under_a_strange_title_is_of_no_known_type(title: str, row: str, expected: Any, read: Read) -> None:
    report, issues = read(f"課名\t課長名\t{title}", f"市民課\t奥村 弘\t{row}")
    assert counts(report) == [("市民課", *expected)]
    assert ("staff-type-unknown", "/reports/0/staffing/sections") in issues
    assert report["extras"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("職員数（正規）", "regular"),
        ("会計年度任用職員（フルタイム）", "fiscal_year_appointee"),
        ("うち再任用", "reappointed"),
        ("再任用職員（人）", "reappointed"),
        ("その他", "other"),
    ],
)
def test_remarks_in_a_title(title: str, kind: str, read: Read) -> None:
    report, _ = read(f"課名\t課長名\t計\t{title}", "市民課\t奥村 弘\t12\t4.05")
    assert counts(report)[0][2] == {kind: 4.05}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("61 (12)", 61),
        ("1,184人( 61人)", 1184),
        ("3, 438人", 3438),
        ("４．０５", 4.05),
        ("７名", 7),
        ("０", 0),
        ("0人", 0),
        ("（12）", None),
        ("9+2", None),
        ("約9", None),
        ("△1", None),
        ("9 2", None),
    ],
)
def test_numbers(printed: str, value: Any, read: Read) -> None:
    report, issues = read(HEADS, f"市民課\t奥村 弘\t{printed}")
    section = report["staffing"]["sections"][0]
    assert (section["staff_count"], section["staff_count_label"]) == (value, printed)
    assert (value is None) == (("unreadable-count", "/reports/0/staffing/sections/0/staff_count") in issues)


@pytest.mark.parametrize("printed", ["－", "―", "", "…"])
def test_nothing_printed_is_no_zero(printed: str, read: Read) -> None:
    report, issues = read(HEADS + "\t再任用", f"市民課\t奥村 弘\t9\t{printed}")
    assert (counts(report), issues) == ([("市民課", 9, {})], [])


def test_types_that_do_not_add_up(read: Read) -> None:
    _, issues = read(HEADS + "\t\t\t", TYPES, "市民課\t奥村 弘\t9\t1\t3\t12")
    assert issues == [("total-mismatch", "/reports/0/staffing/sections/0")]


def test_a_total_by_type_that_is_no_sum(read: Read) -> None:
    report, issues = read(HEADS + "\t\t\t", TYPES, "市民課\t奥村 弘\t9\t－\t3\t12", "合計\t\t8\t\t3\t12")
    assert ("total-mismatch", "/reports/0/staffing") in issues
    assert [(extra["label"], extra["text"]) for extra in report["extras"]] == [("合計", "8")]


def test_a_row_with_a_cell_too_few_gives_no_numbers(read: Read) -> None:
    report, issues = read(HEADS + "\t\t\t", TYPES, "市民課\t奥村 弘\t9\t3\t12")
    assert counts(report) == [("市民課", None, {})]
    assert ("staffing-unclear", "/reports/0/staffing/sections/0") in issues


def test_subtotals(read: Read) -> None:
    rows = ["市民課\t奥村 弘\t9", "小計\t\t9", "環境課\t森田 愛\t4", "小計\t\t4", "合計\t\t13"]
    report, issues = read(HEADS, *rows)
    assert (counts(report), total(report)) == ([("市民課", 9, {}), ("環境課", 4, {})], (13, False))
    assert (report["extras"], issues) == ([], [])


def test_the_head_of_the_department_is_no_section(read: Read) -> None:
    rows = ["部長\t高﨑 邦夫\t1", "市民課\t奥村 弘\t9", "合計\t\t10"]
    report, issues = read(HEADS, *rows)
    assert (counts(report), total(report), issues) == ([("市民課", 9, {})], (10, True), [])
    assert [one["full_name"] for one in report["officers"]] == ["高﨑 邦夫"]
    report, issues = read(HEADS, "担当部長\t佐野 学\t1", "次長\t森 恵\t1", "市民課\t奥村 弘\t9")
    assert [one["role_label"] for one in report["officers"]] == ["部長", "担当部長"]
    assert [one[0] for one in counts(report)] == ["市民課"]


def test_two_tables_side_by_side(read: Read) -> None:
    rows = ["市民課\t奥村 弘\t9\t環境課\t森田 愛\t8", "税務課\t林 茂\t7\t合計\t\t24"]
    report, issues = read(HEADS + "\t" + HEADS, *rows)
    assert counts(report) == [("市民課", 9, {}), ("税務課", 7, {}), ("環境課", 8, {})]
    assert (total(report), issues) == ((24, False), [])


def test_sections_below_sections(read: Read) -> None:
    rows = ["市民課\t戸籍係\t奥村 弘\t9", "\t窓口係\t\t8", "環境課\t美化係\t森田 愛\t5", "\t計\t\t5"]
    report, issues = read("課名\t係名\t課長名\t職員数", *rows)
    assert [one[:2] for one in counts(report)] == [
        ("市民課", None), ("市民課戸籍係", 9), ("市民課窓口係", 8), ("環境課", 5), ("環境課美化係", 5),
    ]  # fmt: skip
    assert ("staffing-unclear", "/reports/0/staffing/sections") in issues


def test_a_second_head_and_a_second_line(read: Read) -> None:
    rows = ["市民課\t奥村 弘\t9", "\t佐野 学\t", "環境課\tもりた あい\t8", "\t森田 愛\t", "税務課\t林\t7", "\t茂\t"]
    report, issues = read(HEADS, *rows)
    assert heads(report) == [["奥村 弘", "佐野 学"], ["森田 愛"], ["林 茂"]]
    assert issues == []


def test_a_number_below_a_section_belongs_to_nobody(read: Read) -> None:
    report, issues = read(HEADS, "市民課\t奥村 弘\t9", "\t\t7")
    assert counts(report) == [("市民課", 9, {})]
    assert {code for code, _ in issues} == {"staffing-unclear", "unclaimed-text"}


def test_columns_that_no_field_is_for(read: Read) -> None:
    report, issues = read(HEADS + "\t主な業務\t内線", "市民課\t奥村 弘\t9\t戸籍の届出\t2291")
    assert counts(report) == [("市民課", 9, {})]
    assert [(one["label"], one["text"]) for one in report["extras"]] == [
        ("主な業務 市民課", "戸籍の届出"),
        ("内線 市民課", "2291"),
    ]
    assert issues == []


def test_posts_in_a_column_of_their_own(read: Read) -> None:
    report, _ = read("課名\t職名\t氏名\t職員数", "市民課\t課長\t奥村 弘\t9", "中央公民館\t館長\t森田 愛\t4")
    posts = [one["officers"][0]["role_label"] for one in report["staffing"]["sections"]]
    assert (posts, heads(report)) == (["課長", "館長"], [["奥村 弘"], ["森田 愛"]])


@pytest.mark.parametrize(
    "titles",
    [
        "所属名\t所属長名\t職員数",
        "課等の名称\t責任者\t現員",
        "課・室\t課かい長\t人数（人）",
        "課(室)名\t課（室）長名\t職員数※",
    ],
)
def test_titles_by_their_form(titles: str, read: Read) -> None:
    report, issues = read(titles, "市民課\t奥村 弘\t9")
    assert (counts(report), heads(report), issues) == ([("市民課", 9, {})], [["奥村 弘"]], [])


def test_a_table_of_something_else_below(read: Read) -> None:
    report, _ = read(HEADS, "市民課\t奥村 弘\t9", "", "会議名\t会場\t回数", "防災会議\t大会議室\t3")
    assert counts(report) == [("市民課", 9, {})]


def test_a_date_in_a_title(read: Read) -> None:
    report, _ = read("課名\t課長名\t職員数（H30.4.1現在）", "市民課\t奥村 弘\t9")
    assert counts(report) == [("市民課", 9, {})]


MERGED = """<html><head><meta charset="utf-8"><title>x</title></head><body><h1>市民環境部の基本方針</h1><p>部局名 市民環境部</p>
<p>部長名 高﨑 邦夫</p><h2>部局内の執行体制</h2><table><tr><th rowspan="2">課名</th><th rowspan="2">課長名</th>
<th colspan="3">職員数</th></tr><tr><th>正規</th><th>会計年度任用</th><th>計</th></tr>
<tr><td rowspan="2">市民課</td><td>奥村 弘</td><td>9</td><td>3</td><td>12</td></tr>
<tr><td>佐野 学</td><td></td><td></td><td></td></tr>
<tr><td>協働課<br>広聴課</td><td>森田 愛<br>林 茂</td><td>4<br>5</td><td>－<br>1</td><td>4<br>6</td></tr>
<tr><td>秘<br>書<br>広<br>報<br>課</td><td>橋本 純</td><td>2</td><td>0</td><td>2</td></tr>
<tr><td colspan="2">合計</td><td>20</td><td>4</td><td>24</td></tr></table><h2>基本方針</h2><p>支え合います。</p></body></html>"""


def test_merged_cells(convert_bytes: Callable[..., Conversion], reports_of: Callable[[Conversion], list[Json]]) -> None:
    (report,) = reports_of(convert_bytes(MERGED.encode(), "a.html"))
    assert counts(report) == [
        ("市民課", 12, {"regular": 9, "fiscal_year_appointee": 3}),
        ("協働課", 4, {"regular": 4}),
        ("広聴課", 6, {"regular": 5, "fiscal_year_appointee": 1}),
        ("秘書広報課", 2, {"regular": 2, "fiscal_year_appointee": 0}),
    ]
    assert heads(report) == [["奥村 弘", "佐野 学"], ["森田 愛"], ["林 茂"], ["橋本 純"]]
    assert total(report) == (24, False)


def test_a_stray_row_between_two_pages(read: Read) -> None:
    report, _ = read(HEADS, "市民課\t奥村 弘\t9", "0000", "0\t0\t0", "環境課\t森田 愛\t8", "会議室\t予約\t3件")
    assert counts(report) == [("市民課", 9, {}), ("環境課", 8, {})]


def test_a_column_behind_the_numbers_lists_the_parts_of_a_section(read: Read) -> None:
    rows = ["市民課\t奥村 弘\t12\t戸籍係", "\t\t\t窓口係", "環境課\t森田 愛\t9\t推進係"]
    report, issues = read(HEADS + "\t係・担当", *rows)
    assert counts(report) == [("市民課", 12, {}), ("環境課", 9, {})]
    assert [one["text"] for one in report["extras"]] == ["戸籍係", "窓口係", "推進係"]
    assert issues == []


def test_a_column_of_parts_with_numbers_of_their_own_holds_sections(read: Read) -> None:
    rows = ["市民課\t戸籍係\t奥村 弘\t7", "\t窓口係\t森田 愛\t5"]
    report, _ = read("課名\t係・担当\t課長名\t職員数", *rows)
    assert [(name, count) for name, count, _ in counts(report)][-2:] == [("市民課戸籍係", 7), ("市民課窓口係", 5)]


def test_a_total_in_the_column_before_the_sections(read: Read) -> None:
    rows = (
        "本庁\t市民課\t大野 昭\t12名",
        "\t税務課\t原 守\t8名",
        "\t小計\t\t20名",
        "出先\t東支所\t谷 実\t4名",
        "\t小計\t\t4名",
        "合計\t\t\t24名",
    )
    report, _ = read(*rows, heading="部局内の執行体制\t\t\n所在\t課名\t課長名\t職員数")
    assert [name for name, _, _ in counts(report)] == ["市民課", "税務課", "東支所"]
    assert total(report) == (24, False)


def test_a_place_before_the_sections_is_no_total(read: Read) -> None:
    report, _ = read(
        "本庁\t市民課\t大野 昭\t12名", "出先\t\t\t4名", heading="部局内の執行体制\t\t\n所在\t課名\t課長名\t職員数"
    )
    assert total(report) is None
