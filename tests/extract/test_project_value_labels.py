"""Labels that nobody knows are told by what stands under them: grades, amounts, sections; plans do not tell what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from pipeline.text.tense import tells_of_the_past

One = Callable[[str], dict[str, Any]]

HEAD = "令和5年度　くらし部の方針\n\n部長　森川　さやか\n\n１　職員の配置\n課名\t職員数\n市民課\t12人\n環境課\t9人\n\n２　主な事業\n"


def cards(label: str, values: Sequence[str]) -> str:
    rows = [
        f"{at}．{name}\n取組内容\t{name}を進めます。\n{label}\t{value}\n取組実績\t{at}回行いました。\n"
        for at, (name, value) in enumerate(
            zip(("窓口の改善事業", "ごみの減量事業", "花の道の整備事業"), values, strict=False), 1
        )
    ]
    return HEAD + "\n".join(rows)


def test_marks_are_grades(one: One) -> None:
    report = one(cards("はたらきぶり", ("◎", "○", "◎")))
    assert [[(r["label"], r["value"]) for r in p["ratings"]] for p in report["projects"]] == [
        [("はたらきぶり", value)] for value in "◎○◎"
    ]


def test_a_report_of_marks_is_a_grade(one: One) -> None:
    report = one(cards("年度末報告", ("Ａ", "Ｂ", "Ａ")))
    assert [[r["value"] for r in p["ratings"]] for p in report["projects"]] == [["A"], ["B"], ["A"]]
    assert all(entry["text"] not in "AB" for p in report["projects"] for entry in p["entries"])


def test_amounts_of_yen_are_budgets(one: One) -> None:
    report = one(cards("かかったお金", ("1,200千円", "85万円", "9,000円")))
    assert [[(b["amount_yen"], b["kind"]) for b in p["budgets"]] for p in report["projects"]] == [
        [(1_200_000, "settlement")],
        [(850_000, "settlement")],
        [(9_000, "settlement")],
    ]


def test_sections_of_the_staff_carry_the_projects(one: One) -> None:
    report = one(cards("進める人たち", ("市民課", "環境課", "市民課")))
    assert [[s["label"] for s in p["sections"]] for p in report["projects"]] == [["市民課"], ["環境課"], ["市民課"]]


@pytest.mark.parametrize(
    "values", [("市内の公園", "駅前の広場", "川の土手"), ("3", "12", "7"), ("Ａ", "講座を開きました。", "Ｂ")]
)
def test_other_words_and_bare_numbers_stay_texts(values: Sequence[str], one: One) -> None:
    report = one(cards("あれこれ", values))
    assert not any(p["ratings"] or p["budgets"] for p in report["projects"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("窓口を増やします。待ち時間が短くなりました。", True),
        ("講座を十回開いた。", True),
        ("昨年度は調査を行いました。今年度は計画を作ります。", False),
        ("調査を行いました（3月）。", True),
        ("分かりやすく伝えたい。", False),
        ("窓口の増設", False),
    ],
)
def test_the_past(text: str, told: bool) -> None:
    assert tells_of_the_past(text) is told


def test_a_plan_that_tells_what_was_done_is_doubtful(convert_text: Callable[[str], Any]) -> None:
    done = convert_text(
        cards("備考", ("なし", "なし", "なし")).replace("窓口の改善事業を進めます。", "窓口を二つ増やしました。")
    )
    plan = convert_text(cards("備考", ("なし", "なし", "なし")))
    assert [issue.path for issue in done.record.issues if issue.code == "value-doubtful"] == ["/reports/0/projects/0"]
    assert not [issue for issue in plan.record.issues if issue.code == "value-doubtful"]
