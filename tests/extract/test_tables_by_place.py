"""Tables whose titles nobody knows, read by where they stand and what stands below them: under goals, in rows by stage, in two columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.figure_titles import figure_by_words
from pipeline.profiles.profile import load_profiles

One = Callable[[str], dict[str, Any]]

HEAD = "令和4年度　森林部　年間報告\n\n部局名　森林部\n部長名　三枝 清\n\n"
_TITLES = "目標を担う事業\t受け持ちの課\t進み具合の指標\t単位\tはじめの値\tめざす値\t届いた値\t一年の結果\n"
_FIRST = "林道補修事業\t林務課\t直した橋の数\t基\t2\t5\t4\t橋を四基直しました。\n"
_SECOND = "植樹支援事業\t緑化課\t植えた木の数\t本\t100\t200\t210\t木を植えました。\n"
GOALS = (
    f"年間の目標と指標\n\n目標1　3年で林道を直します。\n{_TITLES}{_FIRST}\n目標2　木を増やします。\n{_TITLES}{_SECOND}"
)


def test_goals_between_the_tables_of_their_projects(one: One) -> None:
    report = one(HEAD + GOALS)
    assert [(goal["goal_no"], goal["text"]) for goal in report["goals"]] == [
        (1, "3年で林道を直します。"),
        (2, "木を増やします。"),
    ]
    assert [project["name"] for project in report["projects"]] == ["林道補修事業", "植樹支援事業"]


def test_figures_under_titles_that_nobody_knows(one: One) -> None:
    project = one(HEAD + GOALS)["projects"][1]
    (measure,) = project["measures"]
    assert [section["label"] for section in project["sections"]] == ["緑化課"]
    assert measure["label"] == "植えた木の数"
    assert [measure[key] for key in ("baseline", "target", "actual")] == [100, 200, 210]
    assert [(entry["entry_type"], entry["text"]) for entry in project["entries"]] == [("final", "木を植えました。")]


def test_names_above_their_tables_are_no_goals(one: One) -> None:
    tables = GOALS.replace("3年で林道を直します。", "林道補修事業").replace("木を増やします。", "植樹支援事業")
    assert one(HEAD + tables)["goals"] == []


def test_words_of_figures() -> None:
    assert figure_by_words("現在の目標値") == "measure.target"
    assert figure_by_words("達成率") is None
    assert figure_by_words("値") is None


STAGES = (
    "一年の歩み\n\n事業と担当課\t記載の区分\t記載の内容\n"
    "林道補修事業（林務課）\t事業のねらい\t林道を守る。\n\tはじめの計画\t橋を五基直す。\n\t半ばの状況\t橋を二基直しました。\n\t一年の結果\t橋を四基直しました。\n\t達成の評価\tＡ\n"
    "植樹支援事業（緑化課）\t事業のねらい\t森を守る。\n\tはじめの計画\t木を植える。\n\t半ばの状況\t木を選びました。\n\t一年の結果\t木を植えました。\n\t達成の評価\tＢ\n"
)


def test_rows_with_the_words_of_their_texts(one: One) -> None:
    projects = one(HEAD + STAGES)["projects"]
    assert [(project["name"], project["sections"][0]["label"]) for project in projects] == [
        ("林道補修事業", "林務課"),
        ("植樹支援事業", "緑化課"),
    ]
    assert [entry["entry_type"] for entry in projects[0]["entries"]] == ["outline", "plan", "midterm", "final"]
    assert projects[1]["entries"][3]["text"] == "木を植えました。"
    assert [rating["value"] for rating in projects[1]["ratings"]] == ["B"]


def test_texts_in_the_second_column_are_no_words(one: One) -> None:
    table = "主な事業\n\n事業名\t計画\t実績\n林道補修事業\t林道の計画\t直しました。\n植樹支援事業\t植樹の計画\t植えました。\n草刈支援事業\t草刈の計画\t刈りました。\n歩道整備事業\t歩道の計画\t整えました。\n"
    projects = one(HEAD + table)["projects"]
    assert [entry["text"] for entry in projects[0]["entries"]] == ["林道の計画", "直しました。"]


TWO = (
    "各事業について\n\n林道補修事業（林務課）\tこの一年の計画\n\t橋を五基直します。\n\t半期の報告\n\t橋を二基直しました。\n\tこの一年の結果\n\t橋を四基直しました。\n"
    "植樹支援事業（緑化課）\tこの一年の計画\n\t木を植えます。\n\t半期の報告\n\t木を選びました。\n\tこの一年の結果\n\t木を植えました。\n"
)


def test_labels_alone_over_texts(one: One) -> None:
    projects = one(HEAD + TWO)["projects"]
    assert [[(entry["label"], entry["entry_type"]) for entry in project["entries"]] for project in projects] == [
        [("この一年の計画", "plan"), ("半期の報告", "midterm"), ("この一年の結果", "final")],
        [("この一年の計画", "plan"), ("半期の報告", "midterm"), ("この一年の結果", "final")],
    ]


def test_a_short_line_that_stands_once_is_no_label(one: One) -> None:
    projects = one(HEAD + TWO.replace("\t木を選びました。", "\t苗木の計画\n\t木を選びました。"))["projects"]
    assert all(entry["label"] != "苗木の計画" for entry in projects[1]["entries"])


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("部長　　氏名　三枝　清", "三枝　清"),
        ("部　　長　三枝 清", "三枝 清"),
        ("部長　名倉　太郎", "名倉　太郎"),
    ],
)
def test_a_label_of_the_header_parted_by_wide_blanks(one: One, printed: str, name: str) -> None:
    report = one(f"令和4年度　森林部　年間報告\n\n部局（名称）　森林部\n{printed}\n\n{STAGES}")
    assert report["department"]["name"] == "森林部"
    assert [officer["label"] for officer in report["officers"]] == [name]


def test_a_total_that_says_what_it_counts(one: One) -> None:
    staff = "職員の状況\n\n各課\t課長名\t職員の人数\n林務課\t戸川 進\t8\n緑化課\t野沢 剛\t9\n計（人）\t\t17\n\n"
    report = one(HEAD + staff + STAGES)
    assert [section["name"] for section in report["staffing"]["sections"]] == ["林務課", "緑化課"]
    assert report["staffing"]["stated_total"]["staff_count"] == 17


CARD = "事業の名前\t{}\n担当課等\t林務課\nなぜ行うか\t林道を守る。\nこの一年の進め方\t橋を直す。\n一年の結果\t橋を直しました。\n\n"


def test_a_sheet_for_each_project_by_what_its_labels_say(one: One) -> None:
    report = one(f"{HEAD}個票\n\n{CARD.format('林道補修事業')}{CARD.format('植樹支援事業')}")
    assert [project["name"] for project in report["projects"]] == ["林道補修事業", "植樹支援事業"]
    assert [entry["entry_type"] for entry in report["projects"][1]["entries"]] == ["outline", "plan", "final"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("年度末の実績値", "measure.actual"),
        ("事業の達成評価", "rating.result"),
        ("主たる取組の名称", "column.project"),
        ("担当する課・室", "column.section"),
        ("部の名前", "field.department"),
        ("課等（所属）", "column.section"),
    ],
)
def test_labels_made_of_known_words(text: str, kind: str) -> None:
    assert kind in load_profiles().generic.labels.kinds_of(text)


@pytest.mark.parametrize("text", ["年度末の様子", "実施事業の概況", "林務課・緑化課", "課課名", "森林（天然）"])
def test_what_only_looks_like_a_label_made_of_words(text: str) -> None:
    assert not any(
        kind.startswith(("measure.", "column.", "field.")) for kind in load_profiles().generic.labels.kinds_of(text)
    )


_FIGURES = "測るもの\tいまの状態\tめざす水準\t行き着いた値\n直した橋の数（基）\t2\t5\t4\n"


def test_figures_of_a_sheet_under_titles_that_nobody_knows(one: One) -> None:
    cards = "".join(CARD.format(name).rstrip() + "\n" + _FIGURES + "\n" for name in ("林道補修事業", "歩道整備事業"))
    (measure,) = one(f"{HEAD}個票\n\n{cards}")["projects"][0]["measures"]
    assert (measure["label"], measure["baseline"], measure["target"]) == ("直した橋の数（基）", 2, 5)


def test_a_row_of_amounts_is_no_row_of_titles(one: One) -> None:
    cards = "".join(
        CARD.format(name).rstrip() + "\n予算額\t500千円\t決算額\t400千円\n備考\t8\t次の目標\t9\n\n"
        for name in ("林道補修事業", "歩道整備事業")
    )
    project = one(f"{HEAD}個票\n\n{cards}")["projects"][0]
    assert [budget["kind"] for budget in project["budgets"]] == ["initial", "settlement"]
    assert project["measures"] == []
