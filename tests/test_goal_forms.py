"""Goals as they are printed: nested, with mixed bullets, several on a line, in tables, with figures under them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
LONG = "地域の皆さんと話し合いを重ねながら進めてきた計画の柱のうち、次の年度に向けて引き継ぐものとして残した②と"


@pytest.fixture
def goals_of(
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
    reports_of: Callable[[Conversion], list[Json]],
) -> Callable[..., Json]:
    def run(*lines: str) -> Json:
        (report,) = reports_of(convert_text(city_report(goals=lines)))
        return report

    return run


def tree(goals: list[Json]) -> list[Any]:
    return [(goal["goal_no"], goal["text"], *([tree(goal["children"])] if goal["children"] else [])) for goal in goals]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["① 防災", "1. 訓練をします。", "2. 備えます。", "② 福祉", "1. 支えます。"],
         [(1, "防災", [(1, "訓練をします。"), (2, "備えます。")]), (2, "福祉", [(1, "支えます。")])]),
        (["(1) 防災", "① 訓練をします。", "(2) 福祉"], [(1, "防災", [(1, "訓練をします。")]), (2, "福祉")]),
        (["○ 防災", "・ 訓練をします。", "〇 福祉", "・ 支えます。"],
         [(None, "防災", [(None, "訓練をします。")]), (None, "福祉", [(None, "支えます。")])]),
        (["・ 防災", "○ 福祉", "● 教育"], [(None, "防災"), (None, "福祉"), (None, "教育")]),
        (["■ 防災", "● 訓練をします。", "・ 春に行います。", "■ 福祉"],
         [(None, "防災", [(None, "訓練をします。", [(None, "春に行います。")])]), (None, "福祉")]),
        (["- ① 防災", "- ② 福祉"], [(1, "防災"), (2, "福祉")]),
        (["1 地域を元気にします 2 交通を整えます 3 農業を支えます"],
         [(1, "地域を元気にします"), (2, "交通を整えます"), (3, "農業を支えます")]),
        (["① 地域を元気にします。② 交通を整えます。③ 農業を支えます。"],
         [(1, "地域を元気にします。"), (2, "交通を整えます。"), (3, "農業を支えます。")]),
        (["目標① 防災を進めます。", "目標② 福祉を進めます。"], [(1, "防災を進めます。"), (2, "福祉を進めます。")]),
        (["【経営課題1】 防災を進めます。", "【経営課題2】 福祉を進めます。"], [(1, "防災を進めます。"), (2, "福祉を進めます。")]),
        (["№1 防災を進めます。", "№2 福祉を進めます。"], [(1, "防災を進めます。"), (2, "福祉を進めます。")]),
        (["Ⅰ 防災を進めます。", "Ⅱ 福祉を進めます。"], [(1, "防災を進めます。"), (2, "福祉を進めます。")]),
        (["目標1", "防災を進めます。", "目標2", "福祉を進めます。"], [(1, "防災を進めます。"), (2, "福祉を進めます。")]),
    ],
)  # fmt: skip
def test_levels_and_marks(lines: list[str], wanted: list[Any], goals_of: Callable[..., Json]) -> None:
    assert tree(goals_of(*lines)["goals"]) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([f"① {LONG}", "③については、窓口で説明します。", "② 福祉を進めます。"],
         [(1, f"{LONG}③については、窓口で説明します。"), (2, "福祉を進めます。")]),
        (["① 柱となる①実態の把握、②計画の見直し、③調整を進めます。"], [(1, "柱となる①実態の把握、②計画の見直し、③調整を進めます。")]),
        (["1 平成30年度は 2 年目として進めます。"], [(1, "平成30年度は 2 年目として進めます。")]),
    ],
)  # fmt: skip
def test_numbers_inside_prose_begin_no_goal(lines: list[str], wanted: list[Any], goals_of: Callable[..., Json]) -> None:
    assert tree(goals_of(*lines)["goals"]) == wanted


def test_a_table_of_goals_keeps_its_other_columns(goals_of: Callable[..., Json]) -> None:
    report = goals_of(
        "番号\t目標\t担当課\t達成水準", "1\t防災を進めます。\t防災課\t訓練10回", "2\t福祉を進めます。\t福祉課\t相談80件"
    )
    assert tree(report["goals"]) == [(1, "防災を進めます。"), (2, "福祉を進めます。")]
    assert [(extra["label"], extra["text"]) for extra in report["extras"]] == [
        ("1 担当課", "防災課"), ("1 達成水準", "訓練10回"), ("2 担当課", "福祉課"), ("2 達成水準", "相談80件"),
    ]  # fmt: skip


def test_figures_under_goals_are_no_goals(goals_of: Callable[..., Json]) -> None:
    report = goals_of("① 相談を増やします。", "目標値：80件", "実績値：85件", "② 窓口を改善します。")
    assert tree(report["goals"]) == [(1, "相談を増やします。"), (2, "窓口を改善します。")]
    assert [extra["text"] for extra in report["extras"]] == ["80件", "85件"]


def test_policy_and_goals_side_by_side(
    convert_text: Callable[[str], Conversion], reports_of: Callable[[Conversion], list[Json]]
) -> None:
    text = (
        "環境部の基本方針\n\n部局名 環境部\n部長名 大野 昭\n\n基本方針\t令和6年度の目標\n"
        "自然を守ります。\t① ごみを減らします。\n水を守ります。\t② 川をきれいにします。\n"
    )
    (report,) = reports_of(convert_text(text))
    assert [policy["paragraphs"] for policy in report["policies"]] == [["自然を守ります。", "水を守ります。"]]
    assert tree(report["goals"]) == [(1, "ごみを減らします。"), (2, "川をきれいにします。")]


def test_goals_beside_their_heading(
    convert_text: Callable[[str], Conversion], reports_of: Callable[[Conversion], list[Json]]
) -> None:
    text = "環境部の基本方針\n\n部局名\t環境部\n部長名\t大野 昭\n使命\t自然を守ります。\n重点目標\t① ごみを減らします。\n自己紹介\t山が好きです。\n"
    (report,) = reports_of(convert_text(text))
    assert [policy["kind"] for policy in report["policies"]] == ["mission"]
    assert tree(report["goals"]) == [(1, "ごみを減らします。")]
    assert [(extra["label"], extra["text"]) for extra in report["extras"]] == [("自己紹介", "山が好きです。")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("【 部 の 方 針 】", "policy"), ("局の運営方針", "policy"), ("市民環境部の運営方針", "policy"), ("部の使命", "mission"), ("組織ミッション", "mission"),
        ("目指すべき姿", "vision"), ("課が抱える課題", "current_state"), ("部長メッセージ", "message"), ("室の基本方針", "policy"), ("１ 現状認識", "current_state"),
    ],
)  # fmt: skip
def test_kinds_of_policies(
    heading: str,
    kind: str,
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
    reports_of: Callable[[Conversion], list[Json]],
) -> None:
    text = city_report().replace("\n基本方針\n", f"\n{heading}\n")
    (report,) = reports_of(convert_text(text))
    assert [(policy["kind"], len(policy["paragraphs"])) for policy in report["policies"]] == [(kind, 2)]


def test_an_unknown_heading_ends_the_block_and_is_told(
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
    reports_of: Callable[[Conversion], list[Json]],
) -> None:
    text = city_report(
        policy=("支え合えるまちをつくります。", "", "窓口からの便り", "", "窓口では、今年も多くの方をお迎えしました。")
    )
    conversion = convert_text(text)
    (report,) = reports_of(conversion)
    assert report["policies"][0]["paragraphs"] == ["支え合えるまちをつくります。"]
    assert [(extra["label"], extra["text"]) for extra in report["extras"]] == [
        ("窓口からの便り", "窓口では、今年も多くの方をお迎えしました。")
    ]
    assert "unknown-heading" in [issue.code for issue in conversion.record.issues]
