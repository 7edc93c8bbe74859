"""Indicators with their figures behind them on one line → measures, whatever words and marks the paper has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.project_indicator_figures import indicator_figures
from pipeline.model.document import Piece
from pipeline.model.raw import RawText

HEAD = """令和5年度　みなと部の運営方針

みなと部長　青柳　誠

■ 今年度の目標

① 桟橋を直します。
② 船の案内を増やします。

■ 重点取組

"""
WORKS = (
    ("桟橋改修事業", "修繕の工事を発注します。", "工事を終えました。", "桟橋の修繕箇所数", "3か所", "5か所", "4か所"),
    ("船の案内充実事業", "案内板を立てます。", "案内板を立てました。", "案内板の数", "10枚", "20枚", "21枚"),
    ("市場見学推進事業", "見学の会を開きます。", "会を開きました。", "見学者数", "100人", "150人", "160人"),
)


def _text(name: str, label: str, figures: str) -> str:
    lines = []
    for title, plan, done, indicator, *values in WORKS:
        lines.append(name.format(title))
        lines += [label.format("年度の予定", plan), label.format("年度の成果", done)]
        lines.append(label.format("数値指標", figures.format(indicator, *values)))
    return HEAD + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("name", "label", "figures"),
    [
        ("◎{}（担当：港湾課）", "－{}：{}", "{}（出発点の値　{}、目指す値　{}、実績となった値　{}）"),
        ("●{}（担当　港湾課）", "○{}　{}", "{}（開始時 {}、年度末に目指す値 {}、到達した値 {}）"),
        ("□{}（港湾課）", "〈{}〉{}", "{}：策定時　{}、年度末目標　{}、実績（３月）　{}"),
        ("☆{} (港湾課)", "・{}：{}", "{}［現状{}／目標{}／実績{}］"),
    ],
)
def test_figures_stand_behind_their_indicator(name: str, label: str, figures: str, one: Callable[[str], Any]) -> None:
    report = one(_text(name, label, figures))
    assert [project["name"] for project in report["projects"]] == [title for title, *_ in WORKS]
    assert [[entry["entry_type"] for entry in project["entries"]] for project in report["projects"]] == [
        ["plan", "final"]
    ] * 3
    measures = [project["measures"] for project in report["projects"]]
    assert [
        [tuple(each[part] for part in ("label", "baseline", "target", "actual")) for each in own] for own in measures
    ] == [
        [("桟橋の修繕箇所数", 3, 5, 4)],
        [("案内板の数", 10, 20, 21)],
        [("見学者数", 100, 150, 160)],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "見学者数（延べ）",
        "見学者数（市場、桟橋）",
        "見学者数（目標 150人、目標 160人）",
        "見学の会を開きます（9月 2回、10月 3回）",
        "費用：会場の借上げ",
        "開催数：目標 12回　実績 10回",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert indicator_figures(RawText((Piece(1, 0, len(text), text),))) is None


def test_a_line_may_end_inside_the_bracket() -> None:
    first, second = "見学者数（策定時 100人、目指す値 150人、到達した", "値 160人）"
    found = indicator_figures(RawText((Piece(1, 0, len(first), first), Piece(2, 0, len(second), second))))
    assert found is not None
    assert [(kind, figure.text) for kind, _, figure in found[1]] == [
        ("measure.baseline", "100人"),
        ("measure.target", "150人"),
        ("measure.actual", "160人"),
    ]
