"""Tables in which a word tells the rows of a project apart: plan over result under years, a row for each who grades."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
ConvertText = Callable[[str], Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

HEAD = "令和5年度　港湾部の業務目標と結果\n\n部局名　港湾部\n部長名　大野 昭\n\n■部の方針\n\n市民の暮らしを守ります。\n\n■主な事業\n\n"
NAMES = ["岸壁改修事業", "航路しゅんせつ事業"]


@pytest.fixture
def projects(convert_text: ConvertText, reports_of: ReportsOf) -> Callable[[list[str]], list[Json]]:
    def run(lines: list[str]) -> list[Json]:
        (report,) = reports_of(convert_text(HEAD + "\n".join(lines) + "\n"))
        found: list[Json] = report["projects"]
        return found

    return run


Projects = Callable[[list[str]], list[Json]]


def texts(project: Json) -> list[tuple[str, int, str]]:
    return [(one["entry_type"], one["fiscal_year"], one["text"]) for one in project["entries"]]


@pytest.mark.parametrize("title", ["区分", "計画・実績", ""])
@pytest.mark.parametrize("words", [("計画", "実績"), ("予定", "実施内容"), ("目標", "取組実績")])
@pytest.mark.parametrize("again", [False, True])
def test_plan_above_result_under_years(title: str, words: tuple[str, str], again: bool, projects: Projects) -> None:
    plan, result = words
    left = [f"{number}\t{name}\t工務課" for number, name in enumerate(NAMES, start=1)]
    below = left if again else ["\t\t", "\t\t"]
    found = projects([
        f"番号\t事業名\t担当課\t{title}\t令和4年度\t令和5年度\t進捗",
        f"{left[0]}\t{plan}\t岸壁を調べます。\t岸壁を直します。\tＡ",
        f"{below[0]}\t{result}\t岸壁を調べました。\t\t",
        f"{left[1]}\t{plan}\t航路を測ります。\t航路を掘ります。\tＢ",
        f"{below[1]}\t{result}\t航路を測りました。\t航路を掘りました。\t",
    ])  # fmt: skip
    assert [one["name"] for one in found] == NAMES
    assert texts(found[0]) == [
        ("plan", 2022, "岸壁を調べます。"),
        ("plan", 2023, "岸壁を直します。"),
        ("final", 2022, "岸壁を調べました。"),
    ]
    assert len(found[1]["entries"]) == 4
    assert [one["ratings"][0]["value"] for one in found] == ["A", "B"]


def test_halves_of_the_year_and_a_third_word(projects: Projects) -> None:
    found = projects([
        "取組項目\t推進課\t\t上半期\t下半期",
        "岸壁改修事業\t工務課\t計画\t岸壁を調べます。\t岸壁を直します。",
        "\t\t実績\t岸壁を調べました。\t岸壁を直しました。",
        "\t\t課題\t人手が足りません。\t",
        "航路しゅんせつ事業\t工務課\t計画\t航路を測ります。\t航路を掘ります。",
        "\t\t実績\t航路を測りました。\t航路を掘りました。",
        "\t\t課題\t土砂が戻りました。\t",
    ])  # fmt: skip
    assert [kind for kind, _, _ in texts(found[0])] == ["plan", "plan", "midterm", "final", "issue_next"]
    assert [one["sections"][0]["label"] for one in found] == ["工務課", "工務課"]


def test_amounts_beside_texts(projects: Projects) -> None:
    found = projects([
        "事業名\t担当課\t区分\t令和4年度\t令和5年度",
        "岸壁改修事業\t工務課\t計画\t岸壁を調べます。\t岸壁を直します。",
        "\t\t実績\t岸壁を調べました。\t岸壁を直しました。",
        "\t\t事業費\t1,200千円\t1,500千円",
        "航路しゅんせつ事業\t工務課\t計画\t航路を測ります。\t航路を掘ります。",
        "\t\t実績\t航路を測りました。\t航路を掘りました。",
        "\t\t事業費\t3,000千円\t3,100千円",
    ])  # fmt: skip
    assert [(one["fiscal_year"], one["amount_yen"]) for one in found[0]["budgets"]] == [
        (2022, 1_200_000),
        (2023, 1_500_000),
    ]


@pytest.mark.parametrize(
    "raters", [("自己評価", "市長評価"), ("一次評価（課長）", "二次評価（部長）"), ("課長", "部長")]
)
@pytest.mark.parametrize("grade", ["評価", "評語"])
def test_a_row_for_each_who_grades(raters: tuple[str, str], grade: str, projects: Projects) -> None:
    first, second = raters
    found = projects([
        f"番号\t評価対象事業\t担当課\t目標の内容\t実績\t評価の区分\t{grade}\t所見",
        f"1\t岸壁改修事業\t工務課\t岸壁を直します。\t岸壁を直しました。\t{first}\t4\t予定どおり終えました。",
        f"\t\t\t\t\t{second}\t3\t費用を抑えるとよい。",
        f"2\t航路しゅんせつ事業\t港営課\t航路を掘ります。\t航路を掘りました。\t{first}\t5\t深く掘れました。",
        f"\t\t\t\t\t{second}\t5\t測量を増やすこと。",
    ])  # fmt: skip
    assert [one["name"] for one in found] == NAMES
    assert [[one["value"] for one in project["ratings"]] for project in found] == [["4", "3"], ["5", "5"]]
    assert [text for _, _, text in texts(found[0])] == [
        "岸壁を直します。",
        "岸壁を直しました。",
        "予定どおり終えました。",
        "費用を抑えるとよい。",
    ]


def test_raters_who_did_not_grade_yet(projects: Projects) -> None:
    found = projects([
        "番号\t事業名\t担当課\t目標の内容\t実績\t区分\t評語\t所見",
        "1\t岸壁改修事業\t工務課\t岸壁を直します。\t\t課長評価\t\t",
        "\t\t\t\t\t部長評価\t\t",
        "2\t航路しゅんせつ事業\t港営課\t航路を掘ります。\t\t課長評価\t\t",
        "\t\t\t\t\t部長評価\t\t",
    ])  # fmt: skip
    assert [texts(one) for one in found] == [[("plan", 2023, "岸壁を直します。")], [("plan", 2023, "航路を掘ります。")]]


def test_words_that_grade_because_each_row_has_a_grade(projects: Projects) -> None:
    found = projects([
        "番号\t事業名\t担当課\t目標\t評価者\t達成度\t今後の方向",
        "1\t岸壁改修事業\t工務課\t岸壁を直します。\t所管課\tＡ\t継続",
        "\t\t\t\t行革担当\tＢ\t縮小",
        "2\t航路しゅんせつ事業\t港営課\t航路を掘ります。\t所管課\tＢ\t継続",
        "\t\t\t\t行革担当\tＣ\t継続",
    ])  # fmt: skip
    assert [[one["value"] for one in project["ratings"]] for project in found] == [["A", "B"], ["B", "C"]]
    assert [text for kind, _, text in texts(found[0]) if kind == "issue_next"] == ["継続", "縮小"]


def test_quarters_do_not_say_of_which_stage_a_result_is(projects: Projects) -> None:
    found = projects([
        "事業名\t担当課\t区分\t第1四半期\t第2四半期\t第3四半期",
        "岸壁改修事業\t工務課\t計画\t岸壁を調べます。\t図面を引きます。\t岸壁を直します。",
        "\t\t実績\t岸壁を調べました。\t図面を引きました。\t",
        "航路しゅんせつ事業\t港営課\t計画\t航路を測ります。\t業者を決めます。\t航路を掘ります。",
        "\t\t実績\t航路を測りました。\t業者を決めました。\t",
    ])  # fmt: skip
    assert [kind for kind, _, _ in texts(found[0])] == ["plan"] * 3 + ["other"] * 2


def test_times_of_the_year_before_reports(projects: Projects) -> None:
    found = projects([
        "番号\t事業名\t担当課\t時期\t取組状況\t評価",
        "1\t岸壁改修事業\t工務課\t中間\t岸壁を調べました。\tＡ",
        "\t\t\t期末\t岸壁を直しました。\tＢ",
        "2\t航路しゅんせつ事業\t港営課\t中間\t航路を測りました。\tＢ",
        "\t\t\t期末\t航路を掘りました。\tＢ",
    ])  # fmt: skip
    assert [kind for kind, _, _ in texts(found[0])] == ["midterm", "final"]


def test_a_class_of_projects_tells_no_rows_apart(projects: Projects) -> None:
    found = projects([
        "事業名\t担当課\t区分\t計画\t実績",
        "岸壁改修事業\t工務課\t新規\t岸壁を直します。\t岸壁を直しました。",
        "航路しゅんせつ事業\t港営課\t継続\t航路を掘ります。\t航路を掘りました。",
    ])  # fmt: skip
    assert [one["name"] for one in found] == NAMES
    assert [len(one["entries"]) for one in found] == [2, 2]
