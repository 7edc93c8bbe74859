"""Projects printed as lines under a numbered name, and forms whose labels nobody knows but by their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.labelled_lines import labelled
from pipeline.run import Conversion

Json = dict[str, Any]
ConvertText = Callable[[str], Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

TOP = "令和3年度　港湾建設部　業務目標\n\n部名　港湾建設部\n部長名　大野 昭\n\n■部の経営方針\n\n市民の暮らしを守ります。\n\n"
STAFF = "課名\t課長名\t職員数\n道路課\t大野　進\t12人\n営繕課\t大野　武\t3人\n\n"


def _lines(form: str, number: int, name: str, section: str) -> str:
    parts = [
        ("担当課", section),
        ("趣旨", f"{name}を進めます。"),
        ("見張る数", f"{name}の箇所数（現状　11件、令和3年度の目標　12件）"),
    ]
    lines = [form.format(label=label, text=text) for label, text in (*parts, ("結果", "計画どおり終えました。"))]
    return "\n".join([f"事業{number}　{name}", *lines, form.format(label="できばえ", text="Ａ")]) + "\n\n"


@pytest.mark.parametrize("form", ["〈{label}〉{text}", "・{label}：{text}", "◇{label}　{text}", "【{label}】{text}"])
def test_lines_under_a_numbered_name(form: str, convert_text: ConvertText, reports_of: ReportsOf) -> None:
    body = _lines(form, 1, "灯台の手入れ", "道路課") + _lines(form, 2, "岸壁の補強", "営繕課")
    (report,) = reports_of(convert_text(f"{TOP}{STAFF}仕事の一つ一つ\n\n{body}"))
    assert [one["name"] for one in report["projects"]] == ["灯台の手入れ", "岸壁の補強"]
    first = report["projects"][0]
    assert [one["label"] for one in first["sections"]] == ["道路課"]
    assert [(one["entry_type"], one["attribution"]) for one in first["entries"]] == [
        ("outline", "explicit"),
        ("final", "explicit"),
    ]
    (measure,) = first["measures"]
    assert (measure["label"], measure["unit"], measure["baseline"], measure["target"]) == (
        "灯台の手入れの箇所数",
        "件",
        11,
        12,
    )
    assert [one["value"] for one in first["ratings"]] == ["A"]
    assert [one["name"] for one in report["staffing"]["sections"]] == ["道路課", "営繕課"]


def test_numbered_lines_with_one_label_are_no_projects(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    text = f"{TOP}■部の目標\n\n1 灯台を守ります。\n・期限：3月\n2 岸壁を守ります。\n・期限：3月\n"
    (report,) = reports_of(convert_text(text))
    assert report["projects"] == []


@pytest.mark.parametrize("line", ["窓口を改めます。", "9:30から開きます。", "事業1　灯台の手入れ", "・灯台の手入れ"])
def test_lines_without_a_label(line: str) -> None:
    assert labelled(line) is None


def _form(number: int, name: str, section: str) -> str:
    return (
        f"{number}\n海の仕事の点検票\n\nカード番号\t{number}\t施策名\t{name}\t\n受け持ち\t{section}\t\tつながる目標\t{number}\n"
        f"目的\t{name}を進めます。\t\t\t\n年度計画\t講座を2回開きます。\t\t\t\nお金\t当初予算額\t\t補正予算額\t決算額\n"
        "\t120千円\t\t30千円\t150千円\n従事者（正規）\t1.2人\t\t従事者（その他）\t2.5人\n"
        "年度途中の状況\t講座を1回開きました。\t\t\t\n年度末の点検\t講座を2回開きました。\t\t\t\n"
        "総合判定\tやや遅れている\t\t\t\n改めること（Action）\t\t\t\t\n\n"
    )


def test_labels_of_forms_are_known_by_their_place(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    goals = "■部の目標\n\n1. 海を守ります。\n2. 港を守ります。\n\n"
    text = f"{TOP}{goals}{STAFF}{_form(1, '灯台の手入れ', '道路課')}{_form(2, '岸壁の補強', '営繕課')}"
    (report,) = reports_of(convert_text(text))
    assert [one["name"] for one in report["projects"]] == ["灯台の手入れ", "岸壁の補強"]
    second = report["projects"][1]
    assert [one["label"] for one in second["sections"]] == ["営繕課"]
    assert second["goal_nos"] == [2]
    assert [one["entry_type"] for one in second["entries"]] == ["outline", "plan", "midterm", "final"]
    assert [one["amount_yen"] for one in second["budgets"]] == [120_000, 30_000, 150_000]
    assert [one["value"] for one in second["ratings"]] == ["やや遅れている"]
    kept = [one["text"] for one in report["extras"]]
    assert any("1.2人" in one for one in kept)
    assert any("海の仕事の点検票" in one for one in kept)


def test_a_word_in_one_form_alone_is_no_label(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    once = _form(1, "灯台の手入れ", "道路課").replace("従事者（正規）", "付け足し")
    text = f"{TOP}{STAFF}{once}{_form(2, '岸壁の補強', '営繕課')}{_form(3, '水路の掃除', '営繕課')}"
    (report,) = reports_of(convert_text(text))
    assert "付け足し" not in [entry["label"] for one in report["projects"] for entry in one["entries"]]


def test_a_heading_right_below_the_number_of_staff(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    steps = "計画（Plan）\t総合計画を見直します。\t\t\n実施（Do）\t見直しました。\t\t\n達成度（Check）\t目標を達成した\t\t\n直すこと（Action）\t続けます。\t\t\n\n"
    forms = f"取組名\t灯台の計画\t担当\t道路課\n{steps}取組名\t岸壁の総合計画\t担当\t営繕課\n{steps}"
    goals = "部の職員数　15名\nわたしたちの目標\n1. 海を守ります。\n2. 港を守ります。\n\n"
    (report,) = reports_of(convert_text(f"{TOP}{STAFF.rstrip()}\n{goals}取組の進行管理\n\n{forms}"))
    assert [one["text"] for one in report["goals"]] == ["海を守ります。", "港を守ります。"]
    assert [one["name"] for one in report["projects"]] == ["灯台の計画", "岸壁の総合計画"]
    first = report["projects"][0]
    assert [one["entry_type"] for one in first["entries"]] == ["plan", "final", "issue_next"]
    assert [one["value"] for one in first["ratings"]] == ["目標を達成した"]
