"""Forms with the halves of a year side by side, labelled rows below names, cards, and lines that begin alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.conftest import Read

Rows = Callable[..., Read]
Table = Callable[..., Read]

NAMES = ["歩道の段差解消事業", "街路樹の手入れ事業"]


def test_texts_below_the_halves_are_of_their_stage(read_table: Table) -> None:
    found = read_table(
        f"No.|1|事業名|{NAMES[0]}\n担当課|道路課|対応目標|①\n区分|前期（4月～9月）|<後期（10月～3月）\n"
        "取組計画|測量をします。|<工事をします。\n取組実績|測量をしました。|<工事をしました。\n自己評価|Ａ|<Ｂ\n"
        "翌年度に向けて|幅を広げます。<<"
    )
    assert [name for name, _ in found.names] == NAMES[:1]
    assert found.entries == [
        [
            ("plan", "測量をします。"),
            ("plan", "工事をします。"),
            ("midterm", "測量をしました。"),
            ("final", "工事をしました。"),
            ("issue_next", "幅を広げます。"),
        ]
    ]
    assert [value for _, value, _ in found.ratings[0]] == ["A", "B"]
    assert found.goals == [[1]]


def test_halves_over_nothing_stay_what_they_are(read_table: Table) -> None:
    found = read_table(
        f"事業名|{NAMES[0]}|担当課|道路課\n区分|前期|<後期\n取組計画|測量をします。<<\n取組実績|測量をしました。<<"
    )
    assert found.entries == [[("plan", "測量をします。"), ("final", "測量をしました。")]]


LABELLED = """番号|事業名<|担当課|9月末達成度|3月末達成度
1^^|歩道の段差解消事業<|道路課|20％|60％
達成目標|段差を12か所なくします。<<<
結果|段差を10か所なくしました。<<<
2^^|街路樹の手入れ事業<|緑地課|50％|100％
達成目標|剪定をします。<<<
結果|剪定をしました。<<<"""


def test_labelled_rows_below_the_row_of_a_name(read_table: Table) -> None:
    found = read_table(LABELLED)
    assert found.names == [(NAMES[0], ["道路課"]), (NAMES[1], ["緑地課"])]
    assert found.entries == [
        [("plan", "段差を12か所なくします。"), ("final", "段差を10か所なくしました。")],
        [("plan", "剪定をします。"), ("final", "剪定をしました。")],
    ]
    assert [[(label, value) for label, value, _ in own] for own in found.ratings] == [
        [("9月末達成度", "20%"), ("3月末達成度", "60%")],
        [("9月末達成度", "50%"), ("3月末達成度", "100%")],
    ]


def test_a_row_of_another_form_leaves_the_table_as_it_is(read_table: Table) -> None:
    found = read_table(LABELLED.replace("結果|剪定をしました。<<<", "緑地課|係|3|4|5"))
    assert "剪定をしました。" not in str(found.entries)
    assert len(found.names) >= 2


CARD = "{name}\n\n担当する課\t{section}\nなぜ取り組むのか\t{why}\n今年度の取組\t{plan}\n達成目標\t{aim}\n"


def _cards() -> list[str]:
    first = CARD.format(
        name="1. 歩道の段差解消事業",
        section="道路課",
        why="転ぶ人がいます。",
        plan="測ります。",
        aim="12か所なくします。",
    )
    second = CARD.format(
        name="2. 街路樹の手入れ事業", section="緑地課", why="枝が伸びました。", plan="切ります。", aim="40本切ります。"
    )
    return ["", *first.splitlines(), "", *second.splitlines(), ""]


def test_labels_of_cards_that_nobody_knows(read_rows: Rows) -> None:
    found = read_rows(_cards())
    assert found.names == [(NAMES[0], ["道路課"]), (NAMES[1], ["緑地課"])]
    assert found.entries[0] == [("outline", "転ぶ人がいます。"), ("plan", "測ります。"), ("plan", "12か所なくします。")]


@pytest.mark.parametrize(
    ("plan", "final"),
    [
        ("【今年度の仕事】{}", "【１年を振り返って】{}"),
        ("〔今年度の仕事〕{}", "〔取組の結果〕{}"),
        ("取組計画…{}", "年間の成果…{}"),
        ("今年度の仕事：{}", "取組の結果：{}"),
    ],
)
def test_lines_that_begin_alike(plan: str, final: str, read_rows: Rows) -> None:
    rows = []
    for number, name in enumerate(NAMES):
        rows += ["", f"（{number + 1}）{name}（道路課）", "", plan.format("段差を12か所なくします。")]
        rows += [final.format("段差を10か所なくしました。"), "達成度：Ａ"]
    found = read_rows(rows)
    assert [name for name, _ in found.names] == NAMES
    assert found.entries == [[("plan", "段差を12か所なくします。"), ("final", "段差を10か所なくしました。")]] * 2


def test_words_that_stand_once_are_no_labels(read_rows: Rows) -> None:
    rows = ["", f"（1）{NAMES[0]}（道路課）", "【取組内容】段差を12か所なくします。", "【歩道のこと】幅を広げます。"]
    found = read_rows(rows)
    assert "幅を広げます。" in str(found.entries) + str(found.extras)
    assert not any(kind == "other" for own in found.entries for kind, _ in own)


def test_amounts_side_by_side(read_rows: Rows) -> None:
    rows = [
        "",
        f"（1）{NAMES[0]}（道路課）",
        "【取組内容】段差を12か所なくします。",
        "予算額　1,200,000円\t決算額　900,000円",
    ]
    found = read_rows(rows)
    assert [(amount, kind) for _, amount, kind, _ in found.budgets[0]] == [(1200000, "initial"), (900000, "settlement")]


def test_a_sentence_under_the_title_of_aims_is_a_plan(read_table: Table) -> None:
    found = read_table(
        f"目標番号|No.|重点取組|担当課|達成目標|取組状況|評価\n"
        f"①|1|{NAMES[0]}|道路課|段差を12か所なくします。|測量をしました。|Ａ\n"
        f"②|2|{NAMES[1]}|緑地課|剪定をします。|下見をしました。|Ｂ"
    )
    assert found.goals == [[1], [2]]
    assert [own[0] for own in found.entries] == [("plan", "段差を12か所なくします。"), ("plan", "剪定をします。")]


def test_numbers_under_the_title_of_aims_are_references(read_table: Table) -> None:
    found = read_table(
        f"重点取組|担当課|達成目標|取組状況|評価\n{NAMES[0]}|道路課|①|測量をしました。|Ａ\n{NAMES[1]}|緑地課|②|下見をしました。|Ｂ"
    )
    assert found.goals == [[1], [2]]
