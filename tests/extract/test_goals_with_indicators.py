"""Goals over numbered projects whose indicators stand behind a label with their figures, and goals beside projects in one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.errors import DocumentError
from pipeline.profiles.name_titles import heads_goals

One = Callable[[str], dict[str, Any]]

HEAD = "令和3年度　港湾部　目標及び成果指標\n\n港湾部\n港湾部長　佐野　進\n\n1　めざす姿\n\n海に人が集うまち\n\n2　取組を進める方針\n\n岸壁を守ります。\n\n3　目標及び成果指標\n\n"
OPEN, CLOSE = "（", "）"


def _project(number: int, name: str, behind: str) -> str:
    return (
        f"({number}) {name}事業 (港湾課)\n取り組む主な事項：{name}を進めます。\n結果の要点：{name}を終えました。\n"
        f"目標指標（成果）：{name}の件数{behind}\n"
    )


FIGURES = "（現時点　10件、目指す値　12件、年度内の実績　11件）"
TEXT = (
    f"{HEAD}目標1　港の岸壁を直します。\n{_project(1, '岸壁の補修', FIGURES)}{_project(2, '灯台の点検', FIGURES)}"
    f"目標2　島への船を増やします。\n{_project(1, '航路の調査', FIGURES)}"
)


def test_numbers_begin_anew_below_each_goal(one: One) -> None:
    report = one(TEXT)
    assert [(goal["goal_no"], goal["text"]) for goal in report["goals"]] == [
        (1, "港の岸壁を直します。"),
        (2, "島への船を増やします。"),
    ]
    assert [project["name"] for project in report["projects"]] == ["岸壁の補修事業", "灯台の点検事業", "航路の調査事業"]
    for project in report["projects"]:
        assert [entry["entry_type"] for entry in project["entries"]] == ["plan", "final"]


@pytest.mark.parametrize("behind", [FIGURES, FIGURES.replace(OPEN, "　［").replace(CLOSE, "］")])
def test_figures_behind_an_indicator(behind: str, one: One) -> None:
    for project in one(TEXT.replace(FIGURES, behind))["projects"]:
        (measure,) = project["measures"]
        assert measure["label"].endswith("の件数")
        assert [measure[key] for key in ("baseline", "target", "actual")] == [10, 12, 11]


def test_words_in_a_bracket_are_no_figures(one: One) -> None:
    projects = one(TEXT.replace(FIGURES, "（窓口、支所、その他を含む）"))["projects"]
    assert not any(measure["target"] is not None for project in projects for measure in project["measures"])


def test_a_paper_that_nobody_signs_needs_more_than_a_policy(convert_text: Callable[[str], Any]) -> None:
    with pytest.raises(DocumentError, match="no-layout"):
        convert_text("令和3年度　港湾部だより\n\n2　取組を進める方針\n\n岸壁を守ります。\n")


TABLE = (
    "令和3年度　港湾部の目標・成果指標管理表\n\n部名：港湾部\n部長：佐野　進\n\n1　目標と成果指標の一覧\n\n"
    "部の目標（項目）\t達成に向けた取組名\t具体的な取組の計画\t成果の指標（単位）\t計画時点の値\t目標とする値\n"
    "目標1　港の岸壁を直します。\t岸壁補修事業 （港湾課）\t岸壁を直します。\t直した岸壁（m）\t23\t27\n"
    "\t灯台点検事業 （航路課）\t灯台を見回ります。\t点検した灯台（基）\t4\t6\n"
    "目標2　島への船を増やします。\t航路調査事業 （航路課）\t航路を調べます。\t便の数（便）\t7\t9\n"
)


def test_goals_beside_their_projects(one: One) -> None:
    report = one(TABLE)
    assert [goal["text"] for goal in report["goals"]] == ["港の岸壁を直します。", "島への船を増やします。"]
    assert [project["name"] for project in report["projects"]] == ["岸壁補修事業", "灯台点検事業", "航路調査事業"]
    found = [(m["baseline"], m["target"]) for project in report["projects"] for m in project["measures"]]
    assert found == [(23, 27), (4, 6), (7, 9)]


def test_a_title_of_goals_over_names_heads_none() -> None:
    assert heads_goals("重点目標（内容）", "目標1　港の岸壁を直します。")
    assert not heads_goals("重点目標（内容）", "岸壁補修事業 （港湾課）")
    assert not heads_goals("目標を達成するための取組", "1　港の岸壁を直します。")
